"""States called again: several that speak of themselves, rivals, a chair behind a comma, a name of two states."""

from __future__ import annotations

import pytest

from coding.acts.test_wire_acts import rows


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Togo and Benin said they backed the Ghanaian plan.", ["TGO+BEN > GHA SUPPORT actual"]),
        (
            "Togo and Benin met on Monday. The oil-rich rivals recalled their ambassadors in 2019.",
            ["TGO+BEN >  CONSULT actual", "TGO+BEN >  SANCTION actual"],
        ),
        ("Togo, the current chair of ECOWAS, called for an immediate ceasefire.", ["TGO >  REQUEST actual"]),
        (
            "The M23 rebels hold the north. Rwanda, which Congo accuses of theft, condemned the raid.",
            ["RWA >  ACCUSE actual", "COD > RWA ACCUSE actual"],
        ),
    ],
)
def test_states_called_again_act(text: str, expected: list[str]) -> None:
    """ "They", "the rivals" and a name of two states are those that the report told of."""
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("Nurses and teachers said they backed the Ghanaian plan.", "TGO"),
        ("Togo is poor. The rivals recalled their ambassadors.", "TGO"),
        ("Togo said they backed the Ghanaian plan.", "TGO > GHA SUPPORT"),
    ],
)
def test_nobody_is_filled_in(text: str, unwanted: str) -> None:
    """One state alone is no "they", and no pair of rivals."""
    assert not any(row.startswith(unwanted) for row in rows(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Chad and Sudan met on Monday. The two countries' defence chiefs spoke by phone on Thursday.",
            ["TCD+SDN >  CONSULT actual", "TCD+SDN >  CONSULT actual"],
        ),
        ("The Somali rebels said they had shot down a Kenyan helicopter.", ["SOM.REB > KEN ASSAULT actual"]),
        (
            "Zambian police arrested Chanda Mwale, an opposition leader, hours after officers fired tear gas at a crowd.",
            ["ZMB.COP > ZMB.OPP COERCE actual", "ZMB.COP > --- ASSAULT actual"],
        ),
        (
            "The leaders of Fiji and Tonga agreed to make sure Chad faces sanctions for its invasion of Sudan.",
            ["FJI.GOV+TON.GOV >  AGREE actual", "TCD > SDN ASSAULT actual"],
        ),
        ("Fiji and Tonga were wary, and the EU granted it 60 million euros.", []),
        ("The United Nations expert on Haiti condemned Chad's ban.", ["UNO > TCD ACCUSE actual"]),
        (
            "President Julio Vargas of Peru accused his predecessor of theft.",
            ["PER.GOV > PER.ELI ACCUSE actual"],
        ),
        (
            "Malta and Libya signed a pact during a visit to the island by Libyan Foreign Minister Salem Ghariani.",
            ["MLT+LBY >  SUPPORT actual", "LBY.GOV > MLT CONSULT actual"],
        ),
    ],
)
def test_those_who_are_called_again_act(text: str, expected: list[str]) -> None:
    """Officers, hosts and those whose act "its" tells are whom the words around name."""
    assert rows(text) == expected
