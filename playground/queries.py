"""Presses of inline buttons that wait for answerCallbackQuery."""

import secrets
from typing import Any

from playground.chats import Chats
from playground.errors import bad_request
from playground.journal import Journal

Json = dict[str, Any]

LIFETIME_SECONDS = 30
MAX_WAITING = 10_000


class Queries:
    """Rows of `{"user_id", "chat_id", "message_id", "date"}` by callback_query_id."""

    def __init__(self, journal: Journal, chats: Chats) -> None:
        self._journal = journal
        self._chats = chats

    def open(self, user_id: int, message: Json) -> str:
        """Register a press; returns its id."""
        query_id = str(secrets.randbits(62) | 1 << 61)
        row = {
            "user_id": user_id,
            "chat_id": message["chat"]["id"],
            "message_id": message["message_id"],
            "date": self._chats.timestamp(),
        }
        self._journal.put("queries", query_id, row)
        self._forget_oldest()
        return query_id

    def close(self, query_id: str) -> Json:
        """Answer a press, once.

        :raises ApiError: 400 when it is too old, unknown or answered before.
        """
        row: Json | None = self._journal.table("queries").get(query_id)
        self._journal.drop("queries", query_id)
        if row is None or self._chats.timestamp() - row["date"] > LIFETIME_SECONDS:
            raise bad_request(
                "query is too old and response timeout expired or query ID is invalid"
            )
        return row

    def _forget_oldest(self) -> None:
        rows = self._journal.table("queries")
        if len(rows) > MAX_WAITING:
            self._journal.drop("queries", next(iter(rows)))
