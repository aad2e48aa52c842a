"""Reads articles from files, folders, standard input and data frames.

Data flows one way: ``paths`` names the files, ``content`` opens and decodes them, one module
per format turns a file into articles (tables and objects through ``records`` and ``columns``),
and ``reader`` joins them. What cannot be read becomes an article with a ``problem``.
"""

from __future__ import annotations

from checker.read.frame import articles_from_frame
from checker.read.reader import read_articles

__all__ = ["articles_from_frame", "read_articles"]
