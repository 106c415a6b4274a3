"""Several questions of one queue answered at once: one word for all that a person chose from the list.

Invariant: what is chosen names its findings itself, so that an answer is about what stood on the page, whatever became
of the ledger since; all of the chosen are answered or none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from servanda.errors import CallError
from servanda.web.desk import Wanted, wanted
from servanda.web.doubt import Doubt, Queue
from servanda.web.question import KEYS, SAID

MOST = 200
"""Questions that one answer may be given to: each is a judgement of its own, and all are linked at once."""
_BETWEEN = ("same", "different", "unsure")
WORDS: Mapping[Queue, tuple[str, ...]] = {
    Queue.RECORDS: _BETWEEN,
    Queue.ACTORS: _BETWEEN,
    Queue.VALUES: ("right",),
    Queue.READINGS: ("right", "wrong"),
}
"""The answers that all questions of a queue can be given; of two values which is right is another one each time."""


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer to all that is chosen: its word as calls have it, its key, and how it is said."""

    word: str
    key: str
    said: str


@dataclass(frozen=True, slots=True)
class Box:
    """A question that can be chosen; `subject` are the ids that its answer is about, empty where none fits it."""

    doubt: Doubt
    subject: str


def choices(queue: Queue) -> tuple[Choice, ...]:
    """Give the answers that several questions of a queue can be given at once."""
    said = SAID | ({"right": "Both stand"} if queue is Queue.VALUES else {})
    return tuple(Choice(word, KEYS[word], said[word]) for word in WORDS[queue])


def boxes(found: Sequence[Doubt], queue: Queue | None) -> tuple[Box, ...]:
    """Give questions with what an answer to each is about; nothing is chosen where all queues are shown."""
    return tuple(Box(doubt, _subject(doubt) if queue else "") for doubt in found)


def _subject(doubt: Doubt) -> str:
    fitting = (call.partition(" ")[2] for call in doubt.answers if call.partition(" ")[0] == WORDS[doubt.queue][0])
    return next(fitting, "")


def answers(word: str, chosen: Sequence[str], *, queue: Queue | None, reason: str) -> list[Wanted]:
    """Give one answer to each question that was chosen.

    Args:
        word: The answer, as calls have it.
        chosen: The ids of each question.
        queue: Of the questions.
        reason: Why, of all of them.

    Raises:
        CallError: Nothing was chosen, or too much, or the queue has no such answer.
    """
    subjects = list(dict.fromkeys(each for each in chosen if each.strip()))
    if not 1 <= len(subjects) <= MOST:
        found = len(subjects) or "none"
        raise CallError(f"expected 1 to {MOST} questions that were chosen, found {found}; tick those you mean")
    if queue is None or word not in WORDS[queue]:
        known = ", ".join(WORDS[queue]) if queue else "those of one queue"
        raise CallError(f"{word!r} is no answer to several questions at once; expected {known}")
    return [wanted(f"{word} {subject}", reason=reason) for subject in subjects]
