# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The README shows what is really there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.house.tree import ROOT

from omstander.cli import main

README = (ROOT / "README.md").read_text(encoding="utf-8")
TEMPLATE = (ROOT / "content" / "templates" / "en.chat").read_text(encoding="utf-8")


def test_the_fragment_is_a_part_of_the_story_that_new_writes() -> None:
    """Every line of the example stands in the story to begin with, marks for a class left out."""
    lines = {" ".join(line.split()).removesuffix(" (class)") for line in TEMPLATE.splitlines()}
    (fragment,) = re.findall(r"```chat\n(.*?)```", README, re.DOTALL)
    missing = [line for line in fragment.splitlines() if line and " ".join(line.split()) not in lines]

    assert missing == []


def test_the_broken_story_gives_the_message_that_is_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The message of the README is printed, to the letter, for the mistake that it describes."""
    (shown,) = re.findall(r"```\n(-- NIET IN DE GROEP.*?)```", README, re.DOTALL)
    story = (ROOT / "content" / "templates" / "nl.chat").read_text(encoding="utf-8")
    story = story.replace("(!) Bram: iemand", "Bram verwijdert Isa uit 2c\n(!) Bram: iemand")
    (tmp_path / "stuk.chat").write_text(story.replace("Fleur: mag ik ook\n", "Isa: fijn\n"), encoding="utf-8")

    assert main(["check", str(tmp_path / "stuk.chat")]) == 1
    assert shown.strip() in capsys.readouterr().out
