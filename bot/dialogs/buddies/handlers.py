"""What a tap does in the windows of buddies."""

from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, StartMode
from aiogram_dialog.widgets.kbd import Button

from bot.routes import Buddies, Habits, Menu
from bot.ui.context import get_command_executor, get_current_user, get_dependency
from bot.ui.deep_links import LinkBuilder
from bot.ui.hints import show_hint
from bot.ui.pagers import reset_pages
from core.buddies import contracts as c
from core.buddies.rules import hash_token
from core.kit.errors import DomainError

_START_KEYS = ("habit_id", "bond_id", "invitation_id", "token")


async def initialize_dialog(data: Any, manager: DialogManager) -> None:
    """A habit, a bond, an invitation or the hash of its secret can be given, all in hex."""
    if isinstance(data, dict):
        manager.dialog_data.update({name: data[name] for name in _START_KEYS if name in data})


async def back_to_habit(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    habit = {"habit_id": manager.dialog_data["habit_id"]}
    await manager.start(Habits.card, data=habit, mode=StartMode.RESET_STACK)


async def choose_habit(_: CallbackQuery, __: Any, manager: DialogManager, habit_id: str) -> None:
    """The habit's circle; a habit to be shown in return is offered to that buddy at once."""
    manager.dialog_data["habit_id"] = habit_id
    through = manager.dialog_data.pop("through", None)
    await manager.switch_to(Buddies.circle)
    if through is not None:
        await _show_invitation(manager, await _create_invitation(manager, UUID(hex=through)))


async def choose_shared(_: CallbackQuery, __: Any, manager: DialogManager, bond_id: str) -> None:
    manager.dialog_data["bond_id"] = bond_id
    await manager.switch_to(Buddies.shared)


async def choose_buddy(_: CallbackQuery, __: Any, manager: DialogManager, bond_id: str) -> None:
    manager.dialog_data["bond_id"] = bond_id
    await manager.switch_to(Buddies.person)


async def choose_invitation(
    _: CallbackQuery, __: Any, manager: DialogManager, invitation_id: str
) -> None:
    manager.dialog_data["invitation_id"] = invitation_id
    await manager.switch_to(Buddies.link)


async def reset_to_first_page(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    reset_pages(manager)
    manager.dialog_data.pop("through", None)


async def choose_habit_to_share_back(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Choose a habit for the buddy whose habit is on the window."""
    reset_pages(manager)
    manager.dialog_data["through"] = manager.dialog_data["bond_id"]


async def invite_buddy(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """A new invitation, by a link."""
    await _show_invitation(manager, await _create_invitation(manager))


async def _show_invitation(manager: DialogManager, invitation: c.Invitation | None) -> None:
    if invitation is not None:
        manager.dialog_data["invitation_id"] = invitation.id.hex
        await manager.switch_to(Buddies.link)


async def _create_invitation(
    manager: DialogManager, bond_id: UUID | None = None
) -> c.Invitation | None:
    """Invite; None where a rule said no, and a hint says why. The secret is made of the id, again
    whenever the link is shown."""
    links = await get_dependency(manager, LinkBuilder)
    executor = get_command_executor(manager)
    invitation_id = uuid5(NAMESPACE_URL, f"uspevai:invitation:{executor.origin}")
    command = c.InviteBuddy(
        user_id=get_current_user(manager).id,
        habit_id=UUID(hex=manager.dialog_data["habit_id"]),
        invitation_id=invitation_id,
        token_hash=hash_token(links.derive_secret(invitation_id)),
        through=bond_id,
    )
    try:
        return await executor(command)
    except DomainError as refusal:
        if refusal.code not in ("too-many-buddies", "buddy-already"):
            raise
        show_hint(manager, f"error-{refusal.code}", **refusal.params)
        return None


async def revoke_invitation(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    one = UUID(hex=manager.dialog_data["invitation_id"])
    await get_command_executor(manager)(
        c.RevokeInvitation(user_id=get_current_user(manager).id, invitation_id=one)
    )
    await manager.switch_to(Buddies.circle)


async def revoke_buddy_access(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """They see the person's own habit no more."""
    await _end_buddy_link(manager)
    await manager.switch_to(Buddies.circle)


async def leave_buddy(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """The person does not look at the other's habit any more."""
    await _end_buddy_link(manager)
    await manager.switch_to(Buddies.list)


async def _end_buddy_link(manager: DialogManager) -> None:
    bond_id = UUID(hex=manager.dialog_data["bond_id"])
    await get_command_executor(manager)(
        c.StopBuddy(user_id=get_current_user(manager).id, bond_id=bond_id)
    )


async def send_cheer(_: CallbackQuery, __: Any, manager: DialogManager, chosen: c.Cheer) -> None:
    bond_id = UUID(hex=manager.dialog_data["bond_id"])
    command = c.CheerBuddy(user_id=get_current_user(manager).id, bond_id=bond_id, cheer=chosen)
    try:
        await get_command_executor(manager)(command)
    except DomainError as refusal:
        if refusal.code not in ("cheered-already", "too-many-cheers"):
            raise
        show_hint(manager, f"error-{refusal.code}")


async def accept_invitation(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """What was offered is seen from now on; one that is over meanwhile says so."""
    token_hash = bytes.fromhex(manager.dialog_data["token"])
    command = c.AcceptInvitation(user_id=get_current_user(manager).id, token_hash=token_hash)
    try:
        bond = await get_command_executor(manager)(command)
    except DomainError as refusal:
        if refusal.code != "invitation-over":
            raise
        return
    manager.dialog_data["bond_id"] = bond.id.hex
    await manager.switch_to(Buddies.shared)


async def decline_invitation(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    token_hash = bytes.fromhex(manager.dialog_data["token"])
    command = c.DeclineInvitation(user_id=get_current_user(manager).id, token_hash=token_hash)
    try:
        await get_command_executor(manager)(command)
    except DomainError as refusal:
        if refusal.code != "invitation-over":
            raise
    await manager.start(Menu.main, mode=StartMode.RESET_STACK)
