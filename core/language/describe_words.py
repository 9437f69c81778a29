"""How each language puts the words of a recurrence together."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

_UNITS = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")


def choose_plural_form(number: int, item: str, few: str, many: str) -> str:
    """The form a Russian or Ukrainian noun takes after a number."""
    if number % 10 == 1 and number % 100 != 11:
        return item
    if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14):
        return few
    return many


@dataclass(frozen=True, slots=True)
class Language(ABC):
    """Names common to all; what differs by more than words is in the subclasses."""

    single: tuple[str, str, str, str]
    months: tuple[str, ...]
    nth: dict[str, str]
    workdays: str
    weekend: str
    schedule: str
    conjunction: str
    last_day: str

    def format_every(self, freq: str, interval: int) -> str | None:
        """ "every 3 days"; None for a frequency without words."""
        if freq not in _UNITS or interval < 1:
            return None
        index = _UNITS.index(freq)
        return self.single[index] if interval == 1 else self.format_each(index, interval)

    @abstractmethod
    def format_each(self, unit: int, interval: int) -> str: ...

    @abstractmethod
    def format_weekly(self, every: str, interval: int, days: list[int]) -> str: ...

    @abstractmethod
    def format_nth_weekday(self, number: str, day: int) -> str: ...

    @abstractmethod
    def format_day_of_month(self, days: list[int]) -> str: ...

    @abstractmethod
    def format_day_of_year(self, day: int, month: int) -> str: ...

    @abstractmethod
    def format_times(self, count: int) -> str: ...

    @abstractmethod
    def format_until(self, day: date) -> str: ...

    def format_month_days(self, days: list[int]) -> str | None:
        if days == [-1]:
            return self.last_day
        return (
            None
            if any(not 1 <= day <= 31 for day in days)
            else self.format_day_of_month(sorted(days))
        )

    def format_in_month(self, every: str, interval: int, place: str) -> str:
        return f"{every} {place}"

    def join_names(self, names: list[str]) -> str:
        """ "a, b and c"."""
        if len(names) == 1:
            return names[0]
        return ", ".join(names[:-1]) + f" {self.conjunction} {names[-1]}"


@dataclass(frozen=True, slots=True)
class _Slavic(Language):
    EACH: ClassVar[tuple[str, str]] = ("", "")
    units: tuple[tuple[str, str, str, str], ...]
    on_days: tuple[str, ...]
    accusative: tuple[str, ...]
    genders: str
    times_forms: tuple[str, str, str]
    until_word: str
    number_word: str
    ordinal_suffix: str

    def format_each(self, unit: int, interval: int) -> str:
        if (unit, interval) == (0, 2):
            return "через день"
        one, few, many, every_one = self.units[unit]
        noun = choose_plural_form(interval, one, few, many)
        every = every_one if noun == one else self.plural_every
        return f"{every} {interval} {noun}"

    @property
    @abstractmethod
    def plural_every(self) -> str: ...

    def format_day_of_year(self, day: int, month: int) -> str:
        return f"{day} {self.months[month - 1]}"

    def format_day_of_month(self, days: list[int]) -> str:
        return (
            self.join_names([f"{day}-{self.ordinal_suffix}" for day in days])
            + f" {self.number_word}"
        )

    def format_times(self, count: int) -> str:
        return f"{count} {choose_plural_form(count, *self.times_forms)}"

    def format_until(self, day: date) -> str:
        return f"{self.until_word} {self.format_day_of_year(day.day, day.month)} {day.year}"


@dataclass(frozen=True, slots=True)
class Russian(_Slavic):
    @property
    def plural_every(self) -> str:
        return "каждые"

    def format_weekly(self, every: str, interval: int, days: list[int]) -> str:
        if interval == 1 and len(days) == 1:
            gender = {"m": "каждый", "f": "каждую", "n": "каждое"}[self.genders[days[0]]]
            return f"{gender} {self.accusative[days[0]]}"
        places = "по " + self.join_names([self.on_days[day] for day in days])
        return places if interval == 1 else f"{every} {places}"

    def format_nth_weekday(self, number: str, day: int) -> str:
        ending = {"m": 0, "f": 1, "n": 2}[self.genders[day]]
        preposition = "во" if number == "2" else "в"
        adjective = self.nth[number].split()[ending]
        return f"{preposition} {adjective} {self.accusative[day]} месяца"

    def format_in_month(self, every: str, interval: int, place: str) -> str:
        return (
            place
            if interval == 1 and place.endswith("месяца")
            else f"{every} {_shorten_place(place)}"
        )


def _shorten_place(place: str) -> str:
    return place.removesuffix(" месяца").removesuffix(" місяця")


@dataclass(frozen=True, slots=True)
class Ukrainian(_Slavic):
    every_day: tuple[str, ...]

    @property
    def plural_every(self) -> str:
        return "кожні"

    def format_weekly(self, every: str, interval: int, days: list[int]) -> str:
        if interval == 1:
            return self.join_names([self.every_day[day] for day in days])
        return f"{every} по " + self.join_names([self.on_days[day] for day in days])

    def format_nth_weekday(self, number: str, day: int) -> str:
        ending = {"m": 0, "f": 1}[self.genders[day]]
        adjective = self.nth[number].split()[ending]
        preposition = "в" if adjective.startswith("о") else "у"
        return f"{preposition} {adjective} {self.accusative[day]} місяця"

    def format_in_month(self, every: str, interval: int, place: str) -> str:
        return (
            place
            if interval == 1 and place.endswith("місяця")
            else f"{every} {_shorten_place(place)}"
        )


@dataclass(frozen=True, slots=True)
class English(Language):
    units: tuple[str, ...]
    weekdays: tuple[str, ...]

    def format_each(self, unit: int, interval: int) -> str:
        noun = self.units[unit]
        return f"every other {noun}" if interval == 2 else f"every {interval} {noun}s"

    def format_weekly(self, every: str, interval: int, days: list[int]) -> str:
        names = self.join_names([self.weekdays[day] for day in days])
        if interval == 1 or (interval == 2 and len(days) == 1):
            return f"every {'other ' if interval == 2 else ''}{names}"
        return f"{every} on {names}"

    def format_nth_weekday(self, number: str, day: int) -> str:
        return f"on the {self.nth[number]} {self.weekdays[day]}"

    def format_day_of_month(self, days: list[int]) -> str:
        return "on the " + self.join_names([f"{day}{_format_ordinal(day)}" for day in days])

    def format_day_of_year(self, day: int, month: int) -> str:
        return f"on {self.months[month - 1]} {day}"

    def format_times(self, count: int) -> str:
        return "once" if count == 1 else f"{count} times"

    def format_until(self, day: date) -> str:
        return f"until {self.months[day.month - 1]} {day.day}, {day.year}"


def _format_ordinal(day: int) -> str:
    return "th" if 11 <= day <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
