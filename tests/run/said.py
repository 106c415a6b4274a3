"""What people say of the findings of varied pages: anything that linking has to follow, in any order."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from run.varied import pages, read
from servanda.codebook import Codebook
from servanda.linking.judgements import MERGED, all_of, kind_of, place_of
from servanda.model import Finding, Judgement, JudgementKind, sealed

VALUES = {
    "actor": (("name", "Ama Owusu"), ("kind", "body"), ("country", "TGO")),
    "time": (("use", "statement"),),
    "statement": (("speaker", "TGO"), ("hearer", "none"), ("said", "2023-01-19"), ("stance", "denies")),
    "event": (("type", "AID"), ("source", "PER"), ("target", "GHA, TGO"), ("when", "2023"), ("status", "negated")),
    "step": (("recipient", "PER"), ("recipient", "none"), ("step", "fulfilled"), ("quantity", "7"), ("due", "2022-01")),
    "label": (("actor", "PER"), ("polarity", "1"), ("by", "GHA")),
}
"""What may be put right in each kind; a quantity only where there are goods."""
BEGUN = datetime(2031, 5, 2, 9, tzinfo=UTC)


def said_of(chosen: Sequence[int], chance: random.Random, number: int, book: Codebook) -> list[Judgement]:
    """Give so many judgements on findings of pages, some of which take others back."""
    known = [one for at in chosen for one in all_of(read(pages(1, first=at)[0], book).findings)]
    made: list[Judgement] = []
    for minute in range(number):
        at, who = BEGUN + timedelta(minutes=minute), chance.choice(("Ana", "Ben"))
        if made and chance.random() < 0.2:
            back = chance.choice(made).id
            made.append(sealed(Judgement("", at, who, JudgementKind.UNDO, (), undoes=back)))
        else:
            made.append(_on(chance.choice(known), known, chance, at, who))
    return made


def _on(one: Finding, known: Sequence[Finding], chance: random.Random, at: datetime, who: str) -> Judgement:
    kind = kind_of(one)
    ways = [JudgementKind.WRONG, JudgementKind.RIGHT, *([JudgementKind.VALUE] * (kind in VALUES))]
    ways += [JudgementKind.SAME, JudgementKind.SAME, JudgementKind.DIFFERENT, JudgementKind.UNSURE] * (kind in MERGED)
    way = chance.choice(ways)
    several, field, value = [one], None, None
    if way in (JudgementKind.SAME, JudgementKind.DIFFERENT, JudgementKind.UNSURE):
        others = [other for other in known if kind_of(other) == kind and other.id != one.id]
        several += chance.sample(others, min(len(others), chance.choice((1, 1, 2))))
        way = way if len(several) > 1 else JudgementKind.RIGHT
    if way is JudgementKind.VALUE:
        field, value = chance.choice(VALUES[kind])
    places = tuple(place for each in several if (place := place_of(each)))
    is_placed = len(places) == len(several) and chance.random() < 0.5
    ids = tuple(each.id for each in several)
    return sealed(Judgement("", at, who, way, ids, field, value, places=places if is_placed else ()))
