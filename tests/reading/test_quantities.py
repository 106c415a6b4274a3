"""Printed amounts: intervals, money, what is counted, and what is no amount."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.codebook import load
from servanda.model import QuantityMark, Span
from servanda.reading import tagger
from servanda.reading.quantities import quantities
from servanda.reading.tokens import words

ITEMS = load().items


def find(text: str) -> list[QuantityMark]:
    """Give the amounts of a sentence."""
    tokens = tagger.tag(words(text, Span(0, len(text))))
    return list(quantities.find(tokens, text=text, items=ITEMS))


def one(text: str) -> QuantityMark:
    """Give the only amount of a sentence."""
    marks = find(text)
    assert len(marks) == 1, [mark.span.of(text) for mark in marks]
    return marks[0]


@pytest.mark.parametrize(
    ("text", "words_", "low", "high", "unit", "item"),
    [
        ("Chad received four Mi-171 helicopters.", "four Mi-171 helicopters", 4, 4, "helicopter", "Mi-171 helicopters"),
        ("Chad received 20,000 rounds of ammunition.", "20,000 rounds of ammunition", 20000, 20000, "round",
         "ammunition"),
        ("Chad received over 350,000 tonnes of oil.", "over 350,000 tonnes of oil", 350000, None, "tonne", "oil"),
        ("Chad received several aircraft.", "several aircraft", 2, None, "aircraft", "aircraft"),
        ("Chad received several dozen boats.", "several dozen boats", 24, None, "boat", "boats"),
        ("Chad received a large batch of aircraft.", "a large batch of aircraft", 2, None, "aircraft", "aircraft"),
        ("Chad received a large amount of grain.", "a large amount of grain", None, None, "grain", "grain"),
        ("Chad received nearly a dozen tanks.", "nearly a dozen tanks", 9, 12, "tank", "tanks"),
        ("Chad received dozens of trucks.", "dozens of trucks", 24, None, "truck", "trucks"),
        ("Chad received two dozen trucks.", "two dozen trucks", 24, 24, "truck", "trucks"),
        ("Chad received a handful of drones.", "a handful of drones", 3, 6, "drone", "drones"),
        ("Chad received a couple of drones.", "a couple of drones", 2, 2, "drone", "drones"),
        ("Chad sent tens of thousands of soldiers.", "tens of thousands of soldiers", 20000, None, "soldier",
         "soldiers"),
        ("Chad sent hundreds of thousands of doses.", "hundreds of thousands of doses", 200000, None, "dose", "doses"),
        ("Chad sent about 500 troops.", "about 500 troops", 450, 550, "troops", "troops"),
        ("Chad sent up to 80 trucks.", "up to 80 trucks", 0, 80, "truck", "trucks"),
        ("Chad sent 500+ trucks.", "500+ trucks", 500, None, "truck", "trucks"),
        ("Chad sent ten or more ships.", "ten or more ships", 10, None, "ship", "ships"),
        ("Chad sent 20,000 to 30,000 tonnes of grain.", "20,000 to 30,000 tonnes of grain", 20000, 30000, "tonne",
         "grain"),
        ("Chad sent between 20 and 30 trucks.", "20 and 30 trucks", 20, 30, "truck", "trucks"),
        ("Chad sent 25 tons of dates.", "25 tons of dates", 25, 25, "ton", "dates"),
        ("Chad sent two and a half million doses.", "two and a half million doses", 2.5e6, 2.5e6, "dose", "doses"),
        ("Chad sent half a million doses.", "half a million doses", 5e5, 5e5, "dose", "doses"),
        ("Chad sent 3½ million doses.", "3½ million doses", 3.5e6, 3.5e6, "dose", "doses"),
        ("Chad sent ¾ million doses.", "¾ million doses", 7.5e5, 7.5e5, "dose", "doses"),
        ("Chad sent 1,200½ doses.", "1,200½ doses", 1200.5, 1200.5, "dose", "doses"),
        ("Chad sent two thousand five hundred doses.", "two thousand five hundred doses", 2500, 2500, "dose", "doses"),
        ("Chad sent a hundred and fifty doses.", "a hundred and fifty doses", 150, 150, "dose", "doses"),
        ("Chad sent thirty-five doses.", "thirty-five doses", 35, 35, "dose", "doses"),
        ("Chad sent 1.2 million doses.", "1.2 million doses", 1.2e6, 1.2e6, "dose", "doses"),
        ("Chad sent 1.200.000 doses.", "1.200.000 doses", 1.2e6, 1.2e6, "dose", "doses"),
        ("Chad sent 20 000 doses.", "20 000 doses", 20000, 20000, "dose", "doses"),
        ("Chad sells 5,000 barrels per day.", "5,000 barrels per day", 5000, 5000, "barrel per day", None),
        ("Chad built a 300-megawatt plant.", "300-megawatt", 300, 300, "MW", None),
        ("Chad took 35% of the votes.", "35%", 35, 35, "%", None),
        ("Chad took 35 per cent.", "35 per cent", 35, 35, "%", None),
        ("The attack killed at least 137.", "at least 137", 137, None, None, None),
        ("The guards fell and 14 were injured.", "14", 14, 14, None, None),
        ("The toll of the raid has climbed to 19.", "19", 19, 19, None, None),
        ("The number of wounded in the raid reached 31.", "31", 31, 31, None, None),
        ("The attack killed 12.", "12", 12, 12, None, None),
        ("Chad sent one helicopter.", "one helicopter", 1, 1, "helicopter", "helicopter"),
        ("Chad sent 600 more police officers.", "600 more police officers", 600, 600, "officer", "police officers"),
        ("Chad sent more than 1000 troops.", "more than 1000 troops", 1000, None, "troops", "troops"),
    ],
)  # fmt: skip
def test_an_amount_is_an_interval_of_a_unit(
    text: str, words_: str, low: float | None, high: float | None, unit: str | None, item: str | None
) -> None:
    """The table of normalisation: exact, at least, up to, nearly, about, ranges, vague words."""
    mark = one(text)
    assert mark.span.of(text) == words_
    assert mark.quantity is not None
    assert (mark.quantity.low, mark.quantity.high, mark.quantity.unit) == (low, high, unit)
    assert mark.quantity.text == words_
    assert (mark.item.of(text) if mark.item else None) == item
    assert mark.value is None


@pytest.mark.parametrize(
    ("text", "low", "high", "currency"),
    [
        ("It lent $1.5 billion.", 1.5e9, 1.5e9, "USD"),
        ("It lent up to $98m.", 0, 98e6, "USD"),
        ("It lent US$ 7.2 bn.", 7.2e9, 7.2e9, "USD"),
        ("It lent U.S.$5 million.", 5e6, 5e6, "USD"),
        ("It lent nearly $3 billion.", 2.7e9, 3e9, "USD"),
        ("It lent about $10.", 9, 11, "USD"),
        ("It lent between $20 million and $30 million.", 20e6, 30e6, "USD"),
        ("It lent $20-30 million.", 20e6, 30e6, "USD"),
        ("It lent $1.5 to $2 billion.", 1.5e9, 2e9, "USD"),
        ("It lent €50 million.", 50e6, 50e6, "EUR"),
        ("It lent QR 50 million.", 50e6, 50e6, "QAR"),
        ("It lent 600,000 QR.", 6e5, 6e5, "QAR"),
        ("It lent 1.2 billion Tsh.", 1.2e9, 1.2e9, "TZS"),
        ("It lent 3 million Rs.", 3e6, 3e6, "Rs"),
        ("It lent 500,000 Chinese RMB.", 5e5, 5e5, "CNY"),
        ("It lent SR30 million.", 30e6, 30e6, "SAR"),
        ("It lent FCFA 12 billion.", 12e9, 12e9, "CFA"),
        ("It lent 40 million rufiyaa.", 40e6, 40e6, "MVR"),
        ("It lent 3 million soles.", 3e6, 3e6, "PEN"),
        ("It lent 250 million euros.", 250e6, 250e6, "EUR"),
        ("It lent A$5 million.", 5e6, 5e6, "AUD"),
        ("It lent 5 million Australian dollars.", 5e6, 5e6, "AUD"),
        ("It lent 5 million US dollars.", 5e6, 5e6, "USD"),
        ("It lent 5 million U.S. dollars.", 5e6, 5e6, "USD"),
        ("It lent R250 million.", 250e6, 250e6, "ZAR"),
        ("It lent RM7 million.", 7e6, 7e6, "MYR"),
        ("It lent Rs. 500 crore.", 5e9, 5e9, "Rs"),
        ("It lent 500 crore Indian rupees.", 5e9, 5e9, "INR"),
        ("It lent 40 million Kenyan shillings.", 40e6, 40e6, "KES"),
        ("It lent 500 million dinars.", 500e6, 500e6, "dinar"),
        ("It lent 36 billion CFA francs.", 36e9, 36e9, "CFA"),
        ("It lent FCFA 1 billion.", 1e9, 1e9, "CFA"),
        ("It lent USD 12.5 million.", 12.5e6, 12.5e6, "USD"),
        ("It lent 100 million usd.", 100e6, 100e6, "USD"),
        ("It lent 4.5 EUR million for a dam.", 4.5e6, 4.5e6, "EUR"),
        ("It lent 12 dollars.", 12, 12, "USD"),
        ("It lent $US30,000 in May.", 30_000, 30_000, "USD"),
        ("It lent $A2.5 million in May.", 2.5e6, 2.5e6, "AUD"),
        ("It lent 6 million Chinese yuan.", 6e6, 6e6, "CNY"),
        ("It lent 100m Renminbi Yuan.", 100e6, 100e6, "CNY"),
        ("It lent RMB 5 million.", 5e6, 5e6, "CNY"),
        ("It lent 1.5m dollars.", 1.5e6, 1.5e6, "USD"),
        ("It lent 5 million pounds sterling.", 5e6, 5e6, "GBP"),
        ("It lent 70 ₹.", 70, 70, "INR"),
        ("It lent 2 million won.", 2e6, 2e6, "won"),
        ("It raised thousands of dollars.", 2000, None, "USD"),
        ("It lent $4.8mil for a school.", 4.8e6, 4.8e6, "USD"),
        ("It lent 750 million SR.", 750e6, 750e6, "SAR"),
    ],
)
def test_a_sum_of_money_is_a_value(text: str, low: float, high: float | None, currency: str) -> None:
    """The code is that of ISO 4217; a word that several countries use stays as printed."""
    mark = one(text)
    assert mark.value is not None
    assert mark.quantity is None
    assert (mark.value.low, mark.value.high, mark.value.currency) == (low, high, currency)


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("A $40 million loan was signed.", "loan"),
        ("They gave $2 million in military aid.", "military aid"),
        ("They gave 100 million yuan worth of equipment.", "equipment"),
        ("They gave a 200-million-euro loan.", "loan"),
        ("They gave $5 million to it.", None),
    ],
)
def test_a_sum_may_name_what_it_buys(text: str, item: str | None) -> None:
    """What stands behind in, worth of, or the sum itself."""
    mark = one(text)
    assert (mark.item.of(text) if mark.item else None) == item


def test_a_sum_and_its_conversion_are_two_marks() -> None:
    """The words "36 billion CFA ($61m)": the sum, then the conversion as printed."""
    values = [mark.value for mark in find("It cost 36 billion CFA ($61m).")]
    assert [(value.low, value.currency) for value in values if value] == [(36e9, "CFA"), (61e6, "USD")]


def test_an_undisclosed_number_has_neither_quantity_nor_value() -> None:
    """The goods are known, their number is open."""
    text = "Chad received an undisclosed number of missiles."
    mark = one(text)
    assert (mark.quantity, mark.value) == (None, None)
    assert mark.item is not None
    assert mark.item.of(text) == "missiles"


@pytest.mark.parametrize(
    "text",
    [
        "They met on 5 May 2021 and in 2020, in the 1990s and two years ago.",
        "Call +74956456601 or 84956456601.",
        "Read resolution 2231, Article 5 and No. 12.",
        "The 3rd division won 3-1 and 2:0.",
        "The man, 56, flew a Su-25 and a Boeing 737.",
        "The 50-year-old is 14 years old.",
        "One of them left; no one stayed.",
        "It has 2684 views |",
        "The size is 1920x1080.",
        "2\u00a0Min read",
        "The fellow 2022 finalists came.",
        "They won three won.",
        "It is 53 Main Street.",
        "1,2",
    ],
)
def test_what_is_no_amount_yields_nothing(text: str) -> None:
    """Dates, telephone and article numbers, ordinals, scores, ages, names, sizes, years before a noun."""
    assert [mark.span.of(text) for mark in find(text)] == []


_PIECES = st.sampled_from(
    "5 20 000 1,000 1.5 million bn $ US € Rs R dollars yuan tonnes of grain several dozens a an large batch number"
    " undisclosed about over between and to - up % per cent trucks killed or more + half dozen hundred twenty three"
    " 99999999999999999 won CFA francs one".split()
)


@settings(max_examples=200)
@given(st.lists(_PIECES, max_size=25), st.sampled_from(["", " "]))
def test_any_text_is_read(pieces: list[str], gap: str) -> None:
    """No text raises; marks come in order and do not overlap."""
    text = gap.join(pieces)
    spans = [mark.span for mark in find(text)]
    assert all(before.end <= after.start for before, after in pairwise(spans))


@pytest.mark.parametrize(
    ("text", "low", "high", "currency"),
    [
        ("Chad got only 150 million of the 450 million dollars.", 150e6, 150e6, "USD"),
        ("Chad got 20 of the promised 60 million euros.", 20e6, 20e6, "EUR"),
        ("Chad got more than 150 million of its 450 million dollars.", 150e6, None, "USD"),
        ("Chad got 800,000 of the two million euros.", 8e5, 8e5, "EUR"),
        ("Chad got several million dollars.", 2e6, None, "USD"),
        ("Chad got a few million euros.", 2e6, None, "EUR"),
    ],
)
def test_a_part_of_a_sum_is_money_in_the_scale_of_the_sum(text, low, high, currency):
    """A part of a sum is that much money; "20 of the 60 million" are 20 million."""
    (mark,) = find(text)
    assert mark.value is not None
    assert (mark.value.low, mark.value.high, mark.value.currency) == (low, high, currency)


def test_a_hyphened_sum_has_the_money_of_its_country():
    """'a 600-million-US-dollar loan' is counted in dollars of the United States."""
    mark = one("Chad got a 600-million-US-dollar loan.")
    assert mark.value is not None
    assert (mark.value.low, mark.value.currency) == (600e6, "USD")


@pytest.mark.parametrize(
    ("text", "words_", "unit"),
    [
        ("Chad got $5 million a year.", "$5 million a year", "USD per year"),
        ("Chad got 5 million euros per month in aid.", "5 million euros per month", "EUR per month"),
        ("Chad got $5 million annually.", "$5 million annually", "USD per year"),
        ("Chad got a $5 million annual grant.", "$5 million annual", "USD per year"),
        ("Chad got an annual $5 million.", "$5 million", "USD per year"),
        ("Chad got $5 million in yearly aid.", "$5 million", "USD per year"),
        ("Chad got 5 million kroner a day.", "5 million kroner a day", "krone per day"),
    ],
)
def test_a_sum_that_is_paid_again_and_again_keeps_its_period(text, words_, unit):
    """A rate is counted in money per year, month or day, so that nobody adds it up as one sum."""
    mark = one(text)
    assert mark.span.of(text) == words_
    assert mark.value is None
    assert mark.quantity is not None
    assert (mark.quantity.low, mark.quantity.high, mark.quantity.unit) == (5e6, 5e6, unit)


@pytest.mark.parametrize(
    "text",
    [
        "Chad got $5 million a year ago.",
        "Chad got $5 million over three years.",
        "Chad got $5 million this year.",
        "Chad got $5 million a day after the vote.",
    ],
)
def test_a_sum_with_a_time_is_no_rate(text):
    """'a year ago' is a day in the past; what is spread over three years is one sum."""
    mark = one(text)
    assert mark.value is not None
    assert mark.value.low == 5e6


@pytest.mark.parametrize("text", ["It printed 2,000 QR codes.", "It sent 3,000 RM soldiers.", "It saw 3 million N."])
def test_letters_before_a_counted_noun_are_no_currency(text):
    """What a number counts may begin with letters, and one letter behind a number is nothing."""
    assert all(mark.value is None for mark in find(text))


@pytest.mark.parametrize(
    ("text", "words_", "number"),
    [
        ("Norway gave Togo three used trucks.", "three used trucks", 3),
        ("Norway gave Togo ten refurbished tanks.", "ten refurbished tanks", 10),
        ("Norway gave Togo two old jets.", "two old jets", 2),
    ],
)
def test_what_was_done_to_things_counts_them(text, words_, number):
    """A participle or "old" before a noun says what the things are like; "he is 43 old" is an age."""
    mark = one(text)
    assert mark.span.of(text) == words_
    assert mark.quantity is not None
    assert mark.quantity.low == number
    assert find("He is 43 old.") == []
