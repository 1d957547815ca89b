"""The answer as one reader gets it: what an explanation says, for the part this reader has in the matter (R43, R45, R47).

The sender learns what to do and which words to use. Whom it is about learns that it is theirs. The recipient learns no more
than the agreement says, and is not told to press anybody (R58).
"""

from collections.abc import Mapping, Set
from dataclasses import dataclass

from privity.core.decision.explain import Explanation, explain
from privity.core.decision.question import Question
from privity.core.decision.scripts import ENCOURAGE, HAND_BACK, POLITE_REFUSAL, REFUSAL_TO_SIGNER, scripts
from privity.core.decision.verdict import Decision, Outcome, Reason
from privity.core.vocabulary import Role
from privity.core.words import Phrase, Translate, enumerate_names, phrase

WORDS: Mapping[Outcome, Phrase] = {
    Outcome.ALLOW: phrase("Yes"),
    Outcome.REDUCE: phrase("Only a part of it"),
    Outcome.ASK_CONSENT: phrase("Only with consent"),
    Outcome.CLIENT_ONLY: phrase("Only the client tells"),
    Outcome.REVIEW_FIRST: phrase("The review comes first"),
    Outcome.HOLD: phrase("Not now"),
    Outcome.EXCEPTION_ONLY: phrase("Only by the procedure"),
    Outcome.DENY: phrase("No"),
}
"""The outcome in two or three words: a heading, and a line in a list."""

FOR_SUBJECT: Mapping[Outcome, str] = {
    Outcome.ALLOW: "You are told before it happens, or at once. If it no longer suits you, ask for a review.",
    Outcome.ASK_CONSENT: "Nothing moves without your written consent, and you may say no without a reason.",
    Outcome.CLIENT_ONLY: "It is yours to tell or to keep. If you want to tell it, the coach helps you to prepare it.",
}
FOR_RECIPIENT: Mapping[Outcome, str] = {
    Outcome.ALLOW: "Ask {sender} for what you need, and pass nothing on.",
    Outcome.ASK_CONSENT: "{Subjects} can bring it up. Please do not press: a no, or silence, tells nothing about the matter.",
    Outcome.CLIENT_ONLY: "{Subjects} can bring it up. Please do not press: a no, or silence, tells nothing about the matter.",
}
LEAVE_IT = "Leave it to those whom it concerns. What you may have yourself stands in your part of the agreement."
NOTHING_TO_DO = "There is nothing that you need to do."

TITLES: Mapping[str, str] = {
    HAND_BACK: "To hand it back to {subjects}",
    ENCOURAGE: "To encourage {subjects}",
    POLITE_REFUSAL: "To decline politely to {recipient}",
    REFUSAL_TO_SIGNER: "To decline politely to {recipient}",
}

_WITH_CLAUSE = frozenset(
    reason
    for reason in Reason
    if Reason.BOUNDARY_ALWAYS.rank <= reason.rank <= Reason.NO_CONSENT.rank
    or reason in (Reason.OWN_INFORMATION, Reason.EXCEPTION_FILE)
)
"""The reasons that say what the clause says; all others speak of the state of things."""


@dataclass(frozen=True, slots=True)
class Script:
    """Words to copy; ``title`` says what they do, and to whom they are said."""

    title: Phrase
    words: Phrase


@dataclass(frozen=True, slots=True)
class Answer:
    """What one reader is told. ``reasons`` pairs each reason with the clause it comes from, where it comes from one."""

    outcome: Outcome
    word: Phrase
    sentence: Phrase
    reasons: tuple[tuple[Phrase, Phrase | None], ...]
    notes: tuple[Phrase, ...]
    next_step: Phrase
    scripts: tuple[Script, ...]

    def as_json(self, translate: Translate = str) -> dict[str, object]:
        """The words in the reader's language, in the shape that the answer component draws (docs/look.md)."""

        def said(words: Phrase | None) -> str:
            return words.render(translate) if words else ""

        return {
            "outcome": str(self.outcome),
            "word": said(self.word),
            "sentence": said(self.sentence),
            "reasons": [{"text": said(reason), "source": said(clause)} for reason, clause in self.reasons],
            "notes": [said(note) for note in self.notes],
            "next_step": {
                "text": said(self.next_step),
                "scripts": [{"title": said(script.title), "words": said(script.words)} for script in self.scripts],
            },
        }


def answer_for(
    decision: Decision,
    question: Question,
    *,
    reader: str,
    names: Mapping[str, str],
    roles: Mapping[str, frozenset[Role]],
    signers: Set[str] = frozenset(),
) -> Answer:
    """Put a decision into the words for one reader.

    :param reader: the id of the person who reads
    :param names: what people, offices, versions and so on are called, by id
    :param roles: the roles of people at ``question.at``, by id
    :param signers: the ids of those who have signed the agreement in force, and so know of the coaching
    """
    told = explain(decision, question, reader=reader, names=names)
    sends = reader == question.sender
    return Answer(
        outcome=decision.outcome,
        word=WORDS[decision.outcome],
        sentence=told.sentence,
        reasons=tuple((words, _clause(told) if reason in _WITH_CLAUSE else None) for reason, words in told.reasons),
        notes=(*told.advice, *told.duties) if sends else (),
        next_step=told.next_step
        if sends or Reason.INCOMPLETE in decision.reasons
        else _step(told, decision, question, reader),
        scripts=_scripts(decision, question, names, roles, signers) if sends else (),
    )


def _clause(told: Explanation) -> Phrase | None:
    return told.basis[0] if told.basis else None


def _step(told: Explanation, decision: Decision, question: Question, reader: str) -> Phrase:
    if reader in question.subjects:
        return phrase(FOR_SUBJECT.get(decision.outcome, NOTHING_TO_DO))
    if reader == question.recipient:
        return phrase(FOR_RECIPIENT.get(decision.outcome, LEAVE_IT), **told.sentence.params)
    return phrase(LEAVE_IT)


def _scripts(
    decision: Decision,
    question: Question,
    names: Mapping[str, str],
    roles: Mapping[str, frozenset[Role]],
    signers: Set[str],
) -> tuple[Script, ...]:
    recipient = question.recipient or ""
    name = names.get(recipient, recipient)
    nobody: frozenset[Role] = frozenset()
    said = scripts(
        decision,
        question,
        sender=roles.get(question.sender or "", nobody),
        recipient=roles.get(recipient, nobody),
        name=name,
        signed=recipient in signers,
    )
    subjects = enumerate_names([names.get(subject, subject) for subject in sorted(question.subjects)]) if said else ""
    return tuple(Script(phrase(TITLES[words.text], recipient=name, subjects=subjects), words) for words in said)
