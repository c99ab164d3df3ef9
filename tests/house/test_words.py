# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""No file names what belongs to one machine, or leaves a note to nobody."""

from __future__ import annotations

import re

from tests.house.tree import files, short

# Written in pieces, so that this file passes its own test.
HOSTS = ("pypi" + ".org", "python" + "hosted", "npm" + "js", "deb." + "debian")
MACHINE = ("/" + "work/", "/" + "root/", "/" + "tmp/", "shared" + "/docs")
NOTES = ("TO" + "DO", "FIX" + "ME", "XX" + "X ")
WORDS = re.compile("|".join(re.escape(word) for word in (*HOSTS, *MACHINE, *NOTES)))
BINARY = (".png", ".woff2", ".ico")


def test_no_file_names_hosts_or_machines() -> None:
    """No tracked file holds a package registry's host, a path of one machine, or a forgotten note."""
    texts = (path for path in files() if not path.name.endswith(BINARY))
    found = {short(path): WORDS.findall(path.read_text(encoding="utf-8", errors="replace")) for path in texts}

    assert {name: words for name, words in found.items() if words} == {}
