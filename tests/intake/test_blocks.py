from hypothesis import given
from hypothesis import strategies as st

from intake.pages import kinds_of
from servanda.intake.blocks import Zone, kinds, tiles, zone
from servanda.intake.lines import strips
from servanda.intake.markup import Layout
from servanda.model import BlockKind

FIRST = "The harbour ministry said on Monday that the ferry to the northern island would sail again."
SECOND = "The line had been closed for two months after a storm damaged the pier and both ships."
THIRD = "Fishermen on the island welcomed the decision and asked for a second ship before winter comes."


def shown(text: str, layouts: dict[int, Layout] | None = None) -> list[tuple[str, str]]:
    found = strips(text, layouts)
    return [(kind.value, strip.text) for kind, strip in zip(kinds(found, zone(found)), found, strict=True)]


def of(kind: str, text: str) -> list[str]:
    return [words for found, words in shown(text) if found == kind]


def test_menus_around_the_body():
    """Menus before and after sentences are furniture."""
    text = f"Home\nSea\nTrade\nWeather\n{FIRST}\n{SECOND}\nAbout us\nContact\nJobs"
    assert of("body", text) == [FIRST, SECOND]


def test_subheading_inside_the_body():
    """A subheading between paragraphs is body."""
    assert "Second ship" in of("body", f"{FIRST}\nSecond ship\n{SECOND}\n{THIRD}")


def test_tags_inside_the_body():
    """Four short strips in a row inside the body are tags, but not a list that a colon announces."""
    tags = "\nsea\nferry\nisland\nstorm\n"
    assert of("body", f"{FIRST} {SECOND}{tags}{SECOND}\n{THIRD}") == [f"{FIRST} {SECOND}", SECOND, THIRD]
    assert len(of("body", f"{FIRST}\nThe ministry named four ports for it:{tags}{SECOND}\n{THIRD}")) == 8


def test_list_at_the_end():
    """A list that an article ends with is body; a menu after it is not."""
    text = f"{FIRST}\n{SECOND}\nThe ships:\n– Northern Star\n– Southern Star\nHome\nSea"
    assert of("body", text)[-3:] == ["The ships:", "– Northern Star", "– Southern Star"]
    assert of("body", f"{FIRST}\nThe ministry named the ports that will open again:\nSuva\nLautoka")[-2:] == [
        "Suva",
        "Lautoka",
    ]


def test_teasers_after_a_tail():
    """What follows "Read more" is another article's, if it is headings and single sentences."""
    text = f"{FIRST}\n{SECOND}\n{THIRD}\nRead more\nTRADE\nPort of Suva Opens New Pier\nThe pier is the third.\nWeather\n2 min read"
    found = shown(text)
    assert [kind for kind, _ in found] == ["body"] * 3 + ["furniture"] + ["teaser"] * 3 + ["furniture"] * 2


def test_article_goes_on_after_read_more():
    """An article whose sentences go on after "Read more" goes on."""
    before = f"{FIRST} {SECOND}\n{SECOND} {THIRD}\n{THIRD} {FIRST}\n{FIRST} {THIRD}"
    after = f"{SECOND} {FIRST}\n{THIRD} {SECOND}\nPhoto: Ana Cruz\n(File photo of a ferry that leaves the port of Suva)\n{FIRST} It sails."
    assert len(of("body", f"{before}\nRead more\n{after}")) == 7
    assert (
        len(of("body", f"{before}\nRead more\n{FIRST} Yes.\nPort opens\n{SECOND} Yes.\nFerry sails\n{THIRD} Yes.")) == 4
    )


def test_comments_end_the_article():
    """Comments are not read, however long they are."""
    text = f"{FIRST}\n{SECOND}\n{THIRD}\n{FIRST} Yes.\n12 Comments on “Ferry”\n" + f"{THIRD} I think so.\n" * 5
    assert len(of("body", text)) == 4


def test_headings_and_single_sentences_at_the_end():
    """Three and more headlines with a sentence each, after an article, are teasers even without a sign."""
    teaser = "Port Of {} Opens New Pier\nThe pier at {} is the third one that opens this year.\n"
    text = f"{FIRST}\n{SECOND}\n{THIRD}\n" + "".join(teaser.format(name, name) for name in ("Suva", "Lima", "Reno"))
    assert of("body", text) == [FIRST, SECOND, THIRD]
    two = f"{FIRST}\n{SECOND}\n{THIRD}\n" + "".join(teaser.format(name, name) for name in ("Suva", "Lima"))
    assert len(of("body", two)) == 7
    long = "Port Of Suva Opens New Pier\n" + f"{FIRST[:-1]} and {SECOND[:-1]} and {THIRD}\n"
    assert len(of("body", f"{FIRST}\n{SECOND}\n{THIRD}\n{long * 3}")) > 5


def test_addresses():
    """An address after the body leads to another article, one before it is furniture."""
    found = shown(f"https://a.example/1\n{FIRST}\n{SECOND}\nhttps://a.example/2")
    assert (found[0][0], found[-1][0]) == ("furniture", "teaser")


def test_repeated_paragraph():
    """A paragraph that stands twice is read once; short ones may repeat."""
    found = shown(f"{FIRST}\nHe said so.\n{FIRST}\nHe said so.\n{SECOND}")
    assert [kind for kind, _ in found] == ["body", "body", "furniture", "body", "body"]


def test_no_article():
    """A page of menus has no body."""
    assert {kind for kind, _ in shown("Home\nSea\nTrade")} == {"furniture"}
    assert zone(()) == Zone(0, 0)
    assert 0 not in zone(())


def test_regions_of_html():
    """What stands in a menu, a caption or a byline of the page is no body, whatever it reads like."""
    text = f"{FIRST}\n{SECOND}\n{THIRD}\nAna Cruz\nAna Cruz writes about ferries, ports and the sea and lives in Suva with two cats."
    starts = [0]
    for line in text.split("\n")[:-1]:
        starts.append(starts[-1] + len(line) + 1)
    regions = [(), ("nav",), ("caption",), ("byline",), ("byline",)]
    found = shown(text, {at: Layout("p", 1, region) for at, region in zip(starts, regions, strict=True)})
    assert [kind for kind, _ in found] == ["body", "teaser", "caption", "byline", "furniture"]


def test_chosen_strips():
    """In HTML the extractor's choice is body, but not what its form or class makes something else."""
    text = f"{FIRST}\nBy Ana Cruz\n{SECOND}\n{THIRD}"
    starts = {0: Layout("p"), len(FIRST) + 1: Layout("p"), len(FIRST) + 13: Layout("p", 1, ("standfirst",))}
    found = strips(text, starts)
    given = kinds(found, Zone(0, 3), chosen={0, 1, 2})
    assert given[:3] == [BlockKind.BODY, BlockKind.BYLINE, BlockKind.STANDFIRST]
    assert given[3] is not BlockKind.BODY


@given(
    st.lists(
        st.sampled_from(
            [FIRST, SECOND, "Home", "Read more", "12 views", "By Ana Cruz", "x | y | 3 May 2031", "\u00a0"]
        ),
        max_size=12,
    )
)
def test_blocks_tile(parts):
    """Joined, the blocks are the text."""
    text = "\n\n".join(parts)
    found = strips(text)
    blocks = tiles(found, kinds(found, zone(found)), len(text))
    assert "".join(block.span.of(text) for block in blocks) == text


def test_nothing_to_tile():
    """Text without a strip is one piece of furniture; no text has no block."""
    assert [block.kind for block in tiles((), (), 3)] == [BlockKind.FURNITURE]
    assert tiles((), (), 0) == ()


def test_kinds_of(read):
    """Separators on one line with furniture are one block with it."""
    report = read(f"Sea | Trade\n\n{FIRST}\n{SECOND}")
    assert kinds_of(report)[0] == ("furniture", "Sea | Trade")
