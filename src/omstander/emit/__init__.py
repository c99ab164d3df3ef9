# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""State graph to automaton, byte for byte repeatable."""

from __future__ import annotations

from omstander.emit.automaton import emit_automaton
from omstander.emit.canonical import to_json
from omstander.emit.texts import emit_texts

__all__ = ["emit_automaton", "emit_texts", "to_json"]
