# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Where stories, wordings and the built runtime lie on disk: the only finder of data."""

from __future__ import annotations
