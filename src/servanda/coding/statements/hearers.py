"""Who was spoken to, and by what medium, from the words around a cue.

Invariant: only words outside the content tell of hearer and medium, but for whom a demand names first.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from servanda.codebook import inflect
from servanda.coding.actors.cast import Cast, ReportReading
from servanda.coding.spoken import TELEPHONE, Attribution
from servanda.coding.statements.papers import REPORTS
from servanda.coding.statements.sources import is_told
from servanda.coding.statements.stance import suffers
from servanda.model import NO_CODE, ActorKind, Party, Span, Stance, Token, WordClass


def heard_by(
    reading: ReportReading, cast: Cast, one: Attribution, speakers: Sequence[Party]
) -> tuple[Party | None, str | None]:
    """Give who was spoken to and by what medium, from the words around the cue."""
    if one.is_continuation:
        return None, None
    words_span = one.clause_span
    medium = _medium(reading, one)
    inside = [
        mention
        for mention in cast.outermost(words_span)
        if (one.source is None or not mention.span.overlaps(one.source))
        and not any(mention.span.overlaps(part) for part in one.content)
    ]
    told = {party.actor for party in speakers}
    if (hears := _hearing_subject(reading, cast, one)) is not None and hears.actor not in told:
        return hears, medium
    for mention in inside:
        party = cast.party(mention)
        actor = cast.actor(mention.actor)
        if party is None or actor is None or party.actor in told:
            continue
        before = reading.report.text[words_span.start : mention.span.start].lower().split()[-5:]
        is_told = (
            one.cue is not None and reading.report.text[one.cue.start : one.cue.end].split()[-1].lower() in _TELLING
        )
        touches = one.cue is not None and 0 <= mention.span.start - one.cue.end <= len(" the ")
        if (is_told and touches) or (actor.kind is ActorKind.MEDIA and medium == "interview"):
            return party, medium
        if _is_addressed(before, medium) or _is_said_to(reading, one, before):
            return party, medium
    if one.entry is not None and one.entry.target_inside:
        first = next(iter(cast.outermost(one.content[0])), None)
        if (
            first is not None
            and first.span.start - one.content[0].start <= len(" the ")
            and one.entry.stance in {Stance.DEMANDS, Stance.REQUESTS}
            and first.actor not in told
            and not _is_question(reading, one)
            and not suffers(reading, one.content[0], first)
            and not is_own_side(cast.party(first), speakers)
        ):
            return cast.party(first), medium
    return None, medium


def _is_addressed(before: Sequence[str], medium: str | None) -> bool:
    """Say whether words lead to whom is spoken to: "in a letter to", "speaking to", "in a telephone call with"."""
    if before[-1:] == ["to"] and not _SPOKEN.isdisjoint(before):
        return True
    if before[-1:] == ["with"]:
        return medium == TELEPHONE
    return medium == "letter" and {"letter", "to"} <= set(before)


def _is_said_to(reading: ReportReading, one: Attribution, before: Sequence[str]) -> bool:
    """Say whether a cue stands right before the "to" of whom is spoken to: "expressed to [Chad's envoy] his thanks"."""
    if one.cue is None or not (said := one.cue.of(reading.report.text).lower().split()):
        return False
    led = before[:-1] if before[-1:] == ["the"] else before
    lemmas = {lemma for lemma, _ in inflect.lemma(said[-1])}
    return list(led[-2:]) == [said[-1], "to"] and not _SAID_TO.isdisjoint(lemmas)


_SAID_TO = frozenset(
    "express convey say explain announce promise pledge confirm propose complain relay deliver admit suggest stress"
    " reiterate affirm reaffirm indicate mention declare state clarify apologise apologize".split()
)


_SPOKEN = frozenset({"letter", "spoke", "speaking", "statement", "address", "remarks", "message"})


def _hearing_subject(reading: ReportReading, cast: Cast, one: Attribution) -> Party | None:
    """Give the subject of a passive that somebody tells: "[Chad's envoy] was told by Peru that it would pay"."""
    if one.entry is None or not is_told(one.entry) or one.cue is None:
        return None
    tokens = reading.marks.tokens
    for clause in reading.clauses[one.sentence]:
        is_cue = clause.verb.passive and tokens[clause.verb.main].span in one.cue
        if is_cue and clause.subject is not None and clause.subject.first < clause.verb.first:
            first, last = tokens[clause.subject.span_first], tokens[clause.subject.span_last - 1]
            return cast.party_of(Span(first.span.start, last.span.end))
    return None


def is_own_side(party: Party | None, speakers: Sequence[Party]) -> bool:
    """Say whether only the speaker's own people are spoken to: "the embassy urged its citizens" asks no state."""
    is_owned = party is not None and party.text.lower().startswith(("its ", "his ", "her ", "their ", "our "))
    return party is not None and is_owned and party.code in {one.country for one in speakers} - {NO_CODE}


def _is_question(reading: ReportReading, one: Attribution) -> bool:
    """Say whether a question is what is asked: whom it names first is asked about, not asked."""
    return one.content[0].of(reading.report.text).lower().split()[:1] in _QUESTIONS


_QUESTIONS = tuple([word] for word in "why how what when where who whether if".split())
_TELLING = frozenset({"told", "telling", "tells", "tell", "informed", "informs", "assured", "warned", "reminded"})


def _medium(reading: ReportReading, one: Attribution) -> str | None:
    """Give the medium named around the cue, outside the content."""
    tokens = reading.marks.tokens
    first = bisect_left(tokens, one.clause_span.start, key=lambda token: token.span.start)
    last = bisect_left(tokens, one.clause_span.end, key=lambda token: token.span.start)
    begin = max(0, first - _BEFORE_MEDIUM)
    words = [token.text for token in tokens[begin : last + _LONGEST_MEDIUM]]
    for at in range(first, last):
        if any(tokens[at].span.start in part for part in one.content):
            continue
        if (found := reading.book.words.medium(words, at - begin)) and _is_manner(reading, at):
            return found[0]
    return None


def of_transcript(reading: ReportReading, one: Attribution) -> str | None:
    """Give the medium that a transcript names before its first answers: "Interview", "Transcript of the briefing"."""
    words = [token.text for token in reading.marks.tokens[:_HEADING_WORDS] if token.span.end <= one.clause_span.start]
    found = (reading.book.words.medium(words, at) for at in range(len(words)))
    return next((medium[0] for medium in found if medium is not None and medium[0] in _ASKED_AND_ANSWERED), None)


_ASKED_AND_ANSWERED = frozenset({"interview", "news conference"})
_HEADING_WORDS = 40
"""Words from the top of a transcript among which it says what it is."""


_LONGEST_MEDIUM = 8
_MANNER = frozenset({"in", "on", "at", "during", "via", "by", "through", "over"})
_BEFORE_MEDIUM = 5
_PHRASE = frozenset({WordClass.DET, WordClass.ADJ, WordClass.NOUN, WordClass.PROPN, WordClass.PART, WordClass.NUM})


def _is_manner(reading: ReportReading, at: int) -> bool:
    """Say whether a medium is the manner of saying: "in a letter", "told reporters"; not "welcomed the report".

    Only its own phrase may stand between the preposition and its noun.
    """
    tokens = reading.marks.tokens
    if tokens[at].word_class not in _PHRASE:
        return True  # "by telephone", "told reporters", "speaking to reporters"
    first = at
    while first > 0 and at - first < _BEFORE_MEDIUM and _is_in_phrase(tokens[first - 1]):
        first -= 1
    before = [token.text.lower() for token in tokens[max(0, first - 2) : first]]
    is_cited = before == ["according", "to"] and tokens[at].text.lower() not in REPORTS
    return is_cited or (bool(before) and before[-1] in _MANNER)


def _is_in_phrase(token: Token) -> bool:
    """Say whether a word can stand between a preposition and its noun: "in a strongly worded letter"."""
    return token.word_class in _PHRASE or token.word_class is WordClass.ADV or "Part" in token.features
