"""Contents before their cue: "CONTENT, SOURCE said", "CONTENT, said SOURCE on Friday"."""

from __future__ import annotations

from servanda.codebook import CueEntry
from servanda.coding.statements.prose import LEAST_CONTENT, NOMINAL, Prose, cue_of, span_of_words
from servanda.coding.syntax.shape import Clause, ClauseRelation, NounPhrase
from servanda.model import Sentence, Span, WordClass


def fronted_content(prose: Prose, sentence: Sentence, clause: Clause, entry: CueEntry) -> tuple[Span, Span] | None:
    """Give content and source of "CONTENT, SOURCE said": the source lies between the last comma and the cue."""
    if _describes(prose, sentence, clause, entry):
        return None
    is_turned = entry.addressee != "outside" or _informs(prose, sentence, clause)
    turned = turned_run(prose, sentence, clause) if is_turned else None
    first = source_run(prose, sentence, clause) if turned is None else clause.verb.first
    if first is None:
        return None
    at = first - 1
    if turned is None and prose.words[at] == "-" and not _is_closed(prose, sentence, clause):
        return None
    end = at if prose.words[at] in {",", "—", "–", "-"} else at + 1
    begin = max((place + 1 for place in range(sentence.first, end) if _parts(prose, place)), default=sentence.first)
    while begin < end and prose.words[begin].lower() in {"but", "and", "meanwhile", ",", "however"}:
        begin += 1
    if not _may_be_told(prose, begin, end):
        return None
    if prose.words[begin].lower() in _SUBORDINATE and not _has_main(prose, sentence, begin, end):
        return None
    source = turned or Span(prose.tokens[first].span.start, prose.tokens[clause.verb.first - 1].span.end)
    if not _is_speaker(prose, source):
        return None
    return span_of_words(prose, begin, end)[0], source


_DESCRIBING = frozenset({"for", "as", "by", "in", "across", "worldwide"})


def _is_speaker(prose: Prose, source: Span) -> bool:
    """Say whether the words between a content and its cue can be who speaks."""
    words = source.of(prose.reading.report.text).lower().split()
    run = prose.tokens[prose.index(source.start) : prose.index(source.end)]
    if all(token.word_class in {WordClass.ADV, WordClass.ADP, WordClass.PUNCT} for token in run):
        return False  # "Peru, which had waited, finally agreed"
    if words[:2] and words[0] in {"to", "of", "with", "for"} and words[1:2] in (["which"], ["whom"]):
        return False  # "a second round, to which Peru agreed"
    if words[-1] in {"and", "but", "who", "which", "whose"} or (
        len(words) > 1 and words[-1] in {"i", "he", "she", "it", "we", "they"}
    ):
        return False  # "a charge [he] denies" describes the charge
    # "Peru offered a ship, but Chad rejected the offer", "a gift which Chad refused": nothing before it was said
    return words[0] not in {"who", "as", "and", "but", "yet", "with"} and {"that", "which", "whom"}.isdisjoint(words)


def _may_be_told(prose: Prose, begin: int, end: int) -> bool:
    """Say whether words can be a content: a clause with its verb, none that only tells what somebody does or says."""
    has_verb = any(
        token.word_class in {WordClass.VERB, WordClass.AUX} and not (place == begin and "Ger" in token.features)
        for place, token in enumerate(prose.tokens[begin:end], begin)
    )
    is_asked = begin < end and prose.words[begin].lower() in {"asked", "speaking", "quoting", "citing", "referring"}
    is_aside = prose.words[end - 1].lower() in {"which", "who", "that", "because"}  # "a ban which, he said, was wrong"
    return end - begin >= LEAST_CONTENT and has_verb and not is_asked and not is_aside


def _describes(prose: Prose, sentence: Sentence, clause: Clause, entry: CueEntry) -> bool:
    """Say whether a participle only describes a thing: "six plants, one of them [recognized for] its taste"."""
    behind = prose.words[clause.verb.last].lower() if clause.verb.last < sentence.last else ""
    return entry.is_weak and behind in _DESCRIBING


def _is_closed(prose: Prose, sentence: Sentence, clause: Clause) -> bool:
    """Say whether a speaker and his verb stand between dashes alone: no "an aggressive - [some say] hasty - pledge"."""
    behind = prose.words[clause.verb.last].lower() if clause.verb.last < sentence.last else "."
    return behind in _BEHIND_ASIDE


_BEHIND_ASIDE = frozenset({".", ",", "-", "–", "—", "on", "in", "at"})


def _informs(prose: Prose, sentence: Sentence, clause: Clause) -> bool:
    """Say whether who informs stands behind "informed", that closes its sentence: "..., informed the press service"."""
    opens = clause.verb.first > sentence.first and prose.words[clause.verb.first - 1] in {",", "”", '"'}
    behind = prose.words[clause.verb.last : sentence.last]
    if clause.verb.lemma != "inform" or clause.verb.passive or not opens:
        return False
    return {",", "that", "about"}.isdisjoint(behind) and can_speak(prose, clause.verb.last, sentence.last)


def _parts(prose: Prose, at: int) -> bool:
    """Say whether a semicolon, outside every quotation, parts what is said from what somebody else tells before it."""
    return prose.words[at] == ";" and prose.quoted(prose.starts[at]) is None


_SUBORDINATE = frozenset(
    "after before when while about as because although though if since until whereas once despite regarding".split()
)


def _has_main(prose: Prose, sentence: Sentence, begin: int, end: int) -> bool:
    """Say whether words that open with "after" hold a main clause too, and are more than the time of another act."""
    at = prose.sentence_at(sentence.span.start)
    told = {ClauseRelation.ROOT, ClauseRelation.COORDINATED, ClauseRelation.COMPLEMENT}
    return at is not None and any(
        begin <= clause.verb.main < end and clause.verb.is_finite and clause.relation in told
        for clause in prose.clauses[at]
    )


def turned_run(prose: Prose, sentence: Sentence, clause: Clause) -> Span | None:
    """Give the source behind a cue that follows a comma: "..., said the ministry on Friday"."""
    if (
        clause.verb.first <= sentence.first + 1
        or prose.words[clause.verb.first - 1] not in _RUN_ENDS
        or (clause.verb.participle and "Ger" in prose.tokens[clause.verb.main].features)
        or _has_doer_before(prose, clause)
    ):
        return None
    first = clause.verb.last
    at = first
    while (at < sentence.last and prose.tokens[at].word_class in NOMINAL | {WordClass.PRON, WordClass.PART}) or (
        at > first and at + 1 < sentence.last and prose.words[at].lower() in {"of", "for"}
    ):
        if at > first and prose.words[at].lower() in {"who", "whose"}:
            return Span(prose.tokens[first].span.start, prose.tokens[at - 1].span.end)
        at += 1
    is_open = at < sentence.last and prose.tokens[at].word_class in {WordClass.VERB, WordClass.AUX, WordClass.SCONJ}
    if at == first or is_open:
        return None
    if not can_speak(prose, first, at) and listed_subject(prose, sentence, clause) is not None:
        return None  # "welcomed the truce, stressed the need for aid"
    return Span(prose.tokens[first].span.start, prose.tokens[at - 1].span.end)


def listed_subject(prose: Prose, sentence: Sentence, clause: Clause) -> NounPhrase | None:
    """Give the subject of the first of several cues in a list: "[The ministers] welcomed the truce, stressed"."""
    at = prose.sentence_at(sentence.span.start)
    if at is None or prose.words[clause.verb.first - 1] not in {",", "and", ";"}:
        return None
    before = [
        one
        for one in prose.clauses[at]
        if one.subject is not None and one.verb.is_finite and one.subject.first < one.verb.first < clause.verb.first
    ]
    return before[0].subject if before and cue_of(prose, before[0]) is not None else None


def can_speak(prose: Prose, first: int, last: int) -> bool:
    """Say whether words hold a name, a pronoun or a noun of people: behind "stressed" others are what is stressed."""
    people = prose.reading.book.people
    return any(
        one.word_class in {WordClass.PROPN, WordClass.PRON} or people.is_anybody(one.lemma.lower())
        for one in prose.tokens[first:last]
    )


def _has_doer_before(prose: Prose, clause: Clause) -> bool:
    """Say whether a verb behind a comma has its subject before it, so that none follows: "thanked Peru, [urged] calm".

    A noun or an article behind it is its object. A verb of mere saying is turned round all the same.
    """
    if clause.verb.lemma in _TURNING:
        return False
    is_before = clause.subject is not None and clause.subject.head < clause.verb.first
    return is_before or clause.relation is ClauseRelation.COORDINATED or _is_listed(prose, clause)


def _is_listed(prose: Prose, clause: Clause) -> bool:
    """Say whether verbs of one subject are listed and this is one: "thanked Peru, [urged] calm and left"."""
    at = prose.sentence_at(prose.starts[clause.verb.first])
    clauses = prose.clauses[at] if at is not None else ()
    return any(
        one.relation is ClauseRelation.COORDINATED
        and one.subject is None
        and one.governor is not None
        and clauses[one.governor] is clause
        for one in clauses
    )


_TURNING = frozenset({"say", "add", "report", "write", "tell", "note", "announce", "warn", "explain", "ask"})
"""Verbs that stand before their speaker where what they say stands before them: "..., said Ana Ruiz"."""


def source_run(prose: Prose, sentence: Sentence, clause: Clause) -> int | None:
    """Give the first word of the source between a comma or closing mark and a cue; a name keeps its office."""
    at = clause.verb.first - 1
    if prose.words[at] == "," and (whole := _apposed_run(prose, sentence, at)) is not None:
        return whole
    subject = clause.subject
    if subject is not None and sentence.first < subject.first <= at and prose.words[subject.first - 1] in _RUN_ENDS:
        return subject.first  # "..., people briefed on the plan said"
    if subject is not None and _describes_noun(prose, subject.first):
        return None  # "a charge [the army] denies" describes the charge
    while at > sentence.first and prose.words[at] not in _RUN_ENDS and prose.tokens[at].word_class not in _RUN_STOPS:
        at -= 1
    if at <= sentence.first or prose.words[at] not in _RUN_ENDS or at + 1 >= clause.verb.first:
        return None
    first = at + 1
    if prose.words[at] == "," and prose.tokens[first].word_class is WordClass.PROPN:
        office = at - 1
        while (
            office > sentence.first
            and prose.words[office] not in _RUN_ENDS
            and prose.tokens[office].word_class not in _RUN_STOPS
        ):
            office -= 1
        starts = office + 1
        if prose.words[office] in _RUN_ENDS and starts < at:
            step = starts + 1 if prose.words[starts].lower() in {"the", "a"} else starts
            if any(
                prose.reading.book.offices.longest(prose.words[:at], place) for place in range(step, min(step + 4, at))
            ):
                return starts
    return first


def _describes_noun(prose: Prose, first: int) -> bool:
    """Say whether a subject with an article stands right behind a noun, which its clause describes."""
    is_open = prose.tokens[first].word_class is WordClass.DET and prose.words[first].lower() in {"the", "a", "an"}
    return is_open and first > 0 and prose.tokens[first - 1].word_class is WordClass.NOUN


def _apposed_run(prose: Prose, sentence: Sentence, comma: int) -> int | None:
    """Give the first word of "the news agency, Petra," before a cue: what stands before it is what was said."""
    first = _nominal_run(prose, sentence, comma)
    if first >= comma or first <= sentence.first + 1 or prose.words[first - 1] != ",":
        return None
    begin = _nominal_run(prose, sentence, first - 1)
    is_body = begin < first - 1 and begin > sentence.first and prose.words[begin - 1] in _RUN_ENDS
    is_described = is_body and prose.words[begin].lower() in {"the", "a", "an"}
    is_name = all(token.word_class is WordClass.PROPN for token in prose.tokens[first:comma])
    return begin if is_described and is_name else None


def _nominal_run(prose: Prose, sentence: Sentence, end: int) -> int:
    at = end
    while at > sentence.first and prose.tokens[at - 1].word_class in NOMINAL | {WordClass.ADP, WordClass.PART}:
        at -= 1
    return at


_RUN_ENDS = frozenset({",", "”", '"', "»", "—", "–", "-"})


_RUN_STOPS = frozenset({WordClass.VERB, WordClass.AUX, WordClass.SCONJ})
