"""The columns of every kind of record: names, order, shapes and what they mean. The public contract, as data.

Rows are made by `servanda.export.rows` and must have exactly these fields in this order; the forms that need types
(Parquet) or flat columns (CSV) take them from here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from servanda.ledger import Kind


class Scalar(Enum):
    """A single value; all of them may be null."""

    TEXT = "text"
    WHOLE = "whole number"
    NUMBER = "number"
    FLAG = "true or false"
    DAY = "day (YYYY-MM-DD)"
    MOMENT = "UTC time"


@dataclass(frozen=True, slots=True)
class Column:
    """A field of a row or of a part of a row; `says` is one phrase for people."""

    name: str
    shape: Shape
    says: str


@dataclass(frozen=True, slots=True)
class Group:
    """A value of several fields; may be null."""

    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Many:
    """A list, never null."""

    item: Shape


Shape: TypeAlias = Scalar | Group | Many

_TEXT, _WHOLE, _NUMBER, _FLAG, _DAY = Scalar.TEXT, Scalar.WHOLE, Scalar.NUMBER, Scalar.FLAG, Scalar.DAY

SPAN = Many(_WHOLE)
"""Start and end in code points, half-open."""

WHEN = Group(
    (
        Column("edtf", _TEXT, "the period in EDTF"),
        Column("earliest", _DAY, "first day that it can be, null if open or unknown"),
        Column("latest", _DAY, "last day that it can be, null if open or unknown"),
        Column("relation", _TEXT, "at, throughout, since, until or repeated"),
        Column("basis", _TEXT, "how it is known: stated, relative, publication, inferred or unknown"),
        Column("text", _TEXT, "the printed words"),
    )
)
PARTY = Group(
    (
        Column("actor", _TEXT, "id of the actor"),
        Column("code", _TEXT, "ISO3[.SECTOR[.BODY]], an organisation's code, IMG... or ---"),
        Column("name", _TEXT, "the actor's name"),
        Column("text", _TEXT, "what is printed"),
        Column("role", _TEXT, "the office printed with it"),
    )
)
RANGE = (Column("low", _NUMBER, "least, null if open"), Column("high", _NUMBER, "most, null if open"))
VALUE = Group((*RANGE, Column("currency", _TEXT, "ISO 4217")))
LINE = Group(
    (
        Column("item", _TEXT, "what is promised or moved, as printed"),
        Column("class", _TEXT, "its class"),
        Column(
            "quantity",
            Group(
                (
                    *RANGE,
                    Column("unit", _TEXT, "what is counted"),
                    Column("approx", _FLAG, "whether the number is approximate"),
                    Column("text", _TEXT, "the printed amount"),
                )
            ),
            "how much",
        ),
        Column("value", VALUE, "what it is worth"),
        Column("conversions", Many(VALUE), "what that is in other currencies, as reports tell it; nothing is reckoned"),
    )
)
EVIDENCE = Group(
    (
        Column("report", _TEXT, "id of the report"),
        Column("start", _WHOLE, "first character of the quote, in code points of the report's text"),
        Column("end", _WHOLE, "first character after the quote"),
        Column("quote", _TEXT, "the exact characters"),
        Column("rule", _TEXT, "the rule that read it"),
        Column("score", _NUMBER, "the rule's score, 0 to 1"),
    )
)
_SITE = Group(
    (
        Column("name", _TEXT, "name in the gazetteer"),
        Column("country", _TEXT, "ISO3"),
        Column("lat", _NUMBER, "degrees north"),
        Column("lon", _NUMBER, "degrees east"),
        Column("geonames", _WHOLE, "its number in GeoNames"),
    )
)
AMOUNT = Group((*RANGE, Column("unit", _TEXT, "unit or currency")))
COUNT = Group(RANGE)

_ID = Column("id", _TEXT, "id, made from content")
_MEMBERS = Column("members", Many(_TEXT), "ids of the findings merged here; each answers for the record")
_SUPPORT = (
    Column("origins", _WHOLE, "origins shown to be independent"),
    Column("origins_high", _WHOLE, "the most independent origins there could be"),
    Column("voices", _WHOLE, "the voices behind the origins"),
    Column("outlets", _WHOLE, "the known publishers that carry it"),
    Column("texts", _WHOLE, "the reports in which it stands, copies included"),
    Column("judgements", Many(_TEXT), "ids of the judgements about its findings that stand"),
)
_EVIDENCE = Column("evidence", Many(EVIDENCE), "the quotes that it rests on")
_QUOTED = (
    Column("report", _TEXT, "id of the report"),
    Column("start", _WHOLE, "first character, in code points of the report's text"),
    Column("end", _WHOLE, "first character after it"),
    Column("quote", _TEXT, "the exact characters"),
)
_READ = (
    Column("rule", _TEXT, "the rule that read it"),
    Column("score", _NUMBER, "the rule's score, 0 to 1"),
)
_JUDGED = Group((Column("kind", _TEXT, "the kind of finding"), *_QUOTED, _READ[1]))
_STEP = Group(
    (
        Column("step", _TEXT, "what the step is"),
        Column("when", WHEN, "when it was"),
        Column("scope", _TEXT, "what its sentence does to the total"),
        Column("lines", Many(LINE), "what it promises or moves"),
        Column("by", PARTY, "who says so"),
        Column("role_of_speaker", _TEXT, "the speaker's part in the deal"),
        Column("link", _TEXT, "how it joins the commitment"),
        _EVIDENCE,
    )
)

COLUMNS: dict[Kind, tuple[Column, ...]] = {
    Kind.REPORTS: (
        _ID,
        Column("url", _TEXT, "address of the page"),
        Column("file", _TEXT, "base name of the file, the least if there were several"),
        Column("outlet", _TEXT, "who published it"),
        Column("agencies", Many(_TEXT), "agencies credited"),
        Column("byline", _TEXT, "who wrote it, as printed"),
        Column("title", _TEXT, "title"),
        Column("language", _TEXT, "language of the text"),
        Column("published", WHEN, "when it was published"),
        Column("sha256", _TEXT, "SHA-256 of the archived bytes"),
        Column("text", _TEXT, "the readable text; all offsets count in it"),
        Column(
            "blocks",
            Many(
                Group(
                    (
                        Column("start", _WHOLE, "first character"),
                        Column("end", _WHOLE, "first character after it"),
                        Column("kind", _TEXT, "what the block is"),
                    )
                )
            ),
            "pieces that tile the text",
        ),
        Column("origin", _TEXT, "id of the origin that it goes back to"),
        Column(
            "problems",
            Many(
                Group(
                    (
                        Column("code", _TEXT, "which problem"),
                        Column("message", _TEXT, "the problem in a sentence"),
                        Column("start", _WHOLE, "first character, null if the whole page is meant"),
                        Column("end", _WHOLE, "first character after it"),
                    )
                )
            ),
            "what could not be read, or is odd",
        ),
    ),
    Kind.ORIGINS: (
        _ID,
        Column("root", _TEXT, "id of the report that is the earliest or the credited one"),
        Column("reports", Many(_TEXT), "ids of the reports that go back to one text"),
        Column("agency", _TEXT, "the agency behind it"),
        Column("method", _TEXT, "how it was found"),
    ),
    Kind.MENTIONS: (
        _ID,
        *_QUOTED,
        Column("actor", _TEXT, "id of the actor, null where nothing decides"),
        Column("kind", _TEXT, "name, demonym, metonym, role, pronoun or other"),
        Column("sense", _TEXT, "what it stands for here"),
        *_READ,
    ),
    Kind.TIMES: (
        _ID,
        *_QUOTED,
        Column("when", WHEN, "the period that it means"),
        Column("use", _TEXT, "what it is used for"),
        *_READ,
    ),
    Kind.ACTORS: (
        _ID,
        Column("code", _TEXT, "ISO3[.SECTOR[.BODY]], an organisation's code, IMG... or ---"),
        Column("name", _TEXT, "name"),
        Column("kind", _TEXT, "state, government, body, person, group, company, igo, media or other"),
        Column("country", _TEXT, "code of the country that it belongs to"),
        Column("aliases", Many(_TEXT), "other names"),
        Column(
            "roles",
            Many(
                Group(
                    (
                        Column("title", _TEXT, "the office"),
                        Column("country", _TEXT, "code of what the office belongs to"),
                        Column("from", WHEN, "since when it is held"),
                        Column("to", WHEN, "until when"),
                        Column("evidence", EVIDENCE, "the quote that shows it"),
                    )
                )
            ),
            "offices held, as reports show them",
        ),
        Column(
            "same_as",
            Many(
                Group(
                    (
                        Column("actor", PARTY, "the other actor"),
                        Column("says", PARTY, "who says so"),
                        Column("evidence", EVIDENCE, "where"),
                    )
                )
            ),
            "actors that somebody says are the same; never merged",
        ),
        Column("mention_count", _WHOLE, "how often it is mentioned"),
    ),
    Kind.STATEMENTS: (
        _ID,
        Column("speaker", PARTY, "who said it, null if nobody is named"),
        Column("speakers", Many(PARTY), "who said it together"),
        Column("hearer", PARTY, "to whom"),
        Column("via", Many(_TEXT), "who carries it: outlet, then agencies"),
        Column("medium", _TEXT, "interview, news conference, letter ..."),
        Column("mode", _TEXT, "direct, indirect or mixed"),
        Column("cue", _TEXT, "the word that tells of speech"),
        Column("cue_span", SPAN, "where the cue stands, null if nowhere"),
        Column("source_span", SPAN, "where the speaker is named, null if nowhere"),
        Column("cue_act", _TEXT, "what the cue alone says"),
        Column("stance", _TEXT, "what the statement does"),
        Column("target", PARTY, "against or about whom"),
        Column("content", _TEXT, "the words said, as printed"),
        Column("content_parts", Many(SPAN), "where they stand"),
        Column("hedges", Many(_TEXT), "words that weaken it"),
        Column("scare_quotes", Many(_TEXT), "words that the outlet keeps at a distance"),
        Column("nested_in", _TEXT, "id of the statement inside which it stands"),
        Column("said", WHEN, "when it was said"),
        Column("same_utterance", _TEXT, "id of the row that renders the same utterance best"),
        _MEMBERS,
        *_SUPPORT,
        _EVIDENCE,
    ),
    Kind.EVENTS: (
        _ID,
        Column("type", _TEXT, "PLOVER type"),
        Column("mode", _TEXT, "PLOVER mode"),
        Column("contexts", Many(_TEXT), "PLOVER contexts"),
        Column("source", Many(PARTY), "who acts"),
        Column("target", Many(PARTY), "on whom"),
        Column("when", WHEN, "when it was"),
        Column(
            "place",
            Group(
                (
                    Column("name", _TEXT, "name as printed"),
                    Column("country", _TEXT, "ISO3"),
                    Column("lat", _NUMBER, "degrees north"),
                    Column("lon", _NUMBER, "degrees east"),
                    Column("precision", _TEXT, "country, region, town or exact: what the point stands for"),
                    Column("feature", _TEXT, "GeoNames code of what it is: PPL a town, PPLC a capital, PCLI a state"),
                    Column("geonames", _WHOLE, "its number in GeoNames"),
                    Column("alternatives", Many(_SITE), "other places of the name that it could be"),
                    Column("evidence", EVIDENCE, "where it is printed"),
                )
            ),
            "where it was",
        ),
        Column("status", _TEXT, "actual, planned, conditional, hypothetical or negated"),
        Column("basis", _TEXT, "who vouches for it"),
        Column("attested_by", Many(PARTY), "who says so"),
        Column("lines", Many(LINE), "what is moved"),
        Column("terms", _TEXT, "gift, sale, loan, exchange or unknown"),
        Column(
            "casualties",
            Group((Column("dead", COUNT, "people killed"), Column("injured", COUNT, "people hurt"))),
            "the dead and injured told of",
        ),
        Column("statement", _TEXT, "id of the statement that tells it"),
        _MEMBERS,
        *_SUPPORT,
        _EVIDENCE,
    ),
    Kind.COMMITMENTS: (
        _ID,
        Column("kind", _TEXT, "what is promised"),
        Column("provider", Many(PARTY), "who promises"),
        Column("recipient", Many(PARTY), "to whom"),
        Column("via", Many(PARTY), "through whom"),
        Column("lines", Many(LINE), "what, and how much"),
        Column("terms", _TEXT, "gift, sale, loan, exchange or unknown"),
        Column("instrument", _TEXT, "the paper that it stands in"),
        Column("parent", _TEXT, "id of the commitment that it is a part of"),
        Column("due", WHEN, "the deadline, null if none is printed"),
        Column("state", _TEXT, "the step that it has reached"),
        Column("state_since", WHEN, "since when"),
        Column("flags", Many(_TEXT), "what is computed of it: overdue, disputed ..."),
        Column("steps", Many(_STEP), "its life, step by step"),
        Column(
            "totals",
            Group(
                (
                    Column("promised", AMOUNT, "promised in all"),
                    Column("delivered", AMOUNT, "delivered so far"),
                    Column("outstanding", AMOUNT, "still owed"),
                )
            ),
            "sums, null where nothing can be added up",
        ),
        Column(
            "not_counted",
            Many(Group((Column("step", _WHOLE, "number of the step, from 0"), Column("why", _TEXT, "the reason")))),
            "steps that were not added",
        ),
        _MEMBERS,
        *_SUPPORT,
    ),
    Kind.LABELS: (
        _ID,
        Column("actor", PARTY, "who is called so"),
        Column("label", _TEXT, "the word"),
        Column("by", PARTY, "who calls them so"),
        Column("kind", _TEXT, "role, evaluation or category"),
        Column("polarity", _WHOLE, "-1, 0 or 1: the tone of the word"),
        _EVIDENCE,
    ),
    Kind.DISAGREEMENTS: (
        _ID,
        Column("record", _TEXT, "id of the record"),
        Column("field", _TEXT, "the field on which origins differ"),
        Column(
            "values",
            Many(
                Group(
                    (
                        Column("value", _TEXT, "the value"),
                        Column("origins", Many(_TEXT), "ids of the origins that give it"),
                        Column("said_by", Many(PARTY), "who says so"),
                        _EVIDENCE,
                    )
                )
            ),
            "the different values",
        ),
        Column("kind", _TEXT, "conflict, refinement or change"),
    ),
    Kind.LINKS: (
        _ID,
        Column("kind", _TEXT, "how the findings hang together"),
        Column("members", Many(_TEXT), "ids of the findings"),
        Column("score", _NUMBER, "0 to 1"),
        Column("why", _TEXT, "the rule"),
    ),
    Kind.JUDGEMENTS: (
        _ID,
        Column("at", Scalar.MOMENT, "when it was made"),
        Column("who", _TEXT, "who made it"),
        Column("kind", _TEXT, "same, different, unsure, right, wrong, value or undo"),
        Column("target", Many(_TEXT), "ids of the findings judged"),
        Column("field", _TEXT, "the field"),
        Column("value", _TEXT, "the corrected value"),
        Column("reason", _TEXT, "why"),
        Column("undoes", _TEXT, "id of the judgement that it takes back"),
        Column("places", Many(_JUDGED), "where each target stood, by which a new reading finds it again"),
        Column("was", _TEXT, "what was read where a value is corrected"),
    ),
}
"""The columns of each kind, in the order in which they are written."""
