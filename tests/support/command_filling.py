"""Commands of any kind, filled by their types alone: for laws that hold for every command."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

import msgspec
from msgspec import inspect

from core.kit.messages import Command

DAY = date(2026, 3, 10)
BUILTIN = (UUID, date, datetime, time, bytes, Decimal)
# What the types alone do not tell: values that pass the rules behind them.
MEANT: dict[str, Any] = {
    "locale": "uk",
    "zone": "Asia/Tokyo",
    "platform": "telegram",
    "platform_user_id": "666",
    "way": "mail",
    "address": "eva@example.com",
    "code": "123456",
    "kind": "task",
    "source": "todoist",
    "pictures": "light",
    "due_at": datetime(2100, 1, 1, tzinfo=UTC),
}


def filled(command: type[Command[Any]], user_id: UUID, thing_id: UUID, **more: Any) -> Command[Any]:
    """With every required field given; each id in it is `thing_id`."""
    values = {
        field.encode_name: more.get(field.encode_name, _meant(field, thing_id))
        for field in _fields(command)
        if field.required and field.encode_name != "user_id"
    }
    given = {"user_id": user_id, **values}
    made: Command[Any] = msgspec.convert(given, command, builtin_types=BUILTIN)
    return made


def names_things(command: type[Command[Any]]) -> bool:
    """True when the command is about something that has an id."""
    return any(
        UUID in set(_types(field.type))
        for field in _fields(command)
        if field.required and field.encode_name != "user_id"
    )


def _fields(struct: type[msgspec.Struct]) -> tuple[inspect.Field, ...]:
    told = inspect.type_info(struct)
    assert isinstance(told, inspect.StructType)
    return told.fields


def _meant(field: inspect.Field, thing_id: UUID) -> Any:
    if isinstance(field.type, inspect.StrType | inspect.DateTimeType):
        return MEANT.get(field.encode_name, _value(field.type, thing_id))
    return _value(field.type, thing_id)


def _value(kind: Any, thing_id: UUID) -> Any:
    match kind:
        case inspect.UnionType():
            return _value(kind.types[0], thing_id)
        case inspect.VarTupleType() | inspect.ListType() | inspect.SetType():
            return [_value(kind.item_type, thing_id)]
        case inspect.TupleType():
            return [_value(one, thing_id) for one in kind.item_types]
        case inspect.StructType():
            return _struct(kind, thing_id)
        case inspect.UUIDType():
            return thing_id
    return _PLAIN[type(kind)](kind)


def _struct(kind: inspect.StructType, thing_id: UUID) -> Any:
    values = {f.encode_name: _meant(f, thing_id) for f in kind.fields if f.required}
    if kind.array_like:
        return list(values.values())
    tag: Mapping[str, Any] = {kind.tag_field: kind.tag} if kind.tag_field else {}
    return {**values, **tag}


_PLAIN: dict[type, Callable[[Any], Any]] = {
    inspect.StrType: lambda kind: "shop" if kind.pattern else "ч" * max(1, kind.min_length or 1),
    inspect.BytesType: lambda kind: bytes(kind.min_length or 1),
    inspect.IntType: lambda kind: max(1, kind.ge or 0),
    inspect.FloatType: lambda kind: max(1.0, kind.ge or 0.0),
    inspect.DecimalType: lambda _: Decimal(1),
    inspect.BoolType: lambda _: True,
    inspect.LiteralType: lambda kind: kind.values[0],
    inspect.EnumType: lambda kind: next(iter(kind.cls)).value,
    inspect.DictType: lambda _: {},
    inspect.DateType: lambda _: DAY,
    inspect.TimeType: lambda _: time(18),
    inspect.DateTimeType: lambda _: datetime(2026, 3, 10, 12, tzinfo=UTC),
    inspect.AnyType: lambda _: "ч",
    inspect.RawType: lambda _: msgspec.Raw(b"{}"),
}


def _types(kind: inspect.Type) -> Iterator[type]:
    match kind:
        case inspect.UUIDType():
            yield UUID
        case inspect.VarTupleType() | inspect.ListType() | inspect.SetType():
            yield from _types(kind.item_type)
        case inspect.StructType():
            for field in kind.fields:
                yield from _types(field.type)
        case inspect.UnionType():
            for one in kind.types:
                yield from _types(one)
