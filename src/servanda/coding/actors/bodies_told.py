"""The body of a state that a report has told of last, whose people are then called by it alone: "an army spokesman".

Invariant: only a body printed with its state is told of; where the last sentence with one names two states', none is.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator

from servanda.coding.actors.cast import ReportReading, mention_at
from servanda.coding.actors.home import dateline_state, titled_state
from servanda.coding.actors.identity import Identity, state_of_code
from servanda.coding.near import within
from servanda.model import (
    OF_THE_STATE,
    ActorId,
    ActorKind,
    ActorMention,
    BlockKind,
    MentionKind,
    NameMark,
    Sense,
    Sentence,
    Span,
    WordClass,
    content_id,
)

_REACH = 3
"""Sentences back within which a body is the one told of last."""
_NEVER = "AMB"
_PEOPLE = frozenset(
    "spokesman spokeswoman spokesperson official officials officer officers source sources chief commander leader envoy"
    " delegation delegate representative adviser advisor general commanders generals envoys".split()
)
"""Nouns for people of the body that stands right before them."""
_OPENS = frozenset({"a", "an", "the", "another", "senior", "one"})
_RULE = "name.unnamed"
_SCORE = 0.7


def body_told(reading: ReportReading, place: int, office: str) -> str | None:
    """Give the state whose body of a kind is told of last before a place; None where two states' are.

    Args:
        reading: The report and its marks.
        place: Where somebody is called by the body alone.
        office: The suffix of the body: "MIL" fits any of the army, "GOV.MFA" that ministry, "GOV." any ministry.
    """
    sentences = reading.marks.sentences
    last = bisect_right(sentences, place, key=lambda one: one.span.start) - 1
    for at in range(last, max(-1, last - _REACH - 1), -1):
        span = Span(sentences[at].span.start, min(place, sentences[at].span.end))
        owners = {owner for mark in within(reading.marks.names, span) if (owner := _owner(reading, mark, office))}
        if owners:
            return owners.pop() if len(owners) == 1 else None
    return None


def _owner(reading: ReportReading, mark: NameMark, office: str) -> str | None:
    """Give the state whose body of a kind a name is, or who holds an office in it."""
    if mark.title_country is not None and mark.office is not None:
        state, suffix = mark.title_country, mark.office
    else:
        codes = {one.code for one in mark.readings if one.actor_kind is not ActorKind.STATE}
        state, _, suffix = codes.pop().partition(".") if len(codes) == 1 else ("", "", "")
    if not suffix or suffix.endswith(_NEVER) or state_of_code(reading.book, state) is None:
        return None
    if office == _MINISTRY:
        return state if "ministry" in mark.span.of(reading.report.text).lower() else None
    return state if suffix == office or ("." not in office and suffix.startswith(f"{office}.")) else None


_MINISTRY = "GOV."


def written_at(reading: ReportReading, body: NameMark) -> str | None:
    """Give the state of the dateline as that of a body printed without one: "the health ministry said" from Jakarta.

    The sentence must begin with that state, or name no state in a report whose title or lead begins with it. Another
    state's body of the kind, or holder of its office, may be meant as well: then nothing decides.
    """
    state = dateline_state(reading)
    sentences = reading.marks.sentences
    at = bisect_right(sentences, body.span.start, key=lambda one: one.span.start) - 1
    lead = next((one for one in sentences if _is_body(reading, one)), None)
    if state is None or lead is None or at < 0 or not _is_body(reading, sentences[at]):
        return None
    own = _states_of(reading, sentences[at])
    if {code for code, _ in own} <= {state} and titled_state(reading) == state:
        return None if _is_anothers(reading, body, state) else state
    doers = own or _states_of(reading, lead)
    if not doers or doers[0][0] != state or doers[0][1] > (sentences[at] if own else lead).span.start + len("The "):
        return None
    return None if _is_anothers(reading, body, state) else state


def _is_body(reading: ReportReading, sentence: Sentence) -> bool:
    return reading.report.block_at(sentence.span.start).kind is BlockKind.BODY


def _states_of(reading: ReportReading, sentence: Sentence) -> list[tuple[str, int]]:
    """Give the states that a sentence names, with their places, in the order of the text."""
    marks = [one for one in reading.marks.names if one.span in sentence.span and len(one.readings) == 1]
    return [(one.readings[0].code, one.span.start) for one in marks if one.readings[0].actor_kind is ActorKind.STATE]


def _is_anothers(reading: ReportReading, body: NameMark, state: str) -> bool:
    """Say whether a report names another state's body of a kind, or who holds its office there."""
    office = body.office or ""
    titled = {one.title_country for one in reading.marks.names if one.office == office and one.title_country}
    coded = {
        meant.code.partition(".")[0]
        for one in reading.marks.names
        for meant in one.readings
        if f"{meant.code}.".partition(".")[2].startswith(f"{office}.")
    }
    return not (titled | coded) <= {state}


def voices_of_bodies(
    reading: ReportReading, owner: Callable[[NameMark], str | None]
) -> Iterator[tuple[ActorMention, Identity]]:
    """Give the unnamed people of a body that stands right before their noun: "An army spokesman", "a junta envoy".

    Whose the body is tells the one told of last, else `owner`.

    Args:
        reading: The report and its marks.
        owner: Gives the state of a body printed without one; None where the report decides nothing.
    """
    tokens = reading.marks.tokens
    texts = [token.text for token in tokens]
    at = 0
    while at < len(tokens) - 2:
        first = at + 1
        while first < len(tokens) and texts[first].lower() == "senior":
            first += 1
        found = _body(reading, texts, first) if texts[at].lower() in _OPENS else None
        at += 1
        if found is None:
            continue
        noun, office = found
        behind = tokens[noun + 1] if noun + 1 < len(tokens) else None
        if texts[noun].lower() not in _PEOPLE or (behind is not None and behind.word_class is WordClass.PROPN):
            continue
        if behind is not None and behind.text.lower() in {"for", "of"}:
            continue  # whose they are is printed behind
        span = Span(tokens[at - 1].span.start, tokens[noun].span.end)
        body = _mark(Span(tokens[at - 1].span.start, tokens[noun - 1].span.end), office)
        told, decided = body_told(reading, span.start, office), owner(body)
        if told is not None and (_is_elsewhere(reading, told) or _stands_in(reading, span.end)):
            told = None
        state = told or (decided if office != _MINISTRY else None)
        if state is not None:
            yield _voice(reading, span, state, office)


def _is_elsewhere(reading: ReportReading, state: str) -> bool:
    """Say whether a report is written in the capital of another state, whose own body may speak."""
    written = dateline_state(reading)
    return written is not None and written != state


def _stands_in(reading: ReportReading, end: int) -> bool:
    """Say whether a place stands right behind somebody, which tells whose he is: "a navy spokesman in Manila"."""
    return reading.report.text.startswith(" in ", end)


def _body(reading: ReportReading, texts: list[str], first: int) -> tuple[int, str] | None:
    """Give where the noun behind a body's stands, and the suffix of the body."""
    if texts[first : first + 1] == ["ministry"]:
        return (first + 1, _MINISTRY) if first + 1 < len(texts) else None
    words = texts[first : first + _LONGEST]
    match = reading.book.offices.body(words, 0)
    if match is None or not texts[first].islower() or first + match.length >= len(texts):
        return None
    suffix = match.entry.suffix
    noun = first + match.length
    noun -= match.length > 1 and texts[noun - 1].lower() in _PEOPLE  # "army spokesman" is a body of its own there
    is_own = suffix.partition(".")[0] in OF_THE_STATE and not suffix.endswith(_NEVER)
    return (noun, suffix) if is_own else None


_LONGEST = 6
"""Words of a body's name in small letters."""


def _mark(span: Span, office: str) -> NameMark:
    return NameMark(
        span=span,
        kind=MentionKind.ROLE,
        actor_kind=ActorKind.BODY,
        readings=(),
        rule="name.body",
        score=_SCORE,
        office=office,
    )


def _voice(reading: ReportReading, span: Span, state: str, office: str) -> tuple[ActorMention, Identity]:
    code = f"{state}.{office.partition('.')[0]}"
    printed = " ".join(span.of(reading.report.text).split()[1:])
    kind = ActorKind.GROUP if printed.endswith("s") else ActorKind.PERSON
    who = Identity(ActorId(content_id("a", reading.report.id, "unnamed", span.start, code)), code, printed, kind, state)
    mention = mention_at(
        reading.report, span, actor=who.id, kind=MentionKind.ROLE, sense=Sense.PERSON, rule=_RULE, score=_SCORE
    )
    return mention, who
