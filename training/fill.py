"""Fill the frames from the codebook: texts whose every label follows from how they were built.

    python training/fill.py --frames training/frames --seed 1 --times 3      (prints a few fillings, to be read)

The file format is described in `training/frames/README.md`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from chunks import Attribution, Chunk, bio, inner, outermost, parts

from servanda import codebook
from servanda.reading.learned.words import spans as word_spans

DATA = Path(codebook.__file__).parent / "data"
HELD_OUT = 10
"""One frame in so many is kept out of training."""
LEAST_CONTENT = 4
"""Words of a content that is learnt as a text of its own."""
STATUS = {"+": (0, 3.0), "-": (2, -3.0), "?": (1, 0.0), ">": (1, 0.0)}


@dataclass(frozen=True)
class Frame:
    """A text with open places."""

    id: str
    kind: str
    text: str

    @property
    def is_held_out(self) -> bool:
        """Say whether the frame is kept out of training, by the hash of its ID."""
        return int(hashlib.sha256(self.id.encode()).hexdigest(), 16) % HELD_OUT == 0


@dataclass
class Filled:
    """A filled text with the spans of its labels, code points, half-open. Attribution spans stand by (number, role)."""

    frame: Frame
    text: str = ""
    names: list[tuple[int, int, str]] = field(default_factory=list)
    times: list[tuple[int, int]] = field(default_factory=list)
    roles: dict[int, dict[str, list[tuple[int, int]]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )
    status: list[tuple[int, int, str]] = field(default_factory=list)
    meant: list[tuple[int, int, tuple[str, ...]]] = field(default_factory=list)
    """Words with the slots of those whom they mean; only `evaluation/speakers.py` reads them."""
    fillings: dict[str, str] = field(default_factory=dict)
    """The words that fill each numbered slot."""


def frames(folder: Path) -> Iterator[Frame]:
    """Give the frames of a folder's files, in the order of names.

    Raises:
        ValueError: A block does not start with `# ID kind`, or an ID stands twice.
    """
    seen: set[str] = set()
    for path in sorted(folder.glob("*.frames")):
        for block in re.split(r"\n[ \t]*\n", path.read_text(encoding="utf-8").strip("\n")):
            head, _, text = block.strip("\n").partition("\n")
            match = re.fullmatch(r"# (\S+) (\w+)\s*", head)
            if not match or not text.strip():
                raise ValueError(f"{path.name}: expected '# ID kind' and a text, found {head[:60]!r}")
            if match.group(1) in seen:
                raise ValueError(f"{path.name}: the ID {match.group(1)} stands twice")
            seen.add(match.group(1))
            yield Frame(match.group(1), match.group(2), text)


_NEXT = re.compile(r"\[(=[a-z0-9+]+|[a-z]\d*|[-+?>]): ?|\]|\{(\w+)\}|<([^<>]*\|[^<>]*)>")
_CHOICE = re.compile(r"<((?:[^<>\[]|\[[^\]:]*>: ?|\[[^\]>:]*: ?|\])*?\|.*?)>(?!:)")


class Filler:
    """Fills frames; one seed gives one series of texts."""

    def __init__(self, seed: int) -> None:
        """Read the codebook's words."""
        self.chance = random.Random(seed)
        self.world = World(self.chance)

    def fill(self, frame: Frame) -> Filled:
        """Give one filling of a frame.

        Raises:
            ValueError: A bracket has no partner, or a slot or mark is unknown.
        """
        text = self._chosen(frame.text)
        if re.search(r"<[^>]*\|", text):
            raise ValueError(f"{frame.id}: a choice inside a choice, or a > without its <")
        filled = Filled(frame)
        scene = Scene(self.world, self.chance)
        open_marks: list[tuple[str, int]] = []
        at = 0
        for match in _NEXT.finditer(text):
            filled.text += text[at : match.start()]
            at = match.end()
            if match.group(1):
                open_marks.append((match.group(1), len(filled.text)))
            elif match.group(2):
                _fill_slot(filled, scene, match.group(2), inside_time=any(mark == "d" for mark, _ in open_marks))
            elif match.group() == "]":
                if not open_marks:
                    raise ValueError(f"{frame.id}: a ] without its [x: before {filled.text[-30:]!r}")
                _close(filled, *open_marks.pop())
        if open_marks:
            raise ValueError(f"{frame.id}: [{open_marks[-1][0]}: is never closed")
        filled.text += text[at:]
        return filled

    def _chosen(self, text: str) -> str:
        """Take one part of every choice. A > that ends a mark's name ("[>: ") belongs to no choice."""
        plain = text.replace("[>:", "[\x00:")
        chosen = re.sub(r"<([^<>]*\|[^<>]*)>", lambda match: self.chance.choice(match.group(1).split("|")), plain)
        return chosen.replace("[\x00:", "[>:")


def _close(filled: Filled, mark: str, start: int) -> None:
    end = len(filled.text)
    if mark in STATUS:
        filled.status.append((start, end, mark))
    elif mark == "d":
        filled.times.append((start, end))
    elif mark[0] == "=":
        filled.meant.append((start, end, tuple(mark[1:].split("+"))))
    elif mark[0] in "sct" and mark[1:].isdigit():
        filled.roles[int(mark[1:])][mark[0]].append((start, end))
    else:
        raise ValueError(f"{filled.frame.id}: unknown mark [{mark}:")


def _fill_slot(filled: Filled, scene: Scene, slot: str, *, inside_time: bool) -> None:
    match = re.fullmatch(r"([A-Za-z]+?)(\d*)", slot)
    if not match:
        raise ValueError(f"{filled.frame.id}: unknown slot {{{slot}}}")
    kind, number = match.group(1), match.group(2)
    words, label = scene.filling(kind.lower(), number)
    if number:
        filled.fillings[slot.lower()] = words
    if kind[0].isupper():
        words = " ".join(word if word in _SMALL else word[:1].upper() + word[1:] for word in words.split(" "))
    filled.text = _with_article(filled.text, words)
    start = len(filled.text)
    filled.text += words
    if label == "TIME":
        if not inside_time:
            filled.times.append((start, len(filled.text)))
    elif label:
        begin = start + (4 if words.startswith(("the ", "The ")) else 0)
        filled.names.append((begin, len(filled.text), label))


_SMALL = frozenset("of and the for in on to".split())


def _with_article(before: str, words: str) -> str:
    match = re.search(r"(?:^|[\s“\"'(])([Aa])n? $", before)
    if not match:
        return before
    vowel = bool(re.match(r"[aeioAEIOÉÎ]|[uU](?!ni|[sSkKtTgG][aey\b]|N\b|S\b)", words)) or bool(
        re.match(r"(?:8|11|18)\D", words) or re.match(r"[FHLMNRSX](?:[A-Z]|-?\d)", words)
    )
    return before[: match.start(1)] + match.group(1) + ("n " if vowel else " ")


class World:
    """What the codebook knows, as lists to draw from."""

    def __init__(self, chance: random.Random) -> None:
        """Take the source of chance."""
        self.chance = chance

    @cached_property
    def states(self) -> list[dict[str, object]]:
        """Give the states with a demonym, a word for the people and a capital."""
        return [
            row
            for row in _rows("states.jsonl")
            if row["kind"] == "state"
            and row.get("demonyms")
            and row.get("people")
            and row.get("capitals")
            and not row.get("until")
        ]

    @cached_property
    def places(self) -> dict[str, list[str]]:
        """Give the places of each state."""
        found: dict[str, list[str]] = defaultdict(list)
        for line in (DATA / "places.tsv").read_text(encoding="utf-8").splitlines()[2:]:
            cells = line.split("\t")
            if len(cells) > 2 and cells[2] == "place" and cells[1] != "---":
                found[cells[1]].append(cells[0])
        return found

    @cached_property
    def persons(self) -> list[tuple[frozenset[str], dict[str, list[str]]]]:
        """Give the traditions of names: the states that have them, and their words by part."""
        found: dict[str, tuple[set[str], dict[str, list[str]]]] = {}
        path = Path(__file__).parent / "frames" / "persons.tsv"
        for line in path.read_text(encoding="utf-8").splitlines()[1:]:
            if not line.strip() or line.startswith("#"):
                continue
            tradition, states, part, words = line.split("\t")
            entry = found.setdefault(tradition, (set(), {}))
            entry[0].update(states.split(","))
            entry[1][part] = [word.strip() for word in words.split(",")]
        return [(frozenset(states), parts_) for states, parts_ in found.values()]

    @cached_property
    def bodies(self) -> list[tuple[str, str]]:
        """Give the intergovernmental bodies with an acronym."""
        return [
            (str(_form(row["names"][0])), str(_form(row["acronyms"][0])))  # type: ignore[index]
            for row in _rows("organisations.jsonl")
            if row.get("acronyms") and row.get("names") and row["name"] != _form(row["acronyms"][0])  # type: ignore[index]
        ]

    @cached_property
    def seats(self) -> list[str]:
        """Give names of seats."""
        return [
            str(_form(seat))
            for row in _rows("seats.jsonl")
            for seat in row.get("seats", ())  # type: ignore[attr-defined]
            if not isinstance(seat, dict) and str(seat).isalpha()
        ]

    @cached_property
    def groups(self) -> list[str]:
        """Give armed groups."""
        return [str(_form(form)) for row in _rows("groups.jsonl") for form in row["names"][:2]]  # type: ignore[index]

    def media(self, *kinds: str) -> list[str]:
        """Give the names of media of some kinds."""
        return [
            str(_form(form))
            for row in _rows("media.jsonl")
            if row["kind"] in kinds
            for form in row["names"][:2]  # type: ignore[index]
        ]

    @cached_property
    def agencies(self) -> list[str]:
        """Give news agencies."""
        return self.media("agency")

    @cached_property
    def outlets(self) -> list[str]:
        """Give newspapers, broadcasters and sites, those of the codebook and made ones."""
        return self.media("broadcaster", "newspaper", "magazine", "website")

    @cached_property
    def items(self) -> tuple[list[str], list[str]]:
        """Give goods that can be counted, in the plural, and models of arms."""
        goods, models = [], []
        for line in (DATA / "items.tsv").read_text(encoding="utf-8").splitlines()[2:]:
            cells = line.split("\t")
            if len(cells) < 2:
                continue
            is_model = any(letter.isupper() or letter.isdigit() for letter in cells[0])
            if is_model and cells[1] in {"aircraft", "arms", "vehicles"} and "X-ray" not in cells[0]:
                models.append(cells[0])
            elif not is_model and len(cells) > 2 and cells[2] == "yes" and cells[1] in _GOODS and len(cells[0]) > 4:
                goods.append(_plural(cells[0]))
        return goods, models

    @cached_property
    def offices(self) -> list[str]:
        """Give offices whose title can stand behind a demonym."""
        return [
            *_OFFICES,
            *(
                f"{name} minister"
                for name in (
                    line.split("\t")[0]
                    for line in (DATA / "portfolios.tsv").read_text(encoding="utf-8").splitlines()[2:]
                )
                if name.islower() and "'" not in name
            ),
        ]

    @cached_property
    def portfolios(self) -> list[str]:
        """Give what ministries are of."""
        return [
            line.split("\t")[0].title().replace(" And ", " and ")
            for line in (DATA / "portfolios.tsv").read_text(encoding="utf-8").splitlines()[2:]
            if "'" not in line.split("\t")[0] and line.split("\t")[0].islower()
        ]


_GOODS = frozenset("arms aircraft vehicles ammunition medicine food other energy infrastructure".split())
_OFFICES = (
    "president|prime minister|foreign minister|defence minister|defense minister|interior minister|finance minister"
    "|vice president|deputy prime minister|deputy foreign minister|foreign secretary|government spokesman"
    "|army spokesman|military spokeswoman|ambassador|special envoy|army chief|trade minister|health minister"
    "|energy minister|justice minister|central bank governor|national security adviser|chief negotiator"
    "|opposition leader|transitional president|premier"
    "|state secretary|police chief|intelligence chief|parliament speaker|chief of staff"
).split("|") * 3


def _rows(name: str) -> list[dict[str, object]]:
    return [
        json.loads(line)
        for line in (DATA / name).read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]


def _form(value: object) -> object:
    return value["text"] if isinstance(value, dict) else value


def _plural(noun: str) -> str:
    if noun.endswith("s"):
        return noun
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    if noun.endswith(("craft", "equipment")):
        return noun
    return noun + ("es" if noun.endswith(("sh", "ch", "x")) else "s")


MONTHS = "January February March April May June July August September October November December".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_SMALL_NUMBERS = "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty".split()
_FIRM_HEADS = (
    "Aster Borealis Cobalt Delta Evergreen Falcon Granit Harbour Indigo Juniper Krona Lumen Meridian Nordwind Orion"
    " Pacific Quartz Riva Sable Terra Unity Vega Westlake Zenith Crescent Summit Atlas Blue River Golden Trans Inter"
).split()
_FIRM_TAILS = (
    "Energy|Petroleum|Airlines|Bank|Shipping|Motors|Mining Corporation|Holdings|Telecom|Steel|Pharma|Technologies"
    "|Logistics|Group|Corp.|Inc.|Ltd|Aerospace|Foods|Gas|Industries|Capital|Insurance"
).split("|")
_NGO_TAILS = (
    "Relief|Watch|Foundation|Without Frontiers|Rights Network|Aid International|Institute|Forum|Society for Peace"
    "|Human Rights Centre|Observatory|Trust|Red Crescent|Doctors Union|Journalists Association"
).split("|")
_PARTY_TAILS = (
    "Democratic Party|People's Party|National Front|Labour Party|Liberal Union|Socialist Party|Movement for Change"
    "|Congress Party|Patriotic Front|Justice Party|Green Alliance|Workers' Party|Republican Party|Unity Party"
).split("|")
_REGIONS = (
    "Sahel|Levant|Balkans|Caucasus|Maghreb|Horn of Africa|Gulf|Baltic|Black Sea|Red Sea|South China Sea|Caribbean"
    "|Great Lakes region|Middle East|Congo Basin|Mekong delta|Donbas|Sinai|Darfur region"
    "|Arctic|Mediterranean|Persian Gulf|Far East|Pacific|Andes|Western Hemisphere|Amazon|Indian Ocean|Gulf of Guinea"
).split("|")
_FAITHS = (
    "Sunni Shiite Muslim Christian Hindu Buddhist Jewish Catholic Orthodox Tuareg Kurdish Fulani Dogon Hausa Yazidi"
    " Druze Alawite Pashtun Tamil Sinhalese Rohingya Uighur Berber Dinka Nuer Oromo Tigrayan Amhara Maronite Zulu"
).split()
_EVENT_HEADS = "Exercise|Operation".split("|")
_EVENT_WORDS = (
    "Desert Northern Silver Swift Steel Blue Iron Coral Eastern Noble Red Winter Golden Steady Sea Storm Shield Lion"
    " Falcon Arrow Spear Guardian Breeze Sword Eagle"
).split()


_TERRITORIES = 0.08
_PLACE_HEADS = (
    "Al-|Ban|Dar|El |Gora|Kal|Kota |Lom|Mar|New |Nor|Ouad|Port |San |Sar|Tam|Tel |Ust-|Vel|Zar|Bel|Kim|Ang"
).split("|")
_PLACE_TAILS = (
    "abad|amba|ansk|ara|berg|dale|diya|endi|grad|ina|iri|koto|lovo|mara|nagar|ora|pur|stan|tara|ugu|ville|zir"
).split("|")
_FACILITY_KINDS = (
    "International Airport|Air Base|General Hospital|Bridge|Stadium|Prison|Barracks|Naval Base|Power Plant|Dam|Port"
    "|Square"
).split("|")
_BULK_GOODS = (
    "tonnes of wheat|tonnes of rice|tons of flour|barrels of oil|doses of vaccine|tonnes of fertiliser"
    "|boxes of medicine|tents"
).split("|")
_OUTLET_HEADS = "Daily Evening National Morning Radio Al".split()
_OUTLET_TAILS = "Star Herald Courier Tribune Voice Mirror Post Gazette Watan".split()


class Scene:
    """The fillings of one frame: what carries one number is one thing."""

    def __init__(self, world: World, chance: random.Random) -> None:
        """Start with nothing filled."""
        self.world = world
        self.chance = chance
        self._done: dict[tuple[str, str], tuple[str, str]] = {}
        self._states: dict[str, dict[str, object]] = {}
        self._persons: dict[str, tuple[str, str, str]] = {}
        self._bodies: dict[str, tuple[str, str]] = {}
        self._bare = 0

    def filling(self, kind: str, number: str) -> tuple[str, str]:
        """Give the words of a slot, and their label or an empty string.

        Raises:
            ValueError: No slot has this name.
        """
        if not number:
            self._bare += 1
            number = f"bare{self._bare}"
        key = (kind, number)
        if key not in self._done:
            maker: Callable[[str], tuple[str, str]] | None = getattr(self, f"_{kind}", None)
            if maker is None or kind in {"done", "states", "persons", "bodies", "bare"}:
                raise ValueError(f"unknown slot {{{kind}}}")
            self._done[key] = maker(number)
        return self._done[key]

    def _state(self, number: str) -> dict[str, object]:
        if number not in self._states:
            taken = {row["code"] for row in self._states.values()}
            # Territories of other states are news rarely; most fillings take a state.
            with_territories = self.chance.random() < _TERRITORIES
            self._states[number] = self.chance.choice(
                [
                    row
                    for row in self.world.states
                    if row["code"] not in taken and (with_territories or "country" not in row)
                ]
            )
        return self._states[number]

    def _pick(self, words: Sequence[str]) -> str:
        return self.chance.choice(words)

    def _country(self, number: str) -> tuple[str, str]:
        state = self._state(number)
        forms = [str(state["name"])]
        forms += [str(_form(form)) for form in state.get("acronyms", ()) if self.chance.random() < 0.3]  # type: ignore[attr-defined]
        return forms[-1], "LOC"

    def _demonym(self, number: str) -> tuple[str, str]:
        return str(_form(self._state(number)["demonyms"][0])), "NORP"  # type: ignore[index]

    def _people(self, number: str) -> tuple[str, str]:
        return str(_form(self._state(number)["people"][-1])), "NORP"  # type: ignore[index]

    def _capital(self, number: str) -> tuple[str, str]:
        return str(_form(self._state(number)["capitals"][0])), "LOC"  # type: ignore[index]

    def _city(self, number: str) -> tuple[str, str]:
        state = self._state(number)
        known = self.world.places.get(str(state["code"]), [])
        return (self._pick(known), "LOC") if known and self.chance.random() < 0.8 else (self._made_place(), "LOC")

    def _made_place(self) -> str:
        head, tail = self._pick(_PLACE_HEADS), self._pick(_PLACE_TAILS)
        return head + (tail if head[-1].islower() else tail.capitalize())

    def _region(self, number: str) -> tuple[str, str]:
        return self._pick(_REGIONS), "LOC"

    def _religion(self, number: str) -> tuple[str, str]:
        return self._pick(_FAITHS), "NORP"

    def _name_of(self, number: str) -> tuple[str, str, str]:
        if number not in self._persons:
            code = str(self._state(number)["code"])
            fitting = [parts_ for states, parts_ in self.world.persons if code in states] or [
                parts_ for _, parts_ in self.world.persons
            ]
            tradition = self._pick(fitting)  # type: ignore[arg-type]
            given, family = self._pick(tradition["given"]), self._pick(tradition["family"])  # type: ignore[index]
            pattern = self._pick(tradition.get("pattern", ["G F"]))  # type: ignore[attr-defined]
            words = []
            for part in pattern.split(" "):
                if part == "G":
                    words.append(given if given not in words else self._pick(tradition["given"]))  # type: ignore[index]
                elif part == "F":
                    words.append(family if family not in words else self._pick(tradition["family"]))  # type: ignore[index]
                elif part == "P":
                    words.append(self._pick(tradition.get("particle", ["al"])))  # type: ignore[attr-defined]
                else:
                    words.append(f"{self._pick('ABCDEFGHJKLMNPRSTW')}." if part.startswith("I") else part)
            self._persons[number] = (" ".join(words), given, family)
        return self._persons[number]

    def _person(self, number: str) -> tuple[str, str]:
        return self._name_of(number)[0], "PER"

    def _first(self, number: str) -> tuple[str, str]:
        return self._name_of(number)[1], "PER"

    def _last(self, number: str) -> tuple[str, str]:
        return self._name_of(number)[2], "PER"

    def _body_of(self, number: str) -> tuple[str, str]:
        if number not in self._bodies:
            self._bodies[number] = self._pick(self.world.bodies)  # type: ignore[arg-type,assignment]
        return self._bodies[number]

    def _body(self, number: str) -> tuple[str, str]:
        return self._body_of(number)[0], "ORG"

    def _bodyshort(self, number: str) -> tuple[str, str]:
        return self._body_of(number)[1], "ORG"

    def _ministry(self, number: str) -> tuple[str, str]:
        portfolio = self._pick(["Defence", "Foreign", "Interior", "Finance", "Defense", *self.world.portfolios])
        if portfolio == "Foreign":
            return self._pick(["Foreign Ministry", "Ministry of Foreign Affairs", "Foreign Office"]), "ORG"
        return self._pick(
            [
                f"{portfolio} Ministry",
                f"Ministry of {portfolio}",
                f"{portfolio} Department",
                f"Department of {portfolio}",
            ]
        ), "ORG"

    def _seat(self, number: str) -> tuple[str, str]:
        return self._pick(self.world.seats), "ORG"

    def _group(self, number: str) -> tuple[str, str]:
        return self._pick(self.world.groups), "ORG"

    def _party(self, number: str) -> tuple[str, str]:
        return self._pick(_PARTY_TAILS), "ORG"

    def _outlet(self, number: str) -> tuple[str, str]:
        made = f"{self._pick(_OUTLET_HEADS)} {self._pick(_OUTLET_TAILS)}"
        return self._pick([*self.world.outlets, *[made] * 60]), "ORG"

    def _agency(self, number: str) -> tuple[str, str]:
        return self._pick(self.world.agencies), "ORG"

    def _company(self, number: str) -> tuple[str, str]:
        head = self._pick([*_FIRM_HEADS, self._name_of(f"firm{number}")[2], self._city(f"firm{number}")[0]])
        return self._pick(
            [f"{head} {self._pick(_FIRM_TAILS)}", f"{head}{self._pick(['tel', 'gas', 'neft', 'com', 'aero', 'max'])}"]
        ), "ORG"

    def _ngo(self, number: str) -> tuple[str, str]:
        head = self._pick(
            [
                *_FIRM_HEADS,
                "Save",
                "World",
                "Global",
                "International",
                self._demonym(f"ngo{number}")[0],
                "African",
                "Arab",
            ]
        )
        return f"{head} {self._pick(_NGO_TAILS)}", "ORG"

    def _university(self, number: str) -> tuple[str, str]:
        place = self._city(f"school{number}")[0]
        return self._pick([f"University of {place}", f"{place} University", f"{place} Institute of Technology"]), "ORG"

    def _facility(self, number: str) -> tuple[str, str]:
        place = self._city(number)[0]
        kind = self._pick(_FACILITY_KINDS)
        return f"{place} {kind}", "FAC"

    def _weapon(self, number: str) -> tuple[str, str]:
        made = f"{self._pick(['KR', 'TX', 'Mk', 'AX', 'VL', 'BM', 'SA'])}-{self.chance.randint(2, 90)}"
        return self._pick([*self.world.items[1], *[made] * 12]), "PRODUCT"

    def _event(self, number: str) -> tuple[str, str]:
        city = self._city(f"event{number}")[0]
        kind = self.chance.random()
        if kind < 0.4:
            return f"{self._pick(_EVENT_HEADS)} {self._pick(_EVENT_WORDS)} {self._pick(_EVENT_WORDS)}", "EVENT"
        tail = self._pick(
            "Summit|Security Conference|Economic Forum|Peace Conference|Games|Film Festival|Dialogue|Cup".split("|")
        )
        return f"{city} {tail}", "EVENT"

    def _office(self, number: str) -> tuple[str, str]:
        return self._pick(self.world.offices), ""

    def _goods(self, number: str) -> tuple[str, str]:
        return self._pick([*self.world.items[0], *_BULK_GOODS * 3]), ""

    def _n(self, number: str) -> tuple[str, str]:
        if self.chance.random() < 0.4:
            return self._pick(_SMALL_NUMBERS), ""
        return str(self.chance.randint(11, 90)), ""

    def _bign(self, number: str) -> tuple[str, str]:
        return f"{self.chance.randint(1, 90) * 10 ** self.chance.randint(2, 4):,}", ""

    def _ordinal(self, number: str) -> tuple[str, str]:
        return self._pick("second third fourth fifth sixth seventh".split()), ""

    def _sum(self, number: str) -> tuple[str, str]:
        amount = self._pick(
            [str(self.chance.randint(2, 900)), f"{self.chance.randint(1, 9)}.{self.chance.randint(1, 9)}"]
        )
        magnitude = self._pick(["million", "billion", "million", "m", "bn"])
        if magnitude in {"m", "bn"}:
            return f"{self._pick(['$', '€', '£'])}{amount}{magnitude}", ""
        return self._pick(
            [
                f"${amount} {magnitude}",
                f"{amount} {magnitude} euros",
                f"{amount} {magnitude} dollars",
                f"US${amount} {magnitude}",
            ]
        ), ""

    def _percent(self, number: str) -> tuple[str, str]:
        amount = self._pick(
            [str(self.chance.randint(2, 95)), f"{self.chance.randint(1, 30)}.{self.chance.randint(1, 9)}"]
        )
        return amount + self._pick([" percent", "%", " per cent", " %"]), ""

    def _currency(self, number: str) -> tuple[str, str]:
        return self._pick("dollar|euro|pound|yen|rouble|franc|peso|dinar".split("|")), ""

    def _date(self, number: str) -> tuple[str, str]:
        day, month, year = self.chance.randint(1, 28), self._pick(MONTHS), self.chance.randint(1975, 2026)
        styles = [
            f"{month} {day}",
            f"{day} {month}",
            f"{month} {day}, {year}",
            f"{day} {month} {year}",
            f"{month[:3]}. {day}",
            f"{month} {day}{_ending(day)}",
            f"{year}-{MONTHS.index(month) + 1:02}-{day:02}",
            f"{day}/{MONTHS.index(month) + 1}/{year}",
        ]
        return self.chance.choices(styles, weights=[6, 5, 4, 4, 3, 2, 1, 1])[0], "TIME"

    def _weekday(self, number: str) -> tuple[str, str]:
        return self._pick(WEEKDAYS), "TIME"

    def _month(self, number: str) -> tuple[str, str]:
        return self._pick(MONTHS), "TIME"

    def _year(self, number: str) -> tuple[str, str]:
        return str(self.chance.randint(1948, 2030)), "TIME"

    def _clock(self, number: str) -> tuple[str, str]:
        hour, minute = self.chance.randint(1, 12), self._pick(["00", "15", "30", "45"])
        return self._pick(
            [
                f"{hour}:{minute} {self._pick(['am', 'pm', 'a.m.', 'p.m.'])}",
                f"{hour + 8:02}:{minute} GMT",
                f"{hour} {self._pick(['am', 'pm'])}",
            ]
        ), "TIME"


def _ending(day: int) -> str:
    return "th" if 10 < day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def chunks_of(filled: Filled) -> Iterator[Chunk]:
    """Give the paragraphs of a filled frame as chunks, and its contents as chunks of their own."""
    for match in re.finditer(r"[^\n]+", filled.text):
        start, end = match.span()
        places = [
            (first + start, last + start) for first, last in word_spans(match.group(), cuts=_cuts(filled, start, end))
        ]
        words = [filled.text[first:last] for first, last in places]
        if not words:
            continue

        def covered(first: int, last: int, places: list[tuple[int, int]] = places) -> list[int]:
            return [at for at, (one, two) in enumerate(places) if one < last and two > first]

        names = [(at[0], at[-1] + 1, label) for *span, label in filled.names if (at := covered(*span))]
        times = [(at[0], at[-1] + 1, "TIME") for first, last in _joined(filled) if (at := covered(first, last))]
        attributions = []
        for roles in filled.roles.values():
            sides = [frozenset(at for span in roles[role] for at in covered(*span)) for role in "sct"]
            if sides[2] or sides[1]:
                attributions.append(Attribution(*sides))
        chunk = Chunk(corpus="frames", document=filled.frame.id, words=words)
        chunk.names = bio(len(words), names)
        chunk.times = bio(len(words), times)
        chunk.roles = outermost(len(words), attributions)
        if filled.frame.kind != "dump":  # the borders of a dump are anybody's guess
            chunk.sentences = _sentences(words, chunk.names, chunk.times)
        for first, last, mark in filled.status:
            if at := covered(first, last):
                head = next((one for one in at if words[one].lower() not in _FUNCTION_WORDS), at[0])
                chunk.status[head] = STATUS[mark]
        yield from parts(chunk)
        yield from _contents(chunk, attributions)


def _sentences(words: Sequence[str], *spans: Sequence[str]) -> list[int]:
    """Give the number of each word's sentence: one ends with a stop and what closes it, and the next has a capital.

    None begins inside one of the spans, and none is the number of a list alone.
    """
    number, found, first, is_open = 0, [], 0, False
    closes = []
    for word in words:
        closes.append(word in _CLOSING or (word == '"' and is_open))
        is_open ^= word == '"'
    for at, word in enumerate(words):
        end = at
        while end and closes[end - 1]:
            end -= 1
        is_listed = end - 2 == first and words[first].isdigit()
        if (
            end
            and words[end - 1] in _STOPS
            and not is_listed
            and not word[:1].islower()
            and not closes[at]
            and all(tags[at][:1] != "I" for tags in spans)
        ):
            number, first = number + 1, at
        found.append(number)
    return found


_STOPS = frozenset(". ? ! …".split())
_CLOSING = frozenset("” ’ '' ) ] »".split())


def _contents(chunk: Chunk, attributions: Sequence[Attribution]) -> Iterator[Chunk]:
    for numbers, inside in inner(attributions):
        if inside or len(numbers) % 4 == 0:  # a quarter of the contents that hold nothing teaches to find nothing
            words = [chunk.words[at] for at in numbers]
            if len(words) >= LEAST_CONTENT:
                yield Chunk("frames-inner", chunk.document, words, roles=outermost(len(words), inside))


_FUNCTION_WORDS = frozenset("the a an its their his her to any no not be been of".split())


def _joined(filled: Filled) -> Iterator[tuple[int, int]]:
    """Give the time spans, those side by side as one: "Friday, February 8", "April 2011"."""
    waiting: tuple[int, int] | None = None
    for start, end in sorted(filled.times):
        if waiting and start <= waiting[1] + 2 and filled.text[waiting[1] : start] in {" ", ", ", ""}:
            waiting = (waiting[0], max(end, waiting[1]))
            continue
        if waiting:
            yield waiting
        waiting = (start, end)
    if waiting:
        yield waiting


def _cuts(filled: Filled, start: int, end: int) -> frozenset[int]:
    """Give the edges of names and marks: a dump's lost space is a boundary."""
    edges = {edge for first, last, _ in filled.names for edge in (first, last)}
    edges |= {edge for roles in filled.roles.values() for spans in roles.values() for span in spans for edge in span}
    return frozenset(
        edge - start
        for edge in edges
        if start < edge < end and filled.text[edge - 1].isalpha() and filled.text[edge].isalpha()
    )


def fillings(folder: Path, *, seed: int, times: int, held_out: bool) -> Iterator[Filled]:
    """Give `times` fillings of every frame of the training part, or of the part held out."""
    filler = Filler(seed)
    chosen = [frame for frame in frames(folder) if frame.is_held_out == held_out]
    for _ in range(times):
        for frame in chosen:
            yield filler.fill(frame)


def main() -> None:
    """Print fillings with their marks."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--frames", type=Path, default=Path(__file__).parent / "frames")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--times", type=int, default=1)
    options = parser.parse_args()
    for filled in fillings(options.frames, seed=options.seed, times=options.times, held_out=False):
        print(f"# {filled.frame.id}\n{filled.text}")
        print("   names", ["/".join((filled.text[a:b], label)) for a, b, label in filled.names])
        print("   times", [filled.text[a:b] for a, b in filled.times])
        print(
            "   said ",
            {
                n: {r: [filled.text[a:b] for a, b in spans] for r, spans in roles.items()}
                for n, roles in filled.roles.items()
            },
        )
        print("   status", [(mark, filled.text[a:b]) for a, b, mark in filled.status])


if __name__ == "__main__":
    main()
