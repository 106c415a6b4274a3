"""Judgements whose finding is gone, and where their words stand today."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from html import unescape
from pathlib import Path

import pytest

from servanda import intake, ledger, run
from servanda.ledger import Kind
from servanda.model import FindingId, JudgedPlace, Judgement, JudgementKind, ReportId, Span, sealed
from servanda.run.judging import judge
from servanda.web.near import Near, offer
from web.forms import Reviewer, question
from web.test_app import words_of


def told_on(page: str) -> str:
    """Give the words of a page, white space squeezed."""
    return " ".join(words_of(page).split())


MAIZE = "Kenya sent 400 tonnes of maize to Ghana on 9 June 2031."
TRACTORS = "Kenya sent 20 tractors to Ghana on 9 June 2031."
NOON = datetime(2031, 6, 12, 12, tzinfo=UTC)


def add(place: Path, title: str, *lines: str) -> ReportId:
    """Read a page into a ledger."""
    page = place.parent / f"{title}.txt"
    page.write_text(
        f"Outlet: Example News\nDate: 10 June 2031\n\n{title}\n\n" + "\n\n".join(lines) + "\n", encoding="utf-8"
    )
    run.add(intake.sources([page]), place, reader="rules", workers=1)
    with ledger.open_view(place) as view:
        return next(one.id for one in view.reports() if one.file == page.name)


def events(place: Path) -> list[str]:
    """Give the ids of all events."""
    with ledger.open_view(place) as view:
        return [record.id for record in view.records(Kind.EVENTS)]


@pytest.fixture
def ana(tmp_path: Path) -> Reviewer:
    """Give a person who judged the one event of a ledger."""
    place = tmp_path / "a.db"
    add(place, "Maize for Ghana", MAIZE)
    ana = Reviewer(place)
    ana.answer("right", address=f"/judge?of={events(place)[0]}")
    return ana


def dropped(ana: Reviewer) -> None:
    """Take the judged report out of the ledger."""
    (made,) = ana.judgements()
    run.drop(made.places[0].report, ana.place)


def test_the_words_are_found_in_another_report(ana: Reviewer) -> None:
    """A page that came again with another title: its event is offered, and judging it is a judgement of its own."""
    add(ana.place, "Ghana gets maize", MAIZE)
    dropped(ana)
    page = ana.open("/judgements")
    told = told_on(page)
    assert "its finding is gone" in told
    assert "These words stand in another report: Example News, 10 June 2031, read as Kenya → Ghana" in told
    (old,) = ana.judgements()
    assert f"/reports/{old.places[0].report}" not in page
    (event,) = events(ana.place)
    assert f'href="/judge?of={event}"' in page
    came = ana.answer("right", address=f"/judge?of={event}")
    assert "Judged before: right" in words_of(came.text)
    assert len(ana.judgements()) == 2


def test_words_that_are_nowhere_lead_nowhere(ana: Reviewer) -> None:
    """It is said so; an undo of something that is not here says nothing of words."""
    undo = sealed(Judgement("", NOON, "Bo", JudgementKind.UNDO, (), undoes="j-0000000000000000"))
    dropped(ana)
    judge(ana.place, [undo])
    told = told_on(ana.open("/judgements"))
    assert told.count("its finding is gone") == 3  # the tab, and both
    assert told.count("No text of this ledger has these words any more.") == 1


def test_a_pair_of_which_one_is_gone_is_offered_as_a_pair(ana: Reviewer) -> None:
    """The one that is here is taken as it is, for the other the finding at the place of its words."""
    other = add(ana.place, "Tractors for Ghana", TRACTORS)
    with ledger.open_view(ana.place) as view:
        (tractors,) = view.findings_of(other).events
    maize = next(each for each in events(ana.place) if each != tractors.id)
    ana.answer("different", address=f"/judge?of={maize}&of={tractors.id}")
    (_, made) = ana.judgements()
    run.drop(next(place.report for place in made.places if place.report != other), ana.place)
    add(ana.place, "Ghana gets maize", MAIZE)
    page = ana.open("/judgements?only=orphan")
    assert words_of(page).count("Judge these findings anew") == 1
    with ledger.open_view(ana.place) as view:
        of = offer(view, made).of
    assert set(of) == set(events(ana.place))
    assert f"/judge?of={'+'.join(of)}" in unescape(page)
    assert question(ana.open(f"/judge?of={'+'.join(of)}")).startswith("The same?")


def placed(place: Path, kind: str, words: str, *, start: int) -> Near | None:
    """Give where words stand that were judged at a place of the only report, as a finding that nobody reads there."""
    with ledger.open_view(place) as view:
        (report,) = view.reports()
        lost = JudgedPlace(kind, report.id, Span(start, start + len(words)), words, 0.5)
        one = Judgement("", NOON, "Ana", JudgementKind.RIGHT, (FindingId("e-0000000000000000"),), places=(lost,))
        found = offer(view, one)
    assert bool(found.of) == bool(found.places[0] and found.places[0].findings)
    return found.places[0]


def test_of_several_places_in_its_own_report_the_nearest_is_told(tmp_path: Path) -> None:
    """White space and case do not count; findings are those of the judged kind, the nearest foremost, three at most."""
    place = tmp_path / "a.db"
    add(place, "Aid for Ghana", MAIZE, TRACTORS)
    with ledger.open_view(place) as view:
        (report,) = view.reports()
        last = report.text.rindex("Kenya")
        near = placed(place, "event", "KENYA\nsent", start=last - 9)
        assert near is not None
        assert (near.span.start, near.quote, near.is_same_report) == (last, "Kenya sent", True)
        ((event, heading),) = near.findings
        assert view.finding(event).evidence[0].span.overlaps(near.span)
        assert heading.startswith("Kenya → Ghana")
    named = placed(place, "mention", MAIZE, start=0)
    assert named is not None
    assert 2 <= len(named.findings) <= 3
    assert placed(place, "label", MAIZE, start=0) == replace(named, findings=())
    assert placed(place, "event", "Kenya sent nothing.", start=0) is None
    assert placed(place, "event", "", start=0) is None


def test_a_place_without_findings_says_so(ana: Reviewer) -> None:
    """The words are there, and nothing of the kind is read in them: the place is told, and nothing to judge."""
    (made,) = ana.judgements()
    lost = replace(made, target=(FindingId("l-0000000000000000"),), places=(replace(made.places[0], kind="label"),))
    judge(ana.place, [sealed(replace(lost, id=""))])
    told = told_on(ana.open("/judgements?only=orphan"))
    assert "These words stand there still: Example News, 10 June 2031, of which no label is read today." in told
