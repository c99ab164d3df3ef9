# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What a phone needs to know to put us on its home screen."""

from __future__ import annotations

from typing import Any

COLOUR = "#17564f"
"""The ground of the icon."""


def manifest(language: str) -> dict[str, Any]:
    """Give the manifest in a language.

    It opens in a browser like any other page, with its address bar and other tabs: a quick exit that only
    swapped pages in a window named Omstander would be none, and a phone that is lent should not offer to
    install anything. So what is put on a home screen is a bookmark with our picture.
    """
    return {
        "name": "Omstander",
        "lang": language,
        "start_url": f"/?lang={language}",
        "scope": "/",
        "display": "browser",
        "background_color": COLOUR,
        "theme_color": COLOUR,
        "icons": [_icon("icon", "any"), _icon("maskable", "maskable")],
    }


def _icon(name: str, purpose: str) -> dict[str, str]:
    return {"src": f"/{name}.svg", "type": "image/svg+xml", "sizes": "any", "purpose": purpose}
