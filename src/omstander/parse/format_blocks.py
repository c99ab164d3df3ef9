# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Blocks, written: four spaces a level, the marks of a moment and its options in one column."""

from __future__ import annotations

from collections.abc import Iterator

from omstander.model.story import Block, Comment, If, Junk, Moment, Option, Scene, Statement, Teacher, Text
from omstander.parse.format_conditions import write_condition
from omstander.parse.format_lines import write_comment, write_line
from omstander.parse.table import Keywords

STEP = "    "
GAP = 4
"""Spaces between the longest words of a moment and the column of marks."""


def write_scene(scene: Scene, words: Keywords) -> list[str]:
    """Write a scene or an ending with its title; comments at its end stand close to the next title."""
    title = " ".join(filter(None, (words.ending if scene.ending else "", scene.title.raw)))
    head = f"== {title} ==" if title else "== =="
    lines = [f"{head}  // {scene.comment}" if scene.comment else head]
    for place, statement in enumerate(scene.body):
        if _blank_before(scene.body, place):
            lines.append("")
        lines.extend(write_statement(statement, words))
    return lines


def _blank_before(body: Block, place: int) -> bool:
    """Moments and the teacher's script stand apart, together with the comments right above them."""
    before = body[place - 1] if place else None
    if isinstance(before, Comment):
        return False
    if isinstance(before, Moment | Teacher):
        return True
    after = place
    while after < len(body) and isinstance(body[after], Comment):
        after += 1
    following = body[after] if after < len(body) else None
    last_comments = following is None and after > place
    return isinstance(following, Moment | Teacher) or (last_comments and place > 0)


def write_statement(statement: Statement, words: Keywords) -> list[str]:
    """Write a statement with all that hangs under it."""
    match statement:
        case Moment():
            return _moment(statement, words)
        case If():
            return _if(statement, words)
        case Teacher():
            return [f"-- {words.teacher}", *_indented(write_prose(statement.lines))]
        case _:
            return [write_line(statement, words)]


def write_prose(lines: tuple[Text | Comment, ...]) -> list[str]:
    """Write lines of plain text."""
    return [write_comment(line.text) if isinstance(line, Comment) else line.raw for line in lines]


def write_block(block: Block, words: Keywords) -> list[str]:
    """Write a block one level deeper."""
    return _indented(line for statement in block for line in write_statement(statement, words))


def _indented(lines: Iterator[str] | list[str]) -> list[str]:
    return [STEP + line for line in lines]


def _if(branch: If, words: Keywords) -> list[str]:
    head = f"{words.condition} {write_condition(branch.condition, words)}:"
    if branch.inline and _is_one_line(branch.then):
        lines = [f"{head} {write_statement(branch.then[0], words)[0]}"]
    else:
        lines = [_noted(head, branch.comment), *write_block(branch.then, words)]
    if branch.otherwise is None:
        return lines
    head = f"{words.otherwise}:"
    if branch.inline and _is_one_line(branch.otherwise):
        return [*lines, f"{head} {write_statement(branch.otherwise[0], words)[0]}"]
    return [*lines, _noted(head, branch.otherwise_comment), *write_block(branch.otherwise, words)]


def _is_one_line(block: Block) -> bool:
    if len(block) != 1 or isinstance(block[0], Moment | Teacher | Comment):
        return False
    only = block[0]
    if isinstance(only, If):
        return only.otherwise is None and not only.comment and (not only.then or _is_one_line(only.then))
    return True


def _noted(line: str, comment: str) -> str:
    return f"{line}  // {comment}" if comment else line


def _moment(moment: Moment, words: Keywords) -> list[str]:
    starts = [_prompt(moment)]
    starts.extend(_label(option) for option in moment.options if isinstance(option, Option))
    column = max(map(len, starts)) + GAP
    lines = [_marked(starts[0], _prompt_marks(moment, words), column, moment.comment)]
    for option in moment.options:
        match option:
            case Option():
                lines.append(_marked(_label(option), _option_marks(option, words), column, option.comment))
                lines.extend(write_block(option.body, words))
            case Comment(text=text):
                lines.append(write_comment(text))
            case Junk(raw=raw):
                lines.append(raw)
    return lines


def _prompt(moment: Moment) -> str:
    return f"? {moment.prompt.raw}".rstrip()


def _label(option: Option) -> str:
    return f"{option.bullet} {option.label.raw}".rstrip()


def _marked(start: str, marks: list[str], column: int, comment: str) -> str:
    if not marks:
        return start
    space = " " if len(start) == 1 else " " * (column - len(start))
    return _noted(start + space + " ".join(marks), comment)


def _prompt_marks(moment: Moment, words: Keywords) -> list[str]:
    marks = [] if moment.step is None else [f"[{words.steps[moment.step]}]"]
    if moment.seconds is not None:
        marks.append(f"({moment.seconds}s)")
    if moment.for_class:
        marks.append(f"({words.for_class})")
    if moment.together is not None:
        few, many = moment.together
        marks.append(f"({words.together}: {few} {words.out_of} {many})")
    return marks


def _option_marks(option: Option, words: Keywords) -> list[str]:
    marks = [] if option.act is None else [f"[{words.acts[option.act]}]"]
    if option.guard is not None:
        marks.append(f"({words.condition} {write_condition(option.guard, words)})")
    if option.silent:
        marks.append(f"({words.silent})")
    return marks
