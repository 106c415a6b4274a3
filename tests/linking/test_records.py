"""Which events of several reports are one, and what the merged record shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from linking.build import actor, day, event, found, goods, mention, person, report, state, statement
from servanda import codebook
from servanda.linking import link
from servanda.model import (
    UNKNOWN,
    Basis,
    Casualties,
    Count,
    EventType,
    ItemClass,
    LinkKind,
    Place,
    Status,
    Terms,
    by_publication,
    on,
)

BOOK = codebook.load()
KEN, UGA, TZA = state("KEN", "Kenya"), state("UGA", "Uganda"), state("TZA", "Tanzania")
SENT = "Kenya sent trucks and medicine to Uganda"
ARRIVED = "the trucks and the medicine that Kenya sent reached Uganda"
ONE = report("a", f"{SENT}, and the farmers of the border country cheered.", published=on(date(2023, 2, 1)))
TWO = report("b", f"On the lake road {ARRIVED} at night.", published=on(date(2023, 2, 1)))
NARROW, MONTH = day("2023-01-19"), day("2023-01")


def linked(*events, pages=(ONE, TWO), people=()):
    """Give the ledger of events."""
    read = [
        (
            page,
            found(
                events=[one for one in events if one.report == page.id],
                actors=[actor(page, one) for home, one in people if home is page],
                mentions=[mention(page, one) for home, one in people if home is page],
            ),
        )
        for page in pages
    ]
    return link(read, BOOK)


def sizes(*events, **fields):
    """Give how many findings each event of the ledger has."""
    return sorted(len(record.members) for record in linked(*events, **fields).events)


def sent(page=ONE, words=SENT, type_=EventType.AID, source=(KEN,), target=(UGA,), **fields):
    """Give the first account of an act."""
    return event(page, words, type_, source, target, **({"when": NARROW} | fields))


def arrived(**fields):
    """Give the second account of the same act."""
    return sent(TWO, ARRIVED, **({"when": MONTH} | fields))


def test_two_accounts_of_one_act_are_one_event():
    """Same act, same parties, days that meet: one event of two origins, with the link that says why."""
    made = linked(sent(), arrived())
    (record,) = made.events
    assert (record.support.origins, record.support.voices) == (2, 2)
    assert record.content.when == NARROW
    assert [one.kind for one in made.links] == [LinkKind.SAME_EVENT]
    assert made.links[0].members == record.members


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ({}, {"type_": EventType.COOPERATE}),
        ({}, {"source": (UGA,), "target": (KEN,)}),
        ({}, {"target": (TZA,)}),
        ({}, {"when": day("2023-03")}),
        ({}, {"status": Status.PLANNED}),
        ({}, {"status": Status.NEGATED}),
        ({"mode": "visit"}, {"mode": "phone"}),
        ({"lines": (goods("trucks", ItemClass.VEHICLES),)}, {"lines": (goods("maize", ItemClass.FOOD),)}),
        ({"place": Place("Busia", "KEN")}, {"place": Place("Tororo", "UGA")}),
        ({"place": Place("Busia", "KEN", 0.46, 34.11)}, {"place": Place("Lamu", "KEN", -2.27, 40.9)}),
    ],
)
def test_another_act_is_another_event(mine, theirs):
    """Another type, role, party, day, status, mode, goods, state or far town of the place is another event."""
    assert sizes(sent(**mine), arrived(**theirs)) == [1, 1]


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ({"lines": (goods("trucks", ItemClass.VEHICLES, 8),)}, {"lines": (goods("trucks", ItemClass.VEHICLES, 10),)}),
        ({"lines": (goods("rifles", ItemClass.ARMS),)}, {"lines": (goods("aircraft", ItemClass.AIRCRAFT),)}),
        ({"status": Status.PLANNED}, {"status": Status.CONDITIONAL}),
        ({"source": ()}, {"source": ()}),
        ({"place": Place("Busia", None)}, {"place": Place("Tororo", "UGA")}),
        ({"place": Place("Busia", "KEN", 0.46, 34.11)}, {"place": Place("Kakamega", "KEN", 0.28, 34.75)}),
        ({"place": Place("Busia", "KEN", 0.46, 34.11)}, {"place": Place("the coast", "KEN")}),
        ({"contexts": ("military",), "mode": "visit"}, {"contexts": ("economic", "military")}),
    ],
)
def test_differing_details_never_keep_accounts_apart(mine, theirs):
    """Numbers, kinds of arms, a place of unknown state or point, a near town and silence make no other event."""
    assert sizes(sent(**mine), arrived(**theirs)) == [2]


def test_people_of_one_side_must_be_the_same():
    """A talk of one minister is not the talk of another of the same state on the same day."""
    kamau, otieno, again = (
        person(ONE, "Grace Kamau", "KEN"),
        person(TWO, "Paul Otieno", "KEN"),
        person(TWO, "Grace Kamau", "KEN"),
    )
    talk = sent(type_=EventType.CONSULT, source=(kamau,))
    people = [(ONE, kamau), (TWO, otieno), (TWO, again)]
    assert sizes(talk, arrived(type_=EventType.CONSULT, source=(otieno,)), people=people) == [1, 1]
    assert sizes(talk, arrived(type_=EventType.CONSULT, source=(again,)), people=people) == [2]
    assert sizes(talk, arrived(type_=EventType.CONSULT), people=people) == [2]


def test_a_joint_act_has_no_roles():
    """A pact that both sign is the same whoever is named first, or as giver."""
    joint = sent(type_=EventType.SUPPORT, source=(KEN, UGA), target=())
    assert sizes(joint, arrived(type_=EventType.SUPPORT)) == [2]
    assert sizes(sent(type_=EventType.AGREE, source=(UGA,), target=(KEN,)), arrived(type_=EventType.AGREE)) == [2]


def test_a_fight_is_not_one_sides_attack():
    """That two armies fired at each other is another thing than that one of them shelled the other; two fights are one."""
    fought = {"type_": EventType.ASSAULT, "source": (KEN, UGA), "target": ()}
    attacked = {"type_": EventType.ASSAULT, "source": (UGA,), "target": (KEN,)}
    assert sizes(sent(**fought), arrived(**attacked)) == [1, 1]
    assert sizes(sent(**fought), arrived(**fought)) == [2]


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [(((KEN, UGA), ()), ((UGA,), (KEN,))), (((KEN,), (UGA,)), ((UGA,), (KEN,))), (((KEN,), (UGA,)), ((KEN, UGA), ()))],
)
def test_a_merged_talk_has_each_party_once(mine, theirs):
    """A talk told as that of both, as the one's or as the other's shows no party on both sides, and loses none."""
    pairs = [
        make(type_=EventType.CONSULT, source=who[0], target=who[1]) for make, who in ((sent, mine), (arrived, theirs))
    ]
    (record,) = linked(*pairs).events
    shown = [party.code for party in (*record.content.source, *record.content.target)]
    assert sorted(shown) == ["KEN", "UGA"]


def test_a_talk_that_each_side_tells_is_known_from_both():
    """Two read-outs of one call, each of the two together, make an act on the word of both parties."""
    call = {"type_": EventType.CONSULT, "source": (KEN, UGA), "target": (), "basis": Basis.ONE_PARTY}
    (record,) = linked(sent(**call, attested_by=(KEN,)), arrived(**call, attested_by=(UGA,))).events
    assert record.content.basis is Basis.BOTH_PARTIES


def test_a_denial_is_about_the_act_that_it_denies():
    """What one report tells as alleged and another as denied is one act, shown as alleged, on which they disagree."""
    charge = sent(type_=EventType.COERCE, basis=Basis.ALLEGED, attested_by=(UGA,), when=MONTH)
    denial = arrived(type_=EventType.COERCE, basis=Basis.DENIED, status=Status.NEGATED, attested_by=(KEN,), when=NARROW)
    made = linked(charge, denial)
    (record,) = made.events
    assert (record.content.status, record.content.basis) == (Status.ACTUAL, Basis.ALLEGED)
    assert ([party.code for party in record.content.attested_by], record.support.voices) == (["UGA"], 1)
    (dispute,) = [one for one in made.disagreements if one.field == "basis"]
    assert [value.value for value in dispute.values] == ["alleged", "denied"]


@pytest.mark.parametrize("basis", [Basis.ONE_PARTY, Basis.NARRATOR])
def test_an_act_that_was_not_done_on_its_day_is_told_otherwise(basis):
    """Who says that nothing came on that day speaks against who says that it came, and vouches for no part of it."""
    told = sent(basis=Basis.ONE_PARTY, attested_by=(UGA,))
    against = {"basis": basis, "status": Status.NEGATED, "attested_by": (KEN,) if basis is Basis.ONE_PARTY else ()}
    made = linked(told, arrived(when=NARROW, **against))
    (record,) = made.events
    assert (record.content.status, record.content.basis) == (Status.ACTUAL, Basis.ONE_PARTY)
    assert [one.field for one in made.disagreements] == ["basis"]
    # Without a day it may be of any act.
    assert sizes(told, arrived(when=MONTH, **against)) == [1, 1]


def test_a_silent_side_joins_the_one_that_names_it():
    """The act without an author joins the same victim's; two accounts with nothing in common do not."""
    nameless = sent(type_=EventType.COERCE, source=(), target=(KEN,), contexts=("executive",))
    named = arrived(type_=EventType.COERCE, source=(KEN,), target=(KEN,), contexts=("executive",))
    assert sizes(nameless, named) == [2]
    assert sizes(nameless, arrived(type_=EventType.COERCE, source=(KEN,), target=())) == [1, 1]


def test_who_has_no_name_is_known_by_the_words():
    """An attack on "two farmers" is the one of another report of the day, if its words agree; never on others."""
    words = "Kenyan soldiers shot at farmers beside the broken lake road"
    pages = [report(name, f"{start}: {words}.") for name, start in (("c", "So it was told"), ("d", "They say"))]
    hit = {"type_": EventType.ASSAULT, "source": (KEN,)}
    mine, theirs = (sent(page, words, **hit, target=(person(page, "two farmers"),)) for page in pages)
    assert sizes(mine, theirs, pages=pages) == [2]
    assert sizes(mine, replace(theirs, target=(person(pages[1], "six farmers"),)), pages=pages) == [1, 1]
    assert sizes(mine, replace(theirs, target=(person(pages[1], "Ada Tum"),)), pages=pages) == [1, 1]
    elsewhere = sent(TWO, "at night", **hit, target=(person(TWO, "two farmers"),))
    assert sizes(mine, elsewhere, pages=(*pages, TWO)) == [1, 1]


def test_a_denial_about_unnamed_people_meets_its_charge():
    """Charge and denial of one day, neither of which tells when, are one act on "hired fighters"."""
    words = "Kenya trained hired fighters in a camp beside the lake"
    pages = [
        report(name, f"{start}: {words}.", published=on(date(2023, 1, 20)))
        for name, start in (("c", "So it was told"), ("d", "They deny it"))
    ]
    mine, theirs = (
        sent(page, words, EventType.AID, (KEN,), (person(page, "hired fighters"),), when=UNKNOWN, **fields)
        for page, fields in zip(
            pages,
            (
                {"basis": Basis.ALLEGED, "attested_by": (UGA,)},
                {"basis": Basis.DENIED, "status": Status.NEGATED, "attested_by": (KEN,)},
            ),
            strict=True,
        )
    )
    (record,) = linked(mine, theirs, pages=pages).events
    assert record.content.basis is Basis.ALLEGED


def test_acts_without_parties_are_alone():
    """Without a party nothing says that two acts are one."""
    assert sizes(sent(source=(), target=()), arrived(source=(), target=())) == [1, 1]


def test_what_one_sentence_lists_stays_apart():
    """A report that counts deliveries up has counted them."""
    page = report("c", "Uganda received trucks from Kenya in January and March 2023.")
    rows = [sent(page, "received trucks", when=one) for one in (day("2023-01"), day("2023-03"))]
    again = sent(page, "Uganda received trucks from Kenya", when=day("2023-01"))
    assert sizes(*rows, again, pages=(page,)) == [1, 1, 1]


def test_a_report_tells_one_act_twice():
    """A headline and its body are one event; another sentence of the report is another one."""
    page = report("c", f"{SENT}. On Monday {ARRIVED}. A radio station was closed.")
    head, body = sent(page), sent(page, ARRIVED)
    assert sizes(head, body, pages=(page,)) == [2]
    assert sizes(head, sent(page, "A radio station was closed"), pages=(page,)) == [1, 1]


def test_an_act_of_a_year_joins_the_one_that_is_dated():
    """Two withdrawals of one year are one when only one dated withdrawal can be meant; for deliveries words must agree."""
    fields = {"type_": EventType.RETREAT, "mode": "withdraw", "contexts": ("military",)}
    assert sizes(sent(**fields), arrived(**fields, when=day("2023"))) == [2]
    assert sizes(sent(**fields), sent(TWO, "On the lake road", **fields, when=day("2023"))) == [2]
    assert sizes(sent(), sent(TWO, "On the lake road", when=day("2023"))) == [1, 1]
    assert sizes(sent(**fields, when=day("2023")), arrived(**fields, when=day("2023"))) == [2]
    assert sizes(sent(when=day("2023")), sent(TWO, "On the lake road", when=day("2023"))) == [1, 1]


def test_a_coup_of_a_year_is_the_one_that_year_saw():
    """An overthrow told by its year joins the dated one in the same state; another kind of force does not."""
    coup = {"type_": EventType.COERCE, "source": (), "target": (UGA,)}
    telling = {"contexts": ("executive", "pro_autocracy")}
    assert sizes(sent(**coup, **telling), arrived(**coup, **telling, when=day("2023"))) == [2]
    other = sent(TWO, "at night", EventType.COERCE, (), (UGA,), when=day("2023"))
    assert sizes(sent(**coup, **telling), other) == [1, 1]


def test_a_coup_is_known_by_the_state_whose_rulers_fall():
    """One account tells of soldiers, another of nobody: the state is the same."""
    telling = {"type_": EventType.COERCE, "target": (UGA,), "contexts": ("executive", "pro_autocracy")}
    soldiers = replace(KEN, actor="a-soldiers", code="---", name="soldiers")
    assert sizes(sent(**telling, source=(soldiers,)), arrived(**telling, source=(), when=day("2023"))) == [2]


def test_a_tie_merges_nothing():
    """A vague account that fits two dated ones joins neither."""
    page = report("c", f"Earlier {SENT} for good.")
    fields = {"type_": EventType.RETREAT, "mode": "withdraw"}
    dated = sent(**fields, when=day("2023-01")), arrived(**fields, when=day("2023-05"))
    assert sizes(*dated, sent(page, **fields, when=day("2023")), pages=(ONE, TWO, page)) == [1, 1, 1]


def test_two_vague_accounts_that_exclude_each_other_join_nothing():
    """Two acts of one report do not both become the one dated act."""
    page = report("c", f"{SENT}. Last year it left the northern camp.")
    fields = {"type_": EventType.RETREAT, "mode": "withdraw", "contexts": ("military",)}
    vague = sent(page, **fields, when=day("2023")), sent(page, "it left the northern camp", **fields, when=day("2023"))
    assert sizes(sent(**fields), *vague, pages=(ONE, page)) == [1, 1, 1]


def test_an_act_told_without_a_day_is_a_recent_one():
    """A report without a day means an act of the days before, when the words or the mode agree; not one of last year."""
    recent = by_publication(TWO.published)
    assert sizes(sent(when=on(date(2023, 1, 25))), arrived(when=recent)) == [2]
    assert sizes(sent(when=on(date(2022, 1, 25))), arrived(when=recent)) == [1, 1]
    other = sent(TWO, "at night", when=recent)
    assert sizes(sent(when=on(date(2023, 1, 25))), other) == [1, 1]


def test_a_rare_act_may_be_meant_years_later():
    """An undated withdrawal is the only one of the kind; not when the report is older than the act, or nothing agrees."""
    fields = {"type_": EventType.RETREAT, "mode": "withdraw", "contexts": ("military",)}
    late = report("c", f"Since {ARRIVED} much has changed.", published=on(date(2024, 2, 1)))
    early = report("d", f"Since {ARRIVED} much has changed.", published=on(date(2020, 2, 1)))
    unknown = report("e", f"Since {ARRIVED} much has changed.")
    act = sent(**fields)
    for page, joined in ((late, [2]), (early, [1, 1]), (unknown, [2])):
        assert sizes(act, sent(page, ARRIVED, **fields, when=UNKNOWN), pages=(ONE, page)) == joined
    bare = sent(late, ARRIVED, **fields | {"mode": None}, when=UNKNOWN)
    assert sizes(act, bare, pages=(ONE, late)) == [1, 1]


def test_undated_accounts_are_one_when_published_together():
    """Two newsrooms that tell of one act on one day without a day mean one act; months apart they do not."""
    later = report("c", f"On the lake road {ARRIVED} at night.", published=on(date(2023, 6, 1)))
    assert sizes(sent(when=UNKNOWN), arrived(when=UNKNOWN)) == [2]
    assert sizes(sent(when=UNKNOWN), sent(later, ARRIVED, when=UNKNOWN), pages=(ONE, later)) == [1, 1]
    assert sizes(sent(when=UNKNOWN), sent(TWO, "at night", when=UNKNOWN)) == [1, 1]


FLOOD = "Kenya airlifted tents and blankets to Ossa"
"""What the page below tells without a day."""
FLOODED = report(
    "f",
    f"{FLOOD} after the river Lume burst its banks. Hundreds of families of the town lost their homes, rescuers said.",
    published=on(date(2023, 2, 1)),
    title="Kenya flies relief to flooded Ossa",
)
RELIEF = "Kenyan planes airlifted relief for the families"
MORE = "The river Lume had flooded the town of Ossa and taken hundreds of homes, said rescuers who asked for tents."


@pytest.mark.parametrize(("about", "joined"), [(MORE, [2]), ("A school in the far north had burnt down.", [1, 1])])
def test_undated_accounts_in_other_words_are_one_when_their_pages_tell_of_one_thing(about, joined):
    """Hardly a word is the same, but both planes fly relief to one flood; to a school that burnt they fly another."""
    page = report("g", f"{RELIEF}. {about}", published=on(date(2023, 2, 2)), title=about)
    told = sent(FLOODED, FLOOD, when=UNKNOWN), sent(page, RELIEF, when=UNKNOWN)
    assert sizes(*told, pages=(FLOODED, page)) == joined


def test_likely_words_join_no_other_actors():
    """What is told alike of another giver is another act."""
    page = report("g", f"{RELIEF}. {MORE}", published=on(date(2023, 2, 2)), title=MORE)
    told = sent(FLOODED, FLOOD, when=UNKNOWN), sent(page, RELIEF, source=(TZA,), when=UNKNOWN)
    assert sizes(*told, pages=(FLOODED, page)) == [1, 1]


def test_an_undated_account_of_the_same_days_joins_the_dated_one():
    """Much the same words in a report of the same days are enough for one pact; weeks later they are not."""
    pact = {"type_": EventType.AGREE, "source": (KEN, UGA), "target": ()}
    told = "both sides agreed to build a common bridge over the lake"
    again = "they agreed to build the bridge over the lake near a new market town"
    pages = [
        report(name, f"{start}: {words}.", published=on(day_))
        for name, start, words, day_ in (
            ("c", "It was said at last", told, date(2023, 1, 20)),
            ("d", "So said the other house", again, date(2023, 1, 21)),
            ("e", "A third one added", again, date(2023, 1, 30)),
        )
    ]
    dated, near, late = (
        sent(page, words, **pact, when=when)
        for page, words, when in zip(pages, (told, again, again), (NARROW, UNKNOWN, UNKNOWN), strict=True)
    )
    people = ((pages[0], person(pages[0], "Grace Kamau", "KEN.GOV")),)
    dated = replace(dated, source=(people[0][1], UGA))
    assert sizes(dated, near, pages=pages, people=people) == [2]
    assert sizes(dated, late, pages=pages, people=people) == [1, 1]


def test_a_record_shows_who_is_named():
    """Of two accounts of a talk that of the persons' names is shown, not that of their offices."""
    named, office = person(TWO, "Grace Kamau", "KEN.GOV"), person(ONE, "presidents of Kenya", "KEN.GOV")
    talk = {"type_": EventType.CONSULT}
    (record,) = linked(sent(**talk, source=(office,)), arrived(**talk, source=(named,))).events
    assert [party.name for party in record.content.source] == ["Grace Kamau"]


def test_copies_tell_of_one_act():
    """In two copies of one text like words are one event of one origin, with or without a day."""
    copy = report("z", ONE.text)
    for when in (UNKNOWN, NARROW, day("2023")):
        (record,) = linked(sent(when=when), sent(copy, when=when), pages=(ONE, copy)).events
        assert len(record.members) == 2
        assert record.support.origins == 1
    (record,) = linked(sent(), sent(copy, when=UNKNOWN), pages=(ONE, copy)).events
    assert len(record.members) == 2


@pytest.mark.parametrize("ids", [("c", "d"), ("d", "c")])
def test_of_two_amounts_the_one_published_first_is_shown(ids):
    """A paper that prints nine trucks a day after its agency's eight changes no number, whatever the reports' ids."""
    first = report(ids[0], ONE.text, published=on(date(2023, 2, 1)))
    copy = report(ids[1], ONE.text, published=on(date(2023, 2, 2)))
    eight, nine = (goods("trucks", ItemClass.VEHICLES, number) for number in (8, 9))
    told = (sent(first, lines=(eight,)), sent(copy, lines=(nine,)))
    (record,) = linked(*told, pages=(first, copy)).events
    assert record.support.origins == 1
    assert record.content.lines == (eight,)


def test_a_record_shows_what_says_most():
    """The merged event has the exact day and goods, a place with coordinates, terms and casualties that one tells."""
    said = statement(ONE, SENT, KEN)
    hurt = Casualties(Count(1, 1), None)
    first = sent(lines=(goods("trucks", ItemClass.VEHICLES, 8),), place=Place("Busia", None), statement=said.id)
    second = arrived(
        terms=Terms.GIFT,
        casualties=hurt,
        place=Place("Busia", "KEN", 0.46, 34.1),
        contexts=("military",),
        mode="supply",
        status=Status.ACTUAL,
        lines=(goods("trucks", ItemClass.VEHICLES),),
    )
    read = [(ONE, found(events=[first], statements=[said])), (TWO, found(events=[second]))]
    content = link(read, BOOK).events[0].content
    assert (content.when, content.terms, content.casualties, content.mode) == (NARROW, Terms.GIFT, hurt, "supply")
    assert (content.place.lat, content.contexts, content.lines) == (0.46, ("military",), first.lines)
    assert content.statement == said.id
    assert [one.report for one in content.evidence] == ["r-a", "r-b"]


def test_a_place_without_coordinates_is_shown_as_it_is():
    """Coordinates are preferred, not needed."""
    assert linked(sent(place=Place("Busia", "KEN")), arrived()).events[0].content.place == Place("Busia", "KEN")


def test_a_statement_that_is_no_row_is_kept_as_it_is():
    """The id of a statement that is not among the findings stays."""
    assert linked(sent(statement="s-gone")).events[0].content.statement == "s-gone"


def test_planned_beats_conditional():
    """A plan of which one says on what condition it hangs is shown as a plan."""
    made = linked(sent(status=Status.CONDITIONAL), arrived(status=Status.PLANNED))
    assert made.events[0].content.status is Status.PLANNED


@pytest.mark.parametrize(
    ("mine", "theirs", "merged"),
    [
        ((Basis.ONE_PARTY, KEN), (Basis.ONE_PARTY, UGA), Basis.BOTH_PARTIES),
        ((Basis.ONE_PARTY, KEN), (Basis.ONE_PARTY, KEN), Basis.ONE_PARTY),
        ((Basis.ALLEGED, KEN), (Basis.ALLEGED, KEN), Basis.ALLEGED),
        ((Basis.ALLEGED, KEN), (Basis.NARRATOR, None), Basis.NARRATOR),
    ],
)
def test_the_basis_is_who_vouches_over_all_reports(mine, theirs, merged):
    """Each side for itself makes both parties; an allegation stays one until somebody else vouches."""
    rows = [
        make(basis=basis, attested_by=(who,) if who else ()) for make, (basis, who) in ((sent, mine), (arrived, theirs))
    ]
    record = linked(*rows).events[0]
    assert record.content.basis is merged
    assert record.support.voices == len({mine[1], theirs[1]})


def test_a_plan_is_linked_with_the_deed():
    """A planned withdrawal and the only one done later are linked, not merged."""
    fields = {"type_": EventType.RETREAT, "mode": "withdraw", "status": Status.PLANNED, "when": UNKNOWN}
    plan = sent(**fields)
    done = arrived(type_=EventType.RETREAT, mode="withdraw", when=day("2023-09"))
    made = linked(plan, done)
    assert [one.kind for one in made.links] == [LinkKind.PLANNED_THEN_DONE]
    assert len(made.events) == 2


@pytest.mark.parametrize("when", ["2022-09", "2026-09"])
def test_a_deed_before_or_long_after_a_plan_is_not_its_deed(when):
    """What was done before it was planned, or years later, was not that plan."""
    plan = sent(status=Status.PLANNED, when=UNKNOWN)
    assert linked(plan, arrived(when=day(when))).links == ()


def test_a_plan_without_a_day_or_with_two_deeds_is_linked_with_none():
    """Without a day of publication, with an undated deed, with other words or two deeds nothing is linked."""
    undated = report("c", f"Soon it will be said that {SENT}.")
    third = report("d", f"In autumn {ARRIVED} too.")
    later = {"when": day("2023-09")}
    plan = sent(status=Status.PLANNED, when=UNKNOWN)
    assert (
        linked(sent(undated, status=Status.PLANNED, when=UNKNOWN), arrived(**later), pages=(undated, TWO)).links == ()
    )
    assert linked(plan, arrived(when=UNKNOWN)).links == ()
    assert linked(plan, sent(TWO, "at night", **later)).links == ()
    two = arrived(**later), sent(third, ARRIVED, when=day("2023-11"))
    assert linked(plan, *two, pages=(ONE, TWO, third)).links == ()
    assert len(linked(plan, arrived(**later)).links) == 1


def test_an_account_that_leaves_out_whom_a_side_left_finds_its_act():
    """Troops that left are the troops that left this state, when one such leaving alone can be meant; else nobody's."""
    left = {"type_": EventType.RETREAT, "mode": "withdraw"}
    named = sent(**left, when=day("2022"))
    silent = sent(TWO, ARRIVED, **left, when=UNKNOWN)
    silent = replace(silent, target=())
    assert [len(one.members) for one in linked(named, silent).events] == [2]
    assert linked(named, silent).events[0].content.target == named.target
    page = report("c", f"Elsewhere {SENT} as well.", published=on(date(2023, 2, 1)))
    other = replace(sent(page, **left, when=day("2022")), target=(TZA,))
    assert [len(one.members) for one in linked(named, silent, other, pages=(ONE, TWO, page)).events] == [1, 1, 1]
    same_day = replace(silent, when=day("2022"))
    assert len(linked(named, same_day).events) == 2


def test_a_plan_that_leaves_out_whom_a_side_leaves_is_linked_with_the_deed():
    """The only leaving done later is the planned one, unless it was another state's."""
    plan = replace(sent(type_=EventType.RETREAT, mode="withdraw", status=Status.PLANNED, when=UNKNOWN), target=())
    done = arrived(type_=EventType.RETREAT, mode="withdraw", when=day("2023-09"))
    assert [one.kind for one in linked(plan, done).links] == [LinkKind.PLANNED_THEN_DONE]
    elsewhere = replace(plan, target=(TZA,))
    assert linked(elsewhere, done).links == ()


def test_who_is_not_named_beside_a_named_side_tells_no_acts_apart():
    """Uganda and two officials are Uganda, for a headline leaves the officials out; the officials alone are not."""
    officials = replace(UGA, actor="a-0000000000000001", code="---", name="12 officials", text="12 officials")
    assert sizes(sent(), arrived(target=(UGA, officials))) == [2]
    assert sizes(sent(), arrived(target=(officials,))) == [1, 1]


GULU = Place("Gulu", "UGA", 2.77, 32.3)
KABALE = Place("Kabale", "UGA", -1.25, 29.98)
HIT = {"type_": EventType.ASSAULT, "source": (KEN,)}


def victims(words, page=TWO, code="---"):
    """Give people whom no report names."""
    return replace(person(page, words), code=code)


def test_an_attack_is_on_the_state_whose_people_die():
    """Kenya's attack on Gulu, one that kills 12 people there, and one that kills Ugandan civilians are one attack."""
    on_town = sent(**HIT, place=GULU)
    assert sizes(on_town, arrived(**HIT, target=(victims("12 people"),), place=GULU)) == [2]
    assert sizes(on_town, arrived(**HIT, target=(victims("12 people", code="UGA.CVL"),))) == [2]
    assert sizes(on_town, arrived(**HIT, target=(victims("12 people"),))) == [1, 1]
    helped = sent(target=(victims("12 people", ONE),), place=GULU)
    assert sizes(helped, arrived(place=GULU)) == [1, 1]


def test_an_attack_without_an_attacker_is_the_one_on_the_town_that_day():
    """Who leaves out the attacker tells of the attack on that town on that day, unless two attackers are told."""
    named = sent(**HIT, place=GULU)
    silent = arrived(type_=EventType.ASSAULT, source=(), place=GULU, when=NARROW)
    assert sizes(named, silent) == [2]
    for fields in ({"place": KABALE}, {"place": None}, {"when": MONTH}, {"when": day("2023-01-23")}):
        assert sizes(named, replace(silent, **fields)) == [1, 1]
    page = report("c", f"On the hill {SENT} too.", published=on(date(2023, 2, 1)))
    other = sent(page, type_=EventType.ASSAULT, source=(TZA,), place=GULU)
    assert sizes(named, silent, other, pages=(ONE, TWO, page)) == [1, 1, 1]


def test_a_headline_tells_the_one_attack_on_its_town():
    """A headline in other words and without a day is of the only attack on that town in its report; of two, of none."""
    text = f"Nothing left to burn. Bombs all night, as {SENT}. Again {ARRIVED}."
    page = report("c", text, published=on(date(2023, 2, 1)))
    title = sent(page, "Nothing left to burn", **HIT, place=GULU, when=UNKNOWN)
    body = sent(page, "Bombs all night", **HIT, place=GULU)
    again = sent(page, "Again", **HIT, place=GULU, when=day("2023-01-25"))
    assert sizes(title, body, pages=(page,)) == [2]
    assert sizes(title, body, again, pages=(page,)) == [1, 1, 1]
    assert sizes(title, replace(body, place=KABALE), pages=(page,)) == [1, 1]


def test_an_account_that_fits_two_acts_alike_is_left_apart():
    """An attack of the day without a town may be the one on Gulu or the one on Kabale."""
    page = report("c", f"All day long, as {SENT}, sirens were heard.", published=on(date(2023, 2, 1)))
    gulu, kabale = sent(**HIT, place=GULU), arrived(**HIT, place=KABALE, when=NARROW)
    anywhere = sent(page, "All day long", **HIT)
    assert sizes(gulu, kabale, anywhere, pages=(ONE, TWO, page)) == [1, 1, 1]
    assert sizes(gulu, anywhere, pages=(ONE, TWO, page)) == [2]


def test_soldiers_who_overthrow_their_own_ruler_stay_the_ones_who_act():
    """Both are of one state; an account without doers, and one with them, are one act with each party once."""
    fell = [person(page, "Ali Banda", "KEN.GOV") for page in (ONE, TWO)]
    colonels = person(TWO, "army colonels", "KEN.MIL")
    act = {"type_": EventType.COERCE, "contexts": ("pro_autocracy",)}
    accounts = (
        sent(source=(), target=tuple(fell[:1]), **act),
        arrived(source=(colonels,), target=tuple(fell[1:]), **act),
    )
    (record,) = linked(*accounts, people=[(ONE, fell[0]), (TWO, fell[1]), (TWO, colonels)]).events
    assert [party.code for party in record.content.source] == ["KEN.MIL"]
    assert [party.code for party in record.content.target] == ["KEN.GOV"]


SHELLED = report(
    "shelled",
    "Three hurt in new shelling in Uganda. Kenya shelled lake towns of Uganda on Sunday, officials said.",
    published=on(date(2023, 2, 1)),
)


@pytest.mark.parametrize(
    ("headline", "count"),
    [
        ({}, 1),
        ({"mode": "bombing"}, 2),
        ({"mode": None}, 2),
        ({"target": (TZA,)}, 2),
        ({"words": "Three hurt in"}, 2),
        ({"when": day("2023-01-29")}, 2),
    ],
)
def test_a_headline_without_the_attacker_tells_of_the_attack_of_its_report(headline, count):
    """One blow at one side in one form, told once without its day and who struck; and it vouches for nobody's doing."""
    blow = {"type_": EventType.ASSAULT, "mode": "heavy-weapons"}
    told = {"words": "new shelling in Uganda", "source": (), "when": by_publication(SHELLED.published)}
    silent = sent(SHELLED, **(blow | told | headline))
    words = "Kenya shelled lake towns of Uganda on Sunday"
    named = sent(SHELLED, words, **blow, when=day("2023-01-29"), basis=Basis.ALLEGED, attested_by=(UGA,))
    made = linked(silent, named, pages=(SHELLED,))
    assert len(made.events) == count
    assert Basis.ALLEGED in {one.content.basis for one in made.events}
    assert count > 1 or made.events[0].content.basis is Basis.ALLEGED


CLASH = report(
    "clash",
    "Nine fall at the river. Fighters from Kenya shot nine rangers of Uganda, the ministry said. Two rangers were hurt.",
    published=on(date(2023, 2, 1)),
)
NINE, TWO_MORE = {"casualties": Casualties(Count(9, 9), None)}, {"casualties": Casualties(Count(2, 2), None)}
CLASHED = {"type_": EventType.ASSAULT, "target": (UGA,)}


def clash(words, **fields):
    """Give one telling of the blow at the river."""
    return sent(CLASH, words, **(CLASHED | {"when": by_publication(CLASH.published)} | fields))


@pytest.mark.parametrize(
    ("headline", "body", "count"),
    [
        ({}, {"when": day("2023-01-29")}, 1),
        ({}, {}, 1),
        ({}, {"casualties": Casualties(Count(9, None), Count(4, 4))}, 1),
        ({}, TWO_MORE, 2),
        ({}, {"casualties": None}, 2),
        ({"casualties": Casualties(None, Count(9, 9))}, {}, 2),
        ({"when": day("2023-01-28")}, {"when": day("2023-01-29")}, 2),
        ({"target": (TZA,)}, {}, 2),
        ({"source": (TZA,)}, {}, 2),
    ],
)
def test_a_headlines_dead_are_those_of_the_attack_below_it(headline, body, count):
    """It names no attacker and uses other words: the number of victims tells the blow, and its text who says so."""
    title = clash("Nine fall", **({"source": ()} | NINE | headline))
    told = clash("Fighters from Kenya shot nine rangers", **(NINE | {"basis": Basis.UNNAMED} | body))
    records = linked(title, told, pages=(CLASH,)).events
    assert len(records) == count
    assert count > 1 or (records[0].content.basis, records[0].support.voices) == (Basis.UNNAMED, 1)


def test_a_headline_of_two_attacks_with_as_many_dead_is_of_neither():
    """Both killed nine: nothing tells which of them the headline means."""
    title, first = clash("Nine fall", source=(), **NINE), clash("Fighters from Kenya", when=day("2023-01-29"), **NINE)
    second = clash("Two rangers were hurt", when=day("2023-01-27"), **NINE)
    assert sizes(title, first, pages=(CLASH,)) == [2]
    assert sizes(title, first, second, pages=(CLASH,)) == [1, 1, 1]


@pytest.mark.parametrize(
    ("headline", "count"), [({}, 1), ({"words": "Nine fall at the river"}, 2), ({"target": (TZA,)}, 2)]
)
def test_a_headline_names_the_state_whose_guards_its_text_names(headline, count):
    """Kenya's shots and those of its border guards are one blow, where a report tells them in the same words."""
    guards = replace(KEN, actor="a-guards", code="KEN.MIL.BORDER", name="guards")
    page = report(
        "post", "Post shelled, Nine fall at the river. On Sunday the post was shelled.", published=on(date(2023, 2, 1))
    )
    title = sent(page, **(CLASHED | {"words": "Post shelled", "when": by_publication(page.published)} | headline))
    told = sent(page, "the post was shelled", **CLASHED, when=day("2023-01-29"))
    records = linked(title, replace(told, source=(guards,)), pages=(page,)).events
    assert len(records) == count
    assert count > 1 or [party.code for party in records[0].content.source] == ["KEN.MIL.BORDER"]


@pytest.mark.parametrize("names", [("a", "b", "c"), ("c", "b", "a"), ("b", "c", "a")])
def test_what_a_record_rests_on_is_cited_before_what_denies_it(names):
    """The account that is shown, then others that tell the act, then denials, whatever the ids of their reports."""
    no = "Kenya denied that the trucks and the medicine had reached Uganda"
    texts = (ONE.text, TWO.text, f"{no}.")
    told, more, denied = (report(name, text, published=ONE.published) for name, text in zip(names, texts, strict=True))
    fullest = sent(told, lines=(goods("trucks", count=3),))
    other = sent(more, ARRIVED)
    denial = sent(denied, no, basis=Basis.DENIED, status=Status.NEGATED, attested_by=(KEN,))
    (record,) = linked(denial, other, fullest, pages=(told, more, denied)).events
    assert [piece.report for piece in record.content.evidence] == [told.id, more.id, denied.id]


def blow(page, words, source=(), target=(), **fields):
    """Give an attack of one day in a town."""
    return sent(page, words, EventType.ASSAULT, source, target, **({"place": GULU} | fields))


@pytest.mark.parametrize(
    ("vague", "full"),
    [
        (((), ()), ((KEN,), (UGA,))),
        (((KEN,), ()), ((KEN,), (UGA,))),
        (((KEN,), ()), ((), (UGA,))),
        (((), ()), ((), (UGA,))),
        (((UGA,), ()), ((), (UGA,))),
    ],
)
def test_a_blow_told_without_whom_it_hits_is_its_fuller_twin(vague, full):
    """Of one day and in one town it is the state's whose town it is; nothing that either says is lost."""
    (record,) = linked(blow(ONE, SENT, *vague), blow(TWO, ARRIVED, *full)).events
    assert len(record.members) == 2
    assert [party.code for party in record.content.source] == [one.code for one in vague[0] or full[0]]
    assert [party.code for party in record.content.target] == ["UGA"]


@pytest.mark.parametrize(
    ("vague", "full"),
    [
        ({}, {"place": KABALE}),
        ({}, {"when": day("2023-01-20")}),
        ({}, {"status": Status.PLANNED}),
        ({"mode": "drone"}, {"mode": "heavy-weapons"}),
        ({"when": UNKNOWN}, {}),
        ({"when": MONTH}, {}),
        ({"place": Place("Gulu", "UGA")}, {"place": Place("Gulu", "UGA")}),
        ({"place": None}, {}),
        ({"type_": EventType.COERCE}, {"type_": EventType.COERCE}),
    ],
)
def test_a_blow_told_elsewhere_or_otherwise_is_another(vague, full):
    """Another town, day or kind; a day or a town that is not told exactly decides nothing."""
    fields = {"type_": EventType.ASSAULT, "place": GULU, "source": ()}
    assert sizes(
        sent(ONE, SENT, **(fields | {"target": ()} | vague)),
        sent(TWO, ARRIVED, **(fields | {"source": (KEN,), "target": (UGA,)} | full)),
    ) == [1, 1]


def test_a_blow_that_fits_two_attackers_is_nobodys():
    """Two are told of that day and town: it stays alone, and a person is asked of both."""
    page = report("c", "Later a third paper wrote that Tanzania had shelled the town.", published=ONE.published)
    mine, theirs = blow(ONE, SENT, (KEN,), (UGA,)), blow(page, "Tanzania had shelled the town", (TZA,), (UGA,))
    vague = blow(TWO, ARRIVED)
    found = linked(mine, theirs, vague, pages=(ONE, TWO, page))
    assert len(found.events) == 3
    asked = {id_ for link in found.links if link.kind is LinkKind.CANDIDATE for id_ in link.members}
    assert asked == {mine.id, theirs.id, vague.id}


STRUCK = blow(ONE, SENT, (KEN,), (UGA,))
NEXT_DAY, NEVER = on(date(2023, 1, 20)), "No shell of ours fell on anybody"


def denied(*, published=ONE.published, **fields):
    """Give what one report tells of a denial, in words of its own, with its page."""
    page = report("denial", f"{NEVER}, the army of Kenya insisted.", published=published)
    values = {"when": UNKNOWN, "basis": Basis.DENIED, "status": Status.NEGATED, "attested_by": (KEN,)}
    return page, blow(page, NEVER, **({"source": (KEN,), "target": (UGA,)} | values | fields))


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"place": Place("Laroo", "UGA", 2.79, 32.31), "published": NEXT_DAY},
        {"place": None, "published": NEXT_DAY},
        {"place": None, "published": on(date(2023, 1, 21))},
        {"target": (replace(UGA, actor="a-camp", code="UGA.MIL", name="a camp"),), "published": NEXT_DAY},
        {"when": NARROW},
    ],
)
def test_a_denial_joins_the_blow_that_it_denies(fields):
    """In that town within two weeks, or within two days: whatever its words, it is told of the only such blow."""
    page, denial = denied(**fields)
    made = linked(STRUCK, denial, pages=(ONE, page))
    (record,) = made.events
    assert (record.content.status, record.content.basis) == (Status.ACTUAL, Basis.NARRATOR)
    assert [one.field for one in made.disagreements] == ["basis"]


@pytest.mark.parametrize(
    "fields",
    [
        {"place": None},
        {"place": KABALE, "published": NEXT_DAY},
        {"published": on(date(2023, 2, 4))},
        {"published": on(date(2023, 1, 18))},
        {"source": (TZA,), "published": NEXT_DAY},
        {"target": (TZA,), "published": NEXT_DAY},
        {"target": (), "place": None, "published": NEXT_DAY},
        {"basis": Basis.ALLEGED, "status": Status.ACTUAL, "place": None, "published": NEXT_DAY},
    ],
)
def test_a_denial_of_another_blow_stays_apart(fields):
    """Without its town later on, of another town, of others, or before the blow, it denies something else."""
    page, denial = denied(**fields)
    assert sizes(STRUCK, denial, pages=(ONE, page)) == [1, 1]


def test_a_denial_of_what_is_no_blow_needs_more_than_its_parties():
    """A state arrests, expels and threatens every week."""
    page, denial = denied(place=None, published=NEXT_DAY)
    rows = [replace(one, type=EventType.COERCE) for one in (STRUCK, denial)]
    assert sizes(*rows, pages=(ONE, page)) == [1, 1]


def test_a_denial_that_fits_two_blows_denies_neither():
    """Kenya struck Uganda twice in these days: nothing says which of them it denies."""
    page, denial = denied(place=None, published=NEXT_DAY)
    other = blow(TWO, ARRIVED, (KEN,), (UGA,), place=KABALE)
    assert sizes(STRUCK, other, denial, pages=(ONE, TWO, page)) == [1, 1, 1]


@pytest.mark.parametrize(
    ("where", "denied_in", "count"),
    [
        (Place("the hill", "UGA"), Place("Busia", "KEN", 0.46, 34.11), 1),
        (Place("Busia", "KEN", 0.46, 34.11), Place("the hill", "UGA"), 1),
        (Place("the hill", "UGA"), Place("the coast", "TZA"), 2),
        (GULU, Place("Busia", "KEN", 0.46, 34.11), 2),
    ],
)
def test_each_side_sets_a_fight_on_the_border_in_its_own_land(where, denied_in, count):
    """Unless both name towns, or one a third state's land, charge and denial are of one blow."""
    page, denial = denied(place=denied_in, published=NEXT_DAY)
    charge = blow(ONE, SENT, (KEN,), (UGA,), place=where)
    assert len(linked(charge, denial, pages=(ONE, page)).events) == count
    told = replace(denial, status=Status.ACTUAL, basis=Basis.NARRATOR)
    assert len(linked(charge, told, pages=(ONE, page)).events) == 2
