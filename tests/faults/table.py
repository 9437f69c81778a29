"""What a case says about itself, what came of it, and the table of all."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from tests.faults.arena import Arena
from tests.faults.crew import Crew


@dataclass(slots=True, frozen=True)
class Outcome:
    """`tried` in words with figures; no complaints means that the invariant held."""

    tried: str
    complaints: list[str]


Run = Callable[[Arena], Awaitable[Outcome]]
CrewRun = Callable[[Crew], Awaitable[Outcome]]


@dataclass(slots=True, frozen=True)
class Case:
    """One row of the table; a run that takes longer than `seconds` has failed. It is given the
    servers alone, or with the crew of the lane on top."""

    fault: str
    sees: str
    invariant: str
    run: Run | None
    with_crew: CrewRun | None
    seconds: float

    @property
    def room(self) -> str:
        """The module it is written in."""
        its = self.run or self.with_crew
        assert its is not None
        return its.__module__


CASES: list[Case] = []
LIMIT = 900.0


def case(fault: str, sees: str, invariant: str) -> Callable[[Run], Run]:
    """Enter the decorated run, which has only servers around it, into the table."""

    def enter(run: Run) -> Run:
        CASES.append(Case(fault, sees, invariant, run, None, LIMIT))
        return run

    return enter


def crew_case(
    fault: str, sees: str, invariant: str, *, seconds: float = LIMIT
) -> Callable[[CrewRun], CrewRun]:
    """Enter the decorated run, which has the whole product around it, into the table."""

    def enter(run: CrewRun) -> CrewRun:
        CASES.append(Case(fault, sees, invariant, None, run, seconds))
        return run

    return enter


def row(one: Case, outcome: Outcome) -> str:
    """The case as a line of the table."""
    result = "; ".join(outcome.complaints) if outcome.complaints else "held"
    return f"| {one.fault} | {one.sees} | {one.invariant} | {outcome.tried} | {result} |"
