"""What parties are to one another: powers, crowds, two sides or one house.

Invariant: only the codes and printed words of parties decide.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from servanda.coding.acts.types import Act
from servanda.model import (
    INSURGENT,
    NO_CODE,
    EventType,
    Party,
)

OPPOSED = INSURGENT | {"UAF", "CRM", "OPP", "CVL", "LAB", "JRN", "PRM"}
"""Sectors of those who are no part of the state that they live in."""
CROWDS = frozenset({"CVL", "LAB", "AGR", "EDU", "MED", "REL", "OPP", "REF", "SOC"})
FORCE = frozenset({EventType.ASSAULT, EventType.COERCE})
_FIRST_PERSONS = frozenset({"i", "me", "we", "us", "myself", "ourselves"})
_FIGHTS = frozenset({"clash", "fight", "exchange fire", "trade fire", "skirmish", "go to war", "battle"}) | frozenset(
    f"{verb} {what}" for verb in ("exchange", "trade") for what in ("artillery fire", "gunfire", "shots", "blows")
)


def arms_rebels(kind: EventType, target: Sequence[Party]) -> bool:
    """Say whether support goes to those who fight a state: "backed the rebels" is help in deed."""
    sectors = {party.code.split(".")[1] for party in target if "." in party.code}
    return kind in {EventType.SUPPORT, EventType.AID} and bool(sectors & INSURGENT)


def is_crowd(parties: Sequence[Party]) -> bool:
    """Say whether all of these are people without power over others: who blocks a road then protests."""
    return bool(parties) and all(set(party.code.split(".")[1:]) & CROWDS for party in parties)


def are_armed(parties: Sequence[Party]) -> bool:
    """Say whether all of these are men with weapons: what they loot and wreck is no protest."""
    return bool(parties) and all(set(party.code.split(".")[1:]) & (INSURGENT | {"UAF", "MIL"}) for party in parties)


def are_police(parties: Sequence[Party]) -> bool:
    """Say whether all of these are police, who raid to seize."""
    return bool(parties) and all(party.code.endswith(".COP") for party in parties)


def without_private(parties: Sequence[Party]) -> tuple[Party, ...]:
    """Leave out who only says "I" or "we" and has no code: nobody knows for whom he speaks."""
    return tuple(one for one in parties if one.country != "---" or one.text.lower() not in _FIRST_PERSONS)


def are_two_powers(source: Sequence[Party], target: Sequence[Party]) -> bool:
    """Say whether both sides have codes of two countries, and neither is the people."""
    done, hit = {party.country for party in source}, {party.country for party in target}
    people = any(CROWDS & set(party.code.split(".")[1:]) for party in (*source, *target))
    return bool(done) and bool(hit) and "---" not in done | hit and not done & hit and not people


def are_one_house(source: Sequence[Party], target: Sequence[Party]) -> bool:
    """Say whether both sides are offices of one state."""
    codes = [one.code.split(".") for one in (*source, *target)]
    offices = all(len(code) > 1 and code[1] in {"GOV", "LEG", "JUD"} for code in codes)
    return bool(source) and bool(target) and offices and len({code[0] for code in codes}) == 1


def guests(source: tuple[Party, ...], target: Sequence[Party]) -> tuple[Party, ...]:
    """Give those who visit: of two who talked during the visit of one to the other's state, the one from abroad."""
    hosts = {one.country for one in target} - {NO_CODE}
    return tuple(one for one in source if one.country not in hosts) or source


def is_press(party: Party) -> bool:
    """Say whether a party is only called journalists or the press."""
    return party.text.lower().split()[-1:][0] in {"journalists", "reporters", "media", "press", "newsmen"}


def are_two_sides(parties: Sequence[Party]) -> bool:
    """Say whether several stand for two sides: two states, or one and those who fight it."""
    return len({(party.country, is_apart(party)) for party in parties}) > 1


def are_coded(parties: Iterable[Party]) -> bool:
    """Say whether one of these has a code."""
    return any(party.country != "---" for party in parties)


def is_within_one_side(source: Sequence[Party], target: Sequence[Party], *, apart: bool) -> bool:
    """Say whether doer and receiver are one side: the state and its own government, or two with one code.

    Args:
        source: The doers.
        target: The receivers.
        apart: Whether those who fight a state or cross it from below are another side than the state: "the rebels
            attacked the capital"; help for one's own people has one side.
    """
    for one in source:
        for other in target:
            if one.country != other.country or one.country == "---":
                continue
            if apart and is_apart(one) != is_apart(other):
                continue
            if one.code == other.code or one.country in {one.code, other.code}:
                return True
    return False


def is_apart(party: Party) -> bool:
    """Say whether a party stands against its state: insurgents, gangs, an opposition."""
    return bool(set(party.code.split(".")[1:]) & OPPOSED)


def is_mutual(act: Act, source: Sequence[Party]) -> bool:
    """Say whether two sides fight each other: "Peruvian and Chilean troops clashed"."""
    is_fight = act.frame.text in _FIGHTS or act.frame.source[:1] == ("between",)
    return is_fight and not act.is_noun and are_two_sides(source)
