# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""How often may be asked: a bucket for each token, and per address codes that do not work and sessions."""

from __future__ import annotations

import hmac
import ipaddress
import secrets
from collections import OrderedDict, deque

MINUTE, DAY = 60.0, 86_400.0
REMEMBERED = 600.0
"""Seconds; how long an address is remembered at most."""
FAILED, FAILED_IN_ALL = 40, 600
"""Codes that do not work that are looked up in a minute: for one address, and for all of them together."""
MADE = (0.05, 30.0)
"""How many sessions one address may make where half of the room is taken: so many a second, and so many at
once, as schools begin at a bell. Who is forgotten after a while has all of them again by then."""


class Bucket:
    """So many at once, and so many more with every second."""

    __slots__ = ("_burst", "_left", "_rate", "_then")

    def __init__(self, rate: float, burst: float, now: float) -> None:
        """Begin with a full one; `rate` is a second."""
        self._rate, self._burst = rate, burst
        self._left, self._then = burst, now

    @property
    def asked(self) -> float:
        """When somebody last asked."""
        return self._then

    def wait(self, now: float) -> float:
        """Take one; gives the seconds to wait where there is none, and takes nothing then."""
        self._left = min(self._burst, self._left + max(0.0, now - self._then) * self._rate)
        self._then = now
        if self._left < 1:
            return (1 - self._left) / self._rate
        self._left -= 1
        return 0.0


class Addresses:
    """Names for addresses from which they cannot be found again; new ones every day."""

    def __init__(self) -> None:
        self._key, self._day = secrets.token_bytes(32), -1

    def name(self, address: str, now: float) -> bytes:
        """Give the name of an address; of an IPv6 address its network counts, as one home has all of it."""
        if int(now // DAY) != self._day:
            self._key, self._day = secrets.token_bytes(32), int(now // DAY)
        return hmac.digest(self._key, _network(address).encode(), "sha256")[:16]


def _network(address: str) -> str:
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped is not None:
            return str(found.ipv4_mapped)
        return str(ipaddress.ip_network((found, 64), strict=False))
    return str(found)


class Failures:
    """Counts codes that did not work in the last minute."""

    def __init__(self) -> None:
        self._by_address: OrderedDict[bytes, deque[float]] = OrderedDict()
        self._all: deque[float] = deque(maxlen=FAILED_IN_ALL)

    def wait(self, address: bytes, now: float) -> float:
        """Give the seconds until one more may be looked up from here; 0 where it may be now."""
        found = (self._by_address.get(address), self._all)
        return max(_until_free(times, now) for times in found if times is not None)

    def count(self, address: bytes, now: float) -> None:
        """Count one that did not work."""
        times = self._by_address.setdefault(address, deque(maxlen=FAILED))
        self._by_address.move_to_end(address)
        times.append(now)
        self._all.append(now)

    def forget(self, now: float) -> None:
        """Forget the addresses that tried nothing for a while."""
        while self._by_address:
            address, times = next(iter(self._by_address.items()))
            if times[-1] > now - REMEMBERED:
                return
            del self._by_address[address]


class Makers:
    """Counts the sessions that each address makes: there is room for so many, and not for one alone."""

    def __init__(self) -> None:
        self._by_address: dict[bytes, Bucket] = {}

    def wait(self, address: bytes, now: float) -> float:
        """Count one; gives the seconds to wait where these were too many, and counts nothing then."""
        return self._by_address.setdefault(address, Bucket(*MADE, now)).wait(now)

    def forget(self, now: float) -> None:
        """Forget the addresses that made none for a while."""
        known = self._by_address.items()
        self._by_address = {name: one for name, one in known if one.asked > now - REMEMBERED}


def _until_free(times: deque[float], now: float) -> float:
    return max(0.0, times[0] + MINUTE - now) if len(times) == times.maxlen else 0.0
