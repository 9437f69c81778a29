"""What the buttons of the timer do."""

from uuid import UUID, uuid5

from bot.notices.data import FocusPress
from bot.speaker import Act, Reader, Speaker
from core.focus import contracts as c
from core.focus.queries import FocusQueries
from core.kit.errors import NotFound
from core.kit.messages import Command


async def do(press: FocusPress, speaker: Speaker, act: Act, reader: Reader) -> c.FocusView:
    """Act; returns the session to show. What follows a session has one id, so that two presses
    begin it once."""
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
    return c.StartFocus(
        user_id=speaker.id,
        session_id=following,
        phase=before.next_phase if press.action == "n" else "work",
        subject_id=before.subject_id,
        title=before.title,
        tags=before.tags,
    )
