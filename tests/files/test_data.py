# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Data is found in a checkout and in an installed package, and missed with a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from omstander.files import data


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package as a wheel lays it, with data inside and nothing above it."""
    package = tmp_path / "lib" / "omstander"
    (package / "_data" / "spec" / "errors").mkdir(parents=True)
    monkeypatch.setattr(data, "PACKAGE", package)
    return package


def test_checkout(root: Path) -> None:
    """In a checkout the data is that of the repository."""
    assert root == data.data_root()
    assert root / "content" / "stories" == data.stories_dir()


def test_installed_package(installed: Path) -> None:
    """An installed package reads the data that it carries."""
    assert installed / "_data" / "spec" / "errors" == data.errors_dir()


def test_package_comes_before_what_lies_above(installed: Path) -> None:
    """A package with data of its own does not read a folder that happens to lie above it."""
    (installed.parent.parent / "spec" / "errors").mkdir(parents=True)

    assert installed / "_data" == data.data_root()


def test_missing_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without data the error says what is missing and what to do."""
    monkeypatch.setattr(data, "PACKAGE", tmp_path / "lib" / "omstander")

    with pytest.raises(data.DataMissingError, match=r"_data is missing: install Omstander again"):
        data.data_root()


def test_unbuilt_runtime(installed: Path) -> None:
    """Without the built runtime the error says how to build it."""
    with pytest.raises(data.DataMissingError, match=r"run `make run` once"):
        data.runtime_dir()


def test_built_runtime(installed: Path) -> None:
    """The folder of the runtime is given once the page is built."""
    folder = installed / "_data" / "runtime" / "dist"
    folder.mkdir(parents=True)
    (folder / "page.js").write_text("", encoding="utf-8")

    assert folder == data.runtime_dir()
