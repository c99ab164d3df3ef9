# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""`omstander serve`: stories in the browser."""

from __future__ import annotations

import shlex
import shutil
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from omstander.cli.command import FINE, Command, WrongUseError
from omstander.cli.hosting import certificate_of, declare_hosting, opened_store, settings_of
from omstander.cli.stories import tell_refused
from omstander.cli.terminal import Terminal
from omstander.files.data import runtime_dir
from omstander.files.scripts import ScriptError, bundled_scripts, find_scripts, read_script
from omstander.files.words import Words

if TYPE_CHECKING:
    from omstander.web import Hub, Library, Listener, Settings

LAST_PORT = 65_535


def declare(parser: ArgumentParser, words: Words) -> None:
    """Take stories and an address."""
    parser.add_argument("paths", nargs="*", metavar=words("story"), help=words("check.paths"))
    parser.add_argument("--host", default="127.0.0.1", help=words("serve.host"))
    parser.add_argument("--port", type=int, default=8000, help=words("serve.port"))
    declare_hosting(parser, words)


def run(asked: Namespace, terminal: Terminal) -> int:
    """Compile the stories, say where they play, and serve until Ctrl-C."""
    # Here and not above: the web takes half a second to load, and no other command needs it.
    from omstander.web import Hub, Library, make_app, serve

    runtime_dir()
    certificate = certificate_of(asked, terminal)
    scripts = _readable(_scripts(asked.paths, terminal), terminal)
    listener = open_listener(asked, terminal, is_secure=certificate is not None)
    with closing(listener.socket):
        settings = settings_of(asked, listener, terminal)
        with terminal.patience(", ".join(path.stem for path in scripts)):
            library = Library(scripts)
        _tell_broken(library, terminal)
        with opened_store(asked, listener, terminal) as store, suppress(KeyboardInterrupt):
            hub = Hub(store, library, settings)
            ready = partial(_ready, terminal, listener, settings, hub)
            tls = (certificate, settings.is_secure)
            serve(make_app(library, hub), listener, ready, hub.stop, *tls)
    return FINE


def _ready(terminal: Terminal, listener: Listener, settings: Settings, hub: Hub) -> None:
    # What was kept long enough goes, whether anybody asks for a class or not.
    hub.tending.start()
    terminal.say(terminal.words("serve.running", address=listener.address))
    if settings.public != listener.address:
        terminal.say(terminal.words("serve.others", address=settings.public))
    terminal.say(terminal.words("serve.stop"))
    terminal.out.flush()


def _scripts(paths: Sequence[str], terminal: Terminal) -> list[Path]:
    """Find the stories; their file names are their addresses, so no two may be the same."""
    scripts = find_scripts(paths) if paths else bundled_scripts()
    found: dict[str, Path] = {}
    for path in scripts:
        if path.stem in found:
            facts = {"name": path.stem, "first": found[path.stem], "second": path}
            raise WrongUseError(terminal.words("serve.twice", **facts))
        found[path.stem] = path
    return scripts


def _readable(scripts: Sequence[Path], terminal: Terminal) -> list[Path]:
    """Keep what can be read, and tell what cannot.

    Raises:
        ScriptError: nothing can be read.
    """
    found: list[Path] = []
    refused: list[ScriptError] = []
    for path in scripts:
        try:
            read_script(path)
            found.append(path)
        except ScriptError as error:
            refused.append(error)
    tell_refused(refused, bool(found), terminal)
    return found


def program() -> list[str]:
    """Say how this program was called, so that what it proposes can be typed just so."""
    called = sys.argv[0]
    name = Path(called).name
    if name == "__main__.py":
        return ["python", "-m", "omstander"]
    return [name if shutil.which(name) == called else called]


def open_listener(asked: Namespace, terminal: Terminal, *, is_secure: bool = False) -> Listener:
    """Open the socket that was asked for.

    Raises:
        WrongUseError: it cannot be had; with what can be, where there is something.
    """
    from omstander.web import PortTakenError, listen

    if not 0 <= asked.port <= LAST_PORT:
        raise WrongUseError(terminal.words("serve.port-odd", port=asked.port))
    try:
        return listen(asked.host, asked.port, is_secure=is_secure)
    except PortTakenError as error:
        again = shlex.join([*program(), "serve", *asked.paths, "--port", str(error.free)])
        raise WrongUseError(terminal.words("serve.port-taken", port=error.port, again=again)) from error
    except OSError as error:
        detail = error.strerror or str(error)
        raise WrongUseError(terminal.words("serve.host-odd", host=asked.host, detail=detail)) from error


def _tell_broken(library: Library, terminal: Terminal) -> None:
    for examined in library.broken():
        terminal.note(terminal.words("serve.broken", name=examined.script.path))


SERVE = Command("serve", declare, run)
