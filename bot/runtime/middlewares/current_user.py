"""Finds out who is speaking; an unknown person is made known first."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import TelegramObject, Update, User

from bot.runtime.profiles import ProfileCache
from bot.ui.current_user import CommandExecutor, CurrentUser, QueryRunner
from core.kit.nats.commands import CommandBus
from core.kit.telemetry import start_trace
from core.users.contracts import (
    PLATFORM_TELEGRAM,
    MarkReachable,
    Profile,
    RegisterUser,
    build_user_id,
)

MAX_NAME_LENGTH = 256


class CurrentUserMiddleware(BaseMiddleware):
    """Puts `current_user`, `executor` and `query_runner` into the data of every update that has
    a person.

    Who types the bot's name in some chat is not made known by that: for an unknown user's inline
    query
    `current_user` is None."""

    def __init__(self, query_runner: QueryRunner, bus: CommandBus, profiles: ProfileCache) -> None:
        self._reader, self._bus, self._profiles = query_runner, bus, profiles

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
        executor = CommandExecutor(self._bus, origin, self._profiles.put_profile)
        if event.inline_query is not None:
            data.update(
                executor=executor,
                query_runner=self._reader,
                current_user=await self._find_known_user(user),
            )
        else:
            current_user = CurrentUser(await self._get_or_create_profile(user, executor))
            data.update(executor=executor, query_runner=self._reader, current_user=current_user)
        return await handler(event, data)

    async def _find_known_user(self, user: User) -> CurrentUser | None:
        profile = await self._profiles.get_profile(build_user_id(PLATFORM_TELEGRAM, user.id))
        return CurrentUser(profile) if profile else None

    async def _get_or_create_profile(self, user: User, executor: CommandExecutor) -> Profile:
        user_id = build_user_id(PLATFORM_TELEGRAM, user.id)
        known = await self._profiles.get_profile(user_id)
        if known is None:
            registration = RegisterUser(
                user_id=user_id,
                platform=PLATFORM_TELEGRAM,
                platform_user_id=str(user.id),
                name=user.full_name[:MAX_NAME_LENGTH],
                language_code=user.language_code,
            )
            return await executor(registration)
        return known if known.reachable else await executor(MarkReachable(user_id=user_id))
