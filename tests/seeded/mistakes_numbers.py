# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""Mistakes with numbers: how they are declared, changed and asked."""

from __future__ import annotations

from .mutation import Mutation, seed, shelf
from .script import NotHere, Number, Script, flag, numbers, opening, outcome, ranged

DECLARED = shelf("numbers declared")
CHANGED = shelf("numbers changed")
ASKED = shelf("numbers asked")
REMOVE = ("haal", "schrap", "weg")
OTHER_NAME = ("andere naam", "ander woord", "kies", "hernoem")


def span(number: Number) -> tuple[str, ...]:
    """Give the ways in which a message may say what values a number can have."""
    high = number.high
    return (f"0 tot {high}", f"0 en {high}", f"0 t/m {high}", f"hoogstens {high}", f"maximaal {high}")


@DECLARED.operator
def start_out_of_range(script: Script) -> Mutation:
    """A number starts above its own range."""
    number = ranged(script)
    high = int(number.high or 0)
    return seed(script.swap(number.index, r": -?\d+", f": {high + 2}"), number.index, *span(number))


@DECLARED.operator
def range_the_wrong_way_round(script: Script) -> Mutation:
    """A range runs from high to low."""
    number = ranged(script)
    mutated = script.swap(number.index, r"\((-?\d+) tot (-?\d+)\)", r"(\2 tot \1)")
    return seed(mutated, number.index, f"0 tot {number.high}", "draai", "omgekeerd", "eerst de laagste")


@DECLARED.operator
def range_missing(script: Script) -> Mutation:
    """A number that is not the outcome has no range."""
    number = ranged(script)
    mutated = script.swap(number.index, r" \(-?\d+ tot -?\d+\)", "")
    return seed(mutated, number.index, "(0 tot", "0 tot", "bereik", "grens", "grenzen")


@DECLARED.operator
def outcome_with_a_range(script: Script) -> Mutation:
    """The outcome is given a range, though it is a plain sum."""
    number = outcome(script)
    mutated = script.swap(number.index, rf": {number.start}", f": {number.start} (0 tot 20)")
    return seed(mutated, number.index, *REMOVE, "zonder bereik", "zonder grens")


@DECLARED.operator
def number_declared_twice(script: Script) -> Mutation:
    """A number is declared twice."""
    number = ranged(script)
    mutated = script.insert(number.index + 1, script.lines[number.index])
    return seed(mutated, number.index + 1, *REMOVE, "één keer", "een keer", *OTHER_NAME)


@DECLARED.operator
def number_called_like_a_person(script: Script) -> Mutation:
    """A number has the name of somebody in the story."""
    start, last = opening(script), numbers(script)[-1]
    line = f"    {start.speaker.lower()}: 2 (0 tot 5)"
    return seed(script.insert(last.index + 1, line), last.index + 1, *OTHER_NAME)


@DECLARED.operator
def flag_that_starts_as_a_word(script: Script) -> Mutation:
    """A yes-or-no number starts as 'onwaar'."""
    number = flag(script)
    mend = ("ja of nee", "ja/nee", ": nee", '"nee"', "`nee`", "'nee'", "“nee”", "‘nee’")
    return seed(script.swap(number.index, ": nee", ": onwaar"), number.index, *mend)


@DECLARED.operator
def flag_not_declared(script: Script) -> Mutation:
    """A yes-or-no number is used but stands nowhere under 'getallen'."""
    number = flag(script)
    mutated = script.drop(number.index)
    first = mutated.find(rf"\s+(.*, )?{number.name} (ja|nee)\b|(.*\(|\s*)als .*\b{number.name}\b")
    mend = ("getallen", f"{number.name}: nee", f"{number.name}: ja")
    return seed(mutated, first, *mend, far="a name that is not declared shows where it is used first")


@DECLARED.operator
def flag_never_used(script: Script) -> Mutation:
    """A yes-or-no number is declared and then forgotten."""
    at = numbers(script)[-1].index + 1
    return seed(script.insert(at, "    gezegd: nee"), at, *REMOVE, "gebruik")


@DECLARED.operator
def number_never_read(script: Script) -> Mutation:
    """A number is changed by an option, but nothing ever asks for it."""
    at = numbers(script)[-1].index + 1
    mutated = script.insert(at, "    moed: 1 (0 tot 3)")
    change = mutated.find(rf"    .*\b{outcome(script).name} [+-]\d+$", at)
    mutated = mutated.swap(change, "$", ", moed +1")
    return seed(mutated, (at, change), *REMOVE, "als moed", "lees", "gebruik")


def plain_change(script: Script, name: str) -> int:
    """Give the first line that changes a number by a plain amount."""
    return script.find(rf"\s+(.*, )?{name} [+-]\d+(,|$)")


@CHANGED.operator
def change_with_colon(script: Script) -> Mutation:
    """A change of a number has a colon, like its declaration."""
    name = outcome(script).name
    at = script.find(rf"\s+{name} [+-]\d+$")
    line = script.lines[at].strip()
    return seed(script.swap(at, f"{name} ", f"{name}: "), at, "zonder dubbele punt", "dubbele punt weg", line)


@CHANGED.operator
def change_misspelt(script: Script) -> Mutation:
    """The name of a number is misspelt where it changes."""
    name = outcome(script).name
    at = script.find(rf"\s+{name} [+-]\d+$")
    return seed(script.swap(at, name, name[:-2] + name[-1] + name[-2]), at, name)


@CHANGED.operator
def change_without_sign(script: Script) -> Mutation:
    """A change of a number has neither plus nor minus."""
    name = outcome(script).name
    at = script.find(rf"\s+{name} \+\d+$")
    line = script.lines[at].strip()
    return seed(script.swap(at, r"\+", ""), at, line, "plus", "+")


@CHANGED.operator
def changes_without_comma(script: Script) -> Mutation:
    """Two changes on one line have no comma between them."""
    at = script.find(r"\s+\S+ [+-]\d+, \S+ [+-]\d+$")
    line = script.lines[at].strip()
    return seed(script.swap(at, ", ", " "), at, "komma", line)


@CHANGED.operator
def flag_counted(script: Script) -> Mutation:
    """A yes-or-no number is changed by +1."""
    name = flag(script).name
    at = script.find(rf"\s+(.*, )?{name} ja\b")
    return seed(script.swap(at, rf"{name} ja", f"{name} +1"), at, f"{name} ja", "ja of nee", "ja/nee")


@CHANGED.operator
def number_answered(script: Script) -> Mutation:
    """A number that counts is set to 'ja'."""
    name = ranged(script).name
    at = plain_change(script, name)
    return seed(script.swap(at, rf"{name} [+-]\d+", f"{name} ja"), at, f"{name} +", f"{name} -", "+1", "-1")


@CHANGED.operator
def change_with_words(script: Script) -> Mutation:
    """A change is written as a sentence: 'erbij omhoog'."""
    name = outcome(script).name
    at = script.find(rf"\s+{name} \+\d+$")
    return seed(script.swap(at, r"\+\d+", "omhoog"), at, f"{name} +", "+1")


@ASKED.operator
def condition_misspelt(script: Script) -> Mutation:
    """A yes-or-no number is misspelt in a condition."""
    name = flag(script).name
    at = script.find(rf"\s*als {name}:$")
    return seed(script.swap(at, name, name[:-2] + name[-1] + name[-2]), at, name)


@ASKED.operator
def flag_compared(script: Script) -> Mutation:
    """A yes-or-no number is compared with 1."""
    name = flag(script).name
    at = script.find(rf"\s*als {name}:$")
    return seed(
        script.swap(at, name, f"{name} >= 1"), at, f"als {name}:", "ja of nee", "ja/nee", f"als {name}"
    )


@ASKED.operator
def number_not_compared(script: Script) -> Mutation:
    """A condition names a number that counts, but does not compare it with anything."""
    number, start = ranged(script), opening(script)
    mutated = script.insert(start.index + 1, f"als {number.name}:", f"    {start.speaker}: of niet soms")
    return seed(mutated, start.index + 1, f"{number.name} >=", f"{number.name} >", ">=", "vergelijk")


@ASKED.operator
def comparison_turned_round(script: Script) -> Mutation:
    """A comparison is written => instead of >=."""
    at = script.find(r"als \S+ >= -?\d+: naar ")
    return seed(script.swap(at, ">=", "=>"), at, ">=")


@ASKED.operator
def condition_that_never_holds(script: Script) -> Mutation:
    """A condition asks for more than the number can ever be."""
    number, start = ranged(script), opening(script)
    lines = (f"als {number.name} >= {int(number.high or 0) + 6}:", f"    {start.speaker}: of niet soms")
    mutated = script.insert(start.index + 1, *lines)
    return seed(mutated, (start.index + 1, start.index + 2), *span(number), "hoger dan", "meer dan", "lager")


@ASKED.operator
def together_outside_an_option(script: Script) -> Mutation:
    """A scene asks 'als samen', though nothing was chosen there."""
    start = opening(script)
    mutated = script.insert(start.index + 1, "als samen:", f"    {start.speaker}: ja allemaal")
    return seed(mutated, start.index + 1, "optie", "keuze", "onder een")


@ASKED.operator
def together_under_harm(script: Script) -> Mutation:
    """An option that harms asks 'als samen'."""
    start = opening(script)
    at = script.find("- ")
    if start.speaker == "jij":
        raise NotHere("a speaker")
    mutated = script.insert(
        script.block_end(at), "    als samen:", "        erbij -1".replace("erbij", outcome(script).name)
    )
    return seed(
        mutated, script.block_end(at), "haal", "schrap", "weg", "+", "helpende", "alleen bij", "alleen in"
    )
