import pytest

from servanda.codebook import split
from servanda.model import Stance


@pytest.mark.parametrize(
    ("text", "lemma", "stance", "length"),
    [
        ("said", "say", "asserts", 1),
        ("pointed out", "point out", "asserts", 2),
        ("went on to say", "go on to say", "asserts", 4),
        ("called on", "call on", "demands", 2),
        ("calls for", "call for", "demands", 2),
        ("according to", "according to", "asserts", 2),
        ("summed up", "sum up", "asserts", 2),
        ("made clear", "make clear", "asserts", 2),
        ("made it clear", "make it clear", "asserts", 3),
        ("laid out", "lay out", "asserts", 2),
        ("spoke about", "speak about", "discusses", 2),
        ("took to Twitter", "take to Twitter", "asserts", 3),
        ("claimed responsibility for", "claim responsibility for", "claims_responsibility", 3),
        ("thanked", "thank", "thanks", 1),
        ("threatened", "threaten", "threatens", 1),
        ("denies", "deny", "denies", 1),
        ("pledged", "pledge", "promises", 1),
        ("in a statement", "in a statement", "asserts", 3),
        ("expressed its full and unwavering support", "express support", "agrees", 6),
        ("voiced their deep concern", "voice concern", "warns", 4),
        ("issued a stern warning", "issue a warning", "warns", 4),
    ],
)
def test_cues_in_every_form(book, text, lemma, stance, length):
    """The longest cue is found, its verb in any form."""
    match = book.cues.at(split(text), 0)
    assert (match.entry.lemma, match.entry.stance, match.length) == (lemma, stance, length)


def test_no_cue_where_none_stands(book):
    """A common word is none."""
    assert book.cues.at(["teapot"], 0) is None


def test_a_form_that_is_verb_and_noun_gives_both(book):
    """The words "claims" may be a verb or a noun; the caller decides by its place."""
    match = book.cues.at(["claims"], 0)
    assert match.entry.part == "verb"
    assert match.tenses == ("third",)
    assert match.part("noun").entry.stance is Stance.ASSERTS
    assert match.part("noun").tenses == ()
    assert match.part("phrase") is None


def test_where_the_addressed_party_stands(book):
    """Inside for accuse, thank, urge, call on; outside for tell."""
    assert all(book.cues.get(cue).target_inside for cue in ("accuse", "thank", "urge", "call on"))
    assert book.cues.get("tell").addressee == "outside"
    assert not book.cues.get("say").target_inside


def test_what_may_follow(book):
    """Complements are told."""
    assert book.cues.get("say").takes_that
    assert book.cues.get("pledge").takes_to
    assert not book.cues.get("say").takes_to


@pytest.mark.parametrize("lemma", ["see", "find", "show", "believe", "support", "call"])
def test_verbs_that_are_weak_alone(book, lemma):
    """They are cues only with that, to or a quotation behind them."""
    assert book.cues.get(lemma).is_weak


def test_how_far_a_cue_binds_its_speaker(book):
    """From denial to confirmation."""
    assert book.cues.get("deny").commitment == -3
    assert book.cues.get("confirm").commitment == 3
    assert book.cues.get("claim").commitment == 1
    assert all(-3 <= cue.commitment <= 3 for cue in book.cues)


def test_the_lexicon_is_broad(book):
    """At least 350 verbs and something of every stance."""
    assert sum(1 for cue in book.cues if cue.part == "verb") >= 350
    assert {cue.stance for cue in book.cues} == set(Stance)


def test_to_before_an_infinitive_belongs_to_the_content(book):
    """The words "pledged to send": the cue is one word (ruling 10)."""
    assert book.cues.at(split("pledged to send"), 0).length == 1
