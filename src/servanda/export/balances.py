"""Balances as rows: every amount with its step, its place and, where it was not added, the reason.

Invariant: a row has the fields of its columns, in their order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from servanda.export.columns import AMOUNT, EVIDENCE, LINE, PARTY, WHEN, Column, Group, Many, Scalar
from servanda.export.rows import Row, amount_row, evidence_row, line_row, party_row, when_row
from servanda.linking.balances import Balance, Check, Entry

_TEXT, _FLAG = Scalar.TEXT, Scalar.FLAG
_ENTRY = Group(
    (
        Column("commitment", _TEXT, "id of the commitment"),
        Column("finding", _TEXT, "id of the step as it was read"),
        Column("step", _TEXT, "what the step is"),
        Column("scope", _TEXT, "what its sentence does to the total"),
        Column("when", WHEN, "when it was"),
        Column("line", LINE, "what it promises or moves"),
        Column("amount", AMOUNT, "how much, null where nothing is counted"),
        Column("why", _TEXT, "why it was not added, null where it was"),
        Column("disputed", _FLAG, "whether reports differ on the amount"),
        Column("evidence", Many(EVIDENCE), "the quotes that it rests on"),
    )
)
COLUMNS = (
    Column("provider", Many(PARTY), "who promises"),
    Column("recipient", Many(PARTY), "to whom"),
    Column("class", _TEXT, "class of the goods"),
    Column(
        "sums",
        Many(
            Group(
                (
                    Column("unit", _TEXT, "unit or currency"),
                    Column("promised", AMOUNT, "promised in all"),
                    Column("delivered", AMOUNT, "delivered so far"),
                    Column("outstanding", AMOUNT, "still owed"),
                )
            )
        ),
        "one sum for each unit; nothing is converted",
    ),
    Column("counted", Many(_ENTRY), "what was added"),
    Column("not_counted", Many(_ENTRY), "what was not, each with the reason"),
    Column(
        "checks",
        Many(
            Group(
                (
                    Column("finding", _TEXT, "id of the step that tells a total"),
                    Column("scope", _TEXT, "which total it tells"),
                    Column("told", AMOUNT, "the total told"),
                    Column("reckoned", AMOUNT, "what the entries add up to by then"),
                    Column("fits", _FLAG, "whether both meet, null where nothing can be held against it"),
                )
            )
        ),
        "running totals that were told, held against the entries",
    ),
    Column("flags", Many(_TEXT), "what is computed of it"),
)
"""What `balance_rows` gives, told as the tables of records are (`servanda.export.columns`)."""


def balance_rows(found: Iterable[Balance]) -> Iterator[Row]:
    """Give balances as nested rows, each as it comes."""
    return (
        {
            "provider": [party_row(party) for party in one.provider],
            "recipient": [party_row(party) for party in one.recipient],
            "class": one.item_class.value,
            "sums": [
                {
                    "unit": each.unit,
                    "promised": amount_row(each.promised),
                    "delivered": amount_row(each.delivered),
                    "outstanding": amount_row(each.outstanding),
                }
                for each in one.sums
            ],
            "counted": [entry_row(entry) for entry in one.counted],
            "not_counted": [entry_row(entry) for entry in one.not_counted],
            "checks": [_check_row(check) for check in one.checks],
            "flags": [flag.value for flag in one.flags],
        }
        for one in found
    )


def entry_row(entry: Entry) -> Row:
    """Give one amount with all that leads to it."""
    return {
        "commitment": entry.record,
        "finding": entry.step.finding,
        "step": entry.step.step.value,
        "scope": entry.step.scope.value,
        "when": when_row(entry.step.when),
        "line": line_row(entry.line),
        "amount": amount_row(entry.amount),
        "why": entry.why,
        "disputed": entry.is_disputed,
        "evidence": [evidence_row(piece) for piece in entry.step.evidence],
    }


def _check_row(check: Check) -> Row:
    return {
        "finding": check.entry.step.finding,
        "scope": check.entry.step.scope.value,
        "told": amount_row(check.entry.amount),
        "reckoned": amount_row(check.reckoned),
        "fits": check.fits,
    }


FLAT = (
    *("provider", "recipient", "class", "is_counted", "why", "step", "scope", "earliest", "latest", "low", "high"),
    *("unit", "item", "disputed", "commitment", "finding", "report", "start", "end", "quote"),
)
"""The columns of the flat table: one row an amount, counted or not."""


def flat_rows(found: Iterable[Balance]) -> Iterator[Row]:
    """Give every amount as one flat row, counted ones first, with its first quote."""
    for one in found:
        for entry in (*one.counted, *one.not_counted):
            piece = entry.step.evidence[0]
            values = (
                ";".join(party.code for party in one.provider),
                ";".join(party.code for party in one.recipient),
                one.item_class.value,
                entry.why is None,
                entry.why,
                entry.step.step.value,
                entry.step.scope.value,
                entry.step.when.earliest,
                entry.step.when.latest,
                entry.amount.low if entry.amount else None,
                entry.amount.high if entry.amount else None,
                entry.amount.unit if entry.amount else None,
                entry.line.item,
                entry.is_disputed,
                entry.record,
                entry.step.finding,
                piece.report,
                piece.span.start,
                piece.span.end,
                piece.quote,
            )
            yield dict(zip(FLAT, values, strict=True))
