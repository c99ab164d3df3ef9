# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""Mistakes in how lines are laid out: indentation, sigils, brackets, titles, clocks."""

from __future__ import annotations

from .mutation import Mutation, seed, shelf
from .script import MARK, PAUSE, NotHere, Script, flag, moments, opening

LAYOUT = shelf("layout")
INDENT = ("spaties", "inspring", "spring")


def long_body(script: Script) -> int:
    """Give the first line of the first option that has at least two plain lines in its body."""
    for moment in moments(script):
        for option in moment.options:
            body = script.lines[option.index + 1 : option.stop]
            if len(body) > 2 and all(len(line) - len(line.lstrip()) == 4 for line in body[:2]):
                return option.index + 1
    raise NotHere("an option with two lines")


@LAYOUT.operator
def body_with_two_spaces(script: Script) -> Mutation:
    """The first line under an option is indented by two spaces, the next by four."""
    at = long_body(script)
    return seed(script.swap(at, "^    ", "  "), (at, at + 1), *INDENT)


@LAYOUT.operator
def body_with_six_spaces(script: Script) -> Mutation:
    """The second line under an option is indented by six spaces, the first by four."""
    at = long_body(script) + 1
    return seed(script.swap(at, "^    ", "      "), at, *INDENT)


@LAYOUT.operator
def body_with_a_tab(script: Script) -> Mutation:
    """One line under an option is indented by a tab, the others by spaces."""
    at = long_body(script)
    return seed(script.swap(at, "^    ", r"\t"), at, *INDENT)


@LAYOUT.operator
def body_at_the_margin(script: Script) -> Mutation:
    """The first line under an option is not indented."""
    at = long_body(script)
    return seed(script.swap(at, "^    ", ""), at, *INDENT)


@LAYOUT.operator
def indented_under_nothing(script: Script) -> Mutation:
    """A message in a scene is indented, though nothing above it asks for that."""
    at = opening(script).index
    return seed(script.swap(at, "^", "    "), at, *INDENT, "kantlijn", "vooraan")


@LAYOUT.operator
def condition_body_not_indented(script: Script) -> Mutation:
    """The line after 'als ...:' is not indented under it."""
    at = script.find(r"\s*als [^:]+:$")
    depth = script.indent(at)
    return seed(script.swap(at + 1, r"^\s+", depth), (at, at + 1), *INDENT)


@LAYOUT.operator
def condition_without_colon(script: Script) -> Mutation:
    """A line with 'als' has no colon at its end."""
    at = script.find(r"\s*als [^:]+:$")
    line = script.lines[at].strip()
    return seed(script.swap(at, ":$", ""), at, "dubbele punt", line)


@LAYOUT.operator
def otherwise_without_if(script: Script) -> Mutation:
    """A line 'anders:' has no 'als' above it."""
    start = opening(script)
    mutated = script.insert(start.index + 1, "anders:", f"    {start.speaker}: of niet soms")
    mend = ("een als", '"als', "“als", "`als", "'als", "als …", "als ...", "zonder als", "«als", "‘als")
    return seed(mutated, start.index + 1, *mend)


@LAYOUT.operator
def condition_in_english(script: Script) -> Mutation:
    """A condition begins with the English word."""
    at = script.find(r"\s*als [^:]+:$")
    line = script.lines[at].strip()
    return seed(
        script.swap(at, "als ", "if "), at, line, '"als', "“als", "`als", "'als", "‘als", "als …", "als ..."
    )


@LAYOUT.operator
def act_bracket_left_open(script: Script) -> Mutation:
    """The square bracket around an act is not closed."""
    at = script.find(r"\+ .*\[[^\]]+\]$")
    act = script.lines[at].split("[")[1]
    return seed(script.swap(at, r"\]$", ""), at, "haak", f"[{act}", "`]`", '"]"')


@LAYOUT.operator
def silence_bracket_left_open(script: Script) -> Mutation:
    """The bracket around 'stil' is not closed."""
    at = script.find(r"\* .*\(stil\)$")
    return seed(script.swap(at, r"\(stil\)", "(stil"), at, "haakje", "(stil)")


@LAYOUT.operator
def scene_title_left_open(script: Script) -> Mutation:
    """A scene title has no closing signs."""
    at = script.find(r"== (?!einde ).+ ==$")
    title = script.lines[at]
    return seed(script.swap(at, " ==$", ""), at, title, '"=="', "`==`", "twee kanten", "beide kanten")


@LAYOUT.operator
def first_scene_without_title(script: Script) -> Mutation:
    """The title of the first scene is gone, so that its lines stand in no scene."""
    at = script.find(r"== (?!einde ).+ ==$")
    return seed(script.drop(at), at, "==", "titel")


@LAYOUT.operator
def bullet_of_a_word_processor(script: Script) -> Mutation:
    """An option begins with a round bullet, so that nobody knows whether it helps or harms."""
    at = script.find(r"\+ ")
    return seed(script.swap(at, r"^\+", "•"), at, "+")


@LAYOUT.operator
def question_mark_missing(script: Script) -> Mutation:
    """The line that opens a moment does not begin with a question mark."""
    at = script.find(r"\? ")
    return seed(script.swap(at, r"^\? ", ""), at, "vraagteken", '"?', "`?", "een ?", "met ?", "? ")


@LAYOUT.operator
def clock_in_words(script: Script) -> Mutation:
    """A time is written in words."""
    at = script.find(r"~ \S+ \d\d:\d\d$")
    time = script.lines[at].split()[-1]
    return seed(script.swap(at, time, "kwart over acht"), at, time, "20:15", "19:42", "uu:mm", "uur:min")


@LAYOUT.operator
def clock_with_a_misspelt_day(script: Script) -> Mutation:
    """The day on the clock is misspelt."""
    at = script.find(r"~ \S+ \d\d:\d\d$")
    day = script.lines[at].split()[1]
    return seed(script.swap(at, day, day[:2] + day[3] + day[2] + day[4:]), at, day)


@LAYOUT.operator
def clock_past_midnight(script: Script) -> Mutation:
    """The clock says 25:14."""
    at = script.find(r"~ \S+ \d\d:\d\d$")
    return seed(script.swap(at, r" \d\d:\d\d", " 25:14"), at, "23", "24", "00:")


@LAYOUT.operator
def clock_running_back(script: Script) -> Mutation:
    """A later scene is set earlier on the same day."""
    first = script.find(r"~ \S+ \d\d:\d\d$")
    day, time = script.lines[first].split()[1:]
    at = script.find(r"~ \S+ \d\d:\d\d$", first + 1)
    mutated = script.put(at, f"~ {day} {int(time[:2]) - 2:02}{time[2:]}")
    return seed(mutated, at, "later", "vooruit", time)


@LAYOUT.operator
def debrief_not_indented(script: Script) -> Mutation:
    """A question for afterwards is not indented under its heading."""
    at = script.find("-- nabespreken") + 1
    return seed(script.swap(at, r"^\s+", ""), at, *INDENT)


@LAYOUT.operator
def comment_with_one_slash(script: Script) -> Mutation:
    """A note to oneself begins with one slash."""
    at = script.find(MARK + PAUSE + r"[^>:~]+: ", script.find("== "))
    return seed(script.insert(at, f"/ {flag(script).name} pas later"), at, "//")
