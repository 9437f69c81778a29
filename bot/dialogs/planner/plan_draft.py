"""A plan that is shown but not accepted yet, as the dialog keeps it: what is seen is what is
accepted."""

from datetime import date, datetime
from uuid import UUID, uuid4

import msgspec
from aiogram_dialog import DialogManager

from bot.ui.callback_data import read_kept
from core.overviews.planning import PlanProposal, SpreadProposal
from core.planner.contracts import AcceptPlan, PlanKind, Shift, Slot
from core.planner.rules import is_plan_stale

_DRAFT_KEY = "draft"


class PlanDraft(msgspec.Struct, frozen=True, kw_only=True):
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
    def from_proposal(cls, proposal: PlanProposal) -> "PlanDraft":
        plan = proposal.plan
        return cls(
            plan_id=uuid4(),
            kind="day",
            day=proposal.day,
            slots=plan.slots,
            shifts=proposal.shifts,
            left=plan.left,
            others=proposal.unconsidered_count,
            blocked=proposal.blocked_count,
            free=plan.free,
            needed=plan.needed,
        )

    @classmethod
    def from_spread(cls, spreading: SpreadProposal, today: date) -> "PlanDraft":
        return cls(
            plan_id=uuid4(),
            kind="spread",
            day=today,
            shifts=spreading.shifts,
            others=spreading.unplaced_count,
        )

    @property
    def task_ids(self) -> list[UUID]:
        """The tasks it speaks of."""
        placed = [slot.task_id for slot in self.slots]
        return [*placed, *(shift.task_id for shift in self.shifts), *self.left]

    def is_stale(self, now: datetime, today: date) -> bool:
        """True when it asks for what is past by now."""
        return is_plan_stale(self.day, self.slots, now, today)

    def build_command(self, user_id: UUID) -> AcceptPlan:
        return AcceptPlan(
            user_id=user_id,
            plan_id=self.plan_id,
            kind=self.kind,
            day=self.day,
            slots=self.slots,
            shifts=self.shifts,
        )


def get_draft(manager: DialogManager) -> PlanDraft | None:
    found = manager.dialog_data.get(_DRAFT_KEY)
    return read_kept(found, PlanDraft) if found else None


def save_draft(manager: DialogManager, draft: PlanDraft) -> PlanDraft:
    manager.dialog_data[_DRAFT_KEY] = msgspec.to_builtins(draft)
    return draft


def clear_draft(manager: DialogManager) -> None:
    manager.dialog_data.pop(_DRAFT_KEY, None)
