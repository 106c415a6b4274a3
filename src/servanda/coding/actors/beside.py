"""Who and what stands beside a person in a report: in a sentence that names him, right before his title.

Invariant: each place is looked up and not searched for, so that a report may name hundreds of people.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from servanda.coding.actors.cast import ReportReading
from servanda.coding.actors.people import Person
from servanda.model import NameMark, Span

_OWNS = ("'s ", "’s ")
_SERVES = re.compile(
    r", (?:(?:the|an?|his|her) )?(?:[a-z-]+ ){0,3}?(?P<who>chief of staff|[a-z]+) (?:for|of|to) (?P<whom>(?:the )?)"
)
"""The words between a name and that of whoever is served; what is served may have an article."""


class Beside:
    """The names and people of a report by their places."""

    def __init__(self, reading: ReportReading, people: Sequence[Person]) -> None:
        self._reading = reading
        self._names = sorted(reading.marks.names, key=lambda one: one.span.start)
        self._starts = [one.span.start for one in self._names]
        self._sentences = [one.span for one in reading.marks.sentences]
        self._ends: dict[int, list[NameMark]] = defaultdict(list)
        for mark in reading.marks.names:
            self._ends[mark.span.end].append(mark)
        self._titled = {place for person in people for place in _titles(person)}
        self._people: dict[int, list[Person]] = defaultdict(list)
        for person in people:
            if person.office:
                for at in self._numbers(person):
                    self._people[at].append(person)

    def named_in(self, span: Span) -> list[NameMark]:
        """Give the names that stand wholly in a span, in the order of the text."""
        return [one for one in self.beginning_in(span) if one.span in span]

    def beginning_in(self, span: Span) -> list[NameMark]:
        """Give the names that begin in a span, in the order of the text."""
        return self._names[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]

    def ending_at(self, place: int) -> Sequence[NameMark]:
        """Give the names that end at a place."""
        return self._ends.get(place, ())

    def sentence(self, span: Span) -> Span:
        """Give the sentence that holds a span; the span itself where none does."""
        at = self._number(span)
        return span if at is None else self._sentences[at]

    def sentences_of(self, person: Person) -> list[Span]:
        """Give the sentences that name a person, in the order of the text."""
        return [self._sentences[at] for at in self._numbers(person)]

    def people_with(self, person: Person) -> Iterator[Person]:
        """Give the holders of offices who share a sentence with a person, himself too; of several sentences again."""
        for at in self._numbers(person):
            yield from self._people.get(at, ())

    def titled_behind(self, mark: NameMark) -> int | None:
        """Give where a titled person is printed whose owner a name only tells: "[the Omani president]'s envoy X"."""
        end, text = mark.span.end, self._reading.report.text
        place = next((end + len(one) for one in _OWNS if text.startswith(one, end)), None)
        return place if place in self._titled else None

    def owners_of(self, person: Person) -> list[NameMark]:
        """Give the names that are printed right before a person's title as those whose he is, in their order."""
        text = self._reading.report.text
        places = (place - len(one) for place in _titles(person) for one in _OWNS if text.endswith(one, 0, place))
        return sorted((mark for end in places for mark in self._ends.get(end, ())), key=lambda one: one.span.start)

    def masters_of(self, person: Person) -> list[NameMark]:
        """Give the names behind a person's as those whom he serves: "Ana Ruiz, an aide to [the Omani president],"."""
        text, serving = self._reading.report.text, self._reading.book.words.listed("serving_noun")
        served = ((mark, _SERVES.match(text, mark.span.end)) for mark in person.marks)
        ends = (Span(tie.start("whom"), tie.end("whom") + 1) for _, tie in served if tie and tie["who"] in serving)
        return [one for end in ends for one in self.beginning_in(end)]

    def _numbers(self, person: Person) -> list[int]:
        """Give the numbers of the sentences that name a person."""
        found = {self._number(mark.span) for mark in person.marks}
        return sorted(at for at in found if at is not None)

    def _number(self, span: Span) -> int | None:
        at = bisect_right(self._sentences, span.start, key=lambda one: one.start) - 1
        return at if at >= 0 and span in self._sentences[at] else None


def _titles(person: Person) -> Iterator[int]:
    """Give where a person is printed with a title."""
    return (one.span.start for one in person.marks if one.title is not None)
