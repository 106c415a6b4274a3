"""Who is whom: by actor, by code, by name."""

from __future__ import annotations

from typing import Any

import pytest
from small_gold import small_gold

from servanda import scoring
from servanda.scoring.parties import Parties, match_actors, same_code
from servanda.scoring.rows import Party

ROWS = scoring.rows(small_gold())
PARTIES = Parties(ROWS, ROWS, {})
MATCHED = Parties(ROWS, ROWS, {"a-1": "a-vell"})


def party(name: str, code: str = "---", actor: str = "a-0") -> Party:
    """A party whose actor no row explains, unless it is named."""
    return Party(actor=actor, code=code, name=name)


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("XAA.GOV", "XAA.GOV.MFA", True),
        ("XAA", "XAA.GOV", False),
        ("XAA.GOV", "XAA.MIL", False),
        ("XAA", "XAA", True),
        ("---", "---", False),
        ("---", "XAA", False),
    ],
)
def test_codes_agree_by_country_and_sector(one: str, other: str, is_same: bool) -> None:
    """Bodies are optional; an unknown code agrees with none, not even with another unknown one."""
    assert same_code(one, other) is is_same


@pytest.mark.parametrize(
    ("found", "gold", "is_same", "is_named"),
    [
        (party("Vell"), party("Ona Vell", "XAA.GOV"), True, True),
        (party("Ona Véll", "XAA.MIL"), party("Ona Vell", "XAA.GOV"), True, True),
        (party("Ona Vell", "XBB.GOV"), party("Ona Vell", "XAA.GOV"), False, False),
        (party("Tam Orrin", "XAA.GOV"), party("Ona Vell", "XAA.GOV"), True, False),
        (party("Republic of Arland", "XAA"), party("Arland", "XAA"), True, True),
        (party("Palace", "XAA.GOV.PRES"), party("the Presidency", "XAA.GOV.PRES"), True, True),
        (party("somebody"), party("somebody else"), False, False),
        (None, party("Ona Vell"), False, False),
        (None, None, True, True),
    ],
)
def test_a_party_is_right_by_code_or_name(
    found: Party | None, gold: Party | None, is_same: bool, is_named: bool
) -> None:
    """The rule accepts the code; the strict rule asks for the very actor."""
    assert PARTIES.one(found, gold) is is_same
    assert PARTIES.one(found, gold, strict=True) is is_named


def test_a_matched_actor_is_nobody_else() -> None:
    """An actor that is known to be one gold actor is not another one by its surname."""
    assert MATCHED.named(party("Karr", actor="a-1"), party("Ona Vell", "XAA.GOV", "a-vell"))
    assert not MATCHED.named(party("Ido Karr", actor="a-1"), party("Ido Karr", "XBB.GOV", "a-karr"))


@pytest.mark.parametrize(
    ("found", "value", "is_accepted"),
    [
        (None, None, True),
        (None, "a-vell", False),
        (party("Vell"), None, False),
        (party("Vell"), ["a-vell"], False),
        (party("Vell"), "a-vell", True),
        (party("Tam Orrin", "XAA.GOV"), "a-vell", True),
        (party("Tam Orrin", "XBB.GOV"), "a-vell", False),
        (party("Tam Orrin", "XBB.GOV"), "XBB.GOV", True),
        (party("Tam Orrin"), "---", True),
        (party("Tam Orrin", "XBB.GOV"), "---", False),
        (party("Tam A. Orrin"), "a-tam-orrin", True),
        (party("Tam Orrin"), "a-tam-orrell", False),
        (party("Harbour"), "harbour", True),
    ],
)
def test_also_names_actors_codes_and_nobody(found: Party | None, value: Any, is_accepted: bool) -> None:
    """A value of `also` is an actor's id, a code, a name, or null for nobody."""
    assert PARTIES.accepts(found, value) is is_accepted


ARLAND, BELMARK, VELL = party("Arland", "XAA"), party("Belmark", "XBB"), party("Ona Vell", "XAA.GOV")


@pytest.mark.parametrize(
    ("found", "gold", "also", "is_right"),
    [
        ([ARLAND, BELMARK], [BELMARK, ARLAND], [], True),
        ([ARLAND], [BELMARK, ARLAND], [], False),
        ([ARLAND, BELMARK, VELL], [BELMARK, ARLAND], [], False),
        ([ARLAND, BELMARK, VELL], [BELMARK, ARLAND], ["a-vell"], True),
        ([VELL, BELMARK], [BELMARK, ARLAND], ["a-vell"], True),
        ([VELL], [BELMARK, ARLAND], ["a-vell"], False),
        ([], [ARLAND], [], False),
        ([], [ARLAND], [None], True),
        ([], [], [], True),
        ([VELL], [], ["a-vell"], True),
        ([VELL], [], [], False),
        ([VELL, BELMARK], [ARLAND], [["a-vell", "a-belmark"]], True),
        ([VELL], [ARLAND], [["a-vell", "a-belmark"]], False),
        ([VELL, ARLAND], [BELMARK], [["a-vell"]], False),
        ([ARLAND, ARLAND], [ARLAND], [], False),
    ],
)
def test_a_list_is_right_as_a_whole(found: list[Party], gold: list[Party], also: list[Any], is_right: bool) -> None:
    """All of gold's and nobody else, but for those that `also` puts in their place."""
    assert PARTIES.all(found, gold, also) is is_right


def test_two_ministers_of_one_country_take_their_own_places() -> None:
    """Who is named takes the own place before a shared code decides."""
    ministers = [party("Tam Orrin", "XAA.GOV"), VELL]
    assert PARTIES.all(ministers, [VELL, party("Tam Orrin", "XAA.GOV", "a-9")], strict=True)


def test_actors_are_matched_one_to_one_by_code_and_name() -> None:
    """The same code and most shared names go first; a second actor of the name is left over."""
    rows = small_gold()
    rows["actors"].append(rows["actors"][2] | {"id": "a-vell-2", "aliases": [], "mention_spans": []})
    found = scoring.rows(rows)
    matched = match_actors(found.actors, ROWS.actors)
    assert matched["a-vell"] == "a-vell"
    assert "a-vell-2" not in matched
    assert matched["a-quill"] == "a-quill"
