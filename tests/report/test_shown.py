def test_str_marks_findings_and_gives_reasons(report):
    shown = str(report.show("harbour"))
    assert shown.startswith("Fishermen accuse (garbled, garble 80)\n")
    assert "if it is a translation, translated from: French (80%)\n" in shown
    assert "having [kept ](1)[the silence](1,2)[ over](2) the wall." in shown
    assert "[seize the justice](3)" in shown
    assert "(3) seize the justice: Accuracy/Mistranslation, major, 70%\n" in shown
    assert "    perhaps: go to court; sue" in shown
    assert "    - rare beside counts" in shown
    assert repr(report.show("harbour")) == shown


def test_str_says_why_an_article_has_no_score(report):
    assert str(report.show("broken")) == (
        "broken (failed)\nt.csv, row 9: no text; drop the row\n\n\n"
    )


def test_hostile_text_is_safe_to_print(hostile_report, hostile):
    shown = str(hostile_report.show(hostile.article.id))
    shown.encode("utf-8")
    assert not any(ord(c) < 0x20 and c not in "\n\t" for c in shown)
    assert "\x9b" not in shown
    assert "\u202e" not in shown
