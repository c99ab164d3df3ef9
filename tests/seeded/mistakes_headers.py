# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""Mistakes at the top of the file: the headers and the people."""

from __future__ import annotations

from .mutation import Mutation, seed, shelf
from .script import Script, misspell, outcome, people, person

HEADERS = shelf("headers")
PEOPLE = shelf("people")


@HEADERS.operator
def header_misspelt(script: Script) -> Mutation:
    """The header 'taal' lost a letter."""
    at = script.find("taal: ")
    return seed(script.swap(at, "taal", "tal"), at, "taal")


@HEADERS.operator
def header_without_colon(script: Script) -> Mutation:
    """A header has no colon after its name."""
    at = script.find("leeftijd: ")
    return seed(script.swap(at, ": ", " "), at, "dubbele punt", "leeftijd:")


@HEADERS.operator
def header_twice(script: Script) -> Mutation:
    """The same header stands there twice, with two values."""
    at = script.find("leeftijd: ")
    mend = ("haal", "schrap", "weg", "één keer", "een keer")
    return seed(script.insert(at + 1, "leeftijd: 14-18"), at + 1, *mend)


@HEADERS.operator
def language_missing(script: Script) -> Mutation:
    """The file does not say in which language it is."""
    at = script.find("taal: ")
    return seed(script.drop(at), (0, script.find("verhaal: ")), "taal: nl", "taal:")


@HEADERS.operator
def outcome_missing(script: Script) -> Mutation:
    """No header says which number the endings are judged by."""
    at = script.find("uitkomst: ")
    mutated = script.drop(at)
    places = (mutated.find("verhaal: "), mutated.find("getallen$"))
    return seed(mutated, places, "uitkomst:", far="a missing header has no place: the top, or the numbers")


@HEADERS.operator
def outcome_is_no_number(script: Script) -> Mutation:
    """The header 'uitkomst' names a number that is spelled differently below."""
    at = script.find("uitkomst: ")
    name = outcome(script).name
    return seed(script.swap(at, name, misspell(name)), at, name)


@HEADERS.operator
def numbers_header_misspelt(script: Script) -> Mutation:
    """The header 'getallen' lost a letter."""
    at = script.find("getallen$")
    return seed(script.put(at, "getalen"), at, "getallen")


@HEADERS.operator
def people_header_missing(script: Script) -> Mutation:
    """The people stand there, but the line 'mensen' above them is gone."""
    at = script.find("mensen$")
    return seed(script.drop(at), at, "mensen")


@HEADERS.operator
def debrief_misspelt(script: Script) -> Mutation:
    """The heading of the questions for afterwards lost a letter."""
    at = script.find("-- nabespreken")
    return seed(script.put(at, "-- nabesprken"), at, "nabespreken")


@PEOPLE.operator
def role_misspelt(script: Script) -> Mutation:
    """The word 'doelwit' is misspelt behind a name."""
    at = person(script, "doelwit").index
    return seed(script.swap(at, "doelwit", misspell("doelwit")), at, "doelwit")


@PEOPLE.operator
def role_missing(script: Script) -> Mutation:
    """Somebody under 'mensen' has no role."""
    at = person(script, "aanstichter").index
    return seed(script.swap(at, r"\s+aanstichter", ""), at, "aanstichter", "omstander", "meeloper")


@PEOPLE.operator
def two_targets(script: Script) -> Mutation:
    """Two people are the target."""
    at = person(script, "omstander").index
    mend = ("één doelwit", "maar één", "andere rol", "omstander", "meeloper")
    return seed(script.swap(at, "omstander", "doelwit"), at, *mend)


@PEOPLE.operator
def no_target(script: Script) -> Mutation:
    """Nobody is the target."""
    at = person(script, "doelwit").index
    return seed(script.swap(at, "doelwit", "omstander"), (script.find("mensen$"), at), "doelwit")


@PEOPLE.operator
def you_missing(script: Script) -> Mutation:
    """The line that gives 'jij' a name on other phones is gone."""
    you = person(script, "jij")
    return seed(
        script.drop(you.index),
        (script.find("mensen$"), script.find("groep .*jij") - 1),
        "robin",
        "   jij",
        "naam",
        far="a missing person has no place: the list, or where 'jij' is used first",
    )


@PEOPLE.operator
def person_twice(script: Script) -> Mutation:
    """The same name stands under 'mensen' twice."""
    somebody, last = person(script, "omstander"), people(script)[-1]
    mend = ("haal", "schrap", "weg", "één keer", "een keer", "andere naam")
    return seed(script.insert(last.index + 1, f"    {somebody.name}    meeloper"), last.index + 1, *mend)


@PEOPLE.operator
def emoji_as_name(script: Script) -> Mutation:
    """Somebody is called an emoji."""
    at = people(script)[-1].index + 1
    return seed(script.insert(at, "    🐸           meeloper"), at, "letter", "een naam", "woord")


@PEOPLE.operator
def keyword_as_name(script: Script) -> Mutation:
    """Somebody is called Anders, which is also a word of the language."""
    at = people(script)[-1].index + 1
    mend = ("andere naam", "kies een", "bijnaam", "voornaam", "langere naam")
    return seed(script.insert(at, "    Anders       meeloper"), at, *mend)
