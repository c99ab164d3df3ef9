# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Functions and files stay short; exceptions stand in limits.toml with a reason."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.house.tree import ROOT, files, short, syntax

LIMITS = tomllib.loads((ROOT / "tests" / "house" / "limits.toml").read_text(encoding="utf-8"))
FUNCTION_REVIEW, FUNCTION_FAIL = 40, 60
FILE_REVIEW, FILE_FAIL = 400, 600

Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Every function of a file with its number of lines, its docstring left out."""
    for node in ast.walk(syntax(path)):
        if isinstance(node, Function):
            yield (
                f"{short(path)}:{node.name}",
                (node.end_lineno or node.lineno) - node.lineno + 1 - told(node),
            )


def told(node: Function) -> int:
    """The number of lines of a function's docstring."""
    if ast.get_docstring(node) is None:
        return 0
    first = node.body[0]
    return (first.end_lineno or first.lineno) - first.lineno + 1


def long_functions(limit: int) -> set[str]:
    """The functions above a number of lines."""
    return {name for path in files(".py") for name, lines in functions(path) if lines > limit}


def long_files(limit: int) -> set[str]:
    """The source files above a number of lines."""
    sources = files(".py", ".ts", ".mjs", ".css")
    return {short(path) for path in sources if len(path.read_text(encoding="utf-8").splitlines()) > limit}


def test_no_function_is_far_too_long() -> None:
    """No function has more than 60 lines, whatever the reason."""
    assert long_functions(FUNCTION_FAIL) == set()


def test_no_file_is_far_too_long() -> None:
    """No source file has more than 600 lines, whatever the reason."""
    assert long_files(FILE_FAIL) == set()


def test_long_functions_have_a_reason() -> None:
    """Functions above 40 lines, and only those, stand in limits.toml."""
    assert long_functions(FUNCTION_REVIEW) == set(LIMITS["functions"])


def test_long_files_have_a_reason() -> None:
    """Source files above 400 lines, and only those, stand in limits.toml."""
    assert long_files(FILE_REVIEW) == set(LIMITS["files"])


@pytest.mark.parametrize("kind", ["functions", "files"])
def test_reasons_are_reasons(kind: str) -> None:
    """Every exception says why in a sentence."""
    assert [name for name, reason in LIMITS[kind].items() if len(reason.split()) < 5] == []
