"""Language of segments: cheap where it can be, right where another language stands between."""

import pytest

from checker.language import segment_languages, split_segments

ENGLISH = "The councillors met on Tuesday and said that the work would begin."
FRENCH = "Les conseillers se sont réunis mardi et ont décidé que les travaux commenceraient."
RUSSIAN = "Депутаты встретились во вторник и решили, что работы в порту скоро начнутся."


class Asked:
    """A detector that counts its calls."""

    def __init__(self, answer):
        self.answer = answer
        self.calls = 0

    def probabilities(self, text):
        self.calls += bool(text)
        return self.answer


def languages(text, article_language, detector=None):
    return segment_languages(text, split_segments(text), article_language, detector)


def test_other_languages_in_an_english_article():
    text = f"{ENGLISH}\n\n{FRENCH}\n\n{RUSSIAN}\n\n{ENGLISH}"
    assert languages(text, "en") == ("en", "fr", "ru", "en")


def test_english_with_function_words_asks_nobody():
    detector = Asked({"fr": 1.0})
    assert languages(f"{ENGLISH} {ENGLISH}", "en", detector) == ("en", "en")
    assert detector.calls == 0


@pytest.mark.parametrize("text", ["Merci beaucoup!", "Bayern Munich", "Guten Morgen.", "2024"])
def test_short_segment_has_the_language_of_its_article(text):
    assert languages(text, "en") == ("en",)


def test_short_segment_in_another_script_has_not():
    assert languages("Киев.", "en") == ("und",)


def test_few_letters_of_another_script_do_not_decide():
    assert languages("The councillors said that the word 工程 would be used.", "en") == ("en",)


def test_english_segment_in_a_french_article():
    assert languages(f"{FRENCH}\n\n{ENGLISH}", "fr") == ("fr", "en")


def test_article_in_a_known_other_language_asks_nobody():
    detector = Asked({"en": 1.0})
    assert languages(f"{FRENCH}\n\n{RUSSIAN}", "ru", detector) == ("ru", "ru")
    assert detector.calls == 0


def test_unsure_answer_leaves_the_language_of_the_article():
    assert languages("x" * 100 + ".", "en", Asked({"da": 0.5})) == ("en",)


def test_undetermined_article_is_asked_about_segment_by_segment():
    assert languages(f"{FRENCH}\n\n{RUSSIAN}", "und") == ("fr", "ru")


def test_no_segments():
    assert segment_languages("", (), "en") == ()
