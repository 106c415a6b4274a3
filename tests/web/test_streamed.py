"""Whole lists on their way."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from typing import Any

import anyio
import anyio.lowlevel
import pytest

from servanda.web.streamed import Streamed


@pytest.mark.parametrize("is_read", [True, False])
def test_what_is_held_is_let_go_of_however_the_answer_ends(is_read: bool) -> None:
    """All is sent, or the client hangs up before the end: the rows are left first, then the ledger, at once."""
    told: list[str] = []
    held = ExitStack()
    held.callback(told.append, "ledger")

    def pieces() -> Iterator[bytes]:
        try:
            for _ in range(3 if is_read else 1_000_000):
                yield b"row\n"
        finally:
            told.append("rows")

    sent: list[bytes] = []

    async def send(message: Any) -> None:
        sent.append(message.get("body", b""))

    async def receive() -> dict[str, str]:
        while is_read or len(sent) < 3:
            await anyio.lowlevel.checkpoint()
        return {"type": "http.disconnect"}

    answer = Streamed(held, pieces(), media_type="text/csv")
    with ThreadPoolExecutor(1) as apart:
        # In a thread of its own: a browser that other tests of this process drive has its loop in this one.
        apart.submit(anyio.run, answer, {"type": "http", "asgi": {"spec_version": "2.0"}}, receive, send).result()
    assert told == ["rows", "ledger"]
    assert (b"".join(sent) == b"row\n" * 3) is is_read
