"""Who holds an office where only the office is printed: "the minister", "the Kenyan president".

Invariant: an office that two persons of a report hold names neither of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from servanda.coding.actors.cast import ReportReading, coded_id
from servanda.coding.actors.identity import Identity, state_of_code
from servanda.coding.actors.people import Person
from servanda.model import NO_CODE, ActorId, ActorKind, ActorMention, BlockKind, NameMark, content_id


def holders(
    reading: ReportReading, people: Iterable[tuple[Person, Identity]]
) -> dict[tuple[str, str | None], Identity | None]:
    """Give who holds an office, by office and country and by office alone; None where two do.

    The office of a club or a company has no code and goes by its title.
    """
    found: dict[tuple[str, str | None], Identity | None] = {}
    ministers: dict[ActorId, Identity] = {}
    for person, identity in people:
        for mark in person.marks:
            if _is_minister(reading, mark):
                ministers[identity.id] = identity
            office = _office_key(reading, mark)
            if office is None or is_past(reading, mark):
                continue
            for key in {(office, None), (office, (identity.country or mark.title_country) if mark.office else None)}:
                found[key] = identity if found.get(key, identity) == identity else None
    minister = found.get(_MINISTER)
    if minister is not None and any(one != minister for one in ministers.values()):
        found[_MINISTER] = None  # "the minister" may be the foreign minister who met "Minister Ruiz"
    if _ENVOY not in found and (envoy := _only_envoy(reading)) is not None:
        found[_ENVOY] = envoy
    return found


def _only_envoy(reading: ReportReading) -> Identity | None:
    """Give whom "the ambassador" means where the report names none: the envoy of the one state of whom it tells."""
    marks = [one for one in reading.marks.names if one.rule == "name.office" and one.office == _ENVOY[0]]
    told = {one.title_country: one for one in reversed(marks) if one.title_country and not is_past(reading, one)}
    return unnamed_holder(reading, *next((one, state) for state, one in told.items())) if len(told) == 1 else None


_ENVOY = ("GOV.AMB", None)


_MINISTER = ("GOV minister", None)


def _is_minister(reading: ReportReading, mark: NameMark) -> bool:
    """Say whether a title is that of a minister with a portfolio of his own, whom "the minister" may mean."""
    words = mark.title.of(reading.report.text).casefold().split() if mark.title is not None else []
    return words[-1:] == ["minister"] and "prime" not in words


def is_named_later(reading: ReportReading, mark: NameMark, holder: Identity, named_from: Mapping[ActorId, int]) -> bool:
    """Say whether a bare office stands in a sentence before its supposed holder is named: it is somebody else's.

    A title speaks of whom the text names.
    """
    if mark.title_country is not None or reading.report.block_at(mark.span.start).kind is BlockKind.TITLE:
        return False
    end = next((one.span.end for one in reading.marks.sentences if mark.span in one.span), mark.span.end)
    return named_from.get(holder.id, 0) >= end


_PAST = frozenset({"former", "late", "ex", "ousted", "deposed", "onetime", "erstwhile"})
_PAST_BEFORE = re.compile(r"(?:\b[Tt]hen-|\bthe then |\bprevious |\bpredecessor,? )$")
"""What stands right before a past office: "and then President Ruiz rose" tells of no past one."""


def is_past(reading: ReportReading, mark: NameMark) -> bool:
    """Say whether an office is printed as one that its holder has left: "the president" is not the former one."""
    before = reading.words_before(mark.span.start, most=2)
    text = reading.report.text
    printed = mark.span.of(text).lower().replace("-", " ").split()
    is_then = _PAST_BEFORE.search(text, max(0, mark.span.start - _LONGEST_BEFORE), mark.span.start) is not None
    return is_then or printed[:1] == ["then"] or not _PAST.isdisjoint([*before, *printed])


_LONGEST_BEFORE = 20


def is_second(reading: ReportReading, mark: NameMark) -> bool:
    """Say whether an office is only that of a deputy: "Taiwan's vice-president" is not the president.

    "Deputy Prime Minister and Foreign Minister" is the foreign minister.
    """
    printed = mark.title.of(reading.report.text) if mark.title is not None else mark.span.of(reading.report.text)
    parts = [set(one.split()) for one in _JOINS.split(printed.lower().replace("-", " "))]
    heads = [one for one in parts if not _HEADS.isdisjoint(one)]
    return bool(heads) and all(not _SECONDS.isdisjoint(one) for one in heads)


_JOINS = re.compile(r",| and | & ")
_SECONDS = frozenset({"vice", "deputy", "undersecretary", "assistant", "under"})
_HEADS = frozenset(
    {"minister", "pm", "president", "secretary", "undersecretary", "premier", "speaker", "governor", "chief"}
)


def _office_key(reading: ReportReading, mark: NameMark) -> str | None:
    """Give by what an office is known again: its code, or its printed title where it has none.

    A deputy goes by the head of his title. The code of any post in a government says too little: a spokeswoman is not
    the minister. "The PM" is the prime minister: an office that the codebook knows by several names goes by the first
    of them.
    """
    if mark.title is not None and is_second(reading, mark):
        return f"second {_head(reading, mark.title.of(reading.report.text))}"
    if mark.office == "GOV" and mark.title is not None:
        return f"GOV {_head(reading, mark.title.of(reading.report.text))}"
    if mark.office or mark.title is None:
        return mark.office
    return mark.title.of(reading.report.text).casefold()


def _head(reading: ReportReading, title: str) -> str:
    """Give the last word of a title in full, of "the Deputy PM" that of the prime minister."""
    words = [word for word in title.replace("-", " ").split() if word.casefold() not in _SECONDS]
    known = reading.book.offices.longest(words, 0)
    return (known.entry.title if known else title).casefold().split()[-1]


def holder_of(
    reading: ReportReading, mark: NameMark, offices: Mapping[tuple[str, str | None], Identity | None]
) -> Identity | None:
    """Give who "the Kenyan president" or "the minister" is: the holder named in the report, else the office."""
    office = _office_key(reading, mark)
    is_new = mark.span.of(reading.report.text).lower().startswith(("a ", "an "))
    is_abstract = mark.title is not None and mark.title.of(reading.report.text).lower() == "justice"
    if office is None or is_new or is_abstract or is_past(reading, mark):
        return None  # "wanted by the Peruvian justice" names no judge
    key = (office, mark.title_country)
    if key not in offices and mark.title and mark.title_country is None:
        key = (mark.title.of(reading.report.text).casefold(), None)
    if key in offices and mark.actor_kind is ActorKind.PERSON:
        return offices[key]
    return unnamed_holder(reading, mark, mark.title_country) if mark.office and mark.title_country else None


def unnamed_holder(reading: ReportReading, mark: NameMark, country: str) -> Identity:
    """Give the holder of a state's or an organisation's office whom the report does not name."""
    office = mark.office or ""
    sector = office.split(".", 1)[0]
    if country == sector:
        actor = reading.book.actor(office) or reading.book.actor(country)
        return Identity(coded_id(office), office, actor.name if actor else office, ActorKind.PERSON, None)
    title = mark.title.of(reading.report.text) if mark.title else office
    code = f"{country}.{sector}" if state_of_code(reading.book, country) else country
    name = _unnamed(mark.span.of(reading.report.text))
    identity = ActorId(content_id("a", reading.report.id, "office", office, country, title.casefold()))
    return Identity(identity, code, name, mark.actor_kind, country)


def with_spokesmen(
    reading: ReportReading, found: Sequence[tuple[ActorMention, Identity]]
) -> list[tuple[ActorMention, Identity]]:
    """Give the mentions with those who speak "for" somebody: for a person, of his state; for a firm, the firm's voice.

    "A spokesman for President Ana Ruiz" is an unnamed official of her state.
    """
    by_start: dict[int, Identity] = {}
    for mention, identity in sorted(found, key=lambda pair: (pair[0].span, pair[0].rule)):
        if identity.id:
            by_start[mention.span.start] = identity  # of two at one place the longer one
    voices = _voices(reading, found)
    named = [(mention, voices.get(identity.id, identity)) for mention, identity in found]
    return [_speaking_for(reading, one, by_start) for one in named]


def _voices(reading: ReportReading, found: Sequence[tuple[ActorMention, Identity]]) -> dict[ActorId, Identity]:
    """Give the persons who are called "ministry spokesman" without more as those of the last ministry before them."""
    ministries = sorted(
        (mention.span.end, identity.country)
        for mention, identity in found
        if identity.kind is ActorKind.BODY and identity.country and "ministry" in mention.quote.lower()
    )
    voices: dict[ActorId, Identity] = {}
    for mention, identity in found:
        is_open = identity.kind is ActorKind.PERSON and identity.id and identity.code == NO_CODE
        printed = " ".join([*reading.words_before(mention.span.start, most=2), mention.quote])
        if not is_open or not _OF_MINISTRY.search(printed):
            continue
        before = [country for end, country in ministries if end <= mention.span.start]
        if before:
            voices.setdefault(identity.id, replace(identity, code=f"{before[-1]}.GOV", country=before[-1]))
    return voices


def _speaking_for(
    reading: ReportReading, one: tuple[ActorMention, Identity], by_start: Mapping[int, Identity]
) -> tuple[ActorMention, Identity]:
    mention, identity = one
    match = _FOR.match(reading.report.text, mention.span.end) if mention.rule == "name.office" else None
    if identity.id or match is None or not _SPOKESMAN.search(mention.quote):
        return one
    owner = by_start.get(match.start(1)) or by_start.get(match.end())
    if owner is None or owner.code == owner.country:
        return one
    speaker = voice_of(reading, owner, mention.quote.split()[-1])
    return (replace(mention, actor=speaker.id), speaker) if speaker is not None else one


def voice_of(reading: ReportReading, owner: Identity, title: str) -> Identity | None:
    """Give who speaks for somebody, without a name of his own: "its spokesman"; None for a person of no state.

    An organisation of no state speaks itself, and a state through an official of its own.
    """
    if owner.code == NO_CODE or owner.country is None:
        return owner if owner.kind is not ActorKind.PERSON else None
    called = title.casefold()
    named = ActorId(content_id("a", reading.report.id, "office", called, owner.code, owner.name))
    code = f"{owner.country}.GOV" if owner.code == owner.country else ".".join(owner.code.split(".")[:2])
    return Identity(named, code, f"{called} for {owner.name}", ActorKind.PERSON, owner.country)


_OF_MINISTRY = re.compile(r"\bministry (?:spokes|official)", re.IGNORECASE)
_SPOKESMAN = re.compile(r"spokes(?:man|woman|person)$", re.IGNORECASE)
_FOR = re.compile(r" (?:for|of) ((?:the )?)")


def _unnamed(printed: str) -> str:
    """Give the name of somebody who is only described: the printed words without the article."""
    words = printed.split()
    return " ".join(words[1:] if words[0].lower() in {"the", "a", "an"} and len(words) > 1 else words)
