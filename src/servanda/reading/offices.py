"""Offices as printed, with the state or organisation that they belong to: "president of Chad"."""

from __future__ import annotations

from dataclasses import dataclass

from servanda.codebook.offices import OfficeEntry, OfficeMatch
from servanda.model import (
    Span,
)
from servanda.reading.bodies import body_at
from servanda.reading.known_names import Country, codes, country_after, country_at
from servanda.reading.sentence_words import Text


@dataclass(frozen=True, slots=True)
class _Office:
    """An office as printed: words `first` to `last`, and the country before or behind it."""

    first: int
    last: int
    match: OfficeMatch
    country: Country | None
    suffix: str
    organisation: str | None = None

    @property
    def code(self) -> str | None:
        """Give the code of the state or organisation that the office belongs to, None when the words do not say."""
        return self.organisation or codes(self.country)


def office_at(text: Text, at: int) -> _Office | None:
    """Give the office that starts at a word: "Kenyan Foreign Minister", "president of Chad", "Oman's envoy"."""
    start = at + 1 if text.word(at).lower() in {"the", "a", "an"} else at
    if whole := text.book.offices.longest(text.words, start):
        entry = next((entry for entry in whole.entries if entry.of), None)
        if entry:
            return _Office(at, start + whole.length, whole, None, entry.suffix, entry.of)
    before = country_at(text, start)
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
        host = country_after(text, last, is_sent=True)
        return _Office(at, host.last if host else last, match, before, match.entries[0].suffix)
    if before is None or not before.is_adjective:
        is_sent = any(entry.suffix == "GOV.AMB" for entry in match.entries)
        after = country_after(text, last, is_sent=is_sent)
    if before is not None and not before.is_adjective and after is not None:
        before = None
    entries = match.entries
    country = before or after
    code = codes(country)
    fitting = [entry for entry in entries if not entry.countries or (code and code[:3] in entry.countries)]
    if not fitting:
        return None
    end = after.last if after else last
    return _Office(at if before or start == at else start, end, match, country, fitting[0].suffix)


def _office_of_body(text: Text, at: int, last: int, match: OfficeMatch) -> _Office | None:
    """Give the office of a body: "the head of the Kenyan Foreign Ministry", "spokesman for Oman's government"."""
    if text.word(last).lower() not in {"of", "for"}:
        return None
    body = body_at(text, last + 1)
    if body is None or (body.country is None and body.suffix in {"GOV", "CVL"}):
        return None
    return _Office(at, body.last, match, body.country, body.suffix)


_HEADS = frozenset({"head", "chief", "leader", "director", "commander", "chairman", "chairwoman", "boss"})


_HEAD_RANK = 3


_PASSED = frozenset({"military", "new", "then", "long-time", "longtime", "veteran", "visiting", "outgoing", "incoming"})


def title_span(text: Text, office: _Office) -> Span:
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


def office_behind(text: Text, at: int) -> _Office | None:
    """Give the office in apposition behind a name: ", the Kenyan foreign minister,", ", president of Chad"."""
    if text.word(at).lower() not in {",", "as", "became"}:
        return None
    start = at + 1
    while text.word(start).lower() in {"who", "is", "was", "the", "a", "an", "also"} and start < at + 4:
        start += 1
    return office_at(text, start) if start < len(text.words) else None
