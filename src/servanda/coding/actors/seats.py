"""Seats and capitals that tell whose somebody is: "Number 10 says the UK", "the military rulers in Niamey".

Invariant: the state must stand in the sentence, or its capital right behind.
"""

from __future__ import annotations

from bisect import bisect_left

from servanda.coding.actors.cast import ReportReading
from servanda.coding.near import within
from servanda.model import MentionKind, NameMark, Reading, WordClass


def speaks_of_own(reading: ReportReading, mark: NameMark, chosen: Reading) -> bool:
    """Say whether a seat says something of its own state in its sentence: "Number 10 says the UK will pay".

    A parliament's house is left out: other states have a Congress that speaks of this one too.
    """
    state, _, suffix = chosen.code.partition(".")
    at = bisect_left(reading.marks.tokens, mark.span.end, key=lambda token: token.span.start)
    behind = reading.marks.tokens[at : at + 1]
    if mark.kind is not MentionKind.METONYM or not suffix.startswith("GOV") or not behind:
        return False
    sentence = next((one for one in reading.marks.sentences if mark.span in one.span), None)
    named = within(reading.marks.names, sentence.span) if sentence is not None else ()
    is_own = any(one.readings and one.readings[0].code == state for one in named)
    return is_own and behind[0].word_class in {WordClass.VERB, WordClass.AUX}


def ruling_in(reading: ReportReading, mark: NameMark) -> str | None:
    """Give the state whose capital stands behind its rulers: "the military rulers in Niamey"."""
    text = reading.report.text
    is_bare = mark.title_country is None and text[: mark.span.end].endswith(("rulers", "ruler"))
    if not is_bare or not text.startswith(" in ", mark.span.end):
        return None
    start = mark.span.end + len(" in ")
    seats = [one for one in reading.marks.names if one.span.start == start and one.rule == "name.codebook.capital"]
    return seats[0].readings[0].code if seats and len(seats[0].readings) == 1 else None
