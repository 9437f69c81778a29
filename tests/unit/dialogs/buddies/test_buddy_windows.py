"""The windows of buddies: who sees what, and how it begins and ends."""

from collections.abc import Callable
from uuid import UUID

import pytest

from bot.routes import Buddies, Habits
from core.buddies.contracts import (
    AcceptInvitation,
    CheerBuddy,
    DeclineInvitation,
    InviteBuddy,
    RevokeInvitation,
    StopBuddy,
)
from core.buddies.models import BuddyLinkRow, InvitationRow
from core.buddies.rules import hash_token
from core.kit.errors import DomainError
from tests.factories.buddies import build_invitation, let_see, show_habit
from tests.fakes.chat import Chat, CreateChat
from tests.fakes.stage import NOON
from tests.support.texts import text
from tests.support.user_data import UserData

WATER, RUN, BOND, INVITATION = (UUID(int=number) for number in (1, 2, 5, 7))
TOKEN = hash_token("secret")
OFFER = {"token": TOKEN.hex()}


def refuse(error: DomainError) -> Callable[[object], None]:
    def answer(_: object) -> None:
        raise error

    return answer


async def offer(chat: Chat) -> None:
    """Somebody called Оля invites whoever has the token to see a habit."""
    owner = await chat.data.add_friend(50, "Оля")
    await owner.add_habit(RUN, "Бег")
    await chat.data.add(build_invitation(owner, INVITATION, RUN, TOKEN))


@pytest.fixture
async def chat(create_chat: CreateChat) -> Chat:
    chat = await create_chat()
    await chat.data.add_habit(WATER, "Вода")
    return chat


async def test_from_the_card_to_an_invitation_and_back(chat: Chat) -> None:
    await chat.open(Habits.card, {"habit_id": WATER.hex})
    await chat.tap("👥 Друзья")
    assert "Пока никто" in chat.words
    circle = chat.shown
    await chat.tap(text("buddies-invite"))
    assert "https://t.me/playground_bot?start=buddy-" in chat.words
    made = chat.bus.last(InviteBuddy)
    secret = chat.words.partition("start=buddy-")[2].split()[0]
    assert made.token_hash == hash_token(secret), "the link opens what was made"
    await chat.tap(text("buddies-invite"), circle)
    assert chat.bus.count(InviteBuddy) == 1, "a second tap on the old keyboard"
    await chat.tap(text("button-back"))
    await chat.tap("🔗 Приглашение")
    assert secret in chat.words, "the same link again"
    await chat.tap("🗑 Отозвать")
    assert chat.bus.last(RevokeInvitation).invitation_id == made.invitation_id
    assert not any(button.startswith("🔗") for button in chat.buttons)
    await chat.tap(text("buddies-to-habit"))
    assert text("habit-tick-today") in chat.buttons


async def test_a_crowded_habit_says_so(chat: Chat) -> None:
    for number in range(10, 20):
        await let_see(chat.data, UUID(int=number), WATER)
    await chat.open(Buddies.circle, {"habit_id": WATER.hex})
    await chat.tap(text("buddies-invite"))
    assert "помещается 10" in chat.words


async def test_the_list_shows_both_sides_and_one_can_be_shut_out(chat: Chat) -> None:
    await show_habit(chat.data, BOND, done=True)
    await let_see(chat.data, UUID(int=6), WATER, "Пётр")
    await chat.open(Buddies.list)
    assert "✅ <b>Оля</b>: Бег · 🔥3" in chat.words
    assert "<b>Вода</b>: видит 1 друг" in chat.words
    await chat.tap("👁 Вода")
    await chat.tap("👤 Пётр")
    assert "<b>Пётр</b> видит отметки привычки «Вода»" in chat.words
    await chat.tap("🚫 Закрыть доступ")
    assert chat.bus.last(StopBuddy).bond_id == UUID(int=6)
    assert "Пока никто" in chat.words


async def test_a_cheer_is_one_tap_once(chat: Chat) -> None:
    await show_habit(chat.data, BOND)
    await chat.open(Buddies.shared, {"bond_id": BOND.hex})
    before = chat.shown
    await chat.tap(text("buddies-cheer-fire"))
    assert chat.bus.last(CheerBuddy).cheer == "fire"
    assert "Поддержка на сегодня отправлена" in chat.words
    assert not any(button.startswith("🔥") for button in chat.buttons)
    await chat.tap(text("buddies-cheer-clap"), before)
    assert "⚠️ Поддержка на сегодня уже отправлена" in chat.words


async def test_what_is_refused_is_explained_in_place(chat: Chat) -> None:
    await show_habit(chat.data, BOND)
    chat.bus.answers[CheerBuddy] = refuse(DomainError("too-many-cheers"))
    await chat.open(Buddies.shared, {"bond_id": BOND.hex})
    await chat.tap("👏")
    assert "поддержать можно и завтра" in chat.words
    assert "<b>Оля</b>: Бег" in chat.words


async def test_one_is_shown_in_return_without_a_link(chat: Chat) -> None:
    await show_habit(chat.data, BOND)
    await chat.open(Buddies.shared, {"bond_id": BOND.hex})
    await chat.tap(text("buddies-show-back"))
    await chat.tap("Вода")
    made = chat.bus.last(InviteBuddy)
    assert (made.habit_id, made.through) == (WATER, BOND)
    assert "Приглашение у друга: <b>Оля</b>" in chat.words
    assert "t.me" not in chat.words
    await chat.tap(text("button-back"))
    await chat.tap("📨 Оля")
    assert text("buddies-revoke") in chat.buttons
    chat.bus.answers[InviteBuddy] = refuse(DomainError("buddy-already"))
    await chat.open(Buddies.shared, {"bond_id": BOND.hex})
    await chat.tap(text("buddies-show-back"))
    await chat.tap("Вода")
    assert "уже видит эту привычку" in chat.words


async def test_leaving_asks_first(chat: Chat) -> None:
    await show_habit(chat.data, BOND)
    await chat.open(Buddies.list)
    await chat.tap("⬜ Оля · Бег")
    await chat.tap(text("buddies-leave"))
    await chat.tap(text("button-back"))
    assert chat.bus.count(StopBuddy) == 0
    await chat.tap(text("buddies-leave"))
    await chat.tap("🚪 Да")
    assert chat.bus.last(StopBuddy).bond_id == BOND
    assert "Вдвоём привычка держится крепче" in chat.words


async def test_an_offer_tells_what_will_be_seen_and_is_accepted(chat: Chat) -> None:
    await offer(chat)
    await chat.open(Buddies.offer, OFFER)
    assert "<b>Оля</b> показывает тебе привычку <b>Бег</b>" in chat.words
    assert "последние 7 дней" in chat.words
    await chat.tap(text("buddies-accept"))
    assert chat.bus.last(AcceptInvitation).token_hash == TOKEN
    assert "<b>Оля</b>: Бег" in chat.words


async def test_an_offer_is_declined(chat: Chat) -> None:
    await offer(chat)
    await chat.open(Buddies.offer, OFFER)
    await chat.tap(text("buddies-decline"))
    assert chat.bus.count(DeclineInvitation) == 1
    assert "что делаем?" in chat.words


async def test_an_offer_taken_by_somebody_else_meanwhile_is_over(chat: Chat) -> None:
    await offer(chat)
    await chat.open(Buddies.offer, OFFER)
    await chat.data.change(InvitationRow, INVITATION, closed_at=NOON)
    await chat.tap(text("buddies-accept"))
    assert "больше не действует" in chat.words
    assert text("buddies-accept") not in chat.buttons


async def test_ones_own_offer_is_explained(chat: Chat) -> None:
    await chat.data.add(build_invitation(chat.data, INVITATION, WATER, TOKEN))
    await chat.open(Buddies.offer, OFFER)
    assert "твоё собственное приглашение" in chat.words
    assert text("buddies-accept") not in chat.buttons


async def test_an_offer_of_what_is_seen_already_leads_there(chat: Chat) -> None:
    await show_habit(chat.data, BOND)
    link = await chat.data.get(BuddyLinkRow, BOND)
    friend = UserData(chat.data.desk, chat.clock, link.owner_id)
    await chat.data.add(build_invitation(friend, INVITATION, link.habit_id, TOKEN))
    await chat.open(Buddies.offer, OFFER)
    assert "Ты уже видишь эту привычку" in chat.words
    assert text("buddies-accept") not in chat.buttons
    await chat.tap(text("buddies-open-shared"))
    assert "<b>Оля</b>: Бег" in chat.words


async def test_an_offer_that_was_never_made_is_over(chat: Chat) -> None:
    await chat.open(Buddies.offer, OFFER)
    assert "больше не действует" in chat.words
    assert text("buddies-accept") not in chat.buttons


async def test_long_lists_have_pages(chat: Chat) -> None:
    for number in range(10, 20):
        await show_habit(chat.data, UUID(int=number), f"Бег {number}")
    await chat.open(Buddies.list)
    assert "Бег 10" in chat.words
    assert "Бег 19" not in chat.words
    await chat.tap("▶️")
    assert "Бег 19" in chat.words
    await chat.tap(text("buddies-show-mine"))
    assert "Вода" in chat.buttons
