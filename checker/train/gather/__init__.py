"""Where training examples come from: one module per kind of data."""

from checker.train.gather.corrupted import corrupted_pairs
from checker.train.gather.postedited import postedited
from checker.train.gather.rated import rated
from checker.train.gather.references import reference_groups
from checker.train.gather.tables import DataFolder

__all__ = ["DataFolder", "corrupted_pairs", "postedited", "rated", "reference_groups"]
