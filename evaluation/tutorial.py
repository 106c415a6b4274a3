"""Put what the program really prints into docs/tutorial.md: `python evaluation/tutorial.py`.

Every `<!-- output: COMMAND -->` line of the tutorial is followed by what the command prints, cut to a screen; what
stood there before is replaced. The sample set is read into a ledger in a folder that is gone afterwards.
"""

from __future__ import annotations

import os
import re
import shlex
import sys
import tempfile
from collections.abc import Iterator
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

from servanda import ledger
from servanda.cli.commands import run
from servanda.ledger import Kind, Query
from servanda.model import Commitment, Record

TUTORIAL = Path(__file__).parents[1] / "docs" / "tutorial.md"

_PLACE = "demo-ledger/servanda.db"
_PART = re.compile(r"(<!-- output: (.+?) -->\n)(?:\n```text\n.*?\n```\n)?", re.DOTALL)
_MOST = 30
"""Lines of one output; a whole entry is shown or none of it."""
_BOATS = "COMMITMENT-OF-THE-BOATS"


def page(written: str) -> str:
    """Give the tutorial with the outputs of today's program in it."""
    with _sample():
        return _PART.sub(lambda part: f"{part[1]}\n```text\n{cut(_printed(part[2]))}\n```\n", written)


def cut(printed: str) -> str:
    """Give the first screen of an output, up to the end of an entry, and how much more there is."""
    lines = printed.rstrip().splitlines()
    if len(lines) <= _MOST:
        return "\n".join(lines)
    ends = [number for number, line in enumerate(lines[:_MOST]) if not line.strip()]
    kept = ends[-1] if ends else _MOST
    return "\n".join([*lines[:kept], "", f"[... {len(lines) - kept - (lines[kept:][:1] == [''])} more lines]"])


@contextmanager
def _sample() -> Iterator[None]:
    """Stand in a folder with the ledger of the sample set, as a reader of the tutorial does, at 80 columns."""
    before = dict(os.environ)
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        os.environ.update(COLUMNS="80", SERVANDA_LEDGER=_PLACE, NO_COLOR="1")
        try:
            _call(["demo", "--no-open"])
            yield
        finally:
            os.environ.clear()
            os.environ.update(before)


def _printed(command: str) -> str:
    words = shlex.split(command)[1:]
    return _call(
        ["demo", "--no-open"] if words == ["demo"] else [_boats() if word == _BOATS else word for word in words]
    )


def _call(words: list[str]) -> str:
    printed = StringIO()
    with redirect_stdout(printed), redirect_stderr(StringIO()) as trouble:
        code = run(words)
    if code:
        raise SystemExit(f"servanda {' '.join(words)} ended with {code}: {trouble.getvalue()}")
    return printed.getvalue()


def _boats() -> str:
    """Give the id of the promise that the tutorial follows: of those of boats, the one with the most steps."""
    with ledger.open_view(_PLACE) as view:
        found = view.select(Query(kind=Kind.COMMITMENTS, between=("XDR", "XKC"), about="boats"))
        records = [each for each in found if isinstance(each, Record) and isinstance(each.content, Commitment)]
    return max(records, key=lambda record: (len(record.content.steps), record.id)).id


def main() -> int:
    """Write the tutorial anew."""
    TUTORIAL.write_text(page(TUTORIAL.read_text(encoding="utf-8")), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
