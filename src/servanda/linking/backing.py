"""What stands behind a record: texts, outlets, origins, and who is its voice where nobody is named.

Invariant: texts that may go back to one newsroom's knowledge are never shown to be independent, and never said to be
one either: an outlet's second text, a text of an agency beside another that credits it for the same thing, two that
credit one agency for it. Their number is a range.

Source: field notes on lineage, sections 1 and 5.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from servanda.codebook.names import fold
from servanda.linking.groups import Groups
from servanda.linking.origins import Lineage
from servanda.model import TOLD_BY, Credit, Evidence, OriginId, ReportId, Support

_KINDS = ("news agency", "agency", "newspaper", "news", "online")
"""Words behind a newsroom's name that one text prints and another leaves out: "Kyodo", "Kyodo News"."""


@dataclass(frozen=True, slots=True)
class Backing:
    """The reports behind a record, and which of their origins may be one; the least id leads those that may be."""

    lineage: Lineage
    outlets: Mapping[ReportId, str | None]
    pages: frozenset[ReportId]
    together: Groups[OriginId]

    def voice(self, report: ReportId) -> OriginId:
        """Give from whom a newsroom's own words are known: one for all texts that may go back to one."""
        return self.together.leader(self.lineage.of[report])

    def support(self, voices: Iterable[str]) -> Support:
        """Count what stands behind the record."""
        return Support(
            origins=len(self.together.all()),
            origins_high=len(self.together.members),
            voices=max(len(set(voices)), 1),
            outlets=len({newsroom(outlet) for page in self.pages if (outlet := self.outlets.get(page))}),
            texts=len(self.pages),
        )


def backing(
    evidence: Iterable[Evidence],
    lineage: Lineage,
    outlets: Mapping[ReportId, str | None],
    told_by: Mapping[ReportId, Sequence[Credit]],
) -> Backing:
    """Give what stands behind a record.

    Args:
        evidence: Where it is told.
        lineage: The origins of the reports, and which may be one.
        outlets: Who printed each report.
        told_by: On whom reports rest for some of their words.
    """
    told = list(evidence)
    pages = frozenset(one.report for one in told)
    here = sorted({lineage.of[page] for page in pages})
    together = Groups(here)
    for first, second in combinations(here, 2) if lineage.undecided else ():
        if (first, second) in lineage.undecided:
            together.join(first, second)
    if len(here) > 1:
        first_of: dict[str, OriginId] = {}
        for newsroom, origin in (*_printing(pages, lineage, outlets), *_telling(told, lineage, told_by)):
            together.join(first_of.setdefault(newsroom, origin), origin)
    return Backing(lineage, outlets, pages, together)


def _printing(
    pages: Iterable[ReportId], lineage: Lineage, outlets: Mapping[ReportId, str | None]
) -> Iterator[tuple[str, OriginId]]:
    """Give whose texts reports are: the agencies' that their origin credits, else their outlet's."""
    for page in pages:
        origin = lineage.of[page]
        outlet = outlets.get(page)
        for name in lineage.agencies.get(origin) or ((outlet,) if outlet else ()):
            yield newsroom(name), origin


def _telling(
    evidence: Iterable[Evidence], lineage: Lineage, told_by: Mapping[ReportId, Sequence[Credit]]
) -> Iterator[tuple[str, OriginId]]:
    """Give whom reports credit for the words that tell the record."""
    for one in evidence:
        for credit in told_by.get(one.report, ()):
            if credit.span is not None and credit.span.overlaps(one.span):
                yield newsroom(credit.value), lineage.of[one.report]


def credits_of(several: Iterable[Credit]) -> tuple[Credit, ...]:
    """Give those of a report's credits that say on whom it rests for some of its words."""
    return tuple(one for one in several if one.field == TOLD_BY)


@lru_cache(maxsize=8192)
def newsroom(name: str) -> str:
    """Give the form under which names of one newsroom are the same.

    >>> newsroom("The Kyodo News Agency")
    'kyodo'
    """
    words = fold(name).removeprefix("the ").strip()
    for kind in _KINDS:
        words = words.removesuffix(f" {kind}")
    return words
