# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What the exploration found, as diagnostics: rules broken on some path, dead ends, and what no path
reaches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from omstander.explore.explore import Exploration, Finding
from omstander.explore.needs import facts_of
from omstander.explore.paths import picks_to, replay
from omstander.explore.rules import Need
from omstander.model.diagnostic import Diagnostic, Label, Span, diagnostic
from omstander.model.program import (
    Adjust,
    Ask,
    Branch,
    Enter,
    FallOff,
    Finish,
    Jump,
    Program,
    ProgramMoment,
    ProgramOption,
    Tell,
)
from omstander.model.story import Bullet


def diagnose(exploration: Exploration) -> list[Diagnostic]:
    """All diagnostics of an exploration that stayed within its budget."""
    found = [_broken_rule(exploration, finding) for finding in exploration.findings]
    found += _nothing_constructive(exploration)
    return found + list(_never(exploration))


# --- broken rules ---------------------------------------------------------------------------------


def _broken_rule(exploration: Exploration, finding: Finding) -> Diagnostic:
    path, written = replay(exploration, picks_to(exploration, finding))
    if finding.broken is None:
        here = exploration.program.code[finding.address]
        assert isinstance(here, FallOff)
        titles = ", ".join(exploration.program.words(ending.title) for ending in exploration.program.endings)
        return diagnostic("E315", here.span, path=path, endings=titles)
    need = finding.broken.need
    return diagnostic(
        need.code,
        _span(exploration.program, finding.address),
        also=_because(exploration, need, written, finding.address),
        path=path,
        **facts_of(exploration.program, need, finding.address),
    )


def _span(program: Program, address: int) -> Span:
    match program.code[address]:
        case Ask(moment):
            return program.moments[moment].span
        case Tell(line):
            return program.lines[line].span
        case Enter(ending) | Finish(ending):
            return program.endings[ending].span
        case Adjust(_, _, _, span) | Branch(_, _, span) | FallOff(span):
            return span
        case Jump(_, span) if span is not None:
            return span
    return Span(0, 0)


def _because(
    exploration: Exploration, need: Need, written: dict[int, int], address: int
) -> tuple[Label, ...]:
    """The line that last changed what the need asks for: where somebody was removed, say."""
    cause = written.get(exploration.live.number_of[need.variable])
    if cause is None or cause == address:
        return ()
    roles = {
        "in": "removed" if need.value == 1 else "added",
        "clock": "earlier",
        "asked": "removed",
        "made": "made",
        "noticed": "before",
        "blocked": "blocked",
    }
    role = roles.get(str(need.variable[0]))
    return (Label(_span(exploration.program, cause), role),) if role else ()


# --- moments with nothing to choose ---------------------------------------------------------------


def _nothing_constructive(exploration: Exploration) -> list[Diagnostic]:
    """Moments that in some state offer no constructive option; W302 where there is one, but none in
    private."""
    found: dict[tuple[str, int], Diagnostic] = {}
    program = exploration.program
    for state, (address, _) in enumerate(exploration.states):
        here = program.code[address]
        if not isinstance(here, Ask) or all(
            option.guard is None for option in program.moments[here.moment].options
        ):
            continue
        moment = program.moments[here.moment]
        code = _lacking(moment, [moment.options[edge.pick - 1] for edge in exploration.edges[state]])
        if code and (code, here.moment) not in found:
            path, _ = replay(exploration, picks_to(exploration, Finding(None, address, state, 0, False)))
            prompt = program.words(moment.prompt)
            found[code, here.moment] = diagnostic(code, moment.span, path=path, prompt=prompt)
    return list(found.values())


def _lacking(moment: ProgramMoment, offered: Sequence[ProgramOption]) -> str:
    """A moment that is private nowhere has been asked for its reason already: nothing is told of it here."""
    constructive = [option for option in offered if option.bullet is Bullet.CONSTRUCTIVE]
    if not constructive:
        return "E316"
    return "W302" if _has_private(moment.options) and not _has_private(constructive) else ""


def _has_private(options: Sequence[ProgramOption]) -> bool:
    return any(option.bullet is Bullet.CONSTRUCTIVE and option.private for option in options)


# --- what no path reaches -------------------------------------------------------------------------


def _never(exploration: Exploration) -> Iterator[Diagnostic]:
    program, told = exploration.program, exploration.stretches.told
    dead: set[int] = set()
    for number in sorted(_asked(exploration)):
        for pick, option in enumerate(program.moments[number].options, start=1):
            if (number, pick) not in exploration.offered:
                yield diagnostic("E318", option.span, label=program.words(option.label))
                dead.update(_body(program, program.moments[number], pick))
    for ending in program.endings:
        if ending.entry not in told:
            lowest, highest = exploration.outcomes or ("", "")
            title = program.words(ending.title)
            yield diagnostic("E320", ending.span, ending=title, lowest=lowest, highest=highest)
            dead.update(_until_finish(program, ending.entry))
    yield from _dead_lines(exploration, dead)


def _asked(exploration: Exploration) -> set[int]:
    """The moments that some path reaches."""
    here = (exploration.program.code[address] for address, _ in exploration.states)
    return {instruction.moment for instruction in here if isinstance(instruction, Ask)}


def _body(program: Program, moment: ProgramMoment, pick: int) -> range:
    """The addresses of an option's body: up to the next option's, the last one's up to where all come
    together."""
    entries = [option.entry for option in moment.options]
    if pick < len(entries):
        return range(entries[pick - 1], entries[pick])
    before = (program.code[entry - 1] for entry in entries[1:])
    joins = [jump.target for jump in before if isinstance(jump, Jump)]
    return range(entries[-1], max(joins, default=entries[-1]))


def _until_finish(program: Program, entry: int) -> range:
    end = entry
    while not isinstance(program.code[end], Finish):
        end += 1
    return range(entry, end + 1)


def _dead_lines(exploration: Exploration, dead: set[int]) -> Iterator[Diagnostic]:
    """The first line of each stretch that no path reaches and that nothing above already explains."""
    program, told, asked = exploration.program, exploration.stretches.told, _asked(exploration)
    lost = {ending.entry for ending in program.endings if ending.entry not in told}
    in_dead_stretch = False
    for address, instruction in enumerate(program.code):
        goes = (
            isinstance(instruction, Jump) and instruction.span is not None and instruction.target not in lost
        )
        if address in dead or not (goes or isinstance(instruction, Tell | Adjust | Ask)):
            continue
        alive = instruction.moment in asked if isinstance(instruction, Ask) else address in told
        if not alive and not in_dead_stretch:
            yield diagnostic("E319", _span(program, address))
        in_dead_stretch = not alive
