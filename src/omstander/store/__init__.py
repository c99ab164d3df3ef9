# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Where sessions are kept: records on disk before they are answered (SQLite)."""

from omstander.store.copying import copy_database
from omstander.store.refusals import DatabaseRefusedError, NotSavedError
from omstander.store.store import Record, Store

__all__ = ["DatabaseRefusedError", "NotSavedError", "Record", "Store", "copy_database"]
