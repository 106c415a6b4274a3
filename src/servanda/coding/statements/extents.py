"""Where the words of a content end.

Invariant: a content ends before the next cue of its own speaker and before the words of another one.
"""

from __future__ import annotations

from servanda.coding.statements.extents_openings import has_subject_and_verb, is_finite
from servanda.coding.statements.extents_turns import ends_before, is_saying_aside
from servanda.coding.statements.prose import NOMINAL, WRITINGS, Prose
from servanda.coding.statements.rebuttals import apposed_claim
from servanda.coding.statements.saying import says_on
from servanda.coding.syntax.shape import Clause, ClauseRelation
from servanda.model import Sentence, WordClass

_LONGEST_CONTENT = 300
"""Words of indirect speech in one sentence; what goes on longer is no sentence but a list that lost its stops."""


def content_limit(prose: Prose, sentence: Sentence, behind: int) -> int:
    """Give the index behind the last word of a content that starts behind a cue.

    It ends before the final stop, before ", according to", before a coordinated cue of the same speaker and before
    a participle of saying (", adding that").
    """
    last = min(sentence.last, behind + _LONGEST_CONTENT)
    while last > behind and prose.words[last - 1] in {".", "!", "?", "…"}:
        last -= 1
    for at in range(behind + 1, last):
        if prose.quoted(prose.starts[at]) is not None:
            continue
        if prose.words[at] == "," and apposed_claim(prose, at, last) is not None:
            return at  # ", a claim that the bank rejected" is no word of the accuser
        if prose.words[at] == ";" or ends_before(prose, behind, at, last) or _opens_manner(prose, at, last):
            return _without_comma(prose, at, behind)
        if _opens_gloss(prose, at, last) or says_on(prose, at) or _opens_another(prose, at, last):
            return _without_comma(prose, at, behind)
        if _opens_contrast(prose, at, last):
            return _without_comma(prose, at, behind)
        is_cited = prose.words[at].lower() == "according" and at + 1 < last and prose.words[at + 1].lower() == "to"
        if is_cited and not opens_citation(prose, at):
            return _without_comma(prose, at, behind)
    return _without_comma(prose, last, behind)


def opens_citation(prose: Prose, place: int) -> bool:
    """Say whether "according to" opens a clause that is told: "that according to her", "since, according to Peru,"."""
    before = place - 2 if prose.words[place - 1] == "," else place - 1
    return before >= 0 and prose.words[before].lower() in {"that", "since", "because"}


def _opens_manner(prose: Prose, comma: int, last: int) -> bool:
    """Say whether a comma parts what is said from where it was said: "it rained, [in a speech to parliament]"."""
    words = prose.words[comma : min(last, comma + _MANNER_WORDS)]
    if len(words) < _MANNER_WORDS or words[0] != "," or words[1].lower() not in {"in", "during"}:
        return False
    is_one = words[2].lower() in {"a", "an", "his", "her", "its", "their"}
    is_written = not (WRITINGS | _STUDIES).isdisjoint(word.lower() for word in words)
    return is_one and (is_written or any(prose.reading.book.words.medium(words, at) for at in range(1, len(words))))


def _opens_gloss(prose: Prose, at: int, last: int) -> bool:
    """Say whether the reporter goes on by saying who is meant or cited: ", referring to Peru", ", citing an aide"."""
    words = [word.lower() for word in prose.words[at : min(last, at + _GLOSS_WORDS)]]
    is_parted = words[:1] == [","]
    words = words[is_parted:]
    if words[:1] == ["apparently"]:
        return words[1:2] in (["referring"], ["alluding"], ["pointing"])
    if words[:1] in (["citing"], ["quoting"]):
        return is_parted
    if words[:1] in (["referring"], ["alluding"]):
        return is_parted and words[1:2] == ["to"]
    is_reference = words[:1] == ["in"] and not _REFERENCES.isdisjoint(words[1:4]) and "to" in words[2:5]
    return is_reference and (is_parted or not {"apparent", "obvious", "clear", "veiled"}.isdisjoint(words))


def _opens_another(prose: Prose, comma: int, last: int) -> bool:
    """Say whether somebody else goes on telling behind a comma: "the fuel was bad[, one of them adding] that"."""
    at = comma + 1
    while at < min(last, comma + _GLOSS_WORDS) and prose.tokens[at].word_class in _TELLERS:
        at += 1
    is_teller = prose.words[comma] == "," and comma + 1 < at < last and prose.words[comma + 1].lower() not in _JOINED
    return is_teller and is_saying_aside(prose, at)


def _opens_contrast(prose: Prose, comma: int, last: int) -> bool:
    """Say whether another one's words are set against what is said: "it paid[, while Peru argues] that it did not"."""
    at = comma + 2
    if comma + 2 >= last or prose.words[comma] != "," or prose.words[comma + 1].lower() not in {"while", "whereas"}:
        return False
    while at < min(last, comma + 2 + _GLOSS_WORDS) and prose.tokens[at].word_class in _TELLERS:
        at += 1
    match = prose.reading.book.cues.at(prose.words, at) if comma + 2 < at < last else None
    verb = match.part("verb") if match is not None else None
    return verb is not None and is_finite(prose.tokens[at]) and verb.entry.takes_that and not verb.entry.is_weak


_TELLERS = NOMINAL | {WordClass.ADP, WordClass.PRON, WordClass.NUM}
_JOINED = frozenset({"with", "by", "after", "before", "in", "while", "without", "for", "on", "of", "from", "to"})
"""Words before a gerund that tell when or how the same speaker does it."""


_GLOSS_WORDS = 6
_REFERENCES = frozenset({"reference", "allusion"})
_STUDIES = frozenset({"paper", "study", "article", "blog", "podcast"})
_MANNER_WORDS = 6
"""A comma, "in a", up to two adjectives and the medium."""


def clause_end(prose: Prose, start: int, last: int) -> int:
    """Give where a relative clause ends inside its sentence: at the comma before a clause with its own subject."""
    commas = (at for at in range(start + 1, last) if prose.words[at] in {",", '"', "”"})
    return next((at for at in commas if has_subject_and_verb(prose, at + 1, last)), last)


def _without_comma(prose: Prose, last: int, behind: int) -> int:
    while last > behind and prose.words[last - 1] in {",", ";", "and", "-", "–", "—"}:
        last -= 1
    return last


def relative_end(prose: Prose, sentence: Sentence, clause: Clause, behind: int) -> int:
    """Give where a told clause ends inside a relative one: "Ana Ruiz, who said that it rained[, left the hall]".

    The main verb stands behind the last comma; where one stood before, the relative clause runs to the stop.
    """
    if clause.relation is not ClauseRelation.RELATIVE:
        return sentence.last
    before = prose.tokens[sentence.first : clause.verb.first]
    if any(map(is_finite, before)):
        return sentence.last
    if (main := _main_verb(prose, sentence, clause, behind)) is not None:
        return main
    closing = [
        at
        for at in range(behind + 1, sentence.last - 1)
        if prose.words[at] == ","
        and {"Past", "Pres", "Modal"} & set(prose.tokens[at + 1].features)
        and prose.tokens[at + 1].word_class in {WordClass.VERB, WordClass.AUX}
        and prose.quoted(prose.starts[at]) is None
    ]
    return closing[-1] if closing else sentence.last


def opening_end(prose: Prose, sentence: Sentence, clause: Clause, behind: int) -> int:
    """Give where a told clause ends that only opens a sentence: "When Peru announced a ban, [the union left]"."""
    at = prose.sentence_at(sentence.span.start)
    if clause.relation is not ClauseRelation.ADVERBIAL or at is None:
        return sentence.last
    mains = [
        one.subject.span_first
        for one in prose.clauses[at]
        if one.relation is ClauseRelation.ROOT and one.subject is not None and one.subject.span_first > behind
    ]
    main = min(mains, default=sentence.last)
    return main - 1 if main < sentence.last and prose.words[main - 1] == "," else sentence.last


def _main_verb(prose: Prose, sentence: Sentence, clause: Clause, behind: int) -> int | None:
    """Give the main verb whose subject a relative clause without commas describes: "those who said no [left]"."""
    at = prose.sentence_at(sentence.span.start)
    if at is None or "," in prose.words[sentence.first : clause.verb.first]:
        return None
    finite = [
        one.verb.first
        for one in prose.clauses[at]
        if one.verb.is_finite and one.verb.first > behind + 1 and one.relation is not ClauseRelation.ADVERBIAL
    ]
    if len(finite) == 1:
        return finite[0]
    told = [one.verb.first for one in prose.clauses[at] if one.relation is ClauseRelation.COMPLEMENT]
    main = [
        one.verb.first
        for one in prose.clauses[at]
        if one.relation is ClauseRelation.ROOT and one.verb.is_finite and one.verb.first > behind + 1
    ]
    return main[0] if main and any(behind < place < main[0] for place in told) else None
