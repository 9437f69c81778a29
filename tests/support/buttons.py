"""What the buttons of notifications carry, as the handlers' filters read it."""

from bot.ui.callback_data import ButtonData, MalformedPayload
from bot.ui.cards import callbacks as cb

KINDS: tuple[type[ButtonData] | type[cb.BundleCallback], ...] = (
    cb.TaskCallback,
    cb.MoveTimeCallback,
    cb.HabitCallback,
    cb.AmountCallback,
    cb.FocusCallback,
    cb.SkillCallback,
    cb.BundleCallback,
)
PREFIXES = ("t:", "m:", "h:", "q:", "f:", "k:", "b:")


def unpack_callback(data: str) -> ButtonData | cb.BundleCallback:
    """Raises MalformedPayload."""
    kind = dict(zip(PREFIXES, KINDS, strict=True)).get(data[:2])
    if kind is None:
        raise MalformedPayload(data)
    return kind.unpack(data)
