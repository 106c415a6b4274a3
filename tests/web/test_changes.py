"""What a judgement changed, in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ledger.values import MARCH, event, read_main, read_of, report_of, step
from servanda import ledger
from servanda.ledger import Kind
from servanda.model import Findings, JudgementKind, StepKind, on
from servanda.run.judging import draft, judge
from servanda.web.changes import about, changes, judged_findings, moment

AT = datetime(2031, 5, 2, 9, 30, tzinfo=UTC)
PLEDGE = report_of("Norland will send 40,000 tonnes of grain to Sudria in March.\n", file="pledge.txt")
DELIVERY = report_of("On 9 March Norland delivered 40,000 tonnes of grain to Sudria.\n", file="delivery.txt")
WORDS = "Norland delivered 40,000 tonnes of grain to Sudria"
PLEDGED = step(PLEDGE, "Norland will send 40,000 tonnes of grain to Sudria")
DELIVERED = step(DELIVERY, WORDS, step=StepKind.FULFILLED, when=on(MARCH.earliest), due=None, instrument=None)
SENT = event(DELIVERY, WORDS, when=on(MARCH.earliest), status="actual", basis="narrator", attested_by=())


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Give a ledger with one commitment of two findings, and an event."""
    place = tmp_path / "a.db"
    with ledger.open_writer(place) as writer:
        writer.append(
            [
                read_of(PLEDGE, Findings(steps=(PLEDGED,))),
                read_of(DELIVERY, Findings(steps=(DELIVERED,), events=(SENT,))),
            ]
        )
    judge(place, [])
    with ledger.open_view(place) as view:
        assert view.counts()[Kind.COMMITMENTS] == 1
    return place


def told(place: Path, kind: str, *ids: str, **fields: object) -> tuple[list[str], list[str], str]:
    """Judge; give what is told of the findings and of the changes, and the judgement."""
    with ledger.open_view(place) as view:
        made = draft(view, JudgementKind(kind), ids, **({"who": "Ana", "at": AT} | fields))
        findings = judged_findings(view, made)
        said, before = about(view, findings), moment(view, findings)
    judge(place, [made])
    with ledger.open_view(place) as view:
        return said, changes(before, moment(view, findings, before=before)), made.id


def test_of_a_commitment_of_several_findings_the_one_that_falls_is_named(place: Path) -> None:
    """Its record has the id of its least finding: what is judged is that finding, and the record goes on without it."""
    least, other = sorted((PLEDGED, DELIVERED), key=lambda one: one.id)
    said, changed, made = told(place, "wrong", least.id)
    assert said[0].startswith(f"{least.id} is the step {least.step.value} “")
    assert said[0].endswith(f", one of 2 findings of commitment {least.id}; only this one is judged")
    assert changed[0].startswith(f"commitment {least.id}: now {other.id}; 1 finding, before 2; ")
    assert "steps" in changed[0]
    said, changed, _ = told(place, "undo", made)
    assert said == [f"{least.id} is the step {least.step.value} “{least.evidence[0].quote}”"]
    assert any(line.startswith(f"now in the ledger: commitment {least.id}, ") for line in changed)


def test_a_record_that_goes_is_told_with_the_count_that_is_left(place: Path) -> None:
    """Nothing else holds its finding."""
    _, changed, _ = told(place, "wrong", SENT.id)
    assert changed[0].startswith(f"gone: event {SENT.id}, Norland → Sudria: aid or transfer")
    assert changed[-1] == "the ledger now holds 0 events, 1 fewer"


def test_a_step_of_the_words_of_a_wrong_event_is_named_with_its_commitment(tmp_path: Path) -> None:
    """Who takes out the event alone is told that the totals still add what its words tell, until the step goes too."""
    place = tmp_path / "a.db"
    hung = replace(DELIVERED, event=SENT.id)
    with ledger.open_writer(place) as writer:
        writer.append(
            [read_of(DELIVERY, Findings(steps=(hung, replace(hung, id="c-other", event=None)), events=(SENT,)))]
        )
    judge(place, [])
    with ledger.open_view(place) as view:
        record = view.record(hung.id).id
    said, _, _ = told(place, "wrong", SENT.id)
    (line,) = said[1:]
    assert line.startswith(
        f"of the same words is the step fulfilled {hung.id} of commitment {record}: it is judged by "
    )
    told(place, "wrong", hung.id)
    with ledger.open_view(place) as view:
        assert len(about(view, [SENT.id])) == 1


def test_a_corrected_field_is_named_with_how_the_record_reads_now(place: Path) -> None:
    """What stays is not told."""
    _, changed, _ = told(place, "value", SENT.id, field="dead", value="3")
    (line,) = (each for each in changed if each.startswith("event "))
    assert line.startswith(f"event {SENT.id}: casualties changed; now reads Norland → Sudria")
    assert line.endswith(", 3 dead")


def test_a_record_that_is_split_names_its_parts(place: Path) -> None:
    """Both findings are told, and both records that come of them."""
    said, changed, _ = told(place, "different", PLEDGED.id, DELIVERED.id)
    least, other = sorted((PLEDGED.id, DELIVERED.id))
    assert len(said) == 2
    assert changed[0] == f"commitment {least} is now 2 records: {least}, {other}"
    assert "the ledger now holds 2 commitments, 1 more" in changed


def test_what_changes_nothing_says_so(place: Path) -> None:
    """Right and unsure are kept, and no record is another for it."""
    assert told(place, "right", SENT.id)[1] == ["no record changed"]


def test_many_changes_are_counted(tmp_path: Path) -> None:
    """A judgement that moves many records does not fill the screen."""
    main = read_main()
    many = tuple(replace(main.findings.labels[0], id=f"l-{number}") for number in range(9))
    place = tmp_path / "a.db"
    with ledger.open_writer(place) as writer:
        writer.append([replace(main, findings=replace(main.findings, labels=many))])
    judge(place, [])
    with ledger.open_view(place) as view:
        before = moment(view, [many[0].id])
    empty = replace(before, records={}, counts=before.counts)
    told_of = changes(before, empty)
    assert len(told_of) == 4
    assert told_of[-1].startswith("and ")
    assert told_of[-1].endswith(" more records around it changed")


def test_a_finding_that_no_reading_has_is_passed_over(place: Path) -> None:
    """Whoever takes back a judgement about a report that is gone is told what else differs: nothing."""
    with ledger.open_view(place) as view:
        assert about(view, ["e-gone"]) == []
        assert moment(view, ["e-gone"]).records == {}
