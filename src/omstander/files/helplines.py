# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The helplines of the help card, read from `content/help`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from babel.dates import format_date

from omstander.files.data import help_dir

SHOWN = ("name", "about", "telephone", "site", "source")


@lru_cache
def read_helplines(language: str) -> list[dict[str, Any]]:
    """Read the helplines for a language of the interface, with the day they were looked up in words.

    Left out is what nobody looked up: a number that may be wrong is worse than one less.
    """
    path = help_dir() / f"{language}.json"
    entries: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["entries"]
    return [_shown(one, language) for one in entries if one["source"] and one["verified_on"]]


def _shown(entry: Mapping[str, Any], language: str) -> dict[str, Any]:
    day = format_date(date.fromisoformat(entry["verified_on"]), "d MMMM y", locale=language)
    return {key: entry[key] for key in SHOWN if key in entry} | {"verified_on": day}
