"""Verb groups cut out of a sentence: auxiliaries, negation, main verb and particle."""

from __future__ import annotations

from servanda.coding.syntax.forms import (
    BE,
    BOUNDS,
    HAVE,
    MODALS,
    NEGATIONS,
    NOUN_CLASSES,
    PARTICLES,
    QUOTES,
    REFLEXIVES,
    auxiliary,
    is_negated,
    tense_of,
    verb_lemma,
)
from servanda.coding.syntax.tokens import SentenceTokens
from servanda.coding.syntax.types import VerbGroup
from servanda.model import WordClass

_LIMITS = frozenset({"only", "just", "merely", "simply", "solely"})
"""Words behind "not" by which it denies nothing."""


class VerbCutter:
    """Cuts the verb groups of one sentence."""

    def __init__(self, words: SentenceTokens) -> None:
        self.words = words
        self.tokens = words.tokens
        self.end = words.end

    def group_at(self, start: int) -> VerbGroup | None:  # noqa: C901 - the grammar of a group is one loop
        """Give the verb group that a token opens, its auxiliaries with it; None where it opens none."""
        at = start
        words: list[tuple[str, int]] = []
        infinitive = False
        if self.words.word(at) == "to":
            place = self._skip_adverbs(at + 1)
            if not self.words.is_base_verb(place) or self._is_noun_pair(place):
                return None
            infinitive, at = True, place
        negated = any(self._denies(place) for place in range(start, at))
        if self.words.word(at) in {"not", "never"} and infinitive is False:
            place = at + 1
            if self.words.word(place) == "to" and self.words.is_base_verb(self._skip_adverbs(place + 1)):
                negated, infinitive, at = True, True, self._skip_adverbs(place + 1)
            elif self.words.is_verb(place) and self.words.shape(place) <= {"gerund", "participle", "past"}:
                negated, at = True, place
            else:
                return None
        while at < self.end:
            word = auxiliary(self.words.word(at))
            if word is None:
                break
            if self.words.word(at) in {"'s", "’s"} or (not words and not infinitive and not self._may_help(at)):
                return None
            words.append((word, at))
            negated = negated or self._denies(at)
            place = self._skip_adverbs(at + 1)
            if word in BE and (late := self._past_time(place)) > place and self.words.word(late) == "to":
                place = late  # "is next week to visit"
            if not (
                self.words.is_verb(place) or auxiliary(self.words.word(place)) is not None or self._opens_to(place)
            ):
                place = at + 1 + self._leading_negation(at + 1)
            negated = negated or any(self._denies(p) for p in range(at + 1, place))
            at = place
            if self._opens_to(at):
                break
        return self._finished(start, at, words, infinitive=infinitive, negated=negated)

    def _is_noun_pair(self, at: int) -> bool:
        """Say whether a word after "to" is half of a pair of nouns: "attention to trade and economic ties"."""
        if self.words.word(at + 1) not in {"and", "or"} or at + 3 >= self.end:
            return False
        return self.tokens[at + 2].word_class is WordClass.ADJ and self.tokens[at + 3].word_class in NOUN_CLASSES

    def _finished(
        self, start: int, at: int, words: list[tuple[str, int]], *, infinitive: bool, negated: bool
    ) -> VerbGroup | None:
        modal = next((MODALS[word] for word, _ in words if word in MODALS), None)
        if words and self._opens_to(at):
            opened = self._to_future(at, words)
            if opened is not None:
                is_awaited = opened[0] == "have to" and "yet" in map(self.words.word, range(words[-1][1] + 1, at))
                modal, at = (modal, opened[1]) if is_awaited else opened
                negated = negated or is_awaited  # "has yet to sign" has not signed
                done = self._skip_adverbs(at + 1)
                is_done = self.words.word(at) == "be" and self._is_done_to(done)
                if is_done:
                    words, at = [*words, ("be", at)], done  # "is to be delivered" is one group
                return self._group(
                    start, at, words, modal=modal, infinitive=infinitive, negated=negated, base=not is_done
                )
        if at < self.end and self.words.is_verb(at) and self._agrees(at, words, infinitive=infinitive):
            return self._group(start, at, words, modal=modal, infinitive=infinitive, negated=negated, base=False)
        if not words:
            return None
        main = words[-1][1]
        before = words[:-1]
        return self._group(start, main, before, modal=modal, infinitive=infinitive, negated=negated, base=False)

    def _is_done_to(self, at: int) -> bool:
        return self.words.is_verb(at) and self._agrees(at, [("be", at)])

    def _opens_to(self, at: int) -> bool:
        word = self.words.word(at)
        if word in {"going", "about", "set", "due", "bound"} and self.words.word(at + 1) == "to":
            return self.words.is_base_verb(self._skip_adverbs(at + 2))
        return word == "to" and self.words.is_base_verb(self._skip_adverbs(at + 1))

    def _to_future(self, at: int, words: list[tuple[str, int]]) -> tuple[str, int] | None:
        last = words[-1][0]
        if last in BE:
            if self.words.word(at) == "to":
                return "be to", self._skip_adverbs(at + 1)
            return "going to", self._skip_adverbs(at + 2)
        if last in HAVE and self.words.word(at) == "to":
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
        shape = {"base"} if base else self.words.shape(main)
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
        bounds = (self.words.word(last), self.words.word(last + 1)) in BOUNDS
        if self.words.word(last) in PARTICLES and not bounds and self._is_particle(last):
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

    def _denies(self, at: int) -> bool:
        """Say whether a word denies its verb: "did not expel"; "not only expelled" says that more was done."""
        word = self.words.word(at)
        return (word in NEGATIONS or is_negated(word)) and self.words.word(at + 1) not in _LIMITS

    def _is_negated_before(self, first: int) -> bool:
        """Say whether an adverb right before a bare verb denies it: "never sent"."""
        at = first - 1
        while at >= 0 and (self.tokens[at].word_class is WordClass.ADV or self.words.word(at) in NEGATIONS):
            if self._denies(at):
                return True
            at -= 1
        return False

    def _is_particle(self, at: int) -> bool:
        """Tell "broke out in the north" from "came in the north": a particle has no noun phrase behind it."""
        behind = self.tokens[at + 1] if at + 1 < self.end else None
        if self.words.word(at) in {"in", "on", "over"}:
            return behind is not None and behind.word_class in {WordClass.ADP, WordClass.PUNCT}
        return True

    def _skip_adverbs(self, at: int) -> int:
        while at < self.end and (
            self.tokens[at].word_class is WordClass.ADV
            or self.words.word(at) in NEGATIONS
            or self.tokens[at].text in QUOTES
            or (
                self.words.word(at) in {"no", "longer"}
                and self.words.word(at + (self.words.word(at) == "no")) == "longer"
            )
            or (self.words.word(at) in REFLEXIVES and self.words.is_verb(at + 1))  # "had themselves fired"
        ):
            at += 1
        return at

    def _past_time(self, at: int) -> int:
        """Give the word behind a time that stands at a word, with its preposition: "next week", "on Monday"."""
        end = at + 1 if self.words.word(at) in {"on", "in"} else at
        while end < self.end and end in self.words.times:
            end += 1
        return end if at < end and end - 1 in self.words.times else at

    def _leading_negation(self, at: int) -> int:
        return 1 if self.words.word(at) in NEGATIONS else 0

    def _may_help(self, at: int) -> bool:
        return self.tokens[at].word_class in {WordClass.AUX, WordClass.VERB, WordClass.PART, WordClass.X}

    def _agrees(self, at: int, words: list[tuple[str, int]], *, infinitive: bool = False) -> bool:
        """Say whether a verb form can follow its auxiliaries; "is talks" cannot."""
        shape = self.words.shape(at)
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
