"""What the sources differ on."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from ledger.values import BEL, OTHER, SUDRIA, quote, read_main, read_other, records_of
from servanda import ledger, web
from servanda.ledger.view import View
from servanda.model import Disagreement, DisagreementKind, DisputedValue, OriginId
from servanda.web.dispute import dispute, value_in_words, why

MAIN, RADIO = read_main(), read_other()
(CONFLICT,) = records_of(MAIN, RADIO).disagreements


def of(field: str, kind: DisagreementKind, *values: str) -> Disagreement:
    told = tuple(DisputedValue(value, (), (), ()) for value in values)
    return Disagreement("d-2", CONFLICT.record, field, told, kind)


def test_values_stand_side_by_side_with_who_gives_them(view: View) -> None:
    """Origins are counted, speakers named, quotes opened on the page of its own."""
    told = dispute(view, CONFLICT, ledger="x", is_open=True)
    assert (told.field, told.kind) == ("quantity", "conflict")
    assert [(each.value, each.origins, each.said_by) for each in told.versions] == [
        ("30000 tonne", 1, "Sudria"),
        ("40000 tonne", 1, "Ana Bel"),
    ]
    assert told.about is not None
    assert told.about.id == CONFLICT.record
    assert "".join(segment.words for segment in told.versions[0].excerpts[0].segments) == OTHER.strip()
    assert dispute(view, CONFLICT).versions[0].excerpts == ()


def test_a_crowd_of_quotes_is_counted(view: View) -> None:
    """No page opens hundreds of reports for one value."""
    words = ("Norland", "will send", "40,000", "tonnes", "grain", "Sudria", "March", "Tuesday")
    many = DisputedValue("x", (OriginId("o-1"),), (BEL, SUDRIA), tuple(quote(MAIN.report, word) for word in words))
    (version,) = dispute(view, replace(CONFLICT, values=(many,)), ledger="x", is_open=True).versions
    assert (len(version.excerpts), version.hidden, version.said_by) == (6, 2, "Ana Bel and Sudria")


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (of("when", DisagreementKind.CONFLICT, "2031-03", "2031-05"), "The days told cannot all be true"),
        (of("colour", DisagreementKind.CONFLICT, "red", "blue"), "The values told exclude each other"),
        (
            of("when", DisagreementKind.REFINEMENT, "2031-03", "2031-03-04"),
            "Of March 2031 and 4 March 2031, one is more precise than the other and within it, so this is no conflict.",
        ),
        (of("due", DisagreementKind.CHANGE, "2031", "2032"), "the same voice gave another value later"),
    ],
)
def test_why_they_count_is_said(one: Disagreement, words: str) -> None:
    """A refinement and a change are told as what they are."""
    assert words in why(one)


def test_what_no_report_tells_is_no_value() -> None:
    """Terms that nobody told are not called unknown terms."""
    assert value_in_words("terms", "unknown") == "no terms told"
    assert value_in_words("when", "2031-21") == "spring 2031"
    assert value_in_words("when", "[2031-03,2032-03]") == "March 2031 or March 2032"


@pytest.fixture(scope="module")
def several(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a ledger with two conflicts and a refinement."""
    made = tuple(
        replace(CONFLICT, id=f"d-{number}", kind=kind)
        for number, kind in enumerate(
            (DisagreementKind.CONFLICT, DisagreementKind.REFINEMENT, DisagreementKind.CONFLICT), start=1
        )
    )
    place = tmp_path_factory.mktemp("disputes") / "disputes.db"
    with ledger.open_writer(place) as writer:
        writer.append([MAIN, RADIO])
        writer.replace_records(replace(records_of(MAIN, RADIO), disagreements=made), linker="by hand")
    return place


def test_conflicts_are_shown_first_and_the_others_on_demand(several: Path) -> None:
    """Every kind is counted, conflicts are the default, and an unknown kind is refused."""
    client = TestClient(web.build(several), base_url="http://127.0.0.1")
    page = client.get("/disagreements").text
    assert ('href="/records/d-1"' in page, 'href="/records/d-2"' in page) == (True, False)
    assert 'href="/records/d-2"' in client.get("/disagreements?type=refinement").text
    assert client.get("/disagreements?type=all").text.count('class="differs"') == 3
    assert "No change matches" in client.get("/disagreements?type=change").text
    assert client.get("/disagreements?type=quarrel").status_code == 400
    first = client.get("/disagreements?limit=1").text
    further = re.search(r'rel="next" href="([^"]+)"', first)
    assert further
    second = client.get(unescape(further[1])).text
    assert ('href="/records/d-1"' in first, 'href="/records/d-3"' in second) == (True, True)
    assert ('rel="next"' in second, 'rel="prev"' in second) == (False, True)
    assert "limit=1" in further[1]


def test_one_leads_to_the_next_of_its_kind(several: Path) -> None:
    """Conflicts follow conflicts."""
    client = TestClient(web.build(several), base_url="http://127.0.0.1")
    page = client.get("/disagreements/d-1").text
    assert 'href="/records/d-3" data-key="n"' in page
    assert 'data-key="p"' not in page
    assert "previous refinement" not in client.get("/disagreements/d-2").text


def test_an_address_of_another_kind_is_refused(several: Path) -> None:
    """A disagreement is no event, and the answer says where it is."""
    answer = TestClient(web.build(several), base_url="http://127.0.0.1").get("/events/d-1")
    assert answer.status_code == 404
    assert "/disagreements/d-1" in answer.text
