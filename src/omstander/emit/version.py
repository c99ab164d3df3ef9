# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The fingerprint by which an automaton and texts that do not belong together are noticed."""

from __future__ import annotations

import hashlib
from dataclasses import fields, is_dataclass

from omstander.model.program import Program

# Wordings may be mended, names recast and lines of the file shifted: saved positions keep their meaning.
UNCOUNTED = frozenset({"span", "template", "note", "speaker", "name", "headers", "language"})


def version(program: Program) -> str:
    """Return 8 hexadecimal digits over everything of the story but its wordings and names."""
    return hashlib.sha256(_shape(program).encode()).hexdigest()[:8]


def _shape(value: object) -> str:
    if is_dataclass(value):
        parts = (_shape(getattr(value, field.name)) for field in fields(value) if field.name not in UNCOUNTED)
        return f"{type(value).__name__}({','.join(parts)})"
    if isinstance(value, tuple):
        return f"({','.join(_shape(item) for item in value)})"
    if isinstance(value, frozenset):
        return f"({','.join(sorted(_shape(item) for item in value))})"
    return str(value)
