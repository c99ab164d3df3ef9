# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""A story with all that is known of it, as the commands need it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from omstander.cli.stories import read_story
from omstander.cli.terminal import Terminal
from omstander.compiler import Examination, examine
from omstander.files.data import errors_dir
from omstander.files.editions import translations_of
from omstander.files.scripts import Script
from omstander.files.word_lists import word_lists
from omstander.model.diagnostic import Diagnostic
from omstander.model.program import Program
from omstander.translate import Translation
from omstander.wording import Catalogue, catalogue


@dataclass(frozen=True, slots=True)
class Examined:
    """A script and what the compiler found."""

    name: str
    script: Script
    examination: Examination
    translations: Mapping[str, Translation]
    found: tuple[Diagnostic, ...]

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What the author can mend: what is wrong with the bytes, the rest by place, the translations."""
        return (*self.script.found, *self.examination.diagnostics, *self.found)

    @property
    def program(self) -> Program:
        """The checked story; only of a sound one."""
        assert self.examination.program is not None
        return self.examination.program


def examine_script(script: Script, name: str, terminal: Terminal) -> Examined:
    """Examine a script, and say so if it takes long."""
    with terminal.patience(name):
        examination = examine(script.text, word_lists())
        if examination.program is None:
            return Examined(name, script, examination, {}, ())
        return Examined(name, script, examination, *translations_of(script, examination.program))


def examine_story(name: str, terminal: Terminal) -> Examined:
    """Find, read and examine the one story that is meant."""
    script = read_story(name)
    return examine_script(script, str(script.path or name), terminal)


def sound_story(name: str, terminal: Terminal) -> Examined:
    """Examine a story that is to be used.

    Raises:
        UnsoundStoryError: it still has errors.
    """
    examined = examine_story(name, terminal)
    if not examined.examination.is_sound:
        raise UnsoundStoryError(name)
    return examined


class UnsoundStoryError(Exception):
    """The story must be mended first; its text is the story's name."""


@lru_cache
def pages() -> Catalogue:
    """Read the wording of all diagnostics."""
    return catalogue({path.name: path.read_text(encoding="utf-8") for path in errors_dir().glob("*.md")})
