"""Answering what a person types behind the bot's name. Nothing but their own things is offered,
and the messenger keeps nothing of it."""

from collections.abc import Sequence
from functools import cache

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import InlineQuery, InlineQueryResultsButton, Message

from bot.inline.results import Result, habit_result, plan_result, task_result
from bot.links import HabitLink, Link, Links, SectionLink, TaskLink
from bot.speaker import Reader, Speaker
from bot.words import tidy
from core.habits.contracts import HabitLine
from core.habits.queries import HabitQueries
from core.tasks.contracts import TaskPage
from core.tasks.queries import Only, TaskQueries
from core.texts import LOCALES, text
from core.users.rules import locale_for

log = structlog.get_logger(__name__)
PAGE = 20
HABITS = 5
WORDS_LENGTH = 100
LEAST_LETTERS = 3


async def on_inline(
    query: InlineQuery, reader: Reader, links: Links, speaker: Speaker | None = None
) -> None:
    """A stranger is offered to get acquainted; they are not made known by this alone."""
    if speaker is None:
        words = text(locale_for(query.from_user.language_code), "inline-stranger")
        await _answer(query, [], _button(words, SectionLink("start")))
        return
    words = " ".join(tidy(query.query.replace("\x00", " ")).split())[:WORDS_LENGTH]
    offset = int(query.offset) if query.offset.isdecimal() and len(query.offset) < 9 else 0
    offers = Offers(speaker, reader, links)
    results, more = await (offers.found(words, offset) if words else offers.of_today(offset))
    nothing = None if results or offset else _button(speaker.text("inline-nothing"), _TASKS)
    await _answer(query, results, nothing, str(offset + PAGE) if more else "")


class Offers:
    """What a person can post."""

    def __init__(self, speaker: Speaker, reader: Reader, links: Links) -> None:
        self._speaker, self._reader, self._links = speaker, reader, links

    async def of_today(self, offset: int) -> tuple[list[Result], bool]:
        """The plan, then the day's tasks one by one, most urgent first, or all where the day has
        none; True when there are more behind `offset` and a page."""
        speaker, now = self._speaker, self._reader.now(self._speaker)
        today = self._reader.today(speaker)
        async with self._reader(TaskQueries) as queries:
            page = await queries.today(speaker.id, today, now, offset, PAGE)
            if not page.total:
                page = await queries.page(speaker.id, offset, PAGE)
        plan = [] if offset else [await self._plan()]
        return [*plan, *await self._tasks(page)], offset + PAGE < page.total

    async def found(self, words: str, offset: int) -> tuple[list[Result], bool]:
        """Open tasks with `words` in them, by day; before them habits, and first of all the plan
        if that is what they ask for."""
        async with self._reader(TaskQueries) as queries:
            page = await queries.page(self._speaker.id, offset, PAGE, Only(words=words))
        plan = [await self._plan()] if not offset and asks_for_plan(words) else []
        habits = [] if offset else await self._habits(words)
        return [*plan, *habits, *await self._tasks(page)], offset + PAGE < page.total

    async def _plan(self) -> Result:
        speaker, today = self._speaker, self._reader.today(self._speaker)
        async with self._reader(TaskQueries) as queries:
            due = await queries.due_by(speaker.id, today)
        return plan_result(due, today, speaker, await self._links.address(SectionLink("today")))

    async def _tasks(self, page: TaskPage) -> list[Result]:
        today = self._reader.today(self._speaker)
        return [
            task_result(one, today, self._speaker, await self._links.address(TaskLink(one.id)))
            for one in page.tasks
        ]

    async def _habits(self, words: str) -> list[Result]:
        speaker, today = self._speaker, self._reader.today(self._speaker)
        async with self._reader(HabitQueries) as queries:
            mine = await queries.active(speaker.id, today)
        return [
            habit_result(one, speaker, await self._links.address(HabitLink(one.id)))
            for one in _with_words(mine, words)
        ]


def asks_for_plan(words: str) -> bool:
    """Whether they name the day's plan in any of the languages, or begin to."""
    typed = words.casefold().replace("'", "’")
    return len(typed) >= LEAST_LETTERS and any(one.startswith(typed) for one in _plan_words())


@cache
def _plan_words() -> tuple[str, ...]:
    named = (text(locale, "inline-plan-words") for locale in LOCALES)
    return tuple(one.strip().casefold() for words in named for one in words.split(";"))


def _with_words(habits: Sequence[HabitLine], words: str) -> list[HabitLine]:
    folded = words.casefold()
    return [one for one in habits if folded in one.title.casefold()][:HABITS]


def via_us(message: Message, bot: Bot) -> bool:
    """True for what a person has posted by way of this bot's inline mode."""
    return message.via_bot is not None and message.via_bot.id == bot.id


async def on_own_post(_: Message) -> None:
    """Posted here instead of in another chat: it is no task to write down."""


_TASKS = SectionLink("tasks")


def _button(words: str, link: Link) -> InlineQueryResultsButton:
    return InlineQueryResultsButton(text=words, start_parameter=link.payload())


async def _answer(
    query: InlineQuery,
    results: list[Result],
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
