"""Actors as findings, with the evidence of all their mentions."""

from __future__ import annotations

from coding.sample_news import findings
from servanda.model import MentionKind


def test_an_actor_has_all_its_mentions_as_evidence_and_its_names_as_aliases():
    """Pronouns are evidence and no names; a role is no name either."""
    found = findings("Kenyan President Amina Otieno spoke. She left. Otieno slept.")
    actor = next(one for one in found.actors if one.name == "Amina Otieno")
    assert actor.aliases == ("Kenyan President Amina Otieno", "Otieno")
    assert [one.quote for one in actor.evidence] == ["Kenyan President Amina Otieno", "She", "Otieno"]


def test_actors_are_sorted_and_have_evidence():
    """No actor without evidence leaves the room."""
    found = findings("The Omani and Qatari governments agreed with Chad, the UN and Ann Obi.")
    assert [one.id for one in found.actors] == sorted(one.id for one in found.actors)
    assert all(one.evidence for one in found.actors)


def test_a_capital_that_is_a_place_names_no_actor():
    """A place is no actor: "in Cairo" is one, "Cairo agreed" is Egypt."""
    found = findings("Cairo agreed. They met in Cairo.")
    assert [mention.actor is None for mention in found.mentions if mention.kind is MentionKind.METONYM] == [False, True]


def test_a_name_behind_an_office_is_a_mention_of_its_own():
    """The whole phrase means the person; the name in it is found too, and is no second actor."""
    found = findings("The Kenyan defence minister, Colonel Amina Otieno, spoke.")
    mine = [one for one in found.mentions if one.actor and "Otieno" in one.quote]
    assert [one.quote for one in mine] == ["The Kenyan defence minister, Colonel Amina Otieno", "Colonel Amina Otieno"]
    assert len({one.actor for one in mine}) == 1
