"""Who with whom: the dyads as a table, and the same dyads as a graph.

Invariant: the graph holds rows of the table and nothing else, so that what is drawn can be read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from servanda.errors import NoSuchValueError
from servanda.ledger import Kind, network
from servanda.ledger.network import Asked, Dyad
from servanda.ledger.view import View
from servanda.model import CommitmentKind, EventType, Stance, Status
from servanda.web import asking, sides, wording
from servanda.web.addresses import KNOWN_ON
from servanda.web.families import Family, family
from servanda.web.foreign import for_xml
from servanda.web.graph import Graph, graph
from servanda.web.timeline import kinds_of, one_of

SHOWN = 300
"""Dyads of the table and of the drawing; more lines than these no eye tells apart."""
FILTERS = ("actor", "lanes", "type", "status", "alleged", "since", "until")
"""The names of the filters of a network."""
TYPES: Mapping[str, tuple[str, ...]] = {
    "said": tuple(Stance),
    "promised": tuple(CommitmentKind),
    "done": tuple(EventType),
}
"""The types that can be chosen, by lane."""
_ANY = "any"
STATUSES = (*map(str, Status), _ANY)
"""The statuses that can be chosen; what was done, if none is."""


@dataclass(frozen=True, slots=True)
class Row:
    """A dyad in words, with the filters of the list that holds its records and no others.

    `years` says how many of them begin in each year, under an empty one those of which no day is known.
    """

    dyad: Dyad
    source: str
    target: str
    words: str
    first: str
    last: str
    filters: Mapping[str, str]
    years: Mapping[str, int]

    @property
    def ends(self) -> tuple[str, str]:
        """Give the codes of both sides."""
        return self.dyad.source, self.dyad.target

    @property
    def names(self) -> tuple[str, str]:
        """Give what both are called."""
        return self.source, self.target

    @property
    def number(self) -> int:
        """Give how many records it has."""
        return self.dyad.number

    @property
    def stroke(self) -> str:
        """Give how its line is drawn where all of its records are alleged, or all tell what was not."""
        if self.dyad.alleged == self.number:
            return "alleged"
        return "negated" if self.dyad.negated == self.number else ""

    @property
    def sure(self) -> str:
        """Give in words how many of its records are not plainly told as done; empty for none."""
        parts = ((self.dyad.alleged, "alleged or denied"), (self.dyad.negated, "said not to have been"))
        told = [f"{number:,} {words}" for number, words in parts if number]
        return wording.listed(told)

    @property
    def told(self) -> str:
        """Give it in one sentence."""
        sure = f", {self.sure}" if self.sure else ""
        return f"{self.source} → {self.target}, {self.words}: {wording.counted(self.number, 'record')}{sure}"

    @property
    def family(self) -> Family:
        """Give the family of its type, for colour."""
        return family(self.dyad.type)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The dyads that are shown, how many there are in all, and how many records all of them have.

    `graph` is the drawing of the rows. `one_sided` counts the records that lie between no two sides, when no dyad
    answers.
    """

    rows: tuple[Row, ...]
    dyads: int
    ties: int
    graph: Graph
    one_sided: int


def asked(filters: Mapping[str, str]) -> Asked:
    """Give what an address asks for.

    Raises:
        NoSuchValueError: A filter is unknown, or has a value that nothing can have.
        CallError: A day is none.
    """
    given = {key: value.strip() for key, value in filters.items() if value.strip()}
    for key in given:
        if key not in (*FILTERS, KNOWN_ON):
            raise NoSuchValueError("a filter", key, FILTERS)
    status = one_of("status", given.get("status", Status.ACTUAL), STATUSES)
    alleged = one_of("alleged", given.get("alleged", "no"), ("yes", "no"))
    return Asked(
        kinds=kinds_of(given.get("lanes")),
        type=one_of("type", given.get("type"), [each for several in TYPES.values() for each in several]),
        side=given.get("actor"),
        status=Status(status) if status and status != _ANY else None,
        with_alleged=alleged == "yes",
        since=asking.day_of("since", given.get("since"), at_end=False),
        until=asking.day_of("until", given.get("until"), at_end=True),
    )


def sheet(view: View, wanted: Asked, additions: Path | None) -> Sheet:
    """Give the strongest dyads as a table and as a graph."""
    found = network.strongest(view, wanted, limit=SHOWN)
    names = sides.names(view, _sides(found.shown), additions)
    rows = tuple(_row(dyad, names, wanted, years) for dyad, years in zip(found.shown, found.years, strict=True))
    return Sheet(
        rows=rows,
        dyads=found.dyads,
        ties=found.ties,
        graph=graph(rows),
        one_sided=0 if found.dyads else network.one_sided(view),
    )


def type_words(kind: Kind, type_: str) -> str:
    """Give a type of a dyad in words.

    >>> type_words(Kind.COMMITMENTS, "goods"), type_words(Kind.STATEMENTS, "claims_responsibility")
    ('promise: goods', 'claims responsibility')
    """
    if kind is Kind.EVENTS:
        return wording.act_type(EventType(type_))
    return f"promise: {type_}" if kind is Kind.COMMITMENTS else wording.says(Stance(type_))


def _sides(dyads: Iterable[Dyad]) -> set[str]:
    return {side for dyad in dyads for side in (dyad.source, dyad.target)}


def _row(dyad: Dyad, names: Mapping[str, str], wanted: Asked, years: Mapping[str, int]) -> Row:
    days = {"since": wanted.since, "until": wanted.until}
    is_event = dyad.kind is Kind.EVENTS
    filters = {
        "sides": f"{dyad.source},{dyad.target}",
        "type": dyad.type,
        **({"status": str(wanted.status)} if wanted.status and is_event else {}),
        **({} if wanted.with_alleged or not is_event else {"alleged": "no"}),
        **{name: day.isoformat() for name, day in days.items() if day},
    }
    return Row(
        dyad=dyad,
        source=names[dyad.source],
        target=names[dyad.target],
        words=type_words(dyad.kind, dyad.type),
        first=dyad.first or "",
        last=dyad.last or "",
        filters=filters,
        years=years,
    )


# ---- for other programs


def graph_rows(view: View, wanted: Asked, additions: Path | None) -> Mapping[str, Any]:
    """Give all sides and dyads as values that become JSON."""
    dyads = list(network.every(view, wanted))
    names = sides.names(view, _sides(dyads), additions)
    return {
        "nodes": [{"id": side, "name": name} for side, name in sorted(names.items())],
        "edges": [_edge(each) for each in dyads],
    }


def _edge(dyad: Dyad) -> dict[str, Any]:
    return {
        "source": dyad.source,
        "target": dyad.target,
        "kind": str(dyad.kind),
        "type": dyad.type,
        "records": dyad.number,
        "records_of_two_or_more_origins": dyad.several,
        "first": dyad.first,
        "last": dyad.last,
    }


_GRAPHML = "http://graphml.graphdrawing.org/xmlns"
_KEYS = (
    ("name", "node", "string"),
    ("kind", "edge", "string"),
    ("type", "edge", "string"),
    ("records", "edge", "int"),
    ("records_of_two_or_more_origins", "edge", "int"),
    ("first", "edge", "string"),
    ("last", "edge", "string"),
)


def graphml(rows: Mapping[str, Any]) -> bytes:
    """Give the same as GraphML, which graph programs open; a day that is unknown is left out."""
    root = ET.Element("graphml", xmlns=_GRAPHML)
    for name, of, type_ in _KEYS:
        ET.SubElement(root, "key", {"id": name, "for": of, "attr.name": name, "attr.type": type_})
    graph = ET.SubElement(root, "graph", id="servanda", edgedefault="directed")
    for node in rows["nodes"]:
        element = ET.SubElement(graph, "node", id=node["id"])
        _data(element, [("name", node["name"])])
    for number, edge in enumerate(rows["edges"]):
        ends = {"id": f"d{number}", "source": edge["source"], "target": edge["target"]}
        _data(ET.SubElement(graph, "edge", ends), ((name, edge[name]) for name, of, _ in _KEYS if of == "edge"))
    ET.indent(root)
    told: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return told


def _data(element: ET.Element, values: Iterable[tuple[str, object]]) -> None:
    for name, value in values:
        if value is not None:
            ET.SubElement(element, "data", key=name).text = for_xml(str(value))
