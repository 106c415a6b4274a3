"""Organisations that the codebook does not know: their names in one report, and the short forms printed behind them.

Invariant: the report's own words decide what a short form stands for; the codebook's reading of the same letters gives
way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from servanda.codebook.names import fold, split
from servanda.coding.actors.cast import ReportReading, coded_id, mention_at, plain_sense
from servanda.coding.actors.home import home_state
from servanda.coding.actors.identity import NOBODY, Identity, state_of_code
from servanda.model import (
    NO_CODE,
    ActorId,
    ActorKind,
    ActorMention,
    MentionKind,
    NameMark,
    Sense,
    Span,
    content_id,
)

Found = tuple[ActorMention, Identity]
"""A mention and whom it names."""

_SCORE = 0.9
_SHORT = re.compile(r"\s?\(([A-Z][A-Za-z-]*[A-Z]|[A-Z][a-z]{2,10})\)")
_OF_STATE = frozenset("agency authority commission department directorate".split())
_OF_MEDIA = frozenset("news press media photo".split())
_OF_THE_NATION = frozenset({"National", "Federal", "Supreme", "Central"})
_COUNCILS = frozenset({"council", "electoral", "court", "tribunal"})
"""Words in the names of a state's own bodies that need not print the state."""


def full_names(reading: ReportReading) -> Mapping[str, NameMark]:
    """Give the fullest mark for each name by which a report calls an organisation, one with its state before others.

    "the Trade Company" is the Omani Trade Company where no other one is named.
    """
    first: dict[str, NameMark] = {}
    for mark in reading.marks.names:
        if mark.rule != "name.organisation":
            continue
        known = first.setdefault(_name(reading, mark), mark)
        if known is not mark and _state_printed(reading, known) is None and _state_printed(reading, mark) is not None:
            first[_name(reading, mark)] = mark
    found = dict(first)
    for short in first:
        longer = [name for name in first if name.casefold().endswith(f" {short.casefold()}")]
        if len(longer) == 1:
            found[short] = first[longer[0]]
    return found


def _name(reading: ReportReading, mark: NameMark) -> str:
    return " ".join(mark.span.of(reading.report.text).split())


def organisation(reading: ReportReading, mark: NameMark, full: Mapping[str, NameMark]) -> Identity:
    """Give who an organisation is that only its name tells: of a company or agency named after a state, that state's.

    A federation, a club or a university stays without a code.
    """
    named = full.get(_name(reading, mark), mark)
    if (owner := _assembled(reading, _name(reading, named))) is not None:
        return owner
    state = _state_printed(reading, named)
    name = _name(reading, named)
    words = {fold(word) for word in name.split()}
    code = NO_CODE
    if state and named.actor_kind is ActorKind.COMPANY:
        code = f"{state}.BUS"
    elif state and words & _OF_STATE and not words & _OF_MEDIA:
        code = f"{state}.GOV"
    elif name.split()[0] in _OF_THE_NATION and words & (_OF_STATE | _COUNCILS) and (home := home_state(reading)):
        code = f"{home}.GOV"  # "the National Electoral Council"
    return _unlisted(reading, name, named.actor_kind, code=code)


def _assembled(reading: ReportReading, name: str) -> Identity | None:
    """Give the organisation whose heads or ministers meet under a name: "Council of Ministers of the African Union"."""
    found = _ASSEMBLY.match(name)
    words = split(found[1]) if found is not None else []
    match = reading.book.names.longest(words, 0)
    entries = match.entries if match is not None and match.length == len(words) else ()
    codes = {entry.code: entry for entry in entries if entry.actor_kind is ActorKind.IGO}
    if len(codes) != 1:
        return None
    ((code, entry),) = codes.items()
    return Identity(coded_id(code), code, entry.name, ActorKind.IGO, state_of_code(reading.book, code))


_ASSEMBLY = re.compile(
    r"(?:Conference|Assembly|Authority|Council|Summit|Committee) of (?:the )?(?:Heads|Ministers|Leaders|Presidents)\b"
    r".* of (?:the )?([^,]+)$"
)


def _unlisted(reading: ReportReading, name: str, kind: ActorKind, *, code: str = NO_CODE) -> Identity:
    identity = ActorId(content_id("a", reading.report.id, "organisation", name.casefold()))
    return Identity(identity, code, name, kind, state_of_code(reading.book, code))


def _state_printed(reading: ReportReading, mark: NameMark) -> str | None:
    """Give the state that an organisation's name begins with or that owns it: "Oman's Water Authority"."""
    for one in reading.marks.names:
        if one.span.start > mark.span.start:
            break
        codes = {each.code for each in one.readings if each.actor_kind is ActorKind.STATE}
        between = reading.report.text[one.span.end : mark.span.start]
        is_beside = one.span.start == mark.span.start or between in {"'s ", "’s "}
        if is_beside and len(codes) == 1:
            return codes.pop()
    return None


def with_short_forms(reading: ReportReading, found: Sequence[Found]) -> list[Found]:
    """Give the mentions, with those by the short form that the report prints in brackets behind a name.

    What the report explains so is no longer what the codebook reads in the letters: "the Omani Trade Company (OTC)".
    """
    meant = dict(_explained(reading, found))
    if not meant:
        return list(found)
    owners = {name: owner for owner, name in meant.values()}
    kept = [_as_explained(reading, one, meant, owners) for one in found]
    known = {mention.span for mention, identity in kept if identity.id}
    for token in reading.marks.tokens:
        if token.text in meant and token.span not in known:
            owner, _ = meant[token.text]
            kept.append((_mention(reading, token.span, owner), owner))
    return kept


def _explained(reading: ReportReading, found: Sequence[Found]) -> Iterator[tuple[str, tuple[Identity, str]]]:
    """Give the short forms with the organisations behind whose names they stand in brackets, and those names.

    A name's initials need no brackets: "the Green Farmers Party", then "GFP".
    What only the model takes for a body is one where the letters are those of its words.
    """
    seen: set[str] = set()
    for mention, identity in found:
        match = _SHORT.match(reading.report.text, mention.span.end)
        if match is None or match.group(1) in seen or mention.sense is Sense.PERSON:
            continue
        short, name = match.group(1), mention.quote
        fits = _are_letters(short, name)
        if not identity.id and mention.rule == "name.model" and fits:
            identity = _unlisted(reading, " ".join(name.split()), ActorKind.OTHER)  # noqa: PLW2901
        is_body = bool(identity.id) and identity.kind not in {ActorKind.PERSON, ActorKind.STATE}
        if is_body and (fits or short[-1].isupper() or _is_called_so(reading, short)):
            seen.add(short)
            yield short, (identity, name)
    printed = {token.text for token in reading.marks.tokens}
    for mention, identity in found:
        short = _initials(mention.quote) if mention.rule == "name.organisation" and identity.id else ""
        if len(short) >= _FEWEST_INITIALS and short in printed - seen and not _is_anothers(reading, short):
            seen.add(short)
            yield short, (identity, mention.quote)


def _is_anothers(reading: ReportReading, short: str) -> bool:
    """Say whether letters are known for a state, a body or a group: only an agency's may be somebody else's here."""
    match = reading.book.names.longest([short], 0)
    return match is not None and any(one.actor_kind is not ActorKind.MEDIA for one in match.entries)


def _initials(name: str) -> str:
    """Give the capitals that begin the words of a name: "Green Farmers Party" gives GFP."""
    return "".join(word[0] for word in name.split() if word[0].isupper())


_FEWEST_INITIALS = 3


def _is_called_so(reading: ReportReading, word: str) -> bool:
    """Say whether a report prints a word of another language outside its brackets too, and nowhere as a place."""
    spans = [token.span for token in reading.marks.tokens if token.text == word]
    places = reading.marks.places
    return len(spans) > 1 and places is not None and not any(one.overlaps(site) for one in spans for site in places)


def _as_explained(
    reading: ReportReading,
    one: Found,
    meant: Mapping[str, tuple[Identity, str]],
    owners: Mapping[str, Identity],
) -> Found:
    """Give a mention with the organisation that its letters, or its open name, stand for in this report."""
    mention, identity = one
    owner, name = meant.get(mention.quote, (NOBODY, ""))
    is_code = mention.rule == "name.codebook.acronym" and identity.id != owner.id
    if owner.id and is_code and _are_initials(mention.quote, name):
        return _mention(reading, mention.span, owner), owner
    if not identity.id and mention.rule == "name.model" and mention.quote in owners:
        owner = owners[mention.quote]
        return replace(mention, actor=owner.id, sense=plain_sense(owner.kind)), owner
    return one


def _mention(reading: ReportReading, span: Span, owner: Identity) -> ActorMention:
    return mention_at(
        reading.report,
        span,
        actor=owner.id,
        kind=MentionKind.NAME,
        sense=plain_sense(owner.kind),
        rule="name.acronym",
        score=_SCORE,
    )


def _are_letters(short: str, name: str) -> bool:
    """Say whether the letters of a short form stand in a name in their order, the first one first: "Topco".

    A state before the name may be left out of them.
    """
    wanted = fold(short).replace("-", "")
    whole = fold(name)
    tries = [whole, whole.partition(" ")[2]]
    return any(one[:1] == wanted[:1] and _are_in_order(wanted, one) for one in tries)


def _are_in_order(wanted: str, letters: str) -> bool:
    rest = iter(letters)
    return all(one in rest for one in wanted)


def _are_initials(short: str, name: str) -> bool:
    """Say whether the letters of a short form begin words of a name, in their order."""
    initials = "".join(word[0] for word in fold(name).replace("-", " ").split())
    return _are_in_order(fold(short), initials)
