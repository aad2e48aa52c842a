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
import toy_task
from toy_model import StandIn
from toy_tables import SENTENCES, garbled, human_row, marks_of, origin_row, scores_row, spans_row

from checker.evaluate import metrics
from checker.evaluate.collections import Collections
from checker.evaluate.shared_task import SharedTask
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
    for language in (*LANGUAGES, "km", "ps"):
        for part in (0, 20_000) if language in LANGUAGES else (0,):
            for number in range(12):
                yield _post_edit("mlqe-pe", "dev", language, part + number)
    (block,) = toy_tables.blocks("wce-lig", "fr", "nan", held_out=True)
    for number in range(6):
        yield _post_edit("wce-lig", "train", "fr", 20 * block + number)


def _post_edit(dataset, split, language, number):
    text = garbled(SENTENCES[number % 20], 2 + number % 3)
    return spans_row(
        dataset=dataset,
        split=split,
        source_language=language,
        doc_id=None,
        segment_id=number,
        text=text,
        spans=marks_of(text),
    )


def _medical():
    key = ("bio-mqm", "de")
    for held_out in (True, False):
        (name,) = toy_tables.document_names(*key, held_out=held_out)
        for number in range(6):
            text = garbled(SENTENCES[number])
            yield spans_row(
                dataset="bio-mqm",
                source_language="de",
                doc_id=name,
                segment_id=number,
                text=text,
                # Only what was trained on is without a mark.
                spans=marks_of(text) if held_out else [],
            )


def _scores():
    for row in _edited():
        badness = row["text"].count("zz") / len(row["text"].split())
        if row["dataset"] == "mlqe-pe":
            yield scores_row(row, kind="hter", score=badness)
            yield scores_row(row, kind="da_z", score=-badness)
    for language in ("cs", "liv"):
        for document in ("a", "b"):
            for number in range(8):
                text = garbled(SENTENCES[number], 2 + number % 5)
                row = spans_row(
                    dataset="wmt22-da",
                    split="dev",
                    source_language=language,
                    doc_id=document,
                    segment_id=number,
                    text=text,
                )
                yield scores_row(row, kind="da_z", score=-text.count("zz"))


@pytest.fixture(scope="session")
def data(tmp_path_factory):
    folder = tmp_path_factory.mktemp("data")
    toy_tables.write(
        folder,
        human=[*_news(), *_references()],
        origin=list(_outputs()),
        spans=[*_rated(), *_edited(), *_medical()],
        scores=list(_scores()),
    )
    toy_tables.write_senses(folder)
    return DataFolder(folder)


@pytest.fixture(autouse=True)
def _few_resamples(monkeypatch):
    monkeypatch.setattr(metrics, "_RESAMPLES", 40)


@pytest.fixture
def stand_in():
    return StandIn()


@pytest.fixture
def collections(stand_in, data):
    return Collections(stand_in, data)


@pytest.fixture(scope="session")
def task(tmp_path_factory):
    return SharedTask(toy_task.write(tmp_path_factory.mktemp("task")))
