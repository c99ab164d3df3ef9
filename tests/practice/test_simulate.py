# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""`omstander simulate`: whole classes over the protocol, and what it says of them."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests.practice.conftest import Served

from omstander.cli import main

OVER = "ended"


def simulate(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, dict[str, Any]]:
    """Run it, and read what it prints."""
    code = main(["simulate", *arguments])
    return code, json.loads(capsys.readouterr().out)


@pytest.mark.slow
def test_a_class_plays_to_the_end_and_nothing_is_lost(
    served: Served, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two classes with cuts, late pupils and jokers end; every acknowledged choice is on disk, once."""
    code, found = simulate(
        *(capsys, "--url", served.address, "--database", str(served.database), "--classes", "2"),
        *("--pupils", "12", "--late", "2", "--cuts", "0.1", "--jokers", "2", "--seed", "7"),
    )

    assert found["errors"] == []
    assert [found[name] for name in ("lost", "doubled", "foreign", "miscounted")] == [0, 0, 0, 0]
    assert code == 0
    assert found["cuts"] > 0
    assert all(one["is_over"] and one["seats"] == 12 for one in found["classes"])
    names = [key for one in found["classes"] for key in one["acknowledged"]]
    assert found["records"]["kept"] == found["acknowledged"] == len(names) == len(set(names)) > 0


@pytest.mark.slow
def test_what_is_printed_has_a_fixed_shape(served: Served, capsys: pytest.CaptureFixture[str]) -> None:
    """Who reads the JSON finds these keys; a class of three decides together and comes to an end as well."""
    code, found = simulate(capsys, "--url", served.address, "--pupils", "3", "--story", "wissel")

    assert code == 0
    assert set(found) == {
        *("classes", "latency_ms", "acknowledged", "lost", "doubled", "foreign", "miscounted"),
        *("cuts", "late", "errors", "records"),
    }
    (one,) = found["classes"]
    assert set(one) == {"class", "seats", "offset", "is_over", "endings", "resolved", "acknowledged"}
    assert one["is_over"]
    assert one["endings"]
    assert set(found["latency_ms"]) == {"stage", "resolution", "choice"}
    assert set(found["latency_ms"]["stage"]) == {"count", "p50", "p95", "p99", "max"}
    assert found["records"] is None


@pytest.mark.slow
def test_a_story_that_is_not_there_is_a_sentence(served: Served, capsys: pytest.CaptureFixture[str]) -> None:
    """Where no class can play it says why, and the exit code is that of wrong use."""
    assert main(["simulate", "--url", served.address, "--story", "nergens", "--language", "en"]) == 2
    assert "No class could play" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--url", "ftp://x"), "no address of a server"),
        (("--url", "http://x", "--policy", "heroes"), "There is no policy heroes"),
        (("--url", "http://x", "--pupils", "0"), "At least one class"),
        (("--url", "http://x", "--pupils", "3", "--jokers", "4"), "At least one class"),
        (("--url", "http://x", "--database", "nowhere.db"), "nowhere.db: unable to open"),
    ],
)
def test_wrong_use_is_said_before_anybody_plays(
    arguments: tuple[str, ...], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Odd addresses, policies, numbers and databases are refused with a sentence."""
    assert main(["simulate", "--language", "en", *arguments]) == 2
    assert words in capsys.readouterr().err
