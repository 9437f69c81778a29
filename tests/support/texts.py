"""What people read, by its key: walks do not hang on a wording."""

from typing import Any

from core.texts import get_text


def text(key: str, language: str = "ru", **params: Any) -> str:
    """What a button or a sentence says."""
    return get_text(language, key, **params)
