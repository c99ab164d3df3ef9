# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Run everything that is measured, one after the other, and print what belongs in `RESULTS.md`.

The measurement of ids adds its own rows there.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from omstander.compiler import examine
from omstander.emit import emit_automaton, to_json
from omstander.model.graph import Way

ROOT = Path(__file__).resolve().parent.parent
PEERS = ROOT / "bench" / "peers"


def main() -> None:
    """Time the compiler, weigh the stories, and race the walker against its peer where that installs."""
    _title("The compiler")
    _python("bench.speed")
    _title("Ids after an edit of a fifth")
    _python("bench.ids")
    _title("The walker")
    _walker()
    _title("Faults")
    _python("bench.faults")


def _title(title: str) -> None:
    print(f"\n## {title}\n", flush=True)


def _python(module: str) -> None:
    subprocess.run([sys.executable, "-m", module], cwd=ROOT, check=True)


def _walker() -> None:
    """Walk a class automaton in node, beside a peer that its lock file brings; without it, no race."""
    installing = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    if subprocess.run(installing, cwd=PEERS, check=False).returncode:
        print("The peer could not be brought: left out.")
        return
    story = ROOT / "tests" / "seeded" / "stories" / "terug-erin.chat"
    examination = examine(story.read_text(encoding="utf-8"))
    assert examination.program is not None
    graph, facts = examination.graphs[Way.CLASS], examination.facts[Way.CLASS]
    automaton = ROOT / ".make" / "bench-automaton.json"
    automaton.write_text(
        to_json(emit_automaton(examination.program, graph, facts, "terug-erin")), encoding="utf-8"
    )
    subprocess.run(["node", "bench/walker.mjs", str(automaton)], cwd=ROOT, check=True)


if __name__ == "__main__":
    main()
