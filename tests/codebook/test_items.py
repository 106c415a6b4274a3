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


def test_units(book):
    """Tonne and metric ton are one, ton alone is ambiguous."""
    assert book.items.unit(["tonnes"], 0).unit == book.items.unit(split("metric tons"), 0).unit == "tonne"
    assert book.items.unit(["tons"], 0).is_ambiguous


@pytest.mark.parametrize(
    ("text", "country", "code"),
    [
        ("dollars", None, "USD"),
        ("dollars", "AUS", "AUD"),
        ("dollars", "KEN", "USD"),
        ("$", None, "USD"),
        ("euros", None, "EUR"),
        ("CFA francs", "SEN", "XOF"),
        ("CFA francs", "CMR", "XAF"),
        ("francs", None, None),
        ("pounds", "EGY", "EGP"),
        ("rupees", "PAK", "PKR"),
        ("Swiss francs", None, "CHF"),
    ],
)
def test_currencies_by_country(book, text, country, code):
    """A word that only a country could settle has no code without one."""
    assert book.items.currency(split(text), 0, country=country)[0] == code


def test_magnitudes(book):
    """Words and letters multiply."""
    assert book.items.magnitude(["billion"], 0) == (1e9, 1)
    assert book.items.magnitude(["bn"], 0) == (1e9, 1)
    assert book.items.magnitude(["crore"], 0) == (1e7, 1)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("several", 2, None),
        ("dozens of", 24, None),
        ("a dozen", 12, 12),
        ("a handful of", 3, 6),
        ("nearly a dozen", 9, 12),
        ("a large batch of", 2, None),
        ("an undisclosed number of", None, None),
    ],
)
def test_vague_numbers(book, text, low, high):
    """They are intervals, open where the words are."""
    bounds = book.items.vague(split(text), 0)
    assert (bounds.low, bounds.high, bounds.length) == (low, high, len(split(text)))


def test_bounds_beside_a_number(book):
    """Factors of the number; nothing at all for "up to" below."""
    over, nearly, most = (book.items.bounds(split(text), 0) for text in ("more than", "nearly", "up to"))
    assert (over.low, over.high) == (1, None)
    assert (nearly.low, nearly.high, nearly.approx) == (0.9, 1, True)
    assert (most.low, most.high) == (0, 1)
    assert book.items.bounds(split("or more"), 0, after=True).high is None
    assert book.items.bounds(split("or more"), 0) is None


@pytest.mark.parametrize("look", ["item", "unit", "currency", "magnitude", "vague"])
def test_nothing_is_found_where_nothing_stands(book, look):
    """A word that is no amount gives nothing."""
    assert getattr(book.items, look)(["xylophonist"], 0) is None
