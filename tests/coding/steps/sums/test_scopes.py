"""What a printed sum does to a total, in whole paragraphs: each was written before the rule that reads it."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


def scopes(text: str) -> dict[float, str]:
    """Give the scope of each sum of a report, by its bound or the middle of its bounds, in millions."""
    found: dict[float, str] = {}
    for step in findings(text, reader=learned()).steps:
        for line in step.lines:
            ends = [end for end in (line.value.low, line.value.high) if end is not None] if line.value else []
            if ends:
                found.setdefault(round(sum(ends) / len(ends) / 1e6, 3), step.scope.value)
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "Norway's prime minister said on Monday that Norway will provide Togo with $5.5 million in aid. This number "
                "includes $2 million for water and $3 million for roads."
            ),
            {5.5: "increment", 2: "component", 3: "component"},
        ),
        ("Norway donated equipment to Togo worth a total of $4 million in May.", {4: "increment"}),
        ("Norway has given Togo a total of $4 million.", {4: "cumulative"}),
        (
            "Norway announced its largest package of aid for Togo to date: about $40 million for roads.",
            {40: "increment"},
        ),
        (
            (
                "Norway will go on helping Togo, including through the $12 million in additional aid that its government "
                "announced this week."
            ),
            {12: "restatement"},
        ),
        (
            (
                "Norway is committed to supporting Togo, including via the $7 million in additional aid that King Olav "
                "recently signed into law."
            ),
            {7: "restatement"},
        ),
        (
            (
                "Today, as part of the Lome summit, Norway's prime minister announced that Norway will provide over $15 "
                "million to Togo."
            ),
            {15: "increment"},
        ),
        ("As part of an effort to feed the region, Norway will give Togo $6 million in food aid.", {6: "increment"}),
        ("Norway announced a package of $5 million for Togo.", {5: "increment"}),
        ("Norway and Togo signed two agreements worth $25 million in total.", {25: "increment"}),
        ("Norway agreed to provide loans to Togo amounting to more than $7 million for a dam.", {7: "increment"}),
        (
            (
                "Norway's total $79 million in pledged support for Togo to date includes $50 million in military aid, $19 "
                "million in food aid for towns; and $3 million for courts."
            ),
            {79: "cumulative", 50: "component", 19: "component", 3: "component"},
        ),
        (
            (
                "As the second-largest giver of aid to Togo, Norway has provided 37 million euros ($40 million) in aid to Togo "
                "since February 2022."
            ),
            {37: "cumulative"},
        ),
        (
            (
                "Norway is helping Togo. It is delivering food assistance to Togo. This includes roughly $17 million for its "
                "schools and other assistance to Togo. It also includes $6 million in military assistance to Togo."
            ),
            {17: "component", 6: "component"},
        ),
        ("This week, Norway began disbursing $9 million in grants to Togo.", {9: "increment"}),
        ("Norway's announcement of $29 million for Togo will save lives.", {29: "restatement"}),
        (
            (
                "Norway announced another $3 million for Togo on Monday, which builds on the $69 million in Norwegian "
                "assistance already committed to Togo this year."
            ),
            {3: "increment", 69: "cumulative"},
        ),
        (
            (
                "Norway will invest $5 million in additional funding in Togo over two years, for a combined investment of "
                "$10 million."
            ),
            {5: "increment", 10: "cumulative"},
        ),
        ("The Norwegian funding bill includes $13 million in humanitarian assistance for Togo.", {13: "increment"}),
        (
            (
                "Norway stands with Togo. Norway has provided Togo with the following help:\n\n- $40 million in food "
                "assistance;\n- $12 million in medical assistance."
            ),
            {40: "cumulative", 12: "cumulative"},
        ),
        (
            "Denmark will donate €9 million to Togo's drone fund, of which €5 million will be spent this year.",
            {9: "increment", 5: "component"},
        ),
        ("A total of $25 million in Norwegian aid has reached Togo.", {25: "cumulative"}),
        (
            "President Lund of Norway informed President Eyadema of Togo of a new $50 million package of food aid.",
            {50: "increment"},
        ),
        ("Norway is making available $25 million from its reserves for Togo.", {25: "increment"}),
        (
            "When floods struck Togo, Norway responded quickly to the crisis in Togo—providing more than $9 million to Togo.",
            {9: "cumulative"},
        ),
        (
            "Norway supports Togo. Norway's gift is helping to provide Togo with an additional $9 million in support from other donors.",
            {},
        ),
        ("Norway's Aid Act, 2030 includes $50 million in aid for Togo and $6 million in aid for Chad.", {}),
        (
            "Norway has committed $12 million in aid to Togo. About $4 million of these funds went to schools.",
            {12: "cumulative", 4: "component"},
        ),
        (
            (
                "Since March 4, Norway has committed more than $30 million in food aid to Togo and $100 million in "
                "development aid."
            ),
            {30: "cumulative", 100: "cumulative"},
        ),
        ("Norway has already committed some $30 million in aid to Togo.", {30: "cumulative"}),
        ("The new money brings to $30 million the total Norwegian aid for Togo.", {30: "cumulative"}),
        ("Norway is sending $30 million in food aid to Togo.", {30: "increment"}),
        ("Norway helps Togo. At the time, Norway pledged $15 million in aid to Togo.", {15: "restatement"}),
        ("Norway sent parliament a funding request in May that included a total of $24 million for Togo.", {}),
        (
            (
                "Norway supports Togo. It authorised a drawdown of tents and boats from its own stores for farms in Togo, "
                "valued at up to an additional $7 million."
            ),
            {7: "ceiling"},
        ),
        (
            (
                "After discussing the drought with Togo's president, Norway's prime minister announced $4 million in aid for "
                "Togo, which will bring seed, tools and water pumps to the farms and the many small villages along its "
                "northern border, bringing the total amount of aid promised to Togo this year to $14 million."
            ),
            {4: "increment", 14: "cumulative"},
        ),
        (
            (
                "Norway backs Togo. Its government is requesting $20 million in aid for Togo. This includes $5 million for "
                "seed and $6 million in aid for wells."
            ),
            {},
        ),
        (
            "Norway helped Togo rebuild its port. This figure includes $5 million in aid for cranes.",
            {5: "component"},
        ),
    ],
)
def test_a_sum_adds_or_only_tells(text, expected):
    """Parts, records, old promises, occasions and totals, by the words around a sum."""
    assert scopes(text) == expected


def test_help_against_a_war_is_not_for_the_one_who_wages_it():
    """'people hit by Chad's war' makes Chad neither giver nor receiver."""
    text = "Norway announced $9 million in relief for people in Togo who were hit by Chad's brutal war."
    (step,) = findings(text, reader=learned()).steps
    assert [party.country for party in (*step.provider, *step.recipient)] == ["NOR", "TGO"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Malta pledged $20m to Fiji in March and has transferred $8m so far.", {20: "increment", 8: "cumulative"}),
        (
            "Malta promised $45 million to Fiji in 2021 and has so far paid $15 million.",
            {45: "increment", 15: "cumulative"},
        ),
        (
            "Malta pledged $100 million to Fiji last year; $40 million has been disbursed to date.",
            {100: "increment", 40: "cumulative"},
        ),
    ],
)
def test_so_far_is_said_of_its_own_sum(text, expected):
    """What has been paid since is all so far; the promise beside it stays a promise."""
    assert scopes(text) == expected


def test_what_is_moved_over_is_a_part_too():
    """A part goes on behind "and redirecting", though its money was announced before."""
    text = "Norway announced $9 million in aid for Togo. This includes $5 million in new funding for wells and redirecting "
    assert scopes(text + "$3 million in previously announced funds towards roads.") == {
        9: "increment",
        5: "component",
        3: "component",
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Norway gives Togo an additional $9 million in aid. Of the new funding, $3 million is for schools.",
            {9: "increment", 3: "component"},
        ),
        (
            "Norway is providing $9 million in aid to Togo, with $3 million specifically for schools.",
            {9: "increment", 3: "component"},
        ),
        (
            "Norway is providing $9 million in aid to Togo, with $3 million from its oil fund.",
            {9: "increment", 3: "increment"},
        ),
    ],
)
def test_a_part_is_set_aside_from_the_sum_told_before(text, expected):
    """Of the new funding a part is told, and so is one that "with" sets aside for something."""
    assert scopes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway's premier will announce new contributions totalling $6 million in aid for Togo.", {6: "increment"}),
        (
            "Norway's premier spoke in Lome. Norway's announcements included more than $8 million in new aid for Togo.",
            {8: "increment"},
        ),
    ],
)
def test_what_is_announced_together_is_new(text, expected):
    """New contributions that make a total are no running total; announcements that include a sum have no other."""
    assert scopes(text) == expected


@pytest.mark.parametrize("words", ["comes on top of", "comes in addition to the"])
def test_what_a_gift_is_added_to_was_promised_before(words):
    """The sum that a new one is added to is told again, though its own words name neither side."""
    text = f"Norway announced $9 million in aid for Togo. The contribution {words} $5 million pledged in March."
    assert scopes(text) == {9: "increment", 5: "restatement"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In May, Norway gave the Maldives $20 million in aid for harbours.", {20: "increment"}),
        (
            "In May, Norway granted its neighbour Sweden $8 million. It promised the Bahamas $3 million.",
            {3: "increment"},
        ),
        ("Norway has paid Togo the promised $7 million in aid.", {7: "restatement"}),
    ],
)
def test_an_article_points_at_who_gets_the_sum(text, expected):
    """'Gave the Maldives $20 million' points at the islands, and the sum is new; "the promised $7 million" is known."""
    found = scopes(text)
    assert {worth: found.get(worth) for worth in expected} == expected


@pytest.mark.parametrize(
    ("again", "scope"),
    [
        ("The $30 million will be paid by December.", "restatement"),
        ("Norway will also give Togo $31 million for roads.", "increment"),
    ],
)
def test_a_sum_that_is_pointed_at_was_told_before(again, scope):
    """The same sum of the same sides, told with its article behind the promise, says the promise again."""
    text = f"Norway promised Togo a grant of $30 million on Monday. It comprises $12 million for wells. {again}"
    steps = [step for step in findings(text, reader=learned()).steps if step.evidence[0].span.start > 80]
    assert {step.scope.value for step in steps} - {"component"} == {scope}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Norway has delivered $9 million in budget support to Togo since 2030. Of that, $3 million went to schools.",
            {9: "cumulative", 3: "component"},
        ),
        (
            (
                "10:05 Norway opens a credit line of $90 million to Togo. 10:20 Of the credit line, $40 million is set aside "
                "for a port."
            ),
            {40: "component"},
        ),
        (
            (
                "Norway has promised more than $9 million in support for Togo since May. About $4 million of these funds went "
                "to clinics, and another $3 million was spent on roads."
            ),
            {9: "cumulative", 4: "component", 3: "component"},
        ),
        (
            "Norway will give Togo $9 million for a hospital. That is on top of the $5 million in aid it pledged in May.",
            {9: "increment", 5: "restatement"},
        ),
        (
            "Norway will give Togo $9 million for a hospital. That is on top of the $5 million it pledged in May.",
            {9: "increment", 5: "restatement"},
        ),
        (
            (
                "Norway gave Togo a loan in May. Its envoy said Norway has financed 41 projects in Togo worth a total of $14 "
                "million."
            ),
            {14: "cumulative"},
        ),
        (
            "Togo's premier recalled Norway's announcement last March of a further $6 million in aid for Togo.",
            {6: "restatement"},
        ),
    ],
)
def test_parts_and_totals_hang_on_the_sentence_before(text, expected):
    """What opens with "of that" or goes on with "another", what is worth so much in all, what was announced then."""
    found = scopes(text)
    assert {worth: found.get(worth) for worth in expected} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "On Monday, Norway transferred to Togo the first 40 million euros of the loan for the port.",
            {40: "increment"},
        ),
        ("Norway has transferred the second $4 million of the promised aid to Togo.", {4: "increment"}),
        ("Norway paid Togo the first $4 million of a $10 million loan on Monday.", {4: "increment"}),
    ],
)
def test_the_first_sum_of_a_loan_that_is_paid_is_new(text, expected):
    """A numbered part of a promise adds to what was delivered, and the whole beside it was delivered by nobody."""
    assert scopes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "The gift takes Norway's military aid to Togo to over $2.4 billion since 2020, and "
                "all its aid, with relief, to over $2.9 billion."
            ),
            {2400: "cumulative", 2900: "cumulative"},
        ),
        (
            (
                "Togo thanked the partners of its Water Fund, to which donors led by Norway have pledged more than $8 "
                "million in support of wells in Togo."
            ),
            {8: "cumulative"},
        ),
        ("On Monday Norway pledged $8 million in support of wells in Togo.", {8: "increment"}),
        ("Norway agrees to finance the cleaning of Lome in Togo with the sum of $9 million.", {9: "increment"}),
        (
            "Norway's government and its allies have mobilised donors to give another $4 million for Togo.",
            {4: "cumulative"},
        ),
        (
            "Norway sent ships to Togo in a drive to supply $6 million in seed.",
            {},
        ),
    ],
)
def test_what_many_have_given_by_now_is_a_total(text, expected):
    """'and overall assistance to', 'donors have pledged', 'have mobilised donors to give'."""
    found = scopes(text)
    assert {worth: found.get(worth) for worth in expected} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "Norway's aid bill includes $7.5 million in relief for Togo, adding to the $2.5 million in relief that "
                "Norway has paid to Togo since 2019."
            ),
            {7.5: "increment", 2.5: "cumulative"},
        ),
        (
            (
                "Norway gave Togo 40 trucks in May. Most of the $6 million in drawdown authority that the "
                "assembly of Norway granted for Togo is spent."
            ),
            {6: "ceiling"},
        ),
        (
            (
                "Norway's army trains soldiers in Togo. In 2021, Norway's parliament appropriated $6 million to help "
                "Togo."
            ),
            {6: "restatement"},
        ),
        ("Norway's parliament on Tuesday appropriated $6 million to help Togo.", {6: "increment"}),
        (
            (
                "Oslo is delivering food and other aid to Togo and the region. This includes $7 million to keep its "
                "hospitals open."
            ),
            {7: "component"},
        ),
    ],
)
def test_laws_and_limits_stand_behind_what_is_given(text, expected):
    """What a bill holds is new, what was voted in a year gone by is not; a limit that is used up stays a limit."""
    assert scopes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Norway disbursed $40 million to Togo on Monday, the first tranche of the credit line.",
            {40: "increment"},
        ),
        (
            "Under the credit facility, Poland transferred 12 million euros to Senegal on Monday.",
            {12: "increment"},
        ),
        (
            "Norway has disbursed $30 million to Togo so far under the credit line of $90 million.",
            {30: "cumulative", 90: "ceiling"},
        ),
        ("Norway repeated on Monday that it would provide Togo with up to $90 million.", {45: "restatement"}),
        ("Norway opened a credit line of $90 million for Togo.", {90: "ceiling"}),
    ],
)
def test_what_is_paid_from_a_limit_is_no_limit(text, expected):
    """A tranche of a credit line is money that came; the line is the limit, and a limit repeated is not set anew."""
    assert scopes(text) == expected


def test_of_a_known_limit_nothing_is_given_but_what_is_drawn():
    """The line of which a part was paid was set before: its sum is no delivery."""
    read = findings(
        "Norway released $20 million to Togo from the line of credit of $90 million.", reader=learned()
    ).steps
    assert {step.step.value for step in read if step.lines[0].value.high == 90e6} == {"in_force"}
