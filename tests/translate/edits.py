# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Edits as authors make them, on the lines of a real script, with the truth about which line is which.

A line remembers the number that it had before all edits; a new line has none. So after any number of edits
it is known which text of the new script is which text of the old one, without asking what is to be
measured.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random

NAME = r"(?:jij|(?:mevrouw |meneer )?[A-Z]\w+)"
MESSAGE = re.compile(
    rf"(?P<head>\s*(?:\(!\) )?(?:\(\d+s\) )?(?P<who>{NAME})(?P<to> > {NAME})?: )(?P<words>.+)"
)
OPTION = re.compile(r"(?P<head>[-+*] )(?P<words>.+?)(?P<tail>\s{2,}[\[(].*)")
PROMPT = re.compile(r"(?P<head>\? )(?P<words>.+?)(?P<tail>\s{2,}[\[(].*)?")
SCENE = re.compile(r"(?P<head>== )(?P<words>(?!einde ).+)(?P<tail> ==)")
ENDING = re.compile(r"(?P<head>== einde )(?P<words>.+)(?P<tail> ==)")
PROSE = re.compile(r"(?P<head> {4})(?P<words>[A-Z\"].*[.?])")
SHAPES = (SCENE, ENDING, PROMPT, OPTION, MESSAGE, PROSE)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a script. `was` is its number before all edits, None for a new one."""

    text: str
    was: int | None


@dataclass(slots=True)
class Draft:
    """A script that is being edited. `words` is what an author may type: words of the other stories."""

    lines: list[Line]
    dice: Random
    sentences: Sequence[str]
    people: Sequence[str]
    touched: set[int] = field(default_factory=set)

    @property
    def script(self) -> str:
        """The script as it is now."""
        return "".join(line.text + "\n" for line in self.lines)

    def pick(self, *shapes: re.Pattern[str]) -> tuple[int, re.Match[str]] | None:
        """Choose a line of one of these shapes that nobody has touched."""
        found = [
            (at, match)
            for at, line in enumerate(self.lines)
            if line.was is not None and line.was not in self.touched
            if (match := _first_match(shapes, line.text))
        ]
        if not found:
            return None
        at, match = self.dice.choice(found)
        self.touched.add(self.lines[at].was or 0)
        return at, match

    def rewrite(self, at: int, match: re.Match[str], words: str) -> None:
        """Give a line other words."""
        tail = match.groupdict().get("tail") or ""
        self.lines[at] = Line(match["head"] + words + tail, self.lines[at].was)


def draft(script: str, dice: Random, others: Sequence[str]) -> Draft:
    """Take up a script; `others` are scripts from which new words come."""
    lines = [Line(text, number) for number, text in enumerate(script.splitlines())]
    sentences = [
        m["words"] for other in others for line in other.splitlines() if (m := MESSAGE.fullmatch(line))
    ]
    speakers = (m["who"] for line in script.splitlines() if (m := MESSAGE.fullmatch(line)))
    people = sorted(set(speakers) - {"jij"})
    return Draft(lines, dice, sentences, people)


def change_word(draft: Draft) -> bool:
    """Put another word in the place of one."""
    picked = draft.pick(MESSAGE, OPTION, PROMPT, PROSE)
    if picked is None:
        return False
    at, match = picked
    words = match["words"].split(" ")
    words[draft.dice.randrange(len(words))] = draft.dice.choice(draft.dice.choice(draft.sentences).split())
    draft.rewrite(at, match, " ".join(words))
    return True


def mend_typo(draft: Draft) -> bool:
    """Take a letter out, put one in, or swap two."""
    picked = draft.pick(*SHAPES[2:])
    if picked is None or not (long := list(re.finditer(r"\w{4,}", picked[1]["words"]))):
        return False
    at, match = picked
    words, word = match["words"], draft.dice.choice(long)
    place = draft.dice.randrange(word.start(), word.end() - 1)
    one, two = words[place], words[place + 1]
    mended = draft.dice.choice([one, two + one, one + two + two])
    draft.rewrite(at, match, words[:place] + mended + words[place + 2 :])
    return True


def insert_line(draft: Draft) -> bool:
    """Let somebody say something new after another line."""
    picked = draft.pick(MESSAGE)
    if picked is None:
        return False
    at, match = picked
    half, other = draft.dice.choice(draft.sentences), draft.dice.choice(draft.sentences)
    words = " ".join([*half.split()[: 1 + len(half.split()) // 2], *other.split()[len(other.split()) // 2 :]])
    indent = match["head"][: len(match["head"]) - len(match["head"].lstrip())]
    draft.lines.insert(at + 1, Line(f"{indent}{draft.dice.choice(draft.people)}: {words}", None))
    return True


def delete_line(draft: Draft) -> bool:
    """Take a message away."""
    picked = draft.pick(MESSAGE)
    if picked is None or _alone(draft, picked[0]):
        return False
    del draft.lines[picked[0]]
    return True


def move_line(draft: Draft) -> bool:
    """Move a message over two to five other lines of its block."""
    picked = draft.pick(MESSAGE)
    if picked is None or _alone(draft, picked[0]):
        return False
    at = picked[0]
    step, far = draft.dice.choice((-1, 1)), draft.dice.randint(2, 5)
    to = at
    while (
        abs(to - at) < far and _indent(draft, to + step) == _indent(draft, at) and _is_event(draft, to + step)
    ):
        to += step
    draft.lines.insert(to, draft.lines.pop(at))
    return True


def retitle_scene(draft: Draft) -> bool:
    """Call a scene or an ending something else, wherever it is named."""
    picked = draft.pick(SCENE, ENDING)
    if picked is None:
        return False
    at, match = picked
    title = " ".join(draft.dice.choice(draft.sentences).split()[:3]).strip(".?!:, ") or "Later"
    draft.rewrite(at, match, title)
    goes = re.compile(rf"(.*\bnaar ){re.escape(match['words'])}")
    for number, line in enumerate(draft.lines):
        if found := goes.fullmatch(line.text):
            draft.lines[number] = Line(found[1] + title, line.was)
    return True


def move_scene(draft: Draft) -> bool:
    """Swap a scene, or an ending, with the next."""
    heads = [
        at for at, line in enumerate(draft.lines) if SCENE.fullmatch(line.text) or ENDING.fullmatch(line.text)
    ]
    ends = [
        at for at, line in enumerate(draft.lines) if line.text.startswith(("-- nabespreken", "hulpkaart"))
    ]
    starts = sorted({*heads, *ends, len(draft.lines)})
    both = [
        (a, b, c)
        for a, b, c in zip(starts, starts[1:], starts[2:], strict=False)
        if a in heads and b in heads
    ]
    if not both:
        return False
    a, b, c = draft.dice.choice(both)
    draft.lines[a:c] = [*draft.lines[b:c], *draft.lines[a:b]]
    return True


def split_message(draft: Draft) -> bool:
    """Make two messages of one."""
    picked = draft.pick(MESSAGE)
    if picked is None or len(words := picked[1]["words"].split(" ")) < 4:
        return False
    at, match = picked
    cut = draft.dice.randint(2, len(words) - 2)
    halves = (" ".join(words[:cut]), " ".join(words[cut:]))
    draft.lines[at : at + 1] = [Line(match["head"] + half, draft.lines[at].was) for half in halves]
    return True


def change_speaker(draft: Draft) -> bool:
    """Let somebody else say it."""
    picked = draft.pick(MESSAGE)
    if picked is None or picked[1]["to"] or picked[1]["who"] == "jij":
        return False
    at, match = picked
    others = [name for name in draft.people if name != match["who"]]
    head = match["head"].replace(match["who"], draft.dice.choice(others))
    draft.lines[at] = Line(head + match["words"], draft.lines[at].was)
    return True


def reorder_option(draft: Draft) -> bool:
    """Swap an option, with all that follows from it, with the next."""
    starts = [at for at, line in enumerate(draft.lines) if OPTION.fullmatch(line.text)]
    blocks = [(at, _block_end(draft, at)) for at in starts]
    pairs = [(a, b, c) for (a, b), (start, c) in itertools.pairwise(blocks) if b == start]
    if not pairs:
        return False
    a, b, c = draft.dice.choice(pairs)
    draft.lines[a:c] = [*draft.lines[b:c], *draft.lines[a:b]]
    return True


Edit = Callable[[Draft], bool]
KINDS: tuple[tuple[Edit, int], ...] = (
    (change_word, 6),
    (mend_typo, 5),
    (insert_line, 5),
    (delete_line, 4),
    (move_line, 3),
    (split_message, 3),
    (change_speaker, 3),
    (reorder_option, 2),
    (retitle_scene, 1),
    (move_scene, 1),
)
"""The edits, and how often each is made among the others."""


def _first_match(shapes: Sequence[re.Pattern[str]], text: str) -> re.Match[str] | None:
    return next(filter(None, (shape.fullmatch(text) for shape in shapes)), None)


def _indent(draft: Draft, at: int) -> int:
    text = draft.lines[at].text if 0 <= at < len(draft.lines) else ""
    return len(text) - len(text.lstrip()) if text else -1


def _is_event(draft: Draft, at: int) -> bool:
    return MESSAGE.fullmatch(draft.lines[at].text) is not None


def _alone(draft: Draft, at: int) -> bool:
    """Whether a block would be empty without this line."""
    return _indent(draft, at) > 0 and _indent(draft, at) not in (
        _indent(draft, at - 1),
        _indent(draft, at + 1),
    )


def _block_end(draft: Draft, at: int) -> int:
    end = at + 1
    while end < len(draft.lines) and _indent(draft, end) > 0:
        end += 1
    return end
