"""Each reason in plain words, and the next safe step. docs/reasons.md lists them all (a test compares).

Parameters: ``sender``, ``recipient`` and ``subjects`` are names or "you"; with a capital (``Sender``) they begin a sentence.
``kind`` names the kind of information, ``surplus`` the fields to leave out. Sentences are built so that "you" fits everywhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from privity.core.decision.verdict import Reason


@dataclass(frozen=True, slots=True)
class ReasonWords:
    """``sentence`` says why, ``next_step`` what to do now. Both are message ids for translation."""

    sentence: str
    next_step: str


_ASK_CONSENT = (
    "Ask {others} for written consent. It names the exact words, {recipient} as the one who gets them, "
    "the purpose, the way they travel and an end date. A no is as good as a yes."
)
_PROCEDURE = (
    "If somebody is in danger now, call the emergency services first. Otherwise talk with the client, then with a "
    "supervisor, insurer or lawyer, before anything leaves."
)
_KEEP = "Keep it. A polite no is enough; nobody is owed a reason."
_RECORD = "Tell only what is needed, and say that it must not go further."

REASONS: Mapping[Reason, ReasonWords] = {
    Reason.INTERNAL_FAILURE: ReasonWords(
        "Something went wrong while this was being decided, and then the answer is no.",
        "Share nothing for now, and tell whoever runs this Privity.",
    ),
    Reason.INCOMPLETE: ReasonWords(
        "The question leaves something out, or names nobody in particular.",
        "Say who would tell whom, what it is and about whom, what for, and how. “Management” is nobody: name a person.",
    ),
    Reason.OWN_INFORMATION: ReasonWords(
        "A client may always tell their own story, to anybody.",
        "{Sender} may choose freely what to tell, and what to keep.",
    ),
    Reason.NOT_HOLDER: ReasonWords(
        "This was not given to {sender} to share.",
        "If it came by mistake, keep it quiet and tell the coach or the client.",
    ),
    Reason.PURPOSE_EXCEPTION: ReasonWords(
        "Danger and legal demands have a procedure of their own; no ordinary sharing covers them.", _PROCEDURE
    ),
    Reason.EXCEPTION_FILE: ReasonWords(
        "An open and complete file covers exactly these words for exactly this recipient.",
        "Give only what the file names, and list what is kept back.",
    ),
    Reason.BOUNDARY_ALWAYS: ReasonWords("The boundaries let {recipient} have {kind}.", _RECORD),
    Reason.BOUNDARY_LISTED: ReasonWords("The agreement lists {kind} for {recipient} for this purpose.", _RECORD),
    Reason.NOT_LISTED: ReasonWords(
        "The agreement does not list {kind} for {recipient} for this purpose.",
        "Look at what the agreement lists, or propose a change that everybody signs.",
    ),
    Reason.CONSENT_GIVEN: ReasonWords(
        "Everybody it concerns consented in writing to exactly this.",
        "Send exactly the words that were consented to, and nothing beside them.",
    ),
    Reason.OWN_WORD: ReasonWords(
        "It is about {sender} alone: nobody else's consent is needed.",
        "{Sender} may choose freely what to tell, and what to keep.",
    ),
    Reason.CLIENT_ACT: ReasonWords(
        "It is the client who tells it, and nobody else's word is missing.",
        "{Sender} may choose freely what to tell, and what to keep.",
    ),
    Reason.HAND_BACK: ReasonWords(
        "Only the client passes on {kind}.",
        "Hand it back: encourage the client to tell {recipient} personally, and offer help to prepare it.",
    ),
    Reason.RECIPIENT_KNOWS_SUBJECT: ReasonWords(
        "{Recipient} would know who it is about, whatever is left out.",
        "Choose somebody who does not know the person, or leave it.",
    ),
    Reason.NOT_RECOGNISABLE: ReasonWords("It was checked that nobody can tell who it is about.", _RECORD),
    Reason.RECOGNISABLE: ReasonWords(
        "Somebody could tell who it is about, or nobody has checked.",
        "Leave out names, roles, places, dates, rare events and quotes; check again, then ask again.",
    ),
    Reason.EXCEPTION_PATH: ReasonWords(
        "For {recipient}, {kind} can move only through the procedure for danger and legal demands.", _PROCEDURE
    ),
    Reason.OWN_PART_ONLY: ReasonWords("It concerns {recipient} alone.", _RECORD),
    Reason.OWN_PART: ReasonWords(
        "{Recipient} may have only the part that concerns {recipient}.",
        "Take out everything that concerns others, then ask again.",
    ),
    Reason.NEVER: ReasonWords("The boundaries never let {recipient} have {kind}.", _KEEP),
    Reason.NOT_SUBJECT: ReasonWords("The consent was not the person's own act.", _ASK_CONSENT),
    Reason.NOT_WRITTEN: ReasonWords("The consent is not in writing.", _ASK_CONSENT),
    Reason.NOT_SPECIFIC: ReasonWords(
        "The consent does not name this matter, this recipient, this purpose and this way together.", _ASK_CONSENT
    ),
    Reason.TEXT_CHANGED: ReasonWords("The words are not the ones that were consented to.", _ASK_CONSENT),
    Reason.EXPIRED: ReasonWords("The consent does not hold at this time.", _ASK_CONSENT),
    Reason.WITHDRAWN: ReasonWords("The consent was withdrawn.", _ASK_CONSENT),
    Reason.REFUSED: ReasonWords("Consent was refused.", _ASK_CONSENT),
    Reason.NOT_EXPLICIT: ReasonWords("Personal matters take an explicit consent of their own.", _ASK_CONSENT),
    Reason.CHECK_FREE: ReasonWords(
        "It is not yet sure that the consent was given freely.",
        "Let {others} confirm it in private, with nobody waiting for the answer.",
    ),
    Reason.INVALIDATED: ReasonWords("A later agreement ended the consent.", _ASK_CONSENT),
    Reason.NO_CONSENT: ReasonWords("No written consent covers this.", _ASK_CONSENT),
    Reason.REFUSED_RECENTLY: ReasonWords(
        "Consent to this was refused a short while ago.",
        "Do not ask again for now: asking again and again is pressure.",
    ),
    Reason.NO_AGREEMENT: ReasonWords(
        "No agreement that everybody signed is in force.",
        "Let every party sign the same version first.",
    ),
    Reason.RECIPIENT_NOT_BOUND: ReasonWords(
        "The agreement does not bind {recipient}.",
        "Nothing goes to somebody who is not bound. Let them sign first, or leave it.",
    ),
    Reason.FROZEN: ReasonWords("It is on hold for now.", "Wait until the hold is lifted, then ask again."),
    Reason.NOT_STARTED: ReasonWords(
        "The coaching has not started.", "Wait until the agreement is signed by everybody, then ask again."
    ),
    Reason.ENDED_DUTY_CONTINUES: ReasonWords(
        "The coaching has ended. The duty to keep it confidential has not.",
        "Keep it. Only a new consent to this very thing, given after the end, could open it.",
    ),
    Reason.REVIEW_OVERDUE: ReasonWords(
        "The agreed review is overdue.", "Hold the review first. A client who is coached alone may also let it wait."
    ),
    Reason.NOT_PRESENT: ReasonWords(
        "Only those who were in the room may have it, and nothing records {recipient} there.", _KEEP
    ),
    Reason.CHANNEL_NOT_PRIVATE: ReasonWords(
        "This way belongs to an employer, and the client has not accepted it.",
        "Choose a private way, such as a talk in person.",
    ),
    Reason.SURPLUS: ReasonWords(
        "It carries more than the purpose needs: {surplus}.", "Leave that out, then ask again."
    ),
}
