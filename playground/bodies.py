"""Bodies of the user-side requests."""

from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

UserId = Annotated[int, Field(gt=0, le=2**52)]
Json = dict[str, Any]


class RequestBody(BaseModel):
    """Unknown fields are a mistake of the caller and refused."""

    model_config = ConfigDict(extra="forbid")


class LocationBody(RequestBody):
    latitude: float = Field(ge=-90, le=90)
    longitude: float = Field(ge=-180, le=180)


class SenderBody(RequestBody):
    """Who acts; names and language only when they are new or changed."""

    user_id: UserId
    first_name: str | None = Field(default=None, min_length=1, max_length=64)
    last_name: str | None = Field(default=None, max_length=64)
    username: str | None = Field(default=None, max_length=32)
    language_code: str | None = Field(default=None, max_length=35)
    chat_id: int | None = None
    chat_title: str | None = None

    def build_user(self) -> Json:
        """The fields of a User object that were given."""
        names = {"first_name", "last_name", "username", "language_code"}
        return {"id": self.user_id, **self.model_dump(include=names, exclude_none=True)}


class MessageBody(SenderBody):
    """One thing a person sends: a text, a photo (base64, or true for a sample), …"""

    text: str | None = None
    photo: str | bool | None = None
    sticker: str | bool | None = None
    location: LocationBody | None = None
    contact: str | None = Field(default=None, min_length=3, max_length=32)
    caption: str | None = Field(default=None, max_length=1024)

    @model_validator(mode="after")
    def validate_one_content(self) -> Self:
        given = [self.text is not None, self.photo, self.sticker, self.location, self.contact]
        if sum(bool(value) for value in given) != 1:
            raise ValueError("give exactly one of text, photo, sticker, location, contact")
        if self.text is not None and not self.text.strip():
            raise ValueError("text is empty")
        return self


class PersonBody(SenderBody):
    """A person who has not written yet."""


class CallbackBody(RequestBody):
    """A press: by `data`, or by the text of the button; the last message having it by default."""

    user_id: UserId
    chat_id: int | None = None
    message_id: int | None = None
    data: str | None = Field(default=None, min_length=1, max_length=64)
    button: str | None = Field(default=None, min_length=1)

    @model_validator(mode="after")
    def validate_one_of(self) -> Self:
        if (self.data is None) == (self.button is None):
            raise ValueError("give either data or button")
        if self.data is not None and len(self.data.encode()) > 64:
            raise ValueError("data is longer than 64 bytes")
        return self


class InlineQueryBody(SenderBody):
    """What stands behind `@bot `; `offset` asks for more of the same."""

    query: str = Field(default="", max_length=256)
    offset: str = Field(default="", max_length=64)


class InlineChoiceBody(SenderBody):
    """One of the results the bot gave to an inline query."""

    inline_query_id: str = Field(min_length=1)
    result_id: str = Field(min_length=1)


class InlineSettingsBody(RequestBody):
    """What BotFather sets: inline mode, and whether the bot hears of choices."""

    enabled: bool | None = None
    feedback: bool | None = None


class FollowLinkBody(SenderBody):
    """A link of the messenger, followed."""

    url: str = Field(min_length=1, max_length=2048)


class FaultBody(RequestBody):
    method: str = Field(min_length=1)
    error_code: int | None = Field(default=None, ge=400, le=599)
    description: str | None = None
    retry_after: int | None = Field(default=None, ge=0)
    times: int = Field(default=1, ge=1, le=1_000_000)
    delay_seconds: float = Field(default=0, ge=0, le=600)
    timeout: bool = False


class LimitsBody(RequestBody):
    enabled: bool


class BlockBody(RequestBody):
    user_id: UserId
    blocked: bool
