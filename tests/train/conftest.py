import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1] / "model"))

pytest.importorskip("gguf", reason="the base model is read with gguf")
pytest.importorskip("lemminflect", reason="corruptions inflect words with lemminflect")

from checker.train.gather import DataFolder


@pytest.fixture
def data(tmp_path):
    """Return an empty folder for tables."""
    folder = tmp_path / "data"
    folder.mkdir()
    return DataFolder(folder)
