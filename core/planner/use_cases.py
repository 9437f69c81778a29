"""What a person can do with plans; one class a command."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec
from msgspec import UNSET

from core.kit.clock import Clock
from core.kit.errors import NotFound
from core.kit.outbox import Outbox
from core.planner import contracts as c
from core.planner.models import Plan
from core.planner.repository import PlannerRepository
from core.planner.rules import check_plan
from core.reminders.contracts import ReminderBook, Timetable
from core.users.contracts import People, Profile


@dataclass(slots=True, frozen=True, kw_only=True)
class AcceptPlan:
    plans: PlannerRepository
    people: People
    outbox: Outbox
    clock: Clock

    async def __call__(self, command: c.AcceptPlan) -> c.PlanView:
        known = await self.plans.find(command.plan_id, command.user_id)
        if known is not None:  # a second tap on the same plan
            return known.view()
        check_plan(command)
        if await self.people.profile(command.user_id) is None:
            raise NotFound("user")
        plan = self._new(command)
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
        return plan.view()

    def _new(self, command: c.AcceptPlan) -> Plan:
        return Plan(
            id=command.plan_id,
            user_id=command.user_id,
            kind=command.kind,
            day=command.day,
            slots=msgspec.to_builtins(command.slots),
            shifts=msgspec.to_builtins(command.shifts),
            accepted_at=self.clock.now(),
        )


@dataclass(slots=True, frozen=True, kw_only=True)
class UndoPlan:
    plans: PlannerRepository
    outbox: Outbox
    clock: Clock

    async def __call__(self, command: c.UndoPlan) -> c.PlanView:
        plan = await self.plans.find(command.plan_id, command.user_id)
        if plan is None:
            raise NotFound("plan")
        if plan.undone_at is None:
            plan.undone_at = self.clock.now()
            shifts = plan.view().shifts
            undone = c.PlanUndone(
                user_id=plan.user_id, at=plan.undone_at, plan_id=plan.id, shifts=shifts
            )
            self.outbox.add(undone)
        return plan.view()


@dataclass(slots=True, frozen=True, kw_only=True)
class SetRituals:
    plans: PlannerRepository
    book: ReminderBook
    people: People
    clock: Clock

    async def __call__(self, command: c.SetRituals) -> c.Rituals:
        profile = await self.people.profile(command.user_id)
        if profile is None:
            raise NotFound("user")
        before = await self.plans.rituals(command.user_id)
        given = {"morning_at": command.morning_at, "evening_at": command.evening_at}
        changed = {name: value for name, value in given.items() if value is not UNSET}
        after = msgspec.structs.replace(before, **changed)
        await self.plans.keep(command.user_id, after)
        for ritual in c.RITUALS:
            if before.at(ritual) != after.at(ritual):
                await self._schedule(ritual, after, profile)
        return after

    async def _schedule(self, ritual: c.Ritual, rituals: c.Rituals, profile: Profile) -> None:
        """Every day at its time on the person's clock, from today on."""
        subject, at = c.ritual_id(profile.id, ritual), rituals.at(ritual)
        if at is None:
            await self.book.cancel(profile.id, subject)
            return
        today = self.clock.now().astimezone(ZoneInfo(profile.zone)).date()
        daily = Timetable(datetime.combine(today, at), "FREQ=DAILY")
        await self.book.schedule(profile.id, ritual, subject, [daily], profile.zone)
