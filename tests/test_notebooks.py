"""Each notebook runs from top to bottom."""

import nbformat
import pytest
from nbclient import NotebookClient

from folders import ROOT

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_notebook_runs(path):
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(path.parent)}}).execute()
    outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    assert sum(output.output_type == "execute_result" for output in outputs) >= 4
    html = [o["data"]["text/html"] for o in outputs if o.output_type == "display_data" and "text/html" in o["data"]]
    assert any(("Dana Whitlock" in page and "<mark" in page) or "span" in page for page in html)


def test_there_is_a_notebook():
    assert NOTEBOOKS
