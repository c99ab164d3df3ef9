# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""From bytes to text: UTF-8, as every editor of today writes it; what else comes in is read as well as can be, and told."""

from __future__ import annotations

import codecs

from omstander.model.diagnostic import Diagnostic, Span, diagnostic

UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode(data: bytes) -> tuple[str, list[Diagnostic]]:
    """Decode a file. Bytes that are not UTF-8 become U+FFFD and are told once, at the first; UTF-16 is read and told.

    A byte order mark of UTF-8 is left out, so that spans count from the first letter.
    """
    if data.startswith(UTF_16) or _looks_like_utf_16(data):
        codec = "utf-16" if data.startswith(UTF_16) else ("utf-16-be" if data[0] == 0 else "utf-16-le")
        text = data.decode(codec, errors="replace")
        return text, [diagnostic("W101", Span(0, min(1, len(text))), found="UTF-16")]
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError as error:
        place = len(data[: error.start].decode("utf-8"))
        text = data.decode("utf-8", errors="replace")
        return text, [diagnostic("E101", Span(place, place + 1), count=text.count("\ufffd"))]


def _looks_like_utf_16(data: bytes) -> bool:
    """Whether every other byte of the beginning is zero, as in UTF-16 of western text without a mark."""
    head = data[:64]
    if len(head) < 4 or len(head) % 2:
        return False
    return (not any(head[::2]) and all(head[1::2])) or (not any(head[1::2]) and all(head[::2]))
