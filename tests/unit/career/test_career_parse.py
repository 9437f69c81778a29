"""One line is enough for a goal, a skill, or a practice."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.career.parse.amounts import (
    ParsedMove,
    ParsedPractice,
    is_only_move,
    parse_evidence,
    parse_move,
    parse_practice,
)
from core.career.parse.deadlines import parse_deadline
from core.career.parse.goals import ParsedResult, ParsedSkill, parse_goal, parse_part, parse_skill

TODAY = date(2026, 11, 21)


def test_the_line_of_the_help_page() -> None:
    goal = parse_goal("Выучить английский до декабря: слова 500 шт, сдать экзамен", TODAY)
    assert (goal.title, goal.deadline) == ("Выучить английский", date(2026, 11, 30))
    assert goal.results == (ParsedResult("слова", "шт", 0, 500),)
    assert goal.milestones == ("сдать экзамен",)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Марафон до 15 мая", date(2027, 5, 15)),
        ("Марафон к 15.05.2028", date(2028, 5, 15)),
        ("Марафон до 1.12", date(2026, 12, 1)),
        ("Переезд до лета", date(2027, 5, 31)),
        ("Сдать проект до конца недели", date(2026, 11, 22)),
        ("Закончить курс до конца месяца", date(2026, 11, 30)),
        ("Прочитать 12 книг в этом году", date(2026, 12, 31)),
        ("Выйти на рынок до 2028 года", date(2027, 12, 31)),
        ("Новая работа за полгода", date(2027, 5, 21)),
        ("Похудеть за 3 месяца", date(2027, 2, 21)),
        ("Отчёт за неделю", date(2026, 11, 28)),
        ("Подготовиться к новому году", date(2026, 12, 31)),
        ("Вивчити англійську до грудня", date(2026, 11, 30)),
        ("Вивчити англійську до 3 березня", date(2027, 3, 3)),
        ("Марафон до кінця року", date(2026, 12, 31)),
        ("Нова робота за 2 місяці", date(2027, 1, 21)),
        ("Здати проєкт цього тижня", date(2026, 11, 22)),
        ("Прочитати 10 книг у 2027 році", date(2027, 12, 31)),
        ("Learn Spanish by May", date(2027, 4, 30)),
        ("Learn Spanish by May 3", date(2027, 5, 3)),
        ("Learn Spanish by 3rd of May, 2028", date(2028, 5, 3)),
        ("Ship it by the end of the quarter", date(2026, 12, 31)),
        ("Ship it this month", date(2026, 11, 30)),
        ("Run a marathon within a year", date(2027, 11, 21)),
        ("Run a marathon in 6 months", date(2027, 5, 21)),
        ("Run a marathon before 2027-04-01", date(2027, 4, 1)),
        ("Say goodbye to summer", None),
        ("Дойти до дома", None),
        ("Добраться до 31 февраля", None),
        ("Сдать до 1.1.2020", None),
        ("Прыгнуть выше головы", None),
    ],
)
def test_deadlines(words: str, expected: date | None) -> None:
    found = parse_deadline(words, TODAY)
    assert (found.day if found else None) == expected
    goal = parse_goal(words, TODAY)
    assert goal.deadline == expected
    assert goal.title
    assert len(goal.title) < len(words) or expected is None


@pytest.mark.parametrize(
    ("piece", "expected"),
    [
        ("слова 500 шт", ParsedResult("слова", "шт", 0, 500)),
        ("12 книг", ParsedResult("Книг", "", 0, 12)),
        ("вес с 80 до 70 кг", ParsedResult("вес", "кг", 80, 70)),
        ("вес 80 → 72,5 кг", ParsedResult("вес", "кг", 80, 72.5)),
        ("weight from 80kg to 70 kg", ParsedResult("weight", "kg", 80, 70)),
        ("доход 150 000 ₽", ParsedResult("доход", "₽", 0, 150000)),
        ("готовность 100%", ParsedResult("готовность", "%", 0, 100)),
        ("100%", ParsedResult("100%", "%", 0, 100)),
        ("пробежать 42.2 км", ParsedResult("пробежать", "км", 0, 42.2)),
        ("сдать экзамен", "сдать экзамен"),
        ("получить B2", "получить B2"),
        ("0 замечаний", "0 замечаний"),
    ],
)
def test_what_measures_a_goal(piece: str, expected: ParsedResult | str) -> None:
    assert parse_part(piece) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Английский 2 → 4", ParsedSkill("Английский", 2, 4)),
        ("Англійська: рівень 3", ParsedSkill("Англійська", 3)),
        ("Python level 2 to 5", ParsedSkill("Python", 2, 5)),
        ("Гитара 3 из 5", ParsedSkill("Гитара", 3)),
        ("HTML 5", ParsedSkill("HTML 5")),
        ("Игра на гитаре", ParsedSkill("Игра на гитаре")),
    ],
)
def test_skills(words: str, expected: ParsedSkill) -> None:
    assert parse_skill(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("40", ParsedPractice(40, "")),
        ("40 читал статью", ParsedPractice(40, "читал статью")),
        ("40 мин. слова", ParsedPractice(40, "слова")),
        ("1 ч 30 мин подкаст", ParsedPractice(90, "подкаст")),
        ("1,5 часа", ParsedPractice(90, "")),
        ("2 години вправ", ParsedPractice(120, "вправ")),
        ("1:30 speaking club", ParsedPractice(90, "speaking club")),
        ("45 min drills", ParsedPractice(45, "drills")),
        ("вчера 40 мин подкаст", ParsedPractice(40, "подкаст", 1)),
        ("читал статью 40 минут", ParsedPractice(40, "читал статью")),
        ("писала код, 1 ч 30 мин, позавчера", ParsedPractice(90, "писала код", 2)),
        ("учора 2 години", ParsedPractice(120, "", 1)),
        ("speaking club 1.5 hours yesterday", ParsedPractice(90, "speaking club", 1)),
        ("глава 12", None),
        ("читал", None),
        ("0", None),
        ("30 часов", None),
    ],
)
def test_practice(words: str, expected: ParsedPractice | None) -> None:
    assert parse_practice(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("135", ParsedMove(135, False)),
        ("+20", ParsedMove(20, True)),
        ("− 5", ParsedMove(-5, True)),
        ("135/500", ParsedMove(135, False)),
        ("1 250,5 ₽", ParsedMove(1250.5, False)),
        ("12 500 ₽", ParsedMove(12500, False)),
        ("250к", ParsedMove(250_000, False)),
        ("+300 тыс. руб", ParsedMove(300_000, True)),
        ("1,5 млн", ParsedMove(1_500_000, False)),
        ("2026-11-30", None),
        ("30.11.2026", None),
        ("много", None),
    ],
)
def test_moves(words: str, expected: ParsedMove | None) -> None:
    assert parse_move(words) == expected


def test_a_number_alone_is_told_from_words_with_a_number() -> None:
    for alone in ("135", "+20", "− 5", "= 5", "10 000", "250к", "12%", "+3 км", "12 КМ."):
        assert is_only_move(alone, "км"), alone
    for words in ("12 яиц", "купить 12", "12:30", "135/500", "30.11.2026", "10-12", "км", ""):
        assert not is_only_move(words, "км"), words


def test_evidence_is_words_and_a_link() -> None:
    assert parse_evidence("Сертификат https://a.example/b2, наконец") == (
        "Сертификат наконец",
        "https://a.example/b2",
    )
    assert parse_evidence("похвалили") == ("похвалили", None)


def test_numbered_parts_are_milestones() -> None:
    goal = parse_goal("Пройти курс: модуль 1, модуль 2, Модуль 3, задачи 40", TODAY)
    assert goal.milestones == ("модуль 1", "модуль 2", "Модуль 3")
    assert goal.results == (ParsedResult("задачи", "", 0, 40),)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Прочитать 12 книг до конца года", ParsedResult("Прочитать", "книг", 0, 12)),
        ("Накопить 300 тыс ₽ до лета", ParsedResult("Накопить", "₽", 0, 300_000)),
        ("Похудеть на 5 кг", ParsedResult("Похудеть", "кг", 0, 5)),
        ("Вивчити 500 слів до весни", ParsedResult("Вивчити", "слів", 0, 500)),
        ("Read 12 good books this year", ParsedResult("Read", "good books", 0, 12)),
        ("Подготовиться к 10 классу", None),
        ("Купить 1 машину", None),
        ("Пройти курс до 30.11.2027", None),
    ],
)
def test_a_goal_that_counts_is_measured_by_its_own_number(
    words: str, expected: ParsedResult | None
) -> None:
    assert parse_goal(words, TODAY).results == ((expected,) if expected else ())


@given(st.text(max_size=400))
def test_no_text_is_too_strange(words: str) -> None:
    goal = parse_goal(words, TODAY)
    assert len(goal.title) <= 120
    assert all(one.start != one.target and len(one.unit) <= 16 for one in goal.results)
    assert len(parse_skill(words).title) <= 80
    for parse in (parse_move, parse_practice, parse_evidence):
        parse(words)
