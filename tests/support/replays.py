"""Replays of the worker, without a command line, and what they need to have something to play."""

import asyncio
import io
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec
from nats.js import JetStreamContext
from sqlalchemy import func, select

from core.kit.inbox import InboxRow
from core.kit.nats.streams import declare_streams
from core.kit.settings import Settings
from core.users.contracts import ChangeZone, ZoneChanged
from tests.factories.people import a_person
from tests.factories.things import a_task_at
from tests.support.clocks import StillClock
from tests.support.desk import Desk
from worker.relay import OutboxRelay
from worker.replay.arguments import ReplayOptions
from worker.replay.progress import ProgressDisplay
from worker.replay.run import ReplayOutcome, run_replay

REACTION = ("move_reminders",)


@dataclass(slots=True, frozen=True)
class Traveller:
    """Somebody with a reminder at 18:00 in Moscow, and how to see when it will come."""

    desk: Desk
    user: UUID
    task: UUID

    async def hour(self) -> int:
        """The hour of the reminder in UTC: 15 in Moscow, 13 in Yekaterinburg, 16 in Kyiv."""
        [alarm] = await self.desk.alarms(self.task)
        return alarm.hour

    async def move(self, zone: str) -> None:
        """Change the zone; no reaction hears of it."""
        await self.desk.do(ChangeZone(user_id=self.user, zone=zone))

    def moved(self, at: datetime) -> ZoneChanged:
        """A new event of a move; reminders go by the zone the person has when it is played."""
        return ZoneChanged(user_id=self.user, at=at, zone="Asia/Yekaterinburg")


async def a_traveller(desk: Desk) -> Traveller:
    """At home in Moscow, with a reminder there."""
    user = await a_person(desk, "Europe/Moscow")
    task = await desk.do(a_task_at(user, 18))
    return Traveller(desk, user, task.id)


@dataclass(slots=True)
class Replayer:
    """Runs replays on the test's servers."""

    settings: Settings
    clock: StillClock
    stop: asyncio.Event

    async def __call__(self, source: Any, target: Any = REACTION, **more: Any) -> ReplayOutcome:
        settings = more.pop("settings", self.settings)
        patience = more.pop("patience", 5.0)
        options, progress = ReplayOptions(source, target, **more), ProgressDisplay(io.StringIO())
        return await run_replay(
            options, settings, self.clock, self.stop, progress, retry_timeout=patience
        )


async def publish_outbox(desk: Desk, js: JetStreamContext) -> None:
    """What the relay does, without the worker's reactions."""
    await declare_streams(js)
    while await OutboxRelay(desk.engine, js).publish_batch():
        pass


async def commands_run(desk: Desk) -> int:
    """How many commands took effect so far."""
    async with desk.engine.connect() as connection:
        return await connection.scalar(select(func.count()).select_from(InboxRow)) or 0


def write_events(path: Path, *events: ZoneChanged | bytes) -> Path:
    """A recording, with lines of the test's own between."""
    lines = [
        event
        if isinstance(event, bytes)
        else msgspec.json.encode({"name": event.subject, "at": event.at, "data": event})
        for event in events
    ]
    path.write_bytes(b"".join(line + b"\n" for line in lines))
    return path
