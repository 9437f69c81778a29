"""The weekly review's reminder: by itself, in a bundle, and silent once the week is reviewed."""

from datetime import time, timedelta

import pytest

from bot.ui.cards.callbacks import REVIEW_CALLBACK
from core.delivery.contracts import Kind
from core.reviews import contracts as c
from core.users.contracts import Profile
from tests.integration.delivery.delivery_harness import DeliveryHarness, captions
from tests.integration.delivery.test_bundles import bundled, hour_of, told


async def planned(harness: DeliveryHarness, language: str = "ru") -> Profile:
    """Somebody who wants to be reminded."""
    person = await harness.person(language, "UTC")
    await harness.do(c.PlanReview(user_id=person.id, weekday=6, at=time(19)))
    return person


async def review(harness: DeliveryHarness, person: Profile) -> None:
    week = (await harness.do(c.OpenReview(user_id=person.id))).week
    await harness.do(c.FinishReview(user_id=person.id, week=week, facts=c.WeekFacts()))


async def deliver(harness: DeliveryHarness, person: Profile) -> None:
    note = harness.note(person, Kind.REVIEW, c.build_reminder_id(person.id))
    assert await harness.delivery().deliver_batch([note]) is None


@pytest.mark.parametrize(
    ("language", "first", "streak", "button"),
    [
        ("ru", "Начнём серию?", "Позади 1 неделя подряд", "▶️ Начать обзор"),
        ("uk", "Почнемо серію?", "Позаду 1 тиждень поспіль", "▶️ Почати огляд"),
        ("en", "Shall we begin a streak?", "1 week in a row so far", "▶️ Begin the review"),
    ],
)
async def test_it_comes_every_week_that_is_not_reviewed(
    harness: DeliveryHarness, language: str, first: str, streak: str, button: str
) -> None:
    person = await planned(harness, language)
    await deliver(harness, person)
    [message] = await harness.arrived(person)
    assert first in message["text"]
    assert captions(message) == [button]
    await review(harness, person)
    await deliver(harness, person)
    assert len(await harness.arrived(person)) == 1, "the week is reviewed"
    harness.clock.shift(timedelta(days=7))
    await deliver(harness, person)
    assert streak in (await harness.texts(person))[-1]


async def test_nobody_is_reminded_who_ended_it(harness: DeliveryHarness) -> None:
    person = await planned(harness)
    await harness.do(c.PlanReview(user_id=person.id))
    await deliver(harness, person)
    assert await harness.arrived(person) == []


async def test_a_bundle_opens_the_review_beside_other_things(harness: DeliveryHarness) -> None:
    person = await planned(harness)
    task = await harness.task(person)
    at, shown = hour_of(harness, person, 0.01)
    items = ((Kind.TASK, task.id, at), (Kind.REVIEW, c.build_reminder_id(person.id), at))
    message = await told(harness, person, await bundled(harness, person, *items))
    assert f"🗓 {shown} Обзор недели" in message["text"]
    rows = message["reply_markup"]["inline_keyboard"]
    assert [row[0]["callback_data"] for row in rows if "🗓" in row[0]["text"]] == [REVIEW_CALLBACK]
    await review(harness, person)
    message = await told(harness, person, await bundled(harness, person, *items))
    assert "Обзор" not in message["text"]


async def test_alone_in_a_bundle_it_is_its_ordinary_self(harness: DeliveryHarness) -> None:
    person = await planned(harness)
    at, shown = hour_of(harness, person, 0.01)
    note = await bundled(harness, person, (Kind.REVIEW, c.build_reminder_id(person.id), at))
    message = await told(harness, person, note)
    assert "Пора на обзор недели" in message["text"]
    assert f"отложил с {shown}" in message["text"]
    assert captions(message) == ["▶️ Начать обзор"]
