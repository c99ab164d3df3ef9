# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""One HTML file with everything in it: it asks nothing of any network, and its policy says so."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from typing import Any

from omstander.emit import to_json
from omstander.export.page import Play, shell


def single_page(play: Play, script: str, style: str) -> str:
    """Return the page; `script` and `style` are the built runtime."""
    # A script element ends at the first "</script", wherever it stands.
    script = script.replace("</script", r"<\/script")
    allowed = f"script-src {_hash(script)}; style-src {_hash(style)}"
    policy = f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"
    head = [f'<meta http-equiv="Content-Security-Policy" content="{policy}">', f"<style>{style}</style>"]
    parts = {"automaton": play.automaton.parts}
    for language in play.languages:
        parts[f"texts.{language}"] = play.texts[language]
        parts[f"words.{language}"] = _spoken(play.words[language])
    data = [_data(name, part) for name, part in parts.items()]
    return shell(play, head, {}, [*data, f"<script>{script}</script>"])


def _spoken(words: Mapping[str, Any]) -> dict[str, Any]:
    """What the script may say; what is only ever printed stands in the page already."""
    strings = {key: said for key, said in words["strings"].items() if not key.startswith("paper.")}
    return {**words, "strings": strings}


def _data(name: str, part: Mapping[str, Any]) -> str:
    content = to_json(part).strip().replace("<", "\\u003c")
    return f'<script type="application/json" id="{name}">{content}</script>'


def _hash(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"
