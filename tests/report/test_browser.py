import subprocess
from pathlib import Path

import pytest

from checker.report import Report

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason="/usr/bin/chromium is not installed")


def dump_dom(path, profile, fragment=""):
    command = [
        str(CHROMIUM),
        *FLAGS,
        f"--user-data-dir={profile}",
        "--virtual-time-budget=2000",
        "--dump-dom",
        path.as_uri() + fragment,
    ]
    return subprocess.run(command, capture_output=True, check=True, timeout=120).stdout.decode()


def test_hostile_scripts_do_not_run_and_the_text_is_there(hostile_report, tmp_path):
    hostile_report.to_html(tmp_path / "report.html")
    dom = dump_dom(tmp_path / "report.html", tmp_path / "profile")
    assert "<title>Garbled phrasing: 2 articles" in dom
    assert "<script" not in dom
    assert "<img" not in dom
    assert "&lt;script&gt;document.title='owned'&lt;/script&gt;" in dom
    assert "seize the justice" in dom


def test_the_policy_stops_a_script_that_got_into_the_page(hostile_report, tmp_path):
    html = hostile_report.to_html()
    script = "<script>document.title = 'owned'</script></body>"
    (tmp_path / "report.html").write_text(html.replace("</body>", script), encoding="utf-8")
    assert "<title>Garbled" in dump_dom(tmp_path / "report.html", tmp_path / "profile")
    # The same script runs where nothing forbids it: the check above can fail.
    free = html.replace("http-equiv=", "data-was=").replace("</body>", script)
    (tmp_path / "free.html").write_text(free, encoding="utf-8")
    assert "<title>owned</title>" in dump_dom(tmp_path / "free.html", tmp_path / "profile")


def test_a_link_from_the_overview_opens_its_article(scored, tmp_path):
    articles = [scored(f"id{n}", "Some words.", 50.0 - n) for n in range(5)]
    Report(articles).to_html(tmp_path / "report.html")
    opened = '<details class="article" open="">'
    assert dump_dom(tmp_path / "report.html", tmp_path / "profile").count(opened) == 3
    dom = dump_dom(tmp_path / "report.html", tmp_path / "profile", "#a5")
    assert dom.count(opened) == 4
