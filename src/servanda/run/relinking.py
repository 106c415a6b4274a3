"""Bringing the records up to date with the reports."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TypeAlias

from servanda.codebook import Codebook
from servanda.model import Findings, Records, Report
from servanda.run.versions import called, version

if TYPE_CHECKING:
    from servanda.ledger.writer import Writer

LinkAll: TypeAlias = Callable[[Iterable[tuple[Report, Findings]], Codebook], Records]
"""What makes records of all findings."""

_ROOMS = ("linking", "codebook", "model", "ledger")
"""Whose code decides what the records are and where queries find them."""

_MUCH = 0.2
"""Share of the reports from which linking all of them is quicker than linking what they touch."""


def relink(writer: Writer, book: Codebook, *, link: LinkAll | None, tell: Callable[[], None]) -> None:
    """Link, unless the records were made of just these reports by just this code.

    Args:
        writer: Of the ledger.
        book: The codebook.
        link: What makes records, if not linking.
        tell: Called before the work, if there is any.
    """
    linker = version(called(link) if link else "servanda.linking", _ROOMS, book)
    with writer.view() as view:
        if view.linked_with() == linker:
            return
        is_known = view.linked_by() == linker
    tell()
    if link:
        writer.replace_records(link(writer.findings(), book), linker=linker)
        return
    from servanda import linking  # noqa: PLC0415 - loaded when something is linked

    with writer.linking(linker) as shelves:
        if is_known and shelves.share_changed() < _MUCH:
            linking.relink(shelves, book)
        else:
            linking.link_all(shelves, book)
