"""Working hours and the day's start are chosen by button or typed, and taken back."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogs.settings.working_hours_parser import ParsedWorkingHours, parse_working_hours
from bot.routes import Settings
from core.texts import LOCALES, get_weekday_names
from core.users.contracts import EVERY_DAY, WORKDAYS, ChangeZone, SetDayStart, SetWorkingHours
from tests.fakes.chat import Chat, CreateChat

MON_THU = 0b0001111


@pytest.fixture
async def chat(create_chat: CreateChat) -> Chat:
    chat = await create_chat()
    await chat.open(Settings.main)
    return chat


@pytest.mark.parametrize(
    ("words", "start", "end", "days"),
    [
        ("с 9 до 18 по будням", 9, 18, WORKDAYS),
        ("з 9 до 18 по буднях", 9, 18, WORKDAYS),
        ("9-18 weekdays", 9, 18, WORKDAYS),
        ("по рабочим дням 10–19", 10, 19, WORKDAYS),
        ("10:00 - 19:00, пн-чт", 10, 19, MON_THU),
        ("с понедельника по четверг с 10 до 19", 10, 19, MON_THU),
        ("from Monday to Thursday 10am to 7pm", 10, 19, MON_THU),
        ("9 to 5 mon, wed and fri", 9, 17, 0b10101),
        ("вт, чт и сб с 8 до 16", 8, 16, 0b101010),
        ("у вівторок та п'ятницю 8-16", 8, 16, 0b10010),
        ("каждый день с 8 до 20", 8, 20, EVERY_DAY),
        ("щодня 8-20", 8, 20, EVERY_DAY),
        ("11-20 пт-вт", 11, 20, 0b1110011),
        ("10-18", 10, 18, None),
        ("с 10 утра до 7 вечера по выходным", 10, 19, 0b1100000),
    ],
)
def test_as_people_type(words: str, start: int, end: int, days: int | None) -> None:
    assert parse_working_hours(words) == ParsedWorkingHours(time(start), time(end), days)


@pytest.mark.parametrize(
    "words", ["", "по будням", "9", "с 18 до 18", "22:00-06:00", "9-18 когда-нибудь", "9-18-20"]
)
def test_what_names_no_hours_of_a_day(words: str) -> None:
    assert parse_working_hours(words) is None


@given(st.text(max_size=40) | st.text("0123456789 :.-–пнвтсрчдmonfri\x01", max_size=24))
def test_any_text_is_read_or_not_understood(words: str) -> None:
    said = parse_working_hours(words)
    assert said is None or (said.start < said.end and said.days != 0)


@given(st.sampled_from(LOCALES), st.sets(st.integers(0, 6), min_size=1), st.booleans())
def test_the_days_as_the_bot_names_them_are_read(locale: str, days: set[int], first: bool) -> None:
    names = get_weekday_names(locale)
    listed = ", ".join(names[day] for day in sorted(days))
    words = f"{listed} 09:30–17:00" if first else f"09:30–17:00 {listed}"
    assert parse_working_hours(words) == ParsedWorkingHours(
        time(9, 30), time(17), sum(1 << day for day in days)
    )


async def test_hours_and_days_are_chosen_one_by_one(chat: Chat) -> None:
    await chat.tap("💼")
    assert "не заданы" in chat.words
    assert not any(button.startswith("✅") for button in chat.buttons)
    await chat.tap("10:00–19:00")
    assert "10:00–19:00, пн–пт" in chat.words
    before = chat.shown
    await chat.tap("✅ ср", before)
    await chat.tap("✅ ср", before)
    assert "10:00–19:00, пн–вт, чт–пт" in chat.words
    assert chat.bus.count(SetWorkingHours) == 2
    await chat.tap("🏖")
    assert "Рабочие часы: не заданы" in chat.words
    await chat.tap("↩️")
    assert "Рабочие часы: 10:00–19:00, пн–вт, чт–пт" in chat.words
    assert "↩️ Вернуть как было" not in chat.buttons


async def test_the_last_day_stays(chat: Chat) -> None:
    await chat.tap("💼")
    await chat.say("9-18 пн")
    await chat.tap("💼")
    await chat.tap("✅ пн")
    assert "хотя бы один день" in chat.words
    assert (await chat.data.get_profile()).work_days == 1


async def test_typed_hours_keep_the_days_unless_these_are_told(chat: Chat) -> None:
    await chat.tap("💼")
    await chat.say("с 9 до 18 по выходным")
    assert "09:00–18:00, сб–вс" in chat.words
    await chat.tap("💼")
    await chat.say("когда получится")
    assert "Напиши часы и дни" in chat.words
    await chat.say("с 22 до 6")
    assert "должны кончаться позже" in chat.words
    await chat.send_sticker()
    assert "Напиши часы и дни" in chat.words
    await chat.say("10 to 7")
    assert "10:00–19:00, сб–вс" in chat.words


async def test_the_day_begins_when_the_person_says(chat: Chat) -> None:
    await chat.tap("🌅")
    assert "✅ 00:00" in chat.buttons
    await chat.tap("04:30")
    assert chat.bus.last(SetDayStart).day_start == time(4, 30)
    assert "День начинается в 04:30" in chat.words
    await chat.tap("🌅")
    for odd in ("7 утра", "завтра", "4-5"):
        await chat.say(odd)
        assert "от полуночи до шести утра" in chat.words
    await chat.say("в 4 утра")
    assert "День начинается в 04:00" in chat.words
    await chat.tap("↩️")
    assert "День начинается в 04:30" in chat.words


async def test_the_latest_change_alone_is_taken_back(chat: Chat) -> None:
    await chat.tap("🌅")
    await chat.tap("05:00")
    await chat.tap("🕒")
    await chat.tap("Новосибирск")
    before = chat.shown
    await chat.tap("↩️", before)
    await chat.tap("↩️", before)
    assert chat.bus.last(ChangeZone).zone == "Europe/Moscow"
    assert chat.bus.count(ChangeZone) == 2
    assert "День начинается в 05:00" in chat.words


async def test_what_changes_nothing_leaves_nothing_to_take_back(chat: Chat) -> None:
    await chat.tap("🌅")
    await chat.tap("✅ 00:00")
    assert "↩️ Вернуть как было" not in chat.buttons
