"""A draft that something else takes the place of loses nothing: its message goes on working.

Its dialogs become a stack of their own. The first press on them makes them what is talked about
again, and sets what was open by then aside in turn.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware, Dispatcher
from aiogram.types import Message, TelegramObject
from aiogram_dialog import DialogManager
from aiogram_dialog.api.entities import Context, Stack
from aiogram_dialog.api.internal import CALLBACK_DATA_KEY, CONTEXT_KEY, STACK_KEY, STORAGE_KEY
from aiogram_dialog.context.storage import StorageProxy
from aiogram_dialog.manager.manager import ManagerImpl
from aiogram_dialog.utils import remove_intent_id

from bot.dialogs.tasks.draft_corrections import get_unsaved_title
from bot.routes import NewGoal, NewHabit
from bot.ui.callback_data import MalformedPayload, Outdated

_ASIDE_PREFIX = "aside:"


class KeptData(dict[str, Any]):
    """What is kept of a dialog. What a handler needs and is not there was never written: the press
    was forged, or the dialog is of another version."""

    def __missing__(self, key: str) -> Any:
        raise Outdated(key)


class DraftKeepingManager(ManagerImpl):
    """Sets a draft aside when what takes its place is none of its own buttons."""

    @property
    def dialog_data(self) -> dict[str, Any]:
        context = self.current_context()
        if not isinstance(context.dialog_data, KeptData):
            context.dialog_data = KeptData(context.dialog_data)
        return context.dialog_data

    async def reset_stack(self, remove_keyboard: bool = True) -> None:
        if self.has_context() and not self._is_pressed_on_draft() and _is_draft(self):
            await self.storage().save_context(self.current_context())
            await _set_draft_aside(self.storage(), self.current_stack())
        await super().reset_stack(remove_keyboard)

    def _is_pressed_on_draft(self) -> bool:
        if isinstance(self.event, Message):
            return False
        pressed = self.middleware_data.get(CALLBACK_DATA_KEY) or ""
        return bool(remove_intent_id(pressed)[0] == self.current_context().id)


def _is_draft(manager: DialogManager) -> bool:
    """Whether a task, a goal or a habit is written and not saved yet."""
    state = manager.current_context().state
    begun = state.group in (NewGoal, NewHabit) and state != state.group.__states__[0]
    try:
        return begun or bool(get_unsaved_title(manager))
    except MalformedPayload:  # of another version: nothing could be done with it
        return False


async def _set_draft_aside(storage: StorageProxy, stack: Stack) -> None:
    """The dialogs of `stack` with their message go to a stack of their own; it is left empty.

    What a crash leaves half done is done again with the same update.
    """
    name = f"{_ASIDE_PREFIX}{stack.intents[-1]}"
    aside = Stack(_id=name, intents=list(stack.intents), last_message_id=stack.last_message_id)
    await storage.save_stack(aside)
    await _assign_to_stack(storage, aside)
    stack.intents.clear()
    stack.last_message_id = None


async def _assign_to_stack(storage: StorageProxy, stack: Stack) -> None:
    for intent_id in stack.intents:
        context = await storage.load_context(intent_id)
        context._stack_id = stack.id
        await storage.save_context(context)


class RestoreDraftMiddleware(BaseMiddleware):
    """A press on what was set aside makes it what is talked about again."""

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        stack = data.get(STACK_KEY)
        if isinstance(stack, Stack) and stack.id.startswith(_ASIDE_PREFIX):
            await _restore_draft(data[STORAGE_KEY], stack, data[CONTEXT_KEY])
        return await handler(event, data)


async def _restore_draft(storage: StorageProxy, stack: Stack, context: Context) -> None:
    open_now, name = await storage.load_stack(), stack.id
    if open_now.intents:
        await _set_draft_aside(storage, open_now)
    stack._id = context._stack_id = open_now.id
    await storage.save_stack(stack)
    await _assign_to_stack(storage, stack)
    await storage.remove_stack(name)


def setup_draft_keeping(dispatcher: Dispatcher) -> None:
    """To be called after the dialogs are set up."""
    dispatcher.callback_query.middleware(RestoreDraftMiddleware())
