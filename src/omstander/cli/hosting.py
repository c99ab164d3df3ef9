# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What `serve` takes for live classes: where they are kept, how others reach us, TLS, a proxy, bounds."""

from __future__ import annotations

import os
import ssl
import sys
import tempfile
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from omstander.cli.command import WrongUseError
from omstander.cli.terminal import Terminal
from omstander.files.words import Words

if TYPE_CHECKING:
    from omstander.store import Store
    from omstander.web import Certificate, Listener, Settings

USUAL_CLASSES = 500


def declare_hosting(parser: ArgumentParser, words: Words) -> None:
    """Take the settings."""
    kept = parser.add_mutually_exclusive_group()
    kept.add_argument("--database", type=Path, metavar=words("file"), help=words("serve.database"))
    kept.add_argument("--temporary", action="store_true", help=words("serve.temporary"))
    parser.add_argument("--public-url", metavar="URL", help=words("serve.public-url"))
    parser.add_argument("--tls-cert", type=Path, metavar=words("file"), help=words("serve.tls-cert"))
    parser.add_argument("--tls-key", type=Path, metavar=words("file"), help=words("serve.tls-key"))
    parser.add_argument(
        "--trusted-proxy", action="append", default=[], metavar="IP", help=words("serve.trusted-proxy")
    )
    parser.add_argument("--max-classes", type=int, default=USUAL_CLASSES, help=words("serve.max-classes"))
    parser.add_argument("--security-contact", default="", metavar="URL", help=words("serve.contact"))


def certificate_of(asked: Namespace, terminal: Terminal) -> Certificate | None:
    """Read which certificate there is, and try it.

    Raises:
        WrongUseError: only half of it was given, or it cannot be used.
    """
    from omstander.web import Certificate

    if asked.tls_cert is None and asked.tls_key is None:
        return None
    if asked.tls_cert is None or asked.tls_key is None:
        raise WrongUseError(terminal.words("serve.tls-half"))
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(asked.tls_cert, asked.tls_key)
    except (OSError, ssl.SSLError) as error:
        detail = error.strerror or type(error).__name__
        facts = {"certificate": asked.tls_cert, "private": asked.tls_key, "detail": detail}
        raise WrongUseError(terminal.words("serve.tls-odd", **facts)) from error
    return Certificate(asked.tls_cert, asked.tls_key)


def settings_of(asked: Namespace, listener: Listener, terminal: Terminal) -> Settings:
    """Read how others reach us, and what we take.

    Raises:
        WrongUseError: something is no address, or no number of classes.
    """
    from omstander.web import Settings, is_address

    for proxy in asked.trusted_proxy:
        if not is_address(proxy):
            raise WrongUseError(terminal.words("serve.proxy-odd", address=proxy))
    if asked.max_classes < 1:
        raise WrongUseError(terminal.words("serve.classes-odd", classes=asked.max_classes))
    public = listener.others if asked.public_url is None else _public(asked.public_url, terminal)
    return Settings(public, frozenset(asked.trusted_proxy), asked.max_classes, asked.security_contact)


def _public(given: str, terminal: Terminal) -> str:
    try:
        parts = urlsplit(given)
        sound = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        sound = False
    if not sound or parts.path.strip("/") or parts.query or parts.fragment or parts.username:
        raise WrongUseError(terminal.words("serve.public-url-odd", url=given))
    return f"{parts.scheme}://{parts.netloc}".lower()


@contextmanager
def opened_store(asked: Namespace, listener: Listener, terminal: Terminal) -> Iterator[Store]:
    """Open the database of live classes, and close it at the end.

    Without a setting it is a file of this user, one for each port, so that two servers do not meet; a server
    on any free port is found again by nobody, so nothing is kept then.

    Raises:
        WrongUseError: it is not opened.
    """
    with tempfile.TemporaryDirectory(prefix="omstander-") as folder:
        if asked.database is not None:
            path = asked.database
        elif asked.temporary or asked.port == 0:
            path = Path(folder) / "classes.db"
        else:
            path = _data_folder() / f"classes-{listener.port}.db"
        store = open_store(path, terminal)
        try:
            yield store
        finally:
            store.close()


def open_store(path: Path, terminal: Terminal) -> Store:
    """Open a database; its folder is made if it is not there.

    Raises:
        WrongUseError: it is not opened.
    """
    from omstander.store import DatabaseRefusedError, Store

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return Store(path)
    except DatabaseRefusedError as refused:
        facts = {"name": refused.path, "detail": refused.detail}
        raise WrongUseError(terminal.words(f"database.{refused.why}", **facts)) from refused
    except OSError as error:
        facts = {"name": path, "detail": error.strerror or type(error).__name__}
        raise WrongUseError(terminal.words("database.unreachable", **facts)) from error


def _data_folder() -> Path:
    """Where this user's programs keep what they need."""
    if sys.platform == "win32":
        place = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        place = Path.home() / "Library" / "Application Support"
    else:
        place = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return place / "omstander"
