# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What lies beside a script: the lock with the ids of its texts, and a PO file per language.

`wissel/wissel.chat` has `wissel/wissel.lock`, `wissel/en.po`, `wissel/de.po`, ...; in a folder with several
scripts only one with a lock of its own has translations.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from babel import Locale

from omstander.files.data import names_dir
from omstander.files.scripts import ENDING, ScriptError
from omstander.model.diagnostic import Diagnostic
from omstander.model.program import Program
from omstander.translate import (
    EMPTY_LOCK,
    Alignment,
    Lock,
    Pool,
    Translation,
    align,
    entries,
    original,
    read_lock,
    read_pool,
    read_translation,
)

LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z]{2,4})?")
"""What a PO file may be called, to be a translation: `en`, `pt-BR`."""


def is_language(code: str) -> bool:
    """Whether a code is that of a language that has a name: `en` and `pt-BR`, not `xx`."""
    return LANGUAGE.fullmatch(code) is not None and re.split("[-_]", code)[0] in Locale("en").languages


@dataclass(frozen=True, slots=True)
class Translated:
    """A story in all its languages. `diagnostics` tell what is wrong with the lock and the translations."""

    alignment: Alignment
    translations: dict[str, Translation]
    diagnostics: tuple[Diagnostic, ...]


def lock_path(script: Path) -> Path:
    """Where the lock of a script lies."""
    return script.with_suffix(".lock")


def translation_path(script: Path, language: str) -> Path:
    """Where the translation of a script into a language lies."""
    return script.parent / f"{language}.po"


def translation_files(script: Path) -> dict[str, Path]:
    """Find the PO files of a script, by language."""
    alone = [path.name for path in script.parent.glob("*" + ENDING)] == [script.name]
    if not alone and not lock_path(script).is_file():
        return {}
    found = {path.stem: path for path in sorted(script.parent.glob("*.po"))}
    return {language: path for language, path in found.items() if LANGUAGE.fullmatch(language)}


def read_bytes(path: Path) -> bytes:
    """Read a file beside a script.

    Raises:
        ScriptError: it cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise ScriptError("unreadable", str(path), error.strerror or "") from error


def load_lock(script: Path) -> tuple[Lock, list[Diagnostic]]:
    """Read the lock of a script; an empty one where there is none yet.

    Raises:
        ScriptError: it cannot be read.
    """
    path = lock_path(script)
    if not path.is_file():
        return EMPTY_LOCK, []
    return read_lock(read_bytes(path).decode("utf-8", errors="replace"), path.name)


def load_translated(script: Path, program: Program) -> Translated:
    """Read all translations of a story, and tell what is wrong with them. Writes nothing.

    Raises:
        ScriptError: a file cannot be read.
    """
    lock, found = load_lock(script)
    alignment = align(lock, entries(program))
    translations = {program.language: original(program)}
    for language, path in translation_files(script).items():
        if language != program.language:
            translation, wrong = read_translation(read_bytes(path), program, alignment, language, path.name)
            translations[language] = translation
            found += wrong
    return Translated(alignment, translations, tuple(found))


def load_translations(script: Path, program: Program) -> dict[str, Translation]:
    """Read the languages in which a story can be shown, its own first; not those with texts missing.

    Raises:
        ScriptError: a file cannot be read.
    """
    translations = load_translated(script, program).translations
    return {language: one for language, one in translations.items() if one.is_complete}


@lru_cache
def load_pool(language: str) -> Pool:
    """Read the names to recast with in a language; an empty pool where there are none."""
    path = names_dir() / f"{language}.txt"
    return read_pool(path.read_text(encoding="utf-8")) if path.is_file() else Pool({})
