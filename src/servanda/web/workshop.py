"""What takes longer than a page may: made once for all who ask, aside from the pages, and the last few are kept.

Invariant: whoever asks waits a moment and no longer. What is in use is never taken away under a page.
"""

from __future__ import annotations

import threading
import time
import weakref
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Made = TypeVar("Made")

_AGAIN = 0.05
"""Seconds that a page waits at least, where others have waited for the same piece before it."""
_WAITING = 4
"""Pieces that may be under way: more are refused until one is done, so that no visitor can fill the machine."""


class BeingMadeError(Exception):
    """What a page shows is still being made; asking again in a moment gives it."""


@dataclass(eq=False)
class _Piece(Generic[Made]):
    """Something that is made, is kept, and goes when nobody uses it any more."""

    held: ExitStack = field(default_factory=ExitStack)
    done: threading.Event = field(default_factory=threading.Event)
    made: list[Made] = field(default_factory=list)
    error: Exception | None = None
    begun: float = field(default_factory=time.monotonic)
    users: int = 0
    is_gone: bool = False


class Workshop(Generic[Made]):
    """Makes pieces by their keys, one after the other, each in a thread that outlives the page that asked first."""

    def __init__(self, *, kept: int, wait: float) -> None:
        """Take how many pieces are kept, and how many seconds a page waits for one."""
        self._kept = kept
        self._wait = wait
        self._pieces: OrderedDict[Hashable, _Piece[Made]] = OrderedDict()
        self._lock = threading.Lock()
        self._bench = threading.Lock()
        self.close = weakref.finalize(self, _clear, self._pieces, self._lock)

    @contextmanager
    def ask(
        self, key: Hashable, make: Callable[[], AbstractContextManager[Made]], *, wait: float | None = None
    ) -> Iterator[Made]:
        """Give the piece of a key, made now if it is not there; it stays while the caller is inside.

        Args:
            key: What is asked for.
            make: Makes it.
            wait: Seconds from the beginning of the work, if not as many as pages wait.

        Raises:
            BeingMadeError: It takes longer than a page waits; the work goes on.
            Exception: What went wrong in making it; the next call tries again.
        """
        piece = self._piece(key, make)
        try:
            if not piece.done.wait(_patience(piece, self._wait if wait is None else wait)):
                raise BeingMadeError
            if piece.error is not None:
                self._forget(key, piece)
                raise piece.error
            yield piece.made[0]
        finally:
            with self._lock:
                piece.users -= 1
                _tidy(piece)

    def _piece(self, key: Hashable, make: Callable[[], AbstractContextManager[Made]]) -> _Piece[Made]:
        with self._lock:
            piece = self._pieces.get(key)
            if piece is None:
                if sum(not each.done.is_set() for each in self._pieces.values()) >= _WAITING:
                    raise BeingMadeError
                piece = self._pieces[key] = _Piece()
                threading.Thread(target=self._work, args=(piece, make), daemon=True).start()
            self._pieces.move_to_end(key)
            piece.users += 1
            self._evict()
            return piece

    def _evict(self) -> None:
        """Let go of what was asked for longest ago; what is being made stays until it is done."""
        spare = [key for key, each in self._pieces.items() if each.done.is_set()]
        for key in spare[: max(0, len(self._pieces) - self._kept)]:
            piece = self._pieces.pop(key)
            piece.is_gone = True
            _tidy(piece)

    def _work(self, piece: _Piece[Made], make: Callable[[], AbstractContextManager[Made]]) -> None:
        with self._bench:
            try:
                piece.made.append(piece.held.enter_context(make()))
            except Exception as error:  # noqa: BLE001 - handed to whoever asks
                piece.error = error
        with self._lock:
            piece.done.set()
            _tidy(piece)

    def _forget(self, key: Hashable, piece: _Piece[Made]) -> None:
        with self._lock:
            if self._pieces.get(key) is piece:
                del self._pieces[key]


def _patience(piece: _Piece[Made], wait: float) -> float:
    """Give how long to wait: whoever asks again for what is still being made is told sooner than who asked first."""
    return max(wait - (time.monotonic() - piece.begun), min(_AGAIN, wait))


def _tidy(piece: _Piece[Made]) -> None:
    if piece.is_gone and piece.done.is_set() and not piece.users:
        piece.held.close()


def _clear(pieces: OrderedDict[Hashable, _Piece[Made]], lock: threading.Lock) -> None:
    with lock:
        for piece in pieces.values():
            piece.is_gone = True
            _tidy(piece)
        pieces.clear()
