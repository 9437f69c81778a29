"""Rules of contacts: which addresses are taken, how often a code is sent, what a code is worth."""

import hashlib
import hmac
import re
import secrets
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from uuid import UUID

from email_validator import EmailNotValidError, validate_email

from core.contacts.contracts import CodeVerdict
from core.kit.errors import DomainError

CODE_LIFETIME = timedelta(minutes=15)
MAX_TRIES = 5
MAX_CODES = 3
CODE_WINDOW = timedelta(hours=1)
UNSENT_LIFETIME = timedelta(
    days=1
)  # a mail server may be away; its letters are given up after a day
_CODE = re.compile(r"[0-9]{6}")
_PHONE = re.compile(r"\+[1-9][0-9]{7,14}")


def check_email(address: str) -> str:
    """The address in its normal form. Raises DomainError `bad-email`.

    No display names, quoted or non-ASCII local parts, address literals or control characters.
    """
    try:
        found = validate_email(address.strip(), check_deliverability=False, allow_smtputf8=False)
    except EmailNotValidError:
        raise DomainError("bad-email") from None
    return found.normalized


def check_phone(number: str) -> str:
    """The number as + and digits (E.164). Raises DomainError `bad-phone`."""
    digits = re.sub(r"[ ()\u00a0.-]", "", number)
    if _PHONE.fullmatch(digits) is None:
        raise DomainError("bad-phone")
    return digits


ADDRESS_CHECKS: Mapping[str, Callable[[str], str]] = {"mail": check_email, "sms": check_phone}


def calculate_wait(requested: Iterable[datetime], now: datetime) -> timedelta:
    """How long until one more code may be sent; zero when it may be now."""
    recent = sorted(at for at in requested if at > now - CODE_WINDOW)
    if len(recent) < MAX_CODES:
        return timedelta()
    return recent[-MAX_CODES] + CODE_WINDOW - now


def generate_code() -> str:
    """Six digits nobody can foresee."""
    return f"{secrets.randbelow(10**6):06}"


def hash_code(code: str, code_id: UUID) -> bytes:
    """Slow on purpose: trying all the million codes against a stolen row outlasts the code."""
    return hashlib.scrypt(code.encode(), salt=code_id.bytes, n=2**13, r=8, p=1)


def check_code(
    input_text: str,
    code_id: UUID,
    code_hash: bytes | None,
    tries: int,
    expires: datetime,
    now: datetime,
) -> CodeVerdict:
    """What `typed` is worth after `tries` wrong ones; None as hash: no code was sent yet."""
    if tries >= MAX_TRIES or now >= expires:
        return CodeVerdict.EXPIRED
    code = re.sub(r"\s", "", input_text)
    if code_hash is None or _CODE.fullmatch(code) is None:
        return CodeVerdict.WRONG
    fits = hmac.compare_digest(hash_code(code, code_id), code_hash)
    return CodeVerdict.CONFIRMED if fits else CodeVerdict.WRONG
