"""A view takes a row's fields by name, in the types it declares."""

from enum import StrEnum
from types import SimpleNamespace

import msgspec
import pytest

from core.kit.views import build_view


class Colour(StrEnum):
    RED = "red"


class Step(msgspec.Struct, frozen=True):
    title: str


class Card(msgspec.Struct, frozen=True, kw_only=True):
    title: str
    colour: Colour
    tags: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    deleted: bool = False


ROW = SimpleNamespace(
    title="Bread", colour="red", tags=["home"], steps=[{"title": "Buy"}], deleted=True, secret="x"
)


def test_what_columns_keep_becomes_what_the_view_declares() -> None:
    card = build_view(Card, ROW)
    assert card == Card(
        title="Bread", colour=Colour.RED, tags=("home",), steps=(Step("Buy"),), deleted=True
    )
    assert type(card.colour) is Colour


def test_what_is_given_comes_before_the_row() -> None:
    given = build_view(Card, ROW, deleted=False, steps=[Step("Bake")])
    assert (given.deleted, given.steps, given.title) == (False, (Step("Bake"),), "Bread")


def test_a_field_that_neither_has_is_a_fault_even_with_a_default() -> None:
    with pytest.raises(AttributeError, match="tags"):
        build_view(Card, SimpleNamespace(title="Bread", colour="red"))
