"""Letting in by API key, for the framework's own routes."""

from http import HTTPStatus
from math import ceil
from typing import Any

from litestar import Request
from litestar.exceptions import HTTPException, NotAuthorizedException, PermissionDeniedException

from api.ingest.authenticator import (
    Authenticator,
    TooManyWrongKeys,
    Unauthorized,
    authenticate_asgi_request,
)
from core.activity.api_keys import ApiKeyGrant
from core.activity.contracts import ApiScope


async def authenticate_request(
    request: Request[Any, Any, Any], authenticator: Authenticator, scope: ApiScope
) -> ApiKeyGrant:
    """The grant of who asks. Raises 401 without a good key, 403 when it opens something else,
    429 after many wrong keys."""
    try:
        return await authenticate_asgi_request(authenticator, request.scope, scope)
    except TooManyWrongKeys as error:
        raise HTTPException(
            str(error),
            status_code=HTTPStatus.TOO_MANY_REQUESTS,
            headers={"retry-after": str(ceil(error.seconds))},
        ) from error
    except Unauthorized as error:
        if error.known:
            raise PermissionDeniedException(str(error)) from error
        headers = {"www-authenticate": "Bearer"}
        raise NotAuthorizedException(str(error), headers=headers) from error
