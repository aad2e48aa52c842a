import numpy as np
import pytest
from toy_model import StandIn

from checker.model import HEADS
from checker.model.features import (
    FEATURES,
    MACHINE_FEATURES,
    article_wording,
    machine_features,
    word_features,
)


def scored(*texts):
    return StandIn().score(texts)


def test_features_hold_logits_marks_and_products():
    (features,) = word_features(
        scored("zzone, two"), wording_mean=1.0, wording_scale=1.0, machine=9.0
    )
    assert features.shape == (3, len(FEATURES))
    column = {name: features[:, number] for number, name in enumerate(FEATURES)}
    assert column["error"].tolist() == [3, -3, -3]
    assert column["mark"].tolist() == [0, 1, 0]
    # No article is surer to be a machine's than this.
    assert column["machine"].tolist() == [6, 6, 6]
    for head in HEADS:
        np.testing.assert_allclose(column[f"article x {head}"], column["article"] * column[head])


def test_the_standing_of_an_article_is_its_wording_beside_human_news():
    place = FEATURES.index("article")
    careful = word_features(scored(*["plain words here"] * 40), 1.0, 0.5, 0.0)
    garbled = word_features(scored(*["zzodd zzwords zzhere"] * 40), 1.0, 0.5, 0.0)
    # 120 words of 0.5 and 60 of 1.0; 120 words of 4.0 and 60 of 1.0.
    assert careful[0][0, place] == pytest.approx((2 / 3 - 1) / 0.5)
    assert garbled[0][0, place] == pytest.approx((3 - 1) / 0.5)


def test_a_few_words_hardly_move_the_standing():
    place = FEATURES.index("article")
    (features,) = word_features(scored("zzodd"), 1.0, 1.0, 0.0)
    assert 0 < features[0, place] < 0.1


def test_the_standing_of_a_segment_is_its_own():
    place = FEATURES.index("segment")
    first, second = word_features(scored("plain words " * 6, "zzodd zzwords " * 6), 1.0, 1.0, 0.0)
    assert first[0, place] == pytest.approx(0.75 - 1)
    assert second[0, place] == pytest.approx(2.5 - 1)


def test_the_wording_of_a_short_article_is_drawn_towards_human_news():
    # Two words of 4.0 and 60 of 1.0; 120 words of 4.0 and 60 of 1.0.
    assert article_wording(scored("zzodd zzwords"), 1.0) == pytest.approx((2 * 4 + 60) / 62)
    assert article_wording(scored(*["zzodd zzwords zzhere"] * 40), 1.0) == pytest.approx(3.0)


def test_an_article_is_described_by_its_style_and_what_was_scored():
    features = machine_features(1.5, scored(*["zzodd two words"] * 20))
    column = dict(zip(MACHINE_FEATURES, features, strict=True))
    # 60 words and 60 more of which nothing is known.
    assert column["style"] == 1.5
    assert column["length"] == pytest.approx(0.5)
    penalties = np.log([4.0 + 0.01, 0.5 + 0.01, 0.5 + 0.01])
    assert column["log wording"] == pytest.approx(0.5 * penalties.mean())
    assert column["error"] == pytest.approx(0.5 * (3 - 2 * 3) / 3)


def test_the_fewer_words_the_less_is_known():
    few = machine_features(0.0, scored("zzodd zzwords"))
    many = machine_features(0.0, scored(*["zzodd zzwords"] * 100))
    assert (np.abs(few[1:]) < np.abs(many[1:])).all()


def test_an_article_without_scores_has_its_style_alone():
    assert machine_features(-2.0, []).tolist() == [-2.0] + [0.0] * (len(MACHINE_FEATURES) - 1)
