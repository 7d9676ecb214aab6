# The museum's commands; "make help" lists them. Python 3.11 or newer (with venv) and make are all they need.

PYTHON ?= $(or $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$python" -c "import sys; sys.exit(sys.version_info < (3, 11))" 2>/dev/null && echo "$$python" && break; done),python3)
BIN := .venv/bin
PY := $(BIN)/python
TEST_ENV := env -u DATABASE_URL DJANGO_SETTINGS_MODULE=museum.settings.test
PYTEST := $(PY) -m pytest
SLOW := --ignore=tests/journeys --ignore=tests/quality --ignore=tests/bench --ignore=tests/screenshots
PACKAGES := museum home exhibits search
TEMPLATES := templates $(PACKAGES)
# Two parts at a time, the longest first; each is printed in one piece where make can do that (GNU make 4).
TOGETHER := -j2 $(if $(filter output-sync,$(.FEATURES)),--output-sync=target)
# "make test" prepares once for all its parts, which then start at once: it says so with READY.
PREPARED := $(if $(READY),,for-test)
# Any values do: what is checked is that the production settings are safe.
PRODUCTION := env -u DATABASE_URL DJANGO_SETTINGS_MODULE=museum.settings.production ALLOWED_HOSTS=museum.example \
	BASE_URL=https://museum.example SECRET_KEY=$$($(PY) -c "import secrets; print(secrets.token_urlsafe(64))")

.DEFAULT_GOAL := help
.PHONY: help run test lint format messages romani-review golden bench quality screenshots clean \
	for-run for-test browser msgfmt epubcheck pango test-sqlite test-postgres test-journeys

help: ## list these commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 24

run: for-run ## open the museum on this machine (PORT, DATA_DIR and DATABASE_URL change port, place and database)
	@exec $(PY) -m museum.operations.start

test: for-test browser msgfmt epubcheck pango ## lint, tests on SQLite and on PostgreSQL, journeys in a real browser
	@$(MAKE) --no-print-directory READY=yes $(TOGETHER) test-journeys test-postgres test-sqlite lint

lint: $(PREPARED) ## everything that can be checked without running a test
	@echo "Python: ruff" && $(PY) -m ruff check . && $(PY) -m ruff format --check --quiet .
	@echo "Templates: djhtml" && $(PY) -m djhtml --tabwidth 4 --check $(TEMPLATES)
	@echo "Imports: import-linter" && $(BIN)/lint-imports --no-logo
	@$(PY) -m museum.operations.messages check
	@echo "Migrations" && $(TEST_ENV) $(PY) manage.py makemigrations --check --dry-run
	@echo "System checks" && $(TEST_ENV) $(PY) manage.py check --fail-level WARNING
	@echo "System checks of the production settings" && $(PRODUCTION) $(PY) manage.py check --deploy --fail-level WARNING
	@echo "Content" && $(TEST_ENV) $(PY) manage.py lint_content

format: for-test ## put Python and templates into the house's form
	@$(PY) -m ruff check --fix . ; $(PY) -m ruff format .
	@$(PY) -m djhtml --tabwidth 4 $(TEMPLATES)

messages: for-test ## bring the four catalogues level with the strings in the code
	@$(PY) -m museum.operations.messages update

romani-review: for-run ## a sheet of all Romani interface strings for a speaker to correct
	@$(PY) -m museum.operations.romani_review

golden: for-test ## tests/golden, written anew: read the difference before it is committed
	@$(TEST_ENV) GOLDEN=write $(PYTEST) -k golden tests/interchange tests/publishing tests/vocabularies

bench: for-test pango ## speed and size against the budgets
	@$(TEST_ENV) $(PYTEST) tests/bench -s

quality: for-test browser ## accessibility, HTML validity, links and budgets of every page type and language
	@$(TEST_ENV) $(PYTEST) tests/quality -s

screenshots: for-test browser ## docs/screenshots, made again
	@$(TEST_ENV) $(PYTEST) tests/screenshots -s

clean: ## remove everything installed and generated; the museum's data stays
	rm -rf .venv .build node_modules .pytest_cache .ruff_cache .import_linter_cache museum/locale/*/LC_MESSAGES/*.mo
	find $(PACKAGES) tests -name __pycache__ -type d -prune -exec rm -rf {} +

# --- Steps of the above ---------------------------------------------------------------------------------------------

for-run:
	@$(PYTHON) museum/operations/install.py run

for-test:
	@$(PYTHON) museum/operations/install.py test
	@$(PY) -m museum.operations.fonts
	@$(PY) -m museum.operations.libraries
	@$(PY) -m museum.operations.catalogues

browser: for-test
	@$(PY) -m museum.operations.chromium
	@$(PY) -m tests.browser.viewers

msgfmt: for-test
	@$(PY) -m museum.operations.msgfmt

pango: for-test
	@$(PY) -m museum.operations.pango

epubcheck: for-test
	@$(PY) -m tests.publishing.epub.epubcheck

test-sqlite: $(PREPARED) $(if $(READY),,msgfmt epubcheck pango)
	@echo "Tests on SQLite" && $(TEST_ENV) $(PYTEST) $(SLOW) tests

test-postgres: $(PREPARED) $(if $(READY),,msgfmt epubcheck pango)
	@echo "Tests on PostgreSQL" && $(TEST_ENV) $(PY) -W ignore:XDG_RUNTIME_DIR -m museum.operations.postgres $(PYTEST) $(SLOW) tests

test-journeys: $(PREPARED) $(if $(READY),,browser)
	@echo "Journeys in the browser" && $(TEST_ENV) $(PYTEST) tests/journeys
