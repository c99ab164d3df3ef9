# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

# Needed by hand: git, make, python3 (3.11 or newer) with venv. Everything else is brought from here.
# Stamps in .make/ remember what has been brought, so that a second `make run` starts at once.

PYTHON ?= python3
PORT ?=
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
LOCKED := install -qq --no-deps --require-hashes -r
NODE_PATH_FIRST = PATH="$$(cat .make/node):$$PATH"
NPM_CI := npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
RUNTIME_SOURCES := $(shell find runtime/src -type f) runtime/build.mjs runtime/package-lock.json
SUITE = CHROMIUM="$$(cat .make/browser 2>/dev/null)" $(BIN)/python -m pytest

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:

.PHONY: help
help: ## say what there is to make
	@echo "Omstander. Needed by hand: git, make, python3 (3.11+) with venv."
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

.PHONY: run
run: .make/serve .make/runtime ## play the stories in your own browser: prints an address
	@$(BIN)/omstander serve $(if $(PORT),--port $(PORT))

.PHONY: setup
setup: .make/dev .make/runtime ## bring everything that developing needs, a browser apart

.PHONY: test
test: .make/dev .make/runtime .make/browser ## run every check that a change must pass (CI runs this)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	cd runtime && $(subst .make,../.make,$(NODE_PATH_FIRST)) node node_modules/typescript/bin/tsc --noEmit
	cd runtime && $(subst .make,../.make,$(NODE_PATH_FIRST)) node --test 'test/**/*.test.ts'
	$(SUITE) $(SUITE_OPTIONS)
	@echo "make test: style, types, imports, both languages: all fine."

SUITE_OPTIONS ?= -q -n 2 --dist worksteal

.PHONY: dev
dev: .make/dev .make/runtime ## serve, and build the runtime again at every change
	@$(NODE_PATH_FIRST) node runtime/build.mjs --watch & watcher=$$!; \
	trap 'kill $$watcher' EXIT; $(BIN)/omstander serve $(if $(PORT),--port $(PORT))

.PHONY: bench
bench: .make/dev .make/runtime .make/peers ## measure, and print what belongs in bench/RESULTS.md
	@$(NODE_PATH_FIRST) $(BIN)/python -m bench.run

.PHONY: soak
soak: .make/dev .make/runtime ## kill and cut for an hour: 1,000 rounds, a million choices
	@$(BIN)/python -m bench.faults --soak

.PHONY: audit
audit: .make/dev .make/runtime .make/browser .make/audit ## run the slow checks: accessibility, Lighthouse, headers, every page
	CHROMIUM="$$(cat .make/browser)" $(NODE_PATH_FIRST) $(BIN)/python tools/audit/run.py

.PHONY: wheel
wheel: .make/dev .make/runtime ## build dist/*.whl, which runs without Node
	$(BIN)/python -m build --wheel --no-isolation --outdir dist .

.PHONY: lock
lock: .make/dev ## write requirements/*.lock anew from pyproject.toml
	$(BIN)/python tools/lock.py

.PHONY: clean
clean: ## remove everything that make brought or built
	rm -rf .make .venv dist runtime/dist build runtime/node_modules bench/peers/node_modules tools/audit/node_modules tools/audit/results

# --- what is brought

.make/venv:
	@mkdir -p .make
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; say which: make PYTHON=python3.12"; exit 1; }
	@echo "Making .venv"
	@$(PYTHON) -m venv .venv
	@touch $@

.make/serve: .make/venv pyproject.toml requirements/serve.lock requirements/build.lock
	@echo "Bringing what the server needs"
	@$(PIP) $(LOCKED) requirements/serve.lock -r requirements/build.lock
	@$(PIP) install -qq --no-deps --no-build-isolation -e .
	@touch $@

.make/dev: .make/serve .make/node requirements/dev.lock runtime/package-lock.json
	@echo "Bringing what developing needs"
	@$(PIP) $(LOCKED) requirements/dev.lock
	@cd runtime && $(subst .make,../.make,$(NODE_PATH_FIRST)) $(NPM_CI)
	@touch $@ runtime/node_modules

# The folder of a Node that is new enough: the one on PATH, else one from the registry of Python packages.
.make/node: .make/venv requirements/node.lock
	@sh tools/find_node.sh > $@ || { echo "Bringing Node (60 MB)"; $(PIP) $(LOCKED) requirements/node.lock && echo "$(CURDIR)/$(BIN)" > $@; }

# esbuild alone; the type checker and its like come with .make/dev.
runtime/node_modules: .make/node runtime/package-lock.json
	@echo "Bringing esbuild"
	@cd runtime && $(subst .make,../.make,$(NODE_PATH_FIRST)) $(NPM_CI) --omit=dev
	@touch $@

.make/runtime: runtime/node_modules $(RUNTIME_SOURCES)
	@echo "Building what the browser loads"
	@$(NODE_PATH_FIRST) node runtime/build.mjs
	@touch $@

# Looked for each time: a browser may have come or gone, or WITHOUT_BROWSER=1 been said.
.PHONY: .make/browser
.make/browser: .make/dev
	@$(BIN)/python tools/find_browser.py > $@

# What is measured beside us in the same run.
.make/peers: .make/node bench/peers/package-lock.json
	@echo "Bringing inkjs"
	@cd bench/peers && $(subst .make,../../.make,$(NODE_PATH_FIRST)) $(NPM_CI)
	@touch $@

.make/audit: .make/node tools/audit/package-lock.json
	@echo "Bringing axe-core, Lighthouse and the Observatory (290 MB)"
	@cd tools/audit && $(subst .make,../../.make,$(NODE_PATH_FIRST)) $(NPM_CI)
	@touch $@
