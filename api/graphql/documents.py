"""GraphQL documents: parsed, measured and validated within bounds, each text once."""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, field

from graphql import (
    DocumentNode,
    GraphQLError,
    GraphQLSchema,
    parse,
    specified_rules,
    validate,
)

from api.graphql.complexity import check_complexity
from api.graphql.limits import CostLimit

MAX_CHARACTERS, MAX_TOKENS = 32_000, 2_000
MAX_ERRORS = 5
MAX_VALUES = 10_000  # of the variables
REMEMBERED = 64
RULES = (*specified_rules, CostLimit)
PLACEHOLDER = parse("{ __typename }")


@dataclass(slots=True, frozen=True)
class Checked:
    """A document that may be executed, or the errors that forbid it."""

    document: DocumentNode = PLACEHOLDER
    errors: tuple[GraphQLError, ...] = ()


@dataclass(slots=True)
class Documents:
    """Checks documents and remembers the last ones, also those it refused."""

    schema: GraphQLSchema
    _known: "OrderedDict[str, Checked]" = field(default_factory=OrderedDict)

    def check(self, text: object) -> Checked:
        """The document of `text`, or why not."""
        if not isinstance(text, str) or not text:
            return Checked(errors=(GraphQLError("The query must be a text."),))
        if len(text) > MAX_CHARACTERS:
            told = f"A document may have {MAX_CHARACTERS} characters; use variables."
            return Checked(errors=(GraphQLError(told),))
        checked = self._known.pop(text, None) or self._read(text)
        self._known[text] = checked
        if len(self._known) > REMEMBERED:
            self._known.popitem(last=False)
        return checked

    def _read(self, text: str) -> Checked:
        try:
            document = parse(text, max_tokens=MAX_TOKENS)
            check_complexity(document)
            errors = validate(
                self.schema, document, RULES, max_errors=MAX_ERRORS, hide_suggestions=True
            )
        except GraphQLError as error:
            return Checked(errors=(error,))
        except RecursionError:
            return Checked(errors=(GraphQLError("The document is nested too deep."),))
        return Checked(document, tuple(errors))


def check_variables(variables: object) -> GraphQLError | None:
    """Why the variables are too many: graphql-core looks at each of them several times."""
    count, level = 0, [variables]
    while level:
        count += len(level)
        if count > MAX_VALUES:
            return GraphQLError(f"Variables may hold {MAX_VALUES} values; POST /events takes more.")
        level = [child for one in level for child in _held_by(one)]
    return None


def _held_by(value: object) -> Iterable[object]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()
