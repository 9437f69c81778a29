"""Patterns kept in a trie: finding those that match a name never looks at those that do not."""

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from core.kit.bus.names import validate_name, validate_pattern

T = TypeVar("T")


class _TrieNode(Generic[T]):
    __slots__ = ("any_one", "children", "ending_here", "rest")

    def __init__(self) -> None:
        self.children: dict[str, _TrieNode[T]] = {}
        self.any_one: _TrieNode[T] | None = None
        self.ending_here: list[T] = []
        self.rest: list[T] = []

    def get_child(self, segment: str) -> "_TrieNode[T]":
        if segment == "*":
            self.any_one = self.any_one or _TrieNode()
            return self.any_one
        return self.children.setdefault(segment, _TrieNode())

    def is_empty(self) -> bool:
        return not (self.children or self.any_one or self.ending_here or self.rest)


class PatternTrie(Generic[T]):
    """Values filed under patterns, found by name. Not synchronised: the owner locks."""

    def __init__(self) -> None:
        self._root: _TrieNode[T] = _TrieNode()

    def add(self, pattern: str, value: T) -> None:
        """File `value` under `pattern`; `InvalidName` if the pattern means nothing."""
        node, last = self._root, validate_pattern(pattern)
        if last[-1] == ">":
            self._walk_segments(node, last[:-1]).rest.append(value)
        else:
            self._walk_segments(node, last).ending_here.append(value)

    def remove(self, pattern: str, value: T) -> None:
        """Take `value` away again; `ValueError` if it is not filed under `pattern`."""
        segments = validate_pattern(pattern)
        self._remove_value(self._root, segments, value)

    def find_matching(self, name: str) -> list[T]:
        """All values whose pattern matches `name`, in no particular order."""
        found: list[T] = []
        nodes = [self._root]
        for segment in validate_name(name):
            nodes = _advance_nodes(nodes, segment, found)
        for node in nodes:
            found += node.ending_here
        return found

    @staticmethod
    def _walk_segments(node: _TrieNode[T], segments: Iterable[str]) -> _TrieNode[T]:
        for segment in segments:
            node = node.get_child(segment)
        return node

    def _remove_value(self, node: _TrieNode[T], segments: list[str], value: T) -> None:
        if not segments:
            node.ending_here.remove(value)
        elif segments[0] == ">":
            node.rest.remove(value)
        else:
            below = node.any_one if segments[0] == "*" else node.children.get(segments[0])
            if below is None:
                raise ValueError(value)
            self._remove_value(below, segments[1:], value)
            if below.is_empty():
                _prune_child(node, segments[0])


def build_matcher(pattern: str) -> Callable[[str], bool]:
    """A predicate that says whether a name matches `pattern`."""
    trie: PatternTrie[bool] = PatternTrie()
    trie.add(pattern, True)
    return lambda name: bool(trie.find_matching(name))


def _advance_nodes(nodes: list[_TrieNode[T]], segment: str, found: list[T]) -> list[_TrieNode[T]]:
    following = []
    for node in nodes:
        if node.rest:
            found += node.rest
        if (exact := node.children.get(segment)) is not None:
            following.append(exact)
        if node.any_one is not None:
            following.append(node.any_one)
    return following


def _prune_child(node: _TrieNode[T], segment: str) -> None:
    if segment == "*":
        node.any_one = None
    else:
        del node.children[segment]
