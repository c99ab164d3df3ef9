# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What a run came to, as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from omstander.practice.ledger import Chosen, Ledger
from omstander.practice.story import Story

LATE = "not-open"
"""The refusal of a choice that came when the class had gone on: no fault."""
USUAL = {LATE, "too-late", "not-now"}


def report(
    ledgers: Sequence[Ledger], story: Story, failures: Sequence[str], truth: Mapping[str, int] | None
) -> dict[str, Any]:
    """Sum up a run.

    Args:
        ledgers: one per class that was played to its end.
        story: what they played.
        failures: why other classes were not.
        truth: what comparing with the server's records gave; None where nobody looked.
    """
    refused = sum((ledger.refused for ledger in ledgers), Counter[str]())
    return {
        "classes": [told(ledger, story) for ledger in ledgers],
        "latency_ms": {
            "stage": spread([one for ledger in ledgers for one in ledger.stage_delays()]),
            "resolution": spread([one for ledger in ledgers for one in ledger.resolution_delays()]),
            "choice": spread([one.came - one.sent for ledger in ledgers for one in ledger.chosen]),
        },
        "acknowledged": sum(len(ledger.chosen) for ledger in ledgers),
        "lost": sum(ledger.missed() for ledger in ledgers) + (truth or {}).get("lost", 0),
        "doubled": sum(ledger.doubled for ledger in ledgers) + (truth or {}).get("doubled", 0),
        "foreign": sum(ledger.foreign for ledger in ledgers) + (truth or {}).get("foreign", 0),
        "miscounted": sum(miscounted(ledger, story) for ledger in ledgers),
        "cuts": sum(ledger.cuts for ledger in ledgers),
        "late": refused[LATE],
        "errors": [*failures, *(f"{code}: {n}" for code, n in sorted(refused.items()) if code not in USUAL)],
        "records": truth,
    }


def is_sound(found: Mapping[str, Any]) -> bool:
    """Whether nothing was lost, doubled, foreign or miscounted, and nothing failed."""
    faults = sum(found[name] for name in ("lost", "doubled", "foreign", "miscounted"))
    records = found["records"] or {}
    return not faults and not found["errors"] and not records.get("changed", 0) + records.get("entries", 0)


def told(ledger: Ledger, story: Story) -> dict[str, Any]:
    """Say of one class where it came: its entries, the rank of the ending before and after going back, what
    was resolved, and the names of all choices that were said to be saved."""
    entries = ledger.read()
    paths = [entry["path"] for entry in entries if "path" in entry]
    ends = [rank for path in paths if (rank := story.ending(path)) >= 0]
    resolved = [[e["moment"], e["pick"], e["group"]] for e in entries if e["kind"] == "resolved"]
    return {
        "class": ledger.number,
        "seats": len(ledger.since),
        "offset": entries[-1]["n"] if entries else 0,
        "is_over": bool(entries) and entries[-1]["kind"] == "ended",
        "endings": ends,
        "resolved": resolved,
        "acknowledged": [one.key for one in ledger.chosen],
    }


def miscounted(ledger: Ledger, story: Story) -> int:
    """Count the resolutions that do not follow from what was said to be saved.

    Left out are small classes, who decide together, and those in which something went wrong.
    """
    if len(ledger.since) < story.rules.together_below or set(ledger.refused) - USUAL:
        return 0
    wrong, opened, path = 0, 0, ""
    for entry in ledger.read():
        if entry["kind"] == "opened":
            opened = entry["n"]
        if entry["kind"] == "resolved":
            found = story.resolve(path, counted(ledger.chosen, opened))
            wrong += (str(entry["pick"]), entry["group"]) != (_written(found), found.group)
        path = entry.get("path", path)
    return wrong


def counted(chosen: Sequence[Chosen], opened: int) -> Counter[int]:
    """Count seats by the last act of each in one opening."""
    last: dict[int, int] = {}
    for one in sorted(chosen, key=lambda one: one.sent):
        if one.opened == opened and one.about == "act":
            last[one.seat] = int(one.value)
    return Counter(last.values())


def spread(delays: Sequence[int]) -> dict[str, float | int]:
    """Give the middle and the tails of times, in milliseconds; they come in nanoseconds."""
    if not delays:
        return {"count": 0}
    ordered = sorted(delays)
    places = {"p50": 0.5, "p95": 0.95, "p99": 0.99, "max": 1.0}
    at = {name: ordered[min(len(ordered) - 1, int(len(ordered) * part))] for name, part in places.items()}
    return {"count": len(ordered), **{name: round(value / 1e6, 2) for name, value in at.items()}}


def _written(found: Any) -> str:  # noqa: ANN401 - a resolution
    return f"{found.pick.option}{'+' if found.pick.many else ''}"
