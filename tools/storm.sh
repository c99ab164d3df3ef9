#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

# Make .venv-storm, where the model checker Storm lives, apart from everything else: only the tests and the benchmark
# that compare with it use it (tests/oracle/test_storm.py, bench/storm.py), and they do without where it is missing.
set -eu
cd "$(dirname "$0")/.."
"${PYTHON:-python3}" -m venv .venv-storm
echo '*' > .venv-storm/.gitignore
.venv-storm/bin/python -m pip --disable-pip-version-check install -q 'stormpy==2.0.0'
.venv-storm/bin/python -c 'import stormpy; print("Storm is ready: stormpy", stormpy.__version__)'
