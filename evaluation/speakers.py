"""Measure who the ledger says that "he", "the minister" or "the group" is, when these speak.

    python evaluation/speakers.py --corpora FOLDER [--part test] [--half measured] [--misses]

Reader and coder read the texts as they read any report; asked is for the speaker of the statement whose source the
words are. "Open" is a statement without a speaker; where the coder made no statement at all, the answer of the mention
stands in, and the row says so.

GUM: the documents rebuilt from the treebank. Asked are the subjects of reporting verbs of the codebook that are
pronouns of the third person or common nouns and whose gold chain holds a name; right is a speaker who is named in the
same chain.

Frames: `speakers.frames`, written for this measure in the format of `training/frames/README.md` and filled with
generated persons; `[=person1: He]` says who is right. The half of the frames that a hash of the ID puts aside is never
looked at when rules are written; `--misses` shows the misses of the other half alone.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from chains import reporting_verbs

from servanda import codebook
from servanda.codebook.names import split
from servanda.coding import code
from servanda.model import UNKNOWN, ActorKind, Block, BlockKind, Findings, MentionKind, Party, Report, Span
from servanda.reading import LearnedReader

sys.path.insert(0, str(Path(__file__).parents[1] / "training"))
from coreference_corpus import Document, documents
from fill import Filled, Filler, Frame, frames

FRAMES = Path(__file__).parent
SEED = 1
TIMES = 4
ANSWERS = ("right", "wrong", "open")
_OTHERS = frozenset("he she they it who which that".split())


@dataclass(frozen=True, slots=True)
class Asked:
    """A speaker that was asked for: where the answer comes from, what it is, and the words around."""

    origin: str
    answer: str
    is_statement: bool
    words: str


def read(text: str) -> Findings:
    """Give the findings of a text that is one body."""
    book = codebook.load()
    report = Report(
        id="r-0000000000000000",
        sha256="0" * 64,
        text=text,
        blocks=(Block(Span(0, len(text)), BlockKind.BODY),),
        published=UNKNOWN,
    )
    return code(report, LearnedReader().read(report, book), book)


def speakers(found: Findings, words: Span) -> tuple[tuple[Party | str, ...], bool]:
    """Give who the ledger says that some words are when they speak, and whether a statement says so.

    The narrowest source that holds the words counts; without one, the mention at them.
    """
    told = [one for one in found.statements if one.source_span is not None and words in one.source_span]
    if told:
        one = min(told, key=lambda each: (len(each.source_span or words), each.content_parts[0].start))
        parties = one.speakers or ((one.speaker,) if one.speaker else ())
        return tuple(party.actor for party in parties), True
    met = [one for one in found.mentions if one.span.overlaps(words) and one.span.end == words.end and one.actor]
    return tuple(one.actor for one in met[:1] if one.actor), False


def judge(given: Sequence[object], right: Sequence[bool], *, expected: int) -> str:
    """Give the answer's word: all of those who speak and nobody else are right."""
    if not given:
        return "open"
    return "right" if all(right) and len(given) == expected else "wrong"


def of_treebank(corpora: Path, part: str) -> Iterator[Asked]:
    """Give what was asked of the documents of a part of GUM."""
    verbs = reporting_verbs()
    texts = dict(_texts(corpora / "nlp" / "ud" / f"en_gum-free-{part}.conllu"))
    for document in documents(corpora, part):
        text, places = texts[document.name]
        found = read(text)
        for span, named in _speaking(document, verbs):
            words = Span(places[span[0]].start, places[span[1] - 1].end)
            given, is_statement = speakers(found, words)
            right = [_is_named(found, actor, [places[at] for at in named]) for actor in given]
            shown = text[max(0, words.start - 60) : words.end + 30].replace("\n", " ")
            yield Asked(
                document.genre,
                judge(given, right, expected=len(given)),
                is_statement,
                f"{document.name} ...{shown}... {_shown(found, given)}",
            )


def _speaking(document: Document, verbs: frozenset[str]) -> Iterator[tuple[tuple[int, int], list[int]]]:
    """Give the gold mentions that are asked for, with the words that head a name in their chain."""
    parse = document.parse
    for chain in document.gold.values():
        heads = {span: _head(document, span) for span in chain}
        named = [head for head in heads.values() if parse.upos[head] == "PROPN"]
        for span in sorted(chain):
            head = heads[span]
            verb = parse.heads[head]
            if parse.relations[head] != "nsubj" or verb < 0 or parse.lemmas[verb].lower() not in verbs or not named:
                continue
            if parse.upos[head] == "NOUN" or (parse.upos[head] == "PRON" and parse.words[head].lower() in _OTHERS):
                yield span, named


def _head(document: Document, span: tuple[int, int]) -> int:
    first, last = span
    return next((word for word in range(first, last) if not first <= document.parse.heads[word] < last), first)


def _is_named(found: Findings, actor: object, heads: Sequence[Span]) -> bool:
    return any(
        one.actor == actor and one.kind is not MentionKind.PRONOUN and any(head.overlaps(one.span) for head in heads)
        for one in found.mentions
    )


def _texts(path: Path) -> Iterator[tuple[str, tuple[str, list[Span]]]]:
    """Give the text of each document of a treebank with the places of its words, a paragraph a line."""
    name, text = "", ""
    places: list[Span] = []
    for line in _joined(path.read_text(encoding="utf-8").splitlines()):
        if line[0].startswith("# newdoc id"):
            if name:
                yield name, (text, places)
            name, text, places = line[0].split(" = ")[1].strip(), "", []
        elif line[0].startswith("# newpar") and not line[0].startswith("# newpar_"):
            text = text.rstrip() + "\n\n" if text else ""
        elif not line[0].startswith("#"):
            printed, space, *words = line
            places += _placed(len(text), printed, words)
            text += printed + space
    yield name, (text, places)


def _joined(lines: Sequence[str]) -> Iterator[list[str]]:
    """Give the comment lines, and each printed form with the space behind it and its one or more words."""
    waiting: list[str] = []
    until = 0
    for line in lines:
        fields = line.split("\t")
        if len(fields) == 1 and line:
            yield [line]
        elif "-" in fields[0]:
            waiting, until = [fields[1], _space(fields)], int(fields[0].split("-")[1])
        elif fields[0].isdigit():
            waiting = [*(waiting or [fields[1], _space(fields)]), fields[1]]
            if int(fields[0]) >= until:
                yield waiting
                waiting, until = [], 0


def _space(fields: Sequence[str]) -> str:
    return "" if "SpaceAfter=No" in fields[9] else " "


def _placed(start: int, printed: str, words: Sequence[str]) -> Iterator[Span]:
    """Give the places of the words of one printed form; those that it does not spell out share what is left of it."""
    at = 0
    for word in words:
        length = len(word) if printed[at:].startswith(word) else max(1, len(printed) - at)
        yield Span(start + min(at, len(printed) - 1), start + min(at + length, len(printed)))
        at += length if printed[at:].startswith(word) else 0


def is_tuned(frame: Frame) -> bool:
    """Say whether a frame is of the half that rules may be tuned on."""
    return int(hashlib.sha256(f"half {frame.id}".encode()).hexdigest(), 16) % 2 == 0


def of_frames(half: str, *, times: int) -> Iterator[Asked]:
    """Give what was asked of the frames of a half, "tuned" or "measured"."""
    filler = Filler(SEED)
    chosen = [frame for frame in frames(FRAMES) if is_tuned(frame) == (half == "tuned")]
    for _ in range(times):
        for frame in chosen:
            filled = filler.fill(frame)
            found = read(filled.text)
            for start, end, slots in filled.meant:
                given, is_statement = speakers(found, Span(start, end))
                right = [any(_is_filling(found, actor, filled, slot) for slot in slots) for actor in given]
                words = (
                    f"{frame.id} {filled.text!r} [{filled.text[start:end]}] {'+'.join(slots)}: {_shown(found, given)}"
                )
                yield Asked(half, judge(given, right, expected=len(slots)), is_statement, words)


def _is_filling(found: Findings, actor: object, filled: Filled, slot: str) -> bool:
    """Say whether an actor is the one that a slot was filled with: by its name, or by the code of its state."""
    printed = filled.fillings.get(slot) or filled.fillings[slot.replace("country", "demonym")]
    words = printed.casefold()
    for one in found.actors:
        if one.id == actor:
            if slot.startswith("country"):
                match = codebook.load().names.longest(split(printed), 0)
                states = {each.code for each in match.entries} if match else set()
                return one.code.split(".", 1)[0] in states and one.kind is not ActorKind.PERSON
            return any(words in name.casefold() or name.casefold() in words for name in (one.name, *one.aliases))
    return False


def _shown(found: Findings, given: Sequence[object]) -> str:
    names = {one.id: f"{one.name} ({one.code})" for one in found.actors}
    return ", ".join(names.get(actor, "?") for actor in given) or "open"  # type: ignore[call-overload]


def table(rows: Sequence[Asked]) -> str:
    """Give the counts and the share of right answers of all asked, by origin."""
    lines = [f"{'':16}{'asked':>7}{'right':>7}{'wrong':>7}{'open':>7}{'no statement':>14}   right of all"]
    for origin in [*sorted({row.origin for row in rows}), "all"]:
        some = [row for row in rows if origin in {row.origin, "all"}]
        counts = Counter(row.answer for row in some)
        cells = "".join(f"{counts[answer]:7}" for answer in ANSWERS)
        missing = sum(not row.is_statement for row in some)
        lines.append(f"{origin:16}{len(some):7}{cells}{missing:14}   {counts['right'] / len(some):.3f}")
    return "\n".join(lines)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path)
    parser.add_argument("--part", choices=("train", "dev", "test"), default="test")
    parser.add_argument("--half", choices=("tuned", "measured", "both"), default="both")
    parser.add_argument("--times", type=int, default=TIMES)
    parser.add_argument("--misses", action="store_true", help="of the tuned half and of train and dev")
    options = parser.parse_args()
    rows: list[Asked] = []
    for half in ("tuned", "measured"):
        if options.half in {half, "both"}:
            rows += of_frames(half, times=options.times)
    if rows:
        print(f"frames, {options.times} fillings of each\n{table(rows)}")
    trees = list(of_treebank(options.corpora, options.part)) if options.corpora else []
    if trees:
        print(f"GUM, {options.part}\n{table(trees)}")
    if options.misses:
        seen = [row for row in rows if row.origin == "tuned"] + (trees if options.part != "test" else [])
        for row in seen:
            if row.answer != "right":
                print(f"{row.answer}{'' if row.is_statement else ', no statement'}: {row.words}")


if __name__ == "__main__":
    main()
