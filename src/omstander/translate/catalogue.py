# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""PO files as values: what Babel reads and writes, with what it would lose.

Babel drops headers that it does not know, takes the previous source (`#|`) for a comment and does not mind a
missing quote. Here the head of a file is kept as it stands, previous sources are read, and a line that is no
line of a PO file is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import takewhile

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, denormalize, read_po, write_po

STRING = r'"(?:[^"\\]|\\.)*"'
LINE = re.compile(rf"(?:#.*|(?:#~\s*)?(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)\s+)?{STRING})?")
PREVIOUS = re.compile(rf"\|\s*(?:msgid\s+)?(?P<string>{STRING})")
OLD_OBSOLETE = re.compile(r"#~\s*\|")
LANGUAGE = re.compile(r"Language:\s*(\w+)")
NEVER = 100_000
"""Columns: no text is wrapped, so that a changed word is one changed line."""

HEAD = r"""msgid ""
msgstr ""
"Project-Id-Version: {story}\n"
"Language: {language}\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"""


@dataclass(frozen=True, slots=True)
class Item:
    """One message of a PO file. `comments` are the translator's own, `told` what is told to the translator;
    `line` is that of its msgid, from 1, or 0."""

    id: str
    source: str
    target: str
    fuzzy: bool = False
    previous: str = ""
    comments: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class Translations:
    """A PO file: its head as it stands, its items in their order, and those that are no longer asked for."""

    head: str
    items: tuple[Item, ...]
    obsolete: tuple[Item, ...] = ()

    @property
    def language(self) -> str:
        """The language that the head names, or an empty text."""
        found = LANGUAGE.search(self.head)
        return found[1] if found else ""


class BrokenTranslationsError(Exception):
    """A PO file that cannot be read; `line` is where, from 1."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line}")
        self.line = line


def new_translations(story: str, language: str) -> Translations:
    """Start a PO file."""
    return Translations(HEAD.format(story=story, language=language.replace("-", "_")), ())


def read_translations(content: bytes) -> Translations:
    """Read a PO file.

    Raises:
        BrokenTranslationsError: it is no PO file, or broken by hand.
    """
    lines = _decode(content).splitlines()
    broken = next((number for number, line in enumerate(lines, 1) if not LINE.fullmatch(line.strip())), None)
    if broken is not None:
        raise BrokenTranslationsError(broken)
    clean = ["" if OLD_OBSOLETE.match(line) else line for line in lines]
    try:
        catalog = read_po(_without_head(clean), charset="utf-8", abort_invalid=True)
    except PoFileError as error:
        raise BrokenTranslationsError(error.lineno + 1) from error
    except (ValueError, IndexError, AttributeError, TypeError) as error:
        # What Babel stumbles over rather than telling it: parts of a message in an impossible order.
        raise BrokenTranslationsError(_first_message(lines)) from error
    items = tuple(_item(message) for message in catalog if message.id and message.context)
    obsolete = tuple(_item(message) for message in catalog.obsolete.values() if message.context)
    return Translations(_head(lines), items, obsolete)


def _decode(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BrokenTranslationsError(content.count(b"\n", 0, error.start) + 1) from error


def _head(lines: list[str]) -> str:
    block = list(takewhile(lambda line: line.strip(), lines))
    is_head = 'msgid ""' in block and not any(line.startswith("msgctxt") for line in block)
    return "\n".join(block) + "\n" if is_head else ""


def _without_head(lines: list[str]) -> list[str]:
    """Leave the head out, line for line: Babel would read dates in it, and fail on those it does not know."""
    head = _head(lines).count("\n")
    return [""] * head + lines[head:]


def _first_message(lines: list[str]) -> int:
    found = (number for number, line in enumerate(lines, 1) if line.startswith("msg"))
    return next(found, 1)


def _item(message: Message) -> Item:
    if not isinstance(message.id, str) or not isinstance(message.string, str):
        raise BrokenTranslationsError(message.lineno or 1)
    comments = message.user_comments
    return Item(
        id=message.context or "",
        source=message.id,
        target=message.string,
        fuzzy=message.fuzzy,
        previous="".join(_previous(comments)),
        comments=tuple(one for one in comments if not PREVIOUS.fullmatch(one)),
        told=tuple(message.auto_comments),
        line=message.lineno or 0,
    )


def _previous(comments: Iterable[str]) -> Iterator[str]:
    found = (PREVIOUS.fullmatch(comment) for comment in comments)
    return (denormalize(match["string"]) for match in found if match)


def write_translations(translations: Translations) -> bytes:
    """Return the content of a PO file: the same bytes for the same value, on every machine and day."""
    catalog = Catalog(charset="utf-8")
    for item in translations.items:
        message = _message(item)
        catalog[item.source] = message
    for item in translations.obsolete:
        catalog.obsolete[item.id, item.source] = _message(item)
    file = BytesIO()
    write_po(file, catalog, width=NEVER, omit_header=True, include_previous=True)
    return translations.head.encode() + b"\n" + file.getvalue().rstrip(b"\n") + b"\n"


def _message(item: Item) -> Message:
    message = Message(
        item.source,
        item.target,
        auto_comments=item.told,
        user_comments=item.comments,
        previous_id=item.previous,
        context=item.id,
    )
    # Babel takes a name in braces for a placeholder of Python.
    message.flags = {"fuzzy"} if item.fuzzy else set()
    return message
