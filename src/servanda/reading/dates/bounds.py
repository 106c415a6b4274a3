"""Times with an end left open, and from one time to another: "since May", "until Friday", "from May to July"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from servanda.codebook import calendar
from servanda.model import Relation, WhenBasis
from servanda.reading.dates.setting import Meaning, unknown
from servanda.reading.dates.tense import Looks


def since(meaning: Meaning) -> Meaning:
    """Give "since X": open at its end (ruling 39)."""
    if meaning.first is None:
        return replace(unknown(meaning.rule, timex=meaning.timex), relation=Relation.SINCE, kind=meaning.kind)
    return replace(meaning, edtf=f"{_start_value(meaning)}/..", last=None, relation=Relation.SINCE)


def until(meaning: Meaning) -> Meaning:
    """Give "until X" and "by X": open at its start; by the end of a year is by that year's last day."""
    if meaning.last is None:
        return replace(unknown(meaning.rule, timex=meaning.timex), relation=Relation.UNTIL, kind=meaning.kind)
    stretch = meaning.stretch
    ends_whole = stretch is not None and stretch.last == meaning.last and meaning.edtf != stretch.edtf
    value = stretch.edtf if stretch is not None and ends_whole and "/" not in stretch.edtf else _end_value(meaning)
    return replace(meaning, edtf=f"../{value}", first=None, relation=Relation.UNTIL)


def before(meaning: Meaning) -> Meaning:
    """Give "before X": some time that ended when X began."""
    if meaning.first is None or meaning.first == date.min:
        return meaning
    latest = calendar.shift(meaning.first, days=-1)
    return replace(meaning, edtf=f"[..{latest}]", first=None, last=latest)


def after(meaning: Meaning, today: date | None, looks: Looks) -> Meaning:
    """Give "after X": some time from X on; what has happened has happened by the day of the report."""
    if meaning.first is None:
        return meaning
    latest = today if looks is Looks.BACK and today and today >= meaning.first else None
    return replace(meaning, edtf=f"[{_start_value(meaning)}..{latest or ''}]", last=latest)


def spanning(start: Meaning, end: Meaning, *, throughout: bool) -> Meaning | None:
    """Give "from X to Y"; None when one is unknown or they do not follow each other."""
    if start.first is None or end.last is None or start.first > end.last or start.relation is not Relation.AT:
        return None
    return replace(
        end,
        edtf=f"{_start_value(start)}/{_end_value(end)}",
        first=start.first,
        relation=Relation.THROUGHOUT if throughout else Relation.AT,
        basis=start.basis if start.basis is end.basis else WhenBasis.RELATIVE,
        rule="dates.range",
        score=min(start.score, end.score),
    )


def _start_value(meaning: Meaning) -> str:
    simple = meaning.edtf is not None and not set("/[]") & set(meaning.edtf)
    return meaning.edtf if simple and meaning.edtf else str(meaning.first)


def _end_value(meaning: Meaning) -> str:
    simple = meaning.edtf is not None and not set("/[]") & set(meaning.edtf)
    return meaning.edtf if simple and meaning.edtf else str(meaning.last)
