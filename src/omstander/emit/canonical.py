# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The one way to write an automaton or its texts down: same value, same bytes."""

from __future__ import annotations

import json
from collections.abc import Mapping


def to_json(value: Mapping[str, object]) -> str:
    """Write as JSON with sorted keys, no spaces, no escapes but the needed ones, and a line end."""
    return (
        json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False) + "\n"
    )
