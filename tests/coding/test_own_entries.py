"""One row of a user's own, of every kind, changes how a text is read: before and after, without a line of code."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from coding.sample_news import BOOK, findings
from servanda.codebook import FILES, Codebook, check, load
from servanda.codebook.additions import AdditionRow, additions
from servanda.model import Findings, ReadReport, Source
from servanda.pipeline import read_source
from servanda.reading import RuleReader

Seen = Callable[[Findings], list[str]]


def acts(found: Findings) -> list[str]:
    return [
        f"{'+'.join(p.code for p in one.source)} {one.type} {'+'.join(p.code for p in one.target)}"
        for one in found.events
    ]


def said(found: Findings) -> list[str]:
    return [f"{one.speaker.code if one.speaker else '?'} {one.stance}: {one.content}" for one in found.statements]


def roles(found: Findings) -> list[str]:
    return [f"{actor.name}: {role.title} of {role.country}" for actor in found.actors for role in actor.roles]


def actors(found: Findings) -> list[str]:
    return [f"{actor.code} {actor.name}" for actor in found.actors]


def steps(found: Findings) -> list[str]:
    return [f"{'+'.join(p.code for p in one.provider)} {one.step}" for one in found.steps]


def things(found: Findings) -> list[str]:
    lines = [line for one in found.events for line in one.lines]
    return [
        f"{line.item} {line.item_class}"
        + (f" {line.quantity.low:g} {line.quantity.unit}" if line.quantity else "")
        + (f" {line.value.low:g} {line.value.currency}" if line.value else "")
        for line in lines
    ]


def labels(found: Findings) -> list[str]:
    return [f"{one.actor.code} {one.label} {one.kind} {one.polarity}" for one in found.labels]


def media(found: Findings) -> list[str]:
    return [f"{one.medium}" for one in found.statements]


SEEN: dict[str, Seen] = {
    "acts": acts,
    "statements": said,
    "offices": roles,
    "actors": lambda found: actors(found) or ["nobody"],
    "steps": steps,
    "goods": things,
    "labels": labels,
    "media": media,
    "names": lambda found: [actor.name for actor in found.actors],
    "contexts": lambda found: [context for one in found.events for context in one.contexts],
    "hedges": lambda found: [hedge for one in found.statements for hedge in one.hedges],
    "statuses": lambda found: [f"{one.type} {one.status}" for one in found.events],
    "scopes": lambda found: [str(one.scope) for one in found.steps],
    "terms": lambda found: [str(one.terms) for one in found.events],
}
"""What is looked at, by the word of the worked example."""

UNSHOWN = {
    "media.jsonl",  # read on a page, not in a sentence: see below
    "sectors.tsv",  # names for codes
    "objects.tsv",  # sets that events.tsv asks for
    "instruments.tsv",  # papers that steps.tsv asks for
    "moves.tsv",  # the table of states, for linking
    "countries.tsv",  # codes of an export
    "plover.tsv",  # names of an export
    "plover_scores.tsv",  # scores of the same
    "cameo.tsv",  # codes of an export
    "verbs.tsv",  # irregular forms
}
"""Files of which no single row changes one sentence."""


def own(folder: Path, *files: tuple[str, str]) -> Codebook:
    """Give the codebook with rows of one's own, which the check must let pass; the shipped one without any."""
    if not files:
        return load()
    folder.mkdir()
    for name, text in files:
        (folder / name).write_text(text, encoding="utf-8")
    assert check([folder]).faults == ()
    return load(folder)


_EVERYDAY = 6
"""Every so many kinds one is tried by the everyday run: each reads the codebook anew, which takes a second or two."""

ROWS = [
    pytest.param(row, id=row.kind, marks=[pytest.mark.slow] if number % _EVERYDAY else [])
    for number, row in enumerate(additions())
]


@pytest.mark.parametrize("row", ROWS)
def test_one_row_changes_what_is_read(tmp_path: Path, row: AdditionRow) -> None:
    """The same sentence, before and after; nothing but the row is different."""
    beside = [(row.beside, "\n".join(row.beside_rows))] if row.beside else []
    before = own(tmp_path / "before", *beside) if beside else BOOK
    after = own(tmp_path / "after", (row.file, "\n".join(row.rows)), *beside)
    assert row.gives not in SEEN[row.shown](findings(row.text, book=before))
    assert row.gives in SEEN[row.shown](findings(row.text, book=after))


def test_every_file_has_a_worked_example() -> None:
    """Or says why it has none."""
    assert {row.file for row in additions()} | UNSHOWN == set(FILES)
    assert all(row.beside in FILES for row in additions() if row.beside)


PAGE = "Bridge opens in Lima\n\nQUARPORT, June 15 (Quar Wire) - Peru opened the bridge on Monday.\n"


def test_an_agency_of_ones_own_is_credited(tmp_path: Path) -> None:
    """By the form in which it is printed."""
    row = (
        '{"id": "quar_wire", "code": "PER.JRN", "name": "Quar Wire", "kind": "agency", "credits": ["(Quar Wire) -"]}\n'
    )
    assert "Quar Wire" not in _read(PAGE, BOOK).report.agencies
    assert _read(PAGE, own(tmp_path / "own", ("media.jsonl", row))).report.agencies == ("Quar Wire",)


def test_an_outlet_of_ones_own_is_named_by_its_address(tmp_path: Path) -> None:
    """By its domain."""
    row = (
        '{"id": "quar_times", "code": "PER.JRN", "name": "The Quar Times", "kind": "newspaper",'
        ' "domains": ["quartimes.example.org"]}\n'
    )
    url = "https://www.quartimes.example.org/bridge"
    assert _read(PAGE, BOOK, url=url).report.outlet != "The Quar Times"
    assert _read(PAGE, own(tmp_path / "own", ("media.jsonl", row)), url=url).report.outlet == "The Quar Times"


def _read(text: str, book: Codebook, *, url: str | None = None) -> ReadReport:
    found = read_source(Source("page.txt", text.encode(), url=url, media_type="text/plain"), book, reader=RuleReader())
    assert isinstance(found, ReadReport)
    return found
