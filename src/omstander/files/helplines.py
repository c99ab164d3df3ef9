# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The helplines of the help card, read from `content/help`."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from omstander.files.data import help_dir


@lru_cache
def read_helplines(language: str) -> list[dict[str, Any]]:
    """Read the helplines for a language of the interface."""
    path = help_dir() / f"{language}.json"
    entries: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["entries"]
    return entries
