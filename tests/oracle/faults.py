# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What is wrong with a story, read off all its histories: broken rules, dead parts, harm that pays."""

from __future__ import annotations

from collections.abc import Iterator

from tests.oracle.brute import History, Table, Values, moments_of, values_of
from tests.oracle.figures import Figures, OptionFigures
from tests.oracle.quotes import line_of
from tests.oracle.replay import Broken, Pick, real_options
from tests.oracle.world import FOR_ONE, SAID

from omstander.model.story import Act, Block, Bullet, Changes, Event, GoTo, If, Kind, Moment, Option

Fault = tuple[str, int]
"""What is wrong, and the line of the script."""


def broken_rules(table: Table) -> dict[Broken, int]:
    """Every broken rule with the number of picks of the shortest path to it."""
    shortest: dict[Broken, int] = {}
    for history, played in table.rows.items():
        for broken in played.broken:
            shortest[broken] = min(shortest.get(broken, len(history)), len(history))
    return shortest


def hidden_lines(table: Table) -> dict[Broken, int]:
    """The lines that take place in a group on some path and do not show on the player's phone there, each
    with the number of picks of the shortest such path."""
    shortest: dict[Broken, int] = {}
    for history, played in table.rows.items():
        for item in played.world.happened:
            said = item.event.kind not in FOR_ONE | {Kind.MAKE_GROUP, Kind.ADD, Kind.REMOVE}
            if isinstance(item.chat, str) and said and played.world.you not in item.sees:
                broken = Broken("hidden", item.line)
                shortest[broken] = min(shortest.get(broken, len(history)), len(history))
    return shortest


def all_shown(table: Table) -> bool:
    """Whether the player's phone shows all that is said on any path in the groups and private chats of the
    player."""
    return all(
        played.world.you in item.sees
        for played in table.rows.values()
        for item in played.world.happened
        if item.event.kind in SAID and (isinstance(item.chat, str) or played.world.you in (item.chat or ()))
    )


def faulty_figures(table: Table, figures: Figures, text: str) -> set[Fault]:
    """What the figures say against the story."""
    values = values_of(table, text)
    found: set[Fault] = set(endings_wrong(table, figures))
    for moment, there in zip(moments_of(table), figures.moments, strict=True):
        if there.idle:
            found.add(("idle", there.line))
        for option, item in zip(real_options(moment), there.options, strict=True):
            found.update((kind, item.line) for kind in option_wrong(option, item))
        found.update(("together-worse", line) for line in together_worse(table, values, moment, text))
    found.update(("best-harms", line) for line in best_harms(table, values, text))
    if not any(item.closes_door for item in figures.moments) and "silence-wins" not in {
        kind for kind, _ in found
    }:
        found.add(("no-door", 0))
    return found


def option_wrong(option: Option, item: OptionFigures) -> Iterator[str]:
    """What an option's figures say against it."""
    if item.alone is None:
        return
    low, high = item.alone
    if option.bullet is Bullet.HARMFUL and high > 0:
        yield "harm-pays"
    elif option.bullet is Bullet.HARMFUL and low >= 0:
        yield "harm-free"
    if option.bullet is Bullet.CONSTRUCTIVE and option.act not in {Act.ATTACK, Act.JOIN} and low < 0:
        yield "help-punishes"


def together_worse(table: Table, values: Values, moment: Moment, text: str) -> set[int]:
    """The options that are worth less in some state when many take them."""
    return {
        line_of(text, option.span.start)
        for place, option in enumerate(real_options(moment), 1)
        for history in table.at(moment)
        if Pick(place, True) in table.picks(history)
        if values.silent[(*history, Pick(place, True))] < values.silent[(*history, Pick(place))]
    }


def best_harms(table: Table, values: Values, text: str) -> set[int]:
    """The harmful options on paths that end as well as any."""
    best: list[History] = [path for path in table.paths() if table.rows[path].outcome == values.best[()]]
    return {
        line_of(text, option.span.start)
        for path in best
        for _, option, _ in table.rows[path].choices
        if option.bullet is Bullet.HARMFUL
    }


def endings_wrong(table: Table, figures: Figures) -> Iterator[Fault]:
    """Silence that comes to the best ending, and endings that share an outcome."""
    silent = next((item for item in figures.endings if item.silent_start), None)
    misunderstanding = table.story.header("kind") == "misverstand"
    several = len(figures.ranks) > 1
    if silent is not None and several and silent.line == figures.ranks[-1] and not misunderstanding:
        yield "silence-wins", silent.line
    if overlapping(figures):
        yield "overlap", 0


def overlapping(figures: Figures) -> bool:
    """Whether two endings share an outcome, so that there is no order from bad to good."""
    ranges = [item.outcome for item in figures.endings if item.outcome is not None]
    pairs = [(one, other) for place, one in enumerate(ranges) for other in ranges[place + 1 :]]
    return any(one[0] <= other[1] and other[0] <= one[1] for one, other in pairs)


def dead_parts(table: Table, text: str) -> set[Fault]:
    """What no path touches: endings, options of moments that are reached, and the first line of every
    stretch of lines that nothing else explains."""
    touched: set[int] = set()
    for played in table.rows.values():
        touched |= played.touched
    scenes = table.story.scenes
    lost = {scene.title.raw: scene for scene in scenes if scene.ending and scene.span.start not in touched}
    found = {("ending-never-reached", line_of(text, scene.span.start)) for scene in lost.values()}
    alive = True
    for scene in scenes:
        for kind, start in () if scene.title.raw in lost else in_order(scene.body, touched, set(lost)):
            if kind == "never-offered":
                found.add((kind, line_of(text, start)))
                continue
            if alive and start not in touched:
                found.add(("never-reached", line_of(text, start)))
            alive = start in touched
    return found


def in_order(block: Block, touched: set[int], lost: set[str]) -> Iterator[Fault]:
    """All lines of a block in the order of the script, by their starts, those inside others too: events,
    changes, moments and ways to elsewhere; and the options that no path offers, without what is inside
    them."""
    for statement in block:
        start = statement.span.start
        if isinstance(statement, If):
            for branch in (statement.then, statement.otherwise or ()):
                yield from in_order(branch, touched, lost)
        leads = isinstance(statement, GoTo) and statement.target.text not in lost
        if leads or isinstance(statement, Event | Changes | Moment):
            yield "line", start
        for option in real_options(statement) if isinstance(statement, Moment) else ():
            if option.span.start in touched or start not in touched:
                yield from in_order(option.body, touched, lost)
            else:
                yield "never-offered", option.span.start
