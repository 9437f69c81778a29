"""Imports run without the garbage collector; afterwards it works, whatever became of them."""

import gc

import pytest

from core.kit.process import uncollected


def test_the_collector_works_again_even_when_an_import_failed() -> None:
    seen = []

    def fail() -> None:
        with uncollected():
            seen.append(gc.isenabled())
            raise ModuleNotFoundError

    with pytest.raises(ModuleNotFoundError):
        fail()
    assert [*seen, gc.isenabled()] == [False, True]
