import pytest

from servanda.codebook import split


@pytest.mark.parametrize(
    ("text", "kind", "counted", "length"),
    [
        ("attack helicopters", "aircraft", True, 2),
        ("armoured personnel carriers", "vehicles", True, 3),
        ("wheat", "food", False, 1),
        ("artillery shells", "ammunition", True, 2),
        ("liquefied natural gas", "fuel", False, 3),
        ("vaccines", "medicine", True, 1),
        ("budget support", "money", False, 2),
        ("instructors", "troops", True, 1),
        ("satellite imagery", "information", False, 2),
        ("F-16s", "aircraft", True, 1),
    ],
)
def test_goods_and_their_class(book, text, kind, counted, length):
    """Goods are found whole, singular and plural."""
    match = book.items.item(split(text), 0)
    assert (match.item_class, match.is_counted, match.length) == (kind, counted, length)


def test_measures_are_kept_under_one_name(book):
    """Singular and plural, British and American spelling; "ton" alone may be short, long or metric and stays."""
    measures = book.items.measures
    assert measures["tonnes"] == measures["metric tons"] == "tonne"
    assert measures["ton"] == "ton"
    assert measures["kilometers"] == measures["kilometre"] == "km"
    assert book.items.longest == 2


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (("sign", "€"), "EUR"),
        (("sign", "%"), None),
        (("dollar", "A"), "AUD"),
        (("letters", "KSh"), "KES"),
        (("letters", "kes"), None),
        (("word", "naira"), "NGN"),
        (("word", "franc"), "franc"),
        (("word", "sum"), ""),
        (("word", "tonne"), None),
        (("of_country", "swiss", "franc"), "CHF"),
        (("of_country", "swiss", "rupee"), None),
    ],
)
def test_currencies_by_the_way_they_are_printed(book, asked, code):
    """A word that several countries use stands for itself until one of them is printed."""
    name, *words = asked
    assert getattr(book.items.currencies, name)(*words) == code


def test_codes_are_three_capitals(book):
    """Yuan has two; CFA is a word for two currencies and no code."""
    codes = book.items.currencies.codes
    assert (codes["KES"], codes["RMB"], "CFA" in codes) == ("KES", "CNY", False)
