# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What goes wrong in a story, as data: a code, a place and the facts; wording lives in `spec/errors`."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of the source text, in code points (not bytes, not UTF-16 units)."""

    start: int
    end: int


NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Label:
    """A second place that explains the first; `role` is a key such as `first` or `removed`."""

    span: Span
    role: str


@dataclass(frozen=True, slots=True)
class PathStep:
    """One pick on the way to a mistake: the option taken and how (`many`: a third of the class)."""

    span: Span
    pick: int
    many: bool = False
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing that an author can mend.

    `code` starts with E (error: values are promised only without these) or W (warning). `path` is the
    shortest list of picks that leads there, for what is proved on every path.
    """

    code: str
    span: Span
    args: tuple[tuple[str, str], ...] = ()
    also: tuple[Label, ...] = ()
    path: tuple[PathStep, ...] | None = field(default=None)

    @property
    def is_error(self) -> bool:
        """Whether the story cannot be built with it."""
        return self.code.startswith("E")


def diagnostic(
    code: str,
    span: Span,
    /,
    also: tuple[Label, ...] = (),
    path: tuple[PathStep, ...] | None = None,
    **args: object,
) -> Diagnostic:
    """Make a diagnostic; keyword arguments become its facts, as text."""
    return Diagnostic(code, span, tuple((key, str(value)) for key, value in sorted(args.items())), also, path)
