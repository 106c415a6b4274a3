"""On whose soil the acts of a sentence happen, where bare words name those who act: "police", "parliament".

Invariant: a sentence that names two states as places, or a state that is neither its place nor the report's home,
leaves the soil open.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property

from servanda.coding.actors.cast import Cast, ReportReading
from servanda.coding.actors.home import dateline_state, home_state, outlet_state
from servanda.coding.actors.rubrics import Rubric, rubrics, state_at
from servanda.coding.near import within
from servanda.model import NO_CODE, ActorKind, ActorMention, BlockKind, Sentence, Span

_WHERE = frozenset("in at near outside inside across through throughout around off within".split())
LOCAL = "name.local"
"""The rule that gives a bare body the state of its sentence, which then tells nothing of where it plays."""

_EDGES = frozenset({"border", "frontier", "coast", "embassy", "consulate"})
_OPENS = frozenset({"the", "a", "an", "but", "on", "meanwhile", "two", "three", "several", "some"})
_FEW = 2
"""Words that may stand before those who open a sentence."""

_STATE_CODE = 3
"""Letters of the code of a state."""


class Soil:
    """Tells in which state the sentences of a report play."""

    def __init__(self, reading: ReportReading, cast: Cast) -> None:
        self.reading = reading
        self.cast = cast
        self.tokens = reading.marks.tokens

    def _topic(self, sentence: Sentence) -> str | None:
        """Give the state that heads the line or the section of a sentence: "- Georgia: Police held two"."""
        return state_at(self._rubrics, sentence.span.end - 1)

    @cached_property
    def home(self) -> str | None:
        """Give the state that a report is about: the one that leads, else that of its dateline where it names it.

        Its title or first sentence must name the leading state, or its outlet be of it: what leads by number alone may
        be a neighbour.
        """
        leading = home_state(self.reading)
        if leading is not None and (leading in self._opening or leading == outlet_state(self.reading)):
            return leading
        written = dateline_state(self.reading)
        if leading is not None or written is not None:
            return written if leading is None and written in self._opening else None
        return self._titled

    @property
    def _titled(self) -> str | None:
        """Give the one state that the title names, or, where it names none, the first sentence; None where several."""
        title = [one for one in self.reading.marks.sentences if one.block.kind is BlockKind.TITLE]
        named = [one for one in self.cast.mentions if any(one.span in sentence.span for sentence in title)]
        states = {code for one in named if (code := self._state(one)) is not None}
        states = states or {one for one in self._opening if self._is_of_states(one)}
        return states.pop() if len(states) == 1 else None

    def _is_of_states(self, code: str) -> bool:
        known = self.reading.book.actor(code)
        return known is not None and known.kind is ActorKind.STATE

    @cached_property
    def _opening(self) -> frozenset[str]:
        """Give the states that the title and the first sentence name, themselves or by their own."""
        sentences = self.reading.marks.sentences
        body = next((at for at, one in enumerate(sentences) if one.block.kind is not BlockKind.TITLE), len(sentences))
        opening = sentences[: body + 1]
        return frozenset(
            meant.code.partition(".")[0]
            for name in self.reading.marks.names
            if any(name.span in one.span for one in opening)
            for meant in name.readings
        )

    def of(self, sentence: Sentence) -> str | None:
        """Give the state on whose soil a sentence plays: where it says that its acts took place, else the home."""
        states, places = self._told_in(sentence)
        if len(places) == 1:
            return places.pop()
        if (topic := self._topic(sentence)) is not None:
            return topic
        return self.home if not states and not self._is_in_namesake(sentence) else None

    @cached_property
    def _rubrics(self) -> tuple[Rubric, ...]:
        return rubrics(self.reading)

    def of_own(self, sentence: Sentence) -> str | None:
        """Give the state on whose soil a sentence plays, else the one whose "army" it names as everybody's here."""
        states = self.states_in(sentence)
        bare = {self._state(one) for one in self.cast.outermost(sentence.span) if self._is_bare(one)}
        return self.of(sentence) or (next(iter(states)) if len(states) == 1 and states == bare else None)

    def of_insurgents(self, sentence: Sentence) -> str | None:
        """Give the state that bare "rebels" fight: where they act, else the home, not beside an open place."""
        if self._is_in_namesake(sentence):
            return None
        return self.of(sentence) or self._topic(sentence) or self.home

    def _is_in_namesake(self, sentence: Sentence) -> bool:
        """Say whether a sentence names a place that can be of several states: "in Congo"."""
        return any(
            len({one.code for one in name.readings}) > 1 and name.actor_kind is ActorKind.STATE
            for name in within(self.reading.marks.names, sentence.span)
        )

    def of_bodies(self, sentence: Sentence) -> str | None:
        """Give the state whose "parliament" a sentence tells of: where it plays, or the home where it names no other.

        "Parliament thanked Peru's president" is at home in Peru; "the soldiers left Peru" are not of Peru.
        """
        states, places = self._told_in(sentence)
        if len(places) == 1:
            return places.pop()
        if (topic := self._topic(sentence)) is not None and not places:
            return topic
        return self.home if not places and states <= {self.home} else None

    def _told_in(self, sentence: Sentence) -> tuple[set[str], set[str]]:
        """Give the states that a sentence names by themselves or by their towns, and those that are places in it."""
        named = [one for one in self.cast.outermost(sentence.span) if not self._is_bare(one)]
        coded = [(one, code) for one in named if (code := self._state(one)) is not None]
        places = {code for one, code in coded if self._is_place(one) and not self._is_embassy(one)}
        return {code for _, code in coded}, places

    def states_in(self, sentence: Sentence) -> set[str]:
        """Give the states that a sentence names by themselves or by their own."""
        return {code for one in self.cast.in_span(sentence.span) if (code := self._state(one)) is not None}

    @cached_property
    def opening_states(self) -> frozenset[str]:
        """Give the states that the title and the first sentence name."""
        sentences = self.reading.marks.sentences
        body = next((at for at, one in enumerate(sentences) if one.block.kind is BlockKind.BODY), len(sentences))
        opening = [one for one in sentences[: body + 1] if one.block.kind in {BlockKind.TITLE, BlockKind.BODY}]
        return frozenset(code for one in opening for code in self.states_in(one))

    def of_opener(self, sentence: Sentence, span: Span) -> str | None:
        """Give the home where bare words open a sentence and nobody else's soil is told: "Police held two Chileans".

        A paragraph that begins with another state goes on about that one.
        """
        before = self.reading.report.text[sentence.span.start : span.start].lower().split()
        if self.home is None or len(before) > _FEW or not set(before) <= _OPENS:
            return None
        opening = self._before(sentence)
        return self.home if opening is None or opening == self.home else None

    def _before(self, sentence: Sentence) -> str | None:
        """Give the first state that the sentence before names in the same paragraph."""
        sentences = self.reading.marks.sentences
        at = bisect_left(sentences, sentence.span.start, key=lambda one: one.span.start)
        if not at or "\n" in self.reading.report.text[sentences[at - 1].span.start : sentence.span.start].strip():
            return None
        named = self.cast.outermost(sentences[at - 1].span)
        return next((code for one in named if (code := self._state(one)) is not None), None)

    def _is_place(self, mention: ActorMention) -> bool:
        """Say whether a state or town stands behind a word for where: "in Peru", "near the Peruvian border"."""
        at = bisect_left(self.tokens, mention.span.start, key=lambda one: one.span.start)
        while at and self.tokens[at - 1].text.lower() in {"the", "southern", "northern", "eastern", "western"}:
            at -= 1
        return at > 0 and self.tokens[at - 1].text.lower() in _WHERE

    def _next(self, mention: ActorMention) -> str:
        """Give the word right behind a mention."""
        at = bisect_left(self.tokens, mention.span.end, key=lambda one: one.span.start)
        return self.tokens[at].text.lower() if at < len(self.tokens) else ""

    def _is_bare(self, mention: ActorMention) -> bool:
        """Say whether a mention tells nothing of where a sentence plays: a body without its state, a border."""
        if self._next(mention) in _EDGES:
            return True
        if mention.rule == "name.body":
            return not any(one.kind is not mention.kind for one in self.cast.in_span(mention.span))
        return mention.rule == LOCAL

    def _is_embassy(self, mention: ActorMention) -> bool:
        """Say whether a mention is of an embassy: it stands in another state than its own."""
        party = self.cast.party(mention)
        return party is not None and party.code.endswith(".AMB")

    def _state(self, mention: ActorMention) -> str | None:
        party = self.cast.party(mention)
        if party is None or party.country == NO_CODE or len(party.country) != _STATE_CODE:
            return None
        known = self.reading.book.actor(party.country)
        return party.country if known is not None and known.kind is ActorKind.STATE else None
