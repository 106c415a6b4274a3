"""Write docs/codebook.md from the files: `python -m servanda.codebook.page > docs/codebook.md`.

Invariant: the page says nothing that the files and their row types do not say.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

import msgspec

from servanda.codebook import FILES
from servanda.codebook.actors import FormRow
from servanda.codebook.additions import additions
from servanda.codebook.columns import columns
from servanda.codebook.rows import SHIPPED, parse

HEAD = """# The codebook

What Servanda knows of the world before it reads a page, as files that anybody can read and correct. They lie in
`src/servanda/codebook/data/`; its README names sources and licences and explains codes and forms. This page is made
from the files by `python -m servanda.codebook.page`.

## Add your own

Put files with these names into a folder of your own, with only your rows in them. `.jsonl` files hold one JSON object a
line; `.tsv` files are tables with tabs, whose first row names the columns that you use (leave out the others), with
commas inside a list, `yes` or `no`, and comments behind `#`. Save them as plain text in UTF-8.

```
servanda codebook check my-codebook/
servanda add my-pages/ --codebook my-codebook/
```

`check` takes files and folders. It names every bad cell with its file, its line, what came, what was expected, and
the nearest word that may have been meant; exit code 1 if there is one, and `--format json` for programs. What is
only odd is told and does no harm: a row that takes the place of a shipped one, two rows with one key, a name that
somebody else has, a verb that is not in its base form. `add` refuses a codebook with faults before it reads
anything.

A row is added; where it has the key of a shipped row it takes that row's place (each file below names its key).
`add` reads with the folder; `show` and `serve` only need it to find parties by names of your own. Every report
shows with which codebook it was read (`servanda trace REPORT`); `add` and `evaluate` say when the reports of one
ledger were read with several. Adding the same pages again with another codebook reads them anew.

## Towns and villages

`gazetteer.zip` holds the towns of the world with 1,000 people and more, with their points (GeoNames, CC BY 4.0). It is
read page by page, when an event's place is looked up. For villages, airports, bases and camps take the dumps of the
countries that you work on and add them to your folder:

```
servanda codebook places ML.zip BF.zip --into my-codebook/
```

A place of a town's name is chosen by the states printed with it, those around it in the report, a region beside it,
then by how many people live there. Where several fit about equally the record keeps them as `alternatives` and gives
no point. A row of `places.tsv` names a region, or a town as reading needs it: it keeps the town from being taken for a
person or a firm.

Rules are code and are not added here: [rules.md](rules.md) lists them.

## An entry of each kind

Each example is read by a test, with and without the entry; what it gives, it gives only with it. Codes from XAA to XZZ
are left to users by ISO 3166. Outlets and agencies are read on whole pages; see the
[codebook of the sample set](../src/servanda/data/demo/codebook/README.md).
"""


def page() -> str:
    """Give the text of docs/codebook.md."""
    return "\n".join([HEAD, *_examples(), *_overview(), "", *_files()]) + "\n"


def _examples() -> Iterator[str]:
    for row in additions():
        yield f"### {row.kind[0].upper()}{row.kind[1:]}\n"
        yield from _file(row.file, row.rows)
        if row.beside:
            yield "together with\n"
            yield from _file(row.beside, row.beside_rows)
        yield f"> {row.text}\n\ngives, among its {row.shown}: `{row.gives}`\n"


def _file(name: str, rows: Iterable[str]) -> Iterator[str]:
    lines = "\n".join(rows)
    yield f"`{name}`\n\n```\n{lines}\n```\n"


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
