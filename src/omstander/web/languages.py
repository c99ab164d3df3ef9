# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""In which language a page speaks: the one in the address, else the first that the browser likes."""

from __future__ import annotations

from collections.abc import Collection

from starlette.requests import Request

from omstander.files.editions import INTERFACE

FALLBACK = "nl"


def chosen_language(request: Request, offered: Collection[str]) -> str | None:
    """Choose among the languages on offer; None where none of them is wanted."""
    asked = request.query_params.get("lang", "")
    if asked in offered:
        return asked
    return next((one for one in _liked(request.headers.get("accept-language", "")) if one in offered), None)


def page_language(request: Request) -> str:
    """Choose the language of a page that belongs to no story."""
    return chosen_language(request, INTERFACE) or FALLBACK


def _liked(header: str) -> list[str]:
    """Read `nl-BE,nl;q=0.9,en;q=0.5` into languages, best first, each followed by its plain form."""
    liked: list[tuple[float, str]] = []
    for part in header.split(",")[:20]:
        name, _, quality = part.partition(";")
        weight = _weight(quality)
        if name.strip() and weight > 0:
            liked.append((weight, name.strip()))
    ordered = [name for _, name in sorted(liked, key=lambda pair: -pair[0])]
    return [form for name in ordered for form in (name, name.partition("-")[0].lower())]


def _weight(quality: str) -> float:
    name, _, value = quality.strip().partition("=")
    try:
        return float(value) if name.strip() == "q" else 1.0
    except ValueError:
        return 0.0
