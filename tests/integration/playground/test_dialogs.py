"""A real aiogram-dialog bot: calendar, typed text, a photo put in by an edit, a document."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from aiogram import Bot, Dispatcher
from aiogram.filters import CommandStart
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import BufferedInputFile, CallbackQuery, ContentType, Message
from aiogram_dialog import ChatEvent, Dialog, DialogManager, StartMode, Window, setup_dialogs
from aiogram_dialog.api.entities import MediaAttachment
from aiogram_dialog.widgets.input import ManagedTextInput, TextInput
from aiogram_dialog.widgets.kbd import Button, Calendar, SwitchTo
from aiogram_dialog.widgets.media import DynamicMedia
from aiogram_dialog.widgets.text import Const, Format

from playground import sample_photo as sample
from tests.integration.playground.support import Person, polling


class Plan(StatesGroup):
    title = State()
    day = State()
    picture = State()


async def typed(
    message: Message, widget: ManagedTextInput[str], manager: DialogManager, text: str
) -> None:
    manager.dialog_data["title"] = text
    await manager.switch_to(Plan.day)


async def chosen(event: ChatEvent, widget: Any, manager: DialogManager, day: date) -> None:
    assert isinstance(event, CallbackQuery)
    manager.dialog_data["day"] = day.isoformat()
    await event.answer("Записано")
    await manager.switch_to(Plan.picture)


async def export(event: CallbackQuery, button: Button, manager: DialogManager) -> None:
    assert isinstance(event.message, Message)
    await event.message.answer_document(BufferedInputFile(b"BEGIN:VCALENDAR", "план.ics"))


async def plan(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    picture = MediaAttachment(ContentType.PHOTO, path=dialog_manager.middleware_data["picture"])
    return {**dialog_manager.dialog_data, "picture": picture}


DIALOG = [
    Window(
        Const("Что сделать?"),
        TextInput(id="title", on_success=typed),
        state=Plan.title,
    ),
    Window(
        Format("Когда: <b>{dialog_data[title]}</b>?"),
        Calendar(id="day", on_click=chosen),
        state=Plan.day,
        parse_mode="HTML",
    ),
    Window(
        DynamicMedia("picture"),
        Format("{title} — {day}"),
        Button(Const("В календарь"), id="export", on_click=export),
        SwitchTo(Const("Другой день"), id="again", state=Plan.day),
        state=Plan.picture,
        getter=plan,
    ),
]


@pytest.fixture
def dispatcher(tmp_path: Path) -> Dispatcher:
    picture = tmp_path / "sun.jpg"
    picture.write_bytes(sample.render_photo())
    made = Dispatcher(picture=str(picture))
    made.include_router(Dialog(*DIALOG))

    @made.message(CommandStart())
    async def start(message: Message, dialog_manager: DialogManager) -> None:
        await dialog_manager.start(Plan.title, mode=StartMode.RESET_STACK)

    setup_dialogs(made)
    return made


async def test_a_plan_from_typing_to_the_calendar_file(
    bot: Bot, person: Person, dispatcher: Dispatcher
) -> None:
    async with polling(bot, dispatcher):
        await person.write("/start")
        await person.sees(lambda found: found and found[-1].get("text") == "Что сделать?")
        await person.write("Полить цветы")
        found = await person.sees(lambda found: "reply_markup" in found[-1])
        calendar = found[-1]
        assert calendar["text"] == "Когда: Полить цветы?"
        assert len(calendar["reply_markup"]["inline_keyboard"]) >= 6

        await person.press("15", message_id=calendar["message_id"])
        found = await person.sees(lambda found: "photo" in found[-1])
        assert found[-1]["caption"].startswith("Полить цветы — ")
        assert found[-1]["caption"].endswith("-15")

        await person.press("В календарь")
        found = await person.sees(lambda found: any("document" in message for message in found))
        (document,) = [message["document"] for message in found if "document" in message]
        assert document["file_name"] == "план.ics"

        await person.press("Другой день")
        await person.sees(lambda found: found[-1].get("text", "").startswith("Когда"))
