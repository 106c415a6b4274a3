"""What stands behind a record: texts, outlets, origins, and voices.

Invariant: texts that may go back to one newsroom's knowledge are never shown to be independent, and never said to be
one either: an outlet's second text, a text of an agency beside another that credits it for the same thing, two that
credit one agency for it. Their number is a range.

Source: field notes on lineage, sections 1 and 5.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import NamedTuple

from servanda.codebook.media import MediaIndex
from servanda.codebook.names import fold
from servanda.linking.groups import Groups
from servanda.linking.origins import EDITIONS, Lineage
from servanda.model import TOLD_BY, Credit, Evidence, OriginId, Period, ReportId, Support

_KINDS = ("news agency", "agency", "newspaper", "news", "online")
"""Words behind a newsroom's name that one text prints and another leaves out: "Kyodo", "Kyodo News"."""


class Newsrooms:
    """The names under which outlets and agencies are one newsroom, each asked for once."""

    __slots__ = ("_known", "_media")

    def __init__(self, media: MediaIndex | None = None) -> None:
        """Take the media that are known by several names; without them only their words tell."""
        self._media = media
        self._known: dict[str, str] = {}

    def of(self, name: str) -> str:
        """Give the form in which all names of a newsroom are the same; of two that share a name it stays the name.

        >>> Newsrooms().of("The Kyodo News Agency")
        'kyodo'
        """
        if name not in self._known:
            named = self._media.named(name) if self._media is not None else ()
            words = fold(named[0].name if len(named) == 1 else name).removeprefix("the ").strip()
            for kind in _KINDS:
                words = words.removesuffix(f" {kind}")
            self._known[name] = words
        return self._known[name]


class Account(NamedTuple):
    """An account of a report, with those whom it names as saying so."""

    report: ReportId
    voices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Backing:
    """The reports behind a record, and which of their origins may be one; the least id leads those that may be."""

    carriage: Carriage
    pages: Collection[ReportId]
    together: Groups[OriginId]

    def support(self, accounts: Iterable[Account]) -> Support:
        """Count what stands behind the record that some accounts tell."""
        outlets = filter(None, map(self.carriage.outlets.get, self.pages))
        voices = self._voices(list(accounts))
        return Support(
            origins=len(self.together.all()),
            origins_high=len(self.together.members),
            voices=max(len(voices), 1),
            outlets=len(set(map(self.carriage.newsrooms.of, outlets))),
            texts=len(self.pages),
        )

    def _voices(self, accounts: Sequence[Account]) -> set[str]:
        """Give from whom the record is known: those who are named, else the newsroom, one for all that may be one.

        A newsroom that may have it from another, whose text names who says so, is no voice beside him.
        """
        of = self.carriage.lineage.of
        naming: dict[str, set[str]] = defaultdict(set)
        for one in accounts:
            if one.voices:
                naming[self.together.leader(of[one.report])].add(of[one.report])
        heard = {voice for one in accounts for voice in one.voices}
        for one in accounts:
            origin = of[one.report]
            leader = self.together.leader(origin)
            if not one.voices and naming[leader] <= {origin}:
                heard.add(leader)
        return heard


@dataclass(frozen=True, slots=True)
class Carriage:
    """Where reports come from: their origins, when and by whom they were published, whom they credit for what."""

    lineage: Lineage
    published: Mapping[ReportId, Period]
    outlets: Mapping[ReportId, str | None]
    told_by: Mapping[ReportId, Sequence[Credit]]
    newsrooms: Newsrooms

    def behind(self, evidence: Iterable[Evidence]) -> Backing:
        """Give what stands behind a record that is told in some places."""
        told = list(evidence)
        pages = sorted({one.report for one in told})
        together = Groups(self.lineage.of[page] for page in pages)
        for first, second in combinations(sorted(together.members), 2) if self.lineage.undecided else ():
            if (first, second) in self.lineage.undecided:
                together.join(first, second)
        if len(together.members) > 1:
            for one, other in self._related(pages, told):
                together.join(one, other)
        return Backing(self, pages, together)

    def _related(self, pages: Iterable[ReportId], told: Iterable[Evidence]) -> Iterator[tuple[OriginId, OriginId]]:
        """Give the origins that one newsroom may stand behind, by twos."""
        own: dict[str, set[_Text]] = defaultdict(set)
        for page in pages:
            for name, text in self._texts(page):
                own[self.newsrooms.of(name)].add(text)
        for texts in own.values():
            ordered = sorted(texts)
            yield from ((one.origin, other.origin) for one, other in pairwise(ordered) if _may_be_one(one, other))
        # Whose text it is that another rests on is open: it is no more than one of them.
        first = {name: min(texts).origin for name, texts in own.items()}
        for one in told:
            origin = self.lineage.of[one.report]
            for credit in self.told_by.get(one.report, ()):
                if credit.span is not None and credit.span.overlaps(one.span):
                    yield first.setdefault(self.newsrooms.of(credit.value), origin), origin

    def _texts(self, page: ReportId) -> Iterator[tuple[str, _Text]]:
        """Give whose text a report is: the agencies' that its origin credits, else its outlet's."""
        origin, outlet = self.lineage.of[page], self.outlets.get(page)
        day = self.published[page].latest if page in self.published else None
        agencies = self.lineage.agencies.get(origin, ())
        for name in agencies or ((outlet,) if outlet else ()):
            yield name, _Text(day.toordinal() if day else 0, origin, is_wire=bool(agencies))


class _Text(NamedTuple):
    """A text of a newsroom, with the last day on which it was published; 0 when unknown."""

    day: int
    origin: OriginId
    is_wire: bool


def _may_be_one(one: _Text, other: _Text) -> bool:
    """Say whether two texts of a newsroom may tell what it knew once: those of one outlet, or of one day of an agency.

    Two texts of an agency on two days are two origins (ruling 67).
    """
    is_dated = one.day > 0 < other.day
    return not (one.is_wire and other.is_wire and is_dated) or other.day - one.day <= EDITIONS


def credits_of(several: Iterable[Credit]) -> tuple[Credit, ...]:
    """Give those of a report's credits that say on whom it rests for some of its words."""
    return tuple(one for one in several if one.field == TOLD_BY)
