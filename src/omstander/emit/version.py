# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The fingerprint by which an automaton and texts that do not belong together are noticed."""

from __future__ import annotations

import hashlib
from dataclasses import fields

from omstander.model.program import Program

# Wordings may be mended, names recast and lines of the file shifted: saved positions keep their meaning.
UNCOUNTED = frozenset({"span", "template", "note", "speaker", "name", "headers", "language"})


# What came later counts where it is used: a story without it keeps its version.
LATER = frozenset({"noticers", "last"})

_counted: dict[type, tuple[str, ...]] = {}


def version(program: Program) -> str:
    """Return 8 hexadecimal digits over everything of the story but its wordings and names."""
    return hashlib.sha256(_shape(program).encode()).hexdigest()[:8]


def _shape(value: object) -> str:
    if isinstance(value, str | int):
        return str(value)
    if isinstance(value, tuple):
        return f"({','.join(map(_shape, value))})"
    if isinstance(value, frozenset):
        return f"({','.join(sorted(map(_shape, value)))})"
    if value is None:
        return "None"
    kind = type(value)
    if kind not in _counted:
        _counted[kind] = tuple(field.name for field in fields(kind) if field.name not in UNCOUNTED)  # type: ignore[arg-type]
    counted = [(name, getattr(value, name)) for name in _counted[kind]]
    shapes = [_shape(one) for name, one in counted if one or name not in LATER]
    return f"{kind.__name__}({','.join(shapes)})"
