# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""`omstander translate`: the texts of a story to translators and back. Only this command writes the lock."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from omstander.cli.arguments import add_story
from omstander.cli.check import colour
from omstander.cli.command import FINE, STORY_HAS_ERRORS, Command, WrongUseError
from omstander.cli.examining import Examined, pages, sound_story
from omstander.cli.stories import write_text
from omstander.cli.terminal import Terminal
from omstander.files.story_files import (
    is_language,
    load_lock,
    load_translated,
    lock_path,
    read_bytes,
    translation_files,
    translation_path,
)
from omstander.files.words import Words
from omstander.model.diagnostic import Diagnostic
from omstander.translate import (
    Alignment,
    Translation,
    Translations,
    align,
    entries,
    new_translations,
    read_translation,
    read_translations,
    to_lock,
    update,
    write_lock,
    write_translations,
)
from omstander.wording import Source, tell

BLOCKING = frozenset({"E601", "E602", "E605", "E608"})
"""What makes a PO file one that must not be written over."""


def declare(parser: ArgumentParser, words: Words) -> None:
    """Take what to do, a story, and the language of the translation."""
    parser.add_argument("action", choices=tuple(ACTIONS), metavar=words("translate.action"))
    add_story(parser, words)
    parser.add_argument("--language", help=words("translate.language"))


def run(asked: Namespace, terminal: Terminal) -> int:
    """Extract, update, or say how far the translations are."""
    if asked.language is not None and not is_language(asked.language):
        raise WrongUseError(terminal.words("translate.no-code", language=asked.language))
    examined = sound_story(asked.story, terminal)
    # Here `--language` is that of the translation, not the one in which to speak.
    terminal = replace(terminal, asked=None) if asked.language else terminal
    terminal = terminal.speaking(examined.examination.story.keywords)
    if examined.script.path is None:
        raise WrongUseError(terminal.words("translate.no-file"))
    return ACTIONS[asked.action](examined, examined.script.path, asked.language, terminal)


def _extract(examined: Examined, script: Path, language: str | None, terminal: Terminal) -> int:
    """Begin a translation: write its PO file with nothing in it yet."""
    if language is None:
        raise WrongUseError(terminal.words("translate.which"))
    if language == examined.program.language:
        raise WrongUseError(terminal.words("translate.own", language=language))
    path = translation_path(script, language)
    if path.exists():
        raise WrongUseError(terminal.words("translate.exists", name=path, story=script))
    return _write(examined, script, {language: new_translations(script.stem, language)}, terminal)


def _update(examined: Examined, script: Path, language: str | None, terminal: Terminal) -> int:
    """Bring the lock and every PO file up to date: what changed has to be seen in all languages at once."""
    _must_exist(script, language, terminal)
    return _write(examined, script, {}, terminal)


def _status(examined: Examined, script: Path, language: str | None, terminal: Terminal) -> int:
    """Say how far each translation is."""
    _must_exist(script, language, terminal)
    translated = load_translated(script, examined.program)
    errors = [one for one in translated.diagnostics if one.is_error]
    _tell(errors, examined, terminal)
    shown = {name: one for name, one in translated.translations.items() if name != examined.program.language}
    for name, one in shown.items():
        if language in {None, name}:
            terminal.say(coverage(name, one, terminal))
    if not shown:
        terminal.say(terminal.words("translate.none", story=script))
    return STORY_HAS_ERRORS if errors else FINE


ACTIONS: Mapping[str, Callable[[Examined, Path, str | None, Terminal], int]] = {
    "extract": _extract,
    "update": _update,
    "status": _status,
}


def coverage(language: str, translation: Translation, terminal: Terminal) -> str:
    """Say in one line how much of a story there is in a language."""
    return terminal.words(
        "translate.coverage",
        language=language,
        done=translation.all - translation.missing,
        all=translation.all,
        percent=100 * (translation.all - translation.missing) // max(1, translation.all),
        stale=translation.stale,
    )


def _must_exist(script: Path, language: str | None, terminal: Terminal) -> None:
    if language is not None and language not in translation_files(script):
        raise WrongUseError(terminal.words("translate.missing", language=language, story=script))


def _write(examined: Examined, script: Path, begun: Mapping[str, Translations], terminal: Terminal) -> int:
    """Write the lock and all PO files, or tell what is broken and write nothing."""
    lock, found = load_lock(script)
    alignment = align(lock, entries(examined.program))
    translations = dict(begun)
    for language, path in translation_files(script).items():
        content = read_bytes(path)
        _, wrong = read_translation(content, examined.program, alignment, language, path.name)
        found += [one for one in wrong if one.code in BLOCKING]
        if not any(one.code in BLOCKING for one in wrong):
            translations[language] = read_translations(content)
    if found:
        _tell(found, examined, terminal)
        terminal.note(terminal.words("translate.nothing"))
        return STORY_HAS_ERRORS
    for language, one in sorted(translations.items()):
        written = write_translations(update(one, alignment))
        write_text(translation_path(script, language), written.decode(), terminal)
        translation, _ = read_translation(written, examined.program, alignment, language)
        terminal.say(coverage(language, translation, terminal))
    write_text(lock_path(script), write_lock(to_lock(alignment)), terminal)
    terminal.say(_summary(alignment, script, terminal))
    return FINE


def _summary(alignment: Alignment, script: Path, terminal: Terminal) -> str:
    return terminal.words(
        "translate.lock",
        name=lock_path(script),
        all=sum(bool(entry.numbers) for entry in alignment.entries),
        fresh=len(alignment.fresh),
        changed=len(alignment.changed),
        gone=len(alignment.gone),
    )


def _tell(found: Sequence[Diagnostic], examined: Examined, terminal: Terminal) -> None:
    source = Source.of(examined.script.text)
    for one in found:
        terminal.say(colour(tell(one, source, terminal.words.language, pages()), "error", terminal) + "\n")


TRANSLATE = Command("translate", declare, run)
