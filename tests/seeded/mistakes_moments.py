# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""Mistakes at the moments: options, acts, steps, silence, and what choosing does."""

from __future__ import annotations

import re

from .mutation import Mutation, seed, shelf
from .script import Moment, NotHere, Option, Script, flag, misspell, moments, outcome, person, ranged

SILENCE = shelf("silence")
OPTIONS = shelf("options")
EFFECTS = shelf("effects")
HELPFUL = ("opvangen", "afleiden", "hulp halen", "bewaren", "aanspreken")
HARMFUL = ("meedoen", "terugpakken")
REMOVE = ("haal", "schrap", "weg")


def silent(moment: Moment) -> Option:
    """Give the option of doing nothing."""
    for option in moment.with_bullet("*"):
        return option
    raise NotHere("a silent option")


@SILENCE.operator
def silence_missing(script: Script) -> Mutation:
    """A moment cannot be passed in silence."""
    moment = moments(script)[0]
    option = silent(moment)
    mutated = script.drop(option.index, option.stop)
    far = "what is missing belongs to the moment, whose line is above its options"
    return seed(mutated, (moment.index, option.index - 1), "(stil)", far=far)


@SILENCE.operator
def silence_twice(script: Script) -> Mutation:
    """A moment can be passed in silence in two ways."""
    option = silent(moments(script)[0])
    mutated = script.insert(
        option.stop, "* Even niets doen   (stil)", *script.lines[option.index + 1 : option.stop]
    )
    return seed(mutated, option.stop, *REMOVE, "één", "maar een")


@SILENCE.operator
def silence_with_condition(script: Script) -> Mutation:
    """Doing nothing is possible only under a condition."""
    at = silent(moments(script)[-1]).index
    mutated = script.swap(at, r"\(stil\)", f"(stil) (als {flag(script).name})")
    return seed(mutated, at, *REMOVE, "zonder", "altijd")


@SILENCE.operator
def silence_without_sentence(script: Script) -> Mutation:
    """The silent option does not say what somebody does who does nothing."""
    at = silent(moments(script)[0]).index
    return seed(script.put(at, "* (stil)"), at, "zin", "* telefoon", "weglegg", "tekst")


@SILENCE.operator
def silence_with_harm_bullet(script: Script) -> Mutation:
    """Doing nothing is written as if it were an option that harms."""
    at = silent(moments(script)[0]).index
    return seed(script.swap(at, r"^\*", "-"), at, "* ", "`*`", '"*"', "sterretje")


@OPTIONS.operator
def star_without_silence(script: Script) -> Mutation:
    """An option with an act has the bullet that is kept for silence."""
    at = moments(script)[0].with_bullet("+")[-1].index
    return seed(script.swap(at, r"^\+", "*"), at, "+", "(stil)")


@OPTIONS.operator
def act_missing(script: Script) -> Mutation:
    """An option does not say what kind of help it is."""
    at = moments(script)[0].with_bullet("+")[0].index
    return seed(script.swap(at, r"\s*\[[^\]]+\].*$", ""), at, *HELPFUL)


@OPTIONS.operator
def act_misspelt(script: Script) -> Mutation:
    """The act of an option is misspelt."""
    option = moments(script)[0].with_bullet("+")[0]
    return seed(script.swap(option.index, option.act, misspell(option.act)), option.index, option.act)


@OPTIONS.operator
def act_unknown(script: Script) -> Mutation:
    """The act of an option is a kind word, but not one of the acts."""
    option = moments(script)[1].with_bullet("+")[0]
    return seed(script.swap(option.index, option.act, "troosten"), option.index, *HELPFUL)


@OPTIONS.operator
def harm_with_a_helpful_act(script: Script) -> Mutation:
    """An option that harms carries an act that helps."""
    option = moments(script)[0].with_bullet("-")[0]
    mutated = script.swap(option.index, option.act, "aanspreken")
    return seed(mutated, option.index, *HARMFUL, "een +", "`+`", '"+"')


@OPTIONS.operator
def help_with_a_harmful_act(script: Script) -> Mutation:
    """An option that helps carries an act that harms."""
    option = moments(script)[0].with_bullet("+")[0]
    mutated = script.swap(option.index, option.act, "meedoen")
    return seed(mutated, option.index, *HELPFUL, "een -", "`-`", '"-"')


@OPTIONS.operator
def step_misspelt(script: Script) -> Mutation:
    """The step that a moment trains is misspelt."""
    at = script.find(r"\? .*\[opmerken\]")
    return seed(script.swap(at, "opmerken", misspell("opmerken")), at, "opmerken")


@OPTIONS.operator
def marker_misspelt(script: Script) -> Mutation:
    """The mark of a moment for the class has a letter too many."""
    at = moments(script)[0].index
    mutated = script.put(at, script.lines[at].replace(" (klas)", "") + " (klass)")
    return seed(mutated, at, "(klas)")


@OPTIONS.operator
def four_moments_for_the_class(script: Script) -> Mutation:
    """A class would have to choose four times in one lesson."""
    found = moments(script)
    if len(found) < 4:
        raise NotHere("four moments")
    mutated, added = script, found[3].index
    for moment in found[:4]:
        if "(klas)" not in script.lines[moment.index]:
            mutated, added = mutated.swap(moment.index, "$", " (klas)"), moment.index
    return seed(mutated, (found[3].index, added), "drie", "hoogstens 3", "maximaal 3", "ten hoogste 3")


@OPTIONS.operator
def six_options_for_the_class(script: Script) -> Mutation:
    """A class would have to choose between six options."""
    moment = next((one for one in moments(script) if len(one.options) == 6), None)
    if moment is None:
        raise NotHere("a moment with six options")
    return seed(
        script.swap(moment.index, "$", " (klas)"),
        (moment.index, moment.options[5].index),
        "vijf",
        "hoogstens 5",
        "maximaal 5",
        "ten hoogste 5",
    )


@OPTIONS.operator
def no_option_that_helps(script: Script) -> Mutation:
    """A moment offers harm and silence only."""
    moment = moments(script)[0]
    helping = moment.with_bullet("+")
    return seed(script.drop(helping[0].index, helping[-1].stop), moment.index, "+", "helpt", "helpende")


def private(script: Script, option: Option) -> bool:
    """Tell whether the player says nothing to a group in an option."""
    body = script.lines[option.index + 1 : option.stop]
    return not any(re.match(r"\s+jij(: | reageert)", line) for line in body)


@OPTIONS.operator
def no_option_in_private(script: Script) -> Mutation:
    """Everything that helps at a moment must be said in front of the whole group."""
    moment = moments(script)[0]
    quiet = [option for option in moment.with_bullet("+") if private(script, option)]
    if not quiet or len(quiet) == len(moment.with_bullet("+")):
        raise NotHere("a moment with open and quiet options")
    mutated = script
    for option in reversed(quiet):
        mutated = mutated.drop(option.index, option.stop)
    return seed(mutated, moment.index, "privé", "jij >")


@OPTIONS.operator
def option_never_offered(script: Script) -> Mutation:
    """An option is offered only if a number is higher than it can be."""
    number = ranged(script)
    at = next(option.index for option in moments(script)[1].with_bullet("-"))
    if "(als" in script.lines[at]:
        raise NotHere("an option without condition")
    mutated = script.swap(at, "$", f" (als {number.name} >= {int(number.high or 0) + 6})")
    high = number.high
    mend = (f"0 tot {high}", f"tot {high}", f"hoogstens {high}", "lager", "hoger dan", "meer dan")
    return seed(mutated, at, *mend, *REMOVE)


@OPTIONS.operator
def keeping_without_asking(script: Script) -> Mutation:
    """A message is kept without asking the target what they want."""
    target = person(script, "doelwit").name
    keeping = script.find(r"\s*jij bewaart ")
    option = next(
        option
        for moment in moments(script)
        for option in moment.options
        if option.index < keeping < option.stop
    )
    if option.act != "bewaren":
        raise NotHere("a message that is kept in an option for it")
    asked = [at for at in range(option.index, option.stop) if f"jij > {target}" in script.lines[at]]
    answered = [at for at in range(option.index, option.stop) if f"{target} > jij" in script.lines[at]]
    mutated = script
    for at in sorted((*asked, *answered), reverse=True):
        mutated = mutated.drop(at)
    kept = mutated.find(r"\s*jij bewaart ")
    return seed(mutated, (option.index, kept), f"jij > {target}", "vraag")


def effect(script: Script, option: Option) -> int:
    """Give the line directly under an option that changes the outcome."""
    name = outcome(script).name
    return script.find(rf"    (\S.*, )?{name} [+-]\d+$", option.index + 1, option.stop)


def changed(script: Script, bullet: str, amount: str, *mend: str) -> Mutation:
    """Give the first option with a bullet another effect on the outcome."""
    name = outcome(script).name
    option = moments(script)[0].with_bullet(bullet)[0]
    at = effect(script, option)
    mutated = script.swap(at, rf"{name} [+-]\d+", f"{name} {amount}")
    return seed(mutated, (option.index, at), *mend, far="the option and its effect are a few lines apart")


@EFFECTS.operator
def harm_that_pays(script: Script) -> Mutation:
    """Joining in makes things better for the target."""
    return changed(script, "-", "+2", f"{outcome(script).name} -", "lager", "verlaag")


@EFFECTS.operator
def harm_that_costs_nothing(script: Script) -> Mutation:
    """Joining in is exactly as bad as doing nothing, never worse."""
    name = outcome(script).name
    option = silent(moments(script)[0])
    amount = script.match(rf".*\b{name} ([+-]\d+)", effect(script, option)).group(1)
    return changed(script, "-", amount, f"{name} -", "lager", "verlaag")


@EFFECTS.operator
def help_that_punishes(script: Script) -> Mutation:
    """Helping is worse for the target than doing nothing."""
    return changed(script, "+", "-4", f"{outcome(script).name} +", "hoger", "verhoog")


@EFFECTS.operator
def moment_that_changes_nothing(script: Script) -> Mutation:
    """Whatever is chosen at a moment, nothing changes."""
    moment = moments(script)[0]
    change = r"\s+\S+ ([+-]\d+|ja|nee)(, \S+ ([+-]\d+|ja|nee))*$"
    mutated = script
    for at in range(moment.options[-1].stop - 1, moment.index, -1):
        if re.match(change, script.lines[at]):
            mutated = mutated.drop(at)
    harm = mutated.find("- ", moment.index)
    return seed(
        mutated,
        (moment.index, harm),
        outcome(script).name,
        "getal",
        "+1",
        far="the moment is what is idle, and harm that costs nothing is what makes it so",
    )
