# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What can be seen of a translation without knowing the language: names, emoji and numbers that got lost."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from omstander.model.reference import names_in

WHOLE = re.compile(r"\{\{|\}\}|\{[^{}]*\}")
NUMBER = re.compile(r"\d+")
PICTURE = {"So", "Cs"}


def is_broken(template: str) -> bool:
    """Whether a brace stands alone: neither doubled nor round a name."""
    return bool(set("{}") & set(WHOLE.sub("", template)))


def unknown_names(template: str, names: Iterable[str]) -> tuple[str, ...]:
    """The references to nobody in the story."""
    known = {name.casefold() for name in names}
    return tuple(dict.fromkeys(name for name in names_in(template) if name not in known))


def lost_names(source: str, target: str) -> tuple[str, ...]:
    """The names in the source that the translation never says."""
    return tuple(dict.fromkeys(name for name in names_in(source) if name not in names_in(target)))


def lost_emoji(source: str, target: str) -> tuple[str, ...]:
    """The emoji that the translation has fewer of; skin tones and joiners apart."""
    return _lost(_emoji(source), _emoji(target))


def lost_numbers(source: str, target: str) -> tuple[str, ...]:
    """The numbers that the translation has fewer of."""
    return _lost(NUMBER.findall(source), NUMBER.findall(target))


def _emoji(text: str) -> list[str]:
    return [sign for sign in text if unicodedata.category(sign) in PICTURE]


def _lost(source: list[str], target: list[str]) -> tuple[str, ...]:
    return tuple((Counter(source) - Counter(target)).elements())
