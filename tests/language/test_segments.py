"""Segments: their kinds, and what holds for every text."""
# ruff: noqa: RUF001 - dashes and quotation marks as newspapers set them.

import subprocess
import sys
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from checker.language import prose_start, split_segments


def cut(text):
    return [(segment.kind, text[segment.start : segment.end]) for segment in split_segments(text)]


def test_article_with_all_kinds():
    text = (
        "Harbour plan agreed\n\n"
        "March 3, 2021\n\n"
        "LEEDS, March 3 (Agency) - Councillors met on Tuesday. They agreed.\n\n"
        "Read more: The plan in pictures\n\n"
        "What comes next\n\n"
        "- Work begins. It lasts a year.\n"
        "2. Money is found\n\n"
        "Nobody objected."
    )
    assert cut(text) == [
        ("headline", "Harbour plan agreed"),
        ("dateline", "March 3, 2021"),
        ("dateline", "LEEDS, March 3 (Agency) -"),
        ("sentence", "Councillors met on Tuesday."),
        ("sentence", "They agreed."),
        ("read_more", "Read more: The plan in pictures"),
        ("headline", "What comes next"),
        ("list", "- Work begins."),
        ("list", "It lasts a year."),
        ("list", "2. Money is found"),
        ("sentence", "Nobody objected."),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "29 March 2024",
        "Monday, March 29, 2024",
        "2024-03-29",
        "29.03.2024 14:05",
        "Sunday",
        "Updated: March 3, 2024 5:30 pm ET",
        "Published on 3 May 2020",
    ],
)
def test_line_with_only_a_date(line):
    assert cut(line) == [("dateline", line)]


@pytest.mark.parametrize(
    "opening",
    [
        "KYIV —",
        "PARIS, March 3 (Agency) -",
        "NAIROBI, Kenya (AP) –",
        "Paris (AFP) -",
        "New York, Sept. 5 --",
        "SAO PAULO, 5 May /PRNewswire/ --",
    ],
)
def test_dateline_before_a_sentence(opening):
    assert cut(f"{opening} Talks went on.") == [
        ("dateline", opening),
        ("sentence", "Talks went on."),
    ]


@pytest.mark.parametrize(
    "text",
    ["NATO — the alliance — met.", "Talks began in May - Nobody came.", "May was cold and wet."],
)
def test_no_dateline(text):
    assert [kind for kind, _ in cut(text)] == ["sentence"]


@pytest.mark.parametrize(
    "line",
    [
        "See also",
        "Also read: Floods in the north",
        "READ MORE",
        "Read more about the plan here",
        "Related: What we know",
        "Read also | The mayor resigns",
    ],
)
def test_pointer_to_another_article(line):
    assert cut(line) == [("read_more", line)]


@pytest.mark.parametrize(
    ("text", "kind", "prose"),
    [
        ("March 3, 2024", "dateline", ""),
        ("See also", "read_more", ""),
        ("Read more about the plan here", "read_more", ""),
        ("Read more: The plan in pictures", "read_more", "The plan in pictures"),
        ("READ ALSO – The plan", "read_more", "The plan"),
        ("See more [LIVE] The storm", "read_more", "[LIVE] The storm"),
        ("• The first reason", "list", "The first reason"),
        ("2. The second reason", "list", "The second reason"),
        ("More came.", "list", "More came."),
        ("The plan in pictures", "headline", "The plan in pictures"),
        ("Read more: he said so.", "sentence", "Read more: he said so."),
    ],
)
def test_what_belongs_to_the_page_is_no_prose(text, kind, prose):
    assert text[prose_start(text, kind) :] == prose


@pytest.mark.parametrize(
    "line", ["See also the report, which says more.", "Related firms lost money on Monday."]
)
def test_sentence_that_only_starts_like_a_pointer(line):
    assert cut(line) == [("sentence", line)]


@pytest.mark.parametrize("mark", ["•", "-", "*", "1.", "12)", "(3)", "a)"])
def test_list_mark_stays_with_its_line(mark):
    assert cut(f"{mark} Second point.") == [("list", f"{mark} Second point.")]


@pytest.mark.parametrize(
    "line", ["It ended well.", "and then it ended", "* * *", "word " * 30, "He said:"]
)
def test_no_headline(line):
    assert "headline" not in [kind for kind, _ in cut(line)]


def test_line_among_others_is_no_headline_below_the_top():
    text = "One.\n\nTwo.\n\nThree.\n\nNot set apart\nFour."
    assert cut(text)[3] == ("sentence", "Not set apart")


ANY_TEXT = st.text(
    st.characters(exclude_categories=["Cs"])
    | st.sampled_from("aB .!?\"'“”()…-•1\r\n\u2028\u00a0\u200b\u0301\ufeff😀"),
    max_size=80,
)


@settings(max_examples=100, deadline=None)
@given(ANY_TEXT)
@example("")
@example("\r\n \u2028\u00a0")
@example("•")
@example("KYIV — A\r\n\r\nRead more\u2028- \u200b. B\u00a0. “C.” d")
def test_segments_partition_what_is_not_space(text):
    last = 0
    for position, segment in enumerate(split_segments(text)):
        assert segment.index == position
        assert last <= segment.start < segment.end <= len(text)
        assert not text[last : segment.start].strip()
        assert not text[segment.start].isspace()
        assert not text[segment.end - 1].isspace()
        piece = text[segment.start : segment.end]
        assert 0 <= prose_start(piece, segment.kind) <= len(piece)
        last = segment.end
    assert not text[last:].strip()


@pytest.mark.parametrize("separator", [" ", "\n\n"])
def test_long_article_takes_linear_time(separator):
    sentence = "Councillors of the town met Mr. Brown on Tuesday, and they agreed."
    text = separator.join([sentence] * 15_000)
    started = time.process_time()
    segments = split_segments(text)
    assert len(segments) == 15_000
    # Measured 0.7 s for this million of code points; the rest is for slow machines.
    assert time.process_time() - started < 6


def test_works_where_no_socket_can_be_opened():
    program = (
        "import socket\n"
        "def refuse(*_): raise AssertionError('the network was used')\n"
        "socket.socket.connect = socket.getaddrinfo = refuse\n"
        "from checker.language import split_segments\n"
        "print(len(split_segments('He left. She stayed.')))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout == "2\n"
