"""The timer as a message: under way, paused, over."""

from datetime import datetime, timedelta

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.notices.cards import Face
from bot.notices.data import FocusAction, FocusPress
from bot.speaker import Speaker
from core.focus.contracts import FocusView
from core.focus.rules import flow_break

CELLS = 12
_MINUTE = timedelta(minutes=1)


def bar(share: float) -> str:
    """A line of CELLS signs, `share` (0..1) of them full."""
    full = min(CELLS, max(0, round(share * CELLS)))
    return "▓" * full + "░" * (CELLS - full)


def focus_face(view: FocusView, speaker: Speaker, now: datetime) -> Face:
    """The message of a session as it stands at `now`."""
    if view.ended_at is not None:
        return _over(view, speaker)
    if view.mode == "flow" and view.phase == "work":
        return _flowing(view, speaker, now)
    left = max(1, -(-view.left(now) // _MINUTE))
    lines = [_head(view, speaker), bar(view.elapsed(now) / timedelta(seconds=view.planned_seconds))]
    if view.paused_at is not None:
        lines.append(speaker.rich("focus-paused", minutes=left))
    else:
        until = f"{speaker.local(view.due_at):%H:%M}"
        lines.append(speaker.rich("focus-left", minutes=left, until=until))
    return Face("\n".join(lines), _keys(view, speaker))


def _flowing(view: FocusView, speaker: Speaker, now: datetime) -> Face:
    spent = view.elapsed(now) // _MINUTE
    key = "focus-flow-paused" if view.paused_at else "focus-flow"
    words = f"{_head(view, speaker)}\n{speaker.rich(key, minutes=spent)}"
    return Face(words, _keys(view, speaker))


def _over(view: FocusView, speaker: Speaker) -> Face:
    """What it came to, and what may follow."""
    assert view.ended_at is not None
    spent = round(view.elapsed(view.ended_at) / _MINUTE)
    what = view.end if view.phase == "work" else "break"
    words = speaker.rich(f"focus-over-{what}", minutes=spent, title=_title(view, speaker))
    if view.phase == "work" and view.end == "finished" and view.mode == "pomodoro":
        words += "\n" + _rounds(view)
    return Face(words, _what_next(view, speaker))


def announcement(view: FocusView, speaker: Speaker) -> Face:
    """The bell: the session has come to its end by itself."""
    face = _over(view, speaker)
    return Face(f"🔔 {face.text}", face.keyboard)


def closed(view: FocusView, speaker: Speaker) -> Face:
    """The message left behind by a session that is over and was announced below."""
    return Face(_over(view, speaker).text)


def _head(view: FocusView, speaker: Speaker) -> str:
    if view.phase != "work":
        return speaker.rich(f"focus-head-{view.phase}")
    head = speaker.rich("focus-head-work", title=_title(view, speaker))
    return f"{head}\n{_rounds(view)}" if view.mode == "pomodoro" else head


def _title(view: FocusView, speaker: Speaker) -> str:
    return view.title or speaker.text("focus-untitled")


def _rounds(view: FocusView) -> str:
    """🍅🍅▫️▫️: which pomodoro of the cycle this is."""
    done = (view.round - 1) % view.rounds + 1
    return "🍅" * done + "▫️" * (view.rounds - done)


def _keys(view: FocusView, speaker: Speaker) -> InlineKeyboardMarkup:
    hold: FocusAction = "r" if view.paused_at else "p"
    row = [_button(view, hold, speaker)]
    if view.mode == "pomodoro" and view.paused_at is None:
        row.append(_button(view, "s", speaker))
    row.append(_button(view, "x", speaker))
    return InlineKeyboardMarkup(inline_keyboard=[row])


def _what_next(view: FocusView, speaker: Speaker) -> InlineKeyboardMarkup:
    work = speaker.text("focus-button-w")
    again = InlineKeyboardButton(text=work, callback_data=FocusPress("w", view.id).pack())
    if view.phase != "work" or view.end != "finished" or view.ended_at is None:
        return InlineKeyboardMarkup(inline_keyboard=[[again]])
    flow = view.mode == "flow"
    minutes = flow_break(view.elapsed(view.ended_at)) if flow else view.next_minutes
    long = view.next_phase == "long" and not flow
    rest = speaker.text("focus-button-long" if long else "focus-button-n", minutes=minutes)
    pause = InlineKeyboardButton(text=rest, callback_data=FocusPress("n", view.id).pack())
    rows = [[pause], [again]] if long else [[pause, again]]
    return InlineKeyboardMarkup(inline_keyboard=rows)


def _button(view: FocusView, action: FocusAction, speaker: Speaker) -> InlineKeyboardButton:
    return InlineKeyboardButton(
        text=speaker.text(f"focus-button-{action}"),
        callback_data=FocusPress(action, view.id).pack(),
    )
