"""Steps that printed amounts make, and what later sentences tell of the same deal."""

from __future__ import annotations

import pytest

from coding.sample_news import BOOK, DAY, findings, learned
from servanda.coding import code
from servanda.model import Block, BlockKind, Report, Span, Step, on
from servanda.reading import LearnedReader


def steps(text: str, *, title: str = "") -> tuple[Step, ...]:
    """Give the steps of a report with this body."""
    return findings(text, title=title).steps


def sides(step: Step) -> tuple[list[str], list[str]]:
    """Give the codes of giver and receiver."""
    return [party.country for party in step.provider], [party.country for party in step.recipient]


@pytest.mark.parametrize(
    ("text", "kind", "giver", "receiver"),
    [
        ("Norway's parliament approved 15 million euros in aid for Sudan.", "in_force", "NOR", "SDN"),
        ("The World Bank froze a 100-million-dollar grant to Guinea.", "suspended", "UNO", "GIN"),
        ("Norway announced an additional 128 million dollars for schools in Togo.", "pledged", "NOR", "TGO"),
        ("Norway will lend Togo up to 80 million dollars to build a railway.", "pledged", "NOR", "TGO"),
        ("Eight of 12 helicopters from Poland were delivered to Togo.", "partly_delivered", "POL", "TGO"),
    ],
)
def test_an_amount_with_a_verb_over_it_and_two_sides_is_a_step(text, kind, giver, receiver):
    """Approved, frozen, announced, lent, delivered: the verb says which step, the sentence who and for whom."""
    found = steps(text)
    assert [(step.step.value, *sides(step)) for step in found] == [(kind, [giver], [receiver])]


@pytest.mark.parametrize(
    "text",
    [
        "Norway asked Togo for 5 million dollars.",
        "Norway asked Togo to provide 5 million dollars.",
        "The bridge cost Togo 5 million dollars, Norway said.",
        "Norway exported goods worth 5 million dollars to Togo.",
        "Norway exported 5 million dollars in goods to Togo last year.",
        "Norway may give Togo 5 million dollars.",
        "Norway denied that it had given Togo 5 million dollars.",
        "Norway approved 5 million dollars for its own ports.",
    ],
)
def test_requests_prices_trade_and_what_is_only_possible_are_no_steps(text):
    """A sum alone is nothing: somebody must give or promise it to somebody else."""
    assert [step for step in steps(text) if any(line.value for line in step.lines)] == []


def test_a_part_of_a_number_is_the_amount():
    """'eight of 12 helicopters' are eight."""
    (step,) = steps("Poland handed over eight of 12 helicopters to Togo on Monday.")
    assert step.lines[0].quantity is not None
    assert (step.lines[0].quantity.low, step.lines[0].quantity.high) == (8, 8)


def test_over_of_a_verb_is_no_bound():
    """'handed over two boats' are two boats, not more than two."""
    (step,) = steps("Denmark handed over two patrol boats to Ghana.")
    assert step.lines[0].quantity is not None
    assert (step.lines[0].quantity.low, step.lines[0].quantity.high) == (2, 2)


def test_a_title_gives_way_to_the_exact_amount_of_the_body():
    """The title's round words and the body's 'up to' are one promise, with the body's bounds and terms."""
    (step,) = steps(
        "Norway will lend Togo up to 80 million dollars to build a railway.",
        title="Norway pledges 80 million dollars for Togo",
    )
    assert step.lines[0].value is not None
    assert (step.lines[0].value.low, step.lines[0].value.high) == (0, 8e7)
    assert (step.scope.value, step.terms.value) == ("ceiling", "loan")


def test_two_sums_of_one_giver_are_two_steps():
    """Two sums that one state announces for another must not melt into one grant."""
    found = steps("Norway announced 5 million dollars for Togo. Norway announced another 3 million dollars for Togo.")
    assert sorted(line.value.low for step in found for line in step.lines if line.value) == [3e6, 5e6]


@pytest.mark.parametrize(
    ("later", "kind"),
    [
        ("The loan was suspended in May.", "suspended"),
        ("The money was disbursed in May.", "partly_delivered"),
        ("The loan was cancelled in May.", "cancelled"),
        ("The loan was never disbursed.", "not_fulfilled"),
    ],
)
def test_later_sentences_tell_what_became_of_a_deal(later, kind):
    """'The loan was suspended' is of the loan told before, between the same sides."""
    first, second = steps(f"Norway lent Togo 5 million dollars in 2019. {later}")
    assert first.step.value == "partly_delivered"
    assert (second.step.value, sides(second), second.evidence[0].rule) == (kind, (["NOR"], ["TGO"]), "step.carried")


@pytest.mark.parametrize(
    "later",
    ["A loan was suspended in May.", "The loan will be suspended in May.", "The minister was suspended in May."],
)
def test_only_a_definite_noun_of_the_deal_carries_it_on(later):
    """Another loan, a plan, and somebody else's suspension are not this deal's."""
    assert len(steps(f"Norway lent Togo 5 million dollars in 2019. {later}")) == 1


def test_a_deal_that_is_called_again_is_the_one_with_its_words():
    """'The delivery of the boats' is that of the boats, though engines were told last."""
    found = steps(
        "Norway sent Togo six boats in 2021. Norway sent Togo 14 engines. The delivery of the boats was halted."
    )
    assert [step.lines[0].item for step in found if step.step.value == "suspended"] == ["boats"]
    other = steps("Norway sent Togo 14 engines in 2021. The delivery of the tractors was halted.")
    assert [step for step in other if step.step.value == "suspended"] == []


def test_parts_of_a_sum_are_components():
    """'The package includes' names a part that the whole already holds."""
    found = steps("Norway pledged 9 million dollars to Togo. The package includes 2 million dollars for seed.")
    assert [step.scope.value for step in found] == ["increment", "component"]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("China said that the Philippines had promised to remove the ship.", "asserts"),
        ("China said that it had promised to remove the ship.", "promises"),
        ("China said it remained committed to free trade.", "promises"),
    ],
)
def test_a_promise_that_a_statement_tells_is_of_whom_it_names(text, stance):
    """Who tells of another's promise states; who tells of the own one promises."""
    assert [one.stance.value for one in findings(text).statements][:1] == [stance]


def test_a_promise_told_by_the_other_side_has_its_own_giver():
    """'Beijing said Manila had promised rice': Manila gives, Beijing tells."""
    (step,) = steps("China said the Philippines had promised to deliver 200 tonnes of rice to Togo.")
    assert (step.step.value, sides(step)[0], step.by.country if step.by else None) == ("pledged", ["PHL"], "CHN")


def test_leaving_an_office_withdraws_nothing():
    """Only forces, missions and their like are withdrawn."""
    assert steps("Peru's president resigned on Monday. His departure from Lima calmed the markets.") == ()


def test_support_of_oneself_is_no_promise():
    """An act at home needs no other side, and makes no commitment between states."""
    assert steps("Peru's minister met the mayor to support the Peruvian family.") == ()


@pytest.mark.parametrize(
    ("text", "kind", "giver", "receiver"),
    [
        ("Kenya has withdrawn its offer to help Chad.", "withdrawn", "KEN", "TCD"),
        ("Sweden cancelled plans to send a field hospital to Chad.", "cancelled", "SWE", "TCD"),
    ],
)
def test_a_promise_that_is_taken_back_is_ended(text, kind, giver, receiver):
    """'withdrew its offer', 'cancelled plans': the promisor ends what it promised."""
    assert [(step.step.value, *sides(step)) for step in steps(text)] == [(kind, [giver], [receiver])]


@pytest.mark.parametrize(
    "text",
    ["Kenya may withdraw its offer to help Chad.", "Kenya cancelled the match.", "Kenya rejected the plan of a bank."],
)
def test_what_is_not_the_own_promise_is_not_taken_back(text):
    """A possible retreat, another's plan and a match end no promise."""
    assert [step for step in steps(text) if step.step.value in {"withdrawn", "cancelled"}] == []


def test_an_invitation_promises_nothing_for_the_one_invited():
    """'handed Togo's president an invitation to visit Peru' is at most mentioned."""
    found = steps("Peru's envoy handed Togo's president, Kodjo Mensah, an invitation to visit Peru.")
    assert [step.step.value for step in found if step.step.value == "pledged"] == []


def test_an_authority_that_is_delegated_is_in_force_up_to_its_sum():
    """A paper in the first person gives for the state whose law it names."""
    (step,) = steps(
        "By the authority vested in me by the laws of Peru, I hereby delegate to the Minister of Finance the authority "
        "under section 5 to direct the drawdown of up to an aggregate value of $60 million in equipment to Togo."
    )
    assert (step.step.value, step.scope.value, sides(step)) == ("in_force", "ceiling", (["PER"], ["TGO"]))
    assert step.lines[0].value is not None
    assert (step.lines[0].value.low, step.lines[0].value.high) == (0, 6e7)


def test_what_is_only_to_be_considered_is_mentioned():
    """'agreed to consider' promises a look, nothing more."""
    found = steps("Norway and Togo agreed to consider a joint port.")
    assert [step.step.value for step in found if step.step.value == "pledged"] == []


def test_what_a_side_owns_does_not_promise_for_it():
    """'Japan said Japan's calls would isolate Togo' foretells; it does not promise."""
    found = findings("Japanese Foreign Minister Kenta Mori said that Japan's calls would isolate Togo.")
    assert [one.stance.value for one in found.statements] == ["asserts"]


def test_what_somebody_believes_will_happen_is_no_promise():
    """ "I believe that the ministry will act," she said: an opinion."""
    found = findings('"I believe that Japan will help Togo," Japanese Foreign Minister Kenta Mori said.')
    assert [step.step.value for step in found.steps if step.evidence[0].rule == "step.statement"] == []


@pytest.mark.slow
def test_a_table_of_sums_is_read_only_at_its_head():
    """A sentence with hundreds of sums costs no more than one with two dozen."""
    listed = ", ".join(f"{number} million dollars for seed" for number in range(3, 300))
    found = steps(f"Norway announced for Togo {listed}.")
    assert 0 < len(found) < 40


@pytest.mark.parametrize(
    ("later", "kind", "scope", "low"),
    [
        ("The first 15 generators arrived on Monday.", "partly_delivered", "unknown", 15),
        ("Fifteen of the generators were handed over in May.", "partly_delivered", "unknown", 15),
        ("Six of them were handed over in May.", "partly_delivered", "unknown", None),
        ("The remaining 25 generators will be delivered by July.", "pledged", "remainder", 25),
        ("Another 25 generators are to follow by July.", "pledged", "remainder", 25),
    ],
)
def test_a_later_sentence_tells_its_own_number_of_a_deal(later, kind, scope, low):
    """What came and what is still to come are told in their own number, never in that of the promise."""
    pledge, step = steps(f"Norway promised 40 generators to Moldova. {later}")
    assert (pledge.step.value, pledge.lines[0].quantity.low) == ("pledged", 40)
    assert (step.step.value, step.scope.value, sides(step)) == (kind, scope, (["NOR"], ["MDA"]))
    assert (step.lines[0].quantity.low if step.lines[0].quantity else None) == low


@pytest.mark.parametrize(
    ("text", "giver"),
    [
        ("The Hoshino Foundation pledged $2 million to Fiji.", "Hoshino Foundation"),
        ("Brightwater Ltd pledged $2 million to Fiji.", "Brightwater Ltd"),
    ],
)
def test_a_named_body_without_a_code_gives(text, giver):
    """A foundation and a firm keep their printed name; to whom it goes must be a state."""
    (step,) = steps(text)
    assert ([party.name for party in step.provider], sides(step)[1]) == ([giver], ["FJI"])


def test_two_sums_in_two_sentences_are_two_gifts():
    """Five million and three million to one side are not one gift told twice; the same sum is."""
    found = steps("Sweden gave Chad 5 million dollars for wells. Sweden gave Chad 3 million dollars for schools.")
    assert [line.value.low for step in found for line in step.lines if line.value] == [5e6, 3e6]
    again = steps("Sweden gave Chad 5 million dollars for wells. Chad got 5 million dollars from Sweden, it said.")
    assert [line.value.low for step in again for line in step.lines if line.value] == [5e6]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thirty Swedish generators arrived in Chad on Monday.", [("partly_delivered", ["SWE"], ["TCD"])]),
        ("Thirty tanks from Sweden arrived in Chad on Monday.", [("partly_delivered", ["SWE"], ["TCD"])]),
        ("Thirty Swedish tanks arrived in Chad on Monday.", []),
        ("Thirty Swedish tourists arrived in Chad on Monday.", []),
        ("Trade between Sweden and Chad reached 5 million dollars.", []),
        ("Chad ordered 12 jets from Sweden.", [("signed", ["SWE"], ["TCD"])]),
        ("Sweden cancelled Chad's debt of 90 million dollars.", [("fulfilled", ["SWE"], ["TCD"])]),
        ("Sweden cancelled a loan of 90 million dollars to Chad.", [("cancelled", ["SWE"], ["TCD"])]),
    ],
)
def test_goods_arrive_are_ordered_and_debts_are_forgiven(text, expected):
    """Whose goods come, and where; a state's own tanks may be no gift; who orders receives; relief is given at once."""
    assert [(step.step.value, *sides(step)) for step in steps(text)] == expected


def test_a_headline_joins_two_signers_by_a_comma():
    """ "Peru, Chile sign" has two signers, and neither gives to the other by that word."""
    text = "Peru, Chile sign agreement on six patrol boats"
    report = Report(
        id="r-0123456789abcdef",
        sha256="0" * 64,
        text=text,
        blocks=(Block(Span(0, len(text)), BlockKind.TITLE),),
        published=on(DAY),
    )
    found = code(report, LearnedReader().read(report, BOOK), BOOK).steps
    assert [len(one.provider) for one in found] == [2]
    assert [one.provider == one.recipient for one in found] == [True]


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("Norway has delivered six of the 18 boats that it had promised to Chad.", 6, 18),
        ("Norway has delivered six of the 18 boats it promised Chad in October.", 6, 18),
        ("Norway paid only 150 million of the 450 million dollars it had promised to Chad.", 150e6, 450e6),
    ],
)
def test_a_part_of_a_promise_is_delivered_and_the_whole_was_promised(text, part, whole):
    """What came is told in its own number, what was promised in the number that the part is of; one kind of goods."""
    found = steps(text)
    amounts = [(step.step.value, (step.lines[0].quantity or step.lines[0].value).low) for step in found]
    assert amounts == [("partly_delivered", part), ("pledged", whole)]
    assert len({step.kind for step in found}) == 1


def test_a_payment_is_a_step_where_it_is_a_part_of_a_sum():
    """'paid 5 million for a lease' is a price; '20 of the promised 60 million' are paid of a promise."""
    assert steps("Norway paid Chad 5 million dollars for a lease.") == ()
    (step,) = steps("Norway has paid Chad 20 of the promised 60 million euros.")
    assert (step.step.value, step.lines[0].value.low) == ("partly_delivered", 20e6)


def test_what_becomes_of_one_thing_is_not_told_of_those_beside_it():
    """Of boats and tents in one promise only the tents have not been delivered."""
    pledge, late = steps("Norway promised Chad 18 boats and 4,000 tents. The tents were not delivered.")
    assert [line.item for line in pledge.lines] == ["boats", "tents"]
    assert (late.step.value, [line.item for line in late.lines]) == ("not_fulfilled", ["tents"])


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("Five Chinese vessels delivered 20,000 tonnes of coal to Togo on Monday.", [("partly_delivered", "coal")]),
        ("Norway withdrew its offer of 80 million dollars for a port in Zambia.", [("withdrawn", "money")]),
        ("Norway cancelled its pledge of 30 buses to Chad.", [("cancelled", "buses")]),
    ],
)
def test_one_deed_is_one_step(text, items):
    """Who carries the goods is not given with them; a promise taken back with its sum is taken back once."""
    assert [(step.step.value, *(line.item for line in step.lines)) for step in steps(text)] == items


def test_a_part_of_one_thing_is_not_told_of_the_things_beside_it():
    """Of boats and tents in one promise six boats came, and no tent."""
    pledge, came = steps("Norway promised Chad 18 boats and 4,000 tents. Six of the 18 boats were delivered in May.")
    assert len(pledge.lines) == 2
    assert [(line.item, line.quantity.low) for line in came.lines] == [("boats", 6)]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Norway will give Togo 3 million euros per year until 2027.", "EUR per year"),
        ("Norway pledged up to $3 million a month for Togo.", "USD per month"),
        ("Norway gave Togo a $3 million annual grant.", "USD per year"),
    ],
)
def test_a_rate_is_no_sum(text, unit):
    """'3 million a year' is a line of money with its period and without a worth that could be added up."""
    (step,) = steps(text)
    (line,) = step.lines
    assert (line.item_class.value, line.value) == ("money", None)
    assert line.quantity is not None
    assert (line.quantity.high, line.quantity.unit) == (3e6, unit)


def test_letters_of_a_currency_are_no_goods():
    """'2 million KES' and '$5m' are money, not things called KES or 5m."""
    found = [*steps("Norway gave Togo 2 million KES."), *steps("Norway gave Togo $5m.")]
    assert [line.item for step in found for line in step.lines] == ["money", "money"]


def test_the_things_of_a_list_are_given_by_the_sentence_that_opens_it():
    """Items that only count goods are the lines of the giving that opens their list."""
    (step,) = steps("Norway has handed over these goods to Togo:\n- 40 ambulances\n- 12 generators\n")
    assert (step.step.value, sides(step)) == ("partly_delivered", (["NOR"], ["TGO"]))
    counted = [(line.item, line.quantity.low) for line in step.lines if line.quantity is not None]
    assert counted == [("ambulances", 40), ("generators", 12)]
    assert [one.quote for one in step.evidence[1:]] == ["40 ambulances", "12 generators"]


@pytest.mark.parametrize(
    "opener", ["Togo has asked Norway for:", "Norway may send Togo:", "Norway did not send Togo:", "Togo has lost:"]
)
def test_a_list_that_no_giving_opens_gives_nothing(opener):
    """What is asked for, possible, denied or lost is no gift, however it is listed."""
    assert steps(f"{opener}\n- 40 ambulances\n- 12 generators\n") == ()


@pytest.mark.parametrize(
    "text",
    [
        "Norway signed an agreement with Quito worth 4 million dollars.",
        "Norway signed an agreement with Quito on Monday worth 4 million dollars.",
    ],
)
def test_the_partner_of_an_agreement_is_not_what_it_is_worth(text):
    """'an agreement with Quito worth $4 million': the agreement has the worth, Quito is the other side."""
    (step,) = steps(text)
    assert [(line.item, line.value.low) for line in step.lines if line.value] == [("agreement", 4e6)]
    assert "ECU" in sides(step)[1]


def test_the_worth_of_a_paper_is_that_of_its_goods():
    """'an agreement worth $4 million to build two bridges' is one step with goods and their worth."""
    (step,) = steps("Norway signed an agreement with Togo worth 4 million dollars to build two bridges.")
    assert [(line.item, line.value.low) for line in step.lines if line.value] == [("bridges", 4e6)]


def test_a_part_of_what_was_promised_is_told_by_the_giver():
    """'six of 18 promised trucks' are six; 'It has delivered six of them' draws on the promise before."""
    (step,) = steps("Norway handed over six of 18 promised trucks to Togo.")
    assert [line.quantity.low for line in step.lines if line.quantity] == [6]
    promise, part = steps("Norway promised Togo 18 patrol boats. It has delivered six of them.")
    assert (part.step.value, part.lines[0].item, part.lines[0].quantity.low) == ("partly_delivered", "patrol boats", 6)
    assert sides(part) == sides(promise)


@pytest.mark.parametrize(
    "text",
    [
        "Norway has provided a ' first batch ' worth 10 million euros to Togo.",
        "After having provided a ' first batch ' worth 10 million euros, Norway sent Togo six boats.",
    ],
)
@pytest.mark.parametrize("reader", [None, LearnedReader()])
def test_a_quotation_mark_that_looks_like_an_owner_breaks_nothing(text, reader):
    """A lone mark behind a word is no owner of the worth that follows."""
    assert findings(text, reader=reader).steps is not None


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        ("Norway is training 20 Togolese officers.", "partly_delivered", 20),
        ("Norway will train 300 Togolese soldiers.", "pledged", 300),
    ],
)
def test_people_who_are_trained_are_counted(text, kind, number):
    """Training that one state gives another's people is a line with their number."""
    (step,) = steps(text)
    assert (step.step.value, step.kind.value, sides(step)) == (kind, "training", (["NOR"], ["TGO"]))
    assert [line.quantity.low for line in step.lines if line.quantity] == [number]


@pytest.mark.parametrize(
    "text", ["Norway may train Togolese soldiers.", "Norway sent ships to train Togolese soldiers."]
)
def test_training_that_is_possible_or_a_purpose_is_none(text):
    """What may be, and what an act is only for, is not given."""
    assert [step for step in steps(text) if step.kind.value == "training"] == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Norway forgave 5 million dollars of Togo's debt.", "fulfilled"),
        ("Norway will cancel 5 million dollars of Togo's debt.", "pledged"),
    ],
)
def test_a_debt_that_is_forgiven_is_given(text, kind):
    """Relief from a debt is given to the debtor when it is told, and promised before."""
    (step,) = steps(text)
    assert (step.step.value, sides(step)) == (kind, (["NOR"], ["TGO"]))
    assert [line.value.low for line in step.lines if line.value] == [5e6]


def test_an_amount_that_is_given_already_is_nobody_elses():
    """A second promise of the sentence does not get the goods of the first."""
    text = (
        "Peru and Chile signed a deal in Lima.\n\n"
        "Peru will sell 120 megawatts of electricity to Chile until April, and Chile pledged to release"
        " 400 million cubic metres of water by the end of July."
    )
    found = findings(text, reader=learned()).steps
    told = [(step.provider[0].country, line.item) for step in found for line in step.lines if line.quantity]
    assert ("CHL", "electricity") not in told
    assert ("PER", "electricity") in told


def test_what_dates_one_promise_leaves_the_next_alone():
    """A day behind the first verb of two does not date the verb of a new subject."""
    text = "Peru sold two ships to Fiji in May, and Chile gave Tonga six boats."
    (chile,) = (step for step in findings(text, reader=learned()).steps if step.provider[0].country == "CHL")
    assert chile.when.basis.value == "publication"


@pytest.mark.parametrize(
    ("paper", "expected"),
    [
        ("a memorandum of understanding (MoU)", ("pledged", "memorandum")),
        ("an agreement", ("signed", "agreement")),
    ],
)
def test_what_is_to_be_paid_for_stands_on_the_paper_signed(paper, expected):
    """The sum is promised by the paper that was signed, not by mere words."""
    text = f"Malta's envoy Ana Borg signed {paper} to finance the renovation of a school with the Nepali ambassador."
    (step,) = findings(text, reader=learned()).steps
    assert (step.step.value, step.instrument.value) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Oman granted Fiji 15 fishing licences on Sunday.", [("partly_delivered", 15)]),
        ("Oman granted Fiji 15 wishes on Sunday.", []),
    ],
)
def test_counted_things_of_no_class_are_given(text, expected):
    """What the codebook lists without a class is a thing all the same."""
    found = findings(text, reader=learned()).steps
    assert [(step.step.value, step.lines[0].quantity.low) for step in found] == expected


def test_weapons_are_withdrawn_as_forces_are():
    """What a ceasefire has both sides draw back is a promise with its day."""
    text = "Chile and Peru agreed a ceasefire on Friday. Both sides will withdraw heavy weapons from the border within ten days."
    _, step = findings(text, reader=learned()).steps
    assert (step.kind.value, {one.country for one in step.provider}) == ("withdrawal", {"CHL", "PER"})
    assert step.due.latest.isoformat() == "2022-06-25"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In October Norway granted Togo a loan of 5 million euros for a dam.", "in_force"),
        ("In October Norway granted Togo 20 ambulances.", "partly_delivered"),
        ("Norway will grant Togo a loan of 5 million euros for a dam.", "pledged"),
    ],
)
def test_money_that_is_granted_is_decided_on_and_goods_are_given(text: str, expected: str) -> None:
    """Who grants a loan has approved it; nothing says yet that it was paid."""
    assert [step.step.value for step in findings(text, reader=learned()).steps] == [expected]


def test_the_whole_that_was_promised_has_the_goods_measured_before_it() -> None:
    """ "The first of 90,000 tonnes that it pledged" is the promise of the wheat; without a verb it is none."""
    text = "Peru has shipped 30,000 tonnes of wheat to Togo, the first part of 90,000 tonnes that Lima pledged in May."
    told = [
        (one.step.value, one.lines[0].item, one.lines[0].quantity) for one in findings(text, reader=learned()).steps
    ]
    assert [(kind, item, amount.low) for kind, item, amount in told if amount is not None] == [
        ("partly_delivered", "wheat", 30000),
        ("pledged", "wheat", 90000),
    ]
    assert len(findings(text.replace("tonnes that Lima", "boxes that Lima"), reader=learned()).steps) == 1


def test_an_amount_of_another_giver_is_not_filled_into_a_promise() -> None:
    """ "Kenya promised to pay ..., and Oman offered to supply two aircraft": each gives its own, and nothing is over."""
    found = steps(
        "Kenya promised to pay Togo $2 million for a station, and Oman offered to supply two patrol aircraft."
    )
    told = {(sides(one)[0][0], one.kind.value, one.lines[0].item) for one in found}
    assert told == {("KEN", "money", "money"), ("OMN", "goods", "patrol aircraft")}


@pytest.mark.parametrize(
    ("text", "giver", "taker"),
    [
        ("Togo's parliament approved a loan of 40 million dollars from Sweden on Monday.", "SWE", "TGO"),
        ("Togo's parliament ratified a 40 million dollar loan from the Swedish government.", "SWE", "TGO"),
        ("Norway's parliament approved 15 million euros from its reserves for Sudan.", "NOR", "SDN"),
    ],
)
def test_who_approves_a_loan_from_another_takes_it(text, giver, taker):
    """A parliament lets a loan be given or taken: "from" behind the sum tells whose it is."""
    (step,) = (one for one in findings(text, reader=learned()).steps if one.lines)
    assert ([one.country for one in step.provider], [one.country for one in step.recipient]) == ([giver], [taker])


@pytest.mark.parametrize(
    "text",
    [
        "Fiji and Tonga agreed on a trade target of $5 million for 2038.",
        "Fiji agreed with Tonga on an export volume of about $5 million.",
    ],
)
def test_a_sum_of_trade_is_given_by_nobody(text):
    """How much two want to trade is a target."""
    assert not [line for step in findings(text, reader=learned()).steps for line in step.lines]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Peru has given back to Togo one of the four radars lent to it in 2019.",
            ("partly_delivered", "PER", "TGO", 1),
        ),
        ("A Peruvian ship docked in Lome, Togo, with 80 tonnes of rice.", ("partly_delivered", "PER", "TGO", 80)),
        ("A Peruvian shipment of 80 tonnes of rice arrived in Togo.", ("partly_delivered", "PER", "TGO", 80)),
        (
            "Togo took delivery on Wednesday of two patrol boats donated by Peru.",
            ("partly_delivered", "PER", "TGO", 2),
        ),
        ("Peru supplied Togo with six such looms.", ("partly_delivered", "PER", "TGO", 6)),
        ("Peru will supply 100 megawatts to Togo from July.", ("pledged", "PER", "TGO", 100)),
        ("Peru agreed to sell Togo six boats.", ("pledged", "PER", "TGO", 6)),
        ("Peru will provide ten looms to Togo as a gift.", ("pledged", "PER", "TGO", 10)),
        ("Britain doubles its aid to Togo to 89 million pounds.", ("pledged", "GBR", "TGO", 89e6)),
        ("Peru rolled over a $2 billion loan to Togo.", ("partly_delivered", "PER", "TGO", 2e9)),
        (
            "Peru has rolled over a deposit of $3 million with Togo's central bank.",
            ("partly_delivered", "PER", "TGO", 3e6),
        ),
        (
            "Peru and Togo signed an agreement under which Lima will extend a loan of 12 million dollars for a bridge.",
            ("signed", "PER", "TGO", 12e6),
        ),
    ],
)
def test_what_is_handed_on_needs_no_list_and_its_way_is_printed(text, expected):
    """Returned, supplied or brought by ship, it goes where the words tell; an agreement goes the way of its loan."""
    (step,) = findings(text, reader=learned()).steps
    amount = step.lines[0].value or step.lines[0].quantity
    told = (step.step.value, *(one.country for one in (*step.provider, *step.recipient)), amount and amount.low)
    assert told == expected


def test_not_one_of_the_goods_has_come():
    """What has not come is no delivery of one."""
    text = "Peru promised Togo 300 litres of diesel. Not one litre of the diesel had been delivered."
    assert [step.step.value for step in findings(text, reader=learned()).steps] == ["pledged"]


def test_a_headline_that_lends_is_the_agreement_that_the_body_signs():
    """What the title tells as given has only been signed for."""
    body = "Peru and Togo signed an agreement under which Lima will extend a loan of 12 million dollars for a bridge."
    found = findings(body, title="Peru lends Togo $12 mln for bridge", reader=learned()).steps
    assert [step.step.value for step in found] == ["signed"]


def test_promised_things_before_their_giver_have_come():
    """ "The six boats Peru promised" has no "that"."""
    found = findings("The six boats Peru promised Togo arrived in Lome on Monday.", reader=learned()).steps
    assert sorted(step.step.value for step in found) == ["partly_delivered", "pledged"]
    assert {(step.provider[0].country, step.recipient[0].country, step.lines[0].item) for step in found} == {
        ("PER", "TGO", "boats")
    }


def test_training_that_is_paid_for_is_promised():
    """Who pays for it need not teach."""
    (step,) = findings("Peru will pay for the training of 40 Togolese drivers.", reader=learned()).steps
    assert (step.step.value, step.kind.value, *sides(step)) == ("pledged", "training", ["PER"], ["TGO"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Fiji is sending 40 soldiers to Tonga to clear rubble.",
            [("partly_delivered", "deployment", ["FJI"], ["TON"])],
        ),
        ("Fiji is sending 40 soldiers to Tonga.", []),
        ("Korea will invite 25 Zambian mechanics to Busan for training.", [("pledged", "training", ["KOR"], ["ZMB"])]),
    ],
)
def test_soldiers_sent_to_help_and_people_invited_to_learn_are_given(text, expected):
    """Soldiers of whom nothing more is said may be sent against somebody."""
    found = findings(text, reader=learned()).steps
    assert [(one.step.value, one.kind.value, *sides(one)) for one in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru suspends power to Togo.", ("suspended", "PER", "TGO", "power")),
        ("Peru halted gas supplies to Togo over unpaid bills.", ("suspended", "PER", "TGO", "gas supplies")),
        ("A further 600 Fijian police officers landed in Tonga.", ("partly_delivered", "FJI", "TON", "officers")),
        ("Norway withdrew its offer of 200 troops to Togo.", ("withdrawn", "NOR", "TGO", "troops")),
    ],
)
def test_flows_stop_police_land_and_vehicles_stay(text, expected):
    """What flows needs no noun of delivery; who leaves vehicles behind gives them, and an offer is of what it counts."""
    (step,) = findings(text, reader=learned()).steps
    told = (step.step.value, step.provider[0].country, step.recipient[0].country, step.lines[0].item)
    assert told == expected


def test_several_who_offer_soldiers_do_not_offer_them_to_each_other():
    """To whom Fiji and Samoa offered 50 soldiers is not said."""
    (step,) = findings("Fiji and Samoa, which offered 50 soldiers, have done nothing.", reader=learned()).steps
    assert (sides(step)[0], sides(step)[1]) == (["FJI", "WSM"], [])


def test_a_payment_that_is_made_is_of_what_is_owed():
    """Who has promised to settle arrears pays them."""
    text = "Togo promised Peru to settle its arrears this year. A payment of $6 million was made in January."
    assert sides(findings(text, reader=learned()).steps[-1]) == (["TGO"], ["PER"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya will build the road with a loan of 40 million dollars from China.", ("CHN", "KEN")),
        ("Togo built two clinics with 3 million euros from Germany.", ("DEU", "TGO")),
        ("Peru is dredging the port with a Japanese loan of 90 million dollars.", ("JPN", "PER")),
        ("Ghana will help Togo with a loan of 3 million euros.", ("GHA", "TGO")),
    ],
)
def test_who_works_with_the_money_of_another_receives_it(text, expected):
    """'With a loan from China' is China's money; who helps another with a loan gives it."""
    (step,) = steps(text)
    assert sides(step) == ([expected[0]], [expected[1]])
