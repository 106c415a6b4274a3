import pytest

from servanda.codebook import split


@pytest.mark.parametrize(
    ("text", "suffix", "length"),
    [
        ("foreign minister", "GOV.MFA", 2),
        ("Minister of Foreign Affairs", "GOV.MFA", 4),
        ("head of the foreign ministry", "GOV.MFA", 5),
        ("top diplomat", "GOV.MFA", 2),
        ("defense minister", "GOV.MOD", 2),
        ("Defence Minister", "GOV.MOD", 2),
        ("king", "GOV.CROWN", 1),
        ("junta leader", "GOV.PRES", 2),
        ("interim president", "GOV.PRES", 2),
        ("chief of the general staff", "MIL", 5),
        ("ambassador", "GOV.AMB", 1),
        ("water resources minister", "GOV", 3),
        ("minister for higher education", "GOV", 4),
        ("minister of trade, industry and tourism", "GOV.MOT", 7),
        ("minister of trade, industry, and tourism", "GOV.MOT", 8),
        ("minister of energy and a teapot", "GOV.MOE", 3),
        ("minister of energy, who", "GOV.MOE", 3),
    ],
)
def test_offices_by_longest_match(book, text, suffix, length):
    """Titles are found whole, with every portfolio of a minister and no word more."""
    match = book.offices.longest(split(text), 0)
    assert (match.entry.suffix, match.length) == (suffix, length)


def test_modifiers_stand_before_the_office(book):
    """Former, acting and deputy are kept with what they say."""
    match = book.offices.longest(split("former acting deputy prime minister"), 0)
    assert match.modifiers == (("former", "ends"), ("acting", "provisional"))
    assert match.entry.id == "deputy_prime_minister"
    assert match.length == 5


@pytest.mark.parametrize("text", ["former", "Colonel Otieno", "the teapot", "former teapot", ""])
def test_no_office_is_found_where_none_stands(book, text):
    """A modifier alone or a rank is no office."""
    assert book.offices.longest(split(text), 0) is None


def test_several_holders(book):
    """A plural says so."""
    assert book.offices.longest(split("foreign ministers"), 0).plural
    assert not book.offices.longest(split("foreign minister"), 0).plural


def test_an_office_of_an_organisation(book):
    """The whole code stands in the entry."""
    entry = book.offices.longest(split("UN secretary-general"), 0).entry
    assert (entry.of, entry.suffix, entry.sector) == ("UNO", "UNO.SG", "UNO")


def test_an_office_of_some_states_only_comes_last(book):
    """A chancellor is head of government in two states; the limit is told."""
    entry = book.offices.longest(["chancellor"], 0).entry
    assert entry.countries == ("DEU", "AUT")


@pytest.mark.parametrize(
    ("text", "suffix", "sector", "length"),
    [
        ("army", "MIL", "MIL", 1),
        ("Ministry of Health", "GOV.MOH", "GOV", 3),
        ("ministry of trade and industry", "GOV.MOT", "GOV", 5),
        ("Foreign Ministry", "GOV.MFA", "GOV", 2),
        ("central bank", "GOV.CB", "GOV", 2),
        ("parliament", "LEG", "LEG", 1),
        ("junta", "GOV.JUNTA", "GOV", 1),
        ("security and defence forces", "MIL", "MIL", 4),
        ("Export-Import Bank", "GOV.DEV", "GOV", 2),
        ("Bank for International Cooperation", "GOV.DEV", "GOV", 4),
    ],
)
def test_bodies_by_longest_match(book, text, suffix, sector, length):
    """Bodies carry the suffix for the country beside them."""
    match = book.offices.body(split(text), 0)
    assert (match.entry.suffix, match.entry.sector, match.length) == (suffix, sector, length)


def test_no_body_is_found_where_none_stands(book):
    """Nothing is made up."""
    assert book.offices.body(["teapot"], 0) is None


def test_several_bodies(book):
    """Governments are several, the armed forces are one body."""
    assert book.offices.body(["governments"], 0).plural
    assert not book.offices.body(["armed", "forces"], 0).plural


def test_titles(book):
    """Ranks and honorifics are told from modifiers."""
    assert book.titles.at(split("Lieutenant General Otieno"), 0) == ("rank", 2)
    assert book.titles.at(["Mrs"], 0) == ("honorific", 1)
    assert book.titles.at(["teapot"], 0) is None
    assert "colonel" in book.titles.of("rank")
    assert book.titles.modifiers["former",] == "ends"
