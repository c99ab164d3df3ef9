# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The smallest settings that oTree needs to serve the one-page class that is the yardstick."""

SESSION_CONFIGS = [{"name": "chatlive", "app_sequence": ["chatlive"], "num_demo_participants": 30}]
SESSION_CONFIG_DEFAULTS = {"real_world_currency_per_point": 1.0, "participation_fee": 0.0, "doc": ""}
PARTICIPANT_FIELDS: list[str] = []
SESSION_FIELDS: list[str] = []
LANGUAGE_CODE = "en"
REAL_WORLD_CURRENCY_CODE = "EUR"
USE_POINTS = True
ADMIN_USERNAME = "admin"
ADMIN_PASSWORD = None
DEMO_PAGE_INTRO_HTML = ""
SECRET_KEY = "for-measuring-on-this-machine-alone"
