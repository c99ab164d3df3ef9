# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Hold the headers of the first page, of a seat and of the board against MDN's HTTP Observatory, offline.

The scanner is a package of the audit. Its lists of preloaded hosts and of top-level domains are downloaded
when it is installed the usual way; here they are empty, as this machine is in neither. The certificate is
made on the spot and trusted by the scanner alone.
"""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

SCANNER = Path(__file__).resolve().parent / "node_modules" / "@mdn" / "mdn-http-observatory"
PAGES = ("/", "/join", "/board")
FLOOR = 135
LISTS = {"hsts-preload.json": "{}", "tld-list.json": '["localhost"]'}


def observatory() -> tuple[list[str], list[str]]:
    """Scan the pages; give a line for each, and what lowers those that fall short."""
    for name, content in LISTS.items():
        (SCANNER / "conf" / name).write_text(content, encoding="utf-8")
    lines, faults = [], []
    with tempfile.TemporaryDirectory() as folder:
        certificate, key = certify(Path(folder))
        with served_safely(certificate, key, Path(folder)) as port:
            for page in PAGES:
                line, fault = told(page, scanned(f"localhost:{port}{page}", certificate))
                lines.append(line)
                faults += fault
    return lines, faults


def certify(folder: Path) -> tuple[Path, Path]:
    """Make a certificate for this machine, good for a day; give it and its key."""
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    options = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "1"]
    names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"]
    files = ["-keyout", str(key), "-out", str(certificate)]
    subprocess.run(["openssl", "req", "-x509", *options, *names, *files], check=True, capture_output=True)
    return certificate, key


@contextmanager
def served_safely(certificate: Path, key: Path, folder: Path) -> Iterator[int]:
    """Serve the bundled stories over TLS; give the port."""
    program = Path(sys.executable).with_name("omstander")
    safe = ["--tls-cert", str(certificate), "--tls-key", str(key), "--database", str(folder / "classes.db")]
    command = [str(program), "serve", "--port", "0", *safe, "--language", "en"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8")
    try:
        assert server.stdout is not None
        found = re.search(r":(\d+)$", server.stdout.readline().strip())
        if not found:
            raise RuntimeError("the server did not start")
        yield int(found[1])
    finally:
        server.send_signal(signal.SIGINT)
        server.communicate(timeout=20)


def scanned(address: str, certificate: Path) -> dict[str, Any]:
    """Scan one page; give the scanner's report.

    Raises:
        RuntimeError: the scanner gave up on it.
    """
    trusting = os.environ | {"NODE_EXTRA_CA_CERTS": str(certificate)}
    command = ["node", str(SCANNER / "src" / "scan.js"), address]
    said = subprocess.run(command, env=trusting, capture_output=True, text=True, check=False).stdout
    report: dict[str, Any] = json.loads(said) if said else {"error": "nothing was said"}
    if "error" in report:
        raise RuntimeError(f"{address}: {report['error']}")
    return report


def told(page: str, report: dict[str, Any]) -> tuple[str, list[str]]:
    """Say what one page got, and what took from it or gave nothing where it falls short."""
    scan = report["scan"]
    given = {name: test["scoreModifier"] for name, test in report["tests"].items()}
    passed = f"{scan['testsPassed']}/{scan['testsQuantity']}"
    line = f"observatory  {scan['score']}  {scan['grade']}  {passed}  {page}"
    if scan["score"] >= FLOOR:
        return line, []
    parts = ", ".join(f"{name} {score:+}" for name, score in given.items())
    return line, [f"observatory {page}: {scan['score']} is less than {FLOOR} ({parts})"]
