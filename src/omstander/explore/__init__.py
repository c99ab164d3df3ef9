# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Resolved story to all reachable states; step.py is the only home of the rules of a chat."""

from __future__ import annotations

from omstander.explore.budget import too_many
from omstander.explore.explore import BUDGET, explore_states, to_graph
from omstander.explore.findings import diagnose
from omstander.explore.merge import merge, restrict
from omstander.model.diagnostic import Diagnostic
from omstander.model.graph import Graph
from omstander.model.program import FallOff, Program

__all__ = ["BUDGET", "explore", "merge", "restrict"]


def explore(program: Program, budget: int = BUDGET) -> tuple[Graph | None, list[Diagnostic]]:
    """Find every state of the story, few and many edges alike, and every broken rule with its shortest path.

    The graph is None where some path never ends, or where there are more than `budget` states.
    """
    exploration = explore_states(program, budget)
    if exploration.over_budget:
        return None, [too_many(exploration, budget)]
    diagnostics = diagnose(exploration)
    if any(isinstance(program.code[address], FallOff) for address, _ in exploration.states):
        return None, diagnostics
    return to_graph(exploration), diagnostics
