"""What every step needs, whatever told it: the states on both sides, the deadline, who speaks, how sure it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from servanda.coding.actors.cast import Cast, ReportReading
from servanda.coding.near import within
from servanda.model import (
    INSURGENT,
    NO_CODE,
    PRIVATE,
    CommitmentKind,
    Event,
    EventType,
    Party,
    Period,
    Span,
    SpeakerRole,
    Status,
    Step,
    StepKind,
    Terms,
    TimeUse,
    WhenBasis,
)

_PRIVATE = PRIVATE | {"REF"}
"""Sectors of those who commit nobody but themselves by what they promise or build."""

_COMPANIES = frozenset({"BUS"})
"""Sectors of those who promise and sell for themselves: their state has promised nothing."""

SCORE = 0.7
"""How sure a step read from an act is."""

SCORE_OF_STATEMENT = 0.6
"""How sure a step read from what somebody says is."""


class Sides:
    """The parties of steps, as states where they have one, and the days ahead of a report."""

    def __init__(self, reading: ReportReading, cast: Cast) -> None:
        self.reading = reading
        self.cast = cast
        self.report = reading.report

    def states(self, parties: Iterable[Party]) -> tuple[Party, ...]:
        """Give the states of parties, each once; the parties themselves where none has a country.

        Who fights or opposes a state is not that state: arms for rebels are not given to it. Nor is a company of its.
        """
        found = unique(party if is_itself(party) else self.cast.state_of(party) for party in parties)
        return tuple(party for party in found if party.country != NO_CODE) or found

    def givers(self, parties: Iterable[Party]) -> tuple[Party, ...]:
        """Give the states of those who promise or give; who acts for himself or against his state stays who he is."""
        told = unique(parties)
        private = tuple(party for party in told if party.sector in _PRIVATE | _COMPANIES)
        return unique((*self.states(party for party in told if party not in private), *private))

    def state_named(self, country: str | None) -> tuple[Party, ...]:
        """Give the state of a country code where the report names it."""
        actor = next((one for one in self.cast.actors if one.code == country), None)
        if actor is None:
            return ()
        return (Party(actor=actor.id, code=actor.code, name=actor.name, text=actor.name),)

    def ahead(self, sentence: Span, span: Span) -> Period | None:
        """Give the first day of a sentence, from a place on, that had not come when the report was printed."""
        published = self.report.published.latest
        for mark in within(self.reading.marks.times, sentence):
            inside = mark.span in sentence and mark.span.start >= span.start and mark.use is TimeUse.EVENT
            if inside and published is not None and mark.period.latest is not None and mark.period.latest > published:
                return mark.period
        return None


_APART = INSURGENT | {"PRM", "CRM", "OPP"}


def is_itself(party: Party) -> bool:
    """Say whether a party is never its state: rebels and gangs, and companies, whatever nationality they have."""
    return stands_apart(party) or party.sector in _COMPANIES


def stands_apart(party: Party) -> bool:
    """Say whether a party is of a land and not its state: rebels, mercenaries, gangs, the opposition."""
    return bool(_APART & set(party.code.split(".")))


def counted_from(due: Period | None, said: Period, published: Period) -> Period | None:
    """Give a span of days ahead from the day of the promise: "on 3 May ... within 30 days" ends on 2 June.

    A span reckoned from the day of publication is moved by the days between; days with a date of their own stay.
    """
    due = _in_the_year_of(due, said, published)
    words = (due.text or "").lower().split() if due is not None else []
    first = published.latest
    if due is None or first is None or due.earliest != first or due.latest is None or not said.is_day:
        return due
    if not words or words[-1].removesuffix("s") not in _SPANS or said.latest is None or said.latest >= first:
        return due
    by = said.latest - first
    start, end = due.earliest + by, due.latest + by
    return replace(due, edtf=f"{start.isoformat()}/{end.isoformat()}", earliest=start, latest=end)


def _in_the_year_of(due: Period | None, said: Period, published: Period) -> Period | None:
    """Give a month or day without a year in the year that follows the promise, not the report.

    "Promised in February to leave by the end of April", told in May, was due in the April before, and is overdue.
    """
    if due is None or due.basis is not WhenBasis.RELATIVE or due.latest is None or due.edtf is None:
        return due
    if said.latest is None or published.earliest is None or said.latest >= published.earliest or not said.is_known:
        return due
    years = set(re.findall(r"\d{4}", due.edtf))
    year = due.latest.year
    if years != {str(year)} or (due.latest.month, due.latest.day) == (2, 29):
        return due
    latest = due.latest.replace(year=year - 1)
    if latest <= said.latest or latest > published.earliest:
        return due
    earliest = due.earliest.replace(year=year - 1) if due.earliest and due.earliest.year == year else due.earliest
    return replace(due, edtf=due.edtf.replace(str(year), str(year - 1)), earliest=earliest, latest=latest)


_SPANS = frozenset({"day", "week", "month", "year"})


def is_private(parties: Sequence[Party]) -> bool:
    """Say whether none of those who give or promise acts for a state or an organisation: "Peruvian activists"."""
    return any(one.sector in _PRIVATE for one in parties) and all(
        one.sector in _PRIVATE or one.country == NO_CODE for one in parties
    )


def is_business(step: Step) -> bool:
    """Say whether companies only do business: they move money that nothing calls a gift or a loan, or agree on work."""
    is_paid = step.kind is CommitmentKind.MONEY and step.step in _PAID and step.terms is Terms.UNKNOWN
    is_work = step.kind is CommitmentKind.POLICY and len(step.provider) > 1 and not step.lines
    doers = bool(step.provider) and all(one.sector in _COMPANIES for one in step.provider)
    return doers and (is_paid or is_work)


def is_of_one_side(step: Step) -> bool:
    """Say whether a step stays within one state: it would give or promise to itself."""
    sides = [{one.country for one in parties} for parties in (step.provider, step.recipient)]
    return sides[0] == sides[1] and len(sides[0]) == 1 and NO_CODE not in sides[0]


_PAID = frozenset({StepKind.PARTLY_DELIVERED, StepKind.FULFILLED})


def day_of_talks(events: Iterable[Event], both: Iterable[Party]) -> Period | None:
    """Give the day on which two sides talked, where all the talks of theirs that a report dates have that one.

    What else they talked of or agreed on has it too, inferred: "They agreed to build a port".
    """
    sides = {party.country for party in both}
    days = [
        event.when
        for event in events
        if event.type in _TALKS
        and event.status is Status.ACTUAL
        and event.when.is_day
        and {party.country for party in (*event.source, *event.target)} == sides
    ]
    is_one = len({day.edtf for day in days}) == 1
    return replace(days[0], basis=WhenBasis.INFERRED) if is_one else None


_TALKS = frozenset({EventType.CONSULT, EventType.AGREE})


def unique(parties: Iterable[Party]) -> tuple[Party, ...]:
    """Give each actor once, in the last form in which it is named."""
    return tuple({party.actor: party for party in parties}.values())


def role_of(by: Party | None, provider: Sequence[Party], recipient: Sequence[Party]) -> SpeakerRole:
    """Say what whoever tells of a step has to do with it."""
    if by is None:
        return SpeakerRole.THIRD_PARTY
    if by.country == "---":
        return SpeakerRole.UNKNOWN
    if by.country in {party.country for party in provider}:
        return SpeakerRole.PROVIDER
    return SpeakerRole.RECIPIENT if by.country in {party.country for party in recipient} else SpeakerRole.THIRD_PARTY
