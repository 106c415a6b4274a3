"""What stands behind a record: origins as a range where newsrooms may know a thing from one another."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from linking.build import actor, day, event, found, person, quote, report, state, statement
from servanda import codebook
from servanda.linking import link
from servanda.linking.backing import Newsrooms
from servanda.model import TOLD_BY, UNKNOWN, ActorKind, Credit, EventType, on

BOOK = codebook.load()
PER, LAO = state("PER", "Peru"), state("LAO", "Laos")
ONE = "Peru handed four cranes to Laos"
TWO = "the four cranes that Peru gave Laos stand in the rain"


def gift(page, words, **fields):
    """Give the gift as a report tells it."""
    return event(page, words, EventType.AID, (PER,), (LAO,), **({"when": day("2021-05-03")} | fields))


def page(name, words, **fields):
    """Give a report that tells the gift among words that no other shares."""
    return report(name, f"In {name} {words}.", **({"published": on(date(2021, 5, 4))} | fields))


def counts(*pages):
    """Give origins, most origins, voices, outlets and texts of the gift that reports tell."""
    texts = [(one, ONE if ONE in one.text else TWO) for one in pages]
    ((record,),) = ([*link([(one, found(events=[gift(one, words)])) for one, words in texts], BOOK).events],)
    behind = record.support
    return behind.origins, behind.origins_high, behind.voices, behind.outlets, behind.texts


@pytest.mark.parametrize("turned", [False, True])
def test_the_second_text_of_an_outlet_is_not_shown_to_be_independent(turned):
    """It may have written from its own pages: one or two; another outlet's text is a second one."""
    mine, again = page("a", ONE, outlet="Cusco Courier"), page("b", TWO, outlet="The Cusco Courier")
    pages = (again, mine) if turned else (mine, again)
    assert counts(*pages) == (1, 2, 1, 1, 2)
    assert counts(*pages, page("c", f"yesterday {ONE} as planned", outlet="Vientiane Voice")) == (2, 3, 2, 2, 3)


def test_two_texts_of_one_agency_are_one_newsroom():
    """In two outlets too; what an outlet has from an agency is not its own second text."""
    wire = page("a", ONE, outlet="Cusco Courier", agencies=("SWA",))
    assert counts(wire, page("b", TWO, outlet="Vientiane Voice", agencies=("SWA",)))[:3] == (1, 2, 1)
    assert counts(wire, page("b", TWO, outlet="Cusco Courier"))[:3] == (2, 2, 2)
    assert counts(wire, page("b", TWO, outlet="Cusco Courier", agencies=("NNB",)))[:3] == (2, 2, 2)


def test_texts_of_an_agency_on_two_days_are_two():
    """It wrote anew; of one whose day is not known nobody can say so. An outlet may look into its own pages later."""
    wire = page("a", ONE, outlet="Cusco Courier", agencies=("SWA",))
    later = {"published": on(date(2021, 5, 9)), "outlet": "Cusco Courier"}
    assert counts(wire, page("b", TWO, agencies=("SWA",), **later))[:3] == (2, 2, 2)
    assert counts(wire, page("b", TWO, agencies=("SWA",), **(later | {"published": UNKNOWN})))[:3] == (1, 2, 1)
    assert counts(page("a", ONE, outlet="Cusco Courier"), page("b", TWO, **later))[:3] == (1, 2, 1)


def test_outlets_that_are_not_known_are_not_one():
    """Two reports that name no outlet may be anybody's: they count as before."""
    assert counts(page("a", ONE), page("b", TWO))[:3] == (2, 2, 2)


def test_a_copy_is_the_agencys_where_another_copy_says_so():
    """The outlet that prints a wire text without its credit is no second time heard in its own text."""
    wire = (
        "Peru handed four cranes to Laos, and the dockers of the river port, who had waited for them through two"
        " seasons of rain, hung flowers on the hooks before the first barge of timber was lifted from the water"
    )
    uncredited = page("a", wire, outlet="Cusco Courier")
    own = page("b", TWO, outlet="Cusco Courier")
    assert counts(uncredited, own)[:3] == (1, 2, 1)
    credited = page("c", wire, outlet="Vientiane Voice", agencies=("SWA",))
    assert counts(uncredited, own, credited)[:3] == (2, 2, 2)


def test_a_medium_that_carries_words_is_no_voice():
    """Who is heard through it is; where nobody else is, the newsroom that it is heard in."""
    swa = state("PER.JRN", "SWA")
    first, second = page("a", ONE, outlet="Cusco Courier"), page("b", TWO, outlet="Vientiane Voice")
    kinds = {"kind": ActorKind.MEDIA, "words": "In"}

    def told(one, words, *attesting):
        return one, found(events=[gift(one, words, attested_by=attesting)], actors=[actor(one, swa, **kinds)])

    (record,) = link([told(first, ONE, PER, swa), told(second, TWO, PER)], BOOK).events
    assert record.support.voices == 1
    (record,) = link([told(first, ONE, swa), told(second, TWO)], BOOK).events
    assert record.support.voices == 2


def test_a_medium_does_not_speak_what_it_reports():
    """A statement inside a report of an agency is its speaker's; an agency that alone speaks is the newsroom's voice."""
    home = report("a", "SWA reported that Ada Quispe said the cranes had come.")
    swa, ada = state("PER.JRN", "SWA"), person(home, "Ada Quispe")
    outer = statement(home, "that Ada Quispe said the cranes had come", swa)
    inner = statement(home, "the cranes had come", ada, nested_in=outer.id)
    people = [actor(home, swa, kind=ActorKind.MEDIA), actor(home, ada)]
    said = link([(home, found(statements=[outer, inner], actors=people))], BOOK).statements
    assert [one.support.voices for one in said] == [1, 1]


@pytest.mark.parametrize(
    ("one", "other"),
    [("The Kyodo News Agency", "Kyodo"), ("Le Havre Libre", "LE HAVRE LIBRE"), ("Xinhua News", "xinhua")],
)
def test_names_of_one_newsroom(one, other):
    """Articles, capitals and what kind of house it is make no other newsroom."""
    assert Newsrooms().of(one) == Newsrooms().of(other)
    assert Newsrooms().of(one) != Newsrooms().of("Agency of the North")


def test_the_codebook_knows_a_newsroom_by_several_names():
    """A short name and a long one are one house; a name that two houses share stays the name."""
    known = Newsrooms(BOOK.media)
    assert known.of("Agence France-Presse") == known.of("AFP") != known.of("AP")
    assert known.of("CNA") == "cna"


def resting(one, *names, words=None):
    """Give a report of which some words rest on others, all of them where none are given."""
    span = quote(one, words or one.text).span
    return replace(one, credits=tuple(Credit(TOLD_BY, name, span, "hand") for name in names))


@pytest.mark.parametrize("turned", [False, True])
def test_who_credits_an_agency_is_not_known_to_be_independent_of_it(turned):
    """Beside the agency's own text one or two; of another agency's it is independent."""
    wire = page("a", ONE, outlet="Cusco Courier", agencies=("SWA",))
    after = resting(page("b", TWO, outlet="Vientiane Voice"), "SWA news agency")
    pages = (after, wire) if turned else (wire, after)
    assert counts(*pages) == (1, 2, 1, 2, 2)
    assert counts(page("a", ONE, outlet="Cusco Courier", agencies=("NNB",)), after)[:3] == (2, 2, 2)


def test_two_who_credit_one_agency_may_rest_on_one_text():
    """Though no text of it is here; two that credit two agencies are two."""
    first = resting(page("a", ONE, outlet="Cusco Courier"), "SWA")
    assert counts(first, resting(page("b", TWO, outlet="Vientiane Voice"), "SWA"))[:3] == (1, 2, 1)
    assert counts(first, resting(page("b", TWO, outlet="Vientiane Voice"), "NNB"))[:3] == (2, 2, 2)


def test_who_credits_an_agency_with_two_texts_rests_on_one_of_them():
    """The two stay two."""
    wire = page("a", ONE, outlet="Cusco Courier", agencies=("SWA",))
    later = page("b", TWO, agencies=("SWA",), published=on(date(2021, 5, 9)))
    after = resting(page("c", f"yesterday {ONE} as planned", outlet="Vientiane Voice"), "SWA")
    assert counts(wire, later, after)[:3] == (2, 3, 2)


def test_an_outlet_may_be_credited_too():
    """Its paper is in the ledger: one or two."""
    paper = page("a", ONE, outlet="Cusco Courier")
    assert counts(paper, resting(page("b", TWO, outlet="Vientiane Voice"), "the Cusco Courier"))[:3] == (1, 2, 1)


def test_only_what_stands_under_a_credit_rests_on_it():
    """A report that credits an agency for something else tells the gift as its own."""
    wire = page("a", ONE, outlet="Cusco Courier", agencies=("SWA",))
    other = report("b", f"In b {TWO}. It rained, SWA said.", outlet="Vientiane Voice", published=on(date(2021, 5, 4)))
    assert counts(wire, resting(other, "SWA", words="It rained, SWA said"))[:3] == (2, 2, 2)
    assert counts(wire, resting(other, "SWA", words=TWO))[:3] == (1, 2, 1)


def test_a_newsroom_that_may_have_it_from_another_is_no_voice_beside_whom_that_one_names():
    """The agency's text names Peru; who credits the agency knows it from there. In one text both are heard."""
    wire = page("a", ONE, outlet="Cusco Courier", agencies=("SWA",))
    after = resting(page("b", TWO, outlet="Vientiane Voice"), "SWA")

    def voices(*told):
        (record,) = link([(one, found(events=[gift(one, words, **more)])) for one, words, more in told], BOOK).events
        return record.support.voices

    named = {"attested_by": (PER,)}
    assert voices((wire, ONE, named), (after, TWO, {})) == 1
    assert voices((wire, ONE, named), (after, TWO, {"attested_by": (LAO,)})) == 2
    assert voices((wire, ONE, named), (page("b", TWO, outlet="Vientiane Voice"), TWO, {})) == 2
