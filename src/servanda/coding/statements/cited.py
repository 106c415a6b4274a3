"""What is said "according to" somebody: behind the source, before it, or around it.

Invariant: a content that a relative clause holds ends with that clause.
"""

from __future__ import annotations

from servanda.coding.spoken import SCORES, Attribution
from servanda.coding.statements.extents import clause_end, content_limit, opens_citation
from servanda.coding.statements.extents_openings import has_subject_and_verb
from servanda.coding.statements.prose import (
    LEAST_CONTENT,
    NOMINAL,
    Prose,
    span_of_words,
)
from servanda.coding.statements.sources import past_hiding, source_end
from servanda.coding.syntax.forms import shape_of
from servanda.model import Sentence, Span, WordClass


def according(prose: Prose, sentence: Sentence, at: int) -> Attribution | None:
    """Give the attribution of "according to SOURCE", before or behind its content."""
    for place in range(sentence.first, sentence.last - 2):
        behind, end = _behind_formula(prose, place), None
        viewed = _in_whose_view(prose, sentence, place) if behind is None else None
        if viewed is not None:
            behind, end = viewed
        if behind is None or prose.quoted(prose.starts[place]) is not None:
            continue
        end = source_end(prose, sentence, behind) if end is None else end
        past = _past_description(prose, sentence, past_hiding(prose, sentence, end))
        while viewed is not None and prose.words[past] != ",":
            past += 1  # the noun behind whose view it is
        content = _according_content(prose, sentence, place, past)
        if end == behind or content is None:
            continue
        if end - behind <= _MEASURE_WORDS and prose.tokens[end - 1].lemma.lower() in _MEASURES:
            continue
        source = Span(prose.tokens[behind].span.start, prose.tokens[end - 1].span.end)
        last = past if viewed is not None else behind
        cue = Span(prose.tokens[place].span.start, prose.tokens[last - 1].span.end)
        match = prose.reading.book.cues.at(["according", "to"], 0)
        return Attribution(
            source=source,
            cue=cue,
            cue_words=" ".join(prose.words[place:last]),
            entry=match.entry if match else None,
            content=content,
            clause_span=Span(cue.start, prose.tokens[past - 1].span.end),
            sentence=at,
            rule="statement.according",
            score=SCORES["according"],
        )
    return None


_MEASURES = frozenset(
    "law plan schedule rule custom tradition procedure principle need ability age size taste wish merit rank".split()
)
"""What something is done according to, and nobody says: "dealt with according to the law"."""
_MEASURE_WORDS = 2
"""Words of a measure: "the law", "plan"; a described one can be a paper: "according to the new draft rule"."""


def _behind_formula(prose: Prose, place: int) -> int | None:
    """Give the place behind words that cite whoever follows them: "according to", "in the words of"; else None."""
    first = prose.words[place].lower()
    if first == "according":
        return place + 2 if prose.words[place + 1].lower() == "to" else None
    is_cited = first == "per" and place and prose.words[place - 1] == ","
    if is_cited and prose.tokens[place + 1].word_class in _CITED and _closes_sentence(prose, place + 1):
        return place + 1
    words = tuple(word.lower() for word in prose.words[place : place + 4]) if first == "in" else ()
    return place + 4 if words[:2] == ("in", "the") and words[2:3] in _VOICES and words[3:] == ("of",) else None


def _in_whose_view(prose: Prose, sentence: Sentence, place: int) -> tuple[int, int] | None:
    """Give the words between "in" and "view" that say whose it is: "in [her] view,", "in [Chad's] opinion,"."""
    if prose.words[place].lower() != "in":
        return None
    last = min(sentence.last - 1, place + _LONGEST_OWNER)
    view = next((at for at in range(place + 2, last) if (prose.words[at].lower(),) in _VOICES[1:]), None)
    if view is None or prose.words[view + 1] != ",":
        return None
    end = view - (prose.words[view - 1] in {"'s", "’s"})
    is_pronoun = end == place + 2 == view and prose.words[place + 1].lower() in _WHOSE
    is_named = end < view and all(one.word_class in NOMINAL | {WordClass.ADP} for one in prose.tokens[place + 1 : end])
    return (place + 1, end) if is_pronoun or is_named else None


_LONGEST_OWNER = 10
_WHOSE = frozenset({"his", "her", "its", "their"})


def _closes_sentence(prose: Prose, first: int) -> bool:
    """Say whether nothing but the words of a source follow up to the stop: "..., per the ministry."."""
    at = first
    while at < len(prose.tokens) and (
        prose.tokens[at].word_class in NOMINAL | {WordClass.ADP, WordClass.PART, WordClass.NUM}
        or (at > first + 1 and "Part" in prose.tokens[at].features)
    ):
        at += 1
    return at >= len(prose.words) or prose.words[at] in {".", "!", "?"}


_CITED = frozenset({WordClass.DET, WordClass.PROPN})
_VOICES = (("words",), ("view",), ("opinion",))


def _past_description(prose: Prose, sentence: Sentence, end: int) -> int:
    """Give the place behind what a source is said to be: "according to a paper [seen by the wire], the road"."""
    if end >= sentence.last or prose.tokens[end].word_class is not WordClass.VERB:
        return end
    if "participle" not in shape_of(prose.tokens[end]):
        return end
    last = min(sentence.last, end + _LONGEST_DESCRIPTION)
    return next((at for at in range(end + 1, last) if prose.words[at] == ","), end)


_LONGEST_DESCRIPTION = 14
"""Words in which a source is described."""


def _according_content(prose: Prose, sentence: Sentence, place: int, end: int) -> tuple[Span, ...] | None:
    """Give what is said "according to" somebody named up to `end`: behind it, before it, or on both sides.

    "The road, according to Peru, will open" says both parts: the first has no verb; so does "will, according to Peru,".
    """
    is_relative = _is_relative(prose, sentence, place)
    is_opening = place == sentence.first or prose.words[place - 1] == ";"
    if is_opening or opens_citation(prose, place) or is_relative:
        first = end + 1 if prose.words[end : end + 1] == [","] else end
        last = content_limit(prose, sentence, first)
        last = min(clause_end(prose, first, last), _aside_end(prose, place, first, last)) if is_relative else last
        return span_of_words(prose, first, last) if last - first >= LEAST_CONTENT else None
    opening = max((at + 1 for at in range(sentence.first, place) if prose.words[at] == ";"), default=sentence.first)
    if opening == place or prose.quoted(prose.starts[opening]) is not None:
        opening = sentence.first
    if (behind := _behind_aside(prose, sentence, opening, place, end)) is not None:
        rest = content_limit(prose, sentence, behind)
        return span_of_words(prose, behind, rest) if rest - behind >= LEAST_CONTENT else None
    last = place - 1 if prose.words[place - 1] == "," else place
    is_aside = last < place and prose.words[end : end + 1] == [","] and end + 1 < sentence.last
    is_open = prose.tokens[last - 1].word_class is WordClass.AUX or not _has_finite(prose, opening, last)
    if is_aside and prose.tokens[end + 1].word_class in _VERBS and is_open:
        rest = content_limit(prose, sentence, end + 1)
        return (*span_of_words(prose, opening, last), *span_of_words(prose, end + 1, rest))
    return span_of_words(prose, opening, last) if last - opening >= LEAST_CONTENT else None


def _behind_aside(prose: Prose, sentence: Sentence, opening: int, place: int, end: int) -> int | None:
    """Give where a content begins behind an aside whose sentence has only begun, or goes on with "and"; else None.

    "As a result, according to Peru, [prices rose]"; "it rained and, according to Peru, [two roads closed]".
    """
    is_aside = prose.words[place - 1] == "," and prose.words[end : end + 1] == [","] and end + 1 < sentence.last
    if not is_aside or place - 2 < opening:
        return None
    goes_on = prose.words[place - 2].lower() in {"and", "but"}
    begins = prose.tokens[opening].word_class in {WordClass.ADP, WordClass.ADV, WordClass.SCONJ}
    is_opening = begins and not _has_finite(prose, opening, place - 1)
    is_clause = has_subject_and_verb(prose, end + 1, sentence.last) or prose.words[end + 1].lower() == "there"
    return end + 1 if goes_on or (is_opening and is_clause) else None


def _aside_end(prose: Prose, place: int, first: int, last: int) -> int:
    """Give the comma that closes a relative clause which a comma opened: ", which according to Peru is late[,] was"."""
    before = place - 2 if prose.words[place - 1] != "," else place - 3
    if prose.words[max(0, before)] != ",":
        return last
    return next((at for at in range(first + LEAST_CONTENT, last) if prose.words[at] == ","), last)


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
