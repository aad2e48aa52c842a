"""How fast the tool is on this machine, beside tools that read the same text."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from checker.errors import InputError
from checker.evaluate.baselines import harper, has_harper
from checker.evaluate.large_encoder import LargeEncoder
from checker.evaluate.surprisal import Surprisal
from checker.model import Scorer
from checker.train.gather.tables import DataFolder

__all__ = ["speed"]

#: Words that are read: enough for a minute, and for peers that are many times slower.
_WORDS, _FEW_WORDS = 40_000, 2_000
#: Unit of ``ru_maxrss``: bytes on macOS, thousands of bytes elsewhere.
_MEMORY_UNIT = 1e6 if sys.platform == "darwin" else 1e3
#: Runs a command from a small process: a child of a large one counts the memory of its parent.
_MEASURING = """
import json, subprocess, sys, time
started = time.perf_counter()
done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL)
seconds = time.perf_counter() - started
try:
    import resource
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
except ImportError:
    memory = None
print(json.dumps([seconds, memory]))
sys.exit(done.returncode)
"""


def speed(scorer: Scorer, data: DataFolder, base: Surprisal | None) -> dict[str, Any]:
    """Time everything on the same news by people (``bbc``), article by article.

    Args:
        scorer: the model.
        data: the folder of data.
        base: the language model that gives surprisal, or None to leave it out.

    Returns:
        ``report``: words per second, seconds and peak memory in megabytes (where the system
        tells it) of the command ``checker report``, its start included, which like ``load`` takes
        the model that comes with checker; ``start``: seconds of
        ``checker --version``; ``load``: seconds to load the model; ``words per second`` of the
        model alone and of each peer.

    Raises:
        InputError: the table has no such news, or the command fails.
    """
    articles = _articles(data)
    lines = [line for article in articles for line in article]
    few = _first(lines, _FEW_WORDS)
    started = time.perf_counter()
    Scorer.load()
    load = time.perf_counter() - started
    rates = {"model alone": _rate(lines, lambda: scorer.score(lines))}
    if has_harper():
        rates["Harper"] = _rate(lines, lambda: harper(lines))
    scores = scorer.score(few)
    if base is not None:
        rates["surprisal of SmolLM2-135M"] = _rate(few, lambda: base.words(few, scores))
    encoder, lengths = LargeEncoder(), [len(part.words) for part in scores]
    rates["encoder of XLM-R large's size"] = _rate(few, lambda: encoder.run(lengths))
    return {
        "machine": f"{platform.machine()}, {os.cpu_count()} cores",
        "words": _count(lines),
        "report": _report(articles),
        "start": round(_command("--version")[0], 2),
        "load": round(load, 2),
        "words per second": rates,
    }


def _articles(data: DataFolder) -> list[list[str]]:
    human: pd.DataFrame = data.read("human")
    rows = human[(human.kind == "original") & (human.testset == "bbc")]
    articles: list[list[str]] = []
    words = 0
    for _, lines in rows.sort_values("segment_id").groupby("doc_id", sort=True).text:
        articles.append(lines.tolist())
        words += _count(articles[-1])
        if words >= _WORDS:
            break
    if not articles:
        raise InputError("human.parquet: no text of bbc to measure the speed on")
    return articles


def _report(articles: Sequence[Sequence[str]]) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        rows = (json.dumps({"text": " ".join(lines)}) + "\n" for lines in articles)
        path.write_text("".join(rows), encoding="utf-8")
        out = str(Path(folder) / "report.json")
        seconds, memory = _command("report", str(path), "-o", out, "--format", "json", "-q")
    words = sum(_count(lines) for lines in articles)
    figures = {"seconds": round(seconds, 1), "words per second": round(words / seconds)}
    return figures if memory is None else {**figures, "peak MB": round(memory)}


def _command(*arguments: str) -> tuple[float, float | None]:
    """Run the command and return its seconds and its largest memory in megabytes."""
    command = [sys.executable, "-c", _MEASURING, sys.executable, "-m", "checker", *arguments]
    done = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603 - our own
    if done.returncode:
        raise InputError(f"checker {arguments[0]} failed: {done.stderr.strip()}")
    seconds, memory = json.loads(done.stdout)
    return seconds, memory and memory / _MEMORY_UNIT


def _first(lines: Sequence[str], words: int) -> list[str]:
    chosen: list[str] = []
    for line in lines:
        if _count(chosen) >= words:
            break
        chosen.append(line)
    return chosen


def _rate(lines: Sequence[str], work: Callable[[], object]) -> int:
    started = time.perf_counter()
    work()
    return round(_count(lines) / (time.perf_counter() - started))


def _count(lines: Sequence[str]) -> int:
    return sum(len(line.split()) for line in lines)
