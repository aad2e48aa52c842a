from dataclasses import dataclass, field

import pytest

from checker.options import ReadOptions
from checker.read import read_articles


@dataclass
class Reading:
    """Reads paths and keeps what was announced."""

    messages: list[str] = field(default_factory=list)

    def __call__(self, *paths, **columns):
        return list(read_articles(paths, ReadOptions(**columns), self.messages.append))

    def one(self, path, **columns):
        (article,) = self(path, **columns)
        return article


@pytest.fixture
def read():
    return Reading()


@pytest.fixture
def put(tmp_path, monkeypatch):
    """Write a file into an empty folder, which is the working folder."""
    monkeypatch.chdir(tmp_path)

    def write(name, content):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return name

    return write
