"""In which language a text is written, by its function words."""

from __future__ import annotations

import re
from collections import Counter

LEAST_SHARE = 0.12
"""The least share of a language's function words. English news has about .35 of these; name lists have under .1."""
LEAST_WORDS = 5

FUNCTION_WORDS = {
    "en": "the of and to in a is that for on was with as by at from it he has have been are will said its an be were",
    "fr": "le la les de des du et en un une que est pour dans qui par sur au aux avec ce il elle plus pas été ont",
    "es": "el la los las de del y en un una que es por con para se su al lo como más ha sus fue pero este",
    "pt": "o os as de do da dos das e em um uma que é por com para se no na ao mais como foi pelo pela não",
    "de": "der die das und in von den mit zu ist des im für auf nicht ein eine dem sich auch als bei nach wurde hat",
    "it": "il lo la i gli le di del della e in un una che è per con non si da al alla dei delle più sono come",
    "nl": "de het een van en in is dat op te voor met zijn aan er niet om ook als bij uit door naar wordt heeft",
    "id": "yang dan di dari untuk dengan pada ini itu dalam tidak akan oleh ke adalah sebagai juga telah kata para",
    "tr": "ve bir bu da de için ile olarak daha çok olan gibi sonra kadar ise en ancak değil olduğunu",
    "sw": "ya wa na kwa katika ni za la cha kuwa hiyo huo yake wake kama pia hii alisema baada",
}
"""The commonest small words of each language. General knowledge; languages of other scripts are not told apart."""

_SETS = {language: frozenset(words.split()) for language, words in FUNCTION_WORDS.items()}
_WORD = re.compile(r"[^\W\d_]+")


def language(text: str) -> str | None:
    """Give the ISO 639-1 code of the language, None when too few words say so.

    >>> language("The ministry said that the ferry to the island will sail again on Monday.")
    'en'
    >>> language("404") is None
    True
    """
    words = [word.lower() for word in _WORD.findall(text[:20_000])]
    if len(words) < LEAST_WORDS:
        return None
    count = Counter(words)
    shares = {code: sum(count[word] for word in known) / len(words) for code, known in _SETS.items()}
    best = max(shares, key=lambda code: (shares[code], code == "en", code))
    return best if shares[best] >= LEAST_SHARE else None
