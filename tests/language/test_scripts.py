"""Scripts: which letters count as another script than Latin."""
# ruff: noqa: RUF001 - letters of these blocks are what is tested.

import pytest

from checker.language.scripts import non_latin_share


@pytest.mark.parametrize(
    "text",
    ["", "123 !", "naïve Łódź Đặng", "Hawaiʻi", "5 µm", "14½", "x²", "𝐛𝐨𝐥𝐝", "Ａ"],
)
def test_latin_or_no_script(text):
    assert non_latin_share(text) == 0.0


@pytest.mark.parametrize(
    "text", ["Киев", "北京", "서울", "القاهرة", "Αθήνα", "ירושלים", "काठमांडू", "センサ", "የአዲስ"]
)
def test_other_scripts(text):
    assert non_latin_share(text) == 1.0


def test_share_counts_letters_only():
    assert non_latin_share("ab, 12 вг!") == 0.5
