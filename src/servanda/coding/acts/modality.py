"""Whether the act of a clause happened, by its verb and the words above it.

Invariant: what is planned, demanded, feared, denied or supposed never comes out as a plain fact.
Source: field notes on events, section 4; rulings 43 and 44. The words stand in the codebook (modality.tsv).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from servanda.codebook.modality import ModalWords
from servanda.coding.syntax.inversion import status_turned
from servanda.coding.syntax.shape import Clause, ClauseRelation, VerbGroup
from servanda.model import Status, Token, WordClass

_ORDER = (Status.NEGATED, Status.CONDITIONAL, Status.HYPOTHETICAL, Status.PLANNED, Status.ACTUAL)
_NOBODY = frozenset({"no", "neither", "none", "nobody"})
"""Words that open a phrase which holds nobody: "none of the states"."""
_NEAR = 4
"""Tokens from a verb to the gerund that its own words lead to: "came very close to"."""
_SAYING_ON = frozenset({"add", "say", "note", "stress", "claim", "insist", "argue", "warn"})
"""Verbs whose gerund goes on with somebody's words, whatever he has just denied."""
_DECIDES = frozenset({"decide", "choose", "opt"})
_EFFECTS = frozenset({"cause", "prompt", "trigger", "spark", "provoke"})
"""Verbs whose gerund tells what came of an act that was decided on."""
_TIMES = frozenset({"time", "moment", "point", "stage", "day", "week", "month", "year", "period", "era"})
"""Nouns that a "when" may hang on."""


_TELLING = frozenset(
    "inform announce state report note point recall reiterate clarify stress say confirm advise notify underline "
    "remind emphasise emphasize highlight convey declare acknowledge".split()
)
_WILLING = frozenset({"regret", "wish", "like", "want", "desire", "have", "be"})
"""Verbs with which a paper says what it tells: "wishes to inform", "is saddened to announce", "would like to state"."""


def _is_announced(found: Sequence[Clause], clause: Clause) -> bool:
    """Say whether a clause is what a paper wishes to tell, which has happened though the telling is an infinitive."""
    if clause.relation is not ClauseRelation.COMPLEMENT or clause.governor is None:
        return False
    teller = found[clause.governor]
    wishes = found[teller.governor].verb if teller.governor is not None else None
    is_told = teller.verb.infinitive and teller.verb.lemma in _TELLING
    return is_told and wishes is not None and wishes.lemma in _WILLING and not wishes.negated


class Modality:
    """Says of the acts that the clauses of a report tell whether they happened."""

    def __init__(self, tokens: Sequence[Token], words: ModalWords) -> None:
        self.tokens = tokens
        self.words = words

    def of(self, found: Sequence[Clause], at: int, *, words: Sequence[str] = ()) -> Status:
        """Give what the words of a clause and of those it hangs on say of the act that its verb names.

        Args:
            found: The clauses of the sentence.
            at: Index of the clause.
            words: The words of the sentence; an "if" among them makes its futures conditional.
        """
        clause = found[at]
        own = self._own_status(found, at)
        if own in {Status.PLANNED, Status.HYPOTHETICAL} and clause.verb.modal in {"will", "would"} and _has_if(words):
            own = Status.CONDITIONAL
        seen = {at}
        while clause.governor is not None and clause.governor not in seen and _hands_down(clause):
            if clause.verb.lemma in _SAYING_ON and clause.verb.participle and clause.marker is None:
                break  # "agreed to work together, adding that Chad backed the plan"
            if _is_announced(found, clause):
                break  # "regrets to inform the public that Chad has closed the road"
            seen.add(clause.governor)
            governor = found[clause.governor]
            if clause.relation is not ClauseRelation.COORDINATED:
                own = self._under(own, clause, governor)
                if own is Status.NEGATED and self._is_to_cease(found, clause.governor):
                    own = Status.HYPOTHETICAL
            if own is Status.PLANNED and self._had_effect(found, clause, governor):
                own = Status.ACTUAL
            if clause.verb.infinitive and self._is_condition(governor) and own is not Status.NEGATED:
                own = Status.CONDITIONAL  # "If Chad continues to send ships"
            clause = governor
        return own

    def _own_status(self, found: Sequence[Clause], at: int) -> Status:
        clause = found[at]
        verb = clause.verb
        if (supposed := self._supposed(found, at)) is not None:
            return supposed
        if verb.negated or self._has_no(clause) or self._is_undone(clause):
            return Status.NEGATED
        if self._is_condition(clause):
            return Status.CONDITIONAL
        if verb.modal in self.words["planned_modal"]:
            return Status.PLANNED
        if verb.modal == "would":
            return Status.PLANNED if self._is_told(found, at) else Status.HYPOTHETICAL
        if verb.modal in self.words["open_modal"] and not (verb.modal == "have to" and verb.tense == "past"):
            return Status.HYPOTHETICAL
        if verb.infinitive and (clause.governor is None or self._goes_on_alone(clause, found)):
            return self._fronted(clause, found)
        if self._is_subjunctive(clause, found):
            return Status.HYPOTHETICAL
        return Status.ACTUAL

    def _is_condition(self, clause: Clause) -> bool:
        return clause.marker in self.words["condition"] and clause.relation is not ClauseRelation.COORDINATED

    def _supposed(self, found: Sequence[Clause], at: int) -> Status | None:
        """Give the status of what is waited for or only supposed; None for other acts."""
        verb = found[at].verb
        if (turned := status_turned(self.tokens, self.words, found[at])) is not None:
            return turned
        if self.is_mandated(found, at):
            return Status.HYPOTHETICAL
        if verb.modal == "would" and verb.perfect and verb.negated:
            return Status.HYPOTHETICAL  # "would not have left without a word" tells that somebody left
        if verb.modal == "would" and verb.perfect:
            return self._would_have(found, at)
        return Status.CONDITIONAL if not verb.negated and self._is_awaited(found, at) else None

    def _is_awaited(self, found: Sequence[Clause], at: int) -> bool:
        """Say whether a clause of time tells what is still to come: "will not pay until Chad withdraws"."""
        clause = found[at]
        if clause.relation is ClauseRelation.COORDINATED and clause.governor is not None and clause.governor < at:
            elder = found[clause.governor]
            same = elder.verb.tense == clause.verb.tense and clause.verb.modal is None
            return same and elder.relation is ClauseRelation.ADVERBIAL and self._is_awaited(found, clause.governor)
        if clause.relation is not ClauseRelation.ADVERBIAL or clause.marker not in self.words.waits:
            return False
        if clause.verb.modal is not None or not clause.verb.is_finite:
            return False
        if self._is_reason(clause) or self._is_of_a_time(clause):
            return False
        governor = found[clause.governor] if clause.governor is not None else None
        if clause.verb.tense == "present" and clause.marker in self.words["waiting"]:
            return True
        if governor is None:
            return False
        is_ahead = governor.verb.modal in self.words.due_modals
        if clause.verb.tense == "present":
            return is_ahead or governor.verb.modal == "would" or governor.verb.infinitive
        told = governor.verb.modal == "would" and not governor.verb.perfect
        return clause.verb.tense == "past" and (
            told or (governor.verb.infinitive and clause.marker in {"until", "once"})
        )

    def _is_reason(self, clause: Clause) -> bool:
        """Say whether "as" opens a reason: "will pay as Chad withdraws", not "as soon as Chad withdraws"."""
        start = clause.subject.first if clause.subject is not None else clause.first
        return (
            clause.marker == "as"
            and self.tokens[max(0, start - 2)].text.lower() not in self.words["condition_before_as"]
        )

    def _is_of_a_time(self, clause: Clause) -> bool:
        """Say whether "when" only tells which time is meant: "at a time [when] Chile blockades the port"."""
        start = clause.subject.first if clause.subject is not None else clause.first
        before = self.tokens[max(0, start - 2)]
        return clause.marker == "when" and start > 1 and before.lemma in _TIMES

    def is_mandated(self, found: Sequence[Clause], at: int) -> bool:
        """Say whether a bare form is only asked for: "proposed that Chad withdraw", "demanded Chad withdraw"."""
        clause = found[at]
        verb = clause.verb
        bare = self.tokens[verb.main].text.lower() == verb.lemma and verb.tense == "present"
        if verb.negated or clause.subject is None or not (bare or self.tokens[verb.first].text.lower() == "be"):
            return False
        if clause.noun is not None and self.tokens[clause.noun].lemma in self.words["asking_noun"]:
            return True
        beside = clause.subject.first - 1
        if any(one.verb.main == beside and one.verb.lemma in self.words.asking for one in found):
            return True
        if clause.relation is not ClauseRelation.COMPLEMENT or clause.governor is None:
            return False
        governor = found[clause.governor]
        if governor.verb.lemma != "be":
            return governor.verb.lemma in self.words.asking
        named = [governor.predicate, governor.subject.head if governor.subject is not None else None]
        return any(place is not None and self.tokens[place].lemma in self.words.demanding for place in named)

    def _would_have(self, found: Sequence[Clause], at: int) -> Status:
        """Give what "would have" tells: what was not, or, with "by" a day, what was to be done by then."""
        clause = found[at]
        behind = {token.text.lower() for token in self.tokens[clause.verb.last : clause.last + 1]}
        is_due = not clause.verb.passive and "by" in behind
        return Status.PLANNED if is_due and self._is_told(found, at) else Status.NEGATED

    def _fronted(self, clause: Clause, found: Sequence[Clause]) -> Status:
        """Give the status of an infinitive that no verb governs: a headline's future, or what its noun says."""
        noun = self.tokens[clause.noun].lemma if clause.noun is not None else ""
        if clause.relation is ClauseRelation.ROOT and any(one.verb.is_finite for one in found):
            return Status.HYPOTHETICAL
        return Status.HYPOTHETICAL if noun in self.words["wish_noun"] else Status.PLANNED

    def _is_to_cease(self, found: Sequence[Clause], at: int) -> bool:
        """Say whether somebody is only asked to end what goes on: "demanded that Kenya [stop] sending boats"."""
        clause = found[at]
        if clause.verb.negated or clause.verb.lemma not in self.words["ceasing_verb"]:
            return False
        asked = clause.verb.infinitive and clause.governor is not None
        is_asked = asked and clause.governor is not None and found[clause.governor].verb.lemma in self.words.asking
        return is_asked or self.is_mandated(found, at)

    def _had_effect(self, found: Sequence[Clause], clause: Clause, governor: Clause) -> bool:
        """Say whether what was decided is told with what came of it: "chose to close the port, causing a shortage"."""
        was_decided = governor.verb.lemma in _DECIDES and governor.verb.tense == "past" and governor.verb.modal is None
        if not was_decided or not clause.verb.infinitive:
            return False
        return any(
            one.verb.lemma in _EFFECTS and one.marker is None and one.relation is ClauseRelation.PARTICIPIAL
            for one in found
            if one.governor is not None and found[one.governor] is clause
        )

    def _goes_on_alone(self, clause: Clause, found: Sequence[Clause]) -> bool:
        """Say whether nothing before a second infinitive says its status; "managed to come and meet" does."""
        if clause.relation is not ClauseRelation.COORDINATED or clause.governor is None:
            return False
        elder = found[clause.governor]
        return not elder.verb.infinitive or elder.relation is not ClauseRelation.INFINITIVE or elder.governor is None

    def _has_no(self, clause: Clause) -> bool:
        """Say whether a clause is denied by its subject or object: "neither Chad nor Niger", "sent no troops"."""
        subject = clause.subject
        if subject is not None and 0 < subject.first < clause.verb.first:
            is_pair = any(one.text.lower() == "nor" for one in self.tokens[subject.first : clause.verb.first])
            if is_pair and self.tokens[subject.first - 1].text.lower() == "neither":
                return True
        phrases = [phrase for phrase in (subject, *clause.objects[:1]) if phrase is not None]
        return any(self.tokens[phrase.first].text.lower() in _NOBODY for phrase in phrases)

    def _is_undone(self, clause: Clause) -> bool:
        """Say whether words beside the verb tell that its act is over, or only nearly came."""
        beside = {token.text.lower() for token in self.tokens[max(0, clause.verb.first - 1) : clause.verb.main]}
        return self._is_over(clause) or bool(beside & self.words["nearly"])

    def _is_shut_out(self, clause: Clause) -> bool:
        """Say whether a verb of refusing reaches a participle: "stopped [selling]", not "blocked it, [firing]"."""
        is_aside = self.tokens[max(0, clause.verb.first - 1)].text == ","
        return clause.marker == "from" or (clause.marker is None and not is_aside)

    def _is_over(self, clause: Clause) -> bool:
        """Say whether the act is told as one that happens no more: "no longer buys"."""
        before = [token.text.lower() for token in self.tokens[max(0, clause.verb.first - 2) : clause.verb.main]]
        return any(pair == ("no", "longer") for pair in pairwise(before))

    def _is_told(self, found: Sequence[Clause], at: int) -> bool:
        """Say whether "would" is the reported future of a telling verb, not a supposition."""
        clause = found[at]
        if any(one.marker in self.words["condition"] for one in found):
            return False
        if clause.relation is ClauseRelation.COORDINATED and clause.governor is not None:
            return self._is_told(found, clause.governor) if clause.governor < at else False
        return clause.relation in {ClauseRelation.COMPLEMENT, ClauseRelation.ROOT, ClauseRelation.RELATIVE}

    def _is_subjunctive(self, clause: Clause, found: Sequence[Clause]) -> bool:
        """Say whether a bare form stands in a demand: "demanded that the army leave"."""
        if clause.relation is not ClauseRelation.COMPLEMENT or clause.governor is None:
            return False
        if clause.verb.tense == "past" or clause.verb.perfect:
            return False  # "told the mayor that he had left" reports, "demanded that he leave" demands
        return found[clause.governor].verb.lemma in self.words["wish_verb"]

    def _under(self, own: Status, clause: Clause, governor: Clause) -> Status:
        """Give the status of an act under a governing verb or noun."""
        if own in {Status.NEGATED, Status.CONDITIONAL}:
            return own
        if self._only_permits(governor):
            return _weaker(own, Status.HYPOTHETICAL)
        if clause.relation is ClauseRelation.COMPLEMENT:
            return self._told(own, clause, governor)
        if clause.relation is ClauseRelation.PARTICIPIAL:
            return self._opened_by(clause, governor, own) or self._hung(own, clause, governor)
        if self._is_ranked(clause, governor):
            return _weaker(own, self._plain(governor.verb))
        return _weaker(own, self._opened(clause, governor))

    def _told(self, own: Status, clause: Clause, governor: Clause) -> Status:
        if governor.verb.lemma in self.words.wishing:
            return _weaker(own, Status.HYPOTHETICAL)
        if governor.verb.lemma in self.words["denying_verb"]:
            return _weaker(own, Status.HYPOTHETICAL) if governor.verb.negated else Status.NEGATED
        if governor.verb.negated and governor.verb.lemma in self.words["knowing_verb"]:
            return _weaker(own, Status.HYPOTHETICAL)
        noun = self.tokens[clause.noun].lemma if clause.noun is not None else ""
        return _weaker(own, Status.HYPOTHETICAL) if noun in self.words["wish_noun"] else own

    def _opened_by(self, clause: Clause, governor: Clause, own: Status) -> Status | None:
        """Give the status that the word before a gerund decides by itself, None where it does not."""
        if clause.marker == "without" or self._falls_short(clause, governor):
            return Status.NEGATED
        is_denied = governor.verb.lemma in self.words["denying_verb"] and clause.verb.first == governor.verb.last
        if is_denied and clause.marker is None:
            return Status.HYPOTHETICAL if governor.verb.negated else Status.NEGATED  # "denied having met the envoy"
        if clause.marker == "that":
            return _weaker(own, Status.HYPOTHETICAL)  # "fears that granting bail would" grants none
        if clause.marker == "to" and governor.verb.lemma in self.words["plan_verb"]:
            return _weaker(own, Status.PLANNED)  # "committed to buying"
        before = self.tokens[clause.verb.first - 1].text.lower() if clause.verb.first else ""
        is_decided = governor.verb.lemma in self.words["plan_verb"] | self.words["ordering_verb"]
        if before == "the" and is_decided and not governor.verb.passive:
            return _weaker(own, Status.PLANNED)  # "announced the closing of the border"
        return None

    def _falls_short(self, clause: Clause, governor: Clause) -> bool:
        """Say whether words before a gerund keep its act undone: "stopped short of expelling", "ruled out paying"."""
        between = [token.text.lower() for token in self.tokens[governor.verb.main + 1 : clause.verb.first]]
        if governor.verb.negated or len(between) > _NEAR:
            return False
        is_shut_out = governor.verb.lemma in self.words["exclusion_verb"] and between == ["out"]
        is_led = between[-1:] in (["of"], ["to"]) and not self.words["falling_short"].isdisjoint(between[-2:-1])
        return is_shut_out or is_led

    def _hung(self, own: Status, clause: Clause, governor: Clause) -> Status:
        noun = self.tokens[clause.noun].lemma if clause.noun is not None else ""
        if (clause.verb.perfect or clause.verb.lemma in _SAYING_ON) and clause.marker is None:
            return own  # "having met the envoy, will fly on"; "had not flown, adding that"
        if noun in self.words["wish_noun"] or self._is_talked_of(clause, noun):
            return _weaker(own, Status.HYPOTHETICAL)
        if noun in self.words["plan_noun"] and clause.marker in {"of", "for"}:
            return _weaker(own, Status.PLANNED)
        lemma = governor.verb.lemma
        if lemma in self.words["ceasing_verb"] and governor.verb.negated:
            return own  # who has not stopped giving gives
        if lemma in self.words.excluding and governor.verb.negated:
            return _weaker(own, Status.HYPOTHETICAL)
        is_kept_off = lemma in self.words["keeping_off_verb"] and clause.marker == "from"  # "kept from selling"
        if is_kept_off or (lemma in self.words["refusal_verb"] and self._is_shut_out(clause)):
            return Status.NEGATED
        if lemma in self.words["blaming_verb"] or clause.marker in {"after", "since", "by", "following"}:
            return own
        if lemma in self.words["wish_verb"] or lemma in self.words["weighing_verb"] or clause.marker == "before":
            return _weaker(own, Status.HYPOTHETICAL if clause.marker != "before" else Status.PLANNED)
        if clause.marker in {"of", "for", "in", "on", "at"} or (clause.marker is None and noun == ""):
            return _weaker(own, self._plain(governor.verb))
        return own

    def _is_talked_of(self, clause: Clause, noun: str) -> bool:
        """Say whether a gerund only tells what talks are about: "talks on joining the bloc" join none."""
        return noun in self.words["topical_noun"] and clause.marker in {"on", "about", "over"}

    def _opened(self, clause: Clause, governor: Clause) -> Status:
        """Give the status that an infinitive has from what opens it."""
        noun = self.tokens[clause.noun].lemma if clause.noun is not None else ""
        if noun in self.words["refusal_noun"] or noun in _NOTHING:
            return Status.NEGATED
        if noun in self.words["wish_noun"] or self._is_wanted_of(clause, governor):
            return Status.HYPOTHETICAL
        word = self._opener(clause, governor)
        judged = noun == "" or clause.noun == governor.predicate
        if governor.verb.lemma == "be" and judged and not {word, noun} & self.words.judged:
            return Status.HYPOTHETICAL
        if word in self.words["refusal_verb"]:
            return Status.HYPOTHETICAL if governor.verb.negated else Status.NEGATED
        if noun in self.words["plan_noun"]:
            return Status.HYPOTHETICAL if self._is_halted(governor) else Status.PLANNED
        if word in self.words["implying_verb"]:
            return Status.NEGATED if governor.verb.negated else self._plain(governor.verb)
        if governor.verb.negated:
            return Status.NEGATED if word in self.words["plan_verb"] else Status.HYPOTHETICAL
        if self._tells_past(clause, governor) or self._is_uttered(clause, governor, word):
            return self._plain(governor.verb)
        if word in self.words["wish_verb"]:
            return Status.HYPOTHETICAL
        return _weaker(Status.PLANNED, self._plain(governor.verb))

    def _is_wanted_of(self, clause: Clause, governor: Clause) -> bool:
        """Say whether a noun wants an infinitive of somebody: "became a demand [for the premier] to resign"."""
        before = [one for one in governor.adjuncts if one.at < clause.verb.first]
        asked = next((one for one in reversed(before) if one.preposition == "for"), None)
        if asked is None or any(one.preposition != "of" for one in before if one.at > asked.at):
            return False
        return asked.at > 0 and self.tokens[asked.at - 1].lemma in self.words["wish_noun"]

    def _only_permits(self, governor: Clause) -> bool:
        """Say whether nobody is told to have made use of what is let: "the pact [allows] Chad to send troops".

        What was let once was done ("allowed 40 people to leave"); what was authorised may still not be.
        """
        lemma = governor.verb.lemma
        if governor.verb.negated or lemma not in self.words["permitting_verb"] | self.words["authorising_verb"]:
            return False
        is_now = governor.verb.tense == "present" and not governor.verb.perfect and not governor.verb.progressive
        is_aside = governor.verb.participle and not governor.verb.passive
        return is_now or is_aside or lemma in self.words["authorising_verb"]

    def _is_halted(self, governor: Clause) -> bool:
        """Say whether the plan that an infinitive hangs on is given up: "scrapped plans to send", "put on hold"."""
        held = {self.tokens[one.phrase.first].lemma for one in governor.adjuncts if one.preposition == "on"}
        is_held = governor.verb.lemma == "put" and bool(held & {"hold", "ice"})
        return not governor.verb.negated and (is_held or governor.verb.lemma in self.words["halting_verb"])

    def _is_ranked(self, clause: Clause, governor: Clause) -> bool:
        """Say whether an infinitive tells what the first or only one did: "was the first state to recognise Kosovo"."""
        if governor.verb.lemma not in self.words["ranking_verb"]:
            return False
        near = self.tokens[governor.verb.last : clause.verb.first]
        between = [word for token in near for word in (token.lemma.lower(), token.text.lower())]
        return bool(self.words["rank"] & set(between)) and not self.words.unranked & set(between)

    def _tells_past(self, clause: Clause, governor: Clause) -> bool:
        """Say whether an infinitive tells what was: "is believed to have left", not "is believed to leave"."""
        lemma = governor.verb.lemma
        told = lemma in self.words["seeming_verb"] or (governor.verb.passive and lemma not in self.words.aiming)
        return told and (clause.verb.perfect or clause.verb.progressive)

    def _is_uttered(self, clause: Clause, governor: Clause, word: str) -> bool:
        """Say whether an infinitive tells what was said in a call or at a rally: "phoned to thank".

        Who is "called on to support" has not said so.
        """
        is_asked = any(one.preposition in {"on", "upon", "for"} for one in governor.adjuncts) and word == "call"
        return (
            not is_asked and word in self.words["addressing_verb"] and clause.verb.lemma in self.words["uttered_verb"]
        )

    def _opener(self, clause: Clause, governor: Clause) -> str:
        """Give the word that an infinitive depends on: the verb, or the adjective after a form of be or "remain"."""
        at = clause.verb.first - 1
        while at > 0 and (self.tokens[at].word_class is WordClass.ADV or self.tokens[at].text.lower() == "to"):
            at -= 1
        before = self.tokens[at]
        if governor.verb.lemma in self.words["staying_verb"] and (
            before.word_class is WordClass.ADJ or before.lemma in self.words["wish_verb"]
        ):
            return before.lemma
        if governor.verb.lemma == "be" and governor.predicate is not None:
            return self.tokens[governor.predicate].lemma
        return governor.verb.lemma

    def _plain(self, verb: VerbGroup) -> Status:
        if verb.negated:
            return Status.NEGATED
        if verb.modal in self.words["planned_modal"] or verb.modal == "would":
            return Status.PLANNED
        if verb.modal in self.words["open_modal"] and not (verb.modal == "have to" and verb.tense == "past"):
            return Status.HYPOTHETICAL
        return Status.ACTUAL


_NOTHING = frozenset({"nothing", "nobody"})
"""What one has, where no infinitive behind it comes true: "has nothing to apologise for"."""


def _has_if(words: Sequence[str]) -> bool:
    return any(word.lower() in {"if", "unless"} for word in words)


def _hands_down(clause: Clause) -> bool:
    return clause.relation in {
        ClauseRelation.COMPLEMENT,
        ClauseRelation.INFINITIVE,
        ClauseRelation.PARTICIPIAL,
        ClauseRelation.COORDINATED,
    }


def _weaker(one: Status, other: Status) -> Status:
    return min(one, other, key=_ORDER.index)
