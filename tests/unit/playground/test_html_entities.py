"""HTML as Telegram reads it: offsets in UTF-16 units, nothing shown that was not written."""

from html import escape

import pytest
from aiogram.types import MessageEntity
from aiogram.utils.text_decorations import html_decoration
from hypothesis import given
from hypothesis import strategies as st

from playground.entities import count_utf16_units, parse_html, trim_text
from playground.errors import ApiError

TAGS = ("b", "i", "u", "s", "code", "tg-spoiler", "blockquote")
plain_texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
trees = st.recursive(
    plain_texts,
    lambda inner: st.tuples(st.sampled_from(TAGS), st.lists(inner, max_size=3)),
    max_leaves=8,
)


def written(tree: object) -> str:
    if isinstance(tree, tuple):
        return f"<{tree[0]}>{''.join(written(part) for part in tree[1])}</{tree[0]}>"
    return escape(str(tree))


def read_aloud(tree: object) -> str:
    if isinstance(tree, tuple):
        return "".join(read_aloud(part) for part in tree[1])
    return str(tree)


@given(trees)
def test_tags_vanish_and_entities_stay_inside_the_text(tree: object) -> None:
    text, entities = parse_html(written(tree))
    assert text == read_aloud(tree)
    for entity in entities:
        assert entity["length"] > 0
        assert entity["offset"] + entity["length"] <= count_utf16_units(text)


@given(trees)
def test_aiogram_writes_back_what_was_read(tree: object) -> None:
    text, entities = trim_text(*parse_html(written(tree)))
    models = [MessageEntity.model_validate(entity) for entity in entities]
    again = trim_text(*parse_html(html_decoration.unparse(text, models)))
    key = lambda entity: (entity["offset"], -entity["length"], entity["type"])  # noqa: E731
    assert again[0] == text
    assert sorted(again[1], key=key) == sorted(entities, key=key)


@given(plain_texts)
def test_trimming_keeps_what_an_entity_covers(text: str) -> None:
    source = f" \n{text}\t"
    covered = {"type": "bold", "offset": 2, "length": count_utf16_units(text)}
    trimmed, entities = trim_text(source, [covered] if text else [])
    assert trimmed == text.strip()
    for entity in entities:
        raw = trimmed.encode("utf-16-le")
        start, end = entity["offset"] * 2, (entity["offset"] + entity["length"]) * 2
        assert raw[start:end].decode("utf-16-le").strip() == text.strip()


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("<font>x</font>", 'Unsupported start tag "font" at byte offset 0'),
        ("я <b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("2 < 3", "Unclosed start tag at byte offset 2"),
        ('<span class="x">y</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
def test_refusals_name_the_place(source: str, reason: str) -> None:
    with pytest.raises(ApiError, match="can't parse entities") as refusal:
        parse_html(source)
    assert refusal.value.description == f"Bad Request: can't parse entities: {reason}"


def test_links_code_blocks_and_references() -> None:
    text, entities = parse_html(
        '😀<a href="https://e.org?a=1&amp;b=2">здесь</a>'
        '<pre><code class="language-python">x &lt; 1</code></pre>&nbsp;&#33;'
    )
    assert text == "😀здесьx < 1&nbsp;!"
    assert entities == [
        {"type": "text_link", "offset": 2, "length": 5, "url": "https://e.org?a=1&b=2"},
        {"type": "pre", "offset": 7, "length": 5, "language": "python"},
    ]
