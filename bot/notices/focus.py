"""What the buttons of the timer do."""

from uuid import UUID, uuid5

from bot.notices.cards import Face
from bot.notices.data import FocusPress
from bot.notices.focus_cards import focus_face
from bot.notices.focus_goals import goals_reached
from bot.speaker import Act, Reader, Speaker
from core.focus import contracts as c
from core.focus.queries import FocusQueries
from core.focus.rules import flow_break
from core.kit.errors import NotFound
from core.kit.messages import Command


async def do(
    press: FocusPress, speaker: Speaker, act: Act, reader: Reader
) -> tuple[c.FocusView, Face]:
    """Act; returns the session and how to show it, with a goal it has reached."""
    view = await _acted(press, speaker, act, reader)
    face = focus_face(view, speaker, reader.clock.now())
    if press.action == "x":
        async with reader(FocusQueries) as queries:
            for line in await goals_reached(view, speaker, queries):
                face = face.with_line(line)
    return view, face


async def _acted(press: FocusPress, speaker: Speaker, act: Act, reader: Reader) -> c.FocusView:
    """What follows a session has one id, so that two presses begin it once."""
    who, what = speaker.id, press.session_id
    plain: dict[str, type[Command[c.FocusView]]] = {
        "p": c.PauseFocus,
        "r": c.ResumeFocus,
        "x": c.StopFocus,
    }
    if press.action in plain:
        return await act(plain[press.action](user_id=who, session_id=what))  # type: ignore[call-arg]
    following = uuid5(what, press.action)
    if press.action == "s":
        return await act(c.SkipPhase(user_id=who, session_id=what, next_id=following))
    return await act(await _after(press, speaker, reader, following))


async def _after(
    press: FocusPress, speaker: Speaker, reader: Reader, following: UUID
) -> c.StartFocus:
    async with reader(FocusQueries) as queries:
        before = await queries.one(press.session_id, speaker.id)
    if before is None:
        raise NotFound("focus")
    same = press.action == "w" and before.phase == "work"
    flow, minutes = before.mode == "flow", None
    phase: c.Phase = "work"
    if press.action == "n":
        phase = "short" if flow else before.next_phase
        minutes = flow_break(before.elapsed(reader.clock.now())) if flow else None
    elif same and before.mode == "countdown":
        minutes = before.planned_seconds // 60
    return c.StartFocus(
        user_id=speaker.id,
        session_id=following,
        mode=before.mode if same or flow else "pomodoro",
        phase=phase,
        minutes=minutes,
        subject_id=before.subject_id,
        title=before.title,
        tags=before.tags,
    )
