import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import toy_model

from checker.model import Scorer


@pytest.fixture(scope="session")
def model_folder(tmp_path_factory):
    return toy_model.write_model(tmp_path_factory.mktemp("model"))


@pytest.fixture(scope="session")
def scorer(model_folder):
    return Scorer.load(model_folder, threads=1)
