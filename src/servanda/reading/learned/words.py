"""The words that the model reads: cut as the treebanks cut them, with exact places in the text.

Invariant: words lie in order, do not overlap, and together hold every character that is not white space. Nothing is
rewritten: a no-break space is white space, a replacement character or an emoji is a word.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

_TITLES = (
    "Mr Mrs Ms Mx Dr Gen Col Lt Sgt Cpl Capt Maj Cmdr Adm Brig Rep Sen Gov Prof St Jr Sr Inc Corp Ltd Co Bros Jan Feb"
    " Aug Sept Sep Oct Nov Dec vs etc Rev Hon Pres Amb Messrs Mt Ft Ave Blvd Dept Vol approx est"
)
_LETTER = r"[^\W\d_]"
_MARKED = rf"{_LETTER}[\u0300-\u036f]*"
_CLITIC = r"(?:[nN]['’][tT]|['’](?:[sS]|[rR][eE]|[vV][eE]|[lL][lL]|[dD]|[mM]))(?![^\W_])"
_WORD = re.compile(
    rf"""
    (?:https?://|www\.)[^\s<>"“”]*[^\s<>"“”.,;:!?)'’\]]     # an address in the web
  | [\w.+-]{{1,64}}+@[\w-]+(?:\.[\w-]+)+                   # an address for letters; longer ones there are not
  | (?:{_LETTER}\.){{2,}}                                   # U.S., e.g.
  | (?:{"|".join(_TITLES.split())})\.(?!{_LETTER}{{2}})     # Mr., Jan.
  | [A-Z]\.(?=[ \u00a0]+[A-Z][\w’'-])                       # an initial
  | (?:No|no|Nos)\.(?=[ \u00a0]*\d)
  | \d+(?:[.,:]\d+)*(?:{_LETTER}+(?![^\W_]))?               # 1,200.5, 12:30, 40m, 3rd
  | {_CLITIC}
  | (?:(?!{_CLITIC}){_MARKED})+(?:(?!{_CLITIC})['’](?:(?!{_CLITIC}){_MARKED})+)*\d*   # O'Neil, G7
  | \.{{2,}} | -{{2,}} | '{{2}} | `{{2}} | [?!]{{2,}} | ={{2,}} | _{{2,}} | \*{{2,}} | \#{{2,}}
  | \S[\u0300-\u036f\u200d\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]*                          # any other sign
    """,
    re.VERBOSE,
)
_CANNOT = re.compile(r"[Cc]an(?=not$)|CAN(?=NOT$)|[Gg]on(?=na$)|[Ww]an(?=na$)|[Gg]ot(?=ta$)")


def spans(text: str, *, cuts: Collection[int] = ()) -> Iterator[tuple[int, int]]:
    """Give the start and end of each word of a text, in code points, half-open.

    Args:
        text: Any string.
        cuts: Further places where a word ends, such as between a name and a verb that a dump ran together.
    """
    for match in _WORD.finditer(text):
        start, end = match.span()
        ends = {at for at in range(start + 1, end) if at in cuts} if cuts else set()
        if halves := _CANNOT.match(match.group()):
            ends.add(start + halves.end())
        for at in sorted(ends):
            yield start, at
            start = at
        yield start, end
