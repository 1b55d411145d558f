# Every command a developer needs; `make help` lists them.
PYTHON ?= python3
BIN := .venv/bin
PYTEST := $(BIN)/python -m pytest

PLAYGROUND := tests/teams_playground
NPM_DONE := $(PLAYGROUND)/node_modules/.package-lock.json
AGENTS := node_modules/@microsoft/m365agentsplayground/cli.js

.DEFAULT_GOAL := help
.PHONY: help run test teams-playground test-teams-playground check bench manifests chaos soak clean

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-22s %s\n", $$1, $$2}'

run: .venv/runs ## serve on http://127.0.0.1:3978, with the playground at / (no account, no key)
	@exec $(BIN)/python -m bot serve

test: .venv/tests ## every test: real SQLite and PostgreSQL, real sockets, a real browser
	$(PYTEST) -n 2 --dist worksteal

teams-playground: .venv/runs $(NPM_DONE) ## try the Teams side in Microsoft's own Agents Playground, without an account (needs npm)
	@RAPPORT_TEAMS_LOCAL=1 RAPPORT_PLAYGROUND=off $(BIN)/python -m bot serve & trap "kill $$!" EXIT; \
		node $(PLAYGROUND)/$(AGENTS) -e http://127.0.0.1:$${PORT:-3978}/api/messages -c msteams --disable-telemetry

test-teams-playground: .venv/tests $(NPM_DONE) ## the Teams side in Microsoft's Agents Playground, and the app package against Microsoft's schema
	@$(if $(shell unshare -rn ip link set lo up 2>/dev/null && echo yes),unshare -rn sh -c 'ip link set lo up; exec "$$@"' --) \
		$(PYTEST) $(PLAYGROUND)

$(NPM_DONE): $(PLAYGROUND)/package-lock.json
	@command -v npm >/dev/null || { echo "Microsoft's Agents Playground needs npm: sudo apt-get install npm"; exit 1; }
	@npm ci --prefix $(PLAYGROUND) --no-audit --no-fund --loglevel=error
	@touch $@

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

soak: .venv/tests ## an hour of people and posts on each database: all answered, nothing grows (two hours)
	$(BIN)/python -W ignore -m tests.soak

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
