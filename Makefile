# Every target needs only Python 3.11-3.13 and this folder; the virtual environment is made when it is first needed.
SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
CODE := pipelines assets schemas riksdata
ARGS ?=

# The first interpreter of a supported version; `make PYTHON=/path/to/python run` chooses another.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' 2>/dev/null && echo $$p && break; done)

export PIP_DISABLE_PIP_VERSION_CHECK := 1
export DAGSTER_DISABLE_TELEMETRY := 1

.PHONY: models bench help run test lint audit format ui validators conformance interop scores round round-score campaign fuzz constraints clean
.DEFAULT_GOAL := help

help: ## show the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

run: $(STAMP) ## read data/inbox, publish a release under data/releases (ARGS="--home DIR …" goes to `riksdata run`)
	@$(BIN)/riksdata run $(ARGS)

test: $(STAMP) ## all checks: style, types, tests
	@# style and types are looked at beside the tests, and told at the end; with the plugins that are named pytest need not look through
	@# the code of all others, with their libraries, in each of its processes
	@$(MAKE) --no-print-directory lint >$(VENV)/lint.log 2>&1 & lint=$$!; \
	$(BIN)/python -m pytest --disable-plugin-autoload -p xdist -p hypothesispytest -n auto --dist worksteal $(ARGS); tests=$$?; \
	wait $$lint; lint=$$?; cat $(VENV)/lint.log; exit $$((tests | lint))

lint: $(STAMP) ## style, types, and what bandit knows to be dangerous
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/bandit -q -c pyproject.toml -r $(CODE)

audit: $(STAMP) ## known faults of the pinned libraries, asked of PyPI's list (needs a network, so it is no part of `make test`)
	$(VENV)-audit/bin/pip-audit --version >/dev/null 2>&1 || { $(PYTHON) -m venv $(VENV)-audit && $(VENV)-audit/bin/python -m pip install -q pip-audit; }
	$(VENV)-audit/bin/pip-audit --strict --no-deps --disable-pip -r constraints.txt

format: $(STAMP) ## put the code in form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

ui: $(STAMP) ## Dagster in the browser, on 127.0.0.1
	@$(BIN)/riksdata ui $(ARGS)

validators: ## the environments of the validators that `make conformance` runs; made beside everything else
	RIKSDATA_PYTHON="$(PYTHON)" tests/conformance/environments

conformance: $(STAMP) ## the release against the official validators, in an environment of its own
	tests/conformance/run $(ARGS)

interop: $(STAMP) ## the release read by other programs: polars, pandas, Node, LibreOffice
	tests/interop/run $(ARGS)

scores: $(STAMP) ## measure extraction against the gold rows and record the figures
	$(BIN)/python tests/gold/gold_rows.py

round: $(STAMP) ## draw documents that were never read and write them out for annotation (ROUND=3 OUT=a folder outside the repository)
	$(BIN)/python -m tests.rounds.draw --round $(ROUND) --out $(OUT) $(ARGS)

round-score: $(STAMP) ## score a round at first sight and record it (ROUND=3 OUT=the folder with its annotations; ARGS="--again --errors" later)
	$(BIN)/python -m tests.rounds.score --round $(ROUND) --out $(OUT) $(ARGS)

models: $(STAMP) ## train the models again from the labels (the texts lie in ../shared/corpus; ARGS="--curve" prints the learning curve)
	$(BIN)/python -m pip install -q -c constraints.txt -e '.[train]'
	OMP_NUM_THREADS=1 $(BIN)/python -m training.actions $(ARGS)
	OMP_NUM_THREADS=1 $(BIN)/python -m training.arguments
	OMP_NUM_THREADS=1 $(BIN)/python -m training.statistics
	OMP_NUM_THREADS=1 $(BIN)/python -m training.periods
	$(BIN)/python -m training.attributive_words
	OMP_NUM_THREADS=1 $(BIN)/python -m training.belonging

bench: $(STAMP) ## every stage at 3 000, 12 000 and 30 000 documents, into docs/performance.md (ARGS="3000 100000" for other sizes)
	$(BIN)/python benchmarks/growth.py $(ARGS)

campaign: $(STAMP) ## stop every act at every write, lay faults, feed noise; prints its table (ARGS="--short", "--write" into docs/reliability.md)
	$(BIN)/python -m tests.campaign $(ARGS)

fuzz: $(STAMP) ## every reader and extractor fed with inputs changed by chance, a minute (ARGS="--inputs 1000000 --ledger FILE" over a night)
	$(BIN)/python -m tests.campaign.fuzz $(ARGS)

constraints: $(STAMP) ## write the versions now installed to constraints.txt
	$(BIN)/python -m pipelines.constraints > constraints.new && mv constraints.new constraints.txt

clean: ## remove what was built (not the data)
	rm -rf $(VENV) .venv-* build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis

# Bytecode is compiled once: it halves Dagster's start.
$(STAMP): pyproject.toml constraints.txt
	@test -n "$(PYTHON)" || { echo "riksdata needs Python 3.11, 3.12 or 3.13; none was found. Install one, or name it: make PYTHON=/path/to/python" >&2; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing riksdata and its libraries into $(VENV); this takes a minute or two, once." >&2
	@$(BIN)/python -m pip install --quiet --no-compile -c constraints.txt -e '.[test]'
	@# some libraries carry files for other Pythons, and tests that nobody runs
	@$(BIN)/python -m compileall -qq -j 0 -x '/(tests?|pip|setuptools|mypyc?|lexers)/' $(VENV)/lib/python3.*/site-packages || true
	@$(BIN)/python -m compileall -q $(CODE)
	@touch $(STAMP)
