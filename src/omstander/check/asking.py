# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Moments to instructions: an `Ask`, then the body of each option, which ends with a jump behind it all."""

from __future__ import annotations

from collections.abc import Callable

from omstander.check import conditions
from omstander.check.draft import Draft
from omstander.check.moments import asks_together, check_moment, is_private, is_silent, meant_bullet
from omstander.model.diagnostic import NOWHERE
from omstander.model.program import Ask, Jump, ProgramMoment, ProgramOption
from omstander.model.story import Act, Bullet, Comment, Moment, Option, Text

UNSET = -1
LIKELY_ACT = {Bullet.CONSTRUCTIVE: Act.DELAY, Bullet.HARMFUL: Act.JOIN}
"""What stands in for an act that is not given, which was told."""

Body = Callable[[Option], None]
"""Lays out the body of an option."""


def ask(draft: Draft, moment: Moment, body: Body) -> None:
    """Lay out a moment; where silence is missing, which is told, an empty one stands in, at the end."""
    written = [option for option in moment.options if isinstance(option, Option)]
    if not written:
        check_moment(draft, moment, ())
        return
    prompt = draft.text("prompt", moment.prompt)
    draft.code.append(Ask(len(draft.moments)))
    options = []
    for item in moment.options:
        if isinstance(item, Comment):
            draft.keep_note(item)
        elif isinstance(item, Option):
            options.append(_option(draft, item, body))
    if not any(option.silent for option in options):
        nothing = Option(Bullet.OTHER, Text("", NOWHERE), None, True, None, (), moment.span)
        options.append(_option(draft, nothing, body))
    for _, _, end in draft.bodies[-len(options) :]:
        draft.code[end] = Jump(len(draft.code), None)
    draft.moments.append(_moment(moment, prompt, tuple(options), draft.scene))
    check_moment(draft, moment, tuple(options))


def _option(draft: Draft, option: Option, body: Body) -> ProgramOption:
    label = draft.text("label", option.label)
    guard = None if option.guard is None else conditions.resolve(draft, option.guard, together=False)
    entry = len(draft.code)
    body(option)
    silent = is_silent(option)
    lowered = ProgramOption(
        bullet=meant_bullet(option),
        label=label,
        act=Act.SILENT if silent else option.act or LIKELY_ACT[option.bullet],
        silent=silent,
        guard=None if silent else guard,
        entry=entry,
        private=is_private(draft, entry),
        asks_together=asks_together(option.body),
        span=option.span,
    )
    draft.bodies.append((lowered, entry, len(draft.code)))
    draft.code.append(Jump(UNSET, None))
    return lowered


def _moment(moment: Moment, prompt: int, options: tuple[ProgramOption, ...], scene: int) -> ProgramMoment:
    return ProgramMoment(
        prompt=prompt,
        step=moment.step,
        seconds=moment.seconds or 0,
        for_class=moment.for_class,
        together=moment.together,
        options=options,
        scene=scene,
        teacher=(),
        span=moment.span,
    )
