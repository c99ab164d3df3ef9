# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""The real server, for a while."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PROGRAM = Path(sys.executable).with_name("omstander")


@contextmanager
def serving(*stories: str) -> Iterator[int]:
    """Serve these stories, or the bundled ones; give the port."""
    command = [str(PROGRAM), "serve", *stories, "--port", "0", "--language", "en"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8")
    try:
        assert server.stdout is not None
        found = re.search(r":(\d+)$", server.stdout.readline().strip())
        assert found, "the server did not start"
        yield int(found[1])
    finally:
        server.send_signal(signal.SIGINT)
        server.communicate(timeout=20)
