"""A moment as one line of a time line: the utterance, the act, or one step of a promise with what became of it.

Invariant: no line shows an act without its status and basis, and a step reads as what it is: what is due is not done.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from servanda.ledger import Kind
from servanda.ledger.moments import DUE
from servanda.ledger.timeline import Found
from servanda.model import UNKNOWN, Basis, Commitment, Event, Evidence, LinkedStep, Period, Record, Statement, Status
from servanda.web import wording
from servanda.web.entry import entry

LANES: Mapping[Kind, str] = MappingProxyType(
    {Kind.STATEMENTS: "said", Kind.COMMITMENTS: "promised", Kind.EVENTS: "done"}
)
"""The lanes of a time line, from top to bottom, and the kind of record in each."""
NOUNS: Mapping[Kind, tuple[str, str]] = MappingProxyType(
    {
        Kind.STATEMENTS: ("statement", "statements"),
        Kind.COMMITMENTS: ("step of a promise", "steps of promises"),
        Kind.EVENTS: ("event", "events"),
    }
)
"""What one moment of each kind is called, and several."""
_NOT_DONE: Mapping[Status, str] = MappingProxyType(
    {
        Status.PLANNED: "planned",
        Status.CONDITIONAL: "on a condition",
        Status.HYPOTHETICAL: "only thought of",
        Status.NEGATED: "not done",
    }
)
"""What stands before an act that was not done, where the name of its lane would say that it was."""
_IN_DOUBT: Mapping[Basis, str] = MappingProxyType({Basis.ALLEGED: "alleged", Basis.DENIED: "denied"})
_LONG = 240


@dataclass(frozen=True, slots=True)
class Line:
    """A moment in words; `type` is a stance, an event type, a step or `due`, `origins` those of the whole record.

    `word` stands before it: that of its lane, or for an act that nobody tells as done why it is none.
    """

    id: str
    kind: Kind
    word: str
    type: str
    status: Status
    is_alleged: bool
    when: Period
    heading: str
    standing: str
    sources: str
    cited: Evidence | None
    origins: int

    @property
    def lane(self) -> str:
        """Give the lane in which it stands."""
        return LANES[self.kind]

    @property
    def quote(self) -> str:
        """Give the first quote, shortened."""
        return wording.cut(self.cited.quote, _LONG) if self.cited else ""

    @property
    def told(self) -> str:
        """Give all of it in one sentence, for a mark that has no room for words."""
        when = wording.when(self.when) if self.when.is_known else "day unknown"
        return f"{when}, {self.word}: {'; '.join(filter(None, (self.heading, self.standing, self.sources)))}"


def line(found: Found) -> Line:
    """Give the line of a moment.

    Raises:
        TypeError: Its record has no moments.
    """
    record = found.record
    if not isinstance(record, Record):
        raise TypeError(f"{type(record).__name__} has no moments")
    match record.content:
        case Statement() as said:
            return _whole(record, LANES[Kind.STATEMENTS], str(said.stance), Status.ACTUAL, is_alleged=False)
        case Event() as event:
            is_alleged = event.basis in _IN_DOUBT
            return _whole(record, _word_of_act(event), str(event.type), event.status, is_alleged=is_alleged)
        case Commitment() as promise:
            steps = promise.steps
            number = found.place.number
            if number < len(steps):
                return _step(record, promise, steps[number])
            return _due(record, promise)


def _word_of_act(event: Event) -> str:
    done = _IN_DOUBT.get(event.basis, LANES[Kind.EVENTS])
    return _NOT_DONE.get(event.status, done)


def _whole(
    record: Record[Statement] | Record[Event], word: str, type_: str, status: Status, *, is_alleged: bool
) -> Line:
    """Give the line of a record that is one moment."""
    told = entry(record)
    return Line(
        id=told.id,
        kind=told.kind,
        word=word,
        type=type_,
        status=status,
        is_alleged=is_alleged,
        when=told.when or UNKNOWN,
        heading=wording.cut(told.heading, _LONG),
        standing=wording.cut(told.standing, _LONG),
        sources=told.sources,
        cited=told.cited,
        origins=record.support.origins,
    )


def _step(record: Record[Commitment], promise: Commitment, step: LinkedStep) -> Line:
    goods = wording.thing(promise.kind, step.lines or promise.lines)
    sides = wording.sides(promise.provider, promise.recipient)
    return Line(
        id=record.id,
        kind=Kind.COMMITMENTS,
        word=LANES[Kind.COMMITMENTS],
        type=str(step.step),
        status=Status.ACTUAL,
        is_alleged=False,
        when=step.when,
        heading=wording.cut(f"{sides}: {wording.state(step.step)}: {goods}", _LONG),
        standing=wording.cut(wording.whose_word(step.role_of_speaker, step.by), _LONG),
        sources=f"commitment of {wording.support(record.support)}",
        cited=min(step.evidence, default=None),
        origins=record.support.origins,
    )


def _due(record: Record[Commitment], promise: Commitment) -> Line:
    """Give the day when a promise is due, as the reports that tell of the promise say it."""
    pieces = [piece for step in promise.steps for piece in step.evidence]
    flags = "".join(f", {wording.flag(flag)}" for flag in promise.flags)
    sides = wording.sides(promise.provider, promise.recipient)
    return Line(
        id=record.id,
        kind=Kind.COMMITMENTS,
        word=LANES[Kind.COMMITMENTS],
        type=DUE,
        status=Status.PLANNED,
        is_alleged=False,
        when=promise.due or UNKNOWN,
        heading=wording.cut(f"{sides}: due: {wording.thing(promise.kind, promise.lines)}", _LONG),
        standing=f"promised; so far {wording.state(promise.state)}{flags}",
        sources=f"commitment of {wording.support(record.support)}",
        cited=min(pieces, default=None),
        origins=record.support.origins,
    )
