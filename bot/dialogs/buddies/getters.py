"""What the windows of buddies show."""

from typing import Any
from uuid import UUID

from aiogram_dialog import DialogManager

from bot.context import now_of, reader_of, speaker_of, today_of
from bot.dialogs.buddies import lines
from bot.dialogs.habits.lines import short
from bot.links import BuddyLink, Links, share_address
from bot.paging import on_page
from bot.speaker import Reader
from core.buddies.contracts import CHEERS, Circle, Invitation, SharedHabit, Sharing
from core.buddies.queries import BuddyQueries
from core.buddies.rules import hash_of
from core.habits.queries import HabitQueries
from core.kit.errors import NotFound
from core.texts import day_name


async def everything(dialog_manager: DialogManager, reader: Reader, **_: Any) -> dict[str, Any]:
    """A page of what is shown to the person, and after it what they show."""
    person = speaker_of(dialog_manager).id
    async with reader(BuddyQueries) as queries:
        listed = [*await queries.shared_with(person), *await queries.sharings(person)]
    shown, page = on_page(dialog_manager, listed)
    shared = [one for one in shown if isinstance(one, SharedHabit)]
    own = [one for one in shown if isinstance(one, Sharing)]
    return page | {
        "shared": [lines.shared_line(one) for one in shared],
        "own": [lines.own_line(one) for one in own],
        "shared_keys": [(lines.shared_button(one), one.bond_id.hex) for one in shared],
        "own_keys": [(lines.own_button(one), one.habit_id.hex) for one in own],
        "empty": not listed,
        "some": bool(listed),
        "has_shared": bool(shared),
        "has_own": bool(own),
    }


async def own_habits(dialog_manager: DialogManager, reader: Reader, **_: Any) -> dict[str, Any]:
    """A page of the person's own habits, to show one of them."""
    speaker, today = speaker_of(dialog_manager), today_of(dialog_manager)
    async with reader(HabitQueries) as queries:
        habits = await queries.active(speaker.id, today)
    shown, page = on_page(dialog_manager, habits)
    keys = [(short(habit.title), habit.id.hex) for habit in shown]
    return page | {"habits": keys, "empty": not habits}


async def _circle(manager: DialogManager) -> Circle:
    """The person's own habit of the dialog. Raises NotFound."""
    habit_id = UUID(hex=manager.dialog_data["habit_id"])
    async with reader_of(manager)(BuddyQueries) as queries:
        found = await queries.circle(habit_id, speaker_of(manager).id)
    if found is None:
        raise NotFound("habit")
    return found


async def circle(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Who sees the habit, and the invitations nobody has answered."""
    found = await _circle(dialog_manager)
    waiting = [(_asked(dialog_manager, one), one.id.hex) for one in found.invitations]
    return {
        "title": found.title,
        "names": "\n".join(f"👤 {one.name}" for one in found.buddies),
        "buddies": [(f"👤 {lines.name(one.name)}", one.bond_id.hex) for one in found.buddies],
        "invitations": waiting,
        "seen": bool(found.buddies),
        "alone": not found.buddies,
    }


def _asked(manager: DialogManager, one: Invitation) -> str:
    """The button of an invitation."""
    speaker, waiting = speaker_of(manager), _waiting(manager, one)
    if one.to is None:
        return speaker.text("buddies-invitation-link", until=waiting["until"])
    return speaker.text("buddies-invitation-to", to=lines.name(one.to), until=waiting["until"])


def _waiting(manager: DialogManager, one: Invitation) -> dict[str, str]:
    """Until when an invitation is good, and for whom it is."""
    return {"until": _until(manager, one), "to": one.to or ""}


def _until(manager: DialogManager, one: Invitation) -> str:
    speaker = speaker_of(manager)
    day = speaker.local(one.expires_at).date()
    return day_name(speaker.locale, day, now_of(manager).date())


async def invitation(dialog_manager: DialogManager, links: Links, **_: Any) -> dict[str, Any]:
    """The link of an open invitation; nothing but that it is over for another one."""
    found = await _circle(dialog_manager)
    asked = UUID(hex=dialog_manager.dialog_data["invitation_id"])
    one = next((one for one in found.invitations if one.id == asked), None)
    if one is None:
        return {"title": found.title, "over": True, "share": ""}
    if one.to is not None:
        return {"title": found.title, "open": True, "share": ""} | _waiting(dialog_manager, one)
    secret = links.secret_of(one.id)
    if not await _is_mine(dialog_manager, secret):  # the bot has another token since
        return {"title": found.title, "over": True, "open": True, "share": ""}
    address = await links.address(BuddyLink(secret))
    words = speaker_of(dialog_manager).text("buddies-share-words", title=short(found.title))
    return {
        "title": found.title,
        "address": address,
        "share": share_address(address, words),
        "until": _until(dialog_manager, one),
        "open": True,
        "by_link": True,
    }


async def _is_mine(manager: DialogManager, secret: str) -> bool:
    """True when the secret opens an invitation of the person's own."""
    async with reader_of(manager)(BuddyQueries) as queries:
        offer = await queries.offer(hash_of(secret), speaker_of(manager).id)
    return offer.standing == "own"


async def person(dialog_manager: DialogManager, reader: Reader, **_: Any) -> dict[str, Any]:
    """Somebody who sees a habit of one's own."""
    speaker, bond_id = speaker_of(dialog_manager), UUID(hex=dialog_manager.dialog_data["bond_id"])
    async with reader(BuddyQueries) as queries:
        found = await queries.buddy(bond_id, speaker.id)
    if found is None:
        raise NotFound("buddy")
    buddy, title = found
    since = speaker.local(buddy.since).date()
    day = day_name(speaker.locale, since, now_of(dialog_manager).date())
    return {"name": buddy.name, "title": title, "since": day}


async def shared(dialog_manager: DialogManager, reader: Reader, **_: Any) -> dict[str, Any]:
    """Somebody else's habit, through the bond of the dialog."""
    speaker, bond_id = speaker_of(dialog_manager), UUID(hex=dialog_manager.dialog_data["bond_id"])
    async with reader(BuddyQueries) as queries:
        habit = await queries.shared(bond_id, speaker.id)
    if habit is None:
        raise NotFound("buddy")
    cheers = [(speaker.text(f"buddies-cheer-{one}"), one) for one in CHEERS]
    return lines.card(habit, speaker) | {
        "cheers": cheers,
        "can_cheer": not habit.cheered,
        "cheered": habit.cheered,
    }


async def offer(dialog_manager: DialogManager, reader: Reader, **_: Any) -> dict[str, Any]:
    """An invitation as the one who got it sees it."""
    token_hash = bytes.fromhex(dialog_manager.dialog_data["token"])
    async with reader(BuddyQueries) as queries:
        found = await queries.offer(token_hash, speaker_of(dialog_manager).id)
    if found.bond_id is not None:
        dialog_manager.dialog_data["bond_id"] = found.bond_id.hex
    standings = {name: found.standing == name for name in ("open", "own", "known", "over")}
    return standings | {"title": found.title, "owner": found.owner}
