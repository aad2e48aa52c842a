import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "model"))
sys.path.insert(0, str(Path(__file__).parents[1] / "train"))

pytest.importorskip("gguf", reason="the base model is read with gguf")
pytest.importorskip("lemminflect", reason="corruptions inflect words with lemminflect")
pytest.importorskip("onnx", reason="the toy model is written with onnx")
pytest.importorskip("scipy", reason="correlations come from scipy")
pytest.importorskip("sklearn", reason="areas under curves come from scikit-learn")

import toy_tables
from toy_model import StandIn
from toy_tables import SENTENCES, garbled, human_row, marks_of, origin_row, spans_row

from checker.train.gather import DataFolder

LANGUAGES = ("et", "ne", "ro", "ru", "si")


def _news():
    """Yield documents of six sentences: some never trained on, some held out, some trained on."""
    (held_out,) = toy_tables.document_names("bbc", held_out=True)
    (trained,) = toy_tables.document_names("bbc", held_out=False)
    documents = [
        ("wmt22", "dev", "a"),
        ("wmt22", "dev", "b"),
        ("gum-news", "train", "c"),
        ("bbc", "train", held_out),
        ("bbc", "train", trained),
    ]
    for testset, split, name in documents:
        for number in range(6):
            yield human_row(
                testset=testset,
                split=split,
                doc_id=name,
                segment_id=number,
                text=SENTENCES[number] if name != trained else garbled(SENTENCES[number]),
            )


def _references():
    for testset, split in (("wmt22", "dev"), ("wmt21", "train")):
        for language in ("cs", "de"):
            for number in range(10):
                yield human_row(
                    kind="translated",
                    testset=testset,
                    split=split,
                    source_language=language,
                    segment_id=number,
                    text=SENTENCES[number],
                )


def _outputs():
    for language in ("cs", "de"):
        for number in range(10):
            row = origin_row(
                source_language=language, testset="wmt22", split="dev", segment_id=number
            )
            yield row | {"text": garbled(SENTENCES[number])}
            yield row | {"system": "strong", "text": f"Today, {SENTENCES[number]}"}
            yield row | {"testset": "flores-devtest", "split": "train", "domain": "wiki"}


def _rated():
    for document in ("a", "b", "c", "d"):
        for system, every in (("human", 99), ("strong", 5), ("weak", 2)):
            for number in range(4):
                text = SENTENCES[(number + 3 * ord(document)) % len(SENTENCES)]
                text = text if system == "human" else garbled(text, every)
                yield spans_row(
                    dataset="wmt21-mqm",
                    split="dev",
                    doc_id=document,
                    segment_id=10 * ord(document) + number,
                    system=system,
                    text=text,
                    spans=marks_of(text),
                )


def _edited():
    for language in LANGUAGES:
        for number in range(6):
            text = garbled(SENTENCES[number], 4)
            yield spans_row(
                dataset="mlqe-pe",
                split="dev",
                source_language=language,
                doc_id=None,
                segment_id=number,
                text=text,
                spans=marks_of(text),
            )


@pytest.fixture(scope="session")
def data(tmp_path_factory):
    folder = tmp_path_factory.mktemp("data")
    toy_tables.write(
        folder,
        human=[*_news(), *_references()],
        origin=list(_outputs()),
        spans=[*_rated(), *_edited()],
    )
    toy_tables.write_senses(folder)
    return DataFolder(folder)


@pytest.fixture
def stand_in():
    return StandIn()
