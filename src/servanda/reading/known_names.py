"""Names that the codebook knows, with all their readings; states beside an office or a body.

Invariant: a printed form with several readings keeps them all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from servanda.codebook.names import NameEntry, fold
from servanda.model import (
    NO_CODE,
    ActorKind,
    MentionKind,
    NameMark,
    Reading,
    Span,
    WordClass,
)
from servanda.reading.name_words import is_name_word, organisation_end
from servanda.reading.sentence_words import KIND, NOTHING, POSSESSIVE, SCORES, Found, Text


@dataclass(frozen=True, slots=True)
class Country:
    """A state printed at some words: as adjective, possessive or after "of"; or by its seat ("Kremlin spokesman")."""

    first: int
    last: int
    readings: tuple[Reading, ...]
    is_adjective: bool


def _readings(entries: Sequence[NameEntry]) -> tuple[Reading, ...]:
    return tuple(
        Reading(code=entry.code, name=entry.name, actor_kind=entry.actor_kind)
        for entry in entries
        if entry.code != NO_CODE
    )


def _match(text: Text, at: int) -> tuple[tuple[NameEntry, ...], int] | None:
    """Give the codebook's readings of the form at a word, on the day of the report.

    "The" belongs to a form only where no longer one starts behind it: "the Kingdom", but "the | Kingdom of Tonga".
    """
    match = text.book.names.longest(text.words, at)
    if match is None:
        return None
    inner = text.book.names.longest(text.words, at + 1) if text.lower(at) == "the" else None
    if inner is not None and inner.length >= match.length:
        return None
    entries = match.on(text.published.latest).entries
    return None if _is_common_word(text, at, match.length, entries) else (entries, match.length)


def codebook_name(text: Text, at: int) -> Found:
    """Mark the longest form of the codebook that starts at a word, unless it is part of a person's name there."""
    found = _match(text, at)
    if found is None:
        return NOTHING
    entries, length = found
    end = at + length
    readings = _readings(entries)
    if _is_part_of_person(text, at, end, entries):
        return NOTHING
    if _is_of_dollars(text, at, end) or text.lower(end) in {"dollar", "dollars"}:
        return (), end  # "US$5 million", "the US dollar" name a currency
    if not _is_printed_as_name(text, at, entries):
        return (), at + 1  # "the kingdom of Lesotho" names Lesotho behind a common noun
    if not readings:
        return (), end
    if _is_of_money(text, at, end) or _is_of_continent(text, at):
        return (), end
    entry = entries[0]
    if _is_longer_title(text, end, entry):
        return NOTHING
    kind = KIND.get(entry.kind)
    if kind is None:
        return (), end
    plain = len({reading.code for reading in readings}) == 1
    mark = NameMark(
        span=text.span(at, end),
        kind=kind,
        actor_kind=entry.actor_kind,
        readings=readings,
        rule=f"name.codebook.{_rule(entry)}",
        score=SCORES["codebook" if plain else "ambiguous"],
    )
    acronym = _acronym_behind(text, end, entry)
    return (mark, *acronym[0]), max(end, acronym[1])


def _rule(entry: NameEntry) -> str:
    """Give the rule that reads a form: by the care that it needs, else by its kind."""
    return next((care for care in ("context", "namesake") if care in entry.care), entry.kind)


def _is_longer_title(text: Text, end: int, entry: NameEntry) -> bool:
    """Say whether a paper's name of one word is only the beginning of another name: "the National | Library"."""
    is_paper = entry.actor_kind is ActorKind.MEDIA and entry.text.startswith("The ") and entry.text.count(" ") == 1
    follows = text.word(end)
    weekdays = text.book.words.weekdays
    return is_paper and follows[:1].isupper() and fold(follows) not in weekdays


def _is_of_dollars(text: Text, at: int, end: int) -> bool:
    """Say whether a form tells whose dollars a sum is in: "US$74 million", "US $7"; "lent Peru $7" does not."""
    if not text.word(end).startswith("$"):
        return False
    is_glued = text.span(at, end).end == text.span(end, end + 1).start
    return is_glued or text.words[end - 1].isupper()


def _is_of_money(text: Text, at: int, end: int) -> bool:
    """Say whether a state's form only tells whose money it is: "US$74 million", "5 million Australian dollars"."""
    before = at - 2 if at > 1 and text.lower(at - 1) == "of" else at - 1
    is_in = at > 0 and text.lower(at - 1) == "in" and text.lower(end).endswith("s")  # "paid in U.S. dollars"
    is_sum = at > 0 and (text.lower(before).removesuffix("s") in _MAGNITUDES or text.words[before][:1].isdecimal())
    word = text.lower(end)
    money = text.book.items.currencies
    return (is_in or is_sum) and (money.word(word) is not None or money.word(word.removesuffix("s")) is not None)


_MAGNITUDES = frozenset("thousand million billion trillion lakh crore bn m".split())


def _is_of_continent(text: Text, at: int) -> bool:
    """Say whether "American" is only the end of a continent: "South American leaders" are not those of one state."""
    return at > 0 and text.lower(at) in {"american", "americans"} and text.words[at - 1] in _PARTS_OF_AMERICA


_PARTS_OF_AMERICA = frozenset({"South", "North", "Latin", "Central", "Pan"})


def _acronym_behind(text: Text, end: int, entry: NameEntry) -> Found:
    """Give the short form printed in brackets behind a name ("Islamic State (IS)"), as the same actor."""
    if text.word(end) != "(" or text.word(end + 2) != ")" or not text.word(end + 1).isupper():
        return NOTHING
    mark = NameMark(
        span=text.span(end + 1, end + 2),
        kind=MentionKind.NAME,
        actor_kind=entry.actor_kind,
        readings=_readings((entry,)),
        rule="name.codebook.acronym",
        score=SCORES["codebook"],
    )
    return (mark,), end + 3


def _is_printed_as_name(text: Text, at: int, entries: Sequence[NameEntry]) -> bool:
    """Say whether a form that is also a common word is printed as a name here."""
    word = text.words[at]
    if any(entry.kind in {"description", "people"} for entry in entries):
        return True
    return not word[0].isalpha() or word[0].isupper() or not entries[0].text[:1].isupper() or fold(word) == "the"


def _is_common_word(text: Text, at: int, length: int, entries: Sequence[NameEntry]) -> bool:
    """Say whether a name that is also a word is only that at the start of a sentence: "Male students"."""
    if at or length != 1 or not any("word" in entry.care for entry in entries) or entries[0].kind == "demonym":
        return False
    return len(text.tokens) > 1 and text.tokens[1].word_class in {WordClass.NOUN, WordClass.ADJ}


def _is_part_of_person(text: Text, at: int, end: int, entries: Sequence[NameEntry]) -> bool:
    """Say whether a form that is also a first name or surname is part of a person's name here."""
    if not any("person" in entry.care for entry in entries):
        return False
    return is_name_word(text, end) or (at > 0 and is_name_word(text, at - 1))


def hyphenated(text: Text, at: int) -> Iterator[NameMark]:
    """Give the names inside one hyphenated word: "Kenya-led", "Franco-German"."""
    token = text.tokens[at]
    money = text.book.items.currencies
    for start, end, match in text.book.names.within(token.text):
        is_of_money = token.text[0].isdecimal() and any(
            money.word(part) is not None for part in token.text[end:].split("-")
        )
        if token.text[start].isupper() and not is_of_money:
            span = Span(token.span.start + start, token.span.start + end)
            yield from _inner_mark(span, match.on(text.published.latest).entries)


def _inner_mark(span: Span, entries: Sequence[NameEntry]) -> Iterator[NameMark]:
    kind = KIND.get(entries[0].kind)
    readings = _readings(entries)
    if kind is not None and readings and "namesake" not in entries[0].care:
        yield NameMark(
            span=span,
            kind=kind,
            actor_kind=entries[0].actor_kind,
            readings=readings,
            rule=f"name.codebook.{entries[0].kind}",
            score=SCORES["codebook" if len(readings) == 1 else "ambiguous"],
        )


_MOST_WORDS = 3


def half_hyphenated(text: Text, at: int) -> Found:
    """Mark a name of several words whose last one goes on behind a hyphen: "South Korea-led", "Hong Kong-based"."""
    if not text.words[at][0].isupper():
        return NOTHING
    for last in range(at + 1, min(at + _MOST_WORDS, len(text.words))):
        head, hyphen, _ = text.words[last].partition("-")
        if not hyphen:
            continue
        words = (*text.words[at:last], head)
        match = text.book.names.longest(words, 0)
        if match is None or match.length < len(words):
            return NOTHING
        span = Span(text.tokens[at].span.start, text.tokens[last].span.start + len(head))
        return tuple(_inner_mark(span, match.on(text.published.latest).entries)), last + 1
    return NOTHING


def country_at(text: Text, at: int) -> Country | None:
    """Give the state that stands at a word as adjective or possessive, or bare in a headline ("Kenya Army Chief")."""
    found = _match(text, at)
    if found is None:
        return None
    entries, length = found
    readings = _readings(entries)
    if not readings or not text.words[at][:1].isupper() or "namesake" in entries[0].care:
        return None
    end = at + length
    is_owner = text.lower(end) in POSSESSIVE
    if entries[0].kind in {"demonym", "people"}:
        return Country(at, end, readings, is_adjective=True)
    if entries[0].kind in _OWN_FORMS and entries[0].actor_kind in {ActorKind.STATE, ActorKind.IGO}:
        return Country(at, end + is_owner, readings, is_adjective=is_owner)
    if is_owner and entries[0].actor_kind in {ActorKind.GROUP, ActorKind.GOVERNMENT}:
        return _owning_state(text, at, end + 1, entries[0])
    return None


_OWN_FORMS = frozenset({"name", "acronym", "capital", "former"})


def owner_at(text: Text, at: int) -> Country | None:
    """Give the state whose seat stands before an office: "Kremlin spokesman", "a White House official".

    A body of an organisation owns its offices itself: "UNHCR spokesman".
    """
    found = _match(text, at)
    if found is None:
        return None
    entry, end = found[0][0], at + found[1]
    if _is_of_organisation(text, entry):
        reading = Reading(code=entry.code, name=entry.name, actor_kind=entry.actor_kind)
        return Country(at, end + (text.lower(end) in POSSESSIVE), (reading,), is_adjective=True)
    is_agency = entry.actor_kind is ActorKind.BODY and entry.kind in {"name", "acronym"}  # "USAID officials"
    is_seat = is_agency or entry.kind == "metonym" or entry.actor_kind in {ActorKind.GOVERNMENT, ActorKind.GROUP}
    if not is_seat or ".GOV" not in entry.code or "context" in entry.care:
        return None
    return _owning_state(text, at, end + (text.lower(end) in POSSESSIVE), entry)


def _is_of_organisation(text: Text, entry: NameEntry) -> bool:
    """Say whether a form names a body of an organisation of states: "UNHCR", "European Commission"."""
    whole, dot, _ = entry.code.partition(".")
    owner = text.book.actor(whole) if dot and entry.actor_kind is ActorKind.BODY else None
    return owner is not None and owner.kind is ActorKind.IGO and entry.kind in _OWN_FORMS and not entry.care


def _owning_state(text: Text, first: int, last: int, entry: NameEntry) -> Country | None:
    owner = text.book.actor(entry.code)
    state = text.book.actor(owner.country) if owner and owner.country else None
    if state is None or state.kind is not ActorKind.STATE:
        return None
    reading = Reading(code=state.code, name=state.name, actor_kind=ActorKind.STATE)
    return Country(first, last, (reading,), is_adjective=True)


def country_after(text: Text, at: int, *, is_sent: bool = False) -> Country | None:
    """Give the state behind "of", "of the" or "for" at a word; behind "to" only for somebody sent there.

    "of the Zambian Chess Federation" names no state: the office is the federation's.
    """
    if text.lower(at) not in ({"of", "for", "to"} if is_sent else {"of", "for"}):
        return None
    start = at + 2 if text.lower(at + 1) == "the" else at + 1
    country = country_at(text, start) or country_at(text, at + 1)
    if country is None:
        return None
    if country.is_adjective and text.lower(country.last) in _STATE_WORDS:
        return Country(country.first, country.last + 1, country.readings, is_adjective=True)
    if organisation_end(text, country.first) > country.last:
        return None
    if country.is_adjective and not _is_people(text, country):
        return None
    return country


def country_from(text: Text, first: int, at: int) -> Country | None:
    """Give the state behind "from" of those who act: "[officials from] Kenya said", "met [soldiers from] Chad".

    Who is moved comes from a place, which is not his own: "withdrew officials from Kenya", "the return of troops from".

    Args:
        text: The sentence.
        first: The first of the words that tell who they are.
        at: The word behind them.
    """
    if text.lower(at) != "from":
        return None
    before = first - 1
    while before >= 0 and text.tokens[before].word_class in _BEFORE_PEOPLE:
        before -= 1
    if (
        before >= 0
        and text.tokens[before].word_class is not WordClass.PUNCT
        and text.lower(before) not in _BEFORE_DOERS
    ):
        return None
    country = country_at(text, at + 2 if text.lower(at + 1) == "the" else at + 1)
    is_state = country is not None and country.readings[0].actor_kind is ActorKind.STATE
    return country if country is not None and is_state and not country.is_adjective else None


_BEFORE_PEOPLE = frozenset({WordClass.DET, WordClass.ADJ, WordClass.NUM, WordClass.ADV})
_BEFORE_DOERS = frozenset(
    "and that between with by as when while where after before if met meet meets meeting told hosted received".split()
)
"""Words before those who act, or who are met, and are nobody's to move."""


def seat_after(text: Text, at: int) -> Country | None:
    """Give the state whose capital stands behind "in" at a word: "the foreign ministry in Lima"."""
    if text.lower(at) != "in":
        return None
    found = _match(text, at + 1)
    if found is None or {one.kind for one in found[0]} != {"capital"}:
        return None
    country = country_at(text, at + 1)
    return country if country is not None and not country.is_adjective else None


_STATE_WORDS = frozenset({"republic", "kingdom", "state", "federation", "confederation"})


def _is_people(text: Text, country: Country) -> bool:
    """Say whether a state is named by its people: "king of the Belgians"."""
    found = _match(text, country.first)
    return found is not None and found[0][0].kind == "people"


def codes(country: Country | None) -> str | None:
    """Give the one code that a printed state can mean, None when it can mean several."""
    if country is None:
        return None
    found = {reading.code for reading in country.readings}
    return found.pop() if len(found) == 1 else None


def country_mark(text: Text, country: Country | None) -> tuple[NameMark, ...]:
    """Mark the state of a title by itself, so that every mention of a state is counted."""
    found = _match(text, country.first) if country else None
    if country is None or found is None:
        return ()
    last = country.last - (text.lower(country.last - 1) in POSSESSIVE)
    entries = found[0]
    readings = _readings(entries)
    return (
        NameMark(
            span=text.span(country.first, last),
            kind=KIND.get(entries[0].kind, MentionKind.NAME),
            actor_kind=readings[0].actor_kind,
            readings=readings,
            rule=f"name.codebook.{entries[0].kind}",
            score=SCORES["codebook" if len(readings) == 1 else "ambiguous"],
        ),
    )
