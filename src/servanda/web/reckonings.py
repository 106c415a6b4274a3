"""What is reckoned from many records, as the time line of a word is: aside where it takes long; the last few are kept.

A word can stand in half of all reports, and nobody knows before looking. What was found once serves every page that
asks the same: closer, later, the next hundred.

Invariant: what is kept is of the ledger as it is; after a change it is reckoned anew.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Generic, TypeVar

from servanda import ledger
from servanda.ledger import Kind
from servanda.ledger.view import View
from servanda.web.workshop import Workshop

Reckoned = TypeVar("Reckoned")

_WAIT = 0.35
"""Seconds that a page of a large ledger waits before it says that what it shows is being made."""
_SMALL, _AT_ONCE = 2_000, 15.0
"""Reports up to which everything is there in a blink, and the seconds that a busy machine is given for that blink."""


class Reckonings(Generic[Reckoned]):
    """Gives what is reckoned from a ledger."""

    def __init__(self, *, kept: int, wait: float | None = None) -> None:
        """Take how many answers are kept, and how many seconds a page waits for one, if not by the ledger's size."""
        self._workshop: Workshop[Reckoned] = Workshop(kept=kept, wait=_WAIT)
        self._wait = wait

    def of(self, view: View, question: Hashable, reckon: Callable[[View], Reckoned]) -> Reckoned:
        """Give the answer to a question about the ledger of a view.

        Args:
            view: The ledger.
            question: What is asked: equal questions have one answer.
            reckon: Finds the answer, in a view of its own.

        Raises:
            BeingMadeError: It is still being reckoned.
        """
        key = (view.path, ledger.mark(view.path), question)
        wait = patience(view, _WAIT) if self._wait is None else self._wait
        with self._workshop.ask(key, partial(_reckoned, view.path, reckon), wait=wait) as answer:
            return answer


def patience(view: View, wait: float) -> float:
    """Give how many seconds a page waits: where little is reckoned, only a machine that is held up makes anybody wait.

    Args:
        view: The ledger.
        wait: Seconds that a page of a large one waits.
    """
    return max(wait, _AT_ONCE) if view.counts()[Kind.REPORTS] <= _SMALL else wait


@contextmanager
def _reckoned(path: Path, reckon: Callable[[View], Reckoned]) -> Iterator[Reckoned]:
    with ledger.open_view(path) as view:
        answer = reckon(view)
    yield answer
