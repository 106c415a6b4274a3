"""What a printed sum or number does to a total: by the words beside it, then by those of its sentence.

Invariant: words beside an amount decide before words elsewhere; without any word the scope is unknown.
Source: field notes on commitments, section 3, the table of scopes.
"""

from __future__ import annotations

import re

from servanda.codebook.scopes import ScopeWords
from servanda.model import Scope, Span

_BESIDE = 48
"""Characters before and behind an amount that say most of what it does."""

_NEXT_TO = 24
"""Characters before an amount that belong to it: "an additional"."""

_WHOLE_BEFORE = 300
"""Characters before a sentence in which the whole of its parts is told."""

_OPENING = 24
"""Characters in which a sentence opens with words for all its clauses: "In total, "."""

_FIGURE = re.compile(r"(?<![\w.,])(?!(?:19|20)\d\d\b(?! million| billion))\d")
"""A number that is no year."""

_OF_ALL = re.compile(r"\b(?:of|under|from|in|for) (?:an?|another|one) (?:[\w’'-]+ )?[$€£]?$", re.IGNORECASE)
"""Words right before the amount of a whole, of which something else is a part: "of a $20 million loan"."""

_OF_BATCH = re.compile(
    r"(?:(?!\b(?:an?|the|its|their|his|her|this|that|these|those|under|from|in|for|by|at|on|to|out|part)\b)[^;:]){0,40}",
    re.IGNORECASE,
)
"""What can stand between a batch and its own amount: "the first tranche, worth about $5 million"."""


_NEXT_SUM = re.compile(r"[,;]|[$€£]\d|\b\d[\d.,]* [mb]illion\b")
"""Where the words that tell of one amount end."""

_SUM = re.compile(r"\d[\d.,]*(?: ?(?:m|bn)\b| [mb]illion\b| thousand\b)|[$€£]\d")
"""A printed sum."""

_OF_WHOLE = re.compile(r"\bpart of (?:the|its|their|his|her|our|this|that) (?:[\w-]+ ){0,2}$", re.IGNORECASE)
"""Words right before the amount of a known whole, of which something is a part."""

_PART_BEHIND = re.compile(r" of (?:which|this|that|it|them)\b", re.IGNORECASE)
"""Words right behind the amount of a part: "$4 million of which will buy cameras"."""

_SUPERLATIVE = r"(?:largest|biggest|greatest|highest|widest|most \w+)"
_RECORD = re.compile(rf"\b{_SUPERLATIVE}\b[^,;.]{{0,80}}?\b(?:to date|so far|in total)\b", re.IGNORECASE)
"""A superlative with its time: "our largest package to date" is one package, no total."""

_AT_ONCE = re.compile(r"\b(?:in total|in all|all in all|altogether|overall)\b", re.IGNORECASE)
"""Words that add up what is promised at once: "two agreements worth $25 million in total"."""

_RAISES = re.compile(
    r"\b(?:tak(?:es?|ing)|took|bring(?:s|ing)?|brought|rais(?:es?|ed|ing)|increas(?:es?|ed|ing)|lift(?:s|ed|ing)?)\b"
    r"(?:(?:[^;.]|\.\d)*(?!\bup\b)(?:\b\w+|,))? to "
    r"(?:(?:over|about|around|some|nearly|almost|more|than|at|least|roughly|approximately|a|total|of) )*[$€£]?$",
    re.IGNORECASE,
)
"""What stands before the sum to which help has grown: "takes its aid to $5 million", "brings to $5 million the"."""

_ONCE_TOLD = re.compile(
    r"^(?:(?!\b(?:and|but|will|would|is|are)\b)[^,;:.$€£]){0,90}?"
    r"\b(?:announced|promised|pledged|committed|approved|unveiled|signed into law|agreed|finali[sz]ed|concluded|"
    r"appropriated|authori[sz]ed|earmarked)\b(?! (?:today|tonight|now)\b)",
    re.IGNORECASE,
)
"""What makes a known sum an old one: "the $12 million in aid that the minister announced this week"."""

_WITH_PART = re.compile(
    r"\bwith (?:(?:about|around|some|nearly|almost|roughly|over|more|than|up|to|an?) )*[$€£]?$", re.IGNORECASE
)
"""What stands before a part that a sentence adds to its sum: "is providing $10 million in aid, with $5 million"."""

_SET_ASIDE = re.compile(
    r"^(?: of (?:it|this|that|them))? (?:(?:specifically|especially|exclusively|alone) )?"
    r"(?:for|going|to be|earmarked|set aside|allocated|devoted|dedicated|directed|reserved|destined|intended)\b",
    re.IGNORECASE,
)
"""What stands behind such a part; "with $5 million from Oman" tells of another gift."""

_NEW_TOTAL = re.compile(
    r"\b(?:new|additional|further|fresh) (?:[\w-]+ ){1,4}total(?:l?ing|l?ed|s)?(?: of)? "
    r"(?:(?:over|about|more|than|nearly|some|at|least|an?|additional) )*[$€£]?$",
    re.IGNORECASE,
)
"""What stands before a total of what is given now: "new contributions totalling"."""

_UP_TO_NOW = re.compile(r"\b(?:only|already|now|barely|merely|so far)\b", re.IGNORECASE)
"""Words by which what has been delivered is all there is by now: "has received only 40 tents"."""

_OUT_OF_IT = re.compile(
    r"^\W*(?:\d{1,2}[:.]\d\d\W+)?(?:out )?of (?:this|that|these|those|the|its|which)\b"
    r"(?: (?!and\b|will\b)[\w-]+){0,4}, "
    r"(?:(?!\b(?:and|but|while|which)\b)[^,;:$€£\d])*(?:[A-Z]{2,3} ?)?[$€£]?$",
    re.IGNORECASE,
)
"""What opens a sentence on a part of what was told before: "Of the new funding, "."""

_NTH = re.compile(r"\b(?:first|initial|second|third|fourth|fifth|next|last|final|latest) \W?$", re.IGNORECASE)
"""What stands before one of several sums that are given one after the other: "the first $4 million"."""

_OF_PROMISED = re.compile(
    r" of (?:the|its|their|his|her) (?:promised|pledged|agreed|planned|announced)\b", re.IGNORECASE
)
"""What stands behind a part of what was promised."""

_QUALIFIES = r"(?:[\w-]+(?:ed|al|ly)|full|entire|whole|same|extra|new|first|second|third|last|latest|next)\b"
"""A word that qualifies an amount, and is nobody who gets it: "paid the promised $5 million"."""

_WORTH_IN_ALL = re.compile(
    r"\b(?:has|have|had) (?:(?:already|also|now|so far|since|jointly|together) ){0,2}"
    r"(?!been\b|to\b)\w+(?:ed|en|nt|id|ilt)\b"
    r"(?:(?!\b(?:will|would|is|are|announc\w+|pledg\w+|promis\w+|agreed|signed)\b)[^;:.])* "
    r"(?:worth|valued at|costing) (?:a|an? \w+) total of (?:(?:over|about|more|than|nearly|some|at|least) )*[$€£]?$",
    re.IGNORECASE,
)
"""What stands before the worth of all that has been given: "has financed 40 projects worth a total of"."""

_MORE_THAN = r"(?:(?:over|about|around|some|nearly|almost|roughly|more|than|at|least|approximately|a|total|of) )*"
"""Words of how much, right before an amount."""

_TOTALS = frozenset({Scope.CUMULATIVE, Scope.REMAINDER, Scope.COMPONENT})


class Scopes:
    """Says what amounts do to totals."""

    def __init__(self, words: ScopeWords) -> None:
        self.words = words
        self._several = re.compile(rf"\b(?:{words.pattern('one_of_several')})\b", re.IGNORECASE)
        self._cuts = re.compile(
            rf";|,(?= (?:{words.pattern('own_clause')})\b)|(?= and (?:{words.pattern('goes_on')})\b)|"
            rf"(?:,| [–—])(?= (?:{words.pattern('built_on')}|{words.pattern('added_to')})\b)",
            re.IGNORECASE,
        )
        when = r"(?:last|earlier|previously|in|at|during) \w+(?! (?:\d{4} )?(?:to|that)\b)"
        then = rf"(?:{words.pattern('said_then')}) {when}"
        self._then_behind = re.compile(
            rf"^(?:(?!,|;|:|[$€£]\d|\d [mb]illion|\b(?:and|but|or|was|were|been|has|have|had)\b)[^.]){{0,60}}"
            rf"(?:\b(?:that|which) (?:was|were|had been|has been|have been|(?:it|they|he|she) (?:had )?) ?)?\b{then}",
            re.IGNORECASE,
        )
        self._then_of_noun = re.compile(rf"\S \b(?:the|its|their|these|those) (?:\w+ ){{1,4}}{then}", re.IGNORECASE)
        self._told = re.compile(
            rf"(?:{words.pattern('told')}) (?:(?:last|earlier|in) (?:this )?\w+ )?(?:of|to \w+) (?:\S+ ){{0,2}}$",
            re.IGNORECASE,
        )
        self._part_and = re.compile(
            rf"\d[\d.,]*(?: [mb]illion)? (?:{words.pattern('part_of')})[^;:.$€£]*\b(?:and|while) "
            r"(?:(?:an?|another|the other|a further|some|about|around|over|nearly|almost|roughly) )*[$€£]?$",
            re.IGNORECASE,
        )
        self._announces = re.compile(
            rf"\b(?:{words.pattern('told')})s? (?:\w+ ){{0,2}}?(?:{words.pattern('part_before')})\W", re.IGNORECASE
        )
        self._new_one = re.compile(
            rf"\b(?:(?:an?|another) (?:[\w’'-]+ ){{0,4}}package|"
            rf"{_SUPERLATIVE} (?:[\w’'-]+ ){{0,4}}(?:{words.pattern('told')})) of (?:\S+ )?$",
            re.IGNORECASE,
        )
        self._welcomed = re.compile(
            rf"\b(?:{words.pattern('thanking')}) [^.;]*\b(?:{words.pattern('told')})\b[^.;]* to [^.;]*$", re.IGNORECASE
        )
        self._part_goes_on = re.compile(
            rf"(?P<law>\b(?:{words.pattern('part_of_law')}) (?:also )?)?\b(?:{words.pattern('part_before')}) "
            r"(?:(?!\b(?:will|would|is|are|was|were|has|have|had)\b)[^;:])*"
            r"[$€£]?\d[^;:]*(?:,|\band) (?:\w+ing )?(?:(?:an?|some|about|roughly|over|nearly|almost|another) )*[$€£]?$",
            re.IGNORECASE,
        )
        self._in_doing = re.compile(
            r"^(?!.*\b(?:announc\w*|pledg\w*|promis\w*|commit\w*|will|would|today|new)\b).*\w ?[,—–] ?"
            rf"(?:{words.pattern('in_doing')}) "
            r"(?:(?:over|about|around|some|nearly|almost|more|than|at|least|roughly|approximately|a|of) )*[$€£]?$",
            re.IGNORECASE | re.DOTALL,
        )
        self._pointed_at = re.compile(rf"\b(?:{words.pattern('pointing')}) (?:{_QUALIFIES} )?$", re.IGNORECASE)
        self._limit_behind = re.compile(
            rf" (?:(?:in|of|as) )?(?:[\w-]+ )?(?:{words.pattern('limit')})\b", re.IGNORECASE
        )
        self._limit_before = re.compile(
            rf"\b(?:{words.pattern('pointing')}) (?:[\w-]+ )?(?:{words.pattern('limit')}) (?:of|worth) "
            r"(?:up to )?[$€£]?$",
            re.IGNORECASE,
        )
        self._drawn_on = re.compile(
            rf"\b(?:of|from|under|against|on|within) (?:{words.pattern('pointing')}) (?:[\w-]+ ){{0,2}}"
            rf"(?:{words.pattern('limit')})\b",
            re.IGNORECASE,
        )
        self._part_of = re.compile(rf" (?:{words.pattern('part_of')})\b", re.IGNORECASE)
        self._total_goes_on = re.compile(
            rf"\b(?:{words.pattern('perfect')}) [^;:.$€£\d]*[$€£]?\d[\d.,]*"
            r"(?:(?!\b(?:will|would|is|are|was|were|has|have|had|announc\w+|pledg\w+|promis\w+)\b)[^;:.$€£])*"
            r"\band (?:(?:an?|some|about|roughly|over|nearly|almost|around|approximately|more|than|at|least) )*[$€£]?$",
            re.IGNORECASE,
        )
        self._of_many = re.compile(
            rf"\b(?:{words.pattern('many_givers')})(?:,? [^,;:.$€£\d]{{2,40}})? (?:have|had) "
            rf"(?:(?:already|now|also|together|jointly|so far) ){{0,2}}(?:{words.pattern('said_then')}) "
            rf"{_MORE_THAN}[$€£]?$",
            re.IGNORECASE,
        )
        self._made_give = re.compile(
            rf"\b(?:{words.pattern('made_give')}) [^;:.$€£\d]{{2,60}} to "
            r"(?:contribute|give|provide|pledge|commit|donate|spend) "
            rf"(?:an additional |another |a further )?{_MORE_THAN}[$€£]?$",
            re.IGNORECASE,
        )
        self._known = re.compile(
            rf"\b(?:{words.pattern('pointing')}) (?:(?!(?:{words.pattern('one_of_them')})\b)\S+ )?$", re.IGNORECASE
        )
        self._given_to = re.compile(
            rf"\b(?:{words.pattern('given_to')}) (?:{words.pattern('pointing')}) (?!{_QUALIFIES})[\w’'-]+ $",
            re.IGNORECASE,
        )
        self._added_to = re.compile(rf"\b(?:{words.pattern('added_to')})\W+(?:[\w.]+\W+){{0,4}}$", re.IGNORECASE)
        self._built_on = re.compile(rf"\b(?:{words.pattern('built_on')}) [^\d,;:]{{0,120}}$", re.IGNORECASE)
        self._part_before = re.compile(
            rf"(?P<law>\b(?:{words.pattern('part_of_law')}) (?:also )?)?\b(?:{words.pattern('part_before')})"
            r"\W+(?:\w+\W+){0,4}$",
            re.IGNORECASE,
        )

    def again(self, words: str) -> bool:
        """Say whether a promise is told as one made before: "reaffirmed", "will fulfil all previous agreements"."""
        return self.words.show("again", words) or self.words.show("keeping", words)

    def is_part(self, behind: str) -> bool:
        """Say whether words behind an amount make it a part of what was told before: "of which", "of the funding"."""
        return _PART_BEHIND.match(behind) is not None or self._part_of.match(behind) is not None

    def is_out_of(self, ahead: str) -> bool:
        """Say whether the words that open a sentence make its sum a part of what was told before: "Of this sum"."""
        return _OUT_OF_IT.search(ahead) is not None

    def is_added_to(self, before: str) -> bool:
        """Say whether words before an amount tell of one to which a new one is added: "on top of the"."""
        return self._added_to.search(before) is not None

    def is_known_limit(self, before: str, behind: str) -> bool:
        """Say whether an amount is that of a known limit, some of which is used: "of the $5 million credit line"."""
        is_named_behind = self._pointed_at.search(before) is not None and self._limit_behind.match(behind) is not None
        return is_named_behind or self._limit_before.search(before) is not None

    def is_whole(self, before: str) -> bool:
        """Say whether words before an amount make it the whole of which something told is a part: "part of the"."""
        return _OF_WHOLE.search(before) is not None

    def of(
        self,
        text: str,
        *,
        sentence: Span,
        amount: Span | None,
        is_day_told: bool,
        is_promised: bool = False,
        is_delivered: bool = False,
        is_share: bool = False,
        is_pieces: bool = False,
    ) -> Scope:
        """Give what a sentence does to a total.

        A participle behind an amount tells an old promise, "the 5 million pledged in May"; "pledged in May to give" is
        the promise itself. Behind a noun without an amount it does so too, but not at the start of a sentence, where
        it may be the subject's verb.

        Args:
            text: The text of the report.
            sentence: Where the sentence stands.
            amount: Where the sum or number stands in it, None where the sentence has none.
            is_day_told: Whether the act has a day of its own.
            is_promised: Whether money is promised in these words; what nothing calls old is then new.
            is_delivered: Whether these words tell of a delivery; one of several batches then adds.
            is_share: Whether the amount is told as one of a whole, "four of the 12", of which what follows tells.
            is_pieces: Whether it counts or measures goods: "has delivered 40 tents" is news, as "has given $4 million"
                seldom is.
        """
        whole = sentence.of(text)
        if amount is None:
            is_again = self.words.show("again", whole) or self._then_of_noun.search(whole)
            return Scope.RESTATEMENT if is_again else Scope.UNKNOWN
        before = text[max(sentence.start, amount.start - _BESIDE) : amount.start]
        near = text[max(sentence.start, amount.start - _NEXT_TO) : amount.end]
        if self.words.show("remainder", near):
            return Scope.REMAINDER
        is_promised_part = self._is_part_of_promise(before, text[amount.end : sentence.end])
        if is_delivered and (is_share or is_promised_part):
            return self._of_share(text, sentence, amount, before)
        own = _NEXT_SUM.split(text[amount.end : min(sentence.end, amount.end + _BESIDE)], maxsplit=1)[0]
        beside = before + text[amount.start : amount.end] + own
        behind = text[amount.end : min(sentence.end, amount.end + 2 * _BESIDE)]
        own_end = max(amount.end, self.own_clause(text, sentence, amount).end)
        if _NEW_TOTAL.search(before):
            return Scope.INCREMENT
        at_once = self._at_once(text[sentence.start : amount.start], before, text[amount.end : own_end][: 2 * _BESIDE])
        if at_once is not None:
            return at_once
        found = self._beside(before, near, beside) or self._around(
            text,
            sentence,
            amount,
            before=before,
            is_delivered=is_delivered,
            is_promised=is_promised,
            is_pieces=is_pieces,
        )
        if self._is_told_again(found, text[sentence.start : amount.start]):
            return Scope.RESTATEMENT
        if found is not Scope.RESTATEMENT and self._then_behind.search(behind):
            is_part = found is Scope.COMPONENT and self._is_within_sum(text[sentence.start : amount.start])
            return Scope.COMPONENT if is_part else Scope.RESTATEMENT
        if found is Scope.COMPONENT and self._part(before) and self._is_first_sum(text, sentence, amount, behind):
            return Scope.INCREMENT
        if found is not None:
            return found
        return Scope.INCREMENT if is_day_told or is_promised or self.words.show("now", whole) else Scope.UNKNOWN

    def _is_told_again(self, found: Scope | None, ahead: str) -> bool:
        """Say whether words ahead tell that a promise, or a limit, is an old one: "repeated that it would give"."""
        is_limit_again = found is Scope.CEILING and self.words.show("again", ahead)
        return is_limit_again or (self.words.show("then_before", ahead) and found not in _TOTALS)

    def _of_share(self, text: str, sentence: Span, amount: Span, before: str) -> Scope:
        """Give what a delivered share does: new, or all so far. "Of the 12 promised in May" tells of the whole only."""
        if _NTH.search(before):
            return Scope.INCREMENT
        is_so_far = self.words.show("total_around", self.own_clause(text, sentence, amount).of(text))
        is_total = is_so_far or self.words.show("total_before", before) or self.words.show("perfect", before)
        return Scope.CUMULATIVE if is_total else Scope.INCREMENT

    def _is_part_of_promise(self, before: str, behind: str) -> bool:
        """Say whether a sum is a numbered part of a gift, or a part of what was promised: "the first 4 million of"."""
        return _OF_PROMISED.match(behind) is not None or (_NTH.search(before) is not None and self.is_part(behind))

    def _at_once(self, ahead: str, before: str, behind: str) -> Scope | None:
        """Give what the words right around an amount say of it, whatever else its sentence tells."""
        if self._is_given_since(behind) or self.words.show("given_by_now", _NEXT_SUM.split(behind, maxsplit=1)[0]):
            return Scope.CUMULATIVE
        is_part = self.is_part(behind) or self.is_out_of(ahead) or self._part_and.search(ahead) is not None
        if is_part or self._is_set_aside(ahead, behind):
            return Scope.COMPONENT
        pointed = self._pointed(before, behind)
        if pointed is not None:
            return pointed
        if _RAISES.search(ahead) or _WORTH_IN_ALL.search(ahead):
            return Scope.CUMULATIVE
        if self._welcomed.search(ahead):
            return Scope.RESTATEMENT
        goes_on = self._part_goes_on.search(ahead)
        if goes_on is not None and not goes_on["law"]:
            return Scope.COMPONENT
        if self._total_goes_on.search(ahead) or self._in_doing.search(ahead) or self._is_of_many(ahead):
            return Scope.CUMULATIVE
        is_part = self._part(before) is not None
        if not is_part and self.words.show("adding_up", behind) and not self.words.show("total_before", before):
            return Scope.INCREMENT
        is_older = self._added_to.search(before) or self._built_on.search(ahead.rstrip("$€£"))
        return Scope.RESTATEMENT if is_older else None

    def _pointed(self, before: str, behind: str) -> Scope | None:
        """Give what an amount does that its article points at: promised before, or a limit that was granted before."""
        is_of_whole = _OF_WHOLE.search(before) is not None and not self.words.show("more", before)
        if is_of_whole or (self._is_known(before) and self._then_behind.search(behind)):
            return Scope.RESTATEMENT
        if self.is_known_limit(before, behind):
            return Scope.CEILING
        is_told = self._is_known(before) and _ONCE_TOLD.match(behind) is not None
        return Scope.RESTATEMENT if is_told and not self.words.show("now", behind) else None

    def _is_of_many(self, ahead: str) -> bool:
        """Say whether a sum is what many givers have promised by now: "partners have pledged more than $5 million"."""
        return self._of_many.search(ahead) is not None or self._made_give.search(ahead) is not None

    def _is_set_aside(self, ahead: str, behind: str) -> bool:
        """Say whether a sentence sets a part of its sum aside: "$10 million in aid, with $5 million for clinics"."""
        opened = _WITH_PART.search(ahead)
        return (
            opened is not None and _SUM.search(ahead[: opened.start()]) is not None and bool(_SET_ASIDE.match(behind))
        )

    def _is_first_sum(self, text: str, sentence: Span, amount: Span, behind: str) -> bool:
        """Say whether what includes a new sum has no sum: "These announcements include $5 million in new aid"."""
        told = text[max(0, sentence.start - _WHOLE_BEFORE) : amount.start].rstrip("$€£")
        is_new = self.words.show("more", behind[:_NEXT_TO]) or self.words.show(
            "more", text[amount.start - _NEXT_TO : amount.start]
        )
        opened = self._announces.search(text[sentence.start : amount.start])
        return is_new and opened is not None and _SUM.search(told) is None

    def _is_within_sum(self, ahead: str) -> bool:
        """Say whether a part hangs on a sum of its sentence: "$9 million, including $4 million announced in May"."""
        opened = self._part_before.search(ahead)
        return opened is not None and _SUM.search(ahead[: opened.start()]) is not None

    def _part(self, before: str) -> re.Match[str] | None:
        """Give the words before an amount that make it a part; what a law or a budget includes is no part of a sum."""
        found = self._part_before.search(before)
        return found if found is not None and not found["law"] else None

    def _is_given_since(self, behind: str) -> bool:
        """Say whether a relative clause tells over what time a sum was given: "it has provided since May"."""
        own = _NEXT_SUM.split(behind, maxsplit=1)[0]
        return self.words.show("perfect", own) and (
            self.words.show("since", own) or self.words.show("total_around", own)
        )

    def _beside(self, before: str, near: str, beside: str) -> Scope | None:
        """Give what the words beside an amount, and those printed with it ("up to"), say of it, the strongest first."""
        if self.words.show("remainder", beside):
            return Scope.REMAINDER
        part = self._part(before)
        if self.words.show("total_before", before[part.start() :] if part else before):
            return Scope.CUMULATIVE
        is_new = self.words.show("now", before) or self._new_one.search(before)
        if self._told.search(before) and not is_new:
            return Scope.RESTATEMENT
        if part is not None:
            return Scope.COMPONENT
        if self.words.show("ceiling", near):
            return Scope.INCREMENT if self.words.show("now", before) else Scope.CEILING
        if self.words.show("more", near):
            return Scope.INCREMENT
        return Scope.RESTATEMENT if self._is_known(before) else None

    def _is_known(self, before: str) -> bool:
        """Say whether words before an amount point at a known one; in "gave the island $5 million" the island is."""
        return self._known.search(before) is not None and self._given_to.search(before) is None

    def _around(
        self,
        text: str,
        sentence: Span,
        amount: Span,
        *,
        before: str,
        is_delivered: bool,
        is_promised: bool,
        is_pieces: bool,
    ) -> Scope | None:
        """Give what the words of the sentence say of its amount; "of which" tells only of what stands behind it."""
        whole = sentence.of(text)
        own = _RECORD.sub("", self.own_clause(text, sentence, amount).of(text))
        if is_promised:
            own = _AT_ONCE.sub("", own)
        is_over_time = self.words.show("perfect", before)
        is_of_a_time = (is_over_time or self.words.show("perfect_said", before)) and self.words.show("since", own)
        if self.words.show("total_around", own) or is_of_a_time:
            return Scope.CUMULATIVE
        if self.words.show("again", own) and (not is_over_time or self.words.show("again", before)):
            return Scope.RESTATEMENT
        # What is paid from a known limit is no limit itself: "the first tranche of the credit line".
        if self.words.show("limit", self._drawn_on.sub("", own)):
            return Scope.CEILING
        if self.words.show("one_of_several", whole):
            is_added = is_delivered and self._is_of_one(text, sentence, amount)
            return Scope.INCREMENT if is_added else Scope.COMPONENT
        if self.words.show("part_behind", text[sentence.start : amount.end]) or self.words.show("part_around", whole):
            return Scope.COMPONENT
        if self.words.show("more", before):
            return Scope.INCREMENT
        is_all = not is_pieces or _UP_TO_NOW.search(before) is not None
        return Scope.CUMULATIVE if is_over_time and is_all else None

    def own_clause(self, text: str, sentence: Span, amount: Span) -> Span:
        """Give the words around an amount up to a clause with a figure of its own: "; Norway has paid 4 so far".

        Words that open the whole sentence tell of all its clauses: "In total, Oslo gave $5 million, while ...".
        """
        first, last = sentence.start, sentence.end
        is_of_all = self.words.show("total_around", text[first : first + _OPENING])
        for cut in self._cuts.finditer(text, first, last):
            if is_of_all and cut.group() != ";":
                continue
            if cut.end() <= amount.start and _FIGURE.search(text, first, cut.start()):
                first = cut.end()
            elif cut.start() >= amount.end and _FIGURE.search(text, cut.end(), last):
                return Span(first, cut.start())
        return Span(first, last)

    def _is_of_one(self, text: str, sentence: Span, amount: Span) -> bool:
        """Say whether an amount is that of one batch, not of all: "the first tranche of a $20 million loan"."""
        ahead = text[sentence.start : amount.start]
        if _OF_ALL.search(ahead):
            return False
        cues = list(self._several.finditer(text, sentence.start, sentence.end))
        if any(cue.start() < amount.end and cue.end() > amount.start for cue in cues):
            return False
        behind = [cue for cue in cues if cue.end() <= amount.start]
        if not behind:
            return True
        is_number_of_all = behind[-1].group().lower().endswith(" of")
        return not is_number_of_all and _OF_BATCH.fullmatch(text, behind[-1].end(), amount.start) is not None
