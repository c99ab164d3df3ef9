# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""The player on bad networks, in odd browsers, and on the scales."""
