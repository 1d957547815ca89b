"""What the public page says of each thing that the browser finds in a file: whole sentences, without numbers to fill in."""

from typing import Final

from privity.core.bundle.findings import Code
from privity.core.words import phrase

FINDINGS: Final = {
    Code.HOLDS: phrase("The acts in this file stand in the ledger, in this order, as they were signed."),
    Code.CONTINUES: phrase("Nothing was changed or taken away since what you kept."),
    Code.SINCE_ERASED: phrase("Nothing was changed, but acts that the older file shows were erased since."),
    Code.DOCUMENT: phrase("The words of the agreements are those that were offered for signing."),
    Code.WITNESSED: phrase("The witness whose key you gave has signed this ledger."),
    Code.OWN_KEY: phrase(
        "Whose ledger it is, only the file itself says so far. If you know the ledger's key from elsewhere, compare it."
    ),
    Code.OTHER_KEY: phrase("The file names another key than the one that you gave."),
    Code.OTHER_LEDGER: phrase("The file is signed for another ledger than the one of its key."),
    Code.NOT_SIGNED: phrase("The key has not signed this: the file was changed or made up."),
    Code.EARLIER_NOT_SIGNED: phrase("An earlier state in the file is not signed by its key."),
    Code.EARLIER_CHANGED: phrase("The ledger does not continue an earlier state of itself: its past was changed."),
    Code.OUT_OF_ORDER: phrase("The acts do not stand in their order, or one of them stands there twice."),
    Code.NOT_PROVEN: phrase("It holds acts that are not what was signed."),
    Code.NOT_FROM_HERE: phrase("It holds acts of another engagement."),
    Code.NOT_OFFERED: phrase("A document in the file is not the one that was offered for signing."),
    Code.OTHER_WORDS_SIGNED: phrase("Somebody is said to have signed other words than those that were offered."),
    Code.SINCE_OTHER_LEDGER: phrase("What you kept is of another ledger, or was signed by another key."),
    Code.SINCE_NEWER: phrase(
        "The file is older than what you kept, or the end of the ledger was cut off. Ask for a new file."
    ),
    Code.SINCE_CHANGED: phrase("The past was changed: the ledger does not continue what you kept."),
    Code.SINCE_TAKEN_OUT: phrase("Acts that stand in the older file were taken out of this one."),
    Code.UNREADABLE: phrase(
        "This is no part of a ledger, or it was saved anew by another program. Take the file as it was given to you."
    ),
    Code.KEY_UNREADABLE: phrase("What you gave as the key is none. It begins with “privity/” and has two plus signs."),
    Code.KEY_NEEDED: phrase("This is the receipt of a single act. It names no key: give the ledger's key beside it."),
    Code.UNKNOWN_FORM: phrase("The file holds something in a form that this page does not know. A newer Privity may."),
    Code.WITNESS_UNREADABLE: phrase(
        "What you gave as the key of a witness is none: it is what the witness prints when it starts."
    ),
    Code.NOT_WITNESSED: phrase(
        "The witness whose key you gave has not signed this file's ledger. Ask for a newer file."
    ),
    Code.SINCE_UNREADABLE: phrase("What you kept is neither a part of a ledger nor a checkpoint of one."),
    Code.SINCE_OTHER_PART: phrase("The older file is of another engagement, or of another person's part."),
    Code.SINCE_NOT_SOUND: phrase("The older file does not hold by itself: check it alone first."),
    Code.SINCE_MISSING: phrase(
        "The file does not tell of the time since what you kept. Ask for one that was made since it."
    ),
}
