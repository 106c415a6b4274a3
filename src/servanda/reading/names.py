"""Names in one report: states, bodies and groups of the codebook, offices with their holders, and new names.

Invariant: a printed form with several readings keeps them all; nothing here decides who is meant across sentences.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from servanda.codebook import Codebook, inflect
from servanda.codebook.names import NameEntry, fold
from servanda.codebook.offices import OfficeEntry, OfficeMatch
from servanda.model import (
    NO_CODE,
    ActorKind,
    MentionKind,
    NameMark,
    Period,
    Reading,
    Sentence,
    Span,
    Token,
    WordClass,
)

_PARTICLES = frozenset(
    "de da do dos das del della di du la le van von der den bin bint ibn ben abu al el y e dit ould wuld".split()
)
_JOINERS = frozenset({"-", "."})
_ORGANISATION_WORDS = frozenset(
    "agency alliance army association authority bank board brigade bureau cabinet center centre chamber club coalition"
    " college commission committee company confederation conference congress convoy corporation corps council court"
    " department directorate embassy federation force forces foundation front fund government group guard hospital house"
    " initiative institute institution league legion mission ministry movement network office organisation organization"
    " parliament party plc police post press programme program project radio republic school senate service society"
    " station summit syndicate times today tribune tribunal tv union university news daily gazette herald journal"
    " treaty agreement pact accord airlines airport port bridge road street square forum festival cup act law plan"
    " ltd inc corp co gmbh llc sa".split()
)
_NEVER_NAMES = frozenset(
    "river sea gulf lake mount island islands strait valley desert city province state region district county"
    " day week month year january february march april may june july august september october november december"
    " monday tuesday wednesday thursday friday saturday sunday mr mrs ms".split()
)
"""Capitalised words that are no part of a person's name, and make no organisation either."""
_COMPANY_WORDS = frozenset("company corporation plc ltd inc corp co gmbh llc airlines bank".split())
_KIND = {
    "name": MentionKind.NAME,
    "acronym": MentionKind.NAME,
    "former": MentionKind.NAME,
    "demonym": MentionKind.DEMONYM,
    "people": MentionKind.DEMONYM,
    "capital": MentionKind.METONYM,
    "metonym": MentionKind.METONYM,
    "description": MentionKind.ROLE,
}
_MOST_NAME_WORDS = 6
_SCORES = {
    "codebook": 0.95,
    "ambiguous": 0.5,
    "titled": 0.95,
    "appositive": 0.9,
    "bare": 0.7,
    "office": 0.85,
    "body": 0.9,
}


@dataclass(frozen=True, slots=True)
class _Text:
    """One sentence as the finder sees it: tokens and words, all indices counted from the sentence's first token."""

    tokens: Sequence[Token]
    words: Sequence[str]
    book: Codebook
    published: Period
    is_headline: bool
    lower_words: frozenset[str]

    def span(self, first: int, last: int) -> Span:
        return Span(self.tokens[first].span.start, self.tokens[last - 1].span.end)

    def word(self, at: int) -> str:
        return self.words[at] if 0 <= at < len(self.words) else ""


@dataclass(frozen=True, slots=True)
class _Country:
    """A state printed at some words: as adjective, possessive or after "of"."""

    first: int
    last: int
    readings: tuple[Reading, ...]
    is_adjective: bool


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
        text = _Text(
            tokens=part,
            words=[token.text for token in part],
            book=book,
            published=published,
            is_headline=is_headline(part),
            lower_words=lower_words,
        )
        found.extend(_sentence_names(text))
    return tuple(sorted(found, key=lambda mark: (mark.span, mark.rule)))


def is_headline(tokens: Sequence[Token]) -> bool:
    """Say whether a sentence prints nearly every word with a capital, so that capitals name nobody."""
    long = [token.text for token in tokens if len(token.text) > 3 and token.text[0].isalpha()]  # noqa: PLR2004
    return len(long) >= 4 and sum(word[0].isupper() for word in long) >= 0.8 * len(long)  # noqa: PLR2004


def _sentence_names(text: _Text) -> Iterator[NameMark]:
    at = 0
    taken = 0
    while at < len(text.words):
        end = 0
        for rule in (_titled_person, _body, _office, _codebook_name, _new_name):
            marks, end = rule(text, at)
            if end > at:
                yield from (mark for mark in marks if mark.span.start >= taken or mark.rule.startswith("name.codebook"))
                break
        at = max(end, at + 1)
        taken = text.tokens[at - 1].span.end
        yield from _hyphenated(text, at - 1) if end == 0 else ()


Found = tuple[tuple[NameMark, ...], int]
_NOTHING: Found = ((), 0)


def _readings(entries: Sequence[NameEntry]) -> tuple[Reading, ...]:
    return tuple(
        Reading(code=entry.code, name=entry.name, actor_kind=entry.actor_kind)
        for entry in entries
        if entry.code != NO_CODE
    )


def _match(text: _Text, at: int) -> tuple[tuple[NameEntry, ...], int] | None:
    """Give the codebook's readings of the form at a word, on the day of the report."""
    match = text.book.names.longest(text.words, at)
    if match is None:
        return None
    return match.on(text.published.latest).entries, match.length


def _codebook_name(text: _Text, at: int) -> Found:
    found = _match(text, at)
    if found is None:
        return _NOTHING
    entries, length = found
    end = at + length
    readings = _readings(entries)
    if not readings or _is_part_of_person(text, at, end, entries) or not _is_printed_as_name(text, at, entries):
        return _NOTHING if _is_part_of_person(text, at, end, entries) else ((), end)
    entry = entries[0]
    kind = _KIND.get(entry.kind)
    if kind is None:
        return (), end
    plain = len({reading.code for reading in readings}) == 1
    mark = NameMark(
        span=text.span(at, end),
        kind=kind,
        actor_kind=entry.actor_kind,
        readings=readings,
        rule=f"name.codebook.{'context' if 'context' in entry.care else entry.kind}",
        score=_SCORES["codebook" if plain else "ambiguous"],
    )
    acronym = _acronym_behind(text, end, entry)
    return (mark, *acronym[0]), max(end, acronym[1])


def _acronym_behind(text: _Text, end: int, entry: NameEntry) -> Found:
    """Give the short form printed in brackets behind a name ("Islamic State (IS)"), as the same actor."""
    if text.word(end) != "(" or text.word(end + 2) != ")" or not text.word(end + 1).isupper():
        return _NOTHING
    mark = NameMark(
        span=text.span(end + 1, end + 2),
        kind=MentionKind.NAME,
        actor_kind=entry.actor_kind,
        readings=_readings((entry,)),
        rule="name.codebook.acronym",
        score=_SCORES["codebook"],
    )
    return (mark,), end + 3


def _is_printed_as_name(text: _Text, at: int, entries: Sequence[NameEntry]) -> bool:
    """Say whether a form that is also a common word is printed as a name here."""
    word = text.words[at]
    if any(entry.kind in {"description", "people"} for entry in entries):
        return True
    return not word[0].isalpha() or word[0].isupper() or not entries[0].text[:1].isupper() or fold(word) == "the"


def _is_part_of_person(text: _Text, at: int, end: int, entries: Sequence[NameEntry]) -> bool:
    """Say whether a form that is also a first name or surname is part of a person's name here."""
    if not any("person" in entry.care for entry in entries):
        return False
    return _is_name_word(text, end) or (at > 0 and _is_name_word(text, at - 1))


def _hyphenated(text: _Text, at: int) -> Iterator[NameMark]:
    """Give the names inside one hyphenated word: "Kenya-led", "Franco-German"."""
    token = text.tokens[at]
    for start, end, match in text.book.names.within(token.text):
        entries = match.on(text.published.latest).entries
        kind = _KIND.get(entries[0].kind)
        readings = _readings(entries)
        if kind is None or not readings or not token.text[start].isupper():
            continue
        yield NameMark(
            span=Span(token.span.start + start, token.span.start + end),
            kind=kind,
            actor_kind=entries[0].actor_kind,
            readings=readings,
            rule=f"name.codebook.{entries[0].kind}",
            score=_SCORES["codebook" if len(readings) == 1 else "ambiguous"],
        )


def _country_at(text: _Text, at: int) -> _Country | None:
    """Give the state that stands at a word as adjective or possessive, or bare in a headline ("Kenya Army Chief")."""
    found = _match(text, at)
    if found is None:
        return None
    entries, length = found
    readings = _readings(entries)
    if not readings or not text.words[at][:1].isupper():
        return None
    end = at + length
    if entries[0].kind in {"demonym", "people"}:
        return _Country(at, end, readings, is_adjective=True)
    if entries[0].kind in {"name", "acronym", "capital", "former"} and entries[0].actor_kind in {
        ActorKind.STATE,
        ActorKind.IGO,
    }:
        if text.word(end).lower().replace("’", "'") in {"'s", "'"}:
            return _Country(at, end + 1, readings, is_adjective=True)
        return _Country(at, end, readings, is_adjective=False)
    owner = text.book.actor(entries[0].code)
    if owner and owner.country and text.word(end).lower().replace("’", "'") in {"'s", "'"}:
        state = text.book.actor(owner.country)
        if state and entries[0].actor_kind in {ActorKind.GROUP, ActorKind.GOVERNMENT}:
            reading = Reading(code=state.code, name=state.name, actor_kind=ActorKind.STATE)
            return _Country(at, end + 1, (reading,), is_adjective=True)
    return None


def _country_after(text: _Text, at: int, *, is_sent: bool = False) -> _Country | None:
    """Give the state behind "of", "of the" or "for" at a word; behind "to" only for somebody sent there."""
    if text.word(at).lower() not in ({"of", "for", "to"} if is_sent else {"of", "for"}):
        return None
    start = at + 2 if text.word(at + 1).lower() == "the" else at + 1
    country = _country_at(text, start) or _country_at(text, at + 1)
    return country if country and country.readings[0].actor_kind is not ActorKind.MEDIA else None


def _codes(country: _Country | None) -> str | None:
    if country is None:
        return None
    codes = {reading.code for reading in country.readings}
    return codes.pop() if len(codes) == 1 else None


def _country_mark(text: _Text, country: _Country | None) -> tuple[NameMark, ...]:
    """Mark the state of a title by itself, so that every mention of a state is counted."""
    if country is None:
        return ()
    last = country.last - 1 if text.words[country.last - 1].lower().replace("’", "'") in {"'s", "'"} else country.last
    found = _match(text, country.first)
    kind = _KIND.get(found[0][0].kind, MentionKind.NAME) if found else MentionKind.NAME
    form = found[0][0].kind if found else "name"
    return (
        NameMark(
            span=text.span(country.first, last),
            kind=kind,
            actor_kind=country.readings[0].actor_kind,
            readings=country.readings,
            rule=f"name.codebook.{form}",
            score=_SCORES["codebook" if len(country.readings) == 1 else "ambiguous"],
        ),
    )


@dataclass(frozen=True, slots=True)
class _Office:
    """An office as printed: words `first` to `last`, and the country before or behind it."""

    first: int
    last: int
    match: OfficeMatch
    country: _Country | None
    suffix: str
    organisation: str | None = None

    @property
    def code(self) -> str | None:
        """Give the code of the state or organisation that the office belongs to, None when the words do not say."""
        return self.organisation or _codes(self.country)


def _office_at(text: _Text, at: int) -> _Office | None:
    """Give the office that starts at a word: "Kenyan Foreign Minister", "president of Chad", "Oman's envoy"."""
    start = at + 1 if text.word(at).lower() in {"the", "a", "an"} else at
    if whole := text.book.offices.longest(text.words, start):
        entry = next((entry for entry in whole.entries if entry.of), None)
        if entry:
            return _Office(at, start + whole.length, whole, None, entry.suffix, entry.of)
    before = _country_at(text, start)
    begin = before.last if before else start
    while text.word(begin).lower() in _PASSED and begin < start + 4:
        begin += 1
    match = text.book.offices.longest(text.words, begin)
    if match is None and before:
        # "transitional Kenyan Prime Minister", "the new Chadian leader" keep their adjectives before the country.
        return None
    if match is None and text.word(begin).lower() in _HEADS and text.word(begin + 1).lower() == "of":
        head = OfficeEntry(id="head_of_body", title=text.word(begin).capitalize(), suffix="GOV", rank=_HEAD_RANK)
        match = OfficeMatch(entries=(head,), length=1)
        return _office_of_body(text, at, begin + 1, match)
    if match is None:
        return None
    last = begin + match.length
    if of_body := _office_of_body(text, at, last, match):
        return of_body
    after = None
    if (
        before is not None
        and any(entry.suffix == "GOV.AMB" for entry in match.entries)
        and text.word(last).lower() == "to"
    ):
        host = _country_after(text, last, is_sent=True)
        return _Office(at, host.last if host else last, match, before, match.entries[0].suffix)
    if before is None or not before.is_adjective:
        is_sent = any(entry.suffix == "GOV.AMB" for entry in match.entries)
        after = _country_after(text, last, is_sent=is_sent)
    if before is not None and not before.is_adjective and after is not None:
        before = None
    entries = match.entries
    country = before or after
    code = _codes(country)
    fitting = [entry for entry in entries if not entry.countries or (code and code[:3] in entry.countries)]
    if not fitting:
        return None
    end = after.last if after else last
    return _Office(at if before or start == at else start, end, match, country, fitting[0].suffix)


def _office_of_body(text: _Text, at: int, last: int, match: OfficeMatch) -> _Office | None:
    """Give the office of a body: "the head of the Kenyan Foreign Ministry", "spokesman for Oman's government"."""
    if text.word(last).lower() not in {"of", "for"}:
        return None
    body = _body_at(text, last + 1)
    if body is None or (body.country is None and body.suffix in {"GOV", "CVL"}):
        return None
    return _Office(at, body.last, match, body.country, body.suffix)


_HEADS = frozenset({"head", "chief", "leader", "director", "commander", "chairman", "chairwoman", "boss"})
_HEAD_RANK = 3
_PASSED = frozenset({"military", "new", "then", "long-time", "longtime", "veteran", "visiting", "outgoing", "incoming"})


def _titled_person(text: _Text, at: int) -> Found:
    """Mark a person behind an office, rank or honorific: "Kenyan President Amina Otieno", "Colonel Otieno"."""
    office = _office_at(text, at)
    if office and office.first == at and fold(text.words[at]) in _FIRST_NAMES and office.last == at + 1:
        office = None
        if _name_end(text, at + 1) > at + 1:
            return _NOTHING
    begin = office.last if office else at
    if office and text.word(begin) == "," and not text.is_headline:
        begin += 1
    begin, ranks = _skip_ranks(text, begin)
    if office is None and not ranks:
        return _NOTHING
    if office and office.match.plural:
        return _NOTHING
    end = _name_end(text, begin)
    if end == begin:
        return _NOTHING
    if office and text.words[office.last : office.last + 1] == [","] and not ranks and end - begin < 2:  # noqa: PLR2004
        return _NOTHING
    start = at
    mark = NameMark(
        span=text.span(start, end),
        kind=MentionKind.NAME,
        actor_kind=ActorKind.PERSON,
        readings=(),
        rule="name.person.titled",
        score=_SCORES["titled"],
        name=text.span(begin, end),
        title=_title_span(text, office) if office else None,
        office=office.suffix if office else None,
        title_country=office.code if office else None,
    )
    return (*_country_mark(text, office.country if office else None), mark), end


_FIRST_NAMES = frozenset({"amir", "emir", "sultan", "prince", "malik"})
"""Titles that are first names more often when no country stands before them."""


def _title_span(text: _Text, office: _Office) -> Span:
    first, last = office.first, office.last
    if text.word(first).lower() in {"the", "a", "an"}:
        first += 1
    if office.country and office.country.first == first:
        first = office.country.last
    if office.country and office.country.first > first:
        last = office.country.first
        while text.word(last - 1).lower() in {"of", "for", "to", "the"}:
            last -= 1
    return text.span(first, max(last, first + 1))


def _skip_ranks(text: _Text, at: int) -> tuple[int, int]:
    """Give the first word behind ranks and honorifics, and how many words were stepped over."""
    start = at
    while at < len(text.words):
        step = text.book.titles.at(text.words, at)
        if step is None or step[0] not in {"rank", "honorific"} or not text.words[at][0].isupper():
            break
        at += step[1]
        if text.word(at) == "." and text.tokens[at].span.start == text.tokens[at - 1].span.end:
            at += 1
    return at, at - start


def _name_end(text: _Text, at: int) -> int:
    """Give the end of the capitalised words of a person's name that start at a word; the same word when none do."""
    end = at
    while end < len(text.words) and end - at < _MOST_NAME_WORDS:
        if _is_name_word(text, end):
            end += 1
        elif end > at and fold(text.words[end]) in _PARTICLES and _is_name_word(text, end + 1):
            end += 2
        elif _is_initial(text, end):
            end += 2
        else:
            break
    return end


def _is_initial(text: _Text, at: int) -> bool:
    """Say whether an initial with its stop stands at a word and the name goes on behind it."""
    word = text.word(at)
    return len(word) == 1 and word.isupper() and text.word(at + 1) == "." and _is_name_word(text, at + 2)


def _is_name_word(text: _Text, at: int) -> bool:
    """Say whether a word can be part of a person's name: a capital, no name of the codebook, no common word."""
    word = text.word(at)
    if (
        len(word) < 2
        or not word[0].isupper()
        or (word.isupper() and len(word) > 2 and not text.is_headline and _is_acronym(text, word))
    ):  # noqa: PLR2004
        return False
    folded = fold(word)
    if folded in _ORGANISATION_WORDS or folded in _NEVER_NAMES or text.book.names.within(word):
        return False
    if text.tokens[at].word_class not in {
        WordClass.PROPN,
        WordClass.NOUN,
        WordClass.VERB,
        WordClass.ADJ,
        WordClass.ADV,
        WordClass.X,
    }:
        return False
    if text.is_headline and (folded in text.lower_words or inflect.lemma(folded)):
        return False
    if not at and word.lower() in text.lower_words:
        return False
    match = text.book.names.longest(text.words, at)
    if match is not None and not any("person" in entry.care for entry in match.entries):
        return match.length == 1 and all(entry.kind == "place" for entry in match.entries)
    return (
        text.book.offices.longest(text.words, at) is None
        or text.tokens[at].word_class is WordClass.PROPN
        and at > 0
        and _continues(text, at)
    )


def _is_acronym(text: _Text, word: str) -> bool:
    return len(word) <= 5 or text.word(0) != word  # noqa: PLR2004 - surnames in capitals are longer, mostly


def _continues(text: _Text, at: int) -> bool:
    """An office word inside a run of capitals is a name only between two other names ("Maria King Obi")."""
    return (
        text.words[at - 1][0].isupper()
        and text.word(at + 1)[:1].isupper()
        and text.book.offices.longest(text.words, at) is not None
        and text.book.offices.longest(text.words, at).length == 1  # type: ignore[union-attr]
        and text.book.titles.at(text.words, at) is None
        and text.tokens[at - 1].word_class is WordClass.PROPN
        and text.book.names.longest(text.words, at - 1) is None
    )


@dataclass(frozen=True, slots=True)
class _Body:
    """A body as printed, with the country before or behind it; `begin` to `end` are the body's own words."""

    begin: int
    end: int
    last: int
    suffix: str
    name: str
    country: _Country | None


def _body_at(text: _Text, at: int) -> _Body | None:
    """Give the body that starts at a word, "the" or a country before it included."""
    start = at + 1 if text.word(at).lower() == "the" else at
    before = _country_at(text, start)
    begin = before.last if before else start
    while text.word(begin).lower() in _BODY_ADJECTIVES and begin < len(text.words) - 1:
        if text.book.offices.body(text.words, begin):
            break
        begin += 1
    match = text.book.offices.body(text.words, begin)
    if match is None:
        return None
    end = begin + match.length
    if _is_office(text, begin, end) or _is_adjective(text, begin, end):
        return None
    if before is not None and before.readings[0].actor_kind is not ActorKind.STATE:
        return None
    after = None if before else _country_after(text, end)
    return _Body(begin, end, after.last if after else end, match.entry.suffix, match.entry.name, before or after)


def _is_adjective(text: _Text, begin: int, end: int) -> bool:
    """Say whether the word for a body only describes the noun behind it ("military equipment", "army colonels")."""
    return (
        end < len(text.words)
        and text.tokens[end].word_class in {WordClass.NOUN, WordClass.ADJ}
        and text.words[end][0].islower() == text.words[begin][0].islower()
    )


def _body(text: _Text, at: int) -> Found:
    """Mark a body of a state: "the Kenyan army", "Ghana's Ministry of Health", "the government of Oman", "the army"."""
    body = _body_at(text, at)
    if body is None:
        return _NOTHING
    code = _codes(body.country)
    sector_kind = ActorKind.GOVERNMENT if body.suffix == "GOV" else ActorKind.BODY
    readings: tuple[Reading, ...] = ()
    if body.country and code and body.country.readings[0].actor_kind is ActorKind.STATE:
        actor = text.book.actor(f"{code}.{body.suffix}")
        name = actor.name if actor else f"{body.name} of {body.country.readings[0].name}"
        kind = actor.kind if actor else sector_kind
        readings = (Reading(code=f"{code}.{body.suffix}", name=name, actor_kind=kind),)
    mark = NameMark(
        span=text.span(at, body.last),
        kind=MentionKind.NAME if readings else MentionKind.ROLE,
        actor_kind=sector_kind,
        readings=readings,
        rule="name.body",
        score=_SCORES["body"],
        title=text.span(body.begin, body.end),
        office=body.suffix,
        title_country=code,
    )
    return (*_country_mark(text, body.country), mark), body.last


_BODY_ADJECTIVES = frozenset(
    "transitional interim new former military central federal national provisional caretaker ruling current outgoing"
    " own local regional state".split()
)


def _is_office(text: _Text, begin: int, end: int) -> bool:
    """Say whether the words for a body are an office, or the start of one ("government spokesman")."""
    office = text.book.offices.longest(text.words, begin)
    return office is not None and begin + office.length >= end


def _office(text: _Text, at: int) -> Found:
    """Mark an office without its holder's name: "the Kenyan president", "the minister"."""
    office = _office_at(text, at)
    if office is None or fold(text.words[at]) in _FIRST_NAMES:
        return _NOTHING
    mark = NameMark(
        span=text.span(at, office.last),
        kind=MentionKind.ROLE,
        actor_kind=ActorKind.GROUP if office.match.plural else ActorKind.PERSON,
        readings=(),
        rule="name.office",
        score=_SCORES["office"],
        title=_title_span(text, office),
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
            score=_SCORES["appositive"],
            name=text.span(_skip_ranks(text, begin)[0], end),
            title=mark.title,
            office=office.suffix,
            title_country=mark.title_country,
        )
        return (*_country_mark(text, office.country), mark, named), end
    return (*_country_mark(text, office.country), mark), office.last


def _appositive_name(text: _Text, at: int) -> tuple[int, int] | None:
    """Give the name behind an office and a comma: "the president of Chad, General Idris Oumar,"."""
    if text.word(at) != ",":
        return None
    begin, ranks = _skip_ranks(text, at + 1)
    end = _name_end(text, begin)
    if end - begin < 1 or (end - begin < 2 and not ranks):  # noqa: PLR2004
        return None
    return at + 1, end


def _new_name(text: _Text, at: int) -> Found:
    """Mark capitalised words that the codebook does not know: a person, or an organisation by its words."""
    if text.is_headline or not text.words[at][0].isupper() or text.tokens[at].word_class in _NO_START:
        return _NOTHING
    organisation = _organisation_end(text, at)
    if organisation > at:
        words = {fold(word) for word in text.words[at:organisation]}
        kind = ActorKind.COMPANY if words & _COMPANY_WORDS else ActorKind.OTHER
        mark = NameMark(
            span=text.span(at, organisation),
            kind=MentionKind.NAME,
            actor_kind=kind,
            readings=(),
            rule="name.organisation",
            score=_SCORES["bare"],
            name=text.span(at, organisation),
        )
        return (mark,), organisation
    start = at + 1 if fold(text.words[at]) in _FIRST_NAMES else at
    end = _name_end(text, start)
    if end == start or any(_is_common(text, word) for word in text.words[start:end]):
        return _NOTHING
    office = _office_behind(text, end)
    mark = NameMark(
        span=text.span(at, end),
        kind=MentionKind.NAME,
        actor_kind=ActorKind.PERSON,
        readings=(),
        rule="name.person.appositive" if office else "name.person.bare",
        score=_SCORES["appositive" if office else "bare"],
        name=text.span(at, end),
        title=_title_span(text, office) if office else None,
        office=office.suffix if office else None,
        title_country=office.code if office else None,
    )
    return (mark,), end


_NO_START = frozenset(
    {WordClass.DET, WordClass.ADP, WordClass.PRON, WordClass.CCONJ, WordClass.SCONJ, WordClass.AUX, WordClass.PART}
)


def _office_behind(text: _Text, at: int) -> _Office | None:
    """Give the office in apposition behind a name: ", the Kenyan foreign minister,", ", president of Chad"."""
    if text.word(at).lower() not in {",", "as", "became"}:
        return None
    start = at + 1
    while text.word(start).lower() in {"who", "is", "was", "the", "a", "an", "also"} and start < at + 4:
        start += 1
    return _office_at(text, start) if start < len(text.words) else None


_COMMON_ENDINGS = ("tion", "sion", "ment", "ship", "ness", "ities", "ism")


def _is_common(text: _Text, word: str) -> bool:
    """Say whether a capitalised word of an untitled name is a common word: printed in lower case too, or formed so."""
    lower = word.lower()
    return lower in text.lower_words or lower.endswith(_COMMON_ENDINGS)


def _organisation_end(text: _Text, at: int) -> int:
    """Give the end of a run of capitalised words that holds a word for an organisation; `at` when there is none."""
    end = at
    is_organisation = False
    while end < len(text.words) and end - at < _MOST_NAME_WORDS + 2:
        word = text.words[end]
        inner = (
            end > at
            and fold(word) in {"of", "for", "and", "the", "de", "du", "des"}
            and text.word(end + 1)[:1].isupper()
        )
        if not (word[0].isupper() or inner):
            break
        if fold(word) in _ORGANISATION_WORDS and end > at:
            is_organisation = True
        if (
            text.tokens[end].word_class in {WordClass.PRON, WordClass.AUX, WordClass.CCONJ, WordClass.SCONJ}
            and not inner
        ):
            break
        end += 1
    return end if is_organisation and end - at > 1 else at
