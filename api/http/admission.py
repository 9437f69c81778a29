"""Letting in by API key, for the framework's own routes."""

from typing import Any

from litestar import Request
from litestar.exceptions import NotAuthorizedException, PermissionDeniedException

from api.ingest.gate import Denied, Gate, enter_by_http
from core.activity.contracts import Scope
from core.activity.keys import Grant


async def let_in(request: Request[Any, Any, Any], gate: Gate, scope: Scope) -> Grant:
    """The grant of who asks. Raises 401 without a good key, 403 when it opens something else."""
    try:
        return await enter_by_http(gate, request.scope, scope)
    except Denied as error:
        if error.known:
            raise PermissionDeniedException(str(error)) from error
        headers = {"www-authenticate": "Bearer"}
        raise NotAuthorizedException(str(error), headers=headers) from error
