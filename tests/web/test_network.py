from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path
from urllib.parse import urlencode
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from starlette.testclient import TestClient

from ledger.values import MARCH, event, read_main, read_other, records_of, statement
from servanda import ledger, web
from servanda.errors import NoSuchValueError
from servanda.ledger import Kind
from servanda.ledger import network as questions
from servanda.ledger.view import View
from servanda.model import (
    UNKNOWN,
    ActorId,
    Basis,
    CommitmentKind,
    EventType,
    FindingId,
    LinkedStep,
    Party,
    Period,
    Record,
    RecordId,
    Stance,
    Status,
    Support,
    on,
)
from servanda.web import asking, network, timeline
from servanda.web.network import asked, graphml, sheet, type_words

SPACE = {"g": "http://graphml.graphdrawing.org/xmlns"}


def test_what_is_alleged_or_only_planned_is_left_out_unless_it_is_asked_for() -> None:
    """A network of acts shows what was done; the address can ask for more."""
    plain, more = asked({}), asked({"alleged": "yes", "status": "any", "lanes": "done"})
    assert (plain.status, plain.with_alleged) == (Status.ACTUAL, False)
    assert (more.status, more.with_alleged, more.kinds) == (None, True, (Kind.EVENTS,))


@pytest.mark.parametrize("filters", [{"between": "NRL,SDR"}, {"type": "pledged"}, {"alleged": "perhaps"}])
def test_what_nothing_can_have_is_refused(filters: dict[str, str]) -> None:
    """Filters of other views and values of none are named."""
    with pytest.raises(NoSuchValueError):
        asked(filters)


def test_a_row_leads_to_the_list_of_its_records(client: TestClient, view: View) -> None:
    """Behind each row stand as many records as it counts."""
    rows = sheet(view, asked({"status": "any"}), None).rows
    assert [(row.source, row.target, row.words) for row in rows] == [
        ("Norland", "SDR", "promise: goods"),
        ("Norland", "SDR", "aid or transfer (AID)"),
        ("Norland", "SDR", "promises"),
        ("SDR", "Norland", "thanks"),
    ]
    assert [(row.dyad.kind, row.filters["sides"]) for row in rows] == [
        (Kind.COMMITMENTS, "NRL,SDR"),
        (Kind.EVENTS, "NRL,SDR"),
        (Kind.STATEMENTS, "NRL,SDR"),
        (Kind.STATEMENTS, "SDR,NRL"),
    ]
    for row in rows:
        page = client.get(f"/{row.dyad.kind}", params=dict(row.filters)).text
        assert page.count('<p class="heading">') == row.dyad.number
        assert f'href="/timeline?{urlencode({"sides": row.filters["sides"]})}"' in page


def test_the_drawing_holds_the_rows_of_the_table(client: TestClient, view: View) -> None:
    """Every side with its name, every row as a line that leads where the row does, and its years for the sliders."""
    shown = sheet(view, asked({}), None)
    assert sorted((node.side, node.name) for node in shown.graph.nodes) == [("NRL", "Norland"), ("SDR", "SDR")]
    assert [(tie.row, tie.classes) for tie in shown.graph.ties] == [
        (0, "tie plain"),
        (1, "tie words-for"),
        (2, "tie words-for"),
    ]
    assert [dict(row.years) for row in shown.rows] == [{"2031": 1}, {"2031": 1}, {"": 1}]
    page = client.get("/network").text
    rows, lines = (re.findall(rf'<a {which}href="([^"]+)"', page) for which in ("", r'class="tie[^"]*" '))
    assert len(lines) == 3
    assert set(lines) < set(rows)


def test_what_is_not_plainly_told_is_drawn_and_told_otherwise(tmp_path: Path) -> None:
    """Dotted where all is alleged or denied, dashed where all tells what was not; the table has the numbers."""
    norland, sudria = (Party(ActorId(f"a-{code}"), code, code, code) for code in ("NRL", "SDR"))
    acts = [
        ((norland,), (sudria,), EventType.AID, Status.ACTUAL, Basis.ALLEGED, MARCH),
        ((norland,), (sudria,), EventType.CONSULT, Status.NEGATED, Basis.NARRATOR, MARCH),
        ((sudria,), (norland,), EventType.AID, Status.ACTUAL, Basis.DENIED, MARCH),
        ((sudria,), (norland,), EventType.AID, Status.ACTUAL, Basis.NARRATOR, MARCH),
    ]
    with ledger.open_view(made(acts, [], [], tmp_path / "x.db")) as view:
        shown = sheet(view, asked({"status": "any", "alleged": "yes"}), None)
    assert [(row.ends[0], row.dyad.type, row.stroke, row.sure) for row in shown.rows] == [
        ("SDR", "AID", "", "1 alleged or denied"),
        ("NRL", "AID", "alleged", "1 alleged or denied"),
        ("NRL", "CONSULT", "negated", "1 said not to have been"),
    ]
    assert [tie.classes.split()[2:] for tie in shown.graph.ties] == [[], ["alleged"], ["negated"]]


def test_the_drawing_is_a_file_that_stands_alone(client: TestClient) -> None:
    """It asks for nothing, has its colours in itself, says what was asked, and is the same at every visit."""
    answer = client.get("/network.svg?status=any")
    assert answer.headers["content-type"] == "image/svg+xml"
    assert answer.headers["content-disposition"] == 'attachment; filename="servanda-network.svg"'
    assert answer.text == client.get("/network.svg?status=any").text
    root = ET.fromstring(answer.text)  # noqa: S314 - our own
    told = " ".join("".join(each.itertext()) for each in root.iter() if each.tag.endswith("}text"))
    assert "4 records in 4 rows, 4 drawn" in told
    assert "status any" in told
    assert {"Norland", "SDR"} <= set(told.split())
    assert not {"href", "class", "style"} & {name.rpartition("}")[2] for each in root.iter() for name in each.attrib}


def test_only_the_strongest_rows_are_shown_and_the_rest_counted(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is left out is said."""
    monkeypatch.setattr(network, "SHOWN", 1)
    page = TestClient(web.build(place), base_url="http://127.0.0.1").get("/network").text
    assert "3 records in 3 rows; the 1 with the most records are shown and drawn" in page


def test_graph_programs_get_all_of_it(client: TestClient) -> None:
    """GraphML and JSON hold the same sides and dyads, whatever the page shows."""
    rows = client.get("/network.json?status=any").json()
    assert [node["id"] for node in rows["nodes"]] == ["NRL", "SDR"]
    assert rows["edges"][1] == {
        "source": "NRL",
        "target": "SDR",
        "kind": "events",
        "type": "AID",
        "records": 1,
        "records_of_two_or_more_origins": 1,
        "first": "2031-03-01",
        "last": "2031-03-01",
    }
    answer = client.get("/network.graphml?status=any")
    assert answer.headers["content-type"] == "application/graphml+xml"
    root = ET.fromstring(answer.text)  # noqa: S314 - our own
    assert [node.get("id") for node in root.iterfind(".//g:node", SPACE)] == ["NRL", "SDR"]
    edges = root.findall(".//g:edge", SPACE)
    assert len(edges) == len(rows["edges"]) == 4
    assert [data.text for data in edges[1].iterfind("g:data", SPACE)] == [
        "events",
        "AID",
        "1",
        "1",
        "2031-03-01",
        "2031-03-01",
    ]
    assert [data.get("key") for data in edges[3].iterfind("g:data", SPACE)] == [
        "kind",
        "type",
        "records",
        "records_of_two_or_more_origins",
    ]


def test_a_name_with_strange_characters_stays_a_name() -> None:
    """What XML cannot hold is replaced, markup is text."""
    told = graphml({"nodes": [{"id": "a-1", "name": "<b>Bel\x00\ud800"}], "edges": []})
    name = ET.fromstring(told).find(".//g:data", SPACE)  # noqa: S314 - our own
    assert name is not None
    assert name.text == "<b>Bel\ufffd\ufffd"


def test_no_tie_says_how_many_have_one_side(client: TestClient) -> None:
    """An empty network is not a silent one."""
    page = client.get("/network?type=ASSAULT").text
    assert "No records between two sides match." in page
    assert "0 records of this ledger have only one side that is known" in page


def test_types_are_words() -> None:
    """Each kind's types read as what they are."""
    assert type_words(Kind.EVENTS, "AID") == "aid or transfer (AID)"


MAIN, OTHER = read_main(), read_other()
REPORT = MAIN.report
WORDS = "Norland will send 40,000 tonnes of grain to Sudria"
ALONE = Support(1, 1, 1)
PARTIES = some.sampled_from(
    [
        Party(ActorId(f"a-{number:016x}"), code, f"Party {number}", "they")
        for number, code in enumerate(["NRL", "NRL.GOV", "NRL.REB", "NRL.JRN", "SDR", "SDR.GOV.MFA", "SDR.MED", "---"])
    ]
)
SEVERAL = some.lists(PARTIES, max_size=3, unique=True).map(tuple)
WHEN = some.sampled_from([UNKNOWN, MARCH, on(date(2030, 6, 1)), on(date(2032, 1, 9))])
ACTS = some.tuples(
    SEVERAL,
    SEVERAL,
    some.sampled_from([EventType.AID, EventType.CONSULT]),
    some.sampled_from([Status.ACTUAL, Status.PLANNED]),
    some.sampled_from([Basis.NARRATOR, Basis.ALLEGED, Basis.DENIED]),
    WHEN,
)
WORDS_SAID = some.tuples(PARTIES, PARTIES, some.sampled_from([Stance.THANKS, Stance.ACCUSES]), WHEN)
PROMISES = some.tuples(
    SEVERAL,
    SEVERAL,
    some.sampled_from([CommitmentKind.GOODS, CommitmentKind.MONEY]),
    WHEN,
    some.lists(WHEN, max_size=2),
)
ASKED = [
    {"alleged": alleged, "status": status, **days}
    for alleged, status, days in product(
        ("", "yes"),
        ("", "any", "planned"),
        ({}, {"since": "2031"}, {"until": "2031"}, {"since": "2031", "until": "2031"}),
    )
]


def made(acts: Sequence[tuple], said: Sequence[tuple], promised: Sequence[tuple], place: Path) -> Path:  # type: ignore[type-arg]
    """Make a ledger of some acts, words and promises."""
    whole = records_of(MAIN, OTHER)
    (pledge,) = whole.commitments

    def record(number: int, kind: str, content: object) -> Record:  # type: ignore[type-arg]
        named = RecordId(f"{kind}-{number:016x}")
        return Record(named, replace(content, id=named), (FindingId(named),), ALONE)  # type: ignore[type-var]

    def promise(
        giving: object, taking: object, kind: CommitmentKind, since: Period, others: Sequence[Period]
    ) -> object:
        (first,) = pledge.content.steps
        steps: list[LinkedStep] = [replace(first, when=when) for when in (*others, since)]
        return replace(
            pledge.content,
            provider=giving,
            recipient=taking,
            kind=kind,
            steps=tuple(steps),
            state_since=since,
            due=None,
        )

    filled = replace(
        whole,
        disagreements=(),
        events=tuple(
            record(
                number,
                "e",
                event(REPORT, WORDS, source=one, target=two, type=type_, status=status, basis=basis, when=when),
            )
            for number, (one, two, type_, status, basis, when) in enumerate(acts)
        ),
        statements=tuple(
            record(number, "s", statement(REPORT, WORDS, speaker=one, target=two, stance=stance, said=when))
            for number, (one, two, stance, when) in enumerate(said)
        ),
        commitments=tuple(record(number, "c", promise(*each)) for number, each in enumerate(promised)),
    )
    with ledger.open_writer(place) as writer:
        writer.append([MAIN, OTHER])
        writer.replace_records(filled, linker="by hand")
    return place


@pytest.mark.slow
@settings(max_examples=12, deadline=None)
@given(some.lists(ACTS, max_size=6), some.lists(WORDS_SAID, max_size=4), some.lists(PROMISES, max_size=4))
def test_a_number_is_as_many_as_its_list_holds(acts: list[tuple], said: list[tuple], promised: list[tuple]) -> None:  # type: ignore[type-arg]
    """Whatever is asked of a network, the list behind each row has as many records as the row says."""
    with (
        tempfile.TemporaryDirectory() as folder,
        ledger.open_view(made(acts, said, promised, Path(folder) / "made.db")) as view,
    ):
        for filters in ASKED:
            for row in sheet(view, asked(filters), None).rows:
                query = asking.query(row.dyad.kind, row.filters)
                assert view.counted(query, most=100) == len(view.select(query)) == row.dyad.number
        for pair in questions.pairs(view, limit=50):
            for giving, taking, number in ((pair.one, pair.other, pair.there), (pair.other, pair.one, pair.back)):
                wanted = timeline.understood(view, timeline.asked({"sides": f"{giving},{taking}"}), None)
                assert (timeline.sheet(view, wanted, {}).counts.records or 0) == number
