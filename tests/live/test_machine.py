# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""A class in any order of events: Hypothesis plays, and a model that keeps only what was acknowledged looks
on."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from tests.live.playing import Playing
from tests.live.stories import lesson

from omstander.live import (
    LOBBY,
    Choose,
    Claim,
    Command,
    Decision,
    Draws,
    Join,
    Refusal,
    Request,
    code_works,
    decide,
    fingerprint,
    follow,
    host_of,
    host_state,
    is_over,
    needs,
    resolve,
    restore,
    seat_of,
)
from omstander.walk import offers, read_picks, walk

MARK = "marker-of-a-child"
FEW = st.integers(0, 9)
ANY = st.integers(0, 999)
ABOUTS = st.sampled_from(["act", "act", "act", "think", "most", "hey"])
VIEWS = st.sampled_from(["okay", "not-okay", "unsure"])
ROLES = ("board", "remote")
FACTS: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "go-on": {},
    "together": {"option": st.integers(0, 6)},
    "counts": {"counts": st.lists(st.integers(0, 30), min_size=4, max_size=5)},
    "back": {"moment": st.integers(0, 5)},
    "also": {},
    "show": {
        "what": st.sampled_from(["phone", "how-many", "questions", "help"]),
        "question": st.integers(0, 3),
    },
    "pause": {},
    "resume": {},
    "hide": {},
    "unhide": {},
    "more-time": {"seconds": st.integers(5, 600)},
    "lock": {},
    "unlock": {},
    "cap": {"seats": st.integers(1, 40)},
    "new-code": {},
    "remove": {"newest": st.integers(1, 4)},
    "invite": {"role": st.sampled_from(ROLES)},
    "contact": {"contact": st.just("mevrouw Aydin, lokaal 12")},
}
COMMANDS = st.sampled_from(sorted(FACTS)).flatmap(
    lambda do: st.tuples(st.just(do), st.fixed_dictionaries(FACTS[do]))
)


class Class(RuleBasedStateMachine):
    """The whole class: devices that lose answers and press twice, screens that lag, a server that stops."""

    @initialize(story=st.sampled_from(["wissel", "zonder-noor"]), mode=st.sampled_from(["devices", "board"]),
                seats=st.sampled_from([14, 9, 3, 0]), ahead=st.integers(0, 12))  # fmt: skip
    def begin(self, story: str, mode: str, seats: int, ahead: int) -> None:
        """A session is made; some are there at once, and perhaps the lesson is under way."""
        self.playing = Playing(lesson(story), seats=20, mode=mode, clock=60 if ahead % 2 else None)
        self.tokens: dict[str, int] = {}
        self.acknowledged: dict[tuple[int, str], dict[int, int | str]] = {}
        self.sent: list[tuple[Choose, Any]] = []
        self.screens = [LOBBY, LOBBY, LOBBY]
        self.hosts: dict[str, str] = {}
        self.secrets = [("first secret", "board")]
        self.count = 0
        for _ in range(seats):
            self.join(0)
        for _ in range(ahead):
            self.command(("go-on", {}), "board", 0)

    def is_open(self) -> bool:
        """Whether something can be chosen."""
        return self.playing.session.stage["at"] in ("open", "hey")

    def ask(self, request: Request) -> Any:
        """Ask; what is refused keeps nothing and changes nothing."""
        records, session = len(self.playing.records), self.playing.session
        answer = self.playing.ask(request)
        if isinstance(answer, str):
            assert len(self.playing.records) == records
            assert self.playing.session is session
        return answer

    def fresh(self) -> str:
        """A name that nobody had before, of somebody who should not be found again."""
        self.count += 1
        return f"{MARK}-{self.count:04}"

    @rule(icon=ANY)
    def join(self, icon: int) -> None:
        """Somebody takes a seat, and presses twice: the second answer is the same but for the token."""
        token, again, key = self.fresh(), self.fresh(), self.fresh()
        session = self.playing.session
        answer = self.ask(Join(fingerprint(token), key, icon))
        if isinstance(answer, str):
            full = session.present >= session.config.seats
            assert answer == ("no-session" if is_over(session) or session.locked else "full" if full else "")
            return
        assert answer["seat"] not in self.tokens.values()
        assert answer == self.ask(Join(fingerprint(again), key, icon + 1))
        assert seat_of(self.playing.session, fingerprint(token)) is None
        self.tokens[again] = answer["seat"]

    @precondition(lambda self: self.playing.session.present < 12)
    @rule(icon=ANY, times=st.integers(2, 9))
    def join_together(self, icon: int, times: int) -> None:
        """Many take a seat."""
        for place in range(times):
            self.join(icon + place)

    @precondition(lambda self: self.tokens and (self.is_open() or self.count % 4 == 0))
    @rule(who=ANY, about=ABOUTS, option=st.integers(-1, 7), opinion=VIEWS, old=FEW, lost=st.booleans())
    def choose(self, who: int, about: str, option: int, opinion: str, old: int, lost: bool) -> None:
        """Somebody chooses, perhaps for an opening that was or will be; the answer may get lost."""
        seat = list(self.tokens.values())[who % len(self.tokens)]
        stage = self.playing.session.stage
        opened = stage["opened"] + (0 if old else 1 - 2 * (who % 2))
        value = opinion if about in ("think", "most") else option
        request = Choose(seat, self.fresh(), opened, about, value)
        if lost:
            # Refused by the disk, or lost on its way: decided, and never kept.
            decide(self.playing.session, request, self.playing.now)
        answer = self.ask(request)
        self.sent.append((request, answer))
        is_open = stage["at"] in ("open", "hey") and opened == stage["opened"]
        if answer == {"saved": True}:
            assert is_open
            self.acknowledged.setdefault((opened, about), {})[seat] = value
        else:
            assert answer in ("not-open", "not-offered", "ended")
            assert is_open or answer in ("not-open", "ended")

    @precondition(lambda self: self.tokens and self.is_open())
    @rule(values=st.lists(st.integers(0, 5), min_size=1, max_size=20))
    def choose_all(self, values: list[int]) -> None:
        """The class chooses."""
        for place, value in enumerate(values[: len(self.tokens)]):
            about = "hey" if self.playing.session.stage["at"] == "hey" else "act"
            self.choose(place, about, value, "okay", 1, False)

    @precondition(lambda self: self.sent)
    @rule(which=ANY, value=st.integers(0, 5))
    def send_again(self, which: int, value: int) -> None:
        """A press that was saved comes again, at any time: the same answer, nothing is kept. With other
        content it is refused."""
        request, answer = self.sent[which % len(self.sent)]
        if answer != {"saved": True} or request.seat not in self.tokens.values():
            return
        kept = len(self.playing.records)
        assert answer == self.ask(request)
        if value != request.value:
            other = Choose(request.seat, request.key, request.opened, request.about, value)
            assert self.ask(other) == "key-used"
        assert kept == len(self.playing.records)

    @rule(asked=COMMANDS, role=st.sampled_from(ROLES), behind=st.integers(0, 9))
    def command(self, asked: tuple[str, dict[str, Any]], role: str, behind: int) -> None:
        """A host commands anything, sometimes from an old state."""
        do, facts = asked
        before = self.playing.session
        at = before.stage["last"] - (behind == 9)
        secret = self.fresh()
        draws = Draws(f"BCDF{self.count % 8 + 2}345", fingerprint(secret))
        answer = self.ask(Command(role, do, at, facts, draws))
        if isinstance(answer, str):
            assert answer in ("ended", "too-late", "not-now", "not-offered")
            return
        after = self.playing.session
        assert answer["last"] == after.stage["last"] == len(after.log)
        assert len(after.log) - len(before.log) in (0, 1)
        if do == "invite":
            self.secrets.append((secret, facts["role"]))
        gone = [token for token in self.tokens if seat_of(after, fingerprint(token)) is None]
        assert len(gone) == (min(facts["newest"], before.present) if do == "remove" else 0)
        for token in gone:
            for choices in self.acknowledged.values():
                choices.pop(self.tokens[token], None)
            del self.tokens[token]
        if after.stage["reveals"] != before.stage["reveals"]:
            self.check_reveal(do, facts, before.stage["opened"])

    @precondition(lambda self: self.is_open() and self.count % 3 == 0)
    @rule(newest=st.integers(1, 3))
    def remove(self, newest: int) -> None:
        """The newest seats have to go while the class chooses."""
        self.command(("remove", {"newest": newest}), "remote", 0)

    @rule(times=st.integers(2, 5))
    def go_on(self, times: int) -> None:
        """The lesson goes on."""
        for _ in range(times):
            self.command(("go-on", {}), "remote", 0)

    def check_reveal(self, do: str, facts: dict[str, Any], opened: int) -> None:
        """What is followed is what the acknowledged choices make, each counted once."""
        entry = self.playing.last
        earlier = self.playing.session.log[-2]
        tally: Counter[int] = Counter(self.acknowledged.get((opened, "act"), {}).values())  # type: ignore[arg-type]
        if do == "together":
            tally = Counter({facts["option"]: 8})
        elif do == "counts":
            tally = Counter(dict(enumerate(facts["counts"], 1)))
        automaton = self.playing.lesson.automaton
        before = [one["path"] for one in self.playing.session.log[:-1] if "path" in one][-1]
        picks = read_picks(before)
        assert isinstance(picks, list)
        here = walk(automaton, picks)
        moment = automaton.parts["moments"][entry["moment"]]
        found = resolve(moment, offers(here), tally, self.playing.lesson.rules)  # type: ignore[arg-type]
        assert entry["pick"] == f"{found.pick.option}{'+' * found.pick.many}"
        assert (entry["group"], entry["private"]) == (found.group, found.private)
        assert earlier["n"] == entry["n"] - 1

    @rule(which=ANY, used=st.booleans())
    def claim(self, which: int, used: bool) -> None:
        """A screen of the host comes in, once for a secret, within ten minutes."""
        secret, role = self.secrets[which % len(self.secrets)]
        token = self.fresh()
        answer = self.ask(Claim(fingerprint(secret), fingerprint(token)))
        if isinstance(answer, str):
            assert answer == "no-token"
            return
        assert {"role": role} == answer
        assert host_of(self.playing.session, fingerprint(token)) == role
        assert self.ask(Claim(fingerprint(secret), fingerprint(self.fresh()))) == "no-token"

    @rule(seconds=st.sampled_from([-7200, -1, 1, 59, 61, 601, 4 * 3600]))
    def jump(self, seconds: int) -> None:
        """The clock of the server jumps."""
        self.playing.now += seconds

    @rule()
    def restart(self) -> None:
        """The server stops and reads everything from disk: the session is the same."""
        kept = json.loads(json.dumps(self.playing.records))
        restored = restore(self.playing.lesson, kept)
        assert restored == self.playing.session
        self.playing.session = restored

    @rule(which=st.integers(0, 2), some=st.integers(0, 9))
    def read(self, which: int, some: int) -> None:
        """A screen reads some of what came after its offset, perhaps a part of it twice."""
        stage = self.screens[which]
        for entry in self.playing.session.log[max(stage["last"] - 2, 0) :][:some]:
            stage = follow(stage, entry)
        self.screens[which] = stage

    @rule(which=st.integers(0, 2))
    def reload(self, which: int) -> None:
        """A screen begins anew."""
        self.screens[which] = LOBBY

    @precondition(lambda self: needs(self.playing.session))
    @rule(option=st.integers(1, 5), counts=st.lists(st.integers(0, 9), min_size=5, max_size=5))
    def host_decides(self, option: int, counts: list[int]) -> None:
        """The host says what a small class decided, or counted the slips."""
        session = self.playing.session
        options = self.playing.lesson.automaton.parts["moments"][session.stage["moment"]]["options"]
        facts = {"option": option} if needs(session) == "together" else {"counts": counts[: len(options)]}
        self.command((needs(session), facts), "remote", 0)

    @precondition(lambda self: self.count % 17 == 0)
    @rule(do=st.sampled_from(["end", "delete"]))
    def end(self, do: str) -> None:
        """Once in a while the lesson is ended; nothing is accepted afterwards."""
        self.ask(Command("board", do))

    @invariant()
    def log_is_gapless(self) -> None:
        """Offsets are gapless from 1, and the stage is the fold of the log."""
        log = self.playing.session.log
        stage = LOBBY
        for place, entry in enumerate(log, 1):
            assert place == entry["n"]
            stage = follow(stage, entry)
        assert stage == self.playing.session.stage

    @invariant()
    def screens_see_the_stage(self) -> None:
        """Whoever has read everything knows what the session knows."""
        for stage in self.screens:
            rest = stage
            for entry in self.playing.session.log[stage["last"] :]:
                rest = follow(rest, entry)
            assert rest == self.playing.session.stage

    @invariant()
    def every_choice_counts_once(self) -> None:
        """What is open holds exactly the last acknowledged choice of every seat that is there; the shares add
        up."""
        session = self.playing.session
        found = dict(session.choices.items())
        if session.stage["at"] not in ("open", "hey"):
            assert not found
            return
        for about in ("act", "think", "most", "hey"):
            told = {seat: choice[about] for seat, choice in found.items() if about in choice}
            assert told == self.acknowledged.get((session.stage["opened"], about), {})
            assert sum(Counter(told.values()).values()) <= session.present

    @invariant()
    def seats_are_within_the_cap(self) -> None:
        """No more seats than the cap, and the hosts know how many."""
        session = self.playing.session
        assert len(self.tokens) == session.present <= session.config.seats
        state = host_state(session)
        assert state["seats"] == len(self.tokens)
        assert (state["gauge"] == "none") == (session.stage["at"] not in ("open", "hey"))
        icons = [seat.icon for _, seat in session.seats.items() if seat is not None]
        assert len(set(icons)) == len(icons) or len(icons) > 40

    @invariant()
    def nothing_after_the_end(self) -> None:
        """Once it is over, the log ends with `ended`, and no code works."""
        session = self.playing.session
        if is_over(session):
            assert [entry["kind"] for entry in session.log if entry["kind"] == "ended"] == ["ended"]
            assert session.log[-1]["kind"] == "ended"
            assert not code_works(session, session.code, self.playing.now)
            decided = decide(session, Command("board", "go-on", session.stage["last"]), self.playing.now)
            assert decided == Refusal("ended")
            assert decide(session, Command("board", "delete"), 0.0) == Decision(
                (), {"last": len(session.log)}
            )

    @invariant()
    def nobody_can_be_found(self) -> None:
        """No token, key or secret stands in any record as it came; the contact only where it was given."""
        kept = json.dumps(self.playing.records)
        assert MARK not in kept
        contacts = [record for record in self.playing.records if "Aydin" in json.dumps(record)]
        assert all(record["kind"] == "contact" for record in contacts)


Class.TestCase.settings = settings(max_examples=250, stateful_step_count=40)
TestClass = pytest.mark.slow(Class.TestCase)
