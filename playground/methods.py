"""The table of Bot API methods, built from aiogram's models, and the reading of parameters."""

import types
from dataclasses import dataclass
from functools import cache
from typing import Any, Union, get_args, get_origin

import aiogram.methods
import msgspec
from aiogram.client.default import Default
from aiogram.methods import TelegramMethod
from pydantic import ValidationError

from playground.errors import ApiError, build_bad_request

_EMPTY_TEXTS = {"text": "message text is empty", "chat_id": "chat_id is empty"}


@dataclass(frozen=True)
class MethodSpec:
    """One method: its model, and the parameters that arrive JSON-encoded."""

    name: str
    model: type[TelegramMethod[Any]]
    encoded: frozenset[str]

    def parse_fields(self, fields: dict[str, Any]) -> TelegramMethod[Any]:
        """Fields of a request into the model.

        :raises ApiError: 400 naming the first wrong parameter.
        """
        try:
            return self.model.model_validate(self._decode_fields(fields))
        except ValidationError as error:
            raise _build_refusal(error) from error

    def _decode_fields(self, fields: dict[str, Any]) -> dict[str, Any]:
        decoded = {
            name: _decode_value(value) if name in self.encoded and isinstance(value, str) else value
            for name, value in fields.items()
            if name in self.model.model_fields
        }
        chat_id = decoded.get("chat_id")
        if isinstance(chat_id, str) and chat_id.lstrip("-").isdecimal():
            decoded["chat_id"] = int(chat_id)
        return decoded


def _decode_value(value: str) -> Any:
    try:
        return msgspec.json.decode(value)
    except msgspec.DecodeError:
        return value


def _build_refusal(error: ValidationError) -> ApiError:
    first = error.errors()[0]
    name = str(first["loc"][0]) if first["loc"] else "request"
    if first["type"] == "missing" and len(first["loc"]) == 1:
        return build_bad_request(_EMPTY_TEXTS.get(name, f"parameter {name} is required"))
    if name == "reply_markup":
        return build_bad_request(f"can't parse reply markup: {first['msg']}")
    return build_bad_request(f"invalid parameter {name}: {first['msg']}")


def _accepts_text(annotation: Any) -> bool:
    if get_origin(annotation) in (Union, types.UnionType):
        return any(_accepts_text(choice) for choice in get_args(annotation))
    return annotation is str


@cache
def get_method_table() -> dict[str, MethodSpec]:
    """Every method aiogram knows, by its lower-case name (Telegram ignores case)."""
    models = [
        value
        for value in vars(aiogram.methods).values()
        if isinstance(value, type)
        and issubclass(value, TelegramMethod)
        and value is not TelegramMethod
    ]
    specs = [
        MethodSpec(model.__api_method__, model, _list_encoded_fields(model)) for model in models
    ]
    return {spec.name.lower(): spec for spec in specs}


def _list_encoded_fields(model: type[TelegramMethod[Any]]) -> frozenset[str]:
    fields = model.model_fields.items()
    return frozenset(name for name, field in fields if not _accepts_text(field.annotation))


def get_provided(value: Any) -> Any:
    """A parameter, or None when the bot left it to its defaults."""
    return None if isinstance(value, Default) else value
