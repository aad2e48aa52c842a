import pytest

from checker.cli.prior import parse_prior
from checker.errors import InputError


def test_languages_with_their_probabilities():
    assert parse_prior(["fr=0.8", "ru=.1"]) == {"fr": 0.8, "ru": 0.1}
    assert parse_prior(None) is parse_prior([]) is None


@pytest.mark.parametrize("value", ["fr", "fr=", "fr:0.8", "fr=much"])
def test_another_form_is_refused(value):
    with pytest.raises(InputError, match=r"give a language and its probability, such as fr=0\.8"):
        parse_prior([value])


def test_a_language_given_twice_is_refused():
    with pytest.raises(InputError, match="names 'fr' twice"):
        parse_prior(["fr=0.8", "fr=0.1"])
