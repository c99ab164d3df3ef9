# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Diagnostics to sentences: placeholders filled, snippets drawn, languages chosen."""

from __future__ import annotations

from omstander.wording.catalogue import Catalogue, Entry, Example, catalogue
from omstander.wording.listing import Listed, as_json
from omstander.wording.source import Place, Source
from omstander.wording.telling import hint_of, message_of, tell, title_of
from omstander.wording.width import printable, width

LANGUAGES = ("nl", "en")
"""The languages in which diagnostics are worded."""

__all__ = [
    "LANGUAGES",
    "Catalogue",
    "Entry",
    "Example",
    "Listed",
    "Place",
    "Source",
    "as_json",
    "catalogue",
    "hint_of",
    "message_of",
    "printable",
    "tell",
    "title_of",
    "width",
]
