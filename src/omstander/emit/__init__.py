# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""State graph to automaton, byte for byte repeatable."""

from __future__ import annotations
