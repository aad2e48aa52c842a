"""The option ``--prior``: what is known of the source languages before anything is read."""

from checker.errors import InputError

__all__ = ["parse_prior"]


def parse_prior(given: list[str] | None) -> dict[str, float] | None:
    """Read ``fr=0.8`` and the like; whether languages and values make sense is seen later.

    Raises:
        InputError: a value has another form, or names a language twice.
    """
    if not given:
        return None
    prior: dict[str, float] = {}
    for value in given:
        language, _, number = value.partition("=")
        try:
            probability = float(number)
        except ValueError as error:
            raise InputError(
                f"--prior {value!r}: give a language and its probability, such as fr=0.8"
            ) from error
        if language in prior:
            raise InputError(f"--prior names {language!r} twice; give it once")
        prior[language] = probability
    return prior
