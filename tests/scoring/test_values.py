"""Goods, places and carriers."""

from __future__ import annotations

import pytest

from servanda.scoring.rows import Line, Party, Place, Quantity, Value, When
from servanda.scoring.values import same_lines, same_place, same_words, shown


def line(
    item: str | None = "army trucks", kind: str = "vehicles", low: float | None = 20, unit: str | None = "trucks"
) -> Line:
    """A line of goods."""
    quantity = Quantity(low=low, high=low, unit=unit) if low is not None else None
    return Line(item=item, class_=kind, quantity=quantity)


@pytest.mark.parametrize(
    ("found", "gold", "is_same"),
    [
        ([line()], [line()], True),
        ([line("Trucks")], [line()], True),
        ([line("aircraft")], [line()], False),
        ([line(kind="aircraft")], [line()], False),
        ([line(low=21)], [line()], False),
        ([line(low=None)], [line()], False),
        ([line(unit=None)], [line()], True),
        ([line(unit="tonnes")], [line()], False),
        ([line(unit="tonne")], [line(unit="t")], True),
        ([line(unit="ton")], [line(unit="t")], False),
        ([line(None)], [line(None)], True),
        ([line(None)], [line()], False),
        ([line(), line(low=5)], [line(low=5), line()], True),
        ([line()], [line(), line(low=5)], False),
        ([line(), line()], [line()], False),
        (
            [Line(item="loan", class_="money", value=Value(low=5, high=5, currency="USD"))],
            [Line(item="loan", class_="money", value=Value(low=5, high=5, currency="EUR"))],
            False,
        ),
    ],
)
def test_goods_are_the_same_one_to_one(found: list[Line], gold: list[Line], is_same: bool) -> None:
    """Class, amount, unit, money and a word of the item agree, for each line of both lists."""
    assert same_lines(found, gold) is is_same


@pytest.mark.parametrize(
    ("found", "gold", "also", "is_same"),
    [
        (None, None, None, True),
        (None, Place("Port"), [None], True),
        (None, Place("Port"), None, False),
        (Place("port", "XAA"), Place("Port", "XAA"), None, True),
        (Place("port", "XBB"), Place("Port", "XAA"), None, False),
        (Place("Quay", "XAA"), Place("Port", "XAA"), ["quay"], True),
        (Place("Quay", "XAA"), None, None, False),
    ],
)
def test_a_place_is_its_name_and_country(
    found: Place | None, gold: Place | None, also: list[str | None] | None, is_same: bool
) -> None:
    """The printed name or an accepted one; the country of gold's name is gold's."""
    assert same_place(found, gold, also) is is_same


def test_words_may_be_accepted_as_absent() -> None:
    """Null in `also` accepts that there are no words."""
    assert same_words(None, "words", [None])
    assert not same_words(None, "words", None)
    assert not same_words("words", None, None)


def test_values_are_shown_as_they_are_read() -> None:
    """Parties with code, periods with relation and basis, goods with amount; nothing for nothing."""
    assert shown(Party(actor="a", code="XAA", name="Arland")) == "Arland (XAA)"
    assert shown(When(edtf="2021", earliest="2021-01-01", latest="2021-12-31", basis="stated")) == "2021 at stated"
    assert shown((line(), line("oil", low=None))) == "army trucks [vehicles] 20-20, oil [vehicles]"
    assert shown(Place("Port")) == "Port"
    assert shown(2) == "2"
    assert [shown(value) for value in (None, When(), (), [])] == [None] * 4
