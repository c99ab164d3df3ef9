# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Filling the names into a text: the reference is a person's number and a way of writing it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from omstander.model.reference import genitive

SLOT = re.compile(r"\{\{|\}\}|\{([0-9]+)([-+^]?)('s)?\}")


def fill(text: str, names: Sequence[str], language: str) -> str:
    """Return the text with names; `{2}` as declared, `{2-}` small, `{2+}` capitals, `{2^}` a first
    capital, `'s` whose."""

    def shown(found: re.Match[str]) -> str:
        if found[1] is None:
            return found[0][0]
        name = _in_form(names[int(found[1])], found[2]) if int(found[1]) < len(names) else ""
        return genitive(name, language) if found[3] else name

    return SLOT.sub(shown, text)


def _in_form(name: str, form: str) -> str:
    if form == "-":
        return name.lower()
    if form == "+":
        return name.upper()
    return name[:1].upper() + name[1:] if form == "^" else name
