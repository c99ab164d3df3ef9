# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Resolved story to all reachable states; step.py is the only home of the rules of a chat."""

from __future__ import annotations
