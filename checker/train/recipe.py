"""The recipe of a model: one TOML file, read once and passed on."""

from __future__ import annotations

import sys
from dataclasses import dataclass, fields
from importlib.resources import files
from pathlib import Path
from typing import Any

from checker.errors import InputError

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

__all__ = ["FitRecipe", "MixRecipe", "NetworkRecipe", "Recipe", "read_recipe"]


@dataclass(frozen=True, slots=True)
class NetworkRecipe:
    """Shape of the network: layers, hidden width of the heads, rarest token of the vocabulary."""

    causal_layers: int
    adapted_layers: int
    hidden: int
    fewest_in_vocabulary: int


@dataclass(frozen=True, slots=True)
class MixRecipe:
    """What is learned from, and how much of each; see the comments in ``recipe.toml``."""

    rated: dict[str, tuple[float, int]]
    postedited: dict[str, float]
    pairs: dict[str, int]
    corruptions: dict[str, float]


@dataclass(frozen=True, slots=True)
class FitRecipe:
    """How the adapted layers and the heads are fitted."""

    epochs: int
    tokens_in_batch: int
    layer_rate: float
    head_rate: float
    warm_up: float
    weight_decay: float
    checkpoint_minutes: float
    compile: bool
    bfloat16: bool
    weights: dict[str, float]


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that training can vary, and the text it was read from."""

    seed: int
    network: NetworkRecipe
    mix: MixRecipe
    fit: FitRecipe
    text: str


def read_recipe(path: str | Path | None = None) -> Recipe:
    """Read a recipe; without a path, the one that made the shipped model.

    Raises:
        InputError: the file is missing, no TOML, or lacks or misspells an entry.
    """
    if path is None:
        text = files("checker.train").joinpath("recipe.toml").read_text(encoding="utf-8")
        path = "recipe.toml"
    else:
        try:
            text = Path(path).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(f"{path}: cannot read the recipe ({error})") from error
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{path}: not a TOML file ({error})") from error
    try:
        return Recipe(
            seed=int(tables["seed"]),
            network=_part(NetworkRecipe, tables["network"]),
            mix=_part(MixRecipe, tables["mix"]),
            fit=_part(FitRecipe, tables["fit"]),
            text=text,
        )
    except (KeyError, TypeError, ValueError) as error:
        raise InputError(
            f"{path}: the recipe lacks or misspells an entry ({error}); compare it with the "
            "recipe.toml that comes with checker"
        ) from error


def _part(kind: type[Any], table: dict[str, Any]) -> Any:  # noqa: ANN401 - one of three dataclasses
    names = {field.name for field in fields(kind)}
    if unknown := sorted(set(table) - names):
        raise ValueError(f"unknown entry {unknown[0]!r}")
    return kind(**table)
