from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.article import Finding, Segment, Span
from checker.report import Piece, cut_blocks, cut_pieces


def finding(start: int, end: int) -> Finding:
    return Finding(0, Span(start, end), "Other", "minor", 0.5, "model", "")


# A busy machine is no failure.
unhurried = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
spans = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 12)), max_size=6)


@unhurried
@given(spans, st.lists(st.integers(0, 25), max_size=4))
def test_pieces_are_the_whole_text_and_know_their_findings(ranges, cuts):
    length = 25
    findings = [finding(start, start + size) for start, size in ranges]
    pieces = list(cut_pieces(length, findings, cuts))
    place = 0
    for piece in pieces:
        assert piece.start == place
        place = piece.end
    assert place == length
    for offset in range(length):
        covering = [n for n, f in enumerate(findings) if f.span.start <= offset < f.span.end]
        (piece,) = [p for p in pieces if p.start <= offset < p.end]
        assert list(piece.findings) == covering


def test_overlapping_findings_share_a_piece():
    assert list(cut_pieces(10, [finding(2, 6), finding(4, 8)])) == [
        Piece(0, 2),
        Piece(2, 4, (0,)),
        Piece(4, 6, (0, 1)),
        Piece(6, 8, (1,)),
        Piece(8, 10),
    ]


def test_a_finding_of_no_words_is_an_empty_piece_once():
    assert list(cut_pieces(4, [finding(2, 2), finding(4, 4)])) == [
        Piece(0, 2),
        Piece(2, 2, (0,)),
        Piece(2, 4),
        Piece(4, 4, (1,)),
    ]


def test_findings_are_cut_at_segments_and_gaps_stay():
    segments = [Segment(0, 0, 3, "headline"), Segment(1, 5, 8, "sentence")]
    blocks = cut_blocks(9, segments, [finding(2, 6)])
    assert [block.segment.index if block.segment else None for block in blocks] == [
        0,
        None,
        1,
        None,
    ]
    assert blocks[0].pieces == (Piece(0, 2), Piece(2, 3, (0,)))
    assert blocks[1].pieces == (Piece(3, 5, (0,)),)
    assert blocks[3].pieces == (Piece(8, 9),)


def test_an_empty_text_has_no_pieces():
    assert cut_blocks(0, [], []) == []
