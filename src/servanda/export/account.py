"""What an export says of itself: which ledger it is of, how much was written, and what was left out and why.

Invariant: every record that an export was given is either written or named in `FORM-left_out.csv` with a reason.
Nothing here knows a clock or a machine, so equal ledgers give equal bytes.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING, Any

from servanda import __version__
from servanda.errors import CallError
from servanda.export.folder import appearing

if TYPE_CHECKING:
    from servanda.ledger.view import View

_WIDTH = 88


@dataclass(frozen=True, slots=True)
class Form:
    """A form that is written with an account: its name, its files, what they are, for people, and what is counted."""

    name: str
    files: tuple[str, ...]
    about: str
    counted: str = "records"
    readme_name: str = ""
    first_line: str = ""

    @property
    def readme(self) -> str:
        """Give the name of the file that says what was written."""
        return self.readme_name or f"{self.name}-README.txt"

    @property
    def left_out(self) -> str:
        """Give the name of the table of what was not."""
        return f"{self.name}-left_out.csv"

    @property
    def all_files(self) -> tuple[str, ...]:
        """Give the names of all its files, the account's last."""
        return (*self.files, self.left_out, self.readme)

    @property
    def title(self) -> str:
        """Give the first line of its README, by which an export knows its own."""
        return self.first_line or f"Servanda export: {self.name}\n"


class Account:
    """Counts what is written and names what is left out."""

    def __init__(self, rows: Any) -> None:
        self._rows = rows
        self._reasons: Counter[str] = Counter()
        self.written = 0

    def write(self) -> None:
        """Count one more record as written."""
        self.written += 1

    def leave_out(self, record: str, reason: str) -> None:
        """Name a record that is not written, and why; what stands behind a colon is about this one and not counted."""
        self._rows.writerow((record, reason))
        self._reasons[_kind_of(reason)] += 1

    def lines(self, form: Form) -> Iterator[str]:
        """Give the counts as lines."""
        left = self._reasons.total()
        yield f"{form.counted + ' in':14}{self.written + left:,}"
        yield f"written       {self.written:,}"
        yield f"left out      {left:,}" + (f", each named in {form.left_out}" if left else "")
        for reason, number in sorted(self._reasons.items(), key=lambda pair: (-pair[1], pair[0])):
            yield f"{number:14,} {reason}"


def left_out(folder: Path, form: Form) -> Mapping[str, int]:
    """Give how many records a written form left out, by reason, the most frequent first."""
    with (folder / form.left_out).open(encoding="utf-8", newline="") as file:
        reasons = Counter(_kind_of(row["reason"]) for row in csv.DictReader(file))
    return dict(sorted(reasons.items(), key=lambda pair: (-pair[1], pair[0])))


def _kind_of(reason: str) -> str:
    """Give a reason without what is about one record alone, which stands behind a colon."""
    return reason.partition(": ")[0]


@contextmanager
def accounted(view: View, folder: Path, form: Form, *, known_on: date | None) -> Iterator[tuple[Path, Account]]:
    """Give an empty folder to write a form to, and its account; at the end all of it stands in `folder`.

    Raises:
        CallError: The place is a file, or the folder has a file of one of these names that no export wrote.
    """
    refuse_foreign(folder, form)
    with appearing(folder) as part:
        with (part / form.left_out).open("w", encoding="utf-8", newline="") as file:
            rows = csv.writer(file, lineterminator="\n")
            rows.writerow(("id", "reason"))
            account = Account(rows)
            yield part, account
        (part / form.readme).write_text(_readme(view, form, account, known_on=known_on), encoding="utf-8")


def refuse_foreign(folder: Path, form: Form) -> None:
    """Leave files of the user's alone: where one of a form's names is taken, an export must have written it.

    Raises:
        CallError: It did not.
    """
    readme = folder / form.readme
    is_ours = readme.is_file() and readme.read_bytes().startswith(form.title.encode())
    taken = [name for name in (*form.files, form.readme) if (folder / name).exists()]
    if taken and not is_ours:
        raise CallError(
            f"expected no {taken[0]} in {str(folder)!r} that no export wrote, found one; name another folder, or move"
            " the file (exports of older versions do not say that they are theirs)"
        )


def moment_lines(view: View, *, known_on: date | None) -> Sequence[str]:
    """Give the lines that say of which ledger an export is, and as of which day."""
    return (
        f"ledger        sha256:{view.fingerprint()}",
        "filter        none: the whole ledger",
        f"as known on   {known_on.isoformat() if known_on else 'no day: every report that was added'}",
        f"made with     Servanda {__version__}",
    )


def _readme(view: View, form: Form, account: Account, *, known_on: date | None) -> str:
    moment = moment_lines(view, known_on=known_on)
    return "\n".join((form.title, *moment, *account.lines(form), "", paragraphs(form.about), ""))


def paragraphs(about: str) -> str:
    """Give a text in lines of one width; an empty line parts paragraphs."""
    return "\n\n".join(fill(" ".join(paragraph.split()), _WIDTH) for paragraph in about.split("\n\n"))
