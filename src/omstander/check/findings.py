# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What is found on the way, with every unknown name told once however often it is used."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
    """Collects diagnostics; grows only. `declared` says where each name is declared, by the code for an
    unknown one; `used` which of these are used as they are declared; `outcome` what the header
    calls the outcome."""

    found: list[Diagnostic] = field(default_factory=list)
    unknowns: dict[tuple[str, str], _Unknown] = field(default_factory=dict)
    declared: dict[tuple[str, str], Span] = field(default_factory=dict)
    used: set[tuple[str, str]] = field(default_factory=set)
    outcome: str = ""

    def add(self, code: str, span: Span, /, also: tuple[Label, ...] = (), **args: object) -> None:
        """Keep one diagnostic."""
        facts = tuple((key, str(value)) for key, value in sorted(args.items()))
        self.found.append(Diagnostic(code, span, facts, also))

    def look_up(
        self, code: str, name: Name, table: Mapping[str, int], guesses: Iterable[str] = ()
    ) -> int | None:
        """Find what is called so; an unknown name is kept, and what was probably meant is returned. `guesses`
        are proposed where nothing in the table is near.

        Whoever asks goes on as if the suggestion stood there, so that one slip costs one diagnostic.
        """
        if name.text in table:
            self.used.add((code, name.text))
            return table[name.text]
        key = (code, name.text.casefold())
        if key not in self.unknowns:
            meant = nearest(name.text, table) or next(iter(guesses), "")
            self.unknowns[key] = _Unknown(name.text, meant)
        self.unknowns[key].uses.append(name.span)
        return table.get(self.unknowns[key].suggestion)

    @property
    def has_strangers(self) -> bool:
        """Whether somebody is named who is like nobody that is declared."""
        return any(code == "E201" and not unknown.suggestion for (code, _), unknown in self.unknowns.items())

    @property
    def has_errors(self) -> bool:
        """Whether any error was found so far."""
        return bool(self.unknowns) or any(one.is_error for one in self.found)

    def in_order(self) -> list[Diagnostic]:
        """All of them, by place in the script."""
        told = [*self.found, *(self._told(code, unknown) for (code, _), unknown in self.unknowns.items())]
        return sorted(dict.fromkeys(told), key=lambda one: (one.span, one.code))

    def _told(self, code: str, unknown: _Unknown) -> Diagnostic:
        """One unknown name: at its first use, or where it is declared if nothing but the declaration
        differs."""
        uses = sorted(set(unknown.uses))
        declared = self.declared.get((code, unknown.suggestion))
        if declared is not None and len(uses) > 1 and (code, unknown.suggestion) not in self.used:
            code, uses = "E207", [declared, *uses]
        elif code == "E203" and unknown.name == self.outcome and not unknown.suggestion:
            code = "E233"
        also = tuple(Label(span, "again") for span in uses[1:])
        return diagnostic(code, uses[0], also=also, name=unknown.name, suggestion=unknown.suggestion)
