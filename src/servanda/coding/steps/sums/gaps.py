"""Givers that share the verb of the one before: "Norway pledged 20 million euros, Peru 15 million and Fiji five".

Invariant: only a name right before a number, behind a comma or "and"; the verb, the goods and the receiver are those of
the amount told in full.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from servanda.coding.actors.cast import Cast, ReportReading
from servanda.coding.near import within
from servanda.coding.steps.sums.graded import Find
from servanda.model import NO_CODE, Line, MentionKind, Party, Quantity, QuantityMark, Span, Value

_GAP = re.compile(
    r"(?P<before>\s*(?:,|;|,? and|,? while|,? plus)\s+(?:the )?)(?P<name>[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,3}) "
    r"(?:another |a further |an additional |about |some )?(?P<sum>[$€£¥]?)(?P<number>\d[\d,]*(?:\.\d+)?)"
    r"(?P<scale> (?:thousand|million|billion|m|bn))?(?: [a-z]+){0,2}(?=[,.;]| and | while | to | for | in aid\b|$)"
)
_RECEIVES = frozenset({"receive", "get", "obtain", "secure"})
_SCALES = {"thousand": 1e3, "million": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9}


def gaps(reading: ReportReading, cast: Cast, find: Find) -> Iterator[tuple[Find, tuple[Party, ...]]]:
    """Give the amounts behind one that other givers share its verb with, each with its giver."""
    if find.telling.clauses[find.clause].verb.lemma in _RECEIVES:
        return  # "China having received 4 million and Peru 5 million": Peru gives nothing
    text = reading.report.text
    at = _end_of_amount(find, text)
    while (match := _GAP.match(text, at, find.telling.sentence.span.end)) is not None:
        named = Span(match.start("name"), match.end("name"))
        mention = next((one for one in cast.outermost(named) if one.span == named), None)
        party = cast.party(mention) if mention is not None and mention.kind is not MentionKind.PRONOUN else None
        line = _line(find.lines[0], match, _printed(reading, find, match)) if find.lines else None
        if party is None or party.country == NO_CODE or line is None:
            return
        span = Span(match.start("name"), match.end())
        mark = QuantityMark(span, line.quantity, line.value, None, find.mark.rule, find.mark.score)
        yield replace(find, mark=mark, lines=(line,)), (party,)
        at = match.end()


def are_receivers(cast: Cast, find: Find, verb: int) -> bool:
    """Say whether those who share a verb receive, as the one right before its amount does: "lent Peru $4 million"."""
    named = cast.outermost(Span(min(verb, find.mark.span.start), find.mark.span.start))
    return any(one.span.end == find.mark.span.start - 1 for one in named)


def _end_of_amount(find: Find, text: str) -> int:
    """Give the place behind an amount and the words of what it is: "40 million euros in aid"."""
    end = find.telling.sentence.span.end
    behind = re.compile(r"(?: (?:in|of|worth of|for) [\w’' -]{2,40}?)?(?=\s*(?:,|;| and ))").match(
        text, find.mark.span.end, end
    )
    return behind.end() if behind is not None else find.mark.span.end


def _printed(reading: ReportReading, find: Find, match: re.Match[str]) -> Value | None:
    """Give the sum that a gap prints with its own currency: "and Japan 2 billion yen"."""
    near = Span(match.start("sum"), match.end())
    marks = within(reading.marks.quantities, find.telling.sentence.span)
    return next((mark.value for mark in marks if mark.value is not None and mark.span.overlaps(near)), None)


def _line(line: Line, match: re.Match[str], printed: Value | None) -> Line | None:
    """Give a line with the number of a gap, in its own currency or in that of the amount told in full."""
    if line.value is not None and printed is not None:
        return replace(line, value=printed)
    scale = _SCALES.get((match["scale"] or "").strip(), 1.0)
    number = float(match["number"].replace(",", "")) * scale
    if line.value is not None:
        return replace(line, value=Value(number, number, line.value.currency))
    if line.quantity is not None and not match["sum"]:
        return replace(line, quantity=Quantity(number, number, line.quantity.unit, approx=False, text=match["number"]))
    return None
