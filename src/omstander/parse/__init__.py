# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Text to story and diagnostics, and a story to text; never raises on bad text."""

from __future__ import annotations

from omstander.parse.decode import NO_TEXT, decode
from omstander.parse.format_story import format_story
from omstander.parse.story import parse_story
from omstander.parse.table import Keywords
from omstander.parse.tables import keywords

__all__ = ["NO_TEXT", "Keywords", "decode", "format_story", "keywords", "parse_story"]
