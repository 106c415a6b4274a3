"""Which reports go back to one text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linking.build import report
from servanda.linking.backing import Carriage, Newsrooms
from servanda.linking.origins import overlap, trace, wording
from servanda.model import BlockKind, Evidence, Span, on

HARBOUR = (
    "The port of Ostrava Bay reopened on Monday after dock workers ended a strike of eleven days over wages and "
    "safety at the new container terminal. Two grain ships left in the afternoon for the eastern islands, where stores "
    "had begun to run low. The ministry of transport counted forty vessels still waiting outside the breakwater. "
    "Pilots will work double shifts until the end of the month, and the harbour master expects the queue to be gone by "
    "then. Union leaders warned that a second strike would follow if the inspection of the cranes was put off again."
)
BUDGET = (
    "Parliament in Veldara passed a smaller budget after three nights of debate about farm subsidies, and sent the "
    "education chapter back to its committee. Deputies of the northern provinces left the hall before the vote. The "
    "finance minister called the result a start. Hospitals receive a tenth more than last year while the roads fund "
    "loses a quarter of what it was promised in spring, according to tables that were handed out at midnight."
)
SPEECH = (
    '"We have waited long enough for the bridge that was promised to our valley, and we will not wait for another '
    'winter while the ferries rot and the children cannot reach their schools on the other side," '
)


def count(lineage):
    """Give how many origins are shown to stand behind what two reports tell, and the most there could be."""
    told = (Evidence(id_, Span(0, 3), "The", "hand", 1.0) for id_ in ("r-a", "r-b"))
    support = Carriage(lineage, {}, {}, {}, Newsrooms()).behind(told).support(())
    return support.origins, support.origins_high


def families(*reports):
    """Give the reports of each origin."""
    return {origin.reports for origin in trace(reports).origins}


def test_a_copy_with_another_headline_is_one_origin():
    """The same text under two headlines was written once."""
    assert families(report("a", HARBOUR), report("b", HARBOUR + " Weather: fair.")) == {("r-a", "r-b")}


def test_a_cut_copy_is_one_origin():
    """A text that was cut to its first half goes back to the whole one, which is the root."""
    (origin,) = trace([report("a", HARBOUR[: len(HARBOUR) // 2]), report("b", HARBOUR)]).origins
    assert origin.root == "r-b"
    assert origin.method.startswith("common wording")


def test_a_share_is_told_once():
    """Two reports share one part of their words: one number, not "0.98 to 0.98"."""
    (origin,) = trace([report("a", HARBOUR), report("b", HARBOUR + " Weather: fair.")]).origins
    assert origin.method == "common wording outside quotation marks: 1.00 of the shorter text"


def test_other_texts_are_other_origins():
    """Two texts on two matters have two origins, with nothing undecided."""
    lineage = trace([report("a", HARBOUR), report("b", BUDGET)])
    assert count(lineage) == (2, 2)


def test_a_shared_quotation_is_no_shared_text():
    """Two newsrooms that quote one speech have written two texts."""
    one = report("a", SPEECH + "the mayor told a crowd of farmers on the market square, before rain set in at noon.")
    other = report(
        "b", "In a letter to the cabinet the head of the valley council complained. " + SPEECH + "she wrote."
    )
    assert len(families(one, other)) == 2


def test_curly_quotation_marks_are_seen():
    """Curly and pointed marks open and close a quotation as straight ones do."""
    curly = SPEECH.replace('"', "“", 1).replace('"', "”")
    one = report("a", curly + "the mayor told a crowd of farmers on the market square, before rain set in at noon.")
    other = report(
        "b", "In a letter to the cabinet the head of the valley council complained. " + SPEECH + "she wrote."
    )
    assert len(families(one, other)) == 2


def test_what_one_text_quotes_is_no_shared_text():
    """A newsroom's own words that another text quotes are said, not taken over."""
    rest = "the mayor read out to a crowd of farmers on the market square, before rain set in at noon."
    assert len(families(report("a", HARBOUR), report("b", f'"{HARBOUR}" {rest}'))) == 2


def test_a_quotation_that_every_paragraph_opens_again_goes_on():
    """A speech that opens its marks on every line and closes them once is quoted to the end."""
    said = HARBOUR.replace(". ", '.\n"')
    rest = "she told a crowd of farmers on the market square, before rain set in at noon."
    assert len(families(report("a", f'"{said}" {rest}'), report("b", f'In a letter she wrote: "{HARBOUR}"'))) == 2


def test_a_mark_that_nobody_closes_holds_for_its_line():
    """One forgotten mark does not turn the rest of the text into a quotation."""
    torn = '"No comment, the harbour office said.\n' + HARBOUR
    assert families(report("a", torn), report("b", HARBOUR)) == {("r-a", "r-b")}
    assert len(families(report("c", f'"{HARBOUR}'), report("d", HARBOUR + " It rained."))) == 2


def test_stock_phrases_make_no_copy():
    """Formulas of five or six words that two texts share here and there are nobody's text."""
    phrases = (
        "according to a statement released on",
        "spoke on condition of anonymity because",
        "did not immediately respond to requests",
        "in a joint statement issued after",
    )
    one, other = (
        " ".join(" ".join([phrase, *(f"{word}{n}{at}" for at in range(15))]) for n, phrase in enumerate(phrases * 3))
        for word in ("oak", "elm")
    )
    found = overlap(wording(report("a", one)), wording(report("b", other)))
    assert found.share > 0.25
    assert found.is_undecided


def test_captions_and_teasers_do_not_count():
    """What is not the body never makes a copy."""
    pages = [report(name, HARBOUR, kind=BlockKind.FURNITURE) for name in "ab"]
    assert len(families(*pages)) == 2


def test_empty_reports_are_no_copies():
    """Pages without a text do not share one."""
    assert len(families(report("a", ""), report("b", ""))) == 2


@pytest.mark.slow
def test_a_text_that_repeats_itself_takes_no_time():
    """Two broken pages that print one paragraph a thousand times are compared at their first places only."""
    assert families(report("1", f"{HARBOUR}\n\n" * 1000), report("2", f"{HARBOUR}\n\n" * 1001)) == {("r-1", "r-2")}


def test_an_equal_brief_is_one_origin():
    """Even a brief of one sentence that is the same to the word is a copy."""
    brief = "Trading on the exchange of Port Serrin was halted at ten."
    assert families(report("a", brief), report("b", brief)) == {("r-a", "r-b")}


def test_texts_of_other_weeks_are_no_copies():
    """A background paragraph that is printed again a month later is another text."""
    one = report("a", HARBOUR, published=on(date(2023, 1, 1)))
    other = report("b", HARBOUR, published=on(date(2023, 2, 1)))
    assert len(families(one, other)) == 2


def test_a_credited_text_is_the_root():
    """The one that names its agency comes before the one that does not."""
    (origin,) = trace([report("a", HARBOUR), report("b", HARBOUR, agencies=("SWA",))]).origins
    assert (origin.root, origin.agency) == ("r-b", "SWA")
    assert origin.method.endswith("credit: SWA")


def test_a_single_credited_report_names_its_agency():
    """A report without copies has the origin that it credits."""
    (origin,) = trace([report("a", HARBOUR, agencies=("SWA",))]).origins
    assert (origin.agency, origin.method) == ("SWA", "credit: SWA")


def test_two_texts_of_one_agency_are_two_origins():
    """One agency writes many texts."""
    one, other = report("a", HARBOUR, agencies=("SWA",)), report("b", BUDGET, agencies=("SWA",))
    assert len(families(one, other)) == 2


def reworded(name, **fields):
    """Give a text of its own that holds one sentence of the harbour report and more that is new."""
    text = (
        "Ships are moving again. The ministry of transport counted forty vessels still waiting outside the breakwater. "
        "Dock hands began the day with double shifts until the end of the month in mind. "
        "Traders in the capital said prices for flour had doubled within a week, bakers queued at the depots, and "
        "several provinces asked the army for trucks. Economists put the loss at a hundred million crowns and doubted "
        "that insurers would pay for spoiled fruit, since the policies exclude labour disputes of any kind. "
        "A ferry line has hired buses, and schools on the islands will open two hours later for the rest of the term."
    )
    return report(name, text, **fields)


def test_some_common_wording_leaves_it_undecided():
    """A pair between the lines stays apart and widens the count."""
    lineage = trace([report("a", HARBOUR), reworded("b")])
    assert len(lineage.origins) == 2
    assert count(lineage) == (1, 2)


def test_a_common_credit_decides_what_wording_leaves_open():
    """Two versions of one agency's text, far apart in wording, are one when both credit it."""
    lineage = trace([report("a", HARBOUR, agencies=("SWA",)), reworded("b", agencies=("SWA",))])
    assert count(lineage) == (1, 1)


def test_the_same_background_on_another_day_is_another_text():
    """An agency prints its background again under other news; three days later that is no version of one text."""
    one = report("a", HARBOUR, agencies=("SWA",), published=on(date(2023, 1, 2)))
    other = reworded("b", agencies=("SWA",), published=on(date(2023, 1, 5)))
    assert count(trace([one, other])) == (1, 2)


def test_a_round_up_joins_no_strangers():
    """A page that holds two texts stays with the larger one; the two do not become one."""
    both = report("c", HARBOUR + "\n\n" + BUDGET)
    assert families(report("a", HARBOUR), report("b", BUDGET), both) == {("r-a", "r-c"), ("r-b",)}


def test_copies_inside_a_round_up_stay_together():
    """Two copies of one text and a round-up that holds it are one family."""
    both = report("d", HARBOUR + "\n\n" + BUDGET)
    pages = [report("a", HARBOUR), report("b", HARBOUR), report("c", BUDGET), both]
    assert families(*pages) == {("r-a", "r-b", "r-d"), ("r-c",)}


def test_an_earlier_copy_is_the_root():
    """Of two like copies the one that was published first is the root."""
    one = report("a", HARBOUR, published=on(date(2023, 1, 3)))
    other = report("b", HARBOUR, published=on(date(2023, 1, 2)))
    assert trace([one, other]).origins[0].root == "r-b"


@given(st.permutations([("a", HARBOUR), ("b", HARBOUR[:200]), ("c", BUDGET), ("d", HARBOUR + BUDGET), ("e", "")]))
def test_order_changes_no_origin(pages):
    """Every report has one origin, the same in any order."""
    lineage = trace(report(name, text) for name, text in pages)
    assert lineage == trace(report(name, text) for name, text in sorted(pages))
    assert sorted(name for origin in lineage.origins for name in origin.reports) == sorted(f"r-{n}" for n, _ in pages)


def _copies(number, text=HARBOUR, **fields):
    """Give copies of a text of which no two are the same to the letter, with ids in no order."""
    names = [f"{at * 7919 % 9973:04}" for at in range(1, number + 1)]
    return [report(name, f"Printed as number {name}. {text}", **fields) for name in names]


def test_copies_are_one_origin_however_many():
    """Two hundred outlets print one text, each under a headline of its own: it was written once."""
    assert [len(one) for one in families(*_copies(200))] == [200]


def test_equal_copies_of_a_brief_are_one_origin_however_many():
    """The same ten words in two hundred papers: too short to share three hashes, and yet one text."""
    brief = "The ferry to Lund Island sails again from noon today"
    assert [len(one) for one in families(*(report(f"{at:03}", brief) for at in range(200)))] == [200]


def test_copies_of_many_weeks_are_tied_to_those_of_their_days():
    """A text that is printed every day for months is one origin: each copy is tied to some of its own week."""
    pages = [
        report(page.id[2:], page.text, published=on(date.fromordinal(738000 + at)))
        for at, page in enumerate(_copies(120))
    ]
    assert len(families(*pages)) == 1


def test_round_ups_with_the_least_ids_part_no_copies():
    """Ten round-ups hold the text and come first: the copies hang together through the copies."""
    more = [" ".join(f"other{at}thing{word}" for word in range(300)) for at in range(10)]
    round_ups = [report(f"0000{at}", f"{HARBOUR} {news}") for at, news in enumerate(more)]
    assert max(len(one) for one in families(*round_ups, *_copies(100))) >= 100


def test_the_pairs_aligned_grow_with_the_copies_and_not_with_their_pairs():
    """A copy more is aligned with a few of those that are there."""
    aligned = [len(trace(_copies(number)).overlaps) for number in (100, 200, 300)]
    assert aligned[1] - aligned[0] == aligned[2] - aligned[1] < 100 * 8
