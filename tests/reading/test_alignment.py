"""What an engine read is put on the project's words."""

from __future__ import annotations

from itertools import pairwise

import pytest

from servanda.model import BlockKind, Span, Token, WordClass
from servanda.reading.alignment import Piece, align
from servanda.reading.reader import Paragraph
from servanda.reading.tokens import words


def paragraph_of(text: str, *, cuts: tuple[int, ...] = (), surnames: frozenset[str] = frozenset()) -> Paragraph:
    """Give a paragraph whose sentences begin at these words."""
    found = words(text, Span(0, len(text)), surnames=surnames)
    starts = (0, *cuts, len(found))
    return Paragraph(text, Span(0, len(text)), BlockKind.BODY, found, tuple(pairwise(starts)))


def pieces_of(text: str, lines: str) -> list[Piece]:
    """Give pieces, each written as "word CLASS head relation", heads counted from 1; "-" for no tree."""
    found: list[Piece] = []
    end = 0
    for line in lines.split("|"):
        word, word_class, head, relation = line.split()
        start = text.index(word, end)
        end = start + len(word)
        above = int(head) - 1 if head not in {"0", "-"} else None
        arc = None if relation == "-" else relation
        found.append(Piece(Span(start, end), word.lower(), WordClass(word_class), (), above, arc))
    return found


def told(tokens: tuple[Token, ...]) -> list[str]:
    return [
        f"{token.text} {token.word_class} {'-' if token.head is None else tokens[token.head].text} {token.relation}"
        for token in tokens
    ]


def test_a_word_of_several_pieces_is_read_as_the_highest():
    """ "Moscow-based" describes as a whole; "can't" is the auxiliary; "re-elected" is the verb."""
    text = "Moscow-based firms can't be re-elected"
    pieces = pieces_of(
        text,
        "Moscow PROPN 3 obl:unmarked | - PUNCT 3 punct | based VERB 4 amod | firms NOUN 10 nsubj:pass | ca AUX 10 aux"
        " | n't PART 10 advmod | be AUX 10 aux:pass | re ADJ 10 advmod | - PUNCT 10 punct | elected VERB 0 root",
    )
    found = align(paragraph_of(text), pieces)
    assert told(found) == [
        "Moscow-based ADJ firms amod",
        "firms NOUN re-elected nsubj:pass",
        "can't AUX re-elected aux",
        "be AUX re-elected aux:pass",
        "re-elected VERB - root",
    ]
    assert [(token.lemma, token.features) for token in found] == [
        ("moscow-based", ()),
        ("firms", ()),
        ("can't", ("Modal",)),
        ("be", ("Inf",)),
        ("re-elected", ()),
    ]


def test_words_in_one_piece_are_read_by_rule():
    """The stop of "Gen." is a sign; a verb that a dump ran together with a name is a verb, and stands for both."""
    text = "Gen. Okaforsaid yes. Amina Okafor"
    pieces = pieces_of(text, "Gen. PROPN 2 nmod:desc | Okaforsaid PROPN 0 root | yes INTJ 2 obj | . PUNCT 2 punct | Amina PROPN 2 dep | Okafor PROPN 5 flat")  # fmt: skip
    found = align(paragraph_of(text, surnames=frozenset({"Okafor"})), pieces)
    assert told(found) == [
        "Gen PROPN said nmod:desc",
        ". PUNCT Gen punct",
        "Okafor PROPN said compound",
        "said VERB - root",
        "yes INTJ said obj",
        ". PUNCT said punct",
        "Amina PROPN said dep",
        "Okafor PROPN Amina flat",
    ]


def test_a_tree_is_cut_at_the_borders_of_sentences():
    """What hung beyond the border hangs on its sentence's root; a second root stands beside the first."""
    text = "Chad left . Mali stayed ; Niger too"
    pieces = pieces_of(
        text,
        "Chad PROPN 2 nsubj | left VERB 0 root | . PUNCT 5 punct | Mali PROPN 2 obj | stayed VERB 2 conj | ; PUNCT 2 punct"
        " | Niger PROPN 0 root | too ADV 7 advmod",
    )
    assert told(align(paragraph_of(text, cuts=(3,)), pieces)) == [
        "Chad PROPN left nsubj",
        "left VERB - root",
        ". PUNCT left punct",
        "Mali PROPN Niger dep",
        "stayed VERB Niger dep",
        "; PUNCT Niger punct",
        "Niger PROPN - root",
        "too ADV Niger advmod",
    ]


def test_what_an_engine_left_out_is_read_by_rule():
    """Words without a piece hang on the root; white space that an engine took for a word is stepped over."""
    text = "Chad  left the port"
    pieces = [
        Piece(Span(0, 4), "chad", WordClass.PROPN, (), 1, "nsubj"),
        Piece(Span(5, 6), " ", WordClass.X, (), 2, "dep"),
        Piece(Span(6, 10), "leave", WordClass.VERB, ("Past",), None, "root"),
    ]
    found = align(paragraph_of(text), pieces)
    assert told(found) == ["Chad PROPN left nsubj", "left VERB - root", "the DET left dep", "port NOUN left dep"]
    assert (found[1].lemma, found[1].features) == ("leave", ("Past",))


def test_an_engine_without_trees_gives_none():
    """Heads and relations stay unknown, also of words that lie in one piece."""
    text = "Gen. Otieno left"
    found = align(paragraph_of(text), pieces_of(text, "Gen. PROPN - - | Otieno PROPN - - | left VERB - -"))
    assert {(token.head, token.relation) for token in found} == {(None, None)}


def test_no_circle_arises_where_words_and_pieces_cross():
    """Pieces of one word that hang on another, which hangs on the first word: the higher piece decides."""
    text = "a-b c"
    pieces = pieces_of(text, "a ADV 4 advmod | - PUNCT 3 punct | b NOUN 0 root | c NOUN 3 obj")
    assert told(align(paragraph_of(text), pieces)) == ["a-b NOUN - root", "c NOUN a-b obj"]


def test_a_modal_is_no_exclamation():
    """ "Finland will send tents": what an engine takes for a cry is the auxiliary; another cry stays one."""
    text = "Finland will send tents hello"
    pieces = pieces_of(text, "Finland PROPN - - | will INTJ - - | send VERB - - | tents NOUN - - | hello INTJ - -")
    found = align(paragraph_of(text), pieces)
    assert [token.word_class for token in found[1::3]] == [WordClass.AUX, WordClass.INTJ]
    assert (found[1].lemma, found[1].features) == ("will", ("Modal",))


def test_a_verb_behind_to_is_no_preposition():
    """ "agreed to meet in Suva": no list of prepositions has it; "to near silence" is not touched."""
    text = "agreed to meet in Suva turned to near silence"
    pieces = pieces_of(
        text,
        "agreed VERB 0 root | to PART 3 mark | meet ADP 1 xcomp | in ADP 5 case | Suva PROPN 3 obl"
        " | turned VERB 1 dep | to ADP 9 case | near ADP 9 case | silence NOUN 6 obl",
    )
    found = align(paragraph_of(text), pieces)
    assert (found[2].word_class, found[2].lemma, found[2].features) == (WordClass.VERB, "meet", ("Inf",))
    assert found[7].word_class is WordClass.ADP
    adverb = pieces_of(
        text,
        "agreed VERB 0 root | to PART 3 mark | meet ADV 1 xcomp | in ADP 5 case | Suva PROPN 3 obl"
        " | turned VERB 1 dep | to ADP 9 case | near ADV 9 advmod | silence NOUN 6 obl",
    )
    assert [align(paragraph_of(text), adverb)[at].word_class for at in (2, 7)] == [WordClass.VERB, WordClass.ADV]


@pytest.mark.parametrize(("to", "word_class"), [("PART", WordClass.VERB), ("ADP", WordClass.ADP)])
def test_a_listed_preposition_behind_the_to_of_an_infinitive_is_a_verb(to, word_class):
    """ "pledged to back Oman": the engine's own "to" of an infinitive decides."""
    text = "pledged to back Oman"
    pieces = pieces_of(text, f"pledged VERB 0 root | to {to} 3 mark | back ADP 1 xcomp | Oman PROPN 3 obj")
    assert align(paragraph_of(text), pieces)[2].word_class is word_class


def test_what_is_no_pronoun_cannot_be_read_as_one():
    """Pronouns are a closed class: a noun that opens a sentence without an article is a noun, "them" stays what it is."""
    text = "Rebels saw them"
    found = align(paragraph_of(text), pieces_of(text, "Rebels PRON - - | saw VERB - - | them PRON - -"))
    assert [token.word_class for token in found] == [WordClass.NOUN, WordClass.VERB, WordClass.PRON]


def test_a_modal_joins_no_clauses():
    """ "May" before a verb is a helper, whatever an engine takes it for."""
    text = "herds may starve"
    found = align(paragraph_of(text), pieces_of(text, "herds NOUN - - | may SCONJ - - | starve VERB - -"))
    assert (found[1].word_class, found[1].features) == (WordClass.AUX, ("Modal",))


def test_an_ending_settles_the_form_of_a_verb():
    """ "Recalled" is never present and "regrets" never past; "need" stays as it was read."""
    text = "Italy recalled envoys Chad regrets it they need rain"
    given = (
        ("Italy", "PROPN", ()), ("recalled", "VERB", ("Pres",)), ("envoys", "NOUN", ()), ("Chad", "PROPN", ()),
        ("regrets", "VERB", ("Past",)), ("it", "PRON", ()), ("they", "PRON", ()), ("need", "VERB", ("Pres",)),
        ("rain", "NOUN", ()),
    )  # fmt: skip
    pieces, end = [], 0
    for word, word_class, features in given:
        start = text.index(word, end)
        end = start + len(word)
        lemma = {"regrets": "regret"}.get(word, word.lower())
        pieces.append(Piece(Span(start, end), lemma, WordClass(word_class), features))
    found = {token.text: token.features for token in align(paragraph_of(text), pieces)}
    assert (found["recalled"], found["regrets"], found["need"]) == (("Past",), ("Pres",), ("Pres",))


def test_what_is_no_form_of_a_verb_is_a_noun():
    """'delivery' that an engine read as a participle is what is taken; 'seized' stays the verb that it is."""
    text = "Ethiopia took delivery seized"
    lines = "Ethiopia PROPN 2 nsubj|took VERB 0 root|delivery VERB 2 obj|seized VERB 2 obj"
    classes = [token.word_class for token in align(paragraph_of(text), pieces_of(text, lines))]
    assert classes[2:] == [WordClass.NOUN, WordClass.VERB]
