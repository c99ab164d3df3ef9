# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The class session as a pure machine: what a choice, a command and the clock make of it."""
