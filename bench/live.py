# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Everything that is measured of live classes, one after the other, as rows for `RESULTS.md`.

`small` tries all of it in a minute; `knee` also looks for where it bends. A figure during which others used
more than a tenth of a core, or in which more than a hundredth was stolen, is to be measured again.
"""

from __future__ import annotations

import subprocess
import sys

from bench.run import ROOT

PARTS = ("bench.classes", "bench.burst", "bench.otree", "bench.fanout", "bench.joins", "bench.school")


def main(asked: list[str]) -> None:
    """Run every part in a process of its own: sockets and memory of one are not those of the next."""
    for part in PARTS:
        print(f"\n### {part}\n", flush=True)
        subprocess.run([sys.executable, "-m", part, *asked], cwd=ROOT, check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
