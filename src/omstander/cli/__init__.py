# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The command line: one file per command."""

from __future__ import annotations

from omstander.cli.main import main

__all__ = ["main"]
