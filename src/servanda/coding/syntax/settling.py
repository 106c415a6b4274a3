"""Forms of two readings decided by what stands around them, and phrases given their wide ranges.

"seized" ends a clause or opens a participle; "after" opens a phrase or a clause.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from servanda.codebook.inflect import forms
from servanda.coding.syntax.forms import EITHER, TAKES_CLAUSE
from servanda.coding.syntax.types import Kind, NounPhrase, Piece, VerbGroup
from servanda.model import Token, WordClass

REACH = 80
"""How many phrases to the left a subject is sought: bounds the time that a sentence of thousands of words can cost."""


def settled(found: list[Piece], tokens: Sequence[Token]) -> list[Piece]:
    """Decide bare forms in -ed, and words that open a phrase or a clause, by what stands around them."""
    found = _with_helped(found, tokens)
    for at, piece in enumerate(found):
        if piece.kind != "verb" or piece.verb is None:
            continue
        if _is_told_of_pronoun(found, at, tokens):
            found[at] = replace(piece, verb=replace(piece.verb, participle=False, passive=False, tense="past"))
            continue
        if not _is_bare_past(piece.verb):
            continue
        if _shares_passive(found, at) or _drops_auxiliary(found, at, tokens):
            found[at] = replace(piece, verb=replace(piece.verb, passive=True))
        elif not _has_own_past(piece.verb.lemma) and _is_reduced(found, at, tokens):
            found[at] = replace(piece, verb=replace(piece.verb, participle=True, passive=True, tense="none"))
    for at, piece in enumerate(found):
        if piece.kind == "opener" and piece.word in EITHER and not _finite_follows(found, at):
            found[at] = replace(piece, kind="preposition")
        elif piece.kind == "preposition" and piece.word in EITHER and _finite_follows(found, at):
            found[at] = replace(piece, kind="opener")
    return found


def _with_helped(found: list[Piece], tokens: Sequence[Token]) -> list[Piece]:
    """Give the pieces with bare forms behind "help" as the infinitives that they are."""
    return [
        replace(one, verb=replace(one.verb, infinitive=True, tense="none"))
        if one.verb is not None and _is_helped(found, at, tokens)
        else one
        for at, one in enumerate(found)
    ]


def _is_helped(found: list[Piece], at: int, tokens: Sequence[Token]) -> bool:
    """Say whether a bare form follows "help": "helped [repair] a bridge", "helped Peru [repair] a bridge"."""
    verb, elder = found[at].verb, found[at - 1] if at else None
    if elder is not None and elder.phrase is not None and at > 1:
        elder = found[at - 2]
    if verb is None or elder is None or elder.verb is None or elder.verb.lemma != "help":
        return False
    is_base = verb.first == verb.main and tokens[verb.main].text.lower() == verb.lemma
    return is_base and not verb.infinitive and elder.verb.is_finite


def _is_bare_past(verb: VerbGroup) -> bool:
    return (
        verb.tense == "past"
        and verb.first == verb.main
        and not verb.participle
        and verb.modal is None
        and not verb.perfect
    )


def _is_told_of_pronoun(found: list[Piece], at: int, tokens: Sequence[Token]) -> bool:
    """Say whether a pronoun does what a form in -ed or its like tells: "the boats it [sent] to Peru".

    Nobody is described by a participle right behind "he"; "it" may be, as an object: "found it damaged".
    """
    verb = found[at].verb
    if verb is None or not (verb.participle and verb.passive) or verb.first != verb.main:
        return False
    return at > 0 and _is_subject_pronoun(found, at - 1, tokens)


def _is_subject_pronoun(found: list[Piece], at: int, tokens: Sequence[Token]) -> bool:
    """Say whether a phrase is a pronoun that does something: "he", and "it" where no verb or preposition takes it."""
    phrase = found[at].phrase
    if phrase is None or phrase.last - phrase.first > 1:
        return False
    word = tokens[phrase.head].text.lower()
    is_taken = word == "it" and at > 0 and found[at - 1].kind in {"verb", "preposition"}
    is_called = phrase.first > 0 and tokens[phrase.first - 1].text.lower() == "what"  # "what she described as a raid"
    return word in _SUBJECT_PRONOUNS and not is_taken and not is_called


_SUBJECT_PRONOUNS = frozenset({"he", "she", "they", "we", "i", "it"})


@lru_cache(maxsize=4096)
def _has_own_past(lemma: str) -> bool:
    """Say whether the past of a verb is no participle: "Ana Ruiz, the envoy, [wrote] to Peru"; not "sent to Peru"."""
    tenses = forms(lemma)
    past = {form for form, tense in tenses if tense == "past"}
    return bool(past) and past.isdisjoint({form for form, tense in tenses if tense == "participle"})


_TAKES_OBJECT = frozenset(
    "wound injure hurt kill arrest detain destroy damage displace seize capture jail abduct evacuate free hospitalise "
    "hospitalize expel deport loot burn rescue".split()
)
"""Verbs that are done to somebody or something: without an object they are passive."""


_DONE_TO = _TAKES_OBJECT | frozenset(
    "release abduct kidnap behead assassinate ambush execute hang sentence imprison oust topple depose summon shell "
    "bombard ban sanction torch intercept impound repatriate extradite".split()
)
"""More verbs that are done to somebody; in a full sentence they may stand without an object in other senses."""


def _drops_auxiliary(found: list[Piece], at: int, tokens: Sequence[Token]) -> bool:
    """Say whether a headline leaves out "were": "Two divers freed by Peru", "Three nurses killed in Chad"."""
    verb, before = found[at].verb, left_of(found, at)
    behind = found[at + 1] if at + 1 < len(found) else None
    if verb is None or before is None or found[before].kind != "phrase":
        return False
    others = (one for place, one in enumerate(found) if place != at)
    if any(one.kind in {"relative", "opener"} or (one.verb is not None and one.verb.is_finite) for one in others):
        return False
    if behind is None or behind.kind in {"stop", "comma"}:
        return verb.lemma in _DONE_TO
    if behind.kind != "preposition":
        return False
    return verb.lemma in _DONE_TO or (behind.word == "by" and _names_doer(found, at + 2, tokens, verb))


def _names_doer(found: list[Piece], at: int, tokens: Sequence[Token], verb: VerbGroup) -> bool:
    """Say whether behind "by" stands who does it, no means and no measure: "freed by Peru", not "spoke by phone"."""
    phrase = found[at].phrase if at < len(found) else None
    if phrase is None or verb.lemma in _GOES_BY or _has_own_past(verb.lemma):
        return False
    return tokens[phrase.first].word_class in {WordClass.PROPN, WordClass.ADJ, WordClass.DET}


def _shares_passive(found: list[Piece], at: int) -> bool:
    """Say whether a second clause leaves out the "were" of the first: "two men were shot and five nurses hurt"."""
    before = left_of(found, at)
    joint = left_of(found, before) if before is not None and found[before].kind == "phrase" else None
    elder = left_of(found, joint) if joint is not None and found[joint].kind == "and" else None
    verb = found[elder].verb if elder is not None else None
    is_passive = verb is not None and verb.passive and verb.is_finite and verb.tense == "past"
    own = found[at].verb
    if own is None or own.lemma not in _TAKES_OBJECT:
        return False
    is_bare = at + 1 >= len(found) or found[at + 1].kind in {"preposition", "stop", "comma"}
    return is_passive and is_bare


def _is_reduced(found: list[Piece], at: int, tokens: Sequence[Token]) -> bool:
    """Say whether a form in -ed is a participle: "the ships seized in May sailed", "the grain promised by Rome"."""
    before = left_of(found, at)
    behind = found[at + 1] if at + 1 < len(found) else None
    if before is None:
        return behind is not None and behind.kind == "preposition"
    piece = found[before]
    if piece.kind == "comma":
        closes = behind is not None and behind.kind == "comma" and _finite_without_subject(found, at + 1)
        opens = behind is not None and (behind.kind == "preposition" or closes)
        return opens and not _is_after_aside(found, before)
    if piece.kind in {"preposition", "opener"}:
        return True
    if piece.kind != "phrase":
        return False
    if behind is not None and behind.kind == "phrase":
        return False
    if _is_subject_pronoun(found, before, tokens) or _is_of_relative(found, before, behind):
        return False
    if _is_done_by(found, at) or _is_charged(found, at) or _is_taken_up(found, at, tokens):
        return True
    if _is_object(found, before):
        return not _is_only_main(found, at)
    return _finite_without_subject(found, at)


def _is_of_relative(found: list[Piece], at: int, behind: Piece | None) -> bool:
    """Say whether the form behind a phrase is what a relative clause tells: "the firm that Peru [banned] makes ink".

    What is done "by" somebody is not, nor what a noun such as "claim" is followed by.
    """
    if at < _ANTECEDENT or found[at - 1].kind != "relative" or found[at - 1].word not in _MOVES_OBJECT:
        return False
    antecedent = found[at - _ANTECEDENT].phrase
    is_done = behind is not None and behind.kind == "preposition" and behind.word == "by"
    return antecedent is not None and not is_done and found[at - _ANTECEDENT].word not in _TELLS_CLAUSE


_ANTECEDENT = 2
"""Pieces from the subject of a relative clause to the phrase that it tells of."""
_MOVES_OBJECT = frozenset({"that", "which", "whom"})
_TELLS_CLAUSE = frozenset(
    "claim report news fact evidence allegation sign hope fear idea view belief rumour rumor statement warning word "
    "assurance condition proof suggestion announcement charge accusation complaint assertion possibility risk".split()
)
"""Nouns whose "that" opens what they say, no relative clause."""


def _is_taken_up(found: list[Piece], at: int, tokens: Sequence[Token]) -> bool:
    """Say whether a noun behind a comma takes up what was told: "shut the port, a move [welcomed] by Peru"."""
    verb, noun = found[at].verb, found[at - 1].phrase if at > 1 else None
    if verb is None or noun is None or found[at - 2].kind != "comma" or at + 1 >= len(found):
        return False
    is_open = tokens[noun.first].text.lower() in {"a", "an"}
    has_told = any(one.verb is not None and one.verb.is_finite for one in found[: at - 2])
    return is_open and has_told and found[at + 1].word == "by" and _names_doer(found, at + 2, tokens, verb)


def _is_charged(found: list[Piece], at: int) -> bool:
    """Say whether somebody is charged with what follows at once: "a minister [accused] of theft quits"."""
    verb = found[at].verb
    is_of = at + 1 < len(found) and found[at + 1].word == "of"
    return verb is not None and is_of and verb.lemma in {"accuse", "suspect", "convict", "acquit"}


def _is_done_by(found: list[Piece], at: int) -> bool:
    """Say whether a form behind "after" and a noun has its doer behind it: "after talks [hosted] by the king"."""
    verb = found[at].verb
    opens = at > 1 and found[at - 2].kind in {"opener", "preposition"} and found[at - 2].word in EITHER
    has_doer = at + 2 < len(found) and found[at + 1].word == "by" and found[at + 2].phrase is not None
    return verb is not None and opens and has_doer and verb.lemma not in _GOES_BY


_GOES_BY = frozenset(
    "go come pass stop drop fall rise grow climb increase decline jump slip shrink surge gain swear abide live".split()
)
"""Verbs behind which "by" names no doer: "rose by half", "stopped by"."""


def _is_after_aside(found: list[Piece], comma: int) -> bool:
    """Say whether a comma closes an aside that follows a phrase: "The minister, a lawyer, worked for"."""
    before = next((at for at in range(comma - 1, max(-1, comma - 12), -1) if found[at].kind == "comma"), None)
    return before is not None and before > 0 and found[before - 1].kind == "phrase" and not _is_fronted(found, before)


def _is_fronted(found: list[Piece], comma: int) -> bool:
    """Say whether only prepositions and their phrases open the sentence up to a comma: "In the north, ..."."""
    return found[0].kind == "preposition" and all(
        piece.kind in {"preposition", "phrase", "adjective", "adverb"} for piece in found[:comma]
    )


def _is_object(found: list[Piece], at: int) -> bool:
    """Say whether a phrase belongs to a finite verb on its left with no boundary between."""
    place = at
    while place > 0:
        place -= 1
        kind = found[place].kind
        if kind == "verb":
            verb = found[place].verb
            if verb is not None and verb.participle and verb.passive:
                continue
            return verb is not None and not (place == at - 1 and verb.lemma in TAKES_CLAUSE)
        if kind in {"comma", "stop", "opener", "relative"}:
            return False
        if kind == "and" and found[place + 1].kind == "phrase" and place + 1 == at:
            return False
    return False


def _is_only_main(found: list[Piece], at: int) -> bool:
    """Say whether a sentence that opens with a relative clause has no main verb but this: "men who left it fled to"."""
    relative = next((place for place in range(at - 1, -1, -1) if found[place].kind == "relative"), None)
    if relative is None or any(piece.kind in {"verb", "comma"} for piece in found[:relative]):
        return False
    for piece in found[at + 1 :]:
        if piece.kind in {"opener", "relative", "stop"}:
            break
        if piece.verb is not None and piece.verb.is_finite:
            return False
    return True


def _finite_without_subject(found: list[Piece], at: int) -> bool:
    """Say whether a second finite verb follows that has no phrase of its own to be its subject."""
    hanging = False
    for place in range(at + 1, min(len(found), at + 12)):
        piece = found[place]
        if piece.kind in {"comma", "stop", "and", "opener", "relative"}:
            return False
        if piece.kind == "preposition":
            hanging = True
        elif piece.kind == "verb" and piece.verb is not None:
            own = found[place - 1].kind == "phrase" and found[place - 2].kind != "preposition"
            return piece.verb.is_finite and not own
        elif piece.kind == "phrase" and not hanging:
            return False
    return False


def _finite_follows(found: list[Piece], at: int) -> bool:
    subject = False
    for place in range(at + 1, min(len(found), at + 14)):
        piece = found[place]
        if piece.kind in {"comma", "stop", "opener", "relative"}:
            return False
        if piece.kind == "phrase":
            subject = True
        if piece.kind == "verb" and piece.verb is not None and piece.verb.is_finite:
            return subject
        if piece.kind == "verb" and not subject:
            return False
    return False


def verb_at(found: Sequence[Piece], at: int) -> VerbGroup:
    """Give the group of a piece that is a verb."""
    verb = found[at].verb
    if verb is None:  # pragma: no cover - pieces of verbs are made with their group
        raise AssertionError(at)
    return verb


def left_of(found: Sequence[Piece], at: int) -> int | None:
    """Give the place of the piece to the left, adverbs stepped over; None at the start."""
    place = at - 1
    while place >= 0 and found[place].kind == "adverb":
        place -= 1
    return place if place >= 0 else None


def widened(found: list[Piece], tokens: Sequence[Token]) -> tuple[Piece, ...]:
    """Give phrases their wide ranges, from the right, so that "the head of the army of Chad" nests."""
    wide = list(found)
    for at in range(len(wide) - 1, -1, -1):
        phrase = wide[at].phrase
        if phrase is not None:
            wide[at] = replace(wide[at], phrase=_wide(wide, at, phrase, tokens))
    return tuple(wide)


def _wide(found: list[Piece], at: int, phrase: NounPhrase, tokens: Sequence[Token]) -> NounPhrase:
    first = found[at + 1] if at + 1 < len(found) else None
    second = found[at + 2] if at + 2 < len(found) else None
    third = found[at + 3] if at + 3 < len(found) else None
    if first is None or second is None:
        return phrase
    if second.phrase is None:
        has_comma = any(token.text == "," for token in tokens[phrase.first : phrase.last])
        follows = at > 0 and found[at - 1].kind == "comma"
        ends_list = first.kind == "comma" and second.word == "and" and (follows or has_comma)
        if ends_list and third is not None and third.phrase is not None and not opens_clause(found, at + 3, tokens):
            return replace(phrase, span_last=third.phrase.span_last)
        return phrase
    if first.kind == "preposition" and first.word == "of":
        return replace(phrase, span_last=second.phrase.span_last)
    if first.kind == "and" and first.word in {"and", "nor"} and not opens_clause(found, at + 2, tokens):
        return replace(phrase, span_last=second.phrase.span_last)
    if first.kind == "comma" and _is_apposition(found, at, tokens):
        return replace(phrase, span_last=second.phrase.span_last)
    if first.kind == "comma" and _is_listed(found, at + 2, tokens):
        return replace(phrase, span_last=second.phrase.span_last)
    return phrase


def opens_clause(found: Sequence[Piece], at: int, tokens: Sequence[Token]) -> bool:
    """Say whether a phrase after "and" is the subject of a clause of its own."""
    if _is_gapped(found, at, tokens):
        return True
    for place in range(at + 1, min(len(found), at + 8)):
        piece = found[place]
        if piece.kind == "verb":
            return piece.verb is not None and piece.verb.is_finite and has_verb_before(found, at, tokens)
        if piece.kind in {"comma", "stop", "and", "opener", "relative"}:
            return False
    return False


def _is_gapped(found: Sequence[Piece], at: int, tokens: Sequence[Token]) -> bool:
    """Say whether an amount stands behind a name whose verb is left out: "Peru sent 20 trucks and [Chile] 30"."""
    name, amount = found[at].phrase, found[at + 1].phrase if at + 1 < len(found) else None
    if name is None or amount is None or tokens[name.head].word_class is not WordClass.PROPN:
        return False
    is_amount = tokens[amount.first].word_class in {WordClass.NUM, WordClass.SYM}
    return is_amount and amount.first == name.last


def has_verb_before(found: Sequence[Piece], at: int, tokens: Sequence[Token]) -> bool:
    """Say whether a verb of the same clause stands to the left, whose object a phrase could be."""
    if gives_thing(found, at, tokens):
        return True
    for place in range(at - 1, max(-1, at - REACH), -1):
        kind = found[place].kind
        if kind == "verb":
            verb = found[place].verb
            return verb is not None and not (
                found[place + 1].kind == "phrase" and place + 3 == at and verb.lemma in TAKES_CLAUSE
            )
        if kind in {"opener", "relative", "stop"}:
            return False
    return False


def gives_thing(found: Sequence[Piece], at: int, tokens: Sequence[Token]) -> bool:
    """Say whether a thing is what the verb before it gives, and the name behind "and" does what follows.

    "Peru pledged 40 boats and Chile offered fuel": nobody pledged that boats and Chile offered fuel.
    """
    name, thing = found[at].phrase, found[at - 2].phrase if at > _AND_BEFORE else None
    verb = found[at - _AND_BEFORE - 1].verb if thing is not None else None
    if name is None or thing is None or verb is None or found[at - 1].kind != "and":
        return False
    classes = (tokens[thing.head].word_class, tokens[name.head].word_class)
    gives = verb.is_finite and not verb.passive and verb.lemma in _TAKES_THING
    return gives and classes == (WordClass.NOUN, WordClass.PROPN)


_AND_BEFORE = 2
"""Pieces from a phrase behind "and" back to the one before it."""

_TAKES_THING = frozenset("pledge promise announce report expect show see make repeat recall deny claim".split())
"""Verbs of saying and seeing whose object may be a thing: "pledged 40 boats"."""


def _is_apposition(found: list[Piece], at: int, tokens: Sequence[Token]) -> bool:
    """Say whether "X, Y" names one thing twice: Y is a name behind an office, or an office behind a name."""
    second = found[at + 2].phrase
    if second is None:
        return False
    behind = found[at + 3].kind if at + 3 < len(found) else "stop"
    if behind == "preposition":
        behind = _after_chain(found, at + 3)
    first = found[at].phrase
    if behind not in {"comma", "stop"} or first is None:
        return False
    one, two = tokens[first.head].word_class, tokens[second.head].word_class
    is_definite = tokens[first.first].word_class is WordClass.DET or first.possessor is not None
    return (two is WordClass.PROPN and (is_definite or one is WordClass.PROPN)) or (
        one is WordClass.PROPN and tokens[second.first].word_class is WordClass.DET
    )


def _after_chain(found: list[Piece], at: int) -> Kind:
    while at + 1 < len(found) and found[at].kind == "preposition" and found[at].word == "of" and found[at + 1].phrase:
        at += 2
    return found[at].kind if at < len(found) else "stop"


def _is_listed(found: list[Piece], at: int, tokens: Sequence[Token]) -> bool:
    """Say whether a list goes on after a comma: "Chad, Niger and Togo"."""
    place = at
    for _ in range(12):
        if place + 2 >= len(found) or found[place].phrase is None:
            return False
        if found[place + 1].kind == "and" or (found[place + 1].kind == "comma" and found[place + 2].kind == "and"):
            return not opens_clause(found, place + 2, tokens) if found[place + 1].kind == "and" else True
        if found[place + 1].kind != "comma":
            return False
        place += 2
    return False
