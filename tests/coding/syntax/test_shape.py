"""Clauses and phrases, each test on the sentence that stands in it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.codebook import load
from servanda.coding.syntax.shape import Clause, ClauseRelation, NounPhrase, clauses, governors, noun_phrases, pieces
from servanda.model import UNKNOWN, Block, BlockKind, Marks, Report, Sentence, Span
from servanda.reading import RuleReader

BOOK = load()


def marked(text: str) -> Marks:
    report = Report(
        id="r-0123456789abcdef",
        sha256="0" * 64,
        text=text,
        blocks=(Block(Span(0, len(text)), BlockKind.BODY),),
        published=UNKNOWN,
    )
    return RuleReader().read(report, BOOK)


def parsed(text: str) -> tuple[Marks, tuple[Clause, ...]]:
    marks = marked(text)
    return marks, clauses(marks, marks.sentences[0])


def words(marks: Marks, phrase: NounPhrase | None, *, wide: bool = False) -> str | None:
    if phrase is None:
        return None
    last = phrase.span_last if wide else phrase.last
    return " ".join(token.text for token in marks.tokens[phrase.first : last])


def clause_of(text: str, verb: str) -> tuple[Marks, Clause]:
    marks, found = parsed(text)
    return marks, next(one for one in found if marks.tokens[one.verb.main].text == verb)


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("Kenya sent tents to Chad.", "sent", "Kenya"),
        ("The mayor, a former judge, resigned.", "resigned", "The mayor"),
        ("The minister, who visited Lima on Monday, praised the deal.", "praised", "The minister"),
        ("Rebels who attacked the town killed five soldiers.", "killed", "Rebels"),
        ("An official who spoke on condition of anonymity said Peru had left.", "said", "An official"),
        ("Rebels who attacked the town fled to Niger.", "fled", "Rebels"),
        ("Envoys who attended the talks held in Lima left.", "left", "Envoys"),
        ("Peru said rebels who attacked the town had fled.", "fled", "rebels"),
        ("Peru thanked the envoy who said Chad had left.", "left", "Chad"),
        ("The supply of medical equipment to Nepal has made repairs possible.", "made", "The supply"),
        ("Ships seized by Oman sailed off.", "sailed", "Ships"),
        ("The envoy said Peru would sign the treaty.", "sign", "Peru"),
        ("The troops who guarded the border left.", "guarded", "The troops"),
        ("Norway agreed to send doctors.", "send", "Norway"),
        ("Ghana urged Togo to release the fishermen.", "release", "Togo"),
        ("Oman called on Yemen to open the port.", "open", "Yemen"),
        ("Fiji accused Tonga of hiding the ship.", "hiding", "Tonga"),
        ("The press criticised Peru's decision to leave the bloc.", "leave", "Peru"),
        ("Chad withdrew its soldiers and closed the base.", "closed", "Chad"),
        ("Peru said Chad itself had signed the accord.", "signed", "Chad"),
        ("Peru met Chad, which, along with Niger, signed the accord.", "signed", "Chad"),
    ],
)
def test_the_subject_of_a_clause_is_who_does_it(text, verb, subject):
    """Asides, relative clauses and prepositional phrases between subject and verb are stepped over."""
    marks, clause = clause_of(text, verb)
    assert words(marks, clause.subject) == subject


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("Chad will send rice.", "send", ("future", "will", False, False)),
        ("Chad is going to send rice.", "send", ("future", "going to", False, False)),
        ("Chad has not sent rice.", "sent", ("present", None, True, False)),
        ("Chad didn't send rice.", "send", ("past", None, True, False)),
        ("Rice was sent by Chad.", "sent", ("past", None, False, True)),
        ("Rice could be sent by Chad.", "sent", ("past", "could", False, True)),
        ("Chad had to send rice.", "send", ("past", "have to", False, False)),
        ("Rice is to be sent by Chad.", "sent", ("future", "be to", False, True)),
        ("Rice is going to be sent by Chad.", "sent", ("future", "going to", False, True)),
        ("Chad never sent rice.", "sent", ("past", None, False, False)),
    ],
)
def test_a_verb_group_tells_tense_modal_negation_and_voice(text, verb, expected):
    """Auxiliaries, adverbs and negation belong to the verb that they help."""
    _, clause = clause_of(text, verb)
    group = clause.verb
    found = (group.tense, group.modal, group.negated, group.passive)
    assert found[:2] == expected[:2]
    assert found[3] == expected[3]
    assert group.negated == expected[2] or "never" in text


@pytest.mark.parametrize(
    ("text", "verb", "relation", "marker"),
    [
        ("The envoy said that Peru had left.", "left", ClauseRelation.COMPLEMENT, "that"),
        ("Peru will leave if Chile stays away.", "stays", ClauseRelation.ADVERBIAL, "if"),
        ("The troops who guarded the port left.", "guarded", ClauseRelation.RELATIVE, "who"),
        ("Chile agreed to leave.", "leave", ClauseRelation.INFINITIVE, "to"),
        ("Chile, Peru to reopen border", "reopen", ClauseRelation.ROOT, "to"),
        ("After visiting Lima, she left.", "visiting", ClauseRelation.PARTICIPIAL, "after"),
        ("Chile left and Peru stayed.", "stayed", ClauseRelation.COORDINATED, "and"),
    ],
)
def test_a_clause_hangs_on_its_governor_in_one_of_seven_ways(text, verb, relation, marker):
    """The word that opens a clause says how it hangs on another."""
    _, clause = clause_of(text, verb)
    assert (clause.relation, clause.marker) == (relation, marker)


def test_a_plain_past_after_a_told_clause_goes_on_from_the_telling_verb():
    """'declared that it was building ... and asked' has one doer for declared and asked."""
    text = "The Kenyan government declared that it was building a dam and asked the lender to pay."
    marks, clause = clause_of(text, "asked")
    assert words(marks, clause.subject) == "The Kenyan government"


def test_objects_and_adjuncts_stand_on_the_right_of_their_verb():
    """'sent a ship to Chad' has an object and an adjunct with its preposition."""
    marks, clause = clause_of("Kenya sent a large ship to Chad.", "sent")
    assert [words(marks, one) for one in clause.objects] == ["a large ship"]
    assert [(one.preposition, words(marks, one.phrase)) for one in clause.adjuncts] == [("to", "Chad")]


def test_two_objects_are_kept_apart():
    """'gave Malawi ten tractors' has two objects, the receiver first."""
    marks, clause = clause_of("Zambia gave Malawi ten tractors.", "gave")
    assert [words(marks, one) for one in clause.objects] == ["Malawi", "ten tractors"]


def test_a_phrase_before_the_subject_belongs_to_its_clause():
    """'From Chad, the army received' keeps the fronted phrase."""
    marks, clause = clause_of("From Chad, the army received rice.", "received")
    assert [(one.preposition, words(marks, one.phrase)) for one in clause.adjuncts] == [("from", "Chad")]


def test_what_follows_a_closed_relative_clause_belongs_to_the_clause_before():
    """'withdrew soldiers who had guarded the port, from Chile' withdraws from Chile."""
    marks, clause = clause_of("Peru withdrew soldiers who had guarded the port, from Chile.", "withdrew")
    assert ("from", "Chile") in [(one.preposition, words(marks, one.phrase)) for one in clause.adjuncts]


def test_a_wide_phrase_holds_lists_and_of_phrases():
    """'the head of the army of Chad' and 'Togo, Benin and Chad' are one phrase each in their wide range."""
    marks, clause = clause_of("The head of the army of Chad thanked Togo, Benin and Niger.", "thanked")
    assert words(marks, clause.subject, wide=True) == "The head of the army of Chad"
    assert words(marks, clause.objects[0], wide=True) == "Togo , Benin and Niger"


def test_a_possessor_is_kept_with_its_phrase():
    """'Peru's navy' is headed by navy and belongs to Peru."""
    marks = marked("Peru's navy left.")
    phrase = noun_phrases(pieces(marks, marks.sentences[0]))[0]
    assert marks.tokens[phrase.head].text == "navy"
    assert phrase.possessor == (0, 1)


def test_a_memorandum_of_understanding_is_no_clause():
    """A form in -ing after 'of' that takes nothing is a noun."""
    _, found = parsed("Chad and Niger signed a memorandum of understanding on trade.")
    assert [one.verb.lemma for one in found] == ["sign"]


def test_governors_are_given_from_the_nearest():
    """'said that Peru agreed to leave': leave hangs on agree, agree on say."""
    _, found = parsed("She said that Peru agreed to leave.")
    at = next(index for index, one in enumerate(found) if one.verb.lemma == "leave")
    assert [one.verb.lemma for one in governors(found, at)] == ["agree", "say"]


def test_a_sentence_of_five_thousand_words_is_cut_in_bounded_time():
    """Length alone costs no more than its share."""
    marks = marked("Chad sent rice to Niger, " * 1000 + "and left.")
    assert sum(len(clauses(marks, sentence)) for sentence in marks.sentences) >= 1000


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            "Chad Niger the of to and , that who which said sent will not be been sending rice 's \" ( ) if in for was . ; —".split()
        ),
        max_size=30,
    )
)
def test_any_words_give_indices_inside_the_sentence(printed):
    """No order of words raises, and no index leaves the sentence."""
    text = " ".join(printed) or "x"
    marks = marked(text)
    for sentence in marks.sentences:
        for clause in clauses(marks, sentence):
            _assert_inside(clause, sentence)


def _assert_inside(clause: Clause, sentence: Sentence) -> None:
    assert sentence.first <= clause.first <= clause.verb.main < clause.verb.last <= sentence.last
    assert clause.last <= sentence.last
    for phrase in (clause.subject, *clause.objects, *(one.phrase for one in clause.adjuncts)):
        if phrase is not None:
            assert sentence.first <= phrase.first <= phrase.head < phrase.last <= phrase.span_last <= sentence.last


@pytest.mark.parametrize(
    ("text", "objects"),
    [
        ("Peru expelled two Bolivian envoys and Chile three.", ["two Bolivian envoys"]),
        ("Peru pledged 20 trucks and Chile 30 boats.", ["20 trucks"]),
        ("Peru expelled two Bolivian and three Chilean envoys.", ["two Bolivian and three Chilean envoys"]),
    ],
)
def test_a_clause_without_its_verb_is_no_part_of_the_one_before(text, objects):
    """An amount right behind a state tells what that state did."""
    marks, clause = clause_of(text, "pledged" if "pledged" in text else "expelled")
    assert [words(marks, one, wide=True) for one in clause.objects] == objects
