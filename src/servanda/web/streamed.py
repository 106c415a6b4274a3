"""A whole list as an answer: sent as it is read, however many rows it has."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import ExitStack

from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send


class Streamed(StreamingResponse):
    """Pieces as they come; the ledger that they are read from is let go of when they end or the client hangs up."""

    def __init__(self, held: ExitStack, pieces: Iterator[bytes], *, media_type: str) -> None:
        """Take what holds the ledger open, and the pieces."""
        self._held = held
        self._pieces = _each(pieces)
        super().__init__(self._pieces, media_type=media_type)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the pieces."""
        try:
            await super().__call__(scope, receive, send)
        finally:
            # Left to the collector, the connection may be gone before what reads from it.
            self._pieces.close()
            self._held.close()


def _each(pieces: Iterator[bytes]) -> Generator[bytes, None, None]:
    yield from pieces
