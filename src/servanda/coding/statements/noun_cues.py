"""What is said by a noun: "Chile's claim that its envoy was ill", "a warning by the army that the dam would burst".

Invariant: a noun is a cue only with its owner beside it and "that" behind it; whose claim nobody tells is no statement.
"""

from __future__ import annotations

from collections.abc import Iterator

from servanda.codebook import CueEntry
from servanda.coding.spoken import SCORES, Attribution
from servanda.coding.statements.extents import content_limit
from servanda.coding.statements.prose import LEAST_CONTENT, NOMINAL, Prose, span_of_words
from servanda.coding.syntax.shape import ClauseRelation
from servanda.model import Sentence, Span, SpeechMark, Stance, WordClass

_KINDS = frozenset({"speech", "judgement", "demand", "promise"})
_OWNS = frozenset({"'s", "’s", "'", "’"})
_MINE = frozenset({"its", "his", "her", "their"})
_GIVERS = frozenset({"by", "from"})
_LONGEST_OWNER = 8
"""Words of an owner before or behind its noun."""


def by_nouns(prose: Prose, at: int) -> Iterator[Attribution]:
    """Give the attributions of a sentence whose cue is a noun, in the order of the text.

    Args:
        prose: The report.
        at: The number of the sentence.
    """
    sentence = prose.reading.marks.sentences[at]
    for place in range(sentence.first + 1, sentence.last - LEAST_CONTENT):
        entry = _entry(prose, place)
        if entry is None or prose.quoted(prose.starts[place]) is not None:
            continue
        found = _owner_before(prose, sentence, place) or _owner_behind(prose, sentence, place)
        if found is None:
            continue
        source, that = found
        last = content_limit(prose, sentence, that)
        last = _clause_end(prose, at, place, that, last)
        if last - that < LEAST_CONTENT:
            continue
        cue = prose.tokens[place].span
        yield Attribution(
            source=source,
            cue=cue,
            cue_words=prose.words[place],
            entry=entry,
            content=span_of_words(prose, that, last),
            clause_span=Span(min(source.start, cue.start), max(source.end, cue.end)),
            sentence=at,
            rule="statement.noun",
            score=SCORES["noun"],
        )


def _entry(prose: Prose, place: int) -> CueEntry | None:
    is_noun = prose.tokens[place].word_class is WordClass.NOUN or prose.words[place - 1] in _OWNS
    if not is_noun:
        return None
    match = prose.reading.book.cues.at([prose.words[place].lower()], 0)
    noun = match.part("noun") if match is not None else None
    entry = noun.entry if noun is not None else None
    if entry is None or not entry.takes_that:
        return None
    return entry if entry.kind in _KINDS or entry.stance is Stance.WARNS else None


def heard_noun(prose: Prose, mark: SpeechMark) -> Attribution | None:
    """Give what the reader heard said by a noun whose owner stands elsewhere; None of what only may be a deed.

    "The announcement by Chad's railway that", "the claim of Ana Ruiz that", "Peru's threat to leave".
    """
    cue, source = mark.cue[0], mark.source[0] if mark.source else None
    place = prose.index(cue.end) - 1
    entry = _noun_at(prose, place)
    at = prose.sentence_at(cue.start)
    if entry is None or at is None or source is None or len(mark.content) != 1 or source.overlaps(mark.content[0]):
        return None
    first, last = prose.index(mark.content[0].start), prose.index(mark.content[0].end)
    opener = prose.words[first].lower()
    is_told = opener == "that" and (entry.takes_that or entry.kind in _KINDS)
    is_own = 0 <= cue.start - source.end <= _OWN
    is_meant = opener == "to" and entry.kind == "promise" and place + 1 == first and is_own
    is_named = any(one.span.overlaps(source) for one in prose.reading.marks.names)
    if prose.words[place + 1].lower() == "of" and not is_named:
        return None  # "the claim of theft that": of a deed, not somebody's
    is_near = 0 <= max(cue.start, source.start) - min(cue.end, source.end) <= _NEAR_OWNER
    if not (is_told or is_meant) or not is_near or last - first < LEAST_CONTENT or cue.end > mark.content[0].start:
        return None
    return Attribution(
        source=source,
        cue=prose.tokens[place].span,
        cue_words=prose.words[place],
        entry=entry,
        content=mark.content,
        clause_span=Span(min(source.start, cue.start), max(source.end, cue.end)),
        sentence=at,
        rule="statement.noun",
        score=SCORES["noun"],
    )


_OWN = 3
"""Characters of the sign of an owner, with the space behind it: "Peru's threat", not "Peru kept its promise"."""
_NEAR_OWNER = 24
"""Characters between a noun and its owner: "the warning by the", "'s last"."""


def _noun_at(prose: Prose, place: int) -> CueEntry | None:
    """Give the codebook's noun of saying at a word that is read as a noun; None of any other."""
    match = prose.reading.book.cues.at([prose.words[place].lower()], 0)
    noun = match.part("noun") if match is not None else None
    is_noun = prose.tokens[place].word_class is WordClass.NOUN and prose.quoted(prose.starts[place]) is None
    is_kind = noun is not None and (noun.entry.kind in _KINDS | {"decree"} or noun.entry.stance is Stance.WARNS)
    return noun.entry if is_noun and is_kind and noun is not None else None


def _owner_before(prose: Prose, sentence: Sentence, place: int) -> tuple[Span, int] | None:
    """Give the owner right before a noun, "Chile's", "its", and where "that" stands behind it."""
    if prose.words[place + 1].lower() != "that":
        return None
    owner = place - 1
    while owner > sentence.first and prose.tokens[owner].word_class is WordClass.ADJ:
        owner -= 1
    if prose.words[owner].lower() in _MINE:
        return prose.tokens[owner].span, place + 1
    if prose.words[owner] not in _OWNS or owner == sentence.first:
        return None
    first = owner
    while first > max(sentence.first, owner - _LONGEST_OWNER) and prose.tokens[first - 1].word_class in NOMINAL:
        first -= 1
    return (Span(prose.starts[first], prose.tokens[owner - 1].span.end), place + 1) if first < owner else None


def _owner_behind(prose: Prose, sentence: Sentence, place: int) -> tuple[Span, int] | None:
    """Give the owner behind a noun, "a warning by the ministry", "the claim of Chile", and where "that" follows."""
    link = prose.words[place + 1].lower()
    if link not in _GIVERS | {"of"}:
        return None
    last = place + 2
    while last < min(sentence.last, place + _LONGEST_OWNER) and prose.tokens[last].word_class in NOMINAL:
        last += 1
    if last == place + 2 or last >= sentence.last or prose.words[last].lower() != "that":
        return None
    if link == "of" and prose.tokens[last - 1].word_class is not WordClass.PROPN:
        return None  # "the claim of theft that": of a deed, not somebody's
    return Span(prose.starts[place + 2], prose.tokens[last - 1].span.end), last


def _clause_end(prose: Prose, at: int, place: int, that: int, last: int) -> int:
    """Give where the clause behind "that" ends: at a comma, or before the verb whose subject the noun is.

    "The warning that the road would close | alarmed the traders".
    """
    told = next((one for one in range(that + 1, last) if _is_finite(prose, one)), last)
    ends = [one for one in range(told, last) if prose.words[one] == ","]
    if not any(_is_finite(prose, one) for one in range(prose.reading.marks.sentences[at].first, place)):
        verbs = [one for one in range(told + 1, last) if _is_finite(prose, one) and not _goes_on(prose, one)]
        ends += [one for one in verbs if not _is_in_relative(prose, that, one)][-1:]
        roots = (one for one in prose.clauses[at] if one.relation is ClauseRelation.ROOT and that < one.verb.first)
        ends += [one.verb.first for one in roots if one.verb.first - that > LEAST_CONTENT]
    return min([*ends, last])


def _is_finite(prose: Prose, at: int) -> bool:
    token = prose.tokens[at]
    is_verb = token.word_class in {WordClass.VERB, WordClass.AUX}
    return is_verb and not {"Past", "Pres", "Modal"}.isdisjoint(token.features)


def _goes_on(prose: Prose, at: int) -> bool:
    """Say whether a verb belongs to the group before it: "would have | closed", "opened and | closed"."""
    before = prose.tokens[at - 1]
    return before.word_class in {WordClass.AUX, WordClass.CCONJ, WordClass.PART} or before.text.lower() in {"and", "or"}


def _is_in_relative(prose: Prose, that: int, at: int) -> bool:
    """Say whether "who" or "which" stands right before a verb of the clause."""
    return at - 1 > that and prose.words[at - 1].lower() in {"who", "which", "that"}
