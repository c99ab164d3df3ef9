# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The page for whoever runs a server says what there is to set."""

from __future__ import annotations

import argparse
import re
import shlex

import pytest
from tests.house.tree import ROOT

from omstander.cli.arguments import read_arguments
from omstander.cli.commands import COMMANDS
from omstander.cli.serve import SERVE
from omstander.files.words import read_words

PAGE = (ROOT / "docs" / "hosting.md").read_text(encoding="utf-8")
WORDS = read_words("en", "command-line")

CALLS = re.findall(r"omstander ((?:serve|backup) (?:[^`\n\\]|\\\n)+)", PAGE)


def flags() -> set[str]:
    """Every setting of `omstander serve`."""
    parser = argparse.ArgumentParser(add_help=False)
    SERVE.declare(parser, WORDS)
    return {flag for action in parser._actions for flag in action.option_strings}


def test_every_setting_is_explained() -> None:
    """The table has every setting of `serve`, and the one for the language that all commands have."""
    table = PAGE.split("## Every setting")[1].split("\n## ")[0]
    rows = [line.split(" | ")[0] for line in table.splitlines() if line.startswith("| `")]

    assert {flag for row in rows for flag in re.findall(r"`(--[a-z-]+)`", row)} == flags() | {"--language"}


@pytest.mark.parametrize("called", CALLS)
def test_what_is_called_can_be_called(called: str) -> None:
    """Every call of ours that the page shows is one that the command line understands."""
    arguments = shlex.split(called.replace("\\\n", " ").replace("[stories]", ""))
    asked = read_arguments(arguments, COMMANDS, WORDS)

    assert asked.command == arguments[0]


def test_links_to_the_page() -> None:
    """The page can be found from the README."""
    assert "docs/hosting.md" in (ROOT / "README.md").read_text(encoding="utf-8")
