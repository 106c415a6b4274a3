"""What a line is by its letters alone: an address, a stamp, a credit, a sentence.

Invariant: a form is read from the line only; what the line is in its page (title, body, teaser) is decided in `blocks`.
Every pattern is anchored or bounded, so that a line of ten million characters costs no more than its ends.
"""

from __future__ import annotations

import re
from enum import StrEnum

from servanda.codebook.calendar import printed_days

CLIP = 1500
"""Characters of a line that are looked at; longer lines are prose or junk, and their ends show which."""

SENTENCE = 12
"""Words from which a line with a final stop counts as full prose. Source: field study of 676 flattened pages: lines of
12 words that end in punctuation hold 86 % of the body's words."""


CAPTION_WORDS = 60
"""Longer lines are no captions, credits or notices."""

CREDIT_WORDS = 30
BYLINE_WORDS = 16


class Form(StrEnum):
    """What a line looks like."""

    PROSE = "prose"
    SHORT = "short"
    LONG = "long"
    ADDRESS = "address"
    STAMP = "stamp"
    UPDATED = "updated"
    COUNTER = "counter"
    MARKUP = "markup"
    NAVIGATION = "navigation"
    TAGS = "tags"
    RELATED = "related"
    TAIL = "tail"
    COMMENTS = "comments"
    CONTACT = "contact"
    RIGHTS = "rights"
    BYLINE = "byline"
    CAPTION = "caption"
    PHOTO = "photo"


FURNITURE = frozenset(
    {Form.ADDRESS, Form.COUNTER, Form.MARKUP, Form.NAVIGATION, Form.TAGS, Form.CONTACT, Form.RIGHTS, Form.TAIL, Form.COMMENTS}
)
"""Forms that are furniture wherever they stand."""

_WORD = re.compile(r"\w+(?:['’.-]\w+)*")
_STOP = re.compile(r"""[.!?…]["'”’»)\]]*\s*$|[.!?]["'”’]?\s*\(\w+\)$""")
_OPEN_END = re.compile(r"[:;,–—-]\s*$")
_LOWER = re.compile(r"\b[a-z]{2,}\b")
_PARTICLES = frozenset("and for of the in de da al bin van von with at der del la el ben ibn".split())
_ADDRESS = re.compile(r"^(?:https?://|www\.)\S+$|^\S+@\S+\.\w{2,}$|^[\w-]+(?:\.[\w-]+)+/\S*$", re.IGNORECASE)
_MARKUP = re.compile(
    r"/@?[a-z]+\[@|@content\b|^\s*[{\\][\\{]?\w+\\|^\\|[{}]\s*$|^<[^>]*>$|^\{.*\}$|^\w{2}_[A-Z]{2}$|function\s*\(|&[a-z]{2,6};$|^\.[\w-]+\s*\{"
)
_CLOCK = re.compile(
    r"\b\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\.?)?|\b\d{1,2}\s*[ap]\.?m\.?(?!\w)", re.IGNORECASE
)
_ZONE = re.compile(r"(?<![A-Za-z])(?:GMT|UTC|Z|[ECMPW][SD]?T|[A-Z]{2,4}T|IST|MSK|BST|CEST|WIB|local time)(?![A-Za-z])|[+-]\d{2}:?\d{2}\b")
_WEEKDAY = re.compile(r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?", re.IGNORECASE)
_AGO = re.compile(r"\b(?:\d+|an?)\s+(?:second|minute|min|hour|day|week|month|year)s?\s+ago\b|\byesterday\b|\btoday\b", re.IGNORECASE)
_NO_YEAR = re.compile(
    r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s+\d{1,2}\b|\b\d{1,2}\s+(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b",
    re.IGNORECASE,
)
_STAMP_WORDS = re.compile(
    r"\b(?:published|posted|issued|updated|last|modified|edited|created|first|on|at|date|time|release[d]?|the|of|and|story|article|online|added)\b",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"\b(?:updated|modified|edited|last\s+update)\b", re.IGNORECASE)
_PUBLISHED = re.compile(r"\b(?:published|posted|issued|released|first)\b", re.IGNORECASE)
_COUNTER = re.compile(
    r"^\W*[\d.,]+\s*[km]?\+?\s*(?:views?|reads?|shares?|comments?|likes?|hits?|followers|times|words|visits)\W*$"
    r"|^\W*(?:views?|reads?|hits?|shares?|comments?|listen|visits|read(?:ing)? time|total views)\W*[\d.,:]+\W*(?:min\w*)?\W*$"
    r"|^\W*(?:estimated\s+)?(?:read(?:ing)?\s+time\W*)?\d+\s*-?\s*min(?:ute)?s?\.?\s*(?:read|listen|watch)?\W*$"
    r"|^[\W\d]+(?:true|false|px|null)?\W*$",
    re.IGNORECASE,
)
_NAVIGATION = re.compile(
    r"^\W*(?:home(?:page)?|menu|search|back|next|prev(?:ious)?|close|open|more|top|news|share|tweet|print|e-?mail|copy(?: link)?|save"
    r"|log ?in|log ?out|sign ?(?:in|up)|register|subscribe(?: now| today)?|donate(?: now)?|support us|contribute(?: today| now)?"
    r"|follow(?: us)?(?: on [\w ]+)?|facebook|twitter|x|whatsapp|telegram|linkedin|instagram|youtube|pinterest|reddit|rss|skip to [\w ]+"
    r"|advertis(?:e)?ments?|ads?|sponsored|loading\W*|view all|see all|show (?:more|less|all)|load more|click here|play|pause|mute|listen"
    r"|watch|video|photos?|gallery|image|continue reading|scroll (?:down|to \w+)[\w ]*|back to top|go to [\w ]+|join us|join our [\w ]+"
    r"|get (?:the|our) [\w ]{3,30}|newsletters?|accept(?: all)?(?: cookies)?|reject(?: all)?|manage [\w ]+|cookie (?:policy|settings|notice)"
    r"|privacy(?: policy| notice)?|terms(?: (?:of|and|&) [\w ]+)?|contact(?: us)?|about(?: us)?|share (?:this|on|via|with)[\w ,]*|(?:share|tweet|print|e-?mail|whatsapp|facebook|twitter|telegram|linkedin|pinterest|copy link|save|pin|\s)+"
    r"|subscribe to [\w ]+|sign up (?:for|to) [\w ,]+|support [\w ]{3,40}!|reply|report(?: an? (?:error|mistake|typo))?|(?:first )?(?:published|posted|updated)(?: on| at| by)?|download(?: pdf)?|pdf|font size\W*[\w +-]*|text size|aa|a[+-]|more ?>>)\W*$",
    re.IGNORECASE,
)
_COOKIES = re.compile(
    r"\b(?:we use cookies|uses cookies|cookie policy|your browser|enable javascript|all rights reserved|terms of (?:use|service)"
    r"|privacy policy|our newsletter|newsletter (?:straight|delivered|in your)|subscribe to|sign up (?:for|to)|follow us on|support us|become a (?:member|patron)|your (?:e-?mail|inbox)"
    r"|required fields|this site is protected|download (?:the|our) app|click here to|join (?:our|us on) (?:whatsapp|telegram)|whatsapp channel|make a donation|your comment|by clicking)\b",
    re.IGNORECASE,
)
_RIGHTS = re.compile(r"^\W*(?:©|\(c\)|copyright\b)|\ball rights reserved\b|may not be (?:published|reproduced)|^\W*reproduc\w+ .{0,60}permission", re.IGNORECASE)
_TAGS = re.compile(
    r"^\W*(?:tags?|topics?|keywords?|categor(?:y|ies)|filed under|tagged(?: with| as| in)?|read more about|more (?:on|about) th(?:is|ese)[\w ]*|in this (?:story|article)|labels?|hashtags?|posted in|see more on|published in)\s*[:|]",
    re.IGNORECASE,
)
_RELATED = re.compile(
    r"^\W*(?:also read|read also|read more|read next|see also|watch(?: also)?|related(?: (?:news|story|stories|articles?|coverage|posts?|content|topics?))?|more from|must read|don['’]t miss|recommended(?: for you)?|you (?:may|might) (?:also )?(?:like|be interested in)|listen|editor['’]s picks?|opinion|further reading|in case you missed it|click to read)\s*[:|>»–-]+\s*\S",  # noqa: RUF001
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"^\W*(?:read more|related(?: (?:news|story|stories|articles?|coverage|posts?|content|topics?|reading|links))?|also read|read also|read next|see also|more from [\w ]{1,40}|more (?:stories|news|articles|headlines|on this (?:story|topic))[\w ]*"
    r"|most (?:read|popular|viewed|recent|commented|shared)[\w ]*|popular (?:posts?|news|stories|now|articles)|latest (?:news|stories|articles|posts|headlines|updates)[\w ]*|top (?:stories|news|headlines)|trending(?: now| news| stories)?"
    r"|recommended(?: for you| stories| articles| reading)?|you (?:may|might)(?: also)? (?:like|enjoy|be interested in)[\w ]*|what(?:'s| to read) next|editor['’]?s['’]? (?:picks?|choice)|don['’]t miss|must reads?|in other news|up next|around the web|from (?:the|our) (?:web|partners)|sponsored (?:content|links)|paid content|promoted(?: content)?|recent (?:posts|comments|articles|news)|similar (?:posts|stories|news|articles)|featured(?: stories| news| posts)?|keep reading|other (?:news|stories|articles)|previous (?:post|article|story)|next (?:post|article|story)|share this(?: [\w ]+)?|about the authors?|explore more|discover more|join the (?:conversation|discussion))\W*$",
    re.IGNORECASE,
)
_COMMENTS = re.compile(
    r"^\W*(?:\d+\s+)?(?:comments?|responses?|replies|leave a (?:reply|comment)|post a comment|add a comment|join the conversation|write a comment|(?:view|show|read) (?:all )?(?:\d+ )?comments|cancel reply|discussion)\W*(?:\(\d+\))?\W*$|^\W*\d+\s+(?:comments?|responses?|thoughts?|replies)\s+(?:on|to)\b",
    re.IGNORECASE,
)
_CONTACT = re.compile(r"\S+@\S+\.\w{2,}|\+\d[\d ()-]{7,}|\b(?:tel|phone|fax|e-?mail)\s*[.:]\s*\S", re.IGNORECASE)
_BYLINE = re.compile(
    r"^\W{0,3}(?:(?:by|authors?|writ(?:ten|er) by|reported by|report by|reporting by|edited by|editing by|writing by"
    r"|posted by|published by|compiled by|translated by|translation by|contributed by)\s*[:|\-–]?\s+"  # noqa: RUF001
    r"|(?:from|sources?|story|words|text|via|courtesy|credits?)(?: by)?\s*[:|]\s*)(?=\S)",
    re.IGNORECASE,
)
_BASED = re.compile(
    r"^\W{0,2}(?:based on (?:materials?|reports?|information|data) (?:from|by|of)|with (?:inputs?|reports?|reporting|information|files|material) (?:from|by)|\(?with (?:agency|agencies|inputs)|material from|adapted from|originally published (?:by|in|on|at)|this (?:article|story|report) (?:was )?(?:first|originally) (?:appeared|published)|distributed by|additional reporting|(?:\w+ ){1,3}contributed to this)\b",
    re.IGNORECASE,
)
_DESK = re.compile(r"^[A-Za-z]{1,4}(?:/[A-Za-z]{1,5}){1,6}$")
_PHOTO_START = re.compile(
    r"^\W{0,2}(?:(?:file |pool |handout |illustrative |representational )?(?:photo(?:graph)?s?|pictures?|images?|pics?|pix)\s*(?:credits?|by|courtesy|source|via|from)?\s*[:/|–-]"  # noqa: RUF001
    r"|(?:photo|picture|image|illustration|graphic|video)s? (?:by|courtesy|credits?|from|©)\b|(?:photo|image)?\s*credits?\s*[:/]|getty|reuters\s*/|afp\s*/|ap photo|epa\s*/|xinhua/|file\s*[-–—:]|file (?:photo|picture|image)|\[?(?:photo|file|screengrab|courtesy)\b[^\]]{0,80}[/:]"  # noqa: RUF001
    r"|caption\s*:|photo caption|(?:cover|feature|header) (?:image|photo))",
    re.IGNORECASE,
)
_PHOTO_END = re.compile(
    r"(?:[(\[]\s*(?:photo|picture|image|file|pool|credit|courtesy|screengrab|reuters|afp|ap|epa|xinhua|getty)\b[^()\[\]]{0,90}[)\]]|[(\[][^()\[\]]{1,60}/\s?(?:AFP|AP|EPA|Reuters|REUTERS|Getty(?: Images)?|Xinhua|TASS|POOL|Anadolu|EFE|dpa|ANSA)[^()\[\]]{0,40}[)\]]|(?:photo|image|picture|credit)s?\s*(?:by|:|courtesy|credit)\s*[^.]{2,70}|\((?:file|archive)\))[.\s]*$",
    re.IGNORECASE,
)
_AGENCIES = r"(?:[A-Z]{2,9}|Reuters|Getty(?: Images)?|Xinhua|Anadolu|Sputnik|Bloomberg|Shutterstock|Handout|Pool)"
_PHOTO_SLASHES = re.compile(
    r"(?:^|(?<=\s))(?:[A-ZÀ-Þ][\w'’.-]+\s+){1,3}/\s*" + _AGENCIES + r"(?:\s*/\s*" + _AGENCIES + r"){0,3}\s*$"  # noqa: RUF001
)
_PHOTO_RIGHTS = re.compile(r"^©\s*[^/©]{2,40}/\s*[^/]{2,40}$|^©\s*(?:getty|afp photo|ap photo|epa|shutterstock|istock)", re.IGNORECASE)
_CAPTION = re.compile(
    r"^\W{0,2}(?:in this (?:\w+[ -]){0,4}(?:photo(?:graph)?|picture|image|frame|screengrab|video|file)\b|this (?:\w+ ){0,3}(?:photo(?:graph)?|picture|image|screengrab) (?:\w+ ){0,3}(?:shows?|taken|released|provided|made)"
    r"|a (?:file|handout|combination|general|satellite) (?:photo|picture|image|view)\b|\(?(?:from|clockwise from|top|bottom) (?:left|right|top)\b|\((?:l|r|left|right|front|pictured)\b)",
    re.IGNORECASE,
)
_PICTURED = re.compile(
    r"\b(?:is|are) (?:seen|shown|pictured) (?:in|on) (?:this|an?) (?:\w+ ){0,3}(?:photo(?:graph)?|picture|image|illustration|file)\b"
    r"|\bpictured (?:earlier|in|on|at|here|left|right)\b",
    re.IGNORECASE,
)


def words(text: str) -> int:
    """Count the words of a line."""
    return len(_WORD.findall(text, 0, 100_000))


def ends(text: str) -> bool:
    """Say whether a line ends as a sentence does."""
    return bool(_STOP.search(text[-40:]))


def form(text: str) -> Form:
    """Give the form of a line without the white space at its ends.

    >>> form("2684 views"), form("Published: 3 May 2022, 18:40"), form("By Adaeze Nwosu")
    (<Form.COUNTER: 'counter'>, <Form.STAMP: 'stamp'>, <Form.BYLINE: 'byline'>)
    """
    line = text if len(text) <= CLIP else f"{text[: CLIP // 2]} {text[-CLIP // 2 :]}"
    count = words(line)
    if count > CAPTION_WORDS:
        return Form.MARKUP if _MARKUP.search(line) else _prose(line, count)
    for read in (_small, _credit, _furniture):
        found = read(line, count)
        if found:
            return found
    return _prose(line, count)


def _small(line: str, count: int) -> Form | None:
    """Give the form of what is no language: addresses, days, counts, code."""
    if _MARKUP.search(line):
        return Form.MARKUP
    if count > 20:  # noqa: PLR2004  stamps and counters are short
        return None
    if _ADDRESS.match(line):
        return Form.ADDRESS
    return _stamp(line) or (Form.COUNTER if _COUNTER.match(line) else None)


def _credit(line: str, count: int) -> Form | None:
    if _PHOTO_RIGHTS.match(line):
        return Form.PHOTO
    if _CAPTION.match(line) or (_PICTURED.search(line) and not _quoted(line)):
        return Form.CAPTION
    if _PHOTO_START.match(line):
        return Form.PHOTO if count <= 12 else Form.CAPTION  # noqa: PLR2004  longer ones describe the picture
    if _PHOTO_END.search(line) or _PHOTO_SLASHES.search(line):
        return Form.CAPTION
    if _DESK.match(line) or (count <= CREDIT_WORDS and _BASED.match(line)):
        return Form.BYLINE
    if count <= BYLINE_WORDS and _BYLINE.match(line) and _names(line):
        return Form.BYLINE
    return None


def _names(line: str) -> bool:
    """Say whether names follow "By" or "Source:"; "By Friday it was over." is a sentence."""
    after = _BYLINE.sub("", line, count=1)
    lower = [word for word in _LOWER.findall(after) if word not in _PARTICLES]
    return after[:1].isupper() and (not ends(line) or not lower) and len(lower) <= 4  # noqa: PLR2004


def _quoted(line: str) -> bool:
    return line[:1] in "\"“‘'«"  # noqa: RUF001


def _furniture(line: str, count: int) -> Form | None:
    if count <= 14:  # noqa: PLR2004  menus and headings of lists are short
        if _NAVIGATION.match(line):
            return Form.NAVIGATION
        if _COMMENTS.match(line):
            return Form.COMMENTS
        if _TAIL.match(line):
            return Form.TAIL
    if _TAGS.match(line) or _keywords(line):
        return Form.TAGS
    if count <= CREDIT_WORDS and _RELATED.match(line):
        return Form.RELATED
    if _RIGHTS.search(line):
        return Form.RIGHTS
    if count <= 20 and _CONTACT.search(line) and not (ends(line) and count > SENTENCE):  # noqa: PLR2004
        return Form.CONTACT
    if not _quoted(line) and len(_COOKIES.findall(line)) > count // 20:  # one hit may be what the news is about
        return Form.NAVIGATION
    return None


def _keywords(line: str) -> bool:
    """Say whether a line is a list of keywords: commas, no stop, hardly a capital: "trade, border, sugar exports"."""
    parts = line.split(",")
    if len(parts) < 4 or not line[:1].islower() or ends(line) or _OPEN_END.search(line):  # noqa: PLR2004
        return False
    return all(0 < words(part) <= 4 for part in parts) and " and " not in parts[-1]  # noqa: PLR2004


def _stamp(line: str) -> Form | None:
    """Give STAMP or UPDATED for a line that holds a day or an hour and nothing else."""
    if len(line) > 160 or not (any(char.isdigit() for char in line) or _AGO.search(line)):
        return None
    rest = line
    for day in reversed(list(printed_days(line))):
        rest = rest[: day.start] + " " + rest[day.end :]
    dated = rest != line
    for pattern in (_NO_YEAR, _CLOCK, _AGO):
        rest, count = pattern.subn(" ", rest)
        dated = dated or count > 0
    if not dated:
        return None
    for pattern in (_ZONE, _WEEKDAY, _STAMP_WORDS):
        rest = pattern.sub(" ", rest)
    if re.search(r"[^\W\d_]", rest):
        return None
    return Form.UPDATED if _UPDATED.search(line) and not _PUBLISHED.search(line) else Form.STAMP


def _prose(line: str, count: int) -> Form:
    if ends(line):
        return Form.PROSE if count >= 3 or (count and _quoted(line)) else Form.SHORT
    if count >= SENTENCE:
        return Form.LONG
    return Form.PROSE if _OPEN_END.search(line) and count >= 6 else Form.SHORT
