"""Pieces that go on from one another, each test on the news text that stands in it."""

from __future__ import annotations

import pytest

from coding.acts.test_wire_acts import rows


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gabon freed 14 Ghanaians it had held since March.", ["GAB > GHA RETREAT actual", "GAB > GHA COERCE actual"]),
        (
            "Gabon freed 14 Ghanaians it had quietly held since March.",
            ["GAB > GHA RETREAT actual", "GAB > GHA COERCE actual"],
        ),
        (
            "Togo has withdrawn the battalion it sent to the region in 2022.",
            ["TGO >  RETREAT actual", "TGO >  MOBILIZE actual"],
        ),
        (
            "Togo shut the port, expelled two Libyan envoys and left the bloc.",
            ["TGO >  COERCE actual", "TGO > LBY.GOV SANCTION actual", "TGO > --- SANCTION actual"],
        ),
        (
            "The Chadian army shelled the camp, seized a Libyan base and then withdrew.",
            ["TCD.MIL >  ASSAULT actual", "TCD.MIL > LBY COERCE actual", "TCD.MIL >  RETREAT actual"],
        ),
        ("Chadian troops captured most of the Libyan town.", ["TCD.MIL > LBY COERCE actual"]),
    ],
)
def test_what_goes_on_keeps_its_doer(text: str, expected: list[str]) -> None:
    """A row of verbs has one subject, and a bare relative clause has its own."""
    assert rows(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The envoy, who had met the king, expelled nobody and left.",
        "Togo, the minister said on Monday, expelled two Libyan envoys and left.",
        "Togo left most behind.",
    ],
)
def test_an_aside_is_no_part_of_a_row(text: str) -> None:
    """A relative clause or "the minister said" before the comma gives no subject to what follows."""
    assert all(not row.startswith(("---", "TGO.GOV")) for row in rows(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Chad's interim prime minister, Alain Jerome, defended the project and accused Sudan of theft.",
            ["TCD.GOV > SDN ACCUSE actual"],
        ),
        (
            "Chad and Niger restored diplomatic ties last month after talks hosted by the Saudi king.",
            ["TCD+NER >  SUPPORT actual", "SAU.GOV > TCD+NER CONSULT actual"],
        ),
        ("Prices in Chad fell after exports dropped by half.", []),
    ],
)
def test_the_tree_and_the_doer_behind_decide(text: str, expected: list[str]) -> None:
    """A clause behind "and" takes the subject that only the tree shows; a doer behind "by" makes a passive."""
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Togo has summoned the Chinese ambassador more than 30 times this year.", ["TGO > CHN.GOV ACCUSE actual"]),
        (
            "Togo broke ties with Israel, while neighbouring Benin and Ghana recalled their ambassadors.",
            ["TGO > ISR SANCTION actual", "BEN+GHA >  SANCTION actual"],
        ),
        ("The Togolese ruling party delayed talks on joining the African Union.", ["TGO.PTY >  REJECT actual"]),
    ],
)
def test_measures_and_describing_words_are_no_parts(text: str, expected: list[str]) -> None:
    """How often something is done is no object, and "neighbouring" no verb; talks "on joining" join nothing."""
    assert rows(text) == expected
