# What can be done with this checkout; `make` alone lists it. Every target first makes ready what it needs.

SHELL := bash
PYTHON := .venv/bin/python
PYTEST := $(PYTHON) -m pytest
PARALLEL := -n auto --maxprocesses 4
# Tests with servers, stores and browsers wait for a third of their time: one more of them than there are cores.
WAITING := -n $(if $(filter 1 2,$(shell getconf _NPROCESSORS_ONLN)),3,4)
STEP := @.ci/step
# Each of these keeps one core busy; what takes longest is named first.
QUICK := javascript-unit types javascript dependencies templates lint format-check imports
CHECKS := quick unit
export PATH := $(CURDIR)/.venv/bin:$(PATH)
# Each of the many processes that tests start would compile everything anew.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
ifndef AT_ONCE
.NOTPARALLEL:
endif
.PHONY: help run test check suites browser bench lock format pictures clean $(CHECKS) $(QUICK)

help: ## list what can be done
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

run: ## set up and serve the example workshop on 127.0.0.1:8000; HOST, PORT, DATA and REDIS_URL override
	@.ci/bootstrap run
	@$(PYTHON) -m facilitator serve

test: ## set up and run everything: the checks, the tests on real stores and servers, the tests in a browser
	@.ci/bootstrap test
	@$(MAKE) --no-print-directory --keep-going $(CHECKS) suites browser

check: ## the quick part of it: lint, format, types, imports, unit tests, JavaScript
	@.ci/bootstrap check
	@$(MAKE) --no-print-directory --keep-going $(CHECKS)

format: ## bring the code into its form, and mend what a tool can mend
	@.ci/bootstrap check
	@$(PYTHON) -m ruff check --fix-only .
	@$(PYTHON) -m ruff format .
	@npm run --silent format

lock: ## write the locked requirements, with hashes, from pyproject.toml
	@.ci/bootstrap check
	@.ci/lock

bench: ## measure the live core beside bare baselines and other servers; ARGS="fanout joining" for some of it
	@.ci/bootstrap test
	@PYTHONPATH=. $(PYTHON) -m tests.bench $(ARGS)

pictures: ## take pictures of every page of the example event with simulated people in it; ARGS="FOLDER --every" for all
	@.ci/bootstrap test
	@PYTHONPATH=. $(PYTHON) .ci/pictures.py $(or $(ARGS),docs/pictures)

clean: ## remove what was set up and made; what workshops wrote stays
	rm -rf .venv .bench node_modules dist test-results .pytest_cache .hypothesis .mypy_cache .ruff_cache .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The steps of `make check` and `make test`. They expect that everything is set up.

quick:
	@$(MAKE) --no-print-directory --keep-going --jobs 2 --output-sync=target AT_ONCE=yes $(QUICK)

lint:
	$(STEP) "lint: ruff" $(PYTHON) -m ruff check .

format-check:
	$(STEP) "format: ruff" $(PYTHON) -m ruff format --check .

types:
	$(STEP) "types: mypy" $(PYTHON) -m mypy

imports:
	$(STEP) "import contracts: import-linter" .venv/bin/lint-imports

dependencies:
	$(STEP) "declared dependencies: deptry" .venv/bin/deptry .

templates:
	$(STEP) "templates: djlint" .venv/bin/djlint templates --lint --quiet

javascript:
	$(STEP) "JavaScript, lint and types: biome, tsc" npm run --silent check

javascript-unit:
	$(STEP) "JavaScript tests: node" node --test tests/js/*.test.js

unit:
	$(STEP) "unit tests: pytest" $(PYTEST) tests/unit $(PARALLEL)

suites:
	$(STEP) "tests on real stores and servers: pytest" $(PYTEST) tests --ignore tests/unit --ignore tests/browser $(WAITING)

# Synchronous Playwright and asynchronous tests cannot share one run. One worker plays the whole event meanwhile.
browser:
	$(STEP) "tests in a browser: pytest, Chromium" $(PYTEST) tests/browser $(WAITING) --dist worksteal
