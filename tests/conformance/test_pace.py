# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The browser shows a story for as long as `analyse` says that it takes."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from tests.conformance.test_all_paths import ROOT, STORIES, node

from omstander.cli.main import main


@pytest.mark.slow
@pytest.mark.parametrize("story", STORIES, ids=lambda path: path.stem)
def test_the_browser_takes_the_time_that_was_counted(story: Path, tmp_path: Path) -> None:
    """Over all paths of a lone player the shortest and the longest are those of the automaton, which has
    whole seconds."""
    assert main(["build", str(story), "--draft", "--out", str(tmp_path)]) == 0
    automaton = json.loads((tmp_path / "solo.json").read_text(encoding="utf-8"))
    language = "nl" if (tmp_path / "nl.json").is_file() else "en"
    files = [str(tmp_path / "solo.json"), str(tmp_path / f"{language}.json")]
    command = [node(), str(ROOT / "runtime" / "test" / "pace.ts"), *files]
    told = subprocess.run(command, capture_output=True, text=True, check=True)

    assert automaton["seconds"] == [pytest.approx(float(one), abs=0.501) for one in told.stdout.split()]
