"""Which column of a table or key of an object holds what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from checker.errors import InputError
from checker.options import ReadOptions

__all__ = [
    "ID_NAMES",
    "TEXT_NAMES",
    "TITLE_NAMES",
    "Columns",
    "choose_columns",
    "distinct_names",
    "refuse_missing",
]

#: Usual names of the column that holds the article, most telling first; case does not count.
TEXT_NAMES = (
    "text",
    "body",
    "content",
    "article",
    "article_text",
    "articletext",
    "article_body",
    "articlebody",
    "full_text",
    "fulltext",
    "main_text",
    "maintext",
    "translation",
    "translated_text",
    "target",
    "target_text",
    "mt",
    "mt_text",
    "hypothesis",
    "output",
    "story",
)

#: Usual names of the column that identifies the article, most telling first.
ID_NAMES = (
    "id",
    "article_id",
    "articleid",
    "doc_id",
    "docid",
    "document_id",
    "guid",
    "uuid",
    "url",
    "uri",
    "link",
    "slug",
)

#: Usual names of the column that holds the headline, most telling first.
TITLE_NAMES = ("title", "headline")

_GUESSED = (("text", "text_column"), ("id", "id_column"), ("title", "title_column"))


@dataclass(frozen=True, slots=True)
class Columns:
    """The column for each part of an article; ``None`` where there is none."""

    text: str
    id: str | None = None
    title: str | None = None
    source: str | None = None
    reference: str | None = None

    @property
    def used(self) -> frozenset[str]:
        """Columns that are not metadata."""
        parts = (self.text, self.id, self.title, self.source, self.reference)
        return frozenset(part for part in parts if part is not None)


def choose_columns(
    names: Sequence[str], sample: Sequence[Mapping[str, Any]], options: ReadOptions
) -> tuple[Columns, str]:
    """Take the columns that the user named and guess the others.

    Source and reference are never guessed: reading a wrong column as one of them would
    grade every article against the wrong text.

    Args:
        names: all columns, in their order.
        sample: some rows.
        options: what the user named.

    Returns:
        The columns, and what to announce about guesses (empty without any).

    Raises:
        InputError: a named column is missing, or no column holds text.
    """
    refuse_missing(names, options)
    given = (
        options.text_column,
        options.id_column,
        options.title_column,
        options.source_column,
        options.reference_column,
    )
    free = [name for name in names if name not in given]
    text = options.text_column or _guess_text(free, sample)
    if text is None:
        raise InputError(f"no column holds text; {_choices(names)}; set text_column to one of them")
    free = [name for name in free if name != text]
    columns = Columns(
        text=text,
        id=options.id_column or _first_known(free, ID_NAMES),
        title=options.title_column or _first_known(free, TITLE_NAMES),
        source=options.source_column,
        reference=options.reference_column,
    )
    return columns, _announcement(columns, options)


def distinct_names(names: Iterable[str]) -> tuple[list[str], list[str]]:
    """Make column names unique, as ``name.1``, ``name.2``.

    Returns:
        The new names, and the names that stood more than once.
    """
    seen: Counter[str] = Counter()
    taken: set[str] = set()
    result = []
    for name in names:
        unique = name
        while unique in taken:
            seen[name] += 1
            unique = f"{name}.{seen[name]}"
        taken.add(unique)
        result.append(unique)
    return result, list(seen)


def refuse_missing(names: Sequence[str], options: ReadOptions) -> None:
    """Refuse columns that the user named and that are not there.

    Raises:
        InputError: a named column is missing.
    """
    wanted = {
        "text_column": options.text_column,
        "id_column": options.id_column,
        "title_column": options.title_column,
        "source_column": options.source_column,
        "reference_column": options.reference_column,
    }
    for option, name in wanted.items():
        if name is not None and name not in names:
            raise InputError(
                f"column {name!r} is missing; {_choices(names)}; set {option} to one of them"
            )


def _choices(names: Sequence[str]) -> str:
    return "the columns are " + ", ".join(repr(name) for name in names)


def _guess_text(names: Sequence[str], sample: Sequence[Mapping[str, Any]]) -> str | None:
    lengths = {name: _mean_length(name, sample) for name in names}
    filled = [name for name in names if lengths[name]]
    known = _first_known(filled, TEXT_NAMES)
    if known is not None:
        return known
    # An address can be longer than a headline, but it is never the text.
    others = [name for name in filled if _first_known([name], ID_NAMES) is None]
    return max(others, key=lengths.__getitem__, default=None)


def _mean_length(name: str, sample: Sequence[Mapping[str, Any]]) -> float:
    values = [row.get(name) for row in sample]
    total = sum(len(value.strip()) for value in values if isinstance(value, str))
    return total / len(values) if values else 0.0


def _first_known(names: Sequence[str], known: Sequence[str]) -> str | None:
    by_folded_name = {name.strip().casefold(): name for name in reversed(names)}
    return next((by_folded_name[name] for name in known if name in by_folded_name), None)


def _announcement(columns: Columns, options: ReadOptions) -> str:
    guesses = [
        f"{part} from column {getattr(columns, part)!r}"
        for part, option in _GUESSED
        if getattr(options, option) is None and getattr(columns, part) is not None
    ]
    if not guesses:
        return ""
    return f"takes {', '.join(guesses)} (guessed; set text_column, id_column or title_column)"
