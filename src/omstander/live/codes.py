# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Codes to join by, and the fingerprint of what must not be kept as it came."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

ALPHABET = "BCDFGHJKMNPQRSTVWXYZ23456789"
LENGTH = 8
WRITTEN = re.compile(rf"[{ALPHABET}]{{{LENGTH}}}")


def make_code(draws: Sequence[int]) -> str:
    """Make a code of eight random numbers below 28."""
    return "".join(ALPHABET[draw] for draw in draws)


def read_code(text: str) -> str | None:
    """Read a code without regard to case, spaces and hyphens; None where it is none."""
    plain = re.sub(r"[\s\-]", "", text).upper()
    return plain if WRITTEN.fullmatch(plain) else None


def fingerprint(text: str) -> str:
    """Return the SHA-256 of a text, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()
