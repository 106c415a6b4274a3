"""A user's own entries, checked before anything is read with them: what is wrong, what is odd, what was accepted.

Invariant: a fault stops the load, a remark never does; every one names its file, its line and what to do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from servanda.codebook import gazetteer
from servanda.codebook.actors import ACTOR_FILES, ActorRow, Form, PlaceRow, SectorRow
from servanda.codebook.cues import CueRow
from servanda.codebook.currencies import CurrencyRow, printed_as
from servanda.codebook.events import FrameRow, ObjectRow
from servanda.codebook.faults import Fault, nearest, shown
from servanda.codebook.files import FILES
from servanda.codebook.inflect import shipped as shipped_verbs
from servanda.codebook.leaders import LeaderRow
from servanda.codebook.media import MediumRow
from servanda.codebook.names import fold, split
from servanda.codebook.nouns import ContextRow, PeopleRow
from servanda.codebook.rows import GAZETTEER, SHIPPED, Row, numbered, parse
from servanda.codebook.scopes import ScopeRow, is_pattern
from servanda.codebook.steps import StepRow
from servanda.codebook.traits import TraitRow
from servanda.errors import CodebookError, NoSuchPathError
from servanda.model import NO_CODE, Instrument

LARGEST = 20_000_000
"""Bytes of the largest file that is read: a hundred times the largest that is shipped."""

_SUFFIXES = (".jsonl", ".tsv")
_NEARLY = (".csv", ".json", ".txt", ".xlsx", ".ods", ".tab", ".toml", ".yaml", ".yml")
"""What people save instead; a README (.md) is nobody's mistake."""


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A file that was read: how many rows are good, how many lines are not."""

    file: str
    accepted: int
    refused: int


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found: `faults` stop a load; `remarks` are worth a look."""

    files: tuple[CheckedFile, ...]
    faults: tuple[Fault, ...]
    remarks: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    """A row with the file and line that it stands at; line 0 and no folder: it is shipped."""

    file: str
    name: str
    line: int
    row: Row


def check(paths: Sequence[Path]) -> Checked:
    """Check files and folders of a user's own entries, row by row, and what the rows point to.

    Files other than .jsonl and .tsv are left alone: a folder may hold a README, but not that alone.

    Raises:
        NoSuchPathError: Nothing is at a path.
    """
    files: list[Path] = []
    faults: list[Fault] = []
    remarks: list[Fault] = []
    own: list[_Entry] = []
    counted: dict[str, int] = {}
    for path in paths:
        listed, left = _listed(path)
        files += listed
        (remarks if listed else faults).extend(left)
    for file in dict.fromkeys(files):
        if file.name == GAZETTEER:
            counted[str(file)], found = _of_gazetteer(file)
            faults += found
            continue
        row = FILES.get(file.name)
        entries, found = _read(file, row) if row else ([], [_unknown(file)])
        own += entries
        faults += found
        if not entries and not found:
            remarks.append(Fault(str(file), 0, None, "rows", "none", "nothing is added by it"))
    faults += _broken(own)
    remarks += [*_again(own), *_ambiguous(own), *_inflected(own), *_nameless(own)]
    checked = tuple(_counted(str(file), own, faults, more=counted) for file in dict.fromkeys(files))
    return Checked(checked, tuple(sorted(faults, key=_place)), tuple(sorted(remarks, key=_place)))


def _counted(file: str, own: Iterable[_Entry], faults: Iterable[Fault], *, more: Mapping[str, int]) -> CheckedFile:
    refused = {fault.line for fault in faults if fault.file == file}
    accepted = more.get(file, 0) + sum(1 for entry in own if entry.file == file and entry.line not in refused)
    return CheckedFile(file, accepted, len(refused))


def _place(fault: Fault) -> tuple[str, int, str]:
    return fault.file, fault.line, fault.field or ""


# ---- files


def _listed(path: Path) -> tuple[list[Path], list[Fault]]:
    """Give the files to be read, and what is to be said of those that look as if they should be.

    Of a folder with nothing to read that is a fault: who names it believes that it adds something.
    """
    if path.is_file():
        return [path], []
    if not path.is_dir():
        raise NoSuchPathError(str(path))
    listed, left = [], []
    for file in sorted(path.iterdir()):
        if (file.suffix in _SUFFIXES or file.name == GAZETTEER) and file.is_file():
            listed.append(file)
        elif file.suffix.lower() in _NEARLY and (name := _meant(file)):
            left.append(Fault(str(file), 0, None, f"a file named {name}", "another name", "it is left alone"))
    if not listed:
        left.append(Fault(str(path), 0, None, f"codebook files, of: {', '.join(FILES)}", "none", "name another folder"))
    return listed, left


def _meant(file: Path) -> str | None:
    """Give the codebook file that has the name of a file but for its ending."""
    return next((name for name in FILES if Path(name).stem == file.stem.lower()), None)


def _unknown(file: Path) -> Fault:
    meant = _meant(file)
    mend = f"did you mean {meant!r}?" if meant else nearest(file.name, FILES)
    return Fault(str(file), 0, None, f"a codebook file, one of: {', '.join(FILES)}", "a file of another name", mend)


def _read(file: Path, row: type[Row]) -> tuple[list[_Entry], list[Fault]]:
    size = file.stat().st_size
    if size > LARGEST:
        return [], [Fault(str(file), 0, None, f"at most {LARGEST:,} bytes", f"{size:,}", "is it the right file?")]
    rows, faults = numbered(file.read_bytes(), row, name=str(file))
    return [_Entry(str(file), file.name, line, each) for line, each in rows], faults


def _of_gazetteer(file: Path) -> tuple[int, list[Fault]]:
    """Give how many places a gazetteer has, or why it is none."""
    try:
        return gazetteer.check(file), []
    except CodebookError:
        mend = "make it anew with `servanda codebook places`"
        return 0, [Fault(str(file), 0, None, "a gazetteer", "a file that cannot be read as one", mend)]


@cache
def _shipped(name: str) -> tuple[_Entry, ...]:
    rows, _ = parse((SHIPPED / name).read_bytes(), FILES[name], name=name)
    return tuple(_Entry(name, name, 0, row) for row in rows)


# ---- what rows point to


def _broken(own: Sequence[_Entry]) -> Iterator[Fault]:
    """Give faults for rows that name what is nowhere: such a row would be read and do nothing."""
    sets = _sets(own) if any(isinstance(entry.row, FrameRow) for entry in own) else frozenset()
    papers = frozenset(f"@{paper.value}" for paper in Instrument)
    for entry in own:
        match entry.row:
            case FrameRow() as row:
                yield from _unset(entry, row.objects, sets, "a set of objects.tsv")
            case StepRow() as row:
                yield from _unset(entry, row.objects, papers, "a paper")
            case PeopleRow(sector=str() as sector) if sector not in (known := _sectors(own)):
                yield _unlisted(entry, "sector", sector, known)
            case ContextRow() as row if row.context not in (known := _contexts()):
                yield _unlisted(entry, "context", row.context, known)
            case CurrencyRow() as row if printed_as(row.text) is None:
                expected = "a sign, letters, a word, a word with its country, or letters with $"
                yield Fault(entry.file, entry.line, "text", expected, shown(row.text), "nothing would find it")
            case ScopeRow() as row if not is_pattern(row.words):
                expected = "words, or a regular expression over them"
                yield Fault(entry.file, entry.line, "words", expected, shown(row.words), "nothing would find it")
            case _:
                pass


def _unlisted(entry: _Entry, field: str, word: str, known: frozenset[str]) -> Fault:
    expected = f"one of: {', '.join(sorted(known))}"
    return Fault(entry.file, entry.line, field, expected, shown(word), nearest(word, known))


def _sectors(own: Iterable[_Entry]) -> frozenset[str]:
    """Give the sectors of people that are shipped, and those that somebody's own sectors.tsv names."""
    rows = (entry.row for entry in _shipped("people.tsv"))
    people = frozenset(row.sector for row in rows if isinstance(row, PeopleRow) and row.sector is not None)
    return people | {entry.row.suffix for entry in own if isinstance(entry.row, SectorRow)}


@cache
def _contexts() -> frozenset[str]:
    acts = (entry.row.contexts for entry in _shipped("events.tsv") if isinstance(entry.row, FrameRow))
    words = {entry.row.context for entry in _shipped("contexts.tsv") if isinstance(entry.row, ContextRow)}
    return frozenset(words.union(*acts))


def _unset(entry: _Entry, objects: Iterable[str], known: frozenset[str], what: str) -> Iterator[Fault]:
    for word in objects:
        if word.startswith("@") and word not in known:
            expected = f"{what}: {', '.join(sorted(known))}"
            yield Fault(entry.file, entry.line, "objects", expected, shown(word), nearest(word, known))


def _sets(own: Sequence[_Entry]) -> frozenset[str]:
    entries = (*_shipped("objects.tsv"), *own)
    return frozenset(f"@{entry.row.set}" for entry in entries if isinstance(entry.row, ObjectRow))


# ---- what is worth a look


def _again(own: Sequence[_Entry]) -> Iterator[Fault]:
    """Give remarks on rows that have the key of another one."""
    for name in dict.fromkeys(entry.name for entry in own):
        known: dict[tuple[str, ...], _Entry] = {}
        mine = [entry for entry in own if entry.name == name and entry.row.KEY]
        for entry in (*(_shipped(name) if mine else ()), *mine):
            key = entry.row.key
            if entry.line and (before := known.get(key)):
                yield _same_key(entry, before)
            known[key] = entry


def _same_key(entry: _Entry, before: _Entry) -> Fault:
    key = ", ".join(part for part in entry.row.key if part)
    expected, got = f"no other row for {shown(key)}", f"the one in line {before.line}"
    if not before.line:
        is_same = entry.row == before.row
        got = "the same row, which is shipped" if is_same else "a shipped row"
        mend = "it can be left out" if is_same else "yours takes its place"
        return Fault(entry.file, entry.line, entry.row.KEY[0], expected, got, mend)
    if before.file != entry.file:
        got += f" of {before.file}"
    return Fault(entry.file, entry.line, entry.row.KEY[0], expected, got, "the later one counts")


def _ambiguous(own: Sequence[_Entry]) -> Iterator[Fault]:
    """Give remarks on names that somebody else has: the words around decide between them, or nobody."""
    mine = [(entry, *named) for entry in own for named in _named(entry.row)]
    if not mine:
        return
    holders: dict[tuple[str, ...], dict[str, None]] = {}
    shipped = (entry for name in (*ACTOR_FILES, "media.jsonl", "places.tsv") for entry in _shipped(name))
    for entry in (*shipped, *own):
        for _, text, code in _named(entry.row):
            holders.setdefault(_words(text), {})[code] = None
    for entry, field, text, code in mine:
        others = [each for each in holders[_words(text)] if each != code]
        if others:
            expected, got = f"nobody else to be called {shown(text)}", ", ".join(others)
            yield Fault(entry.file, entry.line, field, expected, got, "the words around will have to decide")


def _words(text: str) -> tuple[str, ...]:
    return tuple(map(fold, split(text)))


def _named(row: Row) -> Iterator[tuple[str, str, str]]:
    """Give the printed names of a row: column, text, and whose it is."""
    match row:
        case ActorRow():
            groups: tuple[tuple[str, tuple[Form, ...]], ...] = (
                ("name", (row.name,) if row.name else ()),
                ("names", row.names),
                ("acronyms", row.acronyms),
                ("demonyms", row.demonyms),
                ("people", row.people),
                ("seats", row.seats),
            )
            yield from ((field, _text(form), row.code) for field, forms in groups for form in forms)
        case MediumRow():
            yield from (("names", _text(form), row.id) for form in (row.name, *row.names))
        case PlaceRow() if row.code != NO_CODE:
            yield "text", row.text, row.code
        case _:
            return


def _text(form: Form) -> str:
    return form if isinstance(form, str) else form.text


def _inflected(own: Sequence[_Entry]) -> Iterator[Fault]:
    """Give remarks on verbs in another form than the base: "pledged" would be looked for as "pledged, pledgeds"."""
    for entry in own:
        row = entry.row
        text = row.cue if isinstance(row, CueRow) else row.text if isinstance(row, FrameRow | StepRow) else ""
        if not text or getattr(row, "part", "") != "verb":
            continue
        first = text.split()[0].lower()
        bases = sorted({base for base, tense in shipped_verbs().lemma(first) if base != first})
        if bases and not any(base == first for base, _ in shipped_verbs().lemma(first)):
            mend = f"write {' or '.join(repr(base) for base in bases)}: all its forms are found"
            yield Fault(entry.file, entry.line, row.KEY[0], "the base form of a verb", shown(first), mend)


def _nameless(own: Sequence[_Entry]) -> Iterator[Fault]:
    """Give remarks on actors that no row names or sorts, and on countries that no row knows."""
    mine = [entry for entry in own if isinstance(entry.row, ActorRow | LeaderRow | MediumRow | PlaceRow | TraitRow)]
    if not mine:
        return
    actors = [entry.row for name in ACTOR_FILES for entry in _shipped(name)] + [entry.row for entry in own]
    named = {row.code for row in actors if isinstance(row, ActorRow) and row.name}
    sectors = {entry.row.key[0].upper() for entry in (*_shipped("sectors.tsv"), *own) if entry.name == "sectors.tsv"}
    for entry in mine:
        row = entry.row
        if isinstance(row, ActorRow) and row.code not in named and not _is_body(row.code, named, sectors):
            expected = f"a name for {row.code} in this row or another"
            yield Fault(entry.file, entry.line, "name", expected, "none", "the code will stand for the name")
        coded = row.code if isinstance(row, LeaderRow | PlaceRow | TraitRow) else None
        country = coded or getattr(row, "country", None)
        if country and country != NO_CODE and country not in named:
            field = "code" if coded else "country"
            mend = "correct the code, or add the state to states.jsonl"
            yield Fault(entry.file, entry.line, field, "the code of a known state", shown(country), mend)


def _is_body(code: str, named: set[str], sectors: set[str]) -> bool:
    country, _, suffix = code.partition(".")
    return country in named and suffix in sectors
