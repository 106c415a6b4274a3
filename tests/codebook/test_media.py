import pytest

from servanda.codebook.media import MediaIndex, MediumRow


def test_a_name_leads_to_its_medium(book):
    """The article before it does not matter."""
    assert [medium.id for medium in book.media.named("the Moscow Times")] == [
        medium.id for medium in book.media.named("Moscow Times")
    ]
    assert book.media.named("Agence France-Presse")[0].is_agency
    assert book.media.named("Nobody's Gazette") == ()


def test_an_acronym_of_three_agencies_gives_three(book):
    """APA is Austrian, Azerbaijani and African."""
    assert len(book.media.named("APA")) == 3


@pytest.mark.parametrize(
    "address", ["https://www.reuters.com/world/x", "reuters.com", "http://user@uk.reuters.com:80/a", "REUTERS.COM"]
)
def test_an_address_leads_to_its_medium(book, address):
    """Scheme, port and subdomain do not matter."""
    assert book.media.at(address).name == "Reuters"


def test_an_unknown_host_is_none(book):
    """No medium is guessed."""
    assert book.media.at("https://example.org/reuters.com") is None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("NAIROBI, May 4 (Reuters) - The talks", "Reuters"),
        ("By AFP", "Agence France-Presse"),
        ("© Agence France-Presse", "Agence France-Presse"),
        ("LUSAKA (AP) — Farmers", "Associated Press"),
    ],
)
def test_credit_forms_are_found_as_printed(book, line, name):
    """Places, days and dashes may vary."""
    found = next(medium for pattern, medium in book.media.patterns() if pattern.search(line))
    assert found.name == name


def test_forms_that_name_nobody_are_no_patterns():
    """The words "By NAME" proves nothing."""
    row = MediumRow(id="x", code="QQQ.JRN", name="X", kind="agency", credits=("By NAME", "CITY -", "(X)"))
    index = MediaIndex([row])
    assert len(index.patterns()) == 1
    assert [medium.name for medium in index] == ["X"]


def test_names_that_are_common_words_stay_out_of_the_name_index(book):
    """The words "Nation" and "Trend" count only in a credit."""
    assert book.names.longest(["Trend"], 0) is None
    assert book.media.named("Trend")
