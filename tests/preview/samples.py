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
from core.tasks.contracts.views import Step, TaskCard
from core.users.contracts import Segment
from tests.fakes.chat import Chat
from tests.fakes.hub import a_letter
from tests.fakes.office import FakeOffice, trouble
from tests.fakes.stage import NOON

THING = UUID(int=7)  # the id of the first of everything, if not named below
SKILL, RESULT, MILESTONE, ENTRY, EVIDENCE = (UUID(int=at) for at in (9, 100, 200, 300, 400))
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


def create_task(number: int, title: str, words: _Words, **fields: Any) -> TaskCard:
    """Every second of them with a time, the first with everything there is."""
    if number == THING.int:
        fields |= {
            "priority": "high",
            "due_time": time(18),
            "rrule": "FREQ=WEEKLY;BYDAY=MO,WE",
            "tags": ("work",),
            "duration_minutes": 45,
            "steps": tuple(
                Step(UUID(int=at), title, at == 0) for at, title in enumerate(words["steps"])
            ),
            "remind_before": (0, 60),
            "blocked_by": (UUID(int=THING.int + 1),),
        }
    day = NOON.date() + timedelta(days=number % 3)
    return TaskCard(
        id=UUID(int=number), title=title, created_at=NOON, **({"due_date": day} | fields)
    )


def fill_chat(chat: Chat, office: FakeOffice, locale: str) -> None:
    """Put the person's things behind all windows."""
    words = WORDS[locale]
    for number, title in enumerate(words["tasks"], start=THING.int):
        chat.tasks.put(create_task(number, title, words))
        day = date(2026, 11, 18) + timedelta(days=2 * (number - THING.int))
        chat.planner.make(number, title, day, duration_minutes=30)
    for number, title in enumerate(words["habits"], start=THING.int):
        chat.habits.make(UUID(int=number), title, remind_time=time(8))
        chat.buddies.show(UUID(int=number), title, words["people"][number - THING.int])
        chat.buddies.let_see(UUID(int=number), UUID(int=number), words["people"][1])
    _fill_career(chat, words)
    _fill_office(chat, office, words)


def _fill_career(chat: Chat, words: _Words) -> None:
    answers, owner = chat.career.answers(), chat.career.whose().id
    goal, unit, step = words["goal"]
    skill, note = words["skill"]
    commands: list[Any] = [
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
    ]
    for command in commands:
        answers[type(command)](command)


def _fill_office(chat: Chat, office: FakeOffice, words: _Words) -> None:
    owner = chat.person.profile.id
    broadcast = CreateBroadcast(
        user_id=owner,
        broadcast_id=THING,
        letter=BroadcastMessage(text=words["line"][2]),
        segment=Segment(active_days=7),
    )
    office.answers()[CreateBroadcast](broadcast)
    office.troubles = (trouble("Forbidden: bot was blocked by the user"),)
    secret = hash_token(chat.links.derive_secret(THING))
    invitation = InviteBuddy(user_id=owner, habit_id=THING, invitation_id=THING, token_hash=secret)
    chat.buddies.answers()[InviteBuddy](invitation)
    key = IssueKey(
        user_id=owner,
        key_id=THING,
        hash=bytes(32),
        hint="usp_ab12",
        source="shop",
        scopes=(ApiScope.WRITE,),
        rate=100,
    )
    office.hub.keys.issue_key(key)
    office.hub.letters.kept = {THING: a_letter(THING.int, '{"id": 1}', "no field: type")}
