# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Automaton and picks to transcript: the Python twin of runtime/src/walk.ts."""

from __future__ import annotations
