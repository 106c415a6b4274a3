"""What the sides of an address and of a network are called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from servanda.ledger import network
from servanda.ledger.view import View


def names(view: View, sides: Iterable[str | None], additions: Path | None) -> Mapping[str, str]:
    """Give each side with its name: as this ledger has it, else as the codebook has it, else as it is written."""
    wanted = {side for side in sides if side is not None}
    known = network.names(view, wanted)
    if not (rest := wanted - known.keys()):
        return known
    from servanda import codebook  # noqa: PLC0415 - costs a third of a second, and most pages need none

    book = codebook.load(additions)
    coded = {side: actor.name for side in rest if (actor := book.actor(side.upper()))}
    return {**{side: side for side in rest}, **coded, **known}
