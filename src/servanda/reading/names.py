"""Names in one report: states, bodies and groups of the codebook, offices with their holders, and new names.

Invariant: a printed form with several readings keeps them all; nothing here decides who is meant across sentences.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from servanda.codebook import Codebook
from servanda.codebook.names import fold
from servanda.model import (
    ActorKind,
    MentionKind,
    NameMark,
    Period,
    Sentence,
    Token,
    WordClass,
)
from servanda.reading.bodies import body
from servanda.reading.known_names import codebook_name, country_mark, hyphenated
from servanda.reading.name_words import is_common, name_end, organisation_end, skip_ranks
from servanda.reading.offices import office_at, office_behind, title_span
from servanda.reading.sentence_words import NOTHING, SCORES, Found, Text, is_headline

_COMPANY_WORDS = frozenset("company corporation plc ltd inc corp co gmbh llc airlines bank".split())


def find(
    tokens: Sequence[Token],
    sentences: Sequence[Sentence],
    *,
    book: Codebook,
    published: Period,
) -> tuple[NameMark, ...]:
    """Give the names of a report in the order of the text; a title's country is also marked by itself.

    Args:
        tokens: The report's tokens.
        sentences: Its sentences.
        book: The codebook.
        published: The day decides between readings that hold at different times.
    """
    lower_words = frozenset(token.text for token in tokens if token.text.islower())
    found: list[NameMark] = []
    for sentence in sentences:
        part = tokens[sentence.first : sentence.last]
        text = Text(
            tokens=part,
            words=[token.text for token in part],
            book=book,
            published=published,
            is_headline=is_headline(part),
            lower_words=lower_words,
        )
        found.extend(_sentence_names(text))
    return tuple(sorted(found, key=lambda mark: (mark.span, mark.rule)))


def _sentence_names(text: Text) -> Iterator[NameMark]:
    at = 0
    taken = 0
    while at < len(text.words):
        end = 0
        for rule in (_titled_person, body, _office, codebook_name, _new_name):
            marks, end = rule(text, at)
            if end > at:
                yield from (mark for mark in marks if mark.span.start >= taken or mark.rule.startswith("name.codebook"))
                break
        at = max(end, at + 1)
        taken = text.tokens[at - 1].span.end
        yield from hyphenated(text, at - 1) if end == 0 else ()


def _titled_person(text: Text, at: int) -> Found:
    """Mark a person behind an office, rank or honorific: "Kenyan President Amina Otieno", "Colonel Otieno"."""
    office = office_at(text, at)
    if office and office.first == at and fold(text.words[at]) in _FIRST_NAMES and office.last == at + 1:
        office = None
        if name_end(text, at + 1) > at + 1:
            return NOTHING
    begin = office.last if office else at
    if office and text.word(begin) == "," and not text.is_headline:
        begin += 1
    begin, ranks = skip_ranks(text, begin)
    if office is None and not ranks:
        return NOTHING
    if office and office.match.plural:
        return NOTHING
    end = name_end(text, begin)
    if end == begin:
        return NOTHING
    if office and text.words[office.last : office.last + 1] == [","] and not ranks and end - begin < 2:  # noqa: PLR2004
        return NOTHING
    start = at
    mark = NameMark(
        span=text.span(start, end),
        kind=MentionKind.NAME,
        actor_kind=ActorKind.PERSON,
        readings=(),
        rule="name.person.titled",
        score=SCORES["titled"],
        name=text.span(begin, end),
        title=title_span(text, office) if office else None,
        office=office.suffix if office else None,
        title_country=office.code if office else None,
    )
    return (*country_mark(text, office.country if office else None), mark), end


_FIRST_NAMES = frozenset({"amir", "emir", "sultan", "prince", "malik"})
"""Titles that are first names more often when no country stands before them."""


def _office(text: Text, at: int) -> Found:
    """Mark an office without its holder's name: "the Kenyan president", "the minister"."""
    office = office_at(text, at)
    if office is None or fold(text.words[at]) in _FIRST_NAMES:
        return NOTHING
    mark = NameMark(
        span=text.span(at, office.last),
        kind=MentionKind.ROLE,
        actor_kind=ActorKind.GROUP if office.match.plural else ActorKind.PERSON,
        readings=(),
        rule="name.office",
        score=SCORES["office"],
        title=title_span(text, office),
        office=office.suffix,
        title_country=office.code,
    )
    person = _appositive_name(text, office.last)
    if person:
        begin, end = person
        named = NameMark(
            span=text.span(begin, end),
            kind=MentionKind.NAME,
            actor_kind=ActorKind.PERSON,
            readings=(),
            rule="name.person.appositive",
            score=SCORES["appositive"],
            name=text.span(skip_ranks(text, begin)[0], end),
            title=mark.title,
            office=office.suffix,
            title_country=mark.title_country,
        )
        return (*country_mark(text, office.country), mark, named), end
    return (*country_mark(text, office.country), mark), office.last


def _appositive_name(text: Text, at: int) -> tuple[int, int] | None:
    """Give the name behind an office and a comma: "the president of Chad, General Idris Oumar,"."""
    if text.word(at) != ",":
        return None
    begin, ranks = skip_ranks(text, at + 1)
    end = name_end(text, begin)
    if end - begin < 1 or (end - begin < 2 and not ranks):  # noqa: PLR2004
        return None
    return at + 1, end


def _new_name(text: Text, at: int) -> Found:
    """Mark capitalised words that the codebook does not know: a person, or an organisation by its words."""
    if text.is_headline or not text.words[at][0].isupper() or text.tokens[at].word_class in _NO_START:
        return NOTHING
    organisation = organisation_end(text, at)
    if organisation > at:
        words = {fold(word) for word in text.words[at:organisation]}
        kind = ActorKind.COMPANY if words & _COMPANY_WORDS else ActorKind.OTHER
        mark = NameMark(
            span=text.span(at, organisation),
            kind=MentionKind.NAME,
            actor_kind=kind,
            readings=(),
            rule="name.organisation",
            score=SCORES["bare"],
            name=text.span(at, organisation),
        )
        return (mark,), organisation
    start = at + 1 if fold(text.words[at]) in _FIRST_NAMES else at
    end = name_end(text, start)
    if end == start or any(is_common(text, word) for word in text.words[start:end]):
        return NOTHING
    office = office_behind(text, end)
    mark = NameMark(
        span=text.span(at, end),
        kind=MentionKind.NAME,
        actor_kind=ActorKind.PERSON,
        readings=(),
        rule="name.person.appositive" if office else "name.person.bare",
        score=SCORES["appositive" if office else "bare"],
        name=text.span(at, end),
        title=title_span(text, office) if office else None,
        office=office.suffix if office else None,
        title_country=office.code if office else None,
    )
    return (mark,), end


_NO_START = frozenset(
    {WordClass.DET, WordClass.ADP, WordClass.PRON, WordClass.CCONJ, WordClass.SCONJ, WordClass.AUX, WordClass.PART}
)
