"""A person's address is one whose code they have typed: whatever they do, in whatever order."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from core.contacts import contracts as c
from core.contacts.rules import (
    CODE_WINDOW,
    MAX_CODES,
    MAX_TRIES,
    calculate_wait,
    check_code,
    generate_code,
    hash_code,
)
from core.kit.errors import DomainError
from tests.factories.people import build_profile
from tests.fakes.contacts import FakeContacts
from tests.support.clocks import TUESDAY_NOON, StillClock

ADDRESSES = ("anya@example.com", "anya@work.example")
LIFE = timedelta(minutes=15)


class Confirmation(RuleBasedStateMachine):
    """The model keeps the last letter's code, when it left, and the wrong tries since asking."""

    def __init__(self) -> None:
        super().__init__()
        self.clock = StillClock()
        self.contacts = FakeContacts(self.clock, build_profile())
        self.answers = self.contacts.answers()
        self.asked: list[datetime] = []
        self.address: str | None = None
        self.pending: str | None = None
        self.code, self.left_at, self.wrong = "", TUESDAY_NOON, 0

    def do(self, kind: Any, **fields: Any) -> c.Contact:
        command = kind(user_id=self.contacts.person.id, way="mail", **fields)
        view: c.Contact = self.answers[kind](command)
        return view

    @rule(address=st.sampled_from(ADDRESSES))
    def ask(self, address: str) -> None:
        before = len(self.contacts.letters)
        recent = [at for at in self.asked if self.clock.now() - at < CODE_WINDOW]
        if address != self.address and len(recent) == MAX_CODES:
            with pytest.raises(DomainError, match="too-many-codes") as refusal:
                self.do(c.SetContact, address=address)
            assert 1 <= refusal.value.params["minutes"] <= 60
            return
        self.do(c.SetContact, address=address)
        self.pending, self.code, self.wrong = None, "", 0
        if address == self.address:
            assert len(self.contacts.letters) == before
        else:
            self.asked.append(self.clock.now())
            self.pending = address

    @precondition(lambda self: self.pending is not None)
    @rule()
    def the_letter_leaves(self) -> None:
        written = self.contacts.written()
        assert bool(written) == (self.wrong < MAX_TRIES)
        if written:
            self.code, self.left_at = written, self.clock.now()

    @rule()
    def type_the_code(self) -> None:
        view = self.do(c.ConfirmContact, code=self.code or "000000")
        good = self.code and self.wrong < MAX_TRIES and self.clock.now() - self.left_at < LIFE
        if good:
            assert view.verdict is c.CodeVerdict.CONFIRMED
            self.address, self.pending, self.code = self.pending, None, ""
        else:
            assert view.verdict is not c.CodeVerdict.CONFIRMED
            self._wrong(view)

    @rule(typed=st.text(st.sampled_from("0123456789 aя"), max_size=7))
    def type_something_else(self, typed: str) -> None:
        if "".join(typed.split()) != self.code or not self.code:
            view = self.do(c.ConfirmContact, code=typed)
            assert view.verdict is not c.CodeVerdict.CONFIRMED
            self._wrong(view)

    def _wrong(self, view: c.Contact) -> None:
        if view.verdict is c.CodeVerdict.WRONG:
            self.wrong += 1
            assert view.tries_left == MAX_TRIES - self.wrong

    @rule(minutes=st.sampled_from((1, 14, 15, 25, 61)))
    def wait(self, minutes: int) -> None:
        self.clock.shift(minutes=minutes)

    @rule()
    def remove(self) -> None:
        assert self.do(c.RemoveContact).address is None
        self.address, self.pending, self.code = None, None, ""

    @invariant()
    def only_a_confirmed_address_is_used(self) -> None:
        row = self.contacts.rows.get((self.contacts.person.id, "mail"))
        assert (row.address if row else None) == self.address

    @invariant()
    def no_code_is_kept(self) -> None:
        for row in self.contacts.codes:
            assert not self.code or self.code.encode() not in (row.code_hash or b"")


TestConfirmation = Confirmation.TestCase
TestConfirmation.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)


@given(st.lists(st.integers(0, 400), max_size=30))
def test_never_more_than_three_codes_within_an_hour(minutes: list[int]) -> None:
    sent: list[datetime] = []
    for minute in sorted(minutes):
        now = TUESDAY_NOON + timedelta(minutes=minute)
        wait = calculate_wait(sent, now)
        if not wait:
            sent.append(now)
        else:
            assert calculate_wait(sent, now + wait) == timedelta(), "the promised wait is enough"
    for at in sent:
        assert sum(at <= other < at + CODE_WINDOW for other in sent) <= MAX_CODES


def test_codes_are_six_digits_and_fit_only_their_own_row() -> None:
    code, mine, another = generate_code(), uuid4(), uuid4()
    assert len(code) == 6
    assert code.isdecimal()
    later = TUESDAY_NOON + LIFE
    kept = hash_code(code, mine)
    spaced = f" {code[:3]} {code[3:]}"
    assert check_code(spaced, mine, kept, 0, later, TUESDAY_NOON) is c.CodeVerdict.CONFIRMED
    assert check_code(code, another, kept, 0, later, TUESDAY_NOON) is c.CodeVerdict.WRONG
    assert check_code(code, mine, kept, 0, later, later) is c.CodeVerdict.EXPIRED
    assert check_code(code, mine, kept, MAX_TRIES, later, TUESDAY_NOON) is c.CodeVerdict.EXPIRED
    arabic = "".join(chr(0x660 + int(digit)) for digit in code)
    assert check_code(arabic, mine, kept, 0, later, TUESDAY_NOON) is c.CodeVerdict.WRONG
