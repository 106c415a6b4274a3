"""Closed classes of words: months, weekdays, abbreviations, media of speech, hedges, words about terms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import ClassVar, Literal

from servanda.codebook.names import fold
from servanda.codebook.phrases import Phrases
from servanda.codebook.rows import Row
from servanda.model import ActorKind, Terms

WordList = Literal[
    "month",
    "weekday",
    "abbreviation",
    "medium",
    "hedge",
    "doubt",
    "terms_loan",
    "terms_sale",
    "terms_gift",
    "terms_exchange",
    "office_end",
    "office_begin",
    "office_leave",
    "weakening",
    "wish_verb",
    "aim_verb",
    "aim_noun",
    "pledge_verb",
    "pledge_noun",
    "giving_verb",
    "threat_verb",
    "reliance_verb",
    "menace_verb",
    "deniable_verb",
    "decision",
    "unkind_verb",
    "drastic_verb",
    "unwilled_verb",
    "calling_verb",
    "naming_verb",
    "wronging_verb",
    "colonial_power",
    "named_thing",
    "belittled_noun",
    "belittling_word",
    "granted_noun",
    "platform",
    "uprooted_people",
    "home_people",
    "home_body",
    "other_giver",
    "running_help",
    "running_money",
    "taught_person",
    "suffered_noun",
    "nominal",
    "degree_word",
    "channel",
    "own_noun",
    "desk_noun",
    "desk_word",
    "byline_lead",
    "byline_credit",
    "credit_lead",
    "credit_verb",
    "press_noun",
    "craft",
    "body_noun",
    "holding_noun",
    "striker",
    "game_noun",
    "paying_verb",
    "donating_verb",
    "receiving_verb",
    "signing_verb",
    "making_verb",
    "opening_verb",
    "completing_verb",
    "handing_verb",
    "sending_verb",
    "gift_noun",
    "help_noun",
    "asked_noun",
    "works_noun",
    "own_works_noun",
    "cost_noun",
    "helping_word",
    "teaching_word",
    "helper_noun",
    "serving_noun",
]
"""The lists, each read by something: a row of another list would do nothing."""

DoubtKind = Literal["blame", "hearsay", "guess", "unproven", "checked", "false"]
"""What a word of doubt makes of the act behind it: somebody is accused of it, it is told, guessed,
not proven, called false.

`checked` are verbs and nouns of proof, which put in doubt only where they are negated: "no evidence that".
"""

_NAMING: Mapping[str, Literal["as", "plain", "both"]] = {"as": "as", "plain": "plain", "both": "both"}
"""The ways in which a verb of naming takes the words for whom it names."""

_DOUBTS: Mapping[str, DoubtKind] = {
    "blame": "blame",
    "hearsay": "hearsay",
    "guess": "guess",
    "unproven": "unproven",
    "checked": "checked",
    "false": "false",
}

_BODY_KINDS: Mapping[str, ActorKind] = {
    kind.value: kind for kind in (ActorKind.OTHER, ActorKind.COMPANY, ActorKind.MEDIA)
}
"""What a body can be whom a noun beside its name calls one."""

_TERMS: tuple[tuple[Terms, WordList], ...] = (
    (Terms.LOAN, "terms_loan"),
    (Terms.SALE, "terms_sale"),
    (Terms.GIFT, "terms_gift"),
    (Terms.EXCHANGE, "terms_exchange"),
)
"""The terms in the order in which their words decide: a loan that is paid back is a loan."""


_NOT_GRATIS = frozenset(
    "trade - economic zone zones market markets movement election elections press fair from".split()
)
"""Words behind "free" that say nothing of a price: a free trade agreement gives nothing away."""


class WordRow(Row, frozen=True):
    """A row of words.tsv: a list's name, a word or phrase, and what it stands for in that list."""

    KEY: ClassVar[tuple[str, ...]] = ("list", "word")

    list: WordList
    word: str
    value: str | None = None


class WordLists:
    """Lists of words, each for one use."""

    def __init__(self, rows: Iterable[WordRow]) -> None:
        self._lists: dict[WordList, dict[str, str]] = {}
        for row in rows:
            self._lists.setdefault(row.list, {})[fold(row.word)] = row.value or row.word

    def _list(self, name: WordList) -> Mapping[str, str]:
        return self._lists.get(name, {})

    def listed(self, name: WordList) -> frozenset[str]:
        """Give the words of a list, folded: lemmas for those that show what a statement does."""
        return frozenset(self._list(name))

    def naming(self, lemma: str) -> Literal["as", "plain", "both"] | None:
        """Give how a verb says what it calls somebody: behind "as", right behind whom it calls, or either way."""
        return _NAMING.get(self._list("naming_verb").get(lemma, ""))

    @property
    def nominals(self) -> Mapping[str, str]:
        """Give the nouns that name what a verb tells, each with its verb: "resumption" and "resume"."""
        return self._list("nominal")

    @cached_property
    def body_nouns(self) -> Mapping[str, ActorKind]:
        """Give the nouns that stand beside a body's name and say what it is, "think tank" among them, with its kind."""
        return {word: _BODY_KINDS[value] for word, value in self._list("body_noun").items() if value in _BODY_KINDS}

    @cached_property
    def measuring_nouns(self) -> frozenset[str]:
        """Give the holding nouns that count the goods behind them: "batch", "container"; not "gift" or "supply"."""
        return frozenset(word for word, value in self._list("holding_noun").items() if value == "measure")

    @cached_property
    def money_nouns(self) -> frozenset[str]:
        """Give the nouns of help that is money: "loan", "grant"; not "gift" or "assistance"."""
        return frozenset(word for word, value in self._list("help_noun").items() if value == "money")

    @cached_property
    def months(self) -> Mapping[str, int]:
        """Give month names and their abbreviations with the month, 1 to 12."""
        return {word: int(value) for word, value in self._list("month").items()}

    @cached_property
    def weekdays(self) -> Mapping[str, int]:
        """Give weekday names and abbreviations with the day, Monday 0 to Sunday 6 as in `datetime`."""
        return {word: int(value) for word, value in self._list("weekday").items()}

    @cached_property
    def abbreviations(self) -> frozenset[str]:
        """Give abbreviations after whose full stop a sentence does not end, in lower case, without the stop."""
        return frozenset(self._list("abbreviation"))

    def without_desk(self, words: Sequence[str]) -> tuple[str, ...]:
        """Give the words of a byline that may name somebody: none of "Our Staff", "Newsroom", "Port Vell Bureau".

        A last word such as "bureau" tells a desk whatever stands before it; "staff" may be a surname.
        """
        printed = [word for word in words if fold(word).isalnum()]
        nouns = self._list("desk_noun")
        if printed and fold(printed[-1]) in nouns:
            return ()
        return tuple(word for word in printed if fold(word) not in self._list("desk_word") and fold(word) not in nouns)

    def medium(self, words: Sequence[str], at: int) -> tuple[str, int] | None:
        """Give the medium of speech named at a word ("in an interview with": interview) and its length in words."""
        found = self._media.at(words, at)
        return (found[0][0], found[1]) if found else None

    @cached_property
    def _media(self) -> Phrases[str]:
        return Phrases(self._list("medium").items())

    def hedges(self, text: str) -> tuple[str, ...]:
        """Give the words in a text that weaken what it says, as printed, in its order."""
        return tuple(match.group() for match in self._hedges.finditer(text))

    @cached_property
    def _hedges(self) -> re.Pattern[str]:
        # The longest first, so that "alleged to" is not cut short by "alleged"; without words nothing matches.
        words = sorted(self._list("hedge").values(), key=lambda word: (-len(word), word))
        return re.compile(rf"\b({'|'.join(map(re.escape, words)) or '(?!)'})\b", re.IGNORECASE)

    @cached_property
    def doubts(self) -> Mapping[str, DoubtKind]:
        """Give words that put an act in doubt, in lower case, with what they make of it."""
        return {word: _DOUBTS[value] for word, value in self._list("doubt").items() if value in _DOUBTS}

    def terms(self, words: Iterable[str]) -> Terms:
        """Give the terms that words state, unknown when none does ("delivered" says nothing of terms)."""
        printed = [fold(word) for word in words]
        following = [*printed[1:], ""]
        said = {
            word for word, behind in zip(printed, following, strict=True) if word != "free" or behind not in _NOT_GRATIS
        }
        return next((terms for terms, name in _TERMS if not said.isdisjoint(self._list(name))), Terms.UNKNOWN)
