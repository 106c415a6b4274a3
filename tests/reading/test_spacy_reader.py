"""A spaCy pipeline in the place of the rules; the pipelines are made here, none is fetched."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_marks import BOOK, report_of
from sample_pipelines import CLEAR, UNIVERSAL, table

from servanda.errors import CallError, MissingPartError, NoSuchPathError
from servanda.model import ActorKind, Marks, MentionKind, Report, Span, WordClass
from servanda.reading.spacy_reader import SpacyReader

SENT = "The maize was sent to Chad by Amina Otieno's office."
MET = "She was in Kyiv . He left"
NAMES = "A Rosa Quispe met at the Sudd Water of Juba. Kenya left"
CLEARLY = {
    SENT: """
        The DET DT det 2
        maize NOUN NN nsubjpass 4
        was AUX VBD auxpass 4 - be
        sent VERB VBN ROOT 0 - send
        to ADP IN prep 4
        Chad PROPN NNP pobj 5 B-GPE
        by ADP IN agent 4
        Amina PROPN NNP compound 9 B-PERSON
        Otieno PROPN NNP poss 11 I-PERSON
        's PART POS case 9
        office NOUN NN pobj 7
        . PUNCT . punct 4
    """,
    "He said that 12 ministers,": """
        He PRON PRP nsubj 2 - he
        said VERB VBD ROOT 0 - say
        that SCONJ IN mark 5
        12 NUM CD nummod 5
        ministers NOUN NNS dobj 2 - minister
        , PUNCT , punct 2
    """,
    "Chad wants to go, seeing it gone. It may": """
        Chad PROPN NNP nsubj 2
        wants VERB VBZ ROOT 0 - want
        to PART TO aux 4
        go VERB VB xcomp 2
        , PUNCT , punct 2
        seeing VERB VBG advcl 2 - see
        it PRON PRP dobj 6
        gone VERB VBN ccomp 6 - go
        . PUNCT . punct 2
        It PRON PRP nsubj 11
        may AUX MD advcl 2
    """,
    NAMES: """
        A DET DT det 3 B-PERSON
        Rosa PROPN NNP compound 3 I-PERSON
        Quispe PROPN NNP nsubj 4 I-PERSON
        met VERB VBD ROOT 0 - meet
        at ADP IN prep 4
        the DET DT det 8 B-ORG
        Sudd PROPN NNP compound 8 I-ORG
        Water PROPN NNP pobj 5 I-ORG
        of ADP IN prep 8
        Juba PROPN NNP pobj 9 B-PERSON
        . PUNCT . punct 4 I-PERSON
        Kenya PROPN NNP nsubj 13 I-PERSON
        left VERB VBD conj 4 - leave
    """,
}
UNIVERSALLY = {
    MET: """
        She PRON PRP nsubj 4
        was AUX VBD cop 4 - be
        in ADP IN case 4
        Kyiv PROPN NNP ROOT 0
        . PUNCT . punct 4
        He PRON PRP nsubj 7
        left VERB VBD parataxis 4 - leave
    """,
}


@pytest.fixture(scope="module")
def clear(tmp_path_factory: pytest.TempPathFactory) -> SpacyReader:
    """Give a reader whose parser has the labels of ClearNLP."""
    return SpacyReader(str(table(tmp_path_factory.mktemp("clear"), CLEARLY, CLEAR, name="clear")))


@pytest.fixture(scope="module")
def ud(tmp_path_factory: pytest.TempPathFactory) -> SpacyReader:
    """Give a reader whose parser has universal labels."""
    return SpacyReader(str(table(tmp_path_factory.mktemp("ud"), UNIVERSALLY, UNIVERSAL, name="ud")))


def arcs(marks: Marks) -> list[str]:
    return [
        f"{token.text} {token.relation} {'-' if token.head is None else marks.tokens[token.head].text}"
        for token in marks.tokens
    ]


def test_a_tree_of_clearnlp_becomes_universal(clear: SpacyReader):
    """Prepositions hang on their nouns, the agent on its verb, a name on its first word."""
    marks = clear.read(report_of(SENT), BOOK)
    assert arcs(marks) == [
        "The det maize",
        "maize nsubj:pass sent",
        "was aux:pass sent",
        "sent root -",
        "to case Chad",
        "Chad obl sent",
        "by case office",
        "Amina nmod:poss office",
        "Otieno flat Amina",
        "'s case Amina",
        "office obl:agent sent",
        ". punct sent",
    ]
    assert marks.tokens[3].lemma == "send"


def test_forms_are_told_in_the_words_of_the_rules(clear: SpacyReader):
    """Past, Part, Ger, Inf, Pres, Plur and Modal; a subject that is no verb has none."""
    marks = clear.read(report_of("He said that 12 ministers,\n\nChad wants to go, seeing it gone. It may"), BOOK)
    forms = {token.text: token.features for token in marks.tokens if token.features}
    assert forms == {
        "said": ("Past",),
        "ministers": ("Plur",),
        "wants": ("Pres",),
        "go": ("Inf",),
        "seeing": ("Ger",),
        "gone": ("Part",),
        "may": ("Modal",),
    }
    assert [marks.tokens[at].lemma for at in (0, 1, 4)] == ["he", "say", "minister"]


def test_heads_are_counted_over_paragraphs_and_cut_at_sentences(clear: SpacyReader):
    """The second sentence of a tree gets a root of its own; the second paragraph's heads point into it."""
    marks = clear.read(report_of("He said that 12 ministers,\n\nChad wants to go, seeing it gone. It may"), BOOK)
    assert [(sentence.first, sentence.last) for sentence in marks.sentences] == [(0, 6), (6, 15), (15, 17)]
    assert arcs(marks)[6:] == [
        "Chad nsubj wants",
        "wants root -",
        "to mark go",
        "go xcomp wants",
        ", punct wants",
        "seeing advcl wants",
        "it obj seeing",
        "gone ccomp seeing",
        ". punct wants",
        "It nsubj may",
        "may root -",
    ]


def test_universal_trees_stay_as_they_are(ud: SpacyReader):
    """The labels of the parser decide: here only the border of the sentences cuts."""
    marks = ud.read(report_of(MET), BOOK)
    assert arcs(marks) == [
        "She nsubj Kyiv",
        "was cop Kyiv",
        "in case Kyiv",
        "Kyiv root -",
        ". punct Kyiv",
        "He nsubj left",
        "left root -",
    ]


def test_names_of_the_pipeline_fill_what_the_rules_left(clear: SpacyReader):
    """Without article; none over a sentence's end, none that touches a name found by rule."""
    report = report_of(NAMES)
    marks = clear.read(report, BOOK)
    told = [(mark.span.of(report.text), mark.actor_kind, mark.rule) for mark in marks.names]
    assert ("Sudd Water", ActorKind.OTHER, "name.model") in told
    assert ("Rosa Quispe", ActorKind.PERSON, "name.person.bare") in told
    assert [rule for _, _, rule in told].count("name.model") == 1
    found = next(mark for mark in marks.names if mark.rule == "name.model")
    assert (found.kind, found.readings, found.name) == (MentionKind.NAME, (), found.span)
    assert [mark.span for mark in marks.names] == sorted(mark.span for mark in marks.names)


PIECES = ["Kenya", " Kenyan ", "Amina Otieno", "can't ", "U.S.-led ", "Gen. ", "said", ". ", "“", "”", "'s ", "’", "\n", "\n\n", "$5m ", "re-elected ", "é", "\u00a0", "𝒳", "(", "  ", "\t", "Okafor ", "Okaforsaid "]  # fmt: skip


@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=25).map("".join)), st.booleans())
@settings(max_examples=40)
def test_any_text_gives_tokens_on_their_characters(clear: SpacyReader, ud: SpacyReader, text: str, is_clear: bool):
    """Tokens tile what is printed, are those of the rules, each sentence is one tree, and two readings are equal."""
    report = report_of(text or "x")
    reader = clear if is_clear else ud
    marks = reader.read(report, BOOK)
    assert all(token.span.of(report.text) == token.text for token in marks.tokens)
    printed = {at for token in marks.tokens for at in range(token.span.start, token.span.end)}
    assert sum(len(token.span) for token in marks.tokens) == len(printed)
    assert not any(report.text[at].isalnum() for at in set(range(len(report.text))) - printed)
    assert_trees(marks, report)
    assert reader.read(report, BOOK) == marks


def assert_trees(marks: Marks, report: Report) -> None:
    """Hold that each sentence has one root, to which every token climbs within the sentence."""
    whole = Span(0, len(report.text))
    for sentence in marks.sentences:
        part = range(sentence.first, sentence.last)
        assert sum(marks.tokens[at].head is None for at in part) == 1
        for at in part:
            steps, above = 0, marks.tokens[at].head
            while above is not None:
                assert above in part
                steps, above = steps + 1, marks.tokens[above].head
                assert steps <= len(part)
    assert all(mark.span in whole for mark in marks.names)


def test_half_a_letter_is_read(clear: SpacyReader):
    """A lone surrogate, which spaCy refuses, is a sign like others."""
    report = report_of("Kenya \ud800 left\x85Chad")
    assert "".join(token.text for token in clear.read(report, BOOK).tokens) == "Kenya\ud800leftChad"


def test_morphology_tells_the_form_where_tags_do_not(tmp_path: Path):
    """A pipeline without tags of the Penn Treebank has universal features; one without a parser gives no trees."""
    language = spacy.blank("en")
    forms = {
        "sent": "Tense=Past|VerbForm=Fin",
        "wants": "Tense=Pres|VerbForm=Fin",
        "gone": "Tense=Past|VerbForm=Part",
        "going": "Tense=Pres|VerbForm=Part",
        "seeing": "VerbForm=Ger",
        "go": "VerbForm=Inf",
        "odd": "",
        "must": "VerbForm=Fin",
    }
    language.add_pipe("attribute_ruler").add_patterns(
        [{"patterns": [[{"ORTH": word}]], "attrs": {"POS": "VERB", "MORPH": form}} for word, form in forms.items()]
        + [{"patterns": [[{"ORTH": "ports"}]], "attrs": {"POS": "NOUN", "MORPH": "Number=Plur"}}]
        + [{"patterns": [[{"ORTH": "talks"}]], "attrs": {"POS": "NOUN"}}]
    )
    language.to_disk(tmp_path)
    marks = SpacyReader(str(tmp_path)).read(
        report_of("Chad sent wants gone going seeing go odd must ports talks"), BOOK
    )
    assert [token.features for token in marks.tokens] == [
        (), ("Past",), ("Pres",), ("Part",), ("Ger",), ("Ger",), ("Inf",), (), (), ("Plur",), (),
    ]  # fmt: skip
    assert {(token.head, token.relation) for token in marks.tokens} == {(None, None)}
    assert marks.tokens[0].word_class is WordClass.X


# ---- names and errors


def test_the_name_holds_the_versions_and_what_is_in_the_folder(clear: SpacyReader, tmp_path: Path):
    """A pipeline that was trained again under its old version is another reader; its place is not in the name."""
    assert clear.name.startswith(f"spacy-1 (spaCy {spacy.__version__}, en_clear 1.2.3 ")
    assert clear.pipeline not in clear.name
    copy = shutil.copytree(clear.pipeline, tmp_path / "copy")
    assert SpacyReader(str(copy)).name == clear.name
    again = shutil.copytree(clear.pipeline, tmp_path / "again")
    (again / "note").write_text("trained again", encoding="utf-8")
    assert SpacyReader(str(again)).name != clear.name


def test_an_installed_pipeline_is_found_by_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Its version is enough: what is installed does not change under it."""
    (tmp_path / "en_listed").mkdir()
    table(tmp_path / "en_listed" / "data", {}, CLEAR, name="listed")
    (tmp_path / "en_listed" / "__init__.py").write_text(
        "import spacy\ndef load(**options):\n    return spacy.load(__path__[0] + '/data', **options)\n", "utf-8"
    )
    (tmp_path / "en_listed-1.2.3.dist-info").mkdir()
    (tmp_path / "en_listed-1.2.3.dist-info" / "METADATA").write_text("Name: en_listed\nVersion: 1.2.3\n", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    assert SpacyReader("en_listed").name == f"spacy-1 (spaCy {spacy.__version__}, en_listed 1.2.3)"


def test_a_missing_spacy_is_said_with_what_to_install(monkeypatch: pytest.MonkeyPatch):
    """The extra brings it."""
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(MissingPartError, match=r"pip install 'servanda\[spacy\]'"):
        assert SpacyReader("en_core_web_none").name


def test_a_missing_pipeline_is_said_with_what_to_install(tmp_path: Path):
    """A name is to be fetched, a folder to be looked for."""
    with pytest.raises(MissingPartError, match="python -m spacy download en_core_web_none"):
        assert SpacyReader("en_core_web_none").name
    with pytest.raises(NoSuchPathError, match=r"meta\.json"):
        assert SpacyReader(str(tmp_path / "nothing")).name


def test_a_pipeline_that_cannot_serve_is_a_wrong_call(tmp_path: Path):
    """Another language, no tagger, or a part that spaCy does not know."""
    spacy.blank("de").to_disk(tmp_path / "de")
    with pytest.raises(CallError, match="reads 'de'"):
        assert SpacyReader(str(tmp_path / "de")).name
    spacy.blank("en").to_disk(tmp_path / "en")
    with pytest.raises(CallError, match="no part of speech"):
        assert SpacyReader(str(tmp_path / "en")).name
    table(tmp_path / "odd", {}, CLEAR)
    config = tmp_path / "odd" / "config.cfg"
    config.write_text(config.read_text("utf-8").replace('"servanda_table"', '"servanda_unknown"'), "utf-8")
    with pytest.raises(CallError, match="servanda_unknown"):
        assert SpacyReader(str(tmp_path / "odd")).name
