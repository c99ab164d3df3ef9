# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Story to resolved story and diagnostics: names, membership, numbers, the rules of a safe story."""

from __future__ import annotations

from omstander.check.check import check_story
from omstander.check.words import WordLists, read_words

__all__ = ["WordLists", "check_story", "read_words"]
