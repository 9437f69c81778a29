"""Dialogs whose ids follow from the update that opened them.

An update that is read again after a crash opens the same dialog under the same id, so the buttons
of a message that went out before the crash still work.
"""

from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

from aiogram import Router
from aiogram.fsm.state import State
from aiogram_dialog import ChatEvent, DialogManager
from aiogram_dialog.api.entities import Context, Data, Stack
from aiogram_dialog.api.internal import STACK_KEY
from aiogram_dialog.api.protocols import DialogRegistryProtocol
from aiogram_dialog.manager.manager_factory import DefaultManagerFactory

from bot.runtime.drafts import DraftKeepingManager
from bot.ui.current_user import CommandExecutor

ID_LENGTH = 10


@dataclass(unsafe_hash=True)
class NamedStack(Stack):
    """A stack of dialogs opened by the update `origin`."""

    origin: str = ""
    opened: int = 0

    @classmethod
    def from_stack(cls, stack: Stack, origin: str) -> "NamedStack":
        return cls(**vars(stack), origin=origin)

    def push(self, state: State, data: Data) -> Context:
        context = super().push(state, data)
        self.opened += 1
        name = f"uspevai:dialog:{self.origin}:{self.opened}"
        named = replace(context, _intent_id=sha256(name.encode()).hexdigest()[:ID_LENGTH])
        self.intents[-1] = named.id
        return named


class NamedStackManagerFactory(DefaultManagerFactory):
    """Managers that name what they open after the update."""

    def __call__(
        self,
        event: ChatEvent,
        data: dict[str, Any],
        registry: DialogRegistryProtocol,
        router: Router,
    ) -> DialogManager:
        stack, executor = data.get(STACK_KEY), data.get("executor")
        if isinstance(executor, CommandExecutor) and type(stack) is Stack:
            data[STACK_KEY] = NamedStack.from_stack(stack, executor.origin)
        return DraftKeepingManager(
            event=event,
            data=data,
            message_manager=self.message_manager,
            media_id_storage=self.media_id_storage,
            registry=registry,
            router=router,
            getter=self.getter,
        )
