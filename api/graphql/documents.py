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
from api.graphql.limits import CostLimitRule

MAX_CHARACTERS, MAX_TOKENS = 32_000, 2_000
MAX_ERRORS = 5
MAX_VALUES = 10_000  # of the variables
MAX_REMEMBERED = 64
RULES = (*specified_rules, CostLimitRule)
PLACEHOLDER = parse("{ __typename }")


@dataclass(slots=True, frozen=True)
class DocumentCheck:
    """A document that may be executed, or the errors that forbid it."""

    document: DocumentNode = PLACEHOLDER
    errors: tuple[GraphQLError, ...] = ()


@dataclass(slots=True)
class DocumentChecker:
    """Checks documents and remembers the last ones, also those it refused."""

    schema: GraphQLSchema
    _checks: "OrderedDict[str, DocumentCheck]" = field(default_factory=OrderedDict)

    def check_document(self, text: object) -> DocumentCheck:
        """The document of `text`, or why not."""
        if not isinstance(text, str) or not text:
            return DocumentCheck(errors=(GraphQLError("The query must be a text."),))
        if len(text) > MAX_CHARACTERS:
            message = f"A document may have {MAX_CHARACTERS} characters; use variables."
            return DocumentCheck(errors=(GraphQLError(message),))
        checked = self._checks.pop(text, None) or self._parse_document(text)
        self._checks[text] = checked
        if len(self._checks) > MAX_REMEMBERED:
            self._checks.popitem(last=False)
        return checked

    def _parse_document(self, text: str) -> DocumentCheck:
        try:
            document = parse(text, max_tokens=MAX_TOKENS)
            check_complexity(document)
            errors = validate(
                self.schema, document, RULES, max_errors=MAX_ERRORS, hide_suggestions=True
            )
        except GraphQLError as error:
            return DocumentCheck(errors=(error,))
        except RecursionError:
            return DocumentCheck(errors=(GraphQLError("The document is nested too deep."),))
        return DocumentCheck(document, tuple(errors))


def check_variables(variables: object) -> GraphQLError | None:
    """Why the variables are too many: graphql-core looks at each of them several times."""
    count, level = 0, [variables]
    while level:
        count += len(level)
        if count > MAX_VALUES:
            return GraphQLError(f"Variables may hold {MAX_VALUES} values; POST /events takes more.")
        level = [child for one in level for child in _list_members(one)]
    return None


def _list_members(value: object) -> Iterable[object]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()
