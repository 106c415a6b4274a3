from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from starlette.testclient import TestClient

from ledger.values import NORLAND, fill, read_main, read_other, records_of
from servanda import ledger, web
from servanda.errors import CallError, NoSuchValueError
from servanda.ledger import Kind
from servanda.ledger.timeline import Heap
from servanda.ledger.view import View
from servanda.model import Period, Relation, Status, WhenBasis
from servanda.web import timeline
from servanda.web.timeline import asked, sheet
from servanda.web.timeline_entries import Line


def test_filters_are_understood_as_people_write_them() -> None:
    """Lanes by their words, types and statuses in any case, days as years and months."""
    wanted = asked({"lanes": "done,said", "type": "aid", "status": "Planned", "origins": "2", "since": "2031-02"})
    assert wanted.kinds == (Kind.STATEMENTS, Kind.EVENTS)
    assert (wanted.type, wanted.status, wanted.origins) == ("AID", "planned", 2)
    assert wanted.since == date(2031, 2, 1)


@pytest.mark.parametrize(
    ("filters", "what"),
    [
        ({"colour": "red"}, "a filter"),
        ({"lanes": "dreamt"}, "lanes"),
        ({"type": "AIDED"}, "type"),
        ({"status": "maybe"}, "status"),
    ],
)
def test_what_nothing_can_have_is_refused(filters: dict[str, str], what: str) -> None:
    """A filter that cannot be understood is named with what it may be."""
    with pytest.raises(NoSuchValueError, match=what):
        asked(filters)


@pytest.mark.parametrize("after", ["nowhere", "2031-01-01~e-1", "2031-01-01~~1", "~e-1~x", "~e-1~99999999"])
def test_a_place_that_is_none_is_refused(view: View, after: str) -> None:
    """A page begins where another ended, or nowhere."""
    with pytest.raises(CallError, match="after cannot be"):
        sheet(view, asked({}), {"after": after})


def test_the_list_has_months_and_a_section_without_days(view: View) -> None:
    """February and March have two entries each; the thanks have no day and are put on none."""
    whole = sheet(view, asked({}), {})
    assert [(month, len(lines)) for month, lines in whole.months] == [("February 2031", 2), ("March 2031", 2)]
    assert [line.type for line in whole.undated] == ["thanks"]
    assert whole.counts.words == "2 statements, 2 steps of promises, 1 event"
    assert (whole.counts.all, whole.counts.undated) == (5, 1)
    assert whole.after is None


def dated(edtf: str, earliest: date, latest: date, relation: Relation = Relation.AT) -> Line:
    """Give a moment of some days."""
    when = Period(edtf, earliest, latest, relation, WhenBasis.STATED)
    return Line("e-1", Kind.EVENTS, "done", "AID", Status.ACTUAL, False, when, edtf, "", "", None, 1)  # noqa: FBT003


def test_what_is_wider_than_a_month_stands_under_no_month() -> None:
    """ "In 2009" is no more of January than of May, and stands before what is; what has begun is of its month."""
    lines = [
        dated("2009-01-01", date(2009, 1, 1), date(2009, 1, 1)),
        dated("2009", date(2009, 1, 1), date(2009, 12, 31)),
        dated("2009-21", date(2009, 3, 1), date(2009, 5, 31)),
        dated("2009-03-02/..", date(2009, 3, 2), date(2009, 6, 1), Relation.SINCE),
    ]
    found = [(heading, [line.heading for line in several]) for heading, several in timeline._by_month(lines)]
    assert found == [
        ("2009", ["2009"]),
        ("January 2009", ["2009-01-01"]),
        ("From March 2009", ["2009-21"]),
        ("March 2009", ["2009-03-02/.."]),
    ]


def test_a_page_goes_on_where_it_ended(view: View, monkeypatch: pytest.MonkeyPatch) -> None:
    """Page by page the list holds what it holds as a whole, each moment once."""
    whole = [line for _, lines in sheet(view, asked({}), {}).months for line in lines]
    monkeypatch.setattr(timeline, "SHOWN", 1)
    walked, after = [], ""
    while True:
        page = sheet(view, asked({}), {"after": after} if after else {})
        walked += [line for _, lines in page.months for line in lines]
        if page.after is None:
            break
        after = page.after
    assert walked == whole
    assert len(whole) == 4


def test_the_picture_holds_what_has_a_day(view: View) -> None:
    """Each dated moment is a mark in its lane, and the label says how many there are."""
    drawn = sheet(view, asked({}), {}).picture
    assert drawn is not None
    assert {lane.word: len(drawn.wide.of(lane.word)) for lane in drawn.wide.lanes} == {
        "said": 1,
        "promised": 2,
        "done": 1,
    }
    assert drawn.label.endswith("1 February 2031 to 31 March 2031: 4 dated entries")
    assert drawn.zooms["closer"] == {"since": "2031-02-15", "until": "2031-03-17"}
    assert not {"all", "wider"} & drawn.zooms.keys()


def test_a_part_of_the_line_leads_to_all_of_it(view: View) -> None:
    """Where days are asked for there is a wider look, and one at everything."""
    kept = {"since": "2031-02", "type": "AID"}
    drawn = sheet(view, asked(kept), kept).picture
    assert drawn is not None
    assert drawn.zooms["all"] == {"type": "AID"}
    assert drawn.zooms["wider"]["since"] < "2031-02-01"


def test_where_there_is_much_one_column_leads_to_it(view: View, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is too dense to be drawn one by one is one column, with its origins, and its address holds just that."""
    monkeypatch.setattr(timeline, "_DRAWN", 0)
    monkeypatch.setattr(timeline, "_CROWDED", 0)
    filters = {"actor": "NRL"}
    drawn = sheet(view, asked(filters), filters).picture
    assert drawn is not None
    (column,) = drawn.wide.of("done")
    assert column.told == "1 March 2031, done: 1 event, 2 origins; show them"
    narrowed = drawn.heaps["2031-03-01", "done"]
    assert narrowed == {"actor": "NRL", "lanes": "done", "since": "2031-03-01", "until": "2031-03-01"}
    assert sheet(view, asked(narrowed), narrowed).counts.all == 1


def test_a_few_moments_far_away_are_left_off_and_said(view: View) -> None:
    """One step of a century ago does not press all others into a corner: it is counted beside the picture."""
    near = [Heap(f"2031-{month:02}", Kind.EVENTS, "AID", 3) for month in range(1, 13)]
    months = [Heap("1931-05", Kind.EVENTS, "AID", 1), *near]
    drawn = timeline.picture(view, asked({}), {}, months)
    assert drawn is not None
    (left,) = drawn.left
    assert left.words == "1 begin earlier, from 1931"
    assert left.filters == {"until": "2030-12-31"}
    assert "1 January 2031 to 31 December 2031" in drawn.label


def test_the_window_is_what_is_asked_for() -> None:
    """Days that are asked for are shown, whether anything lies there or not."""
    window = timeline._window(Counter({"2031-05": 3}), asked({"since": "2030", "until": "2032-06"}))
    assert window == (date(2030, 1, 1), date(2032, 6, 30))


def test_an_empty_answer_says_which_filter_emptied_it(client: TestClient) -> None:
    """Nothing is silent: each filter with how many there are without it."""
    page = client.get("/timeline?actor=NRL&type=ASSAULT").text
    assert "0 entries." in page
    assert "Without <code>type=ASSAULT</code>: 5." in page
    assert "Without <code>actor=NRL</code>: 0." in page


def test_lanes_can_be_named_one_by_one(client: TestClient) -> None:
    """A form sends each lane for itself; both ways give the same page."""
    one, other = client.get("/timeline?lanes=said&lanes=done"), client.get("/timeline?lanes=said,done")
    assert "2 statements, 1 event" in one.text
    assert "2 statements, 1 event" in other.text


def test_the_heading_names_who_it_is(client: TestClient) -> None:
    """Codes are turned into the names of the ledger's actors."""
    assert "<h1>Time line: Norland and SDR</h1>" in client.get("/timeline?between=NRL,SDR").text
    assert "<h1>Time line: from Norland</h1>" in client.get("/timeline?from=NRL").text


def test_what_cannot_be_asked_says_what_can(client: TestClient) -> None:
    """A wrong filter gives 400 and the list of those that there are."""
    answer = client.get("/timeline?colour=red")
    assert answer.status_code == 400
    assert "between" in answer.text


def test_a_party_is_found_by_any_of_its_names(view: View) -> None:
    """A code needs no codebook, a name is asked for by the code that the codebook has for it, else as it is."""
    for name, number in (("NRL", 5), ("norland", 4)):
        wanted = timeline.understood(view, asked({"actor": name}), None)
        assert sheet(view, wanted, {"actor": name}).counts.all == number
    assert timeline.understood(view, asked({"actor": "Mali"}), None).query.actor == "MLI"


def test_all_is_drawn_as_known_on_a_day(client: TestClient) -> None:
    """Forms, columns and the list lead on to pages of the same day."""
    page = client.get("/timeline?as_known_on=2031-02-28").text
    assert '<input type="hidden" name="as_known_on" value="2031-02-28">' in page
    ahead = re.findall(r'href="(/timeline[^"]*)"', page)
    inside = [link for link in ahead if "as_known_on=2031-02-28" in link]
    assert inside
    assert len(ahead) - len(inside) <= 1  # the way back to today
    assert "As known on 28 February 2031" in client.get("/network?as_known_on=2031-02-28").text


HOSTILE = "</script>\x01<b onclick=alert(1)>\u202ebold"


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    """Markup and controls in a name are shown as text, in the list, in the picture and in what the drawing is made of."""
    place = fill(tmp_path / "hostile.db")
    main, made = read_main(), records_of(read_main(), read_other())
    norland = replace(main.findings.actors[1], name=HOSTILE)
    party = replace(NORLAND, name=HOSTILE)
    act = made.events[0]
    hostile = replace(act, content=replace(act.content, source=(party,), status=Status.ACTUAL))
    actors = (made.actors[0], replace(made.actors[1], content=norland))
    with ledger.open_writer(place) as writer:
        writer.replace_records(replace(made, actors=actors, events=(hostile,)), linker="by hand")
    browser = TestClient(web.build(place), base_url="http://127.0.0.1")
    for address in ("/timeline", "/network", "/", "/timeline?actor=%3C%2Fscript%3E%3Cb%3E&between=NRL,SDR"):
        page = browser.get(address)
        assert "<b onclick" not in page.text
        assert page.text.count("</script>") == page.text.count("<script")
    assert "&lt;b onclick=alert(1)&gt;" in browser.get("/timeline").text
    for form in ("/network.graphml", "/network.svg?status=any", "/timeline.svg"):
        assert ET.fromstring(browser.get(form).text) is not None  # noqa: S314 - our own


def test_the_picture_is_a_file_that_stands_alone(client: TestClient) -> None:
    """It says whose it is and what was asked, holds a mark for each entry with a day, and leads nowhere."""
    answer = client.get("/timeline.svg?sides=NRL,SDR")
    assert answer.headers["content-type"] == "image/svg+xml"
    assert answer.headers["content-disposition"] == 'attachment; filename="servanda-timeline.svg"'
    assert answer.text == client.get("/timeline.svg?sides=NRL,SDR").text
    root = ET.fromstring(answer.text)  # noqa: S314 - our own
    told = [each.text for each in root.iter() if each.tag.endswith("}text")]
    assert told[:2] == ["Time line: Norland → SDR", "1 statement, 2 steps of promises, 1 event; sides NRL,SDR"]
    marks = [each for each in root.iter() if each.get("class", "").startswith("mark")]
    assert len(marks) == 4
    assert not any(name.endswith("href") for each in root.iter() for name in each.attrib)
    assert client.get("/timeline.svg?type=ASSAULT").status_code == 404
    assert "/timeline.svg?sides=NRL%2CSDR" in client.get("/timeline?sides=NRL,SDR").text
