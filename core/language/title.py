"""The title: what is left of the sentence, with the seams mended."""

import re

from core.language.lexicon import LEXICONS
from core.language.tokens import Token

_CONNECTIVES = frozenset().union(*(lexicon.connectives for lexicon in LEXICONS.values()))
_AND = frozenset({"и", "і", "й", "та", "а", "and", "&"})
_LOOSE = frozenset(",;:-–—‑.·|")
_PAIRS = {"(": ")", "[": "]"}
_SPACES = re.compile(r"\s+")


def build_title(text: str, tokens: list[Token], used: set[int]) -> str:
    """The text without the tokens numbered in `used`, in one line."""
    if not used:
        return _SPACES.sub(" ", text).strip() if "  " in text or "\n" in text else text.strip()
    kept = _mend_seams([at for at in range(len(tokens)) if at not in used], tokens)
    return _join_tokens(text, tokens, kept)


def _mend_seams(kept: list[int], tokens: list[Token]) -> list[int]:
    kept = _drop_loose(_drop_empty_pairs(kept, tokens), tokens)
    while kept and kept[0] > 0 and (_is_loose(tokens[kept[0]]) or tokens[kept[0]].norm in _AND):
        kept = kept[1:]
    while kept and kept[-1] < len(tokens) - 1 and _is_dangling(tokens[kept[-1]]):
        kept = kept[:-1]
    return kept if any(_is_meaningful(tokens[at]) for at in kept) else []


def _is_meaningful(token: Token) -> bool:
    return not (token.kind == "other" and (_is_loose(token) or token.text in "()[]!?"))


def _is_loose(token: Token) -> bool:
    return token.kind == "other" and token.text in _LOOSE


def _is_dangling(token: Token) -> bool:
    return _is_loose(token) or (token.kind == "word" and token.norm in _CONNECTIVES)


def _drop_empty_pairs(kept: list[int], tokens: list[Token]) -> list[int]:
    result: list[int] = []
    for at in kept:
        opened = tokens[result[-1]].text if result else ""
        if result and at > result[-1] + 1 and _PAIRS.get(opened) == tokens[at].text:
            result.pop()
        else:
            result.append(at)
    return result


def _drop_loose(kept: list[int], tokens: list[Token]) -> list[int]:
    """Drop a comma or dash that lost what stood on one side of it."""
    result: list[int] = []
    for at in kept:
        seam = at > (result[-1] + 1 if result else 0)
        if seam and _is_loose(tokens[at]) and (not result or _is_loose(tokens[result[-1]])):
            continue
        result.append(at)
    while result and result[-1] < len(tokens) - 1 and _is_loose(tokens[result[-1]]):
        result.pop()
    return result


def _join_tokens(text: str, tokens: list[Token], kept: list[int]) -> str:
    pieces: list[str] = []
    for place, at in enumerate(kept):
        token = tokens[at]
        if place and _is_separated(text, tokens, kept[place - 1], at):
            pieces.append(" ")
        opaque = token.kind == "opaque"
        raw = text[token.start : token.end]
        pieces.append(raw if opaque else _SPACES.sub(" ", raw))
    return "".join(pieces).strip()


def _is_separated(text: str, tokens: list[Token], left: int, right: int) -> bool:
    """Whether white space stood between two kept tokens; a closing sign hugs its word."""
    gap = text[tokens[left].end : tokens[right].start]
    if right > left + 1 and tokens[right].text in ",.;:!?)]":
        return tokens[right - 1].end != tokens[right].start
    return any(char.isspace() for char in gap)
