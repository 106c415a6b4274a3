"""One record as a page."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from ledger.values import OTHER, TEXT, event, quote, read_main, read_of, read_other, records_of, report_of, statement
from servanda import ledger
from servanda.ledger.view import View
from servanda.model import (
    Evidence,
    Findings,
    Judgement,
    JudgementKind,
    Origin,
    OriginId,
    Record,
    RecordId,
    Records,
    Span,
    Stance,
    Support,
    sealed,
)
from servanda.web.chain import chains
from servanda.web.citation import citation
from servanda.web.excerpt import AROUND, excerpt
from servanda.web.lineage import families
from servanda.web.passage import Passages
from servanda.web.reasons import Reason
from servanda.web.record import record_page

MAIN, RADIO = read_main(), read_other()
EVENT = min(MAIN.findings.events[0].id, RADIO.findings.events[0].id)
STEP = MAIN.findings.steps[0].id


def test_every_quote_of_a_record_stands_in_its_surroundings(view: View) -> None:
    """The words of an excerpt are those of the archive, the quote among them."""
    shown = record_page(view, EVENT, ledger="norland.db")
    texts = {"".join(segment.words for segment in one.segments) for one in shown.excerpts}
    assert texts == {TEXT.strip(), OTHER.strip()}
    for one in shown.excerpts:
        quoted = [segment.words for segment in one.segments if any(m.kind == "quoted" for m in segment.marks)]
        assert "".join(quoted) == one.evidence.quote
        assert one.is_exact
    assert shown.hidden == 0


def test_cells_lead_to_the_words_they_were_read_from(view: View) -> None:
    """A party to the name that is printed, a status to the quote, an unknown one nowhere."""
    cells = {cell.name: cell for cell in record_page(view, EVENT, ledger="x").cells}
    assert (cells["from"].words, cells["from"].span) == ("Norland", Span(0, 7))
    assert cells["status"].words is None
    assert cells["status"].span is not None
    assert "stands on" not in cells
    assert all(cell.span is None for cell in cells.values() if cell.value == "unknown")


def test_a_record_knows_what_is_disputed_of_it(view: View) -> None:
    """A disagreement stands on the page of its record and on no other."""
    assert [one.id for one in record_page(view, EVENT, ledger="x").disagreements] == ["d-1"]
    assert record_page(view, STEP, ledger="x").disagreements == ()


def test_judgements_stand_with_what_became_of_them(tmp_path: Path) -> None:
    """One that was taken back stays, with who took it back."""
    right = sealed(
        Judgement("", datetime(2031, 5, 1, tzinfo=UTC), "Ada", JudgementKind.RIGHT, (STEP,), reason="printed so")
    )
    back = sealed(Judgement("", datetime(2031, 5, 2, tzinfo=UTC), "Bo", JudgementKind.UNDO, (), undoes=right.id))
    place = tmp_path / "judged.db"
    with ledger.open_writer(place) as writer:
        writer.append([MAIN, RADIO])
        writer.judge([right, back])
        writer.replace_records(records_of(MAIN, RADIO), linker="hand")
    with ledger.open_view(place) as view:
        (one,) = record_page(view, STEP, ledger="x").decisions
    assert (one.who, one.at, one.why) == ("Ada", "1 May 2031", "printed so")
    assert one.undone == "taken back by Bo, 2 May 2031"


def test_surroundings_end_between_words_and_hold_only_prose() -> None:
    """At most 200 characters on either side; a cut is said."""
    report = report_of("word " * 100 + "Norland sends ships. " + "word " * 100)
    piece = quote(report, "Norland sends ships")
    shown = excerpt(Reason(piece, None, ()), report, record="e-1", ledger="x")
    whole = "".join(segment.words for segment in shown.segments)
    assert whole.startswith("word ")
    assert whole.endswith(" word")
    assert len(whole) <= len(piece.quote) + 2 * AROUND
    assert (shown.is_cut_before, shown.is_cut_after) == (True, True)
    assert shown.live is None


def test_a_citation_names_the_archive_and_the_address() -> None:
    """Words, outlet, agency, title, day with its basis, characters, record, ledger, address."""
    piece = quote(MAIN.report, "40,000 tonnes of grain")
    assert citation(piece, MAIN.report, record="e-1", ledger="norland.db") == (
        "“40,000 tonnes of grain” Norland Courier (NNA), “Norland to send grain”, published: 5 February 2031 (stated);"
        f" characters {piece.span.start}-{piece.span.end} of the archived text, page sha256:{MAIN.report.sha256};"
        " record e-1 of the Servanda ledger norland.db. https://courier.example/grain"
    )


def test_a_chain_goes_down_to_the_first_speaker(tmp_path: Path) -> None:
    """The act is in a statement that stands in another one; both speakers are in the chain, the outer one first."""
    report = report_of("Radio says Bel promised grain. Sudria got grain.", outlet="Norland Courier")
    outer = statement(report, "Bel promised grain", stance=Stance.ASSERTS)
    inner = statement(report, "grain", nested_in=outer.id)
    told = event(report, "promised grain", statement=inner.id)
    bare = event(report, "Sudria got grain", attested_by=())
    findings = Findings(statements=(outer, inner), events=(told, bare))
    place = tmp_path / "chain.db"
    with ledger.open_writer(place) as writer:
        writer.append([read_of(report, findings)])
    with ledger.open_view(place) as view:
        found = chains(view, [told, bare], Passages(view))
    assert [[(voice.says, voice.statement) for voice in chain.voices] for chain in found] == [
        [],
        [("asserts", outer.id), ("promises", inner.id)],
    ]
    assert list(found[1].carriers.values()) == ["Norland Courier, day unknown"]


def test_copies_of_one_text_are_one_family(tmp_path: Path) -> None:
    """Outlets stand under their origin, the text that the others go back to is said, and none is lost."""
    reports = [
        report_of(f"Grain comes. {n}", outlet=outlet) for n, outlet in enumerate(("Post", "Post", "Radio", None))
    ]
    origin = Origin(OriginId("o-9"), reports[0].id, tuple(sorted(one.id for one in reports[:3])), "NNA", "credit: NNA")
    place = tmp_path / "copies.db"
    with ledger.open_writer(place) as writer:
        writer.append([read_of(report) for report in reports])
        writer.replace_records(Records(origins=(origin,)), linker="hand")
    with ledger.open_view(place) as view:
        found = families(view, [one.id for one in (reports[0], reports[2], reports[3])], Passages(view))
    assert [(one.origin, one.agency, one.size, one.elsewhere) for one in found] == [
        ("o-9", "NNA", 2, 1),
        (None, None, 1, 0),
    ]
    assert [outlet.name for outlet in found[0].outlets] == ["Post", "Radio"]
    assert [copy.is_root for outlet in found[0].outlets for copy in outlet.reports] == [True, False]
    assert found[1].outlets[0].name == "outlet unknown"


def test_the_text_that_others_go_back_to_comes_first(tmp_path: Path) -> None:
    """Whatever the outlets are called: a copy in the Echo stands below its root in the Post."""
    copy, root = (report_of(f"Grain comes. {n}", outlet=outlet) for n, outlet in enumerate(("Echo", "Post")))
    origin = Origin(OriginId("o-9"), root.id, tuple(sorted((copy.id, root.id))), "NNA", "credit: NNA")
    place = tmp_path / "copies.db"
    with ledger.open_writer(place) as writer:
        writer.append([read_of(copy), read_of(root)])
        writer.replace_records(Records(origins=(origin,)), linker="hand")
    with ledger.open_view(place) as view:
        (found,) = families(view, [copy.id, root.id], Passages(view))
    assert [outlet.name for outlet in found.outlets] == ["Post", "Echo"]


def test_an_excerpt_that_does_not_match_says_so() -> None:
    """A quote that the archive does not have is still shown, with the verdict."""
    piece = Evidence(MAIN.report.id, Span(0, 7), "Sudrian", "by_hand", 0.9)
    assert not excerpt(Reason(piece, None, ()), MAIN.report, record="e-1", ledger="x").is_exact


def test_copies_of_a_quote_stand_under_the_first(tmp_path: Path) -> None:
    """The same words in reports of one origin are one piece of evidence; of two origins they are two."""
    reports = [
        report_of(f"Norland sends ships. {n}", outlet=outlet) for n, outlet in enumerate(("Post", "Radio", "Sun"))
    ]
    pieces = tuple(quote(report, "Norland sends ships") for report in reports)
    told = event(reports[0], "Norland sends ships", evidence=pieces)
    both = Origin(OriginId("o-1"), reports[0].id, tuple(sorted((reports[0].id, reports[1].id))), None, "credit")
    alone = Origin(OriginId("o-2"), reports[2].id, (reports[2].id,), None, "own text")
    made = Records(events=(Record(RecordId(told.id), told, (told.id,), Support(2, 2, 2)),), origins=(both, alone))
    place = tmp_path / "folded.db"
    with ledger.open_writer(place) as writer:
        writer.append([read_of(report) for report in reports])
        writer.replace_records(made, linker="by hand")
    with ledger.open_view(place) as view:
        shown = record_page(view, told.id, ledger="x").excerpts
    assert sorted(len(one.copies) for one in shown) == [0, 1]
    assert {one.evidence for first in shown for one in (first, *first.copies)} == set(pieces)


def test_parties_lead_to_their_pages_where_they_have_one(view: View) -> None:
    """An actor without a page of its own is named and not linked."""
    cells = {cell.name: cell for cell in record_page(view, EVENT, ledger="x").cells}
    assert cells["from"].links == (("a-norland", "Norland [NRL]"),)
    assert cells["to"].links == ()


def test_a_quote_without_an_end_is_cut() -> None:
    """A page of a million characters does not make a page of a million characters."""
    report = report_of("word " * 200_000)
    piece = quote(report, "word " * 150_000)
    shown = excerpt(Reason(piece, None, ()), report, record="e-1", ledger="x")
    assert sum(len(segment.words) for segment in shown.segments) < 5000
    assert shown.is_cut_after
    assert len(shown.citation) < 5000


def test_a_crowd_is_counted_where_it_is_not_shown(tmp_path: Path) -> None:
    """Of thirty reports of one act twenty-four are opened, and the page says how many are not."""
    reports = [report_of(f"Norland sends ships. {n}") for n in range(30)]
    several = [event(report, "Norland sends ships") for report in reports]
    pieces = tuple(sorted(quote(report, "Norland sends ships") for report in reports))
    least = min(several, key=lambda one: one.id)
    members = tuple(sorted(one.id for one in several))
    record = Record(RecordId(least.id), replace(least, evidence=pieces), members, Support(30, 30, 1))
    place = tmp_path / "crowd.db"
    with ledger.open_writer(place) as writer:
        writer.append([read_of(one, Findings(events=(told,))) for one, told in zip(reports, several, strict=True)])
        writer.replace_records(Records(events=(record,)), linker="by hand")
    with ledger.open_view(place) as view:
        shown = record_page(view, least.id, ledger="x")
    assert (len(shown.excerpts), shown.hidden, shown.unfollowed, shown.unnamed) == (24, 6, 6, 6)


def test_a_label_is_told_by_its_voice(view: View) -> None:
    """A word of a speaker is not the outlet's own."""
    (chain,) = record_page(view, "l-1", ledger="x").chains
    assert [(voice.who, voice.says) for voice in chain.voices] == [("Ana Bel", "calls it so")]


def test_an_origin_shows_its_reports_as_a_family(view: View) -> None:
    """By outlet, with the root pointed out."""
    shown = record_page(view, "o-1", ledger="x")
    assert [outlet.name for family in shown.families for outlet in family.outlets] == ["Norland Courier"]
    assert shown.families[0].outlets[0].reports[0].is_root
