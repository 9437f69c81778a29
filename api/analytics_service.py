"""What HTTP and GraphQL share of asking questions."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from inspect import Parameter, signature
from typing import Any

from core.activity.analytics.questions import Analytics, Question, R
from core.kit.clock import Clock

BuildQuestion = Callable[..., Question[R]]


@dataclass(slots=True, frozen=True)
class AnalyticsService:
    """`Analytics` as of now."""

    analytics: Analytics
    clock: Clock

    async def ask(self, build: BuildQuestion[R], **given: Any) -> R:
        """The answer to the question that `build` makes of what is given. Raises OutOfBounds."""
        return await self.analytics.answer(build(self.clock.now(), **given))


def keep_answer(answer: Any) -> Any:
    """For answers that are shown as they are."""
    return answer


def set_signature(
    handler: Callable[..., Any],
    name: str,
    build: BuildQuestion[Any],
    types: Mapping[str, Any],
    answer: Any,
) -> None:
    """Give `handler(..., **given)` a name, and for `given` the parameters and defaults of `build`
    with the `types` they have at this endpoint: frameworks read both from the function."""
    fixed = list(signature(handler).parameters.values())[:-1]
    _, *asked = signature(build).parameters.values()
    given = [one.replace(kind=Parameter.KEYWORD_ONLY, annotation=types[one.name]) for one in asked]
    handler.__name__ = name
    handler.__annotations__ |= {one.name: one.annotation for one in given} | {"return": answer}
    handler.__annotations__.pop("given")
    handler.__signature__ = signature(handler).replace(  # type: ignore[attr-defined]
        parameters=[*fixed, *given], return_annotation=answer
    )
