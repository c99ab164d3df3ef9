# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""From bytes to text: UTF-8, as editors of today write it; what else comes is read as well as can be."""

from __future__ import annotations

import codecs
import re

from omstander.model.diagnostic import Diagnostic, Span, diagnostic

NO_TEXT = "E102"
"""The code of a file that is no text at all."""
SIGNATURES = (
    b"\x89PNG\r\n",
    b"\xff\xd8\xff",
    b"GIF8",
    b"RIFF",
    b"PK\x03\x04",
    b"%PDF-",
    b"\xd0\xcf\x11\xe0",
    b"{\\rtf",
)
"""How pictures and what word processors save begin: PNG, JPEG, GIF, WebP, docx and odt, PDF, doc, rtf."""
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
LOOKED_AT, FEW, SHARE = 65_536, 16, 32
"""Bytes of the beginning; control characters that may get into a text; one of how many bytes is too many."""
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode(data: bytes) -> tuple[str, list[Diagnostic]]:
    """Decode a file: UTF-8, or UTF-16, which is told. What is no text is told, and comes out empty.

    Bytes that are neither become U+FFFD, which `parse_story` tells once. A byte order mark is left out, so
    that spans count from the first letter.
    """
    if _is_no_text(data):
        return "", [diagnostic(NO_TEXT, Span(0, 0))]
    if data.startswith(UTF_16) or _looks_like_utf_16(data):
        codec = "utf-16" if data.startswith(UTF_16) else ("utf-16-be" if data[0] == 0 else "utf-16-le")
        text = data.decode(codec, errors="replace")
        return text, [diagnostic("W101", Span(0, min(1, len(text))), found="UTF-16")]
    return data.removeprefix(codecs.BOM_UTF8).decode("utf-8", errors="replace"), []


def _is_no_text(data: bytes) -> bool:
    """Whether this is a picture, a document of a word processor or the like, by its beginning."""
    if data.startswith(SIGNATURES):
        return True
    head = data[:LOOKED_AT]
    if head.startswith(UTF_16) or _looks_like_utf_16(head):
        head = head.decode("utf-16", errors="replace").encode() if head.startswith(UTF_16) else b""
    found = len(CONTROL.findall(head))
    return found > FEW and found * SHARE > len(head)


def _looks_like_utf_16(data: bytes) -> bool:
    """Whether every other byte of the beginning is zero, as in UTF-16 of western text without a mark."""
    head = data[:64]
    if len(head) < 4 or len(head) % 2:
        return False
    return (not any(head[::2]) and all(head[1::2])) or (not any(head[1::2]) and all(head[::2]))
