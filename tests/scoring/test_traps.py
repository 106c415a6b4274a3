"""Every form of trap catches the row that it forbids, and gold itself falls into none."""

from __future__ import annotations

from typing import Any

import pytest
from small_gold import (
    BANDITS,
    BELMARK,
    BY_THEN,
    KARR,
    UNKNOWN,
    VELL,
    Rows,
    cited,
    day,
    event,
    party,
    small_gold,
    span,
    statement,
    trap,
    when,
)

from servanda import scoring
from servanda.errors import EvaluationError

TEASER = "Belmark border closed"


def falls(found: Rows, *traps: dict[str, Any]) -> list[str]:
    """The rows that fall into traps."""
    gold = scoring.rows(small_gold() | {"traps": list(traps)})
    assert scoring.evaluate(gold, gold).falls == ()
    return [fall.row for fall in scoring.evaluate(scoring.rows(found), gold).falls]


def row(rows: Rows, kind: str, name: str) -> dict[str, Any]:
    """The row with an id."""
    return next(each for each in rows[kind] if each["id"] == name)


def never(kind: str, /, **properties: Any) -> dict[str, Any]:
    """What a trap forbids."""
    return {"kind": kind, "with": properties} if properties else {"kind": kind}


def test_a_statement_from_a_teaser_falls() -> None:
    """A row of the forbidden kind whose evidence touches the place falls, whatever it says."""
    found = small_gold()
    found["statements"].append(statement("s-9", "a.txt", None, "closed", TEASER, TEASER))
    assert falls(found, trap("x-1", "a.txt", TEASER, never("statement"), never("event"), never("commitment"))) == [
        "s-9"
    ]


@pytest.mark.parametrize(
    ("change", "forbidden", "is_fallen"),
    [
        ({"status": "actual"}, {"status": "actual"}, True),
        ({"status": "actual"}, {"status": ["actual", "negated"]}, True),
        ({}, {"status": "actual"}, False),
        ({"type": "AGREE"}, {"type": ["AGREE", "CONSULT"]}, True),
        ({"type": "AGREE"}, {"type": "AGREE", "status": "actual"}, False),
        ({"basis": "narrator"}, {"basis": "narrator"}, True),
        ({"terms": "sale"}, {"terms": "sale"}, True),
        ({"source": [KARR]}, {"source": "a-karr"}, True),
        ({"source": [KARR]}, {"source": "XBB.GOV"}, True),
        ({}, {"source": "a-karr"}, False),
        ({"source": [KARR], "target": [VELL]}, {"source": ["a-karr", "a-vell"]}, True),
        ({"source": [KARR]}, {"source": ["a-karr", "a-vell"]}, False),
        ({"target": [BANDITS]}, {"target": "a-bandits"}, True),
        ({"when": day("2021-05-04")}, {"when": "2021-05-04"}, True),
        ({"when": day("2021-05-04")}, {"when": "2021"}, True),
        ({"when": day("2021-05-04")}, {"when": "05-04"}, True),
        ({"when": day("2021-05-04")}, {"when": "05-05"}, False),
        ({"when": when("202X/..", "2020-01-01", None)}, {"when": "202X"}, True),
        ({"when": BY_THEN}, {"when": "2021-05-04"}, False),
        ({}, {"when": "2021-05-04"}, False),
        ({}, {"lines": "satellites"}, False),
        ({"type": "COERCE"}, {"type": "COERCE", "lines": "Trucks"}, True),
        ({"when": day("2021-05-04")}, {"when": "any"}, True),
        ({}, {"when": "any"}, False),
        ({"place": {"name": "Here", "country": None}}, {"place": "any"}, True),
        ({}, {"place": "any"}, False),
    ],
)
def test_an_event_falls_by_its_properties(
    change: dict[str, Any],
    forbidden: dict[str, Any],
    is_fallen: bool,
) -> None:
    """All forbidden properties together, a list of words for any of them, a list of parties for all."""
    found = small_gold()
    row(found, "events", "e-1").update(change)
    place = trap("x-1", "a.txt", "send 20 trucks", never("event", **forbidden))
    assert (falls(found, place) == ["e-1"]) is is_fallen


def test_the_day_that_another_report_prints_does_not_fall() -> None:
    """What linking brought to a merged record is not said at the place; the very words there are."""
    found = small_gold()
    place = trap("x-1", "a.txt", "send 20 trucks", never("event", when="2021-05-04"))
    merged = row(found, "events", "e-1")
    merged["when"] = {**day("2021-05-04"), "text": "the fourth of May"}
    assert falls(found, place) == ["e-1"]
    merged["evidence"].append(cited("b.txt", "Belmark received 20 trucks"))
    assert falls(found, place) == []
    merged["when"] = {**day("2021-05-04"), "text": "send 20"}
    assert falls(found, place) == ["e-1"]


def test_an_event_elsewhere_does_not_fall() -> None:
    """Only the place of the trap counts."""
    assert falls(small_gold(), trap("x-1", "a.txt", TEASER, never("event"))) == []


def test_an_event_is_counted() -> None:
    """`count` forbids that many records for the span."""
    found = small_gold()
    whole = "Belmark received 20 trucks"
    place = trap("x-1", "b.txt", whole, never("event", count="2"), never("event", count="3"))
    assert falls(found, place) == []
    found["events"].append(event("e-9", "b.txt", "AID", whole))
    assert falls(found, place) == ["e-3", "e-9"]


def test_a_second_record_falls_beside_the_right_one() -> None:
    """`second` forbids a further record where gold's own was found; a merged one is not second."""
    found = small_gold()
    place = trap("x-1", "a.txt", "thanked Arland for the trucks", never("event", second=True))
    assert falls(found, place) == []
    found["events"].append(event("e-9", "a.txt", "SUPPORT", "thanked Arland"))
    assert falls(found, place) == ["e-9"]
    found["events"].pop()
    merged = row(found, "events", "e-1")
    merged["evidence"].append(cited("a.txt", "thanked Arland"))
    assert falls(found, place) == []


def test_the_only_record_of_a_place_is_not_second() -> None:
    """A wrong commitment where gold has one is a miss; beside another it is one too many."""
    found = small_gold()
    wrong = row(found, "commitments", "c-1")
    wrong["kind"] = "money"
    place = trap("x-1", "a.txt", "send 20 trucks", never("commitment", second=True))
    assert falls(found, place) == []
    found["commitments"].append(small_gold()["commitments"][0] | {"id": "c-2", "members": ["c-2"]})
    assert falls(found, place) == ["c-1"]


@pytest.mark.parametrize(
    ("properties", "is_fallen"),
    [
        ({"speaker": "any"}, True),
        ({"speaker": "a-karr"}, True),
        ({"speaker": "a-vell"}, False),
        ({"speaker": "a-karr", "nested_in": None}, True),
        ({"speaker": "a-karr", "nested_in": "s-1"}, False),
    ],
)
def test_a_statement_falls_by_its_speaker(properties: dict[str, Any], is_fallen: bool) -> None:
    """A forbidden speaker, any speaker, and null for a row that stands in no other."""
    found = small_gold()
    found["statements"].append(statement("s-9", "a.txt", KARR, "closed", TEASER, TEASER))
    assert (falls(found, trap("x-1", "a.txt", TEASER, never("statement", **properties))) == ["s-9"]) is is_fallen


@pytest.mark.parametrize(
    ("change", "properties"),
    [
        ({"state": "signed"}, {"state": ["signed", "in_force"]}),
        ({"terms": "gift"}, {"terms": "gift"}),
        ({"kind": "money", "state": "signed"}, {"kind": "money", "state": "signed"}),
    ],
)
def test_a_commitment_falls_by_its_state(change: dict[str, Any], properties: dict[str, Any]) -> None:
    """State, terms and kind of a commitment whose step stands on the place."""
    found = small_gold()
    place = trap("x-1", "a.txt", "send 20 trucks", never("commitment", **properties))
    assert falls(found, place) == []
    row(found, "commitments", "c-1").update(change)
    assert falls(found, place) == ["c-1"]


def test_any_due_day_falls() -> None:
    """`due: any` forbids a day; an unknown period is none."""
    gold = small_gold() | {"traps": [trap("x-1", "a.txt", "send 20 trucks", never("commitment", due="any"))]}
    gold["commitments"][0]["due"] = None
    found = small_gold()
    for due, fallen in ((day("2021-06-01"), ["c-1"]), (UNKNOWN, []), (None, [])):
        found["commitments"][0]["due"] = due
        falls_ = scoring.evaluate(scoring.rows(found), scoring.rows(gold)).falls
        assert [fall.row for fall in falls_] == fallen


def test_a_mention_of_the_wrong_actor_falls() -> None:
    """A name on the place that is resolved to the forbidden actor falls; gold's own mention does not."""
    found = small_gold()
    bare = trap("x-1", "a.txt", "Ido Karr of Belmark", never("mention"))
    wrong = trap("x-2", "a.txt", "Ido Karr", never("mention", actor="a-vell"))
    assert falls(found, bare, wrong) == []
    actors = {each["id"]: each for each in found["actors"]}
    actors["a-vell"]["mention_spans"].append(actors["a-karr"]["mention_spans"].pop(0))
    assert falls(found, bare, wrong) == ["a-vell-3"]


def test_another_minister_is_not_excused_by_the_shared_code() -> None:
    """Where a person is forbidden only that person falls, and only the right one is excused."""
    found = small_gold()
    place = trap("x-1", "a.txt", "Ona Vell", never("mention", actor="a-orrin"))
    gold = small_gold() | {"traps": [place]}
    for rows in (gold, found):
        rows["actors"].append(
            {
                "id": "a-orrin",
                "code": "XAA.GOV",
                "name": "Tam Orrin",
                "kind": "person",
                "aliases": [],
                "mention_spans": [],
            }
        )
    assert scoring.evaluate(scoring.rows(found), scoring.rows(gold)).falls == ()
    found["actors"][-1]["mention_spans"].append(found["actors"][2]["mention_spans"].pop(0))
    falls_ = scoring.evaluate(scoring.rows(found), scoring.rows(gold)).falls
    assert [fall.row for fall in falls_] == ["a-orrin-0"]


def test_a_state_is_also_its_government() -> None:
    """A place resolved to the government falls where the state is forbidden."""
    found = small_gold()
    found["actors"][1]["mention_spans"].append(cited("a.txt", "Belmark border") | {"type": "name"})
    place = trap("x-1", "a.txt", TEASER, never("mention", actor="a-belmark"))
    assert falls(found, place) == ["a-belmark-5"]
    found["actors"][1]["code"] = "XBB.GOV"
    assert falls(found, place) == ["a-belmark-5"]


def test_a_glued_mention_falls() -> None:
    """A mention that runs over the border of gold's own is no longer gold's own."""
    found = small_gold()
    found["actors"][3]["mention_spans"][0] = cited("a.txt", "Ido Karr of") | {"type": "name"}
    assert falls(found, trap("x-1", "a.txt", "Ido Karr of", never("mention"), never("actor"))) == ["a-karr", "a-karr-0"]


def test_a_mention_falls_by_the_kind_of_its_actor() -> None:
    """`kind` is the form of the mention, its sense, or what its actor is."""
    found = small_gold()
    found["actors"][3]["mention_spans"].append(cited("a.txt", "Belmark border") | {"type": "name"})
    place = trap("x-1", "a.txt", TEASER, never("mention", kind="person"))
    assert falls(found, place) == ["a-karr-2"]
    assert falls(found, trap("x-1", "a.txt", TEASER, never("mention", kind="state"))) == []


@pytest.mark.parametrize(
    ("properties", "is_fallen"),
    [
        ({}, True),
        ({"kind": "person"}, True),
        ({"kind": "igo"}, False),
        ({"name": "Tam Orrin"}, True),
        ({"name": "ido karr"}, False),
        ({"kind": "person", "named": True}, True),
        ({"kind": "person", "named": False}, False),
    ],
)
def test_an_actor_falls_by_kind_and_name(properties: dict[str, Any], is_fallen: bool) -> None:
    """An actor made of words on the place falls; `named` asks for a name that is not printed there."""
    found = small_gold()
    new = party("a-new", "XBB.GOV", "Tam Orrin")
    found["actors"].append(
        {
            "id": "a-new",
            "code": new["code"],
            "name": new["name"],
            "kind": "person",
            "country": "XBB",
            "aliases": [],
            "roles": [],
            "mention_spans": [cited("a.txt", TEASER) | {"type": "name"}],
        }
    )
    assert (falls(found, trap("x-1", "a.txt", TEASER, never("actor", **properties))) == ["a-new"]) is is_fallen


def test_a_pronoun_inside_a_phrase_is_somebody_else() -> None:
    """`named` asks who the whole phrase is, not who stands in it."""
    found = small_gold()
    found["actors"][2]["mention_spans"].append(cited("a.txt", "Belmark", 3) | {"type": "name"})
    place = trap("x-1", "a.txt", TEASER, never("actor", kind="person", named=True))
    assert falls(found, place) == []
    found["actors"][2]["mention_spans"].append(cited("a.txt", "closed") | {"type": "name"})
    assert falls(found, place) == ["a-vell"]


def test_a_label_falls_by_whose_word_it_is() -> None:
    """A label of the forbidden voice falls, any label where none may be, gold's own never."""
    found = small_gold()
    by_karr = trap("x-1", "a.txt", "arming bandits", never("label", by="a-karr"))
    none = trap("x-2", "a.txt", "arming bandits", never("label"))
    assert falls(found, by_karr, none) == []
    found["labels"][0]["by"] = KARR
    assert falls(found, by_karr, none) == ["l-1", "l-1"]
    found["labels"][0]["by"] = "a-karr"
    assert falls(found, by_karr) == ["l-1"]
    found["labels"][0]["by"] = party("a-other", "---", "Quill")
    assert falls(found, trap("x-3", "a.txt", "arming bandits", never("label", by="XBB"))) == []


def test_a_time_falls_unless_it_dates_nothing() -> None:
    """A time on the place falls, or one with the forbidden value or precision; use none is no time of anything."""
    found = small_gold()
    start, end = span("a.txt", "Monday")
    time = {
        "id": "t-9",
        "report": "a.txt",
        "start": start,
        "end": end,
        "quote": "Monday",
        "when": day("2021-05-10"),
        "use": "event",
    }
    found["times"].append(time)
    assert falls(found, trap("x-1", "a.txt", "on Monday", never("time"))) == ["t-9"]
    assert falls(found, trap("x-1", "a.txt", "on Monday", never("time", value="2021-05-10"))) == ["t-9"]
    assert falls(found, trap("x-1", "a.txt", "on Monday", never("time", value="2021-05-03"))) == []
    assert falls(found, trap("x-1", "a.txt", "on Monday", never("time", granularity="day"))) == ["t-9"]
    time["when"] = UNKNOWN
    assert falls(found, trap("x-1", "a.txt", "on Monday", never("time", granularity="day"))) == []
    time["use"] = "none"
    assert falls(found, trap("x-1", "a.txt", "on Monday", never("time"))) == []


def test_a_quantity_falls_by_its_printed_words() -> None:
    """An amount in a row of the place falls when its words stand in the trap."""
    found = small_gold()
    place = trap("x-1", "a.txt", "4 May 2021", never("quantity"))
    assert falls(found, place) == []
    line = {
        "item": "May",
        "class": "other",
        "quantity": {"low": 4, "high": 4, "unit": None, "approx": False, "text": "4 May"},
        "value": None,
    }
    bare = {"item": "May", "class": "other", "quantity": None, "value": None}
    found["events"].append(event("e-9", "a.txt", "AID", "4 May 2021", lines=[bare, line]))
    commitment = small_gold()["commitments"][0] | {"id": "c-9", "members": ["c-9"], "lines": [line]}
    commitment["steps"] = [commitment["steps"][0] | {"evidence": [cited("a.txt", "4 May 2021")]}]
    found["commitments"].append(commitment)
    assert falls(found, place) == ["c-9", "e-9"]


def test_a_block_of_the_wrong_kind_falls() -> None:
    """A teaser that is cut as body falls."""
    found = small_gold()
    place = trap("x-1", "a.txt", TEASER, never("block", kind="body"))
    assert falls(found, place) == []
    found["reports"][0]["blocks"][-1]["kind"] = "body"
    assert falls(found, place) == ["a.txt [275, 308) body"]


def test_a_day_of_publication_read_off_the_wrong_place_falls() -> None:
    """`published` falls when it is wrong and was printed at the place, or is what a time there means."""
    found = small_gold()
    report = row(found, "reports", "b.txt")
    place = trap("x-1", "b.txt", "June 2020", never("published"))
    elsewhere = trap("x-2", "b.txt", "9 May 2021", never("published"))
    assert falls(found, place, elsewhere) == []
    report["published"] = day("2020-06-09") | {"text": "June 2020"}
    assert falls(found, place, elsewhere) == ["b.txt"]
    report["published"] = day("2020-06-09")
    assert falls(found, place, elsewhere) == ["b.txt"]
    assert falls(found, trap("x-1", "b.txt", "received", never("published", granularity="day"))) == ["b.txt"]
    report["published"] = when("2020", "2020-01-01", "2020-12-31")
    assert falls(found, trap("x-1", "b.txt", "received", never("published", granularity="day"))) == []


def test_an_agency_that_only_the_place_names_falls() -> None:
    """A credited agency never falls; another one whose name stands on the place does."""
    found = small_gold()
    place = trap("x-1", "a.txt", "By Quill Agency", never("agency"))
    assert falls(found, place) == []
    other = trap("x-2", "a.txt", TEASER, never("agency"))
    row(found, "reports", "a.txt")["agencies"].append("Belmark")
    assert falls(found, place, other) == ["a.txt Belmark"]


def test_a_record_with_an_origin_too_many_falls() -> None:
    """Words known through one text have one origin, however many speakers tell of them."""
    found = small_gold()
    place = trap("x-1", "a.txt", "Ido Karr of Belmark thanked Arland", never("origin", second=True))
    for origins, fallen in ((1, []), (2, ["s-3"]), (None, [])):
        row(found, "statements", "s-3")["origins"] = origins
        assert falls(found, place) == fallen


def test_two_that_were_merged_fall() -> None:
    """Gold actors or events that must be two fall when the ledger has one."""
    found = small_gold()
    actors = trap("x-1", "a.txt", "Ido Karr", never("merge", actors=["a-karr", "a-vell"]))
    events = trap("x-2", "b.txt", "Belmark received", never("merge", events=["e-1", "e-3"]))
    assert falls(found, actors, events) == []
    vell, karr = found["actors"][2], found["actors"][3]
    vell["mention_spans"] += karr.pop("mention_spans")
    merged, other = row(found, "events", "e-3"), row(found, "events", "e-1")
    merged["evidence"] += other["evidence"]
    found["events"].remove(other)
    assert falls(found, actors, events) == ["a-vell", "e-3"]


def test_a_trap_of_an_unknown_kind_is_refused() -> None:
    """A trap that nothing can judge would always pass: it is an error."""
    with pytest.raises(EvaluationError, match="forbids 'colour'"):
        falls(small_gold(), trap("x-1", "a.txt", TEASER, never("colour")))
    with pytest.raises(EvaluationError, match="forbids a mention with colour"):
        falls(small_gold(), trap("x-1", "a.txt", TEASER, never("mention", colour="red")))


def test_traps_are_counted_by_tier() -> None:
    """The figures give the falls of each tier."""
    found = small_gold()
    found["statements"].append(statement("s-9", "a.txt", None, "closed", TEASER, TEASER, target=BELMARK))
    place = trap("x-1", "a.txt", TEASER, never("statement"), tier="extra")
    gold = scoring.rows(small_gold() | {"traps": [place]})
    figures = scoring.figures(scoring.evaluate(scoring.rows(found), gold))
    assert (figures["traps.core"], figures["traps.extra"]) == (0.0, 1.0)
