import pytest

from servanda.codebook import split
from servanda.model import Instrument, StepKind


def step(book, text, *nouns):
    """Give the step that is chosen at the first word."""
    match = book.steps.at(split(text), 0)
    reading = match and match.choose(nouns)
    return reading and reading.entry


@pytest.mark.parametrize(
    ("text", "nouns", "kind", "instrument"),
    [
        ("discussed", [], "mentioned", None),
        ("pledged", [], "pledged", "statement"),
        ("signed", ["memorandum"], "pledged", "memorandum"),
        ("signed", ["contracts"], "signed", "agreement"),
        ("signed", ["treaty"], "signed", "treaty"),
        ("ratified", [], "in_force", "law"),
        ("earmarked", [], "in_force", "authorisation"),
        ("shipped", [], "partly_delivered", None),
        ("completed", ["withdrawal"], "fulfilled", None),
        ("suspended", [], "suspended", None),
        ("withdrew", ["offer"], "withdrawn", None),
        ("cancelled", [], "cancelled", None),
        ("terminated", ["treaty"], "terminated", None),
        ("failed to deliver", [], "not_fulfilled", None),
        ("replaced", ["agreement"], "superseded", None),
        ("has not been delivered", [], "not_fulfilled", None),
        ("shipments", [], "partly_delivered", None),
    ],
)
def test_words_to_steps(book, text, nouns, kind, instrument):
    """The table of words gives the step and the paper."""
    entry = step(book, text, *nouns)
    assert (entry.step, entry.instrument) == (kind, instrument)


def test_a_resumption_takes_a_suspension_back(book):
    """It is marked, so that the state before returns."""
    assert step(book, "resumed").resumes


def test_no_step_where_the_object_does_not_fit(book):
    """Signing a shirt promises nothing."""
    assert step(book, "signed", "shirt") is None
    assert book.steps.at(["teapot"], 0) is None


def test_papers(book):
    """A memorandum pledges, an agreement binds."""
    words = split("memorandum of understanding")
    assert book.steps.instrument(words, 0) == (Instrument.MEMORANDUM, 3)
    assert book.steps.signed(words, 0) is StepKind.PLEDGED
    assert book.steps.signed(["treaty"], 0) is StepKind.SIGNED
    assert book.steps.instrument(["teapot"], 0) is None
    assert book.steps.signed(["teapot"], 0) is None


@pytest.mark.parametrize(
    ("start", "to", "allowed"),
    [
        (None, "pledged", True),
        (None, "partly_delivered", True),
        (None, "superseded", False),
        ("pledged", "signed", True),
        ("pledged", "withdrawn", True),
        ("signed", "withdrawn", False),
        ("pledged", "cancelled", False),
        ("fulfilled", "pledged", False),
        ("withdrawn", "fulfilled", False),
        ("suspended", "signed", True),
        ("partly_delivered", "partly_delivered", True),
        ("cancelled", "fulfilled", False),
    ],
)
def test_allowed_moves(book, start, to, allowed):
    """The table decides; staying where one is moves nothing."""
    assert book.steps.allows(start and StepKind(start), StepKind(to)) is allowed


def test_a_move_says_what_it_needs(book):
    """Nothing breaks by silence."""
    move = book.steps.move(StepKind.PLEDGED, StepKind.NOT_FULFILLED)
    assert "never by silence" in move.needs
    assert book.steps.move(StepKind.FULFILLED, StepKind.PLEDGED) is None
    assert move in book.steps.moves


def test_closed_states_are_left_by_no_move(book):
    """A new promise is a new commitment; what was not kept in time can only be kept late or given up."""
    closed = {"fulfilled", "withdrawn", "cancelled", "terminated", "superseded"}
    assert not [move for move in book.steps.moves if move.start in closed]
    after = {move.to.value for move in book.steps.moves if move.start is StepKind.NOT_FULFILLED}
    assert after == {"partly_delivered", "fulfilled", "withdrawn", "cancelled"}


def test_every_step_has_words(book):
    """Each kind of step can be read from a text."""
    assert {entry.step for entry in book.steps} == set(StepKind)
