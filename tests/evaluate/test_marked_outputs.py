import numpy as np
import pandas as pd
import pytest
from toy_model import GRAMMAR, StandIn, toy_calibration
from toy_tables import mark

from checker.article import CATEGORIES
from checker.errors import InputError
from checker.evaluate.outputs import Outputs, score_outputs
from checker.evaluate.rated_findings import rated_findings
from checker.evaluate.reliability import reliability


def outputs(*documents, scorer=None):
    """Score documents of texts with marks; one unit a document."""
    groups = [
        pd.DataFrame(
            {
                "text": [text for text, _ in document],
                "spans": [spans for _, spans in document],
                "unit": str(number),
            }
        )
        for number, document in enumerate(documents)
    ]
    return score_outputs(scorer or StandIn(), groups)


MINOR = mark(0, 3, "Style/Awkward", "minor")


def test_words_and_their_marks():
    found = outputs([("One zztwo.", [MINOR]), ("Three", [])], [("zzfour five", [mark(0, 6)])])
    assert found.owners.tolist() == [0, 0, 0, 1, 2, 2]
    assert found.labels().tolist() == [1, 0, 0, 0, 1, 0]
    assert found.labels(major=True).tolist() == [0, 0, 0, 0, 1, 0]
    assert [unit.tolist() for unit in found.units()] == [[0, 1], [2]]
    assert [unit.tolist() for unit in found.units(words=True)] == [[0, 1, 2, 3], [4, 5]]
    assert (found.probabilities(toy_calibration()).marked > 0.5).tolist() == [0, 1, 0, 0, 1, 0]


def test_findings_that_touch_a_mark():
    found = outputs(
        [("A zzman and a zzdog here.", [mark(2, 4, "Style/Awkward", "minor")])],
        [("Nothing.", []), ("A zzcat sat down.", [mark(0, 9)])],
    ).findings(toy_calibration(), "normal")
    assert found.row.tolist() == [0, 0, 2]
    assert found.touches.tolist() == [True, False, True]
    assert found.touches_major.tolist() == [False, False, True]
    assert (found.probability > 0.9).all()


def test_categories_of_marked_words():
    spelling = mark(2, 7, "Fluency/Spelling", "minor")
    both = [("A zzman sat.", [mark(2, 7)]), ("A zzcat sat.", [spelling])]
    part = rated_findings(outputs(both, both), toy_calibration())["categories"]
    # The stand-in calls everything grammar.
    assert CATEGORIES.index("Fluency/Grammar") == GRAMMAR
    assert part["F1"] == {"Fluency/Grammar": 0.6667, "Fluency/Spelling": 0.0}
    assert part["macro F1"]["value"] == pytest.approx(1 / 3, abs=1e-4)
    assert part["macro F1 of the most frequent"] == pytest.approx(1 / 3, abs=1e-4)
    assert part["share right"] == 0.5
    assert part["confusion"]["Fluency/Spelling"] == {"Fluency/Grammar": 2}


def test_major_words_by_rank():
    document = [("A zzman saw a zzdog.", [mark(2, 7), mark(14, 19, severity="minor")])] * 3
    part = rated_findings(outputs(document), toy_calibration())["major words"]
    # The spoilt words come first: 3 of 6 are major; 3 of 8 is the last point above 0.35.
    assert part["at precision"] == {"asked": 0.35, "precision": 0.375, "recall": 1.0}
    assert part["at recall"]["recall"] >= 0.45
    assert part["base rate"] == pytest.approx(1 / 6, abs=1e-4)


def test_marks_without_a_major_one():
    with pytest.raises(InputError, match="marked major"):
        rated_findings(outputs([("One zztwo.", [MINOR])]), toy_calibration())


def test_nothing_is_reported_at_a_threshold_that_nothing_reaches():
    calibration = toy_calibration(thresholds={"low": 0.99, "normal": 0.6, "high": 0.3})
    part = rated_findings(outputs([("A zzman sat.", [mark(2, 7)])]), calibration)
    assert list(part["findings"]) == ["normal", "high"]
    assert part["findings"]["normal"]["touches"]["value"] == 1.0


def test_reliability_by_domain(collections):
    figures = reliability(collections)
    names = ["newstest2021", *(f"wiki {language}" for language in ("et", "ne", "ro", "ru", "si"))]
    assert list(figures) == [*names, "held out: bio-mqm", "held out: wce-lig"]
    # P is 0.953 for spoilt words and 0.047 for the others, in what training left out only.
    for part in figures.values():
        assert part["words"]["error"]["value"] == pytest.approx(1 / (1 + np.exp(3)), abs=1e-3)
        assert part["findings"]["share"] == 1.0
        assert part["findings"]["probability"] == pytest.approx(0.9526, abs=1e-3)


def test_a_domain_without_findings():
    from checker.evaluate.reliability import _domain  # noqa: PLC0415 - of this test alone

    quiet = outputs([("One two.", []), ("Three four.", [mark(0, 5)])])
    assert isinstance(quiet, Outputs)
    assert list(_domain(quiet, toy_calibration())) == ["words"]
