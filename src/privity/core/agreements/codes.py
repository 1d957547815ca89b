"""Professional codes that an agreement can follow, with a summary in our own words (R12). The codes themselves are the source."""

from collections.abc import Mapping
from enum import StrEnum

from privity.core.names import Name
from privity.core.words import phrase


class ProfessionalCode(StrEnum):
    """A code of ethics that coaches sign up to."""

    ICF = "icf"
    GLOBAL = "global"
    IRCM = "ircm"


CODES: Mapping[ProfessionalCode, Name] = {
    ProfessionalCode.ICF: Name(
        phrase("the Code of Ethics of the International Coaching Federation"),
        phrase(
            "It asks coaches to agree at the start, with everybody involved, what is shared and what is not, to keep the "
            "rest in strict confidence, and to say beforehand when they could not: danger, and what the law compels."
        ),
    ),
    ProfessionalCode.GLOBAL: Name(
        phrase("the Global Code of Ethics for Coaches, Mentors and Supervisors"),
        phrase(
            "It asks coaches to keep what they hear confidential, to pass it on only as agreed or where the law or serious "
            "danger demands it, to keep records safe, to use supervision, and to go on keeping confidence after the end."
        ),
    ),
    ProfessionalCode.IRCM: Name(
        phrase("the rules of the International Regulator of Coaching and Mentoring"),
        phrase(
            "They ask coaches to work within their competence, to protect what clients confide, to be open about the "
            "limits of that protection, and to answer to the regulator when somebody complains."
        ),
    ),
}
