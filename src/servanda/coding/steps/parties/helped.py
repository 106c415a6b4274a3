"""The land that a page on help is of: the one that its heading, its title or its opening sentence names in need.

Invariant: one land or none; a page that is of several lands, or of no need, helps nobody.
Source: field notes on commitments, section 3: parties are those of the text, never guessed from the world.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from servanda.coding.actors.page_states import PageStates
from servanda.coding.steps.parties.partners import Partners
from servanda.model import NO_CODE, BlockKind, Party, Sentence, Span

_LONGEST_NAME = 4
"""Tokens of the name of a town, the mark of a possessive counted."""

_NEED = re.compile(
    r"\b(?:aid|relief|humanitarian|response|appeal|donors?|pledging|crisis|emergency|famine|hunger|refugees?|"
    r"earthquake|quake|floods?|flooding|drought|cyclone|hurricane|typhoon|tsunami|storm|cholera|epidemic|outbreak|"
    r"recovery|reconstruction|displaced)\b",
    re.IGNORECASE,
)
"""Words by which a page is headed as one on help for a land."""

_DISASTER = re.compile(
    r"\b(?:famine|hunger|earthquake|quake|floods?|flooding|drought|cyclone|hurricane|typhoon|tsunami|storm|landslides?|"
    r"wildfires?|eruption|cholera|epidemic|outbreak)\b",
    re.IGNORECASE,
)
"""Words by which an opening sentence tells what struck a land."""

_STRUCK = re.compile(
    r"\b(?:in|of|across|hit|hits|struck|strikes|devastated|battered|ravaged|flooded|swept|killed|destroyed)"
    r"(?: (?:much|parts|most|large parts) of)? (?:the |southern |northern |eastern |western |central |coastal )*$"
)
"""What stands in an opening sentence before the land that something struck."""

_GIVEN_TO = re.compile(
    r"\b(?:aid|help|relief|promises?|pledges?|arms|weapons|supplies|deliver(?:y|ies)|shipments?|support|gifts?|loans?|"
    r"grants?|send|sends|sent|gives?|gave|given|lends?|lent) (?:to|for) (?:the )?$",
    re.IGNORECASE,
)
"""What stands in a title before the one to whom things go."""

_TOWN = 100_000
"""People of a town that stands for its state in a headline."""

_LENT_TO = re.compile(
    r"\b(?:creditors?|lenders?|donors?|partners?|suppliers?|debts?|loans?|arms|weapons|who (?:gave|gives|sent|pays))\b",
    re.IGNORECASE,
)
"""Words of a title whose land is the one that others give or lend to."""

_OPENING = 2
"""Sentences of the body that open a page; a dateline may be read as one."""


class Helped:
    """Finds the land to which what a page tells of goes, where its sentences leave it out."""

    def __init__(self, partners: Partners) -> None:
        self.partners = partners
        self.reading = partners.sides.reading
        self.text = self.reading.report.text

    @cached_property
    def _pages(self) -> PageStates:
        return PageStates(self.reading)

    @property
    def issuer(self) -> str | None:
        """Give the state whose ministry's or embassy's page this is: who is not named there acts for it."""
        return self._pages.issuer or self._pages.sender

    def under_heading(self, place: int) -> tuple[Party, ...]:
        """Give the land that heads the line or the stretch of a character: "* Togo: Peru will send 40 tents"."""
        code = self._pages.topic(place)
        return self.partners.sides.state_named(code) if code is not None else ()

    @cached_property
    def embassy(self) -> dict[str, Party]:
        """Give the two states of the page of an embassy by their code: whose it is and in whose land it stands."""
        sides = self.partners.sides
        found = [*sides.state_named(self._pages.sender), *sides.state_named(self._pages.host)]
        return {one.country: one for one in found} if len(found) == len(["sender", "host"]) else {}

    @cached_property
    def of_page(self) -> tuple[Party, ...]:
        """Give the land that the whole page helps, by its title or by its opening sentence.

        A page under headings of several states is of the one that its title names, if those head it as its givers.
        """
        if self._pages.is_digest:
            codes = {one for title in self._titles for one in self.partners.named(title.span)}
            words = [one.span.of(self.text) for one in self._titles]
            is_given_to = any(_NEED.search(one) or _LENT_TO.search(one) for one in words)
            return self._one_of(codes) if is_given_to else ()
        return self._in_title or self._in_opening

    @cached_property
    def _titles(self) -> list[Sentence]:
        return [one for one in self.reading.marks.sentences if one.block.kind is BlockKind.TITLE]

    @cached_property
    def _in_title(self) -> tuple[Party, ...]:
        """Give the one land that a title names as the one that is given to, or as that of a page on help.

        "What Europe sent to Togo", "Promises to Togo"; "Floods in Lome", where a great town stands for its land.
        """
        cast = self.partners.sides.cast
        taking = [
            party
            for title in self._titles
            for one in cast.outermost(title.span)
            if _GIVEN_TO.search(self.text[title.span.start : one.span.start]) and (party := cast.party(one)) is not None
        ]
        if len({one.country for one in taking}) == 1:
            return self.partners.sides.states(taking[:1])
        if not any(_NEED.search(one.span.of(self.text)) for one in self._titles):
            return ()
        codes: set[str] = set()
        for title in self._titles:
            codes |= self.partners.named(title.span) | self._towns(title)
        return self._one_of(codes)

    @cached_property
    def _in_opening(self) -> tuple[Party, ...]:
        """Give the one land that an opening sentence, which names no other, tells to be struck: "floods hit Togo"."""
        body = [one for one in self.reading.marks.sentences if one.block.kind is BlockKind.BODY][:_OPENING]
        cast = self.partners.sides.cast
        struck = {
            party.country
            for one in body
            if _DISASTER.search(one.span.of(self.text)) and len(self.partners.named(one.span)) == 1
            for land in cast.outermost(one.span)
            if _STRUCK.search(self.text[one.span.start : land.span.start]) and (party := cast.party(land)) is not None
        }
        return self._one_of(struck)

    def _one_of(self, codes: Iterable[str]) -> tuple[Party, ...]:
        found = set(codes) - {NO_CODE}
        return self.partners.sides.state_named(found.pop()) if len(found) == 1 else ()

    def _towns(self, title: Sentence) -> set[str]:
        """Give the states whose great towns a title names."""
        tokens = self.reading.marks.tokens[title.first : title.last]
        gazetteer = self.reading.book.gazetteer
        found: set[str] = set()
        for first in range(len(tokens)):
            for last in range(first + 1, min(first + _LONGEST_NAME, len(tokens)) + 1):
                words = Span(tokens[first].span.start, tokens[last - 1].span.end).of(self.text)
                code = gazetteer.state_of(words, least=_TOWN) if words[:1].isupper() and words[-1].isalpha() else None
                found |= {code} if code is not None else set()
        return found
