"""Scalars read as strictly as every other endpoint reads them.

strawberry's own would take `1_0`, ` 5 ` and `٣` as amounts, and `2024` as an instant.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import msgspec
from graphql import FloatValueNode, GraphQLError, IntValueNode, StringValueNode, ValueNode
from strawberry.schema.types import base_scalars
from strawberry.types.scalar import ScalarDefinition

_DECIMAL = re.compile(r"-?[0-9]{1,40}(\.[0-9]{1,40})?")


def _parse_decimal(value: object) -> Decimal:
    """From text, or from a number of the variables."""
    text = value if isinstance(value, str) else str(value)
    if isinstance(value, bool) or not _DECIMAL.fullmatch(text):
        raise GraphQLError(f"An amount is plain decimal digits, like 12.50, not {text[:40]!r}.")
    return Decimal(text)


def _parse_decimal_literal(node: ValueNode, _: object = None) -> Decimal:
    """As it is written in the document: a number there would lose how it was written."""
    if not isinstance(node, StringValueNode | IntValueNode | FloatValueNode):
        raise GraphQLError("An amount is plain decimal digits, like 12.50.")
    return _parse_decimal(node.value)


def _create_parser(kind: type) -> Callable[[object], Any]:
    """What JSON may hold for `kind`, and nothing else."""

    def parse(value: object) -> Any:
        try:
            return msgspec.convert(value, kind) if isinstance(value, str) else _refuse_value(value)
        except msgspec.ValidationError as error:
            raise GraphQLError(f"{error}.") from None

    return parse


def _refuse_value(value: object) -> Any:
    raise GraphQLError(f"Expected text, not {value!r:.40}.")


STRICT_SCALARS: dict[object, ScalarDefinition] = {
    Decimal: replace(
        base_scalars.DecimalDefinition,
        parse_value=_parse_decimal,
        parse_literal=_parse_decimal_literal,
    ),
    datetime: replace(base_scalars.DateTimeDefinition, parse_value=_create_parser(datetime)),
    date: replace(base_scalars.DateDefinition, parse_value=_create_parser(date)),
    UUID: replace(base_scalars.UUIDDefinition, parse_value=_create_parser(UUID)),
}
