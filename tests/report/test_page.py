import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from checker.report import Report
from checker.report.html import FULL_TEXTS, NOTEBOOK_ROWS

ALLOWED = {
    *("html", "head", "meta", "title", "style", "body", "main", "section", "div", "span"),
    *("h1", "h2", "p", "br", "b", "bdi", "code", "mark", "a", "q", "ul", "li", "svg", "rect"),
    *("table", "thead", "tbody", "tr", "th", "td", "details", "summary", "dl", "dt", "dd"),
}
VOID = {"meta", "br"}


class Page(HTMLParser):
    """Keep the tags, attributes and text of a page, and check that its elements are closed."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.attributes, self.open, self.text = [], [], [], ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, name, value) for name, value in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.open.pop()

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data


def shown_as(name, report):
    return {
        "page": report.to_html,
        "notebook": report._repr_html_,
        "article": report.show(report.assessments[-1].article.id)._repr_html_,
    }[name]()


@pytest.mark.parametrize("name", ["page", "notebook", "article"])
def test_hostile_text_cannot_become_markup(hostile_report, name):
    html = shown_as(name, hostile_report)
    html.encode("utf-8")
    page = Page(html)
    assert page.open == []
    assert set(page.tags) <= ALLOWED
    assert not any(attribute.startswith("on") for _, attribute, _ in page.attributes)
    for tag, attribute, value in page.attributes:
        if attribute in {"href", "src"}:
            assert tag == "a"
            assert re.fullmatch(r"#a\d+(-f\d+)?", value)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", html)
    assert "<script>document.title='owned'</script>" in page.text
    assert "[U+001B][31mred" in page.text
    assert "{{ 7*7 }}" in page.text


def test_page_forbids_scripts_and_requests(report):
    html = report.to_html()
    page = Page(html)
    policy = next(v for _, name, v in page.attributes if name == "content" and "default-src" in v)
    (sheet,) = re.findall("<style>(.*?)</style>", html, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
    assert policy.startswith("default-src 'none';")
    assert f"style-src 'sha256-{digest}'" in policy
    assert not any(name == "style" for _, name, _ in page.attributes)
    assert not re.search(r"url\(|@import|https?://", html)
    assert html.startswith("<!DOCTYPE html>")


def test_page_is_the_same_each_time(report, hostile_report):
    for each in (report, hostile_report):
        again = Report(each.assessments, each.signature)
        assert again.to_html() == each.to_html()
        assert again._repr_html_() == each._repr_html_()


def test_page_shows_worst_first_then_failed_then_not_scored(report):
    html = report.to_html()
    places = [html.index(f">{name}<") for name in ("Fishermen accuse", "clean", "broken", "short")]
    assert places == sorted(places)


def test_page_says_what_is_known_of_an_article(report):
    text = " ".join(Page(report.to_html()).text.split())
    for words in (
        "garbled",
        "garble 80",
        "English (99%)",
        "French (80%)",
        "says it as French does",
        "rare beside counts",
        "go to court",
        "A wrong sense.",
        "t.csv, row 9: no text; drop the row",
        "5 is the median of careful human news",
        "checker:0|model:abc|mode:target",
    ):
        assert words in text


def test_marked_text_is_the_text_with_its_line_breaks(report, harbour):
    html = report.to_html()
    (shown,) = re.findall(r'<div class="text" dir="ltr">(.*?)</div>', html, re.DOTALL)[:1]
    assert Page(shown).text == harbour.article.text
    marks = re.findall(r'<mark class="(\w+)" title="[^"]*"><a href="#([\w-]+)">([^<]*)', shown)
    assert marks == [
        ("minor", "a1-f1", "kept "),
        ("major", "a1-f2", "the silence"),
        ("major", "a1-f2", " over"),
        ("major", "a1-f3", "seize the justice"),
    ]


def test_links_lead_somewhere_and_ids_are_unique(hostile_report, report):
    for each in (report, hostile_report):
        page = Page(each.to_html())
        ids = [value for _, name, value in page.attributes if name == "id"]
        links = [value[1:] for _, name, value in page.attributes if name == "href"]
        assert links
        assert set(links) <= set(ids)
        assert len(set(ids)) == len(ids)


def test_a_missing_word_is_shown_by_a_caret(scored, finding_on):
    omission = finding_on("one two", "", category="Accuracy/Omission")
    html = Report([scored("a", "one two", 3.0, omission)]).to_html()
    assert ">‸</a></mark>" in html


def test_a_large_page_says_what_it_leaves_out_and_how_to_get_it(scored):
    many = [scored(f"id{n:03}", "Some words.", 90 - n / 10) for n in range(FULL_TEXTS + 3)]
    html = Report(many).to_html()
    page = Page(html)
    assert page.tags.count("details") - html.count('class="evidence"') == FULL_TEXTS
    assert "The worst 200 of 203 articles are shown with their text; the other 3" in page.text
    assert "report.to_json(" in page.text
    for number in range(FULL_TEXTS + 3):
        assert f"id{number:03}" in page.text
    assert "are shown with their text" not in Report(many[:FULL_TEXTS]).to_html()


def test_a_notebook_says_what_it_leaves_out(scored):
    many = [scored(f"id{n:03}", "Some words.", 90 - n / 10) for n in range(NOTEBOOK_ROWS + 1)]
    text = Page(Report(many)._repr_html_()).text
    assert "The worst 20 of 21 articles" in text
    assert "id000" in text
    assert "id020" not in text


def test_a_report_without_articles_is_a_page(empty_report):
    text = Page(empty_report.to_html()).text
    assert "There are no articles in this report." in text
    assert "0 articles" in Page(empty_report._repr_html_()).text


def test_reference_scores_are_shown(harbour):
    scores = {"bleu": 31.26, "chrf": 55.0, "ter": 60.0, "signature": "BLEU|x"}
    text = Page(Report([replace(harbour, reference_scores=scores)]).to_html()).text
    assert "BLEU31.3" in text
    assert "compare an article with its human reference" in text


def test_the_page_says_how_probable_a_translation_by_a_machine_is(report):
    page = Page(report.to_html())
    assert "If translated, fromFrench (80%)" in page.text
    assert "Machine-translated90%" in page.text
    assert not re.search(r"(?<!If )Translated from", page.text)


@pytest.mark.parametrize(
    ("article", "shown"),
    [
        ({"path": "t.csv", "row": 4}, "t.csv, row 4"),
        ({"path": "a.txt"}, "a.txt"),
        ({"row": 4}, "row 4"),
    ],
)
def test_a_row_of_a_data_frame_has_no_file(clean, article, shown):
    place = replace(clean.article, **({"path": "", "row": None} | article))
    text = Page(Report([replace(clean, article=place)]).to_html()).text
    assert f"File{shown}Written in" in text
