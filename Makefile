# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

.PHONY: setup
setup: ## bring everything that developing needs into .venv
	test -d .venv || python3 -m venv .venv
	.venv/bin/pip install -q -e .
