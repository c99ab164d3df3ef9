# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What the compiler says about a story, beside what the brute force says: every difference as a line of
text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tests.oracle.brute import Range, Table, every_history, without_many
from tests.oracle.faults import all_shown, broken_rules, dead_parts, faulty_figures, hidden_lines, overlapping
from tests.oracle.figures import EndingFigures, Figures, MomentFigures, figures_of
from tests.oracle.nodes import Nodes
from tests.oracle.quotes import line_of
from tests.oracle.visible import changed_lines, shares

from omstander.compiler import Examination, examine, look
from omstander.model.diagnostic import Diagnostic
from omstander.model.facts import MomentFacts, StoryFacts
from omstander.model.graph import Way
from omstander.model.program import Program
from omstander.model.story import Moment, Number, Story


def outcome_of(story: Story) -> str:
    """The name of the number that endings are judged by."""
    return next(item.name.text for item in story.numbers if isinstance(item, Number) and item.low is None)


def table_of(story: Story, text: str, way: Way, cap: int = 20_000) -> Table:
    """All histories in one way of playing."""
    return every_history(story, text, outcome_of(story), way is Way.CLASS, cap)


def differences(
    program: Program, facts: StoryFacts, figures: Figures, table: Table, text: str, *, ranked: bool
) -> list[str]:
    """Every figure of the compiler that is not the brute force's; `ranked` if the endings have an order."""
    pairs = [
        *whole_story(facts, figures, table),
        *all_endings(program, facts, figures, text, ranked=ranked),
        *all_moments(program, facts, figures, text, ranked=ranked),
    ]
    return [
        f"{what}: compiler {ours}, brute force {theirs}" for what, ours, theirs in pairs if ours != theirs
    ]


Pair = tuple[str, object, object]


def whole_story(facts: StoryFacts, figures: Figures, table: Table) -> Iterator[Pair]:
    """The figures of the story as a whole."""
    if all_shown(table):
        yield "messages", facts.messages, figures.messages
    corridor = facts.corridor
    yield "paths", facts.paths, figures.paths
    yield (
        "corridor",
        (corridor.worst, corridor.silent, corridor.best),
        (figures.worst, figures.silent, figures.best),
    )


def all_endings(
    program: Program, facts: StoryFacts, figures: Figures, text: str, *, ranked: bool
) -> Iterator[Pair]:
    """The figures of every ending, and their order from bad to good."""
    lines = [line_of(text, ending.span.start) for ending in program.endings]
    ours = {lines[item.ending]: item for item in facts.endings}
    if ranked:
        yield "ranks", [lines[rank] for rank in facts.ranks if lines[rank] in figures.ranks], figures.ranks
    for item in figures.endings:
        there = ours[item.line]
        mine = EndingFigures(
            item.title, item.line, there.outcome, there.paths, there.uniform, there.silent_start
        )
        yield f"ending on line {item.line}", mine, item


def all_moments(
    program: Program, facts: StoryFacts, figures: Figures, text: str, *, ranked: bool
) -> Iterator[Pair]:
    """The figures of every moment that is reached."""
    ours = {line_of(text, program.moments[item.moment].span.start): item for item in facts.moments}
    for item in figures.moments:
        there = ours.get(item.line)
        if there is None:
            yield f"moment on line {item.line}", None, item
            continue
        yield from one_moment(there, item, ranked=ranked)
        yield f"moment on line {item.line}: idle", there.idle and not item.idle, False
        yield from all_options(program, there, item, text)


def one_moment(there: MomentFacts, item: MomentFigures, *, ranked: bool) -> Iterator[Pair]:
    """The figures of one moment."""
    where = f"moment on line {item.line}: "
    yield where + "uniform reach", there.uniform_reach, item.chance
    yield where + "lost", there.lost, item.lost
    yield where + "matters", there.matters, item.matters
    if ranked:
        yield where + "closes door", there.closes_door, item.closes_door
        yield where + "closes best", there.closes_best, item.closes_best


def all_options(program: Program, there: MomentFacts, item: MomentFigures, text: str) -> Iterator[Pair]:
    """The figures of a moment's options."""
    options = program.moments[there.moment].options
    ours = {line_of(text, options[one.option - 1].span.start): one for one in there.options}
    for option in item.options:
        mine, where = ours[option.line], f"option on line {option.line}: "
        yield where + "alone", mine.alone, option.alone
        if not between(option.together_where_different, mine.together, option.together):
            yield where + "together", mine.together, option.together_where_different


def seen_differences(examination: Examination, way: Way, table: Table, text: str) -> list[str]:
    """Every figure of what the player gets to see that is not the brute force's."""
    program, seen = examination.program, look(examination, way)
    assert program is not None
    options = {
        line_of(text, option.span.start): seen.options.get((number, place))
        for number, moment in enumerate(program.moments)
        for place, option in enumerate(moment.options, 1)
    }
    lines = [line_of(text, ending.span.start) for ending in program.endings]
    ours = {frozenset({lines[pair.lower], lines[pair.higher]}): pair.share for pair in seen.shared}
    found = [
        f"{way}: option on line {line} changes: compiler {options[line]}, brute force {count}"
        for line, count in changed_lines(table, text).items()
        if options[line] != count
    ]
    theirs = dict(shares(table, text))
    return found if ours == theirs else [*found, f"{way}: shared: compiler {ours}, brute force {theirs}"]


def between(least: Range | None, middle: Range | None, most: Range | None) -> bool:
    """Whether a range holds all of the least, and lies inside the most."""
    return inside(least, middle) and inside(middle, most)


def inside(inner: Range | None, outer: Range | None) -> bool:
    """Whether a range lies inside another; nothing lies inside everything."""
    return inner is None or (outer is not None and outer[0] <= inner[0] and inner[1] <= outer[1])


CODES = {
    "not-member": "E301",
    "not-made": "E302",
    "not-admin": "E303",
    "other-not-member": "E304",
    "already-member": "E305",
    "nothing-said": "E306",
    "not-seen": "E307",
    "already-made": "E308",
    "nothing-typed": "E309",
    "not-theirs": "E310",
    "not-asked": "E311",
    "no-repair": "E312",
    "no-help-card": "E313",
    "clock-back": "E314",
    "no-ending": "E315",
    "no-constructive": "E316",
    "never-offered": "E318",
    "never-reached": "E319",
    "ending-never-reached": "E320",
    "harm-pays": "E401",
    "harm-free": "E402",
    "best-harms": "E403",
    "together-worse": "E404",
    "silence-wins": "E405",
    "overlap": "E406",
    "hidden": "W301",
    "not-seeing": "E321",
    "noticed-before": "W303",
    "help-punishes": "W401",
    "no-door": "W402",
    "idle": "W403",
}
"""The compiler's codes for what the brute force finds."""

ON_PATHS = {code for code in CODES.values() if code <= "E316"} | {"W301", "W303", "E321"}
IN_FIGURES = {code for code in CODES.values() if code[1] == "4"}


def played(story: Story) -> Story:
    """The story without the questions with which endings close: they are asked when it is over."""
    scenes = [
        replace(scene, body=tuple(item for item in scene.body if not isinstance(item, Moment)))
        if scene.ending
        else scene
        for scene in story.scenes
    ]
    return replace(story, scenes=tuple(scenes))


def all_differences(text: str) -> list[str]:
    """Every difference between the compiler and the brute force: figures, nodes and faults."""
    examination = examine(text)
    static = [item for item in examination.diagnostics if item.code < "E3" or "E5" <= item.code < "E6"]
    if static or examination.program is None:
        return [f"not written well: {said(static, text)}"]
    together = table_of(played(examination.story), text, Way.CLASS)
    found = path_differences(examination.diagnostics, together, text)
    found += dead_differences(examination.diagnostics, together, text)
    if any(played.ending is None and played.waits is None for played in together.rows.values()):
        return found
    whole = figures_of(together, text)
    for way, table in ((Way.CLASS, together), (Way.SOLO, without_many(together))):
        facts, figures = examination.facts[way], figures_of(table, text, whole.ranks)
        found += differences(examination.program, facts, figures, table, text, ranked=not overlapping(whole))
        found += seen_differences(examination, way, table, text)
        found += Nodes(examination.program, examination.graphs[way], facts, table, text).differences()
    if any(item.code.startswith("E3") for item in examination.diagnostics):
        return found
    return found + figure_differences(examination.diagnostics, together, whole, text)


def said(diagnostics: Iterable[Diagnostic], text: str) -> list[str]:
    """Codes with their lines."""
    return [f"{item.code} on line {line_of(text, item.span.start)}" for item in diagnostics]


def beside(what: str, ours: set[str], theirs: set[str]) -> list[str]:
    """False alarms and misses."""
    return [f"{what}: false alarm {item}" for item in sorted(ours - theirs)] + [
        f"{what}: missed {item}" for item in sorted(theirs - ours)
    ]


def path_differences(diagnostics: Iterable[Diagnostic], table: Table, text: str) -> list[str]:
    """What breaks a rule on some path, each with the length of its shortest path."""
    ours = {
        f"{item.code} on line {line_of(text, item.span.start)} after {len(item.path or ())} picks"
        for item in diagnostics
        if item.code in ON_PATHS
    }
    rules = broken_rules(table)
    wrong = {broken.line for broken in rules}
    hidden = {broken: length for broken, length in hidden_lines(table).items() if broken.line not in wrong}
    ours = {item for item in ours if not (item.startswith("W301") and int(item.split()[3]) in wrong)}
    theirs = {
        f"{CODES[broken.kind]} on line {broken.line} after {length} picks"
        for broken, length in {**rules, **hidden}.items()
    }
    return beside("on paths", ours, theirs)


def figure_differences(
    diagnostics: Iterable[Diagnostic], table: Table, figures: Figures, text: str
) -> list[str]:
    """What the figures say against the story."""
    ours = {spot(item, text) for item in diagnostics if item.code in IN_FIGURES}
    wrong = faulty_figures(table, figures, text)
    theirs = {CODES[kind] + (f" on line {line}" if line else "") for kind, line in wrong}
    maybe = {item for item in theirs if item.startswith(CODES["idle"])}
    return beside("in figures", ours, (theirs - maybe) | (ours & maybe))


def spot(item: Diagnostic, text: str) -> str:
    """A code with its line, but for what belongs to no line."""
    whole = item.code in {CODES["overlap"], CODES["no-door"]}
    return item.code if whole else f"{item.code} on line {line_of(text, item.span.start)}"


def dead_differences(diagnostics: Iterable[Diagnostic], table: Table, text: str) -> list[str]:
    """What no path touches."""
    codes = {CODES[kind] for kind in ("never-offered", "never-reached", "ending-never-reached")}
    ours = {spot(item, text) for item in diagnostics if item.code in codes}
    theirs = {f"{CODES[kind]} on line {line}" for kind, line in dead_parts(table, text)}
    return beside("never reached", ours, theirs)
