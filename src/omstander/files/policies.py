# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""How simulated pupils choose, read from `content/class/policies.json`."""

from __future__ import annotations

import json
from functools import lru_cache

from omstander.files.data import data_root
from omstander.live.policy import Policy, policy_of


@lru_cache
def read_policies() -> dict[str, Policy]:
    """Read all policies by name."""
    path = data_root() / "content" / "class" / "policies.json"
    parts = json.loads(path.read_text(encoding="utf-8"))["policies"]
    return {name: policy_of(name, one) for name, one in parts.items()}
