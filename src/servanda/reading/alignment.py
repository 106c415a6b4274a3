"""Words of an engine to the project's words: engines cut as their treebanks do, the codebook's names need our cuts.

Invariant: every word gets one token, on exactly its characters; a sentence's tokens form one tree.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from servanda.model import ActorKind, MentionKind, NameMark, Span, Token, WordClass
from servanda.reading import tagger
from servanda.reading.reader import Paragraph, RuleTagger
from servanda.reading.sentence_words import POSSESSIVE, SCORES
from servanda.reading.tokens import Word

FORMS = {
    "VB": "Inf",
    "VBD": "Past",
    "VBG": "Ger",
    "VBN": "Part",
    "VBP": "Pres",
    "VBZ": "Pres",
    "MD": "Modal",
}
"""The form of a verb by its tag of the Penn Treebank, in the words of `Token.features`."""
_SIGNS = frozenset({WordClass.PUNCT, WordClass.SYM})
_OPEN = frozenset({WordClass.NOUN, WordClass.VERB, WordClass.ADJ, WordClass.ADV, WordClass.AUX})
"""Classes whose lemma is the engine's; other words are their own lemma, as by the rules ("them", not "they")."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A word as an engine cuts and reads it, with its place in the report's text.

    `head` is an index into the paragraph's pieces, None for a root; `relation` is universal (UD), None where the
    engine makes no trees. `features` are those of `Token`. `tag` is that of the Penn Treebank, empty where the engine
    has none.
    """

    span: Span
    lemma: str
    word_class: WordClass
    features: tuple[str, ...] = ()
    head: int | None = None
    relation: str | None = None
    tag: str = ""


_NOMINAL = frozenset({"obj", "iobj", "nsubj", "nsubj:pass"})
"""How nouns hang on a verb."""


def align(paragraph: Paragraph, pieces: Sequence[Piece]) -> tuple[Token, ...]:
    """Give a token for each word of a paragraph.

    A word of several pieces ("Moscow-based", "can't") is read as the piece that stands highest in the tree. Words in
    one piece ("Okafor" and "said", run together by a dump) are read by rule, and the last stands in the tree for all.
    A tree that runs over the border of a sentence is cut: what hung on a word beyond it hangs on the sentence's root
    as `dep`, a second root as `parataxis`.

    Args:
        paragraph: The words and sentences.
        pieces: What the engine read, in the order of the text, without overlap; their heads form trees.
    """
    text = paragraph.text
    words = [piece.span.of(text).lower() for piece in pieces]
    behind_to = [None, *(piece if word == "to" else None for piece, word in zip(pieces[:-1], words, strict=False))]
    read = [_as_noun(_opened(piece, word, to), word) for piece, word, to in zip(pieces, words, behind_to, strict=True)]
    counted = [
        piece if (ours := _counted(piece, word, behind)) is piece.word_class else replace(piece, word_class=ours)
        for piece, word, behind in zip(read, words, [*read[1:], None], strict=True)
    ]
    found = list(_Alignment(paragraph, counted).tokens())
    if any(piece.relation for piece in pieces):
        for first, last in paragraph.sentences:
            found[first:last] = _rooted(found, first, last)
    return tuple(found)


def _opened(piece: Piece, lower: str, to: Piece | None) -> Piece:
    """Give an infinitive where a preposition was read that no list has, or an adverb with a clause of its own.

    "agreed to meet in Lomé"; "pledged to back Oman", where the engine itself reads the "to" of an infinitive.
    """
    if to is None or (tagger.is_closed(lower) and to.word_class is not WordClass.PART):
        return piece
    is_misread = piece.word_class is WordClass.ADP or (
        piece.word_class is WordClass.ADV and piece.relation in {"xcomp", "ccomp", "advcl", "acl"}
    )
    if not is_misread or not any(tense == "base" for _, tense in tagger.verb_readings(lower)):
        return piece
    return replace(piece, word_class=WordClass.VERB, lemma=lower, features=(FORMS["VB"],), tag="VB")


def _as_noun(piece: Piece, lower: str) -> Piece:
    """Read a verb that stands as an object and is no form of any verb as the noun that it is: "took delivery of"."""
    if piece.word_class is not WordClass.VERB or piece.relation not in _NOMINAL or tagger.verb_readings(lower):
        return piece
    return replace(piece, word_class=WordClass.NOUN, features=(), tag="NN")


def _counted(piece: Piece, lower: str, behind: Piece | None) -> WordClass:
    """Give the class of a piece as the coder counts it, which is not always the treebanks' way.

    Parts of names are proper nouns ("National Guard"), a possessive determines its noun, "to be" is an auxiliary,
    "will" is no exclamation, words of place before a gerund are prepositions still, and "today" tells when.
    """
    if piece.tag in {"NNP", "NNPS"}:
        return WordClass.PROPN
    if piece.tag in {"PRP$", "WP$"}:
        return WordClass.DET
    given = piece.word_class
    if given in {WordClass.INTJ, WordClass.SCONJ} and lower in _MODALS:
        return WordClass.AUX  # "Finland will send tents": nobody cries out
    if given is WordClass.PRON and lower.isalpha() and lower not in _PRONOUNS and len(lower) > _SHORT:
        return WordClass.NOUN  # "Rebels left the town": a noun that opens a sentence without an article
    if given is WordClass.VERB and piece.lemma.lower() == "be":
        return WordClass.AUX
    ours = _COUNTED.get(lower)
    is_before_gerund = behind is not None and "Ger" in behind.features
    if ours is None or given not in _MOVED or (lower in _TIMES and not is_before_gerund):
        return given
    return ours


_SHORT = 3
"""Letters of a word that may be a pronoun whatever it looks like: "em", "wot"."""
_PRONOUNS = frozenset(
    "this that these those they them their theirs themselves mine ours yours hers myself ourselves yourself yourselves"
    " himself herself itself oneself themself thou thee thine your what whatever which whichever whom whose whoever"
    " whomever whosoever some somebody someone something any anybody anyone anything anyway nobody none nothing noone"
    " everybody everyone everything both either neither each other others another many most several such same there"
    " more less much enough half here when where else aught naught them'all y'all everyones anyones whats thats".split()
)
"""The closed class, as far as its words have more than a few letters."""
_MODALS = frozenset("will would shall should can could must might may wo ca".split())
_PREPOSITIONS = (
    "of in on at by for with from into about against between among through during without within under over despite via"
    " toward towards upon besides as including following concerning regarding"
)
_TIMES = frozenset("since before after until".split())
_COUNTED = {
    **dict.fromkeys([*_PREPOSITIONS.split(), *_TIMES], WordClass.ADP),
    **dict.fromkeys(["where", "when"], WordClass.SCONJ),
    **dict.fromkeys(["today", "tomorrow", "yesterday", "tonight", "there"], WordClass.ADV),
    "%": WordClass.SYM,
}
_MOVED = frozenset({WordClass.SCONJ, WordClass.ADV, WordClass.NOUN, WordClass.PRON, WordClass.ADP, WordClass.VERB})


def name_mark(paragraph: Paragraph, found: Span, kind: ActorKind) -> NameMark | None:
    """Give an engine's name on whole words, without article and "'s"; None if nothing is left or a sentence ends in it.

    Args:
        paragraph: The words and sentences.
        found: Where the engine sees the name, in the report's text.
        kind: What it calls it.
    """
    words = paragraph.words
    at = bisect_right(words, found.start, key=lambda word: word.span.end)
    inside = list(takewhile(lambda place: words[place].span.start < found.end, range(at, len(words))))
    while inside and _is_edge(words[inside[-1]].text):
        inside.pop()
    while inside and _is_edge(words[inside[0]].text):
        inside.pop(0)
    if not inside or not any(first <= inside[0] and inside[-1] < last for first, last in paragraph.sentences):
        return None
    span = Span(words[inside[0]].span.start, words[inside[-1]].span.end)
    return NameMark(
        span=span,
        kind=MentionKind.NAME,
        actor_kind=kind,
        readings=(),
        rule="name.model",
        score=SCORES["model"],
        name=span,
    )


def _is_edge(word: str) -> bool:
    """Say whether a word at the edge of a name is none of it: an article, the mark of an owner, a sign."""
    return word.lower() in {"the", "a", "an", *POSSESSIVE} or not any(letter.isalnum() for letter in word)


class _Alignment:
    """Where words and pieces meet.

    The bearer of a piece is the word that stands for it, the leader of a word the highest piece that it bears. A head
    stands higher than its dependants, so no circle can arise.
    """

    def __init__(self, paragraph: Paragraph, pieces: Sequence[Piece]) -> None:
        self._paragraph = paragraph
        self._words = paragraph.words
        self._pieces = pieces
        self._under = _overlaps(pieces, self._words)
        self._bearers = [_bearer(self._words, under) for under in self._under]
        self._depths = _depths(pieces)
        self._borne: list[list[int]] = [[] for _ in self._words]
        self._over: list[list[int]] = [[] for _ in self._words]
        for at, bearer in enumerate(self._bearers):
            if bearer is not None:
                self._borne[bearer].append(at)
            for word in self._under[at]:
                self._over[word].append(at)

    def tokens(self) -> Iterator[Token]:
        """Give the tokens; their heads may lie in another sentence."""
        by_rule: Sequence[Token] | None = None
        for at, word in enumerate(self._words):
            leader = self._leader(at)
            if leader is not None and len(self._lettered(leader)) < 2:  # noqa: PLR2004 - one word of its own
                token = _read(word, self._pieces[leader], is_whole=len(self._borne[at]) == 1)
            else:
                by_rule = by_rule or RuleTagger().tag_paragraph(self._paragraph).tokens
                token = by_rule[at]
            head, relation = self._arc(at, leader, token)
            # A tagger takes "may" behind two names for a noun, the tree does not.
            is_modal = relation == "aux" and token.text.lower() in _MODALS
            word_class = WordClass.AUX if is_modal else token.word_class
            yield replace(token, head=head, relation=relation, word_class=word_class)

    def _leader(self, at: int) -> int | None:
        """Give the piece that a word is read as: the highest, of equal ones the first that is no sign."""
        return min(
            self._borne[at],
            key=lambda piece: (self._depths[piece], self._pieces[piece].word_class in _SIGNS, piece),
            default=None,
        )

    def _lettered(self, piece: int) -> list[int]:
        return [word for word in self._under[piece] if _is_lettered(self._words[word])]

    def _arc(self, at: int, leader: int | None, token: Token) -> tuple[int | None, str | None]:
        """Give head and relation of a word, None and None where the engine makes no tree over it."""
        if leader is None:
            bearers = [bearer for piece in self._over[at] if (bearer := self._bearers[piece]) is not None]
            if not bearers or self._pieces[self._over[at][0]].relation is None:
                return None, None
            return bearers[0], "punct" if token.word_class in _SIGNS else "compound"
        relation = self._pieces[leader].relation
        above = self._pieces[leader].head
        while above is not None and self._bearers[above] in {at, None}:
            above = self._pieces[above].head
        return (None, relation and "root") if above is None else (self._bearers[above], relation)


def _overlaps(pieces: Sequence[Piece], words: Sequence[Word]) -> list[list[int]]:
    """Give for each piece the words that share a character with it."""
    found: list[list[int]] = []
    start = 0
    for piece in pieces:
        while start < len(words) and words[start].span.end <= piece.span.start:
            start += 1
        at, under = start, []
        while at < len(words) and words[at].span.start < piece.span.end:
            under.append(at)
            at += 1
        found.append(under)
    return found


def _bearer(words: Sequence[Word], under: Sequence[int]) -> int | None:
    """Give the word that stands for a piece: the last with a letter or digit, else the last; None over white space."""
    lettered = [at for at in under if _is_lettered(words[at])] or under
    return lettered[-1] if lettered else None


def _is_lettered(word: Word) -> bool:
    return any(letter.isalnum() for letter in word.text)


def _depths(pieces: Sequence[Piece]) -> list[int]:
    """Give how many pieces govern each piece, one above the other."""
    depths: list[int] = []
    for piece in pieces:
        depth, above = 0, piece.head
        while above is not None:
            depth, above = depth + 1, pieces[above].head
        depths.append(depth)
    return depths


def _read(word: Word, piece: Piece, *, is_whole: bool) -> Token:
    """Give the token of a word that is read as one piece; `is_whole` where the word has no other."""
    word_class, lemma, features = piece.word_class, word.lower, piece.features
    if word_class is WordClass.VERB and not is_whole and piece.relation == "amod":
        word_class, features = WordClass.ADJ, ()  # "Moscow-based" describes; "re-elected" may be a verb
    elif word_class is WordClass.AUX and tagger.is_auxiliary(word.lower):
        lemma, features = tagger.auxiliary(word.lower)
    elif word_class in _OPEN and piece.lemma:
        start, end = piece.span.start - word.span.start, piece.span.end - word.span.start
        lemma = (word.text[: max(start, 0)] + piece.lemma + word.text[end:]).lower().replace("’", "'")
        features = _formed(word.lower, lemma, features)
    return Token(span=word.span, text=word.text, lemma=lemma, word_class=word_class, features=features)


def _formed(lower: str, lemma: str, features: tuple[str, ...]) -> tuple[str, ...]:
    """Give the form of a verb as its ending has it: "recalled" is never present, "regrets" never past."""
    if "Pres" in features and lower.endswith("ed") and not lower.endswith(_OWN_ED):
        return tuple("Past" if one == "Pres" else one for one in features)
    if "Past" in features and lower in {f"{lemma}s", f"{lemma}es", f"{lemma[:-1]}ies"}:
        return tuple("Pres" if one == "Past" else one for one in features)
    return features


_OWN_ED = ("eed", "embed", "shed", "shred", "wed")
"""Ends of verbs whose stem ends so: "need", "exceed", "embed"."""


def _rooted(tokens: Sequence[Token], first: int, last: int) -> Iterator[Token]:
    """Give the tokens of a sentence with one root: the engine's first in it, else the first word that was cut off."""
    loose = {at for at in range(first, last) if (head := tokens[at].head) is None or not first <= head < last}
    root = min(loose, key=lambda at: (tokens[at].word_class in _SIGNS, tokens[at].relation != "root", at))
    for at in range(first, last):
        token = tokens[at]
        if at == root:
            yield replace(token, head=None, relation="root")
        elif at not in loose:
            yield token
        elif token.word_class is WordClass.PUNCT:
            yield replace(token, head=root, relation="punct")
        else:
            yield replace(token, head=root, relation="parataxis" if token.relation == "root" else "dep")
