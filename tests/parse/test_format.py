# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Writing stories: `fmt`."""

from __future__ import annotations

import pytest
from tests.parse.scripts import BASE, DUTCH, ENGLISH, STORIES, without_places
from tests.parse.test_events import FORMS

from omstander.parse import format_story, parse_story


@pytest.mark.parametrize("name", [*STORIES, "base"])
def test_a_written_story_is_the_same_story(name: str) -> None:
    """Reading what is written gives the same tree, and writing that the same text."""
    text = STORIES.get(name, BASE)
    story, found = parse_story(text)
    written = format_story(story)
    again, found_again = parse_story(written)
    assert found == found_again == []
    assert without_places(again) == without_places(story)
    assert format_story(again) == written


@pytest.mark.parametrize("mark", ["(!)", "(4s) (!)", "(! Noor)", "(4s) (! Noor, mevrouw Aydin, jij)"])
def test_marks_are_written_plainly(mark: str) -> None:
    """The pause first, then the mark of noticing with the names."""
    for odd in (mark, mark.replace("! ", " !  ").replace(", ", "  ,"), mark.replace(", jij", " en jij")):
        story, found = parse_story(f"{DUTCH}{odd} Sem: hé\n")
        assert found == []
        assert f"\n{mark} Sem: hé\n" in format_story(story)


@pytest.mark.parametrize(
    ("line", "opening"), [(form[at], (DUTCH, ENGLISH)[at]) for form in FORMS for at in (0, 1)]
)
def test_every_event_is_written_as_it_was(line: str, opening: str) -> None:
    """The plain form of a line is that line, but for what `fmt` is there to set right."""
    plain = {
        "Daan hernoemt 2b: weg ermee": 'Daan hernoemt 2b: "weg ermee"',
        "Daan renames 2b: weg ermee": 'Daan renames 2b: "weg ermee"',
        'Sem stuurt een foto: "een kat"': "Sem stuurt foto: een kat",
        'Sem sends a photo: "een kat"': "Sem sends photo: een kat",
        "Daan verwijdert jou uit 2b": "Daan verwijdert jij uit 2b",
        "Daan maakt feest met Sem, Noor en jij": "Daan maakt feest met Sem, Noor, jij",
        "Daan makes feest with Sem, Noor and you": "Daan makes feest with Sem, Noor, you",
    }
    written = format_story(parse_story(opening + line)[0])
    assert written.splitlines()[-1] == plain.get(line, line)


def test_the_plain_form() -> None:
    """Columns line up, blank lines part moments, comments stay, dashes and quotes become plain."""
    rough = DUTCH.replace("Robin            jij", "Robin  jij  // jij dus") + (
        "Daan: hoi\n\n\n"
        "Daan   hernoemt 2b : “Nieuw”   // zonder reden\n"
        "? Wat doe jij?  [doen](klas)\n"
        "–  Lach mee [meedoen]\n"
        "\tdruk +1,erbij –2\n"
        "* Telefoon heel ver wegleggen (stil)\n"
        "// later\n"
        "Als samen of (sem-durft en niet Noor in 2b): naar Stilte\n"
        "== einde Stilte ==\n"
        "Noor: dag\n"
    )
    story, found = parse_story(rough)
    assert found == []
    written = format_story(story)
    assert "    Robin            jij    // jij dus\n" in written
    assert written.endswith(
        "== Zaterdag ==\n"
        "Daan: hoi\n"
        'Daan hernoemt 2b: "Nieuw"  // zonder reden\n'
        "\n"
        "? Wat doe jij?                   [doen] (klas)\n"
        "- Lach mee                       [meedoen]\n"
        "    druk +1, erbij -2\n"
        "* Telefoon heel ver wegleggen    (stil)\n"
        "\n"
        "// later\n"
        "als samen of sem-durft en Noor niet in 2b: naar Stilte\n"
        "\n"
        "== einde Stilte ==\n"
        "Noor: dag\n"
    )


def test_junk_comes_out_as_it_was() -> None:
    """Nothing of a line that could not be read is lost."""
    lines = ["en toen werd het stil", "Noor hallo?", "~ gisteren", "als druk > veel: Noor: ja"]
    written = format_story(parse_story(DUTCH + "\n".join(lines))[0])
    assert written.splitlines()[-4:] == lines


def test_quotes_in_quotes_survive() -> None:
    """A text that has quotes itself is written between angle quotes."""
    written = format_story(parse_story(DUTCH + 'jij bewaart «zei "hoi" tegen»')[0])
    assert written.splitlines()[-1] == 'jij bewaart «zei "hoi" tegen»'


def test_markers_in_comments_stay_close() -> None:
    """`//@ name` is what tools look for, so it is not pulled apart."""
    assert "\n//@ scene\n" in format_story(parse_story(BASE)[0])
