"""Profiles of the people who are active just now, kept in memory.

Every update needs the person's language and zone. A change made by any process is told on the
event stream's subjects, which this process hears as plain NATS messages; should one be missed,
the entry is read anew after a minute.
"""

from collections import OrderedDict
from uuid import UUID

import msgspec
from faststream.nats import NatsBroker
from faststream.nats.message import NatsMessage

from bot.speaker import Reader
from core.kit.messages import Event
from core.users.contracts import Profile
from core.users.queries import UserQueries

PEOPLE = 20_000
SECONDS = 60.0


class Profiles:
    """A bounded cache over `UserQueries.profile`."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._kept: OrderedDict[UUID, tuple[Profile, float]] = OrderedDict()

    async def get(self, user_id: UUID) -> Profile | None:
        """The profile, at most a minute old; None for a stranger."""
        now = self._reader.clock.now().timestamp()
        kept = self._kept.get(user_id)
        if kept is not None and 0 <= now - kept[1] < SECONDS:
            return kept[0]
        async with self._reader(UserQueries) as users:
            profile = await users.profile(user_id)
        if profile is not None:
            self.put(profile)
        return profile

    def put(self, profile: Profile) -> None:
        """Remember what a command has just returned."""
        self._kept[profile.id] = (profile, self._reader.clock.now().timestamp())
        self._kept.move_to_end(profile.id)
        if len(self._kept) > PEOPLE:
            self._kept.popitem(last=False)

    def forget(self, user_id: UUID) -> None:
        self._kept.pop(user_id, None)

    def listen(self, broker: NatsBroker) -> None:
        """Forget whoever changed, in whichever process it happened."""
        broker.subscriber("events.users.>", decoder=_body, no_reply=True)(self._changed)

    async def _changed(self, message: NatsMessage) -> None:
        self.forget(msgspec.json.decode(message.body, type=Event).user_id)


async def _body(message: NatsMessage) -> NatsMessage:
    return message
