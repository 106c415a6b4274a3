"""Which statements of several reports are one."""

from __future__ import annotations

from dataclasses import replace

from linking.build import day, found, person, report, state, statement
from servanda import codebook
from servanda.linking import link, statements
from servanda.linking.context import Context
from servanda.linking.identities import Identities
from servanda.linking.origins import Lineage
from servanda.model import UNKNOWN, LinkKind, Relation, SpeechMode

BOOK = codebook.load()
KEN, UGA = state("KEN", "Kenya"), state("UGA", "Uganda")
WORDS = "that the new railway will carry grain to the coast before the rains begin"
OTHER = "that no soldier has crossed the northern border since the truce was signed"


def records(*pages):
    """Give the statements and links of a ledger."""
    made = link([(page, found(statements=rows)) for page, rows in pages], BOOK)
    return made.statements, made.links


def members(*pages):
    """Give how many findings each statement of a ledger has."""
    return sorted(len(record.members) for record in records(*pages)[0])


def test_a_title_printed_twice_is_one_statement():
    """The same words of one speaker twice in one report are one record."""
    page = report("a", f"{WORDS}. {WORDS}!")
    again = statement(page, WORDS + "!", KEN, content=WORDS)
    assert members((page, [statement(page, WORDS, KEN), again])) == [2]


def test_two_renderings_in_one_report_stay_two_rows_that_point_to_the_best():
    """An indirect sentence points to the direct one; both stay."""
    page = report("a", f"Kenya said {WORDS}. It added {OTHER}.")
    direct = statement(page, WORDS, KEN, mode=SpeechMode.DIRECT)
    indirect = statement(page, OTHER, KEN, same_utterance=direct.id)
    made, links = records((page, [direct, indirect]))
    assert {record.id: record.content.same_utterance for record in made} == {direct.id: None, indirect.id: direct.id}
    assert [one.kind for one in links] == [LinkKind.SAME_UTTERANCE]


def test_a_copy_counts_once():
    """Two outlets with one text have one statement, two carriers and one origin; the fuller quotation is shown."""
    one, other = report("a", f"Kenya said {WORDS}."), report("b", f"Kenya said {WORDS}.")
    first = statement(one, WORDS, KEN, via=("Sample Post",), said=day("2023-01"))
    second = statement(
        other, WORDS, KEN, via=("Sample Sun",), said=day("2023-01-19"), hearer=UGA, target=UGA, medium="tweet"
    )
    (record,), (made,) = records((one, [first]), (other, [second]))
    assert record.members == tuple(sorted((first.id, second.id)))
    assert set(record.content.via) == {"Sample Post", "Sample Sun"}
    assert (record.support.origins, record.support.voices) == (1, 1)
    assert (record.content.said, record.content.hearer, record.content.target) == (day("2023-01-19"), UGA, UGA)
    assert record.content.medium == "tweet"
    assert record.content.evidence[0].report == record.content.report
    assert made.members == record.members


def test_one_quotation_in_two_texts_is_one_statement_of_two_origins():
    """Six words quoted alike by one speaker join two newsrooms' accounts: two origins, one voice."""
    quoted = "the new railway will carry grain to the coast before the rains begin"
    one = report("a", f'In the morning the ministry spoke. "{quoted}," it said.')
    other = report("b", f'Traders were glad to hear it. "{quoted}, God willing", a note read.')
    rows = [statement(one, quoted, KEN, mode=SpeechMode.DIRECT)]
    more = [statement(other, f"{quoted}, God willing", KEN, mode=SpeechMode.MIXED)]
    (record,), _ = records((one, rows), (other, more))
    assert (record.support.origins, record.support.voices) == (2, 1)
    assert record.content.mode is SpeechMode.DIRECT


def compared(*told):
    """Give the pairs of statements, by their number, that are compared; each is of a report and an origin of its own.

    Given for each: on which day it was said, how, and of which origin it is, if not of its own.
    """
    rows = [
        statement(report(f"{at:x}", f"It said {WORDS}."), WORDS, KEN, said=said, mode=mode)
        for at, (said, mode, _) in enumerate(told)
    ]
    of = {
        row.report: f"o-{at if origin is None else origin}"
        for at, (row, (_, _, origin)) in enumerate(zip(rows, told, strict=True))
    }
    lineage = Lineage(origins=(), undecided=frozenset(), of=of)
    grouped = statements.group(rows, Context(Identities((), {}, {}), lineage, published={}))
    place = {row.id: at for at, row in enumerate(rows)}
    return {tuple(sorted((place[one], place[other]))) for one, other in grouped.scores}


def test_only_what_can_be_one_statement_is_compared():
    """`[Kenya|speaker] said [that the railway|content]` without a day, of another newsroom, not quoted: nothing is asked."""
    said, quoted = SpeechMode.INDIRECT, SpeechMode.DIRECT
    first, next_, later = (day(f"2023-01-{at}") for at in (10, 11, 13))
    assert compared((UNKNOWN, said, None), (UNKNOWN, said, None), (first, said, None)) == set()
    assert compared((first, said, None), (next_, said, None), (later, said, None), (later, said, None)) == {
        (0, 1),
        (2, 3),
    }
    assert compared((UNKNOWN, said, 7), (first, said, 7), (later, said, 7)) == {(0, 1), (0, 2)}
    assert compared((UNKNOWN, quoted, None), (first, quoted, None), (first, said, None), (later, quoted, None)) == {
        (0, 1),
        (0, 3),
        (1, 2),
    }
    since = replace(first, relation=Relation.SINCE)
    assert compared((since, said, None), (since, said, None), (first, said, None)) == {(0, 1)}


def test_of_very_common_words_those_with_the_least_ids_are_compared():
    """`[Kenya|speaker] said [that the railway|content]` in seventy newsrooms of one day: sixty-four of them, all with all."""
    told = (day("2023-01-10"), SpeechMode.INDIRECT, None)
    assert len(compared(*[told] * 64)) == 64 * 63 / 2
    pairs = compared(*[told] * 70)
    assert len(pairs) == 64 * 63 / 2
    assert len({at for pair in pairs for at in pair}) == 64


def test_words_that_share_no_run_are_not_compared():
    """`[Kenya|speaker] said [that the railway|content]`, and of one day `[that no soldier|content]`: two things."""
    one, other = report("a", f"It said {WORDS}."), report("b", f"It said {OTHER}.")
    rows = [statement(page, words, KEN, said=day("2023-01-10")) for page, words in ((one, WORDS), (other, OTHER))]
    lineage = Lineage(origins=(), undecided=frozenset(), of={one.id: "o-1", other.id: "o-2"})
    assert not statements.group(rows, Context(Identities((), {}, {}), lineage, published={})).scores


def test_indirect_words_alike_need_the_same_day():
    """Without a quotation one speaker's like words are one statement only when said on one day."""
    one, other = report("a", f"On Monday it said {WORDS}."), report("b", f"A spokesman repeated {WORDS} and left.")

    def at(first, second):
        return members(
            (one, [statement(one, WORDS, KEN, said=first)]), (other, [statement(other, WORDS, KEN, said=second)])
        )

    assert at(day("2023-01-19"), day("2023-01-19")) == [2]
    assert at(day("2023-01-19"), day("2023-01-20")) == [1, 1]
    assert at(day("2023-01-19"), day("2023-01")) == [1, 1]


def test_two_days_are_not_joined_through_a_statement_without_one():
    """Copies that date one sentence to two days are two statements, though other copies give no day."""
    pages = [report(name, f"Kenya said {WORDS}.") for name in "abcd"]
    days = [day("2023-01-19"), day("2023"), day("2023"), day("2023-01-20")]
    read = [(page, [statement(page, WORDS, KEN, said=when)]) for page, when in zip(pages, days, strict=True)]
    assert members(*read) == [1, 3]


def test_other_speakers_words_are_other_statements():
    """The same words of two speakers, or of nobody known, are not one."""
    one, other = report("a", f"On Monday it said {WORDS}."), report("b", f"A spokesman repeated {WORDS} and left.")
    when = day("2023-01-19")
    for first, second in ((KEN, UGA), (None, None)):
        rows = [statement(one, WORDS, first, said=when)]
        assert members((one, rows), (other, [statement(other, WORDS, second, said=when)])) == [1, 1]


def test_short_words_are_compared_whole():
    """A statement of two words joins its copy."""
    text = "After the talks the ministers of both states left the hall. We agree, they said."
    one, other = report("a", text), report("b", text)
    assert members((one, [statement(one, "We agree", KEN)]), (other, [statement(other, "We agree", KEN)])) == [2]


def test_words_without_content_are_compared_as_they_are():
    """A statement of empty words only is like itself and nothing else."""
    text = "After the talks the ministers of both states left the hall. It is, they said."
    one, other = report("a", text), report("b", text)
    assert members((one, [statement(one, "It is", KEN)]), (other, [statement(other, "It is", KEN)])) == [2]


def test_joint_speakers_are_two_voices():
    """Two speakers of one text are two voices of one origin."""
    page = report("a", f"Both said {WORDS}.")
    (record,), _ = records((page, [statement(page, WORDS, None, speakers=(KEN, UGA))]))
    assert (record.support.origins, record.support.voices) == (1, 2)


def test_a_nested_statement_is_known_from_whoever_reports_it():
    """What one says that two others said is one voice, the reporter's; a knot of nesting ends."""
    page = report("a", f"Kenya said the two said {WORDS}.")
    outer = statement(page, f"the two said {WORDS}", KEN)
    inner = statement(page, WORDS, None, speakers=(UGA, person(page, "Ann Akello")), nested_in=outer.id)
    made, _ = records((page, [outer, inner]))
    nested = next(record for record in made if record.content.nested_in)
    assert nested.support.voices == 1
    knot = statement(page, WORDS, UGA, nested_in=inner.id)
    assert records((page, [knot]))[0][0].support.voices == 1


def test_a_nested_statement_is_no_repeat_of_its_frame():
    """Rows of one report that share characters are not one statement, however like."""
    page = report("a", f"Kenya said {WORDS}, now.")
    outer, inner = statement(page, f"{WORDS}, now", KEN), statement(page, WORDS, KEN)
    assert members((page, [outer, inner])) == [1, 1]


def test_a_pointer_to_a_row_that_is_gone_is_dropped():
    """A rendering whose better row is not among the findings points nowhere."""
    page = report("a", f"Kenya said {WORDS}.")
    (record,), links = records((page, [statement(page, WORDS, KEN, same_utterance="s-gone")]))
    assert record.content.same_utterance is None
    assert links == ()


def test_copies_of_a_statement_are_one_record_however_many():
    """Seventy outlets print one text, and seventy another with the same quotation: Kenya said it once."""
    pages = []
    for at in range(140):
        text = " ".join(f"{'dock' if at < 70 else 'mine'}{word}" for word in range(40))
        page = report(f"{at:x}", f'Kenya said: "{WORDS}". {text}.')
        pages.append((page, [statement(page, WORDS, KEN, mode=SpeechMode.DIRECT)]))
    (record,), (link_,) = records(*pages)
    assert (len(record.members), record.support.origins) == (140, 2)
    assert (len(link_.members), link_.score) == (140, 1.0)


def test_a_statement_in_a_hundred_wordings_is_one_record():
    """Each of a hundred outlets changed one word of one agency's sentence: it was said once."""
    pages = []
    for at in range(100):
        text = " ".join(f"dock{word}" for word in range(40))
        words = f"{WORDS} across all the northern bridges before the harvest of maize number{at} begins"
        page = report(f"{at:x}", f"Kenya said {words}. {text}.")
        pages.append((page, [statement(page, words, KEN)]))
    (record,), _ = records(*pages)
    assert (len(record.members), record.support.origins) == (100, 1)


def test_what_one_of_the_copies_tells_apart_stays_apart():
    """A report with a statement and another much like it: no copy of the first, elsewhere, makes them one."""
    like = f"{WORDS} and long before the harvest"
    page, copy = report("a", f"Kenya said {WORDS}. Then it said {like}."), report("b", f"Kenya said {WORDS}.")
    here, other, there = (statement(*told, KEN) for told in ((page, WORDS), (page, like), (copy, WORDS)))
    lineage = Lineage(origins=(), undecided=frozenset(), of={"r-a": "o-1", "r-b": "o-1"})
    for least in (here, there):
        rows = [replace(least, id="s-0"), *(one for one in (here, other, there) if one is not least)]
        grouped = statements.group(rows, Context(Identities((), {}, {}), lineage, published={}))
        assert sorted(map(len, grouped.groups)) == [1, 2]


def test_words_without_content_are_one_when_they_are_the_same():
    """`[Kenya|speaker] said "[we will|content]"`, once quoted and once not: the same words of one origin."""
    rows = [
        statement(report(name, f"It said we will {name}."), "we will", KEN, mode=mode)
        for name, mode in (("a", SpeechMode.DIRECT), ("b", SpeechMode.INDIRECT))
    ]
    lineage = Lineage(origins=(), undecided=frozenset(), of={"r-a": "o-1", "r-b": "o-1"})
    grouped = statements.group(rows, Context(Identities((), {}, {}), lineage, published={}))
    assert len(grouped.groups) == 1


def test_whom_copies_only_describe_is_one_speaker_of_one_origin():
    """ "Aid workers" of two copies are one voice; those of two texts may be any, and so may a lone word, a name."""
    text = f"Aid workers said {WORDS}. " + " ".join(f"dock{word}" for word in range(40))
    copies = [report(name, f"{text}{end}") for name, end in (("a", "."), ("b", " on Friday."))]
    other = report("c", f"In the far north of the land aid workers said {WORDS}, for nobody had paid the drivers.")

    def told(page, name, said=WORDS):
        return page, [statement(page, said, person(page, name, "---"))]

    (record,), _ = records(*(told(page, "Aid workers") for page in copies))
    assert (len(record.members), record.support.voices) == (2, 1)
    assert members(told(copies[0], "Aid workers"), told(other, "aid workers")) == [1, 1]
    assert members(*(told(page, "Karanja") for page in copies)) == [1, 1]
