"""Whatever is written, the parser answers, quickly, and loses no word it did not understand."""

import subprocess
import sys
import time
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.language.lexicon import LEXICONS
from core.language.parser import parse_task
from core.language.result import ParsedTask

NOW = datetime(2026, 11, 21, 7, tzinfo=UTC)
LANGS = st.sampled_from(["ru", "uk", "en", "de", ""])
WORDS = sorted({word for lexicon in LEXICONS.values() for word in lexicon.meanings})
PIECES = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(
        ["!", "!!!", "#дом", "+Дом", "~", "-", "–", ",", ".", "(", ")", "«", "»", '"', "\u00a0"]
    ),
    st.integers(0, 99999).map(str),
    st.from_regex(r"\d{1,4}[.:/-]\d{1,4}([.:/-]\d{1,5})?", fullmatch=True),
    st.text(max_size=8),
)


def read(text: str, lang: str = "ru") -> ParsedTask:
    return parse_task(text, now=NOW, zone="Europe/Moscow", lang=lang)


def check(text: str, task: ParsedTask) -> None:
    assert len(task.title) <= len(text)
    assert task.due_time is None or task.due_date is not None
    for span in task.spans:
        assert text[span.start : span.end] == span.text
        assert span.text


@given(st.text(max_size=300), LANGS)
def test_any_text(text: str, lang: str) -> None:
    check(text, read(text, lang))


@settings(max_examples=1000, deadline=None)
@given(st.lists(PIECES, max_size=14), st.sampled_from([" ", "", "  ", "\n"]), LANGS)
def test_any_mixture_of_words_about_time(pieces: list[str], glue: str, lang: str) -> None:
    text = glue.join(pieces)
    check(text, read(text, lang))


@given(
    st.lists(PIECES, max_size=8).map(" ".join),
    st.datetimes(datetime.fromisoformat("1970-01-02"), datetime.fromisoformat("9999-12-30")),
    st.sampled_from(["Pacific/Kiritimati", "America/New_York", "Europe/Kyiv"]),
)
def test_at_any_time_of_history(text: str, now: datetime, zone: str) -> None:
    check(text, parse_task(text, now=now.replace(tzinfo=UTC), zone=zone, lang="ru"))


@pytest.mark.parametrize(
    "unit",
    ["а", "завтра ", "каждый понедельник и ", "пн, ", "«", '"', "!", "1:", "12.12.", "through 5 ",
     "#a ", "1.1 ", "1-",
     "😀", "שלום ", "<b>&", "через ", "напомни за 5 минут и ", "(", " ", "and a half hour "],
)  # fmt: skip
def test_ten_thousand_characters(unit: str) -> None:
    """Ten times the text takes about ten times the work, never its square."""

    def cost(length: int) -> float:
        text = (unit * length)[:length]
        begun = time.process_time()
        check(text, read(text))
        return time.process_time() - begun

    short = max(cost(1_000) for _ in range(3))
    assert min(cost(10_000) for _ in range(2)) < 60 * short + 0.05


@pytest.mark.parametrize(
    "text",
    ["Κάλεσε τη μαμά", "😀🎉", "שלום עולם", "<b>Купить</b> & «хлеб»", "   ", "", "C++ и C#",
     "a\u200bb", "Обсудить «через 2 часа» и 'at 5pm'", "SELECT * FROM tasks; --",
     "it's Ann's book",     "100% готово"],
)  # fmt: skip
def test_nothing_about_time_stays_as_it_is(text: str) -> None:
    task = read(text)
    assert task == ParsedTask(title=text.strip())


@given(
    st.sampled_from(["в", "о", "at"]), st.integers(0, 23), st.integers(0, 59), st.integers(0, 86399)
)
def test_a_time_alone_is_the_next_such_time(prep: str, hour: int, minute: int, second: int) -> None:
    zone = ZoneInfo("Europe/Moscow")
    now = datetime.fromtimestamp(1_795_208_400 + second, zone)
    task = parse_task(f"x {prep} {hour}:{minute:02}", now=now, zone=zone.key, lang="ru")
    assert task.due_date is not None
    assert task.due_time is not None
    ahead = datetime.combine(task.due_date, task.due_time) - now.replace(tzinfo=None)
    assert 0 < ahead.total_seconds() <= 86_400


def test_the_big_library_is_loaded_only_when_needed() -> None:
    code = (
        "import sys; from datetime import datetime, UTC;"
        "from core.language.parser import parse_task\n"
        "ask = lambda text: parse_task(text, now=datetime(2026, 11, 21, tzinfo=UTC),"
        "zone='UTC', lang='ru')\n"
        "ask('Купить 3 яблока'); ask('Позвонить завтра в 9'); ask('в среднем')\n"
        "assert 'dateparser' not in sys.modules\n"
        "assert str(ask('Termin 21 Dezember').due_date) == '2026-12-21'"
    )
    subprocess.run([sys.executable, "-W", "ignore", "-c", code], check=True)
