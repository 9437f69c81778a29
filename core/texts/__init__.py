"""The texts of the product in every language: Fluent messages beside this module.

A language is a folder of `.ftl` files; a key missing in a language is an error, never an
English sentence amid Russian ones (a test holds the languages equal).
"""

import html
import re
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from babel.dates import format_date
from fluent.runtime import FluentBundle, FluentResource

LOCALES = ("ru", "uk", "en")
_ROOT = Path(__file__).parent
# A message begins its line; what belongs to it is indented, blank or a closing bracket.
_MESSAGE = re.compile(r"^([a-zA-Z][\w-]*) *=.*(?:\n(?![a-zA-Z#-]).*)*", re.MULTILINE)

# What an empty choice leaves at the end of its line.
_TRAILING = re.compile(r"[ \t]+$", re.MULTILINE)


class MissingTextError(KeyError):
    """No such key in this language."""


@lru_cache(maxsize=len(LOCALES))
def load_messages(locale: str) -> dict[str, str]:
    """The messages of a language by their key, as they are written."""
    files = sorted((_ROOT / locale).glob("*.ftl"))
    written = (path.read_text(encoding="utf-8") for path in files)
    return {found[1]: found[0] for file in written for found in _MESSAGE.finditer(file)}


@lru_cache(maxsize=len(LOCALES))
def _load_bundle(locale: str) -> FluentBundle:
    return FluentBundle([locale], use_isolating=False)


def _get_bundle(locale: str, key: str) -> FluentBundle:
    """The bundle with the message `key` in it: parsed when it is first asked for, for all of them
    together take a third of a second of each start. Raises MissingText."""
    bundle = _load_bundle(locale)
    if not bundle.has_message(key):
        if key not in load_messages(locale):
            raise MissingTextError(f"{locale}: {key}")
        bundle.add_resource(FluentResource(load_messages(locale)[key]))
    return bundle


def get_text(locale: str, key: str, **params: Any) -> str:
    """The plain text of `key`. Raises MissingText, ValueError for a missing parameter."""
    return _format_message(locale, key, params) if params else _get_constant(locale, key)


@lru_cache(maxsize=4096)
def _get_constant(locale: str, key: str) -> str:
    return _format_message(locale, key, {})


def _format_message(locale: str, key: str, params: dict[str, Any]) -> str:
    messages = _get_bundle(locale, key)
    pattern = messages.get_message(key).value
    if pattern is None:
        raise MissingTextError(f"{locale}: {key} has no value")
    value, errors = messages.format_pattern(pattern, params)
    if errors:
        raise ValueError(f"{locale}: {key}: {errors[0]}")
    return _TRAILING.sub("", str(value))


def get_html(locale: str, key: str, **params: Any) -> str:
    """The text of `key` as the HTML a messenger shows; string parameters are escaped."""
    return get_text(locale, key, **{name: _escape_value(value) for name, value in params.items()})


def _escape_value(value: Any) -> Any:
    return html.escape(value, quote=False) if isinstance(value, str) else value


def has_text(key: str) -> bool:
    """True when the languages know `key`."""
    return key in load_messages(LOCALES[0])


@lru_cache(maxsize=4096)
def format_day(locale: str, day: date, today: date) -> str:
    """«сегодня», «завтра», «пт, 27 нояб.», with the year when it is another one."""
    near = {-1: "day-yesterday", 0: "day-today", 1: "day-tomorrow"}.get((day - today).days)
    if near:
        return get_text(locale, near)
    skeleton = {"en": "EEE, MMM d", "ru": "EE, d MMM", "uk": "EE, d MMM"}[locale]
    if day.year != today.year or day - today > timedelta(days=300):
        skeleton += ", y" if locale == "en" else " y"
    return format_date(day, skeleton, locale=locale)


def format_long_day(locale: str, day: date) -> str:
    """«пятница, 27 ноября»; in Ukrainian with the apostrophe of the texts."""
    pattern = "EEEE, MMMM d" if locale == "en" else "EEEE, d MMMM"
    return format_date(day, pattern, locale=locale).replace("ʼ", "’")


def get_weekday_names(locale: str) -> tuple[str, ...]:
    """Short names of the days, Monday first."""
    monday = date(2024, 1, 1)
    return tuple(
        format_date(
            monday + timedelta(days=n), "EEEEEE" if locale != "en" else "EEE", locale=locale
        )
        for n in range(7)
    )
