# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What the project stands on is locked with hashes, and little."""

from __future__ import annotations

import json
import re
import tomllib

import pytest
from tests.house.tree import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = ROOT / "requirements"
ENTRY = re.compile(r"^([a-z0-9-]+)==\S+.*?(?=^[a-z]|\Z)", re.MULTILINE | re.DOTALL)


def locked(name: str) -> dict[str, str]:
    """The packages of a lock file, each with its entry."""
    text = (LOCKS / f"{name}.lock").read_text(encoding="utf-8")
    return {match[1]: match[0] for match in ENTRY.finditer(text)}


def named(requirements: list[str]) -> set[str]:
    """The names of packages in requirements as pyproject.toml writes them."""
    return {re.split(r"[<>=~!;\[ ]", line)[0].lower() for line in requirements}


def test_serving_needs_eight_packages() -> None:
    """Whoever serves stories installs Babel, Brotli, Jinja2, Starlette and uvicorn with its two quick parts,
    Segno for QR codes, and what those need."""
    assert named(PROJECT["project"]["dependencies"]) == {
        "babel",
        "brotli",
        "httptools",
        "jinja2",
        "segno",
        "starlette",
        "uvicorn",
        "uvloop",
    }


@pytest.mark.parametrize("group", ["build", "node", "dev"])
def test_locks_hold_what_is_asked_for(group: str) -> None:
    """Every requirement of a group is in its lock file; `make lock` writes them."""
    assert named(PROJECT["dependency-groups"][group]) - set(locked(group)) == set()


def test_serve_lock_holds_what_is_asked_for() -> None:
    """Every dependency of the package is in the lock file of the server."""
    assert named(PROJECT["project"]["dependencies"]) - set(locked("serve")) == set()


@pytest.mark.parametrize("name", ["serve", "build", "node", "dev"])
def test_every_package_has_hashes(name: str) -> None:
    """Every locked package has at least one hash, so that pip takes exactly these files."""
    packages = locked(name)

    assert packages
    assert [package for package, entry in packages.items() if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("folder", ["runtime", "tools/audit", "bench/peers"])
def test_npm_locks_have_hashes_and_no_hosts(folder: str) -> None:
    """The lock files of npm hold a hash of every package, and no host. What lies inside the file of another
    package is under the hash of that."""
    lock = json.loads((ROOT / folder / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: entry for name, entry in lock["packages"].items() if name and not entry.get("inBundle")}

    assert packages
    assert [name for name, entry in packages.items() if "resolved" in entry or "integrity" not in entry] == []
