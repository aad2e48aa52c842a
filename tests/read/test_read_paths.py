import os
from pathlib import Path

import pytest

from checker.errors import InputError
from checker.read import read_articles


@pytest.fixture
def tree(put):
    for name in ["b.txt", "a.md", "z/c.html.txt", "z/.hidden/d.txt", "z/.e.txt", "z/f.jpg", "g"]:
        put(f"news/{name}", "Text.")
    return "news"


def test_a_folder_is_read_to_the_bottom_and_sorted(tree, read):
    assert [article.id for article in read(tree)] == [
        "news/a.md",
        "news/b.txt",
        "news/z/c.html.txt",
    ]
    assert read.messages == [
        "news: hidden files and folders skipped: 2",
        "news: files of unknown type skipped: 2",
    ]


def test_a_pattern_takes_files_of_known_type(tree, read):
    assert [article.id for article in read(f"{tree}/*")] == ["news/a.md", "news/b.txt"]
    assert read.messages == ["news/*: files of unknown type skipped: 1"]


def test_a_double_star_goes_through_folders(tree, read):
    ids = [article.id for article in read(Path(tree) / "**" / "*.txt")]
    assert ids == ["news/b.txt", "news/z/c.html.txt"]


def test_a_pattern_may_ask_for_hidden_files(tree, read):
    assert [article.id for article in read(f"{tree}/z/.*.txt")] == ["news/z/.e.txt"]


def test_a_file_whose_name_looks_like_a_pattern_is_a_file(put, read):
    assert read.one(put("a[1].txt", "Text.")).text == "Text."


def test_paths_keep_their_order(put, read):
    names = [put(name, "Text.") for name in ["b.txt", "a.txt"]]
    assert [article.id for article in read(*names)] == names


@pytest.mark.parametrize(
    "path", ["none.txt", "none/", "*.txt", "none/**", "a\0b", "x" * 5000, Path("none")]
)
def test_what_does_not_exist_is_an_error_before_anything_is_read(put, path):
    put("a.jpg", "Text.")
    put("b.csv", "text\nOne.\n")
    messages = []
    with pytest.raises(InputError, match="check the") as error:
        read_articles(["b.csv", path], announce=messages.append)
    assert str(error.value).startswith(str(path))
    assert messages == []


def test_an_empty_folder_is_announced(put, read, tmp_path):
    put("x", "")
    (tmp_path / "empty").mkdir()
    assert read("empty") == []
    assert read.messages == ["empty: holds no file that can be read"]


def test_a_file_name_that_is_no_text_can_be_shown(put, read, tmp_path):
    put("x", "")
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt")).write_text("Text.")
    except OSError:
        pytest.skip("this file system refuses such names")
    (article,) = [article for article in read(".") if article.id.endswith(".txt")]
    assert article.id == "./?.txt"
    assert article.text == "Text."
