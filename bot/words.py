"""Words as people type them, made safe to show among the bot's own. Pure."""

import unicodedata

# Bidirectional overrides and isolates: left open they would turn the rest of the window around.
_TURNING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])


def tidy(words: str) -> str:
    """Without outer spaces and signs that turn the text around; empty if nothing is to be seen."""
    kept = words.translate(_TURNING).strip()
    return kept if any(_visible(sign) for sign in kept) else ""


def _visible(sign: str) -> bool:
    """Letters, digits, signs and emoji; not spaces, joiners or direction marks."""
    return unicodedata.category(sign)[0] in "LNPS"
