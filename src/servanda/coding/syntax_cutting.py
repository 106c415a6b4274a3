"""A sentence cut into phrases, verb groups and joining words, from left to right.

Invariant: pieces do not overlap and keep the order of the tokens.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from servanda.codebook import inflect
from servanda.coding.near import within
from servanda.coding.syntax_forms import (
    BE,
    BOUNDS,
    EITHER,
    HAVE,
    MARKS_OF_POSSESSION,
    MODALS,
    NEGATIONS,
    NOUN_CLASSES,
    PARTICLES,
    PERSONAL,
    PHRASE_CLASSES,
    POSSESSIVES,
    PREPOSITION_LIKE,
    QUOTES,
    REFLEXIVES,
    RELATIVES,
    SUBORDINATORS,
    TAKES_CLAUSE,
    TELLS,
    auxiliary,
    in_small_letters,
    is_negated,
    shape_of,
    tense_of,
    verb_lemma,
)
from servanda.coding.syntax_types import NounPhrase, Piece, VerbGroup
from servanda.model import ActorKind, Marks, MentionKind, Sentence, Span, WordClass

_BESIDE = frozenset({"neighbouring", "neighboring"})
"""Participles that only describe: "while neighbouring Peru recalled"."""
_QUARTERS = frozenset(
    "northern southern eastern western central northeastern northwestern southeastern southwestern north-eastern "
    "north-western south-eastern south-western".split()
)
"""Adjectives of the compass, which stand right before the name of a country."""

_DOUBTED = frozenset({"suspected", "alleged", "armed", "exiled", "jailed", "ousted", "masked"})
_BEFORE_DOUBTED = frozenset(
    {WordClass.ADP, WordClass.PUNCT, WordClass.CCONJ, WordClass.SCONJ, WordClass.VERB, WordClass.DET}
)
"""Participles that describe those behind them, and what they then stand behind: "by suspected rebels"."""


_STOPS = frozenset({".", ";", "!", "?", "…"})


_DURING = frozenset({"by", "in", "during", "from", "amid", "under"})
_SUFFERED = frozenset("kill wound injure hurt maim damage destroy displace die flee burn hit uproot orphan".split())
"""Verbs behind which a form in -ing is what was suffered: "died in fighting"."""


class Cutter:
    """A walk over one sentence that cuts it; made for one call of `cut`."""

    def __init__(self, marks: Marks, sentence: Sentence) -> None:
        self.tokens = marks.tokens
        self.at = sentence.first
        self.first, self.end = sentence.first, sentence.last
        self.times = marked(marks, sentence, [mark.span for mark in within(marks.times, sentence.span)])
        self.names = name_ends(marks, sentence)
        self.states = _state_ends(marks, sentence)
        self.is_shouted = not any(token.text.islower() for token in self.tokens[self.at : self.end])

    def cut(self) -> list[Piece]:
        """Give the pieces of the sentence, brackets and signs left out."""
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
        if (word, self._word(at + 1)) in BOUNDS and (bounded := self._phrase(at)) is not None:
            return Piece("phrase", bounded.first, bounded.last, self._word(bounded.head), phrase=bounded)
        if word in PREPOSITION_LIKE and self.tokens[at].word_class is not WordClass.NOUN:
            return Piece("preposition", at, at + 1, word)
        verb = self._verb_group(at)
        if verb is not None:
            return Piece("verb", verb.first, verb.last, verb.lemma, verb=verb)
        if word == "that":
            return self._that(found)
        if word in RELATIVES:
            return Piece("relative", at, at + 1, word)
        phrase = self._phrase(at)
        if phrase is not None:
            return Piece("phrase", phrase.first, phrase.last, self._word(phrase.head), phrase=phrase)
        return self._joining(at, word)

    def _joining(self, at: int, word: str) -> Piece:  # noqa: C901, PLR0912 - one branch for each kind of word
        token = self.tokens[at]
        if word == "according" and self._word(at + 1) == "to":
            return Piece("preposition", at, at + 2, "according to")
        if word in {"because", "instead", "ahead", "out", "outside", "on behalf"} and self._word(at + 1) == "of":
            return Piece("preposition", at, at + 2, f"{word} of")
        if word in {"along", "together"} and self._word(at + 1) == "with":
            return Piece("preposition", at, at + 2, "with")
        if at + 1 in self.times and word in EITHER and not self._in_phrase(at + 1):
            return Piece("none", at, at + 1, word)
        if word in SUBORDINATORS or token.word_class is WordClass.SCONJ:
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
            if before is None and after is not None and after.word_class in NOUN_CLASSES:
                return Piece("none", at, at + 1, "that")
            return Piece("opener", at, at + 1, "that")
        if before.kind == "preposition":
            return Piece("none", at, at + 1, "that")
        told = next((piece for piece in reversed(found) if piece.kind in {"verb", "opener", "relative"}), None)
        if told is not None and told.kind == "verb" and told.word in TELLS:
            return Piece("opener", at, at + 1, "that")
        if self._verb_group(at + 1) is not None if at + 1 < self.end else False:
            return Piece("relative", at, at + 1, "that")
        if told is not None and told.word in TAKES_CLAUSE and before.kind != "phrase":
            return Piece("opener", at, at + 1, "that")
        return Piece("relative", at, at + 1, "that")

    def _word(self, at: int) -> str:
        """Give a word in small letters, but a state or body that is not "us" or "who"."""
        if at >= self.end:
            return ""
        word = self.tokens[at].text
        return word.lower() if self.is_shouted else in_small_letters(word)

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
            return behind is not None and behind.text in MARKS_OF_POSSESSION
        return before is not None and (before.word_class is WordClass.DET or before.text in MARKS_OF_POSSESSION)

    # verbs

    def _verb_group(self, start: int) -> VerbGroup | None:  # noqa: C901 - the grammar of a group is one loop
        at = start
        words: list[tuple[str, int]] = []
        infinitive = False
        if self._word(at) == "to":
            place = self._skip_adverbs(at + 1)
            if not self._is_base_verb(place) or self._is_noun_pair(place):
                return None
            infinitive, at = True, place
        negated = any(self._word(place) in NEGATIONS for place in range(start, at))
        if self._word(at) in {"not", "never"} and infinitive is False:
            place = at + 1
            if self._word(place) == "to" and self._is_base_verb(self._skip_adverbs(place + 1)):
                negated, infinitive, at = True, True, self._skip_adverbs(place + 1)
            elif self._is_verb(place) and self._shape(place) <= {"gerund", "participle", "past"}:
                negated, at = True, place
            else:
                return None
        while at < self.end:
            word = auxiliary(self._word(at))
            if word is None:
                break
            if self._word(at) in {"'s", "’s"} or (not words and not infinitive and not self._may_help(at)):
                return None
            words.append((word, at))
            negated = negated or is_negated(self._word(at))
            place = self._skip_adverbs(at + 1)
            if not (self._is_verb(place) or auxiliary(self._word(place)) is not None or self._opens_to(place)):
                place = at + 1 + self._leading_negation(at + 1)
            negated = negated or any(self._word(p) in NEGATIONS for p in range(at + 1, place))
            at = place
            if self._opens_to(at):
                break
        return self._finished(start, at, words, infinitive=infinitive, negated=negated)

    def _is_noun_pair(self, at: int) -> bool:
        """Say whether a word after "to" is half of a pair of nouns: "attention to trade and economic ties"."""
        if self._word(at + 1) not in {"and", "or"} or at + 3 >= self.end:
            return False
        return self.tokens[at + 2].word_class is WordClass.ADJ and self.tokens[at + 3].word_class in NOUN_CLASSES

    def _finished(
        self, start: int, at: int, words: list[tuple[str, int]], *, infinitive: bool, negated: bool
    ) -> VerbGroup | None:
        modal = next((MODALS[word] for word, _ in words if word in MODALS), None)
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
        if last in BE:
            if self._word(at) == "to":
                return "be to", self._skip_adverbs(at + 1)
            return "going to", self._skip_adverbs(at + 2)
        if last in HAVE and self._word(at) == "to":
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
        lemma = verb_lemma(self.tokens[main])
        carried = helpers[:-1] if base else helpers
        be = [word for word in carried if word in BE]
        have = [word for word in carried if word in HAVE]
        passive = bool(be) and "participle" in shape and not shape <= {"gerund"}
        progressive = bool(be) and "gerund" in shape
        perfect = bool(have) and bool(shape & {"participle", "past"} or be)
        bare = not helpers and not infinitive
        participle = (bare and bool(shape) and shape <= {"gerund", "participle"}) or (
            bool(helpers) and helpers[0] in {"being", "having", "been"}
        )
        last = main + 1
        bounds = (self._word(last), self._word(last + 1)) in BOUNDS
        if self._word(last) in PARTICLES and not bounds and self._is_particle(last):
            last += 1
        return VerbGroup(
            first=first,
            last=last,
            main=main,
            lemma=lemma,
            tense=tense_of(helpers, shape, modal, infinitive=infinitive, participle=participle),
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
        while at >= 0 and (self.tokens[at].word_class is WordClass.ADV or self._word(at) in NEGATIONS):
            if self._word(at) in NEGATIONS:
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
            or self._word(at) in NEGATIONS
            or self.tokens[at].text in QUOTES
            or (self._word(at) in {"no", "longer"} and self._word(at + (self._word(at) == "no")) == "longer")
            or (self._word(at) in REFLEXIVES and self._is_verb(at + 1))  # "had themselves fired"
        ):
            at += 1
        return at

    def _leading_negation(self, at: int) -> int:
        return 1 if self._word(at) in NEGATIONS else 0

    def _may_help(self, at: int) -> bool:
        return self.tokens[at].word_class in {WordClass.AUX, WordClass.VERB, WordClass.PART, WordClass.X}

    def _is_verb(self, at: int) -> bool:
        if not at < self.end:
            return False
        token = self.tokens[at]
        if token.word_class is WordClass.ADJ and at > 0 and self._word(at - 1) == "to":
            return self._is_base_verb(at)
        if self._is_gerund_noun(at) or self._is_doubted(at) or self._word(at) in _BESIDE:
            return False
        if at - 1 in self.times and token.word_class in {WordClass.ADJ, WordClass.NOUN}:
            return "past" in {tense for _, tense in inflect.lemma(self._word(at))}
        return (
            token.word_class is WordClass.VERB
            or (token.word_class is WordClass.AUX and auxiliary(token.text.lower()) is not None)
            or self._is_past_of_relative(at)
        )

    def _is_past_of_relative(self, at: int) -> bool:
        """Say whether a word that the tagger takes for a noun is the verb of "who", "which": "who exited a bloc"."""
        if self.tokens[at].word_class not in {WordClass.NOUN, WordClass.ADJ, WordClass.X} or at + 1 >= self.end:
            return False
        if self._word(at - 1) not in {"who", "which", "he", "she", "they", "it"}:
            return False
        tenses = {tense for _, tense in inflect.lemma(self._word(at))}
        behind = self.tokens[at + 1].word_class
        is_past = "past" in tenses or self._word(at).endswith("ed")
        return is_past and behind in {WordClass.DET, WordClass.PRON, WordClass.PROPN, WordClass.ADP}

    def _is_gerund_noun(self, at: int) -> bool:
        """Say whether a form in -ing is a noun: "a memorandum of understanding was", "were killed by shelling in"."""
        before = self._word(at - 1)
        if not self._word(at).endswith("ing") or self._word(at) in BE | HAVE:
            return False
        if before != "of" and not (before in _DURING and verb_lemma(self.tokens[at - 2]) in _SUFFERED):
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
            opens = behind is not None and (
                behind.word_class in {WordClass.DET, WordClass.PRON}
                or behind.text.lower() == "to"
                or (behind.word_class in NOUN_CLASSES and self.tokens[at - 1].word_class is WordClass.PART)
            )
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
        if last in BE:
            return bool(shape & {"gerund", "participle"})
        if last in HAVE:
            return bool(shape & {"participle", "past"})
        return "base" in shape

    def _shape(self, at: int) -> set[str]:
        return shape_of(self.tokens[at]) if at < self.end else set()

    # noun phrases

    def _phrase(self, start: int) -> NounPhrase | None:  # noqa: C901, PLR0912 - the grammar of a phrase is one loop
        if (self._word(start), self._word(start + 1)) in BOUNDS and self._is_number(start + 2):
            counted = self._phrase(start + 2)
            return replace(counted, first=start, span_first=start) if counted is not None else None
        word = self._word(start)
        token = self.tokens[start]
        is_pronoun = word in PERSONAL and token.text != "US"  # the state, not us
        if is_pronoun and not (word == "her" and self._is_nominal(start + 1)):
            return NounPhrase(start, start + 1, start, start, start + 1)
        if not self._may_open(start):
            return None
        at, head, possessor = start, None, None
        while at < self.end:
            token, word = self.tokens[at], self._word(at)
            if at in self.states and head == at - 1 and self._opens_contact(start, at):
                break
            if at in self.names:
                possessor = self._possessor_within(start, at) or possessor
                at, head = self.names[at], self.names[at] - 1
                continue
            if at in self.times and not self._in_phrase(at):
                break
            if word in _STOPS and at > start:
                break  # a full stop that was read as part of the name before it: "left the CIS."
            if word in MARKS_OF_POSSESSION and head == at - 1 and (len(word) > 1 or self._is_nominal(at + 1)):
                possessor = (start, at)
            elif (
                at > start and (token.word_class is WordClass.DET or word in POSSESSIVES) and not self._holds(at, start)
            ):
                break
            elif (
                self._is_gerund_noun(at)
                or token.word_class in NOUN_CLASSES
                or (token.word_class is WordClass.PRON and at == start)
            ):
                head = at
            elif token.word_class is WordClass.NUM and self._opens_second(at, head):
                break
            elif token.word_class is WordClass.NUM:
                head = at if head is None or not self._is_nominal(at + 1) else head
            elif head is None and at > start and self._is_plural_noun(at):
                head = at
            elif not self._continues(at, start):
                break
            at += 1
        if head is None and at > start and self.tokens[start].word_class is WordClass.DET and self._is_mistaken(at):
            head = at
        if head is None:
            return None
        return NounPhrase(start, head + 1, head, start, head + 1, _before(possessor, head))

    def _opens_contact(self, start: int, at: int) -> bool:
        """Say whether a state behind a noun tells of it without "that": "praised the troops [Turkey] had sent"."""
        end = self.states[at]
        tokens = self.tokens
        is_told = end < self.end and tokens[end].word_class in {WordClass.AUX, WordClass.VERB}
        is_noun = tokens[at - 1].word_class is WordClass.NOUN and tokens[start].word_class is WordClass.DET
        return is_told and is_noun and any(self._is_verb(place) for place in range(self.first, start))

    def _is_plural_noun(self, at: int) -> bool:
        """Say whether a form in -s behind an adjective or determiner was read as a verb: "soft loans"."""
        return self.tokens[at].word_class is WordClass.VERB and self._shape(at) == {"third"}

    def _is_number(self, at: int) -> bool:
        return at < self.end and self.tokens[at].word_class in {WordClass.NUM, WordClass.SYM}

    def _possessor_within(self, start: int, at: int) -> tuple[int, int] | None:
        """Give the range before "'s" inside a name: "Peru's navy"."""
        for place in range(at + 1, self.names[at] - 1):
            if self._word(place) in MARKS_OF_POSSESSION:
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
            return word not in RELATIVES and word != "that"
        if token.word_class in PHRASE_CLASSES or word in POSSESSIVES or self._is_gerund_noun(at):
            return True
        if self._is_quarter(at):
            return True
        if token.word_class is WordClass.ADV:
            return self._word(at + 1).isdigit() or (
                at + 1 < self.end and self.tokens[at + 1].word_class is WordClass.NUM
            )
        return self._is_adjectival(at, at)

    def _continues(self, at: int, start: int) -> bool:
        token, word = self.tokens[at], self._word(at)
        if token.word_class in PHRASE_CLASSES or word in POSSESSIVES or self._is_quarter(at):
            return True
        if token.text in QUOTES or word in {"-", "–", "/", "&", "%"}:
            return self._is_nominal(at + 1) or word == "%"
        if word in {"and", "or", ","}:
            return self._joins_adjectives(at)
        if token.word_class is WordClass.ADV:
            return at + 1 < self.end and self.tokens[at + 1].word_class in {WordClass.ADJ, WordClass.NUM}
        return self._is_adjectival(at, start)

    def _is_quarter(self, at: int) -> bool:
        """Say whether a word tells a part of a country, whatever it was taken for: "shelled | northern Lebanon"."""
        return self._word(at) in _QUARTERS | _BESIDE and self._is_nominal(at + 1)

    def _is_doubted(self, at: int) -> bool:
        """Say whether a participle describes those behind it: "by suspected rebels", not "police suspected rebels"."""
        if self._word(at) not in _DOUBTED or not self._is_nominal(at + 1):
            return False
        return at == self.first or self.tokens[at - 1].word_class in _BEFORE_DOUBTED

    def _is_adjectival(self, at: int, start: int) -> bool:
        """Say whether a participle stands as an adjective: "the ousted leader", "armed groups"."""
        token = self.tokens[at]
        if token.word_class is not WordClass.VERB or not self._is_nominal(at + 1):
            return False
        if self._is_doubted(at):
            return True
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
        return token.word_class in NOUN_CLASSES or token.word_class in {WordClass.ADJ, WordClass.NUM}


def _before(possessor: tuple[int, int] | None, head: int) -> tuple[int, int] | None:
    return possessor if possessor is not None and possessor[1] < head else None


def marked(marks: Marks, sentence: Sentence, spans: Sequence[Span]) -> frozenset[int]:
    """Give the tokens of a sentence that lie in these spans."""
    inside: set[int] = set()
    for span in spans:
        at = _token_at(marks, sentence, span.start)
        while at < sentence.last and marks.tokens[at].span.start < span.end:
            inside.add(at)
            at += 1
    return frozenset(inside)


def _token_at(marks: Marks, sentence: Sentence, place: int) -> int:
    """Give the first token of a sentence that starts at a place or behind it."""
    return bisect_left(marks.tokens, place, sentence.first, sentence.last, key=lambda token: token.span.start)


def name_ends(marks: Marks, sentence: Sentence) -> dict[int, int]:
    """Give for the first token of each name of several words where it ends: "the Bank of Chad" is one phrase."""
    ends: dict[int, int] = {}
    for mark in within(marks.names, sentence.span):
        if mark.kind is not MentionKind.NAME:
            continue
        first = _token_at(marks, sentence, mark.span.start)
        last = _token_at(marks, sentence, mark.span.end)
        if last > first + 1:
            ends[first] = max(last, ends.get(first, 0))
    return ends


def _state_ends(marks: Marks, sentence: Sentence) -> dict[int, int]:
    """Give for the first token of each name of a state where it ends."""
    named = (mark for mark in within(marks.names, sentence.span) if mark.kind is MentionKind.NAME and mark.readings)
    states = (one for one in named if all(each.actor_kind is ActorKind.STATE for each in one.readings))
    return {_token_at(marks, sentence, one.span.start): _token_at(marks, sentence, one.span.end) for one in states}
