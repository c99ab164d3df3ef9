# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""One HTML file with everything in it: it asks nothing of any network, and its policy says so."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from typing import Any

from omstander.export.blocks import data_block, for_later, for_script
from omstander.export.page import Play, single_shell


def single_page(play: Play, scripts: Sequence[str], style: str) -> str:
    """Return the page; `scripts` (in the order in which they run) and `style` are the built runtime."""
    # A script element ends at the first "</script", wherever it stands.
    scripts = [script.replace("</script", r"<\/script") for script in scripts]
    allowed = f"script-src {' '.join(map(_hash, scripts))}; style-src {_hash(style)}"
    policy = f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"
    head = [f'<meta http-equiv="Content-Security-Policy" content="{policy}">', f"<style>{style}</style>"]
    parts = {"automaton": play.automaton.parts}
    for language in play.languages:
        parts[f"texts.{language}"] = play.texts[language]
        parts[f"words.{language}"] = _all_words(play, language)
    blocks = [data_block(name, part) for name, part in parts.items()]
    return single_shell(play, head, [*blocks, *(f"<script>{script}</script>" for script in scripts)])


def _all_words(play: Play, language: str) -> dict[str, Any]:
    """Give the words of before and after the ending: here nothing can come later."""
    first, later = for_script(play.automaton, play.words[language]), for_later(play.words[language])
    return {**first, "strings": {**first["strings"], **later["strings"]}}


def _hash(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"
