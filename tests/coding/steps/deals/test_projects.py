"""What later sentences tell of the project of a deal, and goods that are given without a number."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned
from servanda.model import Step


def steps(text: str) -> tuple[Step, ...]:
    """Give the steps of a report with this body."""
    return findings(text).steps


def sides(step: Step) -> tuple[list[str], list[str]]:
    """Give the codes of giver and receiver."""
    return [party.country for party in step.provider], [party.country for party in step.recipient]


@pytest.mark.parametrize(
    ("later", "kind"),
    [
        ("Construction began in May.", "partly_delivered"),
        ("The project is under way.", "partly_delivered"),
        ("The bridge is under construction.", "partly_delivered"),
        ("The project was completed in May.", "fulfilled"),
        ("The bridge is operational.", "fulfilled"),
        ("A ground-breaking ceremony was held in May.", "partly_delivered"),
        ("The foundation stone was laid in May.", "partly_delivered"),
        ("It rained all May. The minister was ill. Roads closed. The project was completed.", "fulfilled"),
        ("The first phase of the project was launched in May.", "partly_delivered"),
        ("An opening ceremony was held on Monday.", "fulfilled"),
        ("The project has stalled.", "suspended"),
        ("The project is on hold.", "suspended"),
        ("Togo cancelled the project in May.", "cancelled"),
        ("The project was not implemented.", "not_fulfilled"),
        ("Construction stopped in May.", "suspended"),
        ("A year later the project came to a halt.", "suspended"),
        ("In May Togo's government dropped the project.", "cancelled"),
        ("However, Norway pulled out of the project in May.", "cancelled"),
    ],
)
def test_what_became_of_a_project_is_told_of_its_deal(later, kind):
    """The project that a promise pays for is begun, finished or stopped in later sentences."""
    told = steps(f"Norway pledged Togo 5 million dollars for a bridge. {later}")
    assert [(step.step.value, sides(step)) for step in told] == [
        ("pledged", (["NOR"], ["TGO"])),
        (kind, (["NOR"], ["TGO"])),
    ]


def test_the_project_of_a_signed_paper_is_told_of_its_sides():
    """A memorandum without goods has a project too."""
    told = steps("Norway and Togo signed a memorandum on a dam. The project was completed in May.")
    assert [step.step.value for step in told] == ["pledged", "fulfilled"]


@pytest.mark.parametrize(
    "later",
    [
        "The project is expected to be completed in May.",
        "The project will be under construction for years.",
        "It is unclear whether the project was completed.",
        "There is no evidence that the bridge was built.",
        "Kenya cancelled the project in May.",
        "A project was completed in May.",
        "The minister said little. He left. It rained. He came back. He ate. He slept. He rose. The project was completed.",
    ],
)
def test_what_is_not_said_of_the_deal_is_no_step(later):
    """What is expected, unclear, another's, any project, or far behind tells nothing of the deal."""
    assert len(steps(f"Norway pledged Togo 5 million dollars for a bridge. {later}")) == 1


@pytest.mark.parametrize(
    "later",
    [
        "The loan amount was 45 million dollars.",
        "The value of the loan is 45 million dollars.",
        "The amount was 45 million dollars.",
        "The total value of the aid was 45 million dollars.",
    ],
)
def test_the_worth_of_a_deal_may_be_told_later(later):
    """'The loan amount was 45 million' gives the loan of the sentence before its sum."""
    (step,) = steps(f"Norway pledged Togo a loan for a bridge. {later}")
    assert step.lines[0].value is not None
    assert step.lines[0].value.low == 45e6
    assert [one.quote.endswith("45 million dollars") for one in step.evidence] == [False, True]


def test_broken_ground_begins_a_work():
    """As the shipped reader marks it, ground is broken for the bridge of the deal."""
    text = "Norway pledged Togo 5 million dollars for a bridge. In May the president broke ground for the bridge."
    assert [one.step.value for one in findings(text, reader=learned()).steps] == ["pledged", "partly_delivered"]


@pytest.mark.parametrize("later", ["They broke the ground rules.", "The minister laid a stone on the table."])
def test_not_every_stone_or_ground_begins_a_work(later):
    """Ground that is broken for nothing named, and any stone, begin no project."""
    assert len(steps(f"Norway pledged Togo 5 million dollars for a bridge. {later}")) == 1


def test_the_cost_of_a_project_is_the_worth_of_goods_and_not_of_a_loan():
    """What is built is worth its cost; a loan may cover a part of it only."""
    (bridge,) = steps("Norway pledged Togo a bridge. The project will cost 45 million dollars.")
    assert [line.value.low for line in bridge.lines if line.value is not None] == [45e6]
    (loan,) = steps("Norway pledged Togo a loan for a bridge. The project will cost 45 million dollars.")
    assert [line.value for line in loan.lines] == [None]


@pytest.mark.parametrize(
    ("text", "kind", "item"),
    [
        ("The Norwegian ambassador to Nepal donated furniture to a school in Nepal.", "partly_delivered", "furniture"),
        ("Norway gave Yemen equipment for a factory in Sanaa.", "partly_delivered", "equipment"),
        ("Norway donated stationery to a school in Togo.", "partly_delivered", "stationery"),
        ("Norway is funding the construction of a museum in Togo.", "partly_delivered", "museum"),
        ("A library in Togo was built with Norwegian help.", "partly_delivered", "library"),
        ("Norway completed the construction of a school in Togo.", "fulfilled", "school"),
        ("Norway will provide textbooks to schools in Togo.", "pledged", "textbooks"),
        ("Norway will offer scholarships to students in Togo.", "pledged", "scholarships"),
    ],
)
def test_goods_without_a_number_are_given(text, kind, item):
    """Listed goods that one state gives for another make a step without an amount."""
    (step,) = steps(text)
    assert (step.step.value, [(line.item, line.quantity, line.value) for line in step.lines]) == (
        kind,
        [(item, None, None)],
    )
    assert step.scope.value in {"unknown", "restatement"}


@pytest.mark.parametrize(
    "text",
    [
        "Norway may send equipment to Togo.",
        "The agency was founded by Norway to provide textbooks to Togo.",
        "The court in Togo ordered Norway to pay 5,000 dollars in damages.",
        "Norway asked Togo to provide equipment.",
        "Norway moved missiles towards Togo.",
        "Norway handed over the bodies to Togo.",
        "Norway was expected to complete the construction of a school in Togo.",
    ],
)
def test_possible_gifts_purposes_judgements_and_weapons_are_none(text):
    """Goods without a number need a plain word of giving."""
    assert steps(text) == ()


def test_a_share_that_is_complete_leaves_the_rest_to_be_done():
    """'is 85 percent complete' tells of work that goes on."""
    text = "Norway pledged Togo 5 million dollars for a bridge. Construction of the bridge is 85 percent complete."
    found = findings(text, reader=learned()).steps
    assert [step.step.value for step in found] == ["pledged", "partly_delivered"]


def test_what_was_not_done_until_a_day_was_done():
    """'did not open until May' tells that it opened, not that it never did."""
    text = "Norway pledged Togo 5 million dollars for a bridge. The bridge did not open until May."
    assert [step.step.value for step in findings(text, reader=learned()).steps] == ["pledged", "fulfilled"]


@pytest.mark.parametrize(
    ("later", "kinds"),
    [
        ("The opposition leader denounced the deal as a surrender.", ["signed"]),
        ("Togo's government formally denounced the deal on Monday.", ["signed", "terminated"]),
    ],
)
def test_only_its_own_side_ends_a_deal_by_denouncing_it(later: str, kinds: list[str]) -> None:
    """A deal that is denounced as bad goes on."""
    found = steps(f"Kenya and Togo signed a deal on ships in May. {later}")
    assert [one.step.value for one in found] == kinds


def test_a_work_of_a_thing_that_no_deal_names_fulfils_none():
    """A palace is renovated at home, whatever stadium was built in another land."""
    lead = "Peru will build a stadium in Togo. "
    assert "fulfilled" not in [step.step.value for step in steps(lead + "Renovation of the palace was completed.")]
    assert "fulfilled" in [step.step.value for step in steps(lead + "Construction of the stadium was completed.")]


@pytest.mark.parametrize(
    ("later", "kinds"),
    [
        ("The money was used to build six schools.", ["pledged", "partly_delivered"]),
        ("It is unclear how the funds were used.", ["pledged"]),
        ("Other funds were used to build six schools.", ["pledged"]),
    ],
)
def test_money_that_was_used_was_given(later, kinds):
    """What promised money went into is told as done; a question what it was used for tells nothing."""
    found = findings(f"Norway promised Togo $5 million for schools in May. {later}", reader=learned()).steps
    assert [one.step.value for one in found] == kinds


def test_a_promise_to_pay_for_works_has_a_project():
    """'agreed to finance the reconstruction' is a deal whose project goes on, though no paper is named."""
    text = (
        "Norway agreed in May to finance the reconstruction of a school in Fiji. The project was completed on Monday."
    )
    assert [one.step.value for one in findings(text, reader=learned()).steps] == ["pledged", "fulfilled"]


@pytest.mark.parametrize(
    "text",
    [
        "Norway donated an aircraft to Tonga in July. The aircraft cost $14 million.",
        "Norway agreed to build a stadium in Tonga. The project had an estimated cost of $14 million.",
    ],
)
def test_what_was_given_has_the_cost_told_of_it(text):
    """The thing itself is named again before "cost", or its project "had a cost of"; both sentences are evidence."""
    (step,) = findings(text, reader=learned()).steps
    assert step.lines[0].value is not None
    assert step.lines[0].value.low == 14e6
    assert len(step.evidence) > 1
