import platform

import onnxruntime
import pytest

from checker.model import Scorer
from checker.model.processor import adds_exactly


@pytest.fixture
def cpuinfo(tmp_path, monkeypatch):
    monkeypatch.setattr(platform, "machine", lambda: "x86_64")

    def write(flags):
        path = tmp_path / "cpuinfo"
        path.write_text(f"processor\t: 0\nflags\t\t: fpu {flags} sse\n", encoding="utf-8")
        return path

    return write


@pytest.mark.parametrize("flags", ["avx2 avx512_vnni", "avx_vnni avx2"])
def test_with_the_instructions(cpuinfo, flags):
    assert adds_exactly(cpuinfo(flags))


@pytest.mark.parametrize("flags", ["avx2", "avx2 avx512f", "avx512_vnni_of_another_name"])
def test_without_the_instructions(cpuinfo, flags):
    assert not adds_exactly(cpuinfo(flags))


def test_a_system_that_does_not_tell(cpuinfo, tmp_path):
    cpuinfo("avx_vnni")
    assert not adds_exactly(tmp_path / "nowhere")


def test_other_kinds_of_processor(monkeypatch, tmp_path):
    monkeypatch.setattr(platform, "machine", lambda: "arm64")
    assert adds_exactly(tmp_path / "nowhere")


@pytest.mark.usefixtures("has_model")
@pytest.mark.parametrize(("exact", "asked"), [(True, []), (False, ["1"])])
def test_exact_sums_are_asked_for_only_where_needed(monkeypatch, exact, asked):
    seen = []

    class Options(onnxruntime.SessionOptions):
        def add_session_config_entry(self, name, value):
            assert name == "session.x64quantprecision"
            seen.append(value)
            super().add_session_config_entry(name, value)

    monkeypatch.setattr(onnxruntime, "SessionOptions", Options)
    monkeypatch.setattr("checker.model.scorer.adds_exactly", lambda: exact)
    first = Scorer.load().score(["The mothers wait at the gate."])[0]
    assert seen == asked
    monkeypatch.undo()
    assert (Scorer.load().score(["The mothers wait at the gate."])[0].mqm == first.mqm).all()
