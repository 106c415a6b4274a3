"""Whether an act happened, by the words around it, and who vouches for it.

Invariant: what is planned, demanded, feared, denied or alleged never comes out as a plain fact of the narrator.
Source: field notes on events, section 4; rulings 43, 44, 47.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from servanda.coding.syntax import Clause, ClauseRelation, VerbGroup
from servanda.model import Basis, Party, Stance, Statement, Status, Token, WordClass

_PLANS = frozenset(
    "agree plan decide intend promise vow pledge offer expect prepare commit undertake resolve arrange opt "
    "announce set schedule slate authorize authorise approve mean accept volunteer consent swear guarantee propose "
    "sign vote move aim expect likely ready due willing poised determined".split()
)
"""Verbs, and words after a form of be, whose infinitive lies ahead of their subject."""

_WISHES = frozenset(
    "want hope seek wish urge ask demand call request appeal order tell press push require threaten try attempt "
    "consider discuss suggest recommend advise need fear warn encourage invite persuade strive struggle "
    "beg dream desire like love bid pressure lobby campaign implore insist "
    "reluctant hesitant unwilling afraid eager keen anxious".split()
)
"""Verbs whose infinitive or clause is only wanted, feared or asked for."""

_REFUSALS = frozenset(
    "refuse decline fail neglect hesitate avoid refrain stop cease forget cancel prevent ban bar".split()
)
_STAYS = frozenset({"remain", "stay", "seem", "appear", "become", "feel"})
_EXCLUDES = _REFUSALS | frozenset({"rule", "exclude", "preclude", "deny"})
"""Verbs that shut an act out; where they are negated themselves, the act is left open: "did not rule out sending"."""

_IMPLIES = frozenset(
    "manage begin start continue help force prompt drive spur make lead cause come go proceed get oblige compel allow "
    "enable let have serve use bother remain keep resume finish complete see".split()
)
"""Verbs that hand on their own status: who managed to do it did it."""

_PLAN_NOUNS = frozenset(
    "plan decision intention commitment pledge promise agreement deal offer vow readiness willingness accord pact "
    "memorandum mou contract order bid determination resolution authorization authorisation approval permission goal "
    "aim preparation directive instruction project programme program mission move step mandate proposal".split()
)
_WISH_NOUNS = frozenset(
    "call demand request threat attempt effort appeal wish hope desire need pressure plea suggestion possibility fear "
    "risk chance opportunity right ability capacity way refusal failure ultimatum idea prospect power motion bill "
    "petition interest importance wait obligation duty responsibility requirement incentive reason freedom "
    "potential necessity".split()
)
_FEARED = frozenset("fear risk threat possibility prospect danger likelihood chance probability".split())
"""Nouns above even a violent act that say it may never come: "the risk of an attack"."""

_RANKS_BEHIND = frozenset({"be", "become", "remain"})
_RANKS = frozenset("first second third fourth fifth last only latest sole".split())
"""Words behind a form of be whose infinitive tells what somebody did: "was the first state to recognise Kosovo"."""

_NO_DOERS = (
    _PLAN_NOUNS
    | _WISH_NOUNS
    | frozenset("time thing option solution means measure place stage task job priority something act".split())
)
"""What is first or only without having done anything: "the first step to", "the only way to"."""

_REFUSAL_NOUNS = frozenset({"refusal", "failure", "inability"})
_HYPOTHETICAL_MODALS = frozenset({"should", "can", "could", "may", "might", "must", "have to"})
_PLANNED_MODALS = frozenset({"will", "going to", "be to"})
_CONDITIONS = frozenset({"if", "unless", "whether", "lest", "provided"})
_UNTIL = frozenset({"until", "till", "before", "once"})
"""Words that open, with a present tense, what has not happened: "until Chad withdraws"."""

_WHEN = frozenset({"when", "whenever", "after", "as"})
"""Words that do so only under what is itself still to come: "will pay when Chad withdraws"."""

_AS_IF = frozenset({"soon", "long"})
"""Words before "as" that make a condition of it; else it gives a reason."""

_ASKS = (_WISHES | frozenset({"propose", "move", "mandate", "command", "stipulate", "instruct", "direct"})) - {"love"}
_ASKING = frozenset(
    "demand request proposal call recommendation suggestion insistence condition motion requirement plea appeal order "
    "wish instruction petition".split()
)
_NEEDED = frozenset("essential vital important necessary imperative crucial critical urgent desirable".split())
"""Verbs, nouns and adjectives behind which a bare form is only asked for: "proposed that Chad withdraw"."""

_NO_TELLING = frozenset({Stance.AGREES, Stance.DISCUSSES})
"""Acts of speech that tell nothing of the world: to agree or to talk about something does not attest it."""

_BLAMES = frozenset("accuse allege blame claim charge suspect fault denounce condemn criticise criticize".split())
_DENIALS = frozenset("deny reject dismiss refute dispute rebut disavow".split())
_RUMOURS = frozenset("allegedly reportedly purportedly supposedly apparently".split())

_ORDER = (Status.NEGATED, Status.CONDITIONAL, Status.HYPOTHETICAL, Status.PLANNED, Status.ACTUAL)


@dataclass(frozen=True, slots=True)
class Voucher:
    """Who vouches for an act: the basis, those who attest it, and the statement that holds it."""

    basis: Basis
    attested_by: tuple[Party, ...]
    statement: Statement | None


def status_of(tokens: Sequence[Token], found: Sequence[Clause], at: int, *, words: Sequence[str] = ()) -> Status:
    """Give what the words of a clause and of those it hangs on say of the act that its verb names.

    Args:
        tokens: The report's tokens.
        found: The clauses of the sentence.
        at: Index of the clause.
        words: The words of the sentence; an "if" among them makes its futures conditional.
    """
    clause = found[at]
    own = _own_status(tokens, found, at)
    if own in {Status.PLANNED, Status.HYPOTHETICAL} and clause.verb.modal in {"will", "would"} and _has_if(words):
        own = Status.CONDITIONAL
    seen = {at}
    while clause.governor is not None and clause.governor not in seen and _hands_down(clause):
        seen.add(clause.governor)
        governor = found[clause.governor]
        if clause.relation is not ClauseRelation.COORDINATED:
            own = _under(own, clause, governor, tokens)
        clause = governor
    return own


def _has_if(words: Sequence[str]) -> bool:
    return any(word.lower() in {"if", "unless"} for word in words)


def _hands_down(clause: Clause) -> bool:
    return clause.relation in {
        ClauseRelation.COMPLEMENT,
        ClauseRelation.INFINITIVE,
        ClauseRelation.PARTICIPIAL,
        ClauseRelation.COORDINATED,
    }


def _own_status(tokens: Sequence[Token], found: Sequence[Clause], at: int) -> Status:
    clause = found[at]
    verb = clause.verb
    if (supposed := _supposed(tokens, found, at)) is not None:
        return supposed
    if verb.negated or _has_no(tokens, clause) or _is_over(tokens, clause):
        return Status.NEGATED
    if clause.marker in _CONDITIONS and clause.relation is not ClauseRelation.COORDINATED:
        return Status.CONDITIONAL
    if verb.modal in _PLANNED_MODALS:
        return Status.PLANNED
    if verb.modal == "would":
        return Status.PLANNED if _is_told(found, at) else Status.HYPOTHETICAL
    if verb.modal in _HYPOTHETICAL_MODALS and not (verb.modal == "have to" and verb.tense == "past"):
        return Status.HYPOTHETICAL
    if verb.infinitive and (clause.governor is None or clause.relation is ClauseRelation.COORDINATED):
        return _fronted(tokens, clause, found)
    if _is_subjunctive(clause, found):
        return Status.HYPOTHETICAL
    return Status.ACTUAL


def _supposed(tokens: Sequence[Token], found: Sequence[Clause], at: int) -> Status | None:
    """Give the status of what is waited for or only supposed; None for other acts."""
    verb = found[at].verb
    if _is_inverted(tokens, found, at) or _is_mandated(tokens, found, at):
        return Status.HYPOTHETICAL
    if verb.modal == "would" and verb.perfect and verb.negated:
        return Status.HYPOTHETICAL  # "would not have left without a word" tells that somebody left
    if verb.modal == "would" and verb.perfect:
        return _would_have(tokens, found, at)
    return Status.CONDITIONAL if not verb.negated and _is_awaited(tokens, found, at) else None


def _is_awaited(tokens: Sequence[Token], found: Sequence[Clause], at: int) -> bool:
    """Say whether a clause of time tells what is still to come: "will not pay until Chad withdraws"."""
    clause = found[at]
    if clause.relation is ClauseRelation.COORDINATED and clause.governor is not None and clause.governor < at:
        elder = found[clause.governor]
        same = elder.verb.tense == clause.verb.tense and clause.verb.modal is None
        return same and elder.relation is ClauseRelation.ADVERBIAL and _is_awaited(tokens, found, clause.governor)
    if clause.relation is not ClauseRelation.ADVERBIAL or clause.marker not in _UNTIL | _WHEN:
        return False
    if clause.verb.modal is not None or not clause.verb.is_finite or _is_reason(tokens, clause):
        return False
    governor = found[clause.governor] if clause.governor is not None else None
    if clause.verb.tense == "present" and clause.marker in _UNTIL:
        return True
    if governor is None:
        return False
    is_ahead = governor.verb.modal in _PLANNED_MODALS | _HYPOTHETICAL_MODALS - {"can", "could", "might"}
    if clause.verb.tense == "present":
        return is_ahead or governor.verb.modal == "would" or governor.verb.infinitive
    told = governor.verb.modal == "would" and not governor.verb.perfect
    return clause.verb.tense == "past" and (told or (governor.verb.infinitive and clause.marker in {"until", "once"}))


def _is_reason(tokens: Sequence[Token], clause: Clause) -> bool:
    """Say whether "as" opens a reason: "will pay as Chad withdraws", not "as soon as Chad withdraws"."""
    start = clause.subject.first if clause.subject is not None else clause.first
    return clause.marker == "as" and tokens[max(0, start - 2)].text.lower() not in _AS_IF


def _is_inverted(tokens: Sequence[Token], found: Sequence[Clause], at: int) -> bool:
    """Say whether "had" before the subject tells what was not: "Had Peru paid, Chad would have left"."""
    clause = found[at]
    subject = clause.subject
    if subject is None or subject.first >= clause.verb.first or clause.verb.modal is not None:
        return False
    before = subject.first - 1
    opened = before == found[0].first or (before > 0 and tokens[before - 1].text in {",", ";"})
    return before >= 0 and opened and tokens[before].text.lower() == "had"


def _is_mandated(tokens: Sequence[Token], found: Sequence[Clause], at: int) -> bool:
    """Say whether a bare form is only asked for: "proposed that Chad withdraw", "demanded Chad withdraw"."""
    clause = found[at]
    verb = clause.verb
    bare = tokens[verb.main].text.lower() == verb.lemma and verb.tense == "present"
    if verb.negated or clause.subject is None or not (bare or tokens[verb.first].text.lower() == "be"):
        return False
    if clause.noun is not None and tokens[clause.noun].lemma in _ASKING:
        return True
    beside = clause.subject.first - 1
    if any(one.verb.main == beside and one.verb.lemma in _ASKS for one in found):
        return True
    if clause.relation is not ClauseRelation.COMPLEMENT or clause.governor is None:
        return False
    governor = found[clause.governor]
    if governor.verb.lemma != "be":
        return governor.verb.lemma in _ASKS
    named = [governor.predicate, governor.subject.head if governor.subject is not None else None]
    return any(place is not None and tokens[place].lemma in _ASKING | _NEEDED for place in named)


def _would_have(tokens: Sequence[Token], found: Sequence[Clause], at: int) -> Status:
    """Give what "would have" tells: what was not, or, with "by" a day, what was to be done by then."""
    clause = found[at]
    behind = {token.text.lower() for token in tokens[clause.verb.last : clause.last + 1]}
    is_due = not clause.verb.passive and "by" in behind
    return Status.PLANNED if is_due and _is_told(found, at) else Status.NEGATED


def _fronted(tokens: Sequence[Token], clause: Clause, found: Sequence[Clause]) -> Status:
    """Give the status of an infinitive that no verb governs: a headline's future, or what its noun says."""
    noun = tokens[clause.noun].lemma if clause.noun is not None else ""
    if clause.relation is ClauseRelation.ROOT and any(one.verb.is_finite for one in found):
        return Status.HYPOTHETICAL
    return Status.HYPOTHETICAL if noun in _WISH_NOUNS else Status.PLANNED


def _has_no(tokens: Sequence[Token], clause: Clause) -> bool:
    phrases = [phrase for phrase in (clause.subject, *clause.objects[:1]) if phrase is not None]
    return any(tokens[phrase.first].text.lower() in {"no", "neither", "none", "nobody"} for phrase in phrases)


def _is_over(tokens: Sequence[Token], clause: Clause) -> bool:
    """Say whether the act is told as one that happens no more: "no longer buys"."""
    before = [token.text.lower() for token in tokens[max(0, clause.verb.first - 2) : clause.verb.main]]
    return any(pair == ("no", "longer") for pair in pairwise(before))


def _is_told(found: Sequence[Clause], at: int) -> bool:
    """Say whether "would" is the reported future of a telling verb, not a supposition."""
    clause = found[at]
    if any(one.marker in _CONDITIONS for one in found):
        return False
    if clause.relation is ClauseRelation.COORDINATED and clause.governor is not None:
        return _is_told(found, clause.governor) if clause.governor < at else False
    return clause.relation in {ClauseRelation.COMPLEMENT, ClauseRelation.ROOT, ClauseRelation.RELATIVE}


def _is_subjunctive(clause: Clause, found: Sequence[Clause]) -> bool:
    """Say whether a bare form stands in a demand: "demanded that the army leave"."""
    if clause.relation is not ClauseRelation.COMPLEMENT or clause.governor is None:
        return False
    if clause.verb.tense == "past" or clause.verb.perfect:
        return False  # "told the mayor that he had left" reports, "demanded that he leave" demands
    return found[clause.governor].verb.lemma in _WISHES


def _under(own: Status, clause: Clause, governor: Clause, tokens: Sequence[Token]) -> Status:
    """Give the status of an act under a governing verb or noun."""
    if own in {Status.NEGATED, Status.CONDITIONAL}:
        return own
    if clause.relation is ClauseRelation.COMPLEMENT:
        return _told(own, clause, governor, tokens)
    if clause.relation is ClauseRelation.PARTICIPIAL and clause.marker == "to" and governor.verb.lemma in _PLANS:
        return _weaker(own, Status.PLANNED)  # "committed to buying"
    if clause.relation is ClauseRelation.PARTICIPIAL:
        return _hung(own, clause, governor, tokens)
    if _is_ranked(clause, governor, tokens):
        return _weaker(own, _plain(governor.verb))
    return _weaker(own, _opened(clause, governor, tokens))


def _told(own: Status, clause: Clause, governor: Clause, tokens: Sequence[Token]) -> Status:
    if governor.verb.lemma in _WISHES - {"tell", "claim", "warn", "fear", "insist"}:
        return _weaker(own, Status.HYPOTHETICAL)
    if governor.verb.lemma in _DENIALS:
        return _weaker(own, Status.HYPOTHETICAL) if governor.verb.negated else Status.NEGATED
    if governor.verb.negated and governor.verb.lemma in {"confirm", "believe", "think", "know", "agree"}:
        return _weaker(own, Status.HYPOTHETICAL)
    noun = tokens[clause.noun].lemma if clause.noun is not None else ""
    return _weaker(own, Status.HYPOTHETICAL) if noun in _WISH_NOUNS else own


def _hung(own: Status, clause: Clause, governor: Clause, tokens: Sequence[Token]) -> Status:
    noun = tokens[clause.noun].lemma if clause.noun is not None else ""
    if clause.marker == "without":
        return Status.NEGATED
    if noun in _WISH_NOUNS:
        return _weaker(own, Status.HYPOTHETICAL)
    if noun in _PLAN_NOUNS and clause.marker in {"of", "for"}:
        return _weaker(own, Status.PLANNED)
    lemma = governor.verb.lemma
    if lemma in {"stop", "cease", "quit"} and governor.verb.negated:
        return own  # who has not stopped giving gives
    if lemma in _EXCLUDES and governor.verb.negated:
        return _weaker(own, Status.HYPOTHETICAL)
    if lemma in _REFUSALS and (clause.marker in {"from", None}):
        return Status.NEGATED
    if lemma in _BLAMES or clause.marker in {"after", "since", "by", "following"}:
        return own
    if (
        lemma in _WISHES
        or lemma in {"propose", "contemplate", "favour", "favor", "oppose"}
        or clause.marker == "before"
    ):
        return _weaker(own, Status.HYPOTHETICAL if clause.marker != "before" else Status.PLANNED)
    if clause.marker in {"of", "for", "in", "on", "at"} or (clause.marker is None and noun == ""):
        return _weaker(own, _plain(governor.verb))
    return own


def _opened(clause: Clause, governor: Clause, tokens: Sequence[Token]) -> Status:
    """Give the status that an infinitive has from what opens it."""
    noun = tokens[clause.noun].lemma if clause.noun is not None else ""
    if noun in _REFUSAL_NOUNS:
        return Status.NEGATED
    if noun in _WISH_NOUNS:
        return Status.HYPOTHETICAL
    word = _opener(clause, governor, tokens)
    judged = noun == "" or clause.noun == governor.predicate
    if governor.verb.lemma == "be" and judged and not {word, noun} & (_PLANS | _WISHES | _IMPLIES | _PLAN_NOUNS):
        return Status.HYPOTHETICAL
    if word in _REFUSALS:
        return Status.HYPOTHETICAL if governor.verb.negated else Status.NEGATED
    if noun in _PLAN_NOUNS:
        return Status.PLANNED
    if word in _IMPLIES:
        return Status.NEGATED if governor.verb.negated else _plain(governor.verb)
    if governor.verb.negated:
        return Status.NEGATED if word in _PLANS else Status.HYPOTHETICAL
    if _tells_past(clause, governor):
        return _plain(governor.verb)
    if word in _WISHES:
        return Status.HYPOTHETICAL
    return _weaker(Status.PLANNED, _plain(governor.verb))


def _is_ranked(clause: Clause, governor: Clause, tokens: Sequence[Token]) -> bool:
    """Say whether an infinitive tells what the first or only one did: "was the first state to recognise Kosovo"."""
    if governor.verb.lemma not in _RANKS_BEHIND:
        return False
    between = [token.lemma.lower() for token in tokens[governor.verb.last : clause.verb.first]]
    return bool(_RANKS & set(between)) and not _NO_DOERS & set(between)


def _tells_past(clause: Clause, governor: Clause) -> bool:
    """Say whether an infinitive tells what was: "is believed to have left", not "is believed to leave"."""
    lemma = governor.verb.lemma
    told = lemma in {"appear", "seem", "claim"} or (governor.verb.passive and lemma not in _PLANS | _WISHES)
    return told and (clause.verb.perfect or clause.verb.progressive)


def _opener(clause: Clause, governor: Clause, tokens: Sequence[Token]) -> str:
    """Give the word that an infinitive depends on: the verb, or the adjective after a form of be or "remain"."""
    at = clause.verb.first - 1
    while at > 0 and (tokens[at].word_class is WordClass.ADV or tokens[at].text.lower() == "to"):
        at -= 1
    before = tokens[at]
    if governor.verb.lemma in _STAYS and (before.word_class is WordClass.ADJ or before.lemma in _WISHES):
        return before.lemma
    if governor.verb.lemma == "be" and governor.predicate is not None:
        return tokens[governor.predicate].lemma
    return governor.verb.lemma


def _plain(verb: VerbGroup) -> Status:
    if verb.negated:
        return Status.NEGATED
    if verb.modal in _PLANNED_MODALS or verb.modal == "would":
        return Status.PLANNED
    if verb.modal in _HYPOTHETICAL_MODALS and not (verb.modal == "have to" and verb.tense == "past"):
        return Status.HYPOTHETICAL
    return Status.ACTUAL


def _weaker(one: Status, other: Status) -> Status:
    return min(one, other, key=_ORDER.index)


# --- nouns --------------------------------------------------------------------------------------------------------

_AHEAD = frozenset(
    "planned upcoming possible proposed future next potential eventual expected scheduled impending further promised "
    "forthcoming prospective intended".split()
)
_SUPPOSED = frozenset("possible potential eventual hypothetical proposed prospective threatened demanded".split())
_DONE = frozenset(
    "recent last previous past ongoing latest first second third earlier current continued continuing failed deadly "
    "repeated continuous early".split()
)
_AFTER = frozenset(
    {"after", "following", "since", "despite", "because of", "amid", "during", "over", "from", "upon", "as"}
)
_TOPICS = frozenset(
    "discuss mention consider address explore review examine talk speak debate focus touch raise exchange tackle "
    "emphasize emphasise stress highlight pay concern negotiate".split()
)
_TALKS_TURN = frozenset({"focus", "touch", "centre", "center"})
"""Verbs whose subject is the talk that was held: "the call focused on trade"."""
_PRESUPPOSE = frozenset(
    "condemn denounce praise welcome hail thank criticise criticize regret deplore appreciate commend recall remember "
    "celebrate mark protest lament decry applaud blame follow succeed witness suffer".split()
)
_JUDGES = frozenset(
    "consider regard describe see view brand label treat characterise characterize call denounce condemn dismiss "
    "criticise criticize portray depict interpret perceive".split()
)
"""Verbs behind which "as" gives an opinion of an act, not an act."""

_AWAITS = frozenset({"wait", "prepare", "ready", "brace", "schedule", "plan", "hope", "look", "pave", "arrange"})
"""Verbs behind which "for" names an act that is still to come: "are waiting for the signing"."""

_OPEN = _TOPICS | frozenset(
    "include involve envisage foresee require mean allow permit enable facilitate ensure guarantee prepare await "
    "cancel postpone delay reject oppose support back propose suggest call say be depend aim work".split()
)
"""Verbs that leave open whether the act that their object names took place."""

_LIGHT = frozenset(
    "carry conduct make pay hold take stage have provide give issue impose begin start complete launch mount undertake "
    "perform lead wage host attend join kick end conclude wrap open resume continue commit execute do extend offer "
    "receive enter reach strike sign suffer".split()
)


def is_light(lemma: str) -> bool:
    """Say whether a verb only carries the act that its object names: "carried out an attack", "paid a visit"."""
    return lemma in _LIGHT


def noun_status(
    words: Sequence[str],
    *,
    preposition: str | None,
    clause_status: Status | None,
    verb: VerbGroup | None,
    is_subject: bool,
    is_violent: bool,
    is_definite: bool = False,
    is_meeting: bool = False,
    above: str = "",
) -> Status | None:
    """Give the status of an act named by a noun, None where the noun is only a topic.

    A noun has no tense: a word beside it, the verb that carries it or what presupposes it decide; else it is planned
    (ruling 47), a violent act apart, which one names because it happened.

    Args:
        words: The words before the head noun, in lower case.
        preposition: The preposition that governs the phrase, None for subjects and objects.
        clause_status: The status of the clause that the phrase stands in.
        verb: Its verb.
        is_subject: Whether the phrase is the subject.
        is_violent: Whether the act is one of force.
        is_definite: Whether "the" or an owner with the doer beside it presupposes the act; never so for transfers.
        is_meeting: Whether the act is a meeting, in which something else is told to have happened.
        above: The noun that the phrase hangs on by its preposition: "a call for the withdrawal".
    """
    said = set(words)
    if (printed := _by_words(said)) is not None:
        return printed
    if (
        verb is not None
        and clause_status is not None
        and preposition is None
        and not is_subject
        and verb.lemma in _LIGHT
    ):
        return clause_status
    if preposition == "on" and verb is not None and verb.lemma == "be":
        return clause_status
    if preposition == "as" and verb is not None and verb.lemma in _JUDGES:
        return None
    if (hung := _under_noun(above, preposition, is_violent=is_violent)) is not None:
        return hung
    if preposition == "for" and verb is not None and verb.lemma in _AWAITS:
        return Status.PLANNED
    is_setting = is_meeting and is_definite and preposition in {"in", "at"} and clause_status is Status.ACTUAL
    if is_setting or said & _DONE or preposition in _AFTER - {"over", "from", "as"}:
        return Status.ACTUAL
    if verb is None or clause_status is None:
        return Status.ACTUAL if is_violent else None
    found = _carried(preposition, clause_status, verb, is_subject=is_subject, is_violent=is_violent)
    if found is None and is_definite and clause_status is Status.ACTUAL and verb.lemma not in _OPEN:
        return Status.ACTUAL
    return found


def _under_noun(noun: str, preposition: str | None, *, is_violent: bool) -> Status | None:
    """Give the status of an act that a noun above it only wants, fears or plans: "calls for the withdrawal"."""
    if preposition not in {"for", "of"}:
        return None
    if is_violent:
        return Status.HYPOTHETICAL if noun in _FEARED else None
    if noun in _WISH_NOUNS:
        return Status.HYPOTHETICAL
    return Status.PLANNED if noun in _PLAN_NOUNS else None


def _by_words(said: set[str]) -> Status | None:
    """Give the status that a word beside a noun says: "no deal", "a possible visit", "the planned sale"."""
    if "no" in said:
        return Status.NEGATED
    if said & _SUPPOSED:
        return Status.HYPOTHETICAL
    return Status.PLANNED if said & _AHEAD else None


def _carried(
    preposition: str | None, clause_status: Status, verb: VerbGroup, *, is_subject: bool, is_violent: bool
) -> Status | None:
    lemma = verb.lemma
    carried = (preposition is None and not is_subject) or (is_subject and verb.passive)
    if lemma in _PRESUPPOSE:
        return Status.ACTUAL
    if carried and lemma in _LIGHT:
        return clause_status
    if lemma in _WISHES or (carried and lemma in {"prevent", "avoid", "deter", "threaten"}):
        return Status.ACTUAL if is_violent and preposition not in {None, "for"} else Status.HYPOTHETICAL
    if carried and lemma in _PLANS:
        return Status.PLANNED
    if lemma in _TOPICS:
        is_held = is_subject and lemma in _TALKS_TURN and clause_status is Status.ACTUAL
        return Status.ACTUAL if is_violent or is_held else None
    if is_violent:
        return Status.ACTUAL
    if is_subject and not verb.passive and clause_status is Status.ACTUAL and lemma != "be":
        return Status.ACTUAL
    return Status.ACTUAL if preposition in {"over", "from", "by"} and clause_status is Status.ACTUAL else None


# --- who vouches --------------------------------------------------------------------------------------------------


def voucher(holding: Sequence[Statement], *, blamed: Sequence[Party], is_blame: bool, hedges: Sequence[str]) -> Voucher:
    """Give who vouches for an act.

    The outermost statement that holds it attests it (what the palace says that the king said is known from the
    palace), the innermost one is named with it.

    Args:
        holding: The statements that hold the act's word.
        blamed: Who does the act.
        is_blame: Whether the act is one that somebody is accused of by the words around it.
        hedges: Words of the clause in lower case.
    """
    holding = [one for one in holding if one.cue_act not in _NO_TELLING]
    if not holding:
        basis = Basis.UNNAMED if set(hedges) & _RUMOURS else Basis.NARRATOR
        return Voucher(basis, (), None)
    inner = min(holding, key=lambda one: (sum(len(part) for part in one.content_parts), one.id))
    chain = [one for one in holding if one.nested_in is None] or [inner]
    outer = min(chain, key=lambda one: (sum(len(part) for part in one.content_parts), one.id))
    speakers = outer.speakers or ((outer.speaker,) if outer.speaker is not None else ())
    return Voucher(_basis(inner, speakers, blamed, is_blame=is_blame), speakers, inner)


def _basis(statement: Statement, speakers: Sequence[Party], blamed: Sequence[Party], *, is_blame: bool) -> Basis:
    if statement.stance is Stance.DENIES or statement.cue_act is Stance.DENIES:
        return Basis.DENIED
    if not speakers:
        return Basis.UNNAMED
    other = not {party.country for party in speakers} & {party.country for party in blamed}
    if other and blamed and (is_blame or statement.stance is Stance.ACCUSES or statement.cue_act is Stance.ACCUSES):
        return Basis.ALLEGED
    return Basis.BOTH_PARTIES if len({party.country for party in speakers}) > 1 else Basis.ONE_PARTY
