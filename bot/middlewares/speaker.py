"""Finds out who is speaking; a stranger is made known first."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import TelegramObject, Update, User

from bot.profiles import Profiles
from bot.speaker import Act, Reader, Speaker
from core.kit.nats.commands import CommandBus
from core.kit.telemetry import start_trace
from core.users.contracts import (
    PLATFORM_TELEGRAM,
    MarkReachable,
    Profile,
    RegisterUser,
    user_id_of,
)

NAME_LENGTH = 256


class SpeakerMiddleware(BaseMiddleware):
    """Puts `speaker`, `act` and `reader` into the data of every update that has a person.

    Who types the bot's name in some chat is not made known by that: for a stranger's inline query
    `speaker` is None."""

    def __init__(self, reader: Reader, bus: CommandBus, profiles: Profiles) -> None:
        self._reader, self._bus, self._profiles = reader, bus, profiles

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        assert isinstance(event, Update)
        start_trace()
        user, bot = data.get("event_from_user"), data["bot"]
        if user is None or user.is_bot:
            return None
        origin = f"{PLATFORM_TELEGRAM}:{bot.id}:{event.update_id}"
        act = Act(self._bus, origin, self._profiles.put)
        if event.inline_query is not None:
            data.update(act=act, reader=self._reader, speaker=await self._known(user))
        else:
            speaker = Speaker(await self._profile(user, act))
            data.update(act=act, reader=self._reader, speaker=speaker)
        return await handler(event, data)

    async def _known(self, user: User) -> Speaker | None:
        profile = await self._profiles.get(user_id_of(PLATFORM_TELEGRAM, user.id))
        return Speaker(profile) if profile else None

    async def _profile(self, user: User, act: Act) -> Profile:
        user_id = user_id_of(PLATFORM_TELEGRAM, user.id)
        known = await self._profiles.get(user_id)
        if known is None:
            stranger = RegisterUser(
                user_id=user_id,
                platform=PLATFORM_TELEGRAM,
                platform_user_id=str(user.id),
                name=user.full_name[:NAME_LENGTH],
                language_code=user.language_code,
            )
            return await act(stranger)
        return known if known.reachable else await act(MarkReachable(user_id=user_id))
