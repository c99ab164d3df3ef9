# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Automaton to files: one folder per target, strangers to each other."""

from __future__ import annotations
