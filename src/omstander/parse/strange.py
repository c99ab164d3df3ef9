# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Letters that cannot be seen: they come along when text is pasted, and make equal words unequal."""

from __future__ import annotations

import re
from collections.abc import Iterator

from omstander.model.diagnostic import Diagnostic, Span, diagnostic
from omstander.parse.rows import Row

# Not here: U+200C, U+200D and the variation selectors, which emoji need; U+00A0, which word processors make.
STRANGE = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u2028\u2029"
    "\u202a-\u202e\u2060-\u2069\ufdd0-\ufdef\ud800-\udfff\ufffe\uffff\ufeff]"
)
LOST = "\ufffd"


def lost_letters(text: str) -> Iterator[Diagnostic]:
    """Tell once that letters were lost before the text came here: each left a U+FFFD."""
    place = text.find(LOST)
    if place >= 0:
        yield diagnostic("E101", Span(place, place + 1), count=text.count(LOST))


def strange_letters(row: Row) -> Iterator[Diagnostic]:
    """Tell the letters of a row that nobody can see, once per run."""
    end = -1
    for found in STRANGE.finditer(row.text):
        if found.start() != end:
            place = row.start + found.start()
            yield diagnostic("W102", Span(place, place + 1), letter=f"U+{ord(found[0]):04X}")
        end = found.end()
