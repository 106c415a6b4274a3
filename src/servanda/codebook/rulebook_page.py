"""Write docs/rules.md from rules.tsv: `python -m servanda.codebook.rulebook_page > docs/rules.md`.

Invariant: the tables say what rules.tsv says; only the words around them stand here.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from servanda.codebook.rulebook import RuleRow, rules

HEAD = """# The rules that read

Every piece of evidence names the rule that read it; `servanda show KIND --why` and `servanda trace ID` print the rule
with what it reads. This page lists all of them, each with an example of its own that a test has it read. It is made
from `src/servanda/codebook/rules.tsv` by `python -m servanda.codebook.rulebook_page`. What a word means (its frame, its
step, its class, its tone) stands in the codebook (`docs/codebook.md`), to which you can add; a rule says how the words
of a clause fill the places of a frame.

Scores rank the rules by how sure they are; they were set by hand and are no probabilities. Examples are read as a
report of Wednesday, 15 June 2022, those marked *undated* as one without a day, and those marked *english* with the
learned reader of that name, the others by rule alone.
"""

_PARTS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    (
        "Events",
        ("event",),
        """\
Status and basis are kept apart from the type. Status comes from negation, tense and modal of the clause and of
those that it hangs on, from `if`, from what opens an infinitive (agree, want, refuse, manage), and for nouns from
the words beside them. Basis comes from the statement that holds the act: its speaker attests it; what somebody is
accused of is `alleged`, what somebody denies is `denied`. The score of an act falls, by half at most, with the
doubt of the reader `english` about its status.

An event needs one party with a code; the other may be somebody whom the report only describes ("three soldiers",
"armed groups", "an oil firm"; rule `name.described`). It is called by the printed words and coded by its
nationality or place and the sector of its noun. Bare rebels and juntas are those of the state that the report is
about.

An event is left out when a party that its type needs is not resolved, when it is only possible, and when it only
spells out what was agreed. Tellings of one act in one report are one event with all their evidence.
""",
    ),
    (
        "Places of events",
        ("place",),
        """\
A place hangs on its act: behind "in", "at", "near" and their like, or as what is visited or attacked. A dateline, a
seat that stands for its government and a place that is only talked about are none. Where several places of one name
fit about equally, the record keeps them all and has no point.
""",
    ),
    (
        "Commitment steps",
        ("step",),
        """\
A demand, a wish, a topic and an accusation are no promises. Nothing is called broken because nobody wrote of it.
""",
    ),
    ("Labels", ("label",), ""),
    (
        "Statements",
        ("statement",),
        """\
The stance is the cue's own act, changed by what the content does: a future of the speaker's own side is a promise,
or an intention where a word weakens it; should and must demand; blame of another state accuses. A verb of acting is
no cue. A statement inside another one is kept when another speaker says, promises, demands or blames in it; what
was discussed or agreed there is an event. What was only heard, by no rule, needs a cue that the codebook knows and
that is not denied.
""",
    ),
    (
        'Names, roles, and who "he" is',
        ("name", "role", "referent"),
        """\
Two candidates with equal reasons give nobody. A surname that two persons of a report share belongs to neither.
Names that only a learned reader sees (`english`, `spacy:PIPELINE`) score 0.6 or 0.7, below those of the rules of
their kind; the codebook is not asked who they are.
""",
    ),
    (
        "Times",
        ("dates", "time"),
        """\
A period has the bounds that the words give and no others; what nobody can tell is unknown, never the day of
publication.
""",
    ),
)


def page() -> str:
    """Give the text of docs/rules.md."""
    return "\n".join((HEAD, *_parts()))


def _parts() -> Iterator[str]:
    listed = tuple(rules())
    for heading, groups, words in _PARTS:
        rows = "\n".join(_row(row) for group in groups for row in listed if row.group == group)
        yield f"## {heading}\n\n| rule | reads | example |\n|---|---|---|\n{rows}\n"
        if words:
            yield words


def _row(row: RuleRow) -> str:
    marks = [*(["english"] if row.reader == "english" else []), *(["undated"] if row.undated else [])]
    marked = f" *({', '.join(marks)})*" if marks else ""
    return f"| {row.rule} | {row.reads}{marked} | {row.example} |"


if __name__ == "__main__":
    sys.stdout.write(page())
