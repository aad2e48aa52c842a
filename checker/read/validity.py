"""What makes a string unfit to be checked, in words."""

from __future__ import annotations

from checker.article import Article

__all__ = ["failed_article", "is_encodable", "text_problem", "type_in_words"]

_WORDS: dict[type, str] = {
    bool: "true or false",
    int: "a number",
    float: "a number",
    list: "a list",
    dict: "an object",
    bytes: "bytes",
    type(None): "null",
}


def type_in_words(value: object) -> str:
    """Name the type of a value as an analyst would."""
    return _WORDS.get(type(value), f"a {type(value).__name__}")


def is_encodable(text: str) -> bool:
    """Tell whether a string has no half characters (lone surrogates)."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def text_problem(text: str) -> str:
    """Say why a text cannot be checked and what to do, or nothing."""
    if not text.strip():
        return "is empty; fill it or delete it"
    if "\0" in text:
        return "holds NUL characters, which no text has; remove them or save the file as UTF-8"
    if not is_encodable(text):
        return "holds bytes or half characters that are no valid text; repair or retype them"
    return ""


def failed_article(path: str, problem: str) -> Article:
    """Stand in for an input of which nothing can be read."""
    return Article(id=path, text="", path=path, problem=problem)
