import pytest

from checker.errors import InputError
from checker.lexicon import read_calques, read_languages, read_letters, read_names, read_rules

CALQUES = "calque\tsource\tmeaning\tlanguages\tstrength\n"
RULES = "pattern\tmeaning\tlanguages\tstrength\texample\n"
GOOD = "press point\tpoint presse\tpress briefing\tfr\tstrong\n"


def written(tmp_path, text, name="xx.tsv"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_good_line_becomes_a_cue(tmp_path):
    (cue,) = read_calques(written(tmp_path, CALQUES + GOOD))
    assert cue.phrase == "press point"
    assert cue.languages == ("fr",)
    assert cue.nats == 3.0
    assert cue.gloss == 'for "press briefing", from "point presse"'


@pytest.mark.parametrize(
    ("line", "problem", "remedy"),
    [
        ("a\tb\tc\tfr\n", "4 fields instead of 5", "one tab"),
        ("a\tb\tc\tfr\tbig\n", "strength 'big' is unknown", "weak, fair, strong, certain"),
        ("a\tb\tc\tqq\tfair\n", "language 'qq' is unknown", "languages.tsv"),
        ("a\tb\tc\tfr, es\tfair\n", "language 'fr,' is unknown", "one space"),
        ("a\tb\tc\tfr fr\tfair\n", "a language stands twice", "remove one"),
        ("a\t\tc\tfr\tfair\n", "source is empty", "fill it in"),
        ("a \tb\tc\tfr\tfair\n", "spaces at an end", "remove them"),
        ("a  b\tb\tc\tfr\tfair\n", "two in a row", "remove them"),
        (GOOD, "already stands in line 2", "remove one"),
        ("\n", "1 fields instead of 5", "one tab"),
    ],
)
def test_a_wrong_line_gives_file_line_and_remedy(tmp_path, line, problem, remedy):
    path = written(tmp_path, CALQUES + GOOD + line)
    with pytest.raises(InputError) as caught:
        read_calques(path)
    assert "xx.tsv, line 3: " in str(caught.value)
    assert problem in str(caught.value)
    assert remedy in str(caught.value)


def test_wrong_columns_are_named(tmp_path):
    with pytest.raises(InputError, match=r"xx.tsv, line 1: .*'strength'"):
        read_calques(written(tmp_path, "calque\tsource\n"))


def test_a_file_in_another_encoding_is_refused(tmp_path):
    path = tmp_path / "xx.tsv"
    path.write_bytes(CALQUES.encode() + "né\tb\tc\tfr\tfair\n".encode("latin-1"))
    with pytest.raises(InputError, match=r"xx\.tsv is not UTF-8"):
        read_calques(path)


def test_a_pattern_must_be_a_regular_expression(tmp_path):
    with pytest.raises(InputError, match="line 2: '\\(' is no regular expression"):
        read_rules(written(tmp_path, RULES + "(\tx\tfr\tfair\ty\n"))


def test_a_pattern_must_match_its_example(tmp_path):
    with pytest.raises(InputError, match="line 2: the pattern does not match its example"):
        read_rules(written(tmp_path, RULES + "\\d+h\\d\\d\ttime\tfr\tfair\tat noon\n"))


def test_letters_are_a_character_class(tmp_path):
    path = written(tmp_path, "letters\tmeaning\tlanguages\tstrength\nøæ\tletters\tda\tfair\n")
    (rule,) = read_letters(path)
    assert rule.pattern.findall("bløde bær") == ["ø", "æ"]


def test_a_name_says_what_it_is_in_english(tmp_path):
    header = "variant\tenglish\tlanguages\tstrength\tsource\n"
    (cue,) = read_names(written(tmp_path, f"{header}Moscou\tMoscow\tfr pt\tcertain\tpress\n"))
    assert cue.gloss == 'for "Moscow"'
    assert cue.languages == ("fr", "pt")


@pytest.mark.parametrize("share", ["0", "-1", "many", "nan", "inf"])
def test_a_share_is_a_number_above_zero(tmp_path, share):
    path = written(tmp_path, f"language\tshare\tfamily\tnote\nfr\t{share}\tfr\tFrench\n")
    with pytest.raises(InputError, match="line 2: share"):
        read_languages(path)


def test_a_language_has_a_code_of_two_letters(tmp_path):
    path = written(tmp_path, "language\tshare\tfamily\tnote\nfra\t1\tfr\tFrench\n")
    with pytest.raises(InputError, match="line 2: language 'fra'"):
        read_languages(path)
