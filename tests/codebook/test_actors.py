from servanda.codebook.actors import ActorRow, Actors, SectorRow, entries, is_printed_as_name
from servanda.model import ActorKind


def test_a_state_and_its_successors(book):
    """A historical state ends and is linked, never merged."""
    soviet = book.actor("SUN")
    assert soviet.until.isoformat() == "1991-12-26"
    assert "KAZ" in soviet.successors


def test_bodies_of_a_known_state_need_no_row(book):
    """The name is made from the list of sectors."""
    ministry = book.actor("KEN.GOV.MFA")
    assert (ministry.name, ministry.kind, ministry.country) == ("Foreign ministry of Kenya", ActorKind.BODY, "KEN")


def test_what_nobody_knows_is_none(book):
    """Neither an unknown country nor an unknown sector is made up."""
    assert book.actor("QQQ.GOV") is None
    assert book.actor("KEN.NONSENSE") is None
    assert book.actor("KEN.") is None


def test_codes_of_seats_lead_to_actors(book):
    """Every name that stands for an actor leads to one with the same code."""
    codes = {entry.code for entry in book.names if entry.kind in ("metonym", "capital", "name", "acronym")}
    unknown = {code for code in codes if book.actor(code) is None and not code.endswith(".JRN")}
    assert unknown <= {"---"}


def test_actors_can_be_listed(book):
    """Each code stands once."""
    codes = [actor.code for actor in book.actors]
    assert len(codes) == len(set(codes)) > 500


def test_a_row_without_a_name_only_adds_forms():
    """Until a row names the actor, there is none; the forms carry the code."""
    row = ActorRow(code="QQQ", seats=("Blue Tower",))
    actors = Actors([row], [])
    assert actors.get("QQQ") is None
    assert [(entry.text, entry.name, entry.kind) for entry in entries([row], actors)] == [
        ("Blue Tower", "QQQ", "metonym")
    ]


def test_an_actor_without_kind_is_other():
    """No kind is guessed."""
    actors = Actors([ActorRow(code="QQQ", name="Nobody"), ActorRow(code="QQQ", name="Later")], [])
    assert actors.get("QQQ").kind is ActorKind.OTHER
    assert actors.get("QQQ").name == "Nobody"


def test_a_body_of_a_state_that_belongs_to_another():
    """A territory's body has the country that its state has."""
    rows = [ActorRow(code="QQI", name="Far Isle", kind=ActorKind.STATE, country="QQQ")]
    body = Actors(rows, [SectorRow(suffix="GOV", name="Government of *", kind=ActorKind.GOVERNMENT)]).get("QQI.GOV")
    assert (body.name, body.country) == ("Government of Far Isle", "QQQ")


def test_forms_that_keep_their_capitals():
    """One word does, and words behind "the"; a longer name does not, a word in small letters cannot."""
    assert is_printed_as_name("Chad")
    assert is_printed_as_name("the North")
    assert not is_printed_as_name("South Sudan")
    assert not is_printed_as_name("the bloc")
    assert not is_printed_as_name("bloc")


def test_bodies_of_the_united_nations_are_printed_with_either_name(book):
    """A page prints the UN refugee agency, the United Nations refugee agency, or the UN's."""
    for words in (["UN"], ["U.N."], ["United", "Nations"], ["UN", "'s"]):
        found = book.names.longest([*words, "refugee", "agency"], 0)
        assert {one.code for one in found.entries} == {"UNO.UNHCR"}
