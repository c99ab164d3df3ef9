# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""A script with all that is known of it: what the compiler found, translations, what its author can mend."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

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
    """A script and what was found. `name` is what people know its file by; `found` is about translations."""

    name: str
    script: Script
    examination: Examination
    translations: Mapping[str, Translation]
    found: tuple[Diagnostic, ...]

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What the author can mend: what is wrong with the bytes, the rest by place, the translations."""
        if not self.script.is_text:
            return self.script.found
        return (*self.script.found, *self.examination.diagnostics, *self.found)

    @property
    def can_be_built(self) -> bool:
        """Whether nothing is wrong, translations included."""
        return self.examination.is_sound and not any(one.is_error for one in self.diagnostics)

    @property
    def program(self) -> Program:
        """The checked story; only of a sound one."""
        assert self.examination.program is not None
        return self.examination.program


def examine_script(script: Script, name: str) -> Examined:
    """Examine a script with its translations; never raises for what an author or translator wrote."""
    examination = examine(script.text, word_lists())
    if examination.program is None:
        return Examined(name, script, examination, {}, ())
    return Examined(name, script, examination, *translations_of(script, examination.program))


@lru_cache
def pages() -> Catalogue:
    """Read the wording of all diagnostics."""
    return catalogue({path.name: path.read_text(encoding="utf-8") for path in errors_dir().glob("*.md")})
