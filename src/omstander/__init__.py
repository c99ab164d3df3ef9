# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""Omstander: a group chat as a story, with the moments that matter computed."""

from __future__ import annotations

__version__ = "0.1.0"
