# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Diagnostics to sentences: placeholders filled, snippets drawn, languages chosen."""

from __future__ import annotations
