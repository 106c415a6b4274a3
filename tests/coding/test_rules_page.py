"""Every rule that the ledger can name is listed with what it reads, and reads its own example; docs/rules.md says so."""

from __future__ import annotations

import ast
import re
import runpy
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest

from coding.sample_news import DAY, findings
from servanda.codebook import Codebook, load, rules
from servanda.codebook.rulebook import RuleRow
from servanda.codebook.rulebook_page import page
from servanda.coding import code, spoken
from servanda.coding.actors.referents import mentions as referents_mentions
from servanda.model import UNKNOWN, Block, BlockKind, Findings, Report, Span, on
from servanda.reading import reader_named
from servanda.reading.sentence_words import KIND

HOUSE = Path(code.__code__.co_filename).parents[1]
PAGE = Path(__file__).parents[2] / "docs" / "rules.md"
LISTED = tuple(rules())
GROUPS = "|".join(sorted({row.group for row in LISTED}))

ALIKE = {
    "statement.{}": tuple(spoken.SCORES),
    "referent.{}": tuple(referents_mentions.SCORES),
    "name.codebook.{}": ("context", *KIND),
    "name.person.{}": ("titled", "appositive", "bare"),
    "event.{}": ("verb", "noun"),
    "event.{}.transfer": ("verb", "noun"),
}
"""Names that the code puts together, with what may stand in the gap."""

OF_TITLES = {"statement.headline"}
"""Rules that read titles only: their example is read as one."""

OF_LINES = {"statement.resolved", "statement.turn"}
"""Rules that read several lines: a stroke in their example parts them."""

NO_FINDINGS = {
    "name.codebook",  # the beginning of a name, asked for
    "dates.hour",  # an hour alone is never a finding
    "name.given",  # the sides that a measure gives; they are put into no ledger
}


def rules_in(found: Findings) -> set[str]:
    """Give the rules behind all findings."""
    told = (*found.events, *found.steps, *found.labels, *found.statements)
    held = {role.evidence.rule for actor in found.actors for role in actor.roles}
    return (
        {evidence.rule for row in told for evidence in row.evidence}
        | held
        | {event.place.evidence.rule for event in found.events if event.place and event.place.evidence}
        | {one.rule for one in (*found.mentions, *found.times)}
    )


def learned(text: str, *, dated: bool, book: Codebook) -> Findings:
    """Give the findings of a report that the learned reader reads."""
    report = Report(
        id="r-0123456789abcdef",
        sha256="0" * 64,
        text=text,
        blocks=(Block(Span(0, len(text)), BlockKind.BODY),),
        outlet="Sample Wire",
        published=on(DAY) if dated else UNKNOWN,
    )
    return code(report, english().read(report, book), book)


@lru_cache(maxsize=1)
def english():
    """Give the learned reader, loaded once."""
    return reader_named("english")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Codebook:
    """Give the codebook with a user's own description, of which none is shipped without care."""
    own = tmp_path_factory.mktemp("own")
    row = '{"code": "XRL", "name": "League of River States", "kind": "igo", "descriptions": ["the River League"]}\n'
    (own / "organisations.jsonl").write_text(row, encoding="utf-8")
    return load(own)


@pytest.mark.parametrize("row", LISTED, ids=[row.rule for row in LISTED])
def test_a_listed_rule_reads_its_example(row: RuleRow, book: Codebook) -> None:
    """The example that stands beside a rule gives a finding by that rule."""
    if row.rule in OF_TITLES:
        found = findings("It rained.", title=row.example, dated=not row.undated, book=book)
    else:
        text = row.example.replace(" / ", "\n") if row.rule in OF_LINES else row.example
        found = (learned if row.reader == "english" else findings)(text, dated=not row.undated, book=book)
    assert row.rule in rules_in(found)


def test_the_code_and_the_list_name_the_same_rules() -> None:
    """A rule without an entry fails, an entry without a rule too, and so does a new way of putting names together."""
    used = set(names_in_code()) - NO_FINDINGS
    assert used - {row.rule for row in LISTED} == set()
    assert {row.rule for row in LISTED} - used == set()


def names_in_code() -> Iterator[str]:
    """Give the names of rules in the rooms that read and code, those that are put together too."""
    for path in sorted((*(HOUSE / "reading").rglob("*.py"), *(HOUSE / "coding").rglob("*.py"))):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield from re.findall(rf"^(?:{GROUPS})(?:\.[a-z_]+)+$", node.value)
            if isinstance(node, ast.JoinedStr):
                shape = "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)
                if re.match(rf"(?:{GROUPS})\.\S*$", shape):
                    yield from (shape.format(word) for word in ALIKE[shape])


def test_no_rule_is_listed_twice_and_each_says_what_it_reads() -> None:
    """One line, without a bar, which would break the table of the page."""
    assert len({row.rule for row in LISTED}) == len(LISTED)
    assert all(row.reads and row.example and "|" not in row.reads + row.example for row in LISTED)
    assert rules().reads("event.verb") == next(row.reads for row in LISTED if row.rule == "event.verb")
    assert rules().reads("by_hand") is None


def test_the_page_in_the_docs_is_current(capsys, monkeypatch) -> None:
    """`python -m servanda.codebook.rulebook_page > docs/rules.md` was run after the last change."""
    assert PAGE.read_text(encoding="utf-8") == page()
    assert all(f"| {row.rule} |" in page() for row in LISTED)
    monkeypatch.delitem(sys.modules, "servanda.codebook.rulebook_page")
    runpy.run_module("servanda.codebook.rulebook_page", run_name="__main__")
    assert capsys.readouterr().out == page()
