# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The texts of a story in the languages it has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from omstander.cli.examining import Examined
from omstander.cli.terminal import Terminal
from omstander.emit import emit_texts
from omstander.wording import LANGUAGES


def texts_of(
    examined: Examined, language: str | None, terminal: Terminal, names: Sequence[str] | None = None
) -> Mapping[str, Any]:
    """Give the texts in a language; in the story's own, with a note, where it is not there."""
    program = examined.program
    if language not in (None, program.language):
        terminal.note(terminal.words("play.no-language", language=language, own=program.language))
    return emit_texts(program, program.language, None, names, story_id=examined.script.id)


def interface_language(language: str) -> str:
    """Give the language of the words around a story: the same where we speak it, else English."""
    return language if language in LANGUAGES else "en"
