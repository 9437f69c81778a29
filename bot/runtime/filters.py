"""Filters are asked where they stand.

aiogram hands whatever is no coroutine to a thread, also a comparison of two strings: a press that
passed ten such filters on its way to its dialog changed threads twenty times.
"""

from collections.abc import Awaitable, Callable, Iterator
from typing import Any

from aiogram import Router
from aiogram.dispatcher.event.handler import FilterObject


def make_filters_async(root: Router) -> None:
    """Let the filters of `root` and all routers below it be called without a thread; to be done
    when all of them are there. None of them may wait for anything but by `await`."""
    for found in _iterate_filters(root):
        if not found.awaitable:
            found.callback, found.awaitable = _wrap_filter(found.callback), True


def _iterate_filters(root: Router) -> Iterator[FilterObject]:
    for router in root.chain_tail:
        for observer in router.observers.values():
            for handler in (observer._handler, *observer.handlers):
                yield from handler.filters or ()


def _wrap_filter(call_filter: Callable[..., Any]) -> Callable[..., Awaitable[Any]]:
    async def call_async(*args: Any, **kwargs: Any) -> Any:
        return call_filter(*args, **kwargs)

    return call_async
