"""Persons of one report: full names, surnames and titles that belong to one person.

Invariant: a surname that two persons of the report share belongs to neither (law 2).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from servanda.codebook.names import fold
from servanda.model import ActorKind, Marks, NameMark, Report, Span

_JOINED = re.compile(r"[\s\-‐–.·]+")  # hyphens as pages print them
_PARTICLES = frozenset("de da do dos das del la le van von der den bin bint ibn ben abu al el y".split())

_ARTICLES = frozenset({"al", "el", "ad", "ar", "as", "ash"})
"""Arabic articles before a name, which one report prints and another leaves out; "an" is a family name too."""


@dataclass(slots=True)
class Person:
    """A person while the report is gone through; the marks that name them and what was printed with the name."""

    words: tuple[str, ...]
    name: str
    marks: list[NameMark] = field(default_factory=list)
    forms: list[tuple[str, ...]] = field(default_factory=list)
    """The ways in which the report prints the name, the fullest first."""

    def is_named(self, words: tuple[str, ...]) -> bool:
        """Say whether printed words can be this person's name."""
        joined = "".join(words)
        return any(_is_same(words, form) or joined == "".join(form) for form in (self.words, *self.forms))

    @property
    def surname(self) -> str:
        """Give the last word of the name, folded."""
        return self.words[-1]

    @property
    def office(self) -> str | None:
        """Give the office printed most often with the name, the first of equal ones."""
        return _most_common([mark.office for mark in self.marks if mark.office])

    @property
    def country(self) -> str | None:
        """Give the country or organisation printed most often with the office."""
        return _most_common([mark.title_country for mark in self.marks if mark.title_country])


def _most_common(values: Sequence[str | None]) -> str | None:
    kept = [value for value in values if value]
    if not kept:
        return None
    counts = Counter(kept)
    return max(counts, key=lambda value: (counts[value], -kept.index(value)))


def name_words(printed: str) -> tuple[str, ...]:
    """Give the words of a person's name, folded, hyphens parted: "El-Sayed" gives el, sayed."""
    return tuple(fold(word).strip("'’") for word in _JOINED.split(printed) if word.strip("'’"))


def persons(report: Report, marks: Marks, lent: frozenset[str]) -> tuple[Person, ...]:
    """Give the persons of a report in the order in which they are first named in full.

    A person needs two words of name, or an office or rank printed with one. Bare single words only join a person
    that is known so.

    Args:
        report: The report.
        marks: What reading found in it.
        lent: Words for things that bear names of people: "Cyclone Ana", "the frigate Ana Costa" are nobody.
    """
    named = [mark for mark in marks.names if mark.actor_kind is ActorKind.PERSON and mark.name is not None]
    known = _Known()
    for mark in sorted(named, key=lambda one: (-_fullness(one, report), one.span)):
        words = name_words(mark.name.of(report.text)) if mark.name else ()
        if not words:
            continue
        same = known.named(words) or known.with_word(words) or known.with_initial(words)
        if len(same) > 1:
            same = [person for person in same if _ends(person, words)] or same
        if len(same) == 1:
            same[0].marks.append(mark)
            if len(words) > 1 and words not in same[0].forms:
                known.add_form(same[0], words)
        elif not same and _introduces(mark, report, lent):
            known.add(Person(words=words, name=_clean(mark.name.of(report.text) if mark.name else ""), marks=[mark]))
    for person in known.found:
        person.marks.sort(key=lambda one: one.span)
    return tuple(sorted(known.found, key=lambda person: person.marks[0].span))


class _Known:
    """The persons found so far, looked up by what a name must share with theirs to be one of them.

    A report of a thousand persons would else hold each of its names against all of them.
    """

    def __init__(self) -> None:
        self.found: list[Person] = []
        self._places: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)

    def add(self, person: Person) -> None:
        """Add a person."""
        number = len(self.found)
        self.found.append(person)
        self._note(number, person.words)
        for word in person.words[:-1]:
            self._places["inside", word].add(number)

    def add_form(self, person: Person, words: tuple[str, ...]) -> None:
        """Give a person one more way in which the name is printed."""
        person.forms.append(words)
        self._note(next(number for number, one in enumerate(self.found) if one is person), words)

    def _note(self, number: int, words: tuple[str, ...]) -> None:
        for key in _shared(words):
            self._places[key].add(number)

    def named(self, words: tuple[str, ...]) -> list[Person]:
        """Give the persons whose name the words can be, in the order in which they were found."""
        places = sorted({number for key in _shared(words) for number in self._places.get(key, ())})
        return [self.found[number] for number in places if self.found[number].is_named(words)]

    def with_word(self, words: tuple[str, ...]) -> list[Person]:
        """Give the persons of whose name a single word is another than the last."""
        places = sorted(self._places.get(("inside", words[0]), ()))
        return [self.found[number] for number in places if _is_one_word(words, self.found[number].words)]

    def with_initial(self, words: tuple[str, ...]) -> list[Person]:
        """Give the persons of whose first name only the initial is printed: "B. Sato" for Bektur Sato."""
        if len(words) != len(_INITIAL_AND_NAME) or len(words[0]) != 1:
            return []
        places = sorted(self._places.get(("last", words[-1]), ()))
        return [self.found[number] for number in places if self.found[number].words[0][:1] == words[0]]


_INITIAL_AND_NAME = ("initial", "name")


def _shared(words: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Give what two names of one person share: their last word, their first two, or their letters."""
    return ("last", words[-1]), ("first", *words[:2]), ("letters", "".join(words))


def _ends(person: Person, words: tuple[str, ...]) -> bool:
    """Say whether a single word is a person's whole last name: "Keller" is Paul Keller, not Ana Weiss-Keller."""
    return len(words) == 1 and fold(person.name.split()[-1]) == words[0]


def _clean(name: str) -> str:
    return " ".join(name.split())


def _fullness(mark: NameMark, report: Report) -> int:
    """Give how many words a mark's name has, so that full names come before surnames."""
    return len(name_words(mark.name.of(report.text))) if mark.name else 0


def _introduces(mark: NameMark, report: Report, lent: frozenset[str]) -> bool:
    """Say whether a mark can be the first naming of a person: an office beside the name, or two words of name.

    A single word before a comma and an office may open its sentence: "Meanwhile, the speaker".
    """
    printed = mark.name.of(report.text).split() if mark.name else []
    before = report.text[: mark.span.start].rstrip(" \t")[-1:]
    word_before = report.text[max(0, mark.span.start - _WORD) : mark.span.start].split()[-1:]
    if {fold(word) for word in (*printed[:1], *word_before)} & lent:
        return False
    is_inside = mark.rule == "name.person.appositive" and before not in {"", "\n", ".", "!", "?", "”", '"', ":"}
    return mark.rule == "name.person.titled" or is_inside or len(printed) >= 2  # noqa: PLR2004


_WORD = 30
"""Characters before a name in which the word before it stands."""


def _is_one_word(words: Sequence[str], full: Sequence[str]) -> bool:
    """Say whether a single word is another than the last of a full name.

    It is a family name in East Asia, the first of two surnames ("Reyes" for Ana Reyes Rojas), a first name elsewhere.
    """
    return len(words) == 1 and len(full) > 1 and words[0] in full[:-1] and words[0] not in _PARTICLES


def _is_same(words: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Say whether a shorter name is one of a longer one inside a report: its words in order, the last ones equal.

    A particle may be missing at its start ("Sayed" for "El-Sayed"), and an article may stand where the longer name has
    none ("al-Sayed" for "Omar Sayed"); a first name alone is not enough.
    """
    if len(words) >= 2 and full[: len(words)] == words:  # noqa: PLR2004 - a second surname left out
        return True
    if len(words) > len(full) or words[-1] != full[-1]:
        return False
    rest = list(full)
    for word in words:
        if word not in rest and word in _ARTICLES:
            continue
        if word not in rest:
            return False
        rest = rest[rest.index(word) + 1 :]
    return True


def surname_spans(marks: Marks, people: Sequence[Person], taken: Sequence[Span]) -> list[tuple[Span, Person]]:
    """Give the places where a known surname stands without having been marked as a name (headlines, glued words)."""
    owners = Counter(person.surname for person in people)
    by_surname = {person.surname: person for person in people if owners[person.surname] == 1}
    found: list[tuple[Span, Person]] = []
    covered = _Covered(taken)
    before = ""
    for token in marks.tokens:
        person = by_surname.get(_last_word(token.text)) if _is_capital(token.text) else None
        if person and token.span not in covered and not _is_half(token.text, before, person):
            found.append((token.span, person))
        before = token.text
    return found


def _is_half(printed: str, before: str, person: Person) -> bool:
    """Say whether a word is only the last half of a hyphened name, and ends another name: "the Executive Yuan"."""
    is_part = any("-" in word and word.lower().endswith(f"-{printed.lower()}") for word in person.name.split())
    return is_part and before[:1].isupper()


def _is_capital(printed: str) -> bool:
    """Say whether a word is printed as a name, an article before it left out: "Sayed", "al-Sayed"."""
    article, hyphen, name = printed.partition("-")
    return printed[0].isupper() or (bool(hyphen) and article in _ARTICLES and name[:1].isupper())


def _last_word(printed: str) -> str:
    words = name_words(printed)
    return words[-1] if words and words[-1] not in _PARTICLES else ""


class _Covered:
    """Spans, asked whether one of them overlaps another; each question halves them instead of trying them all."""

    def __init__(self, spans: Sequence[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        self._ends = list(accumulate((span.end for span in ordered), max))

    def __contains__(self, span: Span) -> bool:
        before = bisect_left(self._starts, span.end)
        return before > 0 and self._ends[before - 1] > span.start
