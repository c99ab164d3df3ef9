# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""In which language the command line speaks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from omstander.wording import LANGUAGES

FALLBACK = "en"
SETTING = "OMSTANDER_LANGUAGE"


def asked_language(arguments: Sequence[str], environment: Mapping[str, str]) -> str | None:
    """Give the language that was asked for, by `--language` or by OMSTANDER_LANGUAGE, if we speak it."""
    return _known(_option(arguments)) or _known(environment.get(SETTING, ""))


def usual_language(environment: Mapping[str, str]) -> str:
    """Give the language of this machine, else English."""
    settings = (environment.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return _known(next((value for value in settings if value), "")) or FALLBACK


def _option(arguments: Sequence[str]) -> str:
    """Find the value of `--language` before anything is parsed: help and mistakes are told in it too."""
    for place, argument in enumerate(arguments):
        if argument.startswith("--language="):
            return argument.partition("=")[2]
        if argument == "--language" and place + 1 < len(arguments):
            return arguments[place + 1]
    return ""


def _known(value: str) -> str | None:
    language = value.lower()[:2]
    return language if language in LANGUAGES and not value[2:3].isalpha() else None
