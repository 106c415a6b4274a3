"""Noun phrases cut out of a sentence: where each ends, its head and whose it is."""

from __future__ import annotations

from dataclasses import replace

from servanda.coding.syntax.forms import (
    BOUNDS,
    MARKS_OF_POSSESSION,
    NOUN_CLASSES,
    PARTICLES,
    PERSONAL,
    PHRASE_CLASSES,
    POSSESSIVES,
    QUOTES,
    RELATIVES,
)
from servanda.coding.syntax.tokens import SentenceTokens
from servanda.coding.syntax.types import NounPhrase
from servanda.model import WordClass

_NATIONS = ("ese", "ish", "Swiss", "French", "Dutch")
"""How nationalities end that are one word for the adjective, the people and one of them."""
_TAKES_OVER = frozenset({"hand", "turn", "take", "sign", "pass", "make", "give", "bring", "deed", "carry", "roll"})
"""Verbs whose particle an "over" behind them is: "handed over six boats" is no more than six."""
_DESCRIBED = 2
"""Words from an adverb to the noun that it describes with a participle."""
_STOPS = frozenset({".", ";", "!", "?", "…"})


class PhraseCutter:
    """Cuts the noun phrases of one sentence."""

    def __init__(self, words: SentenceTokens) -> None:
        self.words = words
        self.tokens = words.tokens
        self.end = words.end

    def phrase_at(self, start: int) -> NounPhrase | None:  # noqa: C901, PLR0912 - the grammar of a phrase is one loop
        """Give the noun phrase that a token opens; None where it opens none."""
        if (number := self._number_behind(start)) is not None:
            counted = self.phrase_at(number)
            return replace(counted, first=start, span_first=start) if counted is not None else None
        word = self.words.word(start)
        token = self.tokens[start]
        is_pronoun = word in PERSONAL and token.text != "US"  # the state, not us
        if is_pronoun and not (word == "her" and self.words.is_nominal(start + 1)):
            return NounPhrase(start, start + 1, start, start, start + 1)
        if not self._may_open(start):
            return None
        at, head, possessor = start, None, None
        while at < self.end:
            token, word = self.tokens[at], self.words.word(at)
            if at in self.words.powers and head == at - 1 and self._opens_contact(start, at):
                break
            if at in self.words.names:
                possessor = self._possessor_within(start, at) or possessor
                at, head = self.words.names[at], self.words.names[at] - 1
                continue
            if self._is_worded(start, at):
                at += _DESCRIBED
                continue
            if (at in self.words.times and not self.words.in_phrase(at)) or (
                self.words.is_only_verb(at) and not self.words.is_gerund_noun(at)
            ):
                break
            if word in _STOPS and at > start:
                break  # a full stop that was read as part of the name before it: "left the CIS."
            if word in MARKS_OF_POSSESSION and head == at - 1 and (len(word) > 1 or self.words.is_nominal(at + 1)):
                possessor = (start, at)
            elif (
                at > start and (token.word_class is WordClass.DET or word in POSSESSIVES) and not self._holds(at, start)
            ):
                break
            elif (
                self.words.is_gerund_noun(at)
                or token.word_class in NOUN_CLASSES
                or (token.word_class is WordClass.PRON and at == start)
            ):
                head = at
            elif self._opens_second(at, head) or self._opens_amount(at, head):
                break
            elif token.word_class is WordClass.NUM:
                head = at if head is None or not self.words.is_nominal(at + 1) else head
            elif head is None and at > start and self.words.is_plural_noun(at):
                head = at
            elif not self._continues(at, start):
                break
            at += 1
        if head is None and at > start and self.tokens[start].word_class is WordClass.DET and self._is_mistaken(at):
            head = at
        if head is not None and head == at - 2 and self._is_nation(at - 1):
            head = at - 1
        if head is None:
            return None
        return NounPhrase(start, head + 1, head, start, head + 1, _before(possessor, head))

    def _is_worded(self, start: int, at: int) -> bool:
        """Say whether an adverb and a participle describe the noun behind them: "a strongly [worded] protest"."""
        if at == start or at + _DESCRIBED >= self.end or self.tokens[start].word_class is not WordClass.DET:
            return False
        participle = self.tokens[at + 1]
        is_participle = participle.text.lower().endswith("ed") and participle.word_class is WordClass.VERB
        is_adverb = self.tokens[at].word_class is WordClass.ADV
        return is_participle and is_adverb and self.tokens[at + _DESCRIBED].word_class is WordClass.NOUN

    def _number_behind(self, start: int) -> int | None:
        """Give where a number stands behind words that bound it: "more than | a million", "as many as | 40"."""
        opening = (self.words.word(start), self.words.word(start + 1))
        at = start + 2
        if opening in {("as", "many"), ("as", "much"), ("as", "few")} and self.words.word(at) == "as":
            at += 1
        elif opening[0] == "over" and self._is_behind_verb(start):
            at = start + 1
        elif opening not in BOUNDS:
            return None
        is_article = self.words.word(at) in {"a", "one", "half"} and self.words.is_number(at + 1)
        return at if is_article or self.words.is_number(at) else None

    def _is_behind_verb(self, at: int) -> bool:
        """Say whether a verb with its particle stands before a word: "took in | over 40", not "handed over | six"."""
        if self.tokens[at - 1].lemma.lower() in _TAKES_OVER:
            return False
        before = at - 2 if self.words.word(at - 1) in PARTICLES else at - 1
        return before >= self.words.first and self.words.is_verb(before)

    def _is_nation(self, at: int) -> bool:
        """Say whether an adjective stands for people who are counted: "two [Sudanese]", "40 [British]"."""
        token = self.tokens[at]
        is_counted = self.tokens[at - 1].word_class is WordClass.NUM and token.word_class is WordClass.ADJ
        return is_counted and token.text[:1].isupper() and token.text.endswith(_NATIONS)

    def _opens_contact(self, start: int, at: int) -> bool:
        """Say whether a state behind a noun tells of it without "that": "praised the troops [Turkey] had sent"."""
        end = self.words.powers[at]
        tokens = self.tokens
        is_told = end < self.end and tokens[end].word_class in {WordClass.AUX, WordClass.VERB}
        is_noun = tokens[at - 1].word_class is WordClass.NOUN and tokens[start].word_class is WordClass.DET
        is_object = any(self.words.is_verb(place) for place in range(self.words.first, start))
        return is_told and is_noun and (is_object or self._acts_later(at, end))

    def _acts_later(self, at: int, verb: int) -> bool:
        """Say whether several things before a state do what a second verb tells: "The boats [Peru] sent arrived"."""
        noun = self.tokens[at - 1]
        for place in range(verb + 1, self.end):
            if self.tokens[place].text in {",", ";", "and", "that"}:
                return False
            is_helper = self.tokens[place].word_class is WordClass.AUX
            is_finite = is_helper or (self.words.is_verb(place) and bool(self.words.shape(place) & {"past", "third"}))
            if is_finite and not self.words.is_verb(place - 1):
                return noun.text.lower() != noun.lemma.lower()
        return False

    def _possessor_within(self, start: int, at: int) -> tuple[int, int] | None:
        """Give the range before "'s" inside a name: "Peru's navy"."""
        for place in range(at + 1, self.words.names[at] - 1):
            if self.words.word(place) in MARKS_OF_POSSESSION:
                return start, place
        return None

    def _opens_second(self, at: int, head: int | None) -> bool:
        """Say whether a number after a name opens the second of two objects: "gave Malawi ten tractors"."""
        if self.tokens[at].word_class is not WordClass.NUM:
            return False
        if head != at - 1 or self.tokens[at - 1].word_class is not WordClass.PROPN or at + 1 >= self.end:
            return False
        return self.tokens[at + 1].word_class in {WordClass.NOUN, WordClass.ADJ} and not self.words.word(at).isdigit()

    def _opens_amount(self, at: int, head: int | None) -> bool:
        """Say whether an amount stands right behind a state, which is no part of a name: "and Chile 30 trucks"."""
        is_amount = self.tokens[at].word_class in {WordClass.NUM, WordClass.SYM}
        return is_amount and head == at - 1 and at in self.words.states.values()

    def _is_mistaken(self, at: int) -> bool:
        """Say whether a noun was read as an adverb: "the supply of"."""
        return at < self.end and self.tokens[at].word_class is WordClass.ADV and self.words.word(at + 1) == "of"

    def _holds(self, at: int, start: int) -> bool:
        """Say whether a determiner goes on: "all the ships", "both its sides"."""
        return all(self.tokens[place].word_class is WordClass.DET for place in range(start, at))

    def _may_open(self, at: int) -> bool:
        if at in self.words.names:
            return True
        token, word = self.tokens[at], self.words.word(at)
        if token.word_class is WordClass.PRON:
            return word not in RELATIVES and word != "that"
        if token.word_class in PHRASE_CLASSES or word in POSSESSIVES or self.words.is_gerund_noun(at):
            return True
        if self.words.is_quarter(at):
            return True
        if token.word_class is WordClass.ADV:
            return self.words.word(at + 1).isdigit() or (
                at + 1 < self.end and self.tokens[at + 1].word_class is WordClass.NUM
            )
        return self._is_adjectival(at, at)

    def _continues(self, at: int, start: int) -> bool:
        token, word = self.tokens[at], self.words.word(at)
        if token.word_class in PHRASE_CLASSES or word in POSSESSIVES or self.words.is_quarter(at):
            return True
        if word == "per" and self.words.word(at + 1) == "cent":
            return True
        if token.text in QUOTES or word in {"-", "–", "/", "&", "%"}:
            return self.words.is_nominal(at + 1) or word == "%"
        if word in {"and", "or", ","}:
            return self._joins_adjectives(at)
        if token.word_class is WordClass.ADV:
            return at + 1 < self.end and self.tokens[at + 1].word_class in {WordClass.ADJ, WordClass.NUM}
        return self._is_adjectival(at, start)

    def _is_adjectival(self, at: int, start: int) -> bool:
        """Say whether a participle stands as an adjective: "the ousted leader", "armed groups"."""
        token = self.tokens[at]
        if token.word_class is not WordClass.VERB or not self.words.is_nominal(at + 1):
            return False
        if self.words.is_doubted(at):
            return True
        shape = self.words.shape(at)
        if not shape or not shape <= {"gerund", "participle", "past"}:
            return False
        return at > start and self.tokens[at - 1].word_class in {WordClass.DET, WordClass.ADJ, WordClass.NUM}

    def _joins_adjectives(self, at: int) -> bool:
        before, behind = self.tokens[at - 1], self.tokens[at + 1] if at + 1 < self.end else None
        return (
            before.word_class is WordClass.ADJ
            and behind is not None
            and behind.word_class is WordClass.ADJ
            and self.words.is_nominal(at + 2)
        )


def _before(possessor: tuple[int, int] | None, head: int) -> tuple[int, int] | None:
    return possessor if possessor is not None and possessor[1] < head else None
