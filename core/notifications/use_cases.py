"""Keeping the promise of a result that came too late for the dialog."""

from dataclasses import dataclass
from datetime import timedelta

from core.kit import messages as m
from core.kit.clock import Clock
from core.kit.faults import NotYet
from core.kit.inbox import Inbox
from core.kit.outbox import Outbox
from core.notifications.contracts import Kind

PATIENCE = timedelta(hours=24)


@dataclass(slots=True, frozen=True, kw_only=True)
class TellResult:
    """Waits for the command to be settled, then notifies its result.

    A command that was buried never settles; that was told on its own, so the promise ends.
    """

    inbox: Inbox
    outbox: Outbox
    clock: Clock

    async def __call__(self, command: m.TellResult) -> None:
        stored = await self.inbox.reply_of(command.command_id)
        if stored is None:
            if self.clock.now() - command.promised_at > PATIENCE:
                return
            raise NotYet(f"{command.asked} is not settled")
        reply = m.decode_reply(stored)
        note = m.Notification(
            key=f"late:{command.command_id}",
            kind=Kind.LATE_RESULT,
            user_id=command.user_id,
            data={
                "command": command.asked,
                "result": reply.code if isinstance(reply, m.Refused) else "ok",
            },
        )
        self.outbox.notify(note)
