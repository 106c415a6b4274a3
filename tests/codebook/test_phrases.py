from hypothesis import given
from hypothesis import strategies as st

from servanda.codebook.inflect import VerbForms
from servanda.codebook.phrases import Phrases, VerbPhrases, longer

WORDS = st.lists(st.sampled_from(["call", "calls", "called", "on", "for", "a", "truce"]))


def test_the_longest_phrase_wins_and_one_phrase_may_have_several_values():
    """Values keep the order in which they came."""
    phrases = Phrases([("peace talks", 1), ("peace", 2), ("Peace", 3), ("", 4)])
    assert phrases.at(["peace", "talks"], 0) == ((1,), 2)
    assert phrases.at(["peace", "deal"], 0) == ((2, 3), 1)
    assert phrases.at(["talks"], 0) is None
    assert phrases.at(["peace"], 1) is None
    assert len(phrases) == 2
    assert list(phrases) == ["peace", "peace talks"]


def test_a_first_word_alone_is_no_phrase():
    """Words that only begin a phrase give nothing."""
    assert Phrases([("peace talks", 1)]).at(["peace", "deal"], 0) is None


def test_verbs_are_found_in_every_form():
    """The verb is inflected, what follows it is not; a lemma whose phrase does not follow gives nothing."""
    phrases = VerbPhrases([("call for", "demand"), ("call", "ring"), ("find out", "learn")], VerbForms(()))
    assert phrases.at(["Called", "for"], 0) == ((("demand", ("past", "participle")),), 2)
    assert phrases.at(["calls", "them"], 0) == ((("ring", ("third",)),), 1)
    assert phrases.at(["calls", "them"], 0) == ((("ring", ("third",)),), 1)
    assert phrases.at(["finds", "them"], 0) is None
    assert phrases.at(["teapot"], 0) is None
    assert phrases.at(["call"], 5) is None


def test_the_store_of_lemmas_is_bounded(monkeypatch):
    """A lexicon forgets printed words rather than grow with the texts, and finds them all the same."""
    monkeypatch.setattr("servanda.codebook.phrases._MOST_FORMS", 2)
    phrases = VerbPhrases([("call", "ring")], VerbForms(()))
    words = ["called", "tea", "pot", "calls", "called"]
    assert [phrases.at(words, at) is not None for at in range(5)] == [True, False, False, True, True]


def test_the_longer_match_is_taken():
    """Of two matches the longer one; both where they are of one length, verbs first."""
    verb, noun = ((("v", ("past",)),), 1), (("n",), 1)
    assert longer(verb, None) == verb
    assert longer(None, noun) == ((("n", ()),), 1)
    assert longer(verb, noun) == ((("v", ("past",)), ("n", ())), 1)
    assert longer(verb, (("n",), 2)) == ((("n", ()),), 2)
    assert longer((verb[0], 3), noun) == (verb[0], 3)
    assert longer(None, None) is None


@given(WORDS, st.integers(-2, 8))
def test_a_match_lies_inside_the_words(words, at):
    """Whatever is asked, a match takes at least one word and none behind the last."""
    found = VerbPhrases([("call for a truce", 1), ("call on", 2)], VerbForms(())).at(words, at)
    assert found is None or 0 < found[1] <= len(words) - at
