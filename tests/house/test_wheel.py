# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The wheel carries everything, so that an installed Omstander needs neither Node nor a checkout."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from tests.house.tree import ROOT, files, short

CARRIED = ("content/", "spec/errors/")
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


@pytest.fixture
def unpacked(wheel: Path, tmp_path: Path) -> Path:
    """The wheel's files, where Python can import them."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    return tmp_path


def omstander(unpacked: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command line of the unpacked wheel, with no program on the path."""
    code = (
        f"import sys; sys.path.insert(0, {str(unpacked)!r}); from omstander.cli import main; sys.exit(main())"
    )
    command = [sys.executable, "-c", code, *arguments]
    environment = {"PATH": "", "LANG": "C.UTF-8"}
    return subprocess.run(command, cwd=unpacked, env=environment, capture_output=True, text=True, check=False)


def test_wheel_carries_the_data(wheel: Path) -> None:
    """Every story, wording and built script is in the wheel, at the path that it has in the repository."""
    wanted = {short(path) for path in files() if short(path).startswith(CARRIED)}
    wanted |= {f"runtime/dist/{name}" for name in ("walk.js", "page.js", "page.css")}
    carried = {name.removeprefix("omstander/_data/") for name in zipfile.ZipFile(wheel).namelist()}

    assert wanted - carried == set()


def test_wheel_carries_the_licences(wheel: Path) -> None:
    """The texts of all four licences are in the wheel."""
    carried = {Path(name).name for name in zipfile.ZipFile(wheel).namelist()}

    assert {path.name for path in (ROOT / "LICENSES").iterdir()} - carried == set()


def test_installed_command_finds_its_stories(unpacked: Path) -> None:
    """The installed command checks a bundled story that it finds in its own data."""
    said = omstander(unpacked, "check", "wissel")

    assert (said.returncode, said.stderr) == (0, "")


def test_installed_command_builds_a_page(unpacked: Path) -> None:
    """The installed command writes one file that plays, with no Node on the machine."""
    said = omstander(unpacked, "build", "wissel", "--single", "wissel.html")

    assert (said.returncode, said.stderr) == (0, "")
    assert "<!doctype html>" in (unpacked / "wissel.html").read_text(encoding="utf-8").lower()
