# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The core computes and does nothing else; what import-linter cannot see is looked for here."""

from __future__ import annotations

import ast

import pytest
from tests.house.tree import PURE, SOURCE, pure_modules, short, syntax

FORBIDDEN = {"open", "print", "input", "exec", "eval", "__import__", "compile", "breakpoint", "globals"}


def called(tree: ast.AST) -> set[str]:
    """The names that a piece of code calls as plain functions."""
    calls = (node.func for node in ast.walk(tree) if isinstance(node, ast.Call))
    return {function.id for function in calls if isinstance(function, ast.Name)}


def test_pure_rooms_do_no_input_or_output() -> None:
    """Nothing from `compiler` down opens, prints, asks or executes."""
    guilty = {short(path): FORBIDDEN & called(syntax(path)) for path in pure_modules()}

    assert {name: calls for name, calls in guilty.items() if calls} == {}


def test_pure_rooms_depend_on_no_hidden_order() -> None:
    """Nothing from `compiler` down calls `hash`, whose values change from run to run."""
    assert [short(path) for path in pure_modules() if "hash" in called(syntax(path))] == []


@pytest.mark.parametrize("room", PURE)
def test_every_pure_room_is_looked_at(room: str) -> None:
    """Each of the pure rooms has at least one module, so that the claims above are about something."""
    assert any(path.is_relative_to(SOURCE / room) for path in pure_modules())


def test_the_search_finds_what_it_looks_for() -> None:
    """The search sees a call, and is not misled by a method or a word of the same name."""
    assert called(ast.parse("open('x')\nbook.print()\nlabel = 'eval'")) == {"open"}
