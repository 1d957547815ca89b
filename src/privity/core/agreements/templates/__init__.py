"""The wording of agreements, in plain words of our own. Placeholders are filled once, when a document is made."""

from privity.core.agreements.templates.addendum import addendum_clauses
from privity.core.agreements.templates.agreement import agreement_clauses, title_of_template
from privity.core.agreements.templates.clause import Clause
from privity.core.agreements.templates.limits import LIMIT_WORDS

__all__ = ["LIMIT_WORDS", "Clause", "addendum_clauses", "agreement_clauses", "title_of_template"]
