"""The dateparser library for dates in languages this grammar has no words for.

It is slow to load and reads too much into ordinary words, so it is asked only about a number
beside something that begins like a month, and believed only when day and month are both there.
"""

import re
from datetime import date

from core.language.calendar import Today

_CANDIDATE = re.compile(
    r"(?<![\w.,])\d{1,2}(?:\.|er|º)?\s(?:de\s)?(?P<month>[^\W\d_]{3,12})\.?(?:\s(?:de\s)?\d{4})?(?!\w)"
)
# Beginnings of month names in German, French, Spanish, Italian, Portuguese, Polish, Turkish.
_MONTHS = (
    "jan jän ene gen sty oca feb fév fev lut şub mär mar mrz avr abr apr kwi nis mai may mag maj "
    "jun jui cze haz giu lip jul lug tem aoû ago aug sie ağu sep set wrz eyl okt oct ott out paź "
    "eki nov lis kas dez déc dic dec gru ara"
)
_LANGUAGES = ["de", "fr", "es", "it", "pt", "pl", "tr"]


def find_foreign_date(text: str, today: Today) -> tuple[date, int, int] | None:
    """The first foreign date with its place in the text, in the future unless it names a year."""
    for match in _CANDIDATE.finditer(text[:1000]):
        if match["month"][:3].casefold() in _MONTHS.split() and (
            found := _parse_with_dateparser(match[0], today)
        ):
            return found, match.start(), match.end()
    return None


def _parse_with_dateparser(phrase: str, today: Today) -> date | None:
    import dateparser

    found = dateparser.parse(
        phrase,
        languages=_LANGUAGES,
        settings={
            "RELATIVE_BASE": today.now,
            "PREFER_DATES_FROM": "future",
            "REQUIRE_PARTS": ["day", "month"],
            "DATE_ORDER": "DMY",
            "RETURN_AS_TIMEZONE_AWARE": False,
        },
    )
    if found is None or str(found.day) not in re.findall(r"\d+", phrase)[0]:
        return None
    year = re.search(r"\d{4}", phrase)
    return found.date() if year else today.get_year_day(found.month, found.day)
