"""What the windows of buddies show."""

from typing import Any
from uuid import UUID

from aiogram_dialog import DialogManager
from dishka.integrations.aiogram_dialog import FromDishka, inject

from bot.dialogs.buddies import formatting as lines
from bot.ui.cards.habit_lines import shorten_title
from bot.ui.context import get_current_user, get_local_now, get_local_today, get_query_runner
from bot.ui.current_user import QueryRunner
from bot.ui.deep_links import BuddyLink, LinkBuilder, build_share_address
from bot.ui.pagers import slice_page
from core.buddies.contracts import CHEERS, BuddyCircle, Invitation, SharedHabit, Sharing
from core.buddies.queries import BuddyQueries
from core.buddies.rules import hash_token
from core.habits.queries import HabitQueries
from core.kit.errors import NotFound
from core.texts import format_day


async def get_list_data(
    dialog_manager: DialogManager, query_runner: QueryRunner, **_: Any
) -> dict[str, Any]:
    """A page of what is shown to the person, and after it what they show."""
    person = get_current_user(dialog_manager).id
    async with query_runner(BuddyQueries) as queries:
        listed = [*await queries.list_shared_habits(person), *await queries.list_sharings(person)]
    shown, page = slice_page(dialog_manager, listed)
    shared = [one for one in shown if isinstance(one, SharedHabit)]
    own = [one for one in shown if isinstance(one, Sharing)]
    return page | {
        "shared": [lines.build_shared_line(one) for one in shared],
        "own": [lines.build_own_line(one) for one in own],
        "shared_keys": [(lines.format_shared_button(one), one.bond_id.hex) for one in shared],
        "own_keys": [(lines.format_own_button(one), one.habit_id.hex) for one in own],
        "empty": not listed,
        "some": bool(listed),
        "has_shared": bool(shared),
        "has_own": bool(own),
    }


async def get_own_habits_data(
    dialog_manager: DialogManager, query_runner: QueryRunner, **_: Any
) -> dict[str, Any]:
    """A page of the person's own habits, to show one of them."""
    current_user, today = get_current_user(dialog_manager), get_local_today(dialog_manager)
    async with query_runner(HabitQueries) as queries:
        habits = await queries.list_active(current_user.id, today)
    shown, page = slice_page(dialog_manager, habits)
    keys = [(shorten_title(habit.title), habit.id.hex) for habit in shown]
    return page | {"habits": keys, "empty": not habits}


async def _load_circle(manager: DialogManager) -> BuddyCircle:
    """The person's own habit of the dialog. Raises NotFound."""
    habit_id = UUID(hex=manager.dialog_data["habit_id"])
    async with get_query_runner(manager)(BuddyQueries) as queries:
        found = await queries.get_circle(habit_id, get_current_user(manager).id)
    if found is None:
        raise NotFound("habit")
    return found


async def get_circle_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Who sees the habit, and the invitations nobody has answered."""
    found = await _load_circle(dialog_manager)
    waiting = [
        (_format_invitation_button(dialog_manager, one), one.id.hex) for one in found.invitations
    ]
    return {
        "title": found.title,
        "names": "\n".join(f"👤 {one.name}" for one in found.buddies),
        "buddies": [
            (f"👤 {lines.shorten_name(one.name)}", one.bond_id.hex) for one in found.buddies
        ],
        "invitations": waiting,
        "seen": bool(found.buddies),
        "alone": not found.buddies,
    }


def _format_invitation_button(manager: DialogManager, invitation: Invitation) -> str:
    """The button of an invitation."""
    current_user, waiting = get_current_user(manager), _build_invitation_data(manager, invitation)
    if invitation.to is None:
        return current_user.translate("buddies-invitation-link", until=waiting["until"])
    return current_user.translate(
        "buddies-invitation-to", to=lines.shorten_name(invitation.to), until=waiting["until"]
    )


def _build_invitation_data(manager: DialogManager, invitation: Invitation) -> dict[str, str]:
    """Until when an invitation is good, and for whom it is."""
    return {"until": _format_expiry(manager, invitation), "to": invitation.to or ""}


def _format_expiry(manager: DialogManager, invitation: Invitation) -> str:
    current_user = get_current_user(manager)
    day = current_user.to_local_time(invitation.expires_at).date()
    return format_day(current_user.locale, day, get_local_now(manager).date())


@inject
async def get_invitation_data(
    dialog_manager: DialogManager, links: FromDishka[LinkBuilder], **_: Any
) -> dict[str, Any]:
    """The link of an open invitation; nothing but that it is over for another one."""
    found = await _load_circle(dialog_manager)
    asked = UUID(hex=dialog_manager.dialog_data["invitation_id"])
    one = next((one for one in found.invitations if one.id == asked), None)
    if one is None:
        return {"title": found.title, "over": True, "share": ""}
    if one.to is not None:
        return {"title": found.title, "open": True, "share": ""} | _build_invitation_data(
            dialog_manager, one
        )
    secret = links.derive_secret(one.id)
    if not await _is_own_invitation(dialog_manager, secret):  # the bot has another token since
        return {"title": found.title, "over": True, "open": True, "share": ""}
    address = await links.build_address(BuddyLink(secret))
    words = get_current_user(dialog_manager).translate(
        "buddies-share-words", title=shorten_title(found.title)
    )
    return {
        "title": found.title,
        "address": address,
        "share": build_share_address(address, words),
        "until": _format_expiry(dialog_manager, one),
        "open": True,
        "by_link": True,
    }


async def _is_own_invitation(manager: DialogManager, secret: str) -> bool:
    """True when the secret opens an invitation of the person's own."""
    async with get_query_runner(manager)(BuddyQueries) as queries:
        offer = await queries.get_offer(hash_token(secret), get_current_user(manager).id)
    return offer.standing == "own"


async def get_buddy_data(
    dialog_manager: DialogManager, query_runner: QueryRunner, **_: Any
) -> dict[str, Any]:
    """Somebody who sees a habit of one's own."""
    current_user, bond_id = (
        get_current_user(dialog_manager),
        UUID(hex=dialog_manager.dialog_data["bond_id"]),
    )
    async with query_runner(BuddyQueries) as queries:
        found = await queries.get_buddy(bond_id, current_user.id)
    if found is None:
        raise NotFound("buddy")
    buddy, title = found
    since = current_user.to_local_time(buddy.since).date()
    day = format_day(current_user.locale, since, get_local_now(dialog_manager).date())
    return {"name": buddy.name, "title": title, "since": day}


async def get_shared_habit_data(
    dialog_manager: DialogManager, query_runner: QueryRunner, **_: Any
) -> dict[str, Any]:
    """Somebody else's habit, through the bond of the dialog."""
    current_user, bond_id = (
        get_current_user(dialog_manager),
        UUID(hex=dialog_manager.dialog_data["bond_id"]),
    )
    async with query_runner(BuddyQueries) as queries:
        habit = await queries.get_shared_by_link(bond_id, current_user.id)
    if habit is None:
        raise NotFound("buddy")
    cheers = [(current_user.translate(f"buddies-cheer-{one}"), one) for one in CHEERS]
    return lines.build_card_data(habit, current_user) | {
        "cheers": cheers,
        "can_cheer": not habit.cheered,
        "cheered": habit.cheered,
    }


async def get_offer_data(
    dialog_manager: DialogManager, query_runner: QueryRunner, **_: Any
) -> dict[str, Any]:
    """An invitation as the one who got it sees it."""
    token_hash = bytes.fromhex(dialog_manager.dialog_data["token"])
    async with query_runner(BuddyQueries) as queries:
        found = await queries.get_offer(token_hash, get_current_user(dialog_manager).id)
    if found.bond_id is not None:
        dialog_manager.dialog_data["bond_id"] = found.bond_id.hex
    standings = {name: found.standing == name for name in ("open", "own", "known", "over")}
    return standings | {"title": found.title, "owner": found.owner}
