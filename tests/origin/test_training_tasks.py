import pandas as pd
import pytest

from checker.origin.training.tasks import every_language, language_task


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
