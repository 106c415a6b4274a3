"""Acts whose refusal or denial is itself denied."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned
from servanda.reading import RuleReader

_READERS = pytest.mark.parametrize("reader", [RuleReader, learned])


@_READERS
@pytest.mark.parametrize(
    "text",
    [
        "Peru has not ruled out sending troops to Chad.",
        "Peru cannot exclude sending troops to Chad.",
        "Peru did not deny sending troops to Chad.",
        "Peru did not deny that it had sent troops to Chad.",
        "Peru did not refuse to send troops to Chad.",
        "Peru said it had not ruled out sending troops to Chad.",
    ],
)
def test_a_denied_refusal_leaves_the_act_open(text, reader):
    """Neither the act nor its refusal is told, be it as done or as not done."""
    found = findings(text, reader=reader())
    assert not {one.type.value for one in found.events} & {"MOBILIZE", "REJECT", "AID"}
    assert not found.steps


@_READERS
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru ruled out sending troops to Chad.", {("MOBILIZE", "negated"), ("REJECT", "actual")}),
        ("Peru denied that it had sent troops to Chad.", {("MOBILIZE", "negated")}),
        ("Peru has not stopped sending weapons to Chad.", {("AID", "actual")}),
    ],
)
def test_a_plain_refusal_still_tells_that_nothing_was_done(text, expected, reader):
    """A refusal shuts the act out, and who has not stopped goes on."""
    assert {(one.type.value, one.status.value) for one in findings(text, reader=reader()).events} == expected
