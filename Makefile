# Three words: `make demo` shows it, `make test` proves it, `make bench` measures it. Needs python3 (3.11 or newer) and make.
CANDIDATES := python3 python3.14 python3.13 python3.12 python3.11
NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for one in $(CANDIDATES); do $$one -c '$(NEW_ENOUGH)' 2>/dev/null && { echo $$one; break; }; done)
VENV ?= .venv
RUN := $(VENV)/bin
PIP := $(RUN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt

.PHONY: demo test lint types imports pytest bench docs scripts portrait clean

# `make demo ENGINE=neo4j` fetches a real Neo4j (once) and builds the graph view on it; without ENGINE the embedded engine is used.
demo: $(VENV)/.installed$(if $(filter neo4j,$(ENGINE)),-neo4j,-demo)
	@if [ "$(ENGINE)" = neo4j ]; then $(RUN)/liantu neo4j install; fi
	@LIANTU_GRAPH=$(ENGINE) $(RUN)/liantu demo
	@$(RUN)/liantu serve --background --home demo/xian

test: lint types imports pytest

lint: $(VENV)/.installed-test
	@$(RUN)/ruff check .

types: $(VENV)/.installed-test
	@$(RUN)/mypy

imports: $(VENV)/.installed-test
	@$(RUN)/lint-imports

pytest: $(VENV)/.installed-test
	@$(RUN)/liantu neo4j install || echo "没有取到 Neo4j：要用它的测试会跳过（在 CI 里算失败）。"
	@$(RUN)/python -m app.web.bundling fetch || echo "查网页脚本是不是最新的、查无障碍的测试会跳过。"
	@$(RUN)/pytest -n 2

bench: $(VENV)/.installed-test
	@$(RUN)/python -m bench $(ONLY)

docs: $(VENV)/.installed-test
	@$(RUN)/python -m ontology.docs
	@$(RUN)/python -m app.cli.reference
	@$(RUN)/python -m app.showcase
	@$(RUN)/python -m tests.zoo

# The built scripts are committed: only whoever changes app/web/client needs this.
scripts: $(VENV)/.installed-test
	@$(RUN)/python -m app.web.bundling

# The README's picture: needs Chromium.
portrait: $(VENV)/.installed-test
	@$(RUN)/python -m app.portrait

clean:
	rm -rf demo build dist *.egg-info

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "需要 Python 3.11 或更新版本：安装后再试，或用 make PYTHON=路径 指定。"; exit 1; }
	@$(PYTHON) -c '$(NEW_ENOUGH)' || { echo "$(PYTHON) 版本太旧：需要 Python 3.11 或更新版本。"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(PIP) -e '.[documents,networks,pinyin,text,web]'
	@touch $@

$(VENV)/.installed-demo: $(VENV)/.installed
	$(PIP) -e '.[documents,networks,pinyin,text,web]'
	@touch $@

$(VENV)/.installed-neo4j: $(VENV)/.installed-demo
	$(PIP) -e '.[neo4j]'
	@touch $@

$(VENV)/.installed-test: $(VENV)/.installed
	$(PIP) -e '.[test]'
	@touch $@
