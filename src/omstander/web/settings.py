# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What whoever runs the server may set."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

MOST_CLASSES = 500
"""Classes at once, unless somebody sets another number."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How this server is reached, and what it takes.

    `public`: the address by which others reach us, `https://les.example.nl`, without a slash at its end;
    empty where nobody said, and then what a request says of it is believed. `proxies`: the addresses of who
    may tell for whom they ask. `classes`: how many sessions there may be at once. `contact`: whom to tell of
    a hole, for `/.well-known/security.txt`; empty: there is no such file.
    """

    public: str = ""
    proxies: frozenset[str] = frozenset()
    classes: int = MOST_CLASSES
    contact: str = ""

    @property
    def is_secure(self) -> bool:
        """Whether we are reached over TLS."""
        return self.public.startswith("https://")

    @property
    def host(self) -> str:
        """The host, and its port where it needs one: what is typed to get here."""
        return urlsplit(self.public).netloc
