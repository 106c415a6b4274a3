"""Names that nothing but their speaking shows."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned
from servanda.model import ActorKind


def test_a_firm_of_one_word_speaks_and_is_called_the_company_again() -> None:
    """The name is an actor because it speaks; "the company" is the same one."""
    text = '"The mine is closed," said Orinex on Monday. The company said that nobody was hurt.'
    assert [one.speaker and one.speaker.name for one in findings(text).statements] == ["Orinex", "Orinex"]


def test_a_name_beside_a_noun_of_people_is_a_person() -> None:
    """An apposition tells a person from a body."""
    found = findings('"The road is long," said Qalvo Untek, a painter and teacher.')
    kinds = {actor.name: actor.kind for actor in found.actors}
    assert kinds["Qalvo Untek"] is ActorKind.PERSON


@pytest.mark.parametrize(
    "text",
    ["The Ministry said that the road was closed.", "Monday said that it rained.", "People said that it rained."],
)
def test_a_mere_noun_a_day_and_plain_words_are_no_name(text: str) -> None:
    """Capitals alone make nobody."""
    assert not [actor for actor in findings(text).actors if actor.code == "---"]


@pytest.mark.parametrize("text", ["The bill said the tax would end.", "Secretary said the tax would end."])
def test_a_paper_and_the_rest_of_a_post_are_nobodys_names(text: str):
    """A small word is no name, and a post is a person's."""
    assert all(actor.name.lower() not in {"bill", "secretary"} for actor in findings(text, reader=learned()).actors)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Movement for Open Water said that the data of Peru are late.", "Movement for Open Water"),
        (
            'The Movement for Open Water, which also asked Peru, said: "The data are disturbing."',
            "Movement for Open Water",
        ),
        ("The Nortek said that the data of Peru are late.", "Nortek"),
    ],
)
def test_a_name_with_small_words_in_it_speaks_whole(text, name):
    """What the reader marks as one name is one speaker, whatever stands between its capitals."""
    (told,) = findings(text, reader=learned()).statements
    assert told.speaker is not None
    assert told.speaker.name == name
