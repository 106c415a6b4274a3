"""Whose page a report is: the ministry or embassy of its head, the land that heads a line, the headline above a text.

Invariant: an embassy is no ministry, and where two states could be meant nothing decides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from servanda.coding.actors.cast import ReportReading
from servanda.coding.actors.home import dateline_state, letterhead_state
from servanda.coding.actors.rubrics import rubrics, state_at
from servanda.coding.near import within
from servanda.model import ActorKind, BlockKind, EventType, MentionKind, NameMark, Span, Token, WordClass

ENVOY = "GOV.AMB"
"""The one office that every state has in every capital: whose envoy is left open says nothing of another envoy."""


class PageStates:
    """The states that a page tells by its form.

    `issuer` is the state whose one ministry's page it is. `sender` is the state whose embassy's page it is, and `host`
    the one in which that stands: each of the two has a foreign minister. `issuer` and `sender` are never both given.
    """

    def __init__(self, reading: ReportReading) -> None:
        self._reading = reading
        self._rubrics = rubrics(reading)
        self.is_digest = len({one.state for one in self._rubrics}) > 1
        """Whether lines or stretches of several states make up the page, which then is at home in none."""
        self.sender, self.host = _embassy(reading)
        self.issuer = _ministry(reading) if self.sender is None else None

    def topic(self, place: int) -> str | None:
        """Give the state that heads the line or the stretch of a place: "* Peru: the army ..."."""
        return state_at(self._rubrics, place)

    def section(self, place: int) -> set[str]:
        """Give the states that the headline right above a paragraph names, where the first of them acts.

        "Tonga names minister", and below it "King Aho appointed ...". None where the paragraph itself names another
        state, and below "Chad receives aid" or "Kenya visit planned", which may be told by a guest.
        """
        line, states = self._headline(place)
        return _codes(states) if _acts(self._reading, line, states) else set()

    def headlined(self, place: int) -> set[str]:
        """Give the states that the headline right above a paragraph names, whatever they do; see `section`."""
        return _codes(self._headline(place)[1])

    def _headline(self, place: int) -> tuple[Span, list[NameMark]]:
        """Give the line above a paragraph, with its states where it is a headline of that paragraph."""
        text = self._reading.report.text
        first = text.rfind("\n", 0, place) + 1
        above = text[:first].rstrip("\n")
        line = Span(above.rfind("\n") + 1, len(above))
        words = line.of(text).split()
        kind = self._reading.report.block_at(line.start).kind
        is_headline = 0 < len(words) <= _LONGEST_HEADLINE and kind in _ABOVE and words[-1][-1].isalnum()
        end = text.find("\n", place)
        paragraph = Span(first, end if end >= 0 else len(text))
        if not is_headline or len(paragraph.of(text).split()) <= _LONGEST_HEADLINE:
            return line, []
        states = _states_in(self._reading, line)
        return line, states if _codes(_states_in(self._reading, paragraph)) <= _codes(states) else []


_ABOVE = frozenset({BlockKind.TITLE, BlockKind.STANDFIRST, BlockKind.FURNITURE, BlockKind.BODY})
_LONGEST_HEADLINE = 9
"""Words of a headline inside a text; a paragraph has more."""


def _states_in(reading: ReportReading, span: Span) -> list[NameMark]:
    """Give the names of states that a stretch of the text prints plainly."""
    marks = [one for one in within(reading.marks.names, span) if len(one.readings) == 1]
    return [one for one in marks if one.readings[0].actor_kind is ActorKind.STATE]


def _codes(states: Sequence[NameMark]) -> set[str]:
    return {one.readings[0].code for one in states}


def _acts(reading: ReportReading, line: Span, states: Sequence[NameMark]) -> bool:
    """Say whether the state that opens a headline, or its own, does what the headline tells."""
    if not states or states[0].span.start - line.start > len("The "):
        return False
    last = states[0].span.end
    for one in states[1:]:
        last = one.span.end if reading.report.text[last : one.span.start].strip() in {",", "and", "&"} else last
    behind = list(within(reading.marks.tokens, Span(last, line.end)))
    is_owner = states[0].kind is MentionKind.DEMONYM or (behind and behind[0].text in {"'s", "’s"})
    skipped = list(takewhile(lambda one: one.word_class in (_OWN if is_owner else {WordClass.ADV}), behind))
    rest = behind[len(skipped) :]
    is_one = not is_owner and last == states[0].span.end
    return bool(rest) and _is_verb(rest, is_one=is_one) and not _receives(reading, rest)


def _is_verb(tokens: Sequence[Token], *, is_one: bool) -> bool:
    """Say whether a headline goes on with its verb: not "Kenya visit planned", where one state would be the subject.

    A form in -s is one, too, where nothing else can be: "Tonga names minister".
    """
    first, *behind = tokens
    if first.word_class in _VERBS:
        return not is_one or first.word_class is WordClass.AUX or first.text != first.lemma
    is_followed = bool(behind) and behind[0].word_class is not WordClass.ADP
    return is_one and is_followed and first.text.endswith("s") and all(one.word_class not in _VERBS for one in behind)


_VERBS = frozenset({WordClass.VERB, WordClass.AUX})
_OWN = frozenset({WordClass.ADV, WordClass.ADJ, WordClass.NOUN, WordClass.PROPN, WordClass.PART})
"""What stands between a state's adjective or "'s" and the verb: "Tonga's new king names"."""


def _receives(reading: ReportReading, tokens: Sequence[Token]) -> bool:
    """Say whether a verb tells that its subject is given something: "receives", "gets"."""
    match = reading.book.events.at([one.text for one in tokens], 0)
    readings = match.readings if match is not None else ()
    return any(one.frame.type is EventType.AID and one.frame.source[:1] != ("subject",) for one in readings)


def _ministry(reading: ReportReading) -> str | None:
    """Give the state whose one ministry a title or letterhead names: its page leaves out whose minister its own is.

    So does "Sultanate of Oman, Foreign Ministry: Statement", with the one state that stands before the ministry. A
    report from another state's capital is no page of that ministry.
    """
    marks = [one for one in reading.marks.names if reading.report.block_at(one.span.start).kind is BlockKind.TITLE]
    bodies = [one for one in marks if one.actor_kind is ActorKind.BODY and (one.office or "")[:4] == "GOV."]
    bodies = bodies or [one for one in marks if "ministry" in one.span.of(reading.report.text).lower()]
    codes = {one.title_country or _stands_before(reading, one, marks) for one in bodies if one.office != ENVOY}
    state = codes.pop() if len(codes) == 1 else None
    if state is None:
        own = [one for one in reading.marks.names if one.rule == "name.body" and one.office != ENVOY]
        heads = {letterhead_state(reading, one) for one in own} - {None}
        state = heads.pop() if len(heads) == 1 else None
    return state if dateline_state(reading) in {None, state} else None


def _stands_before(reading: ReportReading, body: NameMark, marks: Sequence[NameMark]) -> str | None:
    """Give the one state of a title where only a comma or a dash parts it from the ministry behind it."""
    states = [one for one in marks if one.readings and one.readings[0].actor_kind is ActorKind.STATE]
    if len({one.readings[0].code for one in states}) != 1 or states[-1].span.end > body.span.start:
        return None
    between = reading.report.text[states[-1].span.end : body.span.start].split()
    return states[-1].readings[0].code if set(between) <= _PARTS_HEADING else None


_PARTS_HEADING = frozenset({",", "-", "–", "—", "|", ":", "the"})
"""What may stand between a state and its ministry in a heading."""


def _embassy(reading: ReportReading) -> tuple[str | None, str | None]:
    """Give whose embassy's page it is, and where that stands: "Embassy of Peru in Togo: news release".

    The embassy's name must open the page's head and be all that stands there but for a label: "Peruvian embassy in
    Togo attacked" is news. Where the head does not tell the host, the capital that the page is written in does.
    """
    seats = [one for one in reading.marks.names if one.office == ENVOY and one.actor_kind is ActorKind.BODY]
    heads = [one for one in seats if one.title_country is not None and _opens_head(reading, one.span.start)]
    if not heads:
        return None, None
    sender, text, end = heads[0].title_country, reading.report.text, heads[0].span.end
    place = _AT.match(text, end)
    names = [one for one in reading.marks.names if one.readings]
    behind = [one for one in names if place is not None and one.span.start == place.end()]
    host = behind[0].readings[0].code.partition(".")[0] if behind else None
    end = behind[0].span.end if behind else end
    if host == sender or _HEAD_END.match(text, end) is None:
        return None, None
    written = dateline_state(reading)
    return sender, host or (written if written != sender else None)


_AT = re.compile(r"(?i:(?:,| in| to| at)[ ]+(?:the )?)")
"""What ties an embassy's name to where it stands."""
_HEAD_END = re.compile(r"\s*(?:\n|$|[:|,–—-]|(?i:press|news|media|statement)\b)")
"""What stands behind an embassy's name in the head of its page."""
_HEAD_START = re.compile(r"(?i)(?:the |royal |press release|news release|statement|from|by|of|[\s:|–—-])*")


def _opens_head(reading: ReportReading, place: int) -> bool:
    """Say whether a place opens a line above the text."""
    text = reading.report.text
    before = text[text.rfind("\n", 0, place) + 1 : place]
    return reading.report.block_at(place).kind in _HEADS and _HEAD_START.fullmatch(before) is not None


_HEADS = frozenset({BlockKind.TITLE, BlockKind.STANDFIRST, BlockKind.FURNITURE})
