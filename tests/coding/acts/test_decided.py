"""Acts that somebody announces or orders, each on the sentence that stands in the test."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


def rows(text: str) -> set[str]:
    """Give each event as "source > target type status"."""
    found = findings(text, reader=learned()).events
    return {
        f"{'|'.join(p.code for p in one.source)} > {'|'.join(p.code for p in one.target)} {one.type.value} {one.status.value}"
        for one in found
    }


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Chad announced the suspension of flights to Niger.", "TCD > NER SANCTION actual"),
        ("Chad ordered the expulsion of two Nigerien diplomats.", "TCD > NER.GOV SANCTION planned"),
        ("Chad's government ordered the closure of its embassy in Niger.", "TCD.GOV > NER SANCTION planned"),
        ("Chad announced the recall of its ambassador to Niger.", "TCD > NER SANCTION actual"),
        ("Chad announced the lifting of sanctions on Niger.", "TCD > NER RETREAT planned"),
        ("Chad announced the arrest of two Nigerien soldiers.", "TCD > NER.MIL COERCE actual"),
        ("Chad announced the closing of its border with Niger.", "TCD > NER COERCE planned"),
        (
            "Chad's interior ministry ordered the closing of all crossings with Niger.",
            "TCD.GOV.MOI > NER COERCE planned",
        ),
        ("A Chadian court ordered the release of three Nigerien sailors.", "TCD.JUD > NER.MIL RETREAT planned"),
    ],
)
def test_who_announces_or_orders_an_act_does_it(text: str, row: str) -> None:
    """The subject of the deciding verb is whose act it is; by ruling 43 some of them are done by saying so."""
    assert rows(text) == {row}


@pytest.mark.parametrize(
    "text",
    [
        "The United Nations announced the killing of two Chadian peacekeepers.",
        "The company announced the closing of two shops in Niger.",
        "Chad announced the closure of a school.",
        "Chad ordered an investigation into the closure of the border by Niger.",
    ],
)
def test_who_announces_what_others_did_or_a_matter_of_his_own_does_nothing_to_another(text: str) -> None:
    """A killing is not the announcer's, a school nobody else's matter."""
    assert rows(text) == set()


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Chad announced the resumption of talks with Niger.", "TCD > NER CONSULT planned"),
        ("Chad announced the end of its military cooperation with Niger.", "TCD > NER SANCTION actual"),
        ("Trade fell after the closure of the border with Niger by Chad.", "TCD > NER COERCE actual"),
        ("Chad's removal of a ban on Nigerien beef took effect.", "TCD > NER RETREAT actual"),
        ("Prices fell after the resumption of talks between Chad and Niger.", "TCD|NER >  CONSULT actual"),
    ],
)
def test_a_noun_made_of_a_verb_tells_its_act(text: str, row: str) -> None:
    """The codebook names the verb of the noun, whose frames with a listed object are the noun's too."""
    assert rows(text) == {row}


@pytest.mark.parametrize(
    "text",
    [
        "The launch of a new bus line in Chad pleased Niger's minister.",
        "The end of the rainy season in Chad brought Nigerien herders home.",
        "The start of the football season in Chad was attended by Niger's president.",
    ],
)
def test_a_noun_made_of_a_verb_needs_the_verbs_object(text: str) -> None:
    """No act ends with a season, none begins with a bus line."""
    assert rows(text) == set()
