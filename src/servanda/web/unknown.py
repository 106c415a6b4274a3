"""Parties that an address asks for and no record here has."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from servanda.ledger import Query
from servanda.ledger.view import View

if TYPE_CHECKING:
    from servanda.web.strangers import Stranger


def absent(view: View, asked: Query, additions: Path | None) -> tuple[Stranger, ...]:
    """Give the parties asked for that are in no record here; one that nobody knows is refused.

    Raises:
        NoSuchValueError: A party is no name of anything.
    """
    from servanda.web.strangers import refuse_unknown  # noqa: PLC0415 - loads the codebook, and few pages need it

    return refuse_unknown(view, asked, additions=additions)
