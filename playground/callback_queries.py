"""Presses of inline buttons that wait for answerCallbackQuery."""

import secrets
from typing import Any

from playground.chats import ChatStore
from playground.errors import build_bad_request
from playground.journal import TableJournal

Json = dict[str, Any]

LIFETIME_SECONDS = 30
MAX_OPEN_QUERIES = 10_000


class CallbackQueryStore:
    """Rows of `{"user_id", "chat_id", "message_id", "date"}` by callback_query_id."""

    def __init__(self, journal: TableJournal, chats: ChatStore) -> None:
        self._journal = journal
        self._chats = chats

    def open_query(self, user_id: int, message: Json) -> str:
        """Register a press; returns its id."""
        query_id = str(secrets.randbits(62) | 1 << 61)
        row = {
            "user_id": user_id,
            "chat_id": message["chat"]["id"],
            "message_id": message["message_id"],
            "date": self._chats.get_timestamp(),
        }
        self._journal.put_row("queries", query_id, row)
        self._remove_oldest()
        return query_id

    def close_query(self, query_id: str) -> Json:
        """Answer a press, once.

        :raises ApiError: 400 when it is too old, unknown or answered before.
        """
        row: Json | None = self._journal.get_table("queries").get(query_id)
        self._journal.drop_row("queries", query_id)
        if row is None or self._chats.get_timestamp() - row["date"] > LIFETIME_SECONDS:
            raise build_bad_request(
                "query is too old and response timeout expired or query ID is invalid"
            )
        return row

    def _remove_oldest(self) -> None:
        rows = self._journal.get_table("queries")
        if len(rows) > MAX_OPEN_QUERIES:
            self._journal.drop_row("queries", next(iter(rows)))
