"""Who says what, as spans: a source, a cue and its content, found in clauses and in quotations.

Invariant: content and cue never overlap; a content never ends inside an open quotation; nothing is found outside the
blocks that may yield findings.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from servanda.codebook import CueEntry
from servanda.coding.actors.cast import ReportReading
from servanda.coding.spoken import SCORES, Attribution, around
from servanda.coding.statements.carried import carried
from servanda.coding.statements.cited import according
from servanda.coding.statements.contents import content_of
from servanda.coding.statements.enumerated import enumerated
from servanda.coding.statements.extents import content_limit, opens_citation
from servanda.coding.statements.gathered import Shelf, clipped, is_worth_telling, joined, nested, unattributed
from servanda.coding.statements.headlines import LONGEST_SPEAKER, headline, speaks
from servanda.coding.statements.heard import heard, with_heard_sources
from servanda.coding.statements.judged import judged
from servanda.coding.statements.listed import with_items
from servanda.coding.statements.noun_cues import by_nouns
from servanda.coding.statements.opened import main_behind, with_teller
from servanda.coding.statements.preferred import with_heard_contents
from servanda.coding.statements.prose import (
    CLAIMS,
    NOMINAL,
    WRITINGS,
    Prose,
    cue_of,
    phrase_span,
    span_of_words,
    words_between,
)
from servanda.coding.statements.rebuttals import belittled, rebuttal
from servanda.coding.statements.resolutions import resolved, with_resolutions
from servanda.coding.statements.saying import is_platform_for, may_say
from servanda.coding.statements.sources import QUOTING, run_before, source_of_clause, with_first_state
from servanda.coding.statements.transcripts import transcribed, with_turns
from servanda.coding.statements.whole_sources import with_whole_sources
from servanda.coding.syntax.shape import Clause, ClauseRelation
from servanda.model import Sentence, Span, Stance, WordClass


def find(reading: ReportReading) -> tuple[Attribution, ...]:
    """Give the attributions of a report in the order of the text, nested ones behind the one that holds them."""
    prose = Prose(reading)
    found: list[Attribution] = []
    for at in range(len(reading.marks.sentences)):
        found += _of_sentence(prose, at)
    found = list(with_items(prose, with_heard_sources(prose, clipped(prose, joined(found)))))
    found = with_heard_contents(prose, found)
    found += enumerated(prose, found)
    found += carried(prose, found)
    found += heard(prose, found)
    found = with_resolutions(found, list(resolved(prose)))
    found = [one for one in found if not _only_asks(prose, one)]
    found = with_turns(found, transcribed(prose))
    found += unattributed(prose, found)
    shelf = Shelf(found)
    found = [one for one in found if is_worth_telling(shelf, one)]
    found.sort(key=lambda one: (one.start, -one.span.end))
    return tuple(with_whole_sources(prose, list(nested(found))))


def _of_sentence(prose: Prose, at: int) -> Iterator[Attribution]:
    sentence = prose.reading.marks.sentences[at]
    outer = according(prose, sentence, at)
    found = [one for clause in prose.clauses[at] if (one := _of_clause(prose, sentence, at, clause, sentence.last))]
    if outer is not None and _is_told_of(prose, outer):
        found, outer = [*found, outer], None
    if outer is None:
        outer = next((one for one in found if one.rule in _BEFORE_THE_CUE or _opens_unquoted(prose, one)), None)
    if outer is not None:
        limit = (
            prose.index(outer.content[0].end)
            if outer.cue and outer.content[0].end <= outer.cue.start
            else sentence.last
        )
        end = prose.index(outer.content[-1].end)
        inner = [
            one
            for clause in prose.clauses[at]
            if (one := _of_clause(prose, sentence, at, clause, min(limit, end) if clause.verb.main < end else limit))
        ]
        found = [
            outer,
            *(one for one in inner if not one.span.overlaps(outer.clause_span) or one.span in outer.content[0]),
            *(replace(one, source=outer.source) for one in inner if _is_added(prose, outer, one)),
        ]
    if told := headline(prose, sentence, at):
        yield told
        found = [one for one in found if one.span in told.content[0]]
    yield from _with_shared_source(prose, found)
    yield from by_nouns(prose, at)
    yield from _told_by_both(prose, sentence, at, found)
    if told is None and (colon := _colon(prose, sentence, at)):
        yield colon


def _only_asks(prose: Prose, one: Attribution) -> bool:
    """Say whether an attribution only asks whether something was said, and tells nothing: "Does Peru deny that?"."""
    sentence = prose.reading.marks.sentences[one.sentence]
    words = [word.lower() for word in prose.words[sentence.first : sentence.last]]
    start = words.index(":") + 1 if ":" in words[:_LONGEST_LABEL] else 0
    is_inside = one.content[0] in sentence.span and one.content[-1].end < sentence.span.end + 1
    return is_inside and words[-1:] == ["?"] and len(words) > start + 1 and words[start] in _ASKING


_LONGEST_LABEL = 4
_ASKING = frozenset("do does did will would has have had is are was were can could should may might shall".split())
"""Words that open a question which "yes" or "no" answers."""


_BEFORE_THE_CUE = frozenset({"statement.fronted", "statement.parted"})


def _opens_unquoted(prose: Prose, one: Attribution) -> bool:
    """Say whether a quotation goes on with words told before its cue: 'Rain is late, Ana Ruiz said, "but"'."""
    is_before = one.rule == "statement.quote" and one.cue is not None and one.content[0].end <= one.cue.start
    return is_before and prose.quoted(one.content[0].start) is None


def _is_told_of(prose: Prose, cited: Attribution) -> bool:
    """Say whether somebody else tells what is said according to a source: "the judge found that according to her"."""
    at = prose.index(cited.cue.start) if cited.cue is not None else 0
    return at > prose.reading.marks.sentences[cited.sentence].first and opens_citation(prose, at)


def _is_added(prose: Prose, outer: Attribution, one: Attribution) -> bool:
    """Say whether a participle goes on behind what was said before: "..., the envoy said, promising to pay"."""
    if one.cue is None or outer.cue is None or one.source is None or outer.source is None:
        return False
    is_who = one.source.of(prose.reading.report.text).lower() == "who"
    if one.cue.start < outer.cue.end or not (is_who or one.source.overlaps(outer.source)):
        return False
    at = prose.index(one.cue.start)
    if prose.words[at - 2 : at] == [",", "who"]:
        return True
    return prose.words[at - 1] == "," and "Ger" in prose.tokens[at].features


def _with_shared_source(prose: Prose, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Give attributions of one sentence, a cue behind "and" or behind another cue with the speaker of the first."""
    sourced = sorted(
        ((one.cue.end, at) for at, one in enumerate(found) if one.cue and one.source is not None), key=lambda pair: pair
    )
    for at, one in enumerate(found):
        last = bisect_left(sourced, (one.cue.start, -1)) if one.cue else 0
        earlier = [found[place] for _, place in sourced[max(0, last - _MOST_EARLIER) : last] if place != at]
        shared = next((other for other in earlier if _is_coordinated(prose, other, one)), None)
        yield replace(one, source=shared.source) if shared else one


def _told_by_both(prose: Prose, sentence: Sentence, at: int, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Give the first of two who say one thing: "a paper claimed, and the ministry later confirmed, that it sank"."""
    for one in found:
        if one.rule != "statement.that" or one.source is None or one.cue is None:
            continue
        comma = prose.index(one.source.start) - 2
        first = next((clause for clause in prose.clauses[at] if clause.verb.last == comma), None)
        is_joined = prose.words[max(0, comma) : comma + 2] in ([",", "and"], [",", "but"])
        if first is None or not is_joined or prose.words[prose.index(one.cue.end)] != ",":
            continue
        reading = match[0].part("verb") if (match := cue_of(prose, first)) else None
        if reading is None or not reading.entry.takes_that or not may_say(prose, sentence, first, reading.entry):
            continue
        source = with_first_state(prose, sentence, source_of_clause(prose, sentence, at, first, reading.entry))
        cue = Span(prose.starts[first.verb.first], prose.tokens[comma - 1].span.end)
        start = min(cue.start, source.start if source else cue.start)
        yield replace(
            one,
            source=source,
            cue=cue,
            cue_words=" ".join(prose.words[first.verb.first : comma]),
            entry=reading.entry,
            clause_span=Span(start, cue.end),
        )


_MOST_EARLIER = 6
"""Cues before one of the same sentence that can share their speaker with it."""


def _is_coordinated(prose: Prose, first: Attribution, second: Attribution) -> bool:
    """Say whether only "and", "but" and adverbs stand between the first one's content and the second one's cue."""
    if second.cue is None or first.cue is None:
        return False
    end = max((part.end for part in first.content if part.end <= second.cue.start), default=first.cue.end)
    gap = words_between(prose, end, second.cue.start)
    if gap == () and prose.reading.report.text[end : second.cue.start].strip() == ",":
        return second.source is None and second.rule in _BEHIND_CUE  # "welcomed the truce, condemned the raid and"
    return gap is not None and bool(gap) and set(gap) <= {"and", "but", "also", "then", "has", "have", "had", "later"}


_BEHIND_CUE = frozenset({"statement.object", "statement.that", "statement.to"})


def _of_clause(prose: Prose, sentence: Sentence, at: int, clause: Clause, limit: int) -> Attribution | None:
    """Give the attribution whose cue is the verb of a clause; no content goes beyond the token `limit`."""
    clause = with_teller(prose, sentence, at, clause)
    cue = cue_of(prose, clause)
    is_cut = limit < sentence.last and clause.verb.first < limit <= clause.verb.main
    is_to_come = clause.verb.infinitive and not is_platform_for(prose, at, clause)
    if cue is None or is_to_come or is_cut or _is_claim(prose, at, clause):
        return None
    match, behind = cue
    reading = match.part("verb")
    if reading is None or (clause.verb.infinitive and reading.entry.kind == "topic"):
        return None  # "held a meeting to discuss the draft"
    entry = reading.entry
    opening = main_behind(prose, sentence, at, clause)
    limit = limit if opening is None else min(limit, opening[0])
    by_follows = behind < sentence.last and prose.words[behind].lower() == "by"
    described = _described(prose, sentence, at, clause, entry) if by_follows and "as" in entry.takes else None
    described = described or (judged(prose, sentence, at, clause, entry) if by_follows else None)
    if other := described or _rebutted(prose, sentence, at, clause, entry):
        return other
    quote = prose.quoted(prose.tokens[clause.verb.main].span.start)
    is_carried_on = _is_carried_on(prose, at, behind, is_phrase=match.length > 1)
    if (
        is_carried_on
        or not may_say(prose, sentence, clause, entry)
        or (quote is not None and quote not in prose.full_quotes)
    ):
        return None
    speaking = clause if opening is None else opening[1]
    source = with_first_state(prose, sentence, source_of_clause(prose, sentence, at, speaking, entry))
    cue_span = Span(prose.tokens[clause.verb.first].span.start, prose.tokens[behind - 1].span.end)
    found = _content(prose, sentence, clause, entry, behind, source, cue_span, limit)
    if entry.stance is Stance.CLAIMS_RESPONSIBILITY and match.length > 1:
        is_for = "for" in [word.lower() for word in prose.words[behind - 1 : min(behind + 1, sentence.last)]]
        last = content_limit(prose, sentence, behind) if is_for else behind
        cue_span = Span(cue_span.start, prose.tokens[clause.verb.main].span.end)
        found = span_of_words(prose, clause.verb.main + 1, min(last, limit)), "object", None
    if found is None or (source is not None and _is_no_speaker(prose, source)):
        return None
    content, rule, beside = found
    if _is_narrated(prose, clause, entry, content, rule):
        return None
    source = with_first_state(prose, sentence, beside) or source
    if quote is not None and (not all(part in quote for part in content) or not _is_told(prose, source, rule)):
        return None
    return Attribution(
        source=source,
        cue=cue_span,
        cue_words=" ".join(prose.words[clause.verb.first : behind]),
        entry=entry,
        content=content,
        clause_span=around(sentence, content, cue_span, source),
        sentence=at,
        rule=f"statement.{rule}",
        score=SCORES[rule],
    )


def _content(
    prose: Prose,
    sentence: Sentence,
    clause: Clause,
    entry: CueEntry,
    behind: int,
    source: Span | None,
    cue: Span,
    limit: int,
) -> tuple[tuple[Span, ...], str, Span | None] | None:
    """Give the content of a cue with its rule and source; none of a participle that only says which ones are meant."""
    found = content_of(prose, sentence, clause, entry, behind, source, cue, limit)
    return None if found is not None and found[1] == "bare" and _only_describes(prose, clause) else found


def _is_claim(prose: Prose, at: int, clause: Clause) -> bool:
    """Say whether a supposed verb is the claim that the verb before it denies: "denied [reports] that it left"."""
    is_object = clause.subject is None and prose.words[clause.verb.main].lower() in CLAIMS
    return is_object and any(
        one.verb.last == clause.verb.first and one.verb.lemma != "have" and cue_of(prose, one) is not None
        for one in prose.clauses[at]
    )


def _is_carried_on(prose: Prose, at: int, behind: int, *, is_phrase: bool) -> bool:
    """Say whether a participle of saying tells what a cue's paper says: "posted a statement [saying]"."""
    first = behind
    while behind < len(prose.words) and prose.tokens[behind].word_class in NOMINAL:
        behind += 1
    if not is_phrase and (behind == first or prose.words[behind - 1].lower() not in WRITINGS):
        return False
    following = next((one for one in prose.clauses[at] if one.verb.first == behind and one.verb.participle), None)
    return following is not None and "Ger" in prose.tokens[behind].features and cue_of(prose, following) is not None


def _is_narrated(prose: Prose, clause: Clause, entry: CueEntry, content: Sequence[Span], rule: str) -> bool:
    """Say whether a narrator tells what somebody wants or used to do, and nobody's words are rendered.

    "Chad wants to leave", "Chad would warn the envoys", and of a passive that names no speaker: "was added".
    """
    if entry.kind == "mind":
        quotations = prose.reading.marks.quotations
        return rule != "that" and not any(
            quote.overlaps(part) and part.start <= quote.start for quote in quotations for part in content
        )
    if rule == "to" and entry.kind == "decree":
        return entry.is_weak  # "withdrew its envoy to show its anger"
    if rule == "object" or (rule == "to" and entry.target_inside):
        return clause.verb.modal == "would"
    is_done_to = clause.verb.passive and not clause.verb.participle and clause.verb.lemma not in QUOTING
    is_it = clause.subject is not None and prose.words[clause.subject.head].lower() == "it"
    return is_done_to and (rule == "quote" or (rule == "fronted" and not is_it))  # "[the risk] was said to grow"


def _only_describes(prose: Prose, clause: Clause) -> bool:
    """Say whether a participle only says which ones are meant: "more than those [reported] in May, when it rained"."""
    verb = clause.verb
    is_bare = verb.passive and verb.first == verb.main and "Ger" not in prose.tokens[verb.main].features
    is_of_those = verb.first == verb.main and prose.words[verb.first - 1].lower() in {"those", "that"}
    return is_of_those or (is_bare and (verb.participle or clause.relation is ClauseRelation.RELATIVE))


def _is_no_speaker(prose: Prose, source: Span) -> bool:
    """Say whether a subject is a clause or an object: "what the government wants is", "made us decide"."""
    words = source.of(prose.reading.report.text).lower()
    return words in {"me", "us", "him", "them"} or words.startswith(("what ", "whatever ", "how ", "why "))


_FIRST_PERSON = frozenset({"i", "we", "you"})


def _is_told(prose: Prose, source: Span | None, rule: str) -> bool:
    """Say whether a quoted speaker tells what another one said, and not what the speaker says in these very words."""
    if source is None or rule not in {"that", "to"}:
        return False
    return source.of(prose.reading.report.text).lower() not in _FIRST_PERSON


def _described(prose: Prose, sentence: Sentence, at: int, clause: Clause, entry: CueEntry) -> Attribution | None:
    """Give the attribution of "X, described by SOURCE as Y": what X is called by a named or unnamed source."""
    by = next((one for one in clause.adjuncts if one.preposition == "by"), None)
    called = next((one for one in clause.adjuncts if one.preposition == "as"), None)
    subject = phrase_span(prose, clause.subject) if clause.subject else run_before(prose, sentence, clause)
    if by is None or called is None or subject is None or called.at < by.at:
        return None
    last = called.phrase.span_last
    while (
        last < sentence.last
        and prose.words[last] not in {",", ".", ";"}
        and prose.tokens[last].word_class is not WordClass.AUX
    ):
        last += 1
    parts = (subject, *span_of_words(prose, called.at, last))
    cue = Span(prose.tokens[clause.verb.main].span.start, prose.tokens[clause.verb.main].span.end)
    return Attribution(
        source=phrase_span(prose, by.phrase),
        cue=cue,
        cue_words=prose.words[clause.verb.main],
        entry=entry,
        content=parts,
        clause_span=Span(cue.start, prose.tokens[by.phrase.span_last - 1].span.end),
        sentence=at,
        rule="statement.described",
        score=SCORES["described"],
    )


def _rebutted(prose: Prose, sentence: Sentence, at: int, clause: Clause, entry: CueEntry) -> Attribution | None:
    """Give the denial of a claim that the sentence names before it: "a claim that the bank rejected"."""
    found = rebuttal(prose, sentence, clause, entry)
    if found is None:
        return None
    source, claim = found
    called = belittled(prose, sentence, clause, entry)
    cue = Span(prose.starts[clause.verb.first], prose.tokens[clause.verb.last - 1].span.end)
    return Attribution(
        source=source,
        cue=cue,
        cue_words=" ".join(prose.words[clause.verb.first : clause.verb.last]),
        entry=entry,
        content=(claim,) if called is None else (claim, called),
        clause_span=Span(min(source.start, cue.start), max(source.end, cue.end)),
        sentence=at,
        rule="statement.object",
        score=SCORES["object"],
    )


def _colon(prose: Prose, sentence: Sentence, at: int) -> Attribution | None:
    """Give the attribution of 'SOURCE echoed the call: "..."', where no verb before the colon took the quotation.

    A speaker alone before the colon says it too: 'Foreign Minister Ana Ruiz: "We will stay."'.
    """
    for place in range(sentence.first + 1, min(sentence.last, len(prose.words) - 1)):
        if prose.words[place] != ":" or prose.quoted(prose.starts[place]) is not None:
            continue
        quote = next((one for one in prose.full_quotes if one.start == prose.starts[place + 1]), None)
        if quote is None:
            return None
        before = [one for one in prose.clauses[at] if one.verb.last <= place and one.subject]
        clause = next((one for one in before if one.relation is not ClauseRelation.RELATIVE), None)
        if clause is None or clause.subject is None:
            return _spoken_alone(prose, sentence, at, place, quote)
        match = prose.reading.book.cues.at(prose.words, clause.verb.main)
        verb = match.part("verb") if match else None
        cue = Span(prose.tokens[clause.verb.first].span.start, prose.tokens[clause.verb.last - 1].span.end)
        source = phrase_span(prose, clause.subject)
        return Attribution(
            source=source,
            cue=cue,
            cue_words=" ".join(prose.words[clause.verb.first : clause.verb.last]),
            entry=verb.entry if verb else None,
            content=(quote,),
            clause_span=Span(min(source.start, cue.start), prose.tokens[place].span.end),
            sentence=at,
            rule="statement.colon",
            score=SCORES["colon"],
        )
    return None


def _spoken_alone(prose: Prose, sentence: Sentence, at: int, colon: int, quote: Span) -> Attribution | None:
    """Give the attribution of a quotation before whose colon a speaker stands alone: 'Envoy Ana Ruiz: "No."'."""
    if colon - sentence.first > LONGEST_SPEAKER or not speaks(prose, sentence.first, colon, opens=False):
        return None
    match = prose.reading.book.cues.at(["says"], 0)
    verb = match.part("verb") if match is not None else None
    source = Span(prose.starts[sentence.first], prose.tokens[colon - 1].span.end)
    cue = prose.tokens[colon].span
    return Attribution(
        source=source,
        cue=cue,
        cue_words=prose.words[colon],
        entry=verb.entry if verb is not None else None,
        content=(quote,),
        clause_span=Span(source.start, cue.end),
        sentence=at,
        rule="statement.colon",
        score=SCORES["colon"],
    )
