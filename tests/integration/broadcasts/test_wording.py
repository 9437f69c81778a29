"""What delivery sends of a broadcast at the very moment it sends."""

from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest
from dishka import AsyncContainer
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.delivery.broadcasts import (
    PAUSE_SECONDS,
    SendPostponed,
    get_broadcast_pauses,
    render_broadcast,
)
from bot.delivery.render_context import RenderContext
from bot.ui.cards.tasks import RenderedMessage
from bot.ui.current_user import CurrentUser
from core.broadcasts import contracts as c
from core.broadcasts.sending import build_notifications
from core.kit.messages import Notification
from core.users.contracts import Segment
from tests.factories.people import build_profile
from tests.integration.broadcasts.audience import OWNER, drafted, gather
from tests.support.desk import Desk

NOW = datetime(2026, 11, 21, 8, tzinfo=UTC)
LINK = c.LinkButton("Подробнее", "https://example.org/a?b=1")


async def face(
    container: AsyncContainer, note: Notification, locale: str = "ru"
) -> RenderedMessage | None:
    async with container() as scope:
        context = RenderContext(note, CurrentUser(build_profile(locale)), NOW, scope)
        return await render_broadcast(context)


def note_of(broadcast_id: UUID) -> Notification:
    (note,) = build_notifications(broadcast_id, [OWNER])
    return note


async def test_each_language_gets_its_own_text_or_the_common_one(
    desk: Desk, engine: AsyncEngine, container: AsyncContainer
) -> None:
    await gather(engine, desk, 0)
    letter = c.BroadcastMessage(text="<b>Привет</b>", variants={"en": "<i>Hello</i>"}, button=LINK)
    made = c.CreateBroadcast(user_id=OWNER, broadcast_id=uuid4(), letter=letter, segment=Segment())
    await desk.do(made)
    note = note_of(made.broadcast_id)
    assert await face(container, note) is None  # a draft
    await desk.do(c.StartBroadcast(user_id=OWNER, broadcast_id=made.broadcast_id))
    shown = {locale: await face(container, note, locale) for locale in ("ru", "uk", "en")}
    texts = {locale: one.text for locale, one in shown.items() if one}
    assert texts == {"ru": "<b>Привет</b>", "uk": "<b>Привет</b>", "en": "<i>Hello</i>"}
    keyboard = shown["en"].keyboard if shown["en"] else None
    assert keyboard
    ((button,),) = keyboard.inline_keyboard
    assert (button.text, button.url) == (LINK.text, LINK.url)


async def test_a_pause_holds_back_and_a_cancel_silences(
    desk: Desk, engine: AsyncEngine, container: AsyncContainer
) -> None:
    await gather(engine, desk, 0)
    card = await drafted(desk)
    note, who = note_of(card.id), {"user_id": OWNER, "broadcast_id": card.id}
    await desk.do(c.StartBroadcast(**who))
    await desk.do(c.PauseBroadcast(**who))
    with pytest.raises(SendPostponed) as wait:
        await face(container, note)
    async with container() as scope:
        assert await get_broadcast_pauses([note, note_of(uuid4())], scope) == {
            note.key: wait.value.seconds
        }
    assert wait.value.seconds == PAUSE_SECONDS
    await desk.do(c.ResumeBroadcast(**who))
    assert await face(container, note) is not None
    await desk.do(c.CancelBroadcast(**who))
    assert await face(container, note) is None
    assert await face(container, note_of(uuid4())) is None
