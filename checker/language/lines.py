"""Kinds of lines in a news article that are no sentences: what they look like."""
# ruff: noqa: RUF001, RUF003 - typographic quotation marks and dashes are what is looked for.

from __future__ import annotations

import re

__all__ = [
    "dateline_end",
    "is_date",
    "is_headline",
    "is_read_more",
    "list_mark_end",
    "read_more_end",
    "starts_new_block",
]

_LIST_MARK = re.compile(r"(?:[•◦▪▫‣⁃·●○■□►▶✓✔*+–-]|\(?\d{1,3}[.)]|\(?[a-z]\))(?=\s|\Z)\s*")

_READ_MORE = re.compile(
    r"(?:read (?:more|also|next|the full story)|also read|see (?:also|more)|more on this(?: story)?"
    r"|related(?: (?:articles?|stories|story|news|topics?|content))?|you (?:may|might) also like"
    r"|(?:continue|keep|further) reading|click here|watch(?: also| the video)?|recommended)"
    r"(?:\s*(?:[:|>»…–—]|-\s|\.{3}|(?=\[))\s*(?P<title>.*)"
    r"|(?: (?:about|here|at|on|in)\b[^.!?]*)?[.:…]?)\Z",
    re.IGNORECASE | re.DOTALL,
)
#: A line longer than this is prose, whatever it starts with.
_LONGEST_READ_MORE = 300

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?)"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = (
    rf"(?:(?:{_WEEKDAY},?\s+)?"
    rf"(?:{_MONTH}\s+{_DAY}(?:,?\s+\d{{4}})?|{_DAY}\s+(?:of\s+)?{_MONTH}(?:,?\s+\d{{4}})?"
    rf"|{_MONTH}\s+\d{{4}}|\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}})|{_WEEKDAY})"
)
_ZONE = r"(?:[A-Z]{1,4}|[+-]\d{2}:?\d{2})"
_TIME = (
    r"(?:[T,|]?\s*(?:at\s+)?\d{1,2}[:.h]\d{2}(?::\d{2})?"
    rf"\s*(?:[ap]\.?m\.?)?\s*{_ZONE}?)"
)
_DATE_LINE = re.compile(
    r"(?:(?:published|posted|updated|last updated|modified|date)(?:\s+on)?\s*:?\s*)?"
    rf"{_DATE}{_TIME}?\.?\Z",
    re.IGNORECASE,
)
_LONGEST_DATE = 60

# "PARIS, March 3 (Agency) -", "KYIV —", "Nairobi, Kenya (AP) –": a place, then at least one of
# capitals, a date or an agency, then a dash, then a sentence that starts with a capital.
_DASH = r"\s*(?:--?|[–—―])\s+"
_AGENCY = r"(?:\s*\([^()]{2,30}\)|\s*/[^/\s]{2,20}/)"
_CAPITAL_PLACE = (
    r"[^\W\d_a-z][^\W\d_a-z.'’-]{2,20}(?:[ ,/]{1,2}[^\W\d_a-z][^\W\d_a-z.'’-]{1,20}){0,4}"
)
_PLACE = r"[A-Z][\w.'’-]{1,20}(?:,? [A-Z][\w.'’-]{1,20}){0,4}"
_DATELINE = re.compile(
    rf"(?:{_CAPITAL_PLACE}(?:, [A-Z][\w.'’-]{{1,20}}){{0,2}}(?:[,.]? {_DATE})?{_AGENCY}?"
    rf"|{_PLACE}(?:[,.]? {_DATE}{_AGENCY}?|{_AGENCY})){_DASH}(?=[A-Z“\"‘'\d])"
)
#: No dateline is longer; also bounds the search.
_LONGEST_DATELINE = 100

_LONGEST_HEADLINE = 140
_MOST_HEADLINE_WORDS = 20
_FINAL = re.compile("[.!?…:;,][”’»\"')\\]]*\\Z")
_LETTER = re.compile(r"[^\W\d_]")


def list_mark_end(line: str) -> int:
    """Return where the text of a list line starts behind its bullet or number; 0 if it has none."""
    mark = _LIST_MARK.match(line)
    return mark.end() if mark else 0


def is_read_more(line: str) -> bool:
    """Say whether the line only points to another article."""
    return len(line) <= _LONGEST_READ_MORE and bool(_READ_MORE.match(line))


def read_more_end(line: str) -> int:
    """Return where the title behind "Read more:" starts; the end of the line if there is none."""
    pointer = _READ_MORE.match(line)
    return pointer.start("title") if pointer and pointer["title"] else len(line)


def is_date(line: str) -> bool:
    """Say whether the line holds a date, perhaps with a time, and nothing else."""
    return len(line) <= _LONGEST_DATE and bool(_DATE_LINE.match(line))


def dateline_end(line: str) -> int:
    """Return where the sentence behind a dateline ("PARIS, March 3 (Agency) -") starts, or 0."""
    dateline = _DATELINE.match(line[:_LONGEST_DATELINE])
    return dateline.end() if dateline else 0


def is_headline(line: str) -> bool:
    """Say whether a line that stands alone looks like a headline.

    It has at most 140 characters and 20 words, at least one letter, starts with none in lower
    case, and does not end like a sentence or its part.
    """
    return (
        len(line) <= _LONGEST_HEADLINE
        and len(line.split()) <= _MOST_HEADLINE_WORDS
        and not line[0].islower()
        and bool(_LETTER.search(line))
        and not _FINAL.search(line)
    )


def starts_new_block(line: str) -> bool:
    """Say whether a line starts something of its own, even in the middle of wrapped lines."""
    return bool(list_mark_end(line)) or is_read_more(line) or is_date(line)
