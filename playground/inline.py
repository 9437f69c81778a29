"""Inline mode: what people ask the bot in any chat, and its answers to choose from."""

import secrets
from dataclasses import dataclass
from typing import Any

from playground.chats import ChatStore
from playground.errors import build_bad_request
from playground.journal import TableJournal

Json = dict[str, Any]

LIFETIME_SECONDS = 30
MAX_OPEN_QUERIES = 1000
RESULT_FIELDS = ("id", "type", "title", "description", "url", "thumbnail_url")


@dataclass(frozen=True, slots=True)
class InlineQuestion:
    """Who asked what; `offset` is empty for the first results."""

    user_id: int
    query: str
    offset: str


class InlineQueryStore:
    """Queries that wait, and answers to choose from; answers are cached as long as the bot allows,
    for everybody unless it calls them personal."""

    def __init__(self, journal: TableJournal, chats: ChatStore) -> None:
        self._journal = journal
        self._chats = chats
        self._cache: dict[InlineQuestion, tuple[int, Json]] = {}

    @property
    def settings(self) -> Json:
        """`enabled`: inline mode (/setinline of BotFather); `feedback`: the bot hears which
        result was chosen (/setinlinefeedback)."""
        stored: Json = self._journal.get_table("settings").get("inline", {})
        return {"enabled": True, "feedback": False, **stored}

    def update_settings(self, **settings: bool) -> None:
        self._journal.put_row("settings", "inline", {**self.settings, **settings})

    def open_query(self, question: InlineQuestion) -> tuple[str, Json | None]:
        """Register a query; returns its id, and the answer when the cache has it."""
        query_id = str(secrets.randbits(62) | 1 << 61)
        row = {
            "user_id": question.user_id,
            "query": question.query,
            "offset": question.offset,
            "date": self._chats.get_timestamp(),
        }
        known = self._find_cached_answer(question)
        self._journal.put_row("inline", query_id, {**row, "answer": known} if known else row)
        rows = self._journal.get_table("inline")
        if len(rows) > MAX_OPEN_QUERIES:
            self._journal.drop_row("inline", next(iter(rows)))
        return query_id, known

    def answer_query(self, query_id: str, answer: Json, seconds: int, *, personal: bool) -> Json:
        """Keep the bot's answer, once; returns the query.

        :raises ApiError: 400 when it is too old, unknown or answered before.
        """
        row: Json | None = self._journal.get_table("inline").get(query_id)
        now = self._chats.get_timestamp()
        if row is None or "answer" in row or now - row["date"] > LIFETIME_SECONDS:
            raise build_bad_request(
                "query is too old and response timeout expired or query ID is invalid"
            )
        answered = {**row, "answer": answer}
        self._journal.put_row("inline", query_id, answered)
        if seconds > 0:
            whose = row["user_id"] if personal else 0
            self._cache[InlineQuestion(whose, row["query"], row["offset"])] = (
                now + seconds,
                answer,
            )
        return answered

    def get_query(self, query_id: str) -> Json | None:
        found: Json | None = self._journal.get_table("inline").get(query_id)
        return found

    def clear_queries(self) -> None:
        self._cache.clear()

    def _find_cached_answer(self, asked: InlineQuestion) -> Json | None:
        now = self._chats.get_timestamp()
        for whose in (asked.user_id, 0):
            until, answer = self._cache.get(
                InlineQuestion(whose, asked.query, asked.offset), (0, {})
            )
            if now < until:
                return answer
        return None


def build_visible_answer(query_id: str, row: Json) -> Json:
    """The answer as a person sees it: what can be chosen, not yet what it posts."""
    answer = row["answer"]
    results = [
        {name: one[name] for name in RESULT_FIELDS if one.get(name) is not None}
        for one in answer["results"]
    ]
    about = {"inline_query_id": query_id, "user_id": row["user_id"], "query": row["query"]}
    return {**about, **answer, "results": results}
