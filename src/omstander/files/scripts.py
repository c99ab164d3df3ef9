# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Finding and reading the scripts of stories: by path, by folder, or by the id of a bundled story."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from omstander.files.data import stories_dir
from omstander.model.diagnostic import Diagnostic
from omstander.parse import decode

ENDING = ".chat"
LARGEST = 5_000_000
"""Bytes; a lesson's story has about 10,000. What is larger is some other file."""


class ScriptError(Exception):
    """A script that cannot be had: `reason` is missing, several, none, large or unreadable."""

    def __init__(self, reason: str, name: str, detail: str = "") -> None:
        super().__init__(f"{reason}: {name} {detail}".strip())
        self.reason = reason
        self.name = name
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Script:
    """The text of a story as it stands in its file, and what was wrong with its bytes; `path` is None for
    standard input."""

    id: str
    path: Path | None
    text: str
    found: tuple[Diagnostic, ...]

    @classmethod
    def of(cls, story_id: str, path: Path | None, content: bytes) -> Script:
        """Make a script of the bytes of a file."""
        text, found = decode(content)
        return cls(story_id, path, text, tuple(found))


def find_script(name: str) -> Path:
    """Find the one script that is meant: a file, a folder with one script, or a bundled story's id.

    Raises:
        ScriptError: there is none, or more than one.
    """
    path = Path(name)
    if path.is_file():
        return path
    found = sorted(path.glob("*" + ENDING)) if path.is_dir() else []
    if len(found) > 1:
        raise ScriptError("several", name, ", ".join(one.name for one in found))
    if found:
        return found[0]
    bundled = stories_dir() / name / (name + ENDING)
    if Path(name).name == name and bundled.is_file():
        return bundled
    raise ScriptError("none" if path.is_dir() else "missing", name, _nearest(name))


def find_scripts(names: Sequence[str]) -> list[Path]:
    """Find all scripts that are meant; a folder stands for every script in it and below it.

    Without names: those of the current folder, else the bundled ones.
    """
    if not names:
        return sorted(Path().glob("*" + ENDING)) or bundled_scripts()
    found: dict[Path, None] = {}
    for name in names:
        below = sorted(Path(name).rglob("*" + ENDING)) if Path(name).is_dir() else []
        found.update(dict.fromkeys(below or [find_script(name)]))
    return list(found)


def bundled_scripts() -> list[Path]:
    """List the scripts of the bundled stories."""
    folders = sorted(path for path in stories_dir().iterdir() if path.is_dir())
    return [script for folder in folders if (script := folder / (folder.name + ENDING)).is_file()]


def read_script(path: Path) -> Script:
    """Read a script; bytes that are no text are told, not raised.

    Raises:
        ScriptError: the file cannot be read, or is far too large for a story.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise ScriptError("large", str(path))
        content = path.read_bytes()
    except OSError as error:
        raise ScriptError("unreadable", str(path), error.strerror or "") from error
    return Script.of(path.stem, path, content)


def _nearest(name: str) -> str:
    """Name the bundled story, or the file beside it, that was probably meant."""
    near = difflib.get_close_matches(name, [path.stem for path in bundled_scripts()], 1, 0.5)
    if near:
        return near[0]
    folder = Path(name).parent
    beside = [path.name for path in folder.glob("*" + ENDING)] if folder.is_dir() else []
    close = difflib.get_close_matches(Path(name).name, beside, 1, 0.5)
    return str(folder / close[0]) if close else ""
