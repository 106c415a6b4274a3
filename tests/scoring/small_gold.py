"""A small gold folder of two pages about invented states, made of quotes so that every span is right by construction."""

from __future__ import annotations

import copy
import hashlib
from typing import Any

FIRST = (
    "Arland pledges trucks\n"
    "By Quill Agency\n"
    "4 May 2021\n"
    "President Ona Vell of Arland said on Monday that Arland would send 20 trucks to Belmark. "
    '"We keep our word," Vell said. '
    "Ido Karr of Belmark thanked Arland for the trucks. "
    "Belmark's opposition accused Arland of arming bandits.\n"
    "Read more: Belmark border closed\n"
)
SECOND = (
    "Belmark receives trucks\n"
    "Belmark received 20 trucks from Arland on 9 May 2021. "
    "Karr said that Vell told him that more aid would follow. "
    "Vell visited Belmark in June 2020.\n"
)
TEXTS = {"a.txt": FIRST, "b.txt": SECOND}

Rows = dict[str, list[dict[str, Any]]]


def span(report: str, quote: str, nth: int = 0) -> tuple[int, int]:
    """Where a quote stands; `nth` counts its copies."""
    start = -1
    for _ in range(nth + 1):
        start = TEXTS[report].index(quote, start + 1)
    return start, start + len(quote)


def cited(report: str, quote: str, nth: int = 0) -> dict[str, Any]:
    """Evidence at a quote."""
    start, end = span(report, quote, nth)
    return {"report": report, "start": start, "end": end, "quote": quote, "rule": "gold", "score": 1.0}


def when(
    edtf: str | None, first: str | None, last: str | None, basis: str = "stated", relation: str = "at"
) -> dict[str, Any]:
    """A period."""
    return {"edtf": edtf, "earliest": first, "latest": last, "relation": relation, "basis": basis, "text": None}


def day(value: str, basis: str = "stated") -> dict[str, Any]:
    """One day."""
    return when(value, value, value, basis)


UNKNOWN = when(None, None, None, "unknown")
BY_THEN = when("[..2021-05-04]", None, "2021-05-04", "publication")


def party(actor: str, code: str, name: str) -> dict[str, Any]:
    """A party."""
    return {"actor": actor, "code": code, "name": name, "text": name, "role": None}


ARLAND = party("a-arland", "XAA", "Arland")
BELMARK = party("a-belmark", "XBB", "Belmark")
VELL = party("a-vell", "XAA.GOV", "Ona Vell")
KARR = party("a-karr", "XBB.GOV", "Ido Karr")
OPPOSITION = party("a-opposition", "XBB.OPP", "Belmark's opposition")
BANDITS = party("a-bandits", "XAA.REB", "bandits")
QUILL = party("a-quill", "---", "Quill Agency")

TRUCKS = {
    "item": "trucks",
    "class": "vehicles",
    "quantity": {"low": 20, "high": 20, "unit": "trucks", "approx": False, "text": "20 trucks"},
    "value": None,
}


def block(report: str, quote: str, kind: str) -> dict[str, Any]:
    """A block that ends with its line."""
    start, end = span(report, quote)
    return {"start": start, "end": end, "kind": kind}


def report(name: str, **fields: Any) -> dict[str, Any]:
    """A report row."""
    text = TEXTS[name]
    return {
        "id": name,
        "url": None,
        "file": name,
        "outlet": None,
        "agencies": [],
        "byline": None,
        "title": None,
        "language": "en",
        "published": UNKNOWN,
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "text": text,
        "blocks": [],
        "problems": [],
        "also": {},
        "tier": "core",
    } | fields


def statement(
    name: str, report: str, speaker: Any, cue: str, content: str, whole: str, **fields: Any
) -> dict[str, Any]:
    """A statement row."""
    return {
        "id": name,
        "speaker": speaker,
        "speakers": [],
        "hearer": None,
        "via": ["Quill Agency"] if report == "a.txt" else [],
        "medium": None,
        "mode": "indirect",
        "cue": cue,
        "cue_span": list(span(report, cue)),
        "cue_act": "asserts",
        "stance": "asserts",
        "target": None,
        "content": content,
        "content_parts": [list(span(report, content))],
        "hedges": [],
        "scare_quotes": [],
        "nested_in": None,
        "said": UNKNOWN,
        "same_utterance": None,
        "members": [name],
        "evidence": [cited(report, whole)],
        "also": {},
        "tier": "core",
    } | fields


def event(name: str, report: str, kind: str, quote: str, **fields: Any) -> dict[str, Any]:
    """An event row."""
    return {
        "id": name,
        "type": kind,
        "mode": None,
        "contexts": [],
        "source": [ARLAND],
        "target": [BELMARK],
        "when": UNKNOWN,
        "place": None,
        "status": "actual",
        "basis": "narrator",
        "attested_by": [],
        "lines": [],
        "terms": None,
        "members": [name],
        "evidence": [cited(report, quote)],
        "also": {},
        "tier": "core",
    } | fields


def step(kind: str, report: str, quote: str, **fields: Any) -> dict[str, Any]:
    """A step of a commitment."""
    return {
        "step": kind,
        "when": UNKNOWN,
        "scope": "increment",
        "lines": [TRUCKS],
        "by": None,
        "role_of_speaker": "unknown",
        "link": "new",
        "evidence": [cited(report, quote)],
        "also": {},
    } | fields


def actor(
    name: str, of: dict[str, Any], kind: str, mentions: list[tuple[str, str, int, str]], **fields: Any
) -> dict[str, Any]:
    """An actor row with its mentions: report, quote, which copy, type."""
    return {
        "id": of["actor"],
        "code": of["code"],
        "name": name,
        "kind": kind,
        "country": of["code"][:3] if of["code"] != "---" else None,
        "aliases": [name, *sorted({quote for _, quote, _, _ in mentions})],
        "roles": [],
        "mention_spans": [cited(report, quote, nth) | {"type": kind} for report, quote, nth, kind in mentions],
        "tier": "core",
    } | fields


def trap(
    name: str, report: str, quote: str, *never: dict[str, Any], nth: int = 0, tier: str = "core"
) -> dict[str, Any]:
    """A trap row."""
    start, end = span(report, quote, nth)
    return {
        "id": name,
        "report": report,
        "start": start,
        "end": end,
        "quote": quote,
        "never": list(never),
        "reason": "for the test",
        "tier": tier,
    }


def small_gold() -> Rows:
    """The whole gold, fresh for each caller to break."""
    promise = "President Ona Vell of Arland said on Monday that Arland would send 20 trucks to Belmark"
    rows: Rows = {
        "reports": [
            report(
                "a.txt",
                outlet="The Arland Post",
                agencies=["Quill Agency"],
                byline="By Quill Agency",
                title="Arland pledges trucks",
                published=day("2021-05-04"),
                blocks=[
                    block("a.txt", "Arland pledges trucks\n", "title"),
                    block("a.txt", "By Quill Agency\n", "byline"),
                    block("a.txt", "4 May 2021\n", "dateline"),
                    block("a.txt", FIRST[FIRST.index("President") : FIRST.index("Read more")], "body"),
                    block("a.txt", "Read more: Belmark border closed\n", "teaser"),
                ],
                problems=[{"code": "no_time_zone", "message": "no zone", "start": 38, "end": 48}],
                also={"outlet": ["Arland Post"], "published.basis": ["inferred"]},
            ),
            report(
                "b.txt",
                title="Belmark receives trucks",
                blocks=[
                    block("b.txt", "Belmark receives trucks\n", "title"),
                    block("b.txt", SECOND[SECOND.index("Belmark received") :], "body"),
                ],
            ),
        ],
        "origins": [
            {"id": "o-1", "root": "a.txt", "reports": ["a.txt"], "agency": "Quill Agency", "tier": "core"},
            {"id": "o-2", "root": "b.txt", "reports": ["b.txt"], "agency": None, "tier": "core"},
        ],
        "actors": [
            actor(
                "Arland",
                ARLAND,
                "state",
                [("a.txt", "Arland", n, "name") for n in range(1, 5)] + [("b.txt", "Arland", 0, "name")],
            ),
            actor(
                "Belmark",
                BELMARK,
                "state",
                [("a.txt", "Belmark", n, "name") for n in range(2)]
                + [("b.txt", "Belmark", n, "name") for n in range(3)],
            ),
            actor(
                "Ona Vell",
                VELL,
                "person",
                [("a.txt", "Ona Vell", 0, "name"), ("a.txt", "Vell", 1, "name"), ("b.txt", "Vell", 0, "name")],
                roles=[
                    {
                        "title": "President",
                        "country": "XAA",
                        "from": when("[..2021-05-04]", None, "2021-05-04", "publication"),
                        "to": when("[2021-05-04..]", "2021-05-04", None, "publication"),
                        "evidence": [cited("a.txt", "President Ona Vell")],
                    }
                ],
            ),
            actor("Ido Karr", KARR, "person", [("a.txt", "Ido Karr", 0, "name"), ("b.txt", "Karr", 0, "name")]),
            actor("bandits", BANDITS, "group", [("a.txt", "bandits", 0, "nominal")], tier="extra"),
            actor("Quill Agency", QUILL, "media", [("a.txt", "Quill Agency", 0, "name")]),
        ],
        "statements": [
            statement(
                "s-1",
                "a.txt",
                VELL,
                "said on Monday",
                "that Arland would send 20 trucks to Belmark",
                promise,
                stance="promises",
                hearer=BELMARK,
                said=day("2021-05-03", "relative"),
                also={"stance": ["announces"]},
            ),
            statement(
                "s-2",
                "a.txt",
                VELL,
                "Vell said",
                '"We keep our word,"',
                '"We keep our word," Vell said',
                mode="direct",
                same_utterance="s-1",
                said=BY_THEN,
            ),
            statement(
                "s-3",
                "a.txt",
                KARR,
                "thanked",
                "Arland for the trucks",
                "Ido Karr of Belmark thanked Arland for the trucks",
                cue_act="thanks",
                stance="thanks",
                target=ARLAND,
                hedges=["for the trucks"],
                said=BY_THEN,
            ),
            statement(
                "s-4",
                "a.txt",
                OPPOSITION,
                "accused",
                "Arland of arming bandits",
                "Belmark's opposition accused Arland of arming bandits",
                cue_act="accuses",
                stance="accuses",
                target=ARLAND,
                said=BY_THEN,
                tier="extra",
            ),
            statement(
                "s-5",
                "b.txt",
                KARR,
                "said",
                "that Vell told him that more aid would follow",
                "Karr said that Vell told him that more aid would follow",
            ),
            statement(
                "s-6",
                "b.txt",
                VELL,
                "told",
                "more aid would follow",
                "Vell told him that more aid would follow",
                stance="promises",
                hearer=KARR,
                nested_in="s-5",
            ),
        ],
        "events": [
            event(
                "e-1",
                "a.txt",
                "AID",
                "Arland would send 20 trucks to Belmark",
                status="planned",
                basis="one_party",
                attested_by=[VELL],
                lines=[TRUCKS],
                terms="unknown",
                also={"type": ["COOPERATE"], "source": ["a-vell"], "terms": ["gift"]},
            ),
            event(
                "e-2",
                "a.txt",
                "AID",
                "Arland of arming bandits",
                target=[BANDITS],
                basis="alleged",
                attested_by=[OPPOSITION],
                terms="unknown",
                tier="extra",
            ),
            event(
                "e-3",
                "b.txt",
                "AID",
                "Belmark received 20 trucks from Arland on 9 May 2021",
                when=day("2021-05-09"),
                lines=[TRUCKS],
                terms="unknown",
                contexts=["economic"],
            ),
            event(
                "e-4",
                "b.txt",
                "CONSULT",
                "Vell visited Belmark in June 2020",
                mode="visit",
                source=[VELL],
                when=when("2020-06", "2020-06-01", "2020-06-30"),
                place={"name": "Belmark", "country": "XBB", "lat": None, "lon": None},
            ),
        ],
        "commitments": [
            {
                "id": "c-1",
                "kind": "goods",
                "provider": [ARLAND],
                "recipient": [BELMARK],
                "via": [],
                "lines": [TRUCKS],
                "terms": "unknown",
                "instrument": "statement",
                "parent": None,
                "due": when("2021-05", "2021-05-01", "2021-05-31"),
                "state": "fulfilled",
                "state_since": day("2021-05-09"),
                "flags": ["single_source", "stale"],
                "steps": [
                    step("pledged", "a.txt", "Arland would send 20 trucks to Belmark", by=VELL, when=day("2021-05-03")),
                    step(
                        "fulfilled",
                        "b.txt",
                        "Belmark received 20 trucks from Arland",
                        when=day("2021-05-09"),
                        link="draws_on",
                    ),
                    step("mentioned", "a.txt", "Ido Karr of Belmark thanked Arland", optional=True, lines=[]),
                ],
                "totals": {"promised": None, "delivered": None, "outstanding": None},
                "not_counted": [],
                "members": ["c-1"],
                "origins": 2,
                "also": {"state": ["partly_delivered"]},
                "tier": "core",
            }
        ],
        "labels": [
            {
                "id": "l-1",
                "actor": BANDITS,
                "label": "bandits",
                "by": QUILL,
                "kind": "evaluation",
                "polarity": -1,
                "evidence": [cited("a.txt", "arming bandits")],
                "tier": "core",
            }
        ],
        "times": [
            {
                "id": "t-1",
                "report": "a.txt",
                "start": span("a.txt", "4 May 2021")[0],
                "end": span("a.txt", "4 May 2021")[1],
                "quote": "4 May 2021",
                "when": day("2021-05-04"),
                "use": "publication",
                "tier": "core",
            },
            {
                "id": "t-2",
                "report": "b.txt",
                "start": span("b.txt", "June 2020")[0],
                "end": span("b.txt", "June 2020")[1],
                "quote": "June 2020",
                "when": when("2020-06", "2020-06-01", "2020-06-30"),
                "use": None,
                "tier": "core",
            },
        ],
        "disagreements": [
            {
                "id": "d-1",
                "record": "e-3",
                "field": "when",
                "values": [
                    {
                        "value": "2021-05-09",
                        "origins": ["o-2"],
                        "said_by": [],
                        "evidence": [cited("b.txt", "9 May 2021")],
                    },
                    {"value": "2021-05", "origins": ["o-1"], "said_by": [], "evidence": [cited("a.txt", "4 May 2021")]},
                ],
                "kind": "refinement",
                "tier": "core",
            }
        ],
        "links": [
            {"id": "k-1", "kind": "planned_then_done", "members": ["e-1", "e-3"], "tier": "core"},
            {"id": "k-2", "kind": "not_same", "members": ["e-3", "e-4"], "tier": "core"},
        ],
    }
    return copy.deepcopy(rows)
