"""Names in one report: states, bodies and groups of the codebook, offices with their holders, and new names.

Invariant: a printed form with several readings keeps them all; nothing here decides who is meant across sentences.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

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
from servanda.reading.bodies import BODY_ADJECTIVES, Body, body, body_at
from servanda.reading.known_names import (
    codebook_name,
    codes,
    country_after,
    country_at,
    country_mark,
    half_hyphenated,
    hyphenated,
)
from servanda.reading.name_words import (
    FIRST_NAMES,
    is_any_common,
    is_body_word,
    name_end,
    organisation_end,
    skip_ranks,
)
from servanda.reading.offices import ARTICLES, HEADS, PASSED, Office, office_at, office_behind, title_span
from servanda.reading.sentence_words import NOTHING, POSSESSIVE, SCORES, Found, Text, is_headline

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
        printed = [token.text for token in part]
        words = [_without_past(book, printed, at) for at in range(len(part))]
        text = Text(
            tokens=part,
            words=words,
            book=book,
            published=published,
            is_headline=is_headline(words),
            lower_words=lower_words,
        )
        found.extend(_sentence_names(text))
    return tuple(sorted(found, key=lambda mark: (mark.span, mark.rule)))


def _without_past(book: Codebook, words: Sequence[str], at: int) -> str:
    """Give a word of an office without the prefix that says that it was left: "ex-Prime", "Then-president"."""
    prefix, _, rest = words[at].partition("-")
    if prefix.lower() not in _LEFT or not rest:
        return words[at]
    behind = words[at + 1 : at + 1 + _LONGEST_OFFICE]
    return rest if book.offices.longest([rest, *behind], 0) is not None else words[at]


_LEFT = frozenset({"ex", "then"})
"""What is hyphened to an office that somebody has left."""

_LONGEST_OFFICE = 10


def _sentence_names(text: Text) -> Iterator[NameMark]:
    at = 0
    taken = 0
    while at < len(text.words):
        end = 0
        for rule in _RULES if _may_start(text, at) else ():
            marks, end = rule(text, at)
            if end > at:
                yield from (mark for mark in marks if mark.span.start >= taken or mark.rule.startswith("name.codebook"))
                break
        at = max(end, at + 1)
        taken = text.tokens[at - 1].span.end
        if end == 0:
            yield from hyphenated(text, at - 1)


def _may_start(text: Text, at: int) -> bool:
    """Say whether any rule can begin at a word; most words are neither capitals nor known to the codebook."""
    word = text.words[at]
    if word[0].isupper() or word in _STARTS:
        return True
    return (
        text.book.offices.longest(text.words, at) is not None
        or text.book.offices.body(text.words, at) is not None
        or text.book.names.longest(text.words, at) is not None
    )


def _titled_person(text: Text, at: int) -> Found:
    """Mark a person behind an office, rank or honorific: "Kenyan President Amina Otieno", "Colonel Otieno"."""
    office = office_at(text, at)
    if office and _is_first_name(text, office, at) and not _rules_state(text, at):
        office = None
        if name_end(text, at + 1) > at + 1:
            return NOTHING
    begin = _behind_both(text, office) if office else at
    if office and text.word(begin) == "," and not text.is_headline:
        begin += 1
    begin, ranks = skip_ranks(text, _past_portfolio(text, begin) if office else begin)
    end = name_end(text, begin)
    if (office is None and not ranks) or (office and office.match.plural) or end == begin:
        return NOTHING
    organisation = at if text.is_headline else organisation_end(text, end - 1)
    if organisation > end:
        return _named_after(text, at, organisation, office)
    if office and text.word(office.last) == "," and not ranks and end - begin < _FULL_NAME:
        return NOTHING
    if office is None and (behind := office_behind(text, end)):
        return (_person(text, (at, end), begin, "appositive", behind),), end
    placed = _placed(text, office, end) if office else None
    country = _states(text, placed)
    named = _person(text, (at, end), begin, "titled", office)
    if office is None and (served := _served(text, end)) is not None:
        return (replace(named, office=served.suffix, title_country=codes(served.country)),), end
    return (*country, replace(named, title_country=placed.code if placed else None)), end


def _behind_both(text: Text, office: Office) -> int:
    """Give the word behind a title, and behind a second office of the same person whose name follows.

    "Vice President [and Foreign Minister] Ana Ruiz"; a head of state beside one named is another person.
    """
    last = office.last
    if text.lower(last) != "and" or not text.word(last + 1)[:1].isupper() or not text.word(last - 1)[:1].isupper():
        return last
    second = office_at(text, last + 1)
    is_own = second is not None and second.code in {None, office.code} and not second.match.plural
    is_head = office.match.entry.rank <= _HEAD_OF_STATE
    return second.last if second and is_own and not is_head and name_end(text, second.last) > second.last else last


_HEAD_OF_STATE = 1


def _states(text: Text, office: Office | None) -> tuple[NameMark, ...]:
    """Mark the state of an office and the one to which its holder is sent: "[Swedish] ambassador to [Chad]"."""
    return (*country_mark(text, office.country), *country_mark(text, office.host)) if office is not None else ()


def _served(text: Text, at: int) -> Body | None:
    """Give the body of a state that a rank is of: "Major Ali Said [of the Omani army]"."""
    body = body_at(text, at + 1) if text.lower(at) in {"of", "from"} else None
    return body if body is not None and body.country is not None else None


def _past_portfolio(text: Text, at: int) -> int:
    """Give the word behind a second portfolio, also printed small: "Minister of Interior [and Towns] Ali"."""
    end = at + 1
    while text.lower(at) == "and" and text.word(end)[:1].isupper() and text.lower(end) in text.lower_words:
        end += 1
    return end if end > at + 1 and name_end(text, end) > end else at


def _placed(text: Text, office: Office, end: int) -> Office:
    """Give an office with the state behind its holder's name: "President Amina Otieno [of Kenya]"."""
    is_open = office.country is None and office.organisation is None and office.suffix is not None
    return replace(office, country=country_after(text, end)) if is_open and text.lower(end) == "of" else office


def _named_after(text: Text, at: int, end: int, office: Office | None) -> Found:
    """Mark a body that is named after somebody: "Queen Amina Foundation"; behind a longer office it is left alone."""
    if office and (office.country or office.match.length > 1):
        return NOTHING
    return (_organisation(text, at, end),), end


_FULL_NAME = 2


def _is_first_name(text: Text, office: Office, at: int) -> bool:
    return office.first == at and office.last == at + 1 and fold(text.words[at]) in FIRST_NAMES


def _rules_state(text: Text, at: int) -> bool:
    """Say whether a title that may be a first name has its state behind the name: "Emir Nasser bin Khalid of Oman"."""
    end = name_end(text, at + 1)
    return end > at + 1 and text.lower(end) == "of" and country_after(text, end) is not None


def _person(text: Text, whole: tuple[int, int], begin: int, rule: str, office: Office | None) -> NameMark:
    """Give the mark of a person: title and name from `whole`, the name from `begin`."""
    return NameMark(
        span=text.span(*whole),
        kind=MentionKind.NAME,
        actor_kind=ActorKind.PERSON,
        readings=(),
        rule=f"name.person.{rule}",
        score=SCORES[rule],
        name=text.span(begin, whole[1]),
        title=title_span(text, office) if office else None,
        office=office.suffix if office else None,
        title_country=office.code if office else None,
    )


def _office(text: Text, at: int) -> Found:
    """Mark an office without its holder's name: "the Kenyan president", "the minister"."""
    office = office_at(text, at)
    if office is None or fold(text.words[at]) in FIRST_NAMES:
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
    country = _states(text, office)
    person = _appositive_name(text, office.last)
    if person is None:
        return (*country, mark), office.last
    begin, end = person
    named = _person(text, person, skip_ranks(text, begin)[0], "appositive", office)
    return (*country, mark, named), end


def _appositive_name(text: Text, at: int) -> tuple[int, int] | None:
    """Give the name behind an office and a comma: "the president of Chad, General Idris Oumar,"."""
    at = _past_field(text, at)
    if text.word(at) != ",":
        return None
    begin, ranks = skip_ranks(text, at + 1)
    end = name_end(text, begin)
    if end == begin or (end - begin < _FULL_NAME and not ranks):
        return None
    return at + 1, end


def _past_field(text: Text, at: int) -> int:
    """Give the comma behind the part of the world that an office is for: "the Omani envoy for East Africa[,] Ali"."""
    begin = at + 2 if text.lower(at + 1) == "the" else at + 1
    end = begin
    while end < begin + _FIELD_WORDS and (text.word(end)[:1].isupper() or (end > begin and text.lower(end) == "of")):
        end += 1
    return end if text.lower(at) in {"for", "in", "to"} and end > begin and text.word(end) == "," else at


_FIELD_WORDS = 4
"""Words of the part of the world that an office is for."""


def _new_name(text: Text, at: int) -> Found:
    """Mark capitalised words that the codebook does not know: a person, or an organisation by its words."""
    if text.is_headline or not text.words[at][0].isupper() or text.tokens[at].word_class in _NO_START:
        return NOTHING
    organisation = organisation_end(text, at)
    if organisation > at:
        return (_organisation(text, at, organisation),), organisation
    start = at + 1 if fold(text.words[at]) in FIRST_NAMES else at
    end = name_end(text, start)
    if end == start or is_any_common(text, start, end):
        return NOTHING
    if end - start >= _FULL_NAME and text.lower(at - 1) == "the":
        return ((_organisation(text, at, end),) if _is_actor(text, at, end) else ()), end
    office = office_behind(text, end)
    return (_person(text, (at, end), at, "appositive" if office else "bare", office),), end


def _organisation_of_state(text: Text, at: int) -> Found:
    """Mark an organisation whose name begins with a state or a capital: "Omani Trade Company", "Lima Water Board".

    A name that the codebook knows keeps its own mark, and a paper, treaty or place named so is none.
    """
    country = None if text.is_headline or text.lower(at - 1) in POSSESSIVE else country_at(text, at)
    if country is None or text.lower(country.last - 1) in POSSESSIVE or not text.word(country.last)[:1].isupper():
        return NOTHING
    end = organisation_end(text, at)
    inner = range(country.last, end)
    if country.readings[0].actor_kind is not ActorKind.STATE or not any(is_body_word(text.words[one]) for one in inner):
        return NOTHING
    if any(_is_known(text, one) for one in inner):
        return NOTHING
    return (*country_mark(text, country), _organisation(text, at, end)), end


def _is_known(text: Text, at: int) -> bool:
    """Say whether a name of the codebook, or a state's body or office, begins at a word."""
    offices = text.book.offices
    body = offices.body(text.words, at)
    return (
        text.book.names.longest(text.words, at) is not None
        or (body is not None and body.length > 1)
        or offices.longest(text.words, at) is not None
    )


def _is_actor(text: Text, at: int, end: int) -> bool:
    """Say whether capitals behind "the" can be somebody: no place ("in the Upper Valley"), no adjective of a noun."""
    follows = text.tokens[end] if end < len(text.tokens) else None
    describes = follows is not None and follows.word_class is WordClass.NOUN and follows.text.islower()
    return not describes and text.lower(at - 2) not in _PLACING


_PLACING = frozenset("in at near off on across through into over outside inside around along".split())


def _organisation(text: Text, at: int, end: int) -> NameMark:
    words = {fold(word) for word in text.words[at:end]}
    return NameMark(
        span=text.span(at, end),
        kind=MentionKind.NAME,
        actor_kind=ActorKind.COMPANY if words & _COMPANY_WORDS else ActorKind.OTHER,
        readings=(),
        rule="name.organisation",
        score=SCORES["bare"],
        name=text.span(at, end),
    )


_NO_START = frozenset(
    {WordClass.DET, WordClass.ADP, WordClass.PRON, WordClass.CCONJ, WordClass.SCONJ, WordClass.AUX, WordClass.PART}
)
_STARTS = ARTICLES | HEADS | PASSED | BODY_ADJECTIVES
"""Words in small letters that may stand before an office or a body, and begin it."""
_RULES = (half_hyphenated, _titled_person, body, _office, _organisation_of_state, codebook_name, _new_name)
"""The order of trying: what holds more words and says more comes first."""
