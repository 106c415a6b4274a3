"""How a report describes its persons: the nouns printed with a name, by which it calls them again.

Invariant: only what stands beside the name describes, never what the world knows; two persons whom words fit equally
are neither.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from servanda.coding.actors.cast import Cast, ReportReading
from servanda.coding.actors.people import name_words
from servanda.model import (
    NO_CODE,
    Actor,
    ActorId,
    ActorKind,
    ActorMention,
    BlockKind,
    MentionKind,
    Sense,
    Span,
    Token,
    WordClass,
)

_NOMINAL = frozenset({WordClass.NOUN, WordClass.PROPN, WordClass.ADJ, WordClass.NUM})
_OPENERS = frozenset("the a an his her its their our my one".split())
PAST_OFFICE = frozenset("former late ex then ousted deposed outgoing onetime erstwhile past retired".split())
"""Words that take an office from a person: "the president" is not the former one."""
_BE = frozenset({"is", "was", "remains", "became"})
_STOPS = frozenset({WordClass.VERB, WordClass.AUX, WordClass.SCONJ})
_LONGEST_RUN = 12
_HEADS_OF_STATE = frozenset(
    "president premier king queen emir sultan chancellor leader chief head prime-minister monarch ruler".split()
)
_LEADERS = frozenset({"leader", "ruler", "head", "premier", "chief"})
"""Nouns that call any head of a state or government again: "the Kenyan leader"."""
ANY_OFFICIAL = frozenset("official leader politician statesman diplomat dignitary head chief".split())
"""Nouns that fit whoever holds an office."""
_MEN = frozenset(
    "mr sir king prince duke emir sultan spokesman chairman father son brother husband uncle nephew grandfather widower"
    " businessman policeman fisherman gunman congressman councilman actor waiter man boy imam sheikh lord archbishop"
    " monk priest".split()
)
_WOMEN = frozenset(
    "mrs ms miss madam queen princess duchess spokeswoman chairwoman mother daughter sister wife aunt niece grandmother"
    " widow businesswoman policewoman congresswoman councilwoman actress waitress woman girl dame lady nun"
    " housewife".split()
)
ENVOYS = frozenset({"envoy", "ambassador", "diplomat"})
"""Nouns that call an ambassador again."""
COUNTERPARTS = ("counterpart", "opposite number")
"""What the holder of the same office of another state is called."""
_OWN_OFFICES = frozenset({"minister", "president"})
"""Offices that a page of a ministry or of their own house leaves without a state."""
_HIS = frozenset("he him his himself".split())
_HERS = frozenset("she her hers herself".split())


@dataclass(frozen=True, slots=True)
class Description:
    """What stands beside a person's name: the head noun, the words before it, and where."""

    actor: ActorId
    noun: str
    words: frozenset[str]
    at: int
    countries: frozenset[str] = frozenset()
    """Codes of the states whose nationality stands among the words."""


def _is_of_other_office(one: Description, noun: str, words: frozenset[str]) -> bool:
    """Say whether a person held an office that a noun does not call: a former one, or that of the prime minister.

    No prime minister is called "the minister", and no other minister the prime minister.
    """
    if (one.words & PAST_OFFICE and not words & PAST_OFFICE) or ("late" in words and "late" not in one.words):
        return True  # "the late president" is not the one who speaks
    return noun == "minister" and "prime" in one.words ^ words and "deputy" not in one.words | words


class Descriptions:
    """The descriptions of a report's persons in the order of the text, and the sex that the text gives them."""

    def __init__(self, reading: ReportReading, cast: Cast) -> None:
        self._reading = reading
        self._cast = cast
        self._book = reading.book
        self._tokens = reading.marks.tokens
        self._starts = [token.span.start for token in self._tokens]
        named = self._named = [one for one in cast.mentions if _is_name(cast, one)]
        self.all = tuple(sorted((each for one in named for each in self._of(one)), key=lambda one: one.at))
        self._unnamed = tuple(self._of_offices())
        self._sexes = self._sexes_of(named)

    def sex(self, actor: ActorId | None) -> str | None:
        """Give "he" or "she" where the words beside a name, or the pronouns of its sentence, decide; else None."""
        return self._sexes.get(actor) if actor is not None else None

    def fits(self, actor: ActorId | None, pronoun: str) -> bool:
        """Say whether a pronoun can mean a person: nothing in the report gives the other sex."""
        word = pronoun.lower()
        meant = "he" if word in _HIS else "she" if word in _HERS else None
        known = self.sex(actor)
        return meant is None or known is None or meant == known

    def nouns(self, actor: ActorId | None) -> frozenset[str]:
        """Give the nouns that describe a person anywhere in the report."""
        return frozenset(one.noun for one in self.all if one.actor == actor)

    def called(self, actor: ActorId | None) -> frozenset[str]:
        """Give the nouns that describe a person, or the office by which alone he is told."""
        return self.nouns(actor) | {one.noun for one in self._unnamed if one.actor == actor}

    def again(self, phrase: Span, *, last: Sequence[ActorId | None]) -> ActorId | None:
        """Give the person whom "the minister", "the Kenyan envoy" calls again; None when none or several fit.

        Args:
            phrase: The noun phrase, with its article.
            last: Who spoke or acted last, the likeliest first; they go before others that fit as well. The first is
                the one whose counterpart is meant.
        """
        read = self._read(phrase)
        if read is None:
            return None
        noun, words, country = read
        counts: dict[ActorId, int] = {}
        for one in self.all:
            if one.at >= phrase.start or not self._is_of(one, country):
                continue
            if _is_of_other_office(one, noun, words):
                continue
            if one.noun == noun or self._is_other_noun(one, noun) or self._fits_loosely(one, noun, country):
                fitting = len(words & one.words) + (one.noun == noun)
                counts[one.actor] = max(counts.get(one.actor, 0), fitting)
        if noun == "counterpart" or (noun == "number" and "opposite" in words):
            counts = self._counterparts(phrase, last[0], country)
        counts = counts or self._holders(phrase, noun, words, country)
        if not counts and (words & PAST_OFFICE or noun.endswith("-year-old")):
            counts = self._alone(phrase)
        best = [actor for actor, count in counts.items() if count == max(counts.values())]
        if len(best) > 1 and noun in _OWN_OFFICES and country is None:
            own = [actor for actor in best if self._cast_actor(actor).code.split(".", 1)[0] == self._issuer]
            best = own if len(own) == 1 else best
        if len(best) > 1:
            return next((one for one in last if one in best), None)
        return best[0] if best else None

    @cached_property
    def _issuer(self) -> str | None:
        """Give the state whose one ministry title or letterhead names: "the Minister" of its read-out is its own."""
        heads = [one for one in self._reading.report.blocks if one.kind in {BlockKind.TITLE, BlockKind.STANDFIRST}]
        actors = (
            self._cast.actor(one.actor)
            for block in heads
            for one in self._cast.in_span(block.span)
            if block.kind is BlockKind.TITLE or one.span.start == block.span.start
        )
        codes = [one.code.split(".") for one in actors if one is not None and one.kind is ActorKind.BODY]
        states = {code[0] for code in codes if code[1:2] == ["GOV"] and code[2:] != ["AMB"]}
        return next(iter(states)) if len(states) == 1 else None

    def _alone(self, phrase: Span) -> dict[ActorId, int]:
        """Give the only person named before "the former president": so none is called who was not told of."""
        text = {one.actor for one in self._named if one.span.end <= phrase.start and one.actor is not None}
        return dict.fromkeys(text, 1) if len(text) == 1 else {}

    def _of_offices(self) -> Iterator[Description]:
        """Give the descriptions of those whom only their office tells: "the Ambassador of Peru"."""
        for one in self._cast.mentions:
            actor = self._cast.actor(one.actor) if one.rule == "name.office" else None
            title = self._cast.titles.get(one.span, "").split(" of ")[0].casefold().split()
            if actor is not None and actor.kind is ActorKind.PERSON and title and not _is_past(one, title):
                yield Description(actor.id, title[-1], frozenset(title[:-1]), one.span.start)

    def _holders(self, phrase: Span, noun: str, words: frozenset[str], country: str | None) -> dict[ActorId, int]:
        """Give whom only an office tells and its noun calls again: "The ambassador" behind "Peru's ambassador"."""
        before = [one for one in self._unnamed if one.at < phrase.start and one.noun == noun]
        if not before and noun in ENVOYS:
            before = [one for one in self._unnamed if one.at < phrase.start and one.noun in ENVOYS]
        found = (one for one in before if country is not None or words <= one.words)  # no "prime" for a "foreign" one
        return {one.actor: 1 for one in found if self._is_of(one, country)}

    def _counterparts(self, phrase: Span, speaker: ActorId | None, country: str | None) -> dict[ActorId, int]:
        own = self.nouns(speaker) | {"counterpart", "number"}
        found = [one for one in self.all if one.at < phrase.start and one.noun in own and one.actor != speaker]
        return {one.actor: 1 for one in found if self._is_of(one, country)}

    def _is_other_noun(self, one: Description, noun: str) -> bool:
        """Say whether a noun stands among the words before a name, for the same person: "CEO Prince Ali Omar"."""
        return noun in one.words and self._book.people.is_person(noun) and not one.words & {"'s", "’s"}

    def _fits_loosely(self, one: Description, noun: str, country: str | None) -> bool:
        """Say whether a noun calls a holder of an office by what such holders are: "the Kenyan leader"."""
        if country is None or self._cast_actor(one.actor).code.split(".", 1)[0] != country:
            return False
        if noun in _LEADERS:
            return one.noun in _HEADS_OF_STATE or (one.noun == "minister" and "prime" in one.words)
        return noun in ANY_OFFICIAL and self._cast_actor(one.actor).code.endswith(".GOV")

    def _cast_actor(self, actor: ActorId) -> Actor:
        found = self._cast.actor(actor)
        assert found is not None  # noqa: S101 - descriptions are made of the cast's own mentions
        return found

    def _is_of(self, one: Description, country: str | None) -> bool:
        """Say whether a person is of a country: by code, or where no code is known, by a nationality in the words."""
        known = self._cast_actor(one.actor).code.split(".", 1)[0]
        return country is None or known == country or (known == NO_CODE and country in one.countries)

    def _read(self, phrase: Span) -> tuple[str, frozenset[str], str | None] | None:
        """Give the head noun of a definite phrase, the words before it, and the country that they name."""
        first = bisect_left(self._starts, phrase.start)
        last = bisect_left(self._starts, phrase.end)
        if first >= last or self._tokens[first].text.lower() not in {"the", "this", "that", "his", "her", "their"}:
            return None
        end = self._run_end(first + 1, last)
        head = self._tokens[end - 1]
        is_titled = head.word_class is WordClass.PROPN and self._book.people.is_person(head.text.lower())
        if end <= first + 1 or not (head.word_class is WordClass.NOUN or is_titled) or _is_plural(head):
            return None  # "The Minister" of a read-out is a noun in capitals
        words = frozenset(token.text.lower() for token in self._tokens[first + 1 : end - 1])
        country = None
        for one in self._cast.in_span(Span(phrase.start, head.span.start)):
            if one.kind is MentionKind.DEMONYM and (actor := self._cast.actor(one.actor)) is not None:
                country = actor.code
        return head.lemma.lower(), words, country

    def _run_end(self, first: int, last: int) -> int:
        """Give the end of the nouns and adjectives that begin at a token."""
        at = first
        while at < last and (self._tokens[at].word_class in _NOMINAL or self._tokens[at].text in {"-", "'s", "’s"}):
            at += 1
        return at

    def _of(self, mention: ActorMention) -> Iterator[Description]:
        """Give the descriptions beside one printing of a name: before it, behind it, in its title."""
        actor = self._cast.actor(mention.actor)
        if actor is None:
            return
        first = bisect_left(self._starts, mention.span.start)
        last = bisect_left(self._starts, mention.span.end)
        own = set(name_words(actor.name))
        name = next((at for at in range(first, last) if own & set(name_words(self._tokens[at].text))), first)
        for run in (self._before(name), self._before_comma(first), self._before_comma(name), self._behind(last)):
            if run is not None and (found := self._description(actor.id, *run)) is not None:
                yield found
        title = self._cast.titles.get(mention.span, "").split(" of ")[0].casefold().split()
        if title and self._book.people.is_person(title[-1]):
            yield Description(actor.id, title[-1], frozenset(title[:-1]), mention.span.start)

    def _description(self, actor: ActorId, first: int, last: int) -> Description | None:
        while last > first and self._tokens[last - 1].word_class is WordClass.NUM:
            last -= 1
        if last <= first:
            return None
        head = self._tokens[last - 1]
        lemma = head.lemma.lower()
        if not self._book.people.is_person(lemma) or _is_plural(head):
            return None
        words = frozenset(token.text.lower() for token in self._tokens[first : last - 1])
        printed = Span(self._tokens[first].span.start, head.span.end)
        states = [self._cast.actor(one.actor) for one in self._cast.in_span(printed) if one.kind is MentionKind.DEMONYM]
        countries = frozenset(one.code for one in states if one is not None)
        return Description(actor, lemma, words, head.span.start, countries)

    def _before(self, name: int) -> tuple[int, int] | None:
        """Give the nouns right before a name: "economist Ana Ruiz"."""
        at = name
        while at > 0 and name - at < _LONGEST_RUN and self._tokens[at - 1].word_class in _NOMINAL:
            if self._is_parted(self._tokens[at - 1].span, self._tokens[at].span):
                break  # the headline above a name is no title of his
            at -= 1
        return (at, name) if at < name else None

    def _is_parted(self, one: Span, other: Span) -> bool:
        """Say whether a dateline or the end of a block stands between two words that seem to be neighbours."""
        report = self._reading.report
        gap = Span(one.end, other.start).of(report.text)
        return bool(gap.strip()) or report.block_at(one.start) != report.block_at(other.start)

    def _before_comma(self, first: int) -> tuple[int, int] | None:
        """Give the phrase that a name stands in apposition to: "the envoy to the talks, Ana Ruiz,"."""
        if first < 2 or self._tokens[first - 1].text != ",":  # noqa: PLR2004
            return None
        at = first - 1
        while at > 0 and first - at < _LONGEST_RUN and not self._ends_run(self._tokens[at - 1]):
            at -= 1
        at += self._tokens[at].word_class is WordClass.ADP  # "according [to] a lawyer of the crew, Ana Ruiz,"
        if at >= first - 1 or self._tokens[at].text.lower() not in _OPENERS:
            return None
        end = self._run_end(at + 1, first - 1)
        return (at + 1, end) if end > at + 1 else None

    def _behind(self, last: int) -> tuple[int, int] | None:
        """Give the phrase behind a name: ", an economist at", ", the coach who", "is a lawyer"."""
        if last + 1 >= len(self._tokens):
            return None
        opener = self._tokens[last].text
        if opener != "," and opener not in _BE:
            return None
        first = last + 1
        if self._tokens[first].text.lower() in _OPENERS:
            first += 1
        elif opener != ",":
            return None
        end = self._run_end(first, min(len(self._tokens), first + _LONGEST_RUN))
        return (first, end) if end > first else None

    def _ends_run(self, token: Token) -> bool:
        return token.text in {",", ".", ";", ":", '"', "“", "”", "and", "but"} or token.word_class in _STOPS

    def _sexes_of(self, named: Sequence[ActorMention]) -> dict[ActorId, str]:
        """Give the sex of persons: by the nouns beside the name, else by the pronouns of a sentence of their own."""
        found: dict[ActorId, str] = {}
        for one in self.all:
            for word in (one.noun, *sorted(one.words)):
                if word in _MEN or word in _WOMEN:
                    found.setdefault(one.actor, "he" if word in _MEN else "she")
        for mention in named:
            title = self._tokens[bisect_left(self._starts, mention.span.start)].text.lower().rstrip(".")
            if mention.actor is not None and title in _MEN | _WOMEN:
                found.setdefault(mention.actor, "he" if title in _MEN else "she")
        for actor, seen in self._votes().items():
            if len(seen) == 1:
                found.setdefault(actor, next(iter(seen)))
        return found

    def _votes(self) -> dict[ActorId, set[str]]:
        """Give what the pronouns behind a name say, up to the next person of its sentence."""
        votes: dict[ActorId, set[str]] = {}
        for sentence in self._reading.marks.sentences:
            people = [one for one in self._cast.in_span(sentence.span) if _is_name(self._cast, one)]
            first = people[0].actor if people else None
            if first is None:
                continue
            begin = bisect_left(self._starts, people[0].span.end)
            other = next((one.span.start for one in people if one.actor != first), sentence.span.end)
            words = {token.text.lower() for token in self._tokens[begin : bisect_left(self._starts, other)]}
            if bool(words & _HIS) != bool(words & _HERS):
                votes.setdefault(first, set()).add("he" if words & _HIS else "she")
        return votes


def _is_name(cast: Cast, mention: ActorMention) -> bool:
    if mention.kind is not MentionKind.NAME or mention.sense is not Sense.PERSON:
        return False
    actor = cast.actor(mention.actor)
    return actor is not None and actor.kind is ActorKind.PERSON


def _is_past(mention: ActorMention, title: Sequence[str]) -> bool:
    """Say whether an office is one that its holder has left: "the former Peruvian envoy"."""
    return not PAST_OFFICE.isdisjoint([*title, *mention.quote.casefold().replace("-", " ").split()])


def _is_plural(token: Token) -> bool:
    return "Plur" in token.features or (token.text.lower() != token.lemma.lower() and token.text.endswith("s"))
