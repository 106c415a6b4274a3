"""Write docs/codebook.md from the files: `python -m servanda.codebook.page > docs/codebook.md`.

Invariant: the page says nothing that the files and their row types do not say.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec

from servanda.codebook import FILES
from servanda.codebook.actors import FormRow
from servanda.codebook.rows import SHIPPED, Row, parse

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
        yield "| column | takes | left out |\n|---|---|---|"
        yield from _columns(row)
        yield ""
    yield "A *form* is a text, or an object with these fields:\n"
    yield "| field | takes | left out |\n|---|---|---|"
    yield from _columns(FormRow)


def _columns(row: type[Row]) -> Iterator[str]:
    hints = get_type_hints(row)
    for field in msgspec.structs.fields(row):
        left_out = "must stand" if field.required else _default(field.default)
        yield f"| {field.encode_name} | {_takes(hints[field.name])} | {left_out} |"


def _default(value: object) -> str:
    if value is False:
        return "no"
    if value in (None, ()):
        return "none"
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def _takes(hint: Any) -> str:
    if get_origin(hint) in (Union, UnionType):
        parts = [part for part in get_args(hint) if part is not NoneType]
        return "a form" if FormRow in parts else _takes(parts[0])
    if get_origin(hint) is tuple:
        return f"list of: {_takes(get_args(hint)[0]).removeprefix('one of: ')}"
    if get_origin(hint) is Literal:
        return f"one of: {', '.join(get_args(hint))}"
    if issubclass(hint, Enum):
        return f"one of: {', '.join(member.value for member in hint)}"
    if hint is bool:
        return "yes or no"
    if hint in (int, float):
        return "number"
    return "day (YYYY-MM-DD)" if hint is date else "text"


if __name__ == "__main__":
    sys.stdout.write(page())
