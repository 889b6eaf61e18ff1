# One command each. Needs git, make and Python 3.11 or newer; everything else is put into .venv.
#
#   make lab                                      open the lessons in JupyterLab
#   make lab ARGS="--no-browser --port 8890"      the same, with arguments passed on
#   make test                                     every test, the ones in a real browser included
#   make check                                    style, types and content
#   make bench                                    the benchmarks
#   make clean                                    remove what make has made

.DEFAULT_GOAL := help
.PHONY: help lab test check bench clean lock

ARGS ?=

# A Python of our own choice may be named: make lab PYTHON=/somewhere/python3.12
PYTHON ?=
ifeq ($(OS),Windows_NT)
BIN := .venv/Scripts
else
BIN := .venv/bin
endif
RUN := $(BIN)/python
STAMP := .venv/installed
NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))

help:
	@sed -n 's/^#   //p' Makefile

lab: $(STAMP)
	@$(RUN) -m curriculum lab $(ARGS)

test: $(STAMP)
	@browser=$$($(RUN) -m tests.chromium) && echo "Browser: $$browser"
	@$(RUN) -m pytest $(ARGS)

check: $(STAMP)
	$(RUN) -m ruff check .
	$(RUN) -m mypy
	$(RUN) -m curriculum check

bench: $(STAMP)
	@if command -v uv >/dev/null 2>&1; then uv pip install --quiet --python $(RUN) --editable '.[bench]'; \
	else $(RUN) -m pip --version >/dev/null 2>&1 || $(RUN) -m ensurepip --upgrade >/dev/null; \
	$(RUN) -m pip install --quiet --disable-pip-version-check --editable '.[bench]'; fi
	$(RUN) -m benchmarks $(ARGS)
	$(RUN) -m benchmarks.shell $(ARGS)

clean:
	rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# For maintainers, with uv: after a change to the dependencies in pyproject.toml.
lock:
	uv pip compile pyproject.toml --extra test --group build --generate-hashes --universal \
		--no-annotate --no-header --python-version 3.11 --quiet --output-file requirements.lock

# The stamp is newer than the lock and the project's description if both have been installed.
# An environment that another Python made, or whose Python has gone, is made anew.
$(STAMP): requirements.lock pyproject.toml
	@python='$(PYTHON)'; \
	if [ -z "$$python" ]; then \
		for name in python3 python3.14 python3.13 python3.12 python3.11 python py; do \
			if "$$name" -c '$(NEW_ENOUGH)' >/dev/null 2>&1; then python=$$name; break; fi; \
		done; \
	fi; \
	if [ -z "$$python" ] || ! "$$python" -c '$(NEW_ENOUGH)'; then \
		echo "This course needs Python 3.11 or newer, and none was found. Install one and try again," >&2; \
		echo "or name it: make lab PYTHON=/path/to/python3" >&2; \
		exit 1; \
	fi; \
	echo "Setting up in .venv: a minute or two, this once."; \
	fresh=; \
	$(RUN) -c '$(NEW_ENOUGH)' >/dev/null 2>&1 || fresh=yes; \
	if command -v uv >/dev/null 2>&1; then \
		if [ -n "$$fresh" ]; then uv venv --quiet --clear --python "$$python" .venv || exit 1; fi; \
		uv pip install --quiet --python $(RUN) --require-hashes --requirement requirements.lock && \
		uv pip install --quiet --python $(RUN) --no-deps --no-build-isolation --editable .; \
	else \
		if [ -n "$$fresh" ]; then "$$python" -m venv --clear .venv || exit 1; fi; \
		if ! $(RUN) -m pip --version >/dev/null 2>&1; then $(RUN) -m ensurepip --upgrade >/dev/null || exit 1; fi; \
		pip="$(RUN) -m pip --disable-pip-version-check install --quiet"; \
		$$pip --require-hashes --requirement requirements.lock && \
		$$pip --no-deps --no-build-isolation --editable .; \
	fi && touch $@
