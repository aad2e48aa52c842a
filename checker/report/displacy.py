"""Findings of an article in the form that spaCy's displaCy draws by hand (``manual=True``)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.report.characters import encodable
from checker.report.order import worst_finding

if TYPE_CHECKING:
    from checker.article import Assessment, Finding

__all__ = ["displacy_document"]


def displacy_document(assessment: Assessment) -> dict[str, Any]:
    """Return ``{"text", "ents", "title"}`` of one article.

    displaCy draws a text twice where entities overlap, so overlapping findings become one
    entity with the category of the worst. Findings of no words are not drawn.
    """
    findings = sorted(
        (finding for finding in assessment.findings if finding.span.start < finding.span.end),
        key=lambda finding: (finding.span.start, finding.span.end),
    )
    groups: list[list[Finding]] = []
    end = 0
    for finding in findings:
        if groups and finding.span.start < end:
            groups[-1].append(finding)
        else:
            groups.append([finding])
        end = max(end, finding.span.end)
    return {
        "text": encodable(assessment.article.text),
        "ents": [_entity(group) for group in groups],
        "title": encodable(assessment.article.title) or None,
    }


def _entity(group: list[Finding]) -> dict[str, Any]:
    worst = worst_finding(group)
    return {
        "start": group[0].span.start,
        "end": max(finding.span.end for finding in group),
        "label": worst.category if worst else "Other",
    }
