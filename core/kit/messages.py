"""The language between processes: commands, events, notifications, and the reply to a command."""

from datetime import datetime
from typing import Any, ClassVar, Generic, TypeVar, get_args
from uuid import UUID, uuid4

import msgspec

View = TypeVar("View")
NO_USER_ID = UUID(int=0)


class Command(msgspec.Struct, Generic[View], frozen=True, kw_only=True):
    """What a person asks for. `subject` is its place under `commands.`, View what comes back."""

    subject: ClassVar[str]
    forgets: ClassVar[bool] = False  # deletes its person, and is settled under nobody's name
    user_id: UUID

    @classmethod
    def get_view_type(cls) -> Any:
        """The type of the reply, read from the class's own `Command[View]` base."""
        return get_args(cls.__orig_bases__[0])[0]  # type: ignore[attr-defined]

    @property
    def inbox_user_id(self) -> UUID:
        """The person under whom the inbox keeps its reply."""
        return NO_USER_ID if self.forgets else self.user_id


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """What has happened. `subject` is its place under `events.`."""

    subject: ClassVar[str]
    user_id: UUID
    at: datetime
    event_id: UUID = msgspec.field(default_factory=uuid4)


class Notification(msgspec.Struct, frozen=True, kw_only=True):
    """A message to a person that delivery words in their language.

    `key` names the occurrence: one key is sent once. `subject_id` is the thing it speaks of,
    `due_at` when it should have arrived, `data` the strings its text needs.
    """

    key: str
    kind: str
    user_id: UUID
    subject_id: UUID | None = None
    due_at: datetime | None = None
    data: dict[str, str] = {}


class ContactMessage(msgspec.Struct, frozen=True, kw_only=True, tag="letter"):
    """A message to a person by mail or SMS; the address is looked up when it leaves.

    `html` is written in the messenger's HTML; `kind` and `due_at` are of the notification whose
    place it takes, `key` is its key.
    """

    key: str
    user_id: UUID
    channel: str
    kind: str
    subject: str
    html: str
    due_at: datetime | None = None


class ContactCodeMessage(msgspec.Struct, frozen=True, kw_only=True, tag="code"):
    """A request to send the code that confirms an address; it is made when its message is sent."""

    key: str
    user_id: UUID
    channel: str
    code_id: UUID


class Done(msgspec.Struct, frozen=True, tag="done"):
    """The command took effect; `view` is the encoded view."""

    view: msgspec.Raw


class Refused(msgspec.Struct, frozen=True, tag="refused"):
    """A rule said no: `code` names the text, `params` fill it."""

    code: str
    params: dict[str, Any] = {}


Reply = Done | Refused
encode = msgspec.json.encode
# What a message on NOTIFY carries: the cost is per message, so those due together go together.
decode_notifications = msgspec.json.Decoder(list[Notification]).decode
# What a message on MAIL carries.
decode_contact_message = msgspec.json.Decoder(ContactMessage | ContactCodeMessage).decode
decode_reply = msgspec.json.Decoder(Reply).decode
