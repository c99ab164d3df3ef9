# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Claims about the lock file."""

from __future__ import annotations

import string
from random import Random

from hypothesis import given
from hypothesis import strategies as some

from omstander.translate import Lock, read_lock, write_lock
from omstander.translate.lock import HEAD_LINES, LockLine

from .small import BASE, lock_of

FIELD = some.text(max_size=8).filter(lambda text: text != "-")
WORDS = FIELD.filter(bool)
IDS = some.text(string.ascii_lowercase + "234567", min_size=6, max_size=6)
ROLE = some.sampled_from(["message", "label", "title"])
LINE = some.builds(LockLine, IDS, WORDS, ROLE, some.sampled_from(["", "join"]), FIELD, FIELD, WORDS)
LOCKS = some.lists(LINE, unique_by=lambda line: line.id, max_size=8).map(lambda lines: Lock(tuple(lines)))


@given(LOCKS)
def test_a_lock_is_read_as_it_was_written(lock: Lock) -> None:
    """Whatever stands in the texts, tabs and line ends too, reading gives what was written, in its order."""
    assert read_lock(write_lock(lock)) == (lock, [])


def test_the_lines_stand_sorted_by_id() -> None:
    """The file is sorted by id, one text a line, whatever the order of the script."""
    rows = [row for row in write_lock(lock_of(BASE)).splitlines() if not row.startswith("#")]

    assert rows == sorted(rows)
    assert len(rows) == len(lock_of(BASE).lines)


def test_the_order_of_the_lines_means_nothing() -> None:
    """A lock whose lines were shuffled by a merge still knows the order of the script."""
    rows = write_lock(lock_of(BASE)).splitlines()
    Random(1).shuffle(rows)

    assert read_lock("\n".join(rows))[0].lines == lock_of(BASE).lines


def test_a_new_line_changes_two_lines_of_the_file() -> None:
    """One line more in the script is one line more in the lock, and one that has another predecessor."""
    before = set(write_lock(lock_of(BASE)).splitlines())
    after = set(write_lock(lock_of(BASE.replace("Noor: ik!", "Noor: ik!\nSem: en ik"))).splitlines())

    assert (len(before - after), len(after - before)) == (1, 2)


def test_two_branches_can_be_merged_line_by_line() -> None:
    """Both of two lines that follow the same one are kept, after it."""
    lock = lock_of(BASE)
    first, second = lock.lines[:2]
    extra = LockLine("aaaaaa", first.scene, "message", "", "Sem", "2b", "en ik")
    row = f"aaaaaa\t{first.scene}\t{first.id}\tmessage\tSem\t2b\ten ik\n"

    read, found = read_lock(write_lock(lock) + row)

    assert found == []
    assert set(read.lines) == {*lock.lines, extra}
    assert read.lines[0] == first
    assert second in read.lines


def test_broken_lines_are_told_with_their_place() -> None:
    """Lines that are none, and ids that stand twice, are told with file and line; the rest is read."""
    lines = write_lock(lock_of(BASE)).splitlines()
    content = "\n".join([*lines[:3], "<<<<<<< mine", *lines[3:], lines[2], ""])

    read, found = read_lock(content, "base.lock")

    told = [(one.code, dict(one.args)["line"]) for one in found]
    assert told == [("E606", "4"), ("E607", str(len(lines) + 2))]
    assert read.lines == lock_of(BASE).lines


@given(some.text())
def test_no_content_can_break_the_reader(content: str) -> None:
    """Anything at all is read or told."""
    lock, found = read_lock(content)

    rows = [row for row in content.split("\n") if row.strip() and not row.startswith("#")]
    assert len(lock.lines) + len(found) <= len(rows)


def test_comments_at_the_top_stay() -> None:
    """A licence above the lines survives reading and writing."""
    licensed = "# mine\n" + write_lock(lock_of(BASE))

    assert write_lock(read_lock(licensed)[0]) == licensed
    assert HEAD_LINES[0] in licensed


def test_rings_are_still_read() -> None:
    """Two lines that each claim to follow the other are both kept."""
    ring = "aaaaaa\tx\tbbbbbb\tmessage\tSem\t2b\teen\nbbbbbb\tx\taaaaaa\tmessage\tSem\t2b\ttwee\n"

    assert sorted(line.text for line in read_lock(ring)[0].lines) == ["een", "twee"]
