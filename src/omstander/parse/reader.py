# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What every part of the parser needs to know of the story so far, and where it tells what is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from omstander.model.diagnostic import Diagnostic, Span
from omstander.model.story import YOU, Comment, Name, Text
from omstander.parse.nearest import nearest
from omstander.parse.patterns import QUOTES, Grammar, grammar
from omstander.parse.rows import Row
from omstander.parse.tables import TABLES

COMMENT = re.compile(r"(?:\s{2,}|\t)//|[\"“”„][^\"“”]*[\"“”]|«[^»]*»")
FIRST_WORD = re.compile(r"[^\s:]*")
MAX_DEPTH = 24
"""Blocks in blocks; far more than a reader can follow, and few enough for every later phase to recurse."""


class Reader:
    """The language of the script, the names declared in it, and the diagnostics found."""

    __slots__ = (
        "_either",
        "actor",
        "depth",
        "found",
        "grammar",
        "groups",
        "message",
        "names",
        "numbers",
        "words",
    )

    def __init__(self, language: str) -> None:
        self.grammar: Grammar = grammar(language)
        self.words = self.grammar.words
        self.found: list[Diagnostic] = []
        self.names: dict[str, str] = {}
        self.groups: set[str] = set()
        self.numbers: set[str] = set()
        self.depth = 0
        self.declare(())

    def declare(self, people: Iterable[str]) -> None:
        """Learn the names that a line may start with; the longest wins."""
        self.names = {name: name for name in people}
        spelled = sorted((name.split() for name in self.names), key=lambda words: -sum(map(len, words)))
        either = [r"\s+".join(map(re.escape, words)) for words in spelled]
        you = "|".join(map(re.escape, self.words.you))
        self._either = "|".join((*either, f"(?i:{you})"))
        self.message = re.compile(rf"({self._either})(?:\s*>\s*({self._either}))?\s*:\s*(.*)")
        self.actor = re.compile(
            rf"(?P<actor>{self._either})(?:\s*>\s*(?P<to>{self._either}))?(?=[\s:>]|$)\s*"
        )

    def in_language(self, language: str) -> Reader:
        """Give a reader that knows the same names in another language, and tells in the same place."""
        other = Reader(language)
        other.found = self.found
        other.declare(self.names)
        other.groups, other.numbers, other.depth = self.groups, self.numbers, self.depth
        return other

    def tell(self, code: str, span: Span, **facts: object) -> None:
        """Keep a diagnostic."""
        self.found.append(Diagnostic(code, span, tuple((key, str(facts[key])) for key in sorted(facts))))

    def hoist(self, rows: list[Row], place: int) -> None:
        """Let the rows under a row that holds none come after it, and tell that they stand too deep."""
        children = rows[place].children
        wrong = next((child for child in children if not child.is_comment), None)
        if wrong is not None:
            self.tell("E105", wrong.span, above=rows[place].text, spaces=rows[place].indent or "")
        rows[place + 1 : place + 1] = children

    def name(self, word: str, start: int) -> Name:
        """Make a name of a word as written; `start` is where it stands in the whole text."""
        known = self.names.get(word)
        if known is None:
            known = YOU if word.casefold() in self.words.you else " ".join(word.split())
        return Name(known, Span(start, start + len(word)))

    def knows_person(self, name: str) -> bool:
        """Whether somebody is declared by this name, or it is the player."""
        return name == YOU or name in self.names

    def lookup(self, table: str, word: str, span: Span) -> object | None:
        """Find what a word means in one of the tables (`roles`, `acts`, `steps`, `headers`), in any language.

        A word of another language is told, with the word to write instead.
        """
        wanted = " ".join(word.casefold().split())
        for words in (self.words, *TABLES):
            for meaning, spelling in getattr(words, table).items():
                if spelling.casefold() == wanted:
                    if words is not self.words:
                        self.tell("E160", span, found=word, mend=getattr(self.words, table)[meaning])
                    return meaning  # type: ignore[no-any-return]
        return None

    def suggest(self, table: str, word: str) -> str:
        """Give the nearest word of a table, or an empty text."""
        return nearest(word, getattr(self.words, table).values())


def first_word(text: str, start: int) -> str:
    """Give the word at a place, in small letters and without a colon."""
    found = FIRST_WORD.match(text, start)
    return found[0].casefold() if found is not None else ""


def split_comment(text: str) -> tuple[int, str]:
    """Find where the logic of a line ends, and the comment after it: two spaces, then two slashes."""
    if "//" in text:
        for found in COMMENT.finditer(text):
            if found[0].endswith("//"):
                return found.start(), text[found.end() :].strip()
    return len(text), ""


def quoted(found: re.Match[str], offset: int) -> Text | None:
    """Give the quoted text that a pattern found, without its quotes."""
    for group in ("quoted", "angled"):
        if found[group] is not None:
            return Text(found[group], Span(offset + found.start(group), offset + found.end(group)))
    return None


def unquoted(text: str, start: int) -> Text:
    """Make a text of words; quotes around all of them are dropped."""
    whole = QUOTES.fullmatch(text)
    return (quoted(whole, start) if whole else None) or Text(text, Span(start, start + len(text)))


def comment_of(row: Row) -> Comment:
    """Make a comment of a row that is one."""
    return Comment(row.text[2:].strip(" \t"), row.span)


def row_text(row: Row, start: int, end: int) -> Text:
    """Make a text of a stretch of a row, without the spaces around it."""
    words = row.text[start:end]
    lead = len(words) - len(words.lstrip())
    stripped = words.strip()
    return Text(stripped, Span(row.start + start + lead, row.start + start + lead + len(stripped)))


def pieces(reader: Reader, text: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """Split a list such as `A, B en C` into its words and where they stand."""
    place = start
    for joint in (*reader.grammar.people_joint.finditer(text, start, end), None):
        stop = end if joint is None else joint.start()
        word = text[place:stop]
        stripped = word.strip()
        if stripped:
            yield stripped, place + len(word) - len(word.lstrip())
        place = end if joint is None else joint.end()
