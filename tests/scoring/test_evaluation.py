"""An evaluation that cannot fail is no evaluation: gold against itself is perfect, and every broken field shows."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_gold import BELMARK, KARR, SECOND, UNKNOWN, VELL, Rows, cited, day, party, small_gold, span

from servanda import scoring
from servanda.errors import EvaluationError

GOLD = scoring.rows(small_gold())
SHARED = Path(__file__).resolve().parents[3] / "shared" / "gold"


def evaluate(found: Rows) -> scoring.Evaluation:
    """The evaluation of rows against the small gold."""
    return scoring.evaluate(scoring.rows(found), GOLD)


def fallen(found: Rows) -> set[str]:
    """The figures that are not perfect."""
    return {name for name, share in scoring.figures(evaluate(found)).items() if share not in (1.0, None)}


def row(rows: Rows, kind: str, name: str) -> dict[str, Any]:
    """The row with an id."""
    return next(each for each in rows[kind] if each["id"] == name)


def test_gold_against_itself_is_perfect() -> None:
    """Gold taken as found is right in every figure, and nothing is missed."""
    evaluation = evaluate(small_gold())
    assert set(scoring.figures(evaluation).values()) == {1.0}
    assert evaluation.misses == ()
    assert evaluation.left_out == 0


SPEAKER = {
    "statements.speaker",
    "statements.speaker_named",
    "statements.content_and_speaker.precision",
    "statements.content_and_speaker.recall",
    "statements.content_and_speaker.f1",
}
STATUS = {
    f"events.{name}.{share}"
    for name in ("type_and_status", "type_status_and_basis")
    for share in ("precision", "recall", "f1")
}
BASIS = {f"events.type_status_and_basis.{share}" for share in ("precision", "recall", "f1")}

BREAKS: list[tuple[str, str, dict[str, Any], set[str]]] = [
    ("statements", "s-1", {"speaker": KARR}, SPEAKER),
    ("statements", "s-1", {"speaker": None}, SPEAKER),
    ("statements", "s-1", {"stance": "denies"}, {"statements.stance"}),
    ("statements", "s-1", {"cue_act": "denies"}, {"statements.cue_act"}),
    ("statements", "s-1", {"mode": "direct"}, {"statements.mode"}),
    ("statements", "s-1", {"cue_span": list(span("a.txt", "thanked"))}, {"statements.cue"}),
    ("statements", "s-1", {"hearer": None}, {"statements.hearer"}),
    ("statements", "s-3", {"target": BELMARK}, {"statements.target"}),
    ("statements", "s-3", {"medium": "letter"}, {"statements.medium"}),
    ("statements", "s-1", {"said": day("2021-05-04")}, {"statements.said"}),
    ("statements", "s-1", {"said": UNKNOWN}, {"statements.said"}),
    ("statements", "s-5", {"said": day("2021-05-04")}, {"statements.said"}),
    ("statements", "s-6", {"nested_in": None}, {"statements.nested"}),
    ("statements", "s-6", {"nested_in": "s-3"}, {"statements.nested"}),
    ("statements", "s-3", {"nested_in": "s-1"}, {"statements.nested"}),
    ("statements", "s-2", {"same_utterance": None}, {"statements.utterance"}),
    ("statements", "s-3", {"same_utterance": "s-1"}, {"statements.utterance"}),
    ("statements", "s-1", {"via": []}, {"statements.via"}),
    ("statements", "s-1", {"via": ["Quill Agency", "Other Agency"]}, {"statements.via"}),
    ("statements", "s-3", {"hedges": []}, {"statements.hedges"}),
    ("statements", "s-3", {"scare_quotes": ["trucks"]}, {"statements.scare_quotes"}),
    ("events", "e-4", {"source": [KARR]}, {"events.parties"}),
    ("events", "e-4", {"source": [BELMARK], "target": [VELL]}, {"events.parties"}),
    ("events", "e-3", {"target": []}, {"events.parties"}),
    ("events", "e-3", {"mode": "visit"}, {"events.mode"}),
    ("events", "e-1", {"status": "actual"}, {"events.status", *STATUS}),
    ("events", "e-1", {"basis": "narrator"}, {"events.basis", *BASIS}),
    ("events", "e-3", {"when": day("2021-05-08")}, {"events.when"}),
    ("events", "e-3", {"when": None}, {"events.when"}),
    ("events", "e-1", {"terms": "sale"}, {"events.terms"}),
    ("events", "e-1", {"attested_by": []}, {"events.attested_by"}),
    ("events", "e-3", {"lines": []}, {"events.lines"}),
    ("events", "e-3", {"contexts": []}, {"events.contexts"}),
    ("events", "e-4", {"place": None}, {"events.where"}),
    ("events", "e-4", {"place": {"name": "Belmark", "country": "XAA"}}, {"events.where"}),
    ("commitments", "c-1", {"state": "signed"}, {"commitments.state"}),
    ("commitments", "c-1", {"lines": []}, {"commitments.lines"}),
    ("commitments", "c-1", {"due": None}, {"commitments.due"}),
    ("commitments", "c-1", {"flags": ["overdue"]}, {"commitments.flags"}),
    ("commitments", "c-1", {"terms": "sale"}, {"commitments.terms"}),
    ("commitments", "c-1", {"instrument": None}, {"commitments.instrument"}),
    ("commitments", "c-1", {"origins": 1}, {"commitments.origins"}),
    ("reports", "a.txt", {"outlet": "Another Post"}, {"reports.outlet"}),
    ("reports", "a.txt", {"agencies": []}, {"reports.agencies"}),
    ("reports", "a.txt", {"byline": None}, {"reports.byline"}),
    ("reports", "a.txt", {"title": "Another title"}, {"reports.title"}),
    ("reports", "a.txt", {"language": "fr"}, {"reports.language"}),
    ("reports", "a.txt", {"published": day("2021-05-05")}, {"reports.published"}),
    ("reports", "a.txt", {"published": day("2021-05-04", "relative")}, {"reports.published_basis"}),
    ("reports", "b.txt", {"published": day("2021-05-04", "unknown")}, {"reports.published"}),
    ("reports", "a.txt", {"blocks": []}, {"reports.tiling", "reports.block_characters"}),
    ("reports", "b.txt", {"text": "other"}, {"reports.text", "reports.tiling"}),
    ("reports", "a.txt", {"problems": []}, {"problems.code_and_place.recall", "problems.code_and_place.f1"}),
    ("origins", "o-1", {"root": None}, {"origins.root"}),
    ("origins", "o-1", {"agency": "Another"}, {"origins.agency"}),
    ("actors", "a-vell", {"kind": "group"}, {"actors.kind"}),
    ("actors", "a-vell", {"country": None}, {"actors.country"}),
    ("actors", "a-vell", {"name": "Vell"}, {"actors.name"}),
    ("actors", "a-vell", {"roles": []}, {"roles.title_and_country.recall", "roles.title_and_country.f1"}),
    ("labels", "l-1", {"by": KARR}, {"labels.by"}),
    ("labels", "l-1", {"kind": "role"}, {"labels.kind"}),
    ("labels", "l-1", {"polarity": 0}, {"labels.polarity"}),
    ("times", "t-2", {"when": UNKNOWN}, {"times.when"}),
    ("times", "t-1", {"use": "event"}, {"times.use"}),
    ("disagreements", "d-1", {"kind": "conflict"}, {"disagreements.kind"}),
    ("links", "k-1", {"kind": "fulfils"}, {"links.pairs.recall", "links.pairs.f1"}),
    ("links", "k-2", {"kind": "same_event"}, {"links.kept_apart", "links.pairs.precision", "links.pairs.f1"}),
]


@pytest.mark.parametrize(("kind", "name", "change", "figures"), BREAKS)
def test_a_broken_field_lowers_its_figure_and_no_other(
    kind: str, name: str, change: dict[str, Any], figures: set[str]
) -> None:
    """Each field broken in turn makes its own figure fall and leaves every other at 1."""
    found = small_gold()
    row(found, kind, name).update(change)
    assert fallen(found) == figures


STEP_BREAKS: list[tuple[dict[str, Any], set[str]]] = [
    ({"scope": "ceiling"}, {"steps.scope"}),
    ({"by": None}, {"steps.by"}),
    ({"role_of_speaker": "provider"}, {"steps.role_of_speaker"}),
    ({"link": "same"}, {"steps.link"}),
    ({"lines": []}, {"steps.lines"}),
    (
        {"when": day("2021-05-02")},
        {"commitments.steps"} | {f"steps.step_and_when.{share}" for share in ("precision", "recall", "f1")},
    ),
    (
        {"step": "signed"},
        {"commitments.steps"} | {f"steps.step_and_when.{share}" for share in ("precision", "recall", "f1")},
    ),
]


@pytest.mark.parametrize(("change", "figures"), STEP_BREAKS)
def test_a_broken_step_lowers_its_figure_and_no_other(change: dict[str, Any], figures: set[str]) -> None:
    """A step's fields are judged one by one, its kind and day as the step itself."""
    found = small_gold()
    row(found, "commitments", "c-1")["steps"][0].update(change)
    assert fallen(found) == figures


def test_an_optional_step_may_be_absent() -> None:
    """A step that gold marks optional costs nothing when it is not found."""
    found = small_gold()
    del row(found, "commitments", "c-1")["steps"][2]
    assert fallen(found) == set()


ACCEPTED: list[tuple[str, str, dict[str, Any]]] = [
    ("statements", "s-1", {"stance": "announces"}),
    (
        "statements",
        "s-3",
        {"said": UNKNOWN | {"basis": "publication", "edtf": "[..2021-05-01]", "latest": "2021-05-01"}},
    ),
    ("events", "e-1", {"type": "COOPERATE"}),
    ("events", "e-1", {"terms": "gift"}),
    ("events", "e-1", {"source": [VELL]}),
    ("events", "e-4", {"when": day("2020-06-09")}),
    ("commitments", "c-1", {"state": "partly_delivered"}),
    ("commitments", "c-1", {"flags": ["single_source"]}),
    ("reports", "a.txt", {"outlet": "the arland  post"}),
    ("reports", "a.txt", {"outlet": "Arland Post"}),
    ("reports", "a.txt", {"published": day("2021-05-04", "inferred")}),
    ("statements", "s-1", {"via": ["Arland Post", "Quill Agency"]}),
]


@pytest.mark.parametrize(("kind", "name", "change"), ACCEPTED)
def test_what_gold_also_accepts_is_right(kind: str, name: str, change: dict[str, Any]) -> None:
    """A value of `also`, a narrower period, and another spelling cost nothing."""
    found = small_gold()
    row(found, kind, name).update(change)
    assert fallen(found) == set()


def test_no_terms_are_unknown_terms() -> None:
    """A visit has no terms; one coder leaves them out, another writes "unknown"."""
    found = small_gold()
    row(found, "commitments", "c-1")["terms"] = None
    assert fallen(found) == set()


def test_gold_without_origins_has_no_opinion_on_their_number() -> None:
    """`single_source` counts origins, which such gold has not read."""
    gold, found = small_gold(), small_gold()
    row(gold, "commitments", "c-1")["flags"] = ["overdue"]
    row(found, "commitments", "c-1")["flags"] = ["overdue", "single_source"]
    asked = scoring.evaluate(scoring.rows(found), scoring.rows(gold))
    gold.pop("origins")
    spared = scoring.evaluate(scoring.rows(found), scoring.rows(gold))
    right = [
        next(one.right for one in each.kind("commitments").fields if one.name == "flags") for each in (asked, spared)
    ]
    assert right == [0, 1]


def test_an_extra_row_may_be_absent_but_counts_when_it_is_found() -> None:
    """Missing an extra row costs nothing; recall counts the core alone."""
    found = small_gold()
    found["statements"] = [each for each in found["statements"] if each["id"] != "s-4"]
    assert fallen(found) == set()
    content = evaluate(found).kind("statements").matches[0]
    assert (content.found, content.core_matched, content.extra_matched, content.extra) == (5, 5, 0, 1)


def test_a_core_row_that_is_not_found_lowers_recall_alone() -> None:
    """Leaving out a core statement lowers recall and F1, not precision."""
    found = small_gold()
    found["statements"] = [each for each in found["statements"] if each["id"] != "s-3"]
    assert fallen(found) == {
        f"statements.{name}.{share}" for name in ("content", "content_and_speaker") for share in ("recall", "f1")
    }
    assert [(miss.what, miss.gold) for miss in evaluate(found).misses] == [("missed", "s-3")]


def test_a_found_row_too_many_lowers_precision_alone() -> None:
    """A second statement of the same content matches nothing: one gold row is found once."""
    found = small_gold()
    found["statements"].append(row(found, "statements", "s-3") | {"id": "s-9", "members": ["s-9"]})
    assert fallen(found) == {
        f"statements.{name}.{share}" for name in ("content", "content_and_speaker") for share in ("precision", "f1")
    }
    assert [(miss.what, miss.row) for miss in evaluate(found).misses] == [("spurious", "s-9")]


@pytest.mark.parametrize("kind", ["statements", "events", "commitments", "labels", "times", "disagreements"])
def test_nothing_found_is_no_precision_and_no_recall(kind: str) -> None:
    """Without found rows precision is null and recall and F1 are 0."""
    found = small_gold()
    found[kind] = []
    match = evaluate(found).kind(kind).matches[-1]
    assert (match.precision, match.recall, match.f1) == (None, 0.0, 0.0)


def test_an_empty_ledger_gets_nothing() -> None:
    """No share of an empty ledger is above 0, and all core rows are missed."""
    shares = scoring.figures(evaluate({}))
    assert {share for share in shares.values() if share is not None} <= {0.0}
    assert shares["statements.content.recall"] == 0.0
    assert shares["reports.file.recall"] == 0.0
    assert shares["mentions.states"] == 0.0


def test_the_greatest_overlap_goes_first() -> None:
    """Of two found statements that share half of a gold content or more, the nearer one is it."""
    found = small_gold()
    near = row(found, "statements", "s-1")
    shorter = "Arland would send 20 trucks"
    found["statements"].append(
        near | {"id": "s-0", "members": ["s-0"], "content": shorter, "content_parts": [list(span("a.txt", shorter))]}
    )
    assert [(miss.what, miss.row) for miss in evaluate(found).misses] == [("spurious", "s-0")]


def test_less_than_half_of_the_words_is_no_match() -> None:
    """Contents that share less than half of their words are two statements."""
    found = small_gold()
    less = "that Arland would"
    row(found, "statements", "s-1").update(content=less, content_parts=[list(span("a.txt", less))])
    content = evaluate(found).kind("statements").matches[0]
    assert (content.matched, content.found) == (5, 6)


def renamed(found: Rows) -> Rows:
    """The same rows as a ledger has them: report ids of its own, files in a folder."""
    names = {each["id"]: f"r-{number}" for number, each in enumerate(found["reports"])}
    for each in found["reports"]:
        each.update(id=names[each["id"]], file=f"folder/{each['file']}")

    def change(value: Any) -> Any:
        if isinstance(value, dict):
            return {
                key: names.get(one, one) if key in ("report", "root") else change(one) for key, one in value.items()
            }
        if isinstance(value, list):
            return [names.get(one, one) if isinstance(one, str) else change(one) for one in value]
        return value

    return {kind: [each if kind == "reports" else change(each) for each in rows] for kind, rows in found.items()}


@pytest.mark.parametrize("without", ["file", "sha256"])
def test_reports_are_known_by_file_or_hash(without: str) -> None:
    """A ledger has report ids of its own; the base name or the bytes say which report it is."""
    found = renamed(small_gold())
    for each in found["reports"]:
        each[without] = None
    assert fallen(found) == set()


def test_reports_that_gold_does_not_have_are_left_out() -> None:
    """A ledger may hold more reports than gold: their rows count for nothing."""
    found = small_gold()
    other = row(found, "reports", "b.txt") | {"id": "c.txt", "file": "c.txt", "sha256": "0"}
    found["reports"].append(other)
    stray = row(found, "statements", "s-5") | {"id": "s-9", "members": ["s-9"]}
    found["statements"].append(stray | {"evidence": [stray["evidence"][0] | {"report": "c.txt"}]})
    assert fallen(found) == set()
    assert evaluate(found).left_out == 1


def test_the_same_report_twice_is_one_too_many() -> None:
    """Two found reports that are one gold report lower precision."""
    found = small_gold()
    found["reports"].append(row(found, "reports", "b.txt") | {"id": "z.txt"})
    assert fallen(found) == {"reports.file.precision", "reports.file.f1"}


def test_a_merge_of_events_over_reports_costs_nothing() -> None:
    """One record with evidence in two reports answers for the gold event of each."""
    found = small_gold()
    merged, other = row(found, "events", "e-3"), row(found, "events", "e-1")
    gold = small_gold()
    row(gold, "events", "e-1").update({key: merged[key] for key in merged if key not in ("id", "evidence", "members")})
    merged.update(evidence=[*other["evidence"], *merged["evidence"]], members=["e-3", "e-1"])
    found["events"].remove(other)
    for each in (found, gold):
        del each["links"], each["commitments"]
    evaluation = scoring.evaluate(scoring.rows(found), scoring.rows(gold))
    assert {share for share in scoring.figures(evaluation).values() if share is not None} == {1.0}


def test_a_merge_of_renderings_costs_nothing() -> None:
    """One record of an utterance printed twice answers for both gold rows; their own modes are not asked of it."""
    found = small_gold()
    merged, other = row(found, "statements", "s-1"), row(found, "statements", "s-2")
    merged.update(evidence=[*merged["evidence"], *other["evidence"]], members=["s-1", "s-2"])
    found["statements"].remove(other)
    assert fallen(found) == set()


def test_a_repeat_that_is_one_record_is_not_one_too_many() -> None:
    """Words printed twice and merged are one record; as two records the second is spurious."""
    found = small_gold()
    record = row(found, "statements", "s-3")
    record.update(evidence=[*record["evidence"], cited("a.txt", "Arland pledges trucks")], members=["s-3", "s-8"])
    assert fallen(found) == set()
    repeat = {"id": "s-8", "members": ["s-8"], "evidence": [cited("a.txt", "Arland pledges trucks")]}
    start, end = span("a.txt", "Arland pledges trucks")
    found = small_gold()
    found["statements"].append(row(found, "statements", "s-3") | repeat | {"content_parts": [[start, end]]})
    assert "statements.content.precision" in fallen(found)


def test_a_merge_over_reports_finds_the_words_again() -> None:
    """The content of a merged statement is looked for in the evidence of each report it stands in."""
    again = "Vell said that Arland would send 20 trucks to Belmark soon."
    gold, found = small_gold(), small_gold()
    for rows in (gold, found):
        report = row(rows, "reports", "b.txt")
        report["blocks"][-1]["end"] += len(again)
        report["text"] += again
    start = len(SECOND)
    content = again.removeprefix("Vell said ").removesuffix(".")
    evidence = {"report": "b.txt", "start": start, "end": start + len(again) - 1, "quote": again[:-1]}
    first = row(gold, "statements", "s-1")
    copy = {
        "id": "s-7",
        "members": ["s-7"],
        "content": content,
        "content_parts": [[start + 10, start + 10 + len(content)]],
    }
    gold["statements"].append(first | copy | {"evidence": [evidence], "cue_span": [start + 5, start + 9]})
    record = row(found, "statements", "s-1")
    record.update(evidence=[evidence, *record["evidence"]], members=["s-1", "s-7"])
    evaluation = scoring.evaluate(scoring.rows(found), scoring.rows(gold))
    match = evaluation.kind("statements").matches[1]
    assert (match.found, match.matched, match.core_matched) == (7, 7, 6)
    assert evaluation.misses == ()


def test_a_joint_list_of_speakers_is_right_only_as_a_whole() -> None:
    """Both of two joint speakers must be found; one of them is wrong, and so is a third."""
    gold = small_gold()
    joint = row(gold, "statements", "s-3")
    joint.update(speaker=None, speakers=[VELL, KARR])
    for speakers, is_right in (([KARR, VELL], True), ([VELL], False), ([VELL, KARR, BELMARK], False)):
        found = small_gold()
        row(found, "statements", "s-3").update(speaker=None, speakers=speakers)
        evaluation = scoring.evaluate(scoring.rows(found), scoring.rows(gold))
        assert (scoring.figures(evaluation)["statements.speaker"] == 1.0) is is_right


def test_another_minister_is_right_by_code_and_wrong_by_name() -> None:
    """Country and sector are enough for `speaker`; `speaker_named` asks for the very person."""
    found = small_gold()
    row(found, "statements", "s-3")["speaker"] = party("a-new", "XBB.GOV", "Tam Orrin")
    assert fallen(found) == {"statements.speaker_named"}


def test_a_call_has_no_direction_and_a_visit_has() -> None:
    """Source and target of a talk may be exchanged or stand in one list."""
    gold = small_gold()
    row(gold, "events", "e-4").update(mode="phone")
    for source, target in (([BELMARK], [VELL]), ([VELL, BELMARK], [])):
        found = small_gold()
        row(found, "events", "e-4").update(mode="phone", source=source, target=target)
        figures = scoring.figures(scoring.evaluate(scoring.rows(found), scoring.rows(gold)))
        assert figures["events.parties"] == 1.0


def test_a_wrong_type_is_located_but_not_found() -> None:
    """An event of another type at the place is shown as located and counts as missed."""
    found = small_gold()
    row(found, "events", "e-3")["type"] = "ASSAULT"
    figures = scoring.figures(evaluate(found))
    assert figures["events.located.recall"] == 1.0
    assert figures["events.type.recall"] == pytest.approx(2 / 3)


@pytest.mark.parametrize("change", [{"kind": "money"}, {"provider": [KARR]}, {"recipient": []}])
def test_a_commitment_needs_kind_and_parties(change: dict[str, Any]) -> None:
    """Another kind, promisor or recipient is another commitment."""
    found = small_gold()
    row(found, "commitments", "c-1").update(change)
    match = evaluate(found).kind("commitments")
    assert [each.matched for each in match.matches] == [1, 0]
    assert {miss.what for miss in evaluate(found).misses if miss.kind == "commitments"} == {"missed", "spurious"}


def test_a_mention_is_right_by_head_and_code() -> None:
    """A longer span with the same head word is the mention; a name that nobody resolved is missing."""
    found = small_gold()
    start, end = span("a.txt", "President Ona Vell")
    mentions = found["actors"][2]["mention_spans"]
    mentions[0].update(start=start, end=end, quote="President Ona Vell")
    assert fallen(found) == set()
    mentions[0].update(start=span("a.txt", "President")[0], end=span("a.txt", "President")[1], quote="President")
    assert "mentions.named.recall" in fallen(found)


def test_states_are_counted_by_their_code() -> None:
    """A mention of a state that carries the code of another lowers `states` and `actor`, nothing else of mentions."""
    found = small_gold()
    arland, belmark = found["actors"][0], found["actors"][1]
    belmark["mention_spans"].append(arland["mention_spans"].pop())
    figures = scoring.figures(evaluate(found))
    assert figures["mentions.states"] == 0.9
    assert figures["mentions.named.recall"] == 1.0
    assert figures["mentions.actor"] == pytest.approx(16 / 17)


def test_mentions_may_come_in_a_file_of_their_own() -> None:
    """An export has mentions.jsonl; an unresolved mention and a spurious one show."""
    found = small_gold()
    spans = [(each["id"], mention) for each in found["actors"] for mention in each.pop("mention_spans")]
    found["mentions"] = [
        {"id": f"m-{number}", "actor": name, "kind": "name", "sense": None}
        | {key: mention[key] for key in ("report", "start", "end", "quote")}
        for number, (name, mention) in enumerate(spans)
    ]
    assert fallen(found) == set()
    found["mentions"][0]["actor"] = None
    assert fallen(found) == {"mentions.actor", "mentions.states", "mentions.states_all"}
    start, end = span("a.txt", "Monday")
    found["mentions"].append(found["mentions"][1] | {"id": "m-x", "start": start, "end": end, "quote": "Monday"})
    assert {"mentions.named.precision"} <= fallen(found)
    start, end = span("a.txt", "Read")
    found["mentions"][-1].update(start=start, end=end, quote="Read")
    assert "mentions.named.precision" not in fallen(found)


def test_an_actor_nobody_knows_is_spurious() -> None:
    """An actor of another code or without a shared name matches none."""
    found = small_gold()
    found["actors"][5].update(name="Tam Orrin", aliases=["Tam Orrin"])
    assert {"actors.code_and_name.precision", "actors.code_and_name.recall"} <= fallen(found)


def test_families_of_reports_are_right_as_a_whole() -> None:
    """Two reports taken for one origin are no gold family."""
    found = small_gold()
    found["origins"] = [{"id": "o-1", "root": "a.txt", "reports": ["a.txt", "b.txt"], "agency": None}]
    match = evaluate(found).kind("origins").matches[0]
    assert (match.precision, match.recall) == (0.0, 0.0)


@pytest.mark.parametrize(("value", "is_right"), [("2021-05-09", True), ("2021-05-08", False)])
def test_the_values_of_a_disagreement_are_a_set(value: str, is_right: bool) -> None:
    """Days must be the same days."""
    found = small_gold()
    found["disagreements"][0]["values"][0]["value"] = value
    assert ("disagreements.values" not in fallen(found)) is is_right


def test_a_disagreement_on_another_field_is_another() -> None:
    """The field decides which disagreement it is."""
    found = small_gold()
    found["disagreements"][0]["field"] = "lines"
    assert {"disagreements.record_and_field.precision", "disagreements.record_and_field.recall"} <= fallen(found)


def test_a_wrong_merge_shows_in_links() -> None:
    """Two gold events in one record lower the precision of links, and break a pair that must be kept apart."""
    gold = small_gold()
    gold["links"][1]["members"] = ["e-1", "e-3"]
    found = small_gold()
    merged, other = row(found, "events", "e-3"), row(found, "events", "e-1")
    merged.update(evidence=[*other["evidence"], *merged["evidence"]], members=["e-3", "e-1"])
    found["events"].remove(other)
    kind = scoring.evaluate(scoring.rows(found), scoring.rows(gold)).kind("links")
    assert kind.matches[0].precision == 0.0
    assert kind.fields[1].rate == 0.0


def test_gold_without_a_kind_has_no_opinion_on_it() -> None:
    """A kind without a file in gold is not scored; an empty file makes every found row wrong."""
    gold = small_gold()
    del gold["events"]
    with pytest.raises(KeyError):
        scoring.evaluate(GOLD, scoring.rows(gold)).kind("events")
    gold["events"] = []
    match = scoring.evaluate(GOLD, scoring.rows(gold)).kind("events").matches[0]
    assert (match.precision, match.recall, match.f1) == (0.0, None, None)


def test_gold_without_reports_cannot_be_compared() -> None:
    """Gold that has no reports is refused."""
    with pytest.raises(EvaluationError, match="reports"):
        scoring.evaluate(GOLD, scoring.rows({"statements": []}))


@settings(max_examples=8)
@given(st.randoms(use_true_random=False))
def test_the_order_of_rows_never_matters(shuffler: random.Random) -> None:
    """Shuffled rows and evidence give the same evaluation, to the byte."""
    found = small_gold()
    row(found, "statements", "s-1")["stance"] = "denies"
    row(found, "events", "e-3")["evidence"].append(cited("b.txt", "Vell visited Belmark"))
    found["statements"].append(row(found, "statements", "s-3") | {"id": "s-9", "members": ["s-9"]})
    expected = scoring.to_json(evaluate(found))
    for rows in found.values():
        shuffler.shuffle(rows)
        for each in rows:
            shuffler.shuffle(each.get("evidence", []))
    assert scoring.to_json(evaluate(found)) == expected


@pytest.mark.parametrize("name", ["seeds", "world"])
def test_the_shared_gold_is_perfect_against_itself(name: str) -> None:
    """The gold beside the checkout, taken as found, has 1 everywhere and falls into no trap."""
    if not (SHARED / name).is_dir():
        pytest.skip(f"no gold beside this checkout ({name}): it is not part of the project")
    gold = scoring.load(SHARED / name)
    evaluation = scoring.evaluate(gold, gold)
    shares = scoring.figures(evaluation)
    assert {key: share for key, share in shares.items() if share != 1.0 and not key.startswith("traps.")} == {}
    assert evaluation.falls == ()
    assert evaluation.misses == ()
