"""Writing the ledger. Whoever sends writes it and commits each step on its own: `sending` before
the call, the outcome after it. Each step is one statement for many sends."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ARRAY, String, any_, bindparam, select, text
from sqlalchemy.dialects.postgresql import INTERVAL
from sqlalchemy.ext.asyncio import AsyncSession

from core.delivery.contracts import OPEN_OUTCOMES, Channel, Outcome
from core.delivery.models import DeliveryRow
from core.delivery.results import AttemptInProgress, AttemptResult
from core.kit.messages import Notification

# An attempt that is older has died with its process: longer than the HTTP call may take.
LEASE = timedelta(seconds=30)


@dataclass(slots=True, frozen=True)
class Attempt:
    """The send is this caller's to make, as attempt `number`. `doubts` earlier ones may have
    arrived."""

    number: int = 1
    uncertain_attempts: int = 0


@dataclass(slots=True, frozen=True)
class AlreadyProcessed:
    """The key was dealt with before; nothing is left to do."""

    outcome: Outcome


@dataclass(slots=True, frozen=True)
class DeliveryLedger:
    session: AsyncSession

    async def find_ended(self, keys: Collection[str]) -> frozenset[str]:
        """Those for which nothing is left to do."""
        asked = bindparam("keys", list(keys), type_=ARRAY(String))
        known = select(DeliveryRow.key).where(
            DeliveryRow.key == any_(asked), DeliveryRow.outcome.not_in(OPEN_OUTCOMES)
        )
        return frozenset((await self.session.scalars(known)).all())

    async def begin_attempts(
        self, notes: Sequence[Notification], now: datetime, channel: Channel = Channel.CHAT
    ) -> dict[str, Attempt | AlreadyProcessed | AttemptInProgress]:
        """Claim the sends of `notes`, of different keys and known people, by key; to be committed
        before the HTTP calls. What died on its way is taken over: nobody knows its fate."""
        if not notes:
            return {}
        columns = {
            "keys": [note.key for note in notes],
            "user_ids": [note.user_id for note in notes],
            "kinds": [note.kind for note in notes],
            "dues": [note.due_at for note in notes],
        }
        same = {"channel": channel, "now": now, "lease": LEASE}
        rows = await self.session.execute(_BEGIN, columns | same)
        return {row.key: _build_claim(row) for row in rows}

    async def finish_attempts(self, endings: Sequence[AttemptResult]) -> None:
        """Write how attempts ended."""
        if endings:
            columns = {name: [getattr(end, name) for end in endings] for name in _RESULT_COLUMNS}
            await self.session.execute(_FINISH, columns)


def _build_claim(row: Any) -> Attempt | AlreadyProcessed | AttemptInProgress:
    if row.attempts is not None:
        return Attempt(row.attempts, row.doubts)
    if row.outcome is not None and row.outcome not in OPEN_OUTCOMES:
        return AlreadyProcessed(Outcome(row.outcome))
    # A row of this very moment is not seen yet: whoever wrote it has the whole lease.
    return AttemptInProgress(
        LEASE.total_seconds() if row.seconds is None else max(0.1, float(row.seconds))
    )


_BEGIN = text(
    """
    WITH asked AS (
        SELECT * FROM unnest(
            CAST(:keys AS text[]), CAST(:user_ids AS uuid[]), CAST(:kinds AS text[]),
            CAST(:dues AS timestamptz[])
        ) AS t (key, user_id, kind, due_at)
    ), begun AS (
        INSERT INTO deliveries AS mine (
            key, user_id, kind, outcome, due_at, attempts, doubts, leased_until, updated_at, channel
        )
        SELECT
            key, user_id, kind, 'sending', due_at, 1, 0, clock_timestamp() + :lease, :now,
            CAST(:channel AS text)
        FROM asked ORDER BY key
        ON CONFLICT (key) DO UPDATE SET
            outcome = 'sending',
            attempts = mine.attempts + 1,
            doubts = mine.doubts + CAST(mine.outcome = 'sending' AS int),
            leased_until = excluded.leased_until,
            updated_at = excluded.updated_at
        WHERE mine.outcome = 'queued'
            OR mine.outcome = 'sending' AND mine.leased_until <= clock_timestamp()
        RETURNING key, attempts, doubts
    )
    SELECT
        asked.key, begun.attempts, begun.doubts, known.outcome,
        extract(epoch FROM known.leased_until - clock_timestamp()) AS seconds
    FROM asked LEFT JOIN begun USING (key) LEFT JOIN deliveries AS known USING (key)
    """
).bindparams(bindparam("lease", type_=INTERVAL))
_RESULT_COLUMNS = ("key", "number", "outcome", "at", "message_id", "reason", "uncertain_attempts")
_FINISH = text(
    """
    UPDATE deliveries AS mine SET
        outcome = ended.outcome,
        message_id = ended.message_id,
        reason = ended.reason,
        doubts = coalesce(ended.uncertain_attempts, mine.doubts),
        updated_at = ended.at
    FROM unnest(
        CAST(:key AS text[]), CAST(:number AS int[]), CAST(:outcome AS text[]),
        CAST(:at AS timestamptz[]), CAST(:message_id AS bigint[]), CAST(:reason AS text[]),
        CAST(:uncertain_attempts AS int[])
    ) AS ended (key, number, outcome, at, message_id, reason, uncertain_attempts)
    WHERE mine.key = ended.key AND mine.attempts = ended.number AND mine.outcome = 'sending'
    """
)
