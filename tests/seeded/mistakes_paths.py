# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""Mistakes in how the story goes on: endings, `naar`, the help card."""

from __future__ import annotations

import re

from .mutation import Mutation, seed, shelf
from .script import (
    MARK,
    PAUSE,
    Ending,
    NotHere,
    Script,
    endings,
    flag,
    gotos,
    misspell,
    moments,
    outcome,
    person,
    ranged,
)

PATHS = shelf("paths")
ENDINGS = shelf("endings")
LOWER = ("lager", "verlaag", "haalbaar", "hoogste", "hoogstens")


def ending(script: Script, title: str) -> Ending:
    """Give the ending with a title."""
    return next(one for one in endings(script) if one.title == title)


@PATHS.operator
def goto_misspelt(script: Script) -> Mutation:
    """The title of an ending is misspelt where the story leads to it."""
    line = gotos(script)[0]
    words = line.ending.split(" ")
    wrong = " ".join((*words[:-1], misspell(words[-1])))
    return seed(script.swap(line.index, re.escape(line.ending), wrong), line.index, line.ending)


@PATHS.operator
def goto_nowhere(script: Script) -> Mutation:
    """The story leads to an ending that nobody wrote."""
    line = gotos(script)[-1]
    titles = [one.title for one in endings(script)]
    mutated = script.swap(line.index, re.escape(line.ending), "Heel ergens anders")
    return seed(mutated, line.index, *titles, "einde heel ergens anders")


@PATHS.operator
def goto_backwards(script: Script) -> Mutation:
    """The story leads back to a scene that has been."""
    scenes = script.find_all(r"== (?!einde ).+ ==$")
    if len(scenes) < 3:
        raise NotHere("three scenes")
    title = script.match(r"== (.+) ==$", scenes[0]).group(1)
    last = scenes[2] - 1
    mutated = script.insert(last, f"als {ranged(script).name} >= 2: naar {title}")
    return seed(mutated, last, "vooruit", "verderop", "later", "naar voren")


@PATHS.operator
def help_card_missing(script: Script) -> Mutation:
    """No path shows the help card."""
    at = script.find("hulpkaart$")
    mutated = script.drop(at)
    return seed(mutated, (at, mutated.find("== einde ")), "hulpkaart")


@PATHS.operator
def help_card_in_english(script: Script) -> Mutation:
    """The help card is called by its English name in a Dutch story."""
    at = script.find("hulpkaart$")
    return seed(script.put(at, "help card"), at, "hulpkaart")


@PATHS.operator
def path_without_ending(script: Script) -> Mutation:
    """The last line that leads to an ending is gone, so that some paths lead nowhere."""
    last = gotos(script)[-1]
    mutated = script.drop(last.index)
    titles = [f"naar {one.title}" for one in endings(script)]
    mend = (
        "naar …",
        "naar ...",
        '"naar',
        "“naar",
        "`naar",
        "'naar",
        "zonder voorwaarde",
        "een naar",
        *titles,
    )
    return seed(mutated, (last.index - 1, mutated.find("== einde ")), *mend)


@ENDINGS.operator
def ending_misspelt(script: Script) -> Mutation:
    """The word 'einde' is misspelt in a title, which makes it a scene."""
    last = endings(script)[-1]
    line = next(one for one in gotos(script) if one.ending == last.title)
    far = "where the story leads to it, the ending is missing"
    return seed(script.swap(last.index, "einde", "eind"), (last.index, line.index), "einde", far=far)


@ENDINGS.operator
def ending_out_of_reach(script: Script) -> Mutation:
    """The best ending asks for more than any path can bring."""
    line = gotos(script)[0]
    mutated = script.swap(line.index, rf">= {line.least}", ">= 99")
    return seed(mutated, (line.index, ending(script, line.ending).index), *LOWER)


@ENDINGS.operator
def ending_nobody_leads_to(script: Script) -> Mutation:
    """An ending is written, but no line leads to it."""
    line = gotos(script)[0]
    mutated = script.drop(line.index)
    title = mutated.find(rf"== einde {re.escape(line.ending)} ==")
    return seed(mutated, title, f"naar {line.ending}", far="the ending is what nobody reaches")


@ENDINGS.operator
def endings_in_the_wrong_order(script: Script) -> Mutation:
    """The lower threshold is asked first, so that the best ending is never reached."""
    first, second = gotos(script)[:2]
    if second.least is None:
        raise NotHere("two thresholds")
    upper, lower = script.lines[first.index], script.lines[second.index]
    mutated = script.put(first.index, lower).put(second.index, upper)
    places = (second.index, ending(script, first.ending).index)
    return seed(mutated, places, "hoogste", "eerst", "volgorde", "boven")


@ENDINGS.operator
def endings_that_overlap(script: Script) -> Mutation:
    """An ending depends on a yes-or-no number, so that it is neither better nor worse than the others."""
    name = outcome(script).name
    second = gotos(script)[1]
    mutated = script.swap(second.index, rf"{name} >= {second.least}", flag(script).name)
    places = (second.index, ending(script, second.ending).index)
    return seed(mutated, places, f"{name} >=", "drempel", "grens", f"als {name}")


@ENDINGS.operator
def ending_twice(script: Script) -> Mutation:
    """Two endings have the same title."""
    first, second = endings(script)[:2]
    mutated = script.put(second.index, script.lines[first.index])
    for line in gotos(script):
        if line.ending == second.title:
            mutated = mutated.swap(line.index, re.escape(second.title), first.title)
    return seed(mutated, second.index, "andere titel", "andere naam", "hernoem", "een eigen titel")


@ENDINGS.operator
def ending_without_a_line_to_the_target(script: Script) -> Mutation:
    """At an ending nobody says anything that the target can see."""
    target = person(script, "doelwit").name
    seen = re.compile(rf"\s*{MARK}{PAUSE}((?!{target})[^>:~]+: |\S.*? > {target}\b)")
    for one in reversed(endings(script)):
        lines = range(one.index + 1, one.stop)
        gone = [at for at in lines if seen.match(script.lines[at])]
        left = [at for at in lines if at not in gone and re.match(r"\S.*\S: \S", script.lines[at])]
        if gone and left and not any(script.lines[at].startswith(("als ", "anders")) for at in lines):
            break
    else:
        raise NotHere("an ending that has other lines too")
    mutated = script
    for at in reversed(gone):
        mutated = mutated.drop(at)
    last = max(at for at in range(one.index, one.stop - len(gone)) if mutated.lines[at].strip())
    return seed(mutated, (one.index, last), f"> {target}", far="the ending as a whole is what lacks a line")


@ENDINGS.operator
def silence_to_the_best_ending(script: Script) -> Mutation:
    """Whoever stays silent all the time still reaches the best ending."""
    name = outcome(script).name
    value = int(outcome(script).start)
    for moment in moments(script):
        option = moment.with_bullet("*")[0]
        body = "\n".join(script.lines[option.index + 1 : option.stop])
        value += sum(int(amount) for amount in re.findall(rf"\b{name} ([+-]\d+)", body))
    mutated, at_most = script, value
    for line in gotos(script):
        if line.least is not None:
            mutated = mutated.swap(line.index, rf">= {line.least}", f">= {at_most}")
            at_most -= 2
    best = gotos(script)[0]
    places = (best.index, ending(script, best.ending).index)
    return seed(mutated, places, "hoger", "verhoog", "drempel", "kost", "soort: misverstand")
