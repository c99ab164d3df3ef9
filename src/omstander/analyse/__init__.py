# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""State graph to endings, corridor, differences and reading time."""

from __future__ import annotations

from omstander.analyse.conclusions import Claim, Conclusion, conclusions
from omstander.analyse.facts import analyse
from omstander.analyse.judge import judge
from omstander.analyse.visible import visible

__all__ = ["Claim", "Conclusion", "analyse", "conclusions", "judge", "visible"]
