"""Somebody who presses the buttons of what was delivered to them.

The dispatcher is built anew for each press, and there is no dialogue state at all.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from aiogram import Dispatcher, Router
from aiogram.types import CallbackQuery, TelegramObject, Update

from bot.live.focus_timers import FocusTimerMessages
from bot.notices import create_router
from bot.runtime import errors
from bot.ui.callback_data import MalformedPayload
from bot.ui.current_user import CommandExecutor, CurrentUser, QueryRunner
from core.kit.nats.commands import CommandBus
from core.users.contracts import Profile
from tests.fakes.bots import MemoryMessageStore
from tests.integration.delivery.delivery_harness import DeliveryHarness, Json
from tests.support.parts import use_parts

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


@dataclass(slots=True)
class ButtonPresser:
    """A person who presses buttons of what was delivered to them."""

    harness: DeliveryHarness
    person: Profile
    bus: CommandBus

    async def sees(self) -> Json:
        return (await self.harness.arrived(self.person))[-1]

    async def press(self, caption: str) -> str | None:
        """Press, return the toast; the callback must be answered exactly once."""
        message = await self.sees()
        rows = message["reply_markup"]["inline_keyboard"]
        buttons = [button for row in rows for button in row if button["text"] == caption]
        return await self.press_data(buttons[0]["callback_data"])

    async def press_data(self, data: str) -> str | None:
        before = len(await self._answers())
        await self._feed(await self._pressed(data))
        (answer,) = (await self._answers())[before:]
        toast: str | None = answer["params"].get("text")
        return toast

    async def _pressed(self, data: str) -> Update:
        """The update of a press, as the messenger hands it out."""
        message_id = (await self.sees())["message_id"]
        press = {"user_id": int(self.person.platform_user_id), "data": data}
        sent = await self.harness.http.post(
            "/sim/callback", json=press | {"message_id": message_id}
        )
        assert sent.is_success, sent.text
        (update,) = await self.harness.bot().get_updates(offset=-1)
        return update

    async def _feed(self, update: Update) -> None:
        await self._dispatcher(update.update_id).feed_update(self.harness.bot(), update)

    async def _answers(self) -> list[Json]:
        calls: list[Json] = (await self.harness.http.get("/sim/calls", params={"after": 0})).json()
        return [call for call in calls if call["method"] == "answerCallbackQuery"]

    def _dispatcher(self, number: int) -> Dispatcher:
        query_runner = QueryRunner(self.harness.container, self.harness.clock)

        async def speaking(handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
            executor = CommandExecutor(self.bus, f"press:{self.person.id}:{number}")
            data.update(
                current_user=CurrentUser(self.person),
                executor=executor,
                query_runner=query_runner,
            )
            return await handler(event, data)

        dispatcher = Dispatcher()
        dispatcher.update.outer_middleware(speaking)
        focus_timers = FocusTimerMessages(self.harness.bot(), query_runner, MemoryMessageStore())
        use_parts(dispatcher, self.harness.container, {FocusTimerMessages: focus_timers})
        dispatcher.include_routers(create_router(), _create_last_router(), errors.create_router())
        return dispatcher


def _create_last_router() -> Router:
    """What no button of a notification reads; the product leads back to the open window then."""

    async def refuse(callback: CallbackQuery) -> None:
        raise MalformedPayload(callback.data)

    router = Router()
    router.callback_query.register(refuse)
    return router
