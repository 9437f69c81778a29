"""Letting in by API key, for the framework's own routes."""

from http import HTTPStatus
from math import ceil
from typing import Any

from litestar import Request
from litestar.exceptions import HTTPException, NotAuthorizedException, PermissionDeniedException

from api.ingest.gate import Denied, Gate, TooManyWrongKeys, enter_by_http
from core.activity.contracts import Scope
from core.activity.keys import Grant


async def let_in(request: Request[Any, Any, Any], gate: Gate, scope: Scope) -> Grant:
    """The grant of who asks. Raises 401 without a good key, 403 when it opens something else,
    429 after many wrong keys."""
    try:
        return await enter_by_http(gate, request.scope, scope)
    except TooManyWrongKeys as error:
        raise HTTPException(
            str(error),
            status_code=HTTPStatus.TOO_MANY_REQUESTS,
            headers={"retry-after": str(ceil(error.seconds))},
        ) from error
    except Denied as error:
        if error.known:
            raise PermissionDeniedException(str(error)) from error
        headers = {"www-authenticate": "Bearer"}
        raise NotAuthorizedException(str(error), headers=headers) from error
