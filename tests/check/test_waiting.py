# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""One mistake in the text is not followed by what only follows from it."""

from __future__ import annotations

import pytest

from omstander.compiler import examine

from .stories import BASE, base_with


def told(text: str) -> list[str]:
    """The codes that the author of a text sees, in order."""
    return [one.code for one in examine(text).diagnostics]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (base_with("scene", "Sem tpyt (4s)", "Sem stopt met typen"), "E131"),
        (BASE.replace("Noor > Mila: oke. zeg", "Noor > Mila oke. zeg"), "E133"),
        (BASE.replace("Mila > Noor: sorry", "Petra > Noor: sorry"), "E201"),
        (base_with("scene", "Petra voegt Noor toe aan film", "Noor wist Petra"), "E201"),
    ],
)
def test_what_follows_from_an_unread_line_waits(text: str, code: str) -> None:
    """Typing that never began and repair that never arrives are told once the text is in order."""
    assert told(text)[0] == code
    assert not [one for one in told(text) if one.startswith("E3")]


def test_a_broken_rule_above_an_unread_line_is_told() -> None:
    """What the lines before it prove stands, whatever is wrong below."""
    text = base_with("scene", "Daan verwijdert Sem uit 2b", "Sem: hee", "Mila hallo?")
    assert told(text)[:2] == ["E301", "E133"]
