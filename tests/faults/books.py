"""The books of delivery: what was due, what the messenger took, what the ledger says."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from statistics import median
from typing import Any

from sqlalchemy import func, select

from core.delivery.contracts import Kind, Outcome
from core.delivery.models import DeliveryRow
from core.kit.nats.streams import NOTIFY
from core.kit.outbox import OutboxRow
from core.reminders.models import BundleItem
from tests.faults.stage import Due, Stage
from tests.faults.table import Outcome as CaseOutcome

REPEAT = "возможно, повтор"
_OPEN = (Outcome.QUEUED, Outcome.SENDING)
_ENDED_WITHOUT = (Outcome.UNKNOWN, Outcome.FAILED)


@dataclass(slots=True)
class Books:
    """Messages and rows by token; `offset` is how far the product's clock is ahead."""

    due: Sequence[Due]
    shown: dict[str, list[str]]
    rows: dict[str, list[Any]]
    late: list[float] = field(default_factory=list)

    def complaints(self, excused: Iterable[Due] = ()) -> list[str]:
        """What broke the promise; `excused` may end as failed (the person cannot be reached)."""
        wrong: Counter[str] = Counter()
        allowed = {one.token for one in excused}
        for one in self.due:
            if problem := self._problem(one.token, one.token in allowed):
                wrong[problem] += 1
        return [f"{times} {problem}" for problem, times in wrong.items()]

    def _problem(self, token: str, excused: bool) -> str | None:
        shown, rows = self.shown.get(token, []), self.rows.get(token, [])
        if any(row.outcome in _OPEN for row in rows):
            return "left open in the ledger"
        if not shown:
            return self._absent(rows, excused)
        if not rows:
            return "sent and not in the ledger"
        if len(shown) > 1:
            return self._repeated(shown, rows)
        known = rows[0].outcome == Outcome.SENT or _nobody_can_tell(rows[0])
        return None if known else f"sent, but {rows[0].outcome} by ledger"

    def _absent(self, rows: list[Any], excused: bool) -> str | None:
        if not rows:
            return "lost"
        if _nobody_can_tell(rows[0]):
            return None
        if excused and rows[0].outcome == Outcome.FAILED and rows[0].reason:
            return None
        return f"not sent: {rows[0].outcome}"

    def _repeated(self, shown: list[str], rows: list[Any]) -> str | None:
        if len(shown) > 1 + rows[0].doubts:
            return f"sent {len(shown)} times with {rows[0].doubts} doubts"
        if not all(REPEAT in text for text in shown[1:]):
            return "sent again without saying so"
        return None

    def tried(self) -> str:
        """«120 reminders, 2 sent twice, 1 unknown; late p50 0.4 s, max 3.1 s»."""
        parts = [f"{len(self.due)} reminders"]
        twice = sum(1 for texts in self.shown.values() if len(texts) > 1)
        ended = Counter(row.outcome for rows in self.rows.values() for row in rows)
        told = sum(1 for rows in self.rows.values() if rows[0].kind == Kind.BUNDLE)
        counts = {"sent twice and said so": twice, "told in bundles": told} | {
            str(outcome): ended[outcome] for outcome in _ENDED_WITHOUT
        }
        parts += [f"{times} {what}" for what, times in counts.items() if times]
        if self.late:
            parts.append(f"late p50 {_span(median(self.late))}, max {_span(max(self.late))}")
        return ", ".join(parts)


def _span(seconds: float) -> str:
    return f"{seconds:.1f} s" if seconds < 3600 else f"{seconds / 3600:.2f} h"


async def settled(stage: Stage, seconds: float = 240) -> None:
    """Wait until all that was due has ended by the ledger and nothing is on its way, or so long."""
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            while not await _quiet(stage):
                await asyncio.sleep(0.3)
    await asyncio.sleep(1)


async def _quiet(stage: Stage) -> bool:
    async with stage.arena.engine.connect() as connection:
        on_their_way = await connection.scalar(_WAITING) or await connection.scalar(_OPEN_ROWS)
    if on_their_way or (await stage.arena.js.stream_info(NOTIFY)).state.messages:
        return False
    rows = await _rows(stage)
    return all(one.token in rows for one in stage.due)


async def books(stage: Stage, offset: timedelta = timedelta()) -> Books:
    """Compare at the end of a case."""
    shown = await arrivals(stage)
    found = Books(stage.due, shown, await _rows(stage))
    found.late = await _lateness(stage, offset)
    return found


async def outcome(
    stage: Stage, what: str, seconds: float = 240, excused: Iterable[Due] = ()
) -> CaseOutcome:
    """Settle, compare, and put it into words."""
    await settled(stage, seconds)
    found = await books(stage)
    return CaseOutcome(f"{what}; {found.tried()}", found.complaints(excused))


async def arrivals(stage: Stage) -> dict[str, list[str]]:
    """What people see, by the token in it."""
    wanted = {one.token for one in stage.due}
    shown: dict[str, list[str]] = defaultdict(list)
    for chat_id in {one.chat_id for one in stage.due}:
        for message in await stage.messenger.shown(chat_id):
            for token in _tokens(message.get("text", ""), wanted):
                shown[token].append(message["text"])
    return dict(shown)


async def _lateness(stage: Stage, offset: timedelta) -> list[float]:
    """Seconds from due to the first time the messenger took it."""
    first: dict[str, datetime] = {}
    wanted = {one.token for one in stage.due}
    for call in await stage.messenger.read_calls():
        if call.error is None:
            for token in _tokens(call.text, wanted):
                first.setdefault(token, call.at + offset)
    due = {one.token: one.at for one in stage.due}
    return [max(0.0, (at - due[token]).total_seconds()) for token, at in first.items()]


def _tokens(text: str, wanted: set[str]) -> list[str]:
    words = text.replace("<b>", " ").replace("</b>", " ").split()
    return [word for word in words if word in wanted]


async def _rows(stage: Stage) -> dict[str, list[Any]]:
    """The ledger by token: its own row, or that of the bundle that tells of it."""
    async with stage.arena.engine.connect() as connection:
        ledger = (await connection.execute(select(DeliveryRow.__table__))).all()
        items = (
            await connection.execute(select(BundleItem.bundle_id, BundleItem.subject_id))
        ).all()
    bundles = {row.key: row for row in ledger if row.kind == Kind.BUNDLE}
    told = {one.subject_id: bundles.get(f"bundle:{one.bundle_id}") for one in items}
    own = {(row.user_id, row.due_at): row for row in ledger}
    found: dict[str, list[Any]] = defaultdict(list)
    for one in stage.due:
        rows = [own.get((one.user_id, at)) for at in one.instants] + [told.get(one.subject_id)]
        if there := [row for row in rows if row is not None]:
            found[one.token] = there
    return found


_WAITING = select(func.count(OutboxRow.id)).where(OutboxRow.published_at.is_(None))
_OPEN_ROWS = select(func.count(DeliveryRow.key)).where(DeliveryRow.outcome.in_(_OPEN))


def _nobody_can_tell(row: Any) -> bool:
    """Attempts died during the send itself until no more doubts were borne: it came, or not."""
    return row.outcome == Outcome.UNKNOWN and bool(row.reason) and row.doubts > 0
