"""All figures on the source language and on machine translation, from the data alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.lexicon import load_languages
from checker.origin.evaluation.documents import (
    Document,
    flores_documents,
    human_documents,
    mask_names,
    wmt22_documents,
)
from checker.origin.evaluation.figures import area_under_curve, figures_of
from checker.origin.infer import infer_origin

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from checker.article import Origin

__all__ = ["evaluate_origin"]

#: At most so many documents of one language and domain or collection.
_MOST = 120

_HALF = 0.5


def evaluate_origin(data: Path) -> dict[str, object]:
    """Measure source languages and machine translation on documents of about ten segments.

    Nothing of what is measured on was trained on: WMT22, FLORES devtest, and the collections
    of human English that training leaves out. Languages are equally probable beforehand, as
    they are in the measured documents.

    Args:
        data: Folder with ``origin.parquet`` and ``human.parquet``.

    Returns:
        ``news_of_six`` and ``all_domains_of_six``: WMT22 with the languages of WMT22 to choose
        from; ``news``, ``all_domains``: the same with all languages; ``many_languages``: news
        where there is some in WMT22, else FLORES documents; ``many_languages_names_masked``;
        ``machine``: shares above and below one half, and areas under the curve.
    """
    supported = tuple(language.code for language in load_languages())
    documents = wmt22_documents(data, _MOST)
    news = [document for document in documents if document.group == "news"]
    six = {document.language: 1.0 for document in documents}
    covered = {document.language for document in news}
    others = tuple(code for code in supported if code not in covered)
    many = [*news, *flores_documents(data, others, _MOST)]
    masked = [mask_names(document) for document in many]
    every = dict.fromkeys(sorted({document.language for document in many}), 1.0)
    return {
        "news_of_six": _measure(news, six),
        "all_domains_of_six": _measure(documents, six),
        "news": _measure(news, every),
        "all_domains": _measure(documents, every),
        "many_languages": _measure(many, every),
        "many_languages_names_masked": _measure(masked, every),
        "machine": _machine(data, news),
    }


def _measure(documents: Sequence[Document], shares: Mapping[str, float]) -> dict[str, object]:
    prior = {language: share / sum(shares.values()) for language, share in shares.items()}
    origins = [_infer(document, prior) for document in documents]
    return figures_of(origins, [document.language for document in documents])


def _machine(data: Path, news: Sequence[Document]) -> dict[str, object]:
    machine = _probabilities(news)
    figures: dict[str, object] = {"machine_above_half": _share_above(machine)}
    for kind in ("original", "translated"):
        people = human_documents(data, kind, _MOST)
        groups = sorted({document.group for document in people})
        scores = _probabilities(people)
        figures[f"{kind}_below_half"] = round(1.0 - _share_above(scores), 4)
        figures[f"{kind}_below_half_by_collection"] = {
            group: round(
                1.0 - _share_above(_probabilities([d for d in people if d.group == group])), 4
            )
            for group in groups
        }
        figures[f"area_against_{kind}"] = area_under_curve(machine, scores)
    return figures


def _probabilities(documents: Sequence[Document]) -> list[float]:
    answers = (_infer(document, None).machine_translated for document in documents)
    return [answer for answer in answers if answer is not None]


def _share_above(values: Sequence[float]) -> float:
    return round(sum(value >= _HALF for value in values) / max(1, len(values)), 4)


def _infer(document: Document, prior: Mapping[str, float] | None) -> Origin:
    return infer_origin(document.text, document.segments, prior)
