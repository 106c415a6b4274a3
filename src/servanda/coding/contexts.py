"""The contexts of an event: what its frame, its goods and its own words say it is about.

Invariant: only words of the act's own clause count, never those of the report around it.
Source: the 37 contexts of PLOVER 2.0.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from servanda.coding.acts import Act
from servanda.coding.tables import table
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

_WORDS_TABLE = """
military: military army troops troop soldiers soldier forces defence defense navy naval warship warships warplanes
    missile missiles weapons arms munitions ammunition tanks aircraft airbase barracks battalion brigade
terrorism: terrorism terrorist terrorists counterterrorism counter-terrorism anti-terrorism jihadist jihadists
    jihadism extremism extremists extremist
intelligence: intelligence spy spies spying espionage
economic: economic economy trade trading investment investments loan loans bank banks tariff tariffs export exports
    import imports oil gas business businesses commercial fisheries tourism currency debt railway pipeline flights
    agricultural agriculture
natural_resource: mining mineral minerals lithium cobalt bauxite timber
cbrn: uranium nuclear chemical biological radioactive
election: election elections electoral ballot ballots polls referendum
health: health hospital hospitals vaccine vaccines medicine medicines medical clinic clinics pandemic
human_security: humanitarian famine hunger starvation malnutrition
migration: migrant migrants migration deportation deported
asylum: refugee refugees asylum
territory: airspace border borders territorial territory annexed annexation maritime
legal: court courts trial verdict sentence sentenced prosecutors lawsuit tribunal
peacekeeping: peacekeeping peacekeepers peacekeeper
disasters: earthquake flood floods flooding cyclone hurricane typhoon drought wildfire wildfires
environment: climate emissions environmental biodiversity deforestation
cyber: cyber cyberattack cyberattacks hackers hacking
technology: technology satellite satellites semiconductors chips
illegal_drugs: drugs cocaine heroin fentanyl narcotics
corruption: corruption bribery embezzlement
human_rights: rights torture
religion_ethnicity: religious ethnic mosque church sectarian
"""
_WORDS: Mapping[str, str] = table(_WORDS_TABLE)

_CALLS = frozenset({"phone", "third-party", "multilateral"})


def contexts_of(act: Act, lines: Sequence[Line], *, mode: str | None, words: Sequence[str]) -> tuple[str, ...]:
    """Give the contexts of an act: those of its frame, of its goods, of its words, in this order.

    Args:
        act: The act.
        lines: The goods that it moves.
        mode: The mode of the event; talks at a distance or of many are diplomacy.
        words: The words of its evidence.
    """
    found = list(act.frame.contexts)
    if "pro_autocracy" in found:
        found.insert(0, "executive")
    if act.frame.type is EventType.CONSULT and mode in _CALLS:
        found.append("diplomatic")
    found += [_OF_GOODS[line.item_class] for line in lines if line.item_class in _OF_GOODS]
    found += [_WORDS[word.lower()] for word in words if word.lower() in _WORDS]
    return tuple(dict.fromkeys(found))
