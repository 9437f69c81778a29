"""A chat that is slow hides nobody's updates, and what was confirmed unfinished is not lost."""

from core.kit.nats.streams import UPDATES, declare_streams
from tests.integration.intake.conftest import SLOW, Office
from tests.support.waiting import eventually

OTHERS = 150  # more than one poll shows


async def written_down(office: Office) -> int:
    """How many messages the stream holds."""
    return (await office.js.stream_info(UPDATES)).state.messages


async def test_a_slow_chat_hides_nobody(office: Office) -> None:
    await declare_streams(office.js)
    async with office.taking_in():
        await office.person(1).say(SLOW)
        for number in range(OTHERS):
            await office.person(100 + number).say(str(number))

        async def others_are_done() -> bool:
            return len(office.handled) == OTHERS

        await eventually(others_are_done, "everybody else is answered")
        office.released.set()
        await eventually(lambda: _is_empty(office), "what is finished is erased")
    assert office.handled[-1] == SLOW


async def test_what_was_confirmed_unfinished_comes_first_after_a_crash_and_once(
    office: Office,
) -> None:
    await declare_streams(office.js)
    anya = office.person(1)
    async with office.taking_in():
        await anya.say(SLOW)
        await anya.say("behind it")

        async def confirmed() -> bool:
            return len(office.page.world.updates) == 0

        await eventually(confirmed, "the messenger was told that both are taken")
        assert office.handled == []
        assert await written_down(office) > 0
    await anya.say("after the crash")
    office.released.set()
    async with office.taking_in():
        await eventually(lambda: _is_empty(office), "what is finished is erased")

        async def all_done() -> bool:
            return len(office.handled) >= 3

        await eventually(all_done, "all three")
    assert office.handled == [SLOW, "behind it", "after the crash"]
    async with office.taking_in():
        await anya.say("later")
        await eventually(lambda: _has(office, "later"), "a start with nothing to resume")
    assert office.handled.count(SLOW) == 1


async def test_what_cannot_be_written_down_is_not_confirmed(office: Office) -> None:
    anya, boris = office.person(1), office.person(2)
    async with office.taking_in() as under_way:  # there is no stream
        await anya.say(SLOW)

        async def refused() -> bool:
            return under_way._not_before > 0

        await eventually(refused, "writing down failed")
        await boris.say("in between")
        await eventually(lambda: _has(office, "in between"), "others are answered all the same")
        assert len(office.page.world.updates) > 0
    office.released.set()
    async with office.taking_in():
        await eventually(lambda: _has(office, SLOW), "it comes again")
    assert office.handled.count("in between") == 1


async def _is_empty(office: Office) -> bool:
    return await written_down(office) == 0


async def _has(office: Office, text: str) -> bool:
    return text in office.handled
