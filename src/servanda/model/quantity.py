"""How much of what: intervals, never a number that the text does not give."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from servanda.errors import ModelError


class ItemClass(StrEnum):
    """The class of what is promised or moved."""

    ARMS = "arms"
    AIRCRAFT = "aircraft"
    VEHICLES = "vehicles"
    AMMUNITION = "ammunition"
    TRAINING = "training"
    TROOPS = "troops"
    FOOD = "food"
    FUEL = "fuel"
    FERTILISER = "fertiliser"
    MEDICINE = "medicine"
    MONEY = "money"
    INFRASTRUCTURE = "infrastructure"
    ENERGY = "energy"
    INFORMATION = "information"
    DIPLOMATIC = "diplomatic"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A closed interval of a unit; None is an open end. `text` is the printed amount."""

    low: float | None
    high: float | None
    unit: str | None
    approx: bool
    text: str

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ModelError(f"a quantity cannot end ({self.high}) below its start ({self.low})")


@dataclass(frozen=True, slots=True)
class Value:
    """A closed interval of money in one currency (ISO 4217); None is an open end."""

    low: float | None
    high: float | None
    currency: str


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is promised or moved, as printed, with its class, amount and worth.

    `conversions` are what the worth is in other currencies, as reports tell it: nothing is reckoned.
    """

    item: str
    item_class: ItemClass
    quantity: Quantity | None = None
    value: Value | None = None
    conversions: tuple[Value, ...] = ()
