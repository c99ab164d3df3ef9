# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""A small story, and its whole translation, for tests to change."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from omstander.check import check_story
from omstander.model.program import Program
from omstander.parse import parse_story
from omstander.translate import (
    EMPTY_LOCK,
    Alignment,
    Lock,
    Translations,
    align,
    entries,
    new_translations,
    to_lock,
    update,
)

ROOT = Path(__file__).parents[2]
BASE = "".join(
    line
    for line in (ROOT / "spec" / "errors" / "base.chat").read_text(encoding="utf-8").splitlines(keepends=True)
    if "//@" not in line
)


def program_of(script: str) -> Program:
    """Read a script that has no mistakes."""
    story, _ = parse_story(script)
    program, _ = check_story(story, script)
    assert program is not None
    return program


def aligned(script: str, lock: Lock = EMPTY_LOCK) -> Alignment:
    """Read a script, and give its texts their ids."""
    return align(lock, entries(program_of(script)))


def lock_of(script: str) -> Lock:
    """Return the lock of a script that never changed."""
    return to_lock(aligned(script))


def echo(alignment: Alignment, language: str = "en") -> Translations:
    """Translate everything by its own words."""
    asked = update(new_translations("base", language), alignment)
    return replace(asked, items=tuple(replace(item, target=item.source) for item in asked.items))


def id_of(alignment: Alignment, text: str) -> str:
    """Return the id of the one text that has these words."""
    (found,) = [entry.id for entry in alignment.entries if entry.text == text]
    return found
