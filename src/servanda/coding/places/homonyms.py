"""Which of several places of one name a report means: by the states printed with it, those around, then by people.

Invariant: a tie stays open. The places that could be meant are kept, and no point is given.
Source: field notes on actors and places, section 7.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import log10

from servanda.codebook import Named, Site
from servanda.coding.actors.cast import Cast, ReportReading
from servanda.coding.places.place_names import PrintedPlace
from servanda.model import NO_CODE, ActorMention, MentionKind, Sense, Span

# Weights in powers of ten of people, set by hand on the homonyms of tests/coding/test_homonyms.py.
_CAPITAL = 1.0
_IN_SENTENCE = 1.5
_MAIN_STATE = 1.0
_IN_REPORT = 0.7
_HELD = 1.0
"""For the state that the codebook gives to a name."""
_OTHER_NAME = -0.5
_IN_REGION = 2.0
_MARGIN = 0.5
"""The chosen place has at least three times the weight of the next."""
_NO_PEOPLE = 100
_TIMES = 10
"""How many times larger a namesake elsewhere may be than the place that the scene of a sentence holds."""
_LEAST_BARE = 5_000
"""People of a town that nothing but its name tells, in a state that the report names."""
_LEAST_ABROAD = 100_000
"""People of a town in a state that the report does not name."""
_MOST_ALTERNATIVES = 5
_HALF = 0.5
_STATE_CODE = 3


@dataclass(frozen=True, slots=True)
class Choice:
    """The place that is meant, or None with what it could be; `country` is known where all that it could be share it.

    `score` is how sure that is: 0.9 by words beside the name, 0.8 by the states around, 0.6 by its people alone.
    """

    site: Site | None
    country: str | None
    alternatives: tuple[Site, ...]
    score: float


class Homonyms:
    """Chooses between places of one name in one report."""

    def __init__(self, reading: ReportReading, cast: Cast) -> None:
        self.book = reading.book
        self.cast = cast
        self._states = Counter(code for mention in cast.mentions if (code := self._state_of(mention)))

    def home(self, sentence: Span) -> str | None:
        """Give the one state that a sentence names, else the one that most names of states in the report are of."""
        named = self.named(sentence)
        if len(named) == 1:
            return next(iter(named))
        return None if named else self.main()

    def main(self) -> str | None:
        """Give the state that at least half of the report's names of states are of."""
        (code, count), *others = self._states.most_common(2) or [("", 0)]
        is_tied = bool(others) and others[0][1] == count
        return code if count and count >= _HALF * self._states.total() and not is_tied else None

    def named(self, span: Span) -> frozenset[str]:
        """Give the states that the words of a span name, by themselves or by whom they name."""
        return frozenset(code for mention in self.cast.in_span(span) if (code := self._state_of(mention)))

    def scene(self, sentence: Span) -> frozenset[str]:
        """Give the state that a sentence names as its scene: "In Chad, Libyan gunmen" plays in Chad."""
        named = (one for one in self.cast.in_span(sentence) if one.kind is MentionKind.NAME)
        return frozenset(
            code
            for one in named
            if self.cast.report.text[sentence.start : one.span.start].split()[-1:] in (["In"], ["in"])
            and (code := self._state_of(one))
        )

    def choose(self, place: PrintedPlace, sentence: Span, *, is_sure: bool) -> Choice | None:
        """Give which place is meant, None when no place that is known fits.

        Args:
            place: The name as printed.
            sentence: Where it stands.
            is_sure: Something beside the name says that it is a place.
        """
        found = _towns_first(self.book.gazetteer.find(place.base))
        around, scene = self.named(sentence), self.scene(sentence)
        if place.within and (inside := [one for one in found if one.site.country in place.within]):
            return self._best(place, inside, around, score=0.9)
        if scene and (there := _of_size(found, scene)):
            return self._best(place, there, scene, score=0.9)
        if place.within and not any(one.site.population >= _LEAST_ABROAD for one in found):
            return None
        fitting = [one for one in found if self._may_be(one, place, around, is_sure=is_sure)]
        if not fitting:
            return None
        is_near = any(one.site.country in self._states for one in fitting)
        return self._best(place, fitting, around, score=0.8 if is_near else 0.6)

    def holding(self, place: PrintedPlace, sentence: Span) -> str | None:
        """Give the state of the regions printed with a place, None where they do not agree on one."""
        names = [replace(place, base=name, within=(), beside=(), entries=(), mention=None) for name in place.beside]
        chosen = [self.choose(name, sentence, is_sure=True) for name in names]
        states = {one.country for one in chosen if one is not None}
        return states.pop() if len(states) == 1 else None

    def _may_be(self, one: Named, place: PrintedPlace, around: frozenset[str], *, is_sure: bool) -> bool:
        site = one.site
        if site.feature.startswith("ADM"):
            return is_sure
        is_near = site.country in self._states or site.country in around or site.country in _held(place)
        if not is_near:
            return site.population >= _LEAST_ABROAD and (one.is_main or is_sure)
        return is_sure or (one.is_main and site.population >= _LEAST_BARE)

    def _best(self, place: PrintedPlace, found: Sequence[Named], around: frozenset[str], *, score: float) -> Choice:
        weighed = sorted(
            ((self._weight(one, place, around), one) for one in found),
            key=lambda pair: (-pair[0], -pair[1].site.population, pair[1].site.number),
        )
        top, first = weighed[0]
        rivals = [one.site for weight, one in weighed[1:] if top - weight < _MARGIN]
        tied = [first.site, *rivals][:_MOST_ALTERNATIVES]
        if not rivals:
            others = tuple(one.site for _, one in weighed[1:_MOST_ALTERNATIVES])
            return Choice(first.site, first.site.country, others, score)
        held = [site for site in tied if self._is_capital_of_cast(site, place)]
        if len(held) == 1:
            return Choice(held[0], held[0].country, tuple(one for one in tied if one != held[0]), 0.6)
        countries = {site.country for site in tied}
        return Choice(None, countries.pop() if len(countries) == 1 else None, tuple(tied), 0.5)

    def _is_capital_of_cast(self, site: Site, place: PrintedPlace) -> bool:
        """Say whether a site is the capital that the cast reads in the name: two cells of one word agree."""
        return (
            site.feature == "PPLC"
            and place.mention is not None
            and self._state_of(place.mention, here=True) == site.country
        )

    def _weight(self, one: Named, place: PrintedPlace, around: frozenset[str]) -> float:
        site = one.site
        weight = log10(max(site.population, _NO_PEOPLE))
        weight += _CAPITAL if site.feature == "PPLC" else 0
        weight += _IN_SENTENCE if site.country in around else 0
        if site.country in self._states:
            weight += _MAIN_STATE if site.country == self.main() else _IN_REPORT
        weight += _HELD if site.country in _held(place) else 0
        weight += 0 if one.is_main else _OTHER_NAME
        return weight + (_IN_REGION if (site.country, site.region) in self._regions(place.beside) else 0)

    def _regions(self, names: Sequence[str]) -> frozenset[tuple[str, str]]:
        """Give the divisions that names stand for: by the name itself, or by the town that it is named after."""
        return frozenset(
            (one.site.country, one.site.region) for name in names for one in self.book.gazetteer.find(name)
        )

    def _state_of(self, mention: ActorMention, *, here: bool = False) -> str | None:
        """Give the state of a mention; the seat of a government that is a place counts only where it stands."""
        actor = self.cast.actor(mention.actor)
        if actor is None or ((mention.sense is Sense.PLACE or mention.rule == "name.described") and not here):
            return None  # what is described only by the place it is at says nothing of the place
        code = actor.code.split(".", 1)[0]
        return code if len(code) == _STATE_CODE and code != NO_CODE and self.book.actor(code) is not None else None


def _of_size(found: Sequence[Named], scene: frozenset[str]) -> list[Named]:
    """Give the places in a scene that are no hamlets beside the largest of their name."""
    largest = max((one.site.population for one in found), default=0)
    return [one for one in found if one.site.country in scene and one.site.population * _TIMES >= max(largest, 1)]


def _held(place: PrintedPlace) -> frozenset[str]:
    """Give the states that the codebook gives to a name."""
    rows = [entry for entry in place.entries if entry.kind == "place"]
    return frozenset(entry.code.split(".", 1)[0] for entry in rows if entry.code != NO_CODE)


def _towns_first(found: Sequence[Named]) -> list[Named]:
    """Leave out the divisions that are named like a town of their state: the town is what has a point."""
    towns = {one.site.country for one in found if not one.site.feature.startswith("ADM")}
    return [one for one in found if not one.site.feature.startswith("ADM") or one.site.country not in towns]
