"""Who says what, as spans: a source, a cue and its content, found in clauses and in quotations.

Invariant: content and cue never overlap; a content never ends inside an open quotation; nothing is found outside the
blocks that may yield findings.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from servanda.codebook import CueEntry
from servanda.coding.cast import ReportReading
from servanda.coding.contents import content_of
from servanda.coding.extents import clause_end, content_limit, opens_citation
from servanda.coding.fronted import fronted_content
from servanda.coding.headlines import headline
from servanda.coding.heard import heard, with_heard_sources
from servanda.coding.listed import with_items
from servanda.coding.prose import (
    CLAIMS,
    LEAST_CONTENT,
    NOMINAL,
    WRITINGS,
    Prose,
    cue_of,
    phrase_span,
    span_of_words,
    words_between,
)
from servanda.coding.rebuttals import rebuttal
from servanda.coding.saying import may_say
from servanda.coding.sources import QUOTING, past_hiding, run_before, source_end, source_of_clause, with_first_state
from servanda.coding.spoken import SCORES, Attribution, around
from servanda.coding.syntax import Clause
from servanda.coding.transcripts import transcribed, with_turns
from servanda.model import Sentence, Span, Stance, WordClass


def find(reading: ReportReading) -> tuple[Attribution, ...]:
    """Give the attributions of a report in the order of the text, nested ones behind the one that holds them."""
    prose = Prose(reading)
    found: list[Attribution] = []
    for at in range(len(reading.marks.sentences)):
        found += _of_sentence(prose, at)
    found = list(with_items(prose, with_heard_sources(prose, _joined(found))))
    found += heard(prose, found)
    found = with_turns(found, transcribed(prose))
    found += _unattributed(prose, found)
    shelf = _Shelf(found)
    found = [one for one in found if _is_worth_telling(shelf, one)]
    found.sort(key=lambda one: (one.start, -one.span.end))
    return tuple(_nested(found))


def _of_sentence(prose: Prose, at: int) -> Iterator[Attribution]:
    sentence = prose.reading.marks.sentences[at]
    outer = _according(prose, sentence, at)
    found = [one for clause in prose.clauses[at] if (one := _of_clause(prose, sentence, at, clause, sentence.last))]
    if outer is not None and _is_told_of(prose, outer):
        found, outer = [*found, outer], None
    if outer is None:
        outer = next((one for one in found if one.rule == "statement.fronted"), None)
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
    if told is None and (colon := _colon(prose, sentence, at)):
        yield colon


def _is_told_of(prose: Prose, cited: Attribution) -> bool:
    """Say whether somebody else tells what is said according to a source: "the judge found that according to her"."""
    at = prose.index(cited.cue.start) if cited.cue is not None else 0
    return at > prose.reading.marks.sentences[cited.sentence].first and opens_citation(prose, at)


def _is_added(prose: Prose, outer: Attribution, one: Attribution) -> bool:
    """Say whether a participle goes on behind what was said before: "..., the envoy said, promising to pay"."""
    if one.cue is None or outer.cue is None or one.source is None or outer.source is None:
        return False
    if one.cue.start < outer.cue.end or not one.source.overlaps(outer.source):
        return False
    at = prose.index(one.cue.start)
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


_MOST_EARLIER = 6
"""Cues before one of the same sentence that can share their speaker with it."""


def _is_coordinated(prose: Prose, first: Attribution, second: Attribution) -> bool:
    """Say whether only "and", "but" and adverbs stand between the first one's content and the second one's cue."""
    if second.cue is None or first.cue is None:
        return False
    end = max((part.end for part in first.content if part.end <= second.cue.start), default=first.cue.end)
    gap = words_between(prose, end, second.cue.start)
    return gap is not None and bool(gap) and set(gap) <= {"and", "but", "also", "then", "has", "have", "had", "later"}


def _of_clause(prose: Prose, sentence: Sentence, at: int, clause: Clause, limit: int) -> Attribution | None:
    """Give the attribution whose cue is the verb of a clause; no content goes beyond the token `limit`."""
    cue = cue_of(prose, clause)
    is_cut = limit < sentence.last and clause.verb.first < limit <= clause.verb.main
    if cue is None or clause.verb.infinitive or is_cut or _is_claim(prose, at, clause):
        return None
    match, behind = cue
    reading = match.part("verb")
    if reading is None:
        return None
    entry = reading.entry
    by_follows = behind < sentence.last and prose.words[behind].lower() == "by"
    described = _described(prose, sentence, at, clause, entry) if by_follows and "as" in entry.takes else None
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
    source = with_first_state(prose, sentence, source_of_clause(prose, sentence, at, clause, entry))
    cue_span = Span(prose.tokens[clause.verb.first].span.start, prose.tokens[behind - 1].span.end)
    found = content_of(prose, sentence, clause, entry, behind, source, cue_span, limit)
    if entry.stance is Stance.CLAIMS_RESPONSIBILITY and match.length > 1:
        is_for = behind < sentence.last and prose.words[behind].lower() == "for"
        last = content_limit(prose, sentence, behind) if is_for else behind
        cue_span = Span(cue_span.start, prose.tokens[clause.verb.main].span.end)
        found = span_of_words(prose, clause.verb.main + 1, min(last, limit)), "object"
    if found is None or (source is not None and _is_no_speaker(prose, source)):
        return None
    content, rule = found
    if _is_narrated(prose, clause, entry, content, rule):
        return None
    if rule == "fronted" and (run := fronted_content(prose, sentence, clause, entry)):
        source = run[1]
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
    return rule == "quote" and is_done_to


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
    cue = Span(prose.starts[clause.verb.first], prose.tokens[clause.verb.last - 1].span.end)
    return Attribution(
        source=source,
        cue=cue,
        cue_words=" ".join(prose.words[clause.verb.first : clause.verb.last]),
        entry=entry,
        content=(claim,),
        clause_span=Span(min(source.start, cue.start), max(source.end, cue.end)),
        sentence=at,
        rule="statement.object",
        score=SCORES["object"],
    )


def _according(prose: Prose, sentence: Sentence, at: int) -> Attribution | None:
    """Give the attribution of "according to SOURCE", before or behind its content."""
    for place in range(sentence.first, sentence.last - 2):
        if prose.words[place].lower() != "according" or prose.words[place + 1].lower() != "to":
            continue
        if prose.quoted(prose.starts[place]) is not None:
            continue
        end = source_end(prose, sentence, place + 2)
        past = past_hiding(prose, sentence, end)
        content = _according_content(prose, sentence, place, past)
        if end == place + 2 or content is None:
            continue
        source = Span(prose.tokens[place + 2].span.start, prose.tokens[end - 1].span.end)
        cue = Span(prose.tokens[place].span.start, prose.tokens[place + 1].span.end)
        match = prose.reading.book.cues.at(["according", "to"], 0)
        return Attribution(
            source=source,
            cue=cue,
            cue_words=" ".join(prose.words[place : place + 2]),
            entry=match.entry if match else None,
            content=content,
            clause_span=Span(cue.start, prose.tokens[past - 1].span.end),
            sentence=at,
            rule="statement.according",
            score=SCORES["according"],
        )
    return None


def _according_content(prose: Prose, sentence: Sentence, place: int, end: int) -> tuple[Span, ...] | None:
    """Give what is said "according to" somebody named up to `end`: behind it, before it, or on both sides.

    "The road, according to Peru, will open" says both parts: the first has no verb.
    """
    is_relative = _is_relative(prose, sentence, place)
    if place == sentence.first or opens_citation(prose, place) or is_relative:
        first = end + 1 if prose.words[end : end + 1] == [","] else end
        last = content_limit(prose, sentence, first)
        last = clause_end(prose, first, last) if is_relative else last
        return span_of_words(prose, first, last) if last - first >= LEAST_CONTENT else None
    last = place - 1 if prose.words[place - 1] == "," else place
    is_aside = last < place and prose.words[end : end + 1] == [","] and end + 1 < sentence.last
    if is_aside and prose.tokens[end + 1].word_class in _VERBS and not _has_finite(prose, sentence.first, last):
        rest = content_limit(prose, sentence, end + 1)
        return (*span_of_words(prose, sentence.first, last), *span_of_words(prose, end + 1, rest))
    return span_of_words(prose, sentence.first, last) if last - sentence.first >= LEAST_CONTENT else None


def _is_relative(prose: Prose, sentence: Sentence, place: int) -> bool:
    """Say whether "according to" stands in a relative clause, which it alone tells: "a ban which, according to"."""
    before = place - 2 if prose.words[place - 1] == "," else place - 1
    return before > sentence.first and prose.words[before].lower() in {"which", "who"}


_VERBS = frozenset({WordClass.VERB, WordClass.AUX})


def _has_finite(prose: Prose, first: int, last: int) -> bool:
    """Say whether a verb with a tense or a modal stands between two words."""
    return any(
        token.word_class in _VERBS and not {"Past", "Pres", "Modal"}.isdisjoint(token.features)
        for token in prose.tokens[first:last]
    )


def _colon(prose: Prose, sentence: Sentence, at: int) -> Attribution | None:
    """Give the attribution of 'SOURCE echoed the call: "..."', where no verb before the colon took the quotation."""
    for place in range(sentence.first + 1, min(sentence.last, len(prose.words) - 1)):
        if prose.words[place] != ":" or prose.quoted(prose.starts[place]) is not None:
            continue
        quote = next((one for one in prose.full_quotes if one.start == prose.starts[place + 1]), None)
        if quote is None:
            return None
        clause = next((one for one in prose.clauses[at] if one.verb.last <= place and one.subject), None)
        if clause is None or clause.subject is None:
            return None
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


class _Shelf:
    """Attributions by the stretches of text that they touch, so that only neighbours are compared."""

    def __init__(self, found: Iterable[Attribution] = ()) -> None:
        self._by_stretch: dict[int, list[Attribution]] = {}
        for one in found:
            self.add(one)

    def add(self, one: Attribution) -> None:
        """Put an attribution on the shelf."""
        for stretch in range(one.span.start // _STRETCH, one.span.end // _STRETCH + 1):
            self._by_stretch.setdefault(stretch, []).append(one)

    def touching(self, span: Span) -> Iterator[Attribution]:
        """Give the attributions that touch the stretches of a span's ends, each once."""
        seen: set[int] = set()
        for stretch in sorted({span.start // _STRETCH, span.end // _STRETCH}):
            for one in self._by_stretch.get(stretch, ()):
                if id(one) not in seen:
                    seen.add(id(one))
                    yield one


_STRETCH = 400
"""Characters in a stretch: most attributions touch one or two."""


def _joined(found: Sequence[Attribution]) -> list[Attribution]:
    """Give one attribution for each content: of two that share most of it, the one with the better rule."""
    kept: list[Attribution] = []
    shelf = _Shelf()
    for one in sorted(found, key=lambda each: (-each.score, each.span)):
        if one.source is not None and any(one.source in part for part in one.content):
            continue
        if not any(_is_same_content(one, other) for other in shelf.touching(one.span)):
            kept.append(one)
            shelf.add(one)
    return kept


def _is_same_content(one: Attribution, other: Attribution) -> bool:
    """Say whether two attributions found one content; one whose cue stands in the other's content is told by it."""
    if any(a.cue and any(a.cue in part for part in b.content) for a, b in ((one, other), (other, one))):
        return False
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one.content for b in other.content)
    least = min(sum(map(len, one.content)), sum(map(len, other.content)))
    most = max(sum(map(len, one.content)), sum(map(len, other.content)))
    return shared > _SHARED * least and least > _ALIKE * most


_SHARED = 0.8
_ALIKE = 0.6
"""Share of the shorter content that two renderings have in common, and of the longer one that it reaches."""


def _unattributed(prose: Prose, found: Sequence[Attribution]) -> list[Attribution]:
    """Give the whole quotations that no cue took, each with the cue of the speech that it goes on with."""
    shelf = _Shelf(found)
    outer = [one for one in found if not any(_is_inside(one, other) for other in shelf.touching(one.span))]
    ended = sorted((one for one in outer if one.source is not None), key=lambda one: (one.span.end, one.span.start))
    more: list[Attribution] = []
    for quote in prose.full_quotes:
        if any(_takes(one, quote) for one in shelf.touching(quote)):
            continue
        last = bisect_right(ended, quote.start + 1, key=lambda one: one.span.end) - 1
        previous = ended[last] if last >= 0 else None
        if more and previous is not None and more[-1].span.end > previous.span.end:
            previous = more[-1]  # a speech of many paragraphs
        at = prose.sentence_at(quote.start)
        if previous is None or at is None or quote.start - previous.span.end > _MOST_APART:
            continue
        if prose.reading.report.text[: quote.start].rstrip()[-1:] == ":":
            continue  # 'Diaz wrote:', 'Ruiz: "..."': somebody else's words begin
        more.append(
            Attribution(
                source=previous.source,
                cue=None,
                cue_words=previous.cue_words,
                entry=previous.entry,
                content=(quote,),
                clause_span=Span(quote.start, quote.end),
                sentence=at,
                rule="statement.continued",
                score=SCORES["continued"],
                is_continuation=True,
            )
        )
    return more


def _takes(one: Attribution, quote: Span) -> bool:
    """Say whether an attribution has a quotation for its own, and does not only tell something inside it."""
    is_inner = one.cue is not None and one.cue in quote and all(part.start > quote.start + 1 for part in one.content)
    return not is_inner and any(part.overlaps(quote) for part in one.content)


_MOST_APART = 400
"""Characters between a speech and the quotation that goes on with it without naming a speaker."""


def _nested(found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Give each attribution with the innermost one inside whose content it stands."""
    shelf = _Shelf(found)
    place = {id(one): at for at, one in enumerate(found)}
    for one in found:
        holders = [
            place[id(other)] for other in shelf.touching(one.span) if other is not one and _is_inside(one, other)
        ]
        inner = min(holders, key=lambda index: (sum(map(len, found[index].content)), index), default=None)
        yield replace(one, nested_in=inner)


def _is_inside(one: Attribution, other: Attribution) -> bool:
    """Say whether an attribution stands in another one's content, cue and all."""
    if not any(one.span in part for part in other.content):
        return False
    return other.cue is None or not any(other.cue in part for part in one.content)


_TOLD_KINDS = frozenset({"speech", "writing", "promise", "demand", "decree", "judgement"})
"""Kinds of cue that make a statement of their own inside another one; what was discussed or agreed there is an event
(ruling 20)."""


def _is_worth_telling(shelf: _Shelf, one: Attribution) -> bool:
    """Say whether an attribution stands by itself, or tells another speaker's words inside the outer ones."""
    inside = any(_is_inside(one, other) for other in shelf.touching(one.span) if other is not one)
    return not inside or (one.entry is not None and one.entry.kind in _TOLD_KINDS)
