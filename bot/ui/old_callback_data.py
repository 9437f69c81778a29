"""Buttons sent before December 2026, which wrote some ids as 32 digits in hex.

Messages older than that are hardly pressed any more after 2027-06-01: then this module goes.
"""

import re
from base64 import urlsafe_b64encode

_HEX_ID = re.compile("(?<=:)[0-9a-f]{32}(?=:|$)")


def convert_old_ids(callback_data: str) -> str:
    """The same with ids as they are written now."""
    return _HEX_ID.sub(_shorten, callback_data)


def _shorten(found: re.Match[str]) -> str:
    return urlsafe_b64encode(bytes.fromhex(found[0])).decode().rstrip("=")
