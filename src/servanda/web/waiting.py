"""The questions of a ledger, found once and kept until the ledger changes; and what the judgements there come to.

Invariant: nothing that a person judged since is asked again, even while the questions are being found anew.
"""

from __future__ import annotations

import heapq
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from servanda import ledger
from servanda.linking.judgements import Decisions
from servanda.model import FindingId
from servanda.run.judging import standing
from servanda.web.doubt import Open, Queue, each_doubt
from servanda.web.reckonings import patience
from servanda.web.workshop import BeingMadeError, Workshop

MOST = 5_000
"""Questions that are kept, the most doubtful ones: more than a person answers in a week."""
_WAIT = 2.0
"""Seconds that a page of a large ledger waits for the questions; where finding them took longer, it goes on with those
of before."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """The most doubtful questions of a ledger in their order, how many there are of each queue, and the judgements.

    `seconds` is how long it took to find them.
    """

    questions: tuple[Open, ...]
    counts: Mapping[Queue, int]
    decisions: Decisions
    seconds: float

    def of(self, queue: Queue | None) -> Iterator[Open]:
        """Give the questions of one queue, or of all."""
        return (each for each in self.questions if queue in (None, each.queue))

    def count(self, queue: Queue | None) -> int:
        """Give how many questions a queue has, or all have."""
        return self.counts.get(queue, 0) if queue else sum(self.counts.values())


class Questions:
    """Gives the questions of a ledger as it is now."""

    def __init__(self, place: str | Path) -> None:
        self._place = place
        self._workshop: Workshop[Waiting] = Workshop(kept=1, wait=_WAIT)
        self._last: Waiting | None = None

    def now(self) -> Waiting:
        """Give the questions of the ledger as it is; those of before without what was judged, while new ones are found.

        Raises:
            BeingMadeError: They are being found for the first time.
        """
        is_slow = self._last is not None and self._last.seconds > _WAIT
        try:
            with self._workshop.ask(
                ledger.mark(self._place), self._find, wait=0.0 if is_slow else self._wait()
            ) as found:
                self._last = found
                return found
        except BeingMadeError:
            if self._last is None:
                raise
            with ledger.open_view(self._place) as view:
                return _without_judged(self._last, standing(view))

    def _wait(self) -> float:
        with ledger.open_view(self._place) as view:
            return patience(view, _WAIT)

    @contextmanager
    def _find(self) -> Iterator[Waiting]:
        begun = time.monotonic()
        with ledger.open_view(self._place) as view:
            decisions = standing(view)
            counts: Counter[Queue] = Counter()

            def counted() -> Iterator[Open]:
                for each in each_doubt(view, decisions):
                    counts[each.queue] += 1
                    yield each

            found = heapq.nsmallest(MOST, counted(), key=lambda one: one.place)
        yield Waiting(tuple(found), counts, decisions, time.monotonic() - begun)


def _without_judged(before: Waiting, decisions: Decisions) -> Waiting:
    left = tuple(one for one in before.questions if not any(decisions.of.get(FindingId(id_)) for id_ in one.ids))
    gone = Counter(one.queue for one in before.questions) - Counter(one.queue for one in left)
    counts = {queue: number - gone[queue] for queue, number in before.counts.items()}
    return Waiting(left, counts, decisions, before.seconds)
