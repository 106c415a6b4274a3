"""The shape of a sentence: noun phrases, verb groups and clauses, from word classes and closed-class words.

Invariant: every index is a token of the sentence; a part that is not plain is None, never a guess across a clause.
A shallow analysis in two passes: `pieces` cuts the sentence into phrases, `clauses` joins them. It keeps its
interface when a reader brings dependency trees.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Literal

from servanda.codebook import inflect
from servanda.model import Marks, MentionKind, Sentence, Span, Token, WordClass

VerbTense = Literal["past", "present", "future", "none"]

REACH = 80
"""How many phrases to the left a subject is sought: bounds the time that a sentence of thousands of words can cost."""

_BE = frozenset("be am is are was were been being 're 'm ’re ’m".split())
_HAVE = frozenset("have has had having 've ’ve".split())
_DO = frozenset("do does did".split())
_MODALS = {
    "will": "will", "'ll": "will", "’ll": "will", "shall": "will", "would": "would", "'d": "would", "’d": "would",
    "should": "should", "can": "can", "could": "could", "may": "may", "might": "might", "must": "must",
    "ought": "should", "cannot": "can",
}  # fmt: skip
_NEGATIONS = frozenset({"not", "never", "n't", "n’t", "nor", "neither", "hardly", "barely"})
_SHORT_NEGATED = {"wo": "will", "ca": "can", "sha": "shall"}
_RELATIVES = frozenset({"who", "which", "whom", "whose", "where"})
_SUBORDINATORS = frozenset(
    "if unless when while whereas because although though whether once lest whenever wherever until till "
    "after before since as than".split()
)
_EITHER = frozenset({"after", "before", "since", "until", "till", "as", "than", "like", "for", "once", "till"})
"""Words that open a clause when a finite verb follows, a phrase otherwise."""
_POSSESSIVES = frozenset({"its", "their", "his", "her", "our", "my", "your", "whose"})
_MARKS_OF_POSSESSION = frozenset({"'s", "’s", "'", "’"})
_PERSONAL = frozenset("i you he she it we they me him us them himself herself itself themselves".split())
_QUOTES = frozenset("\"“”„«»'‘’`")
_TAKES_CLAUSE = frozenset(
    "say tell think believe know claim report add note warn suggest hope fear insist argue explain announce confirm "
    "deny acknowledge admit declare state stress reveal show see mean ensure make allege assert maintain promise vow "
    "pledge swear agree expect predict feel understand indicate recall repeat reiterate".split()
)
_TELLS = frozenset("tell inform assure warn remind notify convince promise ask advise show persuade".split())
_OBJECT_CONTROL = frozenset(
    "ask urge tell order force allow invite help call press push request persuade convince encourage want require "
    "permit enable expect instruct beg appeal demand compel authorize authorise direct lead cause pressure warn "
    "advise command task oblige summon implore".split()
)
_PARTICLES = frozenset("out off up down back over away in on".split())
_PREPOSITION_LIKE = frozenset("including following regarding concerning excluding despite amid during besides".split())
_BOUNDS = frozenset(
    {("up", "to"), ("more", "than"), ("less", "than"), ("fewer", "than"), ("at", "least"), ("at", "most"),
     ("as", "many"), ("as", "much"), ("close", "to")}
)  # fmt: skip
"""Words before a number that belong to its phrase: "up to 40 vehicles"."""
_NOUN_CLASSES = frozenset({WordClass.NOUN, WordClass.PROPN})
_PHRASE_CLASSES = frozenset(
    {WordClass.DET, WordClass.ADJ, WordClass.NUM, WordClass.NOUN, WordClass.PROPN, WordClass.SYM}
)


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A verb with its auxiliaries, adverbs and negation; token indices, half-open.

    `tense` is "none" for infinitives and participles without an auxiliary. `modal` is will, would, should, can, could,
    may, might, must, "going to", "have to" or "be to". `participle` says that the group is a bare participle.
    """

    first: int
    last: int
    main: int
    lemma: str
    tense: VerbTense = "none"
    modal: str | None = None
    negated: bool = False
    passive: bool = False
    perfect: bool = False
    progressive: bool = False
    infinitive: bool = False
    participle: bool = False

    @property
    def is_finite(self) -> bool:
        """Say whether the group can stand as the verb of a sentence."""
        return not self.infinitive and not self.participle


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A noun phrase: `first` to `last` without what hangs on it, `span_first` to `span_last` with it.

    The wide range holds "of" phrases, coordinated phrases and appositions. `possessor` is the range before "'s".
    """

    first: int
    last: int
    head: int
    span_first: int
    span_last: int
    possessor: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Adjunct:
    """A preposition and its phrase."""

    preposition: str
    phrase: NounPhrase
    at: int


class ClauseRelation(StrEnum):
    """How a clause hangs on its governor."""

    ROOT = "root"
    COMPLEMENT = "complement"
    INFINITIVE = "infinitive"
    RELATIVE = "relative"
    ADVERBIAL = "adverbial"
    COORDINATED = "coordinated"
    PARTICIPIAL = "participial"


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb with its parts.

    `governor` is the index of the governing clause among the sentence's clauses. `noun` is the noun that an
    infinitive, participle or relative hangs on ("their plan to leave"), `predicate` the adjective or noun after a
    form of be ("is ready", "was a mediator"). `subject` of an infinitive or participle is the controlling phrase.
    """

    verb: VerbGroup
    subject: NounPhrase | None
    objects: tuple[NounPhrase, ...]
    adjuncts: tuple[Adjunct, ...]
    first: int
    last: int
    governor: int | None
    relation: ClauseRelation
    marker: str | None
    noun: int | None = None
    predicate: int | None = None


Kind = Literal[
    "phrase", "verb", "preposition", "and", "opener", "relative", "comma", "stop", "adverb", "adjective", "none"
]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of tokens with one part in the sentence."""

    kind: Kind
    first: int
    last: int
    word: str
    phrase: NounPhrase | None = None
    verb: VerbGroup | None = None


def noun_phrases(marks: Marks, sentence: Sentence) -> tuple[NounPhrase, ...]:
    """Give the noun phrases of a sentence in order, each with its wide range."""
    found = pieces(marks, sentence)
    return tuple(piece.phrase for piece in found if piece.phrase is not None)


def clauses(marks: Marks, sentence: Sentence) -> tuple[Clause, ...]:
    """Give the clauses of a sentence in the order of their verbs."""
    return _Joiner(pieces(marks, sentence), sentence, marks.tokens).clauses()


def governors(found: Sequence[Clause], at: int) -> tuple[Clause, ...]:
    """Give the clauses that a clause hangs on, the nearest first; coordinated clauses share those of the first."""
    chain: list[Clause] = []
    seen = {at}
    clause = found[at]
    while clause.governor is not None and clause.governor not in seen:
        seen.add(clause.governor)
        governor = found[clause.governor]
        if clause.relation is not ClauseRelation.COORDINATED:
            chain.append(governor)
        clause = governor
    return tuple(chain)


# --- pass one: phrases -----------------------------------------------------------------------------------------


def pieces(marks: Marks, sentence: Sentence) -> tuple[Piece, ...]:
    """Cut a sentence into phrases, verb groups and joining words; brackets and quotation marks are left out."""
    cutter = _Cutter(marks, sentence)
    return _widened(_settled(cutter.cut()), marks.tokens)


class _Cutter:
    def __init__(self, marks: Marks, sentence: Sentence) -> None:
        self.tokens = marks.tokens
        self.at = sentence.first
        self.end = sentence.last
        self.times = _marked(marks, sentence, [mark.span for mark in marks.times])
        self.names = _name_ends(marks, sentence)

    def cut(self) -> list[Piece]:
        found: list[Piece] = []
        while self.at < self.end:
            piece = self._next(found)
            self.at = piece.last
            found.append(piece)
        return [piece for piece in found if piece.kind != "none"]

    def _next(self, found: Sequence[Piece]) -> Piece:
        at, word = self.at, self._word(self.at)
        if word in {"(", "[", "{"}:
            return Piece("none", at, self._bracket_end(at), word)
        if at in self.times and not self._in_phrase(at):
            return Piece("none", at, at + 1, word)
        if (word, self._word(at + 1)) in _BOUNDS and (bounded := self._phrase(at)) is not None:
            return Piece("phrase", bounded.first, bounded.last, self._word(bounded.head), phrase=bounded)
        if word in _PREPOSITION_LIKE and self.tokens[at].word_class is not WordClass.NOUN:
            return Piece("preposition", at, at + 1, word)
        verb = self._verb_group(at)
        if verb is not None:
            return Piece("verb", verb.first, verb.last, verb.lemma, verb=verb)
        if word == "that":
            return self._that(found)
        if word in _RELATIVES and not (word == "whose"):
            return Piece("relative", at, at + 1, word)
        if word == "whose":
            return Piece("relative", at, at + 1, word)
        phrase = self._phrase(at)
        if phrase is not None:
            return Piece("phrase", phrase.first, phrase.last, self._word(phrase.head), phrase=phrase)
        return self._joining(at, word)

    def _joining(self, at: int, word: str) -> Piece:
        token = self.tokens[at]
        if word == "according" and self._word(at + 1) == "to":
            return Piece("preposition", at, at + 2, "according to")
        if word in {"because", "instead", "ahead", "out", "outside", "on behalf"} and self._word(at + 1) == "of":
            return Piece("preposition", at, at + 2, f"{word} of")
        if word in {"along", "together"} and self._word(at + 1) == "with":
            return Piece("preposition", at, at + 2, "with")
        if at + 1 in self.times and word in _EITHER and not self._in_phrase(at + 1):
            return Piece("none", at, at + 1, word)
        if word in _SUBORDINATORS or token.word_class is WordClass.SCONJ:
            return Piece("opener", at, at + 1, word)
        if token.word_class is WordClass.CCONJ or word in {"and", "or", "but"}:
            return Piece("and", at, at + 1, word)
        if at + 1 in self.times and not self._in_phrase(at + 1) and word not in {"of", "to"}:
            return Piece("none", at, at + 1, word)
        if token.word_class is WordClass.ADP or word in {"to", "by", "with", "from", "for", "of", "in", "on", "at"}:
            return Piece("preposition", at, at + 1, word)
        if word == ",":
            return Piece("comma", at, at + 1, word)
        if word in {"—", "–", "--"} or (word == "-" and self._is_dash(at)):
            return Piece("comma", at, at + 1, word)
        if word in {";", ":", ".", "!", "?", "…"}:
            return Piece("stop", at, at + 1, word)
        if token.word_class is WordClass.ADJ:
            return Piece("adjective", at, at + 1, word)
        if token.word_class is WordClass.ADV:
            return Piece("adverb", at, at + 1, word)
        return Piece("none", at, at + 1, word)

    def _that(self, found: Sequence[Piece]) -> Piece:
        """Tell "said that" and "told the envoy that" from "the grain that came"."""
        at = self.at
        before = next((piece for piece in reversed(found) if piece.kind not in {"none", "adverb"}), None)
        after = self.tokens[at + 1] if at + 1 < self.end else None
        if before is None or before.kind in {"verb", "comma", "stop", "and", "adjective"}:
            if before is None and after is not None and after.word_class in _NOUN_CLASSES:
                return Piece("none", at, at + 1, "that")
            return Piece("opener", at, at + 1, "that")
        if before.kind == "preposition":
            return Piece("none", at, at + 1, "that")
        told = next((piece for piece in reversed(found) if piece.kind in {"verb", "opener", "relative"}), None)
        if told is not None and told.kind == "verb" and told.word in _TELLS:
            return Piece("opener", at, at + 1, "that")
        if self._verb_group(at + 1) is not None if at + 1 < self.end else False:
            return Piece("relative", at, at + 1, "that")
        if told is not None and told.word in _TAKES_CLAUSE and before.kind != "phrase":
            return Piece("opener", at, at + 1, "that")
        return Piece("relative", at, at + 1, "that")

    def _word(self, at: int) -> str:
        return self.tokens[at].text.lower() if at < self.end else ""

    def _bracket_end(self, at: int) -> int:
        for place in range(at + 1, min(self.end, at + 60)):
            if self.tokens[place].text in {")", "]", "}"}:
                return place + 1
        return at + 1

    def _is_dash(self, at: int) -> bool:
        """Tell a dash from a hyphen: a dash has spaces around it."""
        tokens = self.tokens
        return (
            0 < at < self.end - 1
            and tokens[at - 1].span.end < tokens[at].span.start
            and (tokens[at].span.end < tokens[at + 1].span.start)
        )

    def _in_phrase(self, at: int) -> bool:
        """Say whether a time word only qualifies a noun behind it ("the 2020 vote")."""
        place = at
        while place < self.end and place in self.times:
            place += 1
        behind = self.tokens[place] if place < self.end else None
        before = self.tokens[at - 1] if at > 0 else None
        if behind is None or behind.word_class not in {WordClass.NOUN, WordClass.ADJ}:
            return behind is not None and behind.text in _MARKS_OF_POSSESSION
        return before is not None and (before.word_class is WordClass.DET or before.text in _MARKS_OF_POSSESSION)

    # verbs

    def _verb_group(self, start: int) -> VerbGroup | None:
        at = start
        words: list[tuple[str, int]] = []
        infinitive = False
        if self._word(at) == "to":
            place = self._skip_adverbs(at + 1)
            if not self._is_base_verb(place) or self._is_noun_pair(place):
                return None
            infinitive, at = True, place
        negated = any(self._word(place) in _NEGATIONS for place in range(start, at))
        if self._word(at) in {"not", "never"} and infinitive is False:
            place = at + 1
            if self._word(place) == "to" and self._is_base_verb(self._skip_adverbs(place + 1)):
                negated, infinitive, at = True, True, self._skip_adverbs(place + 1)
            elif self._is_verb(place) and self._shape(place) <= {"gerund", "participle", "past"}:
                negated, at = True, place
            else:
                return None
        while at < self.end:
            word = _auxiliary(self._word(at))
            if word is None:
                break
            if self._word(at) in {"'s", "’s"} or (not words and not infinitive and not self._may_help(at)):
                return None
            words.append((word, at))
            negated = negated or _is_negated(self._word(at))
            place = self._skip_adverbs(at + 1)
            if not (self._is_verb(place) or _auxiliary(self._word(place)) is not None or self._opens_to(place)):
                place = at + 1 + self._leading_negation(at + 1)
            negated = negated or any(self._word(p) in _NEGATIONS for p in range(at + 1, place))
            at = place
            if self._opens_to(at):
                break
        return self._finished(start, at, words, infinitive=infinitive, negated=negated)

    def _is_noun_pair(self, at: int) -> bool:
        """Say whether a word after "to" is half of a pair of nouns: "attention to trade and economic ties"."""
        if self._word(at + 1) not in {"and", "or"} or at + 3 >= self.end:
            return False
        return self.tokens[at + 2].word_class is WordClass.ADJ and self.tokens[at + 3].word_class in _NOUN_CLASSES

    def _finished(
        self, start: int, at: int, words: list[tuple[str, int]], *, infinitive: bool, negated: bool
    ) -> VerbGroup | None:
        modal = next((_MODALS[word] for word, _ in words if word in _MODALS), None)
        if words and self._opens_to(at):
            opened = self._to_future(at, words)
            if opened is not None:
                modal, at = opened
                return self._group(start, at, words, modal=modal, infinitive=infinitive, negated=negated, base=True)
        if at < self.end and self._is_verb(at) and self._agrees(at, words, infinitive=infinitive):
            return self._group(start, at, words, modal=modal, infinitive=infinitive, negated=negated, base=False)
        if not words:
            return None
        main = words[-1][1]
        before = words[:-1]
        return self._group(start, main, before, modal=modal, infinitive=infinitive, negated=negated, base=False)

    def _opens_to(self, at: int) -> bool:
        word = self._word(at)
        if word in {"going", "about", "set", "due", "bound"} and self._word(at + 1) == "to":
            return self._is_base_verb(self._skip_adverbs(at + 2))
        return word == "to" and self._is_base_verb(self._skip_adverbs(at + 1))

    def _to_future(self, at: int, words: list[tuple[str, int]]) -> tuple[str, int] | None:
        last = words[-1][0]
        if last in _BE:
            if self._word(at) == "to":
                return "be to", self._skip_adverbs(at + 1)
            return "going to", self._skip_adverbs(at + 2)
        if last in _HAVE and self._word(at) == "to":
            return "have to", self._skip_adverbs(at + 1)
        return None

    def _group(
        self,
        first: int,
        main: int,
        words: list[tuple[str, int]],
        *,
        modal: str | None,
        infinitive: bool,
        negated: bool,
        base: bool,
    ) -> VerbGroup:
        shape = {"base"} if base else self._shape(main)
        negated = negated or (first == main and self._is_negated_before(first))
        helpers = [word for word, _ in words]
        lemma = _lemma(self.tokens[main])
        carried = helpers[:-1] if base else helpers
        be = [word for word in carried if word in _BE]
        have = [word for word in carried if word in _HAVE]
        passive = bool(be) and "participle" in shape and not shape <= {"gerund"}
        progressive = bool(be) and "gerund" in shape
        perfect = bool(have) and bool(shape & {"participle", "past"} or be)
        bare = not helpers and not infinitive
        participle = (bare and bool(shape) and shape <= {"gerund", "participle"}) or (
            bool(helpers) and helpers[0] in {"being", "having", "been"}
        )
        last = main + 1
        bounds = (self._word(last), self._word(last + 1)) in _BOUNDS
        if self._word(last) in _PARTICLES and not bounds and self._is_particle(last):
            last += 1
        return VerbGroup(
            first=first,
            last=last,
            main=main,
            lemma=lemma,
            tense=_tense(helpers, shape, modal, infinitive=infinitive, participle=participle),
            modal=modal,
            negated=negated,
            passive=passive or (participle and "participle" in shape and "gerund" not in shape and not have),
            perfect=perfect,
            progressive=progressive,
            infinitive=infinitive,
            participle=participle,
        )

    def _is_negated_before(self, first: int) -> bool:
        """Say whether an adverb right before a bare verb denies it: "never sent"."""
        at = first - 1
        while at >= 0 and (self.tokens[at].word_class is WordClass.ADV or self._word(at) in _NEGATIONS):
            if self._word(at) in _NEGATIONS:
                return True
            at -= 1
        return False

    def _is_particle(self, at: int) -> bool:
        """Tell "broke out in the north" from "came in the north": a particle has no noun phrase behind it."""
        behind = self.tokens[at + 1] if at + 1 < self.end else None
        if self._word(at) in {"in", "on", "over"}:
            return behind is not None and behind.word_class in {WordClass.ADP, WordClass.PUNCT}
        return True

    def _skip_adverbs(self, at: int) -> int:
        while at < self.end and (
            self.tokens[at].word_class is WordClass.ADV
            or self._word(at) in _NEGATIONS
            or self.tokens[at].text in _QUOTES
            or (self._word(at) in {"no", "longer"} and self._word(at + (self._word(at) == "no")) == "longer")
        ):
            at += 1
        return at

    def _leading_negation(self, at: int) -> int:
        return 1 if self._word(at) in _NEGATIONS else 0

    def _may_help(self, at: int) -> bool:
        return self.tokens[at].word_class in {WordClass.AUX, WordClass.VERB, WordClass.PART, WordClass.X}

    def _is_verb(self, at: int) -> bool:
        if not at < self.end:
            return False
        token = self.tokens[at]
        if token.word_class is WordClass.ADJ and at > 0 and self._word(at - 1) == "to":
            return self._is_base_verb(at)
        if self._is_gerund_noun(at):
            return False
        if at - 1 in self.times and token.word_class in {WordClass.ADJ, WordClass.NOUN}:
            return "past" in {tense for _, tense in inflect.lemma(self._word(at))}
        return token.word_class is WordClass.VERB or (
            token.word_class is WordClass.AUX and _auxiliary(token.text.lower()) is not None
        )

    def _is_gerund_noun(self, at: int) -> bool:
        """Say whether a form in -ing after "of" is a noun: "a memorandum of understanding was"."""
        if not self._word(at).endswith("ing") or self._word(at - 1) != "of" or self._word(at) in _BE | _HAVE:
            return False
        behind = self.tokens[at + 1] if at + 1 < self.end else None
        return (
            behind is None
            or behind.word_class in {WordClass.PUNCT, WordClass.AUX, WordClass.ADP, WordClass.CCONJ}
            or (at + 1 in self.times)
        )

    def _is_base_verb(self, at: int) -> bool:
        if not at < self.end:
            return False
        if self.tokens[at].word_class is WordClass.ADJ:
            behind = self.tokens[at + 1] if at + 1 < self.end else None
            opens = behind is not None and behind.word_class in {WordClass.DET, WordClass.PRON}
            return opens and "base" in {tense for _, tense in inflect.lemma(self._word(at))}
        return self.tokens[at].word_class in {WordClass.VERB, WordClass.AUX} and "base" in self._shape(at)

    def _agrees(self, at: int, words: list[tuple[str, int]], *, infinitive: bool) -> bool:
        """Say whether a verb form can follow its auxiliaries; "is talks" cannot."""
        shape = self._shape(at)
        if self.tokens[at].word_class is WordClass.AUX:
            return bool(words) or infinitive
        if not words:
            return not infinitive or "base" in shape
        last = words[-1][0]
        if last in _BE:
            return bool(shape & {"gerund", "participle"})
        if last in _HAVE:
            return bool(shape & {"participle", "past"})
        return "base" in shape

    def _shape(self, at: int) -> set[str]:
        return _shape(self.tokens[at]) if at < self.end else set()

    # noun phrases

    def _phrase(self, start: int) -> NounPhrase | None:
        if (self._word(start), self._word(start + 1)) in _BOUNDS and self._is_number(start + 2):
            counted = self._phrase(start + 2)
            return replace(counted, first=start, span_first=start) if counted is not None else None
        word = self._word(start)
        token = self.tokens[start]
        if word in _PERSONAL and not (word == "her" and self._is_nominal(start + 1)):
            return NounPhrase(start, start + 1, start, start, start + 1)
        if not self._may_open(start):
            return None
        at, head, possessor = start, None, None
        while at < self.end:
            token, word = self.tokens[at], self._word(at)
            if at in self.names:
                possessor = self._possessor_within(start, at) or possessor
                at, head = self.names[at], self.names[at] - 1
                continue
            if at in self.times and not self._in_phrase(at):
                break
            if word in _MARKS_OF_POSSESSION and head == at - 1 and (len(word) > 1 or self._is_nominal(at + 1)):
                possessor = (start, at)
            elif (
                at > start
                and (token.word_class is WordClass.DET or word in _POSSESSIVES)
                and not self._holds(at, start)
            ):
                break
            elif (
                self._is_gerund_noun(at)
                or token.word_class in _NOUN_CLASSES
                or (token.word_class is WordClass.PRON and at == start)
            ):
                head = at
            elif token.word_class is WordClass.NUM and self._opens_second(at, head):
                break
            elif token.word_class is WordClass.NUM:
                head = at if head is None or not self._is_nominal(at + 1) else head
            elif not self._continues(at, start):
                break
            at += 1
        if head is None and at > start and self.tokens[start].word_class is WordClass.DET and self._is_mistaken(at):
            head = at
        if head is None:
            return None
        return NounPhrase(start, head + 1, head, start, head + 1, _before(possessor, head))

    def _is_number(self, at: int) -> bool:
        return at < self.end and self.tokens[at].word_class in {WordClass.NUM, WordClass.SYM}

    def _possessor_within(self, start: int, at: int) -> tuple[int, int] | None:
        """Give the range before "'s" inside a name: "Peru's navy"."""
        for place in range(at + 1, self.names[at] - 1):
            if self._word(place) in _MARKS_OF_POSSESSION:
                return start, place
        return None

    def _opens_second(self, at: int, head: int | None) -> bool:
        """Say whether a number after a name opens the second of two objects: "gave Malawi ten tractors"."""
        if head != at - 1 or self.tokens[at - 1].word_class is not WordClass.PROPN or at + 1 >= self.end:
            return False
        return self.tokens[at + 1].word_class in {WordClass.NOUN, WordClass.ADJ} and not self._word(at).isdigit()

    def _is_mistaken(self, at: int) -> bool:
        """Say whether a noun was read as an adverb: "the supply of"."""
        return at < self.end and self.tokens[at].word_class is WordClass.ADV and self._word(at + 1) == "of"

    def _holds(self, at: int, start: int) -> bool:
        """Say whether a determiner goes on: "all the ships", "both its sides"."""
        return all(self.tokens[place].word_class is WordClass.DET for place in range(start, at))

    def _may_open(self, at: int) -> bool:
        if at in self.names:
            return True
        token, word = self.tokens[at], self._word(at)
        if token.word_class is WordClass.PRON:
            return word not in _RELATIVES and word != "that"
        if token.word_class in _PHRASE_CLASSES or word in _POSSESSIVES or self._is_gerund_noun(at):
            return True
        if token.word_class is WordClass.ADV:
            return self._word(at + 1).isdigit() or (
                at + 1 < self.end and self.tokens[at + 1].word_class is WordClass.NUM
            )
        return self._is_adjectival(at, at)

    def _continues(self, at: int, start: int) -> bool:
        token, word = self.tokens[at], self._word(at)
        if token.word_class in _PHRASE_CLASSES or word in _POSSESSIVES:
            return True
        if token.text in _QUOTES or word in {"-", "–", "/", "&", "%"}:
            return self._is_nominal(at + 1) or word == "%"
        if word in {"and", "or", ","}:
            return self._joins_adjectives(at)
        if token.word_class is WordClass.ADV:
            return at + 1 < self.end and self.tokens[at + 1].word_class in {WordClass.ADJ, WordClass.NUM}
        return self._is_adjectival(at, start)

    def _is_adjectival(self, at: int, start: int) -> bool:
        """Say whether a participle stands as an adjective: "the ousted leader", "armed groups"."""
        token = self.tokens[at]
        if token.word_class is not WordClass.VERB or not self._is_nominal(at + 1):
            return False
        shape = self._shape(at)
        if not shape or not shape <= {"gerund", "participle", "past"}:
            return False
        return at > start and self.tokens[at - 1].word_class in {WordClass.DET, WordClass.ADJ, WordClass.NUM}

    def _joins_adjectives(self, at: int) -> bool:
        before, behind = self.tokens[at - 1], self.tokens[at + 1] if at + 1 < self.end else None
        return (
            before.word_class is WordClass.ADJ
            and behind is not None
            and behind.word_class is WordClass.ADJ
            and self._is_nominal(at + 2)
        )

    def _is_nominal(self, at: int) -> bool:
        if not at < self.end:
            return False
        token = self.tokens[at]
        return token.word_class in _NOUN_CLASSES or token.word_class in {WordClass.ADJ, WordClass.NUM}


def _before(possessor: tuple[int, int] | None, head: int) -> tuple[int, int] | None:
    return possessor if possessor is not None and possessor[1] < head else None


def _marked(marks: Marks, sentence: Sentence, spans: Sequence[Span]) -> frozenset[int]:
    """Give the tokens of a sentence that lie in these spans."""
    tokens = marks.tokens
    starts = [tokens[at].span.start for at in range(sentence.first, sentence.last)]
    inside: set[int] = set()
    for span in spans:
        if not span.overlaps(sentence.span):
            continue
        at = sentence.first + bisect_left(starts, span.start)
        while at < sentence.last and tokens[at].span.start < span.end:
            inside.add(at)
            at += 1
    return frozenset(inside)


def _name_ends(marks: Marks, sentence: Sentence) -> dict[int, int]:
    """Give for the first token of each name of several words where it ends: "the Bank of Chad" is one phrase."""
    ends: dict[int, int] = {}
    for mark in marks.names:
        if mark.kind is not MentionKind.NAME or not mark.span.overlaps(sentence.span):
            continue
        inside = sorted(_marked(marks, sentence, [mark.span]))
        if len(inside) > 1:
            ends[inside[0]] = max(inside[-1] + 1, ends.get(inside[0], 0))
    return ends


def _auxiliary(word: str) -> str | None:
    """Give the auxiliary that a word is, without its negation."""
    if word.endswith(("n't", "n’t")):
        word = _SHORT_NEGATED.get(word[:-3], word[:-3])
    return word if word in _BE or word in _HAVE or word in _DO or word in _MODALS else None


def _is_negated(word: str) -> bool:
    return word.endswith(("n't", "n’t")) or word == "cannot"


def _shape(token: Token) -> set[str]:
    """Give the forms that a verb token can be: base, third, past, participle, gerund."""
    word = token.text.lower()
    found: set[str] = {tense for _, tense in inflect.lemma(word)}
    features = set(token.features)
    if not found:
        found = _featured(features, word) or _guessed(word)
    if "Ger" in features and "gerund" in found:
        return {"gerund"}
    if "Inf" in features and "base" in found:
        return {"base"}
    return found


def _featured(features: set[str], word: str) -> set[str]:
    if "Part" in features and not word.endswith("ing"):
        return {"participle"} if not word.endswith("ed") else {"past", "participle"}
    return {"past"} if "Past" in features and not word.endswith("ed") else set()


def _guessed(word: str) -> set[str]:
    if word.endswith("ing"):
        return {"gerund"}
    if word.endswith("ed"):
        return {"past", "participle"}
    if word.endswith("s") and not word.endswith("ss"):
        return {"third"}
    return {"base"}


def _lemma(token: Token) -> str:
    known = inflect.lemma(token.text)
    if known and token.lemma not in {verb for verb, _ in known}:
        return known[0][0]
    return token.lemma


def _tense(helpers: list[str], shape: set[str], modal: str | None, *, infinitive: bool, participle: bool) -> VerbTense:
    if infinitive or participle:
        return "none"
    if modal in {"will", "going to", "be to"}:
        return "future"
    if modal is not None and modal != "have to":
        return "past" if modal in {"would", "could", "might"} else "present"
    if helpers:
        return "past" if helpers[0] in {"was", "were", "had", "did"} else "present"
    return "past" if "past" in shape and "base" not in shape else _past_or_present(shape)


def _past_or_present(shape: set[str]) -> VerbTense:
    return "past" if shape == {"past", "participle", "base"} else "present"


# --- between the passes: what a form of two readings is ----------------------------------------------------------


def _settled(found: list[Piece]) -> list[Piece]:
    """Decide bare forms in -ed, and words that open a phrase or a clause, by what stands around them."""
    for at, piece in enumerate(found):
        if piece.kind == "verb" and piece.verb is not None and _is_bare_past(piece.verb) and _is_reduced(found, at):
            found[at] = replace(piece, verb=replace(piece.verb, participle=True, passive=True, tense="none"))
    for at, piece in enumerate(found):
        if piece.kind == "opener" and piece.word in _EITHER and not _finite_follows(found, at):
            found[at] = replace(piece, kind="preposition")
        elif piece.kind == "preposition" and piece.word in _EITHER and _finite_follows(found, at):
            found[at] = replace(piece, kind="opener")
    return found


def _is_bare_past(verb: VerbGroup) -> bool:
    return (
        verb.tense == "past"
        and verb.first == verb.main
        and not verb.participle
        and verb.modal is None
        and not verb.perfect
    )


def _is_reduced(found: list[Piece], at: int) -> bool:
    """Say whether a form in -ed is a participle: "the ships seized in May sailed", "the grain promised by Rome"."""
    before = _left(found, at)
    behind = found[at + 1] if at + 1 < len(found) else None
    if before is None:
        return behind is not None and behind.kind == "preposition"
    piece = found[before]
    if piece.kind == "comma":
        return behind is not None and behind.kind == "preposition" and not _is_after_aside(found, before)
    if piece.kind in {"preposition", "opener"}:
        return True
    if piece.kind != "phrase":
        return False
    if behind is not None and behind.kind == "phrase":
        return False
    if _is_object(found, before):
        return True
    return _finite_without_subject(found, at)


def _is_after_aside(found: list[Piece], comma: int) -> bool:
    """Say whether a comma closes an aside that follows a phrase: "The minister, a lawyer, worked for"."""
    before = next((at for at in range(comma - 1, max(-1, comma - 12), -1) if found[at].kind == "comma"), None)
    return before is not None and before > 0 and found[before - 1].kind == "phrase"


def _is_object(found: list[Piece], at: int) -> bool:
    """Say whether a phrase belongs to a finite verb on its left with no boundary between."""
    place = at
    while place > 0:
        place -= 1
        kind = found[place].kind
        if kind == "verb":
            verb = found[place].verb
            if verb is not None and verb.participle and verb.passive:
                continue
            return verb is not None and not (place == at - 1 and verb.lemma in _TAKES_CLAUSE)
        if kind in {"comma", "stop", "opener", "relative"}:
            return False
        if kind == "and" and found[place + 1].kind == "phrase" and place + 1 == at:
            return False
    return False


def _finite_without_subject(found: list[Piece], at: int) -> bool:
    """Say whether a second finite verb follows that has no phrase of its own to be its subject."""
    hanging = False
    for place in range(at + 1, min(len(found), at + 12)):
        piece = found[place]
        if piece.kind in {"comma", "stop", "and", "opener", "relative"}:
            return False
        if piece.kind == "preposition":
            hanging = True
        elif piece.kind == "verb" and piece.verb is not None:
            own = found[place - 1].kind == "phrase" and found[place - 2].kind != "preposition"
            return piece.verb.is_finite and not own
        elif piece.kind == "phrase" and not hanging:
            return False
    return False


def _finite_follows(found: list[Piece], at: int) -> bool:
    subject = False
    for place in range(at + 1, min(len(found), at + 14)):
        piece = found[place]
        if piece.kind in {"comma", "stop", "opener", "relative"}:
            return False
        if piece.kind == "phrase":
            subject = True
        if piece.kind == "verb" and piece.verb is not None and piece.verb.is_finite:
            return subject
        if piece.kind == "verb" and not subject:
            return False
    return False


def _left(found: Sequence[Piece], at: int) -> int | None:
    place = at - 1
    while place >= 0 and found[place].kind == "adverb":
        place -= 1
    return place if place >= 0 else None


# --- wide ranges --------------------------------------------------------------------------------------------------


def _widened(found: list[Piece], tokens: Sequence[Token]) -> tuple[Piece, ...]:
    """Give phrases their wide ranges, from the right, so that "the head of the army of Chad" nests."""
    wide = list(found)
    for at in range(len(wide) - 1, -1, -1):
        phrase = wide[at].phrase
        if phrase is not None:
            wide[at] = replace(wide[at], phrase=_wide(wide, at, phrase, tokens))
    return tuple(wide)


def _wide(found: list[Piece], at: int, phrase: NounPhrase, tokens: Sequence[Token]) -> NounPhrase:
    first = found[at + 1] if at + 1 < len(found) else None
    second = found[at + 2] if at + 2 < len(found) else None
    third = found[at + 3] if at + 3 < len(found) else None
    if first is None or second is None:
        return phrase
    if second.phrase is None:
        ends_list = first.kind == "comma" and second.word == "and" and at > 0 and found[at - 1].kind == "comma"
        if ends_list and third is not None and third.phrase is not None and not _opens_clause(found, at + 3):
            return replace(phrase, span_last=third.phrase.span_last)
        return phrase
    if first.kind == "preposition" and first.word == "of":
        return replace(phrase, span_last=second.phrase.span_last)
    if first.kind == "and" and first.word == "and" and not _opens_clause(found, at + 2):
        return replace(phrase, span_last=second.phrase.span_last)
    if first.kind == "comma" and _is_apposition(found, at, tokens):
        return replace(phrase, span_last=second.phrase.span_last)
    if first.kind == "comma" and _is_listed(found, at + 2):
        return replace(phrase, span_last=second.phrase.span_last)
    return phrase


def _opens_clause(found: list[Piece], at: int) -> bool:
    """Say whether a phrase after "and" is the subject of a clause of its own."""
    for place in range(at + 1, min(len(found), at + 8)):
        piece = found[place]
        if piece.kind == "verb":
            return piece.verb is not None and piece.verb.is_finite and _has_verb_before(found, at)
        if piece.kind in {"comma", "stop", "and", "opener", "relative"}:
            return False
    return False


def _has_verb_before(found: list[Piece], at: int) -> bool:
    for place in range(at - 1, max(-1, at - REACH), -1):
        kind = found[place].kind
        if kind == "verb":
            verb = found[place].verb
            return verb is not None and not (
                found[place + 1].kind == "phrase" and place + 3 == at and verb.lemma in _TAKES_CLAUSE
            )
        if kind in {"opener", "relative", "stop"}:
            return False
    return False


def _is_apposition(found: list[Piece], at: int, tokens: Sequence[Token]) -> bool:
    """Say whether "X, Y" names one thing twice: Y is a name behind an office, or an office behind a name."""
    second = found[at + 2].phrase
    if second is None:
        return False
    behind = found[at + 3].kind if at + 3 < len(found) else "stop"
    if behind == "preposition":
        behind = _after_chain(found, at + 3)
    first = found[at].phrase
    if behind not in {"comma", "stop"} or first is None:
        return False
    one, two = tokens[first.head].word_class, tokens[second.head].word_class
    is_definite = tokens[first.first].word_class is WordClass.DET or first.possessor is not None
    return (two is WordClass.PROPN and (is_definite or one is WordClass.PROPN)) or (
        one is WordClass.PROPN and tokens[second.first].word_class is WordClass.DET
    )


def _after_chain(found: list[Piece], at: int) -> Kind:
    while at + 1 < len(found) and found[at].kind == "preposition" and found[at].word == "of" and found[at + 1].phrase:
        at += 2
    return found[at].kind if at < len(found) else "stop"


def _is_listed(found: list[Piece], at: int) -> bool:
    """Say whether a list goes on after a comma: "Chad, Niger and Togo"."""
    place = at
    for _ in range(12):
        if place + 2 >= len(found) or found[place].phrase is None:
            return False
        if found[place + 1].kind == "and" or (found[place + 1].kind == "comma" and found[place + 2].kind == "and"):
            return not _opens_clause(found, place + 2) if found[place + 1].kind == "and" else True
        if found[place + 1].kind != "comma":
            return False
        place += 2
    return False


# --- pass two: clauses ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Found:
    """What stands to the left of a verb."""

    subject: NounPhrase | None
    at: int
    relation: ClauseRelation
    marker: str | None
    noun: int | None = None
    elder: int | None = None
    antecedent: NounPhrase | None = None


def _is_alike(verb: VerbGroup, elder: VerbGroup) -> bool:
    return (verb.is_finite, verb.infinitive, verb.participle) == (elder.is_finite, elder.infinitive, elder.participle)


def _is_out_of_step(verb: VerbGroup, elder: Clause) -> bool:
    """Say whether a plain past cannot go on from a told clause with helpers: "said it will leave and called"."""
    told = elder.relation is ClauseRelation.COMPLEMENT
    plain = verb.tense == "past" and verb.first == verb.main
    helped = elder.verb.modal is not None or elder.verb.progressive or elder.verb.tense != "past"
    return told and plain and helped


class _Joiner:
    def __init__(self, found: Sequence[Piece], sentence: Sentence, tokens: Sequence[Token]) -> None:
        self.found = found
        self.sentence = sentence
        self.tokens = tokens
        self.verbs = [at for at, piece in enumerate(found) if piece.kind == "verb"]
        self.clause_of = {at: index for index, at in enumerate(self.verbs)}
        self.made: list[Clause] = []

    def clauses(self) -> tuple[Clause, ...]:
        for index, at in enumerate(self.verbs):
            self.made.append(self._clause(index, at))
        return tuple(self._with_fronted(index) for index in range(len(self.made)))

    def _clause(self, index: int, at: int) -> Clause:
        verb = self._verb(at)
        verb = self._inherited(verb, at)
        left = self._context(verb, at)
        governor = self._governor(index, left)
        objects, adjuncts, end, predicate = self._right(at)
        subject = left.subject
        if subject is None and verb.is_finite and left.relation is ClauseRelation.ROOT and self._is_inverted(at):
            subject, objects = objects[0] if objects else None, objects[1:]
        if not objects and left.antecedent is not None and not verb.passive:
            objects = (left.antecedent,)
        if left.relation in {ClauseRelation.INFINITIVE, ClauseRelation.PARTICIPIAL} and subject is None:
            subject = self._controller(governor, left)
        first = min(
            verb.first, subject.span_first if subject is not None and subject.first < verb.first else verb.first
        )
        return Clause(
            verb=verb,
            subject=subject,
            objects=objects,
            adjuncts=adjuncts,
            first=first if left.relation is not ClauseRelation.INFINITIVE else verb.first,
            last=end,
            governor=governor,
            relation=left.relation,
            marker=left.marker,
            noun=left.noun,
            predicate=predicate,
        )

    def _verb(self, at: int) -> VerbGroup:
        verb = self.found[at].verb
        if verb is None:  # pragma: no cover - verbs are made with their group
            raise AssertionError(at)
        return verb

    # what stands on the left

    def _inherited(self, verb: VerbGroup, at: int) -> VerbGroup:
        """Give a verb after "and" the auxiliaries of the verb before: "was seized and sold", "will come and sign"."""
        before = _left(self.found, at)
        if before is None or self.found[before].kind != "and" or verb.first != verb.main:
            return verb
        place = self.clause_of[at] - 1
        if place < 0:
            return verb
        elder = self.made[place].verb
        if verb.tense == "past" and elder.infinitive:
            return verb
        shape = _shape(self.tokens[verb.main])
        if "base" in shape and "past" not in shape and (elder.modal is not None or elder.infinitive):
            return replace(
                verb, modal=elder.modal, tense=elder.tense, infinitive=elder.infinitive, negated=elder.negated
            )
        if "participle" in shape and (elder.passive or elder.perfect) and not self._takes_object(at):
            return replace(
                verb, passive=elder.passive, perfect=elder.perfect, tense=elder.tense, modal=elder.modal,
                participle=elder.participle, infinitive=elder.infinitive,
            )  # fmt: skip
        if "gerund" in shape and elder.progressive:
            return replace(verb, progressive=True, tense=elder.tense, participle=False)
        return verb

    def _takes_object(self, at: int) -> bool:
        return at + 1 < len(self.found) and self.found[at + 1].kind == "phrase"

    def _context(self, verb: VerbGroup, at: int) -> _Found:
        before = _left(self.found, at)
        if before is not None and self.found[before].kind == "and":
            elder = self._elder(verb, at)
            subject = self.made[elder].subject if elder is not None else None
            return _Found(subject, before, ClauseRelation.COORDINATED, self.found[before].word, elder=elder)
        if verb.infinitive:
            return self._infinitive_context(before)
        if verb.participle:
            return self._participle_context(before)
        found = self._finite_context(before)
        if found.relation is ClauseRelation.COORDINATED and found.elder is None:
            return replace(found, elder=self._elder(verb, at))
        return found

    def _elder(self, verb: VerbGroup, at: int) -> int | None:
        """Give the clause that a verb after "and" goes on from: the nearest of its own form.

        "agreed to meet and signed" signs like it agreed; "said that it was leaving and called" called like it said.
        """
        index: int | None = self.clause_of[at] - 1
        if index is None or index < 0:
            return None
        nearest = index
        while index is not None:
            elder = self.made[index]
            if _is_alike(verb, elder.verb):
                governor = elder.governor
                if not _is_out_of_step(verb, elder) or governor is None or governor >= index:
                    return index
                index = governor
                continue
            index = elder.governor if elder.governor is not None and elder.governor < index else None
        return nearest

    def _infinitive_context(self, before: int | None) -> _Found:
        if before is None:
            return _Found(None, -1, ClauseRelation.INFINITIVE, "to")
        piece = self.found[before]
        if piece.phrase is not None and self._headline_subject(before):
            return _Found(piece.phrase, before, ClauseRelation.ROOT, "to")
        noun = piece.phrase.head if piece.phrase is not None else None
        doer = self.found[before - 1] if before > 0 else None
        if piece.phrase is not None and doer is not None and doer.kind == "preposition" and doer.word == "for":
            return _Found(piece.phrase, before, ClauseRelation.INFINITIVE, "for")
        return _Found(None, before, ClauseRelation.INFINITIVE, "to", noun)

    def _headline_subject(self, before: int) -> bool:
        """Say whether an infinitive is a headline's future: "Chad, Niger to reopen border"."""
        return all(piece.kind != "verb" for piece in self.found[: before + 1]) and len(self.verbs) <= 2

    def _participle_context(self, before: int | None) -> _Found:
        if before is None:
            return _Found(None, -1, ClauseRelation.PARTICIPIAL, None)
        piece = self.found[before]
        if piece.phrase is not None:
            return _Found(piece.phrase, before, ClauseRelation.RELATIVE, None, piece.phrase.head)
        if piece.kind in {"preposition", "opener"}:
            noun = self.found[before - 1].phrase if before > 0 else None
            return _Found(None, before, ClauseRelation.PARTICIPIAL, piece.word, noun.head if noun else None)
        if piece.kind == "comma" and before > 0 and self.found[before - 1].phrase is not None and self._closes(before):
            phrase = self.found[before - 1].phrase
            return _Found(phrase, before, ClauseRelation.RELATIVE, None, phrase.head if phrase else None)
        return _Found(None, before, ClauseRelation.PARTICIPIAL, None)

    def _closes(self, comma: int) -> bool:
        """Say whether an aside after a comma comes before any finite verb: "trainers, described by ..., have"."""
        return all(at >= comma for at in self.verbs[:1])

    def _finite_context(self, before: int | None) -> _Found:
        place, steps = before, 0
        while place is not None and steps < REACH:
            steps += 1
            piece = self.found[place]
            if piece.kind == "phrase":
                return self._with_subject(place)
            if piece.kind == "relative":
                antecedent = self._antecedent(place)
                head = antecedent.head if antecedent is not None else None
                return _Found(antecedent, place, ClauseRelation.RELATIVE, piece.word, head)
            if piece.kind == "comma":
                opened = self._aside(place)
                if opened is None:
                    return _Found(None, place, ClauseRelation.ROOT, None)
                place = opened
            elif piece.kind == "opener":
                return _Found(None, place, self._opened(piece.word), piece.word)
            elif piece.kind == "verb":
                return _Found(None, place, ClauseRelation.ROOT, None)
            else:
                place = place - 1 if place > 0 else None
        return _Found(None, -1, ClauseRelation.ROOT, None)

    def _with_subject(self, at: int) -> _Found:
        place = self._climb(at)
        if place is None:
            return _Found(None, at, ClauseRelation.ROOT, None)
        subject = self.found[place].phrase
        place, subject = self._coordinated(place, subject)
        before = _left(self.found, place)
        if before is None:
            return _Found(subject, place, ClauseRelation.ROOT, None)
        piece = self.found[before]
        if piece.kind == "opener":
            return _Found(subject, before, self._opened(piece.word), piece.word)
        if piece.kind == "relative":
            antecedent = self._antecedent(before)
            head = antecedent.head if antecedent is not None else None
            moved = antecedent if piece.word in {"that", "which", "whom"} else None
            return _Found(subject, before, ClauseRelation.RELATIVE, piece.word, head, antecedent=moved)
        if piece.kind == "verb" and piece.verb is not None and piece.verb.lemma in _TAKES_CLAUSE:
            return _Found(subject, before, ClauseRelation.COMPLEMENT, None)
        if piece.kind == "and":
            return _Found(subject, before, ClauseRelation.COORDINATED, piece.word)
        if piece.phrase is not None and before == place - 1 and self._tells(before):
            return _Found(subject, before, ClauseRelation.COMPLEMENT, None)
        if piece.phrase is not None and before == place - 1:
            return _Found(subject, before, ClauseRelation.RELATIVE, None, piece.phrase.head, antecedent=piece.phrase)
        return self._fronted(subject, before)

    def _tells(self, at: int) -> bool:
        verb = self.found[at - 1].verb if at > 0 else None
        return verb is not None and verb.lemma in _TELLS

    def _fronted(self, subject: NounPhrase | None, before: int) -> _Found:
        """Look over phrases before the subject for the word that opens the clause: "that in March Chad left"."""
        place = before
        while place >= 0 and self.found[place].kind in {"comma", "preposition", "phrase", "adverb", "adjective"}:
            if self.found[place].kind == "comma" and place < before and self.found[place - 1].kind == "verb":
                break
            place -= 1
        if place >= 0 and self.found[place].kind == "opener" and self.found[place].word == "that":
            return _Found(subject, place, ClauseRelation.COMPLEMENT, "that")
        return _Found(subject, before, ClauseRelation.ROOT, None)

    def _opened(self, word: str) -> ClauseRelation:
        return ClauseRelation.COMPLEMENT if word in {"that", "whether"} else ClauseRelation.ADVERBIAL

    def _climb(self, at: int) -> int | None:
        """Go from the phrase before a verb to the head of its chain: "the supply of tents to Chad" -> "the supply"."""
        place = at
        for _ in range(REACH):
            before = _left(self.found, place)
            if before is None:
                return place
            piece = self.found[before]
            if piece.kind == "and" and before > 0 and self.found[before - 1].phrase is not None:
                if _has_verb_before(list(self.found), place):
                    return place
                chained = self._governed(before - 1)
                if chained is None:
                    return place
                place = chained
                continue
            if piece.kind != "preposition":
                return place
            holder = _left(self.found, before)
            if holder is None or self.found[holder].phrase is None:
                if holder is not None and self.found[holder].kind == "verb" and not self._verb(holder).is_finite:
                    over = self._over_reduced(holder)
                    if over is None:
                        return None
                    place = over
                    continue
                return None
            place = holder
        return None

    def _governed(self, at: int) -> int | None:
        """Give the holder of a phrase that hangs on a preposition, itself the left half of an "and"."""
        before = _left(self.found, at)
        if before is None or self.found[before].kind != "preposition":
            return None
        holder = _left(self.found, before)
        return holder if holder is not None and self.found[holder].phrase is not None else None

    def _over_reduced(self, verb: int) -> int | None:
        before = _left(self.found, verb)
        return before if before is not None and self.found[before].phrase is not None else None

    def _coordinated(self, at: int, subject: NounPhrase | None) -> tuple[int, NounPhrase | None]:
        """Take in what is joined on the left: "Chad and Niger agreed", "Togo, Benin and Chad agreed"."""
        place = at
        while place >= 2:
            joint, elder = self.found[place - 1], self.found[place - 2].phrase
            if joint.kind not in {"and", "comma"} or elder is None or subject is None:
                break
            if elder.span_last < subject.span_last:
                break
            holder = self._climb(place - 2)
            if holder != place - 2:
                break
            place, subject = place - 2, elder
        return place, subject

    def _aside(self, comma: int) -> int | None:
        """Give the place of the phrase before an aside that a comma closes; None if no aside closes here."""
        for place in range(comma - 1, max(-1, comma - 40), -1):
            piece = self.found[place]
            if piece.kind == "stop":
                return None
            if piece.kind == "comma" and place > 0 and self.found[place - 1].phrase is not None:
                if self._is_aside(place + 1, comma):
                    return place - 1
        return None

    def _is_aside(self, first: int, last: int) -> bool:
        opener = self.found[first]
        if opener.kind == "relative":
            return True
        finite = any(self.found[at].kind == "verb" and self._verb(at).is_finite for at in range(first, last))
        return not finite and opener.kind in {"preposition", "phrase", "verb", "adjective", "adverb", "opener"}

    def _antecedent(self, relative: int) -> NounPhrase | None:
        place = relative - 1
        if place >= 0 and self.found[place].kind == "comma":
            place -= 1
        if place >= 0 and self.found[place].kind == "preposition":
            place -= 1
        if place < 0:
            return None
        return self._joined(place)

    def _joined(self, at: int) -> NounPhrase | None:
        """Give a phrase, or the coordination that it ends: "Chad and Niger, who left"."""
        phrase = self.found[at].phrase
        if phrase is None or at < 2 or self.found[at - 1].kind != "and":
            return phrase
        elder = self.found[at - 2].phrase
        return elder if elder is not None and elder.span_last >= phrase.span_last else phrase

    # what it hangs on

    def _governor(self, index: int, left: _Found) -> int | None:
        if left.elder is not None:
            return left.elder
        if left.relation is ClauseRelation.ROOT:
            return None
        if left.relation is ClauseRelation.RELATIVE:
            return self._clause_before(left.at, index)
        if left.relation is ClauseRelation.ADVERBIAL and self._clause_before(left.at, index) is None:
            return index + 1 if index + 1 < len(self.verbs) else None
        if left.relation is ClauseRelation.PARTICIPIAL and index == 0:
            return 1 if len(self.verbs) > 1 else None
        return self._clause_before(left.at + 1, index)

    def _clause_before(self, at: int, index: int) -> int | None:
        place = bisect_left(self.verbs, at) - 1
        return min(place, index - 1) if place >= 0 and index > 0 else None

    def _controller(self, governor: int | None, left: _Found) -> NounPhrase | None:
        """Give who does what an infinitive or participle tells: the one called on, else the subject."""
        owner = self._owner(left)
        if owner is not None:
            return owner
        if governor is None or governor >= len(self.made):
            return None
        clause = self.made[governor]
        if left.relation is ClauseRelation.INFINITIVE and clause.verb.lemma in _OBJECT_CONTROL:
            if clause.verb.passive:
                return clause.subject
            called = [one.phrase for one in clause.adjuncts if one.preposition in {"on", "upon", "for", "to"}]
            if clause.objects and clause.verb.lemma != "call":
                return clause.objects[0]
            if called:
                return called[0]
        if left.marker in {"of", "from", "for"} and clause.objects:
            return clause.objects[0]
        return clause.subject

    def _owner(self, left: _Found) -> NounPhrase | None:
        """Give whose plan, offer or promise an infinitive hangs on: "Peru's decision to leave"."""
        phrase = self.found[left.at].phrase if left.noun is not None and 0 <= left.at < len(self.found) else None
        if phrase is None or phrase.possessor is None or left.relation is not ClauseRelation.INFINITIVE:
            return None
        first, last = phrase.possessor
        return NounPhrase(first, last, last - 1, first, last)

    # what stands on the right

    def _right(self, at: int) -> tuple[tuple[NounPhrase, ...], tuple[Adjunct, ...], int, int | None]:
        objects: list[NounPhrase] = []
        adjuncts: list[Adjunct] = []
        predicate: int | None = None
        end, place, open_slot = self.found[at].last, at + 1, True
        taken = 0
        while place < len(self.found):
            piece = self.found[place]
            if piece.kind == "relative" and (beyond := self._past_relative(place)) is not None:
                place, open_slot = beyond, False
                continue
            if piece.kind in {"verb", "opener", "relative", "stop"}:
                break
            if piece.kind == "comma" and (self._ends_relative(at, place) or not self._goes_on(place)):
                break
            if piece.kind == "and" and self._is_new_clause(place):
                break
            if piece.kind == "preposition":
                phrase = self.found[place + 1].phrase if place + 1 < len(self.found) else None
                if phrase is not None:
                    adjuncts.append(Adjunct(piece.word, phrase, piece.first))
                    end, taken = phrase.last, phrase.span_last
                    place += 2
                    open_slot = False
                    continue
            elif piece.phrase is not None:
                if piece.first >= taken and open_slot and len(objects) < 2:
                    objects.append(piece.phrase)
                    taken = piece.phrase.span_last
                end = piece.last
            elif piece.kind == "adjective" and predicate is None and not objects:
                predicate = piece.first
            place += 1
        if self._verb(at).lemma == "be" and objects and predicate is None:
            predicate = objects[0].head
        return tuple(objects), tuple(adjuncts), max(end, self.found[at].last), predicate

    def _past_relative(self, relative: int) -> int | None:
        """Give the place behind a relative clause that a comma closes and a prepositional phrase follows."""
        for place in range(relative + 1, min(len(self.found) - 1, relative + 16)):
            piece = self.found[place]
            if piece.kind in {"stop", "opener", "relative"}:
                return None
            if piece.kind == "comma":
                return (
                    place + 1
                    if self.found[place + 1].kind == "preposition" and not self._verb_after(place + 1)
                    else None
                )
        return None

    def _ends_relative(self, verb: int, comma: int) -> bool:
        """Say whether a comma closes the relative clause that a verb stands in."""
        before = _left(self.found, verb)
        return (
            before is not None
            and self.found[before].kind == "relative"
            and comma + 1 < len(self.found)
            and self.found[comma + 1].kind == "preposition"
        )

    def _goes_on(self, comma: int) -> bool:
        """Say whether a clause goes on behind a comma: a list, an apposition or a further prepositional phrase."""
        behind = self.found[comma + 1] if comma + 1 < len(self.found) else None
        if behind is None:
            return False
        if behind.kind == "preposition":
            return not self._verb_after(comma + 1)
        if behind.kind == "and":
            return comma + 2 < len(self.found) and self.found[comma + 2].kind in {"phrase", "adverb", "preposition"}
        before = self.found[comma - 1].phrase
        return before is not None and behind.phrase is not None and before.span_last >= behind.phrase.last

    def _verb_after(self, at: int) -> bool:
        """Say whether a fronted phrase belongs to a clause that only now begins."""
        for place in range(at, min(len(self.found), at + 10)):
            piece = self.found[place]
            if piece.kind == "verb":
                return self._verb(place).is_finite and self.found[place - 1].kind == "phrase"
            if piece.kind in {"opener", "relative", "stop"}:
                return False
        return False

    def _is_new_clause(self, at: int) -> bool:
        behind = at + 1
        while behind < len(self.found) and self.found[behind].kind == "adverb":
            behind += 1
        if behind >= len(self.found):
            return True
        if self.found[behind].kind in {"verb", "opener", "relative"}:
            return True
        return self.found[behind].phrase is not None and _opens_clause(list(self.found[: behind + 8]), behind)

    def _is_inverted(self, at: int) -> bool:
        """Say whether a reporting verb stands before its subject: '"...," said the mayor'."""
        verb = self._verb(at)
        if verb.lemma not in _TAKES_CLAUSE or at + 1 >= len(self.found):
            return False
        before = _left(self.found, at)
        return before is None or self.found[before].kind in {"comma", "stop", "verb", "phrase"}

    def _with_fronted(self, index: int) -> Clause:
        """Add the phrases that stand before the subject: "In March, the army received"."""
        clause = self.made[index]
        if not clause.verb.is_finite or clause.relation is ClauseRelation.COORDINATED:
            return clause
        fronted: list[Adjunct] = []
        place = next((at for at, piece in enumerate(self.found) if piece.last > clause.first), 0) - 1
        floor = self.verbs[index - 1] if index > 0 else -1
        while place > floor and self.found[place].kind in {"comma", "preposition", "phrase", "adverb", "and"}:
            piece, behind = self.found[place], self.found[place + 1]
            if piece.kind == "preposition" and behind.phrase is not None and behind.phrase.last <= clause.first:
                fronted.append(Adjunct(piece.word, behind.phrase, piece.first))
            place -= 1
        if not fronted or (floor >= 0 and self.found[place].kind == "verb"):
            return clause
        return replace(clause, adjuncts=(*reversed(fronted), *clause.adjuncts))
