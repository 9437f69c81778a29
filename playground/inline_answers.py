"""answerInlineQuery: what it brings, checked as Telegram does, and kept."""

from typing import Any, cast

from aiogram.methods import AnswerInlineQuery
from aiogram.types import (
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    TelegramObject,
)

from playground.content import build_text_content
from playground.errors import ApiError, build_bad_request
from playground.inline import RESULT_FIELDS, build_visible_answer
from playground.links import PAYLOAD_PATTERN
from playground.markup import build_inline_keyboard, dump_object
from playground.state import BotApiCall

Json = dict[str, Any]

MAX_RESULTS = 50
MAX_ID_BYTES = 64
DEFAULT_CACHE_SECONDS = 300


async def answer_inline_query(call: BotApiCall) -> bool:
    method = cast(AnswerInlineQuery, call.method)
    answer = parse_answer(method)
    seconds = DEFAULT_CACHE_SECONDS if method.cache_time is None else method.cache_time
    personal = bool(method.is_personal)
    row = call.state.inline.answer_query(method.inline_query_id, answer, seconds, personal=personal)
    call.state.events.publish_event("inline", build_visible_answer(method.inline_query_id, row))
    return True


def parse_answer(method: AnswerInlineQuery) -> Json:
    """What answerInlineQuery brings, checked as Telegram does.

    :raises ApiError: 400.
    """
    results = [_parse_result(one) for one in method.results]
    ids = [one["id"] for one in results]
    if len(results) > MAX_RESULTS:
        raise build_bad_request("RESULTS_TOO_MUCH")
    if len(set(ids)) < len(ids):
        raise build_bad_request("RESULT_ID_DUPLICATE")
    if len((method.next_offset or "").encode()) > MAX_ID_BYTES:
        raise build_bad_request("NEXT_OFFSET_INVALID")
    return {
        "results": results,
        "next_offset": method.next_offset or "",
        "button": _parse_button(method.button),
    }


def _parse_result(result: TelegramObject) -> Json:
    """An article: what the list shows of it, and the message it posts as `content`."""
    one = cast(InlineQueryResultArticle, result)
    content = getattr(one, "input_message_content", None)
    if not isinstance(content, InputTextMessageContent):
        raise build_bad_request(f"result type {one.type} is not emulated, use articles with text")
    if not 1 <= len(one.id.encode()) <= MAX_ID_BYTES:
        raise build_bad_request("RESULT_ID_INVALID")
    if not (getattr(one, "title", "") or "").strip():
        raise build_bad_request("ARTICLE_TITLE_EMPTY")
    listed = {name: getattr(one, name, None) for name in RESULT_FIELDS}
    return {**listed, "content": _parse_content(content, one.reply_markup)}


def _parse_content(content: InputTextMessageContent, markup: TelegramObject | None) -> Json:
    try:
        posted = build_text_content(content.message_text, content.parse_mode, content.entities)
    except ApiError as error:
        raise _convert_error(error) from error
    keyboard = build_inline_keyboard(markup)
    return {**posted, **({"reply_markup": keyboard} if keyboard else {})}


def _convert_error(error: ApiError) -> ApiError:
    words = {"message text is empty": "MESSAGE_EMPTY", "message is too long": "MESSAGE_TOO_LONG"}
    reason = error.description.removeprefix("Bad Request: ")
    return build_bad_request(words.get(reason, reason))


def _parse_button(button: InlineQueryResultsButton | None) -> Json | None:
    if button is None:
        return None
    if button.start_parameter is None:
        raise build_bad_request("buttons other than start_parameter are not emulated")
    if not PAYLOAD_PATTERN.fullmatch(button.start_parameter):
        raise build_bad_request("START_PARAM_INVALID")
    return dump_object(button)


HANDLERS = {AnswerInlineQuery: answer_inline_query}
