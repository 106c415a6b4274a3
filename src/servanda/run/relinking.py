"""Bringing the records up to date with the reports."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TypeAlias

from servanda.codebook import Codebook
from servanda.model import Findings, Judgement, Problem, Records, Report
from servanda.run.versions import called, version

if TYPE_CHECKING:
    from servanda.ledger.writer import Writer

LinkAll: TypeAlias = Callable[[Iterable[tuple[Report, Findings]], Codebook, Iterable[Judgement]], Records]
"""What makes records of all findings, as people judged them."""

_ROOMS = (
    "linking",
    "codebook",
    "model",
    "ledger",
    "data/linking/words.npz",
    "data/linking/trees.onnx",
)
"""Whose code, and which learnt tables, decide what the records are and where queries find them."""

_MUCH = 0.2
"""Share of the reports from which linking all of them is quicker than linking what they touch."""


def relink(
    writer: Writer, book: Codebook, *, link: LinkAll | None, tell: Callable[[], None] = lambda: None
) -> tuple[Problem, ...]:
    """Link, unless the records were made of just these reports and judgements by just this code.

    Args:
        writer: Of the ledger.
        book: The codebook.
        link: What makes records, if not linking.
        tell: Called before the work, if there is any.

    Returns:
        The judgements that could not be followed; none when nothing had to be linked.
    """
    linker = version(called(link) if link else "servanda.linking", _ROOMS, book)
    with writer.view() as view:
        if view.linked_with() == linker:
            return ()
        is_known = view.linked_by() == linker
    tell()
    if link:
        made = link(writer.findings(), book, writer.judgements())
        writer.replace_records(made, linker=linker)
        return made.problems
    from servanda import linking  # noqa: PLC0415 - loaded when something is linked

    with writer.linking(linker) as shelves:
        if is_known and shelves.share_changed() < _MUCH:
            return linking.relink(shelves, book)
        return linking.link_all(shelves, book)
