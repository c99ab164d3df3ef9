# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Story to translation entries and back: line ids, the lock, PO files as values."""

from __future__ import annotations
