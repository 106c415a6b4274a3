import pytest

from servanda.codebook import split
from servanda.codebook.events import FrameRow, ObjectRow
from servanda.codebook.rows import Folders
from servanda.model import EventType, Terms


def frame(book, text, *nouns, part=None):
    """Give the frame that is chosen at the first word."""
    match = book.events.at(split(text), 0)
    reading = match and match.choose(nouns, part=part)
    return reading and reading.frame


@pytest.mark.parametrize(
    ("text", "nouns", "kind", "mode"),
    [
        ("delivered", ["wheat"], "AID", None),
        ("visited", [], "CONSULT", "visit"),
        ("phoned", [], "CONSULT", "phone"),
        ("signed", ["agreement"], "SUPPORT", None),
        ("praised", [], "SUPPORT", None),
        ("apologised", [], "CONCEDE", None),
        ("cooperate", [], "COOPERATE", None),
        ("withdrew", ["troops"], "RETREAT", "withdraw"),
        ("released", ["hostages"], "RETREAT", "release"),
        ("resigned", [], "RETREAT", "resign"),
        ("urged", [], "REQUEST", "change"),
        ("accused", [], "ACCUSE", "allege"),
        ("condemned", [], "ACCUSE", "disapprove"),
        ("refused", [], "REJECT", None),
        ("threatened", [], "THREATEN", None),
        ("rioted", [], "PROTEST", "riot"),
        ("severed", ["ties"], "SANCTION", "discontinue"),
        ("expelled", ["diplomats"], "SANCTION", "expel"),
        ("deployed", ["troops"], "MOBILIZE", "troops"),
        ("arrested", [], "COERCE", "arrest"),
        ("invaded", [], "ASSAULT", None),
        ("kidnapped", [], "ASSAULT", "abduct"),
    ],
)
def test_words_to_types(book, text, nouns, kind, mode):
    """Every type has its words, in any form of the verb."""
    found = frame(book, text, *nouns)
    assert (found.type, found.mode) == (kind, mode)


def test_the_object_decides(book):
    """Impose is an act only with sanctions, a curfew or the like behind it."""
    assert frame(book, "imposed", "sanctions").type is EventType.SANCTION
    assert frame(book, "imposed", "curfew").mode == "curfew"
    assert frame(book, "imposed", "order") is None


def test_giver_and_receiver_change_places(book):
    """Receive and buy turn the order of words; a sale says its terms."""
    assert frame(book, "received").source[0] == "from"
    assert frame(book, "received").target == ("subject",)
    bought = frame(book, "bought")
    assert (bought.source[0], bought.target, bought.terms) == ("from", ("subject",), Terms.SALE)
    assert bought.is_transfer


def test_supply_says_nothing_of_terms(book):
    """Ruling 46."""
    assert frame(book, "supplied").terms is None
    assert frame(book, "donated").terms is Terms.GIFT


def test_nouns_of_acts(book):
    """Nominal forms have their own places, singular and plural."""
    assert frame(book, "deliveries", part="noun").item == ("of",)
    assert frame(book, "visit", part="noun").target == ("to", "in")
    assert frame(book, "withdrawals", part="noun").type is EventType.RETREAT
    assert not frame(book, "visit", part="noun").is_transfer


def test_a_part_can_be_asked_for(book):
    """The words "visit" is verb and noun."""
    assert frame(book, "visit", part="verb").target[0] == "object"


def test_multiword_acts(book):
    """The longest phrase wins: "called for" is no telephone call."""
    match = book.events.at(split("called for"), 0)
    assert match.length == 2
    assert match.readings[0].frame.type is EventType.REQUEST


def test_phases(book):
    """What stops and goes on again is told apart."""
    assert frame(book, "suspended", "deliveries").phase == "stop"
    assert frame(book, "resumed", "deliveries").phase == "resume"


def test_tenses_come_with_the_reading(book):
    """The coder reads status from them."""
    assert book.events.at(["delivered"], 0).readings[0].tenses == ("past", "participle")


def test_no_act_where_none_stands(book):
    """A common word is none."""
    assert book.events.at(["teapot"], 0) is None


def test_the_lexicon_covers_every_type_with_350_words(book):
    """All 16 types of PLOVER stand in it, as verbs and as nouns."""
    assert {found.type for found in book.events} == set(EventType)
    assert len({(found.text, found.part) for found in book.events}) >= 350


def test_every_set_that_a_frame_asks_for_has_words(book):
    """A misspelt @name would make a frame that fits nothing."""
    sets = {row.set for row in Folders().read("objects.tsv", ObjectRow)}
    asked = {word[1:] for row in Folders().read("events.tsv", FrameRow) for word in row.objects if word[0] == "@"}
    assert asked <= sets


def test_rows_stand_in_order():
    """Verbs before nouns, each by its words, so that a reader finds a word and sees at once what it lacks."""
    keys = [(row.part != "verb", row.text) for row in Folders().read("events.tsv", FrameRow)]
    assert keys == sorted(keys)
