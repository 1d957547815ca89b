"""How long each kind of information is kept after the end (R102). The duty to keep it confidential has no end (R100)."""

from collections.abc import Mapping

from privity.core.vocabulary import CONTENT, InformationClass

LONGEST_CONTENT_MONTHS = 12
"""What is said, written or measured: the client may shorten it."""

EVIDENCE_MONTHS = 72
"""Agreements, and files about danger, breaches and legal demands: long enough to answer for what was done."""

EVIDENCE = frozenset({InformationClass.AGREEMENT, InformationClass.SAFETY, InformationClass.CASE_FILE})


def retention_months(content_months: int) -> Mapping[InformationClass, int]:
    """Months after the end, by kind. A kind that is missing is kept as long as tax law wants, or as its own consent says.

    :param content_months: 1 to ``LONGEST_CONTENT_MONTHS``
    """
    months = {
        kind: content_months for kind in InformationClass if kind in CONTENT or kind is InformationClass.OBJECTIVES
    }
    return months | dict.fromkeys(sorted(EVIDENCE), EVIDENCE_MONTHS)
