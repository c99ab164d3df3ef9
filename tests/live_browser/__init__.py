# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""Whole classes in a real browser: lessons, bad networks, odd windows, and what is left of it afterwards."""
