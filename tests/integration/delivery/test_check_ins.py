"""«Still level 3?»: the question comes while it waits, is answered in its message, and undone."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from core.career.contracts.skills import (
    AddSkill,
    AnswerCheckIn,
    ArchiveSkill,
    DeleteSkill,
    EditSkill,
    SetLevel,
    SkillCard,
    SkillSummary,
)
from core.career.queries import SkillQueries
from core.delivery.contracts import Kind
from core.users.contracts import Profile
from tests.integration.delivery.button_presser import ButtonPresser
from tests.integration.delivery.delivery_harness import DeliveryHarness, captions
from tests.integration.delivery.test_bundles import bundled, told


async def a_skill(harness: DeliveryHarness, person: Profile, **more: Any) -> SkillCard:
    """A skill whose first check-in is today."""
    command = AddSkill(user_id=person.id, skill_id=uuid4(), title="Английский", level=3, **more)
    made = await harness.do(command)
    harness.clock.shift(timedelta(days=1))
    return made


async def now(harness: DeliveryHarness, person: Profile, skill: SkillCard) -> SkillSummary:
    async with harness.container() as scope:
        lines = await (await scope.get(SkillQueries)).get_summaries([(skill.id, person.id)])
    return lines[skill.id, person.id]


async def asked(harness: DeliveryHarness, person: Profile, skill: SkillCard) -> ButtonPresser:
    assert (
        await harness.delivery().deliver_batch([harness.note(person, Kind.SKILL, skill.id)]) is None
    )
    return ButtonPresser(harness, person, harness.bus)


async def test_answers_are_shown_in_the_question_and_taken_back(harness: DeliveryHarness) -> None:
    anya = await harness.person()
    skill = await a_skill(harness, anya, target=4)
    presser = await asked(harness, anya, skill)
    question = await presser.sees()
    assert question["text"] == "🧠 Английский\n\nУровень всё ещё 3, «делаю уверенно»?"
    assert captions(question) == ["✅ Да, всё ещё 3", "⬇️ Скорее 2", "⬆️ Уже 4"]
    assert await presser.press("⬆️ Уже 4") is None
    answered = await presser.sees()
    assert answered["message_id"] == question["message_id"]
    assert "уровень 4, «делаю сложное»" in answered["text"]
    assert "🎉 Это и была цель" in answered["text"]
    assert "🔔 Спрошу снова: завтра" in answered["text"]
    assert await presser.press("↩️ Вернуть") is None
    shown = await presser.sees()
    assert (shown["text"], captions(shown)) == (question["text"], captions(question))
    assert (await now(harness, anya, skill)).level == 3


async def test_two_answers_to_one_question_are_one(harness: DeliveryHarness) -> None:
    anya = await harness.person()
    skill = await a_skill(harness, anya)
    presser = await asked(harness, anya, skill)
    keys = [key for row in (await presser.sees())["reply_markup"]["inline_keyboard"] for key in row]
    assert await presser.press_data(keys[2]["callback_data"]) is None
    assert await presser.press_data(keys[1]["callback_data"]) is None
    line = await now(harness, anya, skill)
    assert (line.level, line.turn) == (4, 1)
    assert "уровень 4" in (await presser.sees())["text"]


async def test_an_undo_that_came_too_late_says_so(harness: DeliveryHarness) -> None:
    anya = await harness.person()
    skill = await a_skill(harness, anya)
    presser = await asked(harness, anya, skill)
    await presser.press("✅ Да, всё ещё 3")
    await harness.do(SetLevel(user_id=anya.id, skill_id=skill.id, turn=1, level=5))
    toast = await presser.press("↩️ Вернуть")
    assert toast == "С тех пор уровень меняли ещё раз. Поправь его на карточке навыка."
    assert (await now(harness, anya, skill)).level == 5


@pytest.mark.parametrize("meanwhile", ["answered", "archived", "deleted", "hushed"])
async def test_nobody_is_asked_what_needs_no_answer_any_more(
    harness: DeliveryHarness, meanwhile: str
) -> None:
    anya = await harness.person()
    skill = await a_skill(harness, anya)
    both: Any = {"user_id": anya.id, "skill_id": skill.id}
    command: Any = {
        "answered": AnswerCheckIn(turn=0, answer="still", **both),
        "archived": ArchiveSkill(**both),
        "deleted": DeleteSkill(**both),
        "hushed": EditSkill(check_ins=False, **both),
    }[meanwhile]
    await harness.do(command)
    await asked(harness, anya, skill)
    assert await harness.arrived(anya) == []


async def test_in_a_bundle_it_is_confirmed_at_a_tap(harness: DeliveryHarness) -> None:
    anya = await harness.person(zone="UTC")
    skill = await a_skill(harness, anya)
    task, at = await harness.task(anya), harness.clock.now() - timedelta(hours=1)
    items = ((Kind.SKILL, skill.id, at), (Kind.TASK, task.id, at + timedelta(minutes=1)))
    shown = await told(harness, anya, await bundled(harness, anya, *items))
    assert f"🧠 {at:%H:%M} Английский: всё ещё уровень 3?" in shown["text"]
    presser = ButtonPresser(harness, anya, harness.bus)
    await presser.press("✅ Английский: всё ещё уровень…")
    assert (await now(harness, anya, skill)).step == 1
    assert "✅ " in (await presser.sees())["text"].split("\n")[1]
    await presser.press("↩️ Английский")
    assert (await now(harness, anya, skill)).turn == 0
