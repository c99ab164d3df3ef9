# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""How hard a block of prose is to read: Flesch for English, Flesch-Douma for Dutch.

Only what the author writes to readers is weighed (prompts, the teacher's script, the debrief); chat has rules
of its own. Formulas: R. Flesch, *A new readability yardstick* (1948); W. H. Douma, *De leesbaarheid van
landbouwbladen* (1960). A formula is a smoke alarm, no proof.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from omstander.check.findings import Findings
from omstander.model.diagnostic import Span
from omstander.model.program import Program, ProgramText

EASY_ENOUGH = 60
"""The score below which a block is told: "plain" for Flesch, "normal" for Douma."""

FEWEST_WORDS = 20
"""Blocks with fewer words than this are not weighed: one long word would decide."""

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
SENTENCE = re.compile(r"[.!?…]+(?=\s|$)")
DUTCH_VOWELS = re.compile(
    r"aai|ooi|oei|eeuw?|ieuw?|aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|au|ou|[aeiouyáàäâéèëêíìïîóòöôúùüû]"
)
ENGLISH_VOWELS = re.compile(r"[aeiouy]+")
ENGLISH_SILENT = re.compile(r"(?:[^laeiouy]e|[^aeiouytd]ed|[^aeioucgszxh]es)\Z")


@dataclass(frozen=True, slots=True)
class Weights:
    """Score = `base` - `per_sentence` x words a sentence - `per_word` x syllables a word."""

    base: float
    per_sentence: float
    per_word: float


WEIGHTS = {"nl": Weights(206.84, 0.93, 77.0), "en": Weights(206.835, 1.015, 84.6)}


def syllables(word: str, language: str) -> int:
    """Count the syllables of one word, about as a reader would; at least one."""
    lower = word.lower()
    if language == "nl":
        return max(1, len(DUTCH_VOWELS.findall(lower)))
    groups = len(ENGLISH_VOWELS.findall(lower))
    return max(1, groups - bool(ENGLISH_SILENT.search(lower)))


def reading_ease(lines: list[str], language: str) -> float | None:
    """Score a block: about 100 is very easy, 60 plain, 30 hard. None for too few words or another
    language."""
    weights = WEIGHTS.get(language)
    words = [word for line in lines for word in WORD.findall(line)]
    if weights is None or len(words) < FEWEST_WORDS:
        return None
    sentences = sum(max(1, len(SENTENCE.findall(line))) for line in lines)
    spoken = sum(syllables(word, language) for word in words)
    return (
        weights.base - weights.per_sentence * len(words) / sentences - weights.per_word * spoken / len(words)
    )


def check_readability(program: Program, text: str, findings: Findings) -> None:
    """Tell every block of prose that scores below `EASY_ENOUGH`."""
    for block in _blocks(program):
        score = reading_ease([text[one.span.start : one.span.end] for one in block], program.language)
        if score is not None and score < EASY_ENOUGH:
            span = Span(block[0].span.start, block[0].span.end)
            findings.add("W502", span, score=round(score), least=EASY_ENOUGH)


def _blocks(program: Program) -> Iterator[list[ProgramText]]:
    yield [one for one in program.texts if one.role == "prompt"]
    for moment in program.moments:
        yield [program.texts[number] for number in moment.teacher]
    yield [program.texts[number] for number in program.debrief]
