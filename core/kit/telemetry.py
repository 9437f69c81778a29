"""Logs (console and rotating file) with one trace id from the update to the reply."""

import logging
import logging.handlers
import re
import sys
import uuid
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

import structlog
from structlog.contextvars import bind_contextvars, get_contextvars

from core.kit.error_texts import blank_content, blank_values, describe_error, format_error
from core.kit.settings import SettingsError

_ERROR_KEYS = frozenset({"error", "reason"})
_TOKEN_PATTERN = re.compile(r"\b\d{5,}:[A-Za-z0-9_-]{20,}")
_PASSWORD_PATTERN = re.compile(r"(?<=://)([^:/@\s]*):[^@/\s]+@")


def redact_secrets(text: str) -> str:
    """Replace bot tokens and the passwords inside addresses."""
    return _PASSWORD_PATTERN.sub(r"\1:***@", _TOKEN_PATTERN.sub("***", text))


class _RedactingFormatter(structlog.stdlib.ProcessorFormatter):
    def format(self, record: logging.LogRecord) -> str:
        return redact_secrets(super().format(record))


def _blank_content(_: Any, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """What people wrote stays out of the logs, whoever logs it: errors quote it."""
    for key, value in event.items():
        if key == "exc_info" or key.startswith("_"):
            continue
        if isinstance(value, BaseException):
            event[key] = describe_error(value)
        elif isinstance(value, str):
            event[key] = (blank_values if key in _ERROR_KEYS else blank_content)(value)
    return event


def _format_exception(_: Any, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    given = event.pop("exc_info", None)
    if given is True:
        given = sys.exc_info()
    error = given[1] if isinstance(given, tuple) else given
    if isinstance(error, BaseException):
        event["exception"] = format_error(error)
    return event


def _drop_color(_: Any, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    event.pop("color_message", None)
    return event


DETAILS = "details."
"""Loggers under this name write what an operator looks up when one line was not enough: into the
file alone, unless LOG_LEVEL is DEBUG."""


def _is_for_the_console(record: logging.LogRecord) -> bool:
    return not record.name.startswith(DETAILS)


def configure_logs(level: str, directory: Path | None = None) -> None:
    """Send structlog and standard logging to the console and, if given, `directory`/uspevai.log."""
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _drop_color,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    console = logging.StreamHandler()
    if level != "DEBUG":
        console.addFilter(_is_for_the_console)
    console.setFormatter(_build_formatter(shared, structlog.dev.ConsoleRenderer(colors=False)))
    handlers: list[logging.Handler] = [console]
    if directory is not None:
        handlers.append(_build_file_handler(directory, shared))
    root = logging.getLogger()
    root.handlers[:] = handlers
    root.setLevel(level)
    for noisy in (
        "alembic",
        "uvicorn.error",
        "aiogram.event",
        "httpx",
        "apscheduler",
        "aiohttp.access",
        "uvicorn.access",
    ):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    # It raises what it logs, and whoever handles that knows whether it is worth a line.
    logging.getLogger("aiogram_dialog.window").setLevel(logging.CRITICAL)


def _build_file_handler(directory: Path, shared: list[Any]) -> logging.Handler:
    try:
        directory.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            directory / "uspevai.log", maxBytes=10_000_000, backupCount=5, encoding="utf-8"
        )
    except OSError as error:
        reason = f"cannot write logs to {directory} ({error.strerror})"
        raise SettingsError(f"{reason}: set LOG_DIR or DATA_DIR to another folder") from None
    handler.setFormatter(
        _build_formatter(shared, structlog.processors.JSONRenderer(ensure_ascii=False))
    )
    return handler


def _build_formatter(shared: list[Any], renderer: Any) -> _RedactingFormatter:
    return _RedactingFormatter(
        foreign_pre_chain=shared,
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            _blank_content,
            _format_exception,
            renderer,
        ],
    )


def start_trace(trace_id: str | None = None) -> str:
    """Bind a trace id to everything logged in this context and return it."""
    trace = trace_id or uuid.uuid4().hex[:16]
    bind_contextvars(trace=trace)
    return trace


def get_current_trace() -> str:
    """The trace id of this context; a new one where none was started."""
    trace = get_contextvars().get("trace")
    return str(trace) if trace else start_trace()
