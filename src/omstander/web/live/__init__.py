# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Live sessions over HTTP: the hub that keeps them, the roads that ask it, the streams that follow it."""
