"""The tokens of one sentence and what each can be in it: a verb, half of a noun phrase, a time, part of a name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from servanda.codebook import inflect
from servanda.coding.near import within
from servanda.coding.syntax.forms import (
    BE,
    HAVE,
    MARKS_OF_POSSESSION,
    NOUN_CLASSES,
    auxiliary,
    in_small_letters,
    shape_of,
    verb_lemma,
)
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

_OF_AFFAIRS = frozenset({"d'affaires", "d’affaires"})
"""The second word of an envoy's title, which looks like a verb: "the Chilean charge d'affaires"."""

_CLOCK = 3
"""Tokens of a time of day: its hours, a colon, its minutes."""
_MINUTES = 2
"""Digits of minutes."""

_QUALITIES = frozenset(
    "stolen looted smuggled seized jailed detained donated captured abducted frozen trapped stranded wounded injured "
    "rescued confiscated imprisoned exiled kidnapped displaced".split()
)
"""Participles that tell of what is returned, freed or helped."""
_BECOMES = frozenset({"get", "go", "say", "see", "find", "become", "remain", "lie", "stand", "sit"})
"""Verbs behind which a participle tells of their subject: "got killed"."""

_DURING = frozenset({"by", "in", "during", "from", "amid", "under"})
_SUFFERED = frozenset("kill wound injure hurt maim damage destroy displace die flee burn hit uproot orphan".split())
"""Verbs behind which a form in -ing is what was suffered: "died in fighting"."""


class SentenceTokens:
    """The tokens of one sentence, asked by their place in the report; a place behind the sentence is nothing."""

    def __init__(self, marks: Marks, sentence: Sentence) -> None:
        self.tokens = marks.tokens
        self.first, self.end = sentence.first, sentence.last
        self.times = _marked(marks, sentence, [mark.span for mark in within(marks.times, sentence.span)])
        self.names = _name_ends(marks, sentence)
        self.states = _state_ends(marks, sentence)
        self.powers = _state_ends(marks, sentence, seats=True)
        self.is_shouted = not any(token.text.islower() for token in self.tokens[self.first : self.end])
        self._small = [self._in_small_letters(token.text) for token in self.tokens[self.first : self.end]]

    @property
    def head_end(self) -> int:
        """Give where the head of a line ends: "15:00 | Peru rejects" in a running report, "Oman - | Muscat asked"."""
        parts = [token.text for token in self.tokens[self.first : min(self.end, self.first + _CLOCK)]]
        if (end := self.states.get(self.first)) is not None and end + 1 < self.end and self._is_dash(end):
            return end + 1  # "Oman - Muscat began"
        is_clock = len(parts) == _CLOCK and parts[0].isdigit() and parts[1] == ":" and parts[2].isdigit()
        return self.first + _CLOCK if is_clock and len(parts[2]) == _MINUTES else self.first

    def _is_dash(self, at: int) -> bool:
        """Say whether a dash with spaces around it parts the head of a line from a name that goes on."""
        tokens = self.tokens
        is_spaced = tokens[at - 1].span.end < tokens[at].span.start and tokens[at].span.end < tokens[at + 1].span.start
        return tokens[at].text in {"-", "–", "—"} and is_spaced and tokens[at + 1].text[:1].isupper()

    def word(self, at: int) -> str:
        """Give a word in small letters, but a state or body that is not "us" or "who"."""
        if at >= self.end:
            return ""
        return self._small[at - self.first] if at >= self.first else self._in_small_letters(self.tokens[at].text)

    def _in_small_letters(self, word: str) -> str:
        return word.lower() if self.is_shouted else in_small_letters(word)

    def in_phrase(self, at: int) -> bool:
        """Say whether a time word only qualifies a noun behind it ("the 2020 vote")."""
        place = at
        while place < self.end and place in self.times:
            place += 1
        behind = self.tokens[place] if place < self.end else None
        before = self.tokens[at - 1] if at > 0 else None
        if behind is None or (
            behind.word_class not in {WordClass.NOUN, WordClass.ADJ} and not self._opens_dated_blow(place)
        ):
            return behind is not None and behind.text in MARKS_OF_POSSESSION
        return before is not None and (before.word_class is WordClass.DET or before.text in MARKS_OF_POSSESSION)

    def is_verb(self, at: int) -> bool:
        """Say whether a token can be the main verb or an auxiliary of a group."""
        if not at < self.end:
            return False
        token = self.tokens[at]
        if token.word_class is WordClass.ADJ and at > 0 and self.word(at - 1) == "to":
            return self.is_base_verb(at)
        if self.is_gerund_noun(at) or self.is_doubted(at) or self.word(at) in _BESIDE | _OF_AFFAIRS:
            return False
        if at - 1 in self.times and token.word_class in {WordClass.ADJ, WordClass.NOUN}:
            return "past" in {tense for _, tense in inflect.lemma(self.word(at))}
        return (
            token.word_class is WordClass.VERB
            or (token.word_class is WordClass.AUX and auxiliary(token.text.lower()) is not None)
            or self._is_past_of_relative(at)
            or self.is_only_verb(at)
        )

    def _is_past_of_relative(self, at: int) -> bool:
        """Say whether a word that the tagger takes for a noun is the verb of "who", "which": "who exited a bloc"."""
        if self.tokens[at].word_class not in {WordClass.NOUN, WordClass.ADJ, WordClass.X} or at + 1 >= self.end:
            return False
        if self.word(at - 1) not in {"who", "which", "he", "she", "they", "it"}:
            return False
        tenses = {tense for _, tense in inflect.lemma(self.word(at))}
        behind = self.tokens[at + 1].word_class
        is_past = "past" in tenses or self.word(at).endswith("ed")
        return is_past and behind in {WordClass.DET, WordClass.PRON, WordClass.PROPN, WordClass.ADP}

    def is_only_verb(self, at: int) -> bool:
        """Say whether a noun right behind the state that opens a line is its verb: "13:40 Peru [votes] against the"."""
        opening = self.states.get(self.head_end)
        if opening != at or self.head_end == self.first or self.tokens[at].word_class is not WordClass.NOUN:
            return False
        ends = (place for place in range(at, self.end) if self.tokens[place].text in {";", ".", "!", "?"})
        rest = self.tokens[at + 1 : next(ends, self.end)]
        has_verb = any(token.word_class in {WordClass.VERB, WordClass.AUX} for token in rest)
        opens = rest[:1] and rest[0].word_class in {WordClass.ADP, WordClass.DET}
        return bool(opens) and not has_verb and "third" in {tense for _, tense in inflect.lemma(self.word(at))}

    def is_gerund_noun(self, at: int) -> bool:
        """Say whether a form in -ing is a noun: "a memorandum of understanding was", "were killed by shelling in"."""
        before = self.word(at - 1)
        if not self.word(at).endswith("ing") or self.word(at) in BE | HAVE:
            return False
        if self._opens_blow(at):
            return True
        if before != "of" and not (before in _DURING and verb_lemma(self.tokens[at - 2]) in _SUFFERED):
            return False
        behind = self.tokens[at + 1] if at + 1 < self.end else None
        return (
            behind is None
            or behind.word_class in {WordClass.PUNCT, WordClass.AUX, WordClass.ADP, WordClass.CCONJ}
            or (at + 1 in self.times)
        )

    def _opens_blow(self, at: int) -> bool:
        """Say whether a nation or nothing stands before a form in -ing: "Peruvian shelling of", "Fighting between"."""
        behind = self.word(at + 1)
        if at == self.first:
            return behind == "between"
        elder = self.tokens[at - 1]
        is_nation = elder.word_class is WordClass.ADJ and elder.text[:1].isupper()
        is_owner = (elder.text in {"'s", "’s"} and behind == "of") or self._opens_dated_blow(at)
        return is_owner or (is_nation and behind in {"of", "against", "on", "near", "between"})

    def _opens_dated_blow(self, at: int) -> bool:
        """Say whether an article and a day stand before a form in -ing: "condemned [the Friday shelling] of"."""
        begin = at
        while begin > self.first and begin - 1 in self.times:
            begin -= 1
        is_told = self.first < begin < at and self.tokens[begin - 1].word_class is WordClass.DET
        return is_told and self.word(at).endswith("ing") and self.word(at + 1) == "of"

    def is_base_verb(self, at: int) -> bool:
        """Say whether a token can stand behind "to" or a modal: "send", not "sends"."""
        if not at < self.end:
            return False
        if self.tokens[at].word_class is WordClass.ADJ:
            behind = self.tokens[at + 1] if at + 1 < self.end else None
            opens = behind is not None and (
                behind.word_class in {WordClass.DET, WordClass.PRON}
                or behind.text.lower() == "to"
                or (behind.word_class in NOUN_CLASSES and self.tokens[at - 1].word_class is WordClass.PART)
            )
            return opens and "base" in {tense for _, tense in inflect.lemma(self.word(at))}
        return self.tokens[at].word_class in {WordClass.VERB, WordClass.AUX} and "base" in self.shape(at)

    def shape(self, at: int) -> set[str]:
        """Give the forms that a token can be of, such as "base" and "past"; none behind the sentence."""
        return shape_of(self.tokens[at]) if at < self.end else set()

    def is_quarter(self, at: int) -> bool:
        """Say whether a word tells a part of a country, whatever it was taken for: "shelled | northern Lebanon"."""
        return self.word(at) in _QUARTERS | _BESIDE and self.is_nominal(at + 1)

    def is_doubted(self, at: int) -> bool:
        """Say whether a participle describes those behind it: "by suspected rebels", not "police suspected rebels"."""
        if self._is_quality(at):
            return True
        if self.word(at) not in _DOUBTED or not self.is_nominal(at + 1):
            return False
        return at == self.first or self.tokens[at - 1].word_class in _BEFORE_DOUBTED

    def _is_quality(self, at: int) -> bool:
        """Say whether a participle right behind a verb tells of what it is done to: "returned [stolen] statues"."""
        before = self.tokens[at - 1] if at > self.first else None
        if before is None or before.word_class is not WordClass.VERB or auxiliary(before.text.lower()) is not None:
            return False
        is_noun = at + 1 < self.end and self.tokens[at + 1].word_class is WordClass.NOUN
        if self.word(at) not in _QUALITIES:
            return False
        is_past = "past" in self.shape(at - 1) or "third" in self.shape(at - 1)
        own = self.shape(at)
        return is_noun and is_past and before.lemma not in _BECOMES and bool(own) and own <= {"participle", "past"}

    def is_nominal(self, at: int) -> bool:
        """Say whether a token can stand in front of, or as, the head of a noun phrase."""
        if not at < self.end:
            return False
        token = self.tokens[at]
        is_noun = token.word_class in NOUN_CLASSES or self.word(at) in _OF_AFFAIRS
        return is_noun or token.word_class in {WordClass.ADJ, WordClass.NUM}

    def is_number(self, at: int) -> bool:
        """Say whether a token is a figure, a number word or a sign of money."""
        return at < self.end and self.tokens[at].word_class in {WordClass.NUM, WordClass.SYM}

    def is_plural_noun(self, at: int) -> bool:
        """Say whether a form in -s behind an adjective or determiner was read as a verb: "soft loans"."""
        return self.tokens[at].word_class is WordClass.VERB and self.shape(at) == {"third"}


def _marked(marks: Marks, sentence: Sentence, spans: Sequence[Span]) -> frozenset[int]:
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


def _name_ends(marks: Marks, sentence: Sentence) -> dict[int, int]:
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


def _state_ends(marks: Marks, sentence: Sentence, *, seats: bool = False) -> dict[int, int]:
    """Give for the first token of each name of a state where it ends; with `seats` also of the towns they rule from."""
    kinds = {MentionKind.NAME, MentionKind.METONYM} if seats else {MentionKind.NAME}
    named = (mark for mark in within(marks.names, sentence.span) if mark.kind in kinds and mark.readings)
    states = (one for one in named if all(each.actor_kind is ActorKind.STATE for each in one.readings))
    return {_token_at(marks, sentence, one.span.start): _token_at(marks, sentence, one.span.end) for one in states}
