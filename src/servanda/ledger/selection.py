"""Queries as SQL: one statement for each question, every condition answered by an index.

A condition is a set of record numbers; the statement asks for the records that are in all of them. A statement for one
leaf of a list (`servanda.ledger.leaves`) either follows the smallest of these sets or walks the list in its order and
asks of each record whether it is in them, whichever looks at less.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Integer,
    Select,
    Text,
    and_,
    exists,
    false,
    literal_column,
    or_,
    select,
    union_all,
)

from servanda.codebook.names import fold
from servanda.ledger.filing import GIVING, RECEIVING, SIDES
from servanda.ledger.kinds import Kind
from servanda.ledger.query import Query
from servanda.ledger.schema import (
    carriers,
    current,
    facets,
    facing,
    members,
    moments,
    pages,
    parties,
    periods,
    quoted,
    readings,
    records,
    texts,
    ties,
    words,
)

_CITED: ColumnElement[str] = literal_column(
    "(SELECT group_concat(CAST(piece AS TEXT), ',') FROM"
    " (SELECT body AS piece FROM cited WHERE cited.record = records.id ORDER BY report))"
).label("cited")
SHOWN = (records.c.kind, records.c.body, _CITED)
"""What `servanda.ledger.actor_pages.shown` makes a record of."""
_FIRST_CITED: ColumnElement[str] = literal_column(
    "(SELECT CAST(body AS TEXT) FROM cited WHERE cited.record = records.id ORDER BY report LIMIT 1)"
).label("cited")
LISTED = (records.c.id, records.c.kind, records.c.body, _FIRST_CITED)
"""What a line of a list is made of: as above, but of the evidence of an actor only that of its first report."""
UNDATED = "~"
"""Stands for an unknown day, behind all days."""
DAY: ColumnElement[str] = literal_column("coalesce(records.earliest, records.latest, '~')")
"""By what records are listed; an index has it."""
READ_DAY: ColumnElement[str] = literal_column("coalesce(readings.earliest, readings.latest, '~')")
"""By what reports are listed; an index has it."""
REPORT: ColumnElement[str] = (
    select(pages.c.report)
    .join(current, current.c.page == pages.c.id)
    .where(current.c.reading == readings.c.id)
    .correlate(readings)
    .scalar_subquery()
)
"""The report of a reading, asked for each: joined, the order of the days would be lost."""
_PHRASE = re.compile(r'"([^"]*)"|(\S+)')
_WORD = re.compile(r"\w+")
_BEGUN = 2
_ROOT = re.compile("[A-Z]{3}")
_FACETS = ("type", "step", "state", "flag", "status")
_SIDES = (*GIVING, *RECEIVING)


def phrases(sought: str) -> str:
    """Give words as a full-text expression: all of them, those between quotation marks in their order.

    >>> phrases('grain "Black Sea" NOT')
    '"grain" "Black Sea" "NOT"'
    """
    # The database takes a zero character for the end of the expression, and no half of a character.
    sought = sought.replace("\0", " ").encode("utf-8", "ignore").decode()
    found = (inside or alone.replace('"', "") for inside, alone in _PHRASE.findall(sought))
    return " ".join(f'"{phrase}"' for phrase in found if phrase)


@dataclass(frozen=True, slots=True)
class Condition:
    """What a record or a reading must meet: `chosen` gives the numbers of all that do, in the column `number`.

    `at_once` is another statement for them, where one that looks at all of them together is quicker.
    """

    chosen: Select[Any]
    number: ColumnElement[int]
    at_once: Select[Any] | None = None
    is_words: bool = False

    @property
    def every(self) -> Select[Any]:
        """Give the statement for the numbers of all that meet it, some of them more than once."""
        return self.chosen if self.at_once is None else self.at_once

    def holds_of(self, owner: ColumnElement[int]) -> ColumnElement[bool]:
        """Say of one owner whether it is among them; words are looked up once for all."""
        if self.is_words:
            # With a plus before it the number is no reason to follow the words, of which there are many.
            return literal_column(f"+{owner}", Integer).in_(self.chosen)
        return self.chosen.where(self.number == owner).correlate(records, readings).exists()


def named_alike(name: str) -> Select[Any]:
    """Give the numbers of the actors that have a word which begins as one of a name does."""
    begun = dict.fromkeys(word[:_BEGUN] for word in _WORD.findall(name))
    sought = " OR ".join(f'"{each}" *' for each in begun) or '""'
    return select(words.c.rowid).where(words.c.words.match(f"said : ({sought}) AND kind : {Kind.ACTORS}"))


def records_of(query: Query) -> Select[Any]:
    """Give the statement for derived records: kind and body, by first day, unknown days last, then by id."""
    conditions = (
        *in_time(query, records.c.id),
        *(records.c.id.in_(each.every) for each in conditions_of(query)),
    )
    found = select(*SHOWN).where(records.c.kind == query.kind, *conditions)
    return found.order_by(DAY, records.c.record).limit(query.limit)


def records_among(query: Query, met: Sequence[Condition], lead: Condition | None) -> Select[Any]:
    """Give the statement for number, day and id of the records that a query asks for, in no order.

    Args:
        query: What is asked for.
        met: Its conditions.
        lead: The condition that is followed; None to walk the list.
    """
    found = select(records.c.id, DAY.label("day"), records.c.record)
    # With a plus before it the kind is no reason to walk the list.
    kind = records.c.kind if lead is None else literal_column("+records.kind", Text)
    found = found.where(kind == query.kind)
    if lead is not None:
        found = found.where(records.c.id.in_(lead.every))
    if query.since and not query.sides:
        found = found.where(records.c.closes >= query.since.isoformat())
    if query.until and not query.sides:
        found = found.where(records.c.opens <= query.until.isoformat())
    if query.since and query.until:
        # Only of several periods can one begin early enough and another end late enough.
        found = found.where(*in_time(query, records.c.id))
    return found.where(*(each.holds_of(records.c.id) for each in met if each is not lead))


def readings_among(query: Query, met: Sequence[Condition], lead: Condition | None) -> Select[Any]:
    """Give the statement for reading, day and id of the reports that a query asks for, in no order; see above."""
    found = select(readings.c.id, READ_DAY.label("day"), REPORT.label("record"))
    found = found.where(exists().where(current.c.reading == readings.c.id))
    if lead is not None:
        found = found.where(readings.c.id.in_(lead.every))
    found = found.where(
        *_overlap(query, readings),
        *(each.holds_of(readings.c.id) for each in met if each is not lead),
    )
    return found.where(false()) if is_of_no_report(query) else found


def reports_of(query: Query, stored: Select[Any]) -> Select[Any]:
    """Narrow a statement for reports, by day of publication, unknown days last, then by id.

    Filters that no report can meet (parties, types, steps) leave nothing.

    Args:
        query: What is asked for.
        stored: A selection from pages and their current readings.
    """
    found = stored.where(*_overlap(query, readings))
    found = found.where(*(readings.c.id.in_(each.every) for each in report_conditions_of(query)))
    if is_of_no_report(query):
        found = found.where(false())
    return found.order_by(READ_DAY, pages.c.report).limit(query.limit)


def is_of_no_report(query: Query) -> bool:
    """Say whether a query has filters that no report can meet."""
    return any(True for _ in _sides_of(query)) or any(getattr(query, facet) for facet in _FACETS)


def report_conditions_of(query: Query) -> Iterator[Condition]:
    """Give, for each condition of a query for reports but time, the readings that meet it."""
    for sought in (query.about, query.text):
        if sought and phrases(sought):
            yield Condition(_texts_with(sought), texts.c.rowid, is_words=True)
    if query.outlet:
        yield Condition(_carried_by(query.outlet), carriers.c.reading)


def last_of(kind: Kind, number: int) -> Select[Any]:
    """Give the statement for the last derived records of a kind by first day; those of unknown days are left out."""
    found = select(*SHOWN).where(records.c.kind == kind, DAY < UNDATED)
    return found.order_by(DAY.desc(), records.c.record.desc()).limit(number)


def last_reports(number: int, stored: Select[Any]) -> Select[Any]:
    """Narrow a statement for reports to those published last."""
    return stored.where(READ_DAY < UNDATED).order_by(READ_DAY.desc(), pages.c.report.desc()).limit(number)


def conditions_of(query: Query, *, kinds: Iterable[Kind] = ()) -> Iterator[Condition]:
    """Give, for each condition of a query but time, the numbers of the records that meet it.

    Args:
        query: What is asked for.
        kinds: Of what kinds, if not of the query's own.
    """
    # In the order of what it takes to look one record up: where many records are walked, most are turned away at once.
    for facet in _FACETS:
        if value := getattr(query, facet):
            met = select(facets.c.record).where(facets.c.facet == facet, facets.c.value == fold(value))
            yield Condition(met, facets.c.record)
    yield from _sides_of(query, kinds=kinds or (query.kind,))
    if not query.with_alleged:
        yield Condition(select(moments.c.record).where(moments.c.is_alleged == 0), moments.c.record)
    if query.about and phrases(query.about):
        of_kinds = " OR ".join(kinds or (query.kind,))
        sought = f"said : ({phrases(query.about)}) AND kind : ({of_kinds})"
        yield Condition(select(words.c.rowid).where(words.c.words.match(sought)), words.c.rowid, is_words=True)
    if query.outlet:
        yield Condition(_quoting(_carried_by(query.outlet)), quoted.c.record)
    if query.text and phrases(query.text):
        yield Condition(_quoting(_texts_with(query.text)), quoted.c.record)


def ties_of(query: Query) -> Iterator[ColumnElement[bool]]:
    """Say of a tie whether the list of its two sides would hold its record under the other filters of a query."""
    yield ties.c.kind == query.kind
    yield from (ties.c.record.in_(each.every) for each in conditions_of(query))
    yield from _overlap(query, ties)


def _sides_of(query: Query, *, kinds: Iterable[Kind] = ()) -> Iterator[Condition]:
    for of, sought in ((GIVING, query.provider), (RECEIVING, query.recipient)):
        if sought:
            yield _standing(sought, of)
    if query.actor:
        yield _standing(query.actor)
    if query.between:
        yield _between(*query.between)
    if query.sides:
        giving, receiving = query.sides
        is_tie = (ties.c.source == giving, ties.c.target == receiving, ties.c.kind.in_(kinds), *_overlap(query, ties))
        yield Condition(select(ties.c.record).where(*is_tie), ties.c.record)


def _standing(sought: str, parts: tuple[str, ...] = ()) -> Condition:
    """Give the records in which a party stands in some parts, in any when none is named."""
    is_part = (parties.c.part.in_(parts),) if parts else ()
    # One question for each index: asked all at once, the database has to look at every row that an index names.
    asked = (select(parties.c.record).where(called, *is_part) for called in _called(parties, sought))
    met = select(parties.c.record).where(or_(*_called(parties, sought)), *is_part)
    return Condition(met, parties.c.record, _first(union_all(*asked).subquery()))


def _first(found: FromClause) -> Select[Any]:
    """Give the records of a subquery, found before anything else is asked of them: a limit keeps the questions apart.

    Left to choose, the database puts the later question once to each row of each part of the earlier one.
    """
    return select(found.c.record).limit(-1)


def _between(one: str, other: str) -> Condition:
    """Give the records on whose sides both stand, as two parties; witnesses and carriers are no side."""
    first, second = parties.alias("first"), parties.alias("second")
    are_two = (
        first.c.record == second.c.record,
        first.c.id != second.c.id,
        first.c.part.in_(SIDES),
        second.c.part.in_(SIDES),
        or_(*_called(first, one)),
        or_(*_called(second, other)),
    )
    # Few records have both, so that only of few it has to be looked up whether two parties are meant.
    either = _standing(one, SIDES).every.subquery()
    both = select(either.c.record).where(either.c.record.in_(_standing(other, SIDES).every)).limit(-1).subquery()
    at_once = select(both.c.record).where(exists().where(first.c.record == both.c.record, *are_two))
    if is_root(one) and is_root(other):
        kept = select(facing.c.record).where(facing.c.one == min(one, other), facing.c.other == max(one, other))
        strangers = or_(namesakes(one).exists(), namesakes(other).exists())
        at_once = _first(union_all(kept.where(~strangers), at_once.where(strangers)).subquery())
    return Condition(select(first.c.record).where(*are_two), first.c.record, at_once)


def opposed(query: Query) -> Condition | None:
    """Give the records in which giver and receiver of a query face each other: all that it asks for are among them.

    Only where both are codes that others begin with; a party that is called so without being it is not looked for.
    """
    one, other = query.provider, query.recipient
    if one is None or other is None or not (is_root(one) and is_root(other)):
        return None
    met = select(facing.c.record).where(facing.c.one == min(one, other), facing.c.other == max(one, other))
    return Condition(met, facing.c.record)


def is_root(sought: str) -> bool:
    """Say whether a party is written as a code that others begin with, such as a state's."""
    return _ROOT.fullmatch(sought) is not None


def namesakes(root: str) -> Select[Any]:
    """Give the parties that are called as a code is written, and have another one."""
    theirs = or_(parties.c.code == root, and_(parties.c.code >= f"{root}.", parties.c.code < f"{root}/"))
    return select(parties.c.id).where(parties.c.name == fold(root), ~theirs)


def _called(table: FromClause, sought: str) -> tuple[ColumnElement[bool], ...]:
    """Say of a row of parties whether it is the one sought: by id, by code or a code below it, or by name."""
    code = sought.upper()
    actors = records.alias("actors")
    holding = select(members.c.record).where(members.c.member == sought)
    # With an empty word behind it no index has the kind, so that the few that hold the member are looked up.
    merged = select(actors.c.record).where(actors.c.id.in_(holding), actors.c.kind.concat("") == "actors")
    return (
        table.c.actor == sought,
        table.c.actor.in_(merged),
        table.c.code == code,
        # "/" follows "." in every collation of bytes: all codes that begin with "RUS." and an index that finds them
        and_(table.c.code >= f"{code}.", table.c.code < f"{code}/"),
        table.c.name == fold(sought),
    )


def in_time(query: Query, record: ColumnElement[int]) -> Iterator[ColumnElement[bool]]:
    """Say of the number of a record whether one of its periods can lie in the days that a query asks for."""
    if (query.since or query.until) and not query.sides:
        yield exists().where(periods.c.record == record, *_overlap(query, periods))


def _overlap(query: Query, table: FromClause) -> Iterator[ColumnElement[bool]]:
    if query.since:
        yield or_(table.c.latest.is_(None), table.c.latest >= query.since.isoformat())
    if query.until:
        yield or_(table.c.earliest.is_(None), table.c.earliest <= query.until.isoformat())


def _quoting(chosen: Select[Any]) -> Select[Any]:
    """Give the records that quote a report of the chosen readings."""
    return (
        select(quoted.c.record)
        .join(pages, pages.c.report == quoted.c.report)
        .join(current, current.c.page == pages.c.id)
        .where(current.c.reading.in_(chosen))
    )


def _carried_by(outlet: str) -> Select[Any]:
    return select(carriers.c.reading).where(carriers.c.name == fold(outlet))


def _texts_with(sought: str) -> Select[Any]:
    return select(texts.c.rowid).where(texts.c.texts.match(phrases(sought)))
