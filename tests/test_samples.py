"""The sample articles, their labels, marks and references fit each other.

The files are read here with the standard library alone, so that a fault in a reader
cannot hide a fault in the samples.
"""

import csv
import json
import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest

from checker.article import CATEGORIES, SEVERITIES

DATA = Path(__file__).parents[1] / "data"
ARTICLES = DATA / "articles"


class _ArticleText(HTMLParser):
    """Collects the words inside ``<article>``, without scripts, styles and asides."""

    def __init__(self):
        super().__init__()
        self.parts = []
        self._inside = False
        self._skipped = 0

    def handle_starttag(self, tag, attrs):
        del attrs
        self._inside = self._inside or tag == "article"
        self._skipped += tag in {"script", "style", "aside"}

    def handle_endtag(self, tag):
        self._inside = self._inside and tag != "article"
        self._skipped -= tag in {"script", "style", "aside"}

    def handle_data(self, data):
        if self._inside and not self._skipped:
            self.parts.append(data)


def _page_text(path):
    page = _ArticleText()
    page.feed(path.read_text(encoding="utf-8"))
    page.close()
    return "".join(page.parts)


def _csv_rows(path, delimiter=","):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def _json_rows(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _articles():
    """Yield id and text of every sample article."""
    for path in sorted(ARTICLES.iterdir()):
        if path.suffix == ".txt":
            yield path.name, path.read_text(encoding="utf-8")
        elif path.suffix == ".html":
            yield path.name, _page_text(path)
        elif path.suffix in {".csv", ".jsonl"}:
            rows = _csv_rows(path) if path.suffix == ".csv" else _json_rows(path)
            yield from ((row["id"], row["text"]) for row in rows)
        else:
            pytest.fail(f"{path.name} is in no format that this test reads")


PAIRS = list(_articles())
TEXTS = dict(PAIRS)
LABELS = _csv_rows(DATA / "labels.tsv", "\t")
MARKS = _csv_rows(DATA / "marks.tsv", "\t")
REFERENCES = _json_rows(DATA / "references.jsonl")
GARBLED = {label["id"] for label in LABELS if label["kind"] == "garbled"}


def _paragraphs(text):
    return [paragraph for paragraph in text.split("\n\n") if paragraph.strip()]


def _occurs_as_words(words, text):
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None


def test_every_article_has_one_label_and_every_label_one_article():
    assert Counter(label["id"] for label in LABELS) == Counter(name for name, _ in PAIRS)
    assert max(Counter(name for name, _ in PAIRS).values()) == 1


def test_labels_tell_human_from_garbled():
    assert {label["kind"] for label in LABELS} == {"human", "garbled"}
    for label in LABELS:
        assert (label["kind"] == "human") == (label["source_language"] == "en"), label


def test_there_are_enough_articles_of_each_kind_and_language():
    kinds = Counter(label["kind"] for label in LABELS)
    assert kinds["human"] >= 6
    assert kinds["garbled"] >= 8
    languages = {label["source_language"] for label in LABELS if label["kind"] == "garbled"}
    assert languages >= {"fr", "es", "ru", "zh", "de", "tr", "ar"}


def test_every_format_is_shown():
    formats = Counter(path.suffix for path in ARTICLES.iterdir())
    assert formats[".html"] >= 2
    assert formats.keys() >= {".txt", ".csv", ".jsonl", ".html"}


@pytest.mark.parametrize("name", TEXTS)
def test_article_has_the_length_of_a_news_item(name):
    assert 180 <= len(TEXTS[name].split()) <= 350


def test_every_garbled_article_and_no_other_is_marked():
    assert {mark["id"] for mark in MARKS} == GARBLED


@pytest.mark.parametrize("mark", MARKS, ids=lambda mark: f"{mark['id']}:{mark['text']}")
def test_mark_stands_in_its_article_and_uses_the_mqm_names(mark):
    assert _occurs_as_words(mark["text"], TEXTS[mark["id"]])
    assert mark["category"] in CATEGORIES
    assert mark["severity"] in SEVERITIES
    assert mark["meant"]


def test_no_words_are_marked_twice():
    marked = Counter((mark["id"], mark["text"]) for mark in MARKS)
    assert max(marked.values()) == 1


def test_garble_is_light_in_one_article_and_heavy_in_two():
    marks = Counter(mark["id"] for mark in MARKS)
    per_100_words = sorted(100 * marks[name] / len(TEXTS[name].split()) for name in GARBLED)
    assert per_100_words[0] < 2
    assert per_100_words[-2] > 10
    assert per_100_words[-3] < 10


def test_references_belong_to_garbled_articles_and_run_parallel():
    names = [row["id"] for row in REFERENCES]
    assert len(set(names)) == len(names) >= 3
    assert set(names) <= GARBLED
    for row in REFERENCES:
        assert len(_paragraphs(row["reference"])) == len(_paragraphs(TEXTS[row["id"]])), row["id"]


def test_no_reference_repeats_a_wrong_translation():
    for row in REFERENCES:
        wrong = [
            mark["text"]
            for mark in MARKS
            if mark["id"] == row["id"]
            and mark["severity"] != "minor"
            and _occurs_as_words(mark["text"], row["reference"])
        ]
        assert wrong == [], row["id"]
