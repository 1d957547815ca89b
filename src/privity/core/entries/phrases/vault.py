"""Sentences of keys, circles and sealed records."""

from privity.core.entries.phrases.telling import Telling, sentence
from privity.core.entries.vault import (
    CircleGranted,
    CircleJoined,
    CircleLeft,
    CircleMade,
    CircleRenewed,
    FileAttached,
    KeyNamed,
    KeyProven,
    RecordWritten,
    StrictMarkLowered,
    StrictMarkRaised,
)
from privity.core.names import CLASSES
from privity.core.vocabulary import InformationClass
from privity.core.words import Phrase, phrase


@sentence.register
def _(entry: KeyNamed, told: Telling) -> Phrase:
    if entry.continues:
        return told.act("You set up your key for reading here.", "{actor} set up a key for reading here.")
    return told.act(
        "You set up another key for reading here, without the one before.",
        "{actor} set up another key for reading here, without the one before. Compare it again.",
    )


@sentence.register
def _(entry: KeyProven, told: Telling) -> Phrase:
    return told.act(
        "You opened the invitation of {person}: it shows that your key is yours.",
        "{actor} opened the invitation of {person}, and proved their key by it.",
        person=told.who(entry.person),
    )


@sentence.register
def _(entry: CircleMade, told: Telling) -> Phrase:
    return told.act(
        "You made a circle for {kind}. Only you are in it.",
        "{actor} made a circle for {kind}.",
        kind=_kind(entry.information_class),
    )


@sentence.register
def _(entry: CircleJoined, told: Telling) -> Phrase:
    person, kind = told.who(entry.person), _kind(entry.information_class)
    if entry.earlier:
        return told.act(
            "You let {person} into the circle for {kind}.",
            "{actor} let {person} into the circle for {kind}.",
            person=person,
            kind=kind,
        )
    return told.act(
        "You let {person} into the circle for {kind}, from now on. Nothing earlier opens.",
        "{actor} let {person} into the circle for {kind}, from now on. Nothing earlier opens.",
        person=person,
        kind=kind,
    )


@sentence.register
def _(entry: CircleLeft, told: Telling) -> Phrase:
    return told.act(
        "You took {person} out of the circle for {kind}, as agreed. What comes is sealed anew.",
        "{actor} took {person} out of the circle for {kind}, as agreed. What comes is sealed anew.",
        person=told.who(entry.person),
        kind=_kind(entry.information_class),
    )


@sentence.register
def _(entry: CircleRenewed, told: Telling) -> Phrase:
    return told.act(
        "You renewed the circle for {kind}: what comes is sealed anew.",
        "{actor} renewed the circle for {kind}: what comes is sealed anew.",
        kind=_kind(entry.information_class),
    )


@sentence.register
def _(entry: CircleGranted, told: Telling) -> Phrase:
    return told.act(
        "You handed {person} the key to the circle for {kind}.",
        "{actor} handed {person} the key to the circle for {kind}.",
        person=told.whom(entry.person),
        kind=_kind(entry.information_class),
    )


@sentence.register
def _(entry: RecordWritten, told: Telling) -> Phrase:
    kind = _kind(entry.information_class)
    if entry.revision == 1:
        return told.act("You wrote something in {kind}.", "{actor} wrote something in {kind}.", kind=kind)
    return told.act("You changed something in {kind}.", "{actor} changed something in {kind}.", kind=kind)


@sentence.register
def _(entry: StrictMarkRaised, told: Telling) -> Phrase:
    return told.act(
        "You marked something in {kind} as strictly confidential.",
        "{actor} marked something in {kind} as strictly confidential.",
        kind=_kind(entry.information_class),
    )


@sentence.register
def _(entry: StrictMarkLowered, told: Telling) -> Phrase:
    return told.act(
        "You took the strict mark off something in {kind}.",
        "{actor} took the strict mark off something in {kind}.",
        kind=_kind(entry.information_class),
    )


@sentence.register
def _(entry: FileAttached, told: Telling) -> Phrase:
    return told.act(
        "You attached a file in {kind}.", "{actor} attached a file in {kind}.", kind=_kind(entry.information_class)
    )


def _kind(code: str) -> Phrase:
    return CLASSES[InformationClass(code)].text if code else phrase("own notes")
