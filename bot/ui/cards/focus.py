"""The timer as a message: under way, paused, over."""

from datetime import datetime, timedelta

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.ui.cards.callbacks import FocusAction, FocusCallback
from bot.ui.cards.tasks import RenderedMessage
from bot.ui.current_user import CurrentUser
from core.focus.contracts import FocusView
from core.focus.rules import calculate_flow_break

BAR_CELLS = 12
_MINUTE = timedelta(minutes=1)


def format_bar(share: float) -> str:
    """A line of CELLS signs, `share` (0..1) of them full."""
    full = min(BAR_CELLS, max(0, round(share * BAR_CELLS)))
    return "▓" * full + "░" * (BAR_CELLS - full)


def render_focus_session(
    view: FocusView, current_user: CurrentUser, now: datetime
) -> RenderedMessage:
    """The message of a session as it stands at `now`."""
    if view.ended_at is not None:
        return _render_finished(view, current_user)
    if view.mode == "flow" and view.phase == "work":
        return _render_flow(view, current_user, now)
    left = max(1, -(-view.calculate_remaining(now) // _MINUTE))
    lines = [
        _format_heading(view, current_user),
        format_bar(view.calculate_elapsed(now) / timedelta(seconds=view.planned_seconds)),
    ]
    if view.paused_at is not None:
        lines.append(current_user.translate_html("focus-paused", minutes=left))
    else:
        until = f"{current_user.to_local_time(view.due_at):%H:%M}"
        lines.append(current_user.translate_html("focus-left", minutes=left, until=until))
    return RenderedMessage("\n".join(lines), _build_keyboard(view, current_user))


def _render_flow(view: FocusView, current_user: CurrentUser, now: datetime) -> RenderedMessage:
    spent = view.calculate_elapsed(now) // _MINUTE
    key = "focus-flow-paused" if view.paused_at else "focus-flow"
    words = (
        f"{_format_heading(view, current_user)}\n{current_user.translate_html(key, minutes=spent)}"
    )
    return RenderedMessage(words, _build_keyboard(view, current_user))


def _render_finished(view: FocusView, current_user: CurrentUser) -> RenderedMessage:
    """What it came to, and what may follow."""
    assert view.ended_at is not None
    spent = round(view.calculate_elapsed(view.ended_at) / _MINUTE)
    what = view.end if view.phase == "work" else "break"
    words = current_user.translate_html(
        f"focus-over-{what}", minutes=spent, title=_format_title(view, current_user)
    )
    if view.phase == "work" and view.end == "finished" and view.mode == "pomodoro":
        words += "\n" + _format_rounds(view)
    return RenderedMessage(words, _build_next_keyboard(view, current_user))


def render_announcement(view: FocusView, current_user: CurrentUser) -> RenderedMessage:
    """The bell: the session has come to its end by itself."""
    rendered = _render_finished(view, current_user)
    return RenderedMessage(f"🔔 {rendered.text}", rendered.keyboard)


def render_closed(view: FocusView, current_user: CurrentUser) -> RenderedMessage:
    """The message left behind by a session that is over and was announced below."""
    return RenderedMessage(_render_finished(view, current_user).text)


def _format_heading(view: FocusView, current_user: CurrentUser) -> str:
    if view.phase != "work":
        return current_user.translate_html(f"focus-head-{view.phase}")
    head = current_user.translate_html("focus-head-work", title=_format_title(view, current_user))
    return f"{head}\n{_format_rounds(view)}" if view.mode == "pomodoro" else head


def _format_title(view: FocusView, current_user: CurrentUser) -> str:
    return view.title or current_user.translate("focus-untitled")


def _format_rounds(view: FocusView) -> str:
    """🍅🍅▫️▫️: which pomodoro of the cycle this is."""
    done = (view.round - 1) % view.rounds + 1
    return "🍅" * done + "▫️" * (view.rounds - done)


def _build_keyboard(view: FocusView, current_user: CurrentUser) -> InlineKeyboardMarkup:
    hold: FocusAction = "r" if view.paused_at else "p"
    row = [_build_button(view, hold, current_user)]
    if view.mode == "pomodoro" and view.paused_at is None:
        row.append(_build_button(view, "s", current_user))
    row.append(_build_button(view, "x", current_user))
    return InlineKeyboardMarkup(inline_keyboard=[row])


def _build_next_keyboard(view: FocusView, current_user: CurrentUser) -> InlineKeyboardMarkup:
    work = current_user.translate("focus-button-w")
    again = InlineKeyboardButton(
        text=work, callback_data=FocusCallback(action="w", session_id=view.id).pack()
    )
    if view.phase != "work" or view.end != "finished" or view.ended_at is None:
        return InlineKeyboardMarkup(inline_keyboard=[[again]])
    flow = view.mode == "flow"
    minutes = (
        calculate_flow_break(view.calculate_elapsed(view.ended_at)) if flow else view.next_minutes
    )
    long = view.next_phase == "long" and not flow
    rest = current_user.translate(
        "focus-button-long" if long else "focus-button-n", minutes=minutes
    )
    pause = InlineKeyboardButton(
        text=rest, callback_data=FocusCallback(action="n", session_id=view.id).pack()
    )
    rows = [[pause], [again]] if long else [[pause, again]]
    return InlineKeyboardMarkup(inline_keyboard=rows)


def _build_button(
    view: FocusView, action: FocusAction, current_user: CurrentUser
) -> InlineKeyboardButton:
    return InlineKeyboardButton(
        text=current_user.translate(f"focus-button-{action}"),
        callback_data=FocusCallback(action=action, session_id=view.id).pack(),
    )
