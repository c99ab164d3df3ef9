# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Print the path of a Chromium for the tests; bring one where there is none, or fail loudly.

With ``WITHOUT_BROWSER=1`` it prints an empty line: tests that need a browser are then skipped, and say so.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
FAILURE = """
No browser was found and none could be installed.
Say where one is:        make test CHROMIUM=/path/to/chromium
or test without it:      make test WITHOUT_BROWSER=1   (the browser tests are then skipped)
"""


def installed() -> str | None:
    """Find a Chromium or Chrome on this machine."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    found = (shutil.which(name) for name in (*NAMES, MAC))
    return next((path for path in found if path), None)


def run(*command: str) -> bool:
    """Run a command with its output on standard error; say whether it went well."""
    try:
        return subprocess.run(command, stdout=sys.stderr, check=False).returncode == 0
    except OSError:
        return False


def from_debian() -> str | None:
    """Install Debian's Chromium, which only root can do."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return None
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    run("apt-get", "update", "-qq")
    run("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium")
    return installed()


def from_playwright() -> str | None:
    """Let Playwright bring its own Chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    if not path.exists():
        run(sys.executable, "-m", "playwright", "install", "chromium")
    return str(path) if path.exists() else None


def main() -> int:
    """Print the path; 1 where no browser can be had."""
    if os.environ.get("WITHOUT_BROWSER") == "1":
        print("WITHOUT_BROWSER=1: the tests that need a browser are skipped.", file=sys.stderr)
        print()
        return 0
    if os.environ.get("CHROMIUM") and installed() is None:
        print(f"CHROMIUM={os.environ['CHROMIUM']} is not there, or cannot be run.", file=sys.stderr)
        return 1
    path = installed() or from_debian() or from_playwright()
    if path is None:
        print(FAILURE, file=sys.stderr)
        return 1
    print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
