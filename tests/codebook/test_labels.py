import pytest


@pytest.mark.parametrize(
    ("words", "kind", "polarity", "plural"),
    [
        (["junta"], "evaluation", -1, False),
        (["mercenaries"], "evaluation", -1, True),
        (["regimes"], "evaluation", -1, True),
        (["militants"], "category", 0, True),
        (["trainers"], "role", 0, True),
        (["strategic", "partner"], "evaluation", 1, False),
        (["transitional", "authorities"], "role", 0, False),
        (["former", "colonial", "power"], "category", 0, False),
    ],
)
def test_labels_with_the_tone_of_the_word(book, words, kind, polarity, plural):
    """Ruling 34: the tone is the dictionary's, not the actor's."""
    match = book.labels.at(words, 0)
    assert (match.entry.kind, match.entry.polarity, match.plural, match.length) == (kind, polarity, plural, len(words))


def test_a_label_may_point_to_a_body(book):
    """A junta beside a country is its military government."""
    assert book.labels.at(["junta"], 0).entry.suffix == "GOV.JUNTA"


def test_no_label_where_none_stands(book):
    """Most words call nobody anything."""
    assert book.labels.at(["teapot"], 0) is None


def test_tones_are_minus_one_nought_or_one(book):
    """Nothing else is written into the records."""
    assert {entry.polarity for entry in book.labels} == {-1, 0, 1}
