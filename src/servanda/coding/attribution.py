"""Who says what, as spans: a source, a cue and its content, found in clauses and in quotations.

Invariant: content and cue never overlap; a content never ends inside an open quotation; nothing is found outside the
blocks that may yield findings.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from servanda.codebook import CueEntry, CueMatch
from servanda.coding.cast import ReportReading
from servanda.coding.syntax import Clause, ClauseRelation, NounPhrase, clauses
from servanda.model import BlockKind, Sentence, Span, Stance, Token, WordClass

_OPEN = frozenset("\"“„«‘[(")
_QUOTES = frozenset("\"“”„«»")
_LEAST_WORDS_QUOTED = 3
_WHOLE = 6
"""Words from which quoted words right behind a verb of saying are speech, whatever letter they begin with."""
_LEAST_CONTENT = 3
"""Tokens a content needs: "said so" is no statement."""
_CLAUSE_KINDS = frozenset({"speech", "writing", "attitude", "promise", "demand", "decree", "evidence"})
_OBJECT_KINDS = frozenset({"judgement", "demand", "topic", "promise", "decree"})
_INANIMATE_KINDS = frozenset({"evidence"})
_MANNER = frozenset({"in", "on", "during", "at", "after", "following", "by", "via", "through", "as", "when", "while"})
_LATER = frozenset({"earlier", "later", "also", "separately", "meanwhile"})


@dataclass(frozen=True, slots=True)
class Attribution:
    """Spans of one attribution; `source` is None where the text names none.

    `clause_span` holds cue, source and what stands with them outside the content: the place of hearer, medium and
    day of saying. `nested_in` is the index of the attribution inside whose content this one stands.
    """

    source: Span | None
    cue: Span | None
    cue_words: str
    entry: CueEntry | None
    content: tuple[Span, ...]
    clause_span: Span
    sentence: int
    rule: str
    score: float
    is_continuation: bool = False
    nested_in: int | None = None

    @property
    def span(self) -> Span:
        """Give the least span that holds content, cue and source."""
        parts = [*self.content, *([self.cue] if self.cue else []), *([self.source] if self.source else [])]
        return Span(min(part.start for part in parts), max(part.end for part in parts))


@dataclass(frozen=True)
class _Prose:
    """A report's sentences with their clauses and quotations, as the finder walks them."""

    reading: ReportReading

    @cached_property
    def tokens(self) -> Sequence[Token]:
        return self.reading.marks.tokens

    @cached_property
    def words(self) -> Sequence[str]:
        return [token.text for token in self.tokens]

    @cached_property
    def starts(self) -> Sequence[int]:
        return [token.span.start for token in self.tokens]

    @cached_property
    def clauses(self) -> Sequence[tuple[Clause, ...]]:
        return [clauses(self.reading.marks, sentence) for sentence in self.reading.marks.sentences]

    @cached_property
    def full_quotes(self) -> Sequence[Span]:
        """Give the quotations that are speech, not single quoted words."""
        return [quote for quote in self.reading.marks.quotations if self.is_full(quote)]

    def quoted(self, place: int) -> Span | None:
        at = bisect_right(self.reading.marks.quotations, place, key=lambda quote: quote.start) - 1
        if at < 0:
            return None
        quote = self.reading.marks.quotations[at]
        return quote if place in quote else None

    def is_full(self, quote: Span) -> bool:
        """Say whether a quotation is whole speech: it starts a sentence or follows a comma, colon or cue, and has a verb."""
        inside = self.between(quote)
        if len(inside) < _LEAST_WORDS_QUOTED:
            return False
        if self.sentence_starting(quote) is not None and inside[-1].text in {",", ".", "?", "!", "…"}:
            return True
        before = self.reading.text_before(quote.start)
        has_verb = any(token.word_class in {WordClass.VERB, WordClass.AUX} for token in inside)
        starts = not before or before[-1] in ",:.!?…”\"" or self.sentence_starting(quote) is not None
        begins = inside[0].text[:1].isupper() or before[-1:] in {",", ":"}
        if len(inside) >= _WHOLE and self.follows_cue(quote):
            return has_verb
        return starts and has_verb and begins

    def follows_cue(self, quote: Span) -> bool:
        """Say whether a verb of saying stands right before a quotation: 'She said "the matter is closed"'."""
        at = bisect_left(self.starts, quote.start) - 1
        if at < 0 or self.tokens[at].word_class is not WordClass.VERB:
            return False
        match = self.reading.book.cues.at(self.words, at)
        verb = match.part("verb") if match else None
        return verb is not None and verb.entry.kind in {"speech", "writing"} and not verb.entry.is_weak

    def between(self, span: Span) -> Sequence[Token]:
        """Give the words of a span, quotation marks left out."""
        first = bisect_left(self.starts, span.start)
        last = bisect_left(self.starts, span.end)
        return [token for token in self.tokens[first:last] if token.text not in _QUOTES]

    def sentence_starting(self, quote: Span) -> int | None:
        at = self.sentence_at(quote.start)
        if at is None:
            return None
        return at if self.reading.marks.sentences[at].span.start >= quote.start - 1 else None

    def sentence_at(self, place: int) -> int | None:
        """Give the index of the sentence that holds a character."""
        found = bisect_right(self.reading.marks.sentences, place, key=lambda one: one.span.start) - 1
        if found < 0 or place >= self.reading.marks.sentences[found].span.end:
            return None
        return found

    def index(self, place: int) -> int:
        """Give the index of the first token at or behind a character."""
        return bisect_left(self.starts, place)


def find(reading: ReportReading) -> tuple[Attribution, ...]:
    """Give the attributions of a report in the order of the text, nested ones behind the one that holds them."""
    prose = _Prose(reading)
    found: list[Attribution] = []
    for at in range(len(reading.marks.sentences)):
        found += _of_sentence(prose, at)
    found = _joined(prose, found)
    found += _unattributed(prose, found)
    found.sort(key=lambda one: (one.span.start, -one.span.end))
    return tuple(_nested(found))


def _of_sentence(prose: _Prose, at: int) -> Iterator[Attribution]:
    sentence = prose.reading.marks.sentences[at]
    outer = _according(prose, sentence, at)
    found = [one for clause in prose.clauses[at] if (one := _of_clause(prose, sentence, at, clause, sentence.last))]
    if outer is None:
        outer = next((one for one in found if one.rule == "statement.fronted"), None)
    if outer is not None:
        limit = prose.index(outer.content[0].end) if outer.cue and outer.content[0].end <= outer.cue.start else sentence.last
        inner = [one for clause in prose.clauses[at] if (one := _of_clause(prose, sentence, at, clause, limit))]
        found = [outer, *(one for one in inner if not one.span.overlaps(outer.clause_span) or one.span in outer.content[0])]
    yield from _with_shared_source(prose, found)
    if colon := _colon(prose, sentence, at):
        yield colon


# --- cues -------------------------------------------------------------------------------------------------------


def _cue_of(prose: _Prose, clause: Clause) -> tuple[CueMatch, int] | None:
    """Give the cue that a clause's verb is, and the index behind its last word."""
    match = prose.reading.book.cues.at(prose.words, clause.verb.main)
    if match is None or match.part("verb") is None:
        return None
    return match, max(clause.verb.main + match.length, clause.verb.last)


def _with_shared_source(prose: _Prose, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Give attributions of one sentence, a cue behind "and" or behind another cue with the speaker of the first."""
    for one in found:
        earlier = [
            other
            for other in found
            if other is not one and one.cue and other.cue and other.cue.end < one.cue.start and other.source is not None
        ]
        shared = next((other for other in earlier if _is_coordinated(prose, other, one)), None)
        yield replace(one, source=shared.source) if shared else one


def _is_coordinated(prose: _Prose, first: Attribution, second: Attribution) -> bool:
    """Say whether only "and", "but" and adverbs stand between the first one's content and the second one's cue."""
    if second.cue is None or first.cue is None:
        return False
    end = max((part.end for part in first.content if part.end <= second.cue.start), default=first.cue.end)
    gap = _gap(prose, end, second.cue.start)
    return gap is not None and bool(gap) and set(gap) <= {"and", "but", "also", "then", "has", "have", "had", "later"}


def _of_clause(prose: _Prose, sentence: Sentence, at: int, clause: Clause, limit: int) -> Attribution | None:
    """Give the attribution whose cue is the verb of a clause; no content goes beyond the token `limit`."""
    cue = _cue_of(prose, clause)
    if cue is None or clause.verb.infinitive or clause.verb.main >= limit and limit < sentence.last and clause.verb.first < limit:
        return None
    match, behind = cue
    reading = match.part("verb")
    if reading is None:
        return None
    entry = reading.entry
    place = prose.tokens[clause.verb.main].span.start
    if prose.quoted(place) is not None and prose.quoted(place) in prose.full_quotes:
        quote = prose.quoted(place)
    else:
        quote = None
    if clause.verb.participle and not clause.verb.passive and (clause.relation is not ClauseRelation.PARTICIPIAL or entry.kind not in {"speech", "writing"}):
        return None
    if clause.verb.passive and "as" in entry.takes and (described := _described(prose, sentence, at, clause, entry)):
        return described
    if clause.verb.passive and entry.kind != "speech":
        return None
    source = _source(prose, clause, sentence, entry)
    if source is None:
        source = _source_of_verb_before(prose, sentence, at, clause)
    if sentence.block.kind is BlockKind.TITLE and entry.kind in {"attitude", "topic", "evidence"}:
        return None
    if clause.verb.negated and entry.kind not in {"speech", "writing"}:
        return None
    if clause.verb.modal and clause.verb.modal not in {"would", "can", "could"}:
        return None
    cue_span = Span(prose.tokens[clause.verb.first].span.start, prose.tokens[behind - 1].span.end)
    found = _content(prose, sentence, clause, entry, behind, source, cue_span, limit)
    if entry.stance is Stance.CLAIMS_RESPONSIBILITY and match.length > 1:
        last = _content_limit(prose, sentence, behind)
        cue_span = Span(cue_span.start, prose.tokens[clause.verb.main].span.end)
        found = _span(prose, clause.verb.main + 1, min(last, limit)), "object"
    if found is None:
        return None
    content, rule = found
    if rule == "fronted" and (run := _fronted(prose, sentence, clause, entry)):
        source = run[1]
    if quote is not None and (not all(part in quote for part in content) or not _is_told(prose, source, rule)):
        return None
    return Attribution(
        source=source,
        cue=cue_span,
        cue_words=" ".join(prose.words[clause.verb.first : behind]),
        entry=entry,
        content=content,
        clause_span=_around(prose, sentence, content, cue_span, source),
        sentence=at,
        rule=f"statement.{rule}",
        score=_SCORES[rule],
    )


_FIRST_PERSON = frozenset({"i", "we", "you"})


def _is_told(prose: _Prose, source: Span | None, rule: str) -> bool:
    """Say whether a quoted speaker tells what another one said, and not what the speaker says in these very words."""
    if source is None or rule not in {"that", "to"}:
        return False
    return source.of(prose.reading.report.text).lower() not in _FIRST_PERSON


def _described(prose: _Prose, sentence: Sentence, at: int, clause: Clause, entry: CueEntry) -> Attribution | None:
    """Give the attribution of "X, described by SOURCE as Y": what X is called by a named or unnamed source."""
    by = next((one for one in clause.adjuncts if one.preposition == "by"), None)
    called = next((one for one in clause.adjuncts if one.preposition == "as"), None)
    if by is None or called is None or clause.subject is None or called.at < by.at:
        return None
    last = called.phrase.span_last
    while last < sentence.last and prose.words[last] not in {",", ".", ";"} and prose.tokens[last].word_class is not WordClass.AUX:
        last += 1
    parts = (_phrase_span(prose, clause.subject), *_span(prose, called.at, last))
    cue = Span(prose.tokens[clause.verb.main].span.start, prose.tokens[clause.verb.main].span.end)
    return Attribution(
        source=_phrase_span(prose, by.phrase),
        cue=cue,
        cue_words=prose.words[clause.verb.main],
        entry=entry,
        content=parts,
        clause_span=Span(cue.start, prose.tokens[by.phrase.span_last - 1].span.end),
        sentence=at,
        rule="statement.described",
        score=_SCORES["described"],
    )


_SCORES = {"described": 0.8, "that": 0.95, "bare": 0.85, "fronted": 0.9, "quote": 0.95, "to": 0.85, "object": 0.75, "according": 0.95, "colon": 0.85, "continued": 0.8}


def _around(
    prose: _Prose, sentence: Sentence, content: tuple[Span, ...], cue: Span, source: Span | None
) -> Span:
    """Give what stands with the cue outside the content: to the sentence's ends or the content's."""
    start, end = sentence.span.start, sentence.span.end
    for part in content:
        if part.end <= cue.start:
            start = max(start, part.end)
        if part.start >= cue.end:
            end = min(end, part.start)
    least = min(cue.start, source.start if source else cue.start)
    most = max(cue.end, source.end if source else cue.end)
    return Span(min(start, least), max(end, most))


def _source(prose: _Prose, clause: Clause, sentence: Sentence, entry: CueEntry) -> Span | None:
    """Give the span of a clause's subject, behind the verb where the order is turned ("..., said the minister")."""
    subject = clause.subject
    if subject is None or subject.first >= clause.verb.first:
        turned = _turned(prose, clause, sentence, entry)
        if turned is not None:
            return turned
    if subject is None:
        return None
    return _phrase_span(prose, subject)


def _source_of_verb_before(prose: _Prose, sentence: Sentence, at: int, clause: Clause) -> Span | None:
    """Give the speaker of a cue that another verb of the same subject touches ("Okafor said noted": a glued dump)."""
    for other in prose.clauses[at]:
        if other.verb.last == clause.verb.first and other.subject is not None:
            return _phrase_span(prose, other.subject)
    if clause.verb.participle and not clause.verb.passive:
        before = [one for one in prose.clauses[at] if one.verb.is_finite and one.verb.last <= clause.verb.first and one.subject]
        told = [one for one in before if _cue_of(prose, one) is not None] or before
        follows_comma = prose.words[clause.verb.first - 1] in {",", "”", '"'}
        main = (told[0] if follows_comma else before[-1]) if before else None
        if main is not None and main.subject is not None:
            return _phrase_span(prose, main.subject)
    return None


def _turned(prose: _Prose, clause: Clause, sentence: Sentence, entry: CueEntry) -> Span | None:
    """Give the subject behind a cue that a quotation or fronted content stands before."""
    before = prose.words[clause.verb.first - 1] if clause.verb.first > sentence.first else ""
    if entry.addressee == "outside" or before not in {",", "”", '"', "?", "!", "»"}:
        return None
    for phrase in clause.objects:
        if phrase.first <= clause.verb.last + 1:
            return _phrase_span(prose, phrase)
    return None


def _phrase_span(prose: _Prose, phrase: NounPhrase) -> Span:
    """Give the span of a phrase with what hangs on it, an apposition's closing comma and open ends left out."""
    first, last = phrase.span_first, phrase.span_last
    while last > first + 1 and prose.words[last - 1] in {",", ";", "(", "-", "–"}:  # noqa: RUF001
        last -= 1
    return Span(prose.tokens[first].span.start, prose.tokens[last - 1].span.end)


# --- content ----------------------------------------------------------------------------------------------------


def _content(
    prose: _Prose,
    sentence: Sentence,
    clause: Clause,
    entry: CueEntry,
    behind: int,
    source: Span | None,
    cue: Span,
    limit: int,
) -> tuple[tuple[Span, ...], str] | None:
    """Give the content of a cue and the name of the rule that found it."""
    opens_that = behind < sentence.last and prose.words[behind].lower() in {"that", "whether"}
    if not opens_that and (quoted := _quoted_content(prose, sentence, cue, source)):
        return quoted, "quote"
    after = _after_cue(prose, sentence, entry, behind, source, limit)
    if after is not None:
        return after
    if entry.kind in {"speech", "writing", "attitude", "decree"}:
        fronted = _fronted(prose, sentence, clause, entry)
        if fronted is not None:
            return (fronted[0],), "fronted"
    return None


def _quoted_content(prose: _Prose, sentence: Sentence, cue: Span, source: Span | None) -> tuple[Span, ...] | None:
    """Give the whole quotations that touch a cue's clause on either side, with commas, source and adverbs between."""
    least = min(cue.start, source.start if source else cue.start)
    most = max(cue.end, source.end if source else cue.end)
    before = [quote for quote in prose.full_quotes if quote.end <= least]
    behind = [quote for quote in prose.full_quotes if quote.start >= most]
    parts: list[Span] = []
    if before and not _gap(prose, before[-1].end, least) and before[-1].end >= _paragraph_start(prose, sentence):
        parts.append(before[-1])
    if behind and behind[0].start < sentence.span.end + 2:
        gap = _gap(prose, most, behind[0].start)
        if gap is not None and len(gap) <= _MOST_BETWEEN and not ({"that", "whether"} & set(gap)):
            if parts or prose.reading.text_before(behind[0].start)[-1:] in {",", ":"} or not gap:
                parts.append(behind[0])
    return tuple(parts) or None


_MOST_BETWEEN = 14
"""Words between a cue and the quotation behind it: hearer, medium, day."""


def _gap(prose: _Prose, start: int, end: int) -> tuple[str, ...] | None:
    """Give the words between two places, signs left out."""
    if end < start:
        return None
    words = [prose.words[at].lower() for at in range(prose.index(start), prose.index(end))]
    return tuple(word for word in words if word[:1].isalnum())


def _paragraph_start(prose: _Prose, sentence: Sentence) -> int:
    text = prose.reading.report.text
    return max(text.rfind("\n", 0, sentence.span.start) + 1, sentence.block.span.start)


def _after_cue(
    prose: _Prose, sentence: Sentence, entry: CueEntry, behind: int, source: Span | None, limit: int
) -> tuple[tuple[Span, ...], str] | None:
    """Give the content behind a cue: a that-clause, a bare clause, an infinitive, an object."""
    last = _content_limit(prose, sentence, behind)
    last = min(last, limit) if behind < limit else last
    start = behind
    if source is not None and source.start >= prose.tokens[behind - 1].span.end:
        start = prose.index(source.end)
    marker = _marker(prose, start, last)
    if marker is not None and prose.words[marker].lower() != "to" and (entry.takes_that or "whether" in entry.takes):
        return _span(prose, marker, last), "that"
    if start < last and prose.words[start].lower() in {"to", "for", "of", "on", "against", "about", "with", "as"}:
        return _prepositional(prose, entry, start, last)
    if entry.target_inside and start < last and prose.words[start] not in {",", ";"}:
        return _span(prose, start, last), "to" if "to" in prose.words[start:last] else "object"
    begin = _skip_addressee(prose, entry, start, last)
    if entry.kind in {"speech", "writing", "attitude", "decree"} and _is_clause(prose, begin, last) and not entry.is_weak:
        return _span(prose, begin, last), "bare"
    if entry.is_weak:
        return None
    if entry.stance is Stance.DENIES and not _CLAIMS & {word.lower() for word in prose.words[start : min(last, start + 6)]}:
        return None
    if ("np" in entry.takes or entry.lemma in _OBJECT_CUES) and entry.kind in _OBJECT_KINDS | {"attitude", "speech"} and _starts_phrase(prose, start, last):
        if entry.kind in {"speech", "attitude", "decree"} and entry.lemma not in _OBJECT_CUES:
            return None
        return _span(prose, start, last), "object"
    return None


_OBJECT_CUES = frozenset(
    "confirm reaffirm reiterate mention express announce emphasise emphasize stress highlight underline deny reject"
    " claim outline echo condemn hail voice welcome repeat affirm underscore describe explain propose offer declare"
    " acknowledge recall detail discuss present raise link"
    " underlined".split()
)
"""Verbs of saying whose plain object is what is said; "said a word" is not."""


_CLAIMS = frozenset(
    "claim claims accusation accusations allegation allegations report reports charge charges suggestion suggestions"
    " involvement responsibility rumours rumors knowledge speculation criticism".split()
)
"""What is denied by being rejected; a rejected request or offer is an event, not a statement."""


def _prepositional(prose: _Prose, entry: CueEntry, start: int, last: int) -> tuple[tuple[Span, ...], str] | None:
    word = prose.words[start].lower()
    if word == "to" and entry.takes_to and prose.tokens[start].word_class is WordClass.PART:
        return _span(prose, start, last), "to"
    if word in entry.takes and entry.kind in _OBJECT_KINDS:
        return _span(prose, start if word in {"of", "for", "with", "against", "as"} else start, last), "object"
    return None


def _marker(prose: _Prose, start: int, last: int) -> int | None:
    """Give the index of the word that opens a content clause, addressee, manner and day stepped over."""
    for at in range(start, min(last, start + _MOST_STEPPED)):
        word = prose.words[at].lower()
        token = prose.tokens[at]
        if word in {"that", "whether"} and token.word_class in {WordClass.SCONJ, WordClass.DET, WordClass.PRON}:
            if not (at > start and at + 1 < last and _is_relative(prose, at)):
                return at
        if word in {"how", "why"} and at == start:
            return at
        if word == "to" and token.word_class is WordClass.PART:
            return at
        if token.word_class in {WordClass.VERB, WordClass.AUX}:
            return None
        if word in {".", ";", "”"}:
            return None
    return None


def _is_relative(prose: _Prose, at: int) -> bool:
    """Say whether "that" is the subject of a relative clause: a noun before it, its verb right behind it."""
    following = prose.tokens[at + 1]
    return (
        prose.tokens[at - 1].word_class in {WordClass.NOUN, WordClass.PROPN}
        and following.word_class in {WordClass.VERB, WordClass.AUX}
        and "Ger" not in following.features
    )


_MOST_STEPPED = 24
"""Words between a cue and its "that": "told reporters after talks with the envoy in the capital on Monday that"."""


def _skip_addressee(prose: _Prose, entry: CueEntry, start: int, last: int) -> int:
    """Give where a bare content clause starts: behind the addressee of "told", behind a day or a manner phrase."""
    at = start
    if entry.addressee == "outside":
        while at < last and (prose.tokens[at].word_class in _NOMINAL or prose.words[at].lower() in {"the", "a", "of", "'s"}):
            at += 1
        return at
    while at < last and prose.words[at].lower() in _LATER | {"on", "in", "at", "during", ","}:
        step = _phrase_end(prose, at, last)
        if step is None:
            return start
        at = step
    return at


_NOMINAL = frozenset({WordClass.NOUN, WordClass.PROPN, WordClass.ADJ, WordClass.DET})


def _phrase_end(prose: _Prose, at: int, last: int) -> int | None:
    """Give the end of a short manner or time phrase that starts at a word."""
    if prose.words[at].lower() in _LATER or prose.words[at] == ",":
        return at + 1
    end = at + 1
    while end < last and end - at < 6 and prose.tokens[end].word_class in _NOMINAL | {WordClass.NUM}:  # noqa: PLR2004
        end += 1
        if prose.words[end - 1].lower() in prose.reading.book.words.weekdays:
            break
    return end if end > at + 1 else None


def _is_clause(prose: _Prose, start: int, last: int) -> bool:
    """Say whether a clause with its own subject starts at a word: a noun phrase, then a finite verb, no comma between."""
    if start >= last:
        return False
    if prose.tokens[start].word_class in {WordClass.PUNCT, WordClass.ADP, WordClass.CCONJ, WordClass.VERB, WordClass.AUX}:
        return prose.words[start].lower() == "there" or prose.words[start] in _OPEN
    has_link = False
    for at in range(start, last):
        token = prose.tokens[at]
        if token.word_class is WordClass.AUX or (token.word_class is WordClass.VERB and "Ger" not in token.features):
            return at > start
        if prose.words[at] in {",", ";", ":"} or (has_link and token.word_class is WordClass.CCONJ):
            return False
        has_link = has_link or (token.word_class is WordClass.ADP and prose.words[at].lower() != "of")
    return False


def _starts_phrase(prose: _Prose, start: int, last: int) -> bool:
    return last - start >= 2 and prose.tokens[start].word_class in {  # noqa: PLR2004
        WordClass.DET, WordClass.NOUN, WordClass.PROPN, WordClass.ADJ, WordClass.NUM, WordClass.PUNCT,
    } and prose.words[start] not in {",", ".", ";", ":", ")"}  # fmt: skip


def _content_limit(prose: _Prose, sentence: Sentence, behind: int) -> int:
    """Give the index behind the last word of a content that starts behind a cue.

    It ends before the final stop, before ", according to", before a coordinated cue of the same speaker and before
    a participle of saying (", adding that").
    """
    last = sentence.last
    while last > behind and prose.words[last - 1] in {".", "!", "?", "…"}:
        last -= 1
    for at in range(behind + 1, last):
        if prose.quoted(prose.starts[at]) is not None:
            continue
        if prose.words[at].lower() in {"and", "but", ","} and _starts_cue(prose, at + 1, last):
            return _without_comma(prose, at, behind)
        if prose.words[at].lower() == "according" and at + 1 < last and prose.words[at + 1].lower() == "to":
            return _without_comma(prose, at, behind)
    return _without_comma(prose, last, behind)


def _without_comma(prose: _Prose, last: int, behind: int) -> int:
    while last > behind and prose.words[last - 1] in {",", ";", "and", "-", "–", "—"}:  # noqa: RUF001
        last -= 1
    return last


def _starts_cue(prose: _Prose, at: int, last: int) -> bool:
    """Say whether a cue of the same speaker starts at a word: a finite verb of saying without a new subject."""
    while at < last and prose.tokens[at].word_class in {WordClass.ADV, WordClass.AUX, WordClass.CCONJ}:
        at += 1
    if at >= last or prose.tokens[at].word_class is not WordClass.VERB:
        return False
    match = prose.reading.book.cues.at(prose.words, at)
    verb = match.part("verb") if match else None
    if match is None or verb is None or verb.entry.is_weak:
        return False
    features = prose.tokens[at].features
    if "Ger" in features:
        return verb.entry.kind in {"speech", "writing"} and _marker(prose, at + match.length, last) is not None
    following = prose.words[at + match.length].lower() if at + match.length < last else ""
    opens = following in {"that", "to", "for", "on", "the", "a", "its", "his", "her"} or following[:1].isupper()
    return "Past" in features and opens


def _span(prose: _Prose, first: int, last: int) -> tuple[Span, ...]:
    """Give the span of some words, closing an open quotation; empty tuple refused by the caller's rules."""
    while first < last and prose.words[first] in {",", ":", ";"}:
        first += 1
    end = prose.tokens[max(last, first + 1) - 1].span.end
    start = prose.tokens[first].span.start
    quote = prose.quoted(end - 1)
    if quote is not None and quote.start >= start and quote.end > end:
        end = quote.end
    return (Span(start, end),)


def _fronted(prose: _Prose, sentence: Sentence, clause: Clause, entry: CueEntry) -> tuple[Span, Span] | None:
    """Give content and source of "CONTENT, SOURCE said": the words between the last comma and the cue are the source."""
    turned = _turned_run(prose, sentence, clause) if entry.addressee != "outside" else None
    first = _source_run(prose, sentence, clause) if turned is None else clause.verb.first
    if first is None:
        return None
    at = first - 1
    end = at if prose.words[at] in {",", "—", "–"} else at + 1  # noqa: RUF001
    begin = sentence.first
    while begin < end and prose.words[begin].lower() in {"but", "and", "meanwhile", ",", "however"}:
        begin += 1
    has_verb = any(token.word_class in {WordClass.VERB, WordClass.AUX} for token in prose.tokens[begin:end])
    if end - begin < _LEAST_CONTENT or not has_verb:
        return None
    source = turned or Span(prose.tokens[first].span.start, prose.tokens[clause.verb.first - 1].span.end)
    if source.of(prose.reading.report.text).split()[0].lower() in {"who", "which", "that", "as"}:
        return None
    return _span(prose, begin, end)[0], source


def _turned_run(prose: _Prose, sentence: Sentence, clause: Clause) -> Span | None:
    """Give the source behind a cue that follows a comma: "..., said the ministry on Friday"."""
    if clause.verb.first <= sentence.first or prose.words[clause.verb.first - 1] not in _RUN_ENDS or clause.verb.participle and "Ger" in prose.tokens[clause.verb.main].features:
        return None
    first = clause.verb.last
    at = first
    while at < sentence.last and prose.tokens[at].word_class in _NOMINAL | {WordClass.PRON, WordClass.PART} or (
        at > first and at + 1 < sentence.last and prose.words[at].lower() in {"of", "for"}
    ):
        at += 1
    if at == first or (at < sentence.last and prose.tokens[at].word_class in {WordClass.VERB, WordClass.AUX, WordClass.SCONJ}):
        return None
    return Span(prose.tokens[first].span.start, prose.tokens[at - 1].span.end)


def _source_run(prose: _Prose, sentence: Sentence, clause: Clause) -> int | None:
    """Give the first word of the source between a comma (or closing mark) and a cue; a name keeps its office before it."""
    at = clause.verb.first - 1
    while at > sentence.first and prose.words[at] not in _RUN_ENDS and prose.tokens[at].word_class not in _RUN_STOPS:
        at -= 1
    if at <= sentence.first or prose.words[at] not in _RUN_ENDS or at + 1 >= clause.verb.first:
        return None
    first = at + 1
    if prose.words[at] == "," and prose.tokens[first].word_class is WordClass.PROPN:
        office = at - 1
        while office > sentence.first and prose.words[office] not in _RUN_ENDS and prose.tokens[office].word_class not in _RUN_STOPS:
            office -= 1
        starts = office + 1
        if prose.words[office] in _RUN_ENDS and starts < at:
            step = starts + 1 if prose.words[starts].lower() in {"the", "a"} else starts
            if any(prose.reading.book.offices.longest(prose.words[: at], place) for place in range(step, min(step + 4, at))):
                return starts
    return first


_RUN_ENDS = frozenset({",", "”", '"', "»", "—", "–"})  # noqa: RUF001
_RUN_STOPS = frozenset({WordClass.VERB, WordClass.AUX, WordClass.SCONJ})


def _according(prose: _Prose, sentence: Sentence, at: int) -> Attribution | None:
    """Give the attribution of "according to SOURCE", before or behind its content."""
    for place in range(sentence.first, sentence.last - 2):
        if prose.words[place].lower() != "according" or prose.words[place + 1].lower() != "to":
            continue
        if prose.quoted(prose.starts[place]) is not None:
            continue
        end = _source_end(prose, sentence, place + 2)
        if end == place + 2:
            continue
        source = Span(prose.tokens[place + 2].span.start, prose.tokens[end - 1].span.end)
        cue = Span(prose.tokens[place].span.start, prose.tokens[place + 1].span.end)
        if place == sentence.first:
            first = end + 1 if prose.words[end : end + 1] == [","] else end
            last = _content_limit(prose, sentence, first)
            if last - first < _LEAST_CONTENT:
                continue
            content = _span(prose, first, last)
        else:
            last = place - 1 if prose.words[place - 1] == "," else place
            first = sentence.first
            if last - first < _LEAST_CONTENT:
                continue
            content = _span(prose, first, last)
        match = prose.reading.book.cues.at(["according", "to"], 0)
        return Attribution(
            source=source,
            cue=cue,
            cue_words=" ".join(prose.words[place : place + 2]),
            entry=match.entry if match else None,
            content=content,
            clause_span=Span(cue.start, source.end),
            sentence=at,
            rule="statement.according",
            score=_SCORES["according"],
        )
    return None


def _source_end(prose: _Prose, sentence: Sentence, first: int) -> int:
    """Give the end of a source behind "according to": to the next comma that closes it, or the next verb."""
    at = first
    while at < sentence.last:
        token = prose.tokens[at]
        if prose.words[at] in {".", ";", ":"} or token.word_class in {WordClass.VERB, WordClass.AUX, WordClass.SCONJ}:
            break
        if prose.words[at] == ",":
            break
        if at > first and prose.words[at].lower() in {"following", "after", "on", "in", "as", "during"}:
            break
        at += 1
    return at


def _colon(prose: _Prose, sentence: Sentence, at: int) -> Attribution | None:
    """Give the attribution of 'SOURCE echoed the call: "..."', where no verb before the colon took the quotation."""
    for place in range(sentence.first + 1, sentence.last - 1):
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
        source = _phrase_span(prose, clause.subject)
        return Attribution(
            source=source,
            cue=cue,
            cue_words=" ".join(prose.words[clause.verb.first : clause.verb.last]),
            entry=verb.entry if verb else None,
            content=(quote,),
            clause_span=Span(min(source.start, cue.start), prose.tokens[place].span.end),
            sentence=at,
            rule="statement.colon",
            score=_SCORES["colon"],
        )
    return None


# --- joining ----------------------------------------------------------------------------------------------------


def _joined(prose: _Prose, found: Sequence[Attribution]) -> list[Attribution]:
    """Give one attribution for each content: of two that share most of it, the one with the better rule."""
    kept: list[Attribution] = []
    for one in sorted(found, key=lambda each: (-each.score, each.span)):
        if sum(len(part) for part in one.content) < 2:  # noqa: PLR2004
            continue
        if one.source is not None and any(one.source in part for part in one.content):
            continue
        if not any(_is_same_content(one, other) for other in kept):
            kept.append(one)
    return kept


def _is_same_content(one: Attribution, other: Attribution) -> bool:
    shared = sum(
        max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one.content for b in other.content
    )
    least = min(sum(map(len, one.content)), sum(map(len, other.content)))
    most = max(sum(map(len, one.content)), sum(map(len, other.content)))
    return shared > 0.8 * least and least > 0.6 * most  # noqa: PLR2004


def _unattributed(prose: _Prose, found: Sequence[Attribution]) -> list[Attribution]:
    """Give the whole quotations that no cue took, each with the cue of the speech that it goes on with."""
    taken = [part for one in found for part in one.content]
    more: list[Attribution] = []
    for quote in prose.full_quotes:
        if any(part.overlaps(quote) for part in taken):
            continue
        before = [one for one in found if one.span.end <= quote.start + 1 and one.source is not None]
        previous = max(before, key=lambda one: one.span.end, default=None)
        at = prose.sentence_at(quote.start)
        if previous is None or at is None or quote.start - previous.span.end > _MOST_APART:
            continue
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
                score=_SCORES["continued"],
                is_continuation=True,
            )
        )
    return more


_MOST_APART = 400
"""Characters between a speech and the quotation that goes on with it without naming a speaker."""


def _nested(found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Give each attribution with the innermost one inside whose content it stands."""
    for at, one in enumerate(found):
        holders = [
            index
            for index, other in enumerate(found)
            if index != at and any(one.span in part and one.span != part for part in other.content)
        ]
        inner = min(holders, key=lambda index: sum(map(len, found[index].content)), default=None)
        yield replace(one, nested_in=inner)
