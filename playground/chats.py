"""People, chats and messages."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from playground.errors import ApiError, bad_request, blocked
from playground.journal import Journal

Json = dict[str, Any]


class Chats:
    """Who takes part and what was said; a message is replaced as a whole, never changed."""

    def __init__(self, journal: Journal, now: Callable[[], datetime]) -> None:
        self._journal = journal
        self._now = now
        self._histories: dict[int, dict[int, Json]] = {}

    def restore(self) -> None:
        """Index the messages that the journal brought back, in the order of their ids."""
        self._histories.clear()
        rows = self._journal.table("messages").values()
        for message in sorted(rows, key=lambda message: int(message["message_id"])):
            self._history(message["chat"]["id"])[message["message_id"]] = message

    def timestamp(self) -> int:
        """Now, in Unix seconds."""
        return int(self._now().timestamp())

    # People -----------------------------------------------------------------
    def join(self, user: Json) -> Json:
        """Add a person or take over what changed about them; returns the User object."""
        known = self.person(user["id"]) or {"user": {}, "blocked": False}
        merged = {**known["user"], **user, "is_bot": False}
        merged.setdefault("first_name", f"User {user['id']}")
        if merged != known["user"]:
            self._journal.put("people", user["id"], {**known, "user": merged})
            self._journal.put("chats", user["id"], _private_chat(merged))
        return merged

    def person(self, user_id: int) -> Json | None:
        found: Json | None = self._journal.table("people").get(str(user_id))
        return found

    def people(self) -> list[Json]:
        """Rows of `{"user": User, "blocked": bool}`."""
        return list(self._journal.table("people").values())

    def block(self, user_id: int, is_blocked: bool) -> bool:
        """Set the block; False when it was so already.

        :raises KeyError: nobody has this id.
        """
        person = self._journal.table("people")[str(user_id)]
        if person["blocked"] == is_blocked:
            return False
        self._journal.put("people", user_id, {**person, "blocked": is_blocked})
        return True

    # Chats ------------------------------------------------------------------
    def open_group(self, chat_id: int, title: str) -> None:
        if str(chat_id) not in self._journal.table("chats"):
            chat = {"id": chat_id, "type": "supergroup", "title": title}
            self._journal.put("chats", chat_id, chat)

    def chat(self, chat_id: int | str | None) -> Json:
        """:raises ApiError: 400 `chat not found`."""
        found: Json | None = self._journal.table("chats").get(str(chat_id))
        if found is None:
            raise bad_request("chat not found")
        return found

    def reachable(self, chat_id: int | str | None) -> Json:
        """The chat when the bot may write into it.

        :raises ApiError: 400 `chat not found`, 403 when its person blocked the bot.
        """
        chat = self.chat(chat_id)
        person = self.person(chat["id"])
        if person is not None and person["blocked"]:
            raise blocked()
        return chat

    # Messages ---------------------------------------------------------------
    def add(self, chat: Json, sender: Json, content: Json) -> Json:
        """Store a new message, with the next id; returns it."""
        message = {
            "message_id": self.next_id("message"),
            "from": sender,
            "chat": chat,
            "date": self.timestamp(),
            **content,
        }
        return self.replace(message)

    def replace(self, message: Json) -> Json:
        chat_id, message_id = message["chat"]["id"], message["message_id"]
        self._history(chat_id)[message_id] = message
        self._journal.put("messages", f"{chat_id}/{message_id}", message)
        return message

    def message(self, chat_id: int | str | None, message_id: int | None) -> Json | None:
        if not isinstance(chat_id, int) or message_id is None:
            return None
        return self._history(chat_id).get(message_id)

    def remove(self, chat_id: int, message_id: int) -> None:
        self._history(chat_id).pop(message_id, None)
        self._journal.drop("messages", f"{chat_id}/{message_id}")

    def history(self, chat_id: int, after: int = 0) -> list[Json]:
        """The messages with an id above `after`, oldest first."""
        newer: list[Json] = []
        for message_id, message in reversed(self._history(chat_id).items()):
            if message_id <= after:
                break
            newer.append(message)
        return newer[::-1]

    def next_id(self, counter: str) -> int:
        """The next number of a counter that survives restarts."""
        number: int = self._journal.table("counters").get(counter, 0) + 1
        self._journal.put("counters", counter, number)
        return number

    def _history(self, chat_id: int) -> dict[int, Json]:
        return self._histories.setdefault(chat_id, {})


def not_found(action: str) -> ApiError:
    """`message to edit not found`, `message to delete not found`."""
    return bad_request(f"message to {action} not found")


def _private_chat(user: Json) -> Json:
    names = ("first_name", "last_name", "username")
    chat: Json = {name: user[name] for name in names if user.get(name)}
    return {"id": user["id"], "type": "private", **chat}
