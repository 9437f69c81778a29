"""Days of the week to choose from, by buttons that say what they want: a second press on the same
button changes nothing. Days are bits of a number, Monday the lowest. Pure."""

from core.texts import get_weekday_names


def build_weekday_toggles(days: int, locale: str) -> list[tuple[str, str]]:
    """The seven days as pairs (words, code): `+3` adds Thursday, `-3` takes it away."""
    names = enumerate(get_weekday_names(locale))
    return [
        (f"✅ {name}", f"-{bit}") if days >> bit & 1 else (f"▫️ {name}", f"+{bit}")
        for bit, name in names
    ]


def toggle_weekday(days: int, code: str) -> int:
    """`days` after the press of the button with the code."""
    bit = 1 << int(code[1:])
    return days | bit if code[0] == "+" else days & ~bit
