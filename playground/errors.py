"""The Bot API's refusals, in the words Telegram uses."""

from typing import Any

BAD_REQUEST = 400
CONFLICT = 409
FORBIDDEN = 403
TOO_MANY_REQUESTS = 429

DEFAULT_DESCRIPTIONS = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    409: "Conflict",
    413: "Request Entity Too Large",
    500: "Internal Server Error",
    502: "Bad Gateway",
}


class ApiError(Exception):
    """A refused call: `error_code` is also the HTTP status; `retry_after` in seconds."""

    def __init__(self, error_code: int, description: str, retry_after: int | None = None) -> None:
        super().__init__(description)
        self.error_code = error_code
        self.description = description
        self.retry_after = retry_after

    def build_body(self) -> dict[str, Any]:
        """The JSON body of the answer."""
        body: dict[str, Any] = {
            "ok": False,
            "error_code": self.error_code,
            "description": self.description,
        }
        if self.retry_after is not None:
            body["parameters"] = {"retry_after": self.retry_after}
        return body


def build_bad_request(reason: str) -> ApiError:
    """400 with Telegram's prefix."""
    return ApiError(BAD_REQUEST, f"Bad Request: {reason}")


def build_too_many_requests(retry_after: int) -> ApiError:
    """429 with the seconds to wait in both places Telegram puts them."""
    description = f"Too Many Requests: retry after {retry_after}"
    return ApiError(TOO_MANY_REQUESTS, description, retry_after)


def build_blocked_error() -> ApiError:
    """403 for a person who blocked the bot."""
    return ApiError(FORBIDDEN, "Forbidden: bot was blocked by the user")
