# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Where the data that belongs to the program lies: inside an installed package, or in a checkout.

A wheel carries its data in ``omstander/_data/``, laid out as in the repository, so that every path
below the root is the same in both.
"""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
MARK = Path("spec", "errors")


class DataMissingError(Exception):
    """Part of the program's own data is not there: the installation is broken, or not built yet."""

    def __init__(self, path: Path, mend: str) -> None:
        super().__init__(f"{path} is missing: {mend}")
        self.path = path
        self.mend = mend


def data_root() -> Path:
    """Find the folder that holds ``spec/``, ``content/`` and ``runtime/``.

    Raises:
        DataMissingError: where neither the package nor the folders above it hold them.
    """
    for root in (PACKAGE / "_data", PACKAGE.parent.parent):
        if (root / MARK).is_dir():
            return root
    raise DataMissingError(PACKAGE / "_data", "install Omstander again")


def errors_dir() -> Path:
    """The folder with one Markdown file per diagnostic."""
    return data_root() / MARK


def stories_dir() -> Path:
    """The folder with the bundled stories, one folder each."""
    return data_root() / "content" / "stories"


def interface_dir() -> Path:
    """The folder with the words of screens and messages, one PO file per language."""
    return data_root() / "content" / "interface"


def help_dir() -> Path:
    """The folder with helplines, one file per language, each with the day it was looked up."""
    return data_root() / "content" / "help"


def names_dir() -> Path:
    """The folder with the checked pools of names to recast a story with."""
    return data_root() / "content" / "names"


def speech_dir() -> Path:
    """The folder with how emoji and abbreviations are said aloud, one file per language."""
    return data_root() / "content" / "speech"


def runtime_dir() -> Path:
    """The folder with the built JavaScript.

    Raises:
        DataMissingError: in a checkout where it was not built yet.
    """
    folder = data_root() / "runtime" / "dist"
    if not (folder / "page.js").is_file():
        raise DataMissingError(folder, "run `make run` once, it builds what the browser loads")
    return folder
