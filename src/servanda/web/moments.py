"""The ledger as it was known on a day, for pages: made once for all visitors, and made anew when the ledger changes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from servanda import ledger
from servanda.ledger.copying import KnownBy
from servanda.run.knowing import Moment, known_on
from servanda.web import wording
from servanda.web.workshop import Workshop

_KEPT = 4
"""Days that are kept; each is a ledger on the disk, at most as large as the whole one."""
_WAIT = 5.0
"""Seconds that a page waits for a day before it says that the day is being made."""


@dataclass(frozen=True, slots=True)
class Known:
    """The day as of which a page is drawn, and how many reports were known by then."""

    day: date
    counted: KnownBy

    @property
    def told(self) -> str:
        """Give it as a sentence without its end."""
        return f"As known on {wording.day(self.day)}: {wording.known_by(self.counted)}"


class Moments:
    """Gives ledgers of what was known on days; deleted when they are not asked for any more, all of them at the end."""

    def __init__(self, place: str | Path, additions: Path | None) -> None:
        self._place = place
        self._additions = additions
        self._workshop: Workshop[Moment] = Workshop(kept=_KEPT, wait=_WAIT)

    @contextmanager
    def on(self, day: date) -> Iterator[Moment]:
        """Give the ledger as known on a day, as long as the caller is inside.

        Raises:
            BeingMadeError: It is still being made.
            LedgerError: The whole ledger cannot be read.
        """
        key = (day, ledger.mark(self._place))
        with self._workshop.ask(key, lambda: known_on(day, self._place, additions=self._additions)) as moment:
            yield moment

    def close(self) -> None:
        """Delete all of them."""
        self._workshop.close()
