# Every command a developer needs; `make help` lists them.
PYTHON ?= python3
BIN := .venv/bin
PYTEST := $(BIN)/python -m pytest

.DEFAULT_GOAL := help
.PHONY: help run test check bench manifests chaos clean

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

run: .venv/runs ## serve on http://127.0.0.1:3978, with the playground at / (no account, no key)
	@exec $(BIN)/python -m bot serve

test: .venv/tests ## every test: real SQLite and PostgreSQL, real sockets, a real browser
	$(PYTEST) -n 2 --dist worksteal

check: .venv/tests ## format, lint, layers, types and packs, within a minute
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	$(BIN)/lint-imports --no-logo
	$(BIN)/basedpyright --level error
	$(BIN)/python -m bot content check

bench: .venv/tests ## the benchmarks, as ratios and against the bars
	$(BIN)/python -m bench

manifests: .venv/runs ## write anew what the platforms are told of the app (manifests/)
	@mkdir -p manifests
	$(BIN)/python -m bot manifest slack --url https://rapport.example.com > manifests/slack.yaml

chaos: .venv/tests ## kill workers, lose answers, restart the database: no post lost, none doubled (ten minutes)
	$(BIN)/python -W ignore -m tests.chaos

clean: ## remove the virtual environment; data stays
	rm -rf .venv

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Rapport needs Python 3.11 or newer: sudo apt-get install python3 python3-venv"; exit 1; }
	@$(PYTHON) -m venv .venv \
		|| { rm -rf .venv; echo "Python has no venv here: sudo apt-get install python3-venv"; exit 1; }

.venv/runs: requirements.txt | .venv/bin/python
	@echo "Installing what Rapport needs (once) …"
	@$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	@$(BIN)/python -m compileall -q bot commands adapters
	@touch $@

.venv/tests: requirements.txt requirements-dev.txt | .venv/bin/python
	@echo "Installing what the tests need (once) …"
	@$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch .venv/runs $@
