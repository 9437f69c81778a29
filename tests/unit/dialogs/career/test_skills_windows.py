"""Skills: one line or a few taps make one; levels, practice and evidence can be taken back."""

from datetime import date
from uuid import UUID

import pytest

from bot.routes import NewSkill, Skills
from core.career.contracts.skills import AddEvidence, AddSkill, SetLevel
from tests.fakes.chat import Chat, CreateChat
from tests.support.texts import text

SKILL = UUID(int=9)


@pytest.fixture
async def chat(create_chat: CreateChat) -> Chat:
    chat = await create_chat()
    await add(chat, SKILL, "Английский", 3)
    await chat.open(Skills.card, {"skill_id": SKILL.hex})
    return chat


async def add(chat: Chat, skill_id: UUID, title: str, level: int) -> None:
    who = chat.user_id
    await chat.data.do(AddSkill(user_id=who, skill_id=skill_id, title=title, level=level, target=4))


async def test_one_line_is_enough(create_chat: CreateChat) -> None:
    chat = await create_chat()
    await chat.open(Skills.list)
    await chat.tap("➕ Навык")
    await chat.say("Английский 2 → 4")
    made = chat.bus.last(AddSkill)
    assert (made.title, made.level, made.target) == ("Английский", 2, 4)
    assert "●●○○· уровень 2: знаю основы" in chat.words
    assert "Спрошу про уровень: завтра" in chat.words


async def test_a_skill_is_made_by_taps_alone(create_chat: CreateChat) -> None:
    chat = await create_chat()
    await chat.open(NewSkill.write)
    await chat.tap(text("skill-idea-speak"))
    await chat.tap("3 · делаю уверенно")
    assert not any(button.startswith("2 ·") for button in chat.buttons), "a target is no lower"
    await chat.say("не знаю")
    await chat.say("5")
    made = chat.bus.last(AddSkill)
    assert (made.title, made.level, made.target) == ("🎤 Выступления", 3, 5)


async def test_practice_is_logged_by_taps_and_words_and_taken_back(chat: Chat) -> None:
    await chat.tap("⏱ Записать")
    await chat.tap("45 мин")
    assert "практика: 45 мин, за эту неделю 45 мин" in chat.words
    await chat.tap("⏱ Записать")
    await chat.say("сколько-то")
    assert "Напиши, сколько минут" in chat.words
    await chat.say("1 ч 30 мин читал статью")
    assert "практика: 2 ч 15 мин" in chat.words
    await chat.tap(text("career-undo"))
    assert "практика: 45 мин" in chat.words
    await chat.tap("⏱")
    await chat.say("вчера читал статью 20 минут")
    await chat.tap(text("skill-log"))
    assert "⏱ вчера: 20 мин: читал статью" in chat.words
    await chat.tap(text("career-undo"))
    await chat.tap("✖️ сегодня, 45 мин")
    assert "Пока пусто" in chat.words
    await chat.tap(text("career-undo"))
    assert "⏱ сегодня: 45 мин" in chat.words


async def test_the_level_is_set_once_and_taken_back(chat: Chat) -> None:
    await chat.tap(text("skill-set-level"))
    await chat.tap("4 · делаю сложное")
    assert "🎉 цель достигнута" in chat.words
    await chat.tap(text("skill-set-level"))
    await chat.say("двойка")
    assert "⚠️ Нажми на уровень или напиши цифру" in chat.words
    await chat.say("2")
    assert "уровень 2" in chat.words
    await chat.tap(text("career-undo"))
    assert "уровень 4" in chat.words


async def test_an_aim_is_set_and_taken_back(chat: Chat) -> None:
    await chat.tap(text("skill-set-target"))
    await chat.tap("5 ·")
    assert "🎯 цель: уровень 5" in chat.words
    await chat.tap(text("career-undo"))
    assert "🎯 цель: уровень 4" in chat.words


async def test_a_check_in_is_answered_on_the_card(chat: Chat) -> None:
    assert not any(button.startswith("✅ Да") for button in chat.buttons)
    chat.clock.shift(days=1)
    await chat.open(Skills.list)
    assert "❔ Английский" in chat.buttons
    await chat.tap("❔ Английский")
    asked = chat.shown
    await chat.tap("⬆️ Уже 4", asked)
    assert "Спрошу про уровень: завтра" in chat.words
    await chat.tap(text("career-undo"))
    assert "уровень 3" in chat.words


async def test_evidence_is_words_and_links(chat: Chat) -> None:
    await chat.tap(text("skill-prove"))
    await chat.say("Сертификат B2 https://a.example/b2?x=1&y=2")
    piece = chat.bus.last(AddEvidence)
    assert (piece.note, piece.url) == ("Сертификат B2", "https://a.example/b2?x=1&y=2")
    assert '• Сертификат B2 <a href="https://a.example/b2?x=1&amp;y=2">a.example</a>' in chat.words
    await chat.tap(text("skill-prove"))
    await chat.tap(text("skill-proof-praise"))
    await chat.tap(text("skill-prove"))
    await chat.tap("✖️ Сертификат")
    assert "Сертификат" not in chat.words
    await chat.tap(text("career-undo"))
    assert "Сертификат" in chat.words


async def test_title_check_ins_archive_and_deletion(chat: Chat) -> None:
    await chat.tap("✏️ Изменить")
    await chat.say("Испанский")
    assert "<b>Испанский</b>" in chat.words
    await chat.tap("✏️ Изменить")
    await chat.tap("🔕 Не спрашивать")
    assert "Спрошу" not in chat.words
    await chat.tap("✏️ Изменить")
    await chat.tap("🗄 В архив")
    await chat.tap("↩️ Вернуть из архива")
    await chat.tap("✏️ Изменить")
    await chat.tap("🗑 Удалить")
    assert "Навык удалён" in chat.words
    await chat.tap("↩️ Восстановить")
    await chat.tap("✏️ Изменить")
    await chat.tap("🔔 Спрашивать")
    assert "Спрошу" in chat.words


async def test_the_radar_is_a_photo_with_words(chat: Chat) -> None:
    for number, title in enumerate(("Python", "Гитара", "Тексты"), start=10):
        await add(chat, UUID(int=number), title, 2)
    await chat.open(Skills.list)
    await chat.tap(text("skill-radar"))
    assert chat.shown.photo
    assert "Python: 2 → 4" in chat.words


async def test_the_days_are_the_persons_own(chat: Chat) -> None:
    card = await chat.data.do(SetLevel(user_id=chat.user_id, skill_id=SKILL, turn=0, level=1))
    assert card.check_on == date(2026, 11, 22)


async def test_the_empty_list_takes_the_line_it_asks_for(create_chat: CreateChat) -> None:
    chat = await create_chat()
    await chat.open(Skills.list)
    await chat.say("Английский 2 → 4")
    made = chat.bus.last(AddSkill)
    assert (made.title, made.level, made.target) == ("Английский", 2, 4)
    assert "●●○○· уровень 2: знаю основы" in chat.words


async def test_the_empty_list_asks_for_what_the_line_does_not_say(create_chat: CreateChat) -> None:
    chat = await create_chat()
    await chat.open(Skills.list)
    await chat.say("Гитара")
    await chat.tap("2 ·")
    await chat.tap("4 ·")
    made = chat.bus.last(AddSkill)
    assert (made.title, made.level, made.target) == ("Гитара", 2, 4)
