"""Worries and inquiries that are of nobody's politics: "is concerned about the use of phones in schools".

Invariant: a worry judges only another state or body that is named behind it, and an inquiry must name somebody.
"""

from __future__ import annotations

from collections.abc import Sequence

from servanda.coding.actors.cast import Cast
from servanda.coding.acts.acts import Act
from servanda.model import NO_CODE, EventType, Party, Span, Token, WordClass

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
_WRONGS = frozenset(
    "abuse bribe bribery collusion contract corruption coup crime embezzlement espionage fraud genocide interference "
    "laundering massacre misconduct payment purchase rigging smuggling spying torture trafficking treason".split()
)
"""What those in power or in office are asked about, whoever did it."""
_STOPS = frozenset({",", ";", ":", ".", "!", "?", "—", "–"})


def names_nobody(
    act: Act, tokens: Sequence[Token], cast: Cast, source: Sequence[Party], target: Sequence[Party]
) -> bool:
    """Say whether a worry names no other state or body, or an inquiry nobody and no wrong of those in power."""
    if act.is_noun or act.clause is None or act.frame.type is not EventType.ACCUSE:
        return False
    if act.frame.text in OPENS_INQUIRY:
        first, last = _ends(act, tokens)
        is_wrong = any(_WRONGS & {one.lemma.lower(), one.text.lower().removesuffix("s")} for one in tokens[first:last])
        return not target and not is_wrong and not cast.in_span(_behind(act, tokens))
    if act.frame.text not in _WORRIES:
        return False
    if _takes_up(act, tokens):
        return False
    actors = (cast.actor(one.actor) for one in cast.in_span(_behind(act, tokens)))
    others = {party.country for party in target} | {one.code.split(".")[0] for one in actors if one is not None}
    return not others - {party.country for party in source} - {NO_CODE}


def _behind(act: Act, tokens: Sequence[Token]) -> Span:
    """Give the words behind the verb of an act, up to the next stop."""
    first, last = _ends(act, tokens)
    return Span(tokens[first - 1].span.end, tokens[last - 1].span.end)


def _ends(act: Act, tokens: Sequence[Token]) -> tuple[int, int]:
    first = last = act.telling.clauses[act.clause or 0].verb.last
    while last < act.telling.sentence.last and tokens[last].text not in _STOPS:
        last += 1
    return first, last


def _takes_up(act: Act, tokens: Sequence[Token]) -> bool:
    """Say whether a worry is about what was told before: "about the arrests", with nothing that tells of whom."""
    first, last = _ends(act, tokens)
    link = next((at for at in range(first, last) if tokens[at].word_class is WordClass.ADP), first - 1)
    behind = tokens[link + 1 : last]
    is_plain = all(token.word_class is not WordClass.ADP for token in behind)
    return bool(behind) and behind[0].text.lower() in {"the", "these", "those", "this"} and is_plain
