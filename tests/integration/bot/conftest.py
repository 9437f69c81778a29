"""A forger, and what is theirs."""

from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID, uuid4

import pytest
from dishka import AsyncContainer
from redis.asyncio import Redis

from bot.live.exports import ExportRunner
from bot.live.focus_timers import FocusTimerMessages
from bot.live.imports import ImportProgressBoard
from bot.runtime.dispatcher import create_dispatcher
from bot.runtime.profiles import ProfileCache
from bot.runtime.storage import create_storage
from bot.ui.calendar_links import CalendarLinkBuilder
from bot.ui.current_user import QueryRunner
from bot.ui.deep_links import LinkBuilder
from bot.ui.erasure_request import ErasureRequest
from core.career.contracts.goals import AddGoal, NewMilestone, NewResult
from core.career.contracts.skills import AddSkill
from core.users.contracts import ChangeZone, Owners
from tests.factories.buddies import bonded
from tests.factories.people import a_newcomer, a_person
from tests.factories.things import a_habit, a_task_at
from tests.fakes.bots import KeptPlaces, MemoryMessageStore, build_owner_parts
from tests.support.clocks import StillClock
from tests.support.desk import Desk
from tests.support.forger import DeskBus, Forger, Messenger
from tests.support.parts import with_parts

FORGER = 990_001


@pytest.fixture
async def redis(redis_url: str) -> AsyncIterator[Redis]:
    client = Redis.from_url(redis_url)
    yield client
    await client.aclose()


@pytest.fixture
async def things(desk: Desk) -> dict[str, UUID]:
    """What the forger has."""
    newcomer = a_newcomer(FORGER)
    await desk.do(newcomer)
    me = newcomer.user_id
    await desk.do(ChangeZone(user_id=me, zone="Europe/Moscow"))
    task = await desk.do(a_task_at(me, 18, rrule="FREQ=DAILY", tags=("дом",)))
    habit = await desk.do(a_habit(me))
    water = await desk.do(a_habit(me, title="Вода", kind="at_least", target=8.0, unit="стаканов"))
    results = (NewResult(result_id=uuid4(), title="Слова", unit="шт", target=500),)
    steps = (NewMilestone(milestone_id=uuid4(), title="Экзамен"),)
    wanted: Any = {"title": "Язык", "horizon": "month", "results": results, "milestones": steps}
    goal = await desk.do(AddGoal(user_id=me, goal_id=uuid4(), **wanted))
    skill = await desk.do(AddSkill(user_id=me, skill_id=uuid4(), title="Язык"))
    buddy = await a_person(desk)
    bond = await bonded(desk, buddy, (await desk.do(a_habit(buddy))).id, me)
    return {
        "task_id": task.id,
        "habit_id": habit.id,
        "water": water.id,
        "goal_id": goal.id,
        "result_id": results[0].result_id,
        "milestone_id": steps[0].milestone_id,
        "skill_id": skill.id,
        "bond_id": bond.id,
    }


@pytest.fixture
def forger(
    desk: Desk,
    container: AsyncContainer,
    clock: StillClock,
    redis: Redis,
    things: dict[str, UUID],
) -> Forger:
    query_runner, bus, bot = QueryRunner(container, clock), DeskBus(desk), Messenger()
    storage, isolation = create_storage(redis, shared=True)
    parts = build_owner_parts(bot, query_runner) | {
        FocusTimerMessages: FocusTimerMessages(bot, query_runner, MemoryMessageStore()),
        LinkBuilder: LinkBuilder(b"a key", _username),
        ImportProgressBoard: ImportProgressBoard(bot, query_runner, MemoryMessageStore()),
        ExportRunner: ExportRunner(bot, query_runner, KeptPlaces()),
        CalendarLinkBuilder: CalendarLinkBuilder("https://a.example", True),
    }
    runner = QueryRunner(with_parts(container, parts), clock)
    dispatcher = create_dispatcher(runner, bus, ProfileCache(query_runner), storage, isolation)
    dispatcher.workflow_data.update(
        owners=Owners(), contact_channels={"mail", "sms"}, erasure_request=ErasureRequest()
    )
    data: dict[str, Any] = {name: one.hex for name, one in things.items()}
    draft: dict[str, Any] = {"title": "Задача", "line": "Бег 3 раза", "said": "бег", "rest": "x"}
    draft["drafts"] = [{"title": "Раз", "task_id": str(uuid4())}]
    return Forger(dispatcher, bot, bus, clock, FORGER, data | draft | {"token": "00" * 32})


async def _username() -> str:
    return "a_bot"
