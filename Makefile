# `make run` serves the demo newspaper, `make test` passes the tests; both set up what they need.

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
BIN := .venv/bin
STATIC_SOURCES := $(shell find static -type f 2>/dev/null)

export SITE_URL ?= http://127.0.0.1:$(PORT)

.PHONY: run test pictures lint fmt check bench messages requirements clean help

help: ## Say what each target does
	@sed -n 's/^\([a-z]*\):.*## /\1: /p' $(MAKEFILE_LIST)

run: .venv/.run .env var/static/.stamp ## Serve the newspaper at http://127.0.0.1:$(PORT)
	@$(BIN)/python manage.py serve --host $(HOST) --port $(PORT)

test: .venv/.dev tests/node_modules ## Run all the tests
	@$(BIN)/python -m tests.chromium
	@$(BIN)/python -m pytest -n auto --dist loadgroup $(ARGS)

pictures: .venv/.dev ## Take the pictures of the documentation again, of the demo newspaper
	@$(BIN)/python -m tests.chromium
	@$(BIN)/python -m pytest -q tests/browser/pictures.py

lint: .venv/.dev ## Check style, types, templates, imports and migrations
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/djlint --lint templates --quiet
	$(BIN)/lint-imports
	DEBUG=on $(BIN)/python manage.py makemigrations --check --dry-run
	DEBUG=on $(BIN)/python manage.py check

fmt: .venv/.dev ## Put code in shape
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

check: test lint ## All that CI does

bench: .venv/.run ## Measure the site beside what the machine can do, in some fifteen minutes; QUICK=1 in three
	@type wrk nginx varnishd >/dev/null 2>&1 || { apt-get -qq update && apt-get -qq install -y wrk nginx-light varnish; }
	@$(BIN)/python -m bench $(if $(QUICK),--quick)

messages: .venv/.run .env ## Bring new words into the catalogues, compile them, say what is left to translate
	$(BIN)/python manage.py messages

requirements: .venv/.dev ## Pin the newest versions that requirements.in and requirements-dev.in allow
	$(BIN)/pip-compile -q -U --strip-extras --no-emit-index-url --no-emit-find-links requirements.in
	$(BIN)/pip-compile -q -U --strip-extras --no-emit-index-url --no-emit-find-links requirements-dev.in

clean: ## Forget the demo newspaper: database, uploads, mail, static files
	rm -rf var

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/.run: requirements.txt | .venv/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/.dev: requirements-dev.txt .venv/.run
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

# The HTML checker; without Java or npm its test says so and is skipped.
tests/node_modules: tests/package.json
	@if type java npm >/dev/null 2>&1; then \
	  npm install --prefix tests --no-package-lock --no-audit --no-fund --silent || \
	  echo "npm could not fetch the HTML checker: its test will be skipped."; \
	fi

.env: | .venv/.run
	$(BIN)/python -m newsroom.first_env

var/static/.stamp: .venv/.run $(STATIC_SOURCES) | .env
	$(BIN)/python manage.py collectstatic --no-input --verbosity 0
	@touch $@
