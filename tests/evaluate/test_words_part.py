import pandas as pd
import pytest

from checker.errors import InputError
from checker.evaluate.collections import WIKI_LANGUAGES, Collections
from checker.evaluate.words import words
from checker.train.gather import DataFolder


def test_changed_words_are_found(collections, task):
    figures = words(collections, task)
    names = [f"mlqe-pe {language}" for language in WIKI_LANGUAGES]
    names += ["newstest2021", "wmt22-qe zh", "wmt22-qe km", "wmt22-qe ps"]
    assert list(figures) == names
    for name in set(names) - {"newstest2021"}:
        for answer in ("marked", "edited head"):
            assert figures[name][answer]["mcc"]["value"] == pytest.approx(1.0)
            assert figures[name][answer]["f1"]["value"] == 1.0
        assert 0 < figures[name]["base rate"] < figures[name]["f1 of all"] < 1
    assert figures["mlqe-pe et"]["one threshold"]["marked"]["mcc"]["value"] == pytest.approx(1.0)
    for marks in ("any", "major"):
        assert figures["newstest2021"][marks]["mcc"]["value"] == pytest.approx(1.0)


def test_thresholds_are_chosen_on_other_texts(collections, task):
    figures = words(collections, task)
    assert figures["wmt22-qe zh"]["chosen on"] == "newstest2021"
    assert figures["wmt22-qe km"]["chosen on"] == "mlqe-pe dev, km"
    assert figures["mlqe-pe ro"]["chosen on"] == "mlqe-pe dev, ro"


def test_participants_stand_beside(collections, task):
    teams = words(collections, task)["wmt22-qe ps"]["participants"]
    assert teams["Best"]["mcc"]["value"] == pytest.approx(1.0)
    # Who marks everything tells nothing apart.
    assert teams["OrganizersBaselines"]["f1"]["value"] < 1


def test_development_data_without_marks(stand_in, data, tmp_path):
    table = pd.read_parquet(data.file("spans"))
    unmarked = (table.source_language == "ne") & (table.segment_id < 20_000)
    table["spans"] = [[] if no else marks for no, marks in zip(unmarked, table.spans, strict=True)]
    table.to_parquet(tmp_path / "spans.parquet")
    with pytest.raises(InputError, match="of the development data is marked"):
        words(Collections(stand_in, DataFolder(tmp_path)), None)
