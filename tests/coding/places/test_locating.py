"""Where acts took place, each test on the news text that stands in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coding.sample_news import BOOK, findings, learned
from servanda.codebook import Site, load
from servanda.codebook.gazetteer import write
from servanda.codebook.rows import GAZETTEER
from servanda.model import Place, PlacePrecision


def places(text: str, **options) -> list[Place | None]:
    """Give the place of each event."""
    return [event.place for event in findings(text, **options).events]


def told(place: Place | None) -> str:
    """Give a place in one line: name, state, precision, and whether it has a point."""
    if place is None:
        return "-"
    point = "point" if place.lat is not None else "open" if place.alternatives else "none"
    return f"{place.name} {place.country} {place.precision} {point}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen killed two Malian soldiers in the Malian town of Gao.", "Gao MLI town point"),
        ("Lebanese soldiers killed two Syrian gunmen in Tripoli, Lebanon.", "Tripoli LBN town point"),
        ("Libya and Turkey signed an agreement in Tripoli.", "Tripoli LBY town point"),
        ("Lebanese troops killed two Lebanese gunmen in Tripoli.", "Tripoli LBN town point"),
        ("Costa Rica and Panama signed an agreement in San José.", "San José CRI town point"),
        ("Chilean police arrested two Peruvian diplomats in Santiago.", "Santiago CHL town point"),
        ("Spanish police arrested four Moroccan diplomats in Cordoba.", "Cordoba ESP town point"),
        ("Argentine police arrested two Bolivian diplomats in Cordoba.", "Cordoba ARG town point"),
        ("Guyana and Suriname signed an agreement in Georgetown.", "Georgetown GUY town point"),
        ("Uganda and Kenya held talks in Victoria, Seychelles.", "Victoria SYC town point"),
        ("Turkish jets bombed the town of Afrin in Syria.", "Afrin SYR town point"),
        ("Kenya and Uganda signed an agreement in Malawi.", "Malawi MWI country none"),
        ("Rebels killed two soldiers in northern Chad.", "northern Chad TCD region none"),
        ("Ukrainian forces shelled Russian soldiers in the Donbas.", "Donbas UKR region none"),
        ("Nigerian police arrested two Ghanaian diplomats in Benue State.", "Benue State NGA region none"),
        ("Chadian soldiers killed two Nigerian rebels in the Sahel.", "the Sahel None region none"),
        ("Uganda withdrew its troops from Goma.", "Goma COD town point"),
        ("Israeli warplanes struck the southern suburbs of Beirut.", "Beirut LBN town point"),
        ("Peruvian police arrested two Chilean diplomats in the village of Qarapampa.", "Qarapampa None town none"),
    ],
)
def test_the_place_that_is_printed_with_an_act_is_its_place(text: str, expected: str) -> None:
    """Towns of one name are told apart by the states around; regions and states have no point."""
    assert expected in [told(place) for place in places(text)]


def test_a_tie_stays_open_and_keeps_what_it_could_be() -> None:
    """Several towns of a name fit about equally: no point, and all of them are listed."""
    (place,) = places("American police arrested two Cuban diplomats in Springfield.")
    assert told(place) == "Springfield USA town open"
    assert place is not None
    assert place.geonames is None
    assert len(place.alternatives) > 1
    assert {one.country for one in place.alternatives} == {"USA"}


def test_the_state_printed_behind_a_town_decides_the_tie() -> None:
    """'Springfield, Illinois' is the one in Illinois, with the number that GeoNames gives it."""
    (place,) = places("American police arrested two Cuban diplomats in Springfield, Illinois.")
    assert place is not None
    assert told(place) == "Springfield USA town point"
    assert (round(place.lat or 0), round(place.lon or 0)) == (40, -90)
    assert place.geonames == 4250542


def test_a_place_quotes_the_words_that_name_it() -> None:
    """The evidence of a place is its name as printed, with a rule and a score."""
    text = "Kenya and Uganda signed an agreement in Kampala on Monday."
    (event,) = findings(text).events
    assert event.place is not None
    assert event.place.evidence is not None
    assert event.place.evidence.quote == "Kampala"
    assert event.place.evidence.span.of(text) == "Kampala"
    assert event.place.evidence.rule == "place.town"
    assert event.place.feature == "PPLC"


@pytest.mark.parametrize(
    "text",
    [
        "Moscow sent weapons to Mali.",
        "Washington sent tents to Kyiv.",
        "Kenyan police arrested two Tanzanian diplomats at Jackson Holdings.",
        "Kenyan police arrested two Tanzanian diplomats in March.",
        "In 2023 India sent rice to Nepal.",
        "Kenyan police arrested two Tanzanian diplomats in Operation Sunrise.",
        "Kenya signed an agreement with Uganda in English.",
        "Kenya and Uganda signed an agreement in the Latin American style.",
        "Peru sold two boats to a Lima-based firm of Chile.",
    ],
)
@pytest.mark.parametrize("reads", ["rules", "english"])
def test_what_is_no_place_gives_none(text: str, reads: str) -> None:
    """Seats as governments, firms and persons, times, undertakings and adjectives are no places."""
    options = {"reader": learned()} if reads == "english" else {}
    assert [told(place) for place in places(text, **options) if place is not None] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen killed two Pakistani diplomats in Kandahar.", "Kandahar AFG town point"),
        ("An explosion at Kabul airport killed three Pakistani diplomats.", "Kabul airport AFG town point"),
        (
            "The talks between Oman and Iran were held at a hotel in Springfield, Illinois.",
            "Springfield USA town point",
        ),
        ("In Kidal, in northern Mali, soldiers attacked rebels at a camp outside the town.", "Kidal MLI town point"),
        ("The Kenyan president visited the Polish city of Lodz on Monday.", "Lodz POL town point"),
        ("Algeria's president hosted his Chilean counterpart in Oran Thursday.", "Oran DZA town point"),
        ("Honduran police arrested two Cuban diplomats in San Pedro Sula Honduras.", "San Pedro Sula HND town point"),
        ("Indonesian police arrested two Malaysian diplomats in East Kalimantan.", "East Kalimantan IDN region none"),
        ("Chinese police arrested two Japanese diplomats in Gansu's capital of Lanzhou.", "Lanzhou CHN town point"),
        ("Oman and Qatar signed an agreement at the Kremlin.", "Kremlin RUS exact none"),
        ("Kenya and Malawi held talks in Geneva.", "Geneva CHE town point"),
        ("British police arrested two Russian diplomats in Salisbury, England.", "Salisbury GBR town point"),
        ("Nigerian police arrested two Ghanaian diplomats in Benin City.", "Benin City NGA town point"),
        ("Police in Port Sudan arrested three Eritrean diplomats.", "Port Sudan SDN town point"),
    ],
)
def test_the_shipped_reader_finds_the_place_too(text: str, expected: str) -> None:
    """Trees tell what hangs on the act, and the reader's own places are a second sign."""
    assert expected in [told(place) for place in places(text, reader=learned())]


@pytest.mark.parametrize("printed", ["Niafou Airport", "Niafou airport"])
def test_a_site_of_a_users_own_gazetteer_is_exact(printed: str, tmp_path: Path) -> None:
    """An airport that a user's dump knows has its own point; a village of the dump is a town."""
    sites = [
        (Site("Niafou Airport", "MLI", "04", "AIRP", 0, 15.1, -3.9, 901), ()),
        (Site("Sombougou", "MLI", "04", "PPL", 0, 15.2, -3.8, 902), ()),
    ]
    write(tmp_path / GAZETTEER, sites, countries={})
    book = load(tmp_path)
    (site,) = places(f"Gunmen killed two Malian soldiers at {printed}.", book=book)
    assert told(site) == f"{printed} MLI exact point"
    assert site is not None
    assert (site.geonames, site.feature) == (901, "AIRP")
    (village,) = places("Gunmen killed two Malian soldiers in the village of Sombougou.", book=book)
    assert told(village) == "Sombougou MLI town point"


def test_the_country_is_the_state_it_stands_for() -> None:
    """'in the country' names the state by the cast, not by the printed words."""
    found = places("Peru is calm. Chilean police arrested two Peruvian diplomats in the country.", reader=learned())
    assert all(place is None or place.name in {"Chile", "Peru"} for place in found)


def test_the_most_exact_of_several_places_is_given() -> None:
    """A title that names the state and a body that names the town tell of the town."""
    found = places(
        "Kenya and Uganda signed an agreement in Kampala on Monday.",
        title="Kenya and Uganda sign agreement in Uganda",
        reader=learned(),
    )
    assert "Kampala UGA town point" in [told(place) for place in found]


def test_attacks_in_two_far_towns_are_two_events() -> None:
    """The same sides, but hundreds of kilometres apart."""
    text = "Malian soldiers attacked rebels in Gao.\n\nMalian soldiers attacked rebels in Kayes."
    assert {told(place) for place in places(text)} == {"Gao MLI town point", "Kayes MLI town point"}


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("A Malian air strike on Gao killed two farmers on Monday.", "Gao MLI town point"),
        ("A Malian raid against Gao wounded six farmers on Monday.", "Gao MLI town point"),
        ("A Malian report on Gao hurt two farmers on Monday.", None),
    ],
)
def test_what_was_struck_is_where_its_victims_died(text: str, where: str | None) -> None:
    """Who tells of "a strike on" a town that killed people tells where it was; of a report on the town, nothing."""
    assert {told(place) for place in places(text) if place} == ({where} if where else set())


@pytest.mark.parametrize("words", ["Gao of ", "Gao in ", "the north of ", "Gao, ", "Mali's ", "in "])
def test_an_endless_phrase_is_read_in_bounded_depth(words: str) -> None:
    """A page may print anything: no crash, however many places stand behind one another."""
    (event,) = findings(f"Kenya attacked Ugandan soldiers in {words * 400}.").events
    assert event.source


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            "in at near the town of region Gao , ( ) Mali northern 's Malian - Springfield capital and north Tripoli "
            "visited Kenya attacked soldiers St. Oblast . from West Bank".split()
        ),
        max_size=24,
    )
)
def test_any_order_of_words_gives_places_that_quote_the_text(words: list[str]) -> None:
    """Whatever stands there: no crash, an exact quote, and a point only for towns and sites."""
    text = "Kenya attacked Ugandan soldiers " + " ".join(words)
    for place in places(text):
        if place is None:
            continue
        assert place.evidence is not None
        assert place.evidence.span.of(text) == place.evidence.quote
        assert (place.lat is None) is (place.lon is None)
        assert place.lat is None or place.precision in {PlacePrecision.TOWN, PlacePrecision.EXACT}
        assert place.country is None or BOOK.actor(place.country) is not None


@pytest.mark.parametrize(
    ("text", "where"),
    [
        (
            "Oman's minister met his Yemeni counterpart in Muscat on Sunday to discuss the truce.",
            "Muscat OMN town point",
        ),
        ("Oman's minister met the Yemeni envoy in Muscat.", "-"),
    ],
)
def test_two_meet_where_the_one_who_is_met_stands(text, where):
    """An envoy may be called by his post, and be met elsewhere."""
    assert [told(place) for place in places(text, reader=learned())] == [where]
