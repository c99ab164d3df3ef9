# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""What the checker says about seeded mistakes: on the right line, with the right mend."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import pytest

from .adapter import first_diagnostics, plain_form
from .mutation import Mutation
from .mutations import HARMLESS, OPERATORS, Seeded, applied, one_each, stories

RIGHT_LINE = Fraction(95, 100)
RIGHT_MEND = Fraction(80, 100)


@dataclass(frozen=True, slots=True)
class Verdict:
    """How the first diagnostic fits one seeded mistake."""

    name: str
    story: str
    mutation: Mutation
    first: dict[str, Any] | None

    @property
    def right_line(self) -> bool:
        """Whether the first diagnostic stands on a right line."""
        return self.first is not None and self.first["line"] in self.mutation.lines

    @property
    def right_mend(self) -> bool:
        """Whether the first diagnostic, on the right line, names the mend."""
        said = f"{(self.first or {}).get('message')} {(self.first or {}).get('hint')}".lower()
        return self.right_line and any(word in said for word in self.mutation.expected_mend)

    @property
    def row(self) -> str:
        """One row of the table of misses."""
        first = self.first or {"code": "nothing", "line": "-", "message": "", "hint": ""}
        missed = "mend" if self.right_line else "line"
        wanted = " or ".join(str(line) for line in sorted(self.mutation.lines))
        said = f"{first['code']} at {first['line']}: {first['message']} / {first['hint']}"
        mends = ", ".join(self.mutation.expected_mend[:4])
        return f"{missed} | {self.name} in {self.story} | want {wanted}; {mends} | {said}"


def judge(seeded: list[Seeded]) -> list[Verdict]:
    """Ask the checker about every seeded mistake."""
    return [
        Verdict(name, story, mutation, next(iter(first_diagnostics(mutation.text)), None))
        for name, story, mutation in seeded
    ]


def measure(seeded: list[Seeded]) -> tuple[Fraction, Fraction]:
    """Give the shares of right lines and right mends, and print what was missed."""
    verdicts = judge(seeded)
    lines = sum(verdict.right_line for verdict in verdicts)
    mends = sum(verdict.right_mend for verdict in verdicts)
    print(f"{len(seeded)} seeded mistakes: right line {lines}, right mend {mends}")
    print("\n".join(verdict.row for verdict in verdicts if not verdict.right_mend))
    return Fraction(lines, len(seeded)), Fraction(mends, len(seeded))


@pytest.mark.slow
@pytest.mark.parametrize("seeded", [one_each(), applied(OPERATORS)], ids=["one of each kind", "all"])
def test_the_first_diagnostic_is_on_the_right_line_and_offers_the_mend(seeded: list[Seeded]) -> None:
    """At least 95 % right lines and 80 % right mends over at least a hundred seeded mistakes."""
    assert len(seeded) >= 100
    lines, mends = measure(seeded)
    assert lines >= RIGHT_LINE
    assert mends >= RIGHT_MEND


@pytest.mark.parametrize("story", sorted(stories()))
def test_a_clean_story_gets_no_diagnostics(story: str) -> None:
    """The stories that the mistakes are seeded into have none of their own."""
    assert first_diagnostics(stories()[story]) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "story", "mutation"),
    [pytest.param(*one, id=f"{one[0]} in {one[1]}") for one in applied(HARMLESS)],
)
def test_what_a_word_processor_leaves_behind_is_no_error(name: str, story: str, mutation: Mutation) -> None:
    """Curly quotes, dashes, odd spaces and line ends give no error and the same story."""
    found = first_diagnostics(mutation.text)
    assert [one for one in found if one["severity"] == "error"] == [], name
    assert plain_form(mutation.text) == plain_form(stories()[story])
