# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""What is left of somebody in the files of a server: every byte of every file is looked at."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable
from pathlib import Path


def forms(mark: str) -> set[bytes]:
    """The ways in which a text may lie in a file: plain, as wide letters, escaped, packed."""
    plain = mark.encode()
    return {
        plain,
        mark.encode("utf-16-le"),
        json.dumps(mark)[1:-1].encode(),
        base64.b64encode(plain).rstrip(b"="),
        base64.urlsafe_b64encode(plain).rstrip(b"="),
        plain.hex().encode(),
    }


def remains(folder: Path, marks: Iterable[str]) -> set[tuple[str, str]]:
    """Say which marks are in which files of a folder, whatever kind of files they are."""
    contents = {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert contents, "there is nothing to look at"
    return {
        (name, mark)
        for name, content in contents.items()
        for mark in marks
        if any(form.lower() in content.lower() for form in forms(mark))
    }
