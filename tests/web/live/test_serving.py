# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""The real server with live classes: its settings, its sockets, its end and its return."""

from __future__ import annotations

import json
import re
import shutil
import signal
import socket
import sqlite3
import ssl
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from tests.house.tree import ROOT
from tests.web.live.asking import LONG, Lesson, Server
from tests.web.test_server import PROGRAM

from omstander.cli.main import main
from omstander.store import Store
from omstander.web import Library

pytestmark = pytest.mark.slow
STORY = str(ROOT / "content" / "stories" / "wissel")


@contextmanager
def serving(*arguments: str, port: int = 0) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A server, and the address that it printed."""
    command = [str(PROGRAM), "serve", STORY, *arguments, "--port", str(port), "--language", "en"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
    try:
        assert process.stdout is not None
        found = re.fullmatch(r"Omstander plays at (https?://\S+)\n", process.stdout.readline())
        assert found, process.communicate()
        # The last that it says; how much of it a pipe brings at once is not known.
        while process.stdout.readline() not in ("Stop with Ctrl-C\n", ""):
            pass
        yield process, found[1]
    finally:
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=LONG)


def post(address: str, road: str, body: Any, token: str = "") -> Any:
    """Ask over the network; gives the object."""
    headers = {"content-type": "application/json"} | ({"authorization": f"Bearer {token}"} if token else {})
    request = urllib.request.Request(f"{address}/live/{road}", json.dumps(body).encode(), headers)
    with urllib.request.urlopen(request, timeout=LONG) as answer:
        return json.loads(answer.read() or b"null")


def get(address: str, road: str, token: str) -> Any:
    """Ask over the network; gives the object."""
    headers = {"authorization": f"Bearer {token}"}
    with urllib.request.urlopen(urllib.request.Request(f"{address}/live/{road}", headers=headers)) as answer:
        return json.loads(answer.read())


def follow(address: str, token: str) -> socket.socket:
    """Open a stream, and read until it speaks."""
    host, port = address.rpartition("/")[2].split(":")
    opened = socket.create_connection((host, int(port)), timeout=LONG)
    opened.sendall(f"GET /live/stream HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {token}\r\n\r\n".encode())
    content = b""
    while b":\n\n" not in content:
        content += opened.recv(4096)
    assert content.startswith(b"HTTP/1.1 200")
    return opened


def a_class(address: str) -> tuple[str, str]:
    """Make a session; gives the tokens of its board and of a seat."""
    made = post(address, "sessions", {"story": "wissel", "language": "nl"})
    board = post(address, "hosts", made)["token"]
    code = get(address, "session", board)["code"]
    return board, post(address, "seats", {"code": code, "key": "k" * 20})["token"]


def test_a_server_stops_and_comes_back_where_it_was(tmp_path: Path) -> None:
    """Streams that are open end by themselves (who had to be cut off would be told); the next server over its
    database has all."""
    database = str(tmp_path / "classes.db")
    with serving("--database", database) as (process, address):
        board, seat = a_class(address)
        streams = [follow(address, board), follow(address, seat)]
        assert post(address, "commands", {"do": "go-on", "at": 0}, board) == {"last": 1}
        process.send_signal(signal.SIGTERM)
        out, err = process.communicate(timeout=LONG)
        for stream in streams:
            while stream.recv(4096):
                pass
            stream.close()
    told = [line for line in err.splitlines() if not line.startswith("Working on ")]
    assert (process.returncode, told, out) == (0, [], "")
    with serving("--database", database) as (_, address):
        log = get(address, "log?after=0", seat)["entries"]
        assert [entry["kind"] for entry in log] == ["started"]


def test_what_is_over_goes_though_nobody_asks(tmp_path: Path, library: Library) -> None:
    """A server that comes back after the hours of a class deletes it, also if nobody comes for any class."""
    database = tmp_path / "classes.db"
    before = Server(database, library)
    before.clock.at = 1_000_000_000.0
    Lesson.made(before, seats=1, keep_hours=1)
    before.close()
    asked = "SELECT count(*) FROM record WHERE typeof(session) = 'text'"
    with serving("--database", str(database)), closing(sqlite3.connect(database)) as reader:
        until = time.monotonic() + LONG
        while reader.execute(asked).fetchone() != (0,):
            assert time.monotonic() < until, "it is still there"
            time.sleep(0.05)


def test_nobody_fills_the_log() -> None:
    """Whatever is sent that is no question, not a line is written of it."""
    odd = (b"nothing\r\n\r\n", b"GET / HTTP/1.1\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n")
    with serving("--temporary") as (process, address):
        host, port = address.rpartition("/")[2].split(":")
        for sent in odd:
            with socket.create_connection((host, int(port)), timeout=LONG) as opened:
                opened.sendall(sent)
                assert opened.recv(4096).startswith(b"HTTP/1.1 ")
        process.send_signal(signal.SIGTERM)
        _, err = process.communicate(timeout=LONG)
    assert [line for line in err.splitlines() if not line.startswith("Working on ")] == []


def test_endless_heads_end() -> None:
    """A connection whose head never ends is closed; ordinary ones go on."""
    with serving("--temporary") as (_, address):
        host, port = address.rpartition("/")[2].split(":")
        with socket.create_connection((host, int(port)), timeout=LONG) as endless:
            endless.sendall(b"GET / HTTP/1.1\r\nx: ")
            with suppress(ConnectionError):
                for _ in range(10_000):
                    endless.sendall(b"x" * 1024)
                pytest.fail("it was listened to for ever")
        with urllib.request.urlopen(f"{address}/healthz", timeout=LONG) as answer:
            assert answer.status == 200


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("--public-url", "les.example.nl"), "les.example.nl"),
        (("--public-url", "https://les.example.nl/map"), "les.example.nl/map"),
        (("--trusted-proxy", "proxy.example"), "proxy.example"),
        (("--max-classes", "0"), "0 live classes"),
        (("--tls-cert", "nergens.pem"), "--tls-key"),
        (("--tls-cert", "nergens.pem", "--tls-key", "nergens.pem"), "nergens.pem"),
        (("--database", "/proc/nergens/classes.db"), "/proc/nergens"),
        (("--database", "x.db", "--temporary"), "--temporary"),
    ],
)
def test_settings_that_cannot_be_are_one_line(
    arguments: tuple[str, ...], expected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A setting that makes no sense is refused plainly, before anything is served."""
    assert expected in refused(arguments, capsys)


def test_two_servers_do_not_share_a_database(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The second one is told which file somebody else has, and does nothing to it."""
    database = tmp_path / "classes.db"
    store = Store(database)
    assert str(database) in refused(("--database", str(database)), capsys)
    store.close()


def refused(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> str:
    """Start a server that does not start; gives the one line that it says."""
    assert main(["serve", STORY, *arguments, "--port", "0", "--language", "en"]) == 2
    out, err = capsys.readouterr()
    (line,) = [line for line in err.splitlines() if not line.startswith("Working on ")]
    assert out == ""
    return line


@pytest.mark.skipif(shutil.which("openssl") is None, reason="no openssl to make a certificate with")
def test_over_tls_browsers_are_told_to_keep_to_it(tmp_path: Path) -> None:
    """With a certificate it speaks https, says so, and tells browsers to stay there, on roads and pages."""
    chain, key = str(tmp_path / "chain.pem"), str(tmp_path / "key.pem")
    made = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=127.0.0.1"
    places = ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", chain]
    subprocess.run([*made.split(), *places], check=True, capture_output=True)
    with serving("--tls-cert", chain, "--tls-key", key) as (_, address):
        assert address.startswith("https://127.0.0.1:")
        trusting = ssl.create_default_context(cafile=chain)
        for path in ("/", "/join", "/live/parts/x.json"):
            try:
                answer = urllib.request.urlopen(address + path, context=trusting, timeout=LONG)
            except urllib.error.HTTPError as refused:
                answer = refused
            with answer:
                assert answer.headers["strict-transport-security"] == "max-age=63072000"


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="only Linux shows what a process has open")
def test_a_temporary_database_goes_with_the_server(tmp_path: Path) -> None:
    """What was kept only until the server stops is gone when it has stopped, however it was told to."""
    with serving("--temporary") as (process, address):
        a_class(address)
        (folder,) = _folders(process.pid)
        assert (folder / "classes.db").is_file()
    assert not folder.exists()


def _folders(process: int) -> set[Path]:
    """The folders of the databases that a process has open."""
    files = (Path(one).resolve() for one in Path(f"/proc/{process}/fd").glob("*"))
    return {file.parent for file in files if file.name.startswith("classes.db")}
