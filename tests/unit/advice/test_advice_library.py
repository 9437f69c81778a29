"""The library says the same in every language, briefly, and names where it is from."""

import re
from collections import Counter

import pytest

from core.advice.contracts import Signal, Topic
from core.advice.library import AdvicePiece, load_library
from core.texts import LOCALES, has_text

PIECES = list(load_library().values())
SENTENCE = re.compile(r"[.!?][»”]?(?:\s|$)")
SOURCE = re.compile(r"[^\d()]+ \((?:19|20)\d\d\)\. .{4,}[.!?] [A-Z].{3,}[^.]")
IN_JOURNAL = re.compile(r", \d+(?:\(\w+\))?, |Proceedings")
NO_DOI = ("Harvard Business Review",)


def test_there_are_at_least_sixty_pieces_on_every_topic_and_for_every_signal() -> None:
    assert len(PIECES) >= 60
    assert set(Counter(piece.topic for piece in PIECES)) == set(Topic)
    counted = Counter(signal for piece in PIECES for signal in piece.signals)
    assert {signal: counted[signal] for signal in Signal if counted[signal] < 3} == {}


@pytest.mark.parametrize("locale", LOCALES)
def test_nothing_is_said_twice(locale: str) -> None:
    for part in ("title", "text"):
        said = Counter(getattr(piece.get_wording(locale), part) for piece in PIECES)
        assert [words for words, count in said.items() if count > 1] == []


@pytest.mark.parametrize("piece", PIECES, ids=lambda piece: piece.id)
def test_a_piece_is_whole(piece: AdvicePiece) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", piece.id)
    assert SOURCE.fullmatch(piece.source), "authors (year). Title. Publisher or journal"
    assert piece.doi is None or re.fullmatch(r"10\.\d{4,5}/[^\s<>&\"]+", piece.doi)
    paper = bool(IN_JOURNAL.search(piece.source)) and not any(one in piece.source for one in NO_DOI)
    assert (piece.doi is not None) == paper, "a paper can be looked up, a book has no DOI"
    assert len(set(piece.signals)) == len(piece.signals) > 0
    for locale in LOCALES:
        said = piece.get_wording(locale)
        assert 3 <= len(said.title) <= 40
        assert 100 <= len(said.text) <= 300
        assert 2 <= len(SENTENCE.findall(said.text)) <= 4, said.text
        assert not re.search(r"[<>&]|\s\s|\s$", said.title + said.text)


@pytest.mark.parametrize("piece", PIECES, ids=lambda piece: piece.id)
def test_each_language_is_written_in_its_own_letters(piece: AdvicePiece) -> None:
    ru, uk, en = (
        f"{piece.get_wording(one).title} {piece.get_wording(one).text}" for one in LOCALES
    )
    assert not re.search(r"[іїєґІЇЄҐ]", ru)
    assert not re.search(r"[ыэёъЫЭЁЪ]", uk)
    assert not re.search(r"[а-яіїєґ]", en, re.IGNORECASE)
    assert re.search(r"[іїє]", uk)


def test_no_two_papers_are_mixed_up() -> None:
    of_doi = {piece.doi: piece.source for piece in PIECES if piece.doi}
    assert [one.id for one in PIECES if one.doi and of_doi[one.doi] != one.source] == []
    assert len(set(of_doi.values())) == len(of_doi)


def test_every_signal_has_its_reason() -> None:
    assert [signal for signal in Signal if not has_text(f"advice-reason-{signal}")] == []
