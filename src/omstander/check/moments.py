# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What must be true of a moment and its options, whatever the path."""

from __future__ import annotations

from omstander.check import conditions
from omstander.check.draft import Draft, first_here
from omstander.model.program import ProgramOption, Tell
from omstander.model.story import Act, Block, Bullet, Comment, If, Junk, Kind, Moment, Option

CONSTRUCTIVE = frozenset({Act.DISTRACT, Act.DELEGATE, Act.DOCUMENT, Act.DELAY, Act.DIRECT})
"""The acts of a `+` option; those of a `-` option are attack and join."""

CLASS_OPTIONS = 5
CLASS_MOMENTS = 3
FOR_THE_ACTOR_ALONE = frozenset({Kind.KEEP, Kind.MUTE, Kind.BLOCK})
UNREAD = ("]", ")")
"""How words end that keep a mark which could not be read; that was told about."""

REASONS = ("omdat", "because")
"""How a comment starts that gives a reason."""


def is_private(draft: Draft, entry: int) -> bool:
    """Whether nothing that the player says or does from this address on lands in a group."""
    told = (step for step in draft.code[entry:] if isinstance(step, Tell))
    lines = (draft.lines[step.line] for step in told)
    mine = (line for line in lines if line.actor == 0 and line.kind not in FOR_THE_ACTOR_ALONE)
    places = (line.target_chat if line.kind is Kind.FORWARD else line.chat for line in mine)
    return all(draft.is_private(place) for place in places)


def is_silent(option: Option) -> bool:
    """Whether the option is to let it pass; a star alone means that too, unless an act says otherwise."""
    return option.silent or (option.bullet is Bullet.OTHER and option.act is None)


def meant_bullet(option: Option) -> Bullet:
    """The bullet that goes with the act, for a star that is no silence."""
    if is_silent(option):
        return Bullet.OTHER
    if option.bullet is not Bullet.OTHER:
        return option.bullet
    return Bullet.CONSTRUCTIVE if option.act in CONSTRUCTIVE else Bullet.HARMFUL


def asks_together(block: Block) -> bool:
    """Whether `samen` is asked anywhere in the block."""
    return any(
        conditions.asks_together(item.condition)
        or asks_together(item.then)
        or asks_together(item.otherwise or ())
        for item in block
        if isinstance(item, If)
    )


def check_moment(draft: Draft, moment: Moment, lowered: tuple[ProgramOption, ...]) -> None:
    """Tell what is missing at a moment, and which options are marked wrongly."""
    options = [one for one in moment.options if isinstance(one, Option)]
    for option in options:
        check_option(draft, option)
    if any(isinstance(one, Junk) for one in moment.options):
        return
    if not options:
        draft.findings.add("E268", moment.span)
        return
    check_silence(draft, moment, options)
    _check_constructive(draft, moment, options, lowered)
    if moment.for_class and len(options) > CLASS_OPTIONS:
        draft.findings.add("E259", options[CLASS_OPTIONS].span, count=len(options), most=CLASS_OPTIONS)


def check_class_moments(draft: Draft) -> None:
    """Tell the moments that are too many for one lesson."""
    chosen = [moment for moment in draft.moments if moment.for_class]
    for moment in chosen[CLASS_MOMENTS:]:
        draft.findings.add("E258", moment.span, also=first_here(chosen[0].span), most=CLASS_MOMENTS)


# --- one option ---------------------------------------------------------------------------------------------


def check_option(draft: Draft, option: Option) -> None:
    """Tell what is wrong with the marks of one option."""
    if option.label.raw.endswith(UNREAD):
        return
    if option.silent and option.bullet is not Bullet.OTHER:
        draft.findings.add("E262", option.span)
    elif option.bullet is Bullet.OTHER:
        if not option.silent:
            draft.findings.add("E261", option.span)
    else:
        _check_act(draft, option)


def _check_act(draft: Draft, option: Option) -> None:
    if option.act is None:
        if option.act_span is None:
            draft.findings.add("E250", option.span)
        return
    wanted = Bullet.CONSTRUCTIVE if option.act in CONSTRUCTIVE else Bullet.HARMFUL
    if wanted is not option.bullet and option.act is not Act.SILENT:
        span = option.act_span or option.span
        act = draft.source[span.start : span.end].strip(" []")
        draft.findings.add("E251", span, act=act, bullet=option.bullet.value, wanted=wanted.value)


# --- all options of a moment --------------------------------------------------------------------------------


def check_silence(draft: Draft, moment: Moment, options: list[Option]) -> None:
    """Tell where not exactly one option is silent, and a silence on a condition."""
    silent = [one for one in options if is_silent(one)]
    if not silent:
        draft.findings.add("E252", moment.span)
    for other in silent[1:]:
        draft.findings.add("E253", other.span, also=first_here(silent[0].span))
    for one in silent:
        if one.guard is not None:
            draft.findings.add("E254", one.span)


def _check_constructive(
    draft: Draft, moment: Moment, options: list[Option], lowered: tuple[ProgramOption, ...]
) -> None:
    constructive = [one for one in options if meant_bullet(one) is Bullet.CONSTRUCTIVE]
    if not constructive:
        draft.findings.add("E257", moment.span)
        return
    private = any(one.private and one.bullet is Bullet.CONSTRUCTIVE for one in lowered)
    if not private and not _gives_reason(moment):
        draft.findings.add("W206", moment.span)


def _gives_reason(moment: Moment) -> bool:
    comments = [moment.comment, *(one.text for one in moment.options if isinstance(one, Comment))]
    return any(comment.strip().casefold().startswith(REASONS) for comment in comments)
