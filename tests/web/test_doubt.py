"""What waits for a person: which questions are asked, and that no answered one is asked again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ledger.values import quote, read_main, read_other, records_of
from servanda import ledger
from servanda.ledger import Kind
from servanda.model import ActorId, ActorRecord, FindingId, JudgementKind, Link, LinkKind, RecordId, Records
from servanda.run.judging import draft, standing
from servanda.web.doubt import Doubt, doubts

AT = datetime(2031, 5, 2, tzinfo=UTC)
MAIN, OTHER = read_main(), read_other()
EVENTS = tuple(sorted((MAIN.findings.events[0].id, OTHER.findings.events[0].id)))


def link(kind: LinkKind, score: float, *members: str) -> Link:
    """Give a link between two events, or what is named."""
    return Link("k-2", kind, tuple(map(FindingId, members or EVENTS)), score, "hand")


def made(tmp_path: Path, *links: Link, **changed: object) -> Path:
    """Give a ledger with these links and no disagreement."""
    place = tmp_path / "a.db"
    with ledger.open_writer(place) as writer:
        writer.append([MAIN, OTHER])
        records: Records = replace(records_of(MAIN, OTHER), links=links, **({"disagreements": ()} | changed))
        writer.replace_records(records)
    return place


def asked(place: Path, *judgements: tuple[str, tuple[str, ...]]) -> list[Doubt]:
    """Give the questions of a ledger after these judgements."""
    with ledger.open_writer(place) as writer:
        with ledger.open_view(place) as view:
            drafted = [draft(view, JudgementKind(kind), ids, who="Ana", at=AT) for kind, ids in judgements]
        writer.judge(drafted)
    with ledger.open_view(place) as view:
        return doubts(view, standing(view))


@pytest.mark.parametrize(
    ("kind", "score", "doubt"),
    [
        (LinkKind.CANDIDATE, 0.8, 0.8),
        (LinkKind.SAME_EVENT, 0.6, 0.4),
        (LinkKind.SAME_EVENT, 0.9, None),
        (LinkKind.FULFILS, 0.1, None),
    ],
)
def test_near_ties_and_weak_merges_are_asked(tmp_path: Path, kind: LinkKind, score: float, doubt: float | None) -> None:
    """The more alike what was left apart, the more doubtful; the weaker a merge, the more."""
    found = asked(made(tmp_path, link(kind, score)))
    assert [one.doubt for one in found] == ([] if doubt is None else [doubt])
    assert all(one.answers[0] == f"same {' '.join(EVENTS)}" and len(one.evidence) == 2 for one in found)


@pytest.mark.parametrize("word", ["same", "different", "unsure"])
def test_an_answered_pair_is_not_asked_again(tmp_path: Path, word: str) -> None:
    """Each of the three answers closes the question."""
    place = made(tmp_path, link(LinkKind.CANDIDATE, 0.8))
    assert len(asked(place)) == 1
    assert asked(place, (word, EVENTS)) == []


def test_rows_of_low_score_are_asked_until_they_are_judged(tmp_path: Path) -> None:
    """A statement and a step that were read with little certainty; right closes the question, and so does wrong."""
    poor = (quote(MAIN.report, "Norland will send 40,000 tonnes", "weak_rule", 0.2),)
    records = records_of(MAIN, OTHER)
    statements = tuple(replace(one, content=replace(one.content, evidence=poor)) for one in records.statements[:1])
    pledge = records.commitments[0]
    step = replace(pledge.content.steps[0], evidence=poor)
    commitments = (replace(pledge, content=replace(pledge.content, steps=(step,))),)
    place = made(tmp_path, statements=statements, commitments=commitments)
    found = asked(place)
    assert [one.doubt for one in found] == [0.8, 0.8]
    assert {one.ids for one in found} == {(statements[0].id,), (step.finding,)}
    assert asked(place, ("right", (statements[0].id,)), ("wrong", (step.finding,))) == []


def test_a_conflict_is_asked_with_its_values(tmp_path: Path) -> None:
    """The calls correct a member, part it, or let both stand; a refinement asks nothing."""
    conflict = records_of(MAIN, OTHER).disagreements
    (question,) = asked(made(tmp_path, disagreements=conflict))
    assert question.doubt == 0.5
    assert question.answers[-2].startswith("different ")
    assert question.answers[-1] == f"right {question.ids[1]}"
    assert question.row()["why"] == f"2 values of {conflict[0].record}"


def test_a_conflict_on_a_judged_record_is_not_asked(tmp_path: Path) -> None:
    """Who has judged a finding of the record has seen the conflict; one of a single finding offers no split."""
    records = records_of(MAIN, OTHER)
    judged = tuple(replace(one, judgements=("j-1",)) for one in records.events)
    place = made(tmp_path, events=judged, disagreements=records.disagreements)
    assert asked(place) == []
    about_pledge = replace(records.disagreements[0], record=records.commitments[0].id)
    single = tmp_path / "single"
    single.mkdir()
    (question,) = asked(made(single, disagreements=(about_pledge,)))
    assert question.answers[-1] == f"right {records.commitments[0].id}"


def test_a_pair_whose_record_is_gone_is_asked_by_its_id(tmp_path: Path) -> None:
    """A question must not fail because a finding is in no record."""
    place = made(tmp_path, link(LinkKind.CANDIDATE, 0.8), events=())
    assert [one.question for one in asked(place)] == [f"the same? {EVENTS[0]}"]
    with ledger.open_view(place) as view:
        assert view.counts()[Kind.EVENTS] == 0


def test_a_field_that_nobody_can_correct_is_not_offered(tmp_path: Path) -> None:
    """What linking itself makes has no finding to put right: to part it is offered, and to let both values stand."""
    conflict = tuple(replace(one, field="cause") for one in records_of(MAIN, OTHER).disagreements)
    (question,) = asked(made(tmp_path, disagreements=conflict))
    assert [answer.partition(" ")[0] for answer in question.answers] == ["different", "right"]


def test_a_conflict_on_casualties_offers_the_dead_and_the_injured(tmp_path: Path) -> None:
    """The two are corrected apart."""
    conflict = tuple(replace(one, field="casualties") for one in records_of(MAIN, OTHER).disagreements)
    (question,) = asked(made(tmp_path, disagreements=conflict))
    assert {answer.split()[2] for answer in question.answers[:-2]} == {"dead", "injured"}


@pytest.mark.parametrize("word", ["same", "different", "unsure"])
def test_actors_that_may_be_one_are_asked_about_until_they_are_judged(tmp_path: Path, word: str) -> None:
    """Both are quoted, and each of the three answers closes the question."""
    bel = MAIN.findings.actors[0]
    twin = replace(
        bel,
        id=ActorId("a-bel-elsewhere"),
        report=OTHER.report.id,
        country=None,
        code="---",
        roles=(),
        same_as=(),
        evidence=(),
    )
    read = replace(OTHER, findings=replace(OTHER.findings, actors=(twin,)))
    place = tmp_path / "a.db"
    with ledger.open_writer(place) as writer:
        writer.append([MAIN, read])
        records = records_of(MAIN, OTHER)
        actors = tuple(ActorRecord(one, (one.id,), 1) for one in (bel, twin))
        writer.replace_records(replace(records, actors=actors, links=(), disagreements=()))
    (question,) = asked(place)
    assert question.question.startswith("one actor? Ana Bel [NRL.GOV.MFA], person and Ana Bel [---], person")
    assert question.answers[0] == "same a-bel a-bel-elsewhere"
    assert asked(place, (word, question.ids)) == []


@pytest.mark.parametrize("word", ["same", "different", "unsure"])
def test_commitments_that_may_be_one_are_asked_about_until_they_are_judged(tmp_path: Path, word: str) -> None:
    """Both are quoted with their days, and each of the three answers closes the question."""
    (record,) = records_of(MAIN, OTHER).commitments
    step = MAIN.findings.steps[0]
    twin = replace(
        step,
        id=FindingId("c-twin"),
        report=OTHER.report.id,
        recipient=(),
        evidence=(quote(OTHER.report, OTHER.report.text[:20]),),
    )
    read = replace(OTHER, findings=replace(OTHER.findings, steps=(twin,)))
    (one,) = record.content.steps[:1]
    lone = replace(record.content, steps=(one,))
    other = replace(
        lone, id=RecordId("c-twin"), recipient=(), steps=(replace(one, finding=twin.id, evidence=twin.evidence),)
    )
    kept = (
        replace(record, content=lone, judgements=()),
        replace(record, id=RecordId("c-twin"), content=other, members=(twin.id,), judgements=()),
    )
    place = tmp_path / "a.db"
    with ledger.open_writer(place) as writer:
        writer.append([MAIN, read])
        writer.replace_records(replace(records_of(MAIN, OTHER), commitments=kept, links=(), disagreements=()))
    (question,) = asked(place)
    assert question.question.startswith("one commitment? ")
    assert question.why.startswith("left apart: one does not say to whom")
    assert len(question.evidence) == 2
    assert asked(place, (word, question.ids)) == []
