"""What linking knows of all reports when it compares findings of some: actors, origins, days of publication."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from itertools import chain
from typing import Any, TypeVar

from servanda.linking.backing import Backing, Carriage, Newsrooms
from servanda.linking.identities import Identities
from servanda.linking.judgements import NONE, OF_CASUALTIES, OF_LINES, Decisions
from servanda.linking.origins import Lineage
from servanda.linking.told import Told
from servanda.model import (
    NO_CODE,
    OF_THE_STATE,
    ActorId,
    ActorKind,
    Credit,
    Event,
    Evidence,
    Judgement,
    Line,
    OriginId,
    Party,
    Period,
    ReportId,
    Statement,
    Step,
)

Word = TypeVar("Word", str, int)
_WORD = re.compile(r"[^\W_]+")
_EMPTY_WORDS = (
    "a an and are as at be been being but by can could for from had has have he her his if in into is it its may might "
    "more not of on or our said say says she should so than that the their them then there these they this those to "
    "upon us was we were which who will with would you your"
)
_EMPTY = frozenset(_EMPTY_WORDS.split())
_STEM = 6
"""Letters by which forms of one word agree well enough (withdraw, withdrawal; supply, supplies)."""


@dataclass(frozen=True, slots=True)
class Context:
    """The ledger's actors and origins, when each report was published and by whom, and what people decided.

    `told_by` are the credits that say on whom a report rests for some of its words.
    """

    identities: Identities
    lineage: Lineage
    published: Mapping[ReportId, Period]
    outlets: Mapping[ReportId, str | None] = field(default_factory=dict)
    told_by: Mapping[ReportId, Sequence[Credit]] = field(default_factory=dict)
    newsrooms: Newsrooms = field(default_factory=Newsrooms)
    decisions: Decisions = NONE
    told: Told = field(default_factory=lambda: Told(lambda _: None))

    def origin(self, report: ReportId) -> OriginId:
        """Give the origin of a report."""
        return self.lineage.of[report]

    def came(self, report: ReportId) -> tuple[date, ReportId]:
        """Sort reports as they were published, those of unknown publication last, then by id.

        Of accounts that say equally much the first is shown: a copy that changed a number comes after its original.
        """
        return self.published[report].latest or date.max, report

    def behind(self, evidence: Iterable[Evidence]) -> Backing:
        """Give what stands behind a record that is told in some places."""
        carriage = Carriage(self.lineage, self.published, self.outlets, self.told_by, self.newsrooms)
        return carriage.behind(evidence)

    def voices(self, actors: Iterable[str]) -> tuple[str, ...]:
        """Give those of the ledger's actors who say so that are voices: a medium only carries words."""
        known = self.identities.by_id
        found = ((one, known.get(ActorId(one))) for one in actors)
        return tuple(one for one, actor in found if actor is None or actor.kind is not ActorKind.MEDIA)

    def put_right(self, rows: Iterable[Event | Step | Statement]) -> dict[str, Any]:
        """Give the fields of a record that people corrected in any of its findings; the last correction holds."""
        found: dict[str, tuple[Judgement, Any]] = {}
        for row in rows if self.decisions.values else ():
            for name, judged in self.decisions.values.get(row.id, {}).items():
                field = _field_of(name)
                if field not in found or (found[field][0].at, found[field][0].id) < (judged.at, judged.id):
                    found[field] = judged, self._of_ledger(getattr(row, field))
        return {field: value for field, (_, value) in sorted(found.items())}

    def _of_ledger(self, value: Any) -> Any:
        """Give a value with the ledger's actors, where it holds any."""
        if isinstance(value, Party):
            return self.identities.party(value)
        if isinstance(value, tuple) and value and isinstance(value[0], Party):
            return self.identities.parties(value)
        return value

    def persons(self, parties: Iterable[Party]) -> frozenset[ActorId]:
        """Give the persons among parties of the ledger."""
        found = (party.actor for party in parties)
        known = self.identities.by_id
        return frozenset(id_ for id_ in found if id_ in known and known[id_].kind is ActorKind.PERSON)


def _field_of(corrected: str) -> str:
    """Give the field of a record in which a correction shows."""
    if corrected in OF_CASUALTIES:
        return "casualties"
    return "lines" if corrected.partition(".")[0] in OF_LINES else corrected


def side(party: Party) -> str:
    """Give for whom a party acts: its state, or itself where it is not of a state or nothing is known.

    >>> side(Party(actor="a-1", code="KEN.GOV.MFA", name="Foreign Ministry of Kenya", text="the ministry"))
    'KEN'
    """
    if party.code == NO_CODE:
        return party.actor
    return party.country if not party.sector or party.sector in OF_THE_STATE else party.code


def is_unnamed(party: Party) -> bool:
    """Say whether words only describe somebody: "militants", "12 officials", "Aid workers" where a sentence opens.

    A lone word with a capital may be a name.
    """
    first, _, rest = party.name.partition(" ")
    is_described = not first[:1].isupper() or (bool(rest) and rest == rest.lower())
    return party.code == NO_CODE and is_described


def sides(parties: Iterable[Party]) -> frozenset[str]:
    """Give for whom parties act."""
    return frozenset(map(side, parties))


@lru_cache(maxsize=65536)
def content_words(text: str) -> frozenset[str]:
    """Give the stems of the words of a text that carry content."""
    words = (match.group().lower() for match in _WORD.finditer(text))
    return frozenset(_ENDING.sub("", word)[:_STEM] for word in words if word not in _EMPTY)


_ENDING = re.compile(r"(?<=\w{4})(?:ings?|e[sd]?|s)$")
"""What a word takes on in other tenses and numbers: "shelling", "shelled", "shells"."""


def likeness(one: frozenset[Word], other: frozenset[Word]) -> float:
    """Give the share of common words in all words of two texts, 0 to 1."""
    return len(one & other) / len(one | other) if one and other else 0.0


def coverage(one: frozenset[str], other: frozenset[str]) -> float:
    """Give the share of common words in the words of the shorter text, 0 to 1."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def quoted_words(evidence: Iterable[Evidence]) -> frozenset[str]:
    """Give the content words of all quotes."""
    return frozenset().union(*(content_words(cited.quote) for cited in evidence))


def item_words(lines: Iterable[Line]) -> frozenset[str]:
    """Give the content words of all items."""
    return frozenset().union(*(content_words(line.item) for line in lines))


def cited(first: Iterable[Evidence], *others: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Give all evidence once: that of the row that is shown before the rest, of which each part is sorted."""
    parts = chain(first, *(sorted(set(several)) for several in others))
    return tuple(dict.fromkeys(parts))
