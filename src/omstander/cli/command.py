# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What a command is: a name, the arguments it takes, and what it does."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass

from omstander.cli.terminal import Terminal
from omstander.files.words import Words

FINE, STORY_HAS_ERRORS, WRONG_USE = 0, 1, 2
"""The exit codes of every command."""


class WrongUseError(Exception):
    """Something that cannot be done as it was asked; its text is one plain line for whoever asked."""


@dataclass(frozen=True, slots=True)
class Command:
    """One command. Its words have the keys `<name>.short`, `<name>.about` and `<name>.example`."""

    name: str
    declare: Callable[[ArgumentParser, Words], None]
    run: Callable[[Namespace, Terminal], int]
