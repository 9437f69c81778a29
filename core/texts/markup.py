"""The messenger's HTML for other readers: plain text, and the HTML of a mail."""

import html
import re
from html.parser import HTMLParser

_ALLOWED_TAGS = frozenset({"b", "strong", "i", "em", "u", "s", "code", "pre", "blockquote"})
_RENAMED = {"ins": "u", "strike": "s", "del": "s"}
_LINK = re.compile(r"https?://[^\s\"'<>]+")


def convert_to_plain_text(markup: str) -> str:
    """The words alone; a link whose address is not its text shows it in brackets."""
    reader = _MarkupParser()
    reader.feed(markup)
    reader.close()
    return "".join(reader.words)


def convert_to_mail_html(markup: str) -> str:
    """The same as the body of a mail: known tags, links to http(s) only, lines as <br>."""
    reader = _MarkupParser()
    reader.feed(markup)
    reader.close()
    reader.close_all()
    return "".join(reader.tags).replace("\n", "<br>\n")


class _MarkupParser(HTMLParser):
    """Reads once for both; what it does not know loses its tag and keeps its words."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.tags: list[str] = []
        self._open: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        name, address = _RENAMED.get(tag, tag), dict(attrs).get("href") or ""
        if name == "br":
            self.handle_data("\n")
        elif name in _ALLOWED_TAGS:
            self._open_tag(name, f"<{name}>")
        elif name == "a" and _LINK.fullmatch(address):
            self._open_tag("a", f'<a href="{html.escape(address)}">', address)

    def handle_endtag(self, tag: str) -> None:
        name = _RENAMED.get(tag, tag)
        if any(name == open_name for open_name, _ in self._open):
            while self._close_tag() != name:
                pass

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        self.tags.append(html.escape(data, quote=False))

    def close_all(self) -> None:
        """Close what the text left open."""
        while self._open:
            self._close_tag()

    def _open_tag(self, name: str, tag: str, address: str = "") -> None:
        self.tags.append(tag)
        self._open.append((name, address))

    def _close_tag(self) -> str:
        name, address = self._open.pop()
        self.tags.append(f"</{name}>")
        if address and address not in "".join(self.words[-3:]):
            self.words.append(f" ({address})")
        return name
