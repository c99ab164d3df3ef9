# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The compiler says of every story exactly what the brute force over all its paths says."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from tests.oracle.agreement import all_differences
from tests.oracle.generator import Size, seeded_story, stories

from omstander.compiler import examine
from omstander.model.graph import Way

ROOT = Path(__file__).resolve().parents[2]
BUNDLED = sorted([*ROOT.glob("content/stories/*/*.chat"), *ROOT.glob("tests/data/**/*.chat")])
SAMPLES = sorted(ROOT.glob("tests/seeded/stories/*.chat"))
PINNED = sorted(ROOT.glob("tests/oracle/pinned/*.chat"))
FEW = 60
"""Stories in a usual run, of each kind and each source; `HYPOTHESIS_PROFILE=thorough` tries as many as
that says."""

EXAMPLES = max(FEW, settings().max_examples) if settings().max_examples > 100 else FEW
SMALL = Size(moments=3, paths=100)


def name_of(path: Path) -> str:
    """How a story is called in the list of tests."""
    return path.stem


@pytest.mark.slow
@pytest.mark.parametrize("path", [*BUNDLED, *SAMPLES, *PINNED], ids=name_of)
def test_written_stories(path: Path) -> None:
    """Every bundled story, both samples and every pinned story have the figures and faults of the brute
    force."""
    assert all_differences(path.read_text(encoding="utf-8")) == []


def test_class_paths_of_the_samples() -> None:
    """The two whole stories have 9,840 class paths: many is a pick wherever an option asks for it."""
    counted = {}
    for path in SAMPLES:
        facts = examine(path.read_text(encoding="utf-8")).facts
        counted[path.stem] = (facts[Way.SOLO].paths, facts[Way.CLASS].paths)

    assert counted == {"terug-erin": (2400, 5040), "gelezen": (2320, 4800)}


@pytest.mark.slow
@pytest.mark.parametrize("wild", [False, True], ids=["clean", "wild"])
def test_seeded_stories(wild: bool) -> None:
    """Stories by plain chance, which are fuller than those that Hypothesis likes, have the figures and
    faults of the brute force too."""
    texts = {seed: seeded_story(seed, wild, SMALL) for seed in range(EXAMPLES)}

    assert {seed: found for seed, text in texts.items() if (found := all_differences(text))} == {}


LINE = re.compile(
    r"^ *(?:als [^:]*: )?(?=(Noor|Daan|Mila|Sem)(?: > (Noor|Daan|Mila|Sem|jij))?(:| \w))", re.MULTILINE
)
UNMARKED = (" blokkeert", " dempt", " bewaart", " doelwit", " aanstichter", " meeloper", " omstander")


def noticing(text: str, seed: int) -> str:
    """A story in which somebody notices about every third line, seen on every path or not."""
    dice = Random(seed)

    def marked(found: re.Match[str]) -> str:
        rest = text[found.end() :].split("\n", 1)[0]
        if dice.random() > 0.3 or any(word in rest for word in UNMARKED) or "door naar" in rest:
            return found[0]
        both = [name for name in (found[1], found[2]) if name and name != "jij"]
        names = dice.sample(both if found[2] else ["Noor", "Daan", "Mila", "Sem"], dice.randint(1, len(both)))
        return f"{found[0]}(! {', '.join(names)}) "

    return LINE.sub(marked, text)


@pytest.mark.slow
@pytest.mark.parametrize("wild", [False, True], ids=["clean", "wild"])
def test_who_notices(wild: bool) -> None:
    """Whoever is said to notice and does not see, or has noticed before, is found on the shortest path."""
    texts = {seed: noticing(seeded_story(seed, wild, SMALL), seed) for seed in range(EXAMPLES)}
    told = Counter(one.code for text in texts.values() for one in examine(text).diagnostics)

    assert {seed: found for seed, text in texts.items() if (found := all_differences(text))} == {}
    assert min(told["E321"], told["W303"]) > EXAMPLES // 4


@pytest.mark.slow
@settings(max_examples=EXAMPLES)
@given(stories(size=SMALL))
def test_clean_stories(text: str) -> None:
    """Stories that keep to the rules have the figures of the brute force, and no false alarm."""
    assert all_differences(text) == []


@pytest.mark.slow
@settings(max_examples=EXAMPLES)
@given(stories(wild=True, size=SMALL))
def test_wild_stories(text: str) -> None:
    """Stories that break rules have them reported: none missed, none too many, each with a shortest path."""
    assert all_differences(text) == []
