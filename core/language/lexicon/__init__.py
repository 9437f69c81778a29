"""Words of Russian, Ukrainian and English, and the order in which languages are asked."""

import re
from functools import lru_cache

from core.language.lexicon import en, ru, uk
from core.language.lexicon.shape import Lexicon, normalize_word

__all__ = ["LEXICONS", "Lexicon", "normalize_word", "order_lexicons"]

LEXICONS = {"ru": Lexicon(ru), "uk": Lexicon(uk), "en": Lexicon(en)}
_UKRAINIAN = re.compile("[іїєґІЇЄҐ]")
_RUSSIAN = re.compile("[ыэъёЫЭЪЁ]")
_CYRILLIC = re.compile("[а-яА-Я]")


def order_lexicons(text: str, lang: str) -> tuple[Lexicon, ...]:
    """The lexicons to ask, first the one the letters give away, then `lang`, then the rest."""
    return _order_by_language(_detect_language(text), lang)


def _detect_language(text: str) -> str:
    if _UKRAINIAN.search(text):
        return "uk"
    if _RUSSIAN.search(text):
        return "ru"
    return "" if _CYRILLIC.search(text) else "en"


@lru_cache(maxsize=16)
def _order_by_language(text: str, lang: str) -> tuple[Lexicon, ...]:
    names = dict.fromkeys(name for name in (text, lang, *LEXICONS) if name in LEXICONS)
    return tuple(LEXICONS[name] for name in names)
