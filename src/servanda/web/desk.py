"""Where judgements of the pages are written: through the same code as those of the command line.

Invariant: a form that is sent twice is judged once, and two that come at once are judged one after the other.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from servanda import ledger
from servanda.errors import CallError, LedgerBusyError
from servanda.model import FindingId, Judgement, JudgementKind
from servanda.run.judging import draft, judge
from servanda.web.changes import Moment, about, changes, judged_findings, moment

_KEPT = 1_000
"""Answers of which the page can still tell what they changed."""
_WAIT = 3.0
"""Seconds that an answer waits for another writer before the page says that the ledger is busy."""
_WORDS = {str(kind): kind for kind in JudgementKind if kind is not JudgementKind.VALUE} | {
    "correct": JudgementKind.VALUE
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """An answer before it is written: what is decided, of what; `value` is what a field is corrected to."""

    kind: JudgementKind
    ids: tuple[str, ...]
    field: str | None = None
    value: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """What came of an answer: the judgements, what they changed in words, and what of them cannot be followed."""

    made: tuple[Judgement, ...]
    told: tuple[str, ...]
    changed: tuple[str, ...]
    problems: tuple[str, ...]


def wanted(call: str, *, value: str = "", reason: str = "") -> Wanted:
    """Give what a call asks for, as it stands under each question: `same ID ID`, `correct ID FIELD`.

    Raises:
        CallError: It is no such call.
    """
    word, *rest = call.split() or [""]
    kind = _WORDS.get(word)
    if kind is None or not rest:
        raise CallError(f"{call!r} is no answer; expected one of {', '.join(_WORDS)} with the ids that it is about")
    why = reason or None
    if kind is not JudgementKind.VALUE:
        return Wanted(kind, tuple(rest), reason=why)
    if len(rest) != 2 or not value:  # noqa: PLR2004
        raise CallError("a corrected value needs a field and the value that the report gives; write it and send again")
    return Wanted(kind, (rest[0],), field=rest[1], value=value, reason=why)


class Desk:
    """Writes what visitors judge, and remembers what came of the last answers."""

    def __init__(self, place: str | Path, additions: Path | None) -> None:
        self._place = place
        self._additions = additions
        self._lock = threading.Lock()
        self._notes: OrderedDict[str, Note] = OrderedDict()
        self._answered: dict[str, tuple[Wanted, ...]] = {}

    def note(self, once: str) -> Note | None:
        """Give what came of a form; None where this server does not know it any more."""
        return self._notes.get(once)

    def judge(self, once: str, answers: Sequence[Wanted], *, who: str, at: datetime) -> Note:
        """Write the answers of a form, all of them or none, and give what came of them.

        Args:
            once: The form's own name; the same form and answers again give what came of them the first time.
            answers: What is decided.
            who: The person.
            at: When.

        Raises:
            CallError: An answer cannot be judged so, or the form was sent with another one; nothing was written.
            LedgerBusyError: Another process is writing; nothing was written.
        """
        with self._turn():
            if once in self._notes:
                if self._answered[once] != tuple(answers):
                    raise CallError("this form was answered before, with something else; open the question again")
                return self._notes[once]
            note = self._write(answers, who, at)
            self._notes[once], self._answered[once] = note, tuple(answers)
            while len(self._notes) > _KEPT:
                gone, _ = self._notes.popitem(last=False)
                del self._answered[gone]
            return note

    @contextmanager
    def _turn(self) -> Iterator[None]:
        if not self._lock.acquire(timeout=_WAIT):
            raise LedgerBusyError(str(self._place))
        try:
            yield
        finally:
            self._lock.release()

    def _write(self, answers: Sequence[Wanted], who: str, at: datetime) -> Note:
        with ledger.open_view(self._place) as view:
            made = tuple(
                draft(
                    view,
                    each.kind,
                    each.ids,
                    who=who,
                    at=at,
                    field=each.field,
                    value=each.value,
                    reason=each.reason,
                    additions=self._additions,
                )
                for each in answers
            )
            judged = tuple(dict.fromkeys(one for each in made for one in judged_findings(view, each)))
            told = tuple(about(view, judged))
            before = moment(view, judged)
        done = judge(self._place, made, additions=self._additions, wait_seconds=_WAIT)
        ids = {each.id for each in made}
        problems = tuple(problem.message for problem in done.problems if problem.source in ids)
        return Note(made, told, self._changed(judged, before), problems)

    def _changed(self, judged: Sequence[FindingId], before: Moment) -> tuple[str, ...]:
        with ledger.open_view(self._place) as view:
            return tuple(changes(before, moment(view, judged, before=before)))
