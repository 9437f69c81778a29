"""Words as people type them, made safe to show among the bot's own. Pure."""

import unicodedata

# Bidirectional overrides and isolates: left open they would turn the rest of the window around.
_DIRECTION_CHARACTERS = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])


def sanitize_text(text: str) -> str:
    """Without outer spaces and signs that turn the text around; empty if nothing is to be seen."""
    kept = text.translate(_DIRECTION_CHARACTERS).strip()
    return kept if any(_is_visible_character(sign) for sign in kept) else ""


def _is_visible_character(character: str) -> bool:
    """Letters, digits, signs and emoji; not spaces, joiners or direction marks."""
    return unicodedata.category(character)[0] in "LNPS"
