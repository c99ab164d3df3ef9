# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The cut-offs of a class, read from `content/class/rules.json`."""

from __future__ import annotations

import json
from functools import lru_cache

from omstander.files.data import data_root
from omstander.live import Rules, rules_of


@lru_cache
def read_rules() -> Rules:
    """Read the rules that a live class is resolved by."""
    path = data_root() / "content" / "class" / "rules.json"
    return rules_of(json.loads(path.read_text(encoding="utf-8")))
