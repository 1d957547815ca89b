"""Sentences of agreements, addenda, signatures and reviews."""

from privity.core.entries.agreements import (
    AddendumEnded,
    AgreementDeclined,
    AgreementDrafted,
    AgreementOffered,
    AgreementSigned,
    OfferWithdrawn,
    ReviewAnswered,
    ReviewExtended,
    ReviewHeld,
    ReviewOpened,
    SignatureReminded,
    SigningLinkSent,
)
from privity.core.entries.phrases.telling import Telling, sentence
from privity.core.words import Phrase, phrase

OUTCOMES = {
    "keep": phrase("the agreement is kept"),
    "amend": phrase("the agreement is to be changed"),
    "end": phrase("the agreement is to end"),
}


@sentence.register
def _(entry: AgreementDrafted, told: Telling) -> Phrase:
    return told.act("You saved a draft of an agreement.", "{actor} saved a draft of an agreement.")


@sentence.register
def _(entry: AgreementOffered, told: Telling) -> Phrase:
    if entry.kind == "addendum":
        return told.act("You offered an addendum for signing.", "{actor} offered an addendum for signing.")
    return told.act(
        "You offered version {number} of the agreement for signing.",
        "{actor} offered version {number} of the agreement for signing.",
        number=str(entry.number),
    )


@sentence.register
def _(entry: AgreementSigned, told: Telling) -> Phrase:
    if entry.completed:
        return told.act(
            "You signed, as the last one: what was signed is in force.",
            "{actor} signed, as the last one: what was signed is in force.",
        )
    return told.act("You signed.", "{actor} signed.")


@sentence.register
def _(entry: AgreementDeclined, told: Telling) -> Phrase:
    return told.act("You declined to sign. Why stays with you.", "{actor} declined to sign.")


@sentence.register
def _(entry: OfferWithdrawn, told: Telling) -> Phrase:
    return told.act("You took the offer back.", "{actor} took the offer back.")


@sentence.register
def _(entry: SignatureReminded, told: Telling) -> Phrase:
    person = told.who(entry.person)
    return told.act(
        "You reminded {person} that a signature is missing.",
        "{actor} reminded {person} that a signature is missing.",
        person=person,
    )


@sentence.register
def _(entry: SigningLinkSent, told: Telling) -> Phrase:
    person = told.who(entry.person)
    return told.act(
        "You had a personal signing link mailed to {person}.",
        "{actor} had a personal signing link mailed to {person}.",
        person=person,
    )


@sentence.register
def _(entry: ReviewOpened, told: Telling) -> Phrase:
    return told.act(
        "You asked everybody, each alone, whether the agreement still suits.",
        "{actor} asked everybody, each alone, whether the agreement still suits.",
    )


@sentence.register
def _(entry: ReviewAnswered, told: Telling) -> Phrase:
    if entry.suits:
        return told.act("You answered the review: it still suits.", "{actor} answered the review: it still suits.")
    return told.act(
        "You answered the review: it does not suit as it is.",
        "{actor} answered the review: it does not suit as it is.",
    )


@sentence.register
def _(entry: ReviewHeld, told: Telling) -> Phrase:
    return told.act(
        "You recorded the review: {outcome}. There were: {people}.",
        "{actor} recorded the review: {outcome}. There were: {people}.",
        outcome=OUTCOMES.get(entry.outcome, phrase("{code}", code=entry.outcome)),
        people=told.several(entry.present),
    )


@sentence.register
def _(entry: ReviewExtended, told: Telling) -> Phrase:
    return told.act(
        "You let the review wait until {day}.", "{actor} let the review wait until {day}.", day=entry.until[:10]
    )


@sentence.register
def _(entry: AddendumEnded, told: Telling) -> Phrase:
    return told.act("You ended an addendum before its time.", "{actor} ended an addendum before its time.")
