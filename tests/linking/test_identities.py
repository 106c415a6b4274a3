"""Which actors of single reports are one actor of the ledger."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from linking.build import actor, found, mention, person, quote, report, role, state
from servanda import codebook
from servanda.linking.identities import identify
from servanda.linking.judgements import Decisions
from servanda.model import UNKNOWN, ActorKind, IdentityClaim, MentionKind, Party, on

BOOK = codebook.load()
MAY, JUNE = on(date(2023, 5, 1)), on(date(2023, 6, 1))


def cast(name, *parties, published=UNKNOWN, kind=ActorKind.PERSON, form=MentionKind.NAME, **fields):
    """Give a report in which the parties are actors."""
    page = report(name, "In the capital nobody was surprised.", published=published)
    mine = [person(page, *one) if isinstance(one, tuple) else one for one in parties]
    actors = [actor(page, one, kind=kind, **{key: value(page) for key, value in fields.items()}) for one in mine]
    return page, found(actors=actors, mentions=[mention(page, one, kind=form) for one in mine])


def names(*read, origins=None):
    """Give the names under which each ledger actor is known, one tuple an actor."""
    own = {page.id: page.id for page, _ in read}
    identities = identify(read, BOOK, origins=origins or own)
    assert [one.content.id for one in identities.actors] == sorted(one.content.id for one in identities.actors)
    return sorted(tuple(sorted({*one.content.aliases, one.content.name})) for one in identities.actors)


def test_one_person_under_two_spellings():
    """Two spellings of one name, one country: one actor with both names."""
    one, other = cast("a", ("Yusuf Kharroubi", "TUN.GOV")), cast("b", ("Youssouf Kharoubi", "TUN.GOV"))
    assert names(one, other) == [("Youssouf Kharoubi", "Yusuf Kharroubi")]


def test_one_name_in_two_countries_is_two_people():
    """A name of another country is another person, even in one text."""
    one, other = cast("a", ("Maria Silva", "BRA.GOV")), cast("b", ("Maria Silva", "PRT.GOV"))
    assert len(names(one, other, origins={"r-a": "o", "r-b": "o"})) == 2


def test_a_name_without_any_second_sign_is_not_merged():
    """Names alone never merge two people."""
    assert len(names(cast("a", ("Maria Silva",)), cast("b", ("Maria Silva",)))) == 2


def test_one_text_has_one_cast():
    """In copies of one text the same name is the same person."""
    one, other = cast("a", ("Maria Silva",)), cast("b", ("Maria Silva",))
    assert len(names(one, other, origins={"r-a": "o", "r-b": "o"})) == 1


def test_a_name_without_country_joins_its_namesake_in_one_text():
    """A copy that leaves the country out does not make another person."""
    one, other = cast("a", ("Maria Silva",)), cast("b", ("Maria Silva", "BRA.GOV"))
    assert len(names(one, other, origins={"r-a": "o", "r-b": "o"})) == 1


def president(page):
    """Give an office that one person holds."""
    return (role(page, "President", "KEN"),)


def test_a_surname_with_the_same_office_in_time_is_the_same():
    """A surname alone joins the holder of the same office when both are seen within a year."""
    one = cast("a", ("Daniel Otieno", "KEN.GOV"), published=MAY, roles=president)
    other = cast("b", ("Otieno", "KEN.GOV"), published=JUNE, roles=president)
    assert len(names(one, other)) == 1


def of_no_state(page):
    """Give the same office where the report leaves out whose it is."""
    return (role(page, "President", None),)


def test_a_name_in_an_office_of_no_state_joins_its_namesake_in_that_office():
    """ "President Daniel Otieno" is Kenya's, seen in one office in time; not a namesake's of no office, nor one of two."""
    known = cast("a", ("Daniel Otieno", "KEN.GOV"), published=MAY, roles=president)
    bare = cast("b", ("Daniel Otieno",), published=JUNE, roles=of_no_state)
    assert len(names(known, bare)) == 1
    assert len(names(known, cast("c", ("Daniel Otieno",), published=JUNE))) == 2
    late = cast("d", ("Daniel Otieno",), published=on(date(2026, 6, 1)), roles=of_no_state)
    assert len(names(known, late)) == 2
    ugandan = cast("e", ("Daniel Otieno", "UGA.GOV"), published=MAY, roles=of_no_state)
    assert len(names(known, bare, ugandan)) == 3


def test_father_and_son_in_one_office_are_two():
    """Years apart one office and a part of the name prove nothing; nor does an unknown day."""
    one = cast("a", ("Daniel Otieno", "KEN.GOV"), published=on(date(2003, 5, 1)), roles=president)
    other = cast("b", ("Paul Daniel Otieno", "KEN.GOV"), published=JUNE, roles=president)
    undated = cast("c", ("Otieno", "KEN.GOV"), roles=president)
    assert len(names(one, other, undated)) == 3


def test_another_office_does_not_join_a_part_of_a_name():
    """A surname alone in no common office stays alone."""
    one = cast("a", ("Daniel Otieno", "KEN.GOV"), published=MAY, roles=president)
    other = cast("b", ("Otieno", "KEN.GOV"), published=JUNE)
    assert len(names(one, other)) == 2


def test_a_name_that_fits_two_people_joins_neither():
    """A tie resolves to nothing."""
    read = [
        cast("a", ("Ali Noor Hashi", "SOM")),
        cast("b", ("Ali Noor", "SOM")),
        cast("c", ("Ali Noor Samatar", "SOM")),
    ]
    assert len(names(*read)) == 3


def test_a_name_of_two_words_of_two_people_makes_them_no_one():
    """Each word of it is that of one of two people: where only one of them has the word, it joins him neither."""
    read = [
        cast("a", ("Ines Ruvo", "PER.GOV")),
        cast("b", ("Ines Talmo", "PER.GOV")),
        cast("c", ("Ines Ruvo Talmo", "PER.GOV")),
    ]
    assert len(names(*read)) == 3
    assert len(names(read[0], read[2])) == 1
    # Whom people say he is, he is.
    first, _, torn = (findings.actors[0].id for _, findings in read)
    said = Decisions(same=((first, torn),))
    made = identify(read, BOOK, origins={page.id: page.id for page, _ in read}, decisions=said)
    assert sorted(len(one.members) for one in made.actors) == [1, 2]


def test_a_name_that_fits_one_person_of_unknown_country_twice_stays_apart():
    """Namesakes of two countries leave one without a country alone."""
    read = [cast("a", ("Maria Silva", "BRA")), cast("b", ("Maria Silva",)), cast("c", ("Maria Silva", "PRT"))]
    assert len(names(*read, origins={"r-a": "o", "r-b": "o", "r-c": "o"})) == 3


def test_the_unnamed_stay_apart():
    """'His counterpart' is somebody else in every report."""
    one = cast("a", ("his counterpart", "KEN.GOV"), form=MentionKind.ROLE)
    other = cast("b", ("his counterpart", "KEN.GOV"), form=MentionKind.ROLE)
    assert len(names(one, other)) == 2


def test_bodies_of_one_name_and_country_are_one():
    """A body is known by its very name in its state."""
    one = cast("a", ("Grain Board", "KEN.GOV"), kind=ActorKind.BODY)
    other = cast("b", ("Grain Board", "KEN.GOV"), kind=ActorKind.BODY)
    third = cast("c", ("Grain Boards", "KEN.GOV"), kind=ActorKind.BODY)
    assert len(names(one, other, third)) == 2


def test_a_body_without_country_joins_its_namesake_in_one_text():
    """A copy that leaves the state out does not make another body; another text may mean another body."""
    one = cast("a", ("Grain Board", "KEN.GOV"), kind=ActorKind.BODY)
    other = cast("b", ("Grain Board",), kind=ActorKind.BODY)
    assert len(names(one, other, origins={"r-a": "o", "r-b": "o"})) == 1
    assert len(names(one, other)) == 2


def test_other_things_are_not_compared():
    """What is no person, body, group or company is left as it is."""
    one, other = (cast(name, ("Operation Dune", "KEN"), kind=ActorKind.OTHER) for name in "ab")
    assert len(names(one, other)) == 2


def test_actors_of_the_codebook_have_one_id():
    """A state is one actor in all reports, and a predecessor is another one."""
    read = [cast(name, state("RUS", "Russia"), kind=ActorKind.STATE) for name in "ab"]
    read.append(cast("c", state("SUN", "Soviet Union"), kind=ActorKind.STATE))
    assert names(*read) == [("Russia",), ("Soviet Union",)]


def test_a_merged_actor_has_the_least_id_and_the_finest_code_agreed():
    """Codes one inside the other give the finer one; codes that differ what they share; no code nothing."""

    def code(*codes):
        read = [cast(str(n), ("Ana Petrescu", code), country=lambda _: "ROU") for n, code in enumerate(codes)]
        identities = identify(read, BOOK, origins={page.id: "o" for page, _ in read})
        (one,) = identities.actors
        assert one.content.id == min(one.members)
        assert set(identities.of.values()) == {one.content.id}
        assert one.mention_count == len(codes)
        return one.content.code

    assert code("ROU", "ROU.GOV") == "ROU.GOV"
    assert code("ROU.GOV", "ROU.MIL") == "ROU"
    assert code("ROU.GOV", "HUN.GOV") == "---"
    assert code("---", "---") == "---"


def test_parties_carry_the_ledgers_actor():
    """A party gets id, name and finer code of the ledger's actor; its text stays; the unknown stay as they are."""
    read = [cast("a", ("Ana Petrescu", "ROU.GOV")), cast("b", ("Ana Petrescu", "ROU"))]
    identities = identify(read, BOOK, origins={"r-a": "a", "r-b": "b"})
    printed = Party(person(read[1][0], "Ana Petrescu").actor, "ROU", "Ana Petrescu", "the minister", "minister")
    party = identities.party(printed)
    assert (party.actor, party.code, party.text, party.role) == (
        identities.actors[0].content.id,
        "ROU.GOV",
        "the minister",
        "minister",
    )
    assert identities.party(state("KEN")) == state("KEN")
    foreign = identities.party(Party(printed.actor, "HUN.GOV", "x", "x"))
    assert foreign.code == "HUN.GOV"
    assert len(identities.parties([printed, printed, state("KEN")])) == 2


def test_roles_and_claims_of_all_reports_are_kept():
    """A merged actor shows every office with its evidence, and claims of identity with the ledger's actors."""

    def claims(page):
        claimed = person(page, "Ana Petrescu", "ROU.GOV")
        return (IdentityClaim(claimed, state("HUN"), quote(page, "capital")),)

    def offices(page):
        return role(page, "minister", "ROU"), role(page, "deputy", "ROU")

    read = [cast(name, ("Ana Petrescu", "ROU.GOV"), roles=offices, same_as=claims) for name in "ab"]
    (one,) = identify(read, BOOK, origins={"r-a": "a", "r-b": "b"}).actors
    assert [office.title for office in one.content.roles] == ["deputy", "minister"] * 2
    assert {claim.actor.actor for claim in one.content.same_as} == {one.content.id}


people = st.lists(
    st.tuples(
        st.sampled_from(["Ana Petrescu", "Anna Petresku", "A. Petrescu", "Ion Petrescu", "Petrescu"]),
        st.sampled_from(["ROU.GOV", "ROU", "HUN", "---"]),
    ),
    min_size=1,
    max_size=6,
)


@given(people, st.randoms())
def test_order_changes_no_identity(chosen, random):
    """Whatever the order of reports, the actors are the same, and every actor is in one of them."""
    read = [cast(str(n), one, published=MAY, roles=president) for n, one in enumerate(chosen)]
    origins = {page.id: page.id for page, _ in read}
    shuffled = read[:]
    random.shuffle(shuffled)
    identities = identify(read, BOOK, origins=origins)
    assert identify(shuffled, BOOK, origins=origins).actors == identities.actors
    assert sorted(id_ for one in identities.actors for id_ in one.members) == sorted(identities.of)
