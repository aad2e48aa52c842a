"""Licences of everything that training reads, as their publishers state them."""

from __future__ import annotations

__all__ = ["LICENCES"]

#: Constituent -> licence, for the model card.
LICENCES: dict[str, str] = {
    "wmt20-mqm": "Apache-2.0 (Google, MQM of WMT 2020 news)",
    "ted-mqm": "Apache-2.0 (Google, MQM of TED talks)",
    "bio-mqm": "Apache-2.0 (Amazon, biomedical MQM)",
    "mlqe-pe": "CC0-1.0 (post-edits of Wikipedia and Reddit)",
    "wce-lig": "GPL-3.0 (LIG, post-edits of French news)",
    "wmt18-qe-smt": "Apache-2.0 (WMT 2018 QE, post-edits of pharmacy)",
    "mt-reference": "MPL-2.0 (engine output, Mozilla) and none stated (WMT references and systems)",
    "corrupted": "human news: BBC and ABC (none stated), WMT (none stated), NTREX CC BY-SA 4.0, "
    "Horne 2017 (notice and citation), UD PUD CC BY-SA 3.0; foreign words: Wiktionary CC BY-SA "
    "3.0, FreeDict GPL, CC-CEDICT CC BY-SA 4.0, PanLex CC0",
}
