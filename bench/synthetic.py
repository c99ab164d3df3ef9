# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Stories of any size, made by rule: what the compiler is timed on. They are no stories to play."""

from __future__ import annotations

from collections.abc import Iterator

WORDS = ["dit", "is", "een", "bericht", "van", "gewone", "lengte", "voor", "de", "groep"]

DAYS = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]


def synthetic(moments: int, numbers: int = 1, top: int = 3, talk: int = 12) -> str:
    """Write a story with so many moments, and so many numbers of 0 to `top` that are all read at the end.

    `talk` is the number of messages before each moment. States grow with (top + 1) ** numbers.
    """
    lines = [*_head(moments, numbers, top)]
    for moment in range(moments):
        lines += _scene(moment, numbers, talk)
    return "\n".join([*lines, *_tail(moments, numbers)]) + "\n"


def _head(moments: int, numbers: int, top: int) -> Iterator[str]:
    yield from (
        "verhaal: Proef",
        "taal: nl",
        "leeftijd: 12-16",
        "gaat over: meten",
        "uitkomst: erbij",
        "",
        "mensen",
    )
    yield from (
        "    Noor    doelwit",
        "    Daan    aanstichter",
        "    Sem     omstander",
        "    Robin   jij",
        "",
    )
    yield 'groep g: "Groep" met Daan (beheerder), Sem, Noor, jij en 20 anderen'
    yield from ("", "getallen", f"    erbij: {moments}")
    for number in range(numbers):
        yield f"    druk{number}: 0 (0 tot {top})"
    yield ""


def _scene(moment: int, numbers: int, talk: int) -> Iterator[str]:
    yield f"== Scene {moment + 1} =="
    yield f"~ {DAYS[moment % 7]} 12:00"
    yield "in g"
    for place in range(talk):
        speaker = ("Daan", "Sem", "Noor")[place % 3]
        yield f"{speaker}: {' '.join(WORDS[place % 4 :])} {moment} {place}"
    first, second = moment % numbers, (moment + 1) % numbers
    yield f"? Moment {moment + 1}. En jij?    [opmerken]"
    yield from (
        "+ App Noor    [opvangen]",
        f"    jij > Noor: gaat het {moment}",
        "    erbij +1",
        f"    druk{first} +1",
    )
    yield from (
        "+ Zeg er iets van    [aanspreken]",
        f"    jij: doe normaal {moment}",
        f"    druk{second} +1",
        "    erbij +1",
    )
    yield from ("    als samen:", f"        Sem: eens {moment}", "        erbij +1")
    yield from (
        "- Lach mee    [meedoen]",
        "    jij reageert 😂 op Daan",
        f"    druk{first} +1",
        "    erbij -2",
    )
    yield from ("* Niks sturen    (stil)", "    erbij -1", "")


def _tail(moments: int, numbers: int) -> Iterator[str]:
    for number in range(numbers):
        yield f"als druk{number} >= 2:"
        yield f"    Daan: veel druk {number}"
    yield from (
        "hulpkaart",
        f"als erbij >= {moments + 2}: naar Samen",
        f"als erbij >= {moments // 2}: naar Half",
        "naar Stilte",
    )
    for title in ("Samen", "Half", "Stilte"):
        yield from (f"== einde {title} ==", f"Sem > Noor: tot morgen {title.lower()}")
    yield from ("", "-- nabespreken", "    Wat zag jij?")
