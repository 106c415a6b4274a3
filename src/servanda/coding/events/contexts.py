"""The contexts of an event: what its frame, its goods and its own words say it is about.

Invariant: only words of the act's own clause count, never those of the report around it.
Source: the 37 contexts of PLOVER 2.0.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from servanda.coding.acts.acts import Act
from servanda.model import EventType, ItemClass, Line

_OF_GOODS: Mapping[ItemClass, str] = {
    ItemClass.ARMS: "military",
    ItemClass.AIRCRAFT: "military",
    ItemClass.AMMUNITION: "military",
    ItemClass.TROOPS: "military",
    ItemClass.FOOD: "human_security",
    ItemClass.MEDICINE: "health",
    ItemClass.MONEY: "economic",
    ItemClass.ENERGY: "economic",
    ItemClass.FUEL: "economic",
}

_CALLS = frozenset({"phone", "third-party", "multilateral"})


def contexts_of(
    act: Act, lines: Sequence[Line], *, mode: str | None, words: Sequence[str], known: Mapping[str, str]
) -> tuple[str, ...]:
    """Give the contexts of an act: those of its frame, of its goods, of its words, in this order.

    Args:
        act: The act.
        lines: The goods that it moves.
        mode: The mode of the event; talks at a distance or of many are diplomacy.
        words: The words of its evidence.
        known: The contexts that the codebook has for words.
    """
    found = list(act.frame.contexts)
    told = contexts_of_words(lines, words, known)
    if "pro_autocracy" in found:
        found.insert(0, "executive")
        told = tuple(one for one in told if one != "military")  # "colonels" only tell who did it
    if act.frame.type is EventType.CONSULT and mode in _CALLS:
        found.append("diplomatic")
    return tuple(dict.fromkeys((*found, *told)))


def contexts_of_words(lines: Sequence[Line], words: Sequence[str], known: Mapping[str, str]) -> tuple[str, ...]:
    """Give the contexts of goods and of words, each once, those of the goods first; arguments as `contexts_of`."""
    goods = [_OF_GOODS[line.item_class] for line in lines if line.item_class in _OF_GOODS]
    return tuple(dict.fromkeys((*goods, *(known[word.lower()] for word in words if word.lower() in known))))
