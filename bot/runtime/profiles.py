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

from bot.ui.current_user import QueryRunner
from core.kit.messages import Event
from core.users.contracts import Profile
from core.users.queries import UserQueries

MAX_PROFILES = 20_000
TTL_SECONDS = 60.0


class ProfileCache:
    """A bounded cache over `UserQueries.profile`."""

    def __init__(self, query_runner: QueryRunner) -> None:
        self._reader = query_runner
        self._kept: OrderedDict[UUID, tuple[Profile, float]] = OrderedDict()

    async def get_profile(self, user_id: UUID) -> Profile | None:
        """The profile, at most a minute old; None for an unknown person."""
        now = self._reader.clock.now().timestamp()
        kept = self._kept.get(user_id)
        if kept is not None and 0 <= now - kept[1] < TTL_SECONDS:
            return kept[0]
        async with self._reader(UserQueries) as users:
            profile = await users.get_profile(user_id)
        if profile is not None:
            self.put_profile(profile)
        return profile

    def put_profile(self, profile: Profile) -> None:
        """Remember what a command has just returned."""
        self._kept[profile.id] = (profile, self._reader.clock.now().timestamp())
        self._kept.move_to_end(profile.id)
        if len(self._kept) > MAX_PROFILES:
            self._kept.popitem(last=False)

    def remove_profile(self, user_id: UUID) -> None:
        self._kept.pop(user_id, None)

    def subscribe_to_changes(self, broker: NatsBroker) -> None:
        """Forget whoever changed, in whichever process it happened."""
        broker.subscriber("events.users.>", decoder=_keep_raw_message, no_reply=True)(
            self._handle_change
        )

    async def _handle_change(self, message: NatsMessage) -> None:
        self.remove_profile(msgspec.json.decode(message.body, type=Event).user_id)


async def _keep_raw_message(message: NatsMessage) -> NatsMessage:
    return message
