"""Language of a text: right where it can be known, undetermined where it cannot."""

import pytest

from checker.article import TextLanguage
from checker.language import detect_language

ENGLISH = (
    "Councillors met on Tuesday and agreed that the work on the old harbour should begin soon. "
)
FRENCH = (
    "Les conseillers se sont réunis mardi et ont décidé que les travaux du port commenceraient. "
)
RUSSIAN = "Депутаты встретились во вторник и решили, что работы в старом порту скоро начнутся. "


class Stub:
    """Gives a fixed answer and remembers what it was asked."""

    def __init__(self, answer):
        self.answer = answer
        self.asked = []

    def probabilities(self, text):
        self.asked.append(text)
        return self.answer


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        (FRENCH, "fr"),
        (RUSSIAN, "ru"),
        ("今天市议会开会决定旧港口的工程将于明年春天开始。", "zh"),
        (ENGLISH.upper(), "en"),
        ("TOWN SAYS WORK ON ITS HARBOUR WILL START AFTER WEEKS OF TALKS", "en"),
    ],
)
def test_language_is_known(text, language):
    found = detect_language(text)
    assert found.language == language
    assert found.probability >= 0.8


@pytest.mark.parametrize("text", ["", " \n", "12345 67 %", "?!", "Paris", "Vladimir Putin", "NATO"])
def test_nothing_to_go_by(text):
    assert detect_language(text) == TextLanguage("und", 0.0)


@pytest.mark.parametrize(
    "text",
    [
        "Joe Biden, Volodymyr Zelensky, Emmanuel Macron, Olaf Scholz, Giorgia Meloni",
        "Manchester United, Bayern Munich, Real Madrid, Barcelona, Juventus, Ajax",
    ],
)
def test_names_are_no_other_language(text):
    assert detect_language(text).language in ("und", "en")


def test_mixed_text_is_undetermined_with_its_low_probability():
    found = detect_language(ENGLISH * 20 + FRENCH * 20)
    assert found.language == "und"
    assert 0.4 < found.probability < 0.8


def test_an_embedded_picture_is_in_no_language():
    picture = "data:image/png;base64," + "iVBORw0KGgoAAAANSUhEUgAAAAUA" * 80
    assert detect_language(f"{ENGLISH}{picture} {ENGLISH}") == detect_language(
        f"{ENGLISH} {ENGLISH}"
    )
    assert detect_language(picture).language == "und"
    assert detect_language("今天市议会开会决定旧港口的工程将于明年春天开始。" * 4).language == "zh"


def test_same_answer_every_time():
    assert len({detect_language(ENGLISH + FRENCH) for _ in range(3)}) == 1


def test_another_body_below_an_english_head_is_noticed():
    assert detect_language(ENGLISH * 5 + FRENCH * 500).language == "fr"


def test_long_text_is_read_in_few_slices_up_to_its_end():
    stub = Stub({"en": 1.0})
    text = "a " * 250_000 + "z " * 250
    detect_language(text, stub)
    assert sum(len(piece) for piece in stub.asked) <= 5_000
    assert stub.asked[-1].endswith("z ")


def test_another_language_in_a_short_text_needs_more_certainty():
    short = "aaaa " * 12
    assert detect_language(short, Stub({"da": 0.9})) == TextLanguage("und", 0.9)
    assert detect_language(short, Stub({"en": 0.9})) == TextLanguage("en", 0.9)
    assert detect_language(short * 2, Stub({"da": 0.9})) == TextLanguage("da", 0.9)


def test_detector_that_knows_nothing():
    assert detect_language(ENGLISH, Stub({})) == TextLanguage("und", 0.0)
