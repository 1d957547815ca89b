"""The answer in plain words for one reader: a sentence, every reason, what it stands on, and the next safe step (R43)."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from privity.core.decision.question import Question
from privity.core.decision.reason_words import REASONS
from privity.core.decision.verdict import Advice, Basis, BasisKind, Decision, Duty, Outcome, Reason
from privity.core.names import CLASSES, ROLES, RULES
from privity.core.words import Phrase, Translate, enumerate_names, phrase

SENTENCES: Mapping[Outcome, str] = {
    Outcome.ALLOW: "Yes. {Sender} may tell {recipient} about {kind}.",
    Outcome.REDUCE: "Not as it stands. A part of it may go to {recipient}.",
    Outcome.ASK_CONSENT: "Not yet. It takes the written consent of {others}.",
    Outcome.CLIENT_ONLY: "No. Only {subjects} can tell {recipient} about {kind}.",
    Outcome.REVIEW_FIRST: "Not yet. The review comes first.",
    Outcome.HOLD: "Not now. It is on hold.",
    Outcome.EXCEPTION_ONLY: "Not in the ordinary way. There is a procedure for danger and for legal demands.",
    Outcome.DENY: "No. {Sender} may not tell {recipient} about {kind}.",
}

INCOMPLETE = "There is no answer to this yet: something is missing."

ADVICE: Mapping[Advice, str] = {
    Advice.ENCOURAGE_CLIENT: "{Subjects} can tell it personally. Encourage it, and help to prepare it.",
    Advice.NO_MEDIATION: (
        "Carrying messages to somebody with power over the client may fail, may make things worse, and teaches nothing."
    ),
}

DUTIES: Mapping[Duty, str] = {
    Duty.RECORD: "It belongs on the record.",
    Duty.TELL_CLIENT: "Tell the client before, or at once.",
    Duty.TELL_CLIENT_LATER: "Telling the client waits until the day written in the file, and not longer.",
    Duty.LABEL_NO_ONWARD: "Say that it must not be passed on.",
    Duty.RECEIPT: "The client gets a receipt for the use of the consent.",
}

BASES: Mapping[BasisKind, str] = {
    BasisKind.OWN_INFORMATION: "Everybody's own story is their own.",
    BasisKind.MARK: "The mark “strictly confidential” on this item.",
    BasisKind.ADDENDUM: "The addendum {reference}: {kind}, {rule}.",
    BasisKind.VERSION: "The agreement, {reference}: {kind} for the {role}: {rule}.",
    BasisKind.DEFAULT_MATRIX: "The default boundaries: {kind} for the {role}: {rule}.",
    BasisKind.CONSENT: "The consent {reference}.",
    BasisKind.EXCEPTION_FILE: "The file {reference}.",
}


@dataclass(frozen=True, slots=True)
class Explanation:
    """A decision in words. ``reasons`` keeps each reason beside its sentence, in the order of the decision."""

    sentence: Phrase
    reasons: tuple[tuple[Reason, Phrase], ...]
    basis: tuple[Phrase, ...]
    next_step: Phrase
    advice: tuple[Phrase, ...]
    duties: tuple[Phrase, ...]

    def as_json(self, translate: Translate = str) -> dict[str, object]:
        """The words in the reader's language, as JSON."""
        return {
            "sentence": self.sentence.render(translate),
            "reasons": [{"code": code, "sentence": words.render(translate)} for code, words in self.reasons],
            "basis": [words.render(translate) for words in self.basis],
            "next_step": self.next_step.render(translate),
            "advice": [words.render(translate) for words in self.advice],
            "duties": [words.render(translate) for words in self.duties],
        }


def explain(
    decision: Decision, question: Question, *, reader: str = "", names: Mapping[str, str] | None = None
) -> Explanation:
    """Put a decision into words.

    :param reader: the id of the person who reads; they are called "you"
    :param names: what people, versions, addenda, consents and files are called, by id; what has no name is shown by its id
    """
    known = names or {}
    params = _params(question, reader, known)
    return Explanation(
        sentence=phrase(_sentence(decision, question), **params),
        reasons=tuple((reason, phrase(REASONS[reason].sentence, **params)) for reason in decision.reasons),
        basis=tuple(_basis(basis, known) for basis in decision.basis),
        next_step=phrase(REASONS[decision.reasons[0]].next_step, **params),
        advice=tuple(phrase(ADVICE[advice], **params) for advice in decision.advice),
        duties=tuple(phrase(DUTIES[duty], **params) for duty in decision.duties),
    )


def _sentence(decision: Decision, question: Question) -> str:
    if Reason.INCOMPLETE in decision.reasons:
        return INCOMPLETE
    tells_themselves = decision.outcome is Outcome.CLIENT_ONLY and question.subjects == {question.recipient}
    return SENTENCES[Outcome.DENY if tells_themselves else decision.outcome]


def _params(question: Question, reader: str, names: Mapping[str, str]) -> dict[str, str | Phrase]:
    called = _called(reader, names)
    subjects = sorted(question.subjects)
    others = [subject for subject in subjects if subject != question.sender]
    information_class = question.information_class
    return {
        "sender": _one(question.sender, called),
        "Sender": _capital(question.sender, reader, called),
        "recipient": _one(question.recipient, called),
        "Recipient": _capital(question.recipient, reader, called),
        "subjects": _several(subjects, called),
        "Subjects": _capital(subjects[0], reader, called) if len(subjects) == 1 else _several(subjects, called),
        "others": _several(others, called),
        "kind": CLASSES[information_class].text if information_class else phrase("this"),
        "surplus": ", ".join(sorted(question.surplus)),
    }


type _Called = Callable[[str], str | Phrase]


def _called(reader: str, names: Mapping[str, str]) -> _Called:
    return lambda person: phrase("you") if person == reader else names.get(person, person)


def _one(person: str | None, called: _Called) -> str | Phrase:
    return called(person) if person else phrase("somebody")


def _capital(person: str | None, reader: str, called: _Called) -> str | Phrase:
    if person and person == reader:
        return phrase("You")
    return called(person) if person else phrase("Somebody")


def _several(people: Iterable[str], called: _Called) -> str | Phrase:
    named = [called(person) for person in people]
    return enumerate_names(named) if named else phrase("the person it is about")


def _basis(basis: Basis, names: Mapping[str, str]) -> Phrase:
    reference = names.get(basis.id, basis.id) if basis.id else ""
    return phrase(
        BASES[basis.kind],
        reference=reference,
        kind=CLASSES[basis.information_class].text if basis.information_class else "",
        role=ROLES[basis.role].text if basis.role else phrase("outsider"),
        rule=RULES[basis.rule].text if basis.rule else "",
    )
