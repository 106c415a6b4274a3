"""States called again: several that speak of themselves, rivals, a chair behind a comma, a name of two states."""

from __future__ import annotations

import pytest
from test_wire_acts import rows


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
