"""What a person can do with plans; one class a command."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec
from msgspec import UNSET

from core.kit.clock import Clock
from core.kit.outbox import Outbox
from core.planner import contracts as c
from core.planner.models import Plan
from core.planner.repository import PlannerRepository
from core.planner.rules import check_plan
from core.reminders.contracts import ReminderScheduler, Timetable
from core.users.contracts import Profile, UserDirectory


@dataclass(slots=True, frozen=True, kw_only=True)
class _PlannerUseCase:
    """What the use cases need."""

    plans: PlannerRepository
    scheduler: ReminderScheduler
    users: UserDirectory
    outbox: Outbox
    clock: Clock


class AcceptPlan(_PlannerUseCase):
    async def __call__(self, command: c.AcceptPlan) -> c.PlanView:
        known = await self.plans.find(command.plan_id, command.user_id)
        if known is not None:  # a second tap on the same plan
            return known.build_view()
        check_plan(command)
        await self.users.require_profile(command.user_id)
        plan = self._create_plan(command)
        self.plans.add(plan)
        self.outbox.add(
            c.PlanAccepted(
                user_id=command.user_id,
                at=plan.accepted_at,
                plan_id=command.plan_id,
                kind=command.kind,
                day=command.day,
                shifts=command.shifts,
            )
        )
        return plan.build_view()

    def _create_plan(self, command: c.AcceptPlan) -> Plan:
        return Plan(
            id=command.plan_id,
            user_id=command.user_id,
            kind=command.kind,
            day=command.day,
            slots=msgspec.to_builtins(command.slots),
            shifts=msgspec.to_builtins(command.shifts),
            accepted_at=self.clock.now(),
        )


class UndoPlan(_PlannerUseCase):
    async def __call__(self, command: c.UndoPlan) -> c.PlanView:
        plan = await self.plans.get(command.plan_id, command.user_id)
        if plan.undone_at is None:
            plan.undone_at = self.clock.now()
            shifts = plan.build_view().shifts
            undone = c.PlanUndone(
                user_id=plan.user_id, at=plan.undone_at, plan_id=plan.id, shifts=shifts
            )
            self.outbox.add(undone)
        return plan.build_view()


class SetRituals(_PlannerUseCase):
    async def __call__(self, command: c.SetRituals) -> c.Rituals:
        profile = await self.users.require_profile(command.user_id)
        before = await self.plans.get_rituals(command.user_id)
        given = {"morning_at": command.morning_at, "evening_at": command.evening_at}
        changed = {name: value for name, value in given.items() if value is not UNSET}
        after = msgspec.structs.replace(before, **changed)
        await self.plans.save_rituals(command.user_id, after)
        for ritual in c.RITUALS:
            if before.get_time(ritual) != after.get_time(ritual):
                await self._schedule_ritual(ritual, after, profile)
        return after

    async def _schedule_ritual(
        self, ritual: c.Ritual, rituals: c.Rituals, profile: Profile
    ) -> None:
        """Every day at its time on the person's clock, from today on."""
        subject, at = c.build_ritual_id(profile.id, ritual), rituals.get_time(ritual)
        if at is None:
            await self.scheduler.cancel(profile.id, subject)
            return
        today = self.clock.now().astimezone(ZoneInfo(profile.zone)).date()
        daily = Timetable(datetime.combine(today, at), "FREQ=DAILY")
        await self.scheduler.schedule(profile.id, ritual, subject, [daily], profile.zone)
