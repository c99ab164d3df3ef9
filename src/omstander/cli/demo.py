# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""`omstander demo`: a class of simulated pupils on this computer, with the board open."""

from __future__ import annotations

import asyncio
import shlex
import shutil
import webbrowser
from argparse import ArgumentParser, Namespace
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from omstander.cli.command import FINE, Command, WrongUseError
from omstander.cli.demo_place import own_place
from omstander.cli.hosting import open_store
from omstander.cli.serve import program
from omstander.cli.terminal import Terminal
from omstander.files.data import runtime_dir
from omstander.files.scripts import bundled_scripts
from omstander.files.words import Words

if TYPE_CHECKING:
    from omstander.web import Hub, Listener
    from omstander.web.live.running import Running

MOST = 30
"""So many simulated pupils there are at most; real ones come beside them."""
BESIDE = 10


def declare(parser: ArgumentParser, words: Words) -> None:
    """Take how many pupils, a story, an address and a place to keep the class."""
    parser.add_argument("--pupils", type=int, default=28, metavar="N", help=words("demo.pupils"))
    parser.add_argument("--story", default="zonder-noor", metavar="ID", help=words("demo.story"))
    parser.add_argument("--host", default="127.0.0.1", help=words("serve.host"))
    parser.add_argument("--port", type=int, default=8000, help=words("serve.port"))
    parser.add_argument("--database", type=Path, metavar="FILE", help=words("demo.database"))
    parser.add_argument("--no-browser", action="store_true", help=words("demo.no-browser"))


def run(asked: Namespace, terminal: Terminal) -> int:
    """Serve a class until Ctrl-C; what it is kept in goes with it, unless it was named."""
    # Here and not above: the web takes half a second to load, and no other command needs it.
    from omstander.web import Hub, Library, Settings, make_app, serve

    runtime_dir()
    _check(asked, terminal)
    listener = _listen(asked, terminal)
    with terminal.patience(asked.story):
        library = Library([path for path in bundled_scripts() if path.stem == asked.story])
    place = asked.database or own_place(asked.port)
    store = open_store(place, terminal)
    try:
        hub = Hub(store, library, Settings(public=listener.others))
        demo = Demo(asked, terminal, hub)
        with suppress(KeyboardInterrupt):
            serve(make_app(library, hub), listener, demo.begin, stopping=hub.stop)
    finally:
        store.close()
    if asked.database is None:
        shutil.rmtree(place.parent, ignore_errors=True)
    return FINE


@dataclass(slots=True)
class Demo:
    """One class, told to whoever started it."""

    asked: Namespace
    terminal: Terminal
    hub: Hub
    tasks: list[asyncio.Task[None]] = field(default_factory=list)

    def begin(self) -> None:
        """Begin once requests are answered; called within the loop of the server."""
        self.tasks.append(asyncio.get_running_loop().create_task(self._begin()))

    async def _begin(self) -> None:
        from omstander.live import Command as Asked

        running = self._going()
        if running is None:
            running = await self._open()
        else:
            self.terminal.say(self.terminal.words("demo.again"))
        invited = await self.hub.command(running, Asked("board", "invite", None, {"role": "board"}))
        assert isinstance(invited, dict)
        self._tell(running, invited["link"])
        self.hub.tending.start()
        if not self.asked.no_browser:
            await asyncio.to_thread(webbrowser.open, invited["link"])

    def _going(self) -> Running | None:
        """Find the class that was going on when this program was last killed."""
        classes = self.hub.sessions.values()
        wanted = (self.asked.story, self._language)
        return next(
            (
                one
                for one in classes
                if not one.is_over and (one.saved.config.story, one.saved.config.language) == wanted
            ),
            None,
        )

    async def _open(self) -> Running:
        from omstander.web.live.shapes import options

        seats = {"seats": self.asked.pupils + BESIDE, "practice": self.asked.pupils}
        await self.hub.open(options({"story": self.asked.story, "language": self._language, **seats}))
        running = self._going()
        assert running is not None
        return running

    @property
    def _language(self) -> str:
        return self.terminal.words.language

    def _tell(self, running: Running, board: str) -> None:
        words, way_in = self.terminal.words, running.way_in()
        address = f"{way_in['link'].partition('?')[0]}"
        self.terminal.say(words("demo.board", address=board))
        self.terminal.say(words("demo.join", link=way_in["link"]))
        code = way_in["code"]
        self.terminal.say(words("demo.code", address=address, code=f"{code[:4]} {code[4:]}"))
        self.terminal.say(words("demo.stop"))
        self.terminal.out.flush()


def _listen(asked: Namespace, terminal: Terminal) -> Listener:
    from omstander.web import PortTakenError, listen

    try:
        return listen(asked.host, asked.port)
    except PortTakenError as error:
        again = shlex.join([*program(), "demo", "--port", str(error.free)])
        raise WrongUseError(terminal.words("serve.port-taken", port=error.port, again=again)) from error
    except (OSError, OverflowError) as error:
        raise WrongUseError(terminal.words("serve.host-odd", host=asked.host, detail=error)) from error


def _check(asked: Namespace, terminal: Terminal) -> None:
    if not 0 <= asked.pupils <= MOST:
        raise WrongUseError(terminal.words("demo.pupils-odd", pupils=asked.pupils, most=MOST))
    known = [path.stem for path in bundled_scripts()]
    if asked.story not in known:
        raise WrongUseError(terminal.words("demo.story-odd", name=asked.story, known=", ".join(known)))


DEMO = Command("demo", declare, run)
