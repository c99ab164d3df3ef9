# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Conditions: `druk >= 2`, `sem-durft`, `Noor in 2b`, `samen`, joined by `en`, `of`, `niet` and brackets.

`niet` binds tightest, then `en`, then `of`. A condition that cannot be read is told once and read as nothing.
"""

from __future__ import annotations

import re

from omstander.model.diagnostic import Span
from omstander.model.story import Both, Compare, Condition, Either, IsIn, IsYes, Name, Not, Together
from omstander.parse.reader import Reader

TOKEN = re.compile(r"\s*(>=|<=|!=|<>|==|[=<>≥≤≠()]|[^\s()<>=!≥≤≠]+|!)")
OPERATORS = {"≥": ">=", "≤": "<=", "≠": "!=", "<>": "!=", "==": "="}
COMPARING = frozenset((">=", "<=", "!=", "<>", "==", "=", "<", ">", "≥", "≤", "≠"))
VALUE = re.compile(r"[-−–+]?\d{1,6}")
MAX_BRACKETS = 20


class _Unreadable(Exception):
    """The condition stops making sense at a token."""

    def __init__(self, token: int) -> None:
        self.token = token


def parse_condition(reader: Reader, text: str, start: int) -> Condition | None:
    """Read a condition that stands at `start` of the story, or tell why not and give None."""
    tokens = [(found[1], start + found.start(1)) for found in TOKEN.finditer(text)]
    parser = _Parser(reader, tokens)
    try:
        condition = parser.either()
        if parser.place < len(tokens):
            raise _Unreadable(parser.place)
    except _Unreadable as stop:
        _tell(reader, tokens, stop.token, Span(start, start + len(text)))
        return None
    return condition


def _tell(reader: Reader, tokens: list[tuple[str, int]], place: int, whole: Span) -> None:
    if place >= len(tokens):
        reader.tell("E140", whole, found="")
    else:
        word, start = tokens[place]
        reader.tell("E140", Span(start, start + len(word)), found=word)


class _Parser:
    def __init__(self, reader: Reader, tokens: list[tuple[str, int]]) -> None:
        self.reader = reader
        self.words = reader.words
        self.tokens = tokens
        self.place = 0
        self.brackets = 0

    def either(self) -> Condition:
        parts = [self.both()]
        while self._take(self.words.either):
            parts.append(self.both())
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def both(self) -> Condition:
        parts = [self.single()]
        while self._take(self.words.both):
            parts.append(self.single())
        return parts[0] if len(parts) == 1 else Both(tuple(parts))

    def single(self) -> Condition:
        negations = 0
        while self._take(self.words.negation):
            negations += 1
        condition = self._bracketed() if self._take("(") else self._plain()
        if negations > MAX_BRACKETS:
            raise _Unreadable(self.place - 1)
        for _ in range(negations):
            condition = Not(condition)
        return condition

    def _bracketed(self) -> Condition:
        self.brackets += 1
        if self.brackets > MAX_BRACKETS:
            raise _Unreadable(self.place - 1)
        inner = self.either()
        if not self._take(")"):
            raise _Unreadable(self.place)
        self.brackets -= 1
        return inner

    def _plain(self) -> Condition:
        here = self._peek()
        if here.casefold() == self.words.together:
            start = self.tokens[self.place][1]
            self.place += 1
            return Together(Span(start, start + len(here)))
        name = self._name()
        if self._peek() in COMPARING:
            return self._compare(name)
        if self._take(self.words.inside):
            return IsIn(name, self._name())
        if self._peek().casefold() == self.words.negation and self._peek(1).casefold() == self.words.inside:
            self.place += 2
            return Not(IsIn(name, self._name()))
        return IsYes(name)

    def _compare(self, name: Name) -> Condition:
        operator = self._peek()
        value = self._peek(1)
        if not VALUE.fullmatch(value):
            raise _Unreadable(self.place + 1)
        self.place += 2
        return Compare(name, OPERATORS.get(operator, operator), int(re.sub("[−–]", "-", value)))

    def _name(self) -> Name:
        """Take the words of a name: all up to the next keyword or sign."""
        first = self.place
        stops = {self.words.both, self.words.either, self.words.negation, self.words.inside}
        while (
            (word := self._peek())
            and word not in COMPARING
            and word not in "()!"
            and word.casefold() not in stops
        ):
            self.place += 1
        if self.place == first:
            raise _Unreadable(first)
        start = self.tokens[first][1]
        last, last_start = self.tokens[self.place - 1]
        written = " ".join(word for word, _ in self.tokens[first : self.place])
        return Name(self.reader.name(written, start).text, Span(start, last_start + len(last)))

    def _peek(self, ahead: int = 0) -> str:
        place = self.place + ahead
        return self.tokens[place][0] if place < len(self.tokens) else ""

    def _take(self, word: str) -> bool:
        if self._peek().casefold() != word:
            return False
        self.place += 1
        return True
