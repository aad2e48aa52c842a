import pytest
from typer.testing import CliRunner

from checker.cli import app


@pytest.fixture
def run(shipped):  # noqa: ARG001 - the stand-in must be in place
    """Run a command with the stand-in for the model; returns exit code and both outputs."""

    def invoke(*arguments, stdin=None):
        result = CliRunner().invoke(app, [str(each) for each in arguments], input=stdin)
        assert result.exception is None or isinstance(result.exception, SystemExit)
        return result.exit_code, result.stdout, result.stderr

    return invoke


@pytest.fixture
def put(tmp_path, monkeypatch):
    """Write a file into an empty folder, which is the working folder."""
    monkeypatch.chdir(tmp_path)

    def write(name, content):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8", newline="\n")
        return name

    return write


@pytest.fixture
def news(put, clean_text, garbled_text, german_text):
    """Three files: a clean, a garbled and a German article."""
    put("news/a.txt", clean_text)
    put("news/b.txt", garbled_text)
    put("news/c.txt", german_text)
    return "news"
