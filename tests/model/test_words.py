"""The vocabulary of the public contract, word for word."""

from __future__ import annotations

import pytest

from servanda import model

WORDS = {
    "Stance": "asserts confirms denies accuses demands requests promises intends threatens warns agrees announces thanks"
    " praises condemns hopes claims_responsibility discusses",
    "EventType": "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION"
    " MOBILIZE COERCE ASSAULT",
    "Status": "actual planned conditional hypothetical negated",
    "Basis": "narrator one_party both_parties alleged denied unnamed",
    "StepKind": "mentioned pledged signed in_force partly_delivered fulfilled suspended withdrawn cancelled terminated"
    " not_fulfilled superseded",
    "Scope": "increment cumulative remainder component ceiling restatement unknown",
    "Flag": "overdue late stale disputed one_sided single_source value_open quantity_open",
    "BlockKind": "title standfirst dateline byline body caption teaser furniture",
    "Relation": "at throughout since until repeated",
    "WhenBasis": "stated relative publication inferred unknown",
    "ItemClass": "arms aircraft vehicles ammunition training troops food fuel fertiliser medicine money infrastructure"
    " energy information diplomatic other",
    "Instrument": "statement agreement memorandum treaty law authorisation",
    "CommitmentKind": "goods money training deployment withdrawal policy treaty meeting diplomatic",
}


@pytest.mark.parametrize(("name", "words"), sorted(WORDS.items()))
def test_the_words_are_those_of_the_contract(name: str, words: str) -> None:
    """One word for one thing: exports and gold use these and no others."""
    assert [str(word) for word in getattr(model, name)] == words.split()


def test_everything_exported_can_be_imported() -> None:
    """`__all__` is what the room gives."""
    assert all(hasattr(model, name) for name in model.__all__)
