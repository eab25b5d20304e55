# Two commands do everything: `make demo` shows respchain on a real charter, `make test` proves the project sound.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test catalogue
demo: .venv/installed
	@$(BIN)/python docs/demo.py

test: .venv/installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n auto

catalogue: .venv/installed
	$(BIN)/python -m tests.catalogue

.venv/installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[all,dev]'
	@touch $@
