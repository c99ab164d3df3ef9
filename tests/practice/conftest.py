# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""One server for all tests that play whole classes."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.practice.serving import Program


@dataclass(frozen=True, slots=True)
class Served:
    """Where it listens, and where it keeps its classes."""

    address: str
    database: Path


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server with a database that can be read."""
    folder = tmp_path_factory.mktemp("served")
    database = folder / "classes.db"
    arguments = ("serve", "--port", "0", "--database", str(database), "--language", "en")
    program = Program(folder / "said", arguments).start()
    yield Served(program.hear(r"(http://127\.0\.0\.1:\d+)"), database)
    program.end(signal.SIGTERM)
