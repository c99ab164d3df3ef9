# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""All commands, in the order in which help shows them."""

from __future__ import annotations

from omstander.cli.check import CHECK
from omstander.cli.command import Command

COMMANDS: tuple[Command, ...] = (CHECK,)
