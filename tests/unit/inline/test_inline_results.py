"""What inline mode posts fits into a message, keeps to itself what is nobody's business, and says
days that hold tomorrow too."""

from datetime import UTC, date, datetime, time, timedelta
from html.parser import HTMLParser
from typing import Any
from uuid import UUID

from aiogram.types import InlineQueryResultArticle, InputTextMessageContent
from hypothesis import given
from hypothesis import strategies as st

from bot.inline.results import build_habit_result, build_plan_result, build_task_result
from bot.ui.current_user import CurrentUser
from core.habits.contracts.plans import OnWeekdays
from core.habits.contracts.views import HabitSummary
from core.tasks.contracts.views import TITLE_LENGTH, TaskCard
from core.texts import LOCALES
from core.texts.markup import convert_to_plain_text
from tests.factories.people import build_profile

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
TODAY = NOW.date()
LINK = "https://t.me/playground_bot?start=x"
_titles = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=TITLE_LENGTH)
_days = st.integers(-9, 0).map(lambda back: TODAY + timedelta(days=back))
_speakers = st.sampled_from(LOCALES).map(lambda locale: CurrentUser(build_profile(locale)))


def a_task(title: str = "Молоко", **more: Any) -> TaskCard:
    return TaskCard(id=UUID(int=7), title=title, created_at=NOW, **more)


def posted(result: InlineQueryResultArticle) -> str:
    content = result.input_message_content
    assert isinstance(content, InputTextMessageContent)
    return content.message_text


def well_formed(html: str) -> bool:
    """Only the tags of our own texts, each closed."""
    opened: list[str] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: object) -> None:
            opened.append(tag)

        def handle_endtag(self, tag: str) -> None:
            assert opened.pop() == tag

    Reader().feed(html)
    return not opened


@given(
    current_user=_speakers,
    tasks=st.lists(
        st.builds(
            a_task,
            _titles,
            due_date=_days | st.none(),
            due_time=st.just(time(18, 30)) | st.none(),
        ),
        max_size=60,
    ),
)
def test_any_plan_fits(current_user: CurrentUser, tasks: list[TaskCard]) -> None:
    words = posted(build_plan_result(tasks, TODAY, current_user, LINK))
    assert well_formed(words)
    assert len(convert_to_plain_text(words).encode("utf-16-le")) // 2 <= 4096


@given(current_user=_speakers, title=_titles)
def test_a_task_says_its_title_and_day_alone(current_user: CurrentUser, title: str) -> None:
    task = a_task(
        title, due_date=TODAY, due_time=time(9), tags=("тайна",), project="тайна", priority="high"
    )
    result = build_task_result(task, TODAY, current_user, LINK)
    words = posted(result)
    assert well_formed(words)
    assert "тайна" not in words.replace(title, "")
    assert title in convert_to_plain_text(words)
    assert 1 <= len(result.id.encode()) <= 64


def test_days_hold_tomorrow_too() -> None:
    current_user = CurrentUser(build_profile("ru"))
    task = a_task(due_date=TODAY, due_time=time(18))
    assert posted(build_task_result(task, TODAY, current_user, LINK)) == (
        "📌 <b>Молоко</b>\n📅 сб, 21 нояб., 18:00"
    )
    plan = posted(build_plan_result([task, a_task("Без дня")], TODAY, current_user, LINK))
    assert plan == "📅 <b>План: сб, 21 нояб.</b>\n\n▫️ <b>18:00</b> Молоко"
    late = a_task("Отчёт", due_date=date(2026, 11, 20))
    assert "⚠️ Отчёт" in posted(build_plan_result([late], TODAY, current_user, LINK))
    assert "Задач на этот день нет" in posted(build_plan_result([], TODAY, current_user, LINK))


def test_a_long_plan_tells_how_much_more_there_is() -> None:
    current_user = CurrentUser(build_profile("ru"))
    tasks = [a_task(f"Дело {n}", due_date=TODAY) for n in range(50)]
    words = posted(build_plan_result(tasks, TODAY, current_user, LINK))
    assert words.count("▫️") == 40
    assert words.endswith("…и ещё 10")


def test_a_habit_shows_its_week() -> None:
    habit = HabitSummary(
        id=UUID(int=7),
        title="<Бег>",
        schedule=OnWeekdays(),
        remind_times=(time(7),),
        created_at=NOW,
        today=TODAY,
        checked_today=True,
        streak=2,
        week=("off", "off", "off", "off", "missed", "done", "done"),
    )
    words = posted(build_habit_result(habit, CurrentUser(build_profile("ru")), LINK))
    assert words == "🌱 <b>&lt;Бег&gt;</b>\n▪️ ▪️ ▪️ ▪️ ⬜ 🟩 🟩\n🔥 2 дня подряд"
