"""Names of places as a phrase prints them: "the Malian town of Gao", "Springfield, Illinois", "northern Chad".

Invariant: what is printed is only read; which of several places of one name is meant is for `homonyms` to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from servanda.codebook.names import NameEntry
from servanda.coding.actors.cast import Cast, ReportReading
from servanda.model import NO_CODE, ActorKind, ActorMention, MentionKind, Sense, Span, WordClass

_OPENING = frozenset("the a an its his her their this that both".split())
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_TOWNS = frozenset(
    "city town village capital port municipality suburb settlement township hamlet commune neighbourhood"
    " neighborhood stronghold".split()
)
_REGIONS = frozenset(
    "region province state district county governorate oblast prefecture department territory island islands valley"
    " peninsula area canton division zone republic archipelago regions provinces states districts counties coast"
    " strip desert sea river lake mountains delta basin plateau corridor enclave exclave".split()
)
_SITES = frozenset("airport airbase base camp harbour harbor prison crossing".split())
_SUFFIXES = _TOWNS - {"capital", "stronghold"} | _REGIONS | _SITES
_HALVES = frozenset(
    "north south east west northeast northwest southeast southwest north-east north-west south-east south-west".split()
)
_TURNED = frozenset(
    "northern southern eastern western northeastern northwestern southeastern southwestern north-eastern"
    " north-western south-eastern south-western central upper lower coastal".split()
)
_LINKS = frozenset("de del da do dos du des di la las los le al el as ar bin ibn".split())
_BESIDE = frozenset({"nearby", "neighbouring", "neighboring", "downtown"})
_BEFORE_NAME = frozenset({WordClass.ADJ, WordClass.VERB, WordClass.ADV, WordClass.NUM})
_MOST_BEFORE = 8
_MOST_NAME = 6
_MOST_HOLDERS = 3
"""Places that one name is read within."""
_PLAIN = 2
"""Words of a plain description: "the country"."""


class PlaceKind(StrEnum):
    """What the words say that a place is; `OPEN` where they only name it."""

    STATE = "state"
    REGION = "region"
    TOWN = "town"
    SITE = "site"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class PrintedPlace:
    """A place as printed.

    `name` is how it is called, `base` the name to look up ("Donetsk" of "Donetsk region", "" of "the north"). `first`
    and `last` are the tokens of the name, half-open. `within` are the states printed with it, `beside` further names
    of regions that hold it. `is_told` says that a word beside the name calls it a place. `entries` are the codebook's
    readings of the base.
    """

    name: str
    base: str
    first: int
    last: int
    kind: PlaceKind
    within: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    is_told: bool = False
    entries: tuple[NameEntry, ...] = ()
    mention: ActorMention | None = None


class PlaceNames:
    """Reads the names of places out of phrases."""

    def __init__(self, reading: ReportReading, cast: Cast) -> None:
        self.book = reading.book
        self.text = reading.report.text
        self.day = reading.report.published.latest
        self.dates = {*reading.book.words.weekdays, *reading.book.words.months}
        self.cast = cast
        self.tokens = reading.marks.tokens
        self.words = [token.text for token in self.tokens]
        self._times = {mark.span.start for mark in reading.marks.times}
        self._starting: dict[int, ActorMention] = {}
        for mention in cast.mentions:
            known = self._starting.get(mention.span.start)
            if known is None or known.span.end < mention.span.end:
                self._starting[mention.span.start] = mention

    def behind(self, at: int, end: int, *, depth: int = 0) -> PrintedPlace | None:
        """Give the place that the phrase from a token names.

        Args:
            at: The token behind the preposition.
            end: Where its sentence ends.
            depth: How many places the phrase stands behind already: "Gao in Mali in Africa".
        """
        if depth > _MOST_HOLDERS or self._is_time(at):
            return None
        if described := self._described(at):
            return described
        start = at
        at, kind, within, opened = self._opening(at, end)
        if at >= end:
            return None
        if opened == "half":
            return self._half(at, within, depth=depth)
        if opened == "nothing":
            return None
        found = self._named(at, end)
        if found is None:
            return None
        if opened == "turned" and kind is PlaceKind.OPEN:
            found = self._turned(found, at)
        elif kind is not PlaceKind.OPEN:
            found = replace(found, kind=kind, is_told=True)
        found = replace(found, within=(*within, *found.within), beside=(*self._holders(start, at), *found.beside))
        return self._qualified(found, end, depth=depth)

    # ---- before the name

    def _is_time(self, at: int) -> bool:
        """Say whether a time begins at a token: "In 2023 India sent rice" says when, not where."""
        return at < len(self.tokens) and self.tokens[at].span.start in self._times

    def _opening(self, at: int, end: int) -> tuple[int, PlaceKind, tuple[str, ...], str]:
        """Give where the name starts, what stands before it says of it, its states, and how it opens."""
        kind, opened = PlaceKind.OPEN, ""
        within: tuple[str, ...] = ()
        limit = min(end, at + _MOST_BEFORE)
        while at < limit:
            word = self.words[at].lower()
            if (state := self._owner(at)) is not None:
                within, at, opened = (*within, state[0]), state[1], ""
            elif word in _HALVES and self.words[at].islower():
                return at, kind, within, "half"
            elif (behind := self._holder(at, limit)) is not None:
                at = behind
            elif self._starts_name(at):
                return at, kind, within, opened
            elif word in _TOWNS | _REGIONS:
                kind = PlaceKind.TOWN if word in _TOWNS else PlaceKind.REGION
                at = self._behind_kind(at, end)
            elif self._is_before_name(at, limit):
                at, opened = at + 1, "turned" if word in _TURNED else ""
            else:
                return at, kind, within, "nothing"
        return end, kind, within, "nothing"

    def _starts_name(self, at: int) -> bool:
        """Say whether a name starts at a word: at a capital, or at the article of "the Hague"."""
        if self.words[at].lower() in _OPENING:
            return self._longest(at)[1] >= _PLAIN
        return self.words[at][:1].isupper()

    def _is_article(self, at: int) -> bool:
        """Say whether a word is an article, and no part of a name: "the Gambia" is one of two words."""
        return self.words[at].lower() in _OPENING and self._longest(at)[1] < _PLAIN

    def _is_before_name(self, at: int, limit: int) -> bool:
        """Say whether a word can stand between a preposition and the name of a place."""
        word = self.words[at].lower()
        if self._is_article(at) or word in _TURNED | _BESIDE or self.tokens[at].word_class in _BEFORE_NAME:
            return True
        return at + 1 < limit and self.words[at].islower() and self.words[at + 1].lower() in _TOWNS | _REGIONS

    def _holder(self, at: int, limit: int) -> int | None:
        """Give the token behind a region or town that owns the place named next: "Gansu's capital of Lanzhou"."""
        if not self.words[at][:1].isupper():
            return None
        end = max(at + self._longest(at)[1], self._run(at, limit))
        is_owner = end + 1 < limit and self.words[end] in _POSSESSIVE
        base = " ".join(self.words[at:end])
        is_place = bool(self.book.gazetteer.find(base)) or any(one.kind == "place" for one in self._longest(at)[0])
        return end + 1 if is_owner and is_place else None

    def _holders(self, start: int, end: int) -> tuple[str, ...]:
        """Give the regions and towns that own the name behind them."""
        return tuple(
            " ".join(self.words[at : behind - 1])
            for at in range(start, end)
            if self._owner(at) is None and (behind := self._holder(at, end + 1)) is not None and behind <= end
        )

    def _behind_kind(self, at: int, end: int) -> int:
        """Give where the name starts behind a word for a place: "city of", "capital,", "town"."""
        following = self.words[at + 1].lower() if at + 1 < end else ""
        if following in {"of", "called", "named"}:
            return at + 2
        is_apposed = following == "," and at + 2 < end and self.words[at + 2][:1].isupper()
        return at + 2 if is_apposed else at + 1

    def _owner(self, at: int) -> tuple[str, int] | None:
        """Give the state of an adjective or owner before a place ("Malian", "Mali's"), and the token behind it."""
        mention = self._starting.get(self.tokens[at].span.start)
        if mention is None:
            return None
        code = self._state_of(mention)
        behind = self._behind(mention.span, at)
        if code is None or behind >= len(self.words):
            return None
        if mention.kind is MentionKind.DEMONYM:
            return code, behind
        if self.words[behind] in _POSSESSIVE and behind + 1 < len(self.words):
            return code, behind + 1
        return None

    def _state_of(self, mention: ActorMention) -> str | None:
        actor = self.cast.actor(mention.actor)
        if actor is None or actor.kind is not ActorKind.STATE:
            return None
        return actor.code

    def _behind(self, span: Span, at: int) -> int:
        while at < len(self.tokens) and self.tokens[at].span.start < span.end:
            at += 1
        return at

    def _half(self, at: int, within: tuple[str, ...], *, depth: int) -> PrintedPlace | None:
        """Give "the north", "Mali's south"; a half without its article or state is a direction."""
        first = at - 1 if at and self.words[at - 1].lower() == "the" else at
        if first == at and not within:
            return None
        behind = self.words[at + 1].lower() if at + 1 < len(self.words) else ""
        owner = (
            self.behind(at + 2, min(len(self.words), at + 2 + _MOST_BEFORE), depth=depth + 1)
            if behind == "of"
            else None
        )
        if owner is not None and not owner.entries and owner.mention is None:
            return None
        states = (*within, *self._codes(owner.entries)) if owner is not None else within
        if owner is not None and owner.mention is not None and (code := self._state_of(owner.mention)):
            states = (*states, code)
        name = " ".join(self.words[first : at + 1])
        return PrintedPlace(name, "", first, at + 1, PlaceKind.REGION, within=states, is_told=True)

    def _turned(self, found: PrintedPlace, at: int) -> PrintedPlace:
        """Give "northern Mali": a part of what is named, so a region, with the state of the whole."""
        first = at
        while first and self.words[first - 1].lower() in _TURNED:
            first -= 1
        name = self.text[self.tokens[first].span.start : self.tokens[found.last - 1].span.end]
        states = self._codes(found.entries) if found.kind in {PlaceKind.STATE, PlaceKind.OPEN} else ()
        if found.mention is not None and (code := self._state_of(found.mention)):
            states = (code,)
        is_whole = found.kind is PlaceKind.STATE or bool(states)
        base = "" if is_whole else found.base
        return replace(
            found,
            name=" ".join(name.split()) if is_whole else found.name,
            base=base,
            first=first if is_whole else found.first,
            kind=PlaceKind.REGION if is_whole else found.kind,
            within=tuple(dict.fromkeys(states)),
            entries=() if is_whole else found.entries,
            is_told=True,
        )

    # ---- the name

    def _named(self, at: int, end: int) -> PrintedPlace | None:
        """Give the name that starts at a token, with a word for a place behind it."""
        entries, length = self._longest(at)
        if length and all(entry.kind == "other" for entry in entries):
            return None
        if "," in self.words[at : at + length]:
            return self._with_comma(at, length, entries)
        run = self._run(at, end)
        if part := self._part(at, run):
            return part
        last = at + length if length and run <= at + length else max(self._before_state(at, run, length), at + length)
        if last == at or self._is_joined(at, last):
            return None
        return self._with_kind(at, last, end, entries, length)

    def _with_kind(
        self, at: int, last: int, end: int, entries: tuple[NameEntry, ...], length: int
    ) -> PrintedPlace | None:
        """Give a name with the word for a place that ends it: "Benue State", "Kabul airport"."""
        base_last, kind = last, PlaceKind.OPEN
        if last > at + 1 and last == at + length and (word := self.words[last - 1].lower()) in _SITES:
            length, base_last, kind = 0, last - 1, PlaceKind.SITE
        elif self._ends_in_kind(at, last, length):
            word = self.words[last - 1].lower()
            base_last, kind = last - 1, _kind_of(word)
        elif last < end and self.words[last] in _SUFFIXES:
            kind = _kind_of(self.words[last])
            last += 1
            base_last = last if kind is PlaceKind.SITE and self._is_whole(at, last) else base_last
        if base_last > at + length and length and not self._is_whole(at, base_last):
            return None
        if last < end and self.words[last] in _POSSESSIVE:
            return None
        is_known = base_last == at + length
        base = " ".join(self.words[at:base_last]).replace(" - ", "-")
        if kind is PlaceKind.TOWN and self.words[last - 1].islower():
            last = base_last
        name = " ".join(self.text[self.tokens[at].span.start : self.tokens[last - 1].span.end].split())
        state = is_known and kind is PlaceKind.OPEN and any(_is_state(entry) for entry in entries)
        return PrintedPlace(
            name=name,
            base=base,
            first=at,
            last=last,
            kind=PlaceKind.STATE if state else kind,
            is_told=kind is not PlaceKind.OPEN or (last > at + 1 and self.words[last - 1].lower() in _SUFFIXES),
            entries=entries if is_known else (),
            mention=self._starting.get(self.tokens[at].span.start),
        )

    def _ends_in_kind(self, at: int, last: int, length: int) -> bool:
        """Say whether the last word of a run only says what it is: "Benue State"; "Benin City" is a name."""
        is_longer = last > at + 1 and last > at + length and self.words[last - 1].lower() in _SUFFIXES
        return is_longer and not self._is_whole(at, last)

    def _part(self, at: int, run: int) -> PrintedPlace | None:
        """Give a part of a region that is named by its side: "East Kalimantan"; not a town of that name."""
        if self.words[at].lower() not in _HALVES | {"central", "upper", "lower"} or run < at + _PLAIN:
            return None
        entries, length = self._longest(at + 1)
        name = " ".join(self.words[at:run])
        if at + 1 + length != run or not self._codes(entries) or self.book.gazetteer.find(name):
            return None
        if any(entry.kind != "place" for entry in entries):
            return None
        return PrintedPlace(name, name, at, run, PlaceKind.REGION, within=self._codes(entries), is_told=True)

    def _before_state(self, at: int, run: int, length: int) -> int:
        """Give the end of a town's name that a state follows without a comma: "San Pedro Sula Honduras"."""
        for last in range(at + max(length, 1), run):
            entries, more = self._longest(last)
            if last + more == run and any(_is_state(entry) for entry in entries):
                return run if self.book.gazetteer.find(" ".join(self.words[at:run])) else last
        return run

    def _with_comma(self, at: int, length: int, entries: tuple[NameEntry, ...]) -> PrintedPlace:
        """Give a name that the codebook lists with its state or region: "Salisbury, England"."""
        comma = self.words.index(",", at)
        base, holder = (" ".join(self.words[first:last]) for first, last in ((at, comma), (comma + 1, at + length)))
        return PrintedPlace(
            base, base, at, comma, PlaceKind.OPEN, within=self._codes(entries), beside=(holder,), is_told=True
        )

    def _is_joined(self, at: int, last: int) -> bool:
        """Say whether the last word is joined to another by a hyphen: "Dhaka-based", the "Peru-Chile" border."""
        word = self.words[last - 1]
        tail = word.rpartition("-")[2]
        return "-" in word and (tail.islower() or bool(self.book.names.within(word))) and last > at

    def _described(self, at: int) -> PrintedPlace | None:
        """Give the state that a description such as "the country" stands for, by the cast."""
        mention = self._starting.get(self.tokens[at].span.start)
        if mention is None or mention.sense is not Sense.STATE or mention.kind is MentionKind.NAME:
            return None
        if len(mention.quote.split()) != _PLAIN:
            return None  # what a longer description says of a state is not checked by anybody
        actor = self.cast.actor(mention.actor)
        if actor is None or mention.kind is MentionKind.DEMONYM:
            return None
        last = self._behind(mention.span, at)
        return PrintedPlace(actor.name, "", at, last, PlaceKind.STATE, within=(actor.code,), mention=mention)

    def _run(self, at: int, end: int) -> int:
        """Give the end of the run of capitalised words at a token, `at` when it is none."""
        last = at
        while last < min(end, at + _MOST_NAME):
            word = self.words[last]
            if last > at and word.lower() in self.dates:
                break
            if word[:1].isupper() and word[0].isalpha():
                last += 1
            elif last > at and word in _LINKS and last + 1 < end and self.words[last + 1][:1].isupper():
                last += 2
            else:
                break
        return last

    def _is_whole(self, at: int, last: int) -> bool:
        """Say whether the gazetteer knows a run that is longer than the codebook's name in it: "Benin City"."""
        return bool(self.book.gazetteer.find(" ".join(self.words[at:last])))

    def _longest(self, at: int) -> tuple[tuple[NameEntry, ...], int]:
        """Give what the codebook calls by the words at a token, people and adjectives left out."""
        match = self.book.names.longest(self.words[at : at + _MOST_NAME + 2], 0)
        if match is None:
            return (), 0
        named = tuple(entry for entry in match.on(self.day).entries if entry.kind not in {"demonym", "people"})
        return (named, match.length) if named else ((), 0)

    # ---- behind the name

    def _qualified(self, found: PrintedPlace, end: int, *, depth: int) -> PrintedPlace:
        """Add the state or region printed behind a name: ", Mali", "(Mali)", "in northern Mali", "of Mali"."""
        at = found.last
        if at < end and self.words[at].lower() in _SUFFIXES and found.kind is PlaceKind.TOWN:
            at += 1
        if at + 1 >= end:
            return found
        if self.words[at][:1].isupper() and any(_is_state(entry) for entry in self._longest(at)[0]):
            return replace(found, within=(*found.within, *self._codes(self._longest(at)[0])))
        if self.words[at].lower() not in {",", "(", "in", "of"}:
            return found
        at += 1
        if self.words[at].lower() in {"in", "of"}:
            at += 1
        if at >= end or (self.words[at - 1] == "," and not self.words[at][:1].isupper()):
            return found
        holder = self.behind(at, end, depth=depth + 1)
        if holder is None or holder.name == found.name:
            return found
        if found.kind is PlaceKind.STATE or self._is_in_list(holder.last, end):
            return found
        states = holder.within or self._codes(holder.entries)
        names = (holder.base, *holder.beside) if holder.base and holder.kind is not PlaceKind.STATE else holder.beside
        return replace(
            found,
            within=tuple(dict.fromkeys((*found.within, *states))),
            beside=tuple(dict.fromkeys((*found.beside, *names))),
        )

    def _is_in_list(self, at: int, end: int) -> bool:
        """Say whether a name behind a comma is the next of a list: "in Miami, Mexico or Madrid"."""
        return at + 1 < end and self.words[at].lower() in {"or", "and"} and self.words[at + 1][:1].isupper()

    def _codes(self, entries: Sequence[NameEntry]) -> tuple[str, ...]:
        """Give the states of the codebook's readings, if they agree on one."""
        codes = {entry.code.split(".", 1)[0] for entry in entries if entry.code != NO_CODE}
        return tuple(codes) if len(codes) == 1 else ()


def _is_state(entry: NameEntry) -> bool:
    return entry.actor_kind is ActorKind.STATE and entry.kind in {"name", "acronym", "former"}


def _kind_of(word: str) -> PlaceKind:
    if word in _SITES:
        return PlaceKind.SITE
    return PlaceKind.TOWN if word in _TOWNS else PlaceKind.REGION
