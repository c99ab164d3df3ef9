# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What is not done: codes, and the status of each."""

from __future__ import annotations

STATUS = {
    "malformed": 400,
    "no-token": 401,
    "not-allowed": 403,
    "foreign-page": 403,
    "no-session": 404,
    "no-story": 404,
    "no-road": 404,
    "not-this-way": 405,
    "full": 409,
    "key-used": 409,
    "not-open": 409,
    "not-offered": 409,
    "too-late": 409,
    "not-now": 409,
    "ended": 409,
    "too-large": 413,
    "not-json": 415,
    "too-often": 429,
    "not-saved": 503,
    "too-busy": 503,
}


class Refused(Exception):
    """Something is not done; after `wait` seconds it may be asked again, 0 where that is no help."""

    def __init__(self, code: str, wait: float = 0.0) -> None:
        super().__init__(code)
        self.code = code
        self.wait = wait

    @property
    def status(self) -> int:
        """The status of the answer."""
        return STATUS[self.code]
