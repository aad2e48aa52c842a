"""The figures on the source language as tables for the documentation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from checker.evaluate.markdown import markdown_table, number

__all__ = ["confusion_table", "machine_table", "summary_table"]

_SETS = {
    "news_of_six": "WMT22 news, the six languages of WMT22 to choose from",
    "all_domains_of_six": "WMT22 all domains, the same six",
    "news": "WMT22 news, all languages to choose from",
    "all_domains": "WMT22 all domains, all languages",
    "news_and_talks": "languages with news or talks, these to choose from",
    "many_languages": "all languages: news or talks where there are any, else FLORES",
    "many_languages_names_masked": "the same with names masked",
    "flores": "FLORES devtest, all languages",
}
_COLUMNS = {
    "documents": "n",
    "languages": "languages",
    "top1": "first",
    "top3": "among three",
    "family": "right group",
    "ece": "calibration error",
    "answered": "answered",
    "right_of_answered": "right where answered",
}


def summary_table(figures: Mapping[str, Any]) -> str:
    """Return one line per set of documents, as Markdown.

    Args:
        figures: what ``evaluate_origin`` returned.
    """
    head = ["documents", *_COLUMNS.values()]
    rows = [
        [title, *(number(_value(figures[name], column)) for column in _COLUMNS)]
        for name, title in _SETS.items()
    ]
    return markdown_table(head, rows)


def confusion_table(figures: Mapping[str, Any]) -> str:
    """Return the documents of each true language (rows) by best guess (columns), as Markdown.

    Args:
        figures: one part of what ``evaluate_origin`` returned.
    """
    confusion: Mapping[str, Mapping[str, int]] = figures["confusion"]
    guesses = sorted({guess for row in confusion.values() for guess in row})
    rows = [
        [f"**{truth}**", *(str(row.get(guess, "")) for guess in guesses)]
        for truth, row in sorted(confusion.items())
    ]
    return markdown_table(["", *guesses], rows)


def _value(figures: Mapping[str, Any], column: str) -> float:
    return len(figures["confusion"]) if column == "languages" else figures[column]


def machine_table(figures: Mapping[str, Any]) -> str:
    """Return what share of texts is taken for a machine's, by who made them, as Markdown.

    Args:
        figures: the part ``machine`` of what ``evaluate_origin`` returned.
    """
    shares = {
        "machine, WMT22 news": figures["machine_above_half"],
        **{f"machine, WMT22 {k}": v for k, v in figures["machine_above_half_elsewhere"].items()},
        "people, news, all": 1 - figures["original_below_half"],
        **{
            f"people, news, {k}": 1 - v
            for k, v in figures["original_below_half_by_collection"].items()
        },
        **{
            f"people, WMT22 {k}": 1 - v for k, v in figures["original_below_half_elsewhere"].items()
        },
        "translators, news, all": 1 - figures["translated_below_half"],
    }
    rows = [[name, number(share)] for name, share in shares.items()]
    return markdown_table(["written by", "`mt_probability` of one half or more"], rows)
