"""The code passes the linters with the settings of pyproject.toml."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize(
    "command",
    [
        ("ruff", "check", "."),
        ("ruff", "format", "--check", "."),
        pytest.param(
            ("mypy",),
            marks=pytest.mark.skipif(
                sys.version_info < (3, 11),
                reason="the last numpy for Python 3.10 has types that newer ones contradict",
            ),
        ),
    ],
    ids=" ".join,
)
def test_it_passes(command):
    run = subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr
