"""Who speaks beside a colon or dash of a headline: "Minister: no talks", "Bank to close six branches - director".

Invariant: a sign parts a speaker from words only where a person, a body or a mouthpiece stands alone on its one side;
a state before a sign is a topic ("Peru: what we know"), behind it a speaker ("Talks have failed: Lima").
"""

from __future__ import annotations

from itertools import pairwise

from servanda.coding.spoken import SCORES, Attribution
from servanda.coding.statements.prose import LEAST_CONTENT, Prose, span_of_words
from servanda.model import ActorKind, BlockKind, MentionKind, NameMark, Sentence, Span, WordClass

LONGEST_SPEAKER = 7
"""Words of a speaker beside a colon or dash."""
_MOUTHPIECES = frozenset({ActorKind.PERSON, ActorKind.BODY, ActorKind.GOVERNMENT, ActorKind.IGO})
_PAPERS = frozenset({"report", "study", "survey", "poll", "data", "source", "sources"})
_FORCES = frozenset({"police", "army", "military", "government", "ministry", "court", "embassy", "navy"})
"""What speaks without an article where it closes a title: "Six ships lost: police"."""


def headline(prose: Prose, sentence: Sentence, at: int) -> Attribution | None:
    """Give the attribution of a title that a colon parts into a speaker and words; None for a topic and its story."""
    is_title = sentence.block.kind is BlockKind.TITLE
    if not is_title and not _is_heading(prose, sentence):
        return None
    last = sentence.last
    while last > sentence.first and prose.words[last - 1] in {".", "!", "?"}:
        last -= 1
    if is_title and (told := _behind_dash(prose, sentence, at, last)) is not None:
        return told
    colon = next((place for place in range(sentence.first + 1, last - 1) if prose.words[place] == ":"), None)
    if colon is None or prose.quoted(prose.starts[colon]) is not None:
        return None
    subject = next((at for at in range(sentence.first + 1, colon) if prose.words[at].lower() in _ABOUT), colon)
    is_quoted = prose.words[colon + 1][:1] in _MARKS
    if subject < colon and is_quoted and speaks(prose, sentence.first, subject, opens=True):
        return _attribution(prose, at, (sentence.first, subject), colon, (colon + 1, last))
    if colon - sentence.first <= LONGEST_SPEAKER and speaks(prose, sentence.first, colon, opens=True):
        return _attribution(prose, at, (sentence.first, colon), colon, (colon + 1, last))
    if is_title and last - colon - 1 <= LONGEST_SPEAKER and speaks(prose, colon + 1, last, opens=False):
        return _attribution(prose, at, (colon + 1, last), colon, (sentence.first, colon))
    return None


def _behind_dash(prose: Prose, sentence: Sentence, at: int, last: int) -> Attribution | None:
    """Give the attribution of a title that ends with a dash and its speaker: "Troops to stay until May - minister".

    A body behind a dash is more often whose page it is ("... - Ministry of Health"), so a person, a mouthpiece or a
    paper speaks there alone, and a state or its seat only behind a whole sentence.
    """
    dash = next((place for place in range(last - 2, sentence.first, -1) if prose.words[place] in _DASHES), None)
    if dash is None or last - dash - 1 > LONGEST_SPEAKER or prose.quoted(prose.starts[dash]) is not None:
        return None
    names = [one for one in prose.reading.marks.names if one.span.end == prose.tokens[last - 1].span.end]
    printed = [one for one in names if not one.span.of(prose.reading.report.text).islower()]  # "police" owns no page
    kinds = {kind for one in printed for kind in (one.actor_kind, *(each.actor_kind for each in one.readings))}
    if kinds & _PAGES or not _tells(prose, sentence.first, dash):
        return None
    speaker = Span(prose.starts[dash + 1], prose.tokens[last - 1].span.end)
    people = [one for one in prose.reading.marks.names if one.span in speaker and _is_person(one)]
    last_names = [one.span.of(prose.reading.report.text).split()[-1] for one in people]
    if not set(last_names) <= set(prose.words[sentence.last :]):
        return None  # a page's own name is often read as a person's
    if not speaks(prose, dash + 1, last, opens=False):
        return None
    return _attribution(prose, at, (dash + 1, last), dash, (sentence.first, dash))


def _is_person(mark: NameMark) -> bool:
    return mark.kind is MentionKind.NAME and mark.actor_kind is ActorKind.PERSON


def _tells(prose: Prose, first: int, last: int) -> bool:
    """Say whether words tell something: a verb with a tense, or what is to come ("troops to stay")."""
    tokens = prose.tokens[first:last]
    is_told = any(token.word_class in _VERBS and not _TOLD.isdisjoint(token.features) for token in tokens)
    return is_told or any(
        one.text.lower() == "to" and other.word_class is WordClass.VERB for one, other in pairwise(tokens)
    )


_MARKS = frozenset("'\"‘“")
_ABOUT = frozenset({"on", "about"})
"""Words between a speaker and what a quotation behind the colon is about: 'Ana Ruiz on Peru: "We kept our word"'."""
_VERBS = frozenset({WordClass.VERB, WordClass.AUX})
_TOLD = frozenset({"Past", "Pres", "Modal", "Part"})
"""Forms of verbs that tell something in a title: "Six ships [lost] in the storm"."""
_DASHES = frozenset({"-", "–", "—"})
_PAGES = frozenset({ActorKind.BODY, ActorKind.IGO, ActorKind.COMPANY, ActorKind.GOVERNMENT, ActorKind.MEDIA})
"""Kinds of bodies that put their name behind the titles of their pages."""


def _is_heading(prose: Prose, sentence: Sentence) -> bool:
    """Say whether a sentence of the body is a heading inside it: a short line of its own, no full stop, with a verb."""
    text, span = prose.reading.report.text, sentence.span
    is_line = not text[: span.start].rpartition("\n")[2].strip() and not text[span.end :].partition("\n")[0].strip()
    tokens = prose.tokens[sentence.first : sentence.last]
    if not is_line or len(tokens) > _LONGEST_HEADING or tokens[-1].text in _STOPS:
        return False
    return any(not _TENSED.isdisjoint(token.features) for token in tokens)


_LONGEST_HEADING = 16
_STOPS = frozenset({".", "!", "?", ":", ";", ","})
_TENSED = frozenset({"Past", "Pres", "Modal"})


def speaks(prose: Prose, first: int, last: int, *, opens: bool) -> bool:
    """Say whether the words on one side of a colon are a speaker and nothing else."""
    tokens = prose.tokens[first:last]
    if any(token.word_class in {WordClass.VERB, WordClass.AUX} for token in tokens) or not tokens:
        return False
    whole = Span(tokens[0].span.start, tokens[-1].span.end)
    if opens and whole.of(prose.reading.report.text).isupper():
        return False  # "PARLIAMENT: deputies leave" is a rubric
    ending = [one for one in prose.reading.marks.names if one.span in whole and one.span.end == whole.end]
    if any(_is_mouthpiece(prose, one, opens=opens) for one in ending):
        return True
    head = tokens[-1]
    is_plain = head.word_class in {WordClass.NOUN, WordClass.PROPN} and not ending
    if not is_plain:
        return False
    people = prose.reading.book.people
    return any(people.is_person(word.lower()) for word in (head.text, head.lemma)) or (
        not opens and head.text.lower() in _PAPERS | _FORCES
    )


def _is_mouthpiece(prose: Prose, mark: NameMark, *, opens: bool) -> bool:
    """Say whether a name speaks beside a colon: a person, a body; a state only where it closes the title."""
    if mark.kind is MentionKind.DEMONYM:
        return False
    if mark.rule == "name.person.bare" and " " not in mark.span.of(prose.reading.report.text):
        return False  # a capital alone is a topic or a rubric
    kinds = {mark.actor_kind, *(one.actor_kind for one in mark.readings)}
    is_body = bool(kinds & _MOUTHPIECES) and (not mark.readings or ActorKind.STATE not in kinds)
    is_group = mark.rule == "name.office" and mark.actor_kind is ActorKind.GROUP  # "officials"
    return is_body or is_group or (not opens and ActorKind.STATE in kinds)


def _attribution(
    prose: Prose, at: int, source: tuple[int, int], colon: int, content: tuple[int, int]
) -> Attribution | None:
    match = prose.reading.book.cues.at(["says"], 0)
    if content[1] - content[0] < LEAST_CONTENT:
        return None
    cue = prose.tokens[colon].span
    speaker = Span(prose.starts[source[0]], prose.tokens[source[1] - 1].span.end)
    return Attribution(
        source=speaker,
        cue=cue,
        cue_words=prose.words[colon],
        entry=match.entry if match else None,
        content=span_of_words(prose, *content),
        clause_span=Span(min(speaker.start, cue.start), max(speaker.end, cue.end)),
        sentence=at,
        rule="statement.headline",
        score=SCORES["headline"],
    )
