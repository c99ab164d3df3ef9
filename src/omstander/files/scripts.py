# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Finding and reading the scripts of stories: by path, by folder, or by the id of a bundled story."""

from __future__ import annotations

import difflib
import os
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from omstander.files.data import stories_dir
from omstander.model.diagnostic import Diagnostic
from omstander.parse import NO_TEXT, decode

ENDING = ".chat"
LARGEST = 1_000_000
"""Bytes; a lesson's story has about 10,000. What is larger is some other file."""
BEGINNING = 65_536
"""Bytes; enough to see what kind of file something large is."""


class ScriptError(Exception):
    """A script that cannot be had: `reason` is missing, several, none, folder, special, large, unreadable."""

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

    @property
    def is_text(self) -> bool:
        """Whether there is anything to read in it: not of a picture."""
        return not any(one.code == NO_TEXT for one in self.found)

    @classmethod
    def of(cls, story_id: str, path: Path | None, content: bytes) -> Script:
        """Make a script of the bytes of a file.

        Raises:
            ScriptError: it is text, and far too much for a story.
        """
        text, found = decode(content if len(content) <= LARGEST else content[:BEGINNING])
        if len(content) > LARGEST and not any(one.code == NO_TEXT for one in found):
            raise ScriptError("large", str(path or story_id))
        return cls(story_id, path, text, tuple(found))


def find_script(name: str) -> Path:
    """Find the one script that is meant: a file, a folder with one script, or a bundled story's id.

    Raises:
        ScriptError: there is none, or more than one.
    """
    path = Path(name)
    mode = _mode(path)
    if stat.S_ISREG(mode):
        return path
    if mode and not stat.S_ISDIR(mode):
        raise ScriptError("special", name)
    found = [one for one in _scripts_in(path, "*") if one.is_file()] if mode else []
    if len(found) > 1:
        raise ScriptError("several", name, ", ".join(one.name for one in found))
    if found:
        return found[0]
    bundled = stories_dir() / name / (name + ENDING)
    if Path(name).name == name and bundled.is_file():
        return bundled
    raise ScriptError("none", name) if mode else ScriptError("missing", name, _nearest(name))


def find_scripts(names: Sequence[str]) -> list[Path]:
    """Find all scripts that are meant; a folder stands for every script in it and below it.

    Without names: those of the current folder, else the bundled ones. What only looks like a script, such as
    a folder `map.chat`, is found as well; reading tells it.

    Raises:
        ScriptError: a name stands for nothing.
    """
    if not names:
        return sorted(Path().glob("*" + ENDING)) or bundled_scripts()
    found: dict[Path, None] = {}
    for name in names:
        below = _scripts_in(Path(name), "**/*") if stat.S_ISDIR(_mode(Path(name))) else []
        found.update(dict.fromkeys(below or [find_script(name)]))
    return list(found)


def bundled_scripts() -> list[Path]:
    """List the scripts of the bundled stories."""
    folders = sorted(path for path in stories_dir().iterdir() if path.is_dir())
    return [script for folder in folders if (script := folder / (folder.name + ENDING)).is_file()]


def read_script(path: Path) -> Script:
    """Read a script; bytes that are no text are told, not raised.

    Raises:
        ScriptError: the file cannot be read, is no usual file, or is far too large for a story.
    """
    mode = _mode(path)
    if mode and not stat.S_ISREG(mode):
        # A pipe would be waited for, perhaps for ever.
        raise ScriptError("folder" if stat.S_ISDIR(mode) else "special", str(path))
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise ScriptError("unreadable", str(path), error.strerror or "") from error
    return Script.of(path.stem, path, content)


def _mode(path: Path) -> int:
    """Say what stands at a path; 0 where nothing does.

    Raises:
        ScriptError: that cannot be seen.
    """
    try:
        return path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return 0
    except OSError as error:
        raise ScriptError("unreadable", str(path), error.strerror or "") from error


def _scripts_in(folder: Path, pattern: str) -> list[Path]:
    """List what is called as a script in a folder, in order.

    Raises:
        ScriptError: the folder cannot be looked into.
    """
    try:
        # A pattern passes over a folder that is shut, as if it were empty.
        os.scandir(folder).close()
        return sorted(folder.glob(pattern + ENDING))
    except OSError as error:
        raise ScriptError("unreadable", str(folder), error.strerror or "") from error


def _nearest(name: str) -> str:
    """Name the bundled story, or the file beside it, that was probably meant."""
    folder = Path(name).parent
    # The ending is left out: two names are not alike because both end in .chat.
    meant = Path(name).name.removesuffix(ENDING)
    near = difflib.get_close_matches(meant, [path.stem for path in bundled_scripts()], 1, 0.5)
    if near:
        return near[0]
    beside = [path.stem for path in folder.glob("*" + ENDING) if path.is_file()] if folder.is_dir() else []
    close = difflib.get_close_matches(meant, beside, 1, 0.5)
    return str(folder / (close[0] + ENDING)) if close else ""
