# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Story to resolved story and diagnostics: names, membership, numbers, the rules of a safe story."""

from __future__ import annotations
