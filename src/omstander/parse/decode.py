# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""From bytes to text: UTF-8, as editors of today write it; what else comes is read as well as can be."""

from __future__ import annotations

import codecs

from omstander.model.diagnostic import Diagnostic, Span, diagnostic

UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode(data: bytes) -> tuple[str, list[Diagnostic]]:
    """Decode a file: UTF-8, or UTF-16, which is told.

    Bytes that are neither become U+FFFD, which `parse_story` tells once. A byte order mark is left out, so
    that spans count from the first letter.
    """
    if data.startswith(UTF_16) or _looks_like_utf_16(data):
        codec = "utf-16" if data.startswith(UTF_16) else ("utf-16-be" if data[0] == 0 else "utf-16-le")
        text = data.decode(codec, errors="replace")
        return text, [diagnostic("W101", Span(0, min(1, len(text))), found="UTF-16")]
    return data.removeprefix(codecs.BOM_UTF8).decode("utf-8", errors="replace"), []


def _looks_like_utf_16(data: bytes) -> bool:
    """Whether every other byte of the beginning is zero, as in UTF-16 of western text without a mark."""
    head = data[:64]
    if len(head) < 4 or len(head) % 2:
        return False
    return (not any(head[::2]) and all(head[1::2])) or (not any(head[1::2]) and all(head[::2]))
