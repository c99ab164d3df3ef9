# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The terminal that a command speaks to: its words, its colours, its two streams."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from omstander.files.words import Words, read_words

STYLES = {
    "bold": "1",
    "faint": "2",
    "error": "1;31",
    "warning": "1;33",
    "good": "32",
    "private": "35",
    "mine": "36",
    "name": "1;34",
}
PATIENCE = 1.0
"""Seconds of silence after which something must be said."""


@dataclass(frozen=True, slots=True)
class Terminal:
    """Where to speak and how. `asked` is the language that was asked for, None where nobody did."""

    words: Words
    asked: str | None
    coloured: bool
    out: TextIO
    err: TextIO

    def say(self, text: str = "") -> None:
        """Write a line of the answer."""
        self.out.write(text + "\n")

    def note(self, text: str) -> None:
        """Write a line beside the answer: progress, a mistake."""
        with suppress(OSError):  # where even this cannot be written there is nobody to tell
            self.err.write(text + "\n")
            self.err.flush()

    def paint(self, style: str, text: str) -> str:
        """Colour a text, where there are colours."""
        return f"\x1b[{STYLES[style]}m{text}\x1b[0m" if self.coloured and text else text

    def speaking(self, story_language: str) -> Terminal:
        """Speak the language that was asked for, else the one that the story's author writes in."""
        language = self.asked or (story_language if story_language in {"nl", "en"} else self.words.language)
        return Terminal(command_words(language), self.asked, self.coloured, self.out, self.err)

    @contextmanager
    def patience(self, name: str) -> Iterator[None]:
        """Say what is being worked on if it takes longer than a second."""
        timer = threading.Timer(PATIENCE, lambda: self.note(self.words("progress", name=name)))
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()


def stand_in() -> None:
    """Put streams that lead nowhere in the place of those with which this process was not started."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 - open to the end


def open_terminal(asked: str | None, usual: str, environment: Mapping[str, str]) -> Terminal:
    """Open the standard streams, so that every text can be written to them."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
    return Terminal(command_words(asked or usual), asked, _coloured(environment), sys.stdout, sys.stderr)


def command_words(language: str) -> Words:
    """Read the words of the command line in one language."""
    return read_words(language, "command-line")


def _coloured(environment: Mapping[str, str]) -> bool:
    return sys.stdout.isatty() and not environment.get("NO_COLOR") and environment.get("TERM") != "dumb"
