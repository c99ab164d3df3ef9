# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""`omstander build`: a story as files that a browser plays."""

from __future__ import annotations

import gzip
from argparse import ArgumentParser, Namespace
from pathlib import Path

from omstander.cli.arguments import add_story
from omstander.cli.columns import table
from omstander.cli.command import FINE, Command, WrongUseError
from omstander.cli.examining import Examined, UnsoundStoryError, sound_story
from omstander.cli.play import add_recast
from omstander.cli.stories import write_text
from omstander.cli.terminal import Terminal
from omstander.cli.translations import recast_names
from omstander.emit import to_json
from omstander.export.single import single_page
from omstander.files.data import runtime_dir
from omstander.files.editions import Edition, complete, make_edition
from omstander.files.words import Words
from omstander.translate import Translation

SCRIPTS, STYLES = ("page.js", "after.js"), ("page.css", "site.css")
"""What the one file has of the runtime; the second style is for reading without scripts."""
Written = dict[Path, str]
"""Contents by file."""


def declare(parser: ArgumentParser, words: Words) -> None:
    """Take a story, where to, and in which form."""
    add_story(parser, words)
    parser.add_argument("--out", metavar=words("folder"), help=words("build.out"))
    parser.add_argument("--single", metavar=words("file"), help=words("build.single"))
    parser.add_argument("--draft", action="store_true", help=words("build.draft"))
    add_recast(parser, words)


def run(asked: Namespace, terminal: Terminal) -> int:
    """Build, and say how large everything became."""
    examined = sound_story(asked.story, terminal)
    terminal = terminal.speaking(examined.examination.story.keywords)
    if not examined.can_be_built:
        raise UnsoundStoryError(asked.story, examined)
    own = examined.translations[examined.program.language]
    names = recast_names(examined, asked.recast, own, terminal)
    translations = _languages(examined, asked.draft, terminal)
    edition = make_edition(examined.script, examined.examination, names, translations)
    contents: Written = {}
    if asked.single is not None:
        contents[Path(asked.single)] = whole(edition)
    if asked.out is not None or asked.single is None:
        contents |= parts(edition, Path(asked.out or Path("build") / edition.id))
    _write(contents, terminal)
    terminal.say(_what_next(asked, edition, terminal))
    return FINE


def _what_next(asked: Namespace, edition: Edition, terminal: Terminal) -> str:
    """Say which file to open; the separate ones are for a website, and nobody can open them."""
    if asked.single is not None:
        return terminal.words("build.open", name=asked.single)
    return terminal.words("build.parts", story=asked.story, name=f"{edition.id}.html")


def whole(edition: Edition) -> str:
    """Give the one file with everything in it."""
    return single_page(edition.play(), [built(name) for name in SCRIPTS], "".join(map(built, STYLES)))


def built(name: str) -> str:
    """Read a file of the runtime."""
    return (runtime_dir() / name).read_text(encoding="utf-8")


def parts(edition: Edition, folder: Path) -> Written:
    """Give the automata and the texts, one file each."""
    automata = {folder / f"{way.value}.json": to_json(one.parts) for way, one in edition.automata.items()}
    return automata | {folder / f"{one}.json": to_json(texts) for one, texts in edition.texts.items()}


def _languages(examined: Examined, draft: bool, terminal: Terminal) -> dict[str, Translation]:
    """Choose the languages to build, and tell which are left out."""
    whole_ones = complete(examined.translations)
    for language, one in examined.translations.items():
        if language not in whole_ones and not draft:
            facts = {"language": language, "missing": one.missing, "all": one.all}
            terminal.note(terminal.words("build.missing", **facts))
    return dict(examined.translations) if draft else whole_ones


def _write(contents: Written, terminal: Terminal) -> None:
    words = terminal.words
    rows = [(words("build.file"), words("build.bytes"), words("build.gzip"))]
    for path, content in contents.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            detail = error.strerror or type(error).__name__
            raise WrongUseError(words("write.failed", name=path.parent, detail=detail)) from error
        write_text(path, content, terminal)
        size = len(content.encode())
        rows.append((str(path), str(size), str(len(gzip.compress(content.encode(), 9, mtime=0)))))
    for line in table(rows, frozenset({1, 2}), ""):
        terminal.say(line)


BUILD = Command("build", declare, run)
