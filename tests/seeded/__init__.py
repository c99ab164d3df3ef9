# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""Seeded mistakes: real stories with one mistake each, to measure what the checker says about them."""
