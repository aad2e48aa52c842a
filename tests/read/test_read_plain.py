import gzip
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.article import Article
from checker.read import read_articles

# Everything that can stand in a text file: no half characters, no NUL, and no byte order mark
# in front, which is part of the encoding there.
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1)
texts = texts.filter(lambda text: text.strip() and not text.startswith("\ufeff"))


@given(texts, st.sampled_from(["", ".gz"]))
@settings(max_examples=60, deadline=None)
def test_a_text_file_is_passed_on_untouched(text, packing):
    data = text.encode()
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"a.txt{packing}"
        path.write_bytes(gzip.compress(data) if packing else data)
        (article,) = read_articles([path])
    assert article.text == text


@pytest.mark.parametrize("name", ["a.txt", "a.md", "A.TXT", "folder/a.txt"])
def test_the_id_of_a_plain_file_is_its_path(put, read, name):
    assert read(put(name, "One.\r\nTwo.\r\n")) == [Article(name, "One.\r\nTwo.\r\n", path=name)]


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("", "is empty"),
        (" \n\t", "is empty"),
        ("One.\0Two.", "NUL"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\x81\x01", "binary"),
        ("Caf\u00e9, na\u00efve.".encode() + b"\xff", "no valid text"),
    ],
)
def test_content_that_is_no_text_is_a_problem(put, read, content, complaint):
    article = read.one(put("a.txt", content))
    assert article.text == ""
    assert article.id == "a.txt"
    assert article.problem.startswith("a.txt: ")
    assert complaint in article.problem


def test_a_file_of_one_endless_line_is_read_whole(put, read):
    text = "word " * 10_000_000
    start = time.monotonic()
    article = read.one(put("a.txt", text))
    assert article.text == text
    assert time.monotonic() - start < 20
