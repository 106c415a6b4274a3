"""Names for code and codebook together: what one version has read or linked need not be done again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

from servanda import __version__, ledger
from servanda.codebook import Codebook


def called(made_by: Callable[..., object]) -> str:
    """Give the full name of what reads or links."""
    return f"{made_by.__module__}.{made_by.__qualname__}"


def version(made_by: str, rooms: Sequence[str], book: Codebook) -> str:
    """Give the name of a version: who makes it, a hash over the code of some rooms, and the codebook."""
    total = hashlib.sha256(f"{made_by} {book.fingerprint}".encode())
    house = Path(__file__).parent.parent
    for room in rooms:
        for path in sorted((house / room).rglob("*.py")) or [house / room]:
            total.update(path.read_bytes())
    return str(ledger.ReadBy(f"{__version__}-{total.hexdigest()[:16]}", book.mark, made_by))
