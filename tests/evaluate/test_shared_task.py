import shutil

import pytest
import toy_task

from checker.errors import InputError
from checker.evaluate.shared_task import SharedTask


def test_tokens_are_found_in_their_texts(task):
    for text, places in zip(toy_task.TEXTS, task.tokens("zh"), strict=True):
        expected = [word for word, _ in toy_task.tokens(text)[:-1]]
        assert [text[start:end] for start, end in places[:-1]] == expected
        assert places[-1] == (len(text), len(text))


def test_escaped_tokens(copied):
    replace(copied, "mt", toy_task.TEXTS[0], "A zzman's & son")
    line = " ".join(word for word, _ in toy_task.tokens(toy_task.TEXTS[0]))
    replace(copied, "mt_tok", line, "A zzman &apos;s &amp; son <EOS>")
    places = SharedTask(copied).tokens("zh")[0]
    assert places == [(0, 1), (2, 7), (7, 9), (10, 11), (12, 15), (15, 15)]


def test_tags_and_predictions_are_parallel(task):
    tags = task.tags("km")
    teams = task.word_submissions("km")
    assert list(teams) == ["OrganizersBaselines", "Best"]
    assert teams["OrganizersBaselines"].all()
    assert teams["Best"].tolist() == tags.tolist()
    assert 0 < tags.mean() < 1


def test_sentences_come_in_the_order_of_the_texts(task):
    scores = task.sentence_scores("ps")
    teams = task.sentence_submissions("ps")
    assert teams["Best"].tolist() == (-scores).tolist()
    assert teams["OrganizersBaselines"].tolist() == [-float(n) for n in range(len(scores))]


@pytest.fixture
def copied(task, tmp_path):
    return shutil.copytree(task.path, tmp_path / "task")


def replace(folder, ending, old, new):
    (file,) = folder.glob(f"test_data-gold_labels/task1_word-level/zh-en/*.{ending}")
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_folder_without_the_task(tmp_path):
    with pytest.raises(InputError, match=r"test\.2022\.mt: cannot read it .* checkout"):
        SharedTask(tmp_path).tokens("zh")


def test_tags_that_do_not_fit(copied):
    replace(copied, "tags", "OK", "OK OK")
    with pytest.raises(InputError, match=r"zh-en\.tags: its tags are not those"):
        SharedTask(copied).tags("zh")


def test_a_token_that_is_not_in_its_text(copied):
    replace(copied, "mt_tok", "zz", "yy")
    with pytest.raises(InputError, match="is not in its line"):
        SharedTask(copied).tokens("zh")


def test_texts_without_tokens(copied):
    replace(copied, "mt", toy_task.TEXTS[0], f"One more.\n{toy_task.TEXTS[0]}")
    with pytest.raises(InputError, match="differ in length"):
        SharedTask(copied).tokens("zh")


def test_a_checkout_without_the_predictions(copied):
    shutil.rmtree(copied / "official_submissions" / "task1_word-level")
    with pytest.raises(InputError, match=r"no participant's predictions\.txt; give the whole"):
        SharedTask(copied).word_submissions("zh")


def test_predictions_that_are_cut_off(copied):
    file = next(copied.glob("official_submissions/task1_mqm/zh-en/*/predictions.txt"))
    file.write_text("\n".join(file.read_text().splitlines()[:-1]), encoding="utf-8")
    with pytest.raises(InputError, match=r"predictions\.txt: 11 predictions, 12 are needed"):
        SharedTask(copied).sentence_submissions("zh")


def test_a_score_that_is_no_number(copied):
    (file,) = copied.glob("test_data-gold_labels/task1_da/km-en/*.da_score")
    file.write_text("high\n", encoding="utf-8")
    with pytest.raises(InputError, match="a number is expected"):
        SharedTask(copied).sentence_scores("km")
