"""All figures of the documentation from one call."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from checker.errors import InputError
from checker.evaluate.challenge import challenge
from checker.evaluate.documents import human_documents, machine_documents
from checker.evaluate.origin import evaluate_origin
from checker.evaluate.rated_news import rated_news
from checker.evaluate.references import reference_pairs
from checker.evaluate.surprisal import Surprisal
from checker.model import Scorer
from checker.train.gather.tables import DataFolder

__all__ = ["evaluate"]


def evaluate(
    data: Path,
    out: Path | None = None,
    base: Path | None = None,
    model: Path | None = None,
    announce: Callable[[str], None] = print,
) -> dict[str, Any]:
    """Measure a model on data that its training never saw.

    Args:
        data: folder with the tables.
        out: folder for one JSON file per part; without it nothing is written.
        base: the base language model, for the surprisal baseline; without it the baseline is
            left out.
        model: model folder; without it, the model that comes with checker.
        announce: is told the figures of each part as JSON.

    Returns:
        The figures by part.

    Raises:
        InputError: a table is missing or lacks a column, or ``out`` cannot be written.
        ModelError: the model cannot be loaded.
    """
    scorer = Scorer.load(model)
    folder = DataFolder(data)
    surprisal = None if base is None else Surprisal(base)
    parts: dict[str, Callable[[], dict[str, Any]]] = {
        "references": lambda: reference_pairs(scorer, folder),
        "human": lambda: human_documents(scorer, folder),
        "machine": lambda: machine_documents(scorer, folder),
        "origin": lambda: evaluate_origin(folder.path),
        "challenge": lambda: challenge(scorer, folder),
        "rated": lambda: rated_news(scorer, folder, surprisal),
    }
    figures: dict[str, Any] = {}
    for name, part in parts.items():
        figures[name] = {"model": scorer.digest, **part()}
        text = json.dumps(figures[name], indent=2)
        announce(f"{name}: {text}")
        if out is not None:
            try:
                out.mkdir(parents=True, exist_ok=True)
                (out / f"{name}.json").write_text(text + "\n", encoding="utf-8")
            except OSError as error:
                raise InputError(f"{out}: cannot write {name}.json ({error.strerror})") from error
    return figures
