"""The drawing of who with whom."""

from __future__ import annotations

from dataclasses import dataclass

from servanda.web.families import Family
from servanda.web.graph import HEIGHT, SIDES, WIDTH, graph


@dataclass(frozen=True)
class Drawn:
    """A row of a table."""

    ends: tuple[str, str]
    number: int = 1
    stroke: str = ""
    family: Family = Family.PLAIN
    told: str = "told"

    @property
    def names(self) -> tuple[str, str]:
        """Give names as long as those of bodies."""
        return f"Ministry of {self.ends[0]}", f"Ministry of {self.ends[1]}"


def test_every_name_stands_inside_the_picture() -> None:
    """Where there is room no name is left out, cut or run out of it."""
    found = graph([Drawn((f"S{one:02}", f"S{(7 * one + 3) % 20:02}"), number=one + 1) for one in range(20)])
    assert len(found.nodes) == 20
    for node in found.nodes:
        wide = len(node.name) * 7.6
        left = node.name_x - {"start": 0, "end": wide, "middle": wide / 2}[node.anchor]
        assert node.name == node.whole_name
        assert left >= 0
        assert left + wide <= WIDTH
        assert 0 < node.name_y < HEIGHT


def test_lines_of_one_pair_lie_side_by_side() -> None:
    """Whichever side gives, no line covers another."""
    found = graph([Drawn(("NRL", "SDR")), Drawn(("SDR", "NRL")), Drawn(("NRL", "SDR"), stroke="alleged")])
    middles = [tie.through[len(tie.through) // 2] for tie in found.ties]
    assert len({(round(x), round(y)) for x, y in middles}) == 3


def test_as_many_sides_are_drawn_as_names_can_be_read() -> None:
    """The strongest rows first; a weaker row between sides that are there is drawn still."""
    rows = [Drawn((f"S{2 * one:03}", f"S{2 * one + 1:03}"), number=99 - one) for one in range(40)]
    rows.append(Drawn(("S000", "S003")))
    found = graph(rows)
    assert len(found.nodes) == SIDES
    assert found.drawn == SIDES // 2 + 1
    assert found.ties[-1].row == 40


def test_a_very_long_name_is_cut_and_kept_whole_beside() -> None:
    """What does not fit says so, and the title has all of it."""
    (first, _) = sorted(graph([Drawn(("A" * 200, "B"))]).nodes, key=lambda node: node.side)
    assert first.name.endswith("…")
    assert len(first.name) <= 30
    assert first.whole_name.endswith("A" * 200)


def test_no_rows_draw_nothing() -> None:
    """An empty table has an empty picture."""
    assert graph([]).nodes == graph([]).ties == ()
