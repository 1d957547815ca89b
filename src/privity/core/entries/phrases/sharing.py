"""Sentences of wishes to share and their answers."""

from collections.abc import Sequence

from privity.core.decision.answer import WORDS
from privity.core.decision.verdict import Outcome
from privity.core.entries.phrases.telling import Telling, sentence
from privity.core.entries.sharing import (
    AskAnswered,
    BoundaryReiterated,
    ChannelAcceptanceWithdrawn,
    ChannelAccepted,
    PassOnRequested,
    SomebodyAsked,
)
from privity.core.names import CHANNELS, CLASSES
from privity.core.vocabulary import ChannelKind, InformationClass
from privity.core.words import Phrase, phrase


@sentence.register
def _(entry: AskAnswered, told: Telling) -> Phrase:
    return told.act(
        "You asked: may {sender} tell {recipient} about {kind}? It concerns {subjects}. Answer: {answer}.",
        "{actor} asked: may {sender} tell {recipient} about {kind}? It concerns {subjects}. Answer: {answer}.",
        sender=told.they(entry.sender),
        recipient=told.whom(entry.recipient),
        kind=_kind(entry.information_class),
        subjects=told.several(entry.subjects),
        answer=_answer(entry.outcome, entry.subjects, told),
    )


@sentence.register
def _(entry: SomebodyAsked, told: Telling) -> Phrase:
    return told.act(
        "You noted that {asker} asked for {kind}. It concerns {subjects}. Answer: {answer}.",
        "{actor} noted that {asker} asked for {kind}. It concerns {subjects}. Answer: {answer}.",
        asker=told.who(entry.asked_by),
        kind=_kind(entry.information_class),
        subjects=told.several(entry.subjects),
        answer=_answer(entry.outcome, entry.subjects, told),
    )


@sentence.register
def _(entry: PassOnRequested, told: Telling) -> Phrase:
    return told.act(
        "You noted that {client} asked you to pass {kind} on to {recipient}. Answer: {answer}.",
        "{actor} noted that {client} asked to have {kind} passed on to {recipient}. Answer: {answer}.",
        client=told.who(entry.client),
        kind=_kind(entry.information_class),
        recipient=told.who(entry.recipient),
        answer=_answer(entry.outcome, (entry.client,), told),
    )


@sentence.register
def _(entry: BoundaryReiterated, told: Telling) -> Phrase:
    return told.act(
        "You reminded everybody of what was agreed to be confidential.",
        "{actor} reminded everybody of what was agreed to be confidential.",
    )


@sentence.register
def _(entry: ChannelAccepted, told: Telling) -> Phrase:
    return told.act(
        "You accepted that this employer's channel is used: {channel}.",
        "{actor} accepted that this employer's channel is used: {channel}.",
        channel=CHANNELS[ChannelKind(entry.channel)].text,
    )


@sentence.register
def _(entry: ChannelAcceptanceWithdrawn, told: Telling) -> Phrase:
    return told.act(
        "You no longer accept that this employer's channel is used: {channel}.",
        "{actor} no longer accepts that this employer's channel is used: {channel}.",
        channel=CHANNELS[ChannelKind(entry.channel)].text,
    )


def _kind(code: str) -> Phrase:
    return CLASSES[InformationClass(code)].text


def _answer(code: str, subjects: Sequence[str], told: Telling) -> Phrase:
    """The outcome in a few words; what only the client tells is the reader's to tell where it is about them."""
    outcome = Outcome(code)
    if outcome is Outcome.CLIENT_ONLY and told.reader in subjects:
        return phrase("Only you can tell")
    return WORDS[outcome]
