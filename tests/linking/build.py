"""Hand-made reports and findings: a text, and what stands in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from servanda.model import (
    NO_CODE,
    UNKNOWN,
    Actor,
    ActorKind,
    ActorMention,
    Basis,
    Block,
    BlockKind,
    CommitmentKind,
    Event,
    EventType,
    Evidence,
    Findings,
    ItemClass,
    Label,
    LabelKind,
    Line,
    MentionKind,
    Party,
    Period,
    Quantity,
    Relation,
    Report,
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
    WhenBasis,
    content_id,
    on,
)


def day(text: str) -> Period:
    """Give the period of a day, month or year, or of several days: 2023-01-19, 2023-01, 2023, 2023-01-19/2023-01-22."""
    if "/" in text:
        begin, end = map(date.fromisoformat, text.split("/"))
        return Period(text, begin, end, Relation.AT, WhenBasis.STATED, text)
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        return on(date(*parts))
    first = date(parts[0], parts[1] if len(parts) == 2 else 1, 1)
    last = date(parts[0], 12, 31)
    if len(parts) == 2:
        last = date(parts[0] + parts[1] // 12, parts[1] % 12 + 1, 1)
        last = date.fromordinal(last.toordinal() - 1)
    return Period(text, first, last, Relation.AT, WhenBasis.STATED, text)


def report(name: str, text: str, *, published: Period = UNKNOWN, kind: BlockKind = BlockKind.BODY, **fields) -> Report:
    """Give a report whose text is one block."""
    blocks = (Block(Span(0, len(text)), kind),) if text else ()
    return Report(id=f"r-{name}", sha256="0" * 64, text=text, blocks=blocks, published=published, **fields)


def quote(page: Report, words: str) -> Evidence:
    """Give the evidence of words of a report."""
    start = page.text.index(words)
    return Evidence(page.id, Span(start, start + len(words)), words, "hand", 1.0)


def state(code: str, name: str | None = None) -> Party:
    """Give an actor of the codebook as a party."""
    return Party(content_id("a", "code", code), code, name or code, name or code)


def person(page: Report, name: str, code: str = NO_CODE) -> Party:
    """Give a person whom a report names as a party."""
    return Party(content_id("a", page.id, name), code, name, name)


def actor(
    page: Report, party: Party, *, kind: ActorKind = ActorKind.PERSON, words: str | None = None, **fields
) -> Actor:
    """Give a party as an actor of its report; the first characters of the text are evidence enough here."""
    country = None if party.code == NO_CODE else party.country
    values = {"country": country, "aliases": (party.name,), "roles": (), "same_as": ()} | fields
    cited = quote(page, words or page.text[:1])
    return Actor(party.actor, page.id, party.code, party.name, kind, evidence=(cited,), **values)


def mention(page: Report, party: Party, *, kind: MentionKind = MentionKind.NAME) -> ActorMention:
    """Give a mention of a party at the start of its report."""
    return ActorMention(
        content_id("m", page.id, party.actor), page.id, Span(0, 1), page.text[:1], party.actor, kind, None, "hand", 1.0
    )


def role(page: Report, title: str, country: str) -> Role:
    """Give an office met in passing."""
    return Role(title, country, UNKNOWN, UNKNOWN, quote(page, page.text[:1]))


def event(page: Report, words: str, type_: EventType, source=(), target=(), **fields) -> Event:
    """Give an event that words of a report tell."""
    values = {
        "mode": None,
        "contexts": (),
        "when": UNKNOWN,
        "place": None,
        "status": Status.ACTUAL,
        "basis": Basis.NARRATOR,
        "attested_by": (),
        "lines": (),
        "terms": None,
        "casualties": None,
        "statement": None,
    } | fields
    cited = quote(page, words)
    return Event(
        content_id("e", page.id, cited.span.start, str(values["when"].edtf), type_),
        page.id,
        type_,
        source=tuple(source),
        target=tuple(target),
        evidence=(cited,),
        **values,
    )


def statement(page: Report, words: str, speaker: Party | None, **fields) -> Statement:
    """Give a statement whose content are words of a report."""
    cited = quote(page, words)
    values = {
        "block": BlockKind.BODY,
        "speakers": (),
        "hearer": None,
        "via": (),
        "medium": None,
        "mode": SpeechMode.INDIRECT,
        "cue": "said",
        "cue_span": None,
        "source_span": None,
        "cue_act": Stance.ASSERTS,
        "stance": Stance.ASSERTS,
        "target": None,
        "content": words,
        "content_parts": (cited.span,),
        "hedges": (),
        "scare_quotes": (),
        "nested_in": None,
        "said": UNKNOWN,
        "same_utterance": None,
    } | fields
    return Statement(
        content_id("s", page.id, cited.span.start, cited.span.end),
        page.id,
        speaker=speaker,
        evidence=(cited,),
        **values,
    )


def step(page: Report, words: str, move: StepKind, provider=(), recipient=(), **fields) -> Step:
    """Give a step that words of a report tell."""
    values = {
        "kind": CommitmentKind.GOODS,
        "via": (),
        "when": UNKNOWN,
        "scope": Scope.UNKNOWN,
        "lines": (),
        "terms": Terms.UNKNOWN,
        "instrument": None,
        "due": None,
        "by": None,
        "role_of_speaker": SpeakerRole.THIRD_PARTY,
        "statement": None,
        "event": None,
    } | fields
    cited = quote(page, words)
    return Step(
        content_id("c", page.id, cited.span.start, move, str(values["when"].edtf)),
        page.id,
        step=move,
        provider=tuple(provider),
        recipient=tuple(recipient),
        evidence=(cited,),
        **values,
    )


def goods(item: str, class_: ItemClass = ItemClass.OTHER, count: float | None = None, **fields) -> Line:
    """Give a line of goods, with an exact count when one is given."""
    counted = Quantity(count, count, None, approx=False, text=f"{count:g}") if count is not None else None
    return Line(item, class_, **({"quantity": counted} | fields))


def label(page: Report, who: Party, word: str, by: Party, polarity: int) -> Label:
    """Give a word for an actor."""
    return Label(
        content_id("l", page.id, word), page.id, who, word, by, LabelKind.EVALUATION, polarity, (quote(page, word),)
    )


def found(**fields) -> Findings:
    """Give findings; lists will do."""
    return Findings(**{name: tuple(values) for name, values in fields.items()})


def renamed(page: Report, name: str) -> Report:
    """Give the same page as another report."""
    return replace(page, id=f"r-{name}")
