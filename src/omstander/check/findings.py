# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What is found on the way, with every unknown name told once however often it is used."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from omstander.check.names import nearest
from omstander.model.diagnostic import Diagnostic, Label, Span, diagnostic
from omstander.model.story import Name


@dataclass(slots=True)
class _Unknown:
    """One name that nothing is called by, and where it is used."""

    name: str
    suggestion: str
    uses: list[Span] = field(default_factory=list)


@dataclass(slots=True)
class Findings:
    """Collects diagnostics; grows only."""

    found: list[Diagnostic] = field(default_factory=list)
    unknowns: dict[tuple[str, str], _Unknown] = field(default_factory=dict)

    def add(self, code: str, span: Span, /, also: tuple[Label, ...] = (), **args: object) -> None:
        """Keep one diagnostic."""
        facts = tuple((key, str(value)) for key, value in sorted(args.items()))
        self.found.append(Diagnostic(code, span, facts, also))

    def unknown(self, code: str, name: Name, candidates: Iterable[str]) -> str:
        """Keep one use of a name that is unknown; returns the name that was probably meant, or an empty text.

        Whoever asks goes on as if the suggestion stood there, so that one slip costs one diagnostic.
        """
        key = (code, name.text.casefold())
        if key not in self.unknowns:
            self.unknowns[key] = _Unknown(name.text, nearest(name.text, candidates))
        self.unknowns[key].uses.append(name.span)
        return self.unknowns[key].suggestion

    def in_order(self) -> list[Diagnostic]:
        """All of them, by place in the script."""
        told = list(self.found)
        for (code, _), unknown in self.unknowns.items():
            first, *more = sorted(set(unknown.uses))
            also = tuple(Label(span, "again") for span in more)
            told.append(diagnostic(code, first, also=also, name=unknown.name, suggestion=unknown.suggestion))
        return sorted(dict.fromkeys(told), key=lambda one: (one.span, one.code))
