"""A person's things in their own language, as the preview shows them."""

from collections.abc import Sequence
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

from core.activity.contracts import ApiScope, IssueKey
from core.broadcasts.contracts import BroadcastMessage, CreateBroadcast
from core.buddies.contracts import InviteBuddy
from core.buddies.rules import hash_token
from core.career.contracts.goals import AddGoal, NewMilestone, NewResult
from core.career.contracts.parts import LinkToGoal
from core.career.contracts.skills import AddEvidence, AddSkill, LogPractice
from core.kit.messages import Command
from core.tasks.contracts.views import Step
from core.tasks.models import Task
from core.users.contracts import Segment
from tests.factories.buddies import let_see, show_habit
from tests.factories.dead_letters import build_dead_letter
from tests.fakes.chat import Chat
from tests.fakes.figures import build_failure, can_figures
from tests.fakes.stage import NOON
from tests.support.user_data import UserData

THING = UUID(int=7)  # the id of the first of everything, if not named below
SKILL, RESULT, MILESTONE, ENTRY, EVIDENCE = (UUID(int=at) for at in (9, 100, 200, 300, 400))
SEEN = UUID(int=107)  # the link by which a friend sees the first habit
_Words = dict[str, Sequence[str]]
WORDS: dict[str, _Words] = {
    "ru": {
        "tasks": ("Купить молоко", "Отчёт за ноябрь", "Позвонить маме", "Записаться к врачу"),
        "steps": ("Собрать цифры", "Написать выводы"),
        "habits": ("Зарядка", "Вода", "Читать"),
        "goal": ("Выучить английский до B2", "слов", "Сдать пробный экзамен"),
        "skill": ("Английский", "подкаст без субтитров"),
        "people": ("Аня", "Оля", "Миша"),
        "line": ("купить хлеб завтра в 9", "пить воду 8 стаканов", "Новости недели"),
    },
    "uk": {
        "tasks": ("Купити молоко", "Звіт за листопад", "Подзвонити мамі", "Записатися до лікаря"),
        "steps": ("Зібрати цифри", "Написати висновки"),
        "habits": ("Зарядка", "Вода", "Читати"),
        "goal": ("Вивчити англійську до B2", "слів", "Скласти пробний іспит"),
        "skill": ("Англійська", "подкаст без субтитрів"),
        "people": ("Аня", "Оля", "Михайло"),
        "line": ("купити хліб завтра о 9", "пити воду 8 склянок", "Новини тижня"),
    },
    "en": {
        "tasks": ("Buy milk", "November report", "Call mum", "See the doctor"),
        "steps": ("Collect the figures", "Write the summary"),
        "habits": ("Morning workout", "Water", "Read"),
        "goal": ("Reach B2 in English", "words", "Pass a mock exam"),
        "skill": ("English", "a podcast without subtitles"),
        "people": ("Anna", "Olivia", "Mike"),
        "line": ("buy bread tomorrow at 9", "drink 8 glasses of water", "News of the week"),
    },
}


def build_task(data: UserData, number: int, title: str, words: _Words) -> Task:
    """The first has everything there is, the others a duration."""
    day = date(2026, 11, 18) + timedelta(days=2 * (number - THING.int))
    if number != THING.int:
        return data.build_task(number, title, day, duration_minutes=30)
    steps = enumerate(words["steps"])
    return data.build_task(
        number,
        title,
        NOON.date(),
        priority="high",
        due_time=time(18),
        rrule="FREQ=WEEKLY;BYDAY=MO,WE",
        repeat_from="due",
        tags=["work"],
        duration_minutes=45,
        steps=[Step(UUID(int=at), text, at == 0) for at, text in steps],
        remind_before=[0, 60],
        remind_on=[],
        blocked_by=[UUID(int=THING.int + 1)],
        snoozes=0,
        snoozed_to=[],
    )


async def fill_chat(chat: Chat, locale: str) -> None:
    """Put the person's things behind all windows."""
    words, data = WORDS[locale], chat.data
    titles = enumerate(words["tasks"], start=THING.int)
    await data.add(*(build_task(data, number, title, words) for number, title in titles))
    for number, title in enumerate(words["habits"], start=THING.int):
        habit_id = UUID(int=number)
        await data.add_habit(habit_id, title, remind_times=[time(8)])
        await show_habit(data, habit_id, title, words["people"][number - THING.int])
        await let_see(data, UUID(int=SEEN.int + number - THING.int), habit_id, words["people"][1])
    for command in _build_commands(chat, words):
        await data.do(command)
    await data.add(build_dead_letter(THING.int, '{"id": 1}', "no field: type"))
    chat.parts.update(can_figures(build_failure("Forbidden: bot was blocked by the user")))


def _build_commands(chat: Chat, words: _Words) -> list[Command[Any]]:
    owner, secret = chat.user_id, hash_token(chat.links.derive_secret(THING))
    goal, unit, step = words["goal"]
    skill, note = words["skill"]
    return [
        AddGoal(
            user_id=owner,
            goal_id=THING,
            title=goal,
            horizon="quarter",
            deadline=date(2027, 3, 31),
            results=(NewResult(result_id=RESULT, title=unit, unit=unit, target=500.0),),
            milestones=(NewMilestone(milestone_id=MILESTONE, title=step),),
        ),
        AddSkill(user_id=owner, skill_id=SKILL, title=skill, level=2),
        LinkToGoal(user_id=owner, goal_id=THING, kind="skill", subject_id=SKILL),
        LogPractice(user_id=owner, skill_id=SKILL, practice_id=ENTRY, minutes=45, note=note),
        AddEvidence(user_id=owner, skill_id=SKILL, evidence_id=EVIDENCE, note=note),
        CreateBroadcast(
            user_id=owner,
            broadcast_id=THING,
            letter=BroadcastMessage(text=words["line"][2]),
            segment=Segment(active_days=7),
        ),
        InviteBuddy(user_id=owner, habit_id=THING, invitation_id=THING, token_hash=secret),
        IssueKey(
            user_id=owner,
            key_id=THING,
            hash=bytes(32),
            hint="usp_ab12",
            source="shop",
            scopes=(ApiScope.WRITE,),
            rate=100,
        ),
    ]
