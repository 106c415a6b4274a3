from __future__ import annotations

from servanda.model import EventType
from servanda.web.families import TYPES, WORDS, Family, family


def test_every_event_type_takes_a_side() -> None:
    """Words or deeds, for or against: no type of event is left plain."""
    assert {family(each) for each in EventType} == set(Family) - {Family.PLAIN}


def test_every_type_has_one_family_and_every_family_its_words() -> None:
    """What a legend cannot explain is not drawn."""
    assert len(TYPES) == len(set(TYPES))
    assert {family(each) for each in TYPES} == set(WORDS) == set(Family)
