"""What reading finds in one report, before anything is coded: tokens, sentences, names, dates, amounts.

Invariant: every mark is a span of the report's text; nothing is rewritten.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from servanda.model.actor import ActorKind, MentionKind
from servanda.model.period import Period
from servanda.model.problem import Problem
from servanda.model.quantity import Quantity, Value
from servanda.model.report import Block
from servanda.model.span import Span


class WordClass(StrEnum):
    """Universal part of speech; `X` where the reader cannot say."""

    ADJ = "ADJ"
    ADP = "ADP"
    ADV = "ADV"
    AUX = "AUX"
    CCONJ = "CCONJ"
    DET = "DET"
    INTJ = "INTJ"
    NOUN = "NOUN"
    NUM = "NUM"
    PART = "PART"
    PRON = "PRON"
    PROPN = "PROPN"
    PUNCT = "PUNCT"
    SCONJ = "SCONJ"
    SYM = "SYM"
    VERB = "VERB"
    X = "X"


@dataclass(frozen=True, slots=True)
class Token:
    """A word or sign as printed. `lemma` is lower case. `head` and `relation` are the dependency tree.

    `head` is the index of the governing token in `Marks.tokens`, None for a root or when the reader makes no trees.
    `features` holds what a reader knows of the form, such as `Past`, `Part`, `Ger`, `Inf`, `Plur` (sorted).
    `standing` gives, were the word an event, the chances that the text tells it as actual, uncertain and negated; None
    when the reader does not weigh that.
    """

    span: Span
    text: str
    lemma: str
    word_class: WordClass
    head: int | None = None
    relation: str | None = None
    features: tuple[str, ...] = ()
    standing: tuple[float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: tokens `first` to `last` (half-open indices into `Marks.tokens`) and the block it stands in."""

    span: Span
    first: int
    last: int
    block: Block


@dataclass(frozen=True, slots=True)
class Reading:
    """One actor that a printed name can mean, by the codebook."""

    code: str
    name: str
    actor_kind: ActorKind


@dataclass(frozen=True, slots=True)
class NameMark:
    """A span that names or describes somebody.

    `readings` are the codebook's actors that it can mean: none for a person or body that only the report knows, one
    when it is plain, several when nothing decides yet. For a person `span` covers title and name and
    `name` the name alone; `title` is the printed office, `office` its code suffix such as `GOV.MFA`,
    `title_country` the code printed with the office ("Kenyan Foreign Minister").
    """

    span: Span
    kind: MentionKind
    actor_kind: ActorKind
    readings: tuple[Reading, ...]
    rule: str
    score: float
    name: Span | None = None
    title: Span | None = None
    office: str | None = None
    title_country: str | None = None


class TimeUse(StrEnum):
    """What a time expression is used for."""

    EVENT = "event"
    STATEMENT = "statement"
    PUBLICATION = "publication"
    BACKGROUND = "background"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class TimeMark:
    """A time expression with the period that it means where it stands."""

    span: Span
    period: Period
    use: TimeUse
    rule: str
    score: float


@dataclass(frozen=True, slots=True)
class QuantityMark:
    """A printed amount; `item` is the noun it counts when it counts one, `value` the money it says.

    `whole` is the amount of which a part is told: the 18 of "six of the 18 boats".
    """

    span: Span
    quantity: Quantity | None
    value: Value | None
    item: Span | None
    rule: str
    score: float
    whole: Quantity | Value | None = None


@dataclass(frozen=True, slots=True)
class SpeechMark:
    """Who says what, as a reader that learnt it heard it: parts of each role in the order of the text.

    `source` and `cue` may be empty; `content` never is. What the codebook makes of the cue is for coding to say.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    rule: str
    score: float


@dataclass(frozen=True, slots=True)
class Marks:
    """All that reading found in one report, in the order of the text.

    `tokens` lie in prose blocks only; `times` may also lie in datelines and bylines (use publication).
    `quotations` are the spans between matching quotation marks, the marks included. `speech` holds what a reader that
    learnt to hear speakers heard, outer ones before those inside them; a reader without that leaves it empty. `chains`
    are spans that mean one thing, as a reader that follows them over the text found them. `places` are spans that a
    reader took for the name of a place; None from a reader that does not look for places.
    """

    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    names: tuple[NameMark, ...]
    times: tuple[TimeMark, ...]
    quantities: tuple[QuantityMark, ...]
    quotations: tuple[Span, ...]
    problems: tuple[Problem, ...]
    speech: tuple[SpeechMark, ...] = ()
    chains: tuple[tuple[Span, ...], ...] = ()
    places: tuple[Span, ...] | None = None
