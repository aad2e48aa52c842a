import sys

import pytest
import trafilatura

from checker.read import html

paragraphs = [
    "The minister said on Monday that the budget would be cut by a third.",
    "Teachers in the capital called for a strike before the end of the week.",
    "A vote in parliament is expected on Thursday, the speaker told reporters.",
]
page = (
    "<!doctype html><html><head><meta charset='{}'><title>Budget cut | Site</title></head><body>"
    "<nav><a href='/'>Home</a></nav><article><h1>Budget cut</h1>{}</article>"
    "<script>alert(1)</script></body></html>"
)
news = page.format("utf-8", "".join(f"<p>{text}</p>" for text in paragraphs))


@pytest.mark.parametrize("name", ["a.html", "a.htm", "b/A.HTML"])
def test_the_article_is_taken_out_of_its_page(put, read, name):
    article = read.one(put(name, news))
    assert article.id == article.path == name
    assert article.title == "Budget cut"
    assert all(text in article.text for text in paragraphs)
    assert "alert" not in article.text
    assert "Home" not in article.text


def test_a_page_is_read_in_the_encoding_it_declares(put, read):
    text = "Die Stra\u00dfe nach \u0160umava ist gesperrt, sagte ein Sprecher am Montag."
    content = page.format("iso-8859-2", f"<p>{text}</p>").encode("iso-8859-2")
    assert text in read.one(put("a.html", content)).text
    assert read.messages == []


@pytest.mark.parametrize(
    "content",
    [
        "<html></html>",
        "<",
        "<html><body>" + "<div>" * 50_000 + "deep" + "</div>" * 50_000,
        "<html><body>" + "<b>" * 20_000,
        "<p " + "a=1 " * 50_000,
        '<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><p>&b;</p>',
        "<html><body>\ufffe\uffff</body></html>",
        "<html><body><p>a\0b\0c</p></body></html>",
        "<?xml version='1.0' encoding='nonsense'?><html/>",
        "<![CDATA[" * 1000,
        b"<html>\xff\xfe\xfd</html>",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\x81\x01",
    ],
)
def test_a_hostile_page_costs_no_other(put, read, content):
    put("a.html", content)
    put("b.txt", "Good.")
    first, second = read("a.html", "b.txt")
    assert first.problem.startswith("a.html: ") != bool(first.text)
    assert second.text == "Good."


def test_a_page_that_breaks_the_parser_is_a_problem(put, read, monkeypatch):
    def fail(*_, **__):
        raise RecursionError

    monkeypatch.setattr(trafilatura, "extract", fail)
    assert "RecursionError" in read.one(put("a.html", news)).problem


def test_a_page_that_is_too_long_is_a_problem(put, read, monkeypatch):
    monkeypatch.setattr(html, "_LONGEST_PAGE", 100)
    assert "longer than 100 characters" in read.one(put("a.html", news)).problem


def test_without_trafilatura_the_problem_says_what_to_install(put, read, monkeypatch):
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    problem = read.one(put("a.html", news)).problem
    assert problem.startswith("a.html: reading HTML needs optional packages")
    assert "checker[read]" in problem
