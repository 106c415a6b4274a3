"""The words by which lines of a page are known: what menus, credits, captions and lists of other articles print.

Each pattern is a list of alternatives, one or more a line, so that a line can be added without knowing the rest. They
are English, match in any capitals unless said otherwise, and are meant for short lines only.
Source: the flattened development pages (WCXB, CC BY 4.0), articles of 60 outlets of five continents.
"""

from __future__ import annotations

import re


def _alternatives(listed: str) -> str:
    """Give one group of the alternatives that stand on the lines, or between bars on one line."""
    return "(?:" + "|".join(line.strip() for line in listed.strip().splitlines()) + ")"


def _line(listed: str) -> re.Pattern[str]:
    """Give the pattern of a line that is one of the alternatives and no more than signs around it."""
    return re.compile(rf"^\W*{_alternatives(listed)}\W*$", re.IGNORECASE)


def _start(listed: str, after: str = "") -> re.Pattern[str]:
    """Give the pattern of a line that begins with one of the alternatives."""
    return re.compile(rf"^\W*{_alternatives(listed)}{after}", re.IGNORECASE)


def _within(listed: str) -> re.Pattern[str]:
    """Give the pattern of a line that holds one of the alternatives as words."""
    return re.compile(rf"\b{_alternatives(listed)}\b", re.IGNORECASE)


NAVIGATION = _line(r"""
    home(?:page)?|menu|search|back|next|prev(?:ious)?|close|open|more|top|news|share|tweet|print|e-?mail|copy(?: link)?
    log ?in|log ?out|sign ?(?:in|up)|register|subscribe(?: now| today)?|donate(?: now)?|support us|save
    contribute(?: today| now)?|skip to [\w ]+
    follow(?: us)?(?: on [\w ]+)?|facebook|twitter|x|whatsapp|telegram|linkedin|instagram|youtube|pinterest|reddit|rss
    advertis(?:e)?ments?|ads?|sponsored|loading\W*|view all|see all|show (?:more|less|all)|load more|click here
    play|pause|mute|listen|watch|video|photos?|gallery|image|continue reading|scroll (?:down|to \w+)[\w ]*
    back to top|go to [\w ]+|join us|join our [\w ]+|get (?:the|our) [\w ]{3,30}|newsletters?|more ?>>
    accept(?: all)?(?: cookies)?|reject(?: all)?|manage [\w ]+|cookie (?:policy|settings|notice)
    privacy(?: policy| notice)?|terms(?: (?:of|and|&) [\w ]+)?|contact(?: us)?|about(?: us)?
    share (?:this|on|via|with)[\w ,]*|subscribe to [\w ]+|sign up (?:for|to) [\w ,]+|support [\w ]{3,40}!|reply
    (?:share|tweet|print|e-?mail|whatsapp|facebook|twitter|telegram|linkedin|pinterest|copy link|save|pin|\s)+
    report(?: an? (?:error|mistake|typo))?|download(?: pdf)?|pdf|font size\W*[\w +-]*|text size|aa|a[+-]
    (?:first )?(?:published|posted|updated)(?: on| at| by)?
""")

NOTICE = _within(r"""
    we use cookies|uses cookies|cookie policy|your browser|enable javascript|all rights reserved
    terms of (?:use|service)|by clicking
    privacy policy|our newsletter|newsletter (?:straight|delivered|in your)|subscribe to|sign up (?:for|to)|follow us on
    support us|become a (?:member|patron)|your (?:e-?mail|inbox)|required fields|this site is protected|click here to
    download (?:the|our) app|join (?:our|us on) (?:whatsapp|telegram)|whatsapp channel|make a donation|your comment
""")

RIGHTS = re.compile(
    r"^\W*(?:©|\(c\)|copyright\b)|\ball rights reserved\b|may not be (?:published|reproduced)"
    r"|^\W*reproduc\w+ .{0,60}permission",
    re.IGNORECASE,
)

TAGS = _start(
    r"""
    tags?|topics?|keywords?|categor(?:y|ies)|filed under|tagged(?: with| as| in)?|read more about|labels?|hashtags?
    more (?:on|about) th(?:is|ese)[\w ]*|in this (?:story|article)|posted in|see more on|published in
    """,
    r"\s*[:|]",
)

_KINDS = r"(?:news|story|stories|articles?|coverage|posts?|content|topics?|reading|links)"

RELATED = _start(
    rf"""
    also read|read also|read more|read next|see also|watch(?: also)?|related(?: {_KINDS})?|more from|must read
    don['’]t miss|recommended(?: for you)?|you (?:may|might) (?:also )?(?:like|be interested in)|listen|opinion
    editor['’]s picks?|further reading|in case you missed it|click to read
    """,
    r"\s*[:|>»–-]+\s*\S",
)

TAIL = _line(rf"""
    read more|related(?: {_KINDS})?|also read|read also|read next|see also|more from [\w ]{{1,40}}
    share this(?: [\w ]+)?
    more (?:stories|news|articles|headlines|on this (?:story|topic))[\w ]*|what(?:'s| to read) next|up next
    most (?:read|popular|viewed|recent|commented|shared)[\w ]*|popular (?:posts?|news|stories|now|articles)
    latest (?:news|stories|articles|posts|headlines|updates)[\w ]*|top (?:stories|news|headlines)
    trending(?: now| news| stories)?|recommended(?: for you| stories| articles| reading)?|must reads?|in other news
    you (?:may|might)(?: also)? (?:like|enjoy|be interested in)[\w ]*|editor['’]?s['’]? (?:picks?|choice)|don['’]t miss
    around the web|from (?:the|our) (?:web|partners)|sponsored (?:content|links)|paid content|promoted(?: content)?
    recent (?:posts|comments|articles|news)|similar (?:posts|stories|news|articles)|featured(?: stories| news| posts)?
    keep reading|other (?:news|stories|articles)|previous (?:post|article|story)|next (?:post|article|story)
    about the authors?|explore more|discover more|join the (?:conversation|discussion)
""")

COMMENTS = re.compile(
    r"^\W*(?:\d+\s+)?(?:comments?|responses?|replies|leave a (?:reply|comment)|post a comment|add a comment"
    r"|write a comment|(?:view|show|read) (?:all )?(?:\d+ )?comments|cancel reply|discussion)\W*(?:\(\d+\))?\W*$"
    r"|^\W*\d+\s+(?:comments?|responses?|thoughts?|replies)\s+(?:on|to)\b",
    re.IGNORECASE,
)

CONTACT = re.compile(r"\S+@\S+\.\w{2,}|\+\d[\d ()-]{7,}|\b(?:tel|phone|fax|e-?mail)\s*[.:]\s*\S", re.IGNORECASE)

BYLINE = re.compile(
    r"^\W{0,3}(?:(?:by|authors?|writ(?:ten|er) by|reported by|report by|reporting by|edited by|editing by|writing by"
    r"|posted by|published by|compiled by|translated by|translation by|contributed by)\s*[:|\-–]?\s+"
    r"|(?:from|sources?|story|words|text|via|courtesy|credits?)(?: by)?\s*[:|]\s*)(?=\S)",
    re.IGNORECASE,
)

BASED = _start(r"""
    based on (?:materials?|reports?|information|data) (?:from|by|of)\b
    with (?:inputs?|reports?|reporting|information|files|material) (?:from|by)\b
    \(?with (?:agency|agencies|inputs)\b|material from\b|adapted from\b|originally published (?:by|in|on|at)\b
    this (?:article|story|report) (?:was )?(?:first|originally) (?:appeared|published)\b|distributed by\b
    additional reporting\b|(?:\w+ ){1,3}contributed to this\b
""")
"""Lines that name a source without being its text as it was."""

DESK = re.compile(r"^[A-Za-z]{1,4}(?:/[A-Za-z]{1,5}){1,6}$")
"""Initials of a desk before its agency: "mk/jb/te"."""

# Pictures

PHOTO_START = re.compile(
    r"^\W{0,2}(?:(?:(?:file|pool|handout|illustrative|representational) )?(?:photo(?:graph)?s?|pictures?"
    r"|images?|pics?|pix)\s*(?:credits?|by|courtesy|source|via|from)?\s*[:/|–-]"
    r"|(?:photo|picture|image|illustration|graphic|video)s? (?:by|courtesy|credits?|from|©)\b"
    r"|(?:photo|image)?\s*credits?\s*[:/]|getty|reuters\s*/|afp\s*/|ap photo|epa\s*/|xinhua/|file\s*[-–—:]"
    r"|file (?:photo|picture|image)|\[?(?:photo|file|screengrab|courtesy)\b[^\]]{0,80}[/:]|caption\s*:|photo caption"
    r"|(?:cover|feature|header) (?:image|photo))",
    re.IGNORECASE,
)
PHOTO_END = re.compile(
    r"(?:[(\[]\s*(?:photo|picture|image|file|pool|credit|courtesy|screengrab|reuters|afp|ap|epa|xinhua|getty)\b"
    r"[^()\[\]]{0,90}[)\]]"
    r"|[(\[][^()\[\]]{1,60}/\s?(?:AFP|AP|EPA|Reuters|Getty(?: Images)?|Xinhua|TASS|POOL|Anadolu|EFE|dpa|ANSA)"
    r"[^()\[\]]{0,40}[)\]]"
    r"|(?:photo|image|picture|credit)s?\s*(?:by|:|courtesy|credit)\s*[^.]{2,70}|\((?:file|archive)\))[.\s]*$",
    re.IGNORECASE,
)
_LETTERS = r"(?:[A-Z]{2,9}|Reuters|Getty(?: Images)?|Xinhua|Anadolu|Sputnik|Bloomberg|Shutterstock|Handout|Pool)"
PHOTO_SLASHES = re.compile(
    r"(?:^|(?<=\s))(?:[A-ZÀ-Þ][\w'’.-]+\s+){1,3}/\s*" + _LETTERS + r"(?:\s*/\s*" + _LETTERS + r"){0,3}\s*$"
)
"""A photographer before agencies: "Palesa Dlamini / EPA / TASS"; capitals as printed."""

PHOTO_RIGHTS = re.compile(
    r"^©\s*[^/©]{2,40}/\s*[^/]{2,40}$|^©\s*(?:getty|afp photo|ap photo|epa|shutterstock|istock)", re.IGNORECASE
)
CAPTION = re.compile(
    r"^\W{0,2}(?:in this (?:\w+[ -]){0,4}(?:photo(?:graph)?|picture|image|frame|screengrab|video|file)\b"
    r"|this (?:\w+ ){0,3}(?:photo(?:graph)?|picture|image|screengrab) (?:\w+ ){0,3}"
    r"(?:shows?|taken|released|provided|made)"
    r"|a (?:file|handout|combination|general|satellite) (?:photo|picture|image|view)\b"
    r"|\(?(?:from|clockwise from|top|bottom) (?:left|right|top)\b|\((?:l|r|left|right|front|pictured)\b)",
    re.IGNORECASE,
)
PICTURED = re.compile(
    r"\b(?:is|are) (?:seen|shown|pictured) (?:in|on) (?:this|an?) (?:\w+ ){0,3}"
    r"(?:photo(?:graph)?|picture|image|illustration|file)\b"
    r"|\bpictured (?:earlier|in|on|at|here|left|right)\b",
    re.IGNORECASE,
)

# Days, hours, counts, code

CLOCK = re.compile(r"\b\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\.?)?|\b\d{1,2}\s*[ap]\.?m\.?(?!\w)", re.IGNORECASE)
ZONE = re.compile(
    r"(?<![A-Za-z])(?:GMT|UTC|Z|[ECMPW][SD]?T|[A-Z]{2,4}T|IST|MSK|BST|CEST|WIB|local time)(?![A-Za-z])"
    r"|[+-]\d{2}:?\d{2}\b"
)
WEEKDAY = re.compile(r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?", re.IGNORECASE)
OTHER_CALENDARS = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)?\s+(?:muharram|safar|rabi\W{1,2}(?:al\W)?(?:awwal|thani|i{1,2}|[12])|jumad[ai]\W{1,3}(?:al\W)?(?:awwal|ula|thani|akhira|i{1,2}|[12])"
    r"|rajab|sha\W?ba[a]?n|rama[dz]h?an|shaww?al|(?:dh?u|zu)l?\W{1,2}(?:al\W|l\W)?(?:q[ai]\W?da?h?|hijjah?)"
    r"|farvardin|ordibehesht|khordad|tir|mordad|shahrivar|mehr|aban|azar|dey|bahman|esfand)\s+1[34]\d\d(?:\s?(?:a\.?h\.?|h))?(?!\w)",
    re.IGNORECASE,
)
"""The day in a calendar of the Muslim world, printed beside ours: "4 Ramadan 1446", "14 Esfand 1403"."""
AGO = re.compile(
    r"\b(?:\d+|an?)\s+(?:second|minute|min|hour|day|week|month|year)s?\s+ago\b|\byesterday\b|\btoday\b", re.IGNORECASE
)
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
NO_YEAR = re.compile(rf"\b{_MONTH}\.?\s+\d{{1,2}}\b|\b\d{{1,2}}\s+{_MONTH}\b", re.IGNORECASE)
STAMP_WORDS = _within(r"""
    published|posted|issued|updated|last|modified|edited|created|first|on|at|date|time|released?|the|of|and|story|article
    online|added
""")
UPDATED = re.compile(r"\b(?:updated|modified|edited|last\s+update)\b", re.IGNORECASE)
PUBLISHED = re.compile(r"\b(?:published|posted|issued|released|first)\b", re.IGNORECASE)
COUNTER = re.compile(
    r"^\W*[\d.,]+\s*[km]?\+?\s*(?:views?|reads?|shares?|comments?|likes?|hits?|followers|times|words|visits)\W*$"
    r"|^\W*(?:views?|reads?|hits?|shares?|comments?|listen|visits|read(?:ing)? time|total views)\W*[\d.,:]+"
    r"\W*(?:min\w*)?\W*$"
    r"|^\W*(?:estimated\s+)?(?:read(?:ing)?\s+time\W*)?\d+\s*-?\s*min(?:ute)?s?\.?\s*(?:read|listen|watch)?\W*$"
    r"|^[\W\d]+(?:true|false|px|null)?\W*$",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"^(?:https?://|www\.)\S+$|^\S+@\S+\.\w{2,}$|^[\w-]+(?:\.[\w-]+)+/\S*$", re.IGNORECASE)
MARKUP = re.compile(
    r"/@?[a-z]+\[@|@content\b|^//?[a-z]+/\S*(?:\(\)|\[\d+\])|^\s*[{\\][\\{]?\w+\\|^\\(?![(\[.#\d-])|[{}]\s*$|^<[^>]*>$|^\{.*\}$"
    r"|^\w{2}_[A-Z]{2}$|function\s*\(|&[a-z]{2,6};$|^\.[\w-]+\s*\{"
)
"""XPath, RTF, JSON, style sheets, locales: "/html/body/div[@id='lead']/@data-text"; not "\\(1\\) to pay", a list
whose signs a converter has escaped."""
