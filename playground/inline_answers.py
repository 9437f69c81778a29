"""answerInlineQuery: what it brings, checked as Telegram does, and kept."""

from typing import Any, cast

from aiogram.methods import AnswerInlineQuery
from aiogram.types import (
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    TelegramObject,
)

from playground.content import text_content
from playground.errors import ApiError, bad_request
from playground.inline import LISTED, shown
from playground.links import PARAMETER
from playground.markup import dump, inline_keyboard
from playground.world import Call

Json = dict[str, Any]

MAX_RESULTS = 50
MAX_BYTES = 64
DEFAULT_CACHE_SECONDS = 300


async def answer_inline_query(call: Call) -> bool:
    method = cast(AnswerInlineQuery, call.method)
    answer = read_answer(method)
    seconds = DEFAULT_CACHE_SECONDS if method.cache_time is None else method.cache_time
    personal = bool(method.is_personal)
    row = call.world.inline.answer(method.inline_query_id, answer, seconds, personal=personal)
    call.world.events.publish("inline", shown(method.inline_query_id, row))
    return True


def read_answer(method: AnswerInlineQuery) -> Json:
    """What answerInlineQuery brings, checked as Telegram does.

    :raises ApiError: 400.
    """
    results = [_result(one) for one in method.results]
    ids = [one["id"] for one in results]
    if len(results) > MAX_RESULTS:
        raise bad_request("RESULTS_TOO_MUCH")
    if len(set(ids)) < len(ids):
        raise bad_request("RESULT_ID_DUPLICATE")
    if len((method.next_offset or "").encode()) > MAX_BYTES:
        raise bad_request("NEXT_OFFSET_INVALID")
    return {
        "results": results,
        "next_offset": method.next_offset or "",
        "button": _button(method.button),
    }


def _result(result: TelegramObject) -> Json:
    """An article: what the list shows of it, and the message it posts as `content`."""
    one = cast(InlineQueryResultArticle, result)
    content = getattr(one, "input_message_content", None)
    if not isinstance(content, InputTextMessageContent):
        raise bad_request(f"result type {one.type} is not emulated, use articles with text")
    if not 1 <= len(one.id.encode()) <= MAX_BYTES:
        raise bad_request("RESULT_ID_INVALID")
    if not (getattr(one, "title", "") or "").strip():
        raise bad_request("ARTICLE_TITLE_EMPTY")
    listed = {name: getattr(one, name, None) for name in LISTED}
    return {**listed, "content": _content(content, one.reply_markup)}


def _content(content: InputTextMessageContent, markup: TelegramObject | None) -> Json:
    try:
        posted = text_content(content.message_text, content.parse_mode, content.entities)
    except ApiError as error:
        raise _in_inline_words(error) from error
    keyboard = inline_keyboard(markup)
    return {**posted, **({"reply_markup": keyboard} if keyboard else {})}


def _in_inline_words(error: ApiError) -> ApiError:
    words = {"message text is empty": "MESSAGE_EMPTY", "message is too long": "MESSAGE_TOO_LONG"}
    reason = error.description.removeprefix("Bad Request: ")
    return bad_request(words.get(reason, reason))


def _button(button: InlineQueryResultsButton | None) -> Json | None:
    if button is None:
        return None
    if button.start_parameter is None:
        raise bad_request("buttons other than start_parameter are not emulated")
    if not PARAMETER.fullmatch(button.start_parameter):
        raise bad_request("START_PARAM_INVALID")
    return dump(button)


HANDLERS = {AnswerInlineQuery: answer_inline_query}
