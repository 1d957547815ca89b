"""The wording of each template: which clauses stand in which order (R17)."""

from privity.core.agreements.templates import common, group, sponsored, supervision
from privity.core.agreements.templates.boundaries import boundary_clauses
from privity.core.agreements.templates.clause import Clause
from privity.core.agreements.templates.limits import PRIVILEGE, limits_clause
from privity.core.agreements.templates.third_persons import third_persons
from privity.core.agreements.terms import Template, Terms
from privity.core.vocabulary import Role
from privity.core.words import Phrase, phrase

TITLES = {
    Template.TWO_PARTY: phrase("Coaching agreement between two"),
    Template.THREE_WAY: phrase("Three-way coaching agreement"),
    Template.GROUP: phrase("Group coaching agreement"),
    Template.SUPERVISION: phrase("Supervision agreement"),
    Template.ADDENDUM: phrase("Addendum for one discussion"),
}


def title_of_template(template: Template) -> Phrase:
    """The heading of the paper."""
    return TITLES[template]


def agreement_clauses(terms: Terms) -> tuple[Clause, ...]:
    """Everything that is signed, in order: the promise, the boundaries, the limits, and how we go on."""
    limits = (limits_clause(terms.choices.limits), PRIVILEGE)
    if terms.template is Template.SUPERVISION:
        promise: tuple[Clause, ...] = (supervision.CASES, supervision.SUPERVISORS_DUTY, supervision.MUTUAL)
        return (*promise, *boundary_clauses(terms), *limits, common.RECORDING, *_going_on(terms))
    return (*_promise(terms), *boundary_clauses(terms), *_sharing(terms), *limits, *_habits(terms), *_going_on(terms))


def _promise(terms: Terms) -> tuple[Clause, ...]:
    roles = {party.role for party in terms.parties}
    in_a_group = (group.IN_THE_GROUP, group.HONESTY, group.JOINING) if terms.template is Template.GROUP else ()
    free_will = sponsored.free_will_clause(terms.coming)
    paid_for = (sponsored.PAYING, sponsored.OBJECTIVES, free_will) if terms.sponsored else ()
    internal = common.internal_clause(terms.choices.internal)
    return (common.OWN_STORY, common.MUTUAL, *in_a_group, *paid_for, *internal, *third_persons(roles))


def _sharing(terms: Terms) -> tuple[Clause, ...]:
    roles = {party.role for party in terms.parties}
    employer = (sponsored.OPINIONS,) if roles & {Role.SPONSOR, Role.LINE_MANAGER} else ()
    return (common.CONSENT, common.REQUESTS, common.NO_MEDIATION, *employer)


def _habits(terms: Terms) -> tuple[Clause, ...]:
    return (common.CHANNELS, common.RECORDING, common.NOTES)


def _going_on(terms: Terms) -> tuple[Clause, ...]:
    return (
        *common.codes_clause(terms.choices.codes),
        common.review_clause(terms.choices.review, can_wait=any(one.role is Role.CLIENT for one in terms.parties)),
        common.retention_clause(terms.choices.retention_months),
        common.CHANGES,
        common.ENDING,
    )
