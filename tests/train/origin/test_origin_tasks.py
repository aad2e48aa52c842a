import pandas as pd
import pytest

from checker.train.origin.tasks import MAKERS, every_language, language_task, maker_task


def test_every_language_and_kind_of_text_counts_alike():
    rows = pd.DataFrame(
        {
            "maker": ["machine"] * 7 + ["original"],
            "part": ["training"] * 6 + ["calibration", "training"],
            "source_language": ["de"] * 4 + ["fr"] * 2 + ["fr", "en"],
            "domain": ["news", "news", "news", "wiki", "wiki", "wiki", "wiki", "news"],
            "stratum": ["one"] * 4 + ["two"] * 3 + ["three"],
            "stream": range(8),
        }
    )
    task = every_language(language_task(rows, ("de", "fr")), rows)
    assert task.answers.open.all()
    assert task.answers.weight.tolist() == pytest.approx([1 / 6] * 3 + [0.5, 0.5, 0.5, 1.0, 0.0])


def rows_of_makers():
    return pd.DataFrame(
        {
            "maker": ["machine"] * 5 + ["original"] * 2 + ["translated"],
            "source_language": ["de"] * 5 + ["en"] * 2 + ["de"],
            "domain": ["news"] * 4 + ["wiki"] + ["news", "news-real", "news"],
            "stratum": ["one"] * 5 + ["two"] * 3,
            "stream": range(8),
        }
    )


def test_news_alone_is_asked_who_made_it():
    task = maker_task(rows_of_makers())
    assert task.asked.tolist() == [True] * 4 + [False] + [True] * 3
    assert task.answers.column.tolist() == [1] * 5 + [0] * 3
    assert task.columns == 2


def test_each_maker_has_its_share_however_many_texts_there_are():
    rows = rows_of_makers()
    weight = pd.Series(maker_task(rows).answers.weight).groupby(rows["maker"]).sum()
    assert (weight / weight.sum()).to_dict() == pytest.approx(MAKERS)
