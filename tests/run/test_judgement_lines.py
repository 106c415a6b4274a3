"""Judgements as JSON Lines: read again they are the same, and what is none is named."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from servanda.export import row
from servanda.model import JudgedPlace, Judgement, JudgementKind, Span, sealed
from servanda.run.judgement_lines import read_lines

GOOD = {"at": "2031-05-01T12:00:00Z", "who": "Ana", "kind": "right", "target": ["e-1"]}

texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=9).filter(str.strip)


@st.composite
def decisions(draw):
    """Give a whole judgement of any kind."""
    kind = draw(st.sampled_from(list(JudgementKind)))
    many = {JudgementKind.UNDO: 0}.get(kind, 2 if kind in ("same", "different", "unsure") else 1)
    target = tuple(f"e-{number}" for number in range(many))
    place = st.builds(
        lambda start, words: JudgedPlace("event", "r-1", Span(start, start + len(words)), words, 0.5),
        st.integers(0, 99),
        texts,
    )
    return sealed(
        Judgement(
            "",
            draw(st.datetimes(min_value=datetime(2000, 1, 1))).replace(tzinfo=UTC),  # noqa: DTZ001
            draw(texts),
            kind,
            target,
            field=draw(texts) if kind is JudgementKind.VALUE else None,
            value=draw(texts) if kind is JudgementKind.VALUE else None,
            reason=draw(st.none() | texts),
            undoes="j-1" if kind is JudgementKind.UNDO else None,
            places=tuple(draw(place) for _ in target) if draw(st.booleans()) else (),
            was=draw(st.none() | texts) if kind is JudgementKind.VALUE else None,
        )
    )


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=40)
@given(st.lists(decisions(), max_size=3))
def test_what_is_written_is_read_again(made):
    """Write, read: the same judgements, ids included."""
    assert read_lines(msgspec.json.encode(row(one)) for one in made) == (made, [])


def test_a_line_without_an_id_gets_the_one_of_its_content():
    """Hand-made lines need no id, a known id is checked, empty lines are passed over, and any zone is UTC."""
    (plain,), _ = read_lines([b"", msgspec.json.encode(GOOD), b"  "])
    (again,), _ = read_lines([msgspec.json.encode({**GOOD, "id": plain.id})])
    zone = datetime(2031, 5, 1, 14, tzinfo=timezone(timedelta(hours=2))).isoformat()
    (shifted,), _ = read_lines([msgspec.json.encode({**GOOD, "at": zone})])
    assert plain == again == shifted


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        (
            {"kind": "maybe"},
            'expected one of same, different, unsure, right, wrong, value, undo in `kind`, found "maybe"',
        ),
        ({"at": "yesterday"}, 'expected a time with its zone, as in 2031-05-01T12:00:00Z in `at`, found "yesterday"'),
        ({"at": "2031-05-01T12:00:00"}, 'in `at`, found "2031-05-01T12:00:00"; add Z for UTC'),
        ({"who": " "}, "name of a person"),
        ({"who": 7}, "expected the name of a person in `who`, found 7; mend it"),
        ({"reason": ["long"] * 40}, "expected words in quotation marks, or null in `reason`, found [" + '"long",' * 8),
        ({"target": []}, "expected one id in `target` for right, found 0"),
        ({"target": "e-1"}, 'expected a list of the ids of findings in `target`, found "e-1"'),
        ({"kind": "same"}, "two ids or more in `target`"),
        ({"kind": "value"}, "expected words in `field` and `value` for a corrected value, found null and null"),
        ({"kind": "undo"}, "expected the id of a judgement in `undoes` and no target, found null and 1 targets"),
        ({"places": [{"kind": "event"}]}, "expected a list of objects with kind, report, start, end, quote and score"),
        ({"id": "j-1"}, "which its content makes"),
        (
            {
                "kind": "same",
                "target": ["e-1", "e-2"],
                "places": [{"kind": "event", "report": "r-1", "start": 0, "end": 1, "quote": "x", "score": 1}],
            },
            "found 1 for 2",
        ),
        (
            {"places": [{"kind": "event", "report": "r-1", "start": 5, "end": 1, "quote": "x", "score": 1}]},
            "start <= end",
        ),
    ],
)
def test_a_line_that_is_none_is_named(changed, words):
    """The line's number and what was expected; the lines around it are read."""
    good = msgspec.json.encode(GOOD)
    found, faults = read_lines([good, msgspec.json.encode({**GOOD, **changed}), b"no json", good])
    assert len(found) == 2
    assert faults[0].startswith("line 2: ")
    assert words in faults[0]
    assert faults[1].startswith('line 3: expected a JSON object on one line, found "no json"')


@pytest.mark.parametrize("name", ["at", "who", "kind"])
def test_a_field_that_is_missing_is_named(name):
    """What belongs there is said, not only that something is wrong."""
    rest = {key: value for key, value in GOOD.items() if key != name}
    _, (fault,) = read_lines([msgspec.json.encode(rest)])
    assert f" in `{name}`, found no such field; add it" in fault


@pytest.mark.parametrize("line", [b"[1]", b"\xff\xfe", b'{"at": ', b'"e-1"'])
def test_what_is_no_object_is_told_in_words(line):
    """Broken JSON, broken bytes and other JSON are told alike, without the words of a library."""
    found, (fault,) = read_lines([line])
    assert found == []
    assert fault.startswith("line 1: expected a JSON object on one line, found ")
    assert "or take the line out" in fault
