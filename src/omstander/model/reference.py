# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Names inside texts are references, so that a story can be recast without touching its texts.

`to_template` turns the author's words into a template once, at compile time; `render` is the rule that every
walker follows, and is kept small enough to be written twice (here and in the browser):

* `{{` and `}}` are literal braces;
* `{Noor}`, `{noor}`, `{NOOR}` and `{Mevrouw Smit}` are a person, written in one of four ways: as declared, in
  small letters, in capitals, with a first capital;
* `{Noor's}` (`{NOOR'S}`) is the genitive, made by the rule of the language it is shown in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

_SLOT = re.compile(r"\{\{|\}\}|\{([^{}]*)\}")
_GENITIVE = re.compile(r"'[sS]\Z")
_APOSTROPHE = "['’ʼ]"


def to_template(text: str, names: Iterable[str]) -> str:
    """Make every whole-word name in `text` a reference; the longest wins, in any case. Braces are doubled.

    `names` are the declared names. A genitive is recognised without an apostrophe too (`noors`), and after a
    hissing sound with only an apostrophe (`Bos' fiets`).
    """
    pattern = _pattern(tuple(names))
    doubled = text.replace("{", "{{").replace("}", "}}")
    if pattern is None:
        return doubled
    return pattern.sub(lambda found: _reference(found["name"], found["end"] or ""), doubled)


def render(template: str, names: Mapping[str, str], language: str) -> str:
    """Fill the references: `names` says what each declared name is shown as; others are shown as is."""
    declared = {name.casefold(): name for name in names}

    def fill(found: re.Match[str]) -> str:
        if found[1] is None:
            return found[0][0]
        key = _GENITIVE.sub("", found[1])
        name = declared.get(key.casefold())
        shown = key if name is None else in_case_of(names[name], key, name)
        return shown if key == found[1] else genitive(shown, language)

    return _SLOT.sub(fill, template)


def names_in(template: str) -> tuple[str, ...]:
    """The references in their order, in small letters, without genitive: what a translation must keep."""
    found = (match[1] for match in _SLOT.finditer(template))
    return tuple(_GENITIVE.sub("", key).casefold() for key in found if key is not None)


def in_case_of(shown: str, key: str, declared: str) -> str:
    """Write the name `shown` the way `key` writes the name `declared`."""
    if key == declared:
        return shown
    if key == declared.lower():
        return shown.lower()
    if key == declared.upper():
        return shown.upper()
    return shown[:1].upper() + shown[1:]


def genitive(name: str, language: str) -> str:
    """Whose: `Noors`, `Noa's`, `Lottes`, `Bos'` in Dutch, always `'s` in English; capitals stay capitals."""
    ending = _dutch_ending(name.lower()) if language == "nl" else "'s"
    return name + (ending.upper() if len(name) > 1 and name == name.upper() else ending)


def _dutch_ending(name: str) -> str:
    # An apostrophe where the s would change the sound (Noa's, Romy's), not in Lottes, Lous or Joys.
    if name.endswith(("s", "x", "z")):
        return "'"
    if name.endswith(("ou", "au", "ay", "ey", "oy")):
        return "s"
    return "'s" if name.endswith(("a", "i", "o", "u", "y")) else "s"


@lru_cache(maxsize=8)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str] | None:
    longest_first = sorted((name for name in names if name), key=len, reverse=True)
    if not longest_first:
        return None
    either = "|".join(re.escape(name) for name in longest_first)
    # A bare apostrophe counts only after s, x or z and before another word, else it is a closing quote.
    end = rf"{_APOSTROPHE}?s|(?<=[sxz]){_APOSTROPHE}(?=\s\w)"
    return re.compile(rf"(?<!\w)(?P<name>{either})(?P<end>{end})?(?!\w)", re.IGNORECASE)


def _reference(name: str, end: str) -> str:
    if not end:
        return "{" + name + "}"
    return "{" + name + ("'S" if end.endswith("S") and name == name.upper() else "'s") + "}"
