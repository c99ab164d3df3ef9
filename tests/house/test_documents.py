# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What the documents say is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.house.tree import ROOT, files, short

from omstander.cli.commands import COMMANDS as ALL_COMMANDS

COMMANDS = [command.name for command in ALL_COMMANDS]
TARGETS = ("setup", "run", "test", "dev", "bench", "audit", "help")
PAGES = files(".md")


def links(page: Path) -> list[str]:
    """The links of a page that point into the repository."""
    found = re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8"))
    return [link for link in found if not re.match(r"[a-z]+:", link)]


@pytest.mark.parametrize("page", PAGES, ids=short)
def test_links_resolve(page: Path) -> None:
    """Links between pages, and to pictures, lead somewhere."""
    assert [link for link in links(page) if not (page.parent / link).exists()] == []


def decisions() -> list[tuple[int, str]]:
    """The decisions with their numbers, in the order of the page."""
    text = (ROOT / "DECISIONS.md").read_text(encoding="utf-8")
    parts = re.split(r"^## ", text, flags=re.MULTILINE)[1:]
    numbered = [re.match(r"(\d+)\. (.*)", part, flags=re.DOTALL) for part in parts]
    return [(int(match[1]), match[2]) for match in numbered if match]


def test_decisions_are_numbered() -> None:
    """Decisions are numbered without a gap, newest first, down to number 1."""
    numbers = [number for number, _ in decisions()]

    assert numbers == list(range(len(numbers), 0, -1))


def test_decisions_are_short() -> None:
    """A decision has at most ten lines under its title, and says since when it holds."""
    bodies = {number: text.strip().splitlines()[1:] for number, text in decisions()}

    assert [number for number, lines in bodies.items() if len(lines) > 10] == []
    assert [number for number, lines in bodies.items() if not re.match(r"20\d\d-\d\d\. ", lines[0])] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_are_documented(command: str) -> None:
    """Every command of `omstander` is shown in the README."""
    assert f"omstander {command}" in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("target", TARGETS)
def test_targets_are_documented(target: str) -> None:
    """Every target that we promise is in the Makefile with a line for `make help`."""
    text = (ROOT / "Makefile").read_text(encoding="utf-8")

    assert re.search(rf"^{target}:.* ## \w", text, flags=re.MULTILINE)


def test_changelog_has_an_open_end() -> None:
    """The changelog's first section takes what is not released yet."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")

    assert re.findall(r"^## (.+)$", text, flags=re.MULTILINE)[0] == "Unreleased"
