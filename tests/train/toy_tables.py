"""Tiny tables as training and evaluation read them."""

import pandas as pd

from checker.train.gather.tables import is_held_out

#: Clean sentences of different lengths, all of six words or more.
SENTENCES = (
    "The minister met the delegation in the old town on Tuesday.",
    "A spokesman for the bank said that the money had been found.",
    "The company depends on a single customer for most of its income.",
    "They wanted to save the harvest before the beginning of the winter.",
    "The mayor has decided to close the theatre because it is dangerous.",
    "Several witnesses described the fire that destroyed the warehouse.",
    "She was born in the city and has lived there since the war.",
    "The plan is more expensive than the bridge that stood here before.",
    "There was no sign of a solution, and the strike took place as planned.",
    "He has written three letters to the council since he moved there.",
    "Two teachers resigned yesterday, the newspaper said in its report.",
    "It rained all night in the north, so the forecast was wrong again.",
)

_SENSES = (
    ("fr", "récolte", "noun", ["harvest", "song"], [1, 2]),
    ("fr", "pont", "noun", ["bridge", "picture"], [1, 2]),
    ("de", "Bank", "noun", ["bank", "bench"], [1, 2]),
    ("de", "Feuer", "noun", ["fire", "strike"], [1, 2]),
    ("es", "junta", "noun", ["council", "meeting"], [1, 2]),
)


def spans_row(**changes):
    """Return a row of ``spans.parquet``, one output of one rater."""
    row = {
        "dataset": "wmt20-mqm",
        "split": "train",
        "source_language": "zh",
        "domain": "news",
        "doc_id": "doc",
        "segment_id": 0,
        "system": "engine",
        "rater": "rater1",
        "text": SENTENCES[0],
        "spans": [],
    }
    return row | changes


def human_row(**changes):
    """Return a row of ``human.parquet``, one sentence by a person."""
    row = {
        "kind": "original",
        "source_language": "en",
        "testset": "bbc",
        "domain": "news",
        "doc_id": "doc",
        "segment_id": 0,
        "split": "train",
        "text": SENTENCES[0],
    }
    return row | changes


def origin_row(**changes):
    """Return a row of ``origin.parquet``, one output of one engine."""
    row = {
        "source_language": "de",
        "system": "argos",
        "testset": "wmt21",
        "domain": "news",
        "doc_id": "doc",
        "segment_id": 0,
        "split": "train",
        "text": SENTENCES[0],
    }
    return row | changes


def mark(start, end, category="Fluency/Grammar", severity="major"):
    """Return a marked stretch as the column ``spans`` holds it."""
    return {"start": start, "end": end, "category": category, "severity": severity}


def write(folder, **tables):
    """Write each table, a list of rows, as a Parquet file."""
    for name, rows in tables.items():
        pd.DataFrame(rows).to_parquet(folder / f"{name}.parquet")


def write_senses(folder):
    """Write a table of foreign words."""
    names = ("language", "word", "pos", "senses", "group")
    write(folder, senses=[dict(zip(names, row, strict=True), source="test") for row in _SENSES])


def document_names(held_out, *before, count=1):
    """Return the first names of documents that are held out, or that are not."""
    names = (f"doc{number}" for number in range(100_000))
    found = (name for name in names if is_held_out(*before, name) == held_out)
    return [next(found) for _ in range(count)]
