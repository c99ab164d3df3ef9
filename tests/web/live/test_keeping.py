# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""What is answered is on disk; what the disk refuses has not happened; what is over is gone."""

from __future__ import annotations

import asyncio
import gc
import time
import weakref
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest
from tests.web.live.asking import LONG, Lesson, Server
from tests.web.live.disk import Disk
from tests.web.live.test_streams import Following, entries
from tests.web.visiting import STORY, rewrite

from omstander.live import Course, Rules, course_of
from omstander.store import NotSavedError
from omstander.walk import Automaton
from omstander.web import Library
from omstander.web.live.frozen import course_in, freeze
from omstander.web.live.tending import Tending


def test_nothing_is_answered_or_shown_before_it_is_on_disk(server: Server) -> None:
    """As long as the disk is busy nobody has an answer, and no follower sees anything."""
    lesson = Lesson.made(server, seats=1)
    following = Following(lesson, lesson.seats[0])
    following.until(":")
    disk = Disk(server)
    disk.held = True
    step = server.loop.create_task(
        server.asked("POST", "/live/commands", {"do": "go-on", "at": 0}, token=lesson.board)
    )
    server.run(asyncio.sleep(0.05))
    assert len(disk.waiting) == 1
    assert not step.done()
    assert b"started" not in following.line.content
    assert lesson.log() == []
    disk.let_go()
    assert server.run(asyncio.wait_for(step, LONG)).status == 200
    assert entries(following.until("started")) == lesson.log()
    following.stop()


def test_what_the_disk_refuses_has_not_happened(server: Server) -> None:
    """A full disk is told as such to everybody who waited; sent again with the same key it counts once."""
    lesson = Lesson.made(server, seats=8)
    opened = lesson.until("opened")["n"]
    disk = Disk(server)
    disk.full = True
    assert lesson.choose(0, opened, key="a-press-for-a-full-disk").error == (503, "not-saved")
    assert lesson.command("go-on", at=opened).error == (503, "not-saved")
    assert lesson.join().error == (503, "not-saved")
    options = {"story": "wissel", "language": "nl"}
    assert server.ask("POST", "/live/sessions", options).error == (503, "not-saved")
    assert lesson.last == opened
    disk.full = False
    assert lesson.choose(0, opened, key="a-press-for-a-full-disk").json == {"saved": True}
    assert lesson.go_on()["kind"] == "resolved"


def test_what_rests_on_something_lost_is_lost_with_it(server: Server) -> None:
    """What comes while a bundle is on its way waits for it: a repeat and a refusal too. If it is lost, all of
    them hear so, and the session is what it was."""
    lesson = Lesson.made(server, seats=8)
    opened = lesson.until("opened")["n"]
    disk = Disk(server)
    disk.held = True

    def sent(road: str, body: Any, token: str) -> asyncio.Task[Any]:
        return server.loop.create_task(server.asked("POST", f"/live/{road}", body, token=token))

    choice = {"key": "k" * 20, "opened": opened, "about": "act", "value": 0}
    step = sent("commands", {"do": "go-on", "at": opened}, lesson.board)
    server.run(asyncio.sleep(0.02))
    late = sent("choices", choice, lesson.seats[0])
    again = sent("commands", {"do": "go-on", "at": opened}, lesson.board)
    server.run(asyncio.sleep(0.05))
    assert not any(task.done() for task in (step, late, again))
    disk.let_go(refuse=True)
    server.run(asyncio.wait_for(asyncio.wait([step, late, again]), LONG))
    assert [task.result().error for task in (step, late, again)] == [(503, "not-saved")] * 3
    assert server.ask("POST", "/live/choices", choice, token=lesson.seats[0]).json == {"saved": True}
    assert lesson.last == opened


def test_a_burst_is_saved_in_two_bundles(server: Server) -> None:
    """Thirty who choose at the same time wait for two writes, not for thirty."""
    lesson = Lesson.made(server, seats=30)
    opened = lesson.until("opened")["n"]
    appended: list[int] = []
    append = server.store.append

    def counted(session: str, records: Sequence[Any], parts: Any = None) -> Future[None]:
        appended.append(len(records))
        return append(session, records, parts)

    server.store.append = counted  # type: ignore[method-assign]

    async def burst() -> list[Any]:
        body = {"opened": opened, "about": "act", "value": 0}
        asks = [
            server.asked("POST", "/live/choices", {**body, "key": f"key-of-seat-{i:010d}"}, token=token)
            for i, token in enumerate(lesson.seats)
        ]
        return [answer.status for answer in await asyncio.gather(*asks)]

    assert server.run(burst()) == [200] * 30
    assert (sum(appended), len(appended) <= 3) == (30, True)


def test_deleting_is_at_once_and_everywhere(server: Server, tmp_path: Path) -> None:
    """A deleted session ends on every screen, its tokens and code are worth nothing, and no byte is left."""
    lesson = Lesson.made(server, seats=3, contact="Zie-Mij-Hier")
    following = Following(lesson, lesson.seats[0])
    following.until(":")
    mark = lesson.facts["parts"]["texts"]
    assert lesson.command("delete").status == 200
    assert entries(following.ended())[-1]["wiped"] is True
    for token in (lesson.board, lesson.seats[0]):
        assert server.ask("GET", "/live/session", token=token).error == (401, "no-token")
    assert lesson.join().error == (404, "no-session")
    assert server.hub.sessions == {}
    assert server.store.load() == {}
    assert server.store.part(mark.split("/")[-1][:-5]) is None
    left = b"".join(path.read_bytes() for path in tmp_path.glob("classes.db*"))
    assert b"Zie-Mij-Hier" not in left


def test_a_delete_that_the_disk_refuses_is_done_later(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The host hears that it is not done; it is tried again by itself, and works."""
    lesson = Lesson.made(server)
    refused: Future[None] = Future()
    refused.set_exception(NotSavedError())
    with monkeypatch.context() as patch:
        patch.setattr(server.store, "delete", lambda session: refused)
        assert lesson.command("delete").error == (503, "not-saved")
    assert len(server.store.load()) == 1
    server.run(server.hub.sweep())
    assert server.store.load() == {}


def test_nothing_is_kept_longer_than_said(starting: Callable[..., Server]) -> None:
    """A session goes when its hours are over, also if the server was off meanwhile; one that nobody came for
    goes after ten minutes."""
    server = starting()
    lesson = Lesson.made(server, seats=1, keep_hours=2)
    server.ask("POST", "/live/sessions", {"story": "wissel", "language": "nl"})
    server.clock.at += 599
    server.run(server.hub.sweep())
    assert len(server.hub.sessions) == 2
    server.clock.at += 2
    server.run(server.hub.sweep())
    assert len(server.hub.sessions) == 1
    at = server.clock.at + 2 * 3600
    lesson.server = server = starting()
    server.clock.at = at
    server.run(server.hub.sweep())
    assert (server.hub.sessions, server.store.load()) == ({}, {})


def test_a_lesson_goes_with_the_last_class_that_has_it(server: Server) -> None:
    """Other names make another lesson: it is kept as long as a class plays it, and no longer."""
    first, second = (Lesson.made(server, names=[1, 1, 0, 0, 0, 0]) for _ in range(2))
    one, other = (running.saved.lesson for running in server.hub.sessions.values())
    assert one is other
    alive = weakref.ref(one)
    del one, other
    first.command("delete")
    gc.collect()
    assert alive() is not None
    second.command("delete")
    gc.collect()
    assert alive() is None


def test_stories_are_frozen_one_at_a_time(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many make a class at the same moment: those who play wait for one of them at most."""
    busy, most = 0, 0

    def watched(*asked: Any) -> Any:
        nonlocal busy, most
        busy += 1
        most = max(most, busy)
        time.sleep(0.02)
        busy -= 1
        return freeze(*asked)

    monkeypatch.setattr("omstander.web.live.hub.freeze", watched)

    async def within() -> list[int]:
        options = {"story": "wissel", "language": "nl"}
        asks = (server.asked("POST", "/live/sessions", options) for _ in range(4))
        return [one.status for one in await asyncio.gather(*asks)]

    assert server.run(within()) == [201] * 4
    assert most == 1


def test_a_story_is_computed_once_for_all_its_classes(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At a bell a school begins with one story: its paths are walked once, in whatever language."""
    walked: list[str] = []

    def counted(automaton: Automaton, rules: Rules) -> Course:
        walked.append(automaton.parts["story"])
        return course_of(automaton, rules)

    course_in.cache_clear()
    monkeypatch.setattr("omstander.web.live.frozen.course_of", counted)
    for language in ("nl", "en", "nl"):
        Lesson.made(server, seats=0, language=language)
    assert walked == ["wissel"]


def test_a_mistake_of_ours_keeps_nothing_for_ever(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where letting go of what is over fails for whatever reason, it is tried again."""
    monkeypatch.setattr("omstander.web.live.tending.SWEEP", 0.01)
    looks: list[int] = []
    enough = asyncio.Event()

    async def look() -> None:
        looks.append(len(looks))
        if len(looks) == 3:
            enough.set()
        raise KeyError("a mistake")

    async def within() -> None:
        tending = Tending(look)
        tending.start()
        await enough.wait()
        await tending.stop()

    server.run(within())


def test_a_restart_loses_nothing(starting: Callable[..., Server]) -> None:
    """After a restart all tokens, the code, an open invitation and all choices are what they were."""
    server = starting()
    lesson = Lesson.made(server, seats=8)
    invited = lesson.command("invite", role="remote").json
    lesson.join("the-press-before-it-stopped")
    opened = lesson.until("opened")["n"]
    for seat in range(8):
        lesson.choose(seat, opened, 0, key=f"choice-of-seat-{seat:04d}")
    before = lesson.log()
    for _ in range(2):
        lesson.server = server = starting()
        assert lesson.log() == before
        assert server.ask("GET", "/live/session", token=lesson.board).json == lesson.facts
        assert lesson.choose(3, opened, 0, key="choice-of-seat-0003").json == {"saved": True}
        assert lesson.join("the-press-before-it-stopped").status == 201
    state = server.ask("GET", "/live/log", token=lesson.board).json["host"]
    assert state["seats"] == 9
    assert server.ask("POST", "/live/hosts", {"secret": invited["secret"]}).json["role"] == "remote"
    for address in lesson.facts["parts"].values():
        assert server.ask("GET", address).status == 200


def test_a_session_keeps_the_story_that_it_began_with(
    starting: Callable[..., Server], tmp_path: Path
) -> None:
    """A story that is edited while a session runs, or taken away, changes nothing in that session; the next
    one has the new text."""
    path = tmp_path / "feest.chat"
    path.write_text(STORY, encoding="utf-8")
    server = starting(stories=Library([path]))
    lesson = Lesson.made(server, story="feest")
    parts = lesson.facts["parts"]
    texts = server.ask("GET", parts["texts"]).content
    rewrite(path, STORY.replace("Het feest", "Een ander feest"))
    other = Lesson.made(server, story="feest").facts["parts"]
    assert (other["automaton"], other["texts"] != parts["texts"]) == (parts["automaton"], True)
    path.unlink()
    lesson.server = server = starting(stories=Library([]))
    assert server.ask("GET", "/live/session", token=lesson.board).json["parts"] == parts
    assert server.ask("GET", parts["texts"]).content == texts
    assert lesson.go_on()["kind"] == "started"


def test_a_class_may_have_other_names(server: Server) -> None:
    """Chosen other names are in the frozen texts, those that were not chosen stay, and no two begin alike."""
    published = server.hub.library.find("wissel")
    assert published is not None
    assert published.edition is not None
    own = published.edition.texts["nl"]["names"]
    lesson = Lesson.made(server, names=[1, 1, 0, 0, 0, 0])
    names = server.ask("GET", lesson.facts["parts"]["texts"]).json["names"]
    assert names[2:] == own[2:]
    assert not {*names[:2]} & {*own}
    assert len({name[0] for name in names}) == len(names)


def test_a_copy_of_the_database_opens_nothing(server: Server, tmp_path: Path) -> None:
    """No token, no secret and no key that a device made up stands in what is kept."""
    lesson = Lesson.made(server)
    lesson.seats = [lesson.join("a-key-that-a-device-made").json["token"]]
    secret = lesson.command("invite", role="remote").json["secret"]
    opened = lesson.until("hey")["n"]
    assert lesson.choose(0, opened, -1, "hey", key="a-press-that-a-device-made").status == 200
    kept = b"".join(path.read_bytes() for path in tmp_path.glob("classes.db*"))
    assert lesson.facts["code"].encode() in kept
    for known in (lesson.board, *lesson.seats, secret, "that-a-device-made"):
        assert known.encode() not in kept
