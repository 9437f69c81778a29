"""How large a parsed document is once its fragments are spread.

Every fragment is measured once, so a pass is linear in the document. It runs before validation:
rules of graphql-core compare fields pair by pair, and visit a fragment as often as it is spread.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    InlineFragmentNode,
    ListValueNode,
    ObjectValueNode,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
    ValueNode,
)

MAX_DEFINITIONS = 40
MAX_FIELDS, MAX_ALIASES, MAX_DEPTH = 500, 20, 15
MAX_NESTING = 40  # of selection sets, with those that fragments open
MAX_REPEATED = 20_000
MAX_VALUE_DEPTH = 32


@dataclass(slots=True)
class SelectionSize:
    """What a selection set asks for, with its fragments spread."""

    fields: int = 0
    aliases: int = 0
    depth: int = 0
    nesting: int = 0
    names: "Counter[str]" = field(default_factory=Counter)
    weights: "Counter[str]" = field(default_factory=Counter)

    def add_size(self, other: "SelectionSize", *, below: int = 0) -> None:
        """Add what is selected beside, or `below` this level. Raises GraphQLError over a limit."""
        self.fields += other.fields
        self.aliases += other.aliases
        self.depth = max(self.depth, other.depth + below)
        self.nesting = max(self.nesting, other.nesting)
        self.names.update(other.names)
        self.weights.update(other.weights)
        self.check_limits()

    def check_limits(self) -> None:
        """Raises GraphQLError over a limit."""
        if self.fields > MAX_FIELDS:
            raise GraphQLError(f"At most {MAX_FIELDS} fields, with fragments spread.")
        if self.aliases > MAX_ALIASES:
            raise GraphQLError(f"At most {MAX_ALIASES} aliases, with fragments spread.")
        if self.depth > MAX_DEPTH:
            raise GraphQLError(f"At most {MAX_DEPTH} levels of fields.")

    def count_comparisons(self) -> int:
        """How much is compared when each field meets all others of its name."""
        return sum(count * self.weights[name] for name, count in self.names.items())


def check_complexity(document: DocumentNode) -> None:
    """Raises GraphQLError when the document asks for too much, or its fragments make no sense."""
    if len(document.definitions) > MAX_DEFINITIONS:
        raise GraphQLError(f"At most {MAX_DEFINITIONS} operations and fragments.")
    fragments = {
        one.name.value: one
        for one in document.definitions
        if isinstance(one, FragmentDefinitionNode)
    }
    measure, whole = SelectionMeasurer(fragments), SelectionSize()
    for one in document.definitions:
        if isinstance(one, OperationDefinitionNode):
            whole.add_size(measure.measure_selection_set(one.selection_set))
        elif isinstance(one, FragmentDefinitionNode):
            measure.measure_fragment(one.name.value)
    if whole.count_comparisons() > MAX_REPEATED:
        raise GraphQLError("The same fields are repeated too often.")


@dataclass(slots=True)
class SelectionMeasurer:
    """Measures selection sets; each fragment once."""

    fragments: dict[str, FragmentDefinitionNode]
    _known: dict[str, SelectionSize] = field(default_factory=dict)
    _open: list[str] = field(default_factory=list)

    def measure_selection_set(self, selected: SelectionSetNode) -> SelectionSize:
        """The size of a selection set."""
        size = SelectionSize()
        for one in selected.selections:
            size.add_size(self._measure_selection(one))
        size.nesting += 1
        if size.nesting > MAX_NESTING:
            raise GraphQLError("The document is nested too deep.")
        return size

    def measure_fragment(self, name: str) -> SelectionSize:
        """The size of a fragment. Raises GraphQLError for one that is unknown or spreads itself."""
        if name in self._known:
            return self._known[name]
        if name not in self.fragments:
            raise GraphQLError(f"Unknown fragment {name[:50]!r}.")
        if name in self._open:
            raise GraphQLError(f"Fragment {name[:50]!r} spreads itself.")
        self._open.append(name)
        size = self._known[name] = self.measure_selection_set(self.fragments[name].selection_set)
        self._open.pop()
        return size

    def _measure_selection(self, one: SelectionNode) -> SelectionSize:
        if isinstance(one, FragmentSpreadNode):
            return self.measure_fragment(one.name.value)
        if isinstance(one, InlineFragmentNode):
            return self.measure_selection_set(one.selection_set)
        assert isinstance(one, FieldNode)
        return self._measure_field(one)

    def _measure_field(self, one: FieldNode) -> SelectionSize:
        name = (one.alias or one.name).value
        weight = 1 + sum(_count_values(given.value) for given in one.arguments or ())
        size = SelectionSize(
            1, int(one.alias is not None), 1, 0, Counter((name,)), Counter({name: weight})
        )
        if one.selection_set:
            size.add_size(self.measure_selection_set(one.selection_set), below=1)
        return size


def _count_values(value: ValueNode, depth: int = 0) -> int:
    """How many values an argument is made of. Raises GraphQLError when it is nested too deep."""
    if depth > MAX_VALUE_DEPTH:
        raise GraphQLError(f"A value may nest at most {MAX_VALUE_DEPTH} levels.")
    return 1 + sum(_count_values(child, depth + 1) for child in _list_child_values(value))


def _list_child_values(value: ValueNode) -> Iterator[ValueNode]:
    if isinstance(value, ListValueNode):
        yield from value.values
    elif isinstance(value, ObjectValueNode):
        yield from (one.value for one in value.fields)
