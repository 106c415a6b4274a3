"""Whether a verb says something where it stands: what is negated, advised or only possible says nothing.

Invariant: a verb that has not been spoken yet is no cue, whoever reads it as one.
"""

from __future__ import annotations

from servanda.codebook import CueEntry
from servanda.coding.statements.opened import main_behind
from servanda.coding.statements.prose import NOMINAL, WRITINGS, Prose, cue_of, phrase_span
from servanda.coding.syntax.shape import Clause, ClauseRelation
from servanda.model import BlockKind, Sentence, Span, Stance, Token, WordClass


def may_say(prose: Prose, sentence: Sentence, clause: Clause, entry: CueEntry) -> bool:
    """Say whether a verb can be a cue in this form and place: "would say" can, "was praised" cannot."""
    if _is_only_advised(prose, sentence, clause) or _tells_beside(prose, sentence, clause, entry):
        return False
    verb = clause.verb
    is_speech = entry.kind in {"speech", "writing"}
    is_aside = clause.relation is ClauseRelation.PARTICIPIAL and (
        is_speech or _is_said_beside(prose, sentence, clause, entry)
    )
    is_aside = (
        is_aside
        or says_on(prose, verb.first)
        or (is_speech and speaker_behind_with(prose, sentence, clause) is not None)
        or (is_speech and speaker_before_aside(prose, sentence, clause) is not None)
        or _judges_first(prose, sentence, clause, entry)
    )
    if verb.participle and not verb.passive and not is_aside and issuer(prose, sentence, clause) is None:
        return False
    if verb.participle and _word_before(prose, sentence, verb.first) in _NO_ASIDE and not _is_answer(prose, clause):
        return False
    if verb.passive and (entry.kind != "speech" or (verb.participle and entry.addressee == "outside")):
        return False  # "people briefed on the plan" hear
    if sentence.block.kind is BlockKind.TITLE and entry.kind in {"attitude", "topic", "evidence"}:
        return False
    if verb.first == sentence.first and clause.subject is None and verb.lemma in _ASKING:
        return False  # "Asked whether it rained, the envoy said no"
    is_rare = any(word.lower() in _SELDOM for word in prose.words[verb.first : verb.last])
    if verb.negated or is_rare or _is_only_described(prose, clause, entry) or _says_nobody(prose, clause):
        return False
    if verb.modal == "would" and "have" in [word.lower() for word in prose.words[verb.first : verb.main]]:
        return False  # "would have vetoed the pact had it come to a vote"
    if verb.modal in {"can", "could"}:
        return verb.lemma in _CAN_BE_SAID
    return verb.modal is None or verb.modal == "would"


def is_platform_for(prose: Prose, at: int, clause: Clause) -> bool:
    """Say whether an infinitive is what somebody says where he is heard: "used his speech [to announce]".

    "Went on the radio to deny", "wrote to the Council to demand"; not "took to the streets to demand".
    """
    if clause.governor is None:
        return False
    above = prose.clauses[at][clause.governor].verb
    if above.lemma not in _TAKING | _WRITING | _REPEATING or above.negated or above.modal or not above.is_finite:
        return False
    if above.lemma in _REPEATING:
        return clause.verb.first == above.last and entry_kind(prose, clause) in {"speech", "writing"}
    cue = cue_of(prose, prose.clauses[at][clause.governor])
    if cue is not None and cue[0].length > 1:
        return False  # "issued a statement to clarify" says it by the statement
    between = [word.lower() for word in prose.words[above.last : clause.verb.first]]
    platforms = prose.reading.book.words.listed("platform")
    return above.lemma in _WRITING or not platforms.isdisjoint(between)


def entry_kind(prose: Prose, clause: Clause) -> str | None:
    """Give the kind of cue that the verb of a clause is; None of a verb that is none."""
    cue = cue_of(prose, clause)
    reading = cue[0].part("verb") if cue is not None else None
    return reading.entry.kind if reading is not None else None


_REPEATING = frozenset({"like", "love", "continue", "begin", "start"})
"""Verbs of going on and being fond before what is said again and again: "likes to say that"."""
_TAKING = frozenset({"use", "take", "go", "give", "hold", "record"})
"""Verbs beside a place or a paper in which somebody is heard: "took to social media", "held a briefing"."""
_WRITING = frozenset({"write", "phone", "telephone", "tweet", "summon"})
"""Verbs that reach somebody by themselves: "wrote to Peru to say", "summoned the envoy to protest against"."""


def _is_heard_first(prose: Prose, sentence: Sentence, clause: Clause, entry: CueEntry) -> bool:
    """Say whether a participle between commas is what a speaker first heard: "Ruiz, [asked] if it rained, said no"."""
    verb = clause.verb
    may_be_told = entry.addressee == "outside" or verb.lemma in _ASKING
    if not may_be_told or verb.first != verb.main or verb.first == sentence.first:
        return False
    if prose.words[verb.first - 1] != "," or "Ger" in prose.tokens[verb.main].features:
        return False
    return any(
        prose.words[at] == ","
        and _TENSES & set(prose.tokens[at + 1].features)
        and prose.reading.book.cues.at(prose.words, at + 1)
        for at in range(verb.last + 1, sentence.last - 1)
    )


_TENSES = frozenset({"Past", "Pres"})


def _tells_beside(prose: Prose, sentence: Sentence, clause: Clause, entry: CueEntry) -> bool:
    """Say whether a participle tells what was heard, what is awaited, or where somebody speaks, and says nothing."""
    return _is_heard_first(prose, sentence, clause, entry) or _is_awaited(prose, sentence, clause)


def _is_awaited(prose: Prose, sentence: Sentence, clause: Clause) -> bool:
    """Say whether a participle tells what others do with the noun before it: "after polls, [expected] to be in May"."""
    verb = clause.verb
    if clause.subject is not None or verb.first != verb.main or verb.first <= sentence.first:
        return False
    is_open = prose.words[verb.first - 1] == "," and prose.words[verb.last : verb.last + 1] == ["to"]
    return is_open and verb.lemma in _AWAITING


_AWAITING = frozenset({"expect", "ask", "plan", "schedule", "require", "intend", "order", "invite", "believe", "allow"})
"""Verbs whose object does what the infinitive right behind their participle tells."""


def _says_nobody(prose: Prose, clause: Clause) -> bool:
    """Say whether the subject is nobody: "neither side would say whether", "no group claimed the raid"."""
    if clause.subject is None or clause.subject.first >= clause.verb.first or _goes_on_above(prose, clause):
        return False
    return prose.words[clause.subject.span_first].lower() in {"neither", "nobody", "none", "no"}


def _goes_on_above(prose: Prose, clause: Clause) -> bool:
    """Say whether "and" joins a verb to one above its subject's: "it says that nobody came, but [warns] that"."""
    at = prose.sentence_at(prose.starts[clause.verb.first])
    if at is None or clause.relation is not ClauseRelation.COORDINATED or clause.governor is None:
        return False
    beside = prose.clauses[at][clause.governor]
    is_told = beside.relation is ClauseRelation.COMPLEMENT and beside.governor is not None
    above = prose.clauses[at][beside.governor] if is_told and beside.governor is not None else None
    return above is not None and above.verb.tense == clause.verb.tense != beside.verb.tense


_SELDOM = frozenset({"seldom", "rarely", "hardly", "scarcely"})


def _is_only_described(prose: Prose, clause: Clause, entry: CueEntry) -> bool:
    """Say whether a clause says which or on what condition, and tells no saying.

    "Those who demand pay", "a poem which talks about the sea", "until the police promise that", "if Peru says".
    """
    if clause.relation is ClauseRelation.ADVERBIAL:
        return clause.marker in _OPEN
    is_thing = entry.kind == "topic" and clause.marker == "which"
    is_added = entry.stance is Stance.DEMANDS and prose.words[max(0, clause.verb.first - 2) : clause.verb.first] in (
        [",", "which"],
        [",", "who"],
    )
    return clause.relation is ClauseRelation.RELATIVE and (is_thing or (entry.kind == "demand" and not is_added))


def _word_before(prose: Prose, sentence: Sentence, at: int) -> str:
    """Give the word before a verb and its adverbs, in lower case: "[without] ever admitting"; empty at the start."""
    while at > sentence.first and prose.tokens[at - 1].word_class is WordClass.ADV:
        at -= 1
    return prose.words[at - 1].lower() if at > sentence.first else ""


def _is_said_beside(prose: Prose, sentence: Sentence, clause: Clause, entry: CueEntry) -> bool:
    """Say whether a participle goes on, behind a comma, from a verb of saying: "the envoy said, promising to pay"."""
    at = prose.sentence_at(sentence.span.start)
    is_beside = prose.words[clause.verb.first - 1] == "," or _word_before(prose, sentence, clause.verb.first) == "while"
    if at is None or clause.governor is None or not is_beside:
        return False
    told = _past_infinitives(prose, at, clause.governor)
    above, match = told.verb, cue_of(prose, told)
    verb = match[0].part("verb") if match else None
    if _calls_names(prose, clause, entry) and above.is_finite and above.modal is None:
        return True  # 'recalled its envoy, calling the raid "barbaric"'
    is_state = told.verb.lemma == "be"  # "it is ready for it, hoping that"
    words = _WORDS - {"promise", "attitude"} if is_state else _WORDS
    kinds = _TELLING if entry.target_inside else words  # "took aim at Peru, accusing it of"
    is_telling = verb is not None and verb.entry.kind in kinds and not verb.entry.is_weak
    return is_telling and above.is_finite and above.modal is None and not above.negated


def _past_infinitives(prose: Prose, at: int, governor: int) -> Clause:
    """Give the clause that an infinitive hangs on: in "expressed readiness to pay, referring" who expressed refers."""
    clause = prose.clauses[at][governor]
    while clause.verb.infinitive and clause.governor is not None and clause.governor < governor:
        governor = clause.governor
        clause = prose.clauses[at][governor]
    return clause


_WORDS = frozenset({"speech", "writing", "promise", "attitude"})
"""Kinds of words that a participle goes on from: "expressed his readiness to pay, referring to the floods"."""


def _judges_first(prose: Prose, sentence: Sentence, clause: Clause, entry: CueEntry) -> bool:
    """Say whether a participle judges or demands before the main clause: "Accusing Peru of fraud, the envoy left"."""
    at = prose.sentence_at(sentence.span.start)
    if at is None or entry.kind not in _JUDGES_FIRST or clause.verb.passive:
        return False
    opening = main_behind(prose, sentence, at, clause)
    if opening is None:
        return False
    told = Span(prose.starts[clause.verb.first], prose.starts[opening[0]])
    is_called = any(one.start in told for one in prose.reading.marks.quotations)
    is_plain = not entry.is_weak and (entry.kind == "demand" or entry.target_inside)
    return is_plain or (is_called and _calls_names(prose, clause, entry))


_JUDGES_FIRST = frozenset({"judgement", "demand"})
"""Kinds of words that an opening participle says of itself; what it stresses or adds it says as speech."""


def _calls_names(prose: Prose, clause: Clause, entry: CueEntry) -> bool:
    """Say whether a participle calls something by a name in quotation marks: ', calling the raid "barbaric"'."""
    if entry.kind != "judgement" or "as" not in entry.takes:
        return False
    near = Span(prose.starts[clause.verb.main], prose.starts[min(len(prose.starts) - 1, clause.verb.main + _NAME_IN)])
    return any(near.start < one.start < near.end for one in prose.reading.marks.quotations)


_NAME_IN = 12
"""Words in which the name follows."""


def says_on(prose: Prose, at: int) -> bool:
    """Say whether "saying" goes on, without a comma, from what cannot speak: "backed the plan saying it was"."""
    if at < _LEAST_SAID_ON or at + 1 >= len(prose.words):
        return False
    word, behind = prose.words[at].lower(), prose.words[at + 1].lower()
    if word != "saying" and not (word in _SAYING_ON and behind == "that"):
        return False
    before = prose.tokens[at - 1]
    is_thing = before.word_class is WordClass.NOUN and before.text.lower() not in WRITINGS
    return is_thing and not prose.reading.book.people.is_person(before.lemma)


_LEAST_SAID_ON = 3
_SAYING_ON = frozenset({"complaining", "insisting", "arguing", "claiming"})
"""Participles that go on so before "that" only: "left the talks [complaining that] it was late"."""


def speaker_behind_with(prose: Prose, sentence: Sentence, clause: Clause) -> Span | None:
    """Give whom only a participle lets speak: "with [one nurse] saying", "with [Ana Ruiz], a nurse, saying".

    No verb stands between, and what a comma adds to the name is left out.
    """
    last = clause.verb.first
    first = last
    while first > sentence.first and last - first < _LONGEST_WITH and _stands_with(prose, first - 1):
        first -= 1
    if first in {last, sentence.first} or "Ger" not in _features(prose, clause):
        return None
    comma = next((at for at in range(first, last) if prose.words[at] == ","), last)
    is_with = prose.words[first - 1].lower() == "with" and comma > first
    return Span(prose.starts[first], prose.tokens[comma - 1].span.end) if is_with else None


def speaker_before_aside(prose: Prose, sentence: Sentence, clause: Clause) -> Span | None:
    """Give who says one thing in an aside and goes on: "[The envoy of Peru], noting that it rained, left"; else None.

    The aside is closed by a comma and the verb of the sentence, and only a name or people stand before it.
    """
    first = clause.verb.first
    if prose.words[first - 1] != "," or first != clause.verb.main or "Ger" not in _features(prose, clause):
        return None
    begin = sentence.first
    if prose.tokens[begin].word_class in {WordClass.ADP, WordClass.ADV}:
        begin = 1 + next((at for at in range(begin, first - 1) if prose.words[at] == ","), first)
    run = prose.tokens[begin : first - 1]
    is_name = bool(run) and all(one.word_class in _IN_SPEAKER or one.text == "," for one in run)
    if not is_name or not any(_can_speak(prose, one) for one in run) or aside_end(prose, sentence, first) is None:
        return None
    comma = next((at for at in range(begin, first) if prose.words[at] == ","), first - 1)
    return Span(prose.starts[begin], prose.tokens[comma - 1].span.end)


def aside_end(prose: Prose, sentence: Sentence, first: int) -> int | None:
    """Give the comma behind an aside that opens at a token: the last one that the verb of a sentence follows."""
    closing = [at for at in range(first + 1, sentence.last - 2) if prose.words[at] == "," and _goes_on(prose, at + 1)]
    return closing[-1] if closing else None


def _goes_on(prose: Prose, at: int) -> bool:
    """Say whether a verb with a tense begins at a token, an adverb before it left out."""
    at += prose.tokens[at].word_class is WordClass.ADV
    token = prose.tokens[at]
    return token.word_class in {WordClass.VERB, WordClass.AUX} and not _TENSED.isdisjoint(token.features)


def _can_speak(prose: Prose, token: Token) -> bool:
    return token.word_class is WordClass.PROPN or prose.reading.book.people.is_person(token.lemma)


_TENSED = frozenset({"Past", "Pres", "Modal"})
_IN_SPEAKER = NOMINAL | {WordClass.ADP, WordClass.PART, WordClass.NUM, WordClass.CCONJ, WordClass.DET}


def _stands_with(prose: Prose, at: int) -> bool:
    """Say whether a word can stand between "with" and the participle that it opens."""
    token = prose.tokens[at]
    is_nominal = token.word_class in NOMINAL | {WordClass.PRON, WordClass.NUM, WordClass.PART} or token.text == ","
    return is_nominal or (token.word_class is WordClass.ADP and token.text.lower() != "with")


_LONGEST_WITH = 20


_TELLING = frozenset({"speech", "writing", "judgement", "demand"})
_ASKING = frozenset({"ask", "question", "press", "quiz"})
_OPEN = frozenset({"if", "unless", "until", "till", "lest", "whether"})
"""Words that open a clause of which nobody knows yet whether it comes true."""


def _is_answer(prose: Prose, clause: Clause) -> bool:
    """Say whether "by" and a participle tell how somebody answers, begins or ends: "responded by saying that"."""
    at = clause.verb.first - 1
    return at > 0 and prose.words[at].lower() == "by" and prose.tokens[at - 1].lemma.lower() in _ANSWERING


_ANSWERING = frozenset("respond reply react answer begin start open conclude end close finish counter".split())
_NO_ASIDE = frozenset({"to", "that", "of", "for", "by", "in", "from", "with", "about", "without"})
"""Words before a gerund that is a noun: "committed to maintaining", "by insisting"."""
_CAN_BE_SAID = frozenset({"confirm", "reveal", "announce", "disclose", "report"})
"""What is said by saying that it can be: "can confirm"; who can add or tell has not yet."""


def _is_only_advised(prose: Prose, sentence: Sentence, clause: Clause) -> bool:
    """Say whether a participle hangs on what has not happened: "should list them, also clarifying which"."""
    at = prose.sentence_at(sentence.span.start)
    if clause.relation is not ClauseRelation.PARTICIPIAL or clause.governor is None or at is None:
        return False
    return prose.clauses[at][clause.governor].verb.modal in {"should", "must", "can", "could", "may", "might"}


def issuer(prose: Prose, sentence: Sentence, clause: Clause) -> Span | None:
    """Give who issued the paper that a participle lets speak: "[Chad] issued a statement saying that"; else None."""
    at = prose.sentence_at(sentence.span.start)
    if at is None or clause.subject is None or clause.governor is None or "Ger" not in _features(prose, clause):
        return None
    above = prose.clauses[at][clause.governor]
    last = clause.verb.first - 1
    while last > clause.subject.head and _is_day_of_paper(prose, last):
        last -= 1  # "issued a statement afterwards calling on", "a statement dated 3 May saying"
    is_paper = clause.subject.head == last and prose.words[clause.subject.head].lower() in WRITINGS
    if not is_paper or above.subject is None or above.verb.passive or above.verb.modal or above.verb.negated:
        return None
    return phrase_span(prose, above.subject) if above.verb.lemma in _ISSUING else None


def _is_day_of_paper(prose: Prose, at: int) -> bool:
    """Say whether a word can date a paper: "a statement [dated 3 May]", "a letter [on Monday]"."""
    token = prose.tokens[at]
    word, book = token.text.lower(), prose.reading.book.words
    is_link = token.word_class in {WordClass.ADV, WordClass.NUM} or word in {"dated", "on", "of"}
    return is_link or word in book.months or word in book.weekdays


def _features(prose: Prose, clause: Clause) -> frozenset[str]:
    return frozenset(prose.tokens[clause.verb.main].features)


_ISSUING = frozenset("issue release publish post send write sign circulate share address make put adopt tweet".split())
"""Verbs whose subject gives out what a paper says."""
