import json
import math
from dataclasses import replace

import pandas as pd
import pytest

from checker.article import Grade
from checker.report import (
    ARTICLE_DTYPES,
    FINDING_DTYPES,
    REFERENCE_DTYPES,
    SEGMENT_DTYPES,
    SUMMARY_DTYPES,
    Report,
)

FRAMES = {
    "articles": ARTICLE_DTYPES,
    "segments": SEGMENT_DTYPES,
    "findings": FINDING_DTYPES,
    "summary": SUMMARY_DTYPES,
}
COLUMNS = {
    "articles": "article_id title path row status reason text_language text_language_probability "
    "source_language source_language_probability mt_probability garble verdict mqm_per_100_words "
    "n_words n_segments n_minor n_major n_critical worst_segment worst_finding",
    "segments": "article_id segment start end kind text language mqm garble n_findings",
    "findings": "article_id segment start end text category severity probability detector message "
    "suggestions evidence",
}


@pytest.mark.parametrize("name", COLUMNS)
def test_columns_are_those_of_the_contract(report, empty_report, name):
    assert list(getattr(report, name).columns) == COLUMNS[name].split()
    assert list(getattr(empty_report, name).columns) == COLUMNS[name].split()


@pytest.mark.parametrize("name", FRAMES)
@pytest.mark.parametrize("which", ["report", "empty_report", "hostile_report"])
def test_dtypes_are_the_documented_ones(request, name, which):
    frame = getattr(request.getfixturevalue(which), name)
    assert frame.dtypes.to_dict() == FRAMES[name]
    assert object not in set(frame.dtypes)


def test_dtypes_hold_where_only_missing_values_stand(failed):
    assert Report([failed]).articles.dtypes.to_dict() == ARTICLE_DTYPES


def test_articles_row_says_what_was_found(report):
    row = report.articles.set_index("article_id").loc["harbour"]
    assert row.drop(["title", "path"]).dropna().to_dict() == {
        "status": "scored",
        "text_language": "en",
        "text_language_probability": 0.99,
        "source_language": "fr",
        "source_language_probability": 0.8,
        "mt_probability": 0.9,
        "garble": 80.0,
        "verdict": "garbled",
        "mqm_per_100_words": 6.5,
        "n_words": 23,
        "n_segments": 3,
        "n_minor": 1,
        "n_major": 2,
        "n_critical": 0,
        "worst_segment": 2,
        "worst_finding": "seize the justice",
    }


def test_frames_keep_the_order_of_the_input(report):
    assert report.articles["article_id"].tolist() == ["clean", "short", "harbour", "broken"]
    assert report.findings["start"].tolist() == [63, 68, 121]


def test_segments_and_findings_hold_the_words_at_their_offsets(report, harbour):
    for frame in (report.segments, report.findings):
        rows = frame[frame["article_id"] == "harbour"]
        assert len(rows) == 3
        for row in rows.itertuples():
            assert harbour.article.text[row.start : row.end] == row.text
    counts = report.segments.set_index(["article_id", "segment"])["n_findings"]
    assert counts["harbour"].tolist() == [0, 2, 1]


def test_suggestions_and_evidence_are_json(report):
    last = report.findings.iloc[-1]
    assert json.loads(last["suggestions"]) == ["go to court", "sue"]
    assert json.loads(last["evidence"]) == [
        {"kind": "sense", "note": "rare beside counts", "start": 0, "end": 9, "weights": {}}
    ]
    assert json.loads(report.findings.iloc[0]["suggestions"]) == []


def test_what_was_not_scored_has_no_score_but_a_verdict_and_a_reason(report, harbour):
    odd = replace(harbour, status="not scored", reason="too short")
    rows = pd.concat([report.articles.iloc[[1, 3]], Report([odd]).articles])
    assert rows["verdict"].tolist() == ["not scored"] * 3
    assert rows["garble"].isna().all()
    assert rows["mqm_per_100_words"].isna().all()
    assert rows["reason"].notna().all()


def test_numbers_that_are_none_are_missing(harbour):
    odd = replace(harbour, grade=Grade(math.nan, math.inf, "review"))
    row = Report([odd]).articles.iloc[0]
    assert pd.isna(row["garble"])
    assert pd.isna(row["mqm_per_100_words"])


def test_words_need_a_letter_or_a_digit(scored):
    frame = Report([scored("a", "One - two … 3 “four” — ½ ...", 1.0)]).articles
    assert frame["n_words"].tolist() == [5]


def test_worst_finding_goes_by_severity_then_probability(scored, finding_on):
    text = "one two three"
    findings = [
        finding_on(text, "one", "minor", probability=0.9),
        finding_on(text, "two", "major", probability=0.3),
        finding_on(text, "three", "major", probability=0.4),
    ]
    frame = Report([scored("a", text, 1.0, *findings)]).articles
    assert frame["worst_finding"].tolist() == ["three"]


def test_reference_columns_come_with_any_reference(clean, harbour, report):
    scores = {"bleu": 30.5, "chrf": 55.0, "ter": 60.0, "signature": "BLEU|x"}
    frame = Report([clean, replace(harbour, reference_scores=scores)]).articles
    assert frame.dtypes.to_dict() == ARTICLE_DTYPES | REFERENCE_DTYPES
    assert frame.iloc[1][list(scores)].to_dict() == scores
    assert frame.iloc[0][list(scores)].isna().all()
    assert not set(REFERENCE_DTYPES) & set(report.articles.columns)


def test_index_of_the_input_is_kept_where_it_fits(report):
    index = pd.Index(["w", "x", "y", "z"], name="key")
    assert Report(report.assessments, index=index).articles.index.equals(index)
    assert Report(report.assessments, index=index).articles.index.name == "key"
    longer = Report(report.assessments, index=pd.RangeIndex(100, 105))
    assert longer.articles.index.tolist() == [0, 1, 2, 3]


def test_large_row_numbers_stay_exact_beside_missing_ones(clean, unscored):
    row = 2**60 + 1
    big = replace(clean, article=replace(clean.article, row=row))
    assert Report([big, unscored]).articles["row"].iloc[0] == row


def test_summary_counts_articles_words_and_findings(report):
    summary = report.summary.set_index("verdict")
    assert summary["n_articles"].to_dict() == {
        "garbled": 1,
        "review": 0,
        "clean": 1,
        "not scored": 1,
        "failed": 1,
        "all": 4,
    }
    assert summary.loc["all", "n_words"] == 23 + 8 + 2
    assert summary.loc["all", "findings_per_1000_words"] == pytest.approx(3000 / 33)
    assert pd.isna(summary.loc["failed", "findings_per_1000_words"])
    assert summary.loc["garbled", ["n_minor", "n_major", "n_critical"]].tolist() == [1, 2, 0]


def test_repr_names_counts_worst_and_signature(report, empty_report, hostile_report):
    shown = repr(report)
    assert "4 articles, 33 words: 1 garbled, 1 clean, 1 not scored, 1 failed" in shown
    assert "3 findings (90.9 per 1,000 words): 0 critical, 2 major, 1 minor" in shown
    assert shown.index("'harbour'") < shown.index("'clean'")
    assert "model:abc" in shown
    assert repr(empty_report) == (
        "Report: 0 articles, 0 words\n0 findings: 0 critical, 0 major, 0 minor"
    )
    assert repr(hostile_report).isprintable() or "\x1b" not in repr(hostile_report)
    assert len(report) == 4
