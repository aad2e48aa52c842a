import pytest
from toy_tables import SENTENCES, human_row, write

from checker.errors import InputError
from checker.evaluate import speed as module
from checker.evaluate.speed import speed
from checker.train.gather import DataFolder


class Surprised:
    def words(self, texts, scores):
        assert len(texts) == len(scores) < 15
        return []


@pytest.fixture
def news(tmp_path):
    rows = [
        human_row(testset="bbc", doc_id=name, segment_id=number, text=SENTENCES[number])
        for name in ("a", "b", "c")
        for number in range(5)
    ]
    write(tmp_path, human=rows)
    return DataFolder(tmp_path)


@pytest.mark.usefixtures("has_model")
def test_everything_is_timed_on_the_same_text(stand_in, news, monkeypatch):
    monkeypatch.setattr(module, "_FEW_WORDS", 30)
    figures = speed(stand_in, news, Surprised())
    words = 3 * sum(len(line.split()) for line in SENTENCES[:5])
    assert figures["words"] == words
    assert figures["report"]["seconds"] > figures["start"] > 0
    assert figures["report"]["words per second"] == pytest.approx(
        words / figures["report"]["seconds"], rel=0.1
    )
    assert figures["report"]["peak MB"] > 50
    assert figures["load"] > 0
    rates = figures["words per second"]
    assert {"model alone", "surprisal of SmolLM2-135M", "encoder of XLM-R large's size"} <= set(
        rates
    )
    assert all(rate > 0 for rate in rates.values())


@pytest.mark.usefixtures("has_model")
def test_reading_stops_after_enough_words(stand_in, news, monkeypatch):
    monkeypatch.setattr(module, "_WORDS", 1)
    figures = speed(stand_in, news, None)
    assert figures["words"] == sum(len(line.split()) for line in SENTENCES[:5])
    assert "surprisal of SmolLM2-135M" not in figures["words per second"]


def test_without_the_news(stand_in, tmp_path):
    write(tmp_path, human=[human_row(testset="ntrex")])
    with pytest.raises(InputError, match="no text of bbc"):
        speed(stand_in, DataFolder(tmp_path), None)


def test_a_command_that_fails():
    with pytest.raises(InputError, match="checker report failed"):
        module._command("report", "nowhere.txt")
