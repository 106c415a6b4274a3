"""Marks to findings, in one report: actors, statements, events, commitment steps, labels.

`code` is the room's one door. Its order is the argument of the room: who is there, who says what, who "he" is, what
happened, what was promised, and who calls whom what.
"""

from __future__ import annotations

from servanda.codebook import Codebook
from servanda.coding.actors.actors import actors_of, mentions_of
from servanda.coding.actors.cast import Cast, ReportReading
from servanda.coding.actors.casting import cast
from servanda.coding.actors.firms import with_firms
from servanda.coding.actors.local_bodies import with_local_bodies
from servanda.coding.actors.offices_told import with_told_offices
from servanda.coding.actors.referents.first import first_person
from servanda.coding.actors.referents.groups_again import with_groups_again
from servanda.coding.actors.referents.issuers import with_issuers
from servanda.coding.actors.referents.referents import resolve
from servanda.coding.actors.rulers import with_rulers
from servanda.coding.actors.tenures import with_tenures
from servanda.coding.actors.unlisted_bodies import with_unlisted_bodies
from servanda.coding.acts.acts import Act, acts
from servanda.coding.amended import amended, apart, without_taken_back
from servanda.coding.conversions import Conversions
from servanda.coding.events.between import Between, act_between
from servanda.coding.events.events import code_events, in_order
from servanda.coding.places.towns import with_towns
from servanda.coding.statements.attribution import find
from servanda.coding.statements.carriers import with_cited
from servanda.coding.statements.chained import with_chains
from servanda.coding.statements.described import described, only_acting
from servanda.coding.statements.labels import code_labels
from servanda.coding.statements.owned_speakers import with_owned_speakers
from servanda.coding.statements.speaking_names import with_speaking_names
from servanda.coding.statements.statements import code_statements, quoted_speakers
from servanda.coding.statements.unnamed_speakers import with_unnamed_speakers
from servanda.coding.steps.promised_acts import promised_acts, without_bare_pledges
from servanda.coding.steps.steps import code_steps
from servanda.coding.steps.sums.currencies import in_own_money
from servanda.coding.times import times_of
from servanda.model import Event, Findings, Marks, Report, Span, Statement, Step

__all__ = ["Between", "Cast", "ReportReading", "between", "code"]


def code(report: Report, marks: Marks, book: Codebook) -> Findings:
    """Give all findings of one report.

    A pure function of its arguments; each kind comes in the order of the text. Trouble that the marks brought along
    is passed on among the problems.
    """
    reading = ReportReading(report=report, marks=marks, book=book)
    people, statements = _spoken(reading)
    peopled = _with_people(reading, people)
    told = acts(reading, peopled)
    kept, wrong = apart(told, reading)
    events, steps = _done(without_taken_back(reading) if wrong else reading, peopled, statements, kept)
    if wrong:
        events, steps = amended((events, steps), _done(reading, peopled, statements, wrong), reading)
    conversions = Conversions(reading)
    events, steps = conversions.told(events), tuple(in_own_money(conversions.told(steps), book))
    labels = code_labels(reading, peopled, statements)
    people = only_acting(people, peopled, events, steps, labels)
    return Findings(
        actors=actors_of(report, people),
        mentions=mentions_of(report, people),
        times=times_of(reading),
        statements=statements,
        events=events,
        steps=steps,
        labels=labels,
        problems=marks.problems,
    )


def _done(
    reading: ReportReading, people: Cast, statements: tuple[Statement, ...], told: tuple[Act, ...]
) -> tuple[tuple[Event, ...], tuple[Step, ...]]:
    """Give what happened and what was promised, by some acts of a report."""
    events = code_events(reading, people, statements, told)
    steps = code_steps(reading, people, statements, events, told)
    promised = promised_acts(reading, statements, events, steps)
    return in_order((*without_bare_pledges(events, promised, steps), *promised)), steps


def between(report: Report, marks: Marks, book: Codebook, *, source: Span, target: Span) -> Between | None:
    """Give what one given side does to another in a short text, by the acts that `code` reads; see `act_between`."""
    reading = ReportReading(report=report, marks=marks, book=book)
    people, statements = _spoken(reading)
    return act_between(reading, _with_people(reading, people), statements, source=source, target=target)


def _with_people(reading: ReportReading, cast: Cast) -> Cast:
    """Give the cast with all who may act besides those who are named: towns, bodies of the place, people."""
    return with_groups_again(reading, described(reading, with_local_bodies(reading, with_towns(reading, cast))))


def _spoken(reading: ReportReading) -> tuple[Cast, tuple[Statement, ...]]:
    """Give who is who in a report, and what its speakers say."""
    printed = with_firms(reading, with_unlisted_bodies(reading, cast(reading)))
    attributions = tuple(with_cited(reading, printed, find(reading)))
    printed = with_unnamed_speakers(reading, with_speaking_names(reading, printed, attributions), attributions)
    named = with_chains(reading, resolve(reading, printed, attributions), attributions)
    named = with_owned_speakers(reading, named, attributions)
    people = with_issuers(reading, first_person(reading, named, quoted_speakers(reading, named, attributions)))
    people = with_rulers(reading, with_tenures(reading, with_told_offices(reading, people)))
    return people, code_statements(reading, people, attributions)
