"""The weekly review's reminder: by itself, in a bundle, and silent once the week is reviewed."""

from datetime import time, timedelta

import pytest

from bot.ui.cards.callbacks import REVIEW_CALLBACK
from core.delivery.contracts import Kind
from core.reviews import contracts as c
from core.users.contracts import Profile
from tests.integration.delivery.post import Post, captions
from tests.integration.delivery.test_bundles import bundled, hour_of, told


async def planned(post: Post, language: str = "ru") -> Profile:
    """Somebody who wants to be reminded."""
    person = await post.person(language, "UTC")
    await post.do(c.PlanReview(user_id=person.id, weekday=6, at=time(19)))
    return person


async def review(post: Post, person: Profile) -> None:
    week = (await post.do(c.OpenReview(user_id=person.id))).week
    await post.do(c.FinishReview(user_id=person.id, week=week, facts=c.WeekFacts()))


async def deliver(post: Post, person: Profile) -> None:
    note = post.note(person, Kind.REVIEW, c.build_reminder_id(person.id))
    assert await post.delivery().deliver_batch([note]) is None


@pytest.mark.parametrize(
    ("language", "first", "streak", "button"),
    [
        ("ru", "Начнём серию?", "Позади 1 неделя подряд", "▶️ Начать обзор"),
        ("uk", "Почнемо серію?", "Позаду 1 тиждень поспіль", "▶️ Почати огляд"),
        ("en", "Shall we begin a streak?", "1 week in a row so far", "▶️ Begin the review"),
    ],
)
async def test_it_comes_every_week_that_is_not_reviewed(
    post: Post, language: str, first: str, streak: str, button: str
) -> None:
    person = await planned(post, language)
    await deliver(post, person)
    [message] = await post.arrived(person)
    assert first in message["text"]
    assert captions(message) == [button]
    await review(post, person)
    await deliver(post, person)
    assert len(await post.arrived(person)) == 1, "the week is reviewed"
    post.clock.shift(timedelta(days=7))
    await deliver(post, person)
    assert streak in (await post.texts(person))[-1]


async def test_nobody_is_reminded_who_ended_it(post: Post) -> None:
    person = await planned(post)
    await post.do(c.PlanReview(user_id=person.id))
    await deliver(post, person)
    assert await post.arrived(person) == []


async def test_a_bundle_opens_the_review_beside_other_things(post: Post) -> None:
    person = await planned(post)
    task = await post.task(person)
    at, shown = hour_of(post, person, 0.01)
    items = ((Kind.TASK, task.id, at), (Kind.REVIEW, c.build_reminder_id(person.id), at))
    message = await told(post, person, await bundled(post, person, *items))
    assert f"🗓 {shown} Обзор недели" in message["text"]
    rows = message["reply_markup"]["inline_keyboard"]
    assert [row[0]["callback_data"] for row in rows if "🗓" in row[0]["text"]] == [REVIEW_CALLBACK]
    await review(post, person)
    message = await told(post, person, await bundled(post, person, *items))
    assert "Обзор" not in message["text"]


async def test_alone_in_a_bundle_it_is_its_ordinary_self(post: Post) -> None:
    person = await planned(post)
    at, shown = hour_of(post, person, 0.01)
    note = await bundled(post, person, (Kind.REVIEW, c.build_reminder_id(person.id), at))
    message = await told(post, person, note)
    assert "Пора на обзор недели" in message["text"]
    assert f"отложил с {shown}" in message["text"]
    assert captions(message) == ["▶️ Начать обзор"]
