"""Worries and inquiries that are of nobody's politics: "is concerned about the use of phones in schools".

Invariant: a worry judges only another state or body that is named behind it, and an inquiry must name somebody.
"""

from __future__ import annotations

from collections.abc import Sequence

from servanda.coding.acts import Act
from servanda.coding.cast import Cast
from servanda.model import NO_CODE, EventType, Party, Span, Token

OPENS_INQUIRY = frozenset(
    f"{verb} {noun} into"
    for verb in ("open", "launch", "begin", "start", "order", "announce")
    for noun in ("an investigation", "an inquiry", "an enquiry", "a probe", "investigation", "inquiry", "probe")
)
"""Wordings for a formal inquiry, which is an act of those in power whomever it hits."""
_WORRIES = frozenset(
    f"be {much}{feeling} {link}"
    for much in ("", "deeply ", "extremely ", "gravely ", "seriously ")
    for feeling in ("alarmed", "appalled", "concerned", "outraged", "troubled")
    for link in ("about", "at", "by", "over")
)
"""Wordings for a feeling, which judges somebody only where he is named."""
_STOPS = frozenset({",", ";", ":", ".", "!", "?", "—", "–"})


def names_nobody(
    act: Act, tokens: Sequence[Token], cast: Cast, source: Sequence[Party], target: Sequence[Party]
) -> bool:
    """Say whether a worry names no other state or body behind it, or an inquiry nobody at all."""
    if act.is_noun or act.clause is None or act.frame.type is not EventType.ACCUSE:
        return False
    if act.frame.text in OPENS_INQUIRY:
        return not target and not cast.in_span(_behind(act, tokens))
    if act.frame.text not in _WORRIES:
        return False
    actors = (cast.actor(one.actor) for one in cast.in_span(_behind(act, tokens)))
    others = {party.country for party in target} | {one.code.split(".")[0] for one in actors if one is not None}
    return not others - {party.country for party in source} - {NO_CODE}


def _behind(act: Act, tokens: Sequence[Token]) -> Span:
    """Give the words behind the verb of an act, up to the next stop."""
    verb = act.telling.clauses[act.clause or 0].verb
    last = verb.last
    while last < act.telling.sentence.last and tokens[last].text not in _STOPS:
        last += 1
    return Span(tokens[verb.last - 1].span.end, tokens[last - 1].span.end)
