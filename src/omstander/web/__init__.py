# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""ASGI: routes in one list, pages, static files."""

from __future__ import annotations
