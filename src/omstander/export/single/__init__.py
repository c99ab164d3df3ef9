# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""One HTML file that plays from disk."""

from __future__ import annotations

from omstander.export.single.single import single_page

__all__ = ["single_page"]
