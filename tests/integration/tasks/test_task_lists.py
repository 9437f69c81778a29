"""Lists in SQL say what the rules say: order by urgency, the board, what is found."""

import random
from datetime import UTC, datetime, time, timedelta
from typing import Any, get_args
from uuid import UUID, uuid4

import pytest
from dishka import AsyncContainer
from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncEngine

from core.tasks.contracts.views import Label, Labels, Quadrant
from core.tasks.models import Task
from core.tasks.queries import TaskFilter, TaskQueries
from core.tasks.rules import calculate_urgency, get_quadrant, sort_by_urgency
from tests.factories.people import a_person
from tests.factories.things import TODAY, a_task
from tests.support.desk import Desk

NOW = datetime.combine(TODAY, time(15, 30))


def row(user_id: UUID, chance: random.Random) -> dict[str, Any]:
    day = chance.choice([None, TODAY + timedelta(days=chance.randint(-20, 20))])
    return {
        "id": uuid4(),
        "user_id": user_id,
        "title": "Задача",
        "priority": chance.choice([None, "high", "medium", "low"]),
        "due_date": day,
        "due_time": day and chance.choice([None, time(chance.randint(0, 23), 15)]),
        "tags": chance.choice([[], ["дом"]]),
        "project": chance.choice([None, "дача"]),
        "notes": chance.choice([None, "в парке"]),
        "remind_before": [],
        "blocked_by": [],
        "waiting_until": chance.choice([None, TODAY + timedelta(days=chance.randint(-3, 3))]),
        "created_at": datetime(2026, 3, 1, tzinfo=UTC) - timedelta(days=chance.randint(0, 500)),
    }


async def many(engine: AsyncEngine, user_id: UUID, count: int) -> None:
    chance = random.Random(7)
    rows = [row(user_id, chance) for _ in range(count)]
    for number, waiting in enumerate(rows[:20]):
        waiting["blocked_by"] = [rows[number + 10]["id"]]
    async with engine.begin() as connection:
        await connection.execute(insert(Task), rows)


async def test_urgency_in_sql_is_urgency_of_the_rules(
    desk: Desk, container: AsyncContainer, engine: AsyncEngine
) -> None:
    user = await a_person(desk)
    await many(engine, user, 300)
    async with container() as scope:
        queries = await scope.get(TaskQueries)
        due = sort_by_urgency(await queries.list_due_by(user, TODAY), NOW)
        pages = [
            await queries.get_today_page(user, TODAY, NOW, at, 8) for at in range(0, len(due), 8)
        ]
    listed = [task for page in pages for task in page.tasks]
    assert {page.total for page in pages} == {len(due)}
    assert sorted(task.id for task in listed) == sorted(task.id for task in due)
    expected = [calculate_urgency(task, NOW) for task in due]
    assert [calculate_urgency(task, NOW) for task in listed] == pytest.approx(expected)
    assert any(task.blocking for task in due)
    assert any(task.blocked_by for task in due)


async def test_the_board_in_sql_is_the_board_of_the_rules(
    desk: Desk, container: AsyncContainer, engine: AsyncEngine
) -> None:
    user = await a_person(desk)
    await many(engine, user, 200)
    async with container() as scope:
        queries = await scope.get(TaskQueries)
        counts = await queries.count_quadrants(user, NOW)
        squares = {
            name: await queries.get_quadrant_page(user, name, NOW, 0, 200)
            for name in get_args(Quadrant)
        }
    assert counts == {name: page.total for name, page in squares.items()}
    assert sum(counts.values()) == 200
    for name, page in squares.items():
        assert page.total > 0
        assert {get_quadrant(task, NOW) for task in page.tasks} == {name}


SEARCHES = [
    ("молоко", "Купить МОЛОКО"),
    ("купить молок", "Купить МОЛОКО"),
    ("елку", "Нарядить ёлку"),
    ("Ёлку", "Нарядить ёлку"),
    ("їжак", "Погодувати Їжака"),
    ("подвал", "Найти лыжи"),
    ("#спорт", "Найти лыжи"),
    ("ремонт", "Paint the wall"),
    ("100%", "Сделать на 100%"),
    ("a_b", "file a_b"),
    ("back\\slash", "back\\slash"),
]


@pytest.fixture
async def searched(desk: Desk) -> UUID:
    user = await a_person(desk)
    for title in dict.fromkeys(title for _, title in SEARCHES):
        more: dict[str, Any] = {}
        if title == "Найти лыжи":
            more = {"notes": "в подвале", "tags": ("спорт",)}
        if title == "Paint the wall":
            more = {"project": "Ремонт"}
        await desk.do(a_task(user, title=title, **more))
    await desk.do(a_task(await a_person(desk), title="Чужое молоко"))
    for noise in ("1000 дел", "axb", "backslash"):
        await desk.do(a_task(user, title=noise))
    return user


async def test_words_are_found_in_any_case_and_signs_mean_themselves(
    searched: UUID, container: AsyncContainer
) -> None:
    async with container() as scope:
        queries = await scope.get(TaskQueries)
        for words, title in SEARCHES:
            found = await queries.get_page(searched, 0, 9, TaskFilter(words=words))
            assert [task.title for task in found.tasks] == [title], words
        assert (await queries.get_page(searched, 0, 9, TaskFilter(words="молоко хлеб"))).total == 0
        assert (await queries.get_page(searched, 0, 9, TaskFilter(tag="спорт"))).total == 1
        assert (await queries.get_page(searched, 0, 9, TaskFilter(project="Ремонт"))).total == 1
        labels = await queries.get_labels(searched)
    assert labels == Labels((Label("спорт", 1),), (Label("Ремонт", 1),))
