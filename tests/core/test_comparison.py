"""Two versions side by side: what opens and what closes, in sentences, for the one who reads (R8)."""

from dataclasses import replace

from privity.core.agreements.codes import ProfessionalCode
from privity.core.agreements.comparison import Change, compare
from privity.core.agreements.document import Document
from privity.core.agreements.terms import ReviewInterval
from privity.core.agreements.version import Listing
from privity.core.vocabulary import InformationClass, Limit, Purpose, Role, Rule
from tests.core.agreement_cast import AMARA, HELEN, MIRJAM, THREE_WAY, TOM, document

PROGRESS = InformationClass.PROGRESS


def test_the_same_is_nothing() -> None:
    assert compare(document(), document()).nothing


def test_looser_opens_and_stricter_closes() -> None:
    after = document(changes={PROGRESS: {Role.SPONSOR: Rule.LISTED, Role.LINE_MANAGER: Rule.NEVER}})
    found = compare(document(), after, reader=AMARA.person)
    assert [(c.role, c.before, c.after) for c in found.opens] == [(Role.SPONSOR, Rule.CONSENT, Rule.LISTED)]
    assert [(c.role, c.before, c.after) for c in found.closes] == [(Role.LINE_MANAGER, Rule.CONSENT, Rule.NEVER)]
    assert found.opens[0].sentence.render() == (
        "Helen Brandt may know about progress, but only for a report on progress."
    )
    assert not found.others


def test_the_way_back_is_the_mirror() -> None:
    after = document(changes={PROGRESS: {Role.SPONSOR: Rule.CLIENT_ONLY}})
    there, back = compare(document(), after), compare(after, document())
    assert (len(there.opens), len(there.closes)) == (0, 1)
    assert (len(back.opens), len(back.closes)) == (1, 0)


def with_attendance(*purposes: Purpose) -> Document:
    listing = Listing(InformationClass.ATTENDANCE, frozenset(purposes), role=Role.SPONSOR)
    kept = [other for other in document().listings if other.information_class is not InformationClass.ATTENDANCE]
    return replace(document(), listings=(*kept, listing))


def said(change: Change) -> str:
    """What is different, where the rule is the same."""
    assert change.difference
    return change.difference.render()


def test_a_purpose_more_opens_and_a_purpose_less_closes() -> None:
    billing, both = with_attendance(Purpose.BILLING), with_attendance(Purpose.BILLING, Purpose.SUPPORT)
    other = with_attendance(Purpose.SUPPORT)
    assert (len(compare(billing, both).opens), len(compare(billing, both).closes)) == (1, 0)
    assert (len(compare(both, billing).opens), len(compare(both, billing).closes)) == (0, 1)
    (opened,), (closed,) = compare(billing, other).opens, compare(billing, other).closes
    assert said(opened) == "Now also for support at work."
    assert said(closed) == "No longer for invoices."
    assert opened.sentence == closed.sentence
    assert opened.sentence.render() == "Helen Brandt may know about attendance, but only for support at work."
    assert len(compare(with_attendance(), billing).opens) == 1


def test_who_joins_is_named_with_what_opens_to_them() -> None:
    before = document(parties=(MIRJAM, AMARA, HELEN, TOM))
    found = compare(before, document())
    assert found.others[0].render() == "Iris Vogel joins as assistant."
    assert {change.role for change in found.opens} == {Role.ASSISTANT}
    assert all(change.after in (Rule.ALWAYS, Rule.LISTED, Rule.OWN_PART) for change in found.opens)
    assert not found.closes


def test_who_leaves_is_named_once() -> None:
    found = compare(document(), document(parties=(MIRJAM, AMARA, HELEN, TOM)))
    assert found.others[0].render() == "Iris Vogel is no party any more, and is told nothing new."
    assert not found.opens
    assert not found.closes


def test_everything_else_that_changes_is_told() -> None:
    after = document(
        limits=THREE_WAY.choices.limits | {Limit.ILLEGAL_ACT},
        codes=frozenset({ProfessionalCode.ICF}),
        review=ReviewInterval(every_days=60),
        retention_months=6,
    )
    told = [phrase.render() for phrase in compare(document(), after).others]
    assert told == [
        "A limit of confidentiality is added: serious crime.",
        "The professional codes named are others.",
        "The terms are looked at again every 60 days.",
        "What was said and written is kept 6 months after the end.",
    ]
    assert "A limit of confidentiality goes: serious crime." in [
        phrase.render() for phrase in compare(after, document()).others
    ]
