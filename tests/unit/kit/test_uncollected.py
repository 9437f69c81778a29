"""Imports run without the garbage collector; afterwards it works, whatever became of them."""

import gc

import pytest

from core.kit.process import disable_garbage_collection


def test_the_collector_works_again_even_when_an_import_failed() -> None:
    seen = []

    def fail() -> None:
        with disable_garbage_collection():
            seen.append(gc.isenabled())
            raise ModuleNotFoundError

    with pytest.raises(ModuleNotFoundError):
        fail()
    assert [*seen, gc.isenabled()] == [False, True]
