import numpy as np
import pandas as pd
import pytest

from checker.errors import ModelError
from checker.lexicon import load_languages
from checker.origin.style import load_style, read_style
from checker.train.origin import train_style

SENTENCES = {
    "de": "in the town it came to a fire , so he said",
    "fr": "for its part the town has known a fire , he assured",
    "zh": "according to him the town had a fire and he introduced it",
}
HUMAN = "he said there was a fire in the town and it was out by then"


def sentence(base, index):
    words = base.split()
    return " ".join([f"Name{index}", *words[index % 3 :], str(index)])


def rows_of(language, testset, domain, count=700):
    return [
        {
            "source_language": language,
            "system": "one",
            "testset": testset,
            "domain": domain,
            "doc_id": None,
            "segment_id": index,
            "source_original": "true",
            "split": "train",
            "text": sentence(SENTENCES[language], index),
        }
        for index in range(count)
    ]


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    folder = tmp_path_factory.mktemp("data")
    machine = [
        row
        for language in SENTENCES
        for testset, domain in (("wmt20", "news"), ("flores-dev", "wiki"), ("iwslt17", "ted"))
        for row in rows_of(language, testset, domain)
    ]
    pd.DataFrame(machine).to_parquet(folder / "origin.parquet")
    human = [
        {
            "kind": "original",
            "source_language": "en",
            "testset": "bbc",
            "domain": "news",
            "doc_id": f"document {index // 10}",
            "segment_id": index,
            "split": "train",
            "text": sentence(HUMAN, index),
        }
        for index in range(1500)
    ]
    pd.DataFrame(human).to_parquet(folder / "human.parquet")
    return folder


@pytest.fixture(scope="module")
def trained(data, tmp_path_factory):
    path = tmp_path_factory.mktemp("model") / "style.npz"
    train_style(data, path, seed=1)
    return path


def best(reading):
    weights = reading.evidence[0].weights
    return max(weights, key=lambda language: weights[language])


@pytest.mark.parametrize("language", SENTENCES)
def test_a_trained_model_tells_wordings_apart(trained, language):
    model = read_style(trained)
    reading = model.read([sentence(SENTENCES[language], index) for index in range(5)])
    assert best(reading) == language
    assert reading.machine > 0


def test_a_trained_model_tells_people_from_machines(trained):
    reading = read_style(trained).read([sentence(HUMAN, index) for index in range(5)])
    assert reading.machine < 0


def test_training_is_the_same_every_time(data, trained, tmp_path):
    again = tmp_path / "again.npz"
    train_style(data, again, seed=1)
    assert again.read_bytes() == trained.read_bytes()


def test_a_missing_model_is_named(tmp_path):
    with pytest.raises(ModelError, match=r"none\.npz cannot be read"):
        read_style(tmp_path / "none.npz")


def test_a_damaged_model_is_named(tmp_path):
    path = tmp_path / "bad.npz"
    path.write_bytes(b"no archive")
    with pytest.raises(ModelError, match=r"bad\.npz cannot be read"):
        read_style(path)


def test_a_model_of_another_version_is_named(trained, tmp_path):
    with np.load(trained) as file:
        arrays = {name: file[name] for name in file.files}
    arrays["placeholders"] = np.array(["<other>"])
    np.savez(tmp_path / "old.npz", **arrays)
    with pytest.raises(ModelError, match="other placeholders"):
        read_style(tmp_path / "old.npz")


def test_the_shipped_model_knows_at_least_thirty_supported_languages():
    languages = set(load_style().languages)
    assert len(languages) >= 30
    assert languages <= {language.code for language in load_languages()}


def test_a_topic_changes_nothing():
    model = load_style()
    one = model.read(["The Kremlin said on Friday that Moscow would not talk to Kyiv in 2022."])
    two = model.read(["The Vatican said on Friday that Rome would not talk to Madrid in 1998."])
    assert one == two


def test_a_longer_text_may_be_judged_more_firmly():
    model = load_style()
    text = ["The minister said in this regard that the relevant departments will do good work."]
    short, long = (max(model.read(text * n).evidence[0].weights.values()) for n in (1, 12))
    assert long >= short


def test_a_short_text_is_not_judged():
    assert load_style().read(["He said so."]).machine is None


def test_nothing_is_no_evidence():
    assert load_style().read([]).evidence == ()
    assert load_style().read(["", "  "]).evidence == ()
