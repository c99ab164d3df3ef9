# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The texts of a story in the languages it has, and other names for its people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from omstander.cli.command import WrongUseError
from omstander.cli.examining import Examined, pages
from omstander.cli.terminal import Terminal
from omstander.files.editions import texts_in
from omstander.files.story_files import load_pool
from omstander.translate import Translation, recast
from omstander.wording import hint_of, message_of


def translation_of(examined: Examined, language: str | None, terminal: Terminal) -> Translation:
    """Give a language of a story; its own, with a note, where it is not there."""
    own = examined.program.language
    wanted = language or own
    translation = examined.translations.get(wanted)
    if translation is not None and translation.usable:
        return translation
    terminal.note(terminal.words("play.no-language", language=wanted, own=own))
    return examined.translations[own]


def texts_of(
    examined: Examined, translation: Translation, names: Sequence[str] | None = None
) -> Mapping[str, Any]:
    """Give the texts of a language."""
    return texts_in(examined.program, translation, examined.script.id, names)


def recast_names(
    examined: Examined, recasts: Sequence[str], translation: Translation, terminal: Terminal
) -> Sequence[str]:
    """Give the names of all people by number, with the swaps made; `Noor=` takes a name from the pool.

    Raises:
        WrongUseError: somebody is not in the story, or a new name cannot be.
    """
    program, words = examined.program, terminal.words
    asked = dict(_parse(one, terminal) for one in recasts)
    pool = load_pool(translation.language)
    names, found = recast(program, asked, pool, translation.language, translation.templates)
    for one in found:
        message = message_of(one, words.language, pages())
        if one.is_error:
            raise WrongUseError(" ".join(filter(None, (message, hint_of(one, words.language, pages())))))
        terminal.note(message)
    return names


def _parse(text: str, terminal: Terminal) -> tuple[str, str]:
    old, equals, new = (part.strip() for part in text.partition("="))
    if not equals or not old or not _is_name(new):
        raise WrongUseError(terminal.words("recast.malformed", recast=text))
    return old, new


def _is_name(text: str) -> bool:
    """Whether a text can stand where a name stands: a letter first, no signs that mean something."""
    letters = all(one.isalnum() or one in " .'’-" for one in text)
    return not text or (text[0].isalpha() and len(text) <= 40 and letters)
