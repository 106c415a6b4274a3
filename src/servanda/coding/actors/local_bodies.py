"""Bodies and offices of the state on whose soil a sentence plays: "police", "parliament", "the supreme court".

Invariant: only words that the codebook lists for a state's own bodies get a state here, none that print whose they are,
and none below the state; they act in events and steps, and speak no statement.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import takewhile

from servanda.coding.actors.cast import Cast, ReportReading, actor_from_mentions, mention_at, plain_sense, with_actors
from servanda.coding.actors.holders import is_past, unnamed_holder
from servanda.coding.actors.identity import Identity, body_of, own_body
from servanda.coding.actors.soil import LOCAL, Soil
from servanda.model import OF_THE_STATE, Actor, ActorMention, MentionKind, NameMark, Sentence, Span

_SCORE = 0.6
_BELOW = frozenset(
    "local regional provincial municipal district city county state village tribal un foreign allied coalition enemy "
    "opposition rebel militant insurgent separatist jihadist guerrilla extremist breakaway private neighbouring "
    "neighboring other another".split()
)
"""Words beside a body that make it another's, or none of a state."""
_OF_REPUBLIC = re.compile(r"\bof the (?:Republic|Nation|State)$")
"""How officials of the report's own state are printed: "received by the President of the Republic"."""
_NOT_ONE = frozenset("side sides delegation negotiators officials leadership regime authority embassy".split())
_MOST_NESTED = 12
"""How many mentions that begin before a name are looked at: names are not nested deeper."""

_SINGULAR_S = frozenset({"forces", "troops", "authorities", "courts", "services", "lawmakers", "prosecutors"})
"""Words in "s" for one body or its people."""


def with_local_bodies(reading: ReportReading, cast: Cast) -> Cast:
    """Give the cast with the bare bodies and offices that are those of the state where their sentence plays.

    Args:
        reading: The report and its marks.
        cast: Who is named in it.
    """
    found = list(_bodies(reading, cast))
    if not found:
        return cast
    spans = {mention.span for mention, _ in found}
    kept = [one for one in cast.mentions if one.actor is not None or one.span not in spans]
    return with_actors(cast, found, kept=kept)


def _bodies(reading: ReportReading, cast: Cast) -> Iterator[tuple[ActorMention, Actor]]:
    soil = Soil(reading, cast)
    sentences = reading.marks.sentences
    for mark in reading.marks.names:
        if not _is_bare(reading, mark) or _is_named(cast, mark.span):
            continue
        at = bisect_left(sentences, mark.span.start + 1, key=lambda one: one.span.start) - 1
        if at < 0 or mark.span not in sentences[at].span:
            continue
        country = _country(soil, sentences[at], mark)
        owner = _owner(reading, mark, country) if country is not None else None
        if owner is not None:
            yield _read(reading, mark.span, owner)


def _country(soil: Soil, sentence: Sentence, mark: NameMark) -> str | None:
    is_head = _OF_REPUBLIC.search(mark.span.of(soil.reading.report.text)) is not None
    own = soil.of_bodies(sentence) or soil.of_opener(sentence, mark.span)
    return own or (soil.home if is_head else None)


def _owner(reading: ReportReading, mark: NameMark, country: str) -> Identity | None:
    if mark.rule == "name.body":
        own = own_body(reading.book, mark.span.of(reading.report.text), country)
        return own or body_of(reading.book, country, mark.office or "GOV")
    return unnamed_holder(reading, mark, country)


def _is_bare(reading: ReportReading, mark: NameMark) -> bool:
    """Say whether a mark is a body or an office of a state that no words give to one."""
    if mark.rule not in {"name.body", "name.office"} or mark.office is None or mark.title_country is not None:
        return False
    sector = mark.office.partition(".")[0]
    if sector not in OF_THE_STATE or mark.office.endswith(".AMB") or is_past(reading, mark):
        return False
    words = mark.span.of(reading.report.text).lower().split()
    before = reading.words_before(mark.span.start, most=1)
    if not _BELOW.isdisjoint([*words, *before]) or not _NOT_ONE.isdisjoint(words):
        return False
    if before and before[0].endswith(("'s", "’s", "s'", "s’")):
        return False
    if mark.rule == "name.office":
        is_post = "." in mark.office or sector != "GOV"
        return words[0] == "the" and not words[-1].endswith("s") and is_post
    return not words[-1].endswith("s") or words[-1] in _SINGULAR_S


def _is_named(cast: Cast, span: Span) -> bool:
    """Say whether somebody is named by these words, by a part of them, or by a name that holds them."""
    around = cast.mentions[max(0, bisect_left(cast.mentions, span.start, key=_start) - _MOST_NESTED) :]
    near = takewhile(lambda one: one.span.start < span.end, around)
    return any(one.actor is not None and one.span.overlaps(span) for one in near)


def _start(mention: ActorMention) -> int:
    return mention.span.start


def _read(reading: ReportReading, span: Span, owner: Identity) -> tuple[ActorMention, Actor]:
    mention = mention_at(
        reading.report,
        span,
        actor=owner.id,
        kind=MentionKind.ROLE,
        sense=plain_sense(owner.kind),
        rule=LOCAL,
        score=_SCORE,
    )
    actor = actor_from_mentions(
        reading.report,
        [mention],
        identity=owner.id,
        code=owner.code,
        name=owner.name,
        kind=owner.kind,
        country=owner.country,
    )
    return mention, actor
