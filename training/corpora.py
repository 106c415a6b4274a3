"""The named public corpora, read into chunks: trees, names, times, attributions and status under one guideline.

Guideline of names: PER without titles; NORP for peoples, faiths and their adjectives; ORG for bodies, firms, media and
armed groups; LOC for states and places; FAC for buildings; PRODUCT for models of arms and goods; EVENT; MISC.
What each corpus is, and its licence: `training/README.md`.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from chunks import UPOS, Attribution, Chunk, Span, bio, inner, outermost, parts, spans_of
from fill import chunks_of, fillings
from trees import Sentence, attributions_of, name_spans

from servanda import codebook
from servanda.reading.learned.words import spans as word_spans

FRAMES = Path(__file__).parent / "frames"
FILLINGS = 12
"""How often each frame is filled."""
_OPEN_GUM = frozenset("news interview bio voyage academic court speech textbook vlog".split())
"""Genres of GUM whose terms are plain; conversation stays out until its corpus' own page is read."""


def conllu(path: Path) -> Iterator[tuple[str, list[list[Sentence]]]]:
    """Give each document of a CoNLL-U file: its name and its paragraphs, lists of sentences."""
    name, paragraphs, rows, text = "", [], [], ""
    comments: list[str] = []
    with path.open(encoding="utf-8") as lines:
        for printed in lines:
            line = printed.rstrip("\n")
            if line.startswith("# newdoc"):
                if paragraphs:
                    yield name, paragraphs
                name, paragraphs = line.split("=")[-1].strip(), []
            if line.startswith("#"):
                comments.append(line)
            elif line:
                cells = line.split("\t")
                if cells[0].isdigit():
                    rows.append(cells)
            elif rows:
                if not paragraphs or any(one.startswith("# newpar") and "_block" not in one for one in comments):
                    paragraphs.append([])
                text = next((one[9:] for one in comments if one.startswith("# text = ")), "")
                paragraphs[-1].append(Sentence(rows, text))
                rows, comments = [], []
    if paragraphs:
        yield name, paragraphs


def treebank(path: Path, corpus: str, *, genres: frozenset[str] | None = None) -> Iterator[Chunk]:
    """Give the paragraphs of a treebank with trees, tags and what trees tell of attribution."""
    book = codebook.load()
    demonyms = norps(book)
    for name, paragraphs in conllu(path):
        if genres is not None and name.split("_")[1] not in genres:
            continue
        for paragraph in paragraphs:
            chunk = _tree_chunk(corpus, name, paragraph)
            attributions: list[Attribution] = []
            spans: list[Span] = []
            dates: list[Span] = []
            start = 0
            for sentence in paragraph:
                attributions += [
                    one.moved({at: at + start for at in range(len(sentence.words))})
                    for one in attributions_of(sentence, book)
                ]
                spans += [(first + start, last + start, kind) for first, last, kind in name_spans(sentence, demonyms)]
                dates += [(first + start, last + start, "TIME") for first, last in sentence.dates()]
                start += len(sentence.words)
            chunk.roles = outermost(len(chunk.words), attributions)
            if corpus == "gum":
                chunk.names = bio(len(chunk.words), spans)
                chunk.times = [
                    "?" if tag == "O" and lemma in _TEMPORAL else tag
                    for tag, lemma in zip(bio(len(chunk.words), dates), chunk.lemmas or [], strict=True)
                ]
            yield from parts(chunk)
            yield from _inner_chunks(chunk, attributions)


_TEMPORAL = frozenset(
    "day week month year decade century hour minute second morning afternoon evening night today yesterday tomorrow"
    " tonight now recently currently ago weekend monday tuesday wednesday thursday friday saturday sunday january"
    " february march april may june july august september october november december spring summer autumn fall winter"
    " quarter moment period time season midnight noon later earlier past last next recent current previous".split()
)


def _inner_chunks(chunk: Chunk, attributions: Sequence[Attribution]) -> Iterator[Chunk]:
    for places, inside in inner(attributions):
        if inside or len(places) % 3 == 0:  # a third of the contents that hold nothing teaches to find nothing
            words = [chunk.words[at] for at in places]
            if 3 < len(words) <= 140:
                yield Chunk(
                    corpus=chunk.corpus + "-inner",
                    document=chunk.document,
                    words=words,
                    roles=outermost(len(words), inside),
                )


def _tree_chunk(corpus: str, name: str, paragraph: Sequence[Sentence]) -> Chunk:
    chunk = Chunk(corpus=corpus, document=name, words=[])
    chunk.sentences, chunk.upos, chunk.xpos, chunk.lemmas, chunk.heads, chunk.relations = [], [], [], [], [], []
    for number, sentence in enumerate(paragraph):
        start = len(chunk.words)
        chunk.words += sentence.words
        chunk.sentences += [number] * len(sentence.words)
        chunk.upos += [UPOS.index(tag) for tag in sentence.upos]
        chunk.xpos += sentence.xpos
        chunk.lemmas += sentence.lemmas
        chunk.heads += [0 if head < 0 else head + start + 1 for head in sentence.heads]
        chunk.relations += sentence.relations
    return chunk


def norps(book: codebook.Codebook) -> frozenset[str]:
    """Give the words for peoples of states, as printed ("Kenyan", "Kenyans")."""
    return frozenset(
        entry.text
        for entry in book.names
        if entry.kind in {"demonym", "people"} and entry.text[:1].isupper() and " " not in entry.text
    ) | frozenset(
        "Muslim Muslims Christian Christians Jewish Jews Sunni Sunnis Shiite Shiites Shia Kurdish Kurds".split()
    )


def tagged(path: Path) -> Iterator[tuple[str, list[str], list[str]]]:
    """Give the sentences of an IOB2 file: document, tokens, tags."""
    document, words, tags = "", [], []
    with path.open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            if len(cells) == 2:
                words.append(cells[0])
                tags.append(cells[1])
            elif line.startswith("# doc"):
                document = line.split("=")[-1].strip()
            if len(cells) != 2 and words:
                yield document, words, tags
                words, tags = [], []
    if words:
        yield document, words, tags


def recut(words: Sequence[str], tags: Sequence[str]) -> tuple[list[str], list[str]]:
    """Cut the tokens of another set as the treebanks do ("U.S.-backed" is three words); labels go with the letters."""
    found: list[str] = []
    labels: list[str] = []
    for word, tag in zip(words, tags, strict=True):
        pieces = [word[start:end] for start, end in word_spans(word)] or [word]
        found += pieces
        labels += [tag] + ["I" + tag[1:] if tag != "O" else "O"] * (len(pieces) - 1)
    return found, labels


def names_set(
    path: Path, corpus: str, label: Callable[[Sequence[str], str], str | None], *, times: bool = False
) -> Iterator[Chunk]:
    """Give the sentences of a set of names under our guideline."""
    for document, printed, given in tagged(path):
        words, tags = recut(printed, given)
        spans: list[Span] = []
        dates: list[Span] = []
        for first, last, kind in spans_of(tags):
            if kind in {"DATE", "Temporal"}:
                dates.append((first, last, "TIME"))
                continue
            mapped = label(words[first:last], kind)
            begin = _behind_titles(words, first, last) if mapped == "PER" else first
            if mapped:
                spans.append((begin, last, mapped))
        chunk = Chunk(corpus=corpus, document=document, words=words)
        chunk.names = bio(len(words), spans)
        if times:
            chunk.times = bio(len(words), dates)
        yield from parts(chunk)


_TITLES = frozenset(
    "mr mrs ms miss dr prof president vice prime minister secretary general gen col colonel lt sgt capt captain major"
    " maj senator sen representative rep governor gov king queen prince princess pope sir lady lord judge justice chief"
    " ambassador envoy spokesman spokeswoman chairman chancellor premier foreign defense defence ex-president former"
    " commander admiral sheikh sheik ayatollah professor mayor congressman attorney deputy director first sergeant"
    " brigadier marshal reverend rev father cardinal bishop archbishop emperor crown leader coach".split()
)


def _behind_titles(words: Sequence[str], first: int, last: int) -> int:
    while first < last - 1 and words[first].lower().rstrip(".") in _TITLES:
        first += 1
    while first < last - 1 and words[first] in {"-", "."}:
        first += 1
    return first


def gmb(path: Path) -> Iterator[Chunk]:
    """Give the silver names of the GMB, mended: GPE by the word's other uses, titles cut, single places out of ORG."""
    uses: dict[str, Counter[str]] = defaultdict(Counter)
    for _, words, tags in tagged(path):
        for first, last, kind in spans_of(tags):
            uses[" ".join(words[first:last])][kind] += 1
    book = codebook.load()
    people = norps(book)
    states = _states(book)

    def label(words: Sequence[str], kind: str) -> str | None:
        text = " ".join(words)
        seen = uses[text]
        if text in people and len(words) == 1:
            return "NORP"
        if text in states and kind in {"GPE", "ORG", "LOC", "PERSON"}:
            return "LOC"
        if kind == "GPE":
            return "LOC" if seen["LOC"] * 4 >= sum(seen.values()) else "NORP"
        if kind == "ORG" and len(words) == 1 and seen["LOC"] > seen["ORG"]:
            return "LOC"
        return {"PERSON": "PER", "ORG": "ORG", "LOC": "LOC", "PRODUCT": "MISC", "EVENT": "EVENT"}.get(kind, "MISC")

    yield from names_set(path, "gmb", label, times=True)


def _states(book: codebook.Codebook) -> frozenset[str]:
    return frozenset(
        entry.text
        for entry in book.names
        if entry.kind == "name" and len(entry.code) == 3 and entry.actor_kind == "state" and entry.text[:1].isupper()
    )


def plain_names(path: Path, corpus: str) -> Iterator[Chunk]:
    """Give wikigold, CrossNER or worldwide newswire under our guideline."""
    book = codebook.load()
    people = norps(book)
    states = _states(book)
    kinds = {
        "PER": "PER", "PERSON": "PER", "politician": "PER", "person": "PER", "ORG": "ORG", "politicalparty": "ORG",
        "organisation": "ORG", "LOC": "LOC", "country": "LOC", "location": "LOC", "NORP": "NORP", "FAC": "FAC",
        "PRODUCT": "PRODUCT", "election": "EVENT", "event": "EVENT", "MISC": "MISC", "misc": "MISC", "MONEY": "",
    }  # fmt: skip

    def label(words: Sequence[str], kind: str) -> str | None:
        mapped = kinds[kind] or None
        if mapped in {"MISC", "ORG"} and len(words) == 1 and words[0] in people:
            return "NORP"
        if mapped == "ORG" and " ".join(words) in states and corpus == "wikigold":
            return "LOC"
        return mapped

    yield from names_set(path, corpus, label, times=corpus == "worldwide")


def re3d(path: Path) -> Iterator[Chunk]:
    """Give the defence reports of re3d: names where they are capitalised, descriptions of persons cut to the name."""
    kinds = {
        "Organisation": "ORG", "Location": "LOC", "Person": "PER", "Nationality": "NORP", "Weapon": "PRODUCT",
        "Vehicle": "PRODUCT", "MilitaryPlatform": "PRODUCT",
    }  # fmt: skip
    for line in path.open(encoding="utf-8"):
        row = json.loads(line)
        for start, end in _paragraphs(row["text"]):
            text = row["text"][start:end]
            places = list(word_spans(text))
            words = [text[first:last] for first, last in places]
            spans: list[Span] = []
            dates: list[Span] = []
            for entity in row["entities"]:
                covered = [
                    at
                    for at, (first, last) in enumerate(places)
                    if first + start < entity["end"] and last + start > entity["begin"]
                ]
                if not covered:
                    continue
                first, last = covered[0], covered[-1] + 1
                if entity["type"] == "Temporal":
                    dates.append((first, last, "TIME"))
                elif kind := kinds.get(entity["type"]):
                    while first < last and words[first].lower() in {"the", "a", "an", "our", "its", "his"}:
                        first += 1
                    if kind == "PER":
                        first = _behind_titles(words, first, last)
                    run = words[first:last]
                    if (
                        run
                        and run[0] not in _PRONOUNS
                        and run[0][:1].isupper()
                        and run[-1][:1].isalnum()
                        and not _described(run, kind)
                    ):
                        spans.append((first, last, kind))
            chunk = Chunk(corpus="re3d", document=row["id"], words=words)
            chunk.names = bio(len(words), spans)
            chunk.times = bio(len(words), dates)
            chunk.sentences = _rough_sentences(words)
            yield from parts(chunk)


_PRONOUNS = frozenset("He She We They I You His Her Our Their It Its My".split())


def _described(run: Sequence[str], kind: str) -> bool:
    small = sum(word[:1].islower() and word not in {"of", "and", "for", "the", "de", "al", "in"} for word in run)
    return small > 0 if kind in {"PER", "PRODUCT", "NORP"} else small > 1


def _rough_sentences(words: Sequence[str]) -> list[int]:
    number, found = 0, []
    for at, word in enumerate(words):
        if at and words[at - 1] in {".", "?", "!"} and word[:1].isupper():
            number += 1
        found.append(number)
    return found


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    for match in re.finditer(r"[^\n]+", text):
        if match.group().strip():
            yield match.span()


def add_factuality(chunks: Iterable[Chunk], path: Path, split: str) -> tuple[int, int]:
    """Put the graded events of UDS on the treebank's own sentences; give how many rows found theirs, of how many."""
    rows = {
        tuple(row["tokens"]): row["targets"]
        for row in map(json.loads, path.open(encoding="utf-8"))
        if row["split"] == split
    }
    seen = set()
    for chunk in chunks:
        if chunk.sentences is None:
            continue
        first = 0
        for at in range(1, len(chunk.words) + 1):
            if at == len(chunk.words) or chunk.sentences[at] != chunk.sentences[first]:
                key = tuple(chunk.words[first:at])
                for target in rows.get(key, ()):
                    chunk.status[first + target["token"]] = (status_of(target["label"]), target["label"])
                if key in rows:
                    seen.add(key)
                first = at
    return len(seen), len(rows)


def factuality(path: Path, split: str, corpus: str) -> Iterator[Chunk]:
    """Give the sentences of a set of graded events."""
    for row in map(json.loads, path.open(encoding="utf-8")):
        if row["split"] == split:
            chunk = Chunk(corpus=corpus, document="", words=row["tokens"])
            chunk.status = {target["token"]: (status_of(target["label"]), target["label"]) for target in row["targets"]}
            yield chunk


def status_of(label: float) -> int:
    """Give the class of a grade: 0 actual from 1 up, 2 negated from -1 down, 1 uncertain between."""
    return 0 if label >= 1 else 2 if label <= -1 else 1


def time_texts(path: Path, split: str) -> Iterator[Chunk]:
    """Give the paragraphs of texts with marked time expressions."""
    for row in map(json.loads, path.open(encoding="utf-8")):
        if row.get("split", "") != split:
            continue
        marked = [
            (one["start"], one["end"]) for one in row["timexes"] if not str(one.get("value", "")).startswith("XXXX-XX")
        ]
        for start, end in _paragraphs(row["text"]):
            text = row["text"][start:end]
            places = list(word_spans(text))
            words = [text[first:last] for first, last in places]
            spans = []
            for first, last in marked:
                covered = [at for at, (one, two) in enumerate(places) if one + start < last and two + start > first]
                if covered:
                    spans.append((covered[0], covered[-1] + 1, "TIME"))
            chunk = Chunk(corpus="meantime", document=row["doc_id"], words=words)
            chunk.times = bio(len(words), spans)
            chunk.sentences = _rough_sentences(words)
            yield from parts(chunk)


def polnear(path: Path) -> Iterator[Chunk]:
    """Give the paragraphs of PolNeAR with their attributions; two apostrophes are one quotation mark."""
    for row in map(json.loads, path.open(encoding="utf-8")):
        for start, end in _paragraphs(row["text"]):
            text = row["text"][start:end]
            places = list(word_spans(text))
            words = [text[first:last] for first, last in places]
            found: list[Attribution] = []
            for one in row["attributions"]:
                roles = [
                    frozenset(
                        at
                        for at, (first, last) in enumerate(places)
                        if any(first + start < stop and last + start > begin for begin, stop in one[role])
                    )
                    for role in ("source", "cue", "content")
                ]
                if roles[2]:
                    found.append(Attribution(*roles))
            chunk = Chunk(corpus="polnear", document=row["doc_id"], words=words)
            chunk.roles = outermost(len(words), found)
            chunk.sentences = _rough_sentences(words)
            yield from parts(chunk)


def open_build(folder: Path) -> dict[str, list[Chunk]]:
    """Give the chunks that the shipped weights may learn from, by corpus."""
    nlp, attribution = folder / "nlp", folder / "attribution"
    found = {
        "ewt": list(treebank(nlp / "ud" / "en_ewt-ud-train.conllu", "ewt")),
        "gum": list(treebank(nlp / "ud" / "en_gum-free-train.conllu", "gum", genres=_OPEN_GUM)),
        "gmb": list(gmb(nlp / "ner" / "gmb-kaggle-silver.iob2.tsv")),
        "wikigold": list(plain_names(nlp / "ner" / "wikigold.iob2.tsv", "wikigold")),
        "crossner": [
            *plain_names(nlp / "ner" / "crossner-politics-train.iob2.tsv", "crossner"),
            *plain_names(nlp / "ner" / "crossner-politics-dev.iob2.tsv", "crossner"),
        ],
        "re3d": list(re3d(nlp / "ner" / "re3d.jsonl")),
        "meantime-time": list(time_texts(folder / "time" / "meantime_full.jsonl", "work")),
        "meantime-status": list(factuality(attribution / "factuality_meantime.jsonl", "train", "meantime-status")),
    }
    found["frames"] = [
        chunk for filled in fillings(FRAMES, seed=1, times=FILLINGS, held_out=False) for chunk in chunks_of(filled)
    ]
    add_factuality(found["ewt"], attribution / "factuality_uds.jsonl", "train")
    return found


def research_build(folder: Path) -> dict[str, list[Chunk]]:
    """Give the open build and the corpora without a stated licence; weights from it are not shipped."""
    return {
        **open_build(folder),
        "worldwide": list(plain_names(folder / "nlp" / "ner" / "worldwide-train.iob2.tsv", "worldwide")),
        "polnear": list(polnear(folder / "attribution" / "polnear_train.jsonl")),
    }
