# Needs python3 (3.11 or newer), pip, make and git; all else goes into .venv.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/installed

# The issues that archive.db is built from.
ISSUES := tests/fixtures/2022-07.pdf tests/fixtures/2022-09.pdf tests/fixtures/2023-09.pdf

.PHONY: help archive test serve lock issues
.DELETE_ON_ERROR:

help: ## Say what there is to make
	@sed -n 's/^\([a-z]*\):.*## /make \1|/p' Makefile | awk -F'|' '{ printf "%-14s %s\n", $$1, $$2 }'

archive: $(STAMP) ## Install, read the bundled issues into archive.db, say what to try next
	@$(BIN)/extractor import $(ISSUES)
	@echo
	@echo "Try next:"
	@echo "  $(BIN)/extractor search 外包"
	@echo "  $(BIN)/extractor figures --item 日本 --period 2023"
	@echo "  $(BIN)/extractor show tests/fixtures/2023-09.pdf"
	@echo "  $(BIN)/extractor import FOLDER-OF-YOUR-PDFS"
	@echo "  make serve"

test: $(STAMP) ## Run all checks and all tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/extractor check
	$(BIN)/pytest -n auto --dist worksteal

serve: $(STAMP) ## Open archive.db in the browser
	$(BIN)/extractor serve

issues: ## Name the files that archive.db is built from
	@printf '%s\n' $(ISSUES)

lock: ## Renew requirements.lock from pyproject.toml
	@folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT && \
	$(PYTHON) -m venv "$$folder" && "$$folder/bin/python" -m pip install --quiet uv && \
	"$$folder/bin/uv" pip compile pyproject.toml --quiet --upgrade --extra dev --extra ocr --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --custom-compile-command 'make lock' --output-file requirements.lock

# The environment is whole only when the stamp is there; it names its folder, for an environment cannot be moved.
ifneq ($(CURDIR),$(shell cat $(STAMP) 2>/dev/null))
.PHONY: $(STAMP)
endif

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo 'Python 3.11 or newer is needed: name one, as in "make archive PYTHON=python3.12".' >&2; exit 1; }
	@echo 'Installing into $(VENV) …'
	@rm -f $@
	@if $(PYTHON) -c 'import ensurepip' 2>/dev/null; then \
	  $(PYTHON) -m venv --clear $(VENV) && pip='$(BIN)/python -m pip'; \
	elif $(PYTHON) -m pip --version >/dev/null 2>&1; then \
	  $(PYTHON) -m venv --clear --without-pip $(VENV) && pip='$(PYTHON) -m pip --python $(BIN)/python'; \
	else \
	  echo 'This Python has neither ensurepip nor pip; on Debian and Ubuntu: apt-get install python3-venv' >&2; exit 1; \
	fi && $$pip install --quiet --require-hashes --requirement requirements.lock
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@echo '$(CURDIR)' > $@
