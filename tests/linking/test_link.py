"""One ledger out of many reports."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from linking.build import actor, day, event, found, goods, label, mention, person, report, state, statement, step
from servanda import codebook
from servanda.linking import link
from servanda.model import (
    UNKNOWN,
    EventType,
    ItemClass,
    MentionKind,
    Records,
    Span,
    StepKind,
    TimeExpression,
    TimeUse,
    by_publication,
    content_id,
    on,
)

BOOK = codebook.load()
GHA, TGO = state("GHA", "Ghana"), state("TGO", "Togo")
LONG = "Ghana sent ambulances to Togo on the coastal road, where the governor and the nurses waited since dawn."
TEXTS = (LONG, LONG + " Rain fell.", "Officials said Ghana sent ambulances to Togo last week.", "Ama Sarpong spoke.")
PUBLISHED = (UNKNOWN, on(date(2023, 1, 20)), on(date(2023, 1, 22)), on(date(2023, 6, 1)))
WHENS = (UNKNOWN, day("2023-01-19"), day("2023-01"), day("2023"), by_publication(on(date(2023, 1, 20))))


@st.composite
def pages(draw):
    """Give a report with an actor, an event, a statement, a step, a label, a time, in some combination."""
    name = draw(st.integers(0, 40))
    page = report(str(name), draw(st.sampled_from(TEXTS)), published=draw(st.sampled_from(PUBLISHED)))
    who = person(
        page, draw(st.sampled_from(["Ama Sarpong", "A. Sarpong", "Sarpong"])), draw(st.sampled_from(["GHA.GOV", "---"]))
    )
    words = page.text[:12]
    when = draw(st.sampled_from(WHENS))
    lines = draw(
        st.sampled_from([(), (goods("ambulances", ItemClass.VEHICLES, 3),), (goods("ambulances", ItemClass.VEHICLES),)])
    )
    told = event(page, words, EventType.AID, (GHA,), (TGO,), when=when, lines=lines)
    return page, found(
        actors=[actor(page, who)],
        mentions=[mention(page, who)],
        times=[
            TimeExpression(
                content_id("t", page.id), page.id, Span(0, 1), page.text[:1], when, TimeUse.EVENT, "hand", 1.0
            )
        ],
        statements=[statement(page, words, who, said=when)],
        events=[told],
        steps=[
            step(
                page,
                words,
                draw(st.sampled_from(list(StepKind))),
                (GHA,),
                (TGO,),
                when=when,
                lines=lines,
                event=told.id,
                by=who,
            )
        ],
        labels=[label(page, who, words, GHA, draw(st.sampled_from([-1, 0])))],
    )


reads = st.lists(pages(), max_size=7, unique_by=lambda pair: pair[0].id)


def test_no_reports_make_an_empty_ledger():
    """Nothing in, nothing out."""
    assert link([], BOOK) == Records()


@settings(max_examples=25)
@given(reads, st.randoms())
def test_the_order_of_reports_changes_nothing(read, random):
    """Shuffled, or with a report twice, the ledger is the same."""
    shuffled = read + read[:1]
    random.shuffle(shuffled)
    assert link(iter(shuffled), BOOK) == link(read, BOOK)


@settings(max_examples=25)
@given(reads)
def test_every_finding_is_in_one_record(read):
    """No finding is lost or doubled, every tuple is sorted by id, and a record has the id of its least member."""
    records = link(read, BOOK)
    for kind, rows in (
        ("statements", records.statements),
        ("events", records.events),
        ("commitments", records.commitments),
    ):
        attribute = "steps" if kind == "commitments" else kind
        ids = sorted(one.id for _, findings in read for one in getattr(findings, attribute))
        assert sorted(id_ for row in rows for id_ in row.members) == ids
        assert all(row.id == row.content.id == min(row.members) for row in rows)
        assert [row.id for row in rows] == sorted(row.id for row in rows)
        assert all(1 <= row.support.origins <= row.support.origins_high for row in rows)
    for rows in (
        records.origins,
        records.labels,
        records.disagreements,
        records.links,
        records.mentions,
        records.times,
    ):
        assert [row.id for row in rows] == sorted(row.id for row in rows)
    assert sorted(id_ for origin in records.origins for id_ in origin.reports) == sorted(page.id for page, _ in read)


@settings(max_examples=25)
@given(reads)
def test_parties_are_actors_of_the_ledger(read):
    """Every person in a record, label or mention is one of the ledger's actors."""
    records = link(read, BOOK)
    known = {one.content.id for one in records.actors} | {GHA.actor, TGO.actor}
    parties = [row.content.speaker for row in records.statements] + [one.actor for one in records.labels]
    parties += [one.by for row in records.commitments for one in row.content.steps]
    assert {party.actor for party in parties} | {one.actor for one in records.mentions} <= known


@settings(max_examples=25)
@given(reads)
def test_all_evidence_is_kept(read):
    """The evidence of a record is that of its members, and nothing else."""
    evidence = {one.id: set(one.evidence) for _, findings in read for one in findings.events}
    for row in link(read, BOOK).events:
        assert set(row.content.evidence) == set().union(*(evidence[id_] for id_ in row.members))


@settings(max_examples=25)
@given(reads)
def test_acts_of_other_days_are_never_merged(read):
    """Dated members of one event can all be of one day."""
    when = {one.id: one.when for _, findings in read for one in findings.events}
    for row in link(read, BOOK).events:
        periods = [when[id_] for id_ in row.members if when[id_].earliest]
        assert max((one.earliest for one in periods), default=date.min) <= min(
            (one.latest for one in periods), default=date.max
        )


def test_a_mention_of_nobody_stays_open():
    """A mention that no actor explains keeps no actor."""
    page = report("a", LONG)
    open_one = replace(mention(page, GHA, kind=MentionKind.OTHER), actor=None)
    (one,) = link([(page, found(mentions=[open_one]))], BOOK).mentions
    assert one.actor is None


def test_a_record_counts_pages_outlets_origins_and_voices():
    """Three pages of two outlets print one text on one speech: 3 reports, 2 outlets, 1 origin, 1 voice."""
    text = "The president of Ghana said that the dam would be opened in spring and that the valley would have light."
    pages = [
        report(name, f"{text}{' ' * at}", outlet=outlet)
        for at, (name, outlet) in enumerate(zip("abc", ["X", "Y", "Y"], strict=True))
    ]
    read = [(page, found(statements=[statement(page, "the dam would be opened in spring", GHA)])) for page in pages]
    (row,) = link(read, BOOK).statements
    assert (row.support.texts, row.support.outlets, row.support.origins, row.support.voices) == (3, 2, 1, 1)
