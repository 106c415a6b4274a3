"""The machine-readable pages that gather records: what the pages of the same names show, with the same filters.

Invariant: a number here is the number there; nothing is counted anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Annotated, Any

import msgspec

from servanda.errors import CallError
from servanda.ledger import Kind
from servanda.ledger import network as dyads
from servanda.ledger import timeline as moments
from servanda.ledger.carriage import Carrier
from servanda.ledger.timeline import Asked, Found
from servanda.model import Status
from servanda.run.judging import standing
from servanda.web import answers, asking, board, network, sides, silences, timeline
from servanda.web.audit import AUDITED
from servanda.web.difference import as_row
from servanda.web.doubt import Open, Queue, each_doubt
from servanda.web.entry import entry
from servanda.web.families import TYPES
from servanda.web.operation import Operation
from servanda.web.pages import audit, difference, review
from servanda.web.parameters import LEAF, MOST, Day, Parameter, Words, choice, filters_of, rows_of
from servanda.web.silences import ONE_SIDED, SILENCES, UNANSWERED
from servanda.web.timeline_entries import LANES, line
from servanda.web.unknown import absent
from servanda.web.visit import Visit

_LIMIT, _AFTER, _ = LEAF
_COMMON = {each.name: each for each in filters_of(Kind.EVENTS)}
_DIGITS = 10**12 - 1
Few = Annotated[int, msgspec.Meta(ge=1, le=_DIGITS)]
Seed = Annotated[int, msgspec.Meta(ge=0, le=_DIGITS)]
Size = Annotated[int, msgspec.Meta(ge=1, le=audit.MOST)]

_LANES = Parameter("lanes", "said, promised, done; several with commas between them", Words)
_STATUS = Parameter("status", "actual, planned, conditional, hypothetical or negated", choice(tuple(map(str, Status))))
_TIME = (
    *(
        _COMMON[name]
        for name in ("from", "to", "between", "sides", "actor", "about", "text", "outlet", "since", "until")
    ),
    Parameter("type", "a stance, an event type, a step, or `due`", choice(tuple(map(str, TYPES)))),
    _STATUS,
    Parameter("origins", "the fewest origins that stand behind the record", Few),
    _LANES,
    _LIMIT,
    _AFTER,
)
_NETWORK = (
    _COMMON["actor"],
    _LANES,
    Parameter(
        "type",
        "a stance, an event type, or the kind of a commitment",
        choice(tuple(each for several in network.TYPES.values() for each in several)),
    ),
    Parameter("status", f"{_STATUS.says}; `any` for all", choice(network.STATUSES), str(Status.ACTUAL)),
    Parameter("alleged", "whether what is only alleged or denied counts", choice(("yes", "no")), "no"),
    _COMMON["since"],
    _COMMON["until"],
    _LIMIT,
    _AFTER,
)
_BOARD = (
    *(each for each in filters_of(Kind.COMMITMENTS) if each.name not in {"step", "text"}),
    Parameter("limit", "the most cards of a column", Annotated[int, msgspec.Meta(ge=1, le=MOST)], board.CARDS),
)
_DIFFERENCE = (
    Parameter("from", "the earlier day", Day, is_needed=True),
    Parameter("until", "the later day; today if it is left out", Day),
)
_AUDIT = (
    Parameter("kind", "what the findings are of", choice(tuple(map(str, AUDITED))), is_needed=True),
    Parameter("number", "how many findings are drawn", Size, audit.NUMBERS[0]),
    Parameter("seed", "names the sample: who has it draws the same findings", Seed, is_needed=True),
)
_REVIEW = (Parameter("queue", "questions of one queue", choice(tuple(map(str, Queue)))), _LIMIT, _AFTER)


# ---- the time line


def _timeline(visit: Visit, given: Mapping[str, str]) -> answers.Timeline:
    filters = {name: value for name, value in given.items() if name not in {"limit", "after"}}
    wanted = timeline.asked(filters)
    asked = timeline.understood(visit.view, wanted, visit.hall.additions, narrowed=visit.hall.narrowed)
    size = rows_of(given)
    found = list(_moments(visit, asked, size + 1, given.get("after")))
    counts = timeline.counted(moments.heaps(visit.view, asked), asked.kinds)
    if not counts.all:
        absent(visit.view, wanted.query, visit.hall.additions)
    after = timeline.mark_of(found[size - 1].place) if len(found) > size else None
    return answers.Timeline(
        rows=tuple(map(_moment, found[:size])),
        counts={LANES[kind]: number for kind, number in counts.of.items()},
        undated=counts.undated,
        next=_lead(visit, "timeline", given, after),
    )


def _moments(visit: Visit, asked: Asked, size: int, after: str | None) -> Iterator[Found]:
    """Give moments by their day, then those without one; the place of one of these has no day either."""
    place = timeline.place_of(after) if after else None
    if place is None or place.first:
        dated = moments.dated(visit.view, asked, limit=size, after=place)
        yield from dated
        size, place = size - len(dated), None
    if size:
        yield from moments.undated(visit.view, asked, limit=size, after=place)


def _moment(found: Found) -> answers.Moment:
    shown = line(found)
    cited = shown.cited
    return answers.Moment(
        lane=shown.lane,
        id=shown.id,
        number=found.place.number,
        kind=shown.kind.value,
        type=shown.type,
        status=shown.status.value,
        is_alleged=shown.is_alleged,
        edtf=shown.when.edtf,
        earliest=_day(shown.when.earliest),
        latest=_day(shown.when.latest),
        basis=shown.when.basis.value,
        heading=shown.heading,
        standing=shown.standing,
        sources=shown.sources,
        origins=shown.origins,
        report=cited.report if cited else None,
        start=cited.span.start if cited else None,
        end=cited.span.end if cited else None,
        quote=cited.quote if cited else None,
    )


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _lead(visit: Visit, name: str, given: Mapping[str, str], after: str | None) -> str | None:
    return visit.to.view(f"api/{name}", {**given, "after": after}) if after else None


# ---- who with whom, and how far promises got


def _network(visit: Visit, given: Mapping[str, str]) -> answers.Network:
    wanted = network.asked({name: value for name, value in given.items() if name not in {"limit", "after"}})
    size, mark = rows_of(given), given.get("after")
    place = _place_of_dyad(mark) if mark else ("",)
    behind = (each for each in dyads.every(visit.view, wanted) if _key(each) > place)
    found = list(islice(behind, size + 1))
    names = sides.names(
        visit.view, {side for each in found for side in (each.source, each.target)}, visit.hall.additions
    )
    after = "~".join(_key(found[size - 1])) if len(found) > size else None
    rows = tuple(
        answers.Dyad(
            each.source, names[each.source], each.target, names[each.target], each.kind.value, each.type,
            each.number, each.several, each.first, each.last,
        )
        for each in found[:size]
    )  # fmt: skip
    return answers.Network(rows, _lead(visit, "network", given, after))


def _key(dyad: dyads.Dyad) -> tuple[str, ...]:
    return dyad.source, dyad.target, str(dyad.kind), dyad.type


def _place_of_dyad(written: str) -> tuple[str, ...]:
    place = tuple(written.split("~"))
    if len(place) != len(("source", "target", "kind", "type")):
        raise CallError(f"after cannot be {written!r}; follow `next` of an answer, or leave it out")
    return place


def _board(visit: Visit, given: Mapping[str, str]) -> answers.Board:
    asked = asking.query(Kind.COMMITMENTS, given)
    understood = asking.understood(visit.view, asked, additions=visit.hall.additions)
    filters = {name: value for name, value in given.items() if name != "limit"}
    columns = board.board(visit.view, understood, cards=rows_of({"limit": str(board.CARDS), **given}))
    count = sum(column.count for column in columns)
    if not count:
        absent(visit.view, asked, visit.hall.additions)
    stands = tuple(
        answers.Stand(
            column.name,
            column.count,
            tuple(
                answers.State(state.value, number, visit.to.view("api/commitments", {**filters, "state": state.value}))
                for state, number in column.states
            ),
            tuple(map(_card, column.cards)),
        )
        for column in columns
    )
    return answers.Board(stands, count, visit.view.counts()[Kind.COMMITMENTS])


def _card(card: board.Card) -> answers.Card:
    return answers.Card(
        id=card.id,
        parties=card.parties,
        what=card.what,
        quote=card.quote,
        state=card.state,
        since=card.since.edtf,
        amounts=tuple(answers.Sum(of, amount) for of, amount in card.amounts),
        due=card.due,
        flags=tuple(flag for flag, _ in card.flags),
        support=card.support,
    )


# ---- sources, difference, audit, review, silences


def _sources(visit: Visit, given: Mapping[str, str]) -> answers.Sources:
    size, counts = rows_of(given), visit.view.counts()
    found = visit.view.carriage(limit=size)
    reports, origins = counts[Kind.REPORTS], counts[Kind.ORIGINS]
    return answers.Sources(
        reports=reports,
        origins=origins,
        copies=max(0, reports - origins),
        names=found.names,
        nameless=found.nameless,
        rows=tuple(map(_carrying, found.carriers)),
        largest=tuple(
            answers.Family(one.id, one.root, one.agency, one.method, len(one.reports))
            for one in visit.view.largest_origins(limit=size)
        ),
    )


def _carrying(one: Carrier) -> answers.Carrying:
    return answers.Carrying(one.name, one.is_agency, one.reports, one.copies)


def carriers(visit: Visit) -> list[answers.Carrying]:
    """Give every outlet and agency."""
    names = visit.view.carriage(limit=1).names
    return list(map(_carrying, visit.view.carriage(limit=names).carriers))


def _difference(visit: Visit, given: Mapping[str, str]) -> answers.Difference:
    since, until = difference.days(given)
    assert since is not None  # noqa: S101 - it is needed
    with difference.compared(visit.hall, since, until) as both:
        found = as_row(both.found)
    reports = {"count": both.found.reports.count, "first": [each.id for each in both.found.reports.first]}
    rows = [
        {"kind": kind, **values} for kind, values in found.items() if kind != "reports" and isinstance(values, dict)
    ]
    made = {"since": since.isoformat(), "until": _day(until), "reports": reports, "rows": rows}
    return msgspec.convert(made, answers.Difference)


def _audit(visit: Visit, given: Mapping[str, str]) -> answers.Audit:
    return msgspec.convert(audit.audit_row(visit, given), answers.Audit)


def _review(visit: Visit, given: Mapping[str, str]) -> answers.Questions:
    queue = Queue(given["queue"].strip().lower()) if given.get("queue", "").strip().lower() in set(Queue) else None
    if given.get("queue") and queue is None:
        raise CallError(f"queue cannot be {given['queue']!r}; expected one of: {', '.join(Queue)}")
    size, place = rows_of(given), review.place_of(given.get("after", ""))
    waiting, counts = _waiting(visit)
    ahead = [one for one in waiting if queue in (None, one.queue) and place < one.place]
    after = review.mark_of(ahead[size - 1]) if len(ahead) > size else None
    there = (one for one in ahead[:size] if review.is_there(visit, one))
    rows = tuple(msgspec.convert(one.tell(visit.view).row(), answers.Question) for one in there)
    return answers.Questions(rows, counts, _lead(visit, "review", given, after))


def _waiting(visit: Visit) -> tuple[Sequence[Open], dict[str, int]]:
    """Give the questions of the ledger that is asked: today's are kept, those of another day are found anew."""
    if visit.known is None:
        now = visit.hall.questions.now()
        return now.questions, {queue.value: now.count(queue) for queue in Queue}
    found = sorted(each_doubt(visit.view, standing(visit.view)), key=lambda one: one.place)
    return found, {queue.value: sum(one.queue is queue for one in found) for queue in Queue}


def _silences(visit: Visit, given: Mapping[str, str]) -> dict[str, Any]:
    found = visit.hall.silences(visit.view, visit.request.url.path.rpartition("/")[2])
    return {"rows": list(_silence_rows(visit, found[: rows_of(given)])), "count": len(found)}


def silence_rows(visit: Visit, which: str) -> Iterator[dict[str, Any]]:
    """Give every record of which one side's word is missing, in a line, with both sides."""
    return _silence_rows(visit, visit.hall.silences(visit.view, which))


def _silence_rows(visit: Visit, some: Iterable[silences.Place]) -> Iterator[dict[str, Any]]:
    for one in silences.told(visit.view, some):
        told, made = entry(one.record), silences.silence_row(one)
        said = {"heading": told.heading, "standing": told.standing, "sources": told.sources}
        yield {"id": told.id, "kind": told.kind.value, **said, "heard": made["heard"], "silent": made["silent"]}


OPERATIONS = (
    Operation("/api/timeline", "what was said, promised and done, by its day", _TIME, answers.Timeline, _timeline),
    Operation("/api/network", "who with whom, by side, kind and type", _NETWORK, answers.Network, _network),
    Operation("/api/board", "the commitments by how far they got", _BOARD, answers.Board, _board),
    Operation("/api/sources", "outlets, agencies and origins by reports", (_LIMIT,), answers.Sources, _sources),
    Operation(
        "/api/difference",
        "what changed between what was known on two days",
        _DIFFERENCE,
        answers.Difference,
        _difference,
        is_of_a_day=False,
    ),
    Operation("/api/audit", "a sample drawn by chance, and its rate of errors", _AUDIT, answers.Audit, _audit),
    Operation("/api/review", "the questions that wait for a person", _REVIEW, answers.Questions, _review),
    *(
        Operation(f"/api/{which}", SILENCES[which], (_LIMIT,), answers.Silences, _silences)
        for which in (UNANSWERED, ONE_SIDED)
    ),
)
"""All of them, in the order in which they are described."""
