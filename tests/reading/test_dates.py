"""Printed times: what is found, where its span ends, and which days it means."""

from __future__ import annotations

import re
import sys
from datetime import date
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.model import UNKNOWN, Block, BlockKind, Sentence, Span, TimeMark, TimeUse, Token, WordClass, on
from servanda.reading import tagger
from servanda.reading.dates import dates
from servanda.reading.tokens import bare, words


def read(text: str, *, kind: BlockKind = BlockKind.BODY) -> tuple[list[Token], list[Sentence]]:
    """Cut a text into tagged sentences at ". " before a capital."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    block = Block(Span(0, len(text)), kind)
    start = 0
    for match in [*re.finditer(r"(?<=[.!?])\s+(?=[A-Z\"“])", text), None]:
        end = match.start() if match else len(text)
        part = words(text, Span(start, end))
        if part:
            first = len(tokens)
            tokens.extend(tagger.tag(part))
            sentences.append(Sentence(Span(part[0].span.start, part[-1].span.end), first, len(tokens), block))
        start = match.end() if match else end
    return tokens, sentences


def find(text: str, day: str | None = "2024-06-12", *, kind: BlockKind = BlockKind.BODY) -> list[TimeMark]:
    """Give the marks of a text that was published on a day; 12 June 2024 was a Wednesday."""
    tokens, sentences = read(text, kind=kind)
    published = on(date.fromisoformat(day)) if day else UNKNOWN
    return list(dates.find(tokens, sentences, text=text, published=published))


def values(text: str, day: str | None = "2024-06-12") -> list[tuple[str, str | None]]:
    """Give printed words and EDTF values."""
    return [(mark.span.of(text), mark.period.edtf) for mark in find(text, day)]


@pytest.mark.parametrize(
    ("text", "words_", "edtf"),
    [
        ("They met on August 18, 2020.", "August 18, 2020", "2020-08-18"),
        ("They met on 18 August 2020.", "18 August 2020", "2020-08-18"),
        ("They met on the 5th of May 2021.", "the 5th of May 2021", "2021-05-05"),
        ("They met on Thursday, March 28, 2024.", "Thursday, March 28, 2024", "2024-03-28"),
        ("They met on Sept. 13 (Thursday), 2018.", "Sept. 13 (Thursday), 2018", "2018-09-13"),
        ("They met on 18/08/2020.", "18/08/2020", "2020-08-18"),
        ("They met on 12.05.2021.", "12.05.2021", "2021-05-12"),
        ("They met on 03/04/2020.", "03/04/2020", "[2020-03-04,2020-04-03]"),
        ("They met at 2023-11-06T17:05+0000.", "2023-11-06T17:05+0000", "2023-11-06"),
        ("They met on 20230228.", "20230228", "2023-02-28"),
        ("They met in August 2022.", "August 2022", "2022-08"),
        ("They met in 2022.", "2022", "2022"),
        ("The 1991 treaty was broken.", "1991", "1991"),
        ("They met in the year 2012.", "the year 2012", "2012"),
        ("They met in the 1990s.", "the 1990s", "199X"),
        ("They met in the nineties.", "the nineties", "199X"),
        ("They met in the 19th century.", "the 19th century", "18XX"),
        ("They met in the spring of 2022.", "the spring of 2022", "2022-21"),
        ("They met in the third quarter of 2022.", "the third quarter of 2022", "2022-35"),
        ("They met in Q3 2019.", "Q3 2019", "2019-35"),
        ("They met in the second half of 2022.", "the second half of 2022", "2022-41"),
        ("They met in early 2022.", "early 2022", "2022-40"),
        ("They met in late 2022.", "late 2022", "2022-41"),
        ("They met in mid-2022.", "mid-2022", "2022"),
        ("They met at the end of March 2022.", "the end of March 2022", "2022-03"),
        ("They met in the early hours of 5 May 2021.", "the early hours of 5 May 2021", "2021-05-05"),
        ("They met on 5 May 2021 at 6:40 p.m.", "5 May 2021 at 6:40 p.m.", "2021-05-05"),
        ("They met in 490 BC.", "490 BC", "-0489"),
        ("They met on Christmas Day 2020.", "Christmas Day 2020", "2020-12-25"),
    ],
)
def test_a_stated_time_has_its_span_and_value(text: str, words_: str, edtf: str) -> None:
    """Determiner and modifiers belong to the span, the preposition does not."""
    assert values(text) == [(words_, edtf)]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The envoy arrived on Wednesday.", "2024-06-12"),
        ("The envoy arrived on Thursday.", "2024-06-06"),
        ("The envoy will arrive on Thursday.", "2024-06-13"),
        ("The envoy arrived last Wednesday.", "2024-06-05"),
        ("The envoy will arrive next Wednesday.", "2024-06-19"),
        ("The envoy arrived on Sunday evening.", "2024-06-09"),
        ("The envoy arrived on Tuesday of last week.", "2024-06-04"),
        ("Ministers agreed to strengthen ties on Tuesday.", "2024-06-11"),
        ("Ministers agreed to meet on Friday.", "2024-06-14"),
        ("Chad will hand over the base, at Faya, on 12 July, the army said.", "2024-07-12"),
        ("Ministers agreed to do more in a telephone call on Thursday.", "2024-06-06"),
        ("Ministers agreed in a telephone call on Thursday to do more.", "2024-06-06"),
        ("The talks had been postponed in October.", "2023-10"),
        ("The envoy would have to leave in October.", "2024-10"),
        ("The envoy is expected on Monday.", "2024-06-17"),
        ("The envoy was forced to leave on Monday.", "2024-06-10"),
        ("The envoy is going to leave on Monday.", "2024-06-17"),
        ("On Friday, the envoy will leave.", "2024-06-14"),
        ("The port reopened in March.", "2024-03"),
        ("The port reopened in September.", "2023-09"),
        ("The port will reopen in September.", "2024-09"),
        ("The port reopened on January 19.", "2024-01-19"),
        ("The port reopened on November 19.", "2023-11-19"),
        ("Elections are scheduled for December 1.", "2024-12-01"),
        ("They made a commitment to hold elections in February.", "2025-02"),
        ("The group has a July 1 deadline.", "2024-07-01"),
        ("In May of this year he was ousted.", "2024-05"),
        ("He was ousted last March.", "2024-03"),
        ("He will leave next January.", "2025-01"),
        ("He was ousted last summer.", "2023-22"),
        ("He was ousted two years ago.", "2022"),
        ("He was ousted three months ago.", "2024-03"),
        ("He was ousted ten days ago.", "2024-06-02"),
        ("He was ousted two weeks ago.", "2024-05-27/2024-06-02"),
        ("He was ousted three decades ago.", "199X"),
        ("He was ousted yesterday.", "2024-06-11"),
        ("He will leave the day after tomorrow.", "2024-06-14"),
        ("He was ousted last night.", "2024-06-11"),
        ("He was ousted last week.", "2024-06-03/2024-06-09"),
        ("He will leave this weekend.", "2024-06-15/2024-06-16"),
        ("He was ousted last quarter.", "2024-33"),
        ("He was ousted in the last decade.", "2014/2024"),
        ("He was ousted late last year.", "2023-41"),
        ("He was ousted in the third quarter of last year.", "2023-35"),
        ("He was ousted earlier this month.", "2024-06"),
        ("He will leave later today.", "2024-06-12"),
        ("He left the day before yesterday.", "2024-06-10"),
        ("He was ousted over the past year.", "2023/2024"),
        ("He was ousted in the current month.", "2024-06"),
        ("He was ousted in the past century.", "1924/2024"),
        ("He will leave next decade.", "203X"),
        ("He leaves on Friday.", "2024-06-14"),
        ("He sent two boats to the port in May and is expected to send more.", "2024-05"),
        ("He left in May or will leave soon.", "2024-05"),
        ("He agreed in talks in the capital on Monday to leave.", "2024-06-10"),
        ("He will come on Monday to talk.", "2024-06-17"),
        ("He leaves in August.", "2024-08"),
        ("In April Peru delivered the first of three boats.", "2024-04"),
        ("In May Chad shelled a village.", "2024-05"),
        ("It is cold in January.", "2024-01"),
        ("He will leave this Friday.", "2024-06-14"),
        ("He left this Monday.", "2024-06-10"),
        ("Following Monday's raid, he left.", "2024-06-10"),
        ("He left on Monday evening at 6:40 p.m.", "2024-06-10"),
        ("Early on Monday he left.", "2024-06-10"),
        ("He left in the fourth quarter.", "2023-36"),
        ("He was ousted over the winter.", "2024-24"),
        ("He was ousted on Christmas Eve.", "2023-12-24"),
        ("He was ousted on 29 February.", "2024-02-29"),
        ("He was ousted almost a year ago.", "[2023-01-01..2023-12-31]"),
        ("He was ousted 20 to 30 years ago.", "[1994-01-01..2004-12-31]"),
    ],
)
def test_a_relative_time_goes_where_its_verb_looks(text: str, edtf: str) -> None:
    """Direction comes from the tense of the governing verb (rulings 36, 37)."""
    assert [mark.period.edtf for mark in find(text)] == [edtf]


def test_this_year_of_what_has_happened_ends_with_the_report() -> None:
    """The army "received jets this year": not later than publication; to come: not before."""
    past, ahead = find("The army received jets this year.")[0], find("The army will receive jets later this year.")[0]
    assert (past.period.earliest, past.period.latest) == (date(2024, 1, 1), date(2024, 6, 12))
    assert (ahead.period.earliest, ahead.period.latest) == (date(2024, 6, 12), date(2024, 12, 31))
    early = find("The army received jets earlier this year.")[0]
    assert early.span.start == len("The army received jets ")
    assert early.period.latest == date(2024, 6, 12)


def test_a_list_shares_its_year_and_the_next_month_goes_on() -> None:
    """Ruling 37: the last member prints the year for all; a later "In March" follows the list."""
    text = "Oman received jets in March and August 2022, and again in January 2023. In March, Oman received tanks."
    assert values(text, "2023-06-14") == [
        ("March", "2022-03"),
        ("August 2022", "2022-08"),
        ("January 2023", "2023-01"),
        ("March", "2023-03"),
    ]


def test_a_list_that_turns_the_year_goes_back() -> None:
    """The words "December and January 2023" began in 2022."""
    assert values("Talks took place in December and January 2023.") == [
        ("December", "2022-12"),
        ("January 2023", "2023-01"),
    ]


def test_days_of_one_month_are_single_marks() -> None:
    """The words "3, 4 and 5 May 2022" are three days."""
    assert [edtf for _, edtf in values("Talks took place on 3, 4 and 5 May 2022.")] == [
        "2022-05-03",
        "2022-05-04",
        "2022-05-05",
    ]
    assert [
        edtf for _, edtf in values("Talks took place on May 4 and 5 in Doha, and again on May 7, 8 and 9, 2023.")
    ] == [
        "2024-05-04",
        "2024-05-05",
        "2023-05-07",
        "2023-05-08",
        "2023-05-09",
    ]


@pytest.mark.parametrize(
    ("text", "words_", "edtf", "relation"),
    [
        ("He ruled from 2014 to 2022.", "2014 to 2022", "2014/2022", "throughout"),
        ("The war (1939-1945) was over.", "1939-1945", "1939/1945", "throughout"),
        ("The 2020-21 budget was passed.", "2020-21", "2020/2021", "throughout"),
        ("They met between May and July 2023.", "May and July 2023", "2023-05/2023-07", "at"),
        ("They met on 3-5 May 2023.", "3-5 May 2023", "2023-05-03/2023-05-05", "throughout"),
        ("They met on May 3-5, 2023.", "May 3-5, 2023", "2023-05-03/2023-05-05", "throughout"),
    ],
)
def test_a_range_is_one_mark(text: str, words_: str, edtf: str, relation: str) -> None:
    """From, to and between join two dates; the span leaves the first preposition out."""
    marks = find(text)
    assert [(mark.span.of(text), mark.period.edtf, mark.period.relation) for mark in marks] == [
        (words_, edtf, relation)
    ]


@pytest.mark.parametrize(
    ("text", "edtf", "earliest", "latest", "relation"),
    [
        ("He has ruled since August 2020.", "2020-08/..", date(2020, 8, 1), None, "since"),
        ("He has ruled since the 2010s.", "201X/..", date(2010, 1, 1), None, "since"),
        ("He has ruled since April.", "2024-04/..", date(2024, 4, 1), None, "since"),
        ("Troops will stay until June 30.", "../2024-06-30", None, date(2024, 6, 30), "until"),
        ("The state has shut the road until Friday, police said.", "../2024-06-14", None, date(2024, 6, 14), "until"),
        ("The state suspended its flights until Friday.", "../2024-06-14", None, date(2024, 6, 14), "until"),
        ("The guards stayed until Friday.", "../2024-06-07", None, date(2024, 6, 7), "until"),
        ("Troops will leave by the end of the year.", "../2024", None, date(2024, 12, 31), "until"),
        ("Troops will leave before the end of the year.", "../2024", None, date(2024, 12, 31), "until"),
        ("Troops left before 2020.", "[..2019-12-31]", None, date(2019, 12, 31), "at"),
        ("Troops left after March 2023.", "[2023-03..2024-06-12]", date(2023, 3, 1), date(2024, 6, 12), "at"),
        ("Troops stayed throughout 2022.", "2022", date(2022, 1, 1), date(2022, 12, 31), "throughout"),
        ("The tax will apply from next year.", "2025/..", date(2025, 1, 1), None, "since"),
        ("In the last four years trade grew.", "2020/2024", date(2020, 1, 1), date(2024, 6, 12), "throughout"),
        ("Troops will stay for the next six months.", "2024-06/2024-12", date(2024, 6, 12), date(2024, 12, 31),
         "throughout"),
        ("Troops will leave within three months.", "2024-06-12/2024-09-12", date(2024, 6, 12), date(2024, 9, 12), "at"),
    ],
)  # fmt: skip
def test_words_before_a_time_open_or_close_it(
    text: str, edtf: str, earliest: date | None, latest: date | None, relation: str
) -> None:
    """Ruling 39: since X has no latest day; by X no earliest."""
    period = find(text)[0].period
    assert (period.edtf, period.earliest, period.latest, period.relation) == (edtf, earliest, latest, relation)


def test_the_spring_covers_both_conventions() -> None:
    """Ruling 39: 1 March to 21 June."""
    period = find("In the spring of 2022 talks failed.")[0].period
    assert (period.earliest, period.latest) == (date(2022, 3, 1), date(2022, 6, 21))


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("On June 14 the assembly met.", "XXXX-06-14"),
        ("In January the assembly met.", "XXXX-01"),
        ("On Saturday the assembly met.", None),
        ("Last week the assembly met.", None),
        ("The assembly has met since April.", None),
        ("The assembly will meet by Monday.", None),
        ("The assembly met two years ago.", None),
        ("The assembly met decades ago.", None),
        ("In the last four years the assembly met.", None),
        ("The assembly will meet within three months.", None),
        ("The assembly met recently.", None),
        ("In the winter the assembly met.", None),
    ],
)
def test_a_report_without_a_day_leaves_relative_times_unknown(text: str, edtf: str | None) -> None:
    """Rulings 3 and 41: no bounds are made up, the words are kept."""
    mark = find(text, None)[0]
    assert mark.period.edtf == edtf
    assert mark.period.earliest is None
    assert mark.period.latest is None
    assert mark.period.text == mark.span.of(text)


def test_vague_times_are_known_by_publication_only() -> None:
    """The words "recently" is before the report, and no more is known; "to this day" has no bounds."""
    recent = find("The minister recently met the envoy.")[0].period
    assert (recent.edtf, recent.earliest, recent.basis) == ("[..2024-06-12]", None, "publication")
    years = find("The deals were signed in previous years.")[0].period
    assert years.latest == date(2023, 12, 31)
    assert find("He has met him in recent years.")[0].period.edtf == "[..2024-06-12]"
    assert find("In the past, it was so.")[0].period.edtf == "[..2024-06-12]"
    assert values("He will leave soon, in the near future.") == []
    assert values("He may now-famously leave as soon as he can, shortly after lunch.") == []
    assert values("The most recent and no earlier plan, as recently as spring, was previously unknown.") == []
    assert values("Previously, it was so; earlier versions were not.") == [("Previously", "[..2024-06-12]")]
    assert find("The market is held to this day.")[0].period.relation == "until"
    now = find("The rebels are now afraid.")[0]
    assert now.use is TimeUse.BACKGROUND


def test_earlier_is_bounded_by_a_day_told_beside_it() -> None:
    """What was said earlier about an act of 19 May was said after that day."""
    period = find("Earlier, the minister said the ship left on May 19.")[0].period
    assert (period.earliest, period.latest) == (date(2024, 5, 19), date(2024, 6, 12))


def test_today_inside_a_quotation_means_these_times() -> None:
    """A quoted "today" of the present tense is no day; outside it is the report's."""
    quoted, plain = find('"Today we are friends," she said. He died today.')
    assert quoted.period.edtf == "[..2024-06-12]"
    assert quoted.use is TimeUse.BACKGROUND
    assert plain.period.edtf == "2024-06-12"


def test_a_time_beside_a_verb_of_saying_dates_the_saying() -> None:
    """Ruling 38: "reported on Wednesday" dates the report, "will visit on Friday" the visit."""
    visit, said = find("The minister will visit Oslo on Friday, the ministry said on Tuesday.")
    assert (visit.use, visit.period.edtf) == (TimeUse.EVENT, "2024-06-14")
    assert (said.use, said.period.edtf) == (TimeUse.STATEMENT, "2024-06-11")


def test_a_headline_in_the_present_tense_tells_the_past() -> None:
    """The words "Envoy leaves Monday" above a page of Wednesday was Monday before it."""
    assert find("Envoy leaves capital Monday", kind=BlockKind.TITLE)[0].period.edtf == "2024-06-10"


def test_an_account_carries_what_was_told_last() -> None:
    """Rule 9: in an account of the past a month without a year follows the one before it."""
    text = (
        "On September 1, 1939, the war began. On September 17 the east was invaded. The next day the city fell."
        " In January 1940 the front was quiet. In March the truce was signed. By 1941 the army had left."
        " Three days later, in 1942, it was over. In the same year talks began."
    )
    assert [edtf for _, edtf in values(text)] == [
        "1939-09-01", "1939-09-17", "1939-09-18", "1940-01", "1940-03", "../1941", None, "1942", "1942",
    ]  # fmt: skip


def test_days_are_counted_from_what_was_told() -> None:
    """The words "Three days later" counts from the day before it, "a year earlier" from its year."""
    text = "The deal was signed on 5 May 1974. Three days later it was broken. A year earlier all was calm."
    assert [edtf for _, edtf in values(text)] == ["1974-05-05", "1974-05-08", "1973"]
    assert values("Three days later it was broken.") == [("Three days later", None)]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("It was signed on 5 May 1974. That same day he left.", "1974-05-05"),
        ("It was signed on 5 May 1974. Later that month he left.", "1974-05"),
        ("It was signed on 5 May 1974. He left the day before.", "1974-05-04"),
        ("It was signed on 5 May 1974. He left a day earlier.", "1974-05-04"),
        ("It was signed on 5 May 1974 by those who left one day later.", "1974-05-06"),
        ("It was signed on 5 May 1974. He left the following morning.", "1974-05-06"),
        ("It was signed on 5 May 1974. He left the previous year.", "1973"),
        ("It was signed on 5 May 1974. He left later in the year.", "1974"),
        ("It was signed on 5 May 1974. By the end of the month he left.", "../1974-05"),
        ("It was signed on 5 May 1974. Two weeks later he left.", "1974-05-19"),
        ("It was signed in May 1974. Two months later he left.", "1974-07"),
        ("It was signed in May 1974. The next day he left.", None),
        ("It was signed in 1974. The next month he left.", None),
        ("It was signed in May 1974. Two days later he left.", None),
        ("Sales rose in the first quarter of 2024. They fell in the same quarter of last year.", "2023-33"),
        ("Sales rose in May 2024. They fell in the same month a year earlier.", "2023-05"),
        ("Sales fell in the same period last year.", "2023"),
    ],
)
def test_pointing_to_what_was_told(text: str, edtf: str | None) -> None:
    """That day, the following year: from what was told last, and only if that is fine enough."""
    assert values(text)[-1][1] == edtf


def test_the_same_month_of_another_year_is_moved() -> None:
    """The words "compared to the same month last year" is that month."""
    text = "Sales rose in January compared to the same month last year."
    assert [edtf for _, edtf in values(text)] == ["2024-01", "2023-01"]


@pytest.mark.parametrize(
    "text",
    [
        "We may march at once.",
        "The March on the capital was second to none.",
        "The Long March was told in the Sun.",
        "Theresa May spoke to Ms June Okello.",
        "It was written by June Okello.",
        "The Second Army Corps and the March 23 Movement fought on.",
        "Bloody Sunday was told in the Sunday Times.",
        "The picture is 1920x1080 and has 2684 views.",
        "Call +74956456601 or read resolution 2231.",
        "They sent 2000 troops and $2000.",
        "It is open 24/7.",
        "2 Min read",
        "2\u00a0Min read",
        "The 50-year-old leader, aged 56, is 14 years old.",
        "An 18-month transition and a five-year plan were agreed.",
        "Three quarters of the troops left, about a quarter stayed.",
        "It happened one day.",
        "Trains run at 6:40 p.m.",
        "It earns 15 million a year.",
    ],
)
def test_traps_yield_nothing(text: str) -> None:
    """Names, verbs, sizes, numbers of things, ages, lengths of things and hours are no times."""
    assert values(text) == []


@pytest.mark.parametrize("text", ["every Friday", "each year", "on Mondays", "every two years", "every other day"])
def test_repeated_times_have_no_bounds(text: str) -> None:
    """Sets keep their words and the relation repeated."""
    period = find(f"The council meets {text}.")[0].period
    assert (period.edtf, period.relation) == (None, "repeated")


def test_other_calendars_are_kept_and_not_looked_up() -> None:
    """Fiscal years and years of other calendars stay unknown."""
    assert values("The budget of FY2023 and fiscal year 2022-23 and of 1402 AH was passed.") == [
        ("FY2023", None),
        ("fiscal year 2022-23", None),
        ("1402 AH", None),
    ]


def test_lengths_are_marks_without_days() -> None:
    """The words "for 33 years" says how long, not when."""
    mark = find("She led the firm for 33 years.")[0]
    assert (mark.span.of("She led the firm for 33 years."), mark.use) == ("33 years", TimeUse.NONE)
    assert (mark.period.edtf, mark.period.relation) == (None, "throughout")


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("a 12-hour flight", "DURATION", "PT12H"),
        ("nearly five months of talks", "DURATION", "P5M"),
        ("over the past decade", "DURATION", "P10Y"),
        ("two consecutive quarters of growth", "DURATION", "P2Q"),
        ("decades-long wars", "DURATION", "PXE"),
        ("for several years", "DURATION", "PXY"),
        ("for half a year", "DURATION", "P0.5Y"),
        ("a fortnight of talks", "DURATION", "P1W"),
        ("at 08:30 UTC", "DATE", "2024-06-12"),
        ("at 6:40 p.m. (GMT +8) on Monday", "TIME", "2024-06-10T18:40"),
        ("at 0800 GMT today", "TIME", "2024-06-12T08:00Z"),
        ("this morning", "TIME", "2024-06-12TMO"),
        ("weekly", "SET", "P1W"),
        ("a year", "DURATION", "P1Y"),
        ("very soon", "DATE", "FUTURE_REF"),
    ],
)
def test_timexes_follow_timex3(text: str, kind: str, value: str) -> None:
    """For corpora lengths, hours and sets have a value."""
    tokens, sentences = read(text)
    found = dates.timexes(tokens, sentences, text=text, published=on(date(2024, 6, 12)))
    assert len(found) == 1
    assert found[0].value.startswith(value)
    assert found[0].kind in {kind, "TIME"}


def test_tokens_without_sentences_or_classes_are_read() -> None:
    """A bare run of tokens is one sentence."""
    text = "They met on 5 May 2021"
    tokens = [bare(word) for word in words(text, Span(0, len(text)))]
    assert [mark.period.edtf for mark in dates.find(tokens, [], text=text, published=UNKNOWN)] == ["2021-05-05"]


_PIECES = st.sampled_from(
    'May 5 2020 the of , - / : . " “ ” last next three years ago since until from to between and early end'
    " Monday March 31 0 9999 99999999999999999999 quarter first half century 1st T08 BC AD Q3 FY 'the 90 s"
    " today tomorrow earlier in by said will $ million not".split()
)


@settings(max_examples=200)
@given(st.lists(_PIECES, max_size=30), st.sampled_from(["", " ", " "]), st.dates())
def test_any_text_is_read(pieces: list[str], gap: str, day: date) -> None:
    """No text raises; spans give back their words and come in order."""
    text = gap.join(pieces)
    tokens, sentences = read(text)
    marks = dates.find(tokens, sentences, text=text, published=on(day))
    assert [mark.period.text for mark in marks] == [mark.span.of(text) for mark in marks]
    assert [mark.span for mark in marks] == sorted(mark.span for mark in marks)


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 10)), max_size=12))
def test_any_tokens_are_read(spans: list[tuple[int, int]]) -> None:
    """Tokens that overlap or leave the text behind give marks of printed words that they touch, twice the same."""
    text = "On 5 May 2021 they met."
    tokens = [
        Token(span, span.of(text), span.of(text), WordClass.X) for span in (Span(at, at + size) for at, size in spans)
    ]
    marks = dates.find(tokens, [], text=text, published=UNKNOWN)
    assert all(mark.span in Span(0, len(text)) for mark in marks)
    assert all(any(token.span.overlaps(mark.span) for token in tokens) for mark in marks)
    assert [mark.period.text for mark in marks] == [mark.span.of(text) for mark in marks]
    assert dates.find(tokens, [], text=text, published=UNKNOWN) == marks


def test_a_long_sentence_is_read_once() -> None:
    """A sentence of 5,000 tokens has its one day, and each word is looked at a bounded number of times."""
    text = "the minister told the council of the state that grain had come and gone in " * 330 + "May 2020"
    tokens, sentences = read(text)
    looks = 0

    def count(_frame: FrameType, event: str, _arg: object) -> None:
        nonlocal looks
        looks += event == "call"

    sys.setprofile(count)
    try:
        found = dates.find(tokens, sentences, text=text, published=UNKNOWN)
    finally:
        sys.setprofile(None)
    assert len(found) == 1
    assert looks < 60 * len(tokens)


@pytest.mark.parametrize(
    ("text", "words_", "edtf"),
    [
        ("Oman treated the wounded in the first week of May.", "the first week of May", "2024-05-01/2024-05-07"),
        ("Oman will pay in the third week of July.", "the third week of July", "2024-07-15/2024-07-21"),
        ("Oman paid in the last week of February 2023.", "the last week of February 2023", "2023-02-22/2023-02-28"),
        ("Oman paid in the final week of June last year.", "the final week of June last year", "2023-06-24/2023-06-30"),
        ("The boats will arrive by August and stay.", "August", "../2024-08"),
        ("The move comes two days after the raid.", "two days", "2024-06-10"),
        ("The move comes just three weeks after Chad left.", "three weeks", "2024-05-20/2024-05-26"),
        ("The move came two days after the raid.", "two days", None),
        ("Earlier the minister said that the port was open.", "Earlier", "[..2024-06-12]"),
        ("The army told the consul to leave within 72 hours.", "72 hours", "2024-06-12/2024-06-15"),
        ("The army told the consul to leave within six hours.", "six hours", "2024-06-12/2024-06-12"),
        ("Drones struck the depot overnight, the army said.", "overnight", "2024-06-11/2024-06-12"),
        ("The army will guard the depot overnight.", "overnight", None),
        ("The lease runs through 2030.", "2030", "../2030"),
        ("Oman will train recruits through to December 2026.", "December 2026", "../2026-12"),
        ("Oman announced a grant by the end of March.", "the end of March", "../2025-03"),
        ("By the end of March Oman had paid.", "the end of March", "../2024-03"),
        ("The first span was set in place in mid-July.", "mid-July", "2023-07"),
        ("The talks are set for July.", "July", "2024-07"),
        ("Five more came in spring.", "spring", "2024-21"),
        (
            "It will pay from January 2026. Oman, which holds the chair until the end of the year, agreed.",
            "the end of the year",
            "../2024",
        ),
        ("Trade grew through 2023.", "2023", "2023"),
        ("Troops will leave by late 2025.", "late 2025", "../2025"),
        ("Troops will leave by early 2025.", "early 2025", "../2025-40"),
        ("Troops will leave by the end of next month.", "the end of next month", "../2024-07"),
        ("Guards let the convoy pass on Friday.", "Friday", "2024-06-07"),
        ("Guards let two ships leave on Friday.", "Friday", "2024-06-07"),
        ("Guards will let two ships leave on Friday.", "Friday", "2024-06-14"),
        ("The rebels quit the town on Friday.", "Friday", "2024-06-07"),
        ("Peru ordered the Chilean consul to leave on Tuesday.", "Tuesday", "2024-06-11"),
    ],
)
def test_what_the_words_around_a_time_say_of_its_day(text: str, words_: str, edtf: str | None) -> None:
    """Weeks of a month, the end of a year, a night that has passed, and verbs whose past looks like their present."""
    marks = [mark for mark in find(text) if mark.span.of(text) == words_]
    assert [mark.period.edtf for mark in marks] == [edtf]


@pytest.mark.parametrize(
    "text", ["Earlier talks failed.", "Oman told of an overnight stay.", "It rained overnight to Friday."]
)
def test_earlier_and_overnight_of_a_noun_or_another_day_are_no_times(text: str) -> None:
    """Earlier talks, an overnight stay and the night to Friday are not the night before the report."""
    assert "overnight" not in {mark.span.of(text) for mark in find(text)}
    assert "Earlier" not in {mark.span.of(text) for mark in find(text)}


def test_a_month_behind_an_account_may_be_the_last_one_before_the_report() -> None:
    """What an account told last was eight months ago: "In April" is of this year, not of the year before that."""
    text = (
        "The border was drawn in 1899. Oman rejected it in 1962. Oman went to court in 2018 and again in 2019."
        " The court ruled in August 2023. In April, voters chose a parliament."
    )
    assert values(text)[-1][1] == "2024-04"
