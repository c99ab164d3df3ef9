# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What opens a session: codes to type, tokens and secrets to carry, and the squares to scan."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from base64 import urlsafe_b64encode

import segno

ALPHABET = "BCDFGHJKMNPQRSTVWXYZ23456789"
"""No vowels, so that no word comes out of it; no L, 0 and 1, which look like others."""
LENGTH = 8
ENDLESS = 64
"""Characters; what is longer is no code that somebody typed."""


def new_code() -> str:
    """Draw a code."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def read_code(typed: str) -> str:
    """Read a code as people type it; empty where it can be none."""
    if len(typed) > ENDLESS:
        return ""
    code = "".join(typed.replace("-", "").split()).upper()
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else ""


def new_secret() -> str:
    """Draw what opens a screen of the host, once: 128 bits."""
    return secrets.token_urlsafe(16)


def new_token() -> str:
    """Draw a token: 256 bits."""
    return secrets.token_urlsafe(32)


def new_salt() -> str:
    """Draw what the tokens of a session's seats are made with."""
    return secrets.token_hex(32)


def token_of(salt: str, key: str) -> str:
    """Make the token of a seat from the key that its device made up: the same key, the same token.

    So a device that got no answer asks again and has one seat, also after a restart. Nobody can make it from
    what is on disk, because the key is not.
    """
    made = hmac.digest(bytes.fromhex(salt), key.encode(), "sha256")
    return urlsafe_b64encode(made).decode().rstrip("=")


def marked(secret: str) -> str:
    """What is kept of a token or a secret, from which it cannot be found again."""
    return hashlib.sha256(secret.encode()).hexdigest()


def squares(link: str) -> list[str]:
    """Draw a link as a QR code: rows of `0` and `1`, without the white around it."""
    # One pattern for all: to try which of the eight is best takes long, and screens would wait for it.
    drawn = segno.make(link, error="m", micro=False, mask=3)
    return ["".join("1" if dark else "0" for dark in row) for row in drawn.matrix]
