# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""A sound story made ready to be given out: automata, texts in every language, the page's words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from omstander.compiler import Examination
from omstander.emit import emit_automaton, emit_texts
from omstander.export.page import Play
from omstander.files.casts import other_casts
from omstander.files.helplines import read_helplines
from omstander.files.scripts import Script
from omstander.files.speech import speech_for
from omstander.files.story_files import load_translated
from omstander.files.words import language_name, read_words
from omstander.model.diagnostic import Diagnostic
from omstander.model.graph import Way
from omstander.model.program import Program
from omstander.translate import Translation, original
from omstander.walk import Automaton, load

INTERFACE = ("nl", "en")
"""The languages in which the words around a story are there."""


@dataclass(frozen=True, slots=True)
class Edition:
    """A story as players get it: `texts` by language, its own first; `casts`, other lists of names."""

    id: str
    language: str
    automata: Mapping[Way, Automaton]
    texts: Mapping[str, Mapping[str, Any]]
    casts: Sequence[Sequence[str]]

    def play(self, language: str | None = None, way: Way = Way.SOLO) -> Play:
        """Lay it out for a page that begins in a language; in the story's own where it has no such."""
        first = language if language is not None and language in self.texts else self.language
        words = {one: self._words(one) for one in self.texts}
        return Play(self.automata[way], self.texts, words, self.casts, first)

    def _words(self, language: str) -> dict[str, Any]:
        """Give the words around the story in one of its languages; every language under its own name."""
        words = page_words(language)
        strings = words["strings"] | {f"language.{one}": language_name(one, one) for one in self.texts}
        return words | {"strings": strings} | speech_for(language, self.texts[language]["texts"])


def make_edition(
    script: Script,
    examination: Examination,
    names: Sequence[str] | None = None,
    translations: Mapping[str, Translation] | None = None,
) -> Edition:
    """Emit a sound story in both ways of playing and all its languages.

    Args:
        script: the script; translations lie beside it.
        examination: what the compiler found; it must be sound.
        names: one per person, from recasting; those of the story if None.
        translations: the languages to take; all complete ones if None.
    """
    program = examination.program
    assert program is not None
    if translations is None:
        translations = complete(translations_of(script, program)[0])
    automata = {way: automaton_of(examination, way, script.id) for way in Way}
    texts = {one.language: texts_in(program, one, script.id, names) for one in translations.values()}
    casts = other_casts(program, translations.values(), script.id)
    return Edition(script.id, program.language, automata, texts, casts)


def automaton_of(examination: Examination, way: Way, story_id: str) -> Automaton:
    """Emit the automaton of a sound story, and load it as a browser would."""
    assert examination.program is not None
    graph, facts = examination.graphs[way], examination.facts[way]
    automaton = load(emit_automaton(examination.program, graph, facts, story_id))
    assert isinstance(automaton, Automaton)
    return automaton


def texts_in(
    program: Program, translation: Translation, story_id: str, names: Sequence[str] | None = None
) -> dict[str, object]:
    """Emit the texts of one language; somebody who was recast has the new name in every language."""
    declared = [person.name for person in program.people]
    shown = [
        own if new == old else new
        for old, new, own in zip(declared, names or declared, translation.names, strict=True)
    ]
    return emit_texts(program, translation.language, translation.templates, shown, story_id=story_id)


def translations_of(
    script: Script, program: Program
) -> tuple[dict[str, Translation], tuple[Diagnostic, ...]]:
    """Read the translations of a story, with what is wrong; what came from standard input has none."""
    if script.path is None:
        return {program.language: original(program)}, ()
    translated = load_translated(script.path, program)
    return translated.translations, translated.diagnostics


def complete(translations: Mapping[str, Translation]) -> dict[str, Translation]:
    """Keep the languages in which every text is there."""
    return {language: one for language, one in translations.items() if one.is_complete}


def interface_language(language: str) -> str:
    """Give the language of the words around a story: the same where we have them, else English."""
    return language if language in INTERFACE else "en"


@lru_cache
def page_words(language: str) -> dict[str, Any]:
    """Read the words of the page and its help card for a language."""
    spoken = interface_language(language)
    return {"strings": read_words(spoken).strings, "help": read_helplines(spoken)}
