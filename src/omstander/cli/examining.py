# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Stories as the commands need them: examined, and refused where they have errors."""

from __future__ import annotations

from omstander.cli.stories import read_story
from omstander.cli.terminal import Terminal
from omstander.files.examined import Examined, pages
from omstander.files.examined import examine_script as examine_quietly
from omstander.files.scripts import Script

__all__ = ["Examined", "UnsoundStoryError", "examine_script", "examine_story", "pages", "sound_story"]


class UnsoundStoryError(Exception):
    """The story must be mended first: `name` as it was asked for, `keywords` the language of its author."""

    def __init__(self, name: str, examined: Examined) -> None:
        super().__init__(name)
        self.name = name
        self.keywords = examined.examination.story.keywords


def examine_script(script: Script, name: str, terminal: Terminal) -> Examined:
    """Examine a script, and say so if it takes long."""
    with terminal.patience(name):
        return examine_quietly(script, name)


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
        raise UnsoundStoryError(name, examined)
    return examined
