# The verbs of this repository. `make` alone lists them. Everything is built inside .venv and built once.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup setup-test run test prove bench lock clean

VENV := .venv
BIN := $(VENV)/bin
PYTHON_IN := $(BIN)/python
PIP := $(PYTHON_IN) -m pip --disable-pip-version-check
RUNTIME := $(VENV)/.runtime-is-installed
TESTING := $(VENV)/.testing-is-installed
BENCHING := $(VENV)/.benching-is-installed
ARGS ?=
UPGRADE ?=
COMPILE := $(PYTHON_IN) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-header --no-annotate $(UPGRADE)

# An environment knows its own path: one that was moved or copied would run the code of the old place.
ifneq ($(shell cat $(VENV)/.place 2>/dev/null || echo '$(CURDIR)'),$(CURDIR))
$(shell rm -rf $(VENV))
endif

help: ## list the verbs
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' Makefile

$(PYTHON_IN):
	@.ci/environment $(VENV)

$(RUNTIME): requirements.lock pyproject.toml | $(PYTHON_IN)
	@echo 'Installing what requirements.lock names into $(VENV): a minute or so, once.'
	@$(PIP) install --quiet --require-hashes -r requirements.lock
	@$(PIP) install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(TESTING): requirements-dev.lock $(RUNTIME)
	@echo 'Installing what requirements-dev.lock names into $(VENV): a minute or so, once.'
	@$(PIP) install --quiet --require-hashes -r requirements-dev.lock
	@touch $@

setup: $(RUNTIME) ## build .venv with the xiaoer command

setup-test: $(TESTING) ## setup, and what the tests need: their packages, Chromium, a Chinese font
	@.ci/browser

run: setup ## serve a practice shop on a local chat page (and Telegram, with a token in .env)
	@exec $(BIN)/xiaoer run $(ARGS)

test: setup-test ## lint, types and every test but the slow proofs; ARGS="-k word" narrows the tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(PYTHON_IN) -m pytest -n 2 --dist loadgroup -m "not slow" $(ARGS)

prove: setup-test ## the slow proofs
	$(PYTHON_IN) -m pytest -m slow $(ARGS)

$(BENCHING): requirements-bench.lock $(TESTING)
	@echo 'Installing what requirements-bench.lock names into $(VENV): number libraries to measure beside, once.'
	@$(PIP) install --quiet --require-hashes -r requirements-bench.lock
	@touch $@

bench: $(BENCHING) ## measure: every tests/benchmarks/bench_*.py
	@for file in tests/benchmarks/bench_*.py; do \
		name=$$(basename "$$file" .py); echo "== $$name"; \
		$(PYTHON_IN) -m "tests.benchmarks.$$name"; \
	done

lock: | $(PYTHON_IN) ## write both lock files from pyproject.toml; UPGRADE=--upgrade takes newer releases
	@$(PYTHON_IN) -m uv --version >/dev/null 2>&1 || $(PIP) install --quiet uv
	printf "hatchling\neditables\n" | $(COMPILE) pyproject.toml - -o requirements.lock >/dev/null
	$(COMPILE) pyproject.toml --extra dev -c requirements.lock -o requirements-dev.lock >/dev/null
	printf "cn2an\njionlp\n" | $(COMPILE) - -c requirements-dev.lock -o requirements-bench.lock >/dev/null

clean: ## remove .venv and every cache; a shop's data is not touched
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find bot handlers jobs tests -name __pycache__ -type d -prune -exec rm -rf {} +
