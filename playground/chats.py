"""People, chats and messages."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from playground.errors import ApiError, build_bad_request, build_blocked_error
from playground.journal import TableJournal

Json = dict[str, Any]


class ChatStore:
    """Who takes part and what was said; a message is replaced as a whole, never changed."""

    def __init__(self, journal: TableJournal, now: Callable[[], datetime]) -> None:
        self._journal = journal
        self._now = now
        self._histories: dict[int, dict[int, Json]] = {}

    def restore_messages(self) -> None:
        """Index the messages that the journal brought back, in the order of their ids."""
        self._histories.clear()
        rows = self._journal.get_table("messages").values()
        for message in sorted(rows, key=lambda message: int(message["message_id"])):
            self._get_history(message["chat"]["id"])[message["message_id"]] = message

    def get_timestamp(self) -> int:
        """Now, in Unix seconds."""
        return int(self._now().timestamp())

    # People -----------------------------------------------------------------
    def save_user(self, user: Json) -> Json:
        """Add a person or take over what changed about them; returns the User object."""
        known = self.get_person(user["id"]) or {"user": {}, "blocked": False}
        merged = {**known["user"], **user, "is_bot": False}
        merged.setdefault("first_name", f"User {user['id']}")
        if merged != known["user"]:
            self._journal.put_row("people", user["id"], {**known, "user": merged})
            self._journal.put_row("chats", user["id"], _build_private_chat(merged))
        return merged

    def get_person(self, user_id: int) -> Json | None:
        found: Json | None = self._journal.get_table("people").get(str(user_id))
        return found

    def list_people(self) -> list[Json]:
        """Rows of `{"user": User, "blocked": bool}`."""
        return list(self._journal.get_table("people").values())

    def set_blocked(self, user_id: int, is_blocked: bool) -> bool:
        """Set the block; False when it was so already.

        :raises KeyError: nobody has this id.
        """
        person = self._journal.get_table("people")[str(user_id)]
        if person["blocked"] == is_blocked:
            return False
        self._journal.put_row("people", user_id, {**person, "blocked": is_blocked})
        return True

    # Chats ------------------------------------------------------------------
    def open_group(self, chat_id: int, title: str) -> None:
        if str(chat_id) not in self._journal.get_table("chats"):
            chat = {"id": chat_id, "type": "supergroup", "title": title}
            self._journal.put_row("chats", chat_id, chat)

    def get_chat(self, chat_id: int | str | None) -> Json:
        """:raises ApiError: 400 `chat not found`."""
        found: Json | None = self._journal.get_table("chats").get(str(chat_id))
        if found is None:
            raise build_bad_request("chat not found")
        return found

    def get_reachable_chat(self, chat_id: int | str | None) -> Json:
        """The chat when the bot may write into it.

        :raises ApiError: 400 `chat not found`, 403 when its person blocked the bot.
        """
        chat = self.get_chat(chat_id)
        person = self.get_person(chat["id"])
        if person is not None and person["blocked"]:
            raise build_blocked_error()
        return chat

    # Messages ---------------------------------------------------------------
    def add_message(self, chat: Json, sender: Json, content: Json) -> Json:
        """Store a new message, with the next id; returns it."""
        message = {
            "message_id": self.take_next_id("message"),
            "from": sender,
            "chat": chat,
            "date": self.get_timestamp(),
            **content,
        }
        return self.replace_message(message)

    def replace_message(self, message: Json) -> Json:
        chat_id, message_id = message["chat"]["id"], message["message_id"]
        self._get_history(chat_id)[message_id] = message
        self._journal.put_row("messages", f"{chat_id}/{message_id}", message)
        return message

    def get_message(self, chat_id: int | str | None, message_id: int | None) -> Json | None:
        if not isinstance(chat_id, int) or message_id is None:
            return None
        return self._get_history(chat_id).get(message_id)

    def remove_message(self, chat_id: int, message_id: int) -> None:
        self._get_history(chat_id).pop(message_id, None)
        self._journal.drop_row("messages", f"{chat_id}/{message_id}")

    def list_messages(self, chat_id: int, after: int = 0) -> list[Json]:
        """The messages with an id above `after`, oldest first."""
        newer: list[Json] = []
        for message_id, message in reversed(self._get_history(chat_id).items()):
            if message_id <= after:
                break
            newer.append(message)
        return newer[::-1]

    def take_next_id(self, counter: str) -> int:
        """The next number of a counter that survives restarts."""
        number: int = self._journal.get_table("counters").get(counter, 0) + 1
        self._journal.put_row("counters", counter, number)
        return number

    def _get_history(self, chat_id: int) -> dict[int, Json]:
        return self._histories.setdefault(chat_id, {})


def build_not_found_error(action: str) -> ApiError:
    """`message to edit not found`, `message to delete not found`."""
    return build_bad_request(f"message to {action} not found")


def _build_private_chat(user: Json) -> Json:
    names = ("first_name", "last_name", "username")
    chat: Json = {name: user[name] for name in names if user.get(name)}
    return {"id": user["id"], "type": "private", **chat}
