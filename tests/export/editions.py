# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The bundled story, made ready to be exported."""

from __future__ import annotations

from functools import lru_cache

from omstander.cli.build import SCRIPTS, STYLES, built
from omstander.compiler import examine
from omstander.export.page import Play
from omstander.export.single import single_page
from omstander.files.editions import make_edition
from omstander.files.scripts import find_script, read_script


@lru_cache
def play(language: str = "nl") -> Play:
    """The story to play alone, beginning in a language."""
    script = read_script(find_script("wissel"))
    return make_edition(script, examine(script.text)).play(language)


@lru_cache
def single(language: str = "nl") -> str:
    """The story as one file."""
    return single_page(play(language), [built(name) for name in SCRIPTS], "".join(map(built, STYLES)))
