"""Whose words they are, as a span: the subject of the cue, before or behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from servanda.codebook import CueEntry
from servanda.coding.statements.fronted import can_speak, listed_subject, turned_run
from servanda.coding.statements.prose import NOMINAL, STUDIES, Prose, cue_of, phrase_span
from servanda.coding.statements.saying import issuer, says_on, speaker_before_aside, speaker_behind_with
from servanda.coding.syntax.shape import Clause, ClauseRelation, NounPhrase
from servanda.model import ActorKind, BlockKind, Sentence, Span, WordClass


def source_of_clause(prose: Prose, sentence: Sentence, at: int, clause: Clause, entry: CueEntry) -> Span | None:
    """Give the span of who speaks a clause; None where nobody is named.

    The subject of "was told" and "was refused" hears and does not speak; who "was quoted" does. ", stressing that"
    has the speaker of the cue before it, though another subject stands between: "the king said Peru was calm,
    stressing that".
    """
    own = issuer(prose, sentence, clause) or speaker_behind_with(prose, sentence, clause)
    own = own or (speaker_before_aside(prose, sentence, clause) if clause.verb.participle else None)
    if own is not None:
        return own
    if clause.verb.infinitive and clause.governor is not None:
        above = prose.clauses[at][clause.governor]  # "wrote to the Council to demand": who wrote demands
        return speaker_span(prose, above, sentence, entry)
    has_helper = clause.verb.last - clause.verb.first > 1 or "Past" not in prose.tokens[clause.verb.main].features
    if clause.verb.passive and has_helper and clause.verb.lemma not in QUOTING:
        by = next((one.phrase for one in clause.adjuncts if one.preposition == "by"), None)
        return phrase_span(prose, by) if by is not None and is_told(entry) else None
    if clause.verb.passive and not has_helper and prose.words[clause.verb.last : clause.verb.last + 1] == ["to"]:
        return None  # "Ana Ruiz, believed to have left"
    is_aside = clause.verb.participle and prose.words[clause.verb.first - 1] in {",", "”", '"'}
    is_aside = is_aside or says_on(prose, clause.verb.first)
    before = source_of_verb_before(prose, at, clause)
    spoken = speaker_span(prose, clause, sentence, entry)
    found = [one for one in ((before, spoken) if is_aside else (spoken, before)) if one is not None]
    found = [_who_speaks_for(prose, sentence, one) or one for one in found]
    own = prose.quoted(prose.starts[clause.verb.main])
    free = [one for one in found if prose.quoted(one.start) in {None, own}]
    # A quotation does not name its own speaker: '"They serve many customers," added Ana Ruiz'.
    if free or not found:
        return free[0] if free else None
    return turned_run(prose, sentence, clause) or _turned(prose, clause, sentence, entry)


def _who_speaks_for(prose: Prose, sentence: Sentence, source: Span) -> Span | None:
    """Give who speaks for a supposed source: "[The envoy of Peru], speaking on behalf of Chile, said"; else None."""
    first = prose.index(source.start) - 1
    while first > sentence.first and (prose.words[first][:1].isupper() or prose.words[first].lower() in _LISTING):
        first -= 1
    if [word.lower() for word in prose.words[max(0, first - 2) : first + 1]] != ["on", "behalf", "of"]:
        return None
    comma = next((place for place in range(first, sentence.first, -1) if prose.words[place] == ","), None)
    if comma is None or "Ger" not in prose.tokens[comma + 1].features:
        return None
    begin = _run_start(prose, sentence, comma)
    return Span(prose.starts[begin], prose.tokens[comma - 1].span.end) if begin < comma else None


_LISTING = frozenset({",", "and", "the", "all"})
"""Small words of a list of those for whom somebody speaks."""


def with_first_state(prose: Prose, sentence: Sentence, source: Span | None) -> Span | None:
    """Give the source of a title with the name that a comma joins to it: "[Peru, Chile leaders] vow closer ties"."""
    if source is None or sentence.block.kind is not BlockKind.TITLE:
        return source
    first = prose.index(source.start)
    is_joined = first == sentence.first + 2 and prose.words[first - 1] == ","
    is_name = is_joined and {WordClass.PROPN} == {prose.tokens[at].word_class for at in (sentence.first, first)}
    return Span(prose.starts[sentence.first], source.end) if is_name else source


def is_told(entry: CueEntry) -> bool:
    """Say whether the subject of a cue's passive hears: "was told by Peru that", "was warned by Peru that"."""
    return entry.addressee == "outside" or entry.lemma in _WARNED


_WARNED = frozenset({"warn", "alert", "caution", "forewarn"})
QUOTING = frozenset({"quote", "cite", "hear", "see"})
"""Verbs whose passive subject speaks: "was quoted as saying"."""


def speaker_span(prose: Prose, clause: Clause, sentence: Sentence, entry: CueEntry) -> Span | None:
    """Give the span of a clause's subject, behind the verb where the order is turned ("..., said the minister")."""
    if before := _before_comma(prose, sentence, clause):
        return before
    subject = clause.subject
    listed = listed_subject(prose, sentence, clause)
    is_object = subject is not None and subject.first > clause.verb.main
    if listed is not None and subject is not None and is_object and not can_speak(prose, subject.first, subject.last):
        return phrase_span(prose, listed)
    if subject is not None and (named := _named_before(prose, sentence, subject)):
        return named
    if subject is None or subject.first >= clause.verb.first:
        turned = _turned(prose, clause, sentence, entry)
        if turned is not None:
            is_thing = not can_speak(prose, prose.index(turned.start), prose.index(turned.end))
            return phrase_span(prose, listed) if listed is not None and is_thing else turned
    subject = subject or _shared_subject(prose, sentence, clause)
    if subject is None and clause.verb.is_finite and not clause.verb.passive:
        subject = listed
    return _past_quotation(prose, clause, phrase_span(prose, subject)) if subject is not None else None


def _past_quotation(prose: Prose, clause: Clause, source: Span) -> Span:
    """Give a source without the end of the quotation before it: '... the world," [Ana Ruiz, who leads it], told'."""
    quote = prose.quoted(source.start)
    if quote is None or quote.end >= source.end or prose.starts[clause.verb.main] in quote:
        return source
    return Span(prose.starts[prose.index(quote.end)], source.end)


def _shared_subject(prose: Prose, sentence: Sentence, clause: Clause) -> NounPhrase | None:
    """Give the subject that a verb shares with the one it is joined to: "the jurors met and [found] that"."""
    at = prose.sentence_at(sentence.span.start)
    while at is not None and clause.relation is ClauseRelation.COORDINATED and clause.governor is not None:
        clause = prose.clauses[at][clause.governor]
        clause = _opening(prose.clauses[at], clause)
        if clause.subject is not None:
            return None if clause.verb.passive else clause.subject
    return None


def _opening(clauses: Sequence[Clause], clause: Clause) -> Clause:
    """Give the clause whose verb a clause only goes on with, its noun read as a verb: "[takes] note of the report"."""
    if clause.subject is not None:
        return clause
    return next((one for one in clauses if one.verb.last == clause.verb.first and one.subject is not None), clause)


def _before_comma(prose: Prose, sentence: Sentence, clause: Clause) -> Span | None:
    """Give the name in "the minister, Ana Ruiz, said" and in "Ana Ruiz, the minister, said"; None for other commas."""
    end = clause.verb.first - 1
    if end <= sentence.first or prose.words[end] != ",":
        return None
    first = _run_start(prose, sentence, end)
    if first >= end or first <= sentence.first or prose.words[first - 1] != ",":
        return None
    last_words = Span(prose.starts[first], prose.tokens[end - 1].span.end).of(prose.reading.report.text)
    if last_words in _LETTERS or _SEAT.match(last_words):
        begin = _run_start(prose, sentence, first - 1)
        begin = next((at for at in range(begin, first - 1) if prose.tokens[at].word_class is WordClass.PROPN), begin)
        return Span(prose.tokens[begin].span.start, prose.tokens[first - 2].span.end)
    if (named := _before_post_and_place(prose, sentence, first - 1)) is not None:
        return named
    is_described = any(token.word_class is WordClass.NOUN for token in prose.tokens[first:end])
    if prose.tokens[first].word_class is WordClass.PROPN and end - first <= _LONGEST_NAME and not is_described:
        begin = _run_start(prose, sentence, first - 1)
        is_office = any(
            prose.reading.book.offices.longest(prose.words[: first - 1], at) for at in range(begin, first - 1)
        )
        is_who = is_office or _says_who(prose, begin, first - 1)
        return Span(prose.tokens[begin if is_who else first].span.start, prose.tokens[end - 1].span.end)
    comma = first - 1
    begin = _run_start(prose, sentence, comma)
    if comma - begin == 1 and prose.tokens[begin].word_class is WordClass.NUM and prose.words[begin - 1] == ",":
        comma = begin - 1  # "Ana Ruiz, 38, head of the bank, said"
        begin = _run_start(prose, sentence, comma)
    if prose.tokens[begin].word_class is WordClass.PROPN and begin < comma:
        return Span(prose.tokens[begin].span.start, prose.tokens[comma - 1].span.end)
    return None


def _says_who(prose: Prose, first: int, last: int) -> bool:
    """Say whether words say who a name behind their comma is: "the union's leader, Ana Ruiz, said"; not "in May"."""
    opens = prose.tokens[first].word_class in _OPENING_WHO
    return opens and first < last and prose.reading.book.people.is_person(prose.tokens[last - 1].lemma)


_OPENING_WHO = frozenset({WordClass.DET, WordClass.PRON, WordClass.NOUN, WordClass.PROPN, WordClass.ADJ})


def _before_post_and_place(prose: Prose, sentence: Sentence, comma: int) -> Span | None:
    """Give the name in "Ana Ruiz, director, Lake Hospital, said" and in "Ana Ruiz, head of Trade, Peru, said"."""
    post = _run_start(prose, sentence, comma)
    while post > sentence.first and prose.words[post - 1] == "," and _is_named_run(prose, post, comma):
        comma = post - 1  # "Ana Ruiz, director, Lake Hospital, Lima, said"
        post = _run_start(prose, sentence, comma)
    if post <= sentence.first or prose.words[post - 1] != ",":
        return None
    name = _run_start(prose, sentence, post - 1)
    classes = {token.word_class for token in prose.tokens[name : post - 1]}
    is_name = classes == {WordClass.PROPN} and post - 1 - name >= _SHORTEST_NAME
    link = next((at for at in range(post, comma) if prose.tokens[at].word_class is WordClass.ADP), comma)
    is_post = link > post and prose.reading.book.people.is_person(prose.tokens[link - 1].lemma)
    return Span(prose.tokens[name].span.start, prose.tokens[post - 2].span.end) if is_name and is_post else None


def _is_named_run(prose: Prose, first: int, last: int) -> bool:
    return first < last and all(token.word_class is WordClass.PROPN for token in prose.tokens[first:last])


_LETTERS = frozenset("SC QC KC MP MEP MD PhD Jr Jr. Sr Sr. II III Esq CBE OBE AM".split())
"""Letters behind a name and a comma that belong to it: "Ana Ruiz, QC, argued"."""
_SEAT = re.compile(r"[A-Z]{1,3}[-–][A-Z][\w.]{0,6}$")
"""Party and constituency behind a member's name and a comma: "Sen. Ana Ruiz, X-Ohio, said"."""


def _named_before(prose: Prose, sentence: Sentence, subject: NounPhrase) -> Span | None:
    """Give the name that opens a sentence before who it is, the second comma lost: "Ana Ruiz, a nurse said"."""
    comma = subject.first - 1
    if comma <= sentence.first or prose.words[comma] != "," or prose.words[subject.first].lower() not in {"a", "an"}:
        return None
    run = prose.tokens[sentence.first : comma]
    is_name = _SHORTEST_NAME <= len(run) <= _LONGEST_NAME and all(one.word_class is WordClass.PROPN for one in run)
    is_who = prose.reading.book.people.is_person(prose.tokens[subject.head].lemma)
    return Span(run[0].span.start, run[-1].span.end) if is_name and is_who else None


_SHORTEST_NAME = 2


def run_before(prose: Prose, sentence: Sentence, clause: Clause) -> Span | None:
    """Give the words between two commas before a verb: "In May, [the instructors], described by some as"."""
    end = clause.verb.first - 1
    if end <= sentence.first or prose.words[end] != ",":
        return None
    first = _run_start(prose, sentence, end)
    return Span(prose.tokens[first].span.start, prose.tokens[end - 1].span.end) if first < end else None


_LONGEST_NAME = 6


def _run_start(prose: Prose, sentence: Sentence, end: int) -> int:
    """Give the first word of the run without comma, verb or quotation mark that ends before a word."""
    at = end
    while (
        at > sentence.first
        and prose.words[at - 1] not in {",", "”", '"', ";", "–", "—", ":"}
        and prose.tokens[at - 1].word_class not in {WordClass.VERB, WordClass.AUX, WordClass.SCONJ}
    ):
        at -= 1
    return at


def source_of_verb_before(prose: Prose, at: int, clause: Clause) -> Span | None:
    """Give the speaker of a cue without a subject of its own: of the verb before it, of the clause that it hangs on.

    "Okafor said noted" stands in a glued dump; ", adding that" has the speaker of its clause.
    """
    for other in prose.clauses[at]:
        if other.verb.last == clause.verb.first and other.subject is not None:
            return phrase_span(prose, other.subject)
    if clause.verb.participle and not clause.verb.passive:
        before = [
            one
            for one in prose.clauses[at]
            if one.verb.is_finite and one.verb.last <= clause.verb.first and one.subject
        ]
        told = [one for one in before if cue_of(prose, one) is not None] or before
        follows_comma = prose.words[clause.verb.first - 1] in {",", "”", '"'}
        main = (told[0] if follows_comma else before[-1]) if before else None
        if main is not None and main.subject is not None:
            return phrase_span(prose, main.subject)
    return None


def _turned(prose: Prose, clause: Clause, sentence: Sentence, entry: CueEntry) -> Span | None:
    """Give the subject behind a cue that a quotation or fronted content stands before."""
    before = prose.words[clause.verb.first - 1] if clause.verb.first > sentence.first else ""
    if clause.verb.first - 1 == sentence.first:
        return None  # the dash of a list: "- ruled out talks"
    if entry.addressee == "outside" or before not in {",", "”", '"', "?", "!", "»", "-", "–", "—"}:
        return None
    for phrase in clause.objects:
        if phrase.first <= clause.verb.last + 1:
            return phrase_span(prose, phrase)
    return None


def source_end(prose: Prose, sentence: Sentence, first: int) -> int:
    """Give the end of a source behind "according to": to the next comma that closes it, or the next verb."""
    at = first
    while at < sentence.last:
        token = prose.tokens[at]
        if at > first and past_hiding(prose, sentence, at) != at:
            break
        is_verb = token.word_class in {WordClass.VERB, WordClass.AUX} and not _describes_next(prose, at)
        if prose.words[at] in {".", ";", ":"} or is_verb or token.word_class is WordClass.SCONJ:
            break
        if prose.words[at] == ",":
            return _past_name(prose, sentence, at)
        is_link = prose.words[at].lower() in {"following", "after", "on", "in", "as", "during"}
        is_link = is_link and not _is_in_name(prose, at)
        if at > first and is_link and STUDIES.isdisjoint(word.lower() for word in prose.words[first:at]):
            break
        at += 1
    return at


def _is_in_name(prose: Prose, at: int) -> bool:
    """Say whether a small word joins the parts of a name: "the Council [on] Human Rights", not "Peru [on] Monday"."""
    link, behind = prose.words[at].lower(), prose.tokens[at + 1 : at + 2]
    is_between = link in _IN_NAMES and prose.words[at - 1][:1].isupper() and bool(behind)
    if not is_between or prose.tokens[at - 1].word_class is not WordClass.PROPN or not behind[0].text[:1].isupper():
        return False
    book = prose.reading.book.words
    return behind[0].text.lower() not in book.weekdays and behind[0].text.lower() not in book.months


_IN_NAMES = frozenset({"on"})
"""Small words inside the names of bodies that elsewhere end a source: "Council on Foreign Trade"."""


def _describes_next(prose: Prose, at: int) -> bool:
    """Say whether a participle stands before its noun: "a [leaked] cable"."""
    is_held = at > 0 and prose.tokens[at - 1].word_class in {WordClass.DET, WordClass.ADJ, WordClass.ADV}
    is_noun = at + 1 < len(prose.tokens) and prose.tokens[at + 1].word_class in NOMINAL - {WordClass.DET}
    return is_held and is_noun and not {"Part", "Ger"}.isdisjoint(prose.tokens[at].features)


def past_hiding(prose: Prose, sentence: Sentence, at: int) -> int:
    """Give the end of a clause that hides a source: "aides [who asked not to be named], ..."; else the same place.

    A comma or the sentence closes it. What follows any other clause with "who" may go on with who the source is.
    """
    first = at + (prose.words[at : at + 1] == [","])
    words = [word.lower() for word in prose.words[first : min(sentence.last, first + _LONGEST_HIDING)]]
    end = next((place for place, word in enumerate(words) if word in {",", ".", ";"}), 0)
    return first + end if words[:1] == ["who"] and not _HIDDEN.isdisjoint(words[:end]) else at


_LONGEST_HIDING = 16
_HIDDEN = frozenset({"named", "identified", "quoted", "cited", "anonymity", "anonymous", "unnamed", "name"})
"""Words of a clause that says why a source has no name."""


def _past_name(prose: Prose, sentence: Sentence, comma: int) -> int:
    """Give the end of what a comma only adds to a source: "its director, Ana Ruiz, the road"; else the comma.

    A name behind an office, or who a name is: "Ana Ruiz, head of the water board, the road".
    """
    if (end := _past_list(prose, sentence, comma)) is not None:
        return end
    at = comma + 1
    while at < sentence.last and prose.tokens[at].word_class is WordClass.PROPN:
        at += 1
    is_closed = at < sentence.last and prose.words[at] in {",", "."}
    if comma + 1 < at and is_closed and at - comma <= _LONGEST_NAME and prose.words[comma - 1][:1].islower():
        return at
    if comma + 1 < at and is_closed and _is_person_named(prose, comma + 1, at):
        return at
    at = comma + 1
    while at < sentence.last and prose.tokens[at].word_class in NOMINAL | {WordClass.ADP, WordClass.PART}:
        at += 1
    if (behind := _past_added(prose, sentence, comma, at)) is not None:
        return behind
    first = next((one for one in prose.tokens[comma + 1 : at] if one.word_class is WordClass.NOUN), None)
    is_one = first is not None and first.text.lower() == first.lemma.lower()
    is_who = first is not None and is_one and prose.reading.book.people.is_person(first.lemma)
    return at if is_who and at < sentence.last and prose.words[at] == "," else comma


def _is_person_named(prose: Prose, first: int, last: int) -> bool:
    """Say whether words are a person's whole name, and no place: "a nurse at the Lake Hospital, [Ana Ruiz], it"."""
    span = Span(prose.starts[first], prose.tokens[last - 1].span.end)
    is_whole = last - first >= _SHORTEST_NAME
    return is_whole and any(
        one.actor_kind is ActorKind.PERSON and one.span.start <= span.start and one.span.end == span.end
        for one in prose.reading.marks.names
    )


def _past_added(prose: Prose, sentence: Sentence, comma: int, end: int) -> int | None:
    """Give the comma that closes what a source is said to be: ", a group [based in] Lima,", ", which is based there,".

    Args:
        prose: The report.
        sentence: The sentence of the source.
        comma: The comma behind the source.
        end: Where the run of nouns behind the comma ends.
    """
    opener = prose.words[comma + 1].lower() if comma + 1 < sentence.last else ""
    is_called = opener in {"a", "an", "the"} and comma + 2 < end < sentence.last
    is_participle = is_called and not {"Part", "Ger"}.isdisjoint(prose.tokens[end].features)
    if opener not in {"which", "who"} and not is_participle:
        return None
    last = min(sentence.last, comma + _LONGEST_HIDING)
    return next((at for at in range(comma + 2, last) if prose.words[at] == ","), None)


def _past_list(prose: Prose, sentence: Sentence, comma: int) -> int | None:
    """Give the end of a name, or of names, that a comma only goes on: "Ministry of Farms[, Forests and Fish], ..."."""
    at, is_closing = comma + 1, False
    while at < sentence.last and (prose.words[at][:1].isupper() or prose.words[at] in _JOINING):
        if prose.words[at] == "," and is_closing:
            return at
        is_closing = is_closing or prose.words[at] in {"and", "&"}
        at += 1
    return None


_JOINING = frozenset({"and", "&", "of", ","})
