"""Every error that a call can raise, for what the caller can do about it.

    ServandaError
    ├── CallError               the call is wrong: mend the words after `servanda`
    │   ├── NoSuchPathError     a path that was named is not there
    │   ├── NoSuchRecordError   no record, finding or report answers to an id
    │   ├── SeveralReportsError the beginning of an id fits several reports
    │   ├── NoSuchValueError    a filter or option has a value that nothing has
    │   ├── NoSuchActorError    a party is known neither to the ledger nor to the codebook
    │   ├── BrokenLinesError    lines of a file that is taken in cannot be read: nothing was taken in
    │   ├── BrokenModelError    a file of the learned reader's model is damaged
    │   └── BrokenTableError    a file that linking asks is missing or damaged
    ├── CodebookError           a codebook file cannot be read: mend the rows that are named
    ├── LedgerError             the ledger cannot be used as it stands
    │   ├── NoLedgerError       there is no ledger at this place yet
    │   ├── NotALedgerError     the file is something else
    │   ├── NewerLedgerError    a later Servanda wrote it
    │   ├── LedgerBusyError     another `servanda` is writing
    │   ├── NotLinkedError      its reports were read, its records were not made
    │   └── EvidenceError       a quote and its archived page differ
    ├── MissingPartError        an optional part is not installed
    ├── ModelError              a value breaks a law of the model: a bug, please report
    └── EvaluationError         gold or exported rows cannot be compared

Trouble in a *page* is not an error: it is a `Problem`, a value with a place, returned and shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches


class ServandaError(Exception):
    """The root: catch it to catch everything that Servanda raises on purpose."""


class CallError(ServandaError):
    """The call itself is wrong."""


class NoSuchPathError(CallError):
    """A path that was named is not there."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f"expected a file or folder at {path!r}, found none; check the spelling and the working folder"
        )
        self.path = path


_KINDS = {
    "r": "reports",
    "a": "actors",
    "s": "statements",
    "e": "events",
    "c": "commitments",
    "o": "origins",
    "l": "labels",
    "d": "disagreements",
    "m": "mentions",
    "t": "times",
    "k": "links",
    "j": "judgements",
}
"""The kinds by the letters that their ids begin with."""


class NoSuchRecordError(CallError):
    """No record, finding or report answers to an id."""

    def __init__(self, record: str) -> None:
        letter = record[:1] if record[1:2] == "-" and record[:1] in _KINDS else ""
        listed = _KINDS.get(letter, "KIND")
        super().__init__(
            f"no record answers to {record!r} in this ledger; expected a whole id such as"
            f" {letter or 's'}-0123456789abcdef; `servanda show {listed}` lists them"
        )
        self.record = record


class SeveralReportsError(CallError):
    """The beginning of an id fits several reports."""

    def __init__(self, begun: str, reports: Sequence[str]) -> None:
        super().__init__(
            f"{begun!r} is the beginning of {len(reports)} reports ({', '.join(reports)}), expected one;"
            " write more of it"
        )
        self.begun = begun
        self.reports = tuple(reports)


class NoSuchValueError(CallError):
    """A filter or option has a value that nothing has."""

    def __init__(self, option: str, value: str, allowed: Sequence[str]) -> None:
        super().__init__(f"{option} cannot be {value!r}; expected one of: {', '.join(allowed)}{_meant(value, allowed)}")
        self.option = option
        self.value = value


def _meant(value: str, allowed: Sequence[str]) -> str:
    """Give the question after the one value that was perhaps meant; empty where none is near."""
    by_word = {each.casefold(): str(each) for each in allowed}
    near = get_close_matches(value.casefold(), by_word, n=1)
    return f"; did you mean {by_word[near[0]]!r}?" if near else ""


class NoSuchActorError(CallError):
    """A party is known neither to the ledger nor to the codebook, or its name has several bearers."""

    def __init__(self, written: str, *, several: Sequence[str] = (), near: Sequence[str] = ()) -> None:
        if several:
            told = f"{written!r} can be {' or '.join(several)}; name the code"
        else:
            meant = f"; did you mean {' or '.join(near)}?" if near else ""
            told = (
                f"nobody is called {written!r}, in this ledger or in the codebook; expected a code (KEN), a name or the"
                f" id of an actor; `servanda show actors` lists those of this ledger{meant}"
            )
        super().__init__(told)
        self.written = written


class BrokenLinesError(CallError):
    """Lines of a file that is taken in cannot be read; every one is named, and nothing was taken in."""

    def __init__(self, path: str, faults: Sequence[str]) -> None:
        lines = "\n  ".join(faults)
        many = "this line" if len(faults) == 1 else f"these {len(faults)} lines"
        super().__init__(f"nothing was taken in from {path!r}; mend {many} and run again:\n  {lines}")
        self.path = path
        self.faults = tuple(faults)


class BrokenModelError(CallError):
    """A file of the learned reader's model is damaged."""

    def __init__(self, path: str, why: str) -> None:
        super().__init__(
            f"{path} cannot be loaded: expected the file that training wrote, found one that is damaged ({why});"
            " install Servanda again or make the model anew, or read with --reader rules"
        )
        self.path = path


class BrokenTableError(CallError):
    """A file that linking asks is missing or damaged."""

    def __init__(self, path: str, why: str) -> None:
        super().__init__(
            f"{path} cannot be loaded: expected the file that training/tellings.py wrote, found none or one that is"
            f" damaged ({why}); install Servanda again or make the file anew"
        )
        self.path = path


class CodebookError(ServandaError):
    """A codebook file cannot be read; every broken row is named."""

    def __init__(self, faults: Sequence[str]) -> None:
        lines = "\n  ".join(faults)
        super().__init__(
            f"the codebook cannot be used; mend these {len(faults)} places (`servanda codebook check` tells them too)"
            f" and run again:\n  {lines}"
        )
        self.faults = tuple(faults)


class LedgerError(ServandaError):
    """The ledger cannot be used as it stands."""


class NoLedgerError(LedgerError):
    """There is no ledger at this place yet."""

    def __init__(self, place: str) -> None:
        super().__init__(f"no ledger at {place!r}; `servanda add PATH` makes one, or name another with --ledger")
        self.place = place


class NotALedgerError(LedgerError):
    """The file is something else than a ledger."""

    def __init__(self, place: str, what: str) -> None:
        super().__init__(f"{place!r} is not a Servanda ledger ({what}); name another place with --ledger")
        self.place = place


class NewerLedgerError(LedgerError):
    """A later Servanda wrote this ledger."""

    def __init__(self, place: str, *, found: int, known: int) -> None:
        super().__init__(
            f"{place!r} has schema version {found}, this Servanda knows up to {known}; install a later Servanda"
        )
        self.found = found
        self.known = known


class LedgerBusyError(LedgerError):
    """Another process is writing to this ledger."""

    def __init__(self, place: str) -> None:
        super().__init__(
            f"another `servanda` is writing to {place!r}; wait until it ends and run again: nothing is lost"
        )
        self.place = place


class NotLinkedError(LedgerError):
    """The reports were read, and no records were made of them that this Servanda can show."""

    def __init__(self, place: str) -> None:
        super().__init__(
            f"the records of {place!r} are not made yet, or were made by an earlier Servanda;"
            " `servanda add PATH` with any of its pages makes them and reads no page anew"
        )
        self.place = place


class EvidenceError(LedgerError):
    """A quote and its archived page differ."""

    def __init__(self, report: str, start: int, *, reads: str, quotes: str) -> None:
        super().__init__(
            f"report {report} at {start} reads {reads!r}, the ledger quotes {quotes!r};"
            " restore the archived page or run `servanda audit`"
        )
        self.report = report
        self.start = start


class MissingPartError(ServandaError):
    """An optional part is not installed."""

    def __init__(self, part: str, install: str) -> None:
        super().__init__(f"this needs {part}, which is not installed; install it with `{install}`")
        self.part = part


class ModelError(ServandaError):
    """A value breaks a law of the model."""


class EvaluationError(ServandaError):
    """Gold or exported rows cannot be compared."""
