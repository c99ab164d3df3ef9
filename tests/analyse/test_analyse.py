# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The figures: what they must agree with, and what hangs on them."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from bench.synthetic import synthetic

from omstander.analyse import Claim, Conclusion, analyse
from omstander.compiler import Examination, examine, robust
from omstander.explore import explore, restrict
from omstander.model.facts import StoryFacts
from omstander.model.graph import Way

ROOT = Path(__file__).resolve().parents[2]
STORIES = [
    *sorted((ROOT / "tests" / "seeded" / "stories").glob("*.chat")),
    *sorted((ROOT / "content" / "stories").glob("*/*.chat")),
]
BASE = (ROOT / "spec" / "errors" / "base.chat").read_text(encoding="utf-8")


def sound(text: str) -> Examination:
    """A story without errors, examined."""
    examination = examine(text)
    assert examination.is_sound, examination.diagnostics
    return examination


@pytest.fixture(params=STORIES, ids=lambda path: path.stem)
def story(request: pytest.FixtureRequest) -> Examination:
    """Every real story."""
    return sound(Path(request.param).read_text(encoding="utf-8"))


@pytest.mark.parametrize("way", list(Way))
def test_merging_changes_no_figure(story: Examination, way: Way) -> None:
    """All figures of a story are the same on all of its states as on the merged ones."""
    assert story.program is not None
    graph, _ = explore(story.program)
    assert graph is not None
    part = restrict(graph, way)
    unmerged = analyse(story.program, part, part, way)

    def bare(facts: StoryFacts) -> StoryFacts:
        return replace(facts, nodes=(), merged=0)

    assert bare(story.facts[way]) == bare(unmerged)


@pytest.mark.parametrize("way", list(Way))
def test_chances_add_up_to_one(story: Examination, way: Way) -> None:
    """Uniform play comes to exactly one ending."""
    assert sum((ending.uniform for ending in story.facts[way].endings), Fraction(0)) == 1


@pytest.mark.parametrize("way", list(Way))
def test_paths_add_up(story: Examination, way: Way) -> None:
    """Each path has one ending."""
    facts = story.facts[way]

    assert facts.paths == sum(ending.paths for ending in facts.endings)


def test_silence_is_worth_the_same_in_both_ways_of_playing(story: Examination) -> None:
    """Whoever stays silent is alone in either."""
    assert story.facts[Way.SOLO].corridor.silent == story.facts[Way.CLASS].corridor.silent


def test_silence_alone_changes_nothing(story: Examination) -> None:
    """The line of a path moves by what is chosen; silence moves it by 0."""
    assert story.program is not None
    for moment in story.facts[Way.SOLO].moments:
        declared = story.program.moments[moment.moment]
        for facts, option in zip(moment.options, declared.options, strict=True):
            if option.silent:
                assert facts.alone == (0, 0)


def test_more_edges_never_narrow_the_corridor(story: Examination) -> None:
    """What can be reached alone can be reached by a class."""
    solo, many = story.facts[Way.SOLO].corridor, story.facts[Way.CLASS].corridor

    assert many.worst <= solo.worst <= solo.silent <= solo.best <= many.best


def test_a_conclusion_that_hangs_on_one_effect_names_it() -> None:
    """With the limit one below what silence comes to, one more point lets silence win; a wide gap holds."""
    narrow = sound(BASE.replace("als erbij >= 7: naar Samen verder", "als erbij >= 6: naar Samen verder"))
    assert narrow.program is not None
    *_, (done, hinges) = robust(narrow.program, Way.SOLO)

    assert done == 1
    hinged = {conclusion.claim: hinge for conclusion, hinge in hinges.items()}
    assert Claim.SILENCE_MISSES_BEST in hinged
    assert hinged[Claim.SILENCE_MISSES_BEST].change == 1
    wide = sound(synthetic(4))
    assert wide.program is not None
    *_, (_, hinges) = robust(wide.program, Way.SOLO)
    assert Claim.SILENCE_MISSES_BEST not in {conclusion.claim for conclusion in hinges}


def test_an_effect_that_takes_the_best_ending_away_is_not_excused() -> None:
    """That a moment closes the best ending hangs on the effects without which that ending is out of reach."""
    text = (ROOT / "tests" / "oracle" / "pinned" / "robust-ranks.chat").read_text(encoding="utf-8")
    examination = sound(text)
    assert examination.program is not None
    *_, (_, hinges) = robust(examination.program, Way.SOLO)

    assert Conclusion(Claim.CLOSES_BEST, 1) in hinges


def test_a_path_count_beyond_machine_words_is_exact() -> None:
    """Sixteen moments of five class edges are 5 to the 16th paths."""
    assert examine(synthetic(16)).facts[Way.CLASS].paths == 5**16
