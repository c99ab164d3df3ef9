# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""`als ...:` and `anders:`, each with a block under it or one line after the colon."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from omstander.model.story import Block, Comment, Condition, If, Junk, Statement
from omstander.parse.conditions import parse_condition
from omstander.parse.heads import Head, find_else, find_if
from omstander.parse.moments import is_option
from omstander.parse.reader import MAX_DEPTH, Reader, comment_of, split_comment
from omstander.parse.rows import Row
from omstander.parse.sections import is_section

ParseBlock = Callable[[Reader, list[Row]], Block]


@dataclass(frozen=True, slots=True)
class _Branch:
    """What belongs to one head: its lines, whether they stand after the colon, and the comment there."""

    block: Block
    inline: bool
    comment: str
    after: int


def parse_if(
    reader: Reader, rows: list[Row], place: int, out: list[Statement], parse_block: ParseBlock, head: Head
) -> int:
    """Read a condition with everything that hangs on it; gives the place after it."""
    row = rows[place]
    condition, colon = _condition(row, head)
    then = _branch(reader, rows, place, colon, parse_block)
    otherwise, after, comments = _otherwise(reader, rows, then.after, parse_block)
    if condition is None:
        out.extend((Junk(row.text, row.span), *(() if then.inline else then.block), *comments))
        if otherwise is not None:
            lost = rows[then.after + len(comments)]
            out.extend((Junk(lost.text, lost.span), *(() if otherwise.inline else otherwise.block)))
        return after
    out.append(_joined(row, condition, then, comments, otherwise))
    return after


def _joined(
    row: Row, condition: Condition, then: _Branch, comments: tuple[Comment, ...], otherwise: _Branch | None
) -> If:
    """Comments between the two branches belong to the first."""
    return If(
        condition,
        (*then.block, *comments),
        None if otherwise is None else otherwise.block,
        row.span,
        then.inline and len(then.block) == 1 and not comments,
        then.comment,
        "" if otherwise is None else otherwise.comment,
    )


def _condition(row: Row, head: Head) -> tuple[Condition | None, int]:
    """Read what stands between the keyword and the colon; gives the place after the colon too."""
    colon = row.text.find(":", head.end)
    end = colon if colon >= 0 else split_comment(row.text)[0]
    if colon < 0:
        head.reader.tell("E141", row.span, mend=f"{row.text[:end].rstrip()}:")
    condition = parse_condition(head.reader, row.text[head.end : end], row.start + head.end)
    return condition, (colon + 1 if colon >= 0 else end)


def _branch(reader: Reader, rows: list[Row], place: int, colon: int, parse_block: ParseBlock) -> _Branch:
    row = rows[place]
    rest = row.text[colon:]
    words = rest.strip()
    if words.startswith("//"):
        words, comment = "", words[2:].strip()
    else:
        comment = ""
    if words:
        inline = Row(words, row.start + colon + len(rest) - len(rest.lstrip()), row.indent)
        block = _inline(reader, inline, parse_block)
        if row.children:
            reader.hoist(rows, place)
        return _Branch(block, True, "", place + 1)
    if row.children:
        return _Branch(parse_block(reader, row.children), False, comment, place + 1)
    return _empty(reader, rows, place, comment, parse_block)


def _inline(reader: Reader, row: Row, parse_block: ParseBlock) -> Block:
    if row.text.startswith(("?", "==")) or is_section(row) or is_option(row):
        reader.tell("E145", row.span, found=row.text)
        return (Junk(row.text, row.span),)
    return parse_block(reader, [row])


def _empty(reader: Reader, rows: list[Row], place: int, comment: str, parse_block: ParseBlock) -> _Branch:
    """A head without lines: the next line lost its indentation, or there is none."""
    row = rows[place]
    lost = rows[place + 1] if place + 1 < len(rows) else None
    if lost is None or _starts_anew(reader, lost):
        reader.tell("E107", row.span, found=row.text, spaces=row.indent + 4)
        return _Branch((), False, comment, place + 1)
    reader.tell("E106", lost.span, above=row.text, spaces=row.indent + 4)
    return _Branch(parse_block(reader, [lost]), False, comment, place + 2)


def _starts_anew(reader: Reader, row: Row) -> bool:
    if row.is_comment or row.text[0] in "?=" or is_option(row) or is_section(row):
        return True
    return find_else(reader, row, telling=False) is not None


def _otherwise(
    reader: Reader, rows: list[Row], place: int, parse_block: ParseBlock
) -> tuple[_Branch | None, int, tuple[Comment, ...]]:
    """Read the `anders:` that follows, if any, over the comments before it."""
    at = place
    while at < len(rows) and rows[at].is_comment:
        at += 1
    head = find_else(reader, rows[at]) if at < len(rows) else None
    if head is None:
        return None, place, ()
    comments = tuple(comment_of(row) for row in rows[place:at])
    row = rows[at]
    rest = row.text[head.end :].lstrip()
    if rest.startswith(":"):
        branch = _branch(reader, rows, at, len(row.text) - len(rest) + 1, parse_block)
    else:
        branch = _otherwise_if(reader, rows, at, rest, parse_block)
    return branch, branch.after, comments


def _otherwise_if(reader: Reader, rows: list[Row], place: int, rest: str, parse_block: ParseBlock) -> _Branch:
    """`anders als x:`, told and read as a condition under `anders:`; or `anders` without its colon."""
    row = rows[place]
    inner = Row(rest, row.start + len(row.text) - len(rest), row.indent)
    inner.children = row.children
    head = find_if(reader, inner) if rest else None
    if head is None or reader.depth >= MAX_DEPTH:
        end = split_comment(row.text)[0] if not rest or rest.startswith("//") else len(row.text) - len(rest)
        reader.tell("E141", row.span, mend=f"{row.text[:end].rstrip()}:")
        return _branch(reader, rows, place, len(row.text[:end].rstrip()), parse_block)
    reader.tell("E143", row.span, found=rest)
    nested: list[Statement] = []
    reader.depth += 1
    after = parse_if(reader, [*rows[:place], inner, *rows[place + 1 :]], place, nested, parse_block, head)
    reader.depth -= 1
    return _Branch(tuple(nested), False, "", after)
