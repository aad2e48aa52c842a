from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from checker.article import Span
from checker.train.corrupt.text import Edit, match_case, move_span, removed, rewrite

_TEXT = "The old bridge was closed."


def test_new_words_are_marked_without_their_spaces():
    text, spans = rewrite(_TEXT, [Edit(7, 7, " stone")])
    assert text == "The old stone bridge was closed."
    assert [text[s.start : s.end] for s in spans] == ["stone"]


def test_a_gap_marks_the_words_beside_it():
    text, spans = rewrite(_TEXT, [Edit(14, 18, "", "gap")])
    assert text == "The old bridge closed."
    assert [text[s.start : s.end] for s in spans] == ["bridge", "closed"]


def test_silent_edits_are_not_marked():
    assert rewrite(_TEXT, [Edit(0, 3, "An", "none")]) == ("An old bridge was closed.", ())


def test_removing_the_first_word_hands_on_its_capital(resources):
    text, spans = rewrite(_TEXT, removed(resources.lexicon.analyse(_TEXT), 0))
    assert text == "Old bridge was closed."
    assert [text[s.start : s.end] for s in spans] == ["Old"]


def test_spans_move_with_edits_before_them_and_break_with_edits_inside():
    bridge = Span(8, 14)
    assert move_span(bridge, [Edit(0, 3, "Those")]) == Span(10, 16)
    assert move_span(bridge, [Edit(19, 25, "open")]) == bridge
    assert move_span(bridge, [Edit(10, 11, "x")]) is None


def test_capitals_follow_the_replaced_word():
    assert match_case("song", "Harvest") == "Song"
    assert match_case("song", "NATO") == "SONG"
    assert match_case("Bank", "song") == "Bank"


@given(
    st.text(alphabet="ab c", max_size=20),
    st.integers(0, 20),
    st.integers(0, 20),
    st.text(alphabet="xy ", max_size=6),
)
def test_what_lies_outside_an_edit_stays(text, first, second, new):
    start, end = sorted((min(first, len(text)), min(second, len(text))))
    result, spans = rewrite(text, [Edit(start, end, new)])
    assert result == text[:start] + new + text[end:]
    assert all(start <= s.start < s.end <= start + len(new) for s in spans)
