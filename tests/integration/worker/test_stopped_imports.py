"""An import whose step fails for good does not stand still in silence."""

from uuid import uuid4

import msgspec
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from core.data_import import contracts as c
from core.data_import.models import ImportRow
from core.tasks.contracts.batch import BringTasks
from tests.factories.people import a_person
from tests.support.desk import Desk
from tests.support.waiting import eventually


async def test_its_dead_letter_stops_it(desk: Desk, engine: AsyncEngine, worker: None) -> None:
    user, number = await a_person(desk), uuid4()
    task = uuid4()
    unreadable = c.ImportStep(BringTasks.subject, msgspec.Raw(b"{}"), {task: 2})
    begin = c.BeginImport(user_id=user, import_id=number, source="todoist", tasks=(task,))
    await desk.do(begin)
    await desk.do(c.FillImport(user_id=user, import_id=number, first=0, steps=(unreadable,)))
    await desk.do(c.StartImport(user_id=user, import_id=number))

    async def stopped() -> bool:
        async with engine.connect() as connection:
            state = await connection.scalar(select(ImportRow.state).where(ImportRow.id == number))
        return bool(state == c.ImportState.STOPPED)

    await eventually(stopped, "the import stopped")
