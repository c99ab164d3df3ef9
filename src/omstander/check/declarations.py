# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What may be wrong above the first scene: headers, people, groups and numbers."""

from __future__ import annotations

from collections.abc import Iterable

from omstander.check.cast import Cast
from omstander.check.findings import Findings
from omstander.check.names import nearest
from omstander.model.diagnostic import NOWHERE, Label, Span
from omstander.model.story import YOU, Group, Header, Junk, Member, Name, Number, Person, Role, Scene, Story

LANGUAGES = ("nl", "en", "de", "es")
"""The languages whose readability and genitive are known."""

REQUIRED = {"story": "E220", "language": "E221", "outcome": "E222"}
"""The headers that a story cannot do without, and the code for each that is missing."""


def check_declarations(story: Story, cast: Cast, findings: Findings) -> None:
    """Tell what is wrong with the declarations themselves; nothing of how they are used."""
    headers = [item for item in story.headers if isinstance(item, Header)]
    people = [item for item in story.people if isinstance(item, Person)]
    groups = [item for item in story.groups if isinstance(item, Group)]
    numbers = [item for item in story.numbers if isinstance(item, Number)]
    _headers(story, headers, findings)
    _doubled(story, people, groups, numbers, findings)
    _places(story, people, groups, numbers, findings)
    for group in groups:
        _members(group, cast, findings)
    _outcome(headers, numbers, cast, findings)
    for number, resolved in zip(numbers, cast.numbers, strict=False):
        if resolved is not cast.numbers[cast.outcome]:
            _range(number, findings)


def _headers(story: Story, headers: list[Header], findings: Findings) -> None:
    seen: dict[str, Header] = {}
    for header in headers:
        if header.key in seen:
            findings.add("E223", header.span, also=(Label(seen[header.key].span, "first"),))
        seen.setdefault(header.key, header)
    unread = any(isinstance(item, Junk) for item in story.headers)
    for key, code in REQUIRED.items():
        if key not in seen and not unread:
            findings.add(code, _top(story, headers))
    language = seen.get("language")
    if language and language.value.raw.strip() and language.value.raw not in LANGUAGES:
        found = language.value.raw
        findings.add("E224", language.value.span, name=found, suggestion=_language(found, story.keywords))


def _language(found: str, keywords: str) -> str:
    short = found.strip().casefold()[:2]
    spoken = {"ne": "nl", "du": "de"}.get(short, short)
    return spoken if spoken in LANGUAGES else nearest(found, LANGUAGES) or keywords


def _top(story: Story, headers: list[Header]) -> Span:
    if headers:
        return headers[0].span
    return next((item.span for item in (*story.headers, *story.people, *story.scenes)), NOWHERE)


def check_roles(story: Story, text: str, findings: Findings) -> None:
    """Tell the roles that nobody has, or more than one; asked last, as an undeclared name may be whose role
    it is."""
    people = [item for item in story.people if isinstance(item, Person)]
    if (
        findings.has_strangers
        or any(isinstance(item, Junk) for item in story.people)
        or any(one.role is None for one in people)
    ):
        return
    headers = [item for item in story.headers if isinstance(item, Header)]
    where = _line_above(text, people[0].span) if people else _top(story, headers)
    if not people:
        if not any(isinstance(item, Junk) for item in story.headers):
            findings.add("E225", where)
        return
    for role, code in ((Role.TARGET, "E226"), (Role.INSTIGATOR, "E227"), (Role.YOU, "E228")):
        if all(one.role is not role for one in people):
            findings.add(code, where)
    for role in (Role.TARGET, Role.YOU):
        first, *more = [one for one in people if one.role is role] or [people[0]]
        for other in more:
            findings.add("E229", other.span, also=(Label(first.span, "first"),), name=other.name.text)


def _line_above(text: str, span: Span) -> Span:
    """The line above, blank ones and comments apart: for the first person, the keyword that they stand
    under."""
    end = text.rfind("\n", 0, span.start)
    while end > 0:
        start = text.rfind("\n", 0, end) + 1
        words = text[start:end].strip()
        if words and not words.startswith("//"):
            return Span(start, start + len(text[start:end].rstrip()))
        end = start - 1
    return span


def _doubled(
    story: Story, people: list[Person], groups: list[Group], numbers: list[Number], findings: Findings
) -> None:
    named = [(one.name.text, one.name.span) for one in people if one.name.text != YOU]
    chats = [(one.id.text, one.id.span) for one in groups]
    counted = [(one.name.text, one.name.span) for one in numbers]
    _twice(named, findings)
    _twice(chats, findings)
    _twice(counted, findings)
    _twice(_titles(story.scenes), findings)
    for name, span in (*named, *chats, *counted):
        if not any(letter.isalnum() for letter in name):
            findings.add("E218", span, name=name)
    callers = {name.casefold(): span for name, span in named}
    for name, span in (*chats, *counted):
        if name.casefold() in callers:
            findings.add("E208", span, also=(Label(callers[name.casefold()], "first"),), name=name)


def _places(
    story: Story, people: list[Person], groups: list[Group], numbers: list[Number], findings: Findings
) -> None:
    """Say where every name is declared, for those who look it up."""
    declared = findings.declared
    declared.update({("E201", one.name.text): one.name.span for one in people})
    declared.update({("E202", one.id.text): one.id.span for one in groups})
    declared.update({("E203", one.name.text): one.name.span for one in numbers})
    declared.update({("E204", one.title.raw): one.title.span for one in story.scenes})


def _titles(scenes: Iterable[Scene]) -> list[tuple[str, Span]]:
    return [(one.title.raw, one.span) for one in scenes if one.title.raw]


def _twice(names: Iterable[tuple[str, Span]], findings: Findings) -> None:
    """Tell a name that is given twice, capital letters apart."""
    seen: dict[str, Span] = {}
    for name, span in names:
        if name.casefold() in seen:
            findings.add("E206", span, also=(Label(seen[name.casefold()], "first"),), name=name)
        seen.setdefault(name.casefold(), span)


def _members(group: Group, cast: Cast, findings: Findings) -> None:
    seen: dict[str, Member] = {}
    for member in group.members:
        name = member.name.text
        if name in seen:
            findings.add(
                "E230", member.name.span, also=(Label(seen[name].name.span, "first"),), group=group.id.text
            )
        seen.setdefault(name, member)


def _outcome(headers: list[Header], numbers: list[Number], cast: Cast, findings: Findings) -> None:
    header = next((one for one in headers if one.key == "outcome"), None)
    if header is None or not header.value.raw.strip():
        return
    findings.outcome = name = header.value.raw
    declared = next((one for one in numbers if one.name.text == name), None)
    if declared is None:
        if not cast.was_told(name):
            findings.look_up("E203", Name(name, header.value.span), cast.number)
    elif declared.flag:
        findings.add("E244", declared.span, name=name)
    elif declared.low is not None or declared.high is not None:
        findings.add("E243", declared.span, name=name, start=declared.start)


def _range(number: Number, findings: Findings) -> None:
    name = number.name.text
    if number.flag:
        return
    if number.low is None or number.high is None:
        findings.add("E245", number.span, name=name, start=number.start)
    elif number.low >= number.high:
        findings.add("E241", number.span, name=name, low=number.low, high=number.high)
    elif not number.low <= number.start <= number.high:
        findings.add("E240", number.span, name=name, start=number.start, low=number.low, high=number.high)
