"""The reader that stands on the shipped model: its marks lie on the project's words, and are always the same."""

from __future__ import annotations

import pickle
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_marks import BOOK

from servanda.errors import NoSuchPathError
from servanda.model import UNKNOWN, ActorKind, Block, BlockKind, MentionKind, NameMark, Report, Span, WordClass
from servanda.reading import LearnedReader, RuleReader
from servanda.reading.learned.model import SHIPPED
from servanda.reading.learned_reader import _voted


def report_of(text: str) -> Report:
    return Report(
        id="r-0123456789abcdef",
        sha256="0" * 64,
        text=text,
        blocks=(Block(Span(0, len(text)), BlockKind.BODY),),
        published=UNKNOWN,
    )


TEXT = (
    "Peruvian President Rosa Quispe said on Monday that Chile would repair the bridge. She added that troops had left."
)


def test_words_and_sentences_are_those_of_every_reader() -> None:
    """The model tags the project's words; it does not cut them anew."""
    report = report_of(TEXT)
    ours, rules = LearnedReader().read(report, BOOK), RuleReader().read(report, BOOK)
    assert [token.span for token in ours.tokens] == [token.span for token in rules.tokens]
    assert ours.sentences == rules.sentences
    assert ours.quantities == rules.quantities


def test_plain_words_are_read_as_they_are() -> None:
    """Verbs, their forms and their subjects: whatever the weights, these must hold."""
    marks = LearnedReader().read(report_of(TEXT), BOOK)
    by_text = {token.text: token for token in marks.tokens}
    assert by_text["said"].word_class is WordClass.VERB
    assert (by_text["said"].lemma, by_text["said"].features) == ("say", ("Past",))
    assert by_text["troops"].features == ("Plur",)
    assert by_text["left"].standing is not None
    assert sum(by_text["left"].standing) == pytest.approx(1, abs=1e-5)
    assert marks.speech
    assert all(part.of(TEXT) for mark in marks.speech for part in mark.content)


def test_words_are_classed_as_the_coder_counts_them() -> None:
    """Prepositions before a gerund, "today", "there", parts of names, forms of "be": not always the treebanks' way."""
    text = "There is talk of sending trucks to the National Guard in Lima today. Troops left after meeting her envoys."
    marks = LearnedReader().read(report_of(text), BOOK)
    classes = {token.text: token.word_class for token in marks.tokens}
    assert classes["There"] is classes["today"] is WordClass.ADV
    assert classes["of"] is classes["after"] is WordClass.ADP
    assert classes["National"] is classes["Guard"] is WordClass.PROPN
    assert classes["is"] is WordClass.AUX
    assert classes["her"] is WordClass.DET


def test_every_sentence_has_one_root_and_heads_inside_it() -> None:
    """Trees stay trees on the project's words, "U.S.-backed" and "can't" among them."""
    report = report_of(
        "The U.S.-backed rebels can't leave Lima. They've said so; the 3.5-tonne lorry (\"Tora\") stays!"
    )
    marks = LearnedReader().read(report, BOOK)
    for sentence in marks.sentences:
        roots = [at for at in range(sentence.first, sentence.last) if marks.tokens[at].head is None]
        assert len(roots) == 1
        for at in range(sentence.first, sentence.last):
            seen = {at}
            head = marks.tokens[at].head
            while head is not None:
                assert sentence.first <= head < sentence.last
                assert head not in seen
                seen.add(head)
                head = marks.tokens[head].head


@settings(max_examples=40)
@given(
    st.lists(
        st.sampled_from(
            [
                "Peru",
                "said",
                "that",
                '"',
                "We",
                "left",
                ".",
                "\u00a0",
                "Sotosaid",
                "🎉",
                "\ufffd",
                "\u200f",
                "\n\n",
                "can't",
                "U.S.",
            ]
        ),
        min_size=1,
        max_size=40,
    ).map(" ".join)
)
def test_any_text_gives_the_same_marks_twice_with_spans_inside_it(text: str) -> None:
    """Same text, same marks; nothing lies outside the text."""
    report = report_of(text)
    marks = LearnedReader().read(report, BOOK)
    assert marks == LearnedReader().read(report, BOOK)
    for span in [
        *(token.span for token in marks.tokens),
        *(part for mark in marks.speech for part in (*mark.source, *mark.cue, *mark.content)),
        *(span for chain in marks.chains for span in chain),
        *(mark.span for mark in marks.times),
    ]:
        assert 0 <= span.start < span.end <= len(text)


def name(text: str, words: str, kind: ActorKind, *, nth: int = 0, rule: str = "name.model") -> NameMark:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    span = Span(start, start + len(words))
    return NameMark(span, MentionKind.NAME, kind, (), rule, 0.6, span)


def test_a_report_votes_on_what_a_name_is() -> None:
    """The kind that equal words have most often; a known last name is a person's; a tie leaves all as they are."""
    text = "Tora met Tora and Tora. Rosa Quispe left, Quispe said. Vela saw Vela."
    found = _voted(
        report_of(text),
        [
            name(text, "Tora", ActorKind.PERSON),
            name(text, "Tora", ActorKind.OTHER, nth=1),
            name(text, "Tora", ActorKind.OTHER, nth=2),
            name(text, "Rosa Quispe", ActorKind.PERSON, rule="name.person.bare"),
            name(text, "Quispe", ActorKind.OTHER, nth=1),
            name(text, "Vela", ActorKind.OTHER),
            name(text, "Vela", ActorKind.PERSON, nth=1),
        ],
    )
    kinds = [one.actor_kind for one in found]
    assert kinds[:3] == [ActorKind.OTHER] * 3
    assert kinds[4] is ActorKind.PERSON
    assert kinds[5:] == [ActorKind.OTHER, ActorKind.PERSON]


def test_words_that_are_nearly_a_cue_are_one() -> None:
    """Her aides let it be known that she would not stand."""
    text = "Her aides let it be known that she would not stand."
    (one,) = LearnedReader().read(report_of(text), BOOK).speech
    told = [" ".join(span.of(text) for span in role) for role in (one.source, one.cue, one.content)]
    assert told == ["Her aides", "let it be known", "that she would not stand"]


def test_the_name_of_the_reader_holds_the_model() -> None:
    """Two models never share a version, and a reader can be sent to another process."""
    reader = LearnedReader()
    assert reader.name.startswith("english-1 (")
    assert pickle.loads(pickle.dumps(reader)).name == reader.name  # noqa: S301 - our own bytes


def test_chains_come_from_the_folder_of_the_model(tmp_path: Path) -> None:
    """Its ranker is in the fingerprint, so it is also the one that is used."""
    shutil.copytree(SHIPPED, tmp_path / "own")
    (tmp_path / "own" / "coreference.npz").unlink()
    with pytest.raises(NoSuchPathError, match=r"own/coreference\.npz"):
        _ = LearnedReader(tmp_path / "own").name


def test_a_folder_without_a_model_is_an_error_that_names_the_file(tmp_path: Path) -> None:
    """A wrong folder is said before anything is read."""
    with pytest.raises(NoSuchPathError, match=r"network\.onnx"):
        _ = LearnedReader(tmp_path).name
