"""Templates as they are compiled, kept for all apps of a process.

Invariant: what is kept is of one template in one wording, as its checksum says; a template that changed is compiled
anew. All apps have the same settings of the language; what a page knows of its ledger is no part of what is compiled.
"""

from __future__ import annotations

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


class Compiled(BytecodeCache):
    """Keeps compiled templates in memory: compiling one takes some 20 ms, drawing a page with it one or two."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a bucket what was compiled, if it was."""
        if kept := self._kept.get((bucket.key, bucket.checksum)):
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._kept[bucket.key, bucket.checksum] = bucket.bytecode_to_string()
