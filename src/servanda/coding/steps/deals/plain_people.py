"""People sent between two states that no other rule of steps has read: helpers who came, learners who went.

Invariant: both lands are named; doctors without a land may be of any.
Source: field notes on commitments, section 3, "Words to steps".
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from servanda.coding.acts.goods import lines_of
from servanda.coding.acts.types import Telling
from servanda.coding.steps.deals.plain_sides import PlainSides, Told, lands
from servanda.coding.steps.moves.words import TEAMS
from servanda.model import ItemClass, Line, Party, StepKind

_COMES = frozenset({"arrive", "come"})


class PlainPeople(PlainSides):
    """Reads helpers who came and people who were sent to learn."""

    def _come(self, telling: Telling, at: int) -> Told | None:
        """Read helpers who came: "the second medical team arrived in Chad"."""
        clause = telling.clauses[at]
        if clause.verb.lemma not in _COMES or clause.subject is None or clause.objects:
            return None
        if not self._are_helpers(clause.subject) or self._deed(telling, at) is not StepKind.PARTLY_DELIVERED:
            return None
        reached = (one.phrase for one in clause.adjuncts if one.preposition in {"in", "to", "at"})
        recipient = next((found for one in reached if (found := self._states(self.receivers.named(one)))), ())
        own = {party.country for party in recipient}
        provider = self._states(self.receivers.named(clause.subject))
        is_team = self.reading.marks.tokens[clause.subject.head].lemma.lower() in TEAMS  # doctors may be of any land
        provider = provider or (self._only_other_named(own) if own and is_team else ())
        lines = lines_of(self.reading, telling.pieces, (clause.subject,))[:1]
        is_between = bool(provider) and bool(recipient) and not {party.country for party in provider} & own
        return Told(StepKind.PARTLY_DELIVERED, provider, recipient, lines) if is_between and lines else None

    def _taught(self, telling: Telling, at: int) -> Told | None:
        """Read people who are sent to another state to be trained: "40 Togolese nurses were sent to Oman to train"."""
        clause = telling.clauses[at]
        if clause.verb.lemma not in self.lists.sending or not clause.verb.passive or clause.subject is None:
            return None
        behind = {token.lemma.lower() for token in self.reading.marks.tokens[clause.verb.main : telling.sentence.last]}
        if not behind & self.lists.teaching or self._deed(telling, at) is not StepKind.PARTLY_DELIVERED:
            return None
        learners = self._states(self.receivers.named(clause.subject))
        reached = (one.phrase for one in clause.adjuncts if one.preposition == "to")
        hosts = next((found for one in reached if (found := self._states(self.receivers.named(one)))), ())
        is_between = bool(learners) and bool(hosts) and not lands(learners) & lands(hosts)
        people = lines_of(self.reading, telling.pieces, (clause.subject,))[:1]
        lines = (Line("training", ItemClass.TRAINING, people[0].quantity if people else None, None),)
        return Told(StepKind.PARTLY_DELIVERED, hosts, learners, lines) if is_between else None

    def _only_other_named(self, taken: AbstractSet[str]) -> tuple[Party, ...]:
        """Give the other state where all that a report names are of two: whose helpers come is seldom said again."""
        found: dict[str, Party] = {}
        for mention in self.cast.mentions:
            party = self.cast.party(mention)
            for one in self._states((party,) if party is not None else ()):
                found.setdefault(one.country, one)
        others = [one for country, one in found.items() if country not in taken]
        is_pair = len(found) == len(("one", "other")) and len(others) == 1
        return tuple(one for one in others if is_pair and self._is_state(one))
