"""What a caller gives to be checked, in any of its forms, as a list of articles."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

import pandas as pd

from checker.article import Article
from checker.errors import InputError
from checker.options import ReadOptions
from checker.read import articles_from_frame
from checker.read.identity import distinct_ids
from checker.read.validity import type_in_words

__all__ = ["Data", "Parts", "articles_of"]

#: One text or article, several of them, or a table with one article a row.
Data: TypeAlias = "str | Article | Iterable[str | Article] | pd.Series[str] | pd.DataFrame"

_LOGGER = logging.getLogger("checker")


@dataclass(frozen=True, slots=True)
class Parts:
    """What belongs to an article beside its text.

    For a data frame these name columns; for one text they are the id, title, source and
    reference themselves, and ``text`` has no meaning.
    """

    text: str | None = None
    id: str | None = None
    title: str | None = None
    source: str | None = None
    reference: str | None = None


def articles_of(data: Data, parts: Parts) -> list[Article]:
    """Turn what was given into articles, in order; guesses about columns are logged.

    An item of a list that is no text becomes an article with a ``problem``. Without an id, an
    article is called by its position, or by its index label in a series or data frame.

    Raises:
        InputError: the data cannot be checked at all, parts are given that it has no use for,
            or a named column is missing.
    """
    if isinstance(data, pd.DataFrame):
        return articles_from_frame(data, _columns(parts), _LOGGER.warning)
    if isinstance(data, str):
        if parts.text is not None:
            raise InputError("text names a column of a data frame; leave it out for one text")
        return [
            Article(
                id=parts.id or "0",
                text=data,
                title=parts.title or "",
                source=parts.source,
                reference=parts.reference,
            )
        ]
    if parts != Parts():
        raise InputError(
            "text, id, title, source and reference go with a data frame or one text; "
            "for several articles give Article objects that hold them"
        )
    if isinstance(data, pd.Series):
        return articles_from_frame(data.to_frame("text"), ReadOptions(text_column="text"))
    return _articles_of_items(data)


def _columns(parts: Parts) -> ReadOptions:
    return ReadOptions(
        text_column=parts.text,
        id_column=parts.id,
        title_column=parts.title,
        source_column=parts.source,
        reference_column=parts.reference,
    )


def _articles_of_items(data: Article | Iterable[str | Article]) -> list[Article]:
    if isinstance(data, Article):
        return [_article_of_item(0, data)]
    if isinstance(data, (bytes, Mapping)) or not isinstance(data, Iterable):
        raise InputError(
            f"cannot check {type_in_words(data)}; give a text, an Article, a list of either, "
            "or a data frame; files are read by checker.read_articles"
        )
    articles = (_article_of_item(position, item) for position, item in enumerate(data))
    return list(distinct_ids(articles, _LOGGER.warning))


def _article_of_item(position: int, item: object) -> Article:
    if isinstance(item, Article):
        if isinstance(item.text, str):
            return item
        problem = f"the text of the article is {type_in_words(item.text)}; make it a string"
        return replace(item, text="", problem=problem)
    if isinstance(item, str):
        return Article(str(position), item)
    problem = f"item {position} of the list is {type_in_words(item)}; make it a string"
    return Article(str(position), "", problem=problem)
