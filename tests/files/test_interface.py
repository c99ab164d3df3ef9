# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The words of the player are those that it uses, in every language."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from tests.house.tree import ROOT

from omstander.export.blocks import LATER
from omstander.files.editions import INTERFACE
from omstander.files.words import SLOT, read_words

SOURCES = ROOT / "runtime" / "src"
GALLERY = "design.tsx"
ACTS = ("delay", "distract", "delegate", "document", "direct", "attack", "join", "silent")
COMPOSED = {
    "act.": ACTS,
    "chat.type-": ("one", "two", "more"),
    "look.": ("full", "striped", "empty"),
    "look.shut-": ("best", "good", "worst", "bad", "both", "some", "last", "between"),
    "look.silence-": ("1", "2", "3", "4", "best", "more"),
    "moment.": ("private", "group", "nobody"),
    "number.": ("1", "2", "3", "4", "5", "6"),
    "day.": ("0", "1", "2", "3", "4", "5", "6"),
    "language.": INTERFACE,
    "start.": ("play", "look", "can", "play.tip", "look.tip", "can.tip"),
    "settings.": (
        *("pace", "clock", "letters", "aloud", "motion", "colours", "names"),
        *("pace.slow", "pace.normal", "pace.at-once", "motion.normal", "motion.least"),
        *("letters.small", "letters.normal", "letters.large", "letters.largest"),
        *("colours.device", "colours.light", "colours.dark"),
    ),
}
"""Keys that are put together while it runs: what they begin with, and what can follow."""
QUOTED = {"can.": "view/can.tsx"}
"""The same, where what can follow stands in quotes in one file."""
DATA = {"later.", "texts.", "words."}
"""No keys: names of data in the page."""


def sources() -> dict[str, str]:
    """The sources of the player without their comments; the screens of a class have words of their own."""
    paths = [path for path in SOURCES.rglob("*.ts*") if path.name != GALLERY and path.parent.name != "class"]
    return {path.relative_to(SOURCES).as_posix(): _code(path) for path in paths}


def _code(path: Path) -> str:
    return re.sub(r"/\*.*?\*/|(?<!:)//[^\n]*", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)


def literals(code: str) -> set[str]:
    """Every quoted text without spaces."""
    return set(re.findall(r"""["'`]([a-z0-9][a-z0-9.-]*)["'`]""", code))


def beginnings(code: str) -> set[str]:
    """What a key that is put together begins with."""
    return set(re.findall(r"`([a-z]+\.(?:[a-z]+-)?)\$\{", code))


def kinds() -> set[str]:
    """Every kind of event that an automaton may have."""
    schema = (ROOT / "spec" / "automaton.schema.json").read_text(encoding="utf-8")
    return set(re.findall(r'"([a-z-]+)"', json.dumps(json.loads(schema))))


def composed() -> set[str]:
    """Every key that can be put together."""
    found = {start + rest for start, rests in COMPOSED.items() for rest in rests}
    for start, file in QUOTED.items():
        found |= {start + rest for rest in literals(_code(SOURCES / file))}
    events = {
        key for key in read_words("nl").forms if key.startswith("event.") and key.split(".")[1] in kinds()
    }
    return found | events


def used_by_the_player() -> set[str]:
    """Every key that the player can ask for."""
    return set().union(*map(literals, sources().values())) | composed()


def used_by_python() -> set[str]:
    """Every key in the sources of the program and its templates."""
    paths = [*(ROOT / "src").rglob("*.py"), *(ROOT / "src").rglob("*.html")]
    return set().union(*(literals(path.read_text(encoding="utf-8")) for path in paths))


def test_languages_have_the_same_keys_and_slots() -> None:
    """What can be said in one language can be said in the other, with the same facts filled in."""
    first, *others = (
        {key: sorted(set(SLOT.findall(said))) for key, said in read_words(language).strings.items()}
        for language in INTERFACE
    )

    assert others == [first]


@pytest.mark.parametrize("language", INTERFACE)
def test_everything_is_said(language: str) -> None:
    """No words are empty, none begin or end with a space."""
    strings = read_words(language).strings

    assert [key for key, said in strings.items() if not said or said != said.strip()] == []


def test_every_key_that_is_used_is_there() -> None:
    """What looks like a key of ours in the player is one, and so is what is put together."""
    known = set(read_words("nl").forms)
    groups = {key.partition(".")[0] for key in known if "." in key}
    asked = {
        one
        for code in sources().values()
        for one in literals(code)
        if one.partition(".")[0] in groups and re.fullmatch(r"[a-z]+(\.[a-z0-9-]+)+", one)
    }
    listed = {start + rest for start, rests in COMPOSED.items() for rest in rests}

    assert len(asked) > 80
    assert (asked | listed) - known == set()


def test_every_key_that_is_there_is_used() -> None:
    """No words travel to a player that never says them."""
    known = set(read_words("nl").forms)
    for_player = {key for key in known if not key.startswith("paper.")}

    assert sorted(for_player - used_by_the_player()) == []
    assert sorted(known - for_player - used_by_python() - used_by_the_player()) == []


def test_every_way_to_put_a_key_together_is_known() -> None:
    """A new way to put a key together is told to this test, so that its keys count."""
    found = set().union(*map(beginnings, sources().values()))

    assert found == {*COMPOSED, *QUOTED, *DATA, "event."}


def test_what_comes_later_is_not_needed_before() -> None:
    """Words that come with the screens after the ending are asked for by those alone."""
    before = {
        "main.tsx",
        "screens.tsx",
        "load.ts",
        "words.ts",
        "view/start.tsx",
        "view/settings.tsx",
        "view/help.tsx",
    }
    before |= {
        name
        for name in sources()
        if name.startswith("device/") or re.match(r"view/(chat|bar|sheet|log|tab|bub)", name)
    }
    early = set().union(
        *(literals(code) | beginnings(code) for name, code in sources().items() if name in before)
    )

    assert {one for one in early if "." in one and one.partition(".")[0] in LATER} == set()
