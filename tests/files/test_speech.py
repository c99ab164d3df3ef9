# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Claims about how emoji and abbreviations are said aloud."""

from __future__ import annotations

import re

import pytest

from omstander.files.editions import INTERFACE, make_edition
from omstander.files.examined import examine_script
from omstander.files.scripts import bundled_scripts, read_script
from omstander.files.speech import PLAIN, read_speech, speech_for

SIGN = re.compile("[\u2600-\u27bf\u2b50-\u2b55\u231a-\u23ff\U0001f300-\U0001faff]")
SKIN = re.compile("[\U0001f3fb-\U0001f3ff]")


@pytest.mark.parametrize("language", INTERFACE)
def test_lists_are_whole(language: str) -> None:
    """Every emoji has words of its own, and every abbreviation is a word that is said otherwise."""
    lists = read_speech(language)

    assert len(lists["emoji"]) >= 60
    assert len(set(lists["emoji"].values())) == len(lists["emoji"])
    assert [sign for sign, said in lists["emoji"].items() if not SIGN.match(sign) or SIGN.search(said)] == []
    assert [one for one in lists["spoken"] if not re.fullmatch(r"\w+", one) or one != one.lower()] == []


def test_languages_know_the_same_emoji() -> None:
    """What is said in one language is said in the other."""
    assert list(read_speech("nl")["emoji"]) == list(read_speech("en")["emoji"])


def test_only_what_is_written_is_kept() -> None:
    """Words count as whole words, whatever their capitals; emoji with or without the sign for colour."""
    kept = speech_for("nl", ["Ff kijken \u2764", "gwnlijk 💀💀", "so?"])

    assert kept == {
        "emoji": {"💀": "doodshoofd, ik lach me dood", "\u2764" + PLAIN: "hartje"},
        "spoken": {"ff": "effe", "so": "es oo"},
    }


def test_a_language_without_lists_has_none() -> None:
    """Where nobody wrote how it is said, the device says it its own way."""
    assert speech_for("fr", ["💀 ff"]) == {"emoji": {}, "spoken": {}}


@pytest.mark.parametrize("path", bundled_scripts(), ids=lambda path: path.stem)
def test_every_emoji_of_our_stories_has_words(path) -> None:
    """No bundled story has an emoji that nobody put into words as it is meant there."""
    script = read_script(path)
    edition = make_edition(script, examine_script(script, path.name).examination)
    for language, texts in edition.texts.items():
        written = SKIN.sub("", "".join(texts["texts"]))
        known = "".join(speech_for(language, texts["texts"])["emoji"])

        assert set(SIGN.findall(written)) - set(known) == set()
