# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Write requirements/*.lock anew from pyproject.toml: exact versions with hashes, for every platform.

`serve` is what a server needs, `build` what installing from a checkout needs, `node` brings Node,
`dev` holds all the rest and agrees with the other three. Pass `--upgrade` to take newer versions.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GROUPS = ("build", "node", "dev")
UNIVERSAL = ["--universal", "--python-version", "3.11"]
OPTIONS = [*UNIVERSAL, "--generate-hashes", "--no-annotate", "--no-header", "--quiet"]


def compile_lock(name: str, *arguments: str) -> None:
    """Write one lock file with uv."""
    target = f"requirements/{name}.lock"
    command = ("uv", "pip", "compile", *OPTIONS, *arguments, "-o", target, *sys.argv[1:])
    subprocess.run((sys.executable, "-m", *command), cwd=ROOT, check=True)
    print(target)


def main() -> None:
    """Write all four, the last one within the bounds of the others."""
    compile_lock("serve", "pyproject.toml")
    for group in GROUPS:
        compile_lock(group, "--group", group, "-c", "requirements/serve.lock")


if __name__ == "__main__":
    main()
