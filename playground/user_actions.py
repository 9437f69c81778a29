"""What a person does: writes, presses, sends files, blocks; each becomes an update."""

import secrets
from dataclasses import dataclass
from typing import Any

from playground.chats import ChatStore
from playground.detect import add_detected_entities
from playground.entities import count_utf16_units
from playground.files import Upload
from playground.media import build_media_content
from playground.state import PlaygroundState

Json = dict[str, Any]

MAX_TEXT = 4096
_UPLOAD_NAME = "upload"


class ActionRefused(Exception):
    """The user side was asked for something a person cannot do; the text says what."""


@dataclass
class UserActions:
    """The hands of the people; every message and press lands in the queue of updates."""

    state: PlaygroundState

    @property
    def chats(self) -> ChatStore:
        return self.state.chats

    def save_user(self, user: Json) -> Json:
        """A person shows up, or changed the name or language.

        :raises Refused: blocked bots get no messages.
        """
        known = self.chats.get_person(user["id"])
        joined = self.chats.save_user(user)
        if known is None or known["user"] != joined:
            self.state.events.publish_event("person", self.chats.get_person(user["id"]))
        if known is not None and known["blocked"]:
            raise ActionRefused("this person blocked the bot; unblock it first")
        return joined

    def get_chat(self, user: Json, chat_id: int | None, title: str | None) -> Json:
        """The private chat, or the group with a negative id, made on first use."""
        if chat_id is None or chat_id == user["id"]:
            return self.chats.get_chat(user["id"])
        if chat_id > 0:
            raise ActionRefused("chat_id must be the person's own or that of a group (negative)")
        self.chats.open_group(chat_id, title or f"Group {-chat_id}")
        return self.chats.get_chat(chat_id)

    def send_content(self, user: Json, chat: Json, content: Json) -> Json:
        """Post a message of a person and queue it for the bot."""
        message = self.state.post_message(chat, user, content)
        self.state.updates.push_update("message", message)
        return message

    def send_text(self, user: Json, chat: Json, text: str) -> list[Json]:
        """Post a text; as Telegram's applications do, a long one goes out in pieces."""
        return [
            self.send_content(user, chat, _build_text_content(piece)) for piece in split_text(text)
        ]

    async def send_file(
        self, user: Json, chat: Json, kind: str, upload: Upload, caption: Json | None = None
    ) -> Json:
        """Post a file.

        :raises ApiError: 400 for a photo that is none.
        """
        uploads = {_UPLOAD_NAME: upload}
        content = await build_media_content(
            self.state.files, kind, f"attach://{_UPLOAD_NAME}", uploads
        )
        return self.send_content(user, chat, {**content, **(caption or {})})

    def press_button(self, user_id: int, message: Json, data: str) -> str:
        """Press an inline button; returns the callback_query_id."""
        person = self.chats.get_person(user_id)
        if person is None:
            raise ActionRefused(f"nobody has the id {user_id}; send a message first")
        query_id = self.state.queries.open_query(user_id, message)
        query = {
            "id": query_id,
            "from": person["user"],
            "message": message,
            "chat_instance": str(message["chat"]["id"] * 7919),
            "data": data,
        }
        self.state.updates.push_update("callback_query", query)
        return query_id

    def set_blocked(self, user_id: int, is_blocked: bool) -> None:
        """Block or unblock the bot; the bot learns by my_chat_member."""
        try:
            changed = self.chats.set_blocked(user_id, is_blocked)
        except KeyError as error:
            raise ActionRefused(f"nobody has the id {user_id}") from error
        if changed:
            self._push_membership_change(user_id, is_blocked)

    def _push_membership_change(self, user_id: int, is_blocked: bool) -> None:
        person = self.chats.get_person(user_id)
        bot = self.state.get_current_bot()
        member = {"status": "member", "user": bot}
        kicked = {"status": "kicked", "user": bot, "until_date": 0}
        old, new = (member, kicked) if is_blocked else (kicked, member)
        change = {
            "chat": self.chats.get_chat(user_id),
            "from": person["user"] if person else bot,
            "date": self.chats.get_timestamp(),
            "old_chat_member": old,
            "new_chat_member": new,
        }
        self.state.updates.push_update("my_chat_member", change)
        self.state.events.publish_event("person", person)


def build_sticker_content(emoji: str) -> Json:
    """A sticker that is only its emoji: the playground has no sticker sets."""
    sticker: Json = {
        "file_id": f"PG{secrets.token_urlsafe(24)}",
        "file_unique_id": secrets.token_hex(8),
        "type": "regular",
        "width": 512,
        "height": 512,
        "is_animated": False,
        "is_video": False,
        "emoji": emoji,
    }
    return {"sticker": sticker}


def split_text(text: str) -> list[str]:
    """Pieces of at most 4096 UTF-16 units."""
    pieces, piece, length = [], "", 0
    for character in text.strip():
        units = count_utf16_units(character)
        if length + units > MAX_TEXT:
            pieces.append(piece)
            piece, length = "", 0
        piece, length = piece + character, length + units
    return [*pieces, piece]


def _build_text_content(text: str) -> Json:
    entities = add_detected_entities(text, [])
    return {"text": text, **({"entities": entities} if entities else {})}
