# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""What docs/accessibility.md says is proven by script and no other folder proves."""
