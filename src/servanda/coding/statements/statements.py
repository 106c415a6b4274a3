"""Statements: who said what to whom, by what medium, when; and what the words do.

Invariant: the carrier is never the speaker; a speaker that nothing decides is None, never the nearest name.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from servanda.coding.actors.cast import Cast, ReportReading
from servanda.coding.near import overlapping
from servanda.coding.spoken import CARRYING, TELEPHONE, Attribution
from servanda.coding.statements.hearers import heard_by, is_own_side, of_transcript
from servanda.coding.statements.papers import REPORTS, issuers
from servanda.coding.statements.prose import WRITINGS
from servanda.coding.statements.stance import stance_of, target_of
from servanda.coding.statements.unnamed import TURN, speaks_unnamed
from servanda.coding.syntax.shape import ClauseRelation
from servanda.coding.syntax.words import significant
from servanda.model import (
    NO_CODE,
    Actor,
    ActorKind,
    BlockKind,
    Evidence,
    FindingId,
    MentionKind,
    Party,
    Period,
    Sense,
    Span,
    SpeechMode,
    Stance,
    Statement,
    WordClass,
    by_publication,
    cite,
    content_id,
)

_DIRECT = 0.95
"""Share of a content's letters inside quotation marks from which it is direct speech, as PolNeAR counts it."""
_SAME = 0.3
"""Share of the shorter content's significant words that two renderings of one utterance have in common."""
_LEAST_SHARED = 3
_SCARE_WORDS = 4
"""Quoted runs of up to so many words inside indirect speech are printed words of note, not speech."""


@dataclass(frozen=True, slots=True)
class Told:
    """An attribution with its parties resolved."""

    attribution: Attribution
    speakers: tuple[Party, ...]
    hearer: Party | None
    medium: str | None
    said: Period


@dataclass(frozen=True, slots=True)
class _Occasion:
    """Who spoke last, to which outlet, by what medium, on what printed day, and where that is told."""

    speakers: tuple[Party, ...]
    hearer: Party | None
    medium: str | None
    said: Period | None
    at: int


def _goes_on_there(reading: ReportReading, one: Attribution, last: _Occasion) -> bool:
    """Say whether a speaker goes on by the same medium: by telephone only in one paragraph, called "he" or just saying.

    "Chad's minister told his guest by telephone that it rained. Chad's minister condemned the raid on Sunday."
    """
    if last.medium != TELEPHONE:
        return True
    says = one.entry is not None and one.entry.kind == "speech"
    is_called = one.source is not None and one.source.of(reading.report.text).lower() in {"he", "she", "they"}
    return "\n" not in reading.report.text[last.at : one.start].strip() and (says or is_called)


def _names(speakers: Sequence[Party]) -> tuple[str, ...]:
    return tuple(party.actor for party in speakers)


def code_statements(reading: ReportReading, cast: Cast, attributions: Sequence[Attribution]) -> tuple[Statement, ...]:
    """Give the statements of a report in the order of the text.

    An attribution whose source is neither an actor of the cast nor a speaker by its words is left out.
    """
    told = list(_told(reading, cast, attributions))
    ids = {at: _id(reading, one.attribution) for at, one in enumerate(told)}
    place_of = {id(one.attribution): at for at, one in enumerate(told)}
    found: list[Statement] = []
    for at, one in enumerate(told):
        holder = one.attribution.nested_in
        outer = place_of.get(id(attributions[holder])) if holder is not None else None
        found.append(_statement(reading, cast, one, ids[at], ids[outer] if outer is not None else None))
    return tuple(_joined_utterances(found))


def quoted_speakers(
    reading: ReportReading, cast: Cast, attributions: Sequence[Attribution]
) -> tuple[tuple[Span, Actor], ...]:
    """Give the quoted contents of a report with the one actor who speaks each."""
    found: list[tuple[Span, Actor]] = []
    for one in _told(reading, cast, attributions):
        actor = cast.actor(one.speakers[0].actor) if len(one.speakers) == 1 else None
        if actor is None:
            continue
        for part in one.attribution.content:
            quotes = overlapping(reading.marks.quotations, [part])
            found += [(quote, actor) for quote in quotes] if one.attribution.rule != TURN else [(part, actor)]
    return tuple(found)


def _id(reading: ReportReading, one: Attribution) -> FindingId:
    cue = one.cue or one.content[0]
    parts = [str(number) for part in one.content for number in (part.start, part.end)]
    return FindingId(content_id("s", reading.report.id, cue.start, cue.end, *parts))


def _told(reading: ReportReading, cast: Cast, attributions: Sequence[Attribution]) -> Iterator[Told]:
    last = _Occasion((), None, None, None, 0)
    untold: set[int] = set()
    for at, one in enumerate(attributions):
        if one.nested_in in untold:
            untold.add(at)  # what nobody is known to have said holds no statement of its own
            continue
        speakers = _speakers(reading, cast, one, last)
        if not speakers and not speaks_unnamed(reading, one):
            if one.entry is None or one.entry.lemma not in CARRYING:
                untold.add(at)
            continue
        if one.nested_in is not None and _is_own(reading, cast, attributions[one.nested_in], one, speakers):
            continue
        if one.entry is not None and one.entry.kind == "evidence" and _are_named(cast, speakers):
            continue
        hearer, medium = heard_by(reading, cast, one, speakers)
        medium = medium or (of_transcript(reading, one) if one.rule == TURN else _paper(reading, one))
        said = _said(reading, one)
        if one.nested_in is None and speakers and _names(speakers) == _names(last.speakers):
            # A reporter names hearer, medium and day once; the same speaker goes on speaking there.
            medium = medium or (last.medium if _goes_on_there(reading, one, last) else None)
            hearer = hearer or (last.hearer if medium == last.medium else None)
            said = said or last.said
        if one.nested_in is None and speakers:
            is_asked = hearer is not None and hearer.code.endswith(".JRN")
            last = _Occasion(speakers, hearer if is_asked else None, medium, said, one.start)
        yield Told(one, speakers, hearer, medium, said or _undated(reading))


def _speakers(reading: ReportReading, cast: Cast, one: Attribution, last: _Occasion) -> tuple[Party, ...]:
    """Give who speaks: whom the source names, who issued the paper that it names, or the subject before a bare cue."""
    if one.source is None:
        return _subject_before(reading, cast, one)
    if _is_narrator(reading, one.source):
        mention = cast.mention_of(one.source)
        is_issuer = one.source in cast.joint or (mention is not None and mention.rule == "referent.self")
        is_issuer = is_issuer and one.nested_in is None  # what an answer says of "us" is the one who answers
        return cast.parties_of(one.source) if is_issuer else ()  # of any other page it is its writer
    if _is_nobody(reading, one):
        return ()
    named = cast.parties_of(one.source) or issuers(reading, cast, one.printed or one.source)
    words = one.source.of(reading.report.text).lower().split()
    is_that_paper = words[:1] in (["the"], ["that"], ["this"]) and len(words) <= _PAPER_WORDS
    if named or not is_that_paper or words[-1] not in WRITINGS - REPORTS:
        return named
    return _issued_before(reading, cast, one.source, words[-1]) or (last.speakers if last.medium is not None else ())


_PAPER_WORDS = 3
"""Words of "the joint statement", which says what its issuers have just said in it."""


def _issued_before(reading: ReportReading, cast: Cast, source: Span, paper: str) -> tuple[Party, ...]:
    """Give who has issued a paper in the sentence before: "Chad issued a statement. The statement said no."."""
    sentences = reading.marks.sentences
    at = bisect_right(sentences, source.start, key=lambda one: one.span.start) - 2
    tokens = reading.marks.tokens
    for clause in reading.own_clauses(sentences[at]) if at >= 0 else ():
        is_issued = clause.verb.lemma in _ISSUING and any(tokens[one.head].lemma == paper for one in clause.objects)
        if is_issued and not clause.verb.passive and clause.subject is not None:
            subject = Span(tokens[clause.subject.first].span.start, tokens[clause.subject.last - 1].span.end)
            return cast.parties_of(subject)
    return ()


_ISSUING = frozenset({"issue", "release", "publish", "post", "send", "make"})
"""Verbs by which somebody gives a paper to the public."""


def _paper(reading: ReportReading, one: Attribution) -> str | None:
    """Give the medium that a source is the paper of: "the ministry's press [statement] said"."""
    words = one.source.of(reading.report.text).lower().split() if one.source is not None else []
    if not words or words[-1] not in WRITINGS - REPORTS:
        return None
    found = reading.book.words.medium(words[-1:], 0)
    return found[0] if found is not None else None


def _is_narrator(reading: ReportReading, source: Span) -> bool:
    """Say whether "I" or "we" stands outside every quotation: the one who writes the report."""
    is_self = source.of(reading.report.text).lower() in {"i", "we"}
    return is_self and not any(source in quote for quote in reading.marks.quotations)


def _is_nobody(reading: ReportReading, one: Attribution) -> bool:
    """Say whether "it" names no speaker: "[it] was reported"."""
    is_it = one.source is not None and one.source.of(reading.report.text).lower() == "it"
    return is_it and _is_passive(reading, one)


def _are_named(cast: Cast, speakers: Sequence[Party]) -> bool:
    """Say whether states or persons stand where papers show something: "Chad proves that" is the narrator's word."""
    kinds = {actor.kind for party in speakers if (actor := cast.actor(party.actor)) is not None}
    return not kinds.isdisjoint({ActorKind.STATE, ActorKind.PERSON})


def _is_own(
    reading: ReportReading, cast: Cast, outer: Attribution, inner: Attribution, speakers: Sequence[Party]
) -> bool:
    """Say whether a nested attribution is the outer speaker's own ("they say they are hopeful"), or nobody's."""
    if not speakers:
        return True
    if _is_office_of(reading, outer):
        return False  # "Ruiz has urged the army to wait, his office said"
    told = cast.parties_of(outer.source) if outer.source else ()
    if {party.actor for party in told} == {party.actor for party in speakers}:
        return True
    return len(told) == len(speakers) == 1 and _acts_for(told[0], speakers[0]) and _is_now(reading, inner)


def _is_office_of(reading: ReportReading, outer: Attribution) -> bool:
    """Say whether somebody's office tells what he said: "his office", "its foreign ministry"."""
    words = outer.source.of(reading.report.text).lower().split() if outer.source else []
    return words[:1] in (["his"], ["her"], ["its"], ["their"]) and words[-1] in {"office", "ministry"}


def _acts_for(speaker: Party, side: Party) -> bool:
    """Say whether one speaks for a state and the other one is that state or its government: "Lima stood ready"."""
    if speaker.code == side.code != NO_CODE:
        return True
    acting = speaker.code.split(".")[1:2]
    return acting in (["GOV"], ["MIL"]) and side.code in {speaker.country, f"{speaker.country}.GOV"}


def _is_now(reading: ReportReading, inner: Attribution) -> bool:
    """Say whether a readiness is told, which the speaker thereby voices; what was once said is told of."""
    return inner.cue is not None and inner.cue.of(reading.report.text).lower().endswith(("ready", "committed"))


def _subject_before(reading: ReportReading, cast: Cast, one: Attribution) -> tuple[Party, ...]:
    """Give the first actor of the sentence before a cue whose subject the clauses do not show."""
    if one.cue is None or one.rule not in {"statement.that", "statement.bare", "statement.to"}:
        return ()
    if _is_passive(reading, one):
        return ()
    sentence = reading.marks.sentences[one.sentence]
    main = [
        clause.subject
        for clause in reading.clauses[one.sentence]
        if clause.subject is not None
        and clause.verb.is_finite
        and clause.relation in {ClauseRelation.ROOT, ClauseRelation.COORDINATED}
        and reading.marks.tokens[clause.verb.main].span.start < one.cue.start
    ]
    if main:
        tokens = reading.marks.tokens
        return cast.parties_of(Span(tokens[main[-1].span_first].span.start, tokens[main[-1].span_last - 1].span.end))
    for mention in cast.outermost(Span(sentence.span.start, max(sentence.span.start, one.cue.start))):
        party = cast.party(mention)
        if party is not None and mention.sense is not Sense.PLACE and mention.kind is not MentionKind.DEMONYM:
            return (party,)
    return ()


def _is_passive(reading: ReportReading, one: Attribution) -> bool:
    """Say whether the cue's subject hears: "was told that"."""
    return any(
        clause.verb.passive and one.cue is not None and reading.marks.tokens[clause.verb.main].span in one.cue
        for clause in reading.clauses[one.sentence]
    )


def _statement(
    reading: ReportReading, cast: Cast, told: Told, identity: FindingId, nested_in: FindingId | None
) -> Statement:
    one = told.attribution
    text = reading.report.text
    entry_act = one.entry.stance if one.entry else Stance.ASSERTS
    quoted = overlapping(reading.marks.quotations, one.content)
    mode = SpeechMode.DIRECT if one.rule == TURN else _mode(text, one.content, quoted)
    speaker = told.speakers[0] if len(told.speakers) == 1 else None
    target = target_of(reading, cast, one)
    is_self = target is not None and target.actor in {party.actor for party in told.speakers}
    target = None if is_self or is_own_side(target, told.speakers) else target
    return Statement(
        id=identity,
        report=reading.report.id,
        block=reading.report.block_at(one.content[0].start).kind,
        speaker=speaker,
        speakers=told.speakers if len(told.speakers) > 1 else (),
        hearer=told.hearer,
        via=tuple(name for name in (reading.report.outlet, *reading.report.agencies) if name),
        medium=told.medium,
        mode=mode,
        cue=one.cue_words,
        cue_span=one.cue,
        source_span=one.printed or one.source,
        cue_act=entry_act,
        stance=stance_of(reading, cast, one, told.speakers),
        target=target,
        content=" ".join(part.of(text) for part in one.content),
        content_parts=one.content,
        hedges=_hedges(reading, one),
        scare_quotes=_scare_quotes(text, mode, quoted, one.content),
        nested_in=nested_in,
        said=told.said,
        same_utterance=None,
        evidence=_evidence(reading, one),
    )


def _evidence(reading: ReportReading, one: Attribution) -> tuple[Evidence, ...]:
    report = reading.report
    spans = [one.span] if not one.is_continuation else list(one.content)
    return tuple(cite(report.id, report.text, span, rule=one.rule, score=one.score) for span in spans)


def _mode(text: str, content: Sequence[Span], quoted: Sequence[Span]) -> SpeechMode:
    letters = inside = 0
    for part in content:
        for place in range(part.start, part.end):
            if text[place].isalpha():
                letters += 1
                inside += any(place in quote for quote in quoted)
    if not inside:
        return SpeechMode.INDIRECT
    return SpeechMode.DIRECT if inside >= _DIRECT * letters else SpeechMode.MIXED


def _hedges(reading: ReportReading, one: Attribution) -> tuple[str, ...]:
    """Give the printed words of doubt in the sentence of a statement."""
    sentence = reading.marks.sentences[one.sentence]
    return reading.book.words.hedges(sentence.span.of(reading.report.text))


def _scare_quotes(text: str, mode: SpeechMode, quoted: Sequence[Span], content: Sequence[Span]) -> tuple[str, ...]:
    if mode is SpeechMode.DIRECT:
        return ()
    inside = [quote for quote in quoted if any(quote in part for part in content)]
    printed = [quote.of(text).strip("\"“”„«»‘’'") for quote in inside]
    return tuple(words for words in printed if 0 < len(words.split()) <= _SCARE_WORDS)


def _said(reading: ReportReading, one: Attribution) -> Period | None:
    """Give the day of saying that the words around the cue print, None when they print none."""
    first = bisect_left(reading.marks.times, one.clause_span.start, key=lambda mark: mark.span.start)
    for mark in reading.marks.times[first:]:
        if mark.span.start >= one.clause_span.end:
            break
        is_outside = mark.span in one.clause_span and not any(mark.span.overlaps(part) for part in one.content)
        if is_outside and mark.period.is_known and _dates_cue(reading, one, mark.span):
            return mark.period
    return None


def _dates_cue(reading: ReportReading, one: Attribution, span: Span) -> bool:
    """Say whether a time dates the cue: no verb parts them, and it belongs to no noun.

    "Said, under a deal signed in May" dates the deal; "Chad, which sold boats in 2009, warned" the sale; "after the
    coup of 26 July" the coup.
    """
    if one.cue is None:
        return False
    tokens = reading.marks.tokens
    at = bisect_left(tokens, span.start, key=lambda token: token.span.start)
    if at and tokens[at - 1].text.lower() == "of":
        return False
    begin = one.cue.end
    if span.start < one.cue.start:
        begin = one.source.end if one.source is not None and one.source.end <= span.start else span.end
    first = bisect_left(tokens, begin, key=lambda token: token.span.start)
    last = bisect_left(tokens, max(one.cue.start, span.start), key=lambda token: token.span.start)
    cue = one.cue
    return not any(token.word_class is WordClass.VERB and token.span not in cue for token in tokens[first:last])


def _undated(reading: ReportReading) -> Period:
    """Give the day of saying when nothing prints it: by publication (ruling 22)."""
    return by_publication(reading.report.published)


def _joined_utterances(found: Sequence[Statement]) -> Iterator[Statement]:
    """Give the statements, a paraphrase pointing to the quotation that renders the same utterance best."""
    words = {one.id: significant(one.content) for one in found}
    by_country: dict[str, list[Statement]] = {}
    for one in found:
        if one.speaker is not None and one.nested_in is None:
            by_country.setdefault(one.speaker.country, []).append(one)
    nearer: dict[tuple[str, tuple[int, bool]], list[Statement]] = {}
    for one in found:
        better: list[Statement] = []
        if one.speaker is not None and one.nested_in is None:
            key = (one.speaker.country, _rank(one))
            if key not in nearer:
                nearer[key] = [other for other in by_country[one.speaker.country] if _rank(other) > key[1]]
            better = nearer[key]
        best = next((other for other in better if _is_same_utterance(one, other, words)), None)
        yield replace(one, same_utterance=best.id) if best else one


_RANK = {SpeechMode.DIRECT: 2, SpeechMode.MIXED: 1, SpeechMode.INDIRECT: 0}


def _rank(statement: Statement) -> tuple[int, bool]:
    """Give how nearly a statement is given in its own words; the body before a title."""
    return _RANK[statement.mode], statement.block is BlockKind.BODY


def _is_same_utterance(one: Statement, other: Statement, words: Mapping[FindingId, frozenset[str]]) -> bool:
    """Say whether another statement of the same side is the same utterance."""
    if one.speaker is None or other.speaker is None:
        return False
    is_title = one.block is BlockKind.TITLE and one.speaker.code != NO_CODE
    if one.speaker.actor != other.speaker.actor and not is_title:
        return False
    shared = len(words[one.id] & words[other.id])
    return shared >= _LEAST_SHARED and shared >= _SAME * min(len(words[one.id]), len(words[other.id]))
