# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Plain frozen data that every room may speak: spans, diagnostics, stories, automata."""

from __future__ import annotations
