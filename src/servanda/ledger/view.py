"""One moment of the ledger, read only.

Invariant: a view shows what was committed when it was opened, however much is appended meanwhile, and cannot change
a byte.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy import (
    RowMapping,
    Select,
    Text,
    cast,
    func,
    literal_column,
    null,
    select,
)

from servanda.codebook.names import fold
from servanda.errors import NoLedgerError, NotALedgerError
from servanda.ledger import around, carriage, leaves, matches, selection
from servanda.ledger.actor_pages import Called, called, shown
from servanda.ledger.archive import CURRENT, LEAST_FILE, REPORT, Archive, report_of
from servanda.ledger.around import Descent, Rank
from servanda.ledger.carriage import Carriage
from servanda.ledger.derived import listed
from servanda.ledger.filing import OF_REPORT
from servanda.ledger.kinds import JUDGEMENT, RECORDS, Kind, Shown
from servanda.ledger.leaves import Bookmark, Leaf, Reckoning
from servanda.ledger.matches import Hit, Match
from servanda.ledger.place import connect_reader, explained, path_of
from servanda.ledger.query import Query
from servanda.ledger.schema import (
    cited as cited_rows,
)
from servanda.ledger.schema import (
    current,
    facets,
    judgements,
    members,
    pages,
    pending,
    quoted,
    readings,
    records,
    require_current,
    state,
    tallies,
)
from servanda.model import (
    ActorRecord,
    Commitment,
    Disagreement,
    Judgement,
    Link,
    Origin,
    Problem,
    Record,
)

CROWDED = 200
"""Findings in one record above which it is shown as a problem (field notes on linking, section 6)."""
COMMON = 500
"""Records above which the first of a sort are soon met by walking all records in their order."""
_OF_COMMITMENTS = frozenset({"state", "flag"})
"""Facets that only commitments have."""
_WEAKEST = 3
_AT_ONCE = 500
_MERGED = (Kind.STATEMENTS, Kind.EVENTS, Kind.COMMITMENTS)


def open_view(place: str | Path) -> View:
    """Open a ledger for reading; see `servanda.ledger.open_view`."""
    path = path_of(place)
    if path.is_dir():
        raise NotALedgerError(str(path), "a folder")
    if not path.exists():
        raise NoLedgerError(str(path))
    with explained(path):
        connection = connect_reader(path)
        try:
            require_current(connection, path)
        except Exception:
            connection.close()
            raise
    return View(connection, path)


class View(Archive):
    """One moment of the ledger. Use it as a context manager; closed, it answers no more.

    Reports and records come in the order of their ids. What is streamed must be read before the view is closed.
    """

    __slots__ = ()

    def fingerprint(self) -> str:
        """Give the SHA-256, in hex, of what the records follow from: the reports as read, judgements, linking.

        Two ledgers with one fingerprint hold the same records and give the same exports.
        """
        total = hashlib.sha256()
        # What a page became follows from its bytes, what read it, and what was claimed of it.
        read = select(pages.c.report, readings.c.reader, readings.c.claims, LEAST_FILE).select_from(CURRENT)
        for row in self.fetch(read.order_by(pages.c.report)):
            total.update(repr((row["report"], row["reader"], row["claims"], row["file"])).encode())
        for row in self.fetch(select(judgements.c.judgement).order_by(judgements.c.judgement)):
            total.update(f"{row['judgement']}\n".encode())
        total.update(repr(self.linked_with()).encode())
        return total.hexdigest()

    def crowded(self) -> tuple[Problem, ...]:
        """Give the records that hold so many findings that a person should look what holds them together.

        Each problem's `source` is the record; it names the weakest links inside.
        """
        number = func.count().label("number")
        held = select(records.c.record, records.c.block, number).join(members, members.c.record == records.c.id)
        many = held.where(records.c.kind.in_(_MERGED)).group_by(records.c.id).having(number > CROWDED)
        return tuple(
            Problem(
                code="crowded_record",
                message=f"{row['number']} findings are one record; weakest links: {self._weakest(row)}",
                source=row["record"],
            )
            for row in list(self.fetch(many.order_by(records.c.record)))
        )

    def _weakest(self, row: RowMapping) -> str:
        stored = select(records.c.body).where(records.c.kind == Kind.LINKS, records.c.block == row["block"])
        links = sorted((RECORDS[Kind.LINKS].decode(each["body"]) for each in self.fetch(stored)), key=_weakness)
        return "; ".join(f"{link.id} ({link.score:.2f}, {link.why})" for link in links[:_WEAKEST]) or "none was kept"

    # ---- what linking made of it

    @property
    def is_linked(self) -> bool:
        """Say whether the records were made of exactly the reports and judgements that are here."""
        return self.linked_with() is not None

    def linked_with(self) -> str | None:
        """Give the version of linking that made the records, None when reports or judgements came since."""
        is_pending = any(True for _ in self.fetch(select(pending).limit(1)))
        (judged,) = self.fetch(select(func.count().label("number")).select_from(judgements))
        known = {row["name"]: row["value"] for row in self.fetch(select(state))}
        return None if is_pending or known.get("judged") != str(judged["number"]) else self.linked_by()

    def linked_by(self) -> str | None:
        """Give the version of linking that made the records, whatever came since; None when nothing made any."""
        for row in self.fetch(select(state.c.value).where(state.c.name == "linker")):
            return str(row["value"])
        return None

    def records(self, kind: Kind) -> Iterator[Shown]:
        """Stream all records of a kind, in the order of their ids."""
        if kind is Kind.REPORTS:
            return self.reports()
        if kind is Kind.JUDGEMENTS:
            return self.judgements()
        stored = select(*selection.SHOWN).where(records.c.kind == kind).order_by(records.c.record)
        return (_record(row) for row in self.fetch(stored))

    def faces(self) -> Iterator[Shown]:
        """Stream all actors without their evidence, in the order of their ids."""
        columns = (records.c.kind, records.c.body, null().label("cited"))
        stored = select(*columns).where(records.c.kind == Kind.ACTORS).order_by(records.c.record)
        return (_record(row) for row in self.fetch(stored))

    def badly_read(self, kind: Kind) -> Iterator[Shown]:
        """Stream the records of a kind of which something was read with little certainty, in the order of their ids."""
        return (_record(row) for row in self.fetch(around.badly_read(kind)))

    def filed(self, kind: Kind, facet: str, values: Collection[str]) -> Iterator[Shown]:
        """Stream the records of a kind that have one of some values of a facet, in no order."""
        return (_record(row) for row in self.fetch(around.filed(kind, facet, values)))

    def kept(self, kind: Kind) -> Iterator[tuple[str, bytes]]:
        """Stream the ids of all derived records of a kind, each with the form in which it is kept, in their order.

        Equal forms are equal records, so that two moments of a ledger can be compared without reading either. Of an
        actor the form is its face, without the quotes of single reports.
        """
        stored = select(records.c.record, records.c.body).where(records.c.kind == kind).order_by(records.c.record)
        return ((row["record"], row["body"]) for row in self.fetch(stored))

    def record(self, sought: str) -> Shown:
        """Give the record that answers to an id: its own, or that of any of its members; a report to its own.

        Raises:
            NoSuchRecordError: Nothing here answers to it.
        """
        if sought.startswith("r-"):
            return self.report(sought)
        itself = select(*selection.SHOWN).where(records.c.record == sought)
        of_member = (
            select(*selection.SHOWN)
            .join(members, members.c.record == records.c.id)
            .where(members.c.member == sought)
            .order_by(records.c.record)
            .limit(1)
        )
        for statement in (itself, of_member):
            for row in self.fetch(statement):
                return _record(row)
        return self._judgement(sought)

    def records_named(self, sought: Iterable[str]) -> Mapping[str, Shown]:
        """Give the derived records with some ids, by their ids; an id of none, or of a member, is not among them."""
        found: dict[str, Shown] = {}
        for some in listed(sought):
            rows = self.fetch(select(records.c.record, *selection.SHOWN).where(records.c.record.in_(some)))
            found.update({row["record"]: _record(row) for row in rows})
        return found

    def origins_of(self, reports: Collection[str]) -> Mapping[str, str]:
        """Give the id of the origin that each of some reports goes back to, where linking found one."""
        stored = (
            select(facets.c.value, records.c.record)
            .join(records, records.c.id == facets.c.record)
            .where(facets.c.facet == OF_REPORT, facets.c.value.in_(sorted(reports)))
        )
        return {row["value"]: row["record"] for row in self.fetch(stored)}

    def came_of(self, reports: Collection[str]) -> Mapping[str, Descent]:
        """Give of each of some reports its origin, the day of its publication, and whether it is the root."""
        is_root = (func.json_extract(cast(records.c.body, Text), "$.root") == pages.c.report).label("is_root")
        stored = (
            select(pages.c.report, records.c.record, is_root, selection.READ_DAY.label("day"))
            .select_from(facets)
            .join(records, records.c.id == facets.c.record)
            .join(pages, pages.c.report == facets.c.value)
            .join(current, current.c.page == pages.c.id)
            .join(readings, readings.c.id == current.c.reading)
            .where(facets.c.facet == OF_REPORT, facets.c.value.in_(sorted(reports)))
        )
        return {row["report"]: Descent(row["record"], row["day"], bool(row["is_root"])) for row in self.fetch(stored)}

    def actors_like(self, name: str, *, most: int) -> tuple[Called, ...]:
        """Give what actors are called: all if there are no more than so many, else those named a little alike.

        Alike is a name with a word that begins with the same two signs as one of these.
        """
        found = select(records.c.body).where(records.c.kind == Kind.ACTORS)
        if self.counts()[Kind.ACTORS] > most:
            found = found.where(records.c.id.in_(selection.named_alike(name)))
        rows = self.fetch(found.order_by(records.c.record).limit(most))
        return tuple(called(row["body"]) for row in rows)

    def members(self) -> Iterator[tuple[str, str]]:
        """Stream each finding that went into a record under another id, with that record's id, by the finding."""
        listed = select(members.c.member, records.c.record).join(records, records.c.id == members.c.record)
        apart = listed.where(members.c.member != records.c.record).order_by(members.c.member, records.c.record)
        return ((row["member"], row["record"]) for row in self.fetch(apart))

    def quoting(self, report: str, *, kinds: Collection[Kind] = ()) -> tuple[Shown, ...]:
        """Give the records that quote a report, by kind and id; an actor with its evidence in this report alone.

        Args:
            report: Its id.
            kinds: Of what kinds, of all if none is named.
        """
        cited = select(cast(cited_rows.c.body, Text)).where(
            cited_rows.c.record == records.c.id, cited_rows.c.report == report
        )
        stored = (
            select(records.c.kind, records.c.body, cited.correlate(records).scalar_subquery().label("cited"))
            .join(quoted, quoted.c.record == records.c.id)
            .where(quoted.c.report == report)
            .order_by(records.c.kind, records.c.record)
        )
        # With a plus before it the kind is no reason to look at all records of it.
        stored = stored.where(literal_column("+records.kind", Text).in_(sorted(kinds))) if kinds else stored
        return tuple(_record(row) for row in self.fetch(stored))

    def origins_behind(self, reports: Iterable[str]) -> tuple[Origin, ...]:
        """Give the origins to which reports go back, by id."""
        return tuple(_record(row) for row in self.fetch(around.origins_behind(sorted(reports))))  # type: ignore[misc]

    def disagreements_about(self, record: str) -> tuple[Disagreement, ...]:
        """Give what is disputed of a record, by id."""
        return tuple(_record(row) for row in self.fetch(around.about(record)))  # type: ignore[misc]

    def parts_of(self, record: str, *, limit: int) -> tuple[Record[Commitment], ...]:
        """Give the commitments that are parts of another one, by first day, then by id."""
        return tuple(_record(row) for row in self.fetch(around.parts_of(record, limit)))  # type: ignore[misc]

    def select(self, query: Query) -> tuple[Shown, ...]:
        """Give the records that a query asks for, by their first day, those of unknown date last, then by id.

        Judgements know no filter but `limit`.
        """
        if query.kind is Kind.JUDGEMENTS:
            return tuple(self.judgements())[: query.limit]
        if query.kind is Kind.REPORTS:
            return tuple(report_of(row) for row in self.fetch(selection.reports_of(query, REPORT)))
        return tuple(_record(row) for row in self.fetch(selection.records_of(query)))

    def count(self, query: Query) -> int:
        """Give how many records a query asks for, whatever its limit."""
        asked = replace(query, limit=None)
        if query.kind is Kind.JUDGEMENTS:
            return len(self.select(asked))
        if query.kind is Kind.REPORTS:
            found = selection.reports_of(asked, select(pages.c.report).select_from(CURRENT))
        else:
            found = selection.records_of(asked)
        return self._count(found.order_by(None).subquery())

    def latest_in_state(self, state: str, *, number: int, limit: int) -> tuple[Shown, ...]:
        """Give the latest commitments in a state, unknown days behind; `number` is how many there are."""
        return self._latest_in(Kind.COMMITMENTS, around.in_state(state), number=number, limit=limit)

    def latest_of_party(
        self, kind: Kind, actor: str, parts: Sequence[str], *, number: int, limit: int
    ) -> tuple[Shown, ...]:
        """Give the latest records of a kind in which an actor has a part; `number` is how many there are."""
        return self._latest_in(kind, around.of_party(actor, parts), number=number, limit=limit)

    def numbers_of_kinds(self, actor: str, parts: Sequence[str]) -> Mapping[str, int]:
        """Give how many records of each kind an actor has one of some parts in."""
        return {row["kind"]: int(row["number"]) for row in self.fetch(around.numbers_of_kinds(actor, parts))}

    def _latest_in(self, kind: Kind, held: Select[Any], *, number: int, limit: int) -> tuple[Shown, ...]:
        if number > COMMON:
            walked = tuple(map(_record, self.fetch(around.latest_in(kind, held, limit, is_common=True))))
            if len(walked) == limit:
                return walked
        return tuple(map(_record, self.fetch(around.latest_in(kind, held, limit, is_common=False))))

    def leaf(self, query: Query, *, size: int, after: Bookmark | None = None, before: Bookmark | None = None) -> Leaf:
        """Give some rows of what a query asks for, in the order of `select`, whatever its limit.

        A line of a list holds of the evidence of an actor only that of its first report; `record` has all of it.

        Args:
            query: Of any kind; judgements know no filter.
            size: The most rows.
            after: The row before the first one.
            before: The row behind the last one, instead.
        """
        return leaves.leaf(self, query, size=size, after=after, before=before)

    def stream(self, query: Query) -> Iterator[Shown]:
        """Stream what a query asks for, as the leaves of the list have it, so that a long list needs no more room."""
        return leaves.leaves(self, query, size=_AT_ONCE)

    def counted(self, query: Query, *, most: int) -> int:
        """Give how many records a query asks for, whatever its limit, and no more than so many."""
        return leaves.counted(self, query, most=most)

    def reckoned(self, query: Query, *, most: int) -> Reckoning:
        """Count what a query asks for, whatever its limit, up to so many and as far as that is cheap."""
        return leaves.reckoned(self, query, most=most)

    def lines(self, kind: Kind, numbers: Sequence[int]) -> tuple[Shown, ...]:
        """Give reports by the numbers of their readings, or derived records by theirs, in this order."""
        if kind is Kind.JUDGEMENTS:
            stored, key = (
                select(judgements.c.id, judgements.c.body).where(judgements.c.id.in_(numbers)),
                judgements.c.id,
            )
        elif kind is Kind.REPORTS:
            stored, key = REPORT.where(readings.c.id.in_(numbers)), readings.c.id
        else:
            stored, key = select(*selection.LISTED).where(records.c.id.in_(numbers)), records.c.id
        found = {row[key.name]: row for row in self.fetch(stored)}
        made = _LINES.get(kind, _record)
        return tuple(made(found[number]) for number in numbers)

    def most_named(
        self, query: Query, *, after: Rank | None = None, before: Rank | None = None
    ) -> tuple[ActorRecord, ...]:
        """Give the actors that a query asks for, without evidence, by their mentions, the most foremost, then by id.

        Args:
            query: Of actors.
            after: The place behind which to begin.
            before: The place before which to end, instead.
        """
        is_of_type = query == Query(kind=query.kind, type=query.type, limit=query.limit)
        held = self.numbers_by("type", (query.type,), Query(kind=query.kind)) if query.type and is_of_type else {}
        is_common = is_of_type and all(number > COMMON for number in held.values())
        asked = (
            around.most_named_of(query.type, query.limit, after=after, before=before)
            if is_common
            else around.most_named(query, after=after, before=before)
        )
        found = tuple(_record(row) for row in self.fetch(asked))
        return found[:: -1 if before else 1]  # type: ignore[return-value]

    def known(self, sought: Collection[str]) -> frozenset[str]:
        """Give those of some ids that are ids of records, not of their members."""
        return frozenset(str(row["record"]) for row in self.fetch(around.known(sought))) if sought else frozenset()

    def actor(self, sought: str, *, reports: int) -> ActorRecord:
        """Give an actor by its id or a member's, with the evidence of its first few reports only.

        Raises:
            NoSuchRecordError: No actor answers to it.
        """
        found = _record(self._one(around.actor_of(sought, reports), sought))
        assert isinstance(found, ActorRecord)  # noqa: S101 - of its kind there is nothing else
        return found

    def carriage(self, *, limit: int) -> Carriage:
        """Give the outlets and agencies that carry most reports, at most so many."""
        return carriage.carriage(self.fetch, limit=limit)

    def largest_origins(self, *, limit: int) -> tuple[Origin, ...]:
        """Give the origins of most reports, those of one report left out."""
        return tuple(_record(row) for row in self.fetch(carriage.largest(limit)))  # type: ignore[misc]

    def neighbours(self, record: str, kind: Kind, sort: str) -> tuple[str | None, str | None]:
        """Give the ids before and behind a record's among those of its kind and type; None where there is none."""
        both = (around.neighbour_of(record, kind, sort, is_next=is_next) for is_next in (False, True))
        before, behind = (next((str(row["record"]) for row in self.fetch(each)), None) for each in both)
        return before, behind

    def numbers_by(self, facet: str, values: Collection[str], query: Query) -> Mapping[str, int]:
        """Give how many of the records that a query asks for have each of some values of a facet, every value named."""
        asked = replace(query, limit=None)
        if facet not in _OF_COMMITMENTS or query.kind is not Kind.COMMITMENTS or asked == Query(kind=query.kind):
            counted = {row["value"]: int(row["number"]) for row in self.fetch(around.numbers_by(facet, values, query))}
        elif facet == "state":
            counted = {state: number for state, (number, _) in self._standing(asked).items()}
        else:
            among = ",".join(numbers[1:-1] for _, numbers in self._standing(asked).values())
            counted = {row["value"]: int(row["number"]) for row in self.fetch(around.flags_among(f"[{among}]"))}
        return {value: counted.get(fold(value), 0) for value in values}

    def _standing(self, query: Query) -> Mapping[str, tuple[int, str]]:
        """Give the commitments that a query asks for by their state: how many, and their numbers as JSON."""
        key = ("standing", query)
        if key not in self.found:
            rows = self.fetch(around.standing(query))
            self.found[key] = {row["value"]: (int(row["number"]), str(row["among"])) for row in rows}
        found: Mapping[str, tuple[int, str]] = self.found[key]
        return found

    def latest(self, query: Query, *, number: int = 0) -> tuple[Shown, ...]:
        """Give the derived records that a query asks for, the last by their first day foremost, unknown days behind.

        Args:
            query: What is asked for, at most `limit` of it.
            number: How many there are, where that is known: among many the last ones are soon met.
        """
        if number > COMMON and query.limit:
            walked = leaves.last(self, query, size=query.limit)
            if len(walked) == query.limit:
                return walked
        of_states = self.found.get(("standing", replace(query, state=None, limit=None)))
        if query.state and query.limit and of_states is not None:
            _, among = of_states.get(fold(query.state), (0, "[]"))
            return tuple(map(_record, self.fetch(around.latest_among(among, query.limit))))
        return tuple(_record(row) for row in self.fetch(around.latest_of(query)))

    def last(self, kind: Kind, number: int) -> tuple[Shown, ...]:
        """Give the last reports, or derived records of a kind, by their first day, the last one first."""
        if kind is Kind.REPORTS:
            return tuple(report_of(row) for row in self.fetch(selection.last_reports(number, REPORT)))
        return tuple(_record(row) for row in self.fetch(selection.last_of(kind, number)))

    def search(self, sought: str, *, limit: int = 50, after: Match | None = None) -> tuple[Hit, ...]:
        """Give the reports whose text has all these words, best first; equals by id; see `servanda.ledger.matches`."""
        return matches.search(self, sought, limit=limit, after=after)

    def is_common(self, sought: str) -> bool:
        """Say whether too many reports have all these words to put them in the order of their fit."""
        return matches.is_common(self, sought)

    def search_latest(self, sought: str, *, limit: int = 50) -> tuple[Hit, ...]:
        """Give the last reports whose text has all these words, of those with a day of publication."""
        return matches.latest(self, sought, limit=limit)

    def counts(self) -> Mapping[Kind, int]:
        """Give how many records of each kind there are, every kind named."""
        counted = {row["kind"]: int(row["number"]) for row in self.fetch(select(tallies))}
        for kind, table in ((Kind.REPORTS, current), (Kind.JUDGEMENTS, judgements)):
            counted[kind] = self._count(table)
        return {kind: counted.get(kind, 0) for kind in Kind}

    def _judgement(self, sought: str) -> Judgement:
        row = self._one(select(judgements.c.body).where(judgements.c.judgement == sought), sought)
        return JUDGEMENT.decode(row["body"])


def _weakness(link: Link) -> tuple[float, str]:
    return link.score, link.id


def _record(row: RowMapping) -> Shown:
    return shown(Kind(row["kind"]), row["body"], row["cited"])


_LINES: dict[Kind, Callable[[RowMapping], Shown]] = {
    Kind.REPORTS: report_of,
    Kind.JUDGEMENTS: lambda row: JUDGEMENT.decode(row["body"]),
}
"""What makes a line of a list of a row; of all other kinds `_record`."""
