"""Linking anew what one report decides for another: who held an office, whom a deed was for, who ended what."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from linking.build import actor, day, event, found, goods, mention, person, quote, report, state, step
from run.test_relinking import check_history, link_all, relink
from servanda import ledger
from servanda.ledger import Kind
from servanda.ledger.shelves import Shelves
from servanda.model import (
    UNKNOWN,
    Basis,
    CommitmentKind,
    EventType,
    Findings,
    ItemClass,
    Kept,
    MentionKind,
    Party,
    ReadReport,
    Report,
    Role,
    Status,
    StepKind,
    on,
)

PER, TGO = state("PER", "Peru"), state("TGO", "Togo")
HARVEST = " ".join(f"harvest{at}" for at in range(40))
BALLOT = " ".join(f"ballot{at}" for at in range(40))
MARKET = " ".join(f"market{at}" for at in range(40))
Tell = Callable[[Report], Findings]


def paper(text: str, tell: Tell, *, published: str = "2023-01-20") -> ReadReport:
    """Give a page with what is found in it."""
    data = text.encode()
    digest = hashlib.sha256(data).hexdigest()
    made = replace(report(digest[:16], text, published=on(date.fromisoformat(published))), sha256=digest)
    return ReadReport(made, data, tell(made))


def both_ways(text: str) -> list[tuple[str, str]]:
    """Give two texts that are copies of one, the one with the lesser id first and last."""
    one, other = sorted((f"{text} {at}" for at in range(2)), key=lambda each: paper(each, lambda _: found()).report.id)
    return [(one, other), (other, one)]


def minister(name: str, *, is_named: bool = True, is_minister: bool = True) -> Tell:
    """Give a report of a person in an office, by name or by the office alone."""

    def tell(page: Report) -> Findings:
        who = person(page, name, "GHA.GOV")
        roles = (Role("Foreign Minister", "GHA", UNKNOWN, UNKNOWN, quote(page, page.text[:1])),)
        aliases = (name,) if is_named else ()
        kind = MentionKind.NAME if is_named else MentionKind.ROLE
        return found(
            actors=[actor(page, who, aliases=aliases, roles=roles if is_named and is_minister else ())],
            mentions=[mention(page, who, kind=kind)],
        )

    return tell


def actors(place: Path) -> list[str]:
    """Give the names of the ledger's actors."""
    with ledger.open_view(place) as view:
        return sorted(one.content.name for one in view.records(Kind.ACTORS))


def test_who_held_an_office_is_asked_again_when_persons_part(tmp_path: Path) -> None:
    """A report without any office shows that an initial can mean another: then nobody knows who the minister was."""
    pages = {
        1: paper(HARVEST, minister("Ama Sarpong"), published="2023-01-18"),
        2: paper(BALLOT, minister("A. Sarpong"), published="2023-01-22"),
        3: paper(MARKET, minister("Ghanaian foreign minister", is_named=False)),
        4: paper(f"{BALLOT} once more", minister("Akua Sarpong", is_minister=False), published="2023-01-22"),
    }
    check_history(tmp_path, [([1, 3], []), ([2], [])], pages.__getitem__)
    assert len(actors(tmp_path / "grown.db")) == 1
    (tmp_path / "grown.db").unlink()
    check_history(tmp_path, [([1, 2, 3], []), ([4], [])], pages.__getitem__)
    assert "Ghanaian foreign minister" in actors(tmp_path / "grown.db")
    (tmp_path / "grown.db").unlink()
    check_history(tmp_path, [([1, 2, 3, 4], []), ([], [4]), ([], [1]), ([], [2])], pages.__getitem__)
    assert actors(tmp_path / "grown.db") == ["Ghanaian foreign minister"]


def test_a_person_in_many_reports_is_not_read_again_in_all_of_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`[Ama Sarpong|minister] opened the bridge`, once more: of nine reports one is asked what it says of her."""
    papers = [
        paper(" ".join(f"{word}{at}" for at in range(40)), minister("Ama Sarpong"), published=f"2023-01-{10 + number}")
        for number, word in enumerate(("ox", "elm", "dew", "fog", "ash", "bay", "cup", "den", "fig"))
    ]
    papers.sort(key=_who)
    steps = [(range(1, 8), ()), ([8], ()), ((), [3]), ([3], [4]), ([0], ()), ((), [0]), ((), [2, 3, 5, 6, 7])]
    check_history(tmp_path, steps, papers.__getitem__)
    asked = []
    actors_of = Shelves.actors
    monkeypatch.setattr(Shelves, "actors", lambda self, rows: actors_of(self, _noted(rows, asked)))
    with ledger.open_writer(tmp_path / "few.db") as writer:
        writer.append(papers[1:8])
        link_all(writer)
        writer.append(papers[8:])
        relink(writer)
    assert {row.owner for row in asked} == {papers[8].report.id}


def _noted(rows: Iterable[Kept], asked: list[Kept]) -> list[Kept]:
    asked += (here := list(rows))
    return here


def _who(gave: ReadReport) -> str:
    return gave.findings.actors[0].id


def left(*whom, to=(), **fields) -> Tell:
    """Give a report of Togo leaving somebody, and the step that this is."""

    def tell(page: Report) -> Findings:
        values = {"when": day("2023-01-19")} | fields
        act = event(page, page.text[:20], EventType.RETREAT, (TGO,), whom, mode="withdraw", **values)
        made = step(
            page,
            page.text[:9],
            StepKind.FULFILLED,
            (TGO,),
            to,
            kind=CommitmentKind.WITHDRAWAL,
            when=act.when,
            event=act.id,
        )
        return found(events=[act], steps=[made])

    return tell


@pytest.mark.parametrize(("open_", "told"), [(HARVEST, BALLOT), (BALLOT, HARVEST)])
def test_a_deed_finds_its_receiver_in_another_report_of_the_act(tmp_path: Path, open_: str, told: str) -> None:
    """Whom troops left is known from another account of it, and unknown again when that account goes."""
    pages = {
        1: paper(f"The troops left camp. {open_}", left(when=UNKNOWN)),
        2: paper(f"The troops left camp. {told}", left(PER, to=(PER,))),
    }
    check_history(tmp_path, [([1], []), ([2], [])], pages.__getitem__)
    with ledger.open_view(tmp_path / "grown.db") as view:
        (record,) = view.records(Kind.COMMITMENTS)
    assert [party.code for party in record.content.recipient] == ["PER"]
    assert len(record.members) == 2
    (tmp_path / "grown.db").unlink()
    check_history(tmp_path, [([1, 2], []), ([], [2]), ([2], [1])], pages.__getitem__)


@pytest.mark.parametrize("at", [0, 1])
def test_a_gift_loses_its_receiver_with_the_copy_that_named_it(tmp_path: Path, at: int) -> None:
    """Two copies of a text tell of one gift; the one that names no receiver stands alone when the other goes."""
    open_, told = both_ways(HARVEST)[at]

    def gave(*to) -> Tell:
        lines = (goods("tents", ItemClass.OTHER, 40),)
        return lambda page: found(steps=[step(page, page.text[:9], StepKind.PLEDGED, (TGO,), to, lines=lines)])

    pages = {1: paper(open_, gave()), 2: paper(told, gave(PER))}
    check_history(tmp_path, [([1], []), ([2], []), ([], [2]), ([2], []), ([], [1])], pages.__getitem__)


def test_who_ended_what_follows_the_reports_that_say_so(tmp_path: Path) -> None:
    """A dispute on a leaving comes with the second version, moves with the withdrawal, and goes with the version."""

    def ended(page: Report) -> Findings:
        act = event(page, page.text[:9], EventType.SANCTION, (PER,), (TGO,), mode="discontinue", when=day("2023-01-10"))
        return found(events=[act])

    def went(page: Report) -> Findings:
        made = step(
            page,
            page.text[:9],
            StepKind.FULFILLED,
            (TGO,),
            (PER,),
            kind=CommitmentKind.WITHDRAWAL,
            when=day("2023-01-19"),
        )
        return found(steps=[made])

    pages = {
        1: paper(HARVEST, left(PER, to=(PER,))),
        2: paper(BALLOT, left(PER, status=Status.PLANNED, when=UNKNOWN)),
        3: paper(MARKET, ended),
    }
    first = pages[1].findings.steps[0].id
    texts = (f"{at} " + " ".join(f"river{at}x{word}" for word in range(40)) for at in range(100))
    pages[4] = next(made for text in texts if (made := paper(text, went)).findings.steps[0].id < first)
    check_history(tmp_path, [([1, 2], []), ([3], []), ([4], [])], pages.__getitem__)
    with ledger.open_view(tmp_path / "grown.db") as view:
        (dispute,) = (one for one in view.records(Kind.DISAGREEMENTS) if one.field == "cause")
        assert view.record(first).id == dispute.record == pages[4].findings.steps[0].id
    (tmp_path / "grown.db").unlink()
    check_history(tmp_path, [([1, 2, 3, 4], []), ([], [4]), ([], [3])], pages.__getitem__)
    with ledger.open_view(tmp_path / "grown.db") as view:
        assert [one for one in view.records(Kind.DISAGREEMENTS) if one.field == "cause"] == []


def test_a_visit_that_took_place_keeps_the_promise_of_another_report(tmp_path: Path) -> None:
    """An announced visit is fulfilled when a report tells of it, and open again when that report goes."""

    def visit(status: Status, **fields) -> Tell:
        def tell(page: Report) -> Findings:
            act = event(page, page.text[:20], EventType.CONSULT, (PER,), (TGO,), mode="visit", status=status, **fields)
            kind = CommitmentKind.MEETING
            promise = step(page, page.text[:9], StepKind.PLEDGED, (PER,), (TGO,), kind=kind, event=act.id)
            return found(events=[act], steps=[promise] if status is Status.PLANNED else [])

        return tell

    pages = {
        1: paper(HARVEST, visit(Status.PLANNED), published="2023-01-10"),
        2: paper(BALLOT, visit(Status.ACTUAL, when=day("2023-01-19"))),
        3: paper(MARKET, visit(Status.ACTUAL, when=day("2023-01-18"))),
    }
    check_history(tmp_path, [([1], []), ([2], [])], pages.__getitem__)
    with ledger.open_view(tmp_path / "grown.db") as view:
        (record,) = view.records(Kind.COMMITMENTS)
    assert record.content.state is StepKind.FULFILLED
    (tmp_path / "grown.db").unlink()
    check_history(tmp_path, [([1, 2], []), ([3], []), ([], [2]), ([], [3]), ([3], [1])], pages.__getitem__)


def test_what_both_signed_is_a_gift_while_a_report_tells_it(tmp_path: Path) -> None:
    """Tents for which both sign are those that one promised in another report, and of both when that report goes."""
    lines = (goods("tents", ItemClass.OTHER, 40),)

    def tell(move: StepKind, givers, takers) -> Tell:
        when = day("2023-01-19") if move is StepKind.SIGNED else UNKNOWN
        return lambda page: found(steps=[step(page, page.text[:9], move, givers, takers, lines=lines, when=when)])

    pages = {
        1: paper(HARVEST, tell(StepKind.SIGNED, (TGO, PER), (TGO, PER))),
        2: paper(BALLOT, tell(StepKind.PLEDGED, (TGO,), (PER,)), published="2023-01-10"),
        3: paper(MARKET, tell(StepKind.PLEDGED, (PER,), (TGO,)), published="2023-01-11"),
    }
    check_history(tmp_path, [([1], []), ([2], [])], pages.__getitem__)
    with ledger.open_view(tmp_path / "grown.db") as view:
        (record,) = view.records(Kind.COMMITMENTS)
    assert [party.code for party in record.content.provider] == ["TGO"]
    (tmp_path / "grown.db").unlink()
    check_history(tmp_path, [([1, 2], []), ([3], []), ([], [2]), ([2], [3])], pages.__getitem__)


def delivery(basis: Basis, by: tuple[Party, ...], *, has_step: bool) -> Tell:
    """Give a report of one delivery, with the step of it or as an act alone."""

    def tell(page: Report) -> Findings:
        words, when, lines = page.text[:20], day("2023-01-19"), (goods("boats", ItemClass.VEHICLES, 4),)
        status = Status.NEGATED if basis is Basis.DENIED else Status.ACTUAL
        told = {"when": when, "lines": lines, "basis": basis, "status": status, "attested_by": by}
        act = event(page, words, EventType.AID, (PER,), (TGO,), **told)
        if not has_step:
            return found(events=[act])
        move = StepKind.PARTLY_DELIVERED
        made = step(page, words, move, (PER,), (TGO,), when=when, lines=lines, by=by[0] if by else None)
        return found(events=[act], steps=[made])

    return tell


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 0, 2), (0, 2, 1)])
def test_who_tells_of_a_delivery_elsewhere_decides_whether_it_is_alleged(
    tmp_path: Path, order: tuple[int, ...]
) -> None:
    """A denial that comes or goes, or own words without a step, links the claim anew in another report."""
    papers = [
        paper(HARVEST, delivery(Basis.ONE_PARTY, (state("CHL", "Chile"),), has_step=True)),
        paper(BALLOT, delivery(Basis.DENIED, (PER,), has_step=False)),
        paper(MARKET, delivery(Basis.NARRATOR, (), has_step=False)),
    ]
    changes = [((at,), ()) for at in order]
    check_history(tmp_path, [*changes, ((), (2,)), ((), (1,)), ((1,), ()), ((2,), ())], papers.__getitem__)
