"""Logs and dead letters say what went wrong, and nothing of what people wrote."""

import json
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Literal
from uuid import UUID

import msgspec
import pytest
import structlog
from aiogram.exceptions import ClientDecodeError, TelegramBadRequest
from aiogram.methods import SendMessage
from aiogram.types import Update
from dateutil.parser import parse
from pydantic import BaseModel

from core.kit.error_texts import describe_error
from core.kit.errors import DomainError
from core.kit.telemetry import configure_logs

SECRET = "zanzibar4711"


class Model(BaseModel):
    kind: Literal["a"]
    number: int


class Shape(msgspec.Struct, forbid_unknown_fields=True):
    kind: Literal["a"] = "a"


def _refuse() -> None:
    method = SendMessage(chat_id=1, text=SECRET)
    raise TelegramBadRequest(method, f'can\'t parse entities: unsupported tag "{SECRET}" at 3')


def _undecodable() -> None:
    raise ClientDecodeError("no JSON", ValueError(SECRET), {"text": SECRET})


def _domain() -> None:
    raise DomainError("too-long", title=SECRET)


def _within() -> None:
    try:
        UUID(f"{SECRET}")
        int(SECRET)
    except ValueError as error:
        raise RuntimeError(f"malformed: {error!r}, '{SECRET}'") from error


FAULTS: list[Callable[[], object]] = [
    lambda: Model.model_validate({"kind": SECRET, "number": SECRET}),
    lambda: Update.model_validate({"update_id": SECRET, "message": {"text": SECRET}}),
    lambda: msgspec.json.decode(json.dumps({"kind": SECRET}), type=Shape),
    lambda: msgspec.json.decode(json.dumps({SECRET: 1}), type=Shape),
    lambda: int(SECRET),
    lambda: float(f"{SECRET}'s"),
    lambda: dict[str, int]()[SECRET],
    lambda: parse(f"{SECRET} o'clock"),
    lambda: f"{SECRET}ї".encode("ascii"),
    lambda: f"{SECRET}ї".encode("cp1251").decode("utf-8"),
    lambda: json.loads(f"{SECRET}"),
    _refuse,
    _undecodable,
    _domain,
    _within,
]


@pytest.mark.parametrize("fault", FAULTS)
def test_no_error_tells_what_it_is_about(
    fault: Callable[[], object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = logging.getLogger()
    monkeypatch.setattr(root, "handlers", list(root.handlers))
    before = structlog.get_config()
    configure_logs("INFO", tmp_path)
    try:
        fault()
    except Exception as error:
        structlog.get_logger("a").error("failed", exc_info=error)
        structlog.get_logger("a").error("failed", error=error, reason=describe_error(error))
        logging.getLogger("b").exception("library")
        said = describe_error(error)
    finally:
        for handler in root.handlers:
            handler.close()
        structlog.configure(**before)
    written = (tmp_path / "uspevai.log").read_text()
    assert len(written.splitlines()) == 3
    assert SECRET not in written + said
    assert said.startswith(type(error_of(fault)).__name__)
    assert "in error_of" not in written
    assert Path(__file__).name in written, "the place of the fault is told"


def error_of(fault: Callable[[], object]) -> BaseException:
    try:
        fault()
    except Exception as error:
        return error
    raise AssertionError("no fault")


def test_what_helps_to_mend_a_fault_stays() -> None:
    told = describe_error(error_of(FAULTS[0]))
    assert told == "ValidationError: kind literal_error; number int_parsing"
    assert "Expected" in describe_error(error_of(lambda: msgspec.json.decode("1", type=str)))
    assert describe_error(OSError(28, "No space left on device")).endswith(
        "No space left on device"
    )
    assert describe_error(error_of(_domain)) == "DomainError: too-long"
