"""What is promised or moved: lines with their class, amount and worth, and the terms that words state.

Invariant: an item is printed words; a number that is not printed is no quantity.
Source: field notes on commitments, sections 3 and 7; ruling 46.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from servanda.coding.actors.cast import ReportReading
from servanda.coding.acts.goods_parts import part_in
from servanda.coding.near import within
from servanda.coding.syntax.shape import NounPhrase, Piece
from servanda.model import ItemClass, Line, Quantity, QuantityMark, Span, Terms, Token, Value, WordClass

_MAKING = frozenset(
    "construction renovation rehabilitation reconstruction refurbishment expansion purchase procurement".split()
)
"""Nouns that stand for what is made where nothing else names it: "the construction of a dam" is a dam."""

_MAGNITUDES = frozenset("thousand million billion trillion lakh crore bn m".split())
"""Words that only say how much: what the money is for stands behind them, if anywhere."""

_HELP = frozenset({"aid", "assistance", "relief", "help", "support"})
"""Nouns of help that need not be money: "humanitarian aid"."""

_BEFORE = 40
"""Characters before a phrase in which its amount may begin."""

_OFTEN = frozenset({"day", "week", "month", "year"})
_STRIPPED = frozenset({WordClass.DET, WordClass.NUM, WordClass.PRON, WordClass.SYM, WordClass.PUNCT})
_LOOSE = frozenset(
    "only more additional further other several many some another such new its their his her our first second "
    "third fourth fifth sixth seventh eighth ninth tenth".split()
)


def lines_of(reading: ReportReading, found: Sequence[Piece], phrases: Iterable[NounPhrase]) -> tuple[Line, ...]:
    """Give a line for each thing in these phrases: "wheat, fertiliser and fuel" are three."""
    lines: list[Line] = []
    for phrase in phrases:
        for group in _groups(found, phrase):
            line = _line(reading, group)
            is_thing = line is not None and not line.item.replace(",", "").isdecimal()  # "600 | more officers"
            if line is not None and is_thing and line.item not in {one.item for one in lines}:
                lines.append(line)
    return tuple(lines)


def whole_of(reading: ReportReading, lines: Sequence[Line], phrases: Sequence[NounPhrase]) -> tuple[Line, ...]:
    """Give what was promised in its own amount: of "six of the 18 boats that it promised" all 18."""
    starts = [reading.marks.tokens[phrase.first].span.start for phrase in phrases]
    wholes = {
        mark.quantity or mark.value: mark.whole
        for mark in reading.marks.quantities
        if mark.whole is not None and any(mark.span.start <= start < mark.span.end for start in starts)
    }
    return tuple(_in_amount(line, wholes.get(line.quantity or line.value)) for line in lines)


def as_promised(reading: ReportReading, lines: Sequence[Line]) -> tuple[Line, ...]:
    """Give goods in the number of the whole where they are told in that of a part."""
    wholes = {mark.quantity: mark.whole for mark in reading.marks.quantities if mark.quantity is not None}
    return tuple(_in_amount(line, wholes.get(line.quantity) if line.quantity else None) for line in lines)


def measured(reading: ReportReading, phrases: Iterable[NounPhrase]) -> tuple[Line, ...]:
    """Give the bare measure where the goods are not printed again: "promised to deliver 450 megawatts a day"."""
    tokens = reading.marks.tokens
    for phrase in phrases:
        span = Span(tokens[phrase.first].span.start, tokens[phrase.last - 1].span.end)
        for mark in within(reading.marks.quantities, Span(span.start, span.end + _RATE)):
            if mark.quantity is None or mark.item is not None or mark.span.start >= span.end:
                continue
            words = (one.text for one in within(tokens, mark.span) if one.word_class is not WordClass.NUM)
            unit = next((word for word in words if word.isalpha()), None)
            if unit is not None:
                return (Line(unit, ItemClass.OTHER, mark.quantity, None),)
    return ()


_RATE = 20
"""Characters behind a measure in which its rate stands: "a day", "per month"."""


def _in_amount(line: Line, amount: Quantity | Value | None) -> Line:
    if amount is None:
        return line
    if isinstance(amount, Value):
        return replace(line, quantity=None, value=amount)
    return replace(line, quantity=in_full(amount), value=None)


def in_full(whole: Quantity) -> Quantity:
    """Give a whole in its own words, without those of the part: "12 boats" of "eight of the 12 boats"."""
    return replace(whole, text=_PART_OF.sub("", whole.text))


_PART_OF = re.compile(r"^.*?\bof (?:(?:the|its|their|his|her|these|those|our) )?", re.IGNORECASE | re.DOTALL)
"""The part and what opens the whole."""


def _groups(found: Sequence[Piece], phrase: NounPhrase) -> list[tuple[NounPhrase, ...]]:
    """Cut a wide phrase into the things it lists, each with its "of" phrases; "$5 million in loans" is one."""
    groups: list[tuple[NounPhrase, ...]] = []
    current: list[NounPhrase] = []
    for piece, before in zip(found, (None, *found), strict=False):
        if piece.last <= phrase.first:
            continue
        if piece.first >= phrase.span_last and not _is_purpose(piece, before, phrase.span_last):
            break
        if piece.kind in {"comma", "and"} and current:
            groups.append(tuple(current))
            current = []
        elif piece.phrase is not None:
            current.append(piece.phrase)
    return [*groups, tuple(current)] if current else groups


def _is_purpose(piece: Piece, before: Piece | None, last: int) -> bool:
    """Say whether a piece is "in loans" right behind a phrase, or its "in"."""
    if piece.kind == "preposition":
        return piece.word == "in" and piece.first == last
    is_kind = piece.phrase is not None and piece.phrase.possessor is None  # not "$5 million in Peru's central bank"
    return is_kind and before is not None and before.word == "in" and before.first == last


def _line(reading: ReportReading, group: Sequence[NounPhrase]) -> Line | None:
    tokens = reading.marks.tokens
    told = Span(tokens[group[0].first].span.start, tokens[group[-1].last - 1].span.end)
    part = part_in(reading, told)
    own = [one for one in group if part is not None and tokens[one.last - 1].span.end > part.whole.span.start]
    if part is None or not own:
        return _whole_line(reading, group)
    line = _whole_line(reading, own)
    return part.of(line, reading.report.text) if line is not None else None


def _whole_line(reading: ReportReading, group: Sequence[NounPhrase]) -> Line | None:
    tokens = reading.marks.tokens
    whole = Span(tokens[group[0].first].span.start, tokens[group[-1].last - 1].span.end)
    mark = _amount(within(reading.marks.quantities, Span(max(0, whole.start - _BEFORE), whole.end)), whole)
    is_paid = mark is not None and is_sum(reading, mark)
    if mark is not None and is_paid and is_of_trade(reading, mark):
        return None
    if mark is not None and mark.item is None:
        group = [one for one in group if not _is_rate(reading, one, mark)]
        if not group:
            return None
    is_share = mark is not None and (mark.whole is not None or (mark.quantity is not None and mark.item is not None))
    core = _core(reading, group, share=mark if is_share else None)
    if core is None or tokens[core.head].word_class is WordClass.PRON:
        return None
    core = _without_worth(reading, core)
    if mark is not None and is_paid and _is_money(reading, tokens[core.head]):
        behind = (one for one in group if one.first > core.first and not _is_money(reading, tokens[one.head]))
        named = next((one for one in behind if not _is_aside(reading, one)), None)
        words = _printed(reading, *_bare(reading, named)) if named is not None else "money"
        return Line(item=words, item_class=ItemClass.MONEY, quantity=mark.quantity, value=mark.value)
    first, last = _bare(reading, core)
    item_class = goods_class(reading, core)
    if item_class is ItemClass.MONEY and tokens[core.head].text.lower() in _HELP:
        item_class = ItemClass.OTHER
    is_listed = reading.book.items.item((tokens[core.head].text,), 0) is not None  # "equipment worth $5 million"
    if is_paid and item_class is ItemClass.OTHER and not is_listed:
        item_class = ItemClass.MONEY
    return Line(
        item=_printed(reading, first, last),
        item_class=item_class,
        quantity=mark.quantity if mark is not None else None,
        value=mark.value if mark is not None else None,
    )


def _is_aside(reading: ReportReading, phrase: NounPhrase) -> bool:
    """Say whether a phrase only tells why or where money is given: "in hopes of peace", "in return", "in Kenya"."""
    head = reading.marks.tokens[phrase.head]
    is_land = any(head.span in mark.span for mark in within(reading.marks.names, head.span))
    return is_land or head.lemma.lower() in _REASONS


_REASONS = frozenset("hope return exchange response honour honor line order view addition".split())


def is_of_trade(reading: ReportReading, mark: QuantityMark) -> bool:
    """Say whether a sum tells how much is to be traded: nobody gives "a trade target of $5 million"."""
    return _TRADED.search(reading.report.text[max(0, mark.span.start - _TARGET_REACH) : mark.span.start]) is not None


_TRADED = re.compile(
    r"\b(?:trade|commerce|exports?|imports?|turnover|exchanges)\b(?: (?!and\b)\w+)?"
    r" (?:target|volume|goal|level|turnover|value|figure)s?"
    r" (?:of|to|at|worth) "
    r"(?:(?:about|around|over|some|nearly|almost|more|than|at|least|up|to|an?|[A-Z]{2,3}) )*[$€£]?$",
    re.IGNORECASE,
)
"""What stands before a sum of trade."""
_TARGET_REACH = 60


def is_sum(reading: ReportReading, mark: QuantityMark) -> bool:
    """Say whether an amount is money: a sum, or a rate that is paid, as "5 million dollars a year"."""
    if mark.value is not None or mark.quantity is None:
        return mark.value is not None
    paid, per, _ = (mark.quantity.unit or "").partition(" per ")
    known = reading.book.items.currencies
    return bool(per) and (paid in known.codes.values() or known.word(paid) is not None)


def _without_worth(reading: ReportReading, phrase: NounPhrase) -> NounPhrase:
    """Give a phrase without the worth that was read into it: "40 buses worth $5 million" are buses."""
    words = [token.text.lower() for token in reading.marks.tokens[phrase.first : phrase.last]]
    if "worth" not in words[1:]:
        return phrase
    last = phrase.first + words.index("worth", 1)
    return replace(phrase, last=last, head=last - 1)


def _is_rate(reading: ReportReading, phrase: NounPhrase, mark: QuantityMark) -> bool:
    """Say whether a phrase only tells how much comes how often, not of what: "300 tonnes a day"."""
    tokens = reading.marks.tokens
    span = Span(tokens[phrase.first].span.start, tokens[phrase.last - 1].span.end)
    unit = (mark.quantity.unit or "") if mark.quantity is not None else ""
    is_number = is_sum(reading, mark) and tokens[phrase.head].text.lower() not in _OFTEN  # "$5 million | a year"
    return " per " in unit and span in mark.span and not is_number


def _core(reading: ReportReading, group: Sequence[NounPhrase], *, share: QuantityMark | None) -> NounPhrase | None:
    """Give the phrase that names the goods: none that holds or measures them; of "six of the boats" the boats."""
    counted = share.item if share is not None else None
    heads = [reading.marks.tokens[one.head] for one in group]
    for phrase, head in zip(group, heads, strict=True):
        is_number = share is not None and (
            head.word_class is WordClass.NUM
            or (counted is not None and head.span in share.span and head.span.end <= counted.start)
        )  # "the second of four boats"
        is_number = is_number or _is_paper_for(reading, head, group[group.index(phrase) + 1 :])
        if not _is_holder(reading, head) and not is_number and head.text.lower() not in _MAKING:
            return phrase
    is_made = heads[-1].text.lower() in _MAKING
    is_goods = goods_class(reading, group[-1]) is not ItemClass.OTHER or _is_named(reading, group[-1])
    return group[-1] if is_made or is_goods else None


def _is_named(reading: ReportReading, phrase: NounPhrase) -> bool:
    """Say whether a noun before a holder says what is held: "office supplies" are goods, "supplies" may be anything."""
    tokens = reading.marks.tokens
    is_listed = reading.book.items.item((tokens[phrase.head].text,), 0) is not None
    return is_listed and phrase.head > phrase.first and tokens[phrase.head - 1].word_class is WordClass.NOUN


def _is_paper_for(reading: ReportReading, head: Token, behind: Sequence[NounPhrase]) -> bool:
    """Say whether a noun is only the paper for goods or money that stand behind it: "an agreement for a grant"."""
    is_paper = reading.book.steps.instrument((head.text,), 0) is not None
    return is_paper and any(goods_class(reading, one) is not ItemClass.OTHER for one in behind)


def _is_holder(reading: ReportReading, head: Token) -> bool:
    """Say whether a noun holds or measures goods that stand behind it: "25 tonnes of rice" is rice."""
    words = {head.text.lower(), head.lemma.lower()}
    book = reading.book
    return not words.isdisjoint(book.words.listed("holding_noun")) or not words.isdisjoint(book.items.measures)


def _is_money(reading: ReportReading, head: Token) -> bool:
    """Say whether a noun only says how much money: "million", "5m", or a currency that the codebook knows."""
    word = head.text.lower()
    known = reading.book.items.currencies
    if word[:1].isdigit() or head.text in known.codes:
        return True
    return word in _MAGNITUDES or known.word(word) is not None or known.word(word.removesuffix("s")) is not None


def _printed(reading: ReportReading, first: int, last: int) -> str:
    tokens = reading.marks.tokens
    return Span(tokens[first].span.start, tokens[last - 1].span.end).of(reading.report.text)


def _amount(marks: Sequence[QuantityMark], span: Span) -> QuantityMark | None:
    inside = [mark for mark in marks if mark.span.overlaps(span)]
    return inside[0] if inside else None


def _bare(reading: ReportReading, phrase: NounPhrase) -> tuple[int, int]:
    """Leave out determiners, numbers, possessors and nationalities: "several Russian aircraft" is aircraft."""
    tokens = reading.marks.tokens
    is_owned = phrase.possessor is not None and phrase.possessor[1] < phrase.head  # not "a ' first batch ' worth"
    first = phrase.possessor[1] + 1 if phrase.possessor is not None and is_owned else phrase.first
    around = Span(tokens[phrase.first].span.start, tokens[phrase.last - 1].span.end)
    names = [mark.span for mark in within(reading.marks.names, around)]
    amounts = [
        mark.span
        for mark in within(reading.marks.quantities, around)
        if not mark.item or mark.span.end <= tokens[phrase.head].span.start
    ]
    if tokens[first].text.lower() == "over" and tokens[first + 1].word_class is WordClass.NUM:
        first += 1  # "sent | over 40 tents"
    while first < phrase.head and _is_loose(tokens[first], names, amounts):
        first += 1
    return first, phrase.last


def _is_loose(token: Token, names: Sequence[Span], amounts: Sequence[Span]) -> bool:
    return (
        token.word_class in _STRIPPED
        or token.text.lower() in _LOOSE
        or any(token.span in span for span in names)
        or any(token.span in span for span in amounts)
    )


def goods_class(reading: ReportReading, phrase: NounPhrase) -> ItemClass:
    """Give the class of the goods, by the word nearest the end of the phrase that the codebook knows; else other."""
    book, measure = reading.book, reading.marks.tokens[phrase.head].lemma.lower()
    is_measure = measure in book.words.measuring_nouns or measure in book.items.measures
    last = phrase.span_last if is_measure else phrase.last  # "50 tonnes of rice"
    words = [token.text for token in reading.marks.tokens[phrase.first : last]]
    best = ItemClass.OTHER
    at = 0
    while at < len(words):
        match = reading.book.items.item(words, at)
        if match is not None and match.item_class is not ItemClass.OTHER:
            best = match.item_class
        at += match.length if match is not None else 1
    return best


def terms_of(reading: ReportReading, words: Iterable[str], lines: Sequence[Line]) -> Terms:
    """Give the terms of a transfer by the words beside it; that money is paid sells nothing."""
    is_money = bool(lines) and all(line.item_class is ItemClass.MONEY for line in lines)
    return reading.book.words.terms(word for word in words if not (is_money and word.lower() in _PAYS))


_PAYS = frozenset({"pay", "pays", "paid", "paying"})
