"""A plan that is shown but not accepted yet, as the dialog keeps it: what is seen is what is
accepted."""

from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

import msgspec
from aiogram_dialog import DialogManager

from bot.packing import read_kept
from bot.planning import Proposal, Spreading
from core.planner.contracts import AcceptPlan, PlanKind, Shift, Slot

_KEY = "draft"
_FRESH = timedelta(minutes=15)


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """`plan_id` is made when it is first shown, so that accepting twice accepts once."""

    plan_id: UUID
    kind: PlanKind
    day: date
    slots: tuple[Slot, ...] = ()
    shifts: tuple[Shift, ...] = ()
    left: tuple[UUID, ...] = ()
    others: int = 0
    blocked: int = 0
    free: int = 0
    needed: int = 0

    @classmethod
    def of_day(cls, proposal: Proposal) -> "Draft":
        plan = proposal.plan
        return cls(
            plan_id=uuid4(),
            kind="day",
            day=proposal.day,
            slots=plan.slots,
            shifts=proposal.shifts,
            left=plan.left,
            others=proposal.others,
            blocked=proposal.blocked,
            free=plan.free,
            needed=plan.needed,
        )

    @classmethod
    def of_pile(cls, spreading: Spreading, today: date) -> "Draft":
        return cls(
            plan_id=uuid4(),
            kind="spread",
            day=today,
            shifts=spreading.shifts,
            others=spreading.left,
        )

    @property
    def ids(self) -> list[UUID]:
        """The tasks it speaks of."""
        placed = [slot.task_id for slot in self.slots]
        return [*placed, *(shift.task_id for shift in self.shifts), *self.left]

    def stale(self, now: datetime, today: date) -> bool:
        """True when it asks for what is past by now."""
        begins = [slot.start for slot in self.slots if not slot.fixed]
        return self.day < today or (bool(begins) and min(begins) < now - _FRESH)

    def command(self, user_id: UUID) -> AcceptPlan:
        return AcceptPlan(
            user_id=user_id,
            plan_id=self.plan_id,
            kind=self.kind,
            day=self.day,
            slots=self.slots,
            shifts=self.shifts,
        )


def kept(manager: DialogManager) -> Draft | None:
    found = manager.dialog_data.get(_KEY)
    return read_kept(found, Draft) if found else None


def keep(manager: DialogManager, draft: Draft) -> Draft:
    manager.dialog_data[_KEY] = msgspec.to_builtins(draft)
    return draft


def drop(manager: DialogManager) -> None:
    manager.dialog_data.pop(_KEY, None)
