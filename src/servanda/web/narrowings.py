"""The records of a time line that are chosen by words or by outlet: looked up aside, and the last few are kept.

A word can stand in half of all reports, and nobody knows before looking. What was looked up once serves every page of
the same time line: closer, later, the next hundred.

Invariant: what is kept is of the ledger as it is; after a change it is looked up anew.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from servanda import ledger
from servanda.ledger import timeline
from servanda.ledger.timeline import Asked
from servanda.ledger.view import View
from servanda.web.workshop import Workshop

_KEPT = 8
"""Answers that are kept: of half a million records each would take 4 MB."""
_WAIT = 0.3
"""Seconds that a page waits before it says that its records are being looked up."""


@dataclass(frozen=True, slots=True)
class _Narrowing:
    """What is asked for with its records, and what was counted of them."""

    asked: Asked
    found: dict[Hashable, Any]


class Narrowings:
    """Looks up the records of time lines."""

    def __init__(self) -> None:
        self._workshop: Workshop[_Narrowing] = Workshop(kept=_KEPT, wait=_WAIT)

    def narrowed(self, view: View, asked: Asked) -> Asked:
        """Give what is asked for with its records looked up; see `servanda.ledger.timeline.narrowed`.

        Raises:
            BeingMadeError: They are still being looked up.
        """
        if not (asked.query.about or asked.query.text or asked.query.outlet):
            return timeline.narrowed(view, asked)
        key = (view.path, ledger.mark(view.path), asked)
        with self._workshop.ask(key, partial(_look_up, view.path, asked)) as made:
            view.found.update(made.found)
            return made.asked


@contextmanager
def _look_up(path: Path, asked: Asked) -> Iterator[_Narrowing]:
    with ledger.open_view(path) as view:
        narrow = timeline.narrowed(view, asked)
        found = dict(view.found)
    yield _Narrowing(narrow, found)
