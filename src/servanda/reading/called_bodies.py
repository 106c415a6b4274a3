"""Bodies that the codebook does not know, by the noun that says what they are: "the watchdog Press Freedom Kenya".

Invariant: the words of such a name name nobody else: "Kenya" at its end is no state. A headline, in which all words
have capitals, names none so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from servanda.codebook import Codebook
from servanda.codebook.calendar import MONTHS, WEEKDAYS
from servanda.codebook.names import Match, fold
from servanda.model import ActorKind, MentionKind, NameMark, Sentence, Span, Token, WordClass
from servanda.reading.name_words import FIRST_NAMES
from servanda.reading.sentence_words import SCORES, is_headline

_RULE = "name.organisation"
_INSIDE = frozenset("of for without and the de del la el al du".split())
"""Small words inside a name: "Doctors without Borders", "Mothers of Lamu"."""
_TELLS = frozenset({"tell", "ask", "inform", "give", "brief", "write"})
"""Verbs of which the noun may be the hearer, and the name what is said: "told the group Ali Omar had left"."""
_NO_NAMES = frozenset({*MONTHS, *WEEKDAYS, "i", "we", "he", "she", "it", "they", "you"})
_NAMES = frozenset({WordClass.PROPN, WordClass.NOUN})
_DESCRIBES = frozenset("west east north south western eastern northern southern central".split())
_REACH = 4
_LONGEST = 7
_FEWEST_BEHIND = 2
"""Capitals that make a name before its noun: one alone may be an adjective ("the Tuareg group")."""


def with_called_bodies(
    found: Iterable[NameMark], tokens: Sequence[Token], sentences: Sequence[Sentence], *, book: Codebook
) -> tuple[NameMark, ...]:
    """Give the names with the bodies that a noun beside them calls one, in the order of the text.

    Args:
        found: The names found by rule.
        tokens: The report's tokens.
        sentences: Its sentences.
        book: The codebook; a name that it knows whole keeps its own mark.
    """
    marks = tuple(found)
    sure = [one.span for one in marks if one.rule in _SURE]
    known = [one.span for one in marks if one.rule.startswith("name.codebook")]
    called = [
        one
        for sentence in sentences
        for one in _called(tokens, sentence, book)
        if not any(map(one.span.overlaps, sure)) and not any(_goes_beyond(span, one.span) for span in known)
    ]
    taken = [one.span for one in called]
    kept = [one for one in marks if not any(map(one.span.overlaps, taken))]
    return tuple(sorted([*kept, *called], key=lambda mark: (mark.span, mark.rule)))


def _goes_beyond(known: Span, name: Span) -> bool:
    """Say whether a name of the codebook begins or ends outside a new one: "the [International Crisis] group"."""
    return known.overlaps(name) and known not in name


_SURE = frozenset({"name.person.titled", "name.person.appositive", "name.office"})
"""Rules whose marks go before a noun: an office beside a name makes a person."""


def _called(tokens: Sequence[Token], sentence: Sentence, book: Codebook) -> Iterator[NameMark]:
    words = [token.text for token in tokens[sentence.first : sentence.last]]
    if is_headline(words):
        return
    taken = 0
    for at in range(sentence.first, sentence.last):
        kind = _kind(tokens, at, sentence.first, book)
        if kind is None or tokens[at].word_class is WordClass.VERB:
            continue
        end = _name_end(tokens, at + 1, sentence.last, book)
        first = _name_start(tokens, at, max(taken, sentence.first), book)
        if end > at + 1 and not _is_told(tokens, at, sentence.first):
            yield _mark(tokens, at + 1, end, kind)
            taken = end
        elif at - first >= _FEWEST_BEHIND and not tokens[min(at + 1, sentence.last - 1)].text[:1].isupper():
            yield _mark(tokens, first, at, kind)
            taken = at


def _kind(tokens: Sequence[Token], at: int, start: int, book: Codebook) -> ActorKind | None:
    """Give what a noun says a body is, with the word before it where only both say it: "news agency"."""
    nouns, noun = book.words.body_nouns, tokens[at].text
    both = f"{tokens[at - 1].text.lower()} {noun}" if at > start else noun
    return nouns.get(both) or nouns.get(noun)


def _is_told(tokens: Sequence[Token], at: int, start: int) -> bool:
    """Say whether a noun may be the hearer of what a name only begins."""
    return any(one.lemma in _TELLS for one in tokens[max(start, at - _REACH) : at])


def _name_end(tokens: Sequence[Token], at: int, last: int, book: Codebook) -> int:
    """Give the end of the name that begins at a token; the same place where none does."""
    end = at
    while end < min(last, at + _LONGEST) and (
        _is_name_word(tokens, end, book) or _goes_on(tokens, end, at, last, book)
    ):
        end += 1
    is_person = end > at and fold(tokens[at].text) in FIRST_NAMES
    return at if is_person or _is_known(tokens, at, end, book) else end


def _name_start(tokens: Sequence[Token], at: int, least: int, book: Codebook) -> int:
    """Give where the name begins that ends before a token: "the [Emergency Lawyers] group"; else the same place."""
    first = at
    while first > max(least, at - _LONGEST) and (
        _is_name_word(tokens, first - 1, book) or _goes_on(tokens, first - 1, least, at, book)
    ):
        first -= 1
    while first < at and _opens_otherwise(tokens, first, at, book):
        first += 1
    is_adjective = tokens[at - 1].word_class not in _NAMES  # "the Shiite Muslim group"
    return at if is_adjective or _is_known(tokens, first, at, book) else first


def _opens_otherwise(tokens: Sequence[Token], first: int, at: int, book: Codebook) -> bool:
    """Say whether a word before a name is none of it: an article, a small word, or the state whose body it is."""
    word = tokens[first].text
    if not word[0].isupper() or word.lower() in {"the", "a", "an"}:
        return True
    match = _match(tokens, first, at, book)
    if word.lower() in _DESCRIBES and match is None:
        return True  # "the West African bloc"
    if match is None or match.length == at - first:
        return False
    return all(one.kind in {"demonym", "name"} for one in match.entries)


def _is_name_word(tokens: Sequence[Token], at: int, book: Codebook) -> bool:
    """Say whether a word can be part of a body's name: a capital, no day, no title, no office."""
    word = tokens[at].text
    is_hyphened = "-" in word and word.rpartition("-")[2].islower()  # "Lagos-based"
    if not word[:1].isupper() or is_hyphened or fold(word) in _NO_NAMES:
        return False
    here = [one.text for one in tokens[at : at + _REACH]]
    step = book.titles.at(here, 0)
    return (step is None or step[0] not in {"rank", "honorific"}) and book.offices.longest(here, 0) is None


def _goes_on(tokens: Sequence[Token], at: int, first: int, last: int, book: Codebook) -> bool:
    """Say whether a small word stands inside a name: "Mothers | of | Lamu"."""
    between = first < at < last - 1 and tokens[at].text in _INSIDE
    return between and tokens[at - 1].text[:1].isupper() and _is_name_word(tokens, at + 1, book)


def _match(tokens: Sequence[Token], first: int, last: int, book: Codebook) -> Match | None:
    return book.names.longest([one.text for one in tokens[first:last]], 0)


def _is_known(tokens: Sequence[Token], first: int, last: int, book: Codebook) -> bool:
    """Say whether the codebook knows the whole name, or each of a list: "the alliance Peru and Chile lead"."""
    listed = [at for at in range(first, last) if tokens[at].text == "and"]
    bounds = pairwise([first - 1, *listed, last])
    return all(_is_one_known(tokens, before + 1, end, book) for before, end in bounds)


def _is_one_known(tokens: Sequence[Token], first: int, last: int, book: Codebook) -> bool:
    match = _match(tokens, first, last, book)
    return match is not None and match.length == last - first


def _mark(tokens: Sequence[Token], first: int, end: int, kind: ActorKind) -> NameMark:
    span = Span(tokens[first].span.start, tokens[end - 1].span.end)
    return NameMark(
        span=span,
        kind=MentionKind.NAME,
        actor_kind=kind,
        readings=(),
        rule=_RULE,
        score=SCORES["bare"],
        name=span,
    )
