import json
from dataclasses import replace

import numpy as np

from checker.article import Grade
from checker.report import Report


def test_json_holds_rows_segments_and_findings(report):
    read = json.loads(report.to_json())
    assert read["signature"] == report.signature
    assert [article["article_id"] for article in read["articles"]] == [
        "clean",
        "short",
        "harbour",
        "broken",
    ]
    harbour = read["articles"][2]
    assert list(report.articles.columns) == list(harbour)[: len(report.articles.columns)]
    assert harbour["row"] is None
    assert harbour["source_language_distribution"] == {"fr": 0.8, "es": 0.2}
    assert harbour["source_language_evidence"][0]["weights"] == {"fr": 1.5, "es": 0.5}
    assert [segment["kind"] for segment in harbour["segments"]] == [
        "headline",
        "sentence",
        "sentence",
    ]
    assert harbour["findings"][2]["suggestions"] == ["go to court", "sue"]
    assert harbour["findings"][2]["text"] == "seize the justice"


def test_jsonl_has_one_article_a_line(report):
    lines = report.to_jsonl().split("\n")
    assert lines.pop() == ""
    articles = [json.loads(line) for line in lines]
    signature = {"report_signature": report.signature}
    assert articles == [a | signature for a in json.loads(report.to_json())["articles"]]


def test_no_article_is_an_empty_list_and_no_line(empty_report):
    assert json.loads(empty_report.to_json()) == {"signature": "", "articles": []}
    assert empty_report.to_jsonl() == ""


def test_reference_scores_are_keys_of_every_article_or_none(clean, harbour, report):
    scores = {"bleu": np.float64(30.5), "chrf": 55.0, "ter": 60.0, "signature": "BLEU|x"}
    read = json.loads(Report([clean, replace(harbour, reference_scores=scores)]).to_json())
    assert [article["bleu"] for article in read["articles"]] == [None, 30.5]
    assert "bleu" not in json.loads(report.to_json())["articles"][0]


def test_numpy_numbers_are_written(harbour):
    odd = replace(harbour, grade=Grade(np.float32(1.5), np.float32(2.5), "clean"))
    assert json.loads(Report([odd]).to_json())["articles"][0]["garble"] == 2.5


def test_files_hold_what_is_returned(report, hostile_report, tmp_path):
    for each in (report, hostile_report):
        for method in ("to_json", "to_jsonl", "to_html", "to_markdown"):
            text = getattr(each, method)(tmp_path / method)
            assert (tmp_path / method).read_bytes() == text.encode("utf-8"), method


def test_hostile_text_comes_back_but_for_lone_surrogates(hostile_report, hostile):
    wanted = hostile.article.text.replace("\ud800", "\ufffd").replace("\udfff", "\ufffd")
    assert json.loads(hostile_report.to_json())["articles"][1]["title"] == wanted
    lines = hostile_report.to_jsonl().removesuffix("\n").split("\n")
    assert json.loads(lines[1])["title"] == wanted
