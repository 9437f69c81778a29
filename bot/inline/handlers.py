"""Answering what a person types behind the bot's name. Nothing but their own things is offered,
and the messenger keeps nothing of it."""

from collections.abc import Sequence
from functools import cache

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import InlineQuery, InlineQueryResultsButton, Message
from dishka.integrations.aiogram import FromDishka, inject

from bot.inline.results import (
    InlineResult,
    build_habit_result,
    build_plan_result,
    build_task_result,
)
from bot.ui.current_user import CurrentUser, QueryRunner
from bot.ui.deep_links import DeepLink, HabitLink, LinkBuilder, SectionLink, TaskLink
from core.habits.contracts.views import HabitSummary
from core.habits.queries import HabitQueries
from core.language.sanitizing import sanitize_text
from core.tasks.contracts.views import TaskPage
from core.tasks.queries import TaskFilter, TaskQueries
from core.texts import LOCALES, get_text
from core.users.rules import choose_locale

log = structlog.get_logger(__name__)
PAGE_SIZE = 20
MAX_HABITS = 5
MAX_QUERY_LENGTH = 100
MIN_QUERY_LETTERS = 3


@inject
async def handle_inline_query(
    query: InlineQuery,
    query_runner: QueryRunner,
    links: FromDishka[LinkBuilder],
    current_user: CurrentUser | None = None,
) -> None:
    """An unknown person is offered to get acquainted; they are not made known by this alone."""
    if current_user is None:
        words = get_text(choose_locale(query.from_user.language_code), "inline-stranger")
        await _answer_query(query, [], _build_results_button(words, SectionLink("start")))
        return
    words = " ".join(sanitize_text(query.query.replace("\x00", " ")).split())[:MAX_QUERY_LENGTH]
    offset = int(query.offset) if query.offset.isdecimal() and len(query.offset) < 9 else 0
    offers = InlineResultBuilder(current_user, query_runner, links)
    results, more = await (
        offers.search_results(words, offset) if words else offers.list_today_results(offset)
    )
    nothing = (
        None
        if results or offset
        else _build_results_button(current_user.translate("inline-nothing"), _TASKS_LINK)
    )
    await _answer_query(query, results, nothing, str(offset + PAGE_SIZE) if more else "")


class InlineResultBuilder:
    """What a person can post."""

    def __init__(
        self, current_user: CurrentUser, query_runner: QueryRunner, links: LinkBuilder
    ) -> None:
        self._speaker, self._reader, self._links = current_user, query_runner, links

    async def list_today_results(self, offset: int) -> tuple[list[InlineResult], bool]:
        """The plan, then the day's tasks one by one, most urgent first, or all where the day has
        none; True when there are more behind `offset` and a page."""
        current_user, now = self._speaker, self._reader.get_local_now(self._speaker)
        today = self._reader.get_local_today(current_user)
        async with self._reader(TaskQueries) as queries:
            page = await queries.get_today_page(current_user.id, today, now, offset, PAGE_SIZE)
            if not page.total:
                page = await queries.get_page(current_user.id, offset, PAGE_SIZE)
        plan = [] if offset else [await self._build_plan_result()]
        return [*plan, *await self._build_task_results(page)], offset + PAGE_SIZE < page.total

    async def search_results(self, text: str, offset: int) -> tuple[list[InlineResult], bool]:
        """Open tasks with `words` in them, by day; before them habits, and first of all the plan
        if that is what they ask for."""
        async with self._reader(TaskQueries) as queries:
            page = await queries.get_page(
                self._speaker.id, offset, PAGE_SIZE, TaskFilter(words=text)
            )
        plan = [await self._build_plan_result()] if not offset and is_plan_query(text) else []
        habits = [] if offset else await self._build_habit_results(text)
        return [
            *plan,
            *habits,
            *await self._build_task_results(page),
        ], offset + PAGE_SIZE < page.total

    async def _build_plan_result(self) -> InlineResult:
        current_user, today = self._speaker, self._reader.get_local_today(self._speaker)
        async with self._reader(TaskQueries) as queries:
            due = await queries.list_due_by(current_user.id, today)
        return build_plan_result(
            due, today, current_user, await self._links.build_address(SectionLink("today"))
        )

    async def _build_task_results(self, page: TaskPage) -> list[InlineResult]:
        today = self._reader.get_local_today(self._speaker)
        return [
            build_task_result(
                one, today, self._speaker, await self._links.build_address(TaskLink(one.id))
            )
            for one in page.tasks
        ]

    async def _build_habit_results(self, text: str) -> list[InlineResult]:
        current_user, today = self._speaker, self._reader.get_local_today(self._speaker)
        async with self._reader(HabitQueries) as queries:
            mine = await queries.list_active(current_user.id, today)
        return [
            build_habit_result(
                one, current_user, await self._links.build_address(HabitLink(one.id))
            )
            for one in _filter_habits(mine, text)
        ]


def is_plan_query(text: str) -> bool:
    """Whether they name the day's plan in any of the languages, or begin to."""
    typed = text.casefold().replace("'", "’")
    return len(typed) >= MIN_QUERY_LETTERS and any(
        one.startswith(typed) for one in _get_plan_keywords()
    )


@cache
def _get_plan_keywords() -> tuple[str, ...]:
    named = (get_text(locale, "inline-plan-words") for locale in LOCALES)
    return tuple(one.strip().casefold() for words in named for one in words.split(";"))


def _filter_habits(habits: Sequence[HabitSummary], text: str) -> list[HabitSummary]:
    folded = text.casefold()
    return [one for one in habits if folded in one.title.casefold()][:MAX_HABITS]


def is_sent_via_this_bot(message: Message, bot: Bot) -> bool:
    """True for what a person has posted by way of this bot's inline mode."""
    return message.via_bot is not None and message.via_bot.id == bot.id


async def handle_own_post(_: Message) -> None:
    """Posted here instead of in another chat: it is no task to write down."""


_TASKS_LINK = SectionLink("tasks")


def _build_results_button(text: str, link: DeepLink) -> InlineQueryResultsButton:
    return InlineQueryResultsButton(text=text, start_parameter=link.to_payload())


async def _answer_query(
    query: InlineQuery,
    results: list[InlineResult],
    button: InlineQueryResultsButton | None,
    next_offset: str = "",
) -> None:
    """An answer that comes too late is needed no more: the person has typed on."""
    try:
        await query.answer(
            list(results), cache_time=0, is_personal=True, next_offset=next_offset, button=button
        )
    except TelegramBadRequest as error:
        if "query is too old" not in error.message:
            raise
        log.info("inline answer came too late")
