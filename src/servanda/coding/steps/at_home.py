"""Promises that a state makes to its own people: "the president promised to lower the price of bread".

Invariant: what is left out was told of one state alone, with no other side, sum or goods, and of nothing that reaches
beyond its borders; a promise of elections or of peace is one that others hold it to.
Source: field notes on commitments, sections 1 and 3: a commitment is between states or organisations.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from servanda.coding.actors.cast import Cast, ReportReading
from servanda.coding.steps.parties.sides import stands_apart
from servanda.model import NO_CODE, CommitmentKind, Scope, Span, Step

_RULES = frozenset({"step.agreement", "step.taken", "step.cooperation"})
"""Rules of what is promised or taken back in words of any kind."""

_ABROAD = re.compile(
    r"\b(?:africa|asia|europe|america|caribbean|pacific|arctic|middle east|gulf|region|regional|world(?![’']s)|global|"
    r"neighbou?r\w*|"
    r"all(?:y|ies)|partner\w*|international\w*|bilateral\w*|cooperat\w+|co-operat\w+|ties|relations|abroad|foreign|"
    r"countries|nations|refugees?|migrants?|troops|forces|weapons|nuclear|uranium|missiles?|treaty|convention|"
    r"sanctions|border|borders|peacekeep\w+|embassy|ambassador|talks|ceasefire|cease-fire|truce|hostages?)\b",
    re.IGNORECASE,
)
"""Words of what reaches beyond a state."""

_OF_CONCERN = re.compile(
    r"\b(?:elections?|vote|referendum|civilian rule|transition|peace|amnesty|prisoners|emissions|inspect\w+)\b",
    re.IGNORECASE,
)
"""Words of what a state does at home and others hold it to."""


def without_domestic(steps: Iterable[Step], reading: ReportReading, cast: Cast) -> list[Step]:
    """Leave out what a state promises to nobody but its own."""
    return [step for step in steps if not _is_open(step) or _reaches_out(step, reading, cast)]


def _is_open(step: Step) -> bool:
    """Say whether a step is a promise of conduct by one side, to nobody."""
    return (
        step.kind is CommitmentKind.POLICY
        and not step.recipient
        and not step.lines
        and step.evidence[0].rule in _RULES
        and len({party.country for party in step.provider}) == 1
        and not any(stands_apart(party) for party in step.provider)
    )


def _reaches_out(step: Step, reading: ReportReading, cast: Cast) -> bool:
    """Say whether another side tells of a promise or is named in it, or it is of what concerns others."""
    own = {party.country for party in step.provider}
    if step.by is not None and step.by.country not in {*own, NO_CODE}:
        return True
    words = " ".join(_around(one.span, reading).of(reading.report.text) for one in step.evidence)
    if _ABROAD.search(words) or any(_names_other(_around(one.span, reading), own, cast) for one in step.evidence):
        return True
    return _OF_CONCERN.search(words) is not None or (step.due is not None and step.scope is Scope.RESTATEMENT)


def _around(span: Span, reading: ReportReading) -> Span:
    """Give the words of a promise up to the end of its sentence."""
    sentences = reading.marks.sentences
    at = max(0, bisect_right(sentences, span.start, key=lambda one: one.span.start) - 1)
    return Span(span.start, max(span.end, sentences[at].span.end))


def _names_other(span: Span, own: AbstractSet[str], cast: Cast) -> bool:
    parties = (cast.party(one) for one in cast.outermost(span))
    return any(party is not None and party.country not in {*own, NO_CODE} for party in parties)
