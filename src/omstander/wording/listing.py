# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Diagnostics for other programs: plain values with places from 1, columns in code points."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypedDict

from omstander.model.diagnostic import Diagnostic, PathStep
from omstander.wording.catalogue import Catalogue
from omstander.wording.source import Source
from omstander.wording.telling import hint_of, message_of


class Listed(TypedDict):
    """One diagnostic. The end is right after the last character; `path` is picks such as `1,3+,2`."""

    code: str
    severity: str
    file: str
    line: int
    column: int
    end_line: int
    end_column: int
    message: str
    hint: str | None
    path: str | None


def as_json(
    diagnostics: Iterable[Diagnostic], source_text: str, file: str, language: str, pages: Catalogue
) -> list[Listed]:
    """List the diagnostics of one file."""
    source = Source.of(source_text)
    return [_listed(one, source, file, language, pages) for one in diagnostics]


def _listed(diagnostic: Diagnostic, source: Source, file: str, language: str, pages: Catalogue) -> Listed:
    start, end = source.place(diagnostic.span.start), source.place(diagnostic.span.end)
    return {
        "code": diagnostic.code,
        "severity": "error" if diagnostic.is_error else "warning",
        "file": file,
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
        "message": message_of(diagnostic, language, pages),
        "hint": hint_of(diagnostic, language, pages) or None,
        "path": None if diagnostic.path is None else ",".join(_pick(step) for step in diagnostic.path),
    }


def _pick(step: PathStep) -> str:
    return f"{step.pick}{'+' if step.many else ''}"
