"""Write docs/codebook.md from the files: `python -m servanda.codebook.page > docs/codebook.md`.

Invariant: the page says nothing that the files and their row types do not say.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

import msgspec

from servanda.codebook import FILES
from servanda.codebook.actors import FormRow
from servanda.codebook.columns import columns
from servanda.codebook.rows import SHIPPED, parse

HEAD = """# The codebook

What Servanda knows of the world before it reads a page, as files that anybody can read and correct. They lie in
`src/servanda/codebook/data/`; its README names sources and licences and explains codes and forms. This page is made
from the files by `python -m servanda.codebook.page`.

## Add your own

Put files with these names into a folder of your own, with only your rows in them (a table needs its first row of
column names), check them with `servanda codebook check FOLDER`, and name the folder with `--codebook DIR` on `add`,
`show` or `serve`. A row is added; where it has the key of a shipped row (the word and part of a cue, the word and
objects of an event, the id of an office or medium) it takes that row's place. A row that cannot be read is named with
its line and what was expected.
"""


def page() -> str:
    """Give the text of docs/codebook.md."""
    return "\n".join([HEAD, *_overview(), "", *_files()]) + "\n"


def _overview() -> Iterator[str]:
    yield "## Files\n\n| file | rows | what |\n|---|---|---|"
    for name, row in FILES.items():
        rows, _ = parse((SHIPPED / name).read_bytes(), row, name=name)
        yield f"| [{name}](#{name.replace('.', '')}) | {len(rows):,} | {_purpose(name)} |"


def _purpose(name: str) -> str:
    first = (SHIPPED / name).read_text(encoding="utf-8").split("\n", 1)[0]
    return first.removeprefix("# ").replace("; see README.md.", ".").replace(" See README.md.", "").replace("|", "\\|")


def _files() -> Iterator[str]:
    for name, row in FILES.items():
        yield f"### {name}\n"
        yield _key(row.KEY)
        yield "| column | takes | left out |\n|---|---|---|"
        yield from _columns(row)
        yield ""
    yield "A *form* is a text, or an object with these fields:\n"
    yield "| field | takes | left out |\n|---|---|---|"
    yield from _columns(FormRow)


def _key(key: tuple[str, ...]) -> str:
    if not key:
        return "Rows of one code add up.\n"
    return f"Key: {' and '.join(key)}; a later row with the same key takes an earlier one's place.\n"


def _columns(row: type[msgspec.Struct]) -> Iterator[str]:
    for column in columns(row):
        left_out = "must stand" if column.left_out is None else column.left_out
        yield f"| {column.name} | {column.takes} | {left_out} |"


if __name__ == "__main__":
    sys.stdout.write(page())
