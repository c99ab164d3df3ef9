# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""Mistakes in the lines that declare groups or switch to one."""

from __future__ import annotations

from .mutation import Mutation, seed, shelf
from .script import NotHere, Script, groups, misspell, opening, own_admin

GROUPS = shelf("groups")


@GROUPS.operator
def group_without_colon(script: Script) -> Mutation:
    """A group has no colon after its short name."""
    group = groups(script)[0]
    return seed(script.swap(group.index, ": ", " "), group.index, "dubbele punt", f"{group.key}:")


@GROUPS.operator
def group_without_members(script: Script) -> Mutation:
    """A group says nobody is in it, and not that it comes later either."""
    at = groups(script)[0].index
    mend = ("met …", "met ...", '"met', "`met", "met jij", "met lotte", "later", "leden", "wie erin")
    return seed(script.swap(at, " met .*", ""), at, *mend)


@GROUPS.operator
def group_member_unknown(script: Script) -> Mutation:
    """A name among the members is misspelt."""
    group = groups(script)[0]
    name = next((name for name in group.members if name != "jij" and name not in group.admins), None)
    if name is None:
        raise NotHere("a named member")
    return seed(script.swap(group.index, rf"\b{name}\b", misspell(name)), group.index, name)


@GROUPS.operator
def group_title_left_open(script: Script) -> Mutation:
    """The title of a group has no closing quotation mark."""
    at = groups(script)[0].index
    return seed(script.swap(at, '" met', " met"), at, "aanhalingsteken", '" met')


@GROUPS.operator
def members_without_comma(script: Script) -> Mutation:
    """There is no comma between two members."""
    at = groups(script)[0].index
    return seed(script.swap(at, r"\(beheerder\), ", "(beheerder) "), at, "komma", "(beheerder), ")


@GROUPS.operator
def group_twice(script: Script) -> Mutation:
    """Two groups have the same short name."""
    declared = groups(script)
    if len(declared) < 2:
        at = declared[0].index + 1
        mutated = script.insert(at, f'groep {declared[0].key}: "Ook een groep" later')
    else:
        at = declared[1].index
        mutated = script.swap(at, declared[1].key, declared[0].key)
    mend = ("andere naam", "ander woord", "andere korte naam", "kies", "hernoem", "haal")
    return seed(mutated, at, *mend)


@GROUPS.operator
def switch_to_unknown_group(script: Script) -> Mutation:
    """A line 'in ...' names a group that is spelled differently above."""
    at = script.find(r"in \S+$")
    key = script.lines[at][3:]
    return seed(script.put(at, f"in {misspell(key)}"), at, key)


@GROUPS.operator
def message_before_any_group(script: Script) -> Mutation:
    """A message stands in a scene before it says in which group."""
    if len(groups(script)) < 2:
        raise NotHere("a story with two groups")
    start = opening(script)
    at = script.find(r"in \S+$")
    if at != start.index - 1:
        raise NotHere("a switch right above the first message")
    return seed(script.drop(at), at, f"in {start.group.key}", "in …", "in ...")


@GROUPS.operator
def group_used_before_it_is_made(script: Script) -> Mutation:
    """The story switches to a group that is made only later on."""
    later = next((group for group in groups(script) if group.later), None)
    if later is None:
        raise NotHere("a group that is made on the way")
    at = script.find(r"in \S+$")
    return seed(script.put(at, f"in {later.key}"), (at, at + 1), "maakt", "gemaakt is", "eerst")


@GROUPS.operator
def admin_forgotten(script: Script) -> Mutation:
    """Somebody throws another out of a group, but nobody was made its admin."""
    removal = script.find(r"\s*\S+ verwijdert \S+ uit ")
    parts = script.match(r"\s*(\S+) verwijdert \S+ uit (\S+)", removal)
    group = next((one for one in groups(script) if one.key == parts[2]), None)
    if group is None or parts[1] not in group.admins:
        raise NotHere("a removal by a declared admin")
    mutated = script.swap(group.index, rf"{parts[1]} \(beheerder\)", parts[1])
    return seed(
        mutated, (removal, group.index), "beheerder", far="the rule is broken where the removal stands"
    )


@GROUPS.operator
def unknown_event(script: Script) -> Mutation:
    """An event is written with a verb that the language does not have."""
    start = opening(script)
    admin, other = own_admin(script), start.listeners[-1]
    at = start.index + 1
    mutated = script.insert(at, f"{admin} kickt {other} uit {start.group.key}")
    return seed(mutated, at, "verwijdert", "dubbele punt", f"{admin}:")
