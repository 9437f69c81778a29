"""The messenger's HTML in a mail: the same words, and nothing that a mail should not hold."""

import html
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.texts.markup import convert_to_mail_html, convert_to_plain_text

TAGS = {"b", "strong", "i", "em", "u", "s", "code", "pre", "blockquote", "a", "br"}
_pieces = st.sampled_from(
    [
        *("<b>", "</b>", "<i>", "</i>", "</a>", "<script>", "<img src=x onerror=y>"),
        *("<a href='https://a.example/?x=1&amp;y'>", '<a href="javascript:x()">'),
        *("&lt;", "&", "<", ">", "\n", "слово "),
    ]
)


class Checker(HTMLParser):
    """Fails for a tag or an attribute that is not on the list, and for tags that do not nest."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS
        assert [name for name, _ in attrs] == (["href"] if tag == "a" else [])
        assert all((value or "").startswith("https://") for _, value in attrs)
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@given(st.lists(_pieces, max_size=15).map("".join) | st.text(max_size=40))
def test_whatever_goes_in_only_known_tags_come_out(markup: str) -> None:
    checker = Checker()
    checker.feed(convert_to_mail_html(markup))
    checker.close()
    assert checker.open == []


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40))
def test_what_people_typed_comes_out_as_it_was(words: str) -> None:
    escaped = html.escape(words, quote=False)
    assert convert_to_plain_text(f"⏰ <b>{escaped}</b>\n📅 сегодня") == f"⏰ {words}\n📅 сегодня"
    shown = re.sub(r"<.*?>", "", convert_to_mail_html(f"<b>{escaped}</b>"))
    assert html.unescape(shown) == words


@pytest.mark.parametrize(
    ("markup", "words", "mail"),
    [
        ("<b>a</b>\nb", "a\nb", "<b>a</b><br>\nb"),
        ("<tg-spoiler>a</tg-spoiler>", "a", "a"),
        ("<del>a", "a", "<s>a</s>"),
        (
            '<a href="https://a.example">here</a>',
            "here (https://a.example)",
            '<a href="https://a.example">here</a>',
        ),
        ('<a href="tg://user?id=1">Аня</a>', "Аня", "Аня"),
    ],
)
def test_each_kind_of_markup(markup: str, words: str, mail: str) -> None:
    assert (convert_to_plain_text(markup), convert_to_mail_html(markup)) == (words, mail)
