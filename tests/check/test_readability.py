# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""How hard a text is to read."""

from __future__ import annotations

import pytest

from omstander.check.readability import reading_ease, syllables


@pytest.mark.parametrize(
    ("word", "language", "count"),
    [
        ("moeilijk", "nl", 2),
        ("groepsapp", "nl", 2),
        ("leeuwen", "nl", 2),
        ("ideeën", "nl", 3),
        ("bioscoop", "nl", 3),
        ("verantwoordelijk", "nl", 5),
        ("mooi", "nl", 1),
        ("zon", "nl", 1),
        ("hm", "nl", 1),
        ("table", "en", 2),
        ("make", "en", 1),
        ("jumped", "en", 1),
        ("wanted", "en", 2),
        ("reading", "en", 2),
        ("beautiful", "en", 3),
        ("boxes", "en", 2),
        ("the", "en", 1),
    ],
)
def test_syllables_are_counted_as_they_are_spoken(word: str, language: str, count: int) -> None:
    """Vowels that are spoken together are one syllable, silent endings none."""
    assert syllables(word, language) == count


def test_the_score_is_that_of_douma_for_dutch_and_of_flesch_for_english() -> None:
    """Twenty words of one syllable in two sentences, by hand."""
    lines = ["jan gaat met de bus naar de stad en hij. " * 2]
    assert reading_ease(lines, "nl") == pytest.approx(206.84 - 0.93 * 10 - 77 * 1)
    assert reading_ease(["the man in the old red hat is on time. " * 2], "en") == pytest.approx(
        206.835 - 1.015 * 10 - 84.6 * 1
    )


def test_a_few_words_are_not_weighed() -> None:
    """One long word would decide, so a short block has no score; nor has a language without a formula."""
    assert reading_ease(["verantwoordelijkheidsgevoel"], "nl") is None
    assert reading_ease(["jan gaat met de bus. " * 10], "xx") is None
