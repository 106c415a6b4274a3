"""Made-up reports with the findings that reading them would give, for measuring what comes after reading.

About real and invented states, without a real person. One report in seven carries the text of an earlier one, cut and
under another outlet. Some states are written about more than others, as in the news. Equal seeds give equal reports.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from servanda.model import (
    UNKNOWN,
    Actor,
    ActorId,
    ActorKind,
    ActorMention,
    Basis,
    Block,
    BlockKind,
    CommitmentKind,
    Event,
    EventType,
    Evidence,
    FindingId,
    Findings,
    ItemClass,
    Label,
    LabelKind,
    Line,
    MentionKind,
    Party,
    Period,
    Quantity,
    ReadReport,
    Report,
    ReportId,
    Role,
    Scope,
    Span,
    SpeakerRole,
    SpeechMode,
    Stance,
    Statement,
    Status,
    Step,
    StepKind,
    Terms,
    TimeExpression,
    TimeUse,
    WhenBasis,
    by_publication,
    content_id,
    on,
)

COPIES = 1 / 7
DAYS = 1500
"""Days over which the reports are spread."""
PEOPLE = 9
"""Speakers of each state."""
INVENTED = 60

_REAL = (
    "ARG Argentina", "AUS Australia", "BEN Benin", "BOL Bolivia", "BWA Botswana", "CHL Chile", "COL Colombia",
    "CPV Cabo Verde", "CRI Costa Rica", "EGY Egypt", "EST Estonia", "FIN Finland", "FJI Fiji", "GAB Gabon",
    "GHA Ghana", "IDN Indonesia", "IRL Ireland", "ISL Iceland", "JPN Japan", "KAZ Kazakhstan", "KEN Kenya",
    "LAO Laos", "LKA Sri Lanka", "LVA Latvia", "MDG Madagascar", "MNG Mongolia", "NAM Namibia", "NOR Norway",
    "NPL Nepal", "OMN Oman", "PER Peru", "PRT Portugal", "ROU Romania", "RWA Rwanda", "TGO Togo", "THA Thailand",
    "TUN Tunisia", "URY Uruguay", "VNM Vietnam", "ZMB Zambia",
)  # fmt: skip
_SOUNDS = ("bel", "dor", "ka", "lim", "mar", "no", "or", "pel", "ros", "sa", "tev", "ul", "va", "wen", "yar", "zin")
_OFFICES = ("Foreign Minister", "Defence Minister", "Prime Minister", "Trade Minister", "President", "Envoy")
_GOODS = (
    ("helicopters", ItemClass.AIRCRAFT),
    ("armoured vehicles", ItemClass.VEHICLES),
    ("tonnes of wheat", ItemClass.FOOD),
    ("generators", ItemClass.ENERGY),
    ("doses of vaccine", ItemClass.MEDICINE),
    ("shells", ItemClass.AMMUNITION),
)
_TOPICS = (
    "the border crossing", "fishing rights", "the railway", "student exchanges", "grain transit", "the dam",
    "visa rules", "the airport", "customs duties", "the pipeline", "prisoners", "the ceasefire line", "coal",
    "the port", "satellite images", "mine clearance", "the joint exercise", "refugees", "the central bank", "cotton",
)  # fmt: skip
_WAYS = (
    "on the sidelines of a forum", "after long talks", "in a short statement", "behind closed doors", "before leaving",
    "despite the rain", "to loud applause", "for the second time this year", "without giving details", "at noon",
)  # fmt: skip
_MOVES = (StepKind.PLEDGED, StepKind.SIGNED, StepKind.PARTLY_DELIVERED, StepKind.FULFILLED, StepKind.MENTIONED)
_ACTS = (
    ("met", EventType.CONSULT), ("helped", EventType.AID), ("agreed with", EventType.AGREE),
    ("accused", EventType.ACCUSE), ("backed", EventType.SUPPORT), ("warned", EventType.THREATEN),
)  # fmt: skip
_OUTLETS = ("The Daily Ledger", "Harbour Post", "Northern Courier", "Valley Tribune", "Bay Standard", None)
_AGENCIES: tuple[tuple[str, ...], ...] = ((), (), (), ("Coast Agency",), ("Inland News Agency",))


@dataclass(frozen=True, slots=True)
class _State:
    party: Party
    people: tuple[tuple[str, str], ...]


class News:
    """Reports without end."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        invented = (f"Q{at:02} {self._name(3)}" for at in range(INVENTED))
        named = [state.split(" ", 1) for state in (*_REAL, *invented)]
        self._chance.shuffle(named)
        self._states = [self._state(code, name) for code, name in named]
        self._weights = [1 / (rank + 12) for rank in range(len(named))]
        self._told: list[tuple[date, float]] = []

    def __iter__(self) -> Iterator[ReadReport]:
        number = 0
        while True:
            yield self._report(number)
            number += 1

    def long(self, characters: int) -> ReadReport:
        """Give one report that has so many characters, or a few more; those that come after it are no others for it."""
        story = _Story(random.Random(characters), self._states, self._weights, date(2023, 6, 1), characters=characters)
        return story.read("At length.", cut=0, outlet=_OUTLETS[0], agencies=())

    def _name(self, parts: int) -> str:
        return "".join(self._chance.choice(_SOUNDS) for _ in range(parts)).capitalize()

    def _state(self, code: str, name: str) -> _State:
        people = tuple((f"{self._name(2)} {self._name(3)}", self._chance.choice(_OFFICES)) for _ in range(PEOPLE))
        return _State(Party(ActorId(content_id("a", "code", code)), code, name, name), people)

    def _report(self, number: int) -> ReadReport:
        chance, cut = self._chance, 0
        if self._told and chance.random() < COPIES:
            day, seed = chance.choice(self._told[-100:])
            cut, day = chance.randint(0, 2), day + timedelta(days=chance.randint(0, 2))
        else:
            day, seed = date(2021, 1, 1) + timedelta(days=chance.randrange(DAYS)), chance.random()
            self._told.append((day, seed))
        story = _Story(random.Random(seed), self._states, self._weights, day)
        return story.read(f"No. {number}.", cut=cut, outlet=chance.choice(_OUTLETS), agencies=chance.choice(_AGENCIES))


class _Story:
    """One story: who meets whom, about what, and what everybody says of it."""

    def __init__(
        self,
        chance: random.Random,
        states: Sequence[_State],
        weights: Sequence[float],
        day: date,
        *,
        characters: int = 0,
    ) -> None:
        self._chance, self._day = chance, day
        pair = chance.choices(states, weights, k=2)
        self._sides = [state.party for state in pair]
        self._people = [chance.choice(state.people) for state in pair]
        self._told = [self._sentence(at) for at in range(chance.randint(7, 12))]
        while sum(len(sentence) for sentence, _, _ in self._told) < characters:
            self._told += [self._sentence(at) for at in range(100)]

    def _sentence(self, at: int) -> tuple[str, int, int]:
        """Give a sentence, of what kind it is, and which side acts in it."""
        chance, acting = self._chance, self._chance.randrange(2)
        one, other = self._sides[acting].name, self._sides[1 - acting].name
        goods, count = chance.choice(_GOODS)[0], chance.randint(2, 9000)
        name, office = self._people[acting]
        way, topic = chance.choice(_WAYS), chance.choice(_TOPICS)
        sentences = (
            f"{office} {name} of {one} spoke about {topic} and {chance.choice(_TOPICS)} {way}, adding {count} reasons.",
            f"{one} {_ACTS[count % len(_ACTS)][0]} {other} over {topic} {way} with {count} others.",
            f"{one} will send {count} {goods} to {other} because of {topic} {way}.",
            f"Nobody in {self._chance.choice(_SOUNDS)}{count} knew when {topic} would open again {way}.",
        )
        kind = at % len(sentences)
        return sentences[kind], kind, acting

    def read(self, head: str, *, cut: int, outlet: str | None, agencies: tuple[str, ...]) -> ReadReport:
        """Give the report, cut from the end, and its findings."""
        told = self._told[: len(self._told) - cut]
        text = "\n\n".join((head, *(sentence for sentence, _, _ in told)))
        digest = hashlib.sha256(text.encode()).hexdigest()
        of_head = Span(0, len(head) + 2)
        report = Report(
            id=ReportId(f"r-{digest[:16]}"),
            sha256=digest,
            text=text,
            blocks=(Block(of_head, BlockKind.TITLE), Block(Span(of_head.end, len(text)), BlockKind.BODY)),
            file=f"{digest[:8]}.txt",
            outlet=outlet,
            agencies=agencies,
            title=head,
            published=on(self._day),
        )
        return ReadReport(report, text.encode(), _Findings(report, self, told).all())

    def parties(self, report: ReportId) -> list[tuple[Party, Party]]:
        """Give each side with the person who speaks for it in a report."""
        return [
            (side, Party(ActorId(content_id("a", report, name)), f"{side.code}.GOV", name, name, office))
            for side, (name, office) in zip(self._sides, self._people, strict=True)
        ]


class _Findings:
    """What stands in a report."""

    def __init__(self, report: Report, story: _Story, told: Sequence[tuple[str, int, int]]) -> None:
        self._report = report
        self._sides = story.parties(report.id)
        starts = accumulate((len(sentence) + 2 for sentence, _, _ in told), initial=report.blocks[1].span.start)
        self._told = [
            (Span(at, at + len(one)), kind, acting) for at, (one, kind, acting) in zip(starts, told, strict=False)
        ]

    def all(self) -> Findings:
        """Give all findings."""
        said = [self._statement(span, acting) for span, kind, acting in self._told if kind == 0]
        done = [self._event(span, acting) for span, kind, acting in self._told if kind == 1]
        steps = [self._step(span, acting) for span, kind, acting in self._told if kind == 2]  # noqa: PLR2004
        named = [(span, party) for span, _, acting in self._told for party in self._sides[acting]]
        return Findings(
            actors=tuple(self._actors()),
            mentions=tuple(self._mention(span, party) for span, party in named),
            times=tuple(self._time(span) for span, kind, _ in self._told if kind == 1),
            statements=tuple(said),
            events=tuple(done),
            steps=tuple(steps),
            labels=tuple(self._label(span, acting) for span, kind, acting in self._told[:4] if kind == 3),  # noqa: PLR2004
        )

    def _cite(self, span: Span, *, words: int = 0) -> Evidence:
        here = Span(span.start, span.start + words) if words else span
        return Evidence(self._report.id, here, here.of(self._report.text), "made.up", 0.9)

    def _day(self, span: Span) -> Period:
        day = self._report.published.latest
        assert day is not None  # noqa: S101 - every made-up report has a day
        number = span.start % 3
        if number == 0:
            return by_publication(self._report.published)
        return on(day - timedelta(days=span.start % 9), basis=WhenBasis.RELATIVE)

    def _actors(self) -> Iterator[Actor]:
        for side in {side.actor: side for side, _ in self._sides}.values():
            yield self._actor(side, ActorKind.STATE, ())
        for side, person in {person.actor: (side, person) for side, person in self._sides}.values():
            title = Role(person.role or "", side.code, UNKNOWN, UNKNOWN, self._cite(self._told[0][0], words=3))
            yield self._actor(person, ActorKind.PERSON, (title,))

    def _actor(self, party: Party, kind: ActorKind, roles: tuple[Role, ...]) -> Actor:
        cited = tuple(self._cite(span, words=4) for span, _, _ in self._told)
        return Actor(
            party.actor, self._report.id, party.code, party.name, kind, party.country, (party.name,), roles, (), cited
        )

    def _mention(self, span: Span, party: Party) -> ActorMention:
        here = Span(span.start, span.start + 4)
        id_ = FindingId(content_id("m", self._report.id, span.start, party.actor))
        quote = here.of(self._report.text)
        return ActorMention(id_, self._report.id, here, quote, party.actor, MentionKind.NAME, None, "made.up", 0.9)

    def _time(self, span: Span) -> TimeExpression:
        here = Span(span.end - 5, span.end)
        id_ = FindingId(content_id("t", self._report.id, span.start))
        quote = here.of(self._report.text)
        return TimeExpression(id_, self._report.id, here, quote, self._day(span), TimeUse.EVENT, "made.up", 0.9)

    def _statement(self, span: Span, acting: int) -> Statement:
        return Statement(
            id=FindingId(content_id("s", self._report.id, span.start)),
            report=self._report.id,
            block=BlockKind.BODY,
            speaker=self._sides[acting][1],
            speakers=(),
            hearer=None,
            via=(self._report.outlet,) if self._report.outlet else (),
            medium=None,
            mode=SpeechMode.INDIRECT,
            cue="spoke",
            cue_span=None,
            source_span=None,
            cue_act=Stance.ASSERTS,
            stance=Stance.ASSERTS,
            target=self._sides[1 - acting][0],
            content=span.of(self._report.text),
            content_parts=(span,),
            hedges=(),
            scare_quotes=(),
            nested_in=None,
            said=self._day(span),
            same_utterance=None,
            evidence=(self._cite(span),),
        )

    def _event(self, span: Span, acting: int) -> Event:
        words = span.of(self._report.text)
        act = next(type_ for verb, type_ in _ACTS if f" {verb} " in words)
        return Event(
            id=FindingId(content_id("e", self._report.id, span.start)),
            report=self._report.id,
            type=act,
            mode=None,
            contexts=(),
            source=(self._sides[acting][0],),
            target=(self._sides[1 - acting][0],),
            when=self._day(span),
            place=None,
            status=Status.ACTUAL,
            basis=Basis.NARRATOR,
            attested_by=(),
            lines=(),
            terms=None,
            casualties=None,
            statement=None,
            evidence=(self._cite(span),),
        )

    def _step(self, span: Span, acting: int) -> Step:
        words = span.of(self._report.text)
        item, of_class = next((item, class_) for item, class_ in _GOODS if f" {item} " in words)
        count = int(words.split(" will send ", 1)[1].split(" ", 1)[0])
        due = self._report.published.latest
        assert due is not None  # noqa: S101 - every made-up report has a day
        return Step(
            id=FindingId(content_id("c", self._report.id, span.start)),
            report=self._report.id,
            kind=CommitmentKind.GOODS,
            provider=(self._sides[acting][0],),
            recipient=(self._sides[1 - acting][0],),
            via=(),
            step=_MOVES[span.start % len(_MOVES)],
            when=self._day(span),
            scope=Scope.UNKNOWN,
            lines=(Line(item, of_class, quantity=Quantity(count, count, None, approx=False, text=str(count))),),
            terms=Terms.UNKNOWN,
            instrument=None,
            due=on(due + timedelta(days=200)) if span.start % 4 == 0 else None,
            by=self._sides[acting][1],
            role_of_speaker=SpeakerRole.PROVIDER,
            statement=None,
            event=None,
            evidence=(self._cite(span),),
        )

    def _label(self, span: Span, acting: int) -> Label:
        by, actor = self._sides[acting][1], self._sides[1 - acting][0]
        word = ("partners", "rivals", "friends")[span.start % 3]
        id_ = FindingId(content_id("l", self._report.id, span.start))
        polarity = (0, -1, 1)[span.start % 3]
        cited = (self._cite(span, words=6),)
        return Label(id_, self._report.id, actor, word, by, LabelKind.EVALUATION, polarity, cited)
