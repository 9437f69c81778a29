"""Words of Russian, Ukrainian and English, and the order in which languages are asked."""

import re
from functools import lru_cache

from core.tasks.parse.lexicon import en, ru, uk
from core.tasks.parse.lexicon.shape import Lexicon, normal

__all__ = ["LEXICONS", "Lexicon", "languages", "normal"]

LEXICONS = {"ru": Lexicon(ru), "uk": Lexicon(uk), "en": Lexicon(en)}
_UKRAINIAN = re.compile("[іїєґІЇЄҐ]")
_RUSSIAN = re.compile("[ыэъёЫЭЪЁ]")
_CYRILLIC = re.compile("[а-яА-Я]")


def languages(text: str, lang: str) -> tuple[Lexicon, ...]:
    """The lexicons to ask, first the one the letters give away, then `lang`, then the rest."""
    return _ordered(_told(text), lang)


def _told(text: str) -> str:
    if _UKRAINIAN.search(text):
        return "uk"
    if _RUSSIAN.search(text):
        return "ru"
    return "" if _CYRILLIC.search(text) else "en"


@lru_cache(maxsize=16)
def _ordered(told: str, lang: str) -> tuple[Lexicon, ...]:
    names = dict.fromkeys(name for name in (told, lang, *LEXICONS) if name in LEXICONS)
    return tuple(LEXICONS[name] for name in names)
