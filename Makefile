# Servanda on a fresh machine: Python 3.11 or later, make, and the network once, to install what is pinned.
#
#   make demo    read the bundled sample set and print a short timeline
#   make test    run the tests, with the floors of coverage
#   make docs    write the pages that are made from the program: commands, codebook, the outputs in the tutorial
#   make lint    style, types, and which room may import which
#   make clean   remove everything that make made

PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$python" && break; done)
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed

.PHONY: help demo test docs lint clean install
.DEFAULT_GOAL := help

help:
	@sed -n 's/^#   //p' Makefile

install: $(INSTALLED)

# The stamp is written last: an installation that was interrupted is begun again.
$(INSTALLED): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { \
		echo "Servanda needs Python 3.11 or later; found: $$(python3 --version 2>&1 || true)."; \
		echo "Install one, or name it: make $(MAKECMDGOALS) PYTHON=/path/to/python3.11"; exit 1; } >&2
	@echo "Installing into $(VENV) ..." >&2
	@if "$(PYTHON)" -c 'import ensurepip' 2>/dev/null; then "$(PYTHON)" -m venv $(VENV); \
	elif "$(PYTHON)" -m pip --version >/dev/null 2>&1; then "$(PYTHON)" -m venv --without-pip $(VENV); \
	else echo "This Python has neither ensurepip nor pip; on Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; fi
	@if $(BIN)/python -m pip --version >/dev/null 2>&1; then pip="$(BIN)/python -m pip"; \
	else pip="$(PYTHON) -m pip --python $(BIN)/python"; fi; \
	$$pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock && \
	$$pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(INSTALLED)

demo: $(INSTALLED)
	@$(BIN)/servanda demo --no-open

test: $(INSTALLED)
	$(BIN)/python -m pytest -n 2 --cov --cov-report=
	$(BIN)/python evaluation/coverage_gate.py

docs: $(INSTALLED)
	$(BIN)/python -m servanda.cli.page > docs/commands.md
	$(BIN)/python -m servanda.codebook.page > docs/codebook.md
	$(BIN)/python evaluation/tutorial.py

lint: $(INSTALLED)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

clean:
	rm -rf $(VENV) build dist demo-ledger htmlcov .coverage .coverage.* \
		.pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find src tests evaluation -name __pycache__ -type d -prune -exec rm -rf {} +
