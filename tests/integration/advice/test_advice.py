"""Advice on a real database: said once in thirty days, rated, and chosen by real figures."""

import asyncio
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from dishka import AsyncContainer

from core.advice import contracts as c
from core.advice.library import load_library
from core.advice.queries import AdviceQueries
from core.kit.errors import DomainError
from tests.factories.people import a_person
from tests.support.clocks import StillClock
from tests.support.desk import Desk
from worker.commands import CommandRunner

BUSY = c.Signals(sessions=9, interrupted=6)


async def asked(desk: Desk, user: UUID, **more: object) -> c.AdviceAnswer:
    fields = {"advice_id": uuid4(), "signals": BUSY, "another": True} | more
    return await desk.do(c.AskAdvice(user_id=user, **fields))  # type: ignore[arg-type]


async def test_every_piece_is_said_once_and_comes_back_after_thirty_days(
    desk: Desk, clock: StillClock
) -> None:
    user = await a_person(desk)
    first = await asked(desk, user)
    assert first.card is not None
    assert (first.card.signal, first.card.count, first.card.total) == ("abandoned", 6, 9)
    said = [first.card.piece]
    for _ in range(len(load_library()) - 1):
        clock.shift(hours=1)
        card = (await asked(desk, user)).card
        assert card is not None
        said.append(card.piece)
    assert sorted(said) == sorted(load_library())
    nothing = await asked(desk, user)
    assert nothing.card is None
    assert nothing.again_at == first.card.given_at + timedelta(days=30)
    clock.instant = nothing.again_at
    back = (await asked(desk, user)).card
    assert back is not None
    assert back.piece == said[0]


async def test_the_day_has_one_piece_however_often_it_is_asked_for(
    desk: Desk, clock: StillClock
) -> None:
    user, advice_id = await a_person(desk), uuid4()
    first = (await asked(desk, user, advice_id=advice_id)).card
    assert first is not None
    assert (await asked(desk, user, advice_id=advice_id)).card == first, "a second tap"
    assert (await asked(desk, user, another=False)).card == first
    assert await desk.sent("events.advice.given") == ["events.advice.given"]
    await desk.do(c.RateAdvice(user_id=user, advice_id=first.id, rating="unhelpful"))
    instead = (await asked(desk, user, another=False)).card
    assert instead is not None
    assert instead.piece != first.piece
    clock.shift(days=1)
    tomorrow = (await asked(desk, user, another=False)).card
    assert tomorrow is not None
    assert tomorrow.piece not in {first.piece, instead.piece}


async def test_taps_at_the_same_moment_get_different_pieces(
    desk: Desk, container: AsyncContainer
) -> None:
    """Each at a worker of its own."""
    user = await a_person(desk)
    desks = [Desk(CommandRunner(container), desk.engine) for _ in range(12)]
    answers = await asyncio.gather(*(asked(one, user) for one in desks))
    pieces = [answer.card.piece for answer in answers if answer.card]
    assert len(set(pieces)) == 12


async def test_what_was_turned_down_never_comes_back_and_what_helped_is_kept(
    desk: Desk, clock: StillClock, container: AsyncContainer
) -> None:
    user, other = await a_person(desk), await a_person(desk)
    down, liked = (await asked(desk, user)).card, (await asked(desk, user)).card
    assert down is not None
    assert liked is not None
    await desk.do(c.RateAdvice(user_id=user, advice_id=down.id, rating="unhelpful"))
    await desk.do(c.RateAdvice(user_id=user, advice_id=liked.id, rating="helpful"))
    with pytest.raises(DomainError, match="not-found"):
        await desk.do(c.RateAdvice(user_id=other, advice_id=liked.id, rating=None))
    with pytest.raises(DomainError, match="not-found"):
        await asked(desk, other, advice_id=liked.id)
    clock.shift(days=400)
    said = set()
    while (answer := await asked(desk, user)).card is not None:
        said.add(answer.card.piece)
    assert said == set(load_library()) - {down.piece}
    async with container() as scope:
        queries = await scope.get(AdviceQueries)
        assert await queries.count_helpful(user) == 1
        assert [card.piece for card in await queries.list_helpful(user, 0, 5)] == [liked.piece]
        assert await queries.list_helpful(user, 1, 5) == ()
        assert await queries.get_card(liked.id, other) is None
