"""Every rule for statements, names and pronouns of docs/rules.md still reads its own example."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sample_news import findings

from servanda.coding.spoken import SCORES
from servanda.model import Findings

PAGE = Path(__file__).parents[2] / "docs" / "rules.md"
ROWS = re.findall(
    r"^\| ((?:statement|name|role|referent)\.[a-z.]+) \| .+? \| ([^|]+) \|$",
    PAGE.read_text(encoding="utf-8"),
    re.MULTILINE,
)


def rules_in(found: Findings) -> set[str]:
    """Give the rules behind statements, roles and mentions."""
    said = {evidence.rule for one in found.statements for evidence in one.evidence}
    held = {role.evidence.rule for actor in found.actors for role in actor.roles}
    return said | held | {one.rule for one in found.mentions}


@pytest.mark.parametrize(("rule", "example"), ROWS)
def test_a_documented_rule_reads_its_example(rule: str, example: str) -> None:
    """The example that stands beside a rule gives a finding by that rule."""
    assert rule in rules_in(findings(example))


def test_every_rule_for_statements_is_documented() -> None:
    """Rule names in the code and on the page are the same."""
    assert {f"statement.{name}" for name in SCORES} == {rule for rule, _ in ROWS if rule.startswith("statement.")}
