# Every command of the project. Each installs what it needs first, under .build, and is quick when all is there.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help demo test faults matrix tutorial help-pages fuzz benchmark lint format translations bench evaluate figure1 train selftrain ablate ablate-phases ablate-parts install package clean

MODEL ?= lean-slc

ENVIRONMENT := scripts/environment.sh
PYTHON := scripts/dev_python.sh

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' Makefile

demo: ## Make a stack, despeckle it in QGIS, say what was gained; STACK=folder takes your rasters
	@$(ENVIRONMENT) plugin
	@scripts/qgis_python.sh scripts/demo.py $(if $(STACK),"$(STACK)")

test: ## Run the tests; ARGS="-k glrt" goes to pytest
	@$(ENVIRONMENT) test
	@$(PYTHON) -m pytest -c tests/pytest.ini --rootdir=tests -n auto --dist loadfile tests $(ARGS)

faults: ## Try odd files, wild parameters, kills and full disks through qgis_process; ARGS="--only names", "--tenth"
	@$(ENVIRONMENT) test
	@$(PYTHON) scripts/faults.py $(ARGS)

fuzz: ## Fuzz the parsers of files and names, MINUTES=2 each; ARGS="card onnx" chooses
	@$(ENVIRONMENT) fuzz
	@.build/fuzzer/bin/python scripts/fuzz.py $(if $(MINUTES),--minutes $(MINUTES)) $(ARGS)

matrix: ## Test on three versions of QGIS (root; 5 GB under .build), into the README; ARGS="--only sid tests/ui"
	@$(ENVIRONMENT) test
	@$(PYTHON) scripts/matrix.py $(ARGS)

# A name that does not exist would show only when an evaluation comes to it, after half an hour
NAMES_ALONE := $(addprefix --disable-error-code=,misc arg-type return-value operator call-arg unreachable import-not-found import-untyped)

lint: ## Check style (ruff) and types (mypy)
	@$(ENVIRONMENT) train
	@$(PYTHON) -m ruff check .
	@$(PYTHON) -m ruff format --check .
	@MYPYPATH=.build/plugins $(PYTHON) -m mypy -p sar_despeckle.core -p sar_despeckle.models -p sar_despeckle.arrays
	@MYPYPATH=scripts:benchmarks:.build/plugins $(PYTHON) -m mypy --explicit-package-bases $(NAMES_ALONE) scripts/evaluation

format: ## Put the code into ruff's style
	@$(ENVIRONMENT) train
	@$(PYTHON) -m ruff check --fix-only --quiet .
	@$(PYTHON) -m ruff format .

translations: ## Collect the texts that users read into i18n/*.ts, and compile what is translated there
	@$(ENVIRONMENT) translations
	@$(PYTHON) scripts/translations.py

bench: ## Measure speed, side by side with others; ARGS goes to benchmarks/run.py
	@$(ENVIRONMENT) test
	@$(PYTHON) benchmarks/run.py $(ARGS)

benchmark: ## Compare despecklers, into docs; DESPECKLER="name=command {input} {output}" plugs one in
	@$(ENVIRONMENT) plugin
	@$(ENVIRONMENT) evaluate
	@$(PYTHON) scripts/benchmark.py $(if $(DESPECKLER),--despeckler "$(DESPECKLER)") $(ARGS)

evaluate: ## Measure the networks against all that is asked of them, into docs; ARGS="real rtc"
	@$(ENVIRONMENT) evaluate
	@$(PYTHON) scripts/evaluate.py $(ARGS)

figure1: ## Figure 1 of Dalsasso et al. 2021: MuLoG and SAR2SAR on a date and on its ratio, as page and picture
	@$(MAKE) --no-print-directory evaluate ARGS=figure1

train: ## Train a network and bundle it: MODEL=lean-slc; MINUTES=9 stops then, the next call goes on; PAIRS=folder
	@$(ENVIRONMENT) train
	@$(PYTHON) -m sar_despeckle.models.training.train $(MODEL) $(if $(MINUTES),--minutes $(MINUTES)) $(if $(PAIRS),--pairs "$(PAIRS)") $(ARGS)

selftrain: ## SAR2SAR's phases A, B, C on your own dates: ARGS="--stack DATES… --start lean-slc"
	@$(ENVIRONMENT) train
	@$(PYTHON) -m sar_despeckle.models.training.real_dates.selfsupervised $(ARGS)

ablate: ## Measure what each family of scenes brings to a network; MODEL=lean-slc
	@$(ENVIRONMENT) evaluate
	@$(PYTHON) scripts/ablate.py $(MODEL) $(ARGS)

ablate-phases: ## Measure what each phase of SAR2SAR's training on real dates changes; ARGS="--start lean-slc"
	@$(ENVIRONMENT) train
	@$(PYTHON) scripts/ablate_phases.py $(ARGS)

ablate-parts: ## Measure what each part of PGD2Net is worth, by trainings without it (hours); ARGS="--only without"
	@$(ENVIRONMENT) plugin
	@$(ENVIRONMENT) evaluate
	@$(PYTHON) scripts/ablate_parts.py $(ARGS)

help-pages: ## Write the pages of the Help buttons, docs/help, from the algorithms and docs/methods.md
	@$(ENVIRONMENT) test
	@$(PYTHON) scripts/make_help_pages.py

tutorial: ## Take the pictures of docs/tutorial.md again, from the real window; ARGS="--scale 2 --folder /tmp/large"
	@$(ENVIRONMENT) test
	@$(PYTHON) scripts/tutorial.py $(ARGS)

install: ## Put this checkout into your own QGIS, with onnxruntime
	@scripts/install.sh

package: ## Make the zip for plugins.qgis.org, in dist, and check it as that site does
	@$(ENVIRONMENT) package
	@scripts/package.sh

clean: ## Remove the environments, the caches and dist
	rm -rf .build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
