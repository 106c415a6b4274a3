"""Whether two parties are one actor.

Invariant: a code that is unknown says nothing; two codes of different countries are never one actor by their name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from servanda.scoring.rows import Actor, Label, Party, Rows
from servanda.scoring.words import fold, is_part

NO_CODE = "---"
SHARED_CODE_PARTS = 2
"""`ISO3.GOV` is the code of every minister; one part (a state) or three (a body of its own) name one actor."""


def same_code(one: str, other: str) -> bool:
    """Say whether country and sector agree; the body is optional, and no code agrees with none."""
    if NO_CODE in (one, other):
        return False
    return one.split(".")[:2] == other.split(".")[:2]


def _clash(one: str, other: str) -> bool:
    return NO_CODE not in (one, other) and one.split(".", maxsplit=1)[0] != other.split(".", maxsplit=1)[0]


class Parties:
    """Compares found parties with gold ones. `matched` gives the gold actor that a found actor is."""

    def __init__(self, found: Rows, gold: Rows, matched: Mapping[str, str]) -> None:
        self._matched = matched
        self._found_names = _names(found)
        self._gold_names = _names(gold)
        self._gold_codes = _codes(gold)
        self._gold_kinds = {actor.id: actor.kind for actor in gold.actors}

    def same(self, found: Party | None, gold: Party | None) -> bool:
        """Say whether a party is right: by actor, by code (country and sector), or by name."""
        if found is None or gold is None:
            return found is gold
        return same_code(found.code, gold.code) or self.named(found, gold)

    def named(self, found: Party | None, gold: Party | None) -> bool:
        """Say whether a party is that very actor: a code that many share is not enough."""
        if found is None or gold is None:
            return found is gold
        if found.actor in self._matched:
            # An actor that is known to be another one is not saved by a shared surname.
            return self._matched[found.actor] == gold.actor
        if found.code == gold.code != NO_CODE and len(gold.code.split(".")) != SHARED_CODE_PARTS:
            return True
        return not _clash(found.code, gold.code) and _share(
            self._found_names[found.actor] | {fold(found.name)}, self._gold_names[gold.actor] | {fold(gold.name)}
        )

    def accepts(self, found: Party | None, value: Any) -> bool:
        """Say whether a party is a value of `also`: null for nobody, an actor's id, a code, or a name."""
        if found is None or value is None:
            return found is None and value is None
        if not isinstance(value, str):
            return False
        if value == NO_CODE or value in self._gold_codes:
            code = self._gold_codes.get(value, value)
            names = self._gold_names.get(value, frozenset())
            by_name = _share(self._found_names[found.actor] | {fold(found.name)}, names)
            return (
                self._matched.get(found.actor) == value
                or same_code(found.code, code)
                or (value == NO_CODE == found.code)
                or (by_name and not _clash(found.code, code))
            )
        return same_code(found.code, value) or _is_spelt(found.name, value)

    def one(self, found: Party | None, gold: Party | None, also: Iterable[Any] = (), *, strict: bool = False) -> bool:
        """Say whether a single party is right or accepted."""
        rule = self.named if strict else self.same
        return rule(found, gold) or any(self.accepts(found, value) for value in also)

    def all(
        self, found: Sequence[Party], gold: Sequence[Party], also: Sequence[Any] = (), *, strict: bool = False
    ) -> bool:
        """Say whether a list of parties is right.

        Every found party is a gold one or an accepted one, every gold party is found or replaced by an accepted one.
        A list inside `also` is accepted as a whole; null in it accepts that nobody is named.
        """
        if not found and (not gold or None in also):
            return True
        if any(isinstance(value, list) and self._is_list(found, value) for value in also):
            return True
        open_gold = list(gold)
        replaced = 0
        for party in self._most_certain_first(found, gold):
            rule = self.named if strict else self.same
            index = next((i for i, other in enumerate(open_gold) if self.named(party, other)), None)
            if index is None:
                index = next((i for i, other in enumerate(open_gold) if rule(party, other)), None)
            if index is not None:
                del open_gold[index]
            elif any(self.accepts(party, value) for value in also):
                replaced += 1
            else:
                return False
        return len(open_gold) <= replaced

    def _most_certain_first(self, found: Sequence[Party], gold: Sequence[Party]) -> list[Party]:
        # Ministers of one country share a code: whoever is named takes the own place before the code decides.
        return sorted(found, key=lambda party: not any(self.named(party, other) for other in gold))

    def _is_list(self, found: Sequence[Party], values: Sequence[Any]) -> bool:
        left = list(values)
        for party in found:
            index = next((i for i, value in enumerate(left) if self.accepts(party, value)), None)
            if index is None:
                return False
            del left[index]
        return not left

    def is_forbidden(self, found: Party, value: Any) -> bool:
        """Say whether a party is the actor, or has the code, that a trap names.

        A person is only that very person: ministers share a code. A state is also its government.
        """
        if self._gold_kinds.get(value) == "person":
            names = self._gold_names[value]
            return any(self.named(found, Party(actor=value, code=self._gold_codes[value], name=name)) for name in names)
        return self.accepts(found, value) or found.code == f"{self._gold_codes.get(value, value)}.GOV"

    def party(self, found: str | None, code: str | None) -> Party | None:
        """Give a found actor as a party; None for no actor."""
        if found is None:
            return None
        return Party(actor=found, code=code or NO_CODE, name=min(self._found_names[found], default=""))


def match_actors(found: Iterable[Actor], gold: Iterable[Actor]) -> dict[str, str]:
    """Give the gold actor of each found one: codes agree (or both have none) and a name is shared; one to one."""
    theirs = [(other, _own_names(other)) for other in gold]
    candidates = []
    for actor in found:
        names = _own_names(actor)
        for other, others in theirs:
            shared = len(names & others)
            is_coded = same_code(actor.code, other.code) or actor.code == other.code
            if shared and is_coded:
                candidates.append((actor.code != other.code, -shared, other.id, actor.id))
    matched: dict[str, str] = {}
    for _, _, gold_id, found_id in sorted(candidates):
        if found_id not in matched and gold_id not in matched.values():
            matched[found_id] = gold_id
    return matched


def _own_names(actor: Actor) -> frozenset[str]:
    return frozenset(fold(name) for name in (actor.name, *actor.aliases))


def _is_spelt(name: str, value: str) -> bool:
    # Gold without a file of actors has ids such as `a-some-name` that no row explains: their words are the name.
    words = fold(value.removeprefix("a-")).replace("-", " ").split()
    printed = fold(name).replace("-", " ").split()
    return words == printed or (value.startswith("a-") and set(words) <= set(printed))


def _share(one: Iterable[str], other: Iterable[str]) -> bool:
    others = list(other)
    return any(name == their or is_part(name, their) for name in one if name for their in others if their)


def _parties(rows: Rows) -> Iterable[Party]:
    for statement in rows.statements:
        yield from (party for party in (statement.speaker, statement.hearer, statement.target) if party)
        yield from statement.speakers
    for event in rows.events:
        yield from (*event.source, *event.target, *event.attested_by)
    for commitment in rows.commitments:
        yield from (*commitment.provider, *commitment.recipient)
    for label in rows.labels:
        yield from _label_parties(label)


def _label_parties(label: Label) -> Iterable[Party]:
    yield label.actor
    if isinstance(label.by, Party):
        yield label.by


def _names(rows: Rows) -> defaultdict[str, frozenset[str]]:
    names: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    for party in _parties(rows):
        names[party.actor] |= {fold(party.name)}
    for actor in rows.actors:
        names[actor.id] |= _own_names(actor)
    return names


def _codes(rows: Rows) -> dict[str, str]:
    codes = {party.actor: party.code for party in _parties(rows)}
    return codes | {actor.id: actor.code for actor in rows.actors}
