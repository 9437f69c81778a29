"""What the owner reads from the ledger."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import delete, insert
from sqlalchemy.ext.asyncio import AsyncSession

from core.delivery.contracts import Kind, Outcome
from core.delivery.models import DeliveryRow
from core.delivery.queries import DeliveryQueries
from tests.integration.delivery.delivery_harness import DeliveryHarness

NOON = datetime(2031, 5, 1, 12, tzinfo=UTC)  # later than any other row of the tests


def row(number: int, outcome: Outcome, **more: object) -> dict[str, object]:
    """One row that changed `number` seconds after noon."""
    plain = {"message_id": None, "reason": None, "due_at": None, "attempts": 1, "doubts": 0}
    own = {
        "key": f"figures:{number}",
        "kind": Kind.TASK,
        "outcome": outcome,
        "leased_until": NOON,
        "updated_at": NOON + timedelta(seconds=number),
    }
    return plain | own | more


async def test_figures_count_what_changed_since(harness: DeliveryHarness) -> None:
    anya = await harness.person()
    rows = [row(n, Outcome.SENT, due_at=NOON) for n in range(101)]
    rows += [row(200, Outcome.SENT), row(-1, Outcome.SENT, due_at=NOON)]
    rows += [row(201, Outcome.QUEUED), row(202, Outcome.SENDING), row(203, Outcome.SILENCED)]
    rows += [row(n, Outcome.FAILED, reason="unreachable") for n in (204, 205)]
    rows += [row(206, Outcome.FAILED, reason="too long"), row(207, Outcome.UNKNOWN, reason="died")]
    async with harness.container() as scope:
        session, queries = await scope.get(AsyncSession), await scope.get(DeliveryQueries)
        await session.execute(insert(DeliveryRow), [each | {"user_id": anya.id} for each in rows])
        told = await queries.get_summary(NOON)
        failures = await queries.list_failures(3)
        await session.execute(delete(DeliveryRow).where(DeliveryRow.key.like("figures:%")))
        await session.commit()
    assert (told.open, told.sent, told.silenced, told.unknown) == (2, 102, 1, 1)
    assert told.failed == {"unreachable": 2, "too long": 1}
    assert told.late_p50 == pytest.approx(50)
    assert told.late_p99 == pytest.approx(99)
    assert [one.reason for one in failures] == ["died", "too long", "unreachable"]


async def test_an_empty_ledger_has_figures_too(harness: DeliveryHarness) -> None:
    async with harness.container() as scope:
        told = await (await scope.get(DeliveryQueries)).get_summary(NOON + timedelta(days=1))
    assert (told.open, told.sent, told.failed) == (0, 0, {})
    assert (told.late_p50, told.late_p99) == (None, None)
