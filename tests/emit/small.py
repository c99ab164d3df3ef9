# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""A story made by hand, small enough to see through: one group, one moment, a sorting node, two endings.

Noor is removed; the player may app her (the outcome goes up) or stay silent. Many may speak up in the group.
"""

from __future__ import annotations

from omstander.model.diagnostic import Span
from omstander.model.facts import Corridor, NodeFacts, Reach, StoryFacts
from omstander.model.graph import Edge, Graph, Node, NodeKind, Way
from omstander.model.program import (
    Line,
    Program,
    ProgramChat,
    ProgramEnding,
    ProgramMoment,
    ProgramNumber,
    ProgramOption,
    ProgramPerson,
    ProgramText,
)
from omstander.model.story import Act, Bullet, Kind, Role, Step

SPAN = Span(0, 0)


def line(kind, actor, chat, text=-1, **more):
    """Return a line with everything unsaid left at its default."""
    rest = {
        "people": (),
        "on": None,
        "seconds": 0,
        "pause": -1,
        "others": 0,
        "everyone": False,
        "noticed": False,
    }
    rest |= {"day": -1, "minute": -1, "choices": (), "target_chat": -1, "span": SPAN} | more
    return Line(kind=kind, actor=actor, chat=chat, text=text, **rest)


def text(role, template, scene=0):
    """Return a text without a note."""
    return ProgramText(role, template, "", "", scene, "", SPAN)


TEXTS = (
    text("title", "Zonder {Noor}", -1),
    text("about", "buitensluiten", -1),
    text("chat", "2B 🔥", -1),
    text("title", "Zaterdag"),
    text("message", "is {noor} er ook? {{ja}}"),
    text("prompt", "{Noor} is eruit. En jij?"),
    text("label", "{Noor} appen"),
    text("message", "alles ok?"),
    text("label", "Zeggen dat dit niet oké is"),
    text("message", "dit is niet oké"),
    text("teacher", "Vraag niet wie wat koos."),
    text("ending", "Samen"),
    text("message", "dankje. {Noor's} fiets staat klaar"),
    text("ending", "Stilte"),
    text("message", "doei"),
    text("debrief", "Wanneer dacht je: hé?"),
)

LINES = (
    line(Kind.CLOCK, -1, -1, day=5, minute=1182),
    line(Kind.MESSAGE, 2, 0, 4, noticed=True, noticers=(1, 2)),
    line(Kind.REMOVE, 2, 0, people=(1,)),
    line(Kind.MESSAGE, 0, 1, 7, pause=4),
    line(Kind.MESSAGE, 0, 0, 9),
    line(Kind.REACT, -2, 0),
    line(Kind.HELP_CARD, -1, -1),
    line(Kind.MESSAGE, 1, 1, 12),
    line(Kind.MESSAGE, 1, 1, 14),
)


def option(bullet, label, act, *, private=False, together=False):
    """Return an option without a guard."""
    return ProgramOption(bullet, label, act, act is Act.SILENT, None, 0, private, together, SPAN)


PROGRAM = Program(
    language="nl",
    headers=(("story", "Zonder Noor"),),
    people=tuple(
        ProgramPerson(name, role, SPAN)
        for name, role in (("Robin", Role.YOU), ("Noor", Role.TARGET), ("Daan", Role.INSTIGATOR))
    ),
    chats=(
        ProgramChat("2b", 2, frozenset({0, 1, 2}), frozenset({2}), 19, False, False, False, SPAN),
        ProgramChat("", -1, frozenset({0, 1}), frozenset(), 0, False, False, True, SPAN),
    ),
    numbers=(ProgramNumber("erbij", 6, None, None, False, SPAN),),
    outcome=0,
    lines=LINES,
    code=(),
    moments=(
        ProgramMoment(
            prompt=5,
            step=Step.NOTICE,
            seconds=20,
            for_class=True,
            together=(1, 2),
            options=(
                option(Bullet.CONSTRUCTIVE, 6, Act.DELAY, private=True),
                option(Bullet.CONSTRUCTIVE, 8, Act.DIRECT, together=True),
                option(Bullet.OTHER, -1, Act.SILENT),
            ),
            scene=0,
            teacher=(10,),
            span=SPAN,
        ),
    ),
    endings=(ProgramEnding(11, 0, SPAN), ProgramEnding(13, 0, SPAN)),
    texts=TEXTS,
    debrief=(15,),
    scenes=(3,),
)


def beats(*lines):
    """Return beats that are about nothing."""
    return tuple((number, -1) for number in lines)


GRAPH = Graph(
    start=Edge(0, False, beats(0, 1, 2), 0, 0),
    nodes=(
        Node(
            NodeKind.MOMENT,
            0,
            (
                Edge(1, False, beats(3, 6), 1, 1),
                Edge(2, False, beats(4, 6), 0, 1),
                Edge(2, True, (*beats(4), (5, 4), *beats(6)), 2, 1),
                Edge(3, False, beats(6), -1, 1),
            ),
        ),
        Node(NodeKind.SORT, 0, (Edge(0, False, beats(7), 0, 2, 7), Edge(0, False, beats(8), 0, 3, None))),
        Node(NodeKind.ENDING, 0, ()),
        Node(NodeKind.ENDING, 1, ()),
    ),
    outcome_start=6,
)

FACTS = StoryFacts(
    way=Way.CLASS,
    states=3,
    merged=3,
    paths=4,
    seconds=(30, 40),
    messages=(3, 4),
    words=(20, 30),
    corridor=Corridor(5, 5, 8),
    ranks=(1, 0),
    endings=(),
    moments=(),
    nodes=(
        NodeFacts(2, -1, -1, 3, (2, 1, 3, 0), (Reach(6, 3, 0),)),
        NodeFacts(0, 0, 0, None, (0, 0), (Reach(5, 1, 0), Reach(7, 2, 1))),
        NodeFacts(0, 0, 0, None, (), (Reach(7, 2, 1),)),
        NodeFacts(0, 0, 0, None, (), (Reach(5, 1, 0),)),
    ),
)
