# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The stories that are served: compiled at the start, and again when a file of theirs changes."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from omstander.files.editions import Edition, make_edition
from omstander.files.examined import Examined, examine_script
from omstander.files.scripts import ScriptError, read_script
from omstander.files.story_files import lock_path, translation_files

Stamp = tuple[tuple[str, int, int], ...]
"""Name, time of change and size of every file that a story is made of."""


@dataclass(frozen=True, slots=True)
class Published:
    """One story as it is now: an edition, or what is wrong with it."""

    stamp: Stamp
    examined: Examined
    edition: Edition | None


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
            self.find(story)

    def find(self, story: str) -> Published | None:
        """Give a story as its files are now; None where there is none of that id, or its file is gone."""
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
        found = (self.find(story) for story in self._scripts)
        return [one.edition for one in found if one is not None and one.edition is not None]

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
    return Published(stamp, examined, edition)


def _stamp(path: Path) -> Stamp:
    files = (path, lock_path(path), *translation_files(path).values())
    return tuple(stamp for file in files for stamp in _one_stamp(file))


def _one_stamp(path: Path) -> Stamp:
    try:
        state = path.stat()
    except OSError:
        return ()
    return ((path.name, state.st_mtime_ns, state.st_size),)
