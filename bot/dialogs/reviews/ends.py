"""The door of the review and its summary."""

from typing import Any
from uuid import UUID

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, SwitchTo

from bot.context import speaker_of, today_of
from bot.dialogs.advice.faces import face
from bot.dialogs.advice.states import Advice
from bot.dialogs.focus.pictures import headline
from bot.dialogs.reviews import steps
from bot.dialogs.reviews.remind import told
from bot.dialogs.reviews.states import STEPS, WeeklyReview
from bot.navigation import to_menu
from bot.speaker import Reader, Speaker
from bot.texts import L, Rich
from core.advice.queries import AdviceQueries
from core.reviews.contracts import ReviewView, WeekFacts
from core.reviews.queries import ReviewQueries
from core.reviews.rules import week_of

_MINUS = "\N{MINUS SIGN}"


async def door(dialog_manager: DialogManager, reader: Reader, **_: Any) -> dict[str, Any]:
    """Which week, how far it is reviewed, the streak, and when the person is reminded."""
    speaker, week = speaker_of(dialog_manager), week_of(today_of(dialog_manager))
    async with reader(ReviewQueries) as queries:
        review = await queries.of_week(speaker.id, week)
        streak = await queries.streak(speaker.id, week)
        plan = await queries.plan(speaker.id)
    finished = review is not None and review.finished_at is not None
    return {
        "week": steps.week_words(dialog_manager, week),
        "streak": streak,
        "remind": told(plan, speaker),
        "state": "finished" if finished else "begun" if review and review.step else "new",
        "step": review.step + 1 if review else 1,
        "steps": len(STEPS),
        "finished": finished,
    }


async def summary(dialog_manager: DialogManager, reader: Reader, **_: Any) -> dict[str, Any]:
    """The week in figures beside the one before, the streak, and a piece of advice."""
    speaker, week = speaker_of(dialog_manager), steps.week_shown(dialog_manager)
    async with reader(ReviewQueries) as queries:
        review = await queries.of_week(speaker.id, week)
    return {
        "week": steps.week_words(dialog_manager, week),
        "streak": review.streak if review else 0,
        **_figures(review, speaker),
        **await _advice(dialog_manager, reader),
    }


def _figures(review: ReviewView | None, speaker: Speaker) -> dict[str, Any]:
    facts = (review.facts if review else None) or WeekFacts()
    before = review.before if review else None
    return {
        "tasks": facts.tasks_done,
        "tasks_more": _more(facts.tasks_done, before.tasks_done if before else None),
        "focus": headline(facts.focus_minutes, speaker),
        "focus_more": _more(facts.focus_minutes, before.focus_minutes if before else None),
        "habits": facts.habits_percent,
        "habits_more": _more(facts.habits_percent, before.habits_percent if before else None),
        "moves": facts.goal_moves,
        "practice": headline(facts.practice_minutes, speaker),
        "overdue": facts.overdue,
    }


def _more(now: int, before: int | None) -> str:
    """« (+3)», « (−2)», nothing when there is nothing to compare or no difference."""
    if before is None or now == before:
        return ""
    return f" ({'+' if now > before else _MINUS}{abs(now - before)})"


async def _advice(manager: DialogManager, reader: Reader) -> dict[str, Any]:
    advice_id = manager.dialog_data.get("advice_id")
    if advice_id is None:
        return {"advised": False}
    async with reader(AdviceQueries) as queries:
        card = await queries.card(UUID(hex=advice_id), speaker_of(manager).id)
    said = face(card, speaker_of(manager)) if card else None
    return {"advised": True, "title": said["title"], "text": said["text"]} if said else {}


async def show_advice(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Its reason and source, and rating it."""
    await manager.start(Advice.main, data={"advice_id": manager.dialog_data.get("advice_id")})


main = Window(
    Rich("weekly-door"),
    Button(L("weekly-start"), id="begin", on_click=steps.begin),
    SwitchTo(L("weekly-summary"), id="done", state=WeeklyReview.done, when="finished"),
    SwitchTo(L("weekly-remind"), id="remind", state=WeeklyReview.remind),
    to_menu(),
    state=WeeklyReview.main,
    getter=door,
)
done = Window(
    Rich("weekly-done"),
    Rich("weekly-done-advice", when="advised"),
    Button(L("weekly-more-advice"), id="advice", on_click=show_advice, when="advised"),
    SwitchTo(L("weekly-remind"), id="remind", state=WeeklyReview.remind),
    SwitchTo(L("button-back"), id="back", state=WeeklyReview.main),
    to_menu(),
    state=WeeklyReview.done,
    getter=[door, summary],
)
