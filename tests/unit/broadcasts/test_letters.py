"""What can be broadcast at all."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.broadcasts.contracts import TEXT_LENGTH, BroadcastMessage, LinkButton
from core.broadcasts.rules import check_message, measure_visible_length
from core.kit.errors import DomainError


def refusal(letter: BroadcastMessage) -> str | None:
    try:
        check_message(letter)
    except DomainError as error:
        return error.code
    return None


@given(words=st.text(max_size=300), tag=st.sampled_from(["b", "i", "code", "a"]))
def test_length_is_what_the_person_reads_in_utf16(words: str, tag: str) -> None:
    markup = f"<{tag}>{html.escape(words)}</{tag}>"
    assert measure_visible_length(markup) == len(words.encode("utf-16-le", "surrogatepass")) // 2


@pytest.mark.parametrize(
    ("letter", "code"),
    [
        (BroadcastMessage(text="я" * TEXT_LENGTH), None),
        (BroadcastMessage(text=f"<b>{'&lt;' * TEXT_LENGTH}</b>"), None),
        (BroadcastMessage(text="я" * (TEXT_LENGTH + 1)), "broadcast-too-long"),
        (BroadcastMessage(text="😀" * 2049), "broadcast-too-long"),
        (BroadcastMessage(text="<b> </b>"), "broadcast-empty"),
        (BroadcastMessage(text="Да", variants={"en": "  "}), "broadcast-empty"),
        (BroadcastMessage(text="Да", variants={"en": "a" * 5000}), "broadcast-too-long"),
    ],
)
def test_texts(letter: BroadcastMessage, code: str | None) -> None:
    assert refusal(letter) == code


@pytest.mark.parametrize("url", ["https://a.example", "https://пример.рф/x?y=1#z"])
def test_links_that_go(url: str) -> None:
    assert refusal(BroadcastMessage(text="Да", button=LinkButton("Сюда", url))) is None


@pytest.mark.parametrize(
    "url",
    [
        "",
        "http://a.example",
        "javascript:alert(1)",
        "tg://resolve?domain=x",
        "https://",
        "https://localhost",
        "https://a.example/ b",
        "https://a.example/\nb",
        'https://a.example/">',
        "https://[a.example",
        "//a.example",
    ],
)
def test_links_that_do_not(url: str) -> None:
    assert refusal(BroadcastMessage(text="Да", button=LinkButton("Сюда", url))) == "broadcast-link"


def test_a_button_needs_words() -> None:
    button = LinkButton(" ", "https://a.example")
    assert refusal(BroadcastMessage(text="Да", button=button)) == "broadcast-link"
