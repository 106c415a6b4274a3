"""By what a report was read: the code, the codebook and the engine, as the ledger keeps it with every reading.

Invariant: two reports with equal values were read alike; one that differs in any part is read anew when it comes again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_KEPT = re.compile(r"(?P<code>\S*)(?: codebook:(?P<codebook>\S+))?(?: (?P<engine>.+))?", re.DOTALL)


@dataclass(frozen=True, slots=True, order=True)
class ReadBy:
    """What read a report.

    `code` is the version with a hash over the code and all it knows, `codebook` the mark of the codebook (twelve signs
    of its fingerprint, "+own" where a user's entries were added; None in ledgers that did not keep it), `engine` what
    marked the text.
    """

    code: str
    codebook: str | None
    engine: str

    def __str__(self) -> str:
        """Give it as one line, from which `read_by` gives it back."""
        parts = (self.code, f"codebook:{self.codebook}" if self.codebook else "", self.engine)
        return " ".join(part for part in parts if part)


def read_by(kept: str) -> ReadBy:
    """Give the parts of a line that the ledger keeps; what an earlier Servanda did not keep is unknown."""
    parts = _KEPT.fullmatch(kept)
    assert parts is not None  # noqa: S101 - every part may be empty
    return ReadBy(parts["code"], parts["codebook"], parts["engine"] or "")
