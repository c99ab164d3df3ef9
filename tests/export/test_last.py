# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What an ending closes with, on paper."""

from __future__ import annotations

from tests.check.stories import BASE

from omstander.compiler import examine
from omstander.emit import emit_automaton, emit_texts
from omstander.export.paper import paper
from omstander.export.telling import Voice
from omstander.files.words import read_words
from omstander.model.graph import Way
from omstander.walk import Automaton, load

LAST = """? Eén ding kan nog: Noor iets sturen.
+ gaat het & zo    [opvangen]
    jij > Noor: gaat het
* Nu niet    (stil)
== einde Stilte =="""


def test_the_last_thing_stands_below_the_ending() -> None:
    """The question and what could be done stand there as at a moment; nothing is chosen."""
    found = examine(BASE.replace("== einde Stilte ==", LAST))
    assert found.program is not None
    automaton = load(emit_automaton(found.program, found.graphs[Way.SOLO], found.facts[Way.SOLO], "proef"))
    assert isinstance(automaton, Automaton)
    texts = emit_texts(found.program, "nl", story_id="proef")
    html = paper(Voice(automaton, texts, read_words("nl").strings), [])
    below = html.split("<p>Samen verder</p>")[1]

    assert below.index("<h2>Eén ding kan nog: Noor iets sturen.</h2>") < below.index(
        "<li>gaat het &amp; zo</li>"
    )
    assert below.index("<li>Nu niet</li>") < below.index("</article>")
    assert 'class="chosen"' not in below
