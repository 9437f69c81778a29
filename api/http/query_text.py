"""Numbers and times in a query string, read as strictly as those in a body.

The framework's own reading takes `1e1` and `5.0` as whole numbers, and `1700000000` as an instant.
"""

import re
from datetime import date, datetime
from functools import lru_cache
from typing import Any, get_args

from litestar import Request
from litestar.exceptions import ValidationException
from litestar.handlers import HTTPRouteHandler

_WRITTEN = {
    int: (re.compile(r"-?[0-9]{1,18}"), "a whole number in plain decimal digits"),
    datetime: (re.compile(r"[0-9]{4}-.*"), "a time by RFC 3339, like 2026-05-01T08:00:00Z"),
    date: (re.compile(r"[0-9]{4}-.*"), "a day like 2026-05-01"),
}


def check_query_text(request: Request[Any, Any, Any]) -> None:
    """Runs before a request is read further. Raises ValidationException."""
    if not request.scope["query_string"]:
        return
    kinds = _get_parameter_types(request.route_handler)
    wrong = [
        {"key": name, "source": "query", "message": f"Expected {_WRITTEN[kinds[name]][1]}"}
        for name, text in request.query_params.multi_items()
        if name in kinds and not _WRITTEN[kinds[name]][0].fullmatch(text)
    ]
    if wrong:
        raise ValidationException("The query does not fit its description.", extra=wrong)


@lru_cache(maxsize=256)
def _get_parameter_types(handler: HTTPRouteHandler) -> dict[str, type]:
    """The parameters of a handler, by the name callers use, that are numbers or times."""
    found = {}
    for parameter in handler.parsed_fn_signature.parameters.values():
        named = getattr(parameter.kwarg_definition, "name", None) or parameter.name
        for kind in (parameter.annotation, *get_args(parameter.annotation)):
            if kind in _WRITTEN:
                found[named] = kind
    return found
