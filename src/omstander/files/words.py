# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Words of screens and messages by key and language, read from the PO files in `content/interface`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.messages.pofile import read_po

from omstander.files.data import interface_dir

SLOT = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one file in one language: per key one form, or one for each plural."""

    language: str
    forms: Mapping[str, tuple[str, ...]]

    def __call__(self, key: str, **facts: object) -> str:
        """Give the words of a key with the facts filled in.

        Raises:
            KeyError: there is no such key, or a fact is missing.
        """
        return _fill(self.forms[key][0], facts)

    def count(self, key: str, number: int, **facts: object) -> str:
        """Give the words for a number of things; `{n}` is the number."""
        forms = self.forms[key]
        return _fill(forms[0] if number == 1 else forms[-1], {"n": number, **facts})

    @property
    def strings(self) -> dict[str, str]:
        """All words by key, the first form of each."""
        return {key: forms[0] for key, forms in self.forms.items()}

    def find(self, key: str) -> str | None:
        """Give the words of a key as they stand, or None."""
        forms = self.forms.get(key)
        return forms[0] if forms else None


@lru_cache
def read_words(language: str, part: str = "") -> Words:
    """Read the words of the page, or of another part such as `command-line`; a key is a message's context.

    Raises:
        OSError: there is no such file.
    """
    name = f"{part}.{language}.po" if part else f"{language}.po"
    with (interface_dir() / name).open("rb") as file:
        messages = read_po(file, locale=language)
    return Words(language, {str(one.context): _forms(one.id, one.string) for one in messages if one.context})


def language_name(code: str, language: str) -> str:
    """Say what a language is called in another: `en` is "Engels" in `nl`; the code where nobody knows."""
    try:
        name = Locale.parse(code, sep="-" if "-" in code else "_").get_display_name(language)
    except (UnknownLocaleError, ValueError):
        return code
    return str(name) if name else code


def _forms(source: object, translated: object) -> tuple[str, ...]:
    """Give the forms in this language, or those of the source where it is not translated."""
    for side in (translated, source):
        forms = tuple(side) if isinstance(side, (tuple, list)) else (str(side or ""),)
        if all(forms):
            return forms
    return ("",)


def _fill(words: str, facts: Mapping[str, object]) -> str:
    return SLOT.sub(lambda found: str(facts[found[1]]), words)
