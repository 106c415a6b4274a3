"""Why a record says what it says: rules and marks, as the ledger keeps them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ledger.values import read_main
from servanda import ledger, run
from servanda.ledger import Kind
from servanda.ledger.view import View
from servanda.model import Source
from servanda.web.reasons import Reason, Reasons

TEXT = (
    "Norway to send vehicles to Moldova\nBy Sample Wire\n15 June 2022\n\n"
    "Norwegian Foreign Minister Berit Fjelde said on Monday that Norway will send 50 armoured vehicles to Moldova"
    ' by the end of July. "It will help," she told reporters. "The Taliban regime closed the border," she said.\n'
)


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    """Give a view of a ledger with one report, read by rule."""
    place = tmp_path_factory.mktemp("reasons") / "x.db"
    run.add([Source("norway.txt", TEXT.encode(), media_type="text/plain")], place, reader="rules")
    with ledger.open_view(place) as opened:
        yield opened


def reason(view: View, kind: Kind, rule: str) -> Reason:
    """Give the first reason of a kind by a rule."""
    found = (one for shown in view.records(kind) for one in Reasons(view).of(shown))
    return next(one for one in found if one.evidence.rule == rule)


def marks(found: Reason) -> dict[str, tuple[str, str | None, str | None]]:
    """Give the marks of a reason by their part: printed words, what they mean, the rule that marked them."""
    return {mark.part: (mark.quote, mark.means, mark.rule) for mark in found.marks}


def test_a_statement_shows_speaker_cue_content_and_day(read: View) -> None:
    """The speaker's mention with the rule that found her, the cue's own act, what the content does, the printed day."""
    found = reason(read, Kind.STATEMENTS, "statement.that")
    assert found.reads == 'a content behind "that" or "whether", with hearer, medium and day stepped over'
    shown = marks(found)
    assert shown["speaker"][0].endswith("Berit Fjelde")
    assert shown["speaker"][2] == "name.person.titled"
    assert shown["cue"] == ("said", "by itself it asserts", None)
    assert shown["content"][1] == "the statement promises"
    assert shown["said"] == ("Monday", "13 June 2022 (relative)", "dates.weekday")
    assert all(mark.span.of(read.text(found.evidence.report)) == mark.quote for mark in found.marks)


def test_an_act_shows_the_mentions_of_its_parties(read: View) -> None:
    """Source and target with their codes; no mark is made up for the act's own word."""
    shown = marks(reason(read, Kind.EVENTS, "event.verb.transfer"))
    assert shown["source"] == ("Norway", "Norway [NOR]", "name.codebook.name")
    assert shown["target"] == ("Moldova", "Moldova [MDA]", "name.codebook.name")
    assert set(shown) <= {"source", "target", "when"}


def test_an_act_shows_where_it_was_printed_to_be(tmp_path: Path) -> None:
    """The place's own words, what they were taken for, and the rule of places."""
    place = tmp_path / "x.db"
    text = "Pact signed\nBy Sample Wire\n15 June 2022\n\nKenya and Uganda signed an agreement in Kampala on Monday.\n"
    run.add([Source("pact.txt", text.encode(), media_type="text/plain")], place, reader="rules")
    with ledger.open_view(place) as view:
        assert marks(reason(view, Kind.EVENTS, "event.verb"))["where"] == (
            "Kampala",
            "Kampala (UGA), 0.32° N 32.58° E",
            "place.town",
        )


def test_a_step_shows_its_parties_and_its_due_day(read: View) -> None:
    """Of a commitment, each step by the finding that it is."""
    shown = marks(reason(read, Kind.COMMITMENTS, "step.promise"))
    assert (shown["provider"][0], shown["recipient"][0]) == ("Norway", "Moldova")
    assert "July" in shown["due"][0]


def test_a_label_shows_who_is_labelled(read: View) -> None:
    """The word itself is the quote."""
    found = reason(read, Kind.LABELS, "label.quoted")
    assert "Taliban" in marks(found)["labelled"][0]


def test_marks_and_actors_have_reasons_without_marks(read: View) -> None:
    """A mention is a mark itself; its rule is told."""
    found = reason(read, Kind.MENTIONS, "name.codebook.name")
    assert (found.reads, found.marks) == ("a name that the codebook knows", ())
    assert reason(read, Kind.ACTORS, "role.title").reads


def test_a_rule_that_is_not_listed_reads_nothing(view: View) -> None:
    """By hand, or by another Servanda: the name is shown and nothing is said of it."""
    main = read_main().findings
    (found,) = Reasons(view).of(view.record(main.steps[0].id))
    assert (found.evidence.rule, found.reads) == ("by_hand", None)
    assert [(mark.part, mark.quote) for mark in found.marks] == [("provider", "Norland")]
    said = Reasons(view).of(view.record(main.statements[0].id))[0]
    assert [mark.part for mark in said.marks] == ["content", "said"]
    assert Reasons(view).of(view.record("d-1"))
