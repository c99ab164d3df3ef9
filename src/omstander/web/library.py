# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The stories that are served: compiled at the start, and again when a file of theirs changes."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from omstander.emit import to_json
from omstander.export.blocks import for_later, for_script
from omstander.files.editions import Edition, make_edition
from omstander.files.examined import Examined, examine_script
from omstander.files.scripts import ScriptError, read_script
from omstander.files.story_files import lock_path, translation_files

Stamp = tuple[tuple[str, int, int], ...]
"""Name, time of change and size of every file that a story is made of."""


@dataclass(frozen=True, slots=True)
class Part:
    """What the script on a page asks for, as JSON; `mark` names its content."""

    content: str
    mark: str

    @classmethod
    def of(cls, value: Mapping[str, object]) -> Part:
        """Write a value down, and mark it."""
        content = to_json(value)
        return cls(content, hashlib.sha256(content.encode()).hexdigest()[:12])


@dataclass(frozen=True, slots=True)
class Published:
    """One story as it is now: an edition with its parts by name, or what is wrong with it."""

    stamp: Stamp
    examined: Examined
    edition: Edition | None
    parts: Mapping[str, Part]

    def address(self, part: str) -> str:
        """Give the address of a part, which changes with its content."""
        return f"/s/{self.examined.script.id}/{part}.{self.parts[part].mark}.json"


class Library:
    """Stories by id, each as fresh as its files."""

    def __init__(self, scripts: Sequence[Path]) -> None:
        """Compile all stories.

        Args:
            scripts: the files; their names without ending are the ids, and must differ.
        """
        self._scripts = {path.stem: path for path in scripts}
        self._published: dict[str, Published] = {}
        # Requests come in several threads; two of them must not compile the same story at once.
        self._lock = threading.Lock()
        for story in self._scripts:
            self._find(story)

    def find(self, story: str) -> Published | None:
        """Give a story as its files are now; None where there is none of that id, or its file is gone.

        Where a translation cannot be read just now it is what it was: the others must not fail with it.
        """
        try:
            return self._find(story)
        except ScriptError:
            return self._published.get(story)

    def _find(self, story: str) -> Published | None:
        path = self._scripts.get(story)
        if path is None:
            return None
        with self._lock:
            known = self._published.get(story)
            stamp = _stamp(path)
            if known is None or known.stamp != stamp:
                known = _publish(path, stamp)
                self._published.pop(story, None)
                if known is not None:
                    self._published[story] = known
            return known

    def editions(self) -> list[Edition]:
        """List the stories that can be played."""
        return [one.edition for one in self.published() if one.edition is not None]

    def published(self) -> list[Published]:
        """List the stories that can be played, with all that is known of them."""
        found = (self.find(story) for story in self._scripts)
        return [one for one in found if one is not None and one.edition is not None]

    def broken(self) -> list[Examined]:
        """List the stories that cannot be played yet."""
        found = (self.find(story) for story in self._scripts)
        return [one.examined for one in found if one is not None and one.edition is None]


def _publish(path: Path, stamp: Stamp) -> Published | None:
    try:
        script = read_script(path)
    except ScriptError:
        return None
    examined = examine_script(script, path.name)
    edition = make_edition(script, examined.examination) if examined.can_be_built else None
    return Published(stamp, examined, edition, _parts(edition) if edition else {})


def _parts(edition: Edition) -> dict[str, Part]:
    play = edition.play()
    parts = {"solo": Part.of(play.automaton.parts)}
    for language in play.languages:
        parts[language] = Part.of(play.texts[language])
        parts[f"words.{language}"] = Part.of(for_script(play.automaton, play.words[language]))
        parts[f"later.{language}"] = Part.of(for_later(play.words[language]))
    return parts


def _stamp(path: Path) -> Stamp:
    files = (path, lock_path(path), *translation_files(path).values())
    return tuple(stamp for file in files for stamp in _one_stamp(file))


def _one_stamp(path: Path) -> Stamp:
    try:
        state = path.stat()
    except OSError:
        return ()
    return ((path.name, state.st_mtime_ns, state.st_size),)
