# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""Mistakes in the words of messages and events: misspelt verbs, names and signs."""

from __future__ import annotations

from .mutation import Mutation, seed, shelf
from .script import Script, misspell, opening, own_admin, person

WORDS = shelf("words of events")


def verb(script: Script, line: str, right: str, wrong: str, *mend: str) -> Mutation:
    """Write the first line that looks like `line` with a wrong verb."""
    at = script.find(line)
    return seed(script.swap(at, right, wrong), at, *(mend or (right,)))


@WORDS.operator
def speaker_misspelt(script: Script) -> Mutation:
    """The name of a speaker is misspelt."""
    start = opening(script)
    return seed(script.swap(start.index, start.speaker, misspell(start.speaker)), start.index, start.speaker)


@WORDS.operator
def addressee_misspelt(script: Script) -> Mutation:
    """The name of the one who gets a private message is misspelt."""
    target = person(script, "doelwit").name
    at = script.find(rf"\s*jij > {target}: ")
    return seed(script.swap(at, rf"> {target}", f"> {misspell(target)}"), at, target)


@WORDS.operator
def message_without_colon(script: Script) -> Mutation:
    """There is no colon between the speaker and the message."""
    start = opening(script)
    return seed(
        script.swap(start.index, f"{start.speaker}: ", f"{start.speaker} "),
        start.index,
        "dubbele punt",
        f"{start.speaker}:",
    )


@WORDS.operator
def removes_misspelt(script: Script) -> Mutation:
    """The verb of a removal ends in d."""
    return verb(script, r"\s*\S+ verwijdert ", "verwijdert", "verwijderd")


@WORDS.operator
def renames_misspelt(script: Script) -> Mutation:
    """The verb of a new group name ends in d."""
    start = opening(script)
    line = f'{own_admin(script)} hernoemd {start.group.key}: "Nieuwe naam"'
    return seed(script.insert(start.index + 1, line), start.index + 1, "hernoemt")


@WORDS.operator
def reacts_misspelt(script: Script) -> Mutation:
    """The verb of a reaction ends in d."""
    return verb(script, r"\s+jij reageert ", "reageert", "reageerd")


@WORDS.operator
def read_by_misspelt(script: Script) -> Mutation:
    """The words 'gelezen door' are misspelt."""
    return verb(script, "gelezen door ", "gelezen door", "geleezn door", "gelezen door")


@WORDS.operator
def typing_misspelt(script: Script) -> Mutation:
    """The word 'typt' is written as it sounds."""
    return verb(script, r"[^:]* typt \(\d+s\)", "typt", "tiept")


@WORDS.operator
def makes_misspelt(script: Script) -> Mutation:
    """The verb of a new group lost its last letter."""
    return verb(script, r"\s*\S+ maakt \S+ met ", "maakt", "maak")


@WORDS.operator
def adds_with_wrong_preposition(script: Script) -> Mutation:
    """Somebody is added 'bij' a group instead of 'aan' it."""
    return verb(script, r"\s*\S+ voegt \S+ toe aan ", "toe aan", "toe bij", "toe aan")


@WORDS.operator
def leaves_in_other_words(script: Script) -> Mutation:
    """Somebody leaves a group in words that the language does not have."""
    return verb(script, r"\s*\S+ verlaat ", "verlaat", "gaat weg uit", "verlaat")


@WORDS.operator
def keeps_misspelt(script: Script) -> Mutation:
    """The verb of keeping a message ends in d."""
    return verb(script, r"\s*jij bewaart ", "bewaart", "bewaard")


@WORDS.operator
def quote_left_open(script: Script) -> Mutation:
    """A quoted message has no closing quotation mark."""
    at = script.find(r'\s*jij bewaart "')
    return seed(script.swap(at, '"$', ""), at, "aanhalingsteken")


@WORDS.operator
def pause_malformed(script: Script) -> Mutation:
    """A pause says 'sec' where the language says 's'."""
    at = script.find(r"\s*\(\d+s\) ")
    seconds = script.match(r"\s*\((\d+)s\)", at).group(1)
    return seed(script.swap(at, rf"\({seconds}s\)", f"({seconds} sec)"), at, f"({seconds}s)")


@WORDS.operator
def event_on_unknown_group(script: Script) -> Mutation:
    """Somebody is removed from a group whose short name is misspelt."""
    at = script.find(r"\s*\S+ verwijdert \S+ uit ")
    key = script.lines[at].split(" uit ")[1].strip()
    return seed(script.swap(at, f" uit {key}", f" uit {misspell(key)}"), at, key)


@WORDS.operator
def message_too_long(script: Script) -> Mutation:
    """A message has thirty words."""
    start = opening(script)
    words = "ik wilde nog even zeggen dat ik het heel leuk vond en dat we het snel weer moeten doen"
    more = "want zo vaak zien wij elkaar niet en dat is jammer"
    line = f"{start.speaker}: {words} {more}"
    mend = ("15", "korter", "splits", "twee berichten")
    return seed(script.put(start.index, line), start.index, *mend)
