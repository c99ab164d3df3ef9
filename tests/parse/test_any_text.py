# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What holds for any text at all."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.parse.scripts import BASE, DUTCH, ENGLISH, STORIES, without_places
from tests.parse.test_events import FORMS

from omstander.parse import decode, format_story, parse_story

SCRIPTS = [BASE, *STORIES.values(), DUTCH + "\n".join(form[0] for form in FORMS)]
LINES = sorted({line for script in (*SCRIPTS, ENGLISH) for line in script.split("\n")})
PIECES = [
    *(
        "als",
        "anders:",
        ":",
        "  //",
        '"',
        "“",
        "«",
        "»",
        "(",
        ")",
        "[",
        "]",
        "(stil)",
        "?",
        "+",
        "-",
        "*",
        "==",
    ),
    *("--", "~", "\t", "    ", "jij", "Noor", ">", "samen", "en", "of", "niet", "in", "naar", "0", "999999"),
    *(
        "9999999",
        "\r",
        "\u2028",
        "\u00a0",
        "\ufeff",
        "\u0000",
        "\ud800",
        "٣",
        "²",
        "if together:",
        "is typing",
    ),
    *(
        "met",
        "later",
        "(open)",
        "einde",
        "-- leraar",
        "— nabespreken",
        "mensen",
        "getallen",
        "druk: +1",
        "(4s)",
    ),
    *("(!)", 'groep 2b: "x" met A, B'),
]

piece = st.sampled_from(PIECES)
line = st.one_of(
    st.sampled_from(LINES),
    st.lists(piece, max_size=6).map(" ".join),
    st.text(max_size=12),
    st.sampled_from([form[0] for form in FORMS]),
)
indented = st.tuples(st.sampled_from(["", "", "    ", "    ", "        ", "  ", "\t"]), line).map("".join)
loose_text = st.one_of(st.text(), st.lists(indented, max_size=14).map("\n".join))


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A real story with a few lines or letters changed."""
    lines = draw(st.sampled_from(SCRIPTS)).split("\n")
    for _ in range(draw(st.integers(0, 5))):
        place = draw(st.integers(0, len(lines) - 1))
        match draw(st.integers(0, 4)):
            case 0:
                lines[place] = draw(indented)
            case 1:
                lines.insert(place, draw(indented))
            case 2:
                column = draw(st.integers(0, len(lines[place])))
                lines[place] = lines[place][:column] + draw(piece) + lines[place][column:]
            case 3:
                column = draw(st.integers(0, len(lines[place])))
                lines[place] = lines[place][:column] + lines[place][column + 1 :]
            case 4:
                lines[place] = draw(st.sampled_from(["", " ", "    ", "        "])) + lines[place].strip()
    return "\n".join(lines)


any_text = st.one_of(loose_text, mutated())


@given(any_text)
def test_any_text_gives_a_story(text: str) -> None:
    """Nothing raises, and every diagnostic lies inside the text, in order."""
    story, found = parse_story(text)
    assert story.length == len(text)
    assert all(0 <= one.span.start <= one.span.end <= len(text) for one in found)
    assert [one.span for one in found] == sorted(one.span for one in found)
    format_story(story)


@given(any_text)
def test_what_reads_without_errors_is_written_without_loss(text: str) -> None:
    """Reading what was written gives the same story, and writing that the same text."""
    story, found = parse_story(text)
    if any(one.is_error for one in found):
        return
    written = format_story(story)
    again, found_again = parse_story(written)
    assert without_places(again) == without_places(story)
    assert [one.code for one in found_again] == [one.code for one in found]
    assert format_story(again) == written


@given(
    st.sampled_from([form[:2] for form in FORMS]),
    st.integers(0, 1),
    st.text(alphabet='ab "«»“/():>é🐸', max_size=12),
)
def test_texts_of_any_letters_survive(forms: tuple[str, str], at: int, said: str) -> None:
    """Whatever stands in a message, a caption or between quotes comes back as it was."""
    line = forms[at].replace("een kat", said).replace("hallo?", said).replace("haha", said)
    text = (DUTCH, ENGLISH)[at] + line
    story, found = parse_story(text)
    if any(one.is_error for one in found):
        return
    again, _ = parse_story(format_story(story))
    assert without_places(again) == without_places(story)


@given(st.one_of(st.binary(), mutated().map(lambda text: text.encode("utf-8", "surrogatepass"))))
def test_any_bytes_give_a_text(data: bytes) -> None:
    """Decoding never raises, and what comes out is a story with diagnostics."""
    text, found = decode(data)
    parse_story(text)
    assert all(0 <= one.span.start <= one.span.end <= len(text) for one in found)


def test_bytes_that_are_no_utf_8_are_told_once() -> None:
    """The place of the first lost letter is given; a mark at the start is no letter."""
    data = b"\xef\xbb\xbf" + DUTCH.encode() + b"Noor: caf" + b"\xe9\nNoor: \xe9\n"
    text, found = decode(data)
    assert found == []
    assert text.startswith("verhaal")
    (only,) = parse_story(text)[1]
    assert (only.code, text[: only.span.start].endswith("caf"), dict(only.args)) == (
        "E101",
        True,
        {"count": "2"},
    )


def test_utf_16_is_read_and_told() -> None:
    """Both byte orders, with and without a mark."""
    for codec in ("utf-16", "utf-16-le", "utf-16-be"):
        text, found = decode(DUTCH.encode(codec))
        assert text == DUTCH
        assert [one.code for one in found] == ["W101"]


def test_what_is_no_text_is_told_and_left_out() -> None:
    """A picture or a document is E102 and nothing in it is read; a text with a few odd letters is text."""
    for data in (b"\x89PNG\r\n\x1a\n", b"PK\x03\x04word/", b"%PDF-1.4", bytes(range(32)) * 20):
        text, found = decode(data)
        assert (text, [one.code for one in found]) == ("", ["E102"])
    assert decode(DUTCH.encode() + b"\x00" * 16)[1] == []


def test_line_ends_of_every_machine_are_the_same() -> None:
    """Windows and old Macintosh files read as others do."""
    for script in SCRIPTS:
        plain = without_places(parse_story(script)[0])
        for end in ("\r\n", "\r"):
            assert without_places(parse_story(script.replace("\n", end))[0]) == plain
