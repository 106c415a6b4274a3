import io
import os
from pathlib import Path

import pytest

from servanda.errors import NoSuchPathError
from servanda.intake import inbox, sources
from servanda.model import Problem, Source


def listed(*paths, stdin=None, limit=1000):
    return list(sources(paths, stdin=stdin, limit=limit))


def test_folder(tmp_path):
    """A folder gives its pages at every depth, sorted, and a problem for every other file."""
    for name in ("b.txt", "a.html", "c.pdf", ".hidden.txt", "sub/d.htm"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(name)
    found = listed(tmp_path)
    names = [Path(one.name if isinstance(one, Source) else one.source).name for one in found]
    assert names == [".hidden.txt", "a.html", "b.txt", "c.pdf", "d.htm"]
    assert [one.code for one in found if isinstance(one, Problem)] == ["not_a_page", "not_a_page"]
    page = found[1]
    assert (page.file, page.data, page.media_type) == ("a.html", b"a.html", "text/html")


def test_named_file_is_taken_whatever_it_is_called(tmp_path):
    """A file that is named itself is read even without a known ending."""
    path = tmp_path / "dump"
    path.write_text("The ferry sails.")
    assert listed(path)[0].data == b"The ferry sails."


def test_missing_path_raises_before_anything_is_read(tmp_path):
    """A path that is not there is an error of the call."""
    with pytest.raises(NoSuchPathError, match="nowhere"):
        sources([tmp_path, tmp_path / "nowhere"])
    with pytest.raises(NoSuchPathError):
        sources([Path("-")])


def test_file_that_cannot_be_opened(tmp_path):
    """A file that the system refuses is a problem and the rest goes on."""
    path = tmp_path / "loop.txt"
    path.symlink_to(tmp_path / "gone.txt")
    (tmp_path / "x.txt").write_text("x")
    problem, page = listed(tmp_path)
    assert (problem.code, page.data) == ("unreadable", b"x")


def test_large_file(tmp_path):
    """A page beyond the limit is a problem; one at the limit is read."""
    (tmp_path / "a.txt").write_bytes(b"x" * 11)
    (tmp_path / "b.txt").write_bytes(b"x" * 10)
    problem, page = listed(tmp_path, limit=10)
    assert (problem.code, len(page.data)) == ("too_large", 10)


def test_json_lines(tmp_path):
    """Each line is one source; broken, empty and endless lines do not stop the others."""
    path = tmp_path / "pages.jsonl"
    path.write_bytes(
        b'{"url": "https://a.example/1", "text": "One.", "published": "2031-01-02", "other": 5}\n'
        b"\r\n"
        b'{"url": "https://a.example/2"}\r\n'
        b"not json\n" + b'{"text": "' + b"x" * 300 + b'"}\n' + b'{"html": "<p>Two</p>"}'
    )
    first, empty, broken, long, last = listed(path, limit=100)
    assert (first.name, first.file, first.url, first.published) == (
        f"{path}:1",
        "pages.jsonl",
        "https://a.example/1",
        "2031-01-02",
    )
    assert first.media_type == "application/json"
    assert [empty.code, broken.code, long.code] == ["bad_line", "bad_line", "too_large"]
    assert (empty.source, long.source) == (f"{path}:3", f"{path}:5")
    assert last.name == f"{path}:6"


def test_endless_line_at_the_end(tmp_path):
    """A line that is too long and never ends is one problem."""
    path = tmp_path / "pages.jsonl"
    path.write_bytes(b"x" * 1000)
    assert [one.code for one in listed(path, limit=100)] == ["too_large"]


def test_large_json_lines_of_small_pages(tmp_path):
    """The limit is one page's, not the file's."""
    path = tmp_path / "pages.jsonl"
    path.write_bytes(b'{"text": "A ferry."}\n' * 50)
    assert len(listed(path, limit=100)) == 50


@pytest.mark.parametrize(
    ("data", "names"),
    [
        (b"The ferry sails.\nIt is late.", ["-"]),
        (b'{"text": "One."}\n{"text": "Two."}\n', ["-:1", "-:2"]),
        (b'{"a": 1}\n', ["-"]),
        (b"", ["-"]),
    ],
)
def test_standard_input(data, names):
    """Standard input is one page, or one source a line when it begins with a page in JSON."""
    found = listed(Path("-"), stdin=io.BytesIO(data))
    assert [one.name for one in found] == names
    assert all(one.file is None for one in found)


def test_standard_input_too_large():
    """Standard input is not read beyond the limit."""
    assert listed(Path("-"), stdin=io.BytesIO(b"x\n" * 99), limit=50)[0].code == "too_large"


@pytest.mark.parametrize(
    ("line", "published"),
    [
        (b'{"text": "x", "date": "2031-02-04"}', "2031-02-04"),
        (b'{"text": "x", "date": "2031-02-04", "published": "2031-02-05"}', "2031-02-05"),
        (b'{"text": "x", "date": 1738627200}', None),
    ],
)
def test_a_line_may_call_the_day_of_publication_date(line, published):
    """Many archives do; what is no text is not read as a day."""
    found = inbox.row(line)
    assert found is not None
    assert found.published == published


def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path):
    """Nobody may ever write into it."""
    os.mkfifo(tmp_path / "pipe.txt")
    (problem,) = sources([tmp_path])
    assert isinstance(problem, Problem)
    assert (problem.code, problem.source) == ("not_a_page", str(tmp_path / "pipe.txt"))


@pytest.mark.parametrize("data", [b"", b"\n \r\n\n"])
def test_json_lines_without_a_page_are_said_to_be_empty(tmp_path, data):
    """A file that is there is not said to be missing, in a folder or named itself."""
    path = tmp_path / "pages.jsonl"
    path.write_bytes(data)
    for named in (path, tmp_path):
        (problem,) = listed(named)
        assert (problem.code, problem.source) == ("empty", str(path))
        assert "one JSON object a line" in problem.message


@pytest.mark.parametrize(
    ("line", "came"),
    [
        (b"no json", "no JSON"),
        (b"\xff{", "no JSON"),
        (b"[1]", "JSON that is no object"),
        (b"{}", "no field"),
        (b'{"txt": "x", "a": 1}', "the fields a, txt"),
        (b'{"text": 7}', "a field of another kind than text"),
        (b'{"text": null}', "the fields text"),
    ],
)
def test_a_line_that_is_no_page_is_told_with_what_came(tmp_path, line, came):
    """What was expected and what stands there, so that the line can be mended."""
    (tmp_path / "x.jsonl").write_bytes(line)
    (problem,) = listed(tmp_path / "x.jsonl")
    assert problem.message == f'expected a JSON object with "text" or "html" in it, found {came}'
