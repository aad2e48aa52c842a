from __future__ import annotations

import pytest

from checker.article import (
    Article,
    Assessment,
    Evidence,
    Finding,
    Grade,
    Origin,
    Segment,
    Span,
    TextLanguage,
)
from checker.report import Report

HARBOUR = (
    "Fishermen accuse the harbour\n\n"
    "They accuse the office of having kept the silence over the wall.\n"
    "Their speaker 🐟 counts to seize the justice."
)

#: What broken files and hostile pages bring along, each of which has crashed some writer.
HOSTILE = (
    "<script>document.title='owned'</script>\n"
    "<img src=x onerror=\"document.title='owned'\"> </details> </style> {{ 7*7 }} {% raw %}\n"
    "\u202emirrored\u2066 \x00 nul \x1b[31mred\x1b[0m \x9b2J \ud800 lone \udfff\r\n"
    '=1+1,"quoted"; | pipe ` tick **bold** [link](javascript:alert(1)) 100% $x^$ ::error::\r'
    "\u2028end \ufeff"
)


def find(text: str, words: str, severity: str = "major", **fields: object) -> Finding:
    """Return a finding on the first occurrence of some words."""
    start = text.index(words)
    values = {
        "segment": 0,
        "category": "Accuracy/Mistranslation",
        "probability": 0.75,
        "detector": "model",
        "message": "A wrong sense.",
    }
    return Finding(span=Span(start, start + len(words)), severity=severity, **(values | fields))


def assess(article: Article, garble: float, *findings: Finding, verdict="review") -> Assessment:
    """Return a scored article with one segment a line."""
    segments, start = [], 0
    for line in article.text.split("\n"):
        if line:
            kind = "sentence" if segments else "headline"
            segments.append(Segment(len(segments), start, start + len(line), kind))
        start += len(line) + 1
    return Assessment(
        article=article,
        status="scored",
        text_language=TextLanguage("en", 0.99),
        origin=Origin(
            "fr",
            0.8,
            {"fr": 0.8, "es": 0.2},
            0.9,
            (Evidence("calque", "says it as French does", None, {"fr": 1.5, "es": 0.5}),),
        ),
        segments=tuple(segments),
        segment_languages=("en",) * len(segments),
        segment_grades=tuple(Grade(1.5, garble + s.index, verdict) for s in segments),
        findings=findings,
        grade=Grade(6.5, garble, verdict),
    )


@pytest.fixture
def harbour() -> Assessment:
    return assess(
        Article("harbour", HARBOUR, title="Fishermen accuse", path="news/the harbour.txt"),
        80.0,
        find(HARBOUR, "kept the silence", "minor", segment=1, probability=0.9),
        find(HARBOUR, "the silence over", "major", segment=1, probability=0.4),
        find(
            HARBOUR,
            "seize the justice",
            "major",
            segment=2,
            probability=0.7,
            suggestions=("go to court", "sue"),
            evidence=(Evidence("sense", "rare beside counts", Span(0, 9)),),
        ),
        verdict="garbled",
    )


@pytest.fixture
def hostile() -> Assessment:
    words = "<script>document.title='owned'</script>"
    return assess(
        Article(HOSTILE, HOSTILE, title=HOSTILE, path=HOSTILE, metadata={"x": object()}),
        40.0,
        find(HOSTILE, words, message=HOSTILE, suggestions=(HOSTILE,)),
        find(HOSTILE, "onerror", "critical", category="Made/Up", message=HOSTILE),
        find(HOSTILE, "\x1b[31mred", "minor", evidence=(Evidence("x", HOSTILE, Span(0, 5)),)),
        find(HOSTILE, "\ud800 lone", "minor"),
    )


@pytest.fixture
def clean() -> Assessment:
    article = Article("clean", "Rain\nRain is expected in the hills tonight.", path="t.csv", row=4)
    return assess(article, 5.0, verdict="clean")


@pytest.fixture
def unscored() -> Assessment:
    return Assessment(Article("short", "Trop court."), "not scored", "2 words are too few")


@pytest.fixture
def failed() -> Assessment:
    article = Article("broken", "", path="t.csv", row=9, problem="no text")
    return Assessment(article, "failed", "t.csv, row 9: no text; drop the row")


@pytest.fixture
def report(clean, unscored, harbour, failed) -> Report:
    return Report([clean, unscored, harbour, failed], "checker:0|model:abc|mode:target")


@pytest.fixture
def hostile_report(hostile, harbour) -> Report:
    return Report([harbour, hostile], "signature")


@pytest.fixture
def empty_report() -> Report:
    return Report([])


@pytest.fixture
def scored():
    """Return a function that makes a scored article of an id, a text and a garble."""

    def make(article_id: str, text: str, garble: float, *findings: Finding) -> Assessment:
        return assess(Article(article_id, text), garble, *findings)

    return make


@pytest.fixture
def finding_on():
    """Return the function that makes a finding on some words of a text."""
    return find
