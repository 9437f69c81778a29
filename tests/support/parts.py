"""A container in which the bot's own parts are those of a test."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any, cast

from aiogram import Router
from dishka import AsyncContainer
from dishka.integrations.aiogram import setup_dishka


class _Overlay:
    def __init__(self, container: AsyncContainer, parts: Mapping[Any, Any]) -> None:
        self._container, self._parts = container, parts

    @asynccontextmanager
    async def __call__(self, context: Any = None) -> AsyncIterator["_Overlay"]:
        async with self._container(context) as scope:
            yield _Overlay(scope, self._parts)

    async def get(self, kind: Any, component: str = "") -> Any:
        return self._parts[kind] if kind in self._parts else await self._container.get(kind)


def with_parts(container: AsyncContainer, parts: Mapping[Any, Any]) -> AsyncContainer:
    """The container with `parts`, by their types, on top."""
    return cast(AsyncContainer, _Overlay(container, parts))


def use_parts(router: Router, container: AsyncContainer, parts: Mapping[Any, Any]) -> None:
    """What handlers of `router` ask for with FromDishka comes from there."""
    setup_dishka(with_parts(container, parts), router)
