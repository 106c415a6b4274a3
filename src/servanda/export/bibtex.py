"""BibTeX: the reports as `@online` entries for biblatex.

Invariant: whatever a page prints, an entry is one entry: signs that mean something to TeX are written as their names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from servanda.export.account import Form, accounted
from servanda.export.citations import Citation, citations, is_certain_year
from servanda.export.fragments import written

if TYPE_CHECKING:
    from servanda.codebook import Codebook
    from servanda.ledger.view import View
    from servanda.model import Period

FORM = Form(
    "bibtex",
    ("references.bib",),
    """references.bib holds each report as one @online entry, in the order of their ids; the key is the report's id.
    It is meant for biblatex, in UTF-8.

    "date" is the EDTF value of the day of publication where biblatex reads such a value, and is absent where the day is
    unknown; "year" stands beside it where the year is certain. There is no "urldate": the ledger does not know when a
    page was captured. The note names the archived text that was read; the address may show something else by now.""",
)

_NAMES = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "$&#%_"},
}
_ESCAPES = str.maketrans(_NAMES)
_POINT = r"\d{4}(?:-(?:0[1-9]|1[0-2]|2[1-4])(?:-\d{2})?)?[~?%]?"
_READ_BY_BIBLATEX = re.compile(rf"{_POINT}(?:/{_POINT})?")
_LANGUAGES = {"en": "english"}
"""What babel calls the languages that Servanda reads."""


def write(view: View, folder: Path, *, codebook: Codebook, known_on: date | None = None) -> tuple[Path, ...]:
    """Write `references.bib` with its account.

    Returns:
        The files.
    """
    with (
        accounted(view, folder, FORM, known_on=known_on) as (part, account),
        (part / "references.bib").open("w", encoding="utf-8", newline="\n") as file,
    ):
        for each in citations(view, codebook):
            file.write(entry(each))
            account.write()
    return tuple(folder / name for name in FORM.all_files)


def entry(citation: Citation) -> str:
    """Give a report as an entry, with an empty line behind it."""
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(citation))
    return f"@online{{{citation.id},\n{lines}}}\n\n"


def _fields(citation: Citation) -> Iterator[tuple[str, str]]:
    if citation.authors:
        # A second pair of braces: a newsroom is one name, and no part of it a surname.
        yield "author", " and ".join(f"{{{escaped(name)}}}" for name in citation.authors)
    if citation.title:
        yield "title", f"{{{escaped(citation.title)}}}"
    if citation.outlet:
        yield "organization", f"{{{escaped(citation.outlet)}}}"
    if dated := biblatex_date(citation.published):
        yield "date", dated
        if is_certain_year(citation.published):
            yield "year", dated[:4]
    if citation.url:
        yield "url", written(citation.url)
    if language := _LANGUAGES.get(citation.language or ""):
        yield "langid", language
    yield "note", escaped(citation.note)


def biblatex_date(period: Period) -> str | None:
    """Give a period's EDTF value as far as biblatex reads it; None for sets, open ends and the unknown."""
    return period.edtf if period.edtf and _READ_BY_BIBLATEX.fullmatch(period.edtf) else None


def escaped(words: str) -> str:
    r"""Give words in which nothing means anything to TeX.

    >>> print(escaped("R&D at 5 % {sic}"))
    R\&D at 5 \% \textbraceleft{}sic\textbraceright{}
    """
    return words.translate(_ESCAPES)
