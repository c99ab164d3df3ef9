# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""`omstander demo`: starts, survives being killed, and leaves nothing behind."""

from __future__ import annotations

import signal
import socket
from pathlib import Path

import pytest
from tests.practice.serving import Program, until

from omstander.cli import main
from omstander.cli.demo_place import own_place
from omstander.practice.truth import read_records

BOARD = r"(http://127\.0\.0\.1:\d+/board\?lang=en#i=\S+)"
CODE = r"/join\?lang=en#(\w{8})\b"


def free_port() -> str:
    """A port that was free a moment ago: after a restart it must be the same one."""
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return str(tried.getsockname()[1])


@pytest.mark.slow
def test_a_demo_that_is_killed_goes_on_and_one_that_is_ended_leaves_nothing(tmp_path: Path) -> None:
    """After kill -9 the same class is there under the same code, its pupils too; after Ctrl-C no file is."""
    arguments = ("demo", "--no-browser", "--language", "en", "--port", free_port(), "--pupils", "3")
    demo = Program(tmp_path / "said", arguments, {"TMPDIR": str(tmp_path)}).start()
    code, board = demo.hear(CODE), demo.hear(BOARD)
    (folder,) = tmp_path.glob("omstander-demo-*")
    assert folder.stat().st_mode & 0o077 == 0

    def joined() -> list[str]:
        (records,) = read_records(folder / "demo.db").values()
        seats = [one["token"] for one in records if one["kind"] == "seat"]
        return seats if len(seats) >= 3 else []

    seats = until(joined, "three pupils")
    demo.end(signal.SIGKILL)

    demo.start()
    assert demo.hear(r"(goes on)\.")
    assert demo.hear(CODE) == code
    assert demo.hear(BOARD) != board
    assert joined() == seats == ["practice-0", "practice-1", "practice-2"]
    assert demo.end() == 0
    assert list(tmp_path.glob("omstander-demo-*")) == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--pupils", "31"), "31 simulated pupils cannot be"),
        (("--story", "nergens"), "There is no story nergens"),
        (("--host", "256.1.1.1"), "I cannot listen on 256.1.1.1"),
    ],
)
def test_wrong_use_is_a_sentence(
    arguments: tuple[str, ...], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Too many pupils, a story or an address that is not there: said plainly."""
    assert main(["demo", "--no-browser", "--language", "en", *arguments]) == 2
    assert words in capsys.readouterr().err


def test_the_place_of_a_demo_is_the_same_each_time_and_ours_alone(tmp_path: Path) -> None:
    """It is found again by its port; a folder that others can open, or a link to one, is not used."""
    first = own_place(80, tmp_path)
    assert own_place(80, tmp_path) == first
    assert len({own_place(0, tmp_path), own_place(0, tmp_path), own_place(81, tmp_path), first}) == 4

    first.parent.chmod(0o755)
    assert own_place(80, tmp_path).parent != first.parent
    first.parent.rmdir()
    first.parent.symlink_to(tmp_path)
    assert own_place(80, tmp_path).parent != first.parent
