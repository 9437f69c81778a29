"""Erasing a person's account."""

from dataclasses import dataclass

from core.account import contracts as c
from core.account.erasure import AccountEraser
from core.kit.clock import Clock
from core.kit.outbox import Outbox
from core.kit.owned_tables import DataSubject
from core.users.contracts import UserDirectory


@dataclass(slots=True, frozen=True, kw_only=True)
class ForgetUser:
    users: UserDirectory
    eraser: AccountEraser
    outbox: Outbox
    clock: Clock

    async def __call__(self, command: c.ForgetUser) -> c.ErasureResult:
        await self.eraser.lock_user(command.user_id)
        profile = await self.users.require_profile(command.user_id)
        who = DataSubject.from_platform(profile.id, profile.platform, profile.platform_user_id)
        rows = await self.eraser.erase_rows(who)
        self.outbox.add(c.UserForgotten(user_id=who.id, at=self.clock.now(), names=who.names))
        return c.ErasureResult(rows)
