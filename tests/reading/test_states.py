"""Mentions of states in sentences with traps: other countries of all regions, each with the code expected."""

from __future__ import annotations

import pytest
from sample_marks import states

SENTENCES = [
    ("Officials from Equatorial Guinea and Guinea-Bissau met in Papua New Guinea.", "GNQ GNB PNG"),
    ("Guinea closed its border.", "GIN"),
    ("South Sudan and Sudan reopened the border.", "SSD SDN"),
    ("The Democratic Republic of the Congo accused Rwanda.", "COD RWA"),
    ("The Republic of the Congo thanked Gabon.", "COG GAB"),
    ("Congolese troops crossed the river.", "COD?COG"),
    ("The Republic of China (Taiwan) thanked Palau.", "TWN PLW"),
    ("Dominican police arrested two men.", "DMA?DOM"),
    ("The Dominican Republic and Dominica sent rice to Haiti.", "DOM DMA HTI"),
    ("North Korean and South Korean envoys met.", "PRK KOR"),
    ("Fighting in the Niger Delta went on.", ""),
    ("Niger and Nigeria signed.", "NER NGA"),
    ("Nigerien soldiers met Nigerian ones.", "NER NGA"),
    ("Turkey bought fuel.", "TUR"),
    ("They ate roast turkey.", ""),
    ("They wore chad on the floor.", ""),
    ("Michael Jordan and Chad Obi visited Jordan.", "JOR"),
    ("Polish officials will polish the text.", "POL"),
    ("They arrived in Malé.", "MDV"),
    ("The Washington Post said so.", ""),
    ("The Moscow Times said so.", ""),
    ("They ate Brussels sprouts.", ""),
    ("He told us that they left.", ""),
    ("The US and the U.S. and the USA are one.", "USA USA USA"),
    ("Britons and the British met in London.", "GBR GBR GBR"),
    ("Swiss, Dutch and Danish envoys met.", "CHE NLD DNK"),
    ("Filipino and Cypriot sailors sang.", "PHL CYP"),
    ("Burmese generals rule Myanmar.", "MMR MMR"),
    ("Ivorian cocoa left Côte d'Ivoire.", "CIV CIV"),
    ("Cote d’Ivoire thanked Türkiye.", "CIV TUR"),
    ("Swaziland is now Eswatini.", "SWZ SWZ"),
    ("A Kenya-led force left.", "KEN"),
    ("A South Korea-led plan failed.", "KOR"),
    ("The New Zealand-based firm left.", "NZL"),
    ("A Franco-German plan failed.", "DEU"),
    ("KENYA AND UGANDA AGREE", "KEN UGA"),
    ("The Kingdom of Tonga and Samoa met Kiribati.", "TON WSM KIR"),
    ("Saint Vincent and the Grenadines thanked St. Lucia.", "VCT LCA"),
    ("Trinidad and Tobago and Antigua and Barbuda voted.", "TTO ATG"),
    ("Bosnia and Herzegovina met North Macedonia.", "BIH MKD"),
    ("Timor-Leste joined; East Timor is its other name.", "TLS TLS"),
    ("The Czech Republic and Slovakia met Slovenia.", "CZE SVK SVN"),
    ("The United Arab Emirates and Saudi Arabia met Omani envoys.", "ARE SAU OMN"),
    ("Emirati and Saudi pilots flew.", "ARE SAU"),
    ("Lesotho's king met Basotho elders.", "LSO LSO"),
    ("Central African Republic troops left.", "CAF"),
    ("Latin American leaders met.", ""),
    ("American ships left.", "USA"),
    ("Samoan and American Samoan teams played.", "WSM ASM"),
    ("Kyrgyz and Tajik guards met Uzbek ones.", "KGZ TJK UZB"),
    ("Paraguay’s and Uruguay's farmers met.", "PRY URY"),
    ("Ghanaians voted.", "GHA"),
    ("Montenegrin and Kosovar ministers met.", "MNE XKX"),
    ("Comoros and Cabo Verde met; Cape Verde won.", "COM CPV CPV"),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES, ids=[text[:40] for text, _ in SENTENCES])
def test_a_state_is_read_by_its_longest_name_and_an_ambiguous_one_stays_open(text: str, expected: str):
    """Names, nationalities, hyphens, capitals and old names give one code; words and longer names give none."""
    assert " ".join(code for _, code in states(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cairo and Riyadh agreed.", [("Cairo", "EGY"), ("Riyadh", "SAU")]),
        ("Moscow sent ships.", [("Moscow", "RUS")]),
    ],
)
def test_a_capital_is_a_name_of_its_state(text: str, expected: list[tuple[str, str]]):
    """Which capital stands for a place is decided when the report is coded."""
    assert states(text) == expected


@pytest.mark.parametrize("text", ["The kingdom of Lesotho left.", "Peru thanked the kingdom of Lesotho."])
def test_a_common_noun_before_a_state_leaves_it_named(text: str):
    """The form of its full name, printed small, does not swallow the state behind it."""
    assert "LSO" in {code for _, code in states(text)}
