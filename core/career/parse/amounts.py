"""Numbers people write: a new value, minutes of practice, a link."""

import re
from dataclasses import dataclass

from core.career.contracts.goals import MAX_AMOUNT
from core.career.contracts.skills import MAX_MINUTES, NOTE_LENGTH, URL_LENGTH

NUMBER = r"\d{1,3}(?:[\u00a0 ]\d{3}){1,6}(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
# Numbers are looked for at their first digit only: thousands of digits would take seconds.
_MOVE = re.compile(rf"(?P<sign>[+\-−–]\s*)?(?<!\d)(?P<number>{NUMBER})(?!\d)")
_PRACTICE = re.compile(
    r"(?:(?P<h>\d{1,2}(?:[.,]\d{1,2})?)\s*(?:ч|час\w*|год|годин\w*|h|hrs?|hours?)\b\.?)?\s*"
    r"(?:(?P<m>\d{1,4})(?:\s*(?:м|мин\w*|хв\w*|m|min\w*)\b\.?)?(?![\d.,:]))?[\s,.:;—-]*(?P<note>.*)",
    re.IGNORECASE | re.DOTALL,
)
_LAST = re.compile(
    r"(?P<note>.*?[^\s\d.,:;—-])[\s,.:;—-]+"
    r"(?:(?P<h>\d{1,2}(?:[.,]\d{1,2})?)\s*(?:ч|час\w*|год|годин\w*|h|hrs?|hours?)\b\.?)?\s*"
    r"(?:(?P<m>\d{1,4})\s*(?:м|мин\w*|хв\w*|m|min\w*)\b\.?)?",
    re.IGNORECASE | re.DOTALL,
)
_DAYS_AGO = (
    (2, r"позавчера|позавчора|(?:the )?day before yesterday"),
    (1, r"вчера|вчора|учора|yesterday"),
    (0, r"сегодня|сьогодні|today"),
)
_CLOCK = re.compile(r"(?P<h>\d{1,2}):(?P<m>[0-5]\d)(?!\d)[\s,.:;—-]*(?P<note>.*)", re.DOTALL)
_SCALES = (
    (10**6, r"(?:млн|mln|миллион|мільйон|million)\w*\.?"),
    (10**3, r"(?:тыс|тис|thousand)\w*\.?"),
)
_SCALED = re.compile(
    rf"(?<!\d)(?P<number>{NUMBER})"
    rf"(?:\s*(?:{'|'.join(f'(?P<s{size}>{words})' for size, words in _SCALES)})"
    r"|(?P<k>[кk]))(?!\w)",
    re.IGNORECASE,
)
_DATE = re.compile(r"(?<!\d)(?:\d{4}-\d\d?-\d\d?|\d\d?\.\d\d?\.\d{2,4})(?!\d)")
_LINK = re.compile(r"https?://\S+")


@dataclass(slots=True, frozen=True)
class ParsedMove:
    """A number, and whether it is to be added."""

    number: float
    relative: bool

    def apply(self, current: float) -> float:
        """The value it makes of the current one."""
        return current + self.number if self.relative else self.number


@dataclass(slots=True, frozen=True)
class ParsedPractice:
    minutes: int
    note: str
    days_ago: int = 0


def parse_number(digits: str) -> float:
    """«1 000», «1,5» -> a number."""
    return float(re.sub(r"\s", "", digits).replace(",", "."))


def expand_amounts(text: str) -> str:
    """«250к», «300 тыс.», «1,5 млн» -> «250000», «300000», «1500000»."""
    return _SCALED.sub(_expand_match, text)


def _expand_match(match: "re.Match[str]") -> str:
    size = next((size for size, _ in _SCALES if match[f"s{size}"]), 10**3)
    number = parse_number(match["number"]) * size
    return f"{number:.10g}" if number <= MAX_AMOUNT else match[0]


def has_date(text: str) -> bool:
    """True for words with «2026-11-30» or «30.11.2026» in them: its digits are no amount."""
    return _DATE.search(text) is not None


def parse_move(text: str) -> ParsedMove | None:
    """«+20», «135», «135/500», «250 тыс»: the first number is meant."""
    match = None if has_date(text) else _MOVE.search(expand_amounts(text))
    if match is None:
        return None
    number, sign = parse_number(match["number"]), (match["sign"] or "").strip()
    if abs(number) > MAX_AMOUNT:
        return None
    return ParsedMove(number if sign in ("", "+") else -number, bool(sign))


def is_only_move(text: str, unit: str) -> bool:
    """True for «+20», «135», and «12 км» where «км» is the unit: a number, nothing beside it."""
    written = expand_amounts(text).strip().removeprefix("=").strip()
    match = _MOVE.match(written)
    if match is None or parse_move(text) is None:
        return False
    return written[match.end() :].strip(" .").casefold() in {"", "%", unit.strip(" .").casefold()}


def parse_practice(text: str) -> ParsedPractice | None:
    """«40 читал статью», «вчера 1 ч 30 мин», «подкаст 1 час»: how long, what, and on which day."""
    days_ago, text = _split_day(text)
    patterns = (_CLOCK, _PRACTICE, _LAST)
    found = (pattern.fullmatch(text.strip()) for pattern in patterns)
    match = next((one for one in found if one and (one["h"] or one.groupdict().get("m"))), None)
    if match is None:
        return None
    minutes = round(parse_number(match["h"] or "0") * 60) + int(match["m"] or 0)
    if not 1 <= minutes <= MAX_MINUTES:
        return None
    return ParsedPractice(minutes, " ".join(match["note"].split())[:NOTE_LENGTH], days_ago)


def _split_day(words: str) -> tuple[int, str]:
    """How many days ago they say it was, and the words without that."""
    for days, names in _DAYS_AGO:
        said = re.search(rf"(?<!\w)(?:{names})(?!\w),?", words, re.IGNORECASE)
        if said:
            rest = f"{words[: said.start()]} {words[said.end() :]}"
            return days, " ".join(rest.split()).strip(" ,;")
    return 0, words


def parse_evidence(text: str) -> tuple[str, str | None]:
    """The words, and the first link among them."""
    match = _LINK.search(text)
    if match is None or len(match[0]) > URL_LENGTH:
        return " ".join(text.split())[:NOTE_LENGTH], None
    rest = text[: match.start()] + " " + text[match.end() :]
    return " ".join(rest.split())[:NOTE_LENGTH], match[0].rstrip(".,;)")
