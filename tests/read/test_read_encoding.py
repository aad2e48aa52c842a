import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.errors import InputError
from checker.read.encoding import detect_encoding

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff"))
prose = "The caf\u00e9 \u201cLe Monde\u201d raised \u20ac5 million on Monday.\r\n"


def decode(data, given=None, declared=None):
    encoding = detect_encoding(lambda: io.BytesIO(data), given, declared)
    return data.decode(encoding.codec, "surrogateescape"), encoding.warning


@given(
    texts.filter(bool),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]),
)
@settings(max_examples=100)
def test_marked_encodings_and_utf8_give_back_any_text(text, codec):
    assert decode(text.encode(codec)) == (text, "")


@given(texts, st.sampled_from(["utf-16-le", "utf-16-be"]))
@settings(max_examples=60)
def test_unmarked_utf16_is_seen_by_its_nul_bytes(text, codec):
    whole = prose * (1 + len(text)) + text
    assert decode(whole.encode(codec)) == (whole, "")


@given(st.text(st.characters(codec="cp1252", exclude_categories=["Cc"]), max_size=50))
def test_other_text_is_windows_1252_with_a_warning(text):
    whole = prose + text
    assert decode(whole.encode("cp1252"))[0] == whole
    assert "Windows-1252" in decode(whole.encode("cp1252"))[1]


def test_a_declared_encoding_is_believed_where_utf8_fails():
    russian = "\u041c\u043e\u0441\u043a\u0432\u0430"
    assert decode(russian.encode("cp1251"), declared="windows-1251") == (russian, "")
    assert decode(russian.encode(), declared="windows-1251") == (russian, "")
    assert "Windows-1252" in decode(russian.encode("cp1251"), declared="nonsense")[1]


def test_a_given_encoding_is_believed():
    assert decode("\u00e9".encode("mac-roman"), given="mac-roman")[0] == "\u00e9"
    assert decode("\ufeffa".encode(), given="UTF8")[0] == "a"


def test_one_damaged_byte_does_not_turn_utf8_into_windows_1252():
    text, warning = decode(prose.encode() + b"\xff")
    assert text == prose + "\udcff"
    assert warning == ""


@pytest.mark.parametrize("data", [b"", bytes(range(256)) * 4, b"\x1f\x8b\x08\x00\x81\x90\x02"])
def test_what_is_no_text_is_refused(data):
    with pytest.raises(InputError, match=r"empty|binary"):
        decode(data)
