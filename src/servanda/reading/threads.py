"""How many threads numpy's products take: one, while a report is read.

Reports are shared out over processes. A small product that is shared out over threads as well takes milliseconds on a
busy machine, and the same sum should not hang on the number of cores.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import lru_cache

from threadpoolctl import ThreadpoolController


@lru_cache(maxsize=1)
def _libraries() -> ThreadpoolController:
    return ThreadpoolController()


def on_one_thread() -> AbstractContextManager[object]:
    """Give a context in which numpy's products run on one thread; it holds for the whole process."""
    limits: AbstractContextManager[object] = _libraries().limit(limits=1, user_api="blas")
    return limits
