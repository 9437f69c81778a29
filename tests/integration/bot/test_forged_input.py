"""Whatever anybody sends ends in an answer of their own: no traceback, no dead letter, and nothing
of anybody else's is touched."""

import itertools
import logging
import random
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import time
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec
import pytest
from aiogram.fsm.state import State
from aiogram.fsm.storage.base import StorageKey
from aiogram_dialog import Dialog, Window
from aiogram_dialog.utils import REPLY_CALLBACK_SYMBOLS as SYMBOLS
from aiogram_dialog.widgets.common import Actionable
from aiogram_dialog.widgets.kbd import Keyboard
from dishka import AsyncContainer
from structlog.testing import capture_logs

from bot.routes import Menu
from bot.ui.cards.broadcast_callbacks import BroadcastCallback
from bot.ui.cards.buddies import CheerCallback, OfferCallback
from bot.ui.cards.callbacks import (
    REVIEW_CALLBACK,
    AmountCallback,
    FocusCallback,
    HabitCallback,
    MoveTimeCallback,
    SkillCallback,
    TaskCallback,
)
from bot.ui.cards.callbacks import TODAY_CALLBACK as TODAY_BUTTON
from bot.ui.cards.imports import ImportCallback
from bot.ui.cards.plan_callbacks import PlanCallback
from core.data_export.archive import DataExporter
from core.kit.owned_tables import DataSubject
from tests.factories.people import a_person
from tests.factories.things import TODAY, everything_of
from tests.support.desk import Desk
from tests.support.forger import SEPARATOR, Forger, forgeries

PRESSES = 6  # a window
SEED = 20261201
OUT_OF_DATE = "Эта кнопка устарела. Вот где мы сейчас."


@contextmanager
def quiet(caplog: pytest.LogCaptureFixture, forger: Forger) -> Iterator[None]:
    """Nothing is logged, and nothing would be a dead letter."""
    caplog.clear()
    with capture_logs() as lines:
        yield
    loud = [line for line in lines if line["log_level"] not in ("debug", "info")]
    loud += [
        {"event": record.getMessage()}
        for record in caplog.records
        if record.levelno >= logging.WARNING and record.name != "aiogram_dialog.window"
    ]
    assert loud == []
    assert forger.bus.broken == []


def windows(forger: Forger) -> Iterator[tuple[Dialog, State, list[str]]]:
    for router in forger.dispatcher.sub_routers:
        if isinstance(router, Dialog):
            for state, window in router.windows.items():
                assert isinstance(window, Window)
                yield router, state, sorted(set(names_in(window.keyboard)))


def names_in(widget: Keyboard) -> Iterable[str]:
    """Of a keyboard's widgets, hidden ones too."""
    if isinstance(widget, Actionable) and widget.widget_id:
        yield widget.widget_id
    inner = [getattr(widget, name, ()) for name in ("buttons", "widgets")]
    for one in itertools.chain(*inner):
        yield from names_in(one)


async def test_no_window_stumbles_over_what_no_button_sends(
    forger: Forger, desk: Desk, container: AsyncContainer, tmp_path: Path, caplog: Any
) -> None:
    other = await a_person(desk)
    theirs = await everything_of(desk, other)
    before = await belongings_of(other, container, tmp_path)
    dice, opened, wrong = random.Random(SEED), 0, []
    for _, state, names in windows(forger):
        forger.at = None
        for _ in range(PRESSES):
            if forger.at is not state:
                if not await forger.open(state) or not forger.bot.offered:
                    break
                opened += 1
                offered = forger.bot.offered
                intent = offered[0].partition(SEPARATOR)[0]
                strange = [
                    f"{intent}{SEPARATOR}{name}:{dice.choice([*theirs.values()]).hex}"
                    for name in names
                ]
                forged = forgeries([*offered, *strange], names or ["x"], dice)
            data = f"{intent}{SEPARATOR}{next(forged)}"[:64]
            answers = forger.bot.answers
            try:
                with quiet(caplog, forger):
                    await forger.press(data)
                assert forger.bot.answers > answers
            except BaseException as error:
                forger.bus.broken.clear()
                wrong.append(f"{state.state} {data!r}: {type(error).__name__} {error}"[:1500])
    assert not wrong, "\n\n".join(wrong)
    assert opened > 60
    assert await belongings_of(other, container, tmp_path) == before


def notices_of(things: dict[str, UUID]) -> list[str]:
    """What the buttons of messages carry that are no window."""
    task, habit, water = things["task_id"], things["habit_id"], things["water"]
    single = [
        TaskCallback(action="d", task_id=task).pack(),
        TaskCallback(action="pk", task_id=task).pack(),
        MoveTimeCallback(at=time(9), task_id=task).pack(),
        HabitCallback(action="d", habit_id=habit, day=TODAY).pack(),
        AmountCallback(habit_id=water, day=TODAY, amount=1, seen_amount=0).pack(),
        FocusCallback(action="p", session_id=task).pack(),
        SkillCallback(action="s", skill_id=things["skill_id"], turn=1).pack(),
        PlanCallback(action="t", day=TODAY).pack(),
        PlanCallback(action="c", day=TODAY).pack(),
        ImportCallback(action="look", import_id=task).pack(),
        BroadcastCallback(action="look", broadcast_id=task).pack(),
        CheerCallback(cheer="clap", bond_id=things["bond_id"]).pack(),
        OfferCallback(invitation_id=task).pack(),
    ]
    return [*single, *(f"b:1:{one}" for one in single), TODAY_BUTTON, REVIEW_CALLBACK]


async def test_no_notice_stumbles_over_what_no_button_sends(
    forger: Forger, things: dict[str, UUID], caplog: Any
) -> None:
    dice = random.Random(SEED)
    for one in notices_of(things):
        forged = forgeries([SEPARATOR + one], [one.partition(":")[0]], dice)
        for data in [one, *itertools.islice(forged, PRESSES)]:
            for inline in (False, True):
                answers = forger.bot.answers
                with quiet(caplog, forger):
                    await forger.press(data[:64], inline=inline)
                assert forger.bot.answers > answers, (data, inline)


@pytest.mark.parametrize(
    "data", ["h:d:x:y", "0123456789\x1dsave", "\x1d", "nobody's", "cast:look:1"]
)
async def test_a_forged_press_is_out_of_date(forger: Forger, data: str) -> None:
    assert await forger.open(Menu.main)
    await forger.press(data)
    assert OUT_OF_DATE in forger.bot.said


async def test_a_forged_item_is_out_of_date_and_a_second_tap_is_not(forger: Forger) -> None:
    assert await forger.open(Menu.main)
    intent = forger.bot.offered[0].partition(SEPARATOR)[0]
    await forger.press(f"{intent}{SEPARATOR}help")
    await forger.press(f"{intent}{SEPARATOR}help")
    assert OUT_OF_DATE not in forger.bot.said
    await forger.press(f"{intent}{SEPARATOR}helq")
    assert OUT_OF_DATE in forger.bot.said


@pytest.mark.parametrize(
    "payload",
    [
        "buddy-",
        "task-" + "A" * 22,
        "task-é",
        "habit-\x00",
        "go-",
        "go-nowhere",
        "٣",
        "x" * 999,
        "-",
    ],
)
async def test_a_forged_link_leads_to_the_menu(forger: Forger, payload: str, caplog: Any) -> None:
    with quiet(caplog, forger):
        await forger.say(f"/start {payload}")
    assert any("Эта ссылка" in words for words in forger.bot.said), forger.bot.said


@pytest.mark.parametrize("offset", ["", "-1", "٣", "9" * 64, "x", "\x00"])
async def test_forged_inline_queries_are_answered(forger: Forger, offset: str, caplog: Any) -> None:
    for query in ("", "%_\\", "\x00" * 9, "💥" * 128):
        with quiet(caplog, forger):
            await forger.ask_inline(query, offset)
    assert forger.bot.answers == 4


def hidden(data: bytes) -> str:
    """As aiogram-dialog writes a press into the text of a reply keyboard's button."""
    return "".join(SYMBOLS[byte % 16] + SYMBOLS[byte // 16] for byte in data)


@pytest.mark.parametrize("data", [b"\xff\xfe", b"menu", b"0123456789\x1dsave", b"t:d:x"])
async def test_a_text_is_no_press_whatever_invisible_ends_it(
    forger: Forger, data: bytes, caplog: Any
) -> None:
    with quiet(caplog, forger):
        await forger.say(f"Купить молоко{hidden(data)}")
    assert "Купить молоко" in forger.bot.said[-1]
    assert forger.bot.answers == 0


@pytest.mark.parametrize(
    "spoil",
    [
        lambda kept: kept | {"state": "Gone:window"},
        lambda kept: kept | {"state": "Career:goal", "dialog_data": {}},
        lambda kept: kept | {"state": "NewGoal:review", "dialog_data": {"draft": {"title": 5}}},
        lambda kept: kept | {"state": "Draft:review", "dialog_data": {"fields": {"title": 5}}},
        lambda kept: kept | {"state": "NewHabit:check", "dialog_data": {"schedule": "x"}},
    ],
)
async def test_a_dialog_of_another_version_ends_in_the_menu(
    forger: Forger, spoil: Any, caplog: Any
) -> None:
    assert await forger.open(Menu.main)
    [intent] = {one.partition(SEPARATOR)[0] for one in forger.bot.offered}
    storage = forger.dispatcher.storage
    key = StorageKey(42, forger.number, forger.number, destiny=f"aiogd:context:{intent}")
    await storage.set_data(key, spoil(await storage.get_data(key)))
    forger.bot.said.clear()
    with quiet(caplog, forger):
        await forger.press(f"{intent}{SEPARATOR}save")
    assert forger.bot.said[0] == OUT_OF_DATE
    assert forger.bot.offered, "the menu"


async def belongings_of(who: UUID, container: AsyncContainer, folder: Path) -> Any:
    async def note(_: float) -> None: ...

    async with container() as scope:
        archive = await scope.get(DataExporter)
        files = await archive.write_files(DataSubject(who, (str(who),)), folder, note)
    return msgspec.json.decode(files[0].read_bytes())["tables"]
