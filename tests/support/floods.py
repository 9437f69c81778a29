"""Floods of messages, and what another person notices of them."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.support.person import Message, Person, words

TOO_FAST = "Слишком быстро"


async def flood(person: Person, many: int, per_second: float, text: str = "/help") -> None:
    """Send `many` messages, evenly, without waiting for answers."""
    loop = asyncio.get_running_loop()
    began = loop.time()
    async with asyncio.TaskGroup() as group:
        for number in range(many):
            group.create_task(person.say(text))
            await asyncio.sleep(max(0.0, began + (number + 1) / per_second - loop.time()))


async def seconds_to_answer(person: Person, text: str = "/today") -> float:
    """How long the person waits for the bot's next message after theirs."""
    began = asyncio.get_running_loop().time()
    sent = await person.say(text)
    await person.waits_for(lambda one: one["from"]["is_bot"], after=sent, what=f"answer to {text}")
    return asyncio.get_running_loop().time() - began


async def is_answered(person: Person, text: str, answer: str, within: float) -> bool:
    """Whether the person gets the answer to this very text in time."""
    sent = await person.say(text)
    try:
        async with asyncio.timeout(within):
            await person.sees(answer, after=sent)
    except TimeoutError:
        return False
    return True


async def waits_meanwhile(people: Sequence[Person], work: "asyncio.Task[None]") -> list[float]:
    """One after the other asks, each at least once and until `work` is done; their waits.

    With four people nobody asks more often than a chat bears answers.
    """
    waits: list[float] = []
    while not work.done() or len(waits) < len(people):
        waits.append(await seconds_to_answer(people[len(waits) % len(people)]))
        await asyncio.sleep(0.6)
    await work
    return waits


@dataclass(slots=True)
class Refused:
    """Counts what the messenger refused for being too much, over the whole of its log."""

    person: Person
    _after: int = 0
    _calls: list[Message] = field(default_factory=list)

    async def count(self) -> int:
        """429s so far."""
        answer = await self.person.http.get("/sim/calls", params={"after": self._after})
        self._calls += answer.json()
        self._after = max((one["n"] for one in self._calls), default=0)
        return sum(one.get("err", {}).get("error_code") == 429 for one in self._calls)


async def texts_of_bot(person: Person) -> list[str]:
    """What the bot has said to the person."""
    return [words(one) for one in await person.messages() if one["from"]["is_bot"]]


async def told_too_fast(person: Person) -> int:
    """How many messages say that the person is too fast."""
    return sum(text.startswith(TOO_FAST) for text in await texts_of_bot(person))
