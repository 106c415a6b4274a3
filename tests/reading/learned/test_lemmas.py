"""Lemmas from a table and from endings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.reading.learned.lemmas import Lemmas, by_ending

TABLE = ["sent\tVERB\tVBD\tsend\n", "United\tPROPN\tNNP\tUnite\n", "i\tPRON\tPRP\tI\n"]


@pytest.mark.parametrize(
    ("form", "upos", "xpos", "lemma"),
    [
        ("sent", "VERB", "VBD", "send"),
        ("Sent", "VERB", "VBD", "send"),
        ("I", "PRON", "PRP", "I"),
        ("United", "PROPN", "NNP", "Unite"),
        ("UNITED", "PROPN", "NNP", "UNITED"),
        ("sent", "VERB", "VBN", "sent"),
        ("Shipped", "VERB", "VBD", "ship"),
    ],
)
def test_a_form_of_the_table_has_its_lemma(form: str, upos: str, xpos: str, lemma: str):
    """A form at the start of a sentence is looked up in small letters; a name is not."""
    assert Lemmas(TABLE).of(form, upos, xpos) == lemma


@pytest.mark.parametrize(
    ("form", "xpos", "lemma"),
    [
        ("Democrats", "NNPS", "Democrat"),
        ("Congress", "NNPS", "Congress"),
        ("Reuters", "NNP", "Reuters"),
    ],
)
def test_a_name_keeps_its_letters(form: str, xpos: str, lemma: str):
    """Only one in the plural loses its ending."""
    assert by_ending(form, "PROPN", xpos) == lemma


@pytest.mark.parametrize(
    ("form", "xpos", "lemma"),
    [
        ("Parties", "NNS", "party"),
        ("ties", "NNS", "tie"),
        ("clashes", "NNS", "clash"),
        ("pledges", "VBZ", "pledge"),
        ("crisis", "NNS", "crisis"),
        ("troops", "NNS", "troop"),
        ("sheep", "NNS", "sheep"),
        ("walked", "VBD", "walk"),
        ("agreed", "VBD", "agree"),
        ("stopped", "VBN", "stop"),
        ("called", "VBD", "call"),
        ("carried", "VBD", "carry"),
        ("moved", "VBD", "move"),
        ("pledged", "VBD", "pledge"),
        ("created", "VBN", "create"),
        ("named", "VBN", "name"),
        ("opened", "VBD", "open"),
        ("used", "VBD", "us"),
        ("went", "VBD", "went"),
        ("Meeting", "VBG", "meet"),
        ("string", "NN", "string"),
        ("Peace", "NN", "peace"),
    ],
)
def test_an_ending_is_taken_off(form: str, xpos: str, lemma: str):
    """What the endings get wrong stands in the table: "used"."""
    assert by_ending(form, "VERB", xpos) == lemma


@given(
    st.text(st.characters(exclude_categories=()), min_size=1),
    st.sampled_from(["PROPN", "NOUN", "VERB"]),
    st.sampled_from(["NN", "NNS", "NNPS", "VBD", "VBN", "VBG", "VBZ"]),
)
def test_any_form_has_a_lemma(form: str, upos: str, xpos: str):
    """No ending leads to an error; only a bare ending leaves nothing."""
    lemma = Lemmas(TABLE).of(form, upos, xpos)
    assert lemma or form.lower() in {"s", "ed", "ing"}
