"""Clauses between a coach and the coach's supervisor (R109–R111)."""

from privity.core.agreements.templates.clause import clause

CASES = clause(
    "cases",
    "What comes into supervision",
    "The coach brings cases without names: a made-up name, general facts, and no employer, place, date, quotation or rare "
    "event by which somebody could recognise the client. The clients were told at the start that there is supervision.",
    "If the supervisor recognises a client all the same, or knows them, the supervisor says so at once, and the coach takes "
    "this case to somebody else.",
)
SUPERVISORS_DUTY = clause(
    "supervisors-duty",
    "The supervisor keeps confidence",
    "The supervisor keeps what is told about clients and about the coach, uses it for this supervision only, and deletes "
    "case notes when the case is closed. What the coach tells about themselves belongs to the coach.",
    "The supervisor may break this silence only within the limits below, and speaks with the coach first wherever that is "
    "possible.",
)
MUTUAL = clause(
    "mutual",
    "Confidentiality goes both ways",
    "The coach keeps what the supervisor confides in turn. If a confidence is broken, we first talk in private and ask what "
    "happened, tell those it affects, and mend what can be mended. Breaches that are repeated or meant end the supervision, "
    "and can be taken to a professional body.",
)
