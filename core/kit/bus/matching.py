"""Patterns kept in a trie: finding those that match a name never looks at those that do not."""

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from core.kit.bus.names import check_name, check_pattern

T = TypeVar("T")


class _Node(Generic[T]):
    __slots__ = ("any_one", "children", "ending_here", "rest")

    def __init__(self) -> None:
        self.children: dict[str, _Node[T]] = {}
        self.any_one: _Node[T] | None = None
        self.ending_here: list[T] = []
        self.rest: list[T] = []

    def child(self, segment: str) -> "_Node[T]":
        if segment == "*":
            self.any_one = self.any_one or _Node()
            return self.any_one
        return self.children.setdefault(segment, _Node())

    def is_empty(self) -> bool:
        return not (self.children or self.any_one or self.ending_here or self.rest)


class PatternTrie(Generic[T]):
    """Values filed under patterns, found by name. Not synchronised: the owner locks."""

    def __init__(self) -> None:
        self._root: _Node[T] = _Node()

    def add(self, pattern: str, value: T) -> None:
        """File `value` under `pattern`; `InvalidName` if the pattern means nothing."""
        node, last = self._root, check_pattern(pattern)
        if last[-1] == ">":
            self._walk(node, last[:-1]).rest.append(value)
        else:
            self._walk(node, last).ending_here.append(value)

    def remove(self, pattern: str, value: T) -> None:
        """Take `value` away again; `ValueError` if it is not filed under `pattern`."""
        segments = check_pattern(pattern)
        self._remove(self._root, segments, value)

    def match(self, name: str) -> list[T]:
        """All values whose pattern matches `name`, in no particular order."""
        found: list[T] = []
        nodes = [self._root]
        for segment in check_name(name):
            nodes = _advance(nodes, segment, found)
        for node in nodes:
            found += node.ending_here
        return found

    @staticmethod
    def _walk(node: _Node[T], segments: Iterable[str]) -> _Node[T]:
        for segment in segments:
            node = node.child(segment)
        return node

    def _remove(self, node: _Node[T], segments: list[str], value: T) -> None:
        if not segments:
            node.ending_here.remove(value)
        elif segments[0] == ">":
            node.rest.remove(value)
        else:
            below = node.any_one if segments[0] == "*" else node.children.get(segments[0])
            if below is None:
                raise ValueError(value)
            self._remove(below, segments[1:], value)
            if below.is_empty():
                _cut(node, segments[0])


def matcher(pattern: str) -> Callable[[str], bool]:
    """A predicate that says whether a name matches `pattern`."""
    trie: PatternTrie[bool] = PatternTrie()
    trie.add(pattern, True)
    return lambda name: bool(trie.match(name))


def _advance(nodes: list[_Node[T]], segment: str, found: list[T]) -> list[_Node[T]]:
    following = []
    for node in nodes:
        if node.rest:
            found += node.rest
        if (exact := node.children.get(segment)) is not None:
            following.append(exact)
        if node.any_one is not None:
            following.append(node.any_one)
    return following


def _cut(node: _Node[T], segment: str) -> None:
    if segment == "*":
        node.any_one = None
    else:
        del node.children[segment]
