"""A flood by webhook: what is refused is answered at once, and one sender holds few requests."""

import asyncio
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.runtime.update_rate_limiter import BURST, UpdateRateLimiter
from bot.runtime.webhook import MOST_WAITING, SECRET_HEADER, WebhookReceiver
from tests.support.clocks import StillClock
from tests.support.waiting import eventually
from tests.unit.intake.test_admission import message

SECRET = "of-this-test"
CONNECTIONS = 40


class SlowHandling:
    """Handles nothing until `released`."""

    def __init__(self) -> None:
        self.admission = UpdateRateLimiter(StillClock())
        self.released = asyncio.Event()
        self.begun = 0

    def admit(self, raw: dict[str, Any]) -> bool:
        return self.admission.admit_update(raw)

    async def __call__(self, raw: dict[str, Any], *, maybe_repeated: bool) -> None:
        assert maybe_repeated
        self.begun += 1
        await self.released.wait()
        self.admission.release_update(raw)


async def test_one_sender_holds_few_requests_and_a_flood_none() -> None:
    handling = SlowHandling()
    app = web.Application()
    app.router.add_post("/", WebhookReceiver(handling, SECRET).receive_update)  # type: ignore[arg-type]
    async with TestClient(TestServer(app)) as client:

        async def status(raw: dict[str, Any]) -> int:
            async with client.post("/", json=raw, headers={SECRET_HEADER: SECRET}) as answer:
                return answer.status

        calls = [asyncio.create_task(status(message(1))) for _ in range(CONNECTIONS)]

        async def the_rest_is_answered() -> bool:
            return sum(call.done() for call in calls) == CONNECTIONS - MOST_WAITING

        await eventually(the_rest_is_answered, "only so many requests are held")
        assert {call.result() for call in calls if call.done()} == {503}, "they are to come again"
        handling.released.set()
        assert [await call for call in calls].count(200) == MOST_WAITING
        later = [await status(message(1)) for _ in range(300)]
        assert set(later) == {200}
        assert handling.begun == BURST
