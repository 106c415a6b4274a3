"""The check of a user's own entries: what must be mended, what is only odd, what was accepted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.codebook import FILES, check, load
from servanda.codebook import checking as checking_module
from servanda.codebook.columns import columns
from servanda.codebook.rows import SHIPPED, numbered
from servanda.errors import CodebookError, NoSuchPathError


def put(folder: Path, name: str, text: str | bytes) -> Path:
    """Write one file of a user's folder, and give the folder."""
    (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def faults(folder: Path, name: str, text: str | bytes) -> list[tuple[int, str | None, str, str | None]]:
    """Give line, field, what came and how to mend it, of every fault in one file."""
    found = check([put(folder, name, text)]).faults
    return [(fault.line, fault.field, fault.got, fault.mend) for fault in found]


def remarks(folder: Path, name: str, text: str) -> list[tuple[int, str | None, str, str | None]]:
    """Give the same of every remark on a file without faults."""
    checked = check([put(folder, name, text)])
    assert checked.faults == ()
    return [(remark.line, remark.field, remark.got, remark.mend) for remark in checked.remarks]


def test_every_bad_cell_of_a_row_is_named_with_the_nearest_word(tmp_path: Path) -> None:
    """A row with two mistakes is mended at once, not twice."""
    table = "cue\tpart\tstance\tcommitment\nopine\tvreb\tpromise\t9\n"
    assert faults(tmp_path, "cues.tsv", table) == [
        (2, "commitment", "'9'", None),
        (2, "part", "'vreb'", "did you mean 'verb'?"),
        (2, "stance", "'promise'", "did you mean 'promises'?"),
    ]
    assert check([tmp_path]).faults[0].expected == "number from -3 to 3"


def test_the_bad_member_of_a_list_is_named(tmp_path: Path) -> None:
    """Not the whole list, which may be long."""
    table = "cue\tpart\tstance\ttakes\nopine\tverb\tasserts\tthat, quotation\n"
    assert faults(tmp_path, "cues.tsv", table) == [(2, "takes", "'quotation'", None)]


def test_a_field_inside_a_form_is_told(tmp_path: Path) -> None:
    """A form is a text or an object; the fault says which key is meant."""
    row = '{"code": "XQA", "name": "Quarland", "kind": "state", "names": [{"txt": "Quar"}]}\n'
    ((line, field, _, mend),) = faults(tmp_path, "states.jsonl", row)
    assert (line, field) == (1, "names")
    assert "txt" in (mend or "")


def test_what_must_stand_and_does_not_is_named(tmp_path: Path) -> None:
    """A missing key of a line, a missing column of a table: once, not for each row."""
    assert faults(tmp_path, "media.jsonl", '{"id": "qw", "code": "XQA.JRN", "name": "Quar Wire"}\n') == [
        (1, "kind", "nothing", "'kind' must stand in every row")
    ]
    (tmp_path / "media.jsonl").unlink()
    assert faults(tmp_path, "titles.tsv", "text\nSirdar\nMin\n") == [(1, "kind", "none", "add it to the first row")]


def test_lines_that_are_no_row_are_named_and_the_others_stand(tmp_path: Path) -> None:
    """Broken JSON, a list, NaN and endless nesting each cost their own line."""
    lines = ['{"code":', "[1]", '{"code": NaN}', "[" * 3000, '{"code": "XQA", "name": "Quarland"}']
    found = check([put(tmp_path, "states.jsonl", "\n".join(lines))])
    assert [fault.line for fault in found.faults] == [1, 2, 3, 4]
    assert [(file.accepted, file.refused) for file in found.files] == [(1, 4)]


def test_half_a_character_costs_its_line(tmp_path: Path) -> None:
    """What one reader of JSON takes and the other does not is a fault in words, not a crash."""
    ((line, _, _, mend),) = faults(tmp_path, "states.jsonl", '{"code": "XQA", "name": "\\ud800"}')
    assert line == 1
    assert mend


@pytest.mark.parametrize(
    ("data", "got"),
    [
        (b"PK\3\4 a workbook", "a workbook or zip file"),
        ("text\tkind\n".encode("utf-16"), "UTF-16"),
        (b"text\tkind\nG\xe9n\trank\n", "the byte 0xE9"),
        (b"text\tkind\n\0\0\n", "binary data"),
        (b"text\tkind\rSirdar\trank\r", "carriage returns only"),
    ],
)
def test_bytes_that_are_no_plain_text_are_told_apart(tmp_path: Path, data: bytes, got: str) -> None:
    """One fault for the file, saying how to save it."""
    ((_, field, came, mend),) = faults(tmp_path, "titles.tsv", data)
    assert (field, came) == (None, got)
    assert "save" in (mend or "")


def test_a_byte_order_mark_and_line_ends_of_windows_are_fine(tmp_path: Path) -> None:
    """As spreadsheets write them; spaces around a cell do not count."""
    put(tmp_path, "titles.tsv", b"\xef\xbb\xbftext\tkind \r\nSirdar\t rank\r\n")
    assert check([tmp_path]).faults == ()
    assert load(tmp_path).titles.at(["Sirdar"], 0) == ("rank", 1)


@pytest.mark.parametrize(
    ("header", "mend"),
    [
        ("text,kind", "set the cells apart by tabs, not by ','"),
        ("text;kind", "set the cells apart by tabs, not by ';'"),
        ("Sirdar\trank", "name the columns in the first row"),
    ],
)
def test_a_table_without_its_header_is_told_why(tmp_path: Path, header: str, mend: str) -> None:
    """Commas instead of tabs, or no names of columns at all."""
    assert [found[3] for found in faults(tmp_path, "titles.tsv", f"{header}\nx\n")] == [mend]


def test_a_column_twice_is_a_fault(tmp_path: Path) -> None:
    """Which of the two would count?"""
    assert faults(tmp_path, "titles.tsv", "text\tkind\tkind\n")[0][1:3] == ("kind", "2 of this name")


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A dump that was put into the folder by mistake costs nothing."""
    monkeypatch.setattr(checking_module, "LARGEST", 10)
    assert faults(tmp_path, "titles.tsv", "text\tkind\nSirdar\trank\n")[0][2:] == ("22", "is it the right file?")


def test_files_of_other_names(tmp_path: Path) -> None:
    """A wrong ending and a misspelt name are told; a README is nobody's mistake."""
    put(tmp_path, "README.md", "mine")
    put(tmp_path, "cues.csv", "cue\n")
    put(tmp_path, "notes.txt", "mine")
    put(tmp_path, "labels.tsv", "")
    remarks = check([tmp_path]).remarks
    assert [(Path(one.file).name, one.mend) for one in remarks if one.got == "another name"] == [
        ("cues.csv", "it is left alone")
    ]
    (tmp_path / "labels.tsv").unlink()
    ((_, _, _, mend),) = faults(tmp_path, "cues.jsonl", "{}")
    assert mend == "did you mean 'cues.tsv'?"


@pytest.mark.parametrize("name", [None, "README.md", "cues.csv", "verbs.toml"])
def test_a_folder_without_a_codebook_file_is_refused(tmp_path: Path, name: str | None) -> None:
    """Who names it believes that it adds something; a file with almost the right name is told."""
    if name is not None:
        put(tmp_path, name, "mine\n")
    checked = check([tmp_path])
    nearly = [Path(fault.file).name for fault in checked.faults if fault.got == "another name"]
    assert nearly == ([name] if name in {"cues.csv", "verbs.toml"} else [])
    assert [fault.got for fault in checked.faults if fault.file == str(tmp_path)] == ["none"]
    assert checked.remarks == ()
    with pytest.raises(CodebookError, match="expected codebook files"):
        load(tmp_path)


def test_single_files_are_checked_and_nothing_at_a_path_is_a_wrong_call(tmp_path: Path) -> None:
    """A file by its own name, named twice and read once."""
    file = put(tmp_path, "titles.tsv", "text\tkind\nSirdar\trank\n") / "titles.tsv"
    assert [each.accepted for each in check([file, tmp_path]).files] == [1]
    with pytest.raises(NoSuchPathError):
        check([tmp_path / "nowhere"])


def test_an_empty_file_adds_nothing(tmp_path: Path) -> None:
    """Neither does one of comments: a remark, no fault."""
    assert remarks(tmp_path, "cues.tsv", "") == [(0, None, "none", "nothing is added by it")]


def test_rows_that_point_nowhere_are_faults(tmp_path: Path) -> None:
    """A set, a paper or a list that is not there would make a row that does nothing."""
    table = "text\tpart\ttype\tobjects\nparley\tverb\tCONSULT\t@tlaks, @quays\n"
    assert [found[2:] for found in faults(tmp_path, "events.tsv", table)] == [
        ("'@tlaks'", "did you mean '@talks'?"),
        ("'@quays'", None),
    ]
    put(tmp_path, "objects.tsv", "set\twords\nquays\tquay\n")
    assert len(check([tmp_path]).faults) == 1
    put(tmp_path, "events.tsv", "text\tpart\ttype\nparley\tverb\tCONSULT\n")
    steps = "text\tpart\tstep\tobjects\nparley\tverb\tsigned\t@treety, accord\n"
    assert faults(tmp_path, "steps.tsv", steps) == [(2, "objects", "'@treety'", "did you mean '@treaty'?")]
    put(tmp_path, "steps.tsv", "text\tpart\tstep\n")
    assert faults(tmp_path, "words.tsv", "list\tword\nmonht\tFrimaire\n") == [
        (2, "list", "'monht'", "did you mean 'month'?")
    ]


def test_sectors_and_contexts_that_nobody_knows_are_faults(tmp_path: Path) -> None:
    """A sector of one's own is known when sectors.tsv names it."""
    people = "text\tsector\ntidewaiter\tLBA\nfoghorner\tFOG\n"
    put(tmp_path, "contexts.tsv", "word\tcontext\nkelp\tenviroment\n")
    assert faults(tmp_path, "people.tsv", people) == [
        (2, "context", "'enviroment'", "did you mean 'environment'?"),
        (2, "sector", "'LBA'", "did you mean 'LAB'?"),
        (3, "sector", "'FOG'", None),
    ]
    put(tmp_path, "sectors.tsv", "suffix\tname\tkind\nFOG\tFoghorners of *\tgroup\n")
    assert [fault.got for fault in check([tmp_path]).faults] == ["'enviroment'", "'LBA'"]


def test_a_currency_that_nothing_would_find_is_a_fault(tmp_path: Path) -> None:
    """Letters and signs mixed otherwise than with the dollar's."""
    assert faults(tmp_path, "currencies.tsv", "text\tcode\nQ€\tXQT\nthaler\tXQT\n") == [
        (2, "text", "'Q€'", "nothing would find it")
    ]


def test_a_row_that_stands_already_is_told(tmp_path: Path) -> None:
    """The same row as shipped, another one with its key, one's own row twice."""
    put(tmp_path, "sectors.tsv", "suffix\tname\tkind\nGOV.TIDE\tTide office of *\tbody\n")
    shipped = next(line for line in (SHIPPED / "titles.tsv").read_text("utf-8").splitlines() if "\trank" in line)
    word = shipped.split("\t")[0]
    table = f"text\tkind\n{shipped}\n{word}\thonorific\nSirdar\trank\nsirdar\thonorific\n"
    assert remarks(tmp_path, "titles.tsv", table) == [
        (2, "text", "the same row, which is shipped", "it can be left out"),
        (3, "text", "the one in line 2", "the later one counts"),
        (5, "text", "the one in line 4", "the later one counts"),
    ]
    other = tmp_path / "other"
    other.mkdir()
    put(other, "titles.tsv", "text\tkind\nSirdar\trank\n")
    assert f"the one in line 5 of {tmp_path / 'titles.tsv'}" in [
        remark.got for remark in check([tmp_path, other]).remarks
    ]


def test_a_row_that_takes_a_shipped_rows_place_is_told(tmp_path: Path) -> None:
    """It is allowed, and it should not happen by accident."""
    assert remarks(tmp_path, "cues.tsv", "cue\tpart\tstance\nsay\tverb\tdenies\n") == [
        (2, "cue", "a shipped row", "yours takes its place")
    ]


def test_a_name_that_somebody_else_has_is_told(tmp_path: Path) -> None:
    """An outlet with the name of another, a town and a demonym that another state has."""
    row = '{"code": "XQA", "name": "Quarland", "kind": "state", "demonyms": [{"text": "Kenyan"}]}\n'
    assert [found[1:3] for found in remarks(tmp_path, "states.jsonl", row)] == [("demonyms", "KEN")]
    media = '{"id": "qw", "code": "XQA.JRN", "name": "Quar Wire", "kind": "agency", "names": ["Reuters"]}\n'
    assert (1, "names", "reuters", "the words around will have to decide") in remarks(tmp_path, "media.jsonl", media)


def test_a_verb_in_another_form_is_told(tmp_path: Path) -> None:
    """All forms of the base form are found; those of "pledged" are nowhere."""
    table = "cue\tpart\tstance\npledged\tverb\tpromises\nbreeze out\tverb\tasserts\nspoken word\tnoun\tasserts\n"
    assert remarks(tmp_path, "cues.tsv", table) == [(2, "cue", "'pledged'", "write 'pledge': all its forms are found")]


def test_an_actor_without_a_name_and_a_country_that_nobody_knows_are_told(tmp_path: Path) -> None:
    """A ministry of a known state needs no name; an unknown code is offered the nearest one."""
    put(tmp_path, "seats.jsonl", '{"code": "KEN.GOV.MFA", "seats": ["Lighthouse Row"]}\n')
    put(tmp_path, "places.tsv", "text\tcode\nQuarport\tXQA\nthe Quar Pact\t---\n")
    row = '{"code": "XQB", "country": "XQA"}\n'
    assert remarks(tmp_path, "states.jsonl", row) == [
        (2, "code", "'XQA'", "correct the code, or add the state to states.jsonl"),
        (1, "country", "'XQA'", "correct the code, or add the state to states.jsonl"),
        (1, "name", "none", "the code will stand for the name"),
    ]


def test_good_rows_are_counted(tmp_path: Path) -> None:
    """A summary says what will be used."""
    put(tmp_path, "labels.tsv", "# mine\ntext\tkind\tpolarity\ntinpot court\tevaluation\t-1\n")
    checked = check([tmp_path])
    assert (checked.faults, checked.remarks) == ((), ())
    assert [(Path(file.file).name, file.accepted, file.refused) for file in checked.files] == [("labels.tsv", 1, 0)]


def test_a_fault_stops_the_load_with_its_place_and_remedy(tmp_path: Path) -> None:
    """The same words as in the check."""
    put(tmp_path, "labels.tsv", "text\tkind\tpolarity\ntinpot court\tevaluaton\t-2\n")
    with pytest.raises(CodebookError, match=r"labels\.tsv:2: kind: .* did you mean 'evaluation'\?"):
        load(tmp_path)


def test_no_shipped_row_has_the_key_of_another() -> None:
    """Two rows of one key in one file: one of them would do nothing."""
    for name, row in FILES.items():
        rows, found = numbered((SHIPPED / name).read_bytes(), row, name=name)
        assert found == []
        # Capitals tell forms apart where they are printed ("Mou", "MoU"), so the key is compared as written here.
        keys = [tuple(getattr(each, column) for column in row.KEY) for _, each in rows if row.KEY]
        assert len(keys) == len(set(keys)), name


def test_every_key_is_made_of_columns() -> None:
    """A key that names no column would be found only when it is used."""
    for row in FILES.values():
        assert set(row.KEY) <= {column.name for column in columns(row)}


@given(st.sampled_from(sorted(FILES)), st.binary(max_size=200))
def test_no_bytes_break_the_check(name: str, data: bytes) -> None:
    """Whatever a file holds, each line is a row or a fault that can be shown."""
    rows, found = numbered(data, FILES[name], name=name)
    assert all(fault.message for fault in found)
    assert len(rows) <= data.count(b"\n") + 1


@given(
    st.dictionaries(
        st.sampled_from(["code", "name", "kind", "names", "odd"]), st.none() | st.text() | st.lists(st.integers())
    )
)
def test_no_object_breaks_the_check(values: dict[str, object]) -> None:
    """A line of JSON with whatever values gives one row or at least one fault."""
    rows, found = numbered(json.dumps(values).encode(), FILES["states.jsonl"], name="states.jsonl")
    assert len(rows) == 1 or found
