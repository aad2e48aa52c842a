"""Where a text was probably translated from, and whether a machine did it.

Two questions, kept apart from each other and from the language that a text is written in:
``Origin.language`` is the probable source language if the text is a translation, and
``Origin.machine_translated`` the probability that a machine translated it.
"""

from checker.origin.conclusion import MIN_PROBABILITY
from checker.origin.infer import infer_origin
from checker.origin.prior import prior_of

__all__ = ["MIN_PROBABILITY", "infer_origin", "prior_of"]
