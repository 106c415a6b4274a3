"""Who held an office on a day, and so whom a report means by an office alone: "the Malian foreign minister".

Invariant: an office alone is its holder's only between two sightings of one person, or close to one, with nobody else
seen in it meanwhile; so a successor inherits nothing, and an office that several hold at once names nobody.
Source: field notes on actors and places, section 4; rulings 30 and 31.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from servanda.codebook import Codebook
from servanda.codebook.names import split
from servanda.model import Actor, ActorId, Report, ReportId, Role

GAP = 366
"""Days between two sightings of one person in an office that count as one tenure."""
AFTER = 92
"""Days for which a person may be taken to hold an office that nobody was seen in since, or was seen in before."""

_BY_SUFFIX = frozenset({"GOV.MFA", "GOV.MOD", "GOV.PM"})
"""Offices that are one whatever the state calls them: foreign minister, secretary of state."""
_OPEN = frozenset({"ends", "begins", "degree"})
"""Words before an office that say that it is no longer, not yet or not wholly held: former, elect, deputy."""
_HIGH = 3

Office = tuple[str, str]
"""An office of which a state has one, and the state."""
OF_NONE = ""
"""The state of an office whose state a report does not tell."""


@dataclass(frozen=True, slots=True)
class Glimpse:
    """A person whom a report shows in an office: by name, on the days that it tells, or by the office alone."""

    office: Office
    report: ReportId
    actor: ActorId
    days: tuple[date, ...]
    is_named: bool


@dataclass(frozen=True, slots=True)
class Sighting:
    """A person whom a report names in an office on a day."""

    office: Office
    day: date
    person: ActorId


def office(words: str, country: str | None, book: Codebook) -> Office | None:
    """Give the office that words print, where a state has only one such office; else None.

    "Kenyan foreign minister" is Kenya's; "minister", "deputy foreign minister", "former president" and "ministers" are
    nobody's alone.
    """
    post = _post(words, book) if country else None
    return (post, country) if post and country else None


def _post(words: str, book: Codebook) -> str | None:
    """Give which of the offices that a state has only once words print, whatever the state."""
    printed = split(words)
    for at in range(len(printed)):
        match = book.offices.longest(printed, at)
        if match is None:
            continue
        entry = match.entry
        is_open = match.plural or any(kind in _OPEN for _, kind in match.modifiers)
        if is_open or entry.rank > _HIGH or "." not in entry.suffix:
            return None
        return entry.suffix if entry.suffix in _BY_SUFFIX else entry.id
    return None


def offices(actor: Actor, book: Codebook) -> frozenset[Office]:
    """Give the offices of one holder in which a report shows an actor; without a state as `OF_NONE`'s."""
    found = ((_post(role.title, book), role.country or OF_NONE) for role in actor.roles)
    return frozenset((post, country) for post, country in found if post is not None)


def share(mine: Iterable[Office], theirs: Iterable[Office]) -> bool:
    """Say whether two people are shown in one office; where a report leaves the state out, in any state's."""
    others = set(theirs)
    return any(post == held and (whose == of or OF_NONE in (whose, of)) for post, whose in mine for held, of in others)


def glimpses(report: Report, people: Iterable[Actor], named: Collection[ActorId], book: Codebook) -> Iterator[Glimpse]:
    """Give the persons whom a report shows in offices of one holder.

    Args:
        report: Where they are shown.
        people: Its persons, without those of the codebook.
        named: Which of them it names; the others are called by an office alone, if by anything.
        book: Its offices.
    """
    published = report.published.latest
    for actor in people:
        if actor.id in named:
            days: dict[Office, set[date]] = defaultdict(set)
            for role in actor.roles:
                held = office(role.title, role.country, book)
                if held is not None:
                    days[held] |= _days(role, published)
            for held, on in sorted(days.items()):
                yield Glimpse(held, report.id, actor.id, tuple(sorted(on)), is_named=True)
        elif published is not None and (alone := office(actor.name, actor.country, book)) is not None:
            yield Glimpse(alone, report.id, actor.id, (published,), is_named=False)


def holders(seen: Iterable[Glimpse], leader: Callable[[ActorId], ActorId]) -> list[tuple[ActorId, ActorId]]:
    """Give those whom reports call by an office alone, each with the person who held it then.

    Args:
        seen: All that is known of some offices.
        leader: Gives the person that a named actor is, over all reports.
    """
    known = list(seen)
    tenures = Tenures(Sighting(one.office, day, leader(one.actor)) for one in known if one.is_named for day in one.days)
    alone = ((one.actor, tenures.holder(one.office, one.days[0])) for one in known if not one.is_named)
    return [(actor, holder) for actor, holder in alone if holder is not None]


def _days(role: Role, published: date | None) -> set[date]:
    """Give the days on which a role shows its holder: its first and last where told, else that of the report."""
    told = {role.since.latest, role.until.earliest} - {None}
    return {day for day in told or {published} if day is not None}


class Tenures:
    """The sightings of all reports, by office and day."""

    def __init__(self, seen: Iterable[Sighting]) -> None:
        by_office: dict[Office, set[tuple[date, ActorId]]] = defaultdict(set)
        for one in seen:
            by_office[one.office].add((one.day, one.person))
        self._seen: Mapping[Office, Sequence[tuple[date, ActorId]]] = {
            held: sorted(days) for held, days in by_office.items()
        }

    def holder(self, held: Office, day: date) -> ActorId | None:
        """Give who holds an office on a day; None where nobody was seen near, or two were."""
        seen = self._seen.get(held, ())
        days = [when for when, _ in seen]
        before, after = bisect_right(days, day) - 1, bisect_left(days, day)
        last = {person for when, person in seen if before >= 0 and when == days[before]}
        following = {person for when, person in seen if after < len(days) and when == days[after]}
        if len(last | following) != 1:
            return None
        is_between = bool(last and following)
        reach = GAP if is_between else AFTER
        gaps = [abs((days[at] - day).days) for at, people in ((before, last), (after, following)) if people]
        return min(last | following) if max(gaps) <= reach else None
