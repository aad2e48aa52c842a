import time

import numpy as np
import pytest

from checker.errors import InputError
from checker.language import split_segments
from checker.lexicon import load_languages
from checker.origin import MIN_PROBABILITY, infer_origin


def infer(text, prior=None):
    return infer_origin(text, split_segments(text), prior)


def kinds(origin, language):
    return {piece.kind for piece in origin.evidence if piece.weights.get(language, 0) > 0}


FRENCH = (
    "[EN DIRECT] Follow the session of the assembly\n\n"
    "The manifestation against the reform gathered 35 000 people in the centre of the capital "
    "at 17h52, according to a first assessment. The president did not want to make polemic, "
    "his collaborators indicated to AFP. Mr. Duval assured that the dialogue remains open."
)


def test_traces_of_french_say_french():
    origin = infer(FRENCH)
    assert origin.language == "fr"
    assert origin.probability > 0.9
    assert {"leftover", "format", "calque", "style"} >= kinds(origin, "fr") >= {"leftover"}


def test_the_strongest_evidence_comes_first_and_can_be_read():
    first = infer(FRENCH).evidence[0]
    assert first.note == '"[EN DIRECT]" leftover ("live"), fr +6.0'
    assert FRENCH[first.span.start : first.span.end] == "[EN DIRECT]"
    weights = [piece.weights.get("fr", 0.0) for piece in infer(FRENCH).evidence]
    assert weights == sorted(weights, reverse=True)


def test_the_distribution_holds_every_language():
    origin = infer(FRENCH)
    assert set(origin.distribution) == {language.code for language in load_languages()}
    assert sum(origin.distribution.values()) == pytest.approx(1.0)
    assert next(iter(origin.distribution)) == "fr"
    assert origin.distribution["fr"] == origin.probability


def test_a_story_about_a_country_is_not_from_there():
    text = (
        "Mr. Poutine met Mr. Loukachenko in Moscou on Friday, Le Monde reported. The Kremlin "
        "said Russian troops would stay in Ukraine until the end of the year."
    )
    origin = infer(text)
    assert origin.language == "fr"
    assert origin.distribution["ru"] < 0.1


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Selenskyj and Lukaschenko spoke on the phone, so the spokesman.", "de"),
        ("It was given to know in dialogue with this medium by the titular of the police.", "es"),
        ("The report sought the delegate responsible, who did not return the contact.", "pt"),
        ("On the spot the carabinieri; according to a first reconstruction he fled.", "it"),
        ("The reporter learned from the relevant person in charge of the project.", "zh"),
        ("The president used the following statements. Police teams were dispatched.", "tr"),
        ("He stressed on the importance of the Palestinian file yesterday, Sunday.", "ar"),
        ("Recall, earlier it became known about this. A measure of restraint was chosen.", "ru"),
        ("The police station in charge said on 5 lakh. Let us tell you that he came.", "hi"),
        ("The result was clear. 雨が降っているので家にいました。 The rest is not known.", "ja"),
        ("The Prime Minister spoke. Відбувається їхня зустріч у Києві. He left then.", "uk"),  # noqa: RUF001 - Ukrainian
        ("A sentence. Esta es una frase que se ha quedado en la lengua del texto. Done.", "es"),
    ],
)
def test_traces_of_other_languages(text, language):
    origin = infer(text)
    assert next(iter(origin.distribution)) == language
    assert kinds(origin, language) - {"style"}


def test_ten_repetitions_are_not_ten_witnesses():
    once = infer("They gathered at a press point. The minister spoke to them.")
    often = infer("They gathered at a press point. The minister spoke to them. " * 10)
    calque = [piece for piece in often.evidence if piece.kind == "calque"]
    assert len(calque) == 1
    assert "(10 times)" in calque[0].note
    (first,) = (piece for piece in once.evidence if piece.kind == "calque")
    assert calque[0].weights == first.weights


def test_nothing_to_go_by_is_undetermined():
    origin = infer("It rained.")
    assert origin.language == "und"
    assert origin.probability < MIN_PROBABILITY


@pytest.mark.parametrize("text", ["", "   ", "\n\n", "???", "12345", "中" * 5])
def test_odd_texts_have_an_answer(text):
    origin = infer(text)
    assert sum(origin.distribution.values()) == pytest.approx(1.0)


def test_a_prior_can_decide():
    text = "The meeting was held on Tuesday and the members agreed on a new plan."
    assert infer(text, {"lv": 0.999}).language == "lv"


def test_a_wrong_prior_is_refused():
    with pytest.raises(InputError, match="'xx'"):
        infer("Some text.", {"xx": 1.0})


def test_the_same_text_has_the_same_answer():
    assert infer(FRENCH) == infer(FRENCH)


def test_whether_a_machine_translated_is_asked_with_what_the_style_says():
    asked = []

    def machine(nats):
        asked.append(nats)
        return 0.25

    origin = infer_origin(FRENCH, split_segments(FRENCH), machine=machine)
    assert origin.machine_translated == 0.25
    assert len(asked) == 1
    assert np.isfinite(asked[0])
    assert infer(FRENCH).machine_translated is None


def test_a_short_text_is_not_said_to_be_a_machines():
    origin = infer_origin("It rained.", split_segments("It rained."), machine=lambda _: 0.9)
    assert origin.machine_translated is None


def test_a_long_text_takes_no_long_time():
    text = FRENCH * 200
    segments = split_segments(text)
    infer_origin(text, segments)
    start = time.process_time()
    infer_origin(text, segments)
    # 12,000 words at a few milliseconds per 100 words, with room for a slow machine.
    assert time.process_time() - start < 3.0
