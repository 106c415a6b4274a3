"""Pages of made-up news whose findings touch one another in every way that linking knows, read by a stand-in."""

from __future__ import annotations

import hashlib
from dataclasses import fields, replace
from datetime import date

from linking.build import actor, day, event, found, goods, label, mention, person, report, role, state, statement, step
from run.entangled import entangled
from servanda.codebook import Codebook
from servanda.model import (
    TOLD_BY,
    UNKNOWN,
    Credit,
    EventType,
    Findings,
    IdentityClaim,
    ItemClass,
    Party,
    ReadReport,
    Report,
    Source,
    Span,
    Status,
    StepKind,
    by_publication,
    on,
)

GHA, TGO, PER = state("GHA", "Ghana"), state("TGO", "Togo"), state("PER", "Peru")
_LONG = (
    "Ghana sent ambulances to Togo on the coastal road, where the governor and the nurses waited since dawn and the"
    " schools had closed for the day so that every family of the valley could come and see them arrive at last."
)
_TEXTS = (
    _LONG,
    _LONG,
    f"Rain had fallen in the hills. {_LONG}",
    f"{_LONG} Peru watched from afar, and its envoys wrote home that they had never seen so many people in the streets.",
    "Officials said Ghana sent ambulances to Togo last week, and the mayor thanked the drivers one by one.",
    "Ama Sarpong spoke to the nurses of the valley about the ambulances and the road that is still to be built.",
)
_PUBLISHED = (UNKNOWN, *(on(date(2023, 1, at)) for at in (19, 20, 21, 22)), on(date(2023, 6, 1)), on(date(2025, 1, 5)))
_NAMES = ("Ama Sarpong", "A. Sarpong", "Sarpong", "Kofi Sarpong", "Ama Sarpong")
_CODES = ("GHA.GOV", "---", "GHA.GOV", "TGO.GOV", "GHA")
_WHENS = (UNKNOWN, day("2023-01-19"), day("2023-01-19"), day("2023"), by_publication(on(date(2023, 1, 20))))
_AMOUNTS = (None, 3, 5, 3)
_STEPS = (StepKind.PLEDGED, StepKind.FULFILLED, StepKind.SIGNED, StepKind.PARTLY_DELIVERED, StepKind.PLEDGED)
_STATUS = (Status.ACTUAL, Status.PLANNED, Status.ACTUAL)


def pages(number: int, *, first: int = 0) -> list[Source]:
    """Give so many pages; what each says follows from its number alone."""
    return [
        Source(name=f"{at:03}.txt", data=f"{_of(_TEXTS, at, 1)} {at}".encode(), file=f"{at:03}.txt")
        for at in range(first, first + number)
    ]


def read(source: Source, book: Codebook) -> ReadReport:
    """Read a page: whoever speaks in it, an act, a step of a promise, and what is said of whom."""
    del book
    at = int(source.data.rsplit(b" ", 1)[1])
    digest = hashlib.sha256(source.data).hexdigest()
    page = report(digest[:16], source.data.decode(), published=_of(_PUBLISHED, at, 2), file=source.file)
    page = replace(page, sha256=digest, agencies=_of(((), (), ("Coast Agency",)), at, 3))
    who = person(page, _of(_NAMES, at, 4), _of(_CODES, at, 5))
    other = person(page, _of(_NAMES, at, 6), "TGO")
    told, also = _findings(page, who, other, at), entangled(page, lambda choices, salt: _of(choices, at, salt))
    both = {one.name: (*getattr(told, one.name), *getattr(also, one.name)) for one in fields(Findings)}
    credit = Credit(TOLD_BY, "Coast Agency", Span(0, 12), "hand")
    page = replace(page, outlet=_of((None, "Coast Daily", "Valley Post"), at, 41), credits=_of(((), (credit,)), at, 42))
    return ReadReport(page, source.data, Findings(**both))


def _findings(page: Report, who: Party, other: Party, at: int):
    when, words = _of(_WHENS, at, 7), page.text[:12]
    amount = _of(_AMOUNTS, at, 8)
    lines = (
        (goods("ambulances", ItemClass.VEHICLES, amount),)
        if amount
        else _of(((), (goods("road", ItemClass.OTHER),)), at, 9)
    )
    outer = statement(page, page.text[:30], _of((who, other, None), at, 10), said=when)
    inner = statement(page, page.text[4:40], other, said=_of(_WHENS, at, 11), nested_in=outer.id)
    again = statement(page, page.text[:36], who, said=when, same_utterance=outer.id)
    giver, taker = _of(((GHA, TGO), (GHA, PER), (TGO, GHA)), at, 12)
    told = event(
        page,
        words,
        EventType.AID,
        (giver,),
        (taker,),
        when=when,
        lines=lines,
        statement=outer.id,
        status=_of(_STATUS, at, 13),
        attested_by=_of(((who,), ()), at, 14),
    )
    met = event(page, page.text[6:20], EventType.CONSULT, (who,), (taker,), when=_of(_WHENS, at, 15))
    to = _of(((taker,), (taker,), ()), at, 16)
    due = _of((None, day("2024-06-01"), day("2022-02-01")), at, 17)
    made = step(
        page,
        words,
        _of(_STEPS, at, 18),
        (giver,),
        to,
        when=when,
        lines=lines,
        event=_of((told.id, None), at, 19),
        statement=outer.id,
        by=who,
        due=due,
    )
    claim = IdentityClaim(who, other, actor(page, who).evidence[0])
    return found(
        actors=[
            actor(page, who, roles=(role(page, "governor", "GHA"),), same_as=(claim,) if at % 3 == 0 else ()),
            *([actor(page, other)] if other.actor != who.actor else []),
            # A page can name a state and have nothing to say of it.
            *([actor(page, GHA, aliases=())] if at % 4 else []),
        ],
        mentions=[mention(page, one) for one in {one.actor: one for one in (who, other, GHA)}.values()],
        statements=[outer, inner, again],
        events=[told, met],
        steps=[made],
        labels=[label(page, who, words, GHA, -1), label(page, who, page.text[:20], other, at % 2 - 1)],
    )


def _of(choices, at: int, salt: int):
    """Choose by a page's number, differently for each question."""
    return choices[int(hashlib.sha256(f"{at} {salt}".encode()).hexdigest(), 16) % len(choices)]
