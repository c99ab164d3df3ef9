# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""Lines that are well written but break the rules of a chat."""

from __future__ import annotations

import re

from .mutation import Mutation, seed, shelf
from .script import MARK, PAUSE, NotHere, Script, groups, misspell, opening, own_admin, people, person

CHAT = shelf("rules of a chat")


@CHAT.operator
def removed_but_still_speaking(script: Script) -> Mutation:
    """Somebody who was just removed says something in the group."""
    removal = script.find(r"\s*\S+ verwijdert \S+ uit ")
    name = script.lines[removal].split()[2]
    mutated = script.insert(removal + 1, f"{script.indent(removal)}{name}: maar ik zei toch niks")
    return seed(mutated, removal + 1, f"{name} >", "privé", "voegt")


@CHAT.operator
def removal_by_no_admin(script: Script) -> Mutation:
    """Somebody who is no admin throws another out."""
    start = opening(script)
    others = [name for name in start.listeners if name not in start.group.admins]
    target = person(script, "doelwit").name
    actors = [name for name in others if name != target]
    admin = own_admin(script)
    if not actors:
        raise NotHere("a member who is no admin")
    line = f"{actors[0]} verwijdert {target} uit {start.group.key}"
    return seed(script.insert(start.index + 1, line), start.index + 1, "beheerder", f"{admin} verwijdert")


@CHAT.operator
def removal_of_no_member(script: Script) -> Mutation:
    """Somebody is removed from a group they were never in."""
    start = opening(script)
    outsider = person(script, "volwassene").name
    if outsider in start.group.members:
        raise NotHere("an adult outside the group")
    line = f"{own_admin(script)} verwijdert {outsider} uit {start.group.key}"
    return seed(script.insert(start.index + 1, line), start.index + 1, "haal", "schrap", "voegt", "toe aan")


@CHAT.operator
def removal_twice(script: Script) -> Mutation:
    """The same person is removed from the same group twice."""
    at = script.find(r"\s*\S+ verwijdert \S+ uit ")
    mend = ("haal", "schrap", "voegt", "toe aan", "weg")
    return seed(script.insert(at + 1, script.lines[at]), at + 1, *mend)


@CHAT.operator
def adding_of_a_member(script: Script) -> Mutation:
    """Somebody is added to a group they are in already."""
    start = opening(script)
    line = f"{own_admin(script)} voegt {start.listeners[-1]} toe aan {start.group.key}"
    mend = ("haal", "schrap", "weg", "verwijder", "eerst")
    return seed(script.insert(start.index + 1, line), start.index + 1, *mend)


@CHAT.operator
def outsider_speaking(script: Script) -> Mutation:
    """An adult who is not in the group says something in it."""
    start = opening(script)
    outsider = person(script, "volwassene").name
    if outsider in start.group.members:
        raise NotHere("an adult outside the group")
    mutated = script.insert(start.index + 1, f"{outsider}: wat is hier aan de hand")
    return seed(mutated, start.index + 1, "privé", f"{outsider} >", "voegt", f"met {outsider}")


@CHAT.operator
def outsider_reading(script: Script) -> Mutation:
    """An adult who is not in the group is said to have read it."""
    at = script.find("gelezen door ")
    outsider = person(script, "volwassene").name
    reader = own_admin(script)
    mutated = script.put(at, f"gelezen door {reader}, {outsider}")
    return seed(mutated, at, "haal", "schrap", "weg", "voegt", "zonder", f"met {outsider}")


@CHAT.operator
def more_readers_than_members(script: Script) -> Mutation:
    """More people have read it than there are in the group."""
    at = script.find("gelezen door ")
    start = opening(script)
    line = f"gelezen door {start.listeners[-1]} en 60 anderen"
    counts = [start.group.others + more for more in range(6)]
    room = tuple(f"{count} {who}" for count in counts for who in ("ander", "leden", "mensen", "namelo"))
    return seed(script.put(at, line), at, *room, "iedereen")


@CHAT.operator
def reaction_to_somebody_silent(script: Script) -> Mutation:
    """Somebody reacts to a person who has said nothing yet."""
    start = opening(script)
    if len(start.listeners) < 2:
        raise NotHere("two listeners")
    actor, silent = start.listeners[0], start.listeners[1]
    mutated = script.insert(start.index + 1, f"{actor} reageert 😂 op {silent}")
    mend = (f"op {start.speaker}", "eerst", "verplaats", "na een bericht", "later")
    return seed(mutated, start.index + 1, *mend)


def kept(script: Script) -> tuple[int, str, int]:
    """Give the line that keeps a message, the words it quotes, and the line of that message."""
    at = script.find(r'\s*jij bewaart "')
    quote = script.match(r'\s*jij bewaart "([^"]+)"', at).group(1)
    source = script.find(MARK + PAUSE + r"[^>:]+: .*" + re.escape(quote))
    return at, quote, source


@CHAT.operator
def quote_of_nothing(script: Script) -> Mutation:
    """A message is kept whose quoted words differ by a letter from what was said."""
    at, quote, _ = kept(script)
    return seed(script.swap(at, re.escape(quote), misspell(quote)), at, f'"{quote}', "letterlijk", quote)


@CHAT.operator
def quote_of_two_messages(script: Script) -> Mutation:
    """The quoted words stand in two messages, so that nobody knows which one is kept."""
    at, _, source = kept(script)
    mutated = script.insert(source + 1, f"{script.lines[source]} echt")
    mend = ("langer", "meer woorden", "meer van", "preciezer")
    return seed(mutated, at + 1, *mend, far="the second message is fine, the quote is what must grow")


@CHAT.operator
def you_outside_an_option(script: Script) -> Mutation:
    """The player's own person speaks in a scene, without anybody having chosen it."""
    start = opening(script)
    mend = ("optie", "keuze", "onder een")
    return seed(script.insert(start.index + 1, "jij: haha ja"), start.index + 1, *mend)


@CHAT.operator
def added_again_without_asking(script: Script) -> Mutation:
    """The target is put back into the group before having said anything to anybody."""
    target = person(script, "doelwit").name
    at = script.find(rf"\S+ verwijdert {target} uit ")
    admin, key = script.lines[at].split()[0], script.lines[at].split(" uit ")[1]
    mutated = script.insert(at + 1, f"{admin} voegt {target} toe aan {key}", script.lines[at])
    return seed(mutated, at + 1, "vraag", f"{target} > ", f"> {target}")


@CHAT.operator
def outsider_in_a_new_group(script: Script) -> Mutation:
    """Somebody who is not in the new group yet speaks in it."""
    making = script.find(r"\s*\S+ maakt \S+ met ")
    parts = script.match(r"\s*(\S+) maakt (\S+) met (.*)", making)
    inside = {parts[1], *parts[3].split(", ")}
    outside = [one.name for one in people(script) if one.name not in inside and one.role != "jij"]
    at = script.find(rf"\s*in {parts[2]}$", making)
    if not outside or parts[2] not in {group.key for group in groups(script)}:
        raise NotHere("somebody outside the new group")
    mutated = script.insert(at + 1, f"{script.indent(at)}{outside[0]}: wat is dit")
    return seed(mutated, at + 1, "privé", f"{outside[0]} >", "voegt", f"met {outside[0]}", "maakt")
