"""The whole product in the test's own process, on servers of its own, with a clock to move."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx

from core.kit.background_tasks import describe_task_position
from core.kit.settings import load_settings
from standalone.app import Standalone, run_standalone
from tests.support.clocks import tuesday_morning
from tests.support.clusters import give_cluster
from tests.support.person import Person

PORTS = {"api_port": 0, "grpc_port": 0, "playground_port": 0}
STOP_SECONDS = 90.0


class Product:
    """Starts, stops and starts again on the same data; people chat with it.

    It runs in a task of its own: cancel scopes inside must be left by the task that entered them,
    and a fixture's start and end are different tasks.
    """

    def __init__(self, data_dir: Path, **settings: Any) -> None:
        self.clock = tuesday_morning()
        self._overrides = PORTS | {"data_dir": data_dir} | settings
        self._stop = asyncio.Event()
        self._life: asyncio.Task[None]
        self.standalone: Standalone
        self.http: httpx.AsyncClient

    async def start(self) -> None:
        await give_cluster(self._overrides["data_dir"])
        ready: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._stop = asyncio.Event()
        self._life = asyncio.create_task(self._live(ready))
        await asyncio.wait({self._life, ready}, return_when=asyncio.FIRST_COMPLETED)
        if self._life.done():
            await self._life

    async def _live(self, ready: "asyncio.Future[None]") -> None:
        settings = load_settings(_env_file=None, **self._overrides)
        async with run_standalone(settings, self.clock, durable=False) as self.standalone:
            assert self.standalone.playground is not None
            url = self.standalone.playground.url
            async with httpx.AsyncClient(base_url=url, timeout=60) as self.http:
                ready.set_result(None)
                await self._stop.wait()

    async def stop(self) -> None:
        """A clean stop; one that hangs fails and says where."""
        self._stop.set()
        if not (await asyncio.wait({self._life}, timeout=STOP_SECONDS))[0]:
            places = {task.get_name(): describe_task_position(task) for task in asyncio.all_tasks()}
            self._life.cancel()
            raise AssertionError(f"the product does not stop: {places}")
        await self._life

    async def restart(self) -> None:
        await self.stop()
        await self.start()

    def person(self, user_id: int, language_code: str = "ru", name: str = "Аня") -> Person:
        return Person(lambda: self.http, user_id, language_code, name)

    def pass_time(self, **by: float) -> None:
        """Move the product's clock, as timedelta's arguments say."""
        self.clock.shift(timedelta(**by))


@asynccontextmanager
async def product(data_dir: Path, **settings: Any) -> AsyncIterator[Product]:
    """A running product; stopped at the end."""
    made = Product(data_dir, **settings)
    await made.start()
    try:
        yield made
    finally:
        await made.stop()
