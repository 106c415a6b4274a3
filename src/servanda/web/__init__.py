"""The ledger as pages in a browser, and the wording that pages and terminal share.

Pages are made on this machine and ask for nothing elsewhere; none needs a script, and archived HTML is never rendered.
The web framework is loaded when a server is built, not before: `wording` and `story` serve the terminal as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.applications import Starlette

__all__ = ["build"]


def build(
    place: str | Path,
    *,
    additions: Path | None = None,
    token: str | None = None,
    hosts: Sequence[str] = (),
    is_read_only: bool = False,
) -> Starlette:
    """Give the web application that shows one ledger; every request sees the ledger as it then is.

    Args:
        place: Where the ledger lies.
        additions: A user's own codebook folder, so that a country can be asked for by any of its names.
        token: What a visitor must have; None on a machine of one's own.
        hosts: Names of this machine under which the pages may be asked for, beside those of the machine itself.
        is_read_only: Whether nobody may judge.
    """
    from servanda.web.app import build as made  # noqa: PLC0415 - the framework costs a quarter of a second

    return made(place, additions=additions, token=token, hosts=hosts, is_read_only=is_read_only)
