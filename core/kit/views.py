"""From rows to views."""

from typing import Any, TypeVar

import msgspec

S = TypeVar("S", bound=msgspec.Struct)


def build_view(kind: type[S], row: object, **given: Any) -> S:
    """The view whose fields are `given`, or else the row's attributes of the same names, converted
    to the fields' types: arrays to tuples, texts to enums, JSON to structs."""
    names = (name for name in kind.__struct_fields__ if name not in given)
    return msgspec.convert({name: getattr(row, name) for name in names} | given, kind)
