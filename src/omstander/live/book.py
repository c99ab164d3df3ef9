# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""A map that never changes: setting a key gives a new one that shares nearly everything with the old.

A hall of 5,000 seats must not be copied for every press. Leaves are small dictionaries; a leaf that grows
too large becomes a branch of 32 by five bits of the hash. Looking up and setting touch one page a level.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import Any, Generic, TypeVar

LEAF = 24
BITS = 5
PAGES = 1 << BITS
DEEPEST = 60

Page = dict[Any, Any] | tuple[Any, ...]

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Book(Generic[Key, Value]):
    """Keys with values, in no order. Two books are equal if they hold the same."""

    __slots__ = ("_page", "_size")

    def __init__(self) -> None:
        self._page: Page = {}
        self._size = 0

    def get(self, key: Key) -> Value | None:
        """Return the value of a key; None where there is none."""
        page, bits = self._page, hash(key)
        while isinstance(page, tuple):
            page = page[bits & (PAGES - 1)]
            bits >>= BITS
        found: Value | None = page.get(key)
        return found

    def put(self, key: Key, value: Value) -> Book[Key, Value]:
        """Return a book in which the key has this value."""
        book: Book[Key, Value] = Book()
        book._page, grown = _put(self._page, key, value, hash(key), 0)
        book._size = self._size + grown
        return book

    def items(self) -> Iterator[tuple[Key, Value]]:
        """Give every key with its value."""
        return _items(self._page)

    def __len__(self) -> int:
        return self._size

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Book) and dict(self.items()) == dict(other.items())

    def __hash__(self) -> int:
        return self._size


def _put(page: Page, key: object, value: object, bits: int, depth: int) -> tuple[Page, bool]:
    if isinstance(page, tuple):
        place = bits & (PAGES - 1)
        leaf, grown = _put(page[place], key, value, bits >> BITS, depth + BITS)
        return (*page[:place], leaf, *page[place + 1 :]), grown
    grown = key not in page
    written = {**page, key: value}
    return (written if len(written) <= LEAF or depth >= DEEPEST else _split(written, depth)), grown


def _split(leaf: dict[Any, Any], depth: int) -> Page:
    pages: list[dict[Any, Any]] = [{} for _ in range(PAGES)]
    for key, value in leaf.items():
        pages[(hash(key) >> depth) & (PAGES - 1)][key] = value
    return tuple(pages)


def _items(page: Page) -> Iterator[tuple[Any, Any]]:
    if isinstance(page, tuple):
        for leaf in page:
            yield from _items(leaf)
    else:
        yield from page.items()
