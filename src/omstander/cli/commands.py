# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""All commands, in the order in which help shows them."""

from __future__ import annotations

from omstander.cli.backup import BACKUP
from omstander.cli.build import BUILD
from omstander.cli.check import CHECK
from omstander.cli.command import Command
from omstander.cli.demo import DEMO
from omstander.cli.diff import DIFF
from omstander.cli.fmt import FMT
from omstander.cli.moments import MOMENTS
from omstander.cli.new import NEW
from omstander.cli.play import PLAY
from omstander.cli.seams import SEAMS
from omstander.cli.serve import SERVE
from omstander.cli.simulate import SIMULATE
from omstander.cli.translate import TRANSLATE

COMMANDS: tuple[Command, ...] = (
    NEW,
    CHECK,
    FMT,
    PLAY,
    SEAMS,
    MOMENTS,
    DIFF,
    TRANSLATE,
    BUILD,
    SERVE,
    DEMO,
    BACKUP,
    SIMULATE,
)
