"""Who says what, as the reader heard it: a second opinion beside the clauses.

Invariant: the clauses find cue and content first; what was only heard is told when the codebook knows its cue and its
content is nobody's yet. Of the source the reader knows more than the clauses.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from servanda.codebook import CueEntry
from servanda.coding.acts.own_papers import leaves_own_paper
from servanda.coding.spoken import Attribution, around
from servanda.coding.statements.contents import is_deed
from servanda.coding.statements.extents_openings import has_subject_and_verb, is_finite, is_pointing
from servanda.coding.statements.noun_cues import heard_noun
from servanda.coding.statements.prose import LEAST_CONTENT, STUDIES, WRITINGS, Prose, phrase_span
from servanda.coding.statements.saying import may_say
from servanda.coding.statements.sources import is_told
from servanda.model import Span, SpeechMark, Stance, WordClass

_SCORE = 0.7
_CITING = frozenset({"cite", "quote"})
_KINDS = frozenset({"speech", "writing", "promise", "demand", "decree", "judgement"})


def heard(prose: Prose, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Give the attributions that the reader heard and no rule found, in the order of the marks.

    Also one that another speaker tells: source, cue and content stand inside the content of each that it touches.
    """
    cues = [one.cue for one in found if one.cue]
    for mark in prose.reading.marks.speech:
        if len(mark.cue) != 1 or any(mark.cue[0].overlaps(cue) for cue in cues):
            continue
        met = [one for one in found if any(part.overlaps(other) for part in mark.content for other in one.content)]
        if any(not _is_beside(one, mark) or _goes_on(prose, one, mark) for one in met):
            continue
        if not all(_is_held(one, mark) for one in met) and _is_talk(prose, mark):
            continue
        if (named := heard_noun(prose, mark)) is not None:
            yield named
            continue
        said = _without_subject(prose, mark)
        if said.content and (attribution := _attribution(prose, said)):
            yield attribution


def holds(content: Span, mark: SpeechMark) -> bool:
    """Say whether a content tells all that was heard, its speaker too: "says that [Lima told them it would pay]"."""
    return bool(mark.source) and all(span in content for span in (*mark.source, *mark.cue, *mark.content))


def _is_beside(one: Attribution, mark: SpeechMark) -> bool:
    """Say whether a rule's attribution leaves room for what was heard: one stands inside the other, cue and all."""
    touched = [other for other in one.content if any(part.overlaps(other) for part in mark.content)]
    return _is_held(one, mark) or all(holds(other, mark) for other in touched)


def _goes_on(prose: Prose, one: Attribution, mark: SpeechMark) -> bool:
    """Say whether a rule found the words of a paper that a heard cue gives out: "sent a note [saying it rained]"."""
    first = prose.index(one.cue.start) if one.cue is not None else 0
    is_paper = first > 0 and prose.words[first - 1].lower() in WRITINGS and "Ger" in prose.tokens[first].features
    return is_paper and prose.starts[first - 1] > mark.cue[0].start


def _is_held(one: Attribution, mark: SpeechMark) -> bool:
    """Say whether a rule's attribution stands inside what was heard: "said on Monday [they had accepted the pay]"."""
    told = (*one.content, *((one.cue,) if one.cue else ()))
    return bool(mark.source) and all(any(span in part for part in mark.content) for span in told)


def _is_talk(prose: Prose, mark: SpeechMark) -> bool:
    """Say whether only those speak who talk here: "you have promised us", asked or answered in somebody's words."""
    return mark.source[0].of(prose.reading.report.text).lower() in _FIRST_PERSON


def with_heard_sources(prose: Prose, found: Sequence[Attribution]) -> list[Attribution]:
    """Give the attributions of the rules, with the source that the reader heard where it heard another one.

    Same cue and overlapping content only: the reader sees the whole paragraph, the clauses one verb.
    """
    by_cue = {mark.cue[0]: mark for mark in prose.reading.marks.speech if len(mark.cue) == 1 and len(mark.source) == 1}
    marks = sorted(by_cue)
    return [
        changed if changed is one or not _is_told_of(changed, found) else one
        for one in found
        for changed in (_resourced(prose, one, by_cue, marks),)
    ]


def _is_told_of(one: Attribution, found: Sequence[Attribution]) -> bool:
    """Say whether a heard source is only told of: it stands in a content of its sentence that ends before the cue."""
    source, cue = one.source, one.cue
    return any(
        source in part and part.end <= cue.start
        for other in found
        if source is not None and cue is not None and other.sentence == one.sentence
        for part in other.content
    )


def _describes(prose: Prose, named: Span, source: Span) -> bool:
    """Say whether a source only says who stands before its comma: "Ana Ruiz, [a nurse] said"."""
    return prose.reading.report.text[named.end : source.start].strip() == ","


def _resourced(prose: Prose, one: Attribution, by_cue: Mapping[Span, SpeechMark], marks: Sequence[Span]) -> Attribution:
    if one.cue is None or one.rule not in _OPEN_RULES or _hears(prose, one) or one.cue_words.startswith("to "):
        return one  # "wrote to the Council to demand": the subject of the verb before it demands
    at = bisect_left(marks, one.cue.start, key=lambda span: span.end)
    mark = next((by_cue[span] for span in marks[at : at + 2] if span.overlaps(one.cue)), None)
    if mark is None or not any(part.overlaps(other) for part in mark.content for other in one.content):
        return one
    source = mark.source[0]
    is_same = one.source is not None and (source.overlaps(one.source) or _describes(prose, one.source, source))
    if is_same or any(source.overlaps(part) for part in one.content) or source.overlaps(one.cue):
        return one
    if one.source is not None and _is_new_paper(prose, source):
        return one  # "Chad issued [a statement] saying that": a rule has found who issued it
    if one.source is not None and (
        _is_aside(prose, one.source, source, one.cue) or _is_met(prose, one.source, source, one.cue)
    ):
        return one
    return replace(one, source=source)


def _is_new_paper(prose: Prose, source: Span) -> bool:
    """Say whether a source is a paper that nobody has told of: "a statement", "an open letter"."""
    words = source.of(prose.reading.report.text).lower().split()
    return words[0] in {"a", "an"} and words[-1] in WRITINGS


def _is_aside(prose: Prose, named: Span, source: Span, cue: Span) -> bool:
    """Say whether a heard source stands between the commas behind a name: "Ana Ruiz, head of the [union], said"."""
    text = prose.reading.report.text
    if not named.end <= source.start < source.end <= cue.start:
        return False
    return text[named.end :].lstrip()[:1] == "," and "," in text[source.end - 1 : cue.start]


def _is_met(prose: Prose, named: Span, source: Span, cue: Span) -> bool:
    """Say whether a heard source is whom the speaker did something to first: "Ruiz met [the king] and invited him"."""
    text = prose.reading.report.text
    if not named.end <= source.start < source.end <= cue.start:
        return False
    is_joined = text[source.start : source.end].split()[-1:] == ["and"]  # "took note of [Peru's letter and] asked"
    return is_joined or text[source.end : cue.start].split() in (["and"], ["but"], [",", "and"], ["and", "also"])


def _hears(prose: Prose, one: Attribution) -> bool:
    """Say whether the subject of a cue is told and does not tell: "they were told that"."""
    if one.cue is None or one.entry is None or not is_told(one.entry):
        return False
    return any(
        clause.verb.passive and prose.tokens[clause.verb.main].span in one.cue for clause in prose.clauses[one.sentence]
    )


_OPEN_RULES = frozenset(f"statement.{name}" for name in ("that", "bare", "fronted", "parted", "quote", "to", "object"))


def _attribution(prose: Prose, mark: SpeechMark) -> Attribution | None:
    cue = mark.cue[0]
    entry = _entry(prose, cue)
    return _cited(prose, mark) if entry is None else _spoken(prose, mark, entry)


def _spoken(prose: Prose, mark: SpeechMark, entry: CueEntry) -> Attribution | None:
    """Give the attribution of a verb that the codebook knows, where it says something."""
    cue = mark.cue[0]
    at = prose.sentence_at(cue.start)
    if at is None or not _is_kind(prose, entry, mark) or not mark.source or _is_negated(prose, cue):
        return None
    if sum(len(prose.between(part)) for part in mark.content) < LEAST_CONTENT or _is_elsewhere(prose, mark.content[0]):
        return None
    if (_acts(entry) and not _is_marked(prose, mark)) or _is_accused(prose, entry, mark.content[0]):
        return None
    first = prose.index(mark.content[0].start)
    is_act = is_deed(prose, entry, first, prose.index(mark.content[0].end))
    if is_act or is_deed(prose, entry, prose.index(cue.start), prose.index(cue.end)):
        return None  # "pleaded guilty"
    words = cue.of(prose.reading.report.text)
    if _answers(words, entry) or _is_reputed(prose, cue, entry) or _is_quarrel(prose, entry, first):
        return None
    if "would" in cue.of(prose.reading.report.text).lower().split() and not _is_marked(prose, mark):
        return None  # what somebody used to do: "he would invite players to his room"
    is_said = _is_said(prose, at, cue, entry) or _tells_beside(prose, cue, mark.source[0])
    is_said = is_said or _goes_on_telling(prose, entry, cue, mark.content)
    source = _not_the_judged(prose, at, mark)
    if not is_said or source is None or _tells_otherwise(prose, mark, entry):
        return None
    content = _whole_content(prose, mark)
    if prose.words[prose.index(content[-1].end) - 1].lower() in _GOING_ON or _is_relative(prose, content[0]):
        return None  # what goes on was not heard
    if source.of(prose.reading.report.text).lower() in _FIRST_PERSON and prose.quoted(cue.start) in prose.full_quotes:
        return None  # "we tell everybody", quoted, is what the quoted speaker says
    return Attribution(
        source=source,
        cue=cue,
        cue_words=cue.of(prose.reading.report.text),
        entry=entry,
        content=content,
        clause_span=_beside(prose, at, content, cue, source),
        sentence=at,
        rule="statement.heard",
        score=_SCORE,
    )


def _cited(prose: Prose, mark: SpeechMark) -> Attribution | None:
    """Give what was heard beside "according to" or "in the words of": "the port, in the words of a cook, is dull"."""
    cue = mark.cue[0]
    words = tuple(cue.of(prose.reading.report.text).lower().split())
    match = prose.reading.book.cues.at(["according", "to"], 0)
    at = prose.sentence_at(cue.start)
    is_plain = len(mark.source) == 1 and mark.source[0].start >= cue.end and prose.quoted(cue.start) is None
    if words not in _FORMULAS or match is None or at is None or not is_plain:
        return None
    content = tuple(_trimmed(prose, part) for part in mark.content)
    if sum(len(prose.between(part)) for part in content) < LEAST_CONTENT or not any(
        _has_tense(prose, part) for part in content
    ):
        return None
    return Attribution(
        source=mark.source[0],
        cue=cue,
        cue_words=cue.of(prose.reading.report.text),
        entry=match.entry,
        content=content,
        clause_span=Span(cue.start, mark.source[0].end),
        sentence=at,
        rule="statement.according",
        score=_SCORE,
    )


_FORMULAS = frozenset(
    {("according", "to"), ("in", "the", "words", "of"), ("in", "the", "view", "of"), ("in", "the", "opinion", "of")}
)
"""Words that cite whoever follows them."""


def _not_the_judged(prose: Prose, at: int, mark: SpeechMark) -> Span | None:
    """Give the source as heard, or the subject where whose deed is judged was heard: 'condemn the "raid" by [Peru]'."""
    source, cue = mark.source[0], mark.cue[0]
    first = bisect_left(prose.starts, source.start)
    clause = next((one for one in prose.clauses[at] if prose.tokens[one.verb.main].span in cue), None)
    is_agent = first > 0 and prose.words[first - 1].lower() == "by" and source.start > cue.end
    if not is_agent or clause is None or clause.verb.passive:
        return source
    return phrase_span(prose, clause.subject) if clause.subject is not None else None


def _without_subject(prose: Prose, mark: SpeechMark) -> SpeechMark:
    """Give what was heard without the words for who says it: "[Japan's envoy to] Chile, Ana Ruiz, voiced concern"."""
    at = prose.sentence_at(mark.cue[0].start)
    for clause in prose.clauses[at] if at is not None else ():
        subject = clause.subject
        if subject is None or clause.verb.passive or prose.tokens[clause.verb.main].span not in mark.cue[0]:
            continue
        whole = Span(prose.starts[subject.span_first], prose.tokens[subject.span_last - 1].span.end)
        said = tuple(part for part in mark.content if part not in whole)
        if len(said) < len(mark.content):
            return replace(mark, content=said, source=(whole,))
    return mark


def _beside(prose: Prose, at: int, content: tuple[Span, ...], cue: Span, source: Span) -> Span:
    """Give what stands with a heard cue: from its speaker on, for another verb may stand before."""
    end = around(prose.reading.marks.sentences[at], content, cue, source).end
    return Span(min(source.start, cue.start), end)


def _answers(cue: str, entry: CueEntry) -> bool:
    """Say whether what stands behind a cue is what it answers: "was responding to [the charge]"."""
    return entry.lemma in {"respond", "reply", "react"} and cue.lower().endswith(" to")


def _is_quarrel(prose: Prose, entry: CueEntry, first: int) -> bool:
    """Say whether what two quarrel about is told, and not what they say: "have argued about [a railway]"."""
    return entry.lemma == "argue" and prose.words[first - 1].lower() in {"about", "over"}


def _is_reputed(prose: Prose, cue: Span, entry: CueEntry) -> bool:
    """Say whether it is told of the supposed speaker: "Ana Ruiz, [said to be] close to the palace"."""
    behind = bisect_left(prose.starts, cue.end)
    return not entry.takes_to and [word.lower() for word in prose.words[behind : behind + 1]] == ["to"]


def _whole_content(prose: Prose, mark: SpeechMark) -> tuple[Span, ...]:
    """Give what was heard without signs at its ends, parts joined that only a few words of their own part.

    "Directed [the] ministry [to send lorries]" is one content; a single word beside a longer part is none of it.
    """
    parts: list[Span] = []
    for part in sorted(mark.content):
        gap = Span(parts[-1].end, part.start) if parts and part.start > parts[-1].end else None
        is_own = gap is not None and not any(gap.overlaps(other) for other in (*mark.source, *mark.cue))
        if gap is not None and is_own and len(prose.between(gap)) <= _MOST_LOST:
            parts[-1] = Span(parts[-1].start, part.end)
        else:
            parts.append(part)
    trimmed = [_trimmed(prose, part) for part in parts]
    longest = max(trimmed, key=lambda part: (len(part), -part.start))
    return tuple(part for part in trimmed if part == longest or len(prose.between(part)) > 1)


_MOST_LOST = 6
"""Words that a hearer may lose inside one content."""


def _trimmed(prose: Prose, part: Span) -> Span:
    """Give a content without the commas and colons before its first word and behind its last one."""
    first, last = bisect_left(prose.starts, part.start), bisect_left(prose.starts, part.end)
    while first < last - 1 and prose.words[first] in _SIGNS:
        first += 1
    while last > first + 1 and prose.words[last - 1] in _SIGNS:
        last -= 1
    if first >= last or (first, last) == (bisect_left(prose.starts, part.start), bisect_left(prose.starts, part.end)):
        return part
    return Span(prose.starts[first], prose.tokens[last - 1].span.end)


_SIGNS = frozenset({",", ";", ":"})


def _is_said(prose: Prose, at: int, cue: Span, entry: CueEntry) -> bool:
    """Say whether the clauses too let a verb say something; a cue that they do not cut out is left to the reader."""
    clause = next((one for one in prose.clauses[at] if prose.tokens[one.verb.main].span in cue), None)
    if clause is not None and clause.verb.passive and is_told(entry):
        return False  # who "is told" hears
    return clause is None or may_say(prose, prose.reading.marks.sentences[at], clause, entry)


def _tells_beside(prose: Prose, cue: Span, source: Span) -> bool:
    """Say whether a gerund has its own speaker right before it: "it was bad, [one of them adding] that it smelled"."""
    first, last = bisect_left(prose.starts, source.start), bisect_left(prose.starts, cue.start)
    is_gerund = "Ger" in prose.tokens[last].features
    return is_gerund and prose.words[max(0, first - 1)] == "," and bisect_left(prose.starts, source.end) == last


def _is_kind(prose: Prose, entry: CueEntry, mark: SpeechMark) -> bool:
    """Say whether a verb is one by which words are told, at least here."""
    is_shown = _is_found_out(prose, entry, mark) or _goes_on_telling(prose, entry, mark.cue[0], mark.content)
    return entry.kind in _KINDS or is_shown


def _is_found_out(prose: Prose, entry: CueEntry, mark: SpeechMark) -> bool:
    """Say whether a paper tells what it shows: "it was founded in May, its [website] showed", "a [survey] found"."""
    source = {token.text.lower() for span in mark.source for token in prose.between(span)}
    is_shown = entry.kind == "evidence" or entry.lemma in _FINDING
    is_clause = len(mark.content) == 1 and _has_tense(prose, mark.content[0])
    return is_shown and is_clause and not source.isdisjoint(STUDIES | WRITINGS | _SHOWN)


_FINDING = frozenset({"find", "estimate"})
_SHOWN = frozenset({"website", "photograph", "photographs", "image", "images", "footage", "video", "videos", "map"})
"""What shows something beside papers and studies."""


def _goes_on_telling(prose: Prose, entry: CueEntry, cue: Span, content: Sequence[Span]) -> bool:
    """Say whether a gerund behind a comma opens a clause: "spoke of the game, [mentioning] it was hard"."""
    first = prose.index(cue.start)
    is_gerund = first > 0 and prose.words[first - 1] == "," and "Ger" in prose.tokens[first].features
    is_speech = entry.kind in {"speech", "writing", "topic"} and entry.takes_that and not entry.is_weak
    is_behind = content[0].start >= cue.end and prose.index(cue.end) == prose.index(content[0].start)
    return (
        is_gerund
        and is_speech
        and is_behind
        and has_subject_and_verb(prose, prose.index(content[0].start), prose.index(content[0].end))
    )


def _has_tense(prose: Prose, part: Span) -> bool:
    return any(map(is_finite, prose.tokens[prose.index(part.start) : prose.index(part.end)]))


def _judges_noun(prose: Prose, mark: SpeechMark, entry: CueEntry) -> bool:
    """Say whether a verb only says how the noun before it is judged: "raised its prices, [a step] the army opposes"."""
    before = all(part.end <= mark.cue[0].start for part in mark.content)
    return before and entry.stance in _JUDGING and prose.quoted(mark.content[0].start) is None


_JUDGING = frozenset({Stance.CONDEMNS, Stance.PRAISES, Stance.DENIES})


def _tells_otherwise(prose: Prose, mark: SpeechMark, entry: CueEntry) -> bool:
    """Say whether the cue tells of no words: it judges the noun before it, or ends a treaty."""
    return _judges_noun(prose, mark, entry) or (entry.lemma == "denounce" and _ends_treaty(prose, mark))


def _ends_treaty(prose: Prose, mark: SpeechMark) -> bool:
    """Say whether a state leaves its own treaty: "denounced its treaty with Peru" says nothing."""
    cue, content = (bisect_left(prose.starts, span.start) for span in (mark.cue[0], mark.content[0]))
    return leaves_own_paper(
        [*prose.words[max(0, cue - 1) : cue], *prose.words[cue : content - 1]], prose.words[content:]
    )


def _acts(entry: CueEntry) -> bool:
    """Say whether a cue is more often a deed than words, or a reason: "rejected the offer", "citing a lack of salt"."""
    return entry.lemma in _CITING or (entry.is_weak and entry.kind == "decree") or entry.stance is Stance.DENIES


def _is_marked(prose: Prose, mark: SpeechMark) -> bool:
    """Say whether what was heard is marked as words: behind "that", "whether" or "to", or in quotation marks."""
    content = mark.content[0]
    first = bisect_left(prose.starts, content.start)
    before = prose.words[first - 1].lower() if first else ""
    is_behind = content.start > mark.cue[0].start and {before, prose.words[first].lower()} & {"that", "whether", "to"}
    return bool(is_behind) or prose.quoted(prose.starts[first]) is not None


_FIRST_PERSON = frozenset({"i", "we", "you"})


def _is_accused(prose: Prose, entry: CueEntry, content: Span) -> bool:
    """Say whether the supposed speaker is the one accused: "the envoy accused [of theft] left"."""
    first = bisect_left(prose.starts, content.start)
    return entry.stance is Stance.ACCUSES and prose.words[first].lower() in {"of", "by", "for"}


def _is_elsewhere(prose: Prose, content: Span) -> bool:
    """Say whether a content points at words elsewhere, or is only the time of saying: "this in May", "when he came"."""
    first = bisect_left(prose.starts, content.start)
    return prose.words[first].lower() == "when" or is_pointing(prose, first, bisect_left(prose.starts, content.end))


def _is_negated(prose: Prose, cue: Span) -> bool:
    """Say whether nothing was said: "would not say", "never asked"."""
    words = cue.of(prose.reading.report.text).lower().replace("’", "'").split()
    return any(word in {"not", "never", "no", "cannot", "without"} or word.endswith("n't") for word in words)


_GOING_ON = frozenset({"and", "but", "or", "which", "who"})


def _is_relative(prose: Prose, content: Span) -> bool:
    """Say whether a content only describes the noun before it: "quarrel over a dam [that was never built]"."""
    first = bisect_left(prose.starts, content.start)
    is_open = prose.words[first].lower() in {"that", "which", "who"} and first > 0
    if not is_open or prose.tokens[first - 1].word_class is not WordClass.NOUN or first + 1 >= len(prose.tokens):
        return False
    return prose.tokens[first + 1].word_class in {WordClass.AUX, WordClass.VERB}


_PARTICLES = frozenset({"off", "up", "down", "away", "back", "out", "over"})
"""Words that make another verb of the one before them: "called off the dinner"."""


def _is_misread(prose: Prose, at: int) -> bool:
    """Say whether a verb of saying was read as a noun: "it was dry, but [cautions] that rain is due"."""
    before, behind = prose.words[at - 1].lower(), prose.words[at + 1 : at + 2]
    return prose.tokens[at].word_class is WordClass.NOUN and before in {"and", "but"} and behind == ["that"]


def _entry(prose: Prose, cue: Span) -> CueEntry | None:
    """Give the codebook's entry of a cue: of its last word that is one, unless it stands behind "to"."""
    first, last = bisect_left(prose.starts, cue.start), bisect_left(prose.starts, cue.end)
    for at in range(last - 1, first - 1, -1):
        match = prose.reading.book.cues.at(prose.words, at)
        reading = match.part("verb") if match else None
        if reading is not None and (prose.tokens[at].word_class is WordClass.VERB or _is_misread(prose, at)):
            # "declined to say", "is expected to announce": by the rules too, an infinitive tells no saying.
            is_infinitive = at > 0 and prose.words[at - 1].lower() == "to"
            behind = prose.words[at + match.length : at + match.length + 1] if match is not None else []
            turns = bool(behind) and behind[0].lower() in _PARTICLES
            return None if is_infinitive or (turns and at + 1 < last) else reading.entry
    return None
