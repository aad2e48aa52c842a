"""The notebooks run from top to bottom, and contain their outputs."""

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from checker.model import shipped_folder

NOTEBOOKS = sorted((Path(__file__).parent.parent / "notebooks").glob("*.ipynb"))

pytestmark = [
    pytest.mark.skipif(
        not (shipped_folder() / "model.onnx").exists(), reason="the model files are not there"
    ),
    # A kernel talks to its client over sockets, and asyncio leaves some to the collector.
    pytest.mark.filterwarnings("default"),
]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_runs(path):
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(notebook, timeout=300, resources={"metadata": {"path": path.parent}})
    client.execute()
    shown = [cell for cell in notebook.cells if cell.cell_type == "code" and cell.outputs]
    assert len(shown) >= 3
    warned = [
        output.text
        for cell in shown
        for output in cell.outputs
        if output.output_type == "stream" and output.name == "stderr"
    ]
    assert warned == []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_contains_its_outputs(path):
    notebook = nbformat.read(path, as_version=4)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in code] == list(range(1, len(code) + 1))
    assert sum(bool(cell.outputs) for cell in code) >= 3
