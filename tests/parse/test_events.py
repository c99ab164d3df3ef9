# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Every line of chat, in both languages."""

from __future__ import annotations

import pytest
from tests.parse.scripts import DUTCH, ENGLISH, mistakes, scene, statement

from omstander.model.story import YOU, Event, Kind, LastOf, Quoted

# Per kind the Dutch and the English line, and what is found in both.
FORMS = [
    ("Noor: hallo?", "Noor: hallo?", Kind.MESSAGE, {"actor": "Noor", "text": "hallo?"}),
    ("jij > mevrouw Aydin: ja", "you > Ms Aydin: ja", Kind.MESSAGE, {"actor": YOU, "text": "ja"}),
    ('Daan hernoemt 2b: "2C"', 'Daan renames 2b: "2C"', Kind.RENAME, {"chat": "2b", "text": "2C"}),
    ("Daan hernoemt 2b: weg ermee", "Daan renames 2b: weg ermee", Kind.RENAME, {"text": "weg ermee"}),
    ("Daan hernoemt 2b terug", "Daan renames 2b back", Kind.RENAME_BACK, {"chat": "2b", "text": None}),
    ("Daan voegt Sem toe aan 2b", "Daan adds Sem to 2b", Kind.ADD, {"people": ["Sem"], "chat": "2b"}),
    ("Daan verwijdert jou uit 2b", "Daan removes you from 2b", Kind.REMOVE, {"people": [YOU], "chat": "2b"}),
    ("Sem verlaat 2b", "Sem leaves 2b", Kind.LEAVE, {"actor": "Sem", "chat": "2b"}),
    ("Sem typt", "Sem is typing", Kind.TYPING, {"seconds": None, "text": None}),
    ("Sem typt (4s)", "Sem is typing (4s)", Kind.TYPING, {"seconds": 4, "text": None}),
    ('Sem typt (4s) "nee"', 'Sem is typing (4s) "nee"', Kind.TYPING, {"seconds": 4, "text": "nee"}),
    ('Sem typt "nee"', 'Sem is typing "nee"', Kind.TYPING, {"seconds": None, "text": "nee"}),
    ("Sem stopt met typen", "Sem stops typing", Kind.STOPS_TYPING, {"actor": "Sem"}),
    ("Sem haalt het weg", "Sem takes it back", Kind.TAKES_BACK, {"actor": "Sem"}),
    (
        "Sem reageert 😂 op Daan",
        "Sem reacts 😂 to Daan",
        Kind.REACT,
        {"text": "😂", "on": LastOf, "about": "Daan"},
    ),
    (
        'jij reageert ❤️ op "de deur"',
        'you react ❤️ to "de deur"',
        Kind.REACT,
        {"text": "❤️", "on": Quoted, "about": "de deur"},
    ),
    ("Sem stuurt foto: een kat", "Sem sends photo: een kat", Kind.PHOTO, {"text": "een kat"}),
    ('Sem stuurt een foto: "een kat"', 'Sem sends a photo: "een kat"', Kind.PHOTO, {"text": "een kat"}),
    ("Sem stuurt filmpje: een kat", "Sem sends video: een kat", Kind.VIDEO, {"text": "een kat"}),
    (
        'Sem stuurt "hallo" door naar feest',
        'Sem forwards "hallo" to party',
        Kind.FORWARD,
        {"on": Quoted, "about": "hallo", "people": []},
    ),
    (
        'Sem stuurt "hallo" door naar jij',
        'Sem forwards "hallo" to you',
        Kind.FORWARD,
        {"about": "hallo", "people": [YOU], "chat": None},
    ),
    ('Daan wist "haha"', 'Daan deletes "haha"', Kind.DELETE, {"on": Quoted, "about": "haha", "text": None}),
    ("jij dempt 2b", "you mute 2b", Kind.MUTE, {"actor": YOU, "chat": "2b"}),
    ("Daan blokkeert Noor", "Daan blocks Noor", Kind.BLOCK, {"people": ["Noor"], "chat": None}),
    (
        "Daan maakt Sem beheerder van 2b",
        "Daan makes Sem admin of 2b",
        Kind.MAKE_ADMIN,
        {"people": ["Sem"], "chat": "2b"},
    ),
    (
        "Daan maakt feest met Sem, Noor en jij",
        "Daan makes feest with Sem, Noor and you",
        Kind.MAKE_GROUP,
        {"people": ["Sem", "Noor", YOU], "chat": "feest"},
    ),
    (
        'Daan start poll: "wie?" met "a", "b"',
        'Daan starts poll: "wie?" with "a", "b"',
        Kind.POLL,
        {"text": "wie?", "choices": ["a", "b"]},
    ),
    ('Sem stemt "a"', 'Sem votes "a"', Kind.VOTE, {"on": Quoted, "about": "a"}),
    ('jij bewaart "haha"', 'you keep "haha"', Kind.KEEP, {"actor": YOU, "about": "haha"}),
    (
        "gelezen door Daan, mevrouw Aydin en 16 anderen",
        "read by Daan, mevrouw Aydin and 16 others",
        Kind.READ,
        {"actor": None, "people": ["Daan", "mevrouw Aydin"], "others": 16, "everyone": False},
    ),
    ("gelezen door iedereen", "read by everyone", Kind.READ, {"people": [], "everyone": True}),
    ("~ zaterdag 19:42", "~ Saturday 19:42", Kind.CLOCK, {"day": 5, "minute": 19 * 60 + 42}),
    ("hulpkaart", "help card", Kind.HELP_CARD, {"actor": None}),
]


def found_in(event: Event, wanted: dict[str, object]) -> dict[str, object]:
    """Give of an event what is asked for, names and texts as plain words."""
    about = event.on.person.text if isinstance(event.on, LastOf) else event.on.text.raw if event.on else None
    plain: dict[str, object] = {
        "actor": event.actor.text if event.actor else None,
        "text": event.text.raw if event.text else None,
        "people": [name.text for name in event.people],
        "chat": event.chat.text if event.chat else None,
        "choices": [choice.raw for choice in event.choices],
        "on": type(event.on),
        "about": about,
    }
    return {key: plain.get(key, getattr(event, key, None)) for key in wanted}


@pytest.mark.parametrize(("dutch", "english", "kind", "wanted"), FORMS)
def test_an_event_reads_the_same_in_both_languages(
    dutch: str, english: str, kind: Kind, wanted: dict[str, object]
) -> None:
    """Each form of the closed list becomes the same event in Dutch and in English."""
    for line, opening in ((dutch, DUTCH), (english, ENGLISH)):
        event = statement(line, opening)
        assert isinstance(event, Event)
        assert event.kind is kind
        assert found_in(event, wanted) == wanted


def test_every_kind_of_event_has_a_form() -> None:
    """No kind is without a line that makes it."""
    assert {kind for _, _, kind, _ in FORMS} == set(Kind)


@pytest.mark.parametrize(
    ("dutch", "english", "kind", "wanted"), [form for form in FORMS if form[3].get("actor", 1)]
)
def test_two_names_make_any_verb_private(
    dutch: str, english: str, kind: Kind, wanted: dict[str, object]
) -> None:
    """`A > B` before whatever somebody does sends it to B alone."""
    if " > " in dutch or "~" in dutch or dutch.startswith("gelezen") or dutch == "hulpkaart":
        return
    words = dutch.split(":")[0].split() if kind is Kind.MESSAGE else dutch.split()
    event = statement(dutch.replace(words[0], f"{words[0]} > mevrouw Aydin", 1))
    assert isinstance(event, Event)
    assert (event.kind, event.to and event.to.text) == (kind, "mevrouw Aydin")


def test_marks_stand_in_either_order() -> None:
    """A pause and the mark of noticing may change places, and need no space after them."""
    for line in ("(4s) (!) Noor: hé", "(!) (4s) Noor: hé", "(!)(4s)Noor: hé"):
        event = statement(line)
        assert isinstance(event, Event)
        assert (event.pause, event.noticed, event.text and event.text.raw) == (4, True, "hé")


@pytest.mark.parametrize(
    ("mark", "names"),
    [
        ("(! Noor)", ["Noor"]),
        ("( !Noor , mevrouw Aydin )", ["Noor", "mevrouw Aydin"]),
        ("(!) (! Sem en Noor)", ["Sem", "Noor"]),
    ],
)
def test_who_notices_may_be_named(mark: str, names: list[str]) -> None:
    """Behind the mark of noticing stand names, in a list like any other; a pause stands on either side."""
    for line in (
        f"{mark} Noor: hé",
        f"(4s) {mark} Noor: hé",
        f"{mark} (4s) Daan verwijdert Sem uit 2b",
        f"{mark} hulpkaart",
    ):
        event = statement(line)
        assert isinstance(event, Event)
        assert (event.noticed, [name.text for name in event.noticers]) == (True, names)


def test_spans_are_exact() -> None:
    """Names, texts and chats point at their own letters, emoji counted as code points."""
    text = DUTCH + '(4s) Sem > jij reageert 👨‍👩‍👧 op "zo"\nDaan hernoemt 2b: “leuk 🐸”  // waarom'
    from omstander.parse import parse_story

    story, _ = parse_story(text)
    first, second = story.scenes[0].body
    assert isinstance(first, Event)
    assert isinstance(second, Event)
    assert isinstance(first.on, Quoted)
    places = (first.actor, first.to, first.text, first.on.text, second.chat, second.text)
    shown = [text[place.span.start : place.span.end] for place in places if place]
    assert shown == ["Sem", "jij", "👨‍👩‍👧", "zo", "2b", "leuk 🐸"]
    assert second.comment == "waarom"


@pytest.mark.parametrize(
    "line",
    [
        "Noor: kijk op https://example.org  // geen aantekening",
        'Noor: ze zei "doe // normaal"  // en toen',
    ],
)
def test_slashes_in_a_message_are_text(line: str) -> None:
    """What looks like a comment in a message is said by somebody."""
    event = statement(line)
    assert isinstance(event, Event)
    assert event.text
    assert event.text.raw == line.removeprefix("Noor: ")


def test_slashes_inside_quotes_are_text() -> None:
    """A comment after logic never starts inside quotes."""
    event = statement('jij bewaart "a  // b"  // voor later')
    assert isinstance(event, Event)
    assert isinstance(event.on, Quoted)
    assert (event.on.text.raw, event.comment) == ("a  // b", "voor later")


def test_the_longest_name_wins() -> None:
    """A name of several words is one name, also where a shorter one begins the same."""
    opening = DUTCH.replace("    Sem ", "    Noor de Wit      omstander\n    Sem ")
    events = scene("Noor de Wit: hoi\nNoor: hoi\nNoor de Wit typt", opening)
    assert [event.actor.text for event in events if isinstance(event, Event) and event.actor] == [
        "Noor de Wit",
        "Noor",
        "Noor de Wit",
    ]


def test_a_stranger_who_speaks_is_no_mistake_of_form() -> None:
    """Whether somebody exists is not for the parser to say."""
    for line in ("Noro: hallo?", "Noro > jij: hallo?", "Noro de Wit typt (4s)", "anderen: eens"):
        event = statement(line)
        assert isinstance(event, Event)
        assert event.actor
        assert event.actor.text in {"Noro", "Noro de Wit", "anderen"}


def test_capitals_at_the_start_are_forgiven() -> None:
    """A phone keyboard makes a capital of the first letter; keywords do not mind."""
    lines = (
        "Jij: hoi\nGelezen door Daan\nHulpkaart\nIn 2b\nAls Sem-durft:\n    Jij: ja\nAnders:\n    Sem: nee"
    )
    assert mistakes(lines) == []
