"""Receipts (C2SP tlog-proof) for one entry: ``extra`` is its salt and content, so that the file alone shows the act."""

from privity.core.bundle.acts import act_from
from privity.core.bundle.value import Bundle, ShownEntry
from privity.core.entries.base import SALT_LENGTH
from privity.core.errors import InvalidError
from privity.core.merkle.keys import Key
from privity.core.merkle.receipt import HEADER, Receipt


def receipt_of(bundle: Bundle, entry: ShownEntry) -> Receipt:
    """The receipt for one entry of a bundle."""
    return Receipt(entry.index, entry.proof, bundle.checkpoint, entry.salt + entry.content)


def bundle_of(receipt: Receipt, key: Key) -> Bundle:
    """A receipt as a bundle of one entry, of the log that has this key: so that one check serves both.

    :raises InvalidError: the receipt does not hold an entry
    """
    salt, content = receipt.extra[:SALT_LENGTH], receipt.extra[SALT_LENGTH:]
    if not content or not _is_text(content):
        raise InvalidError("This receipt does not show the act that it is for.")
    entry = ShownEntry(receipt.index, receipt.proof, salt, content)
    return Bundle(key, receipt.checkpoint, (), _engagement_in(content), "", (entry,), ())


def is_receipt(content: object) -> bool:
    """Whether these bytes are meant to be one."""
    return isinstance(content, bytes) and content.startswith(HEADER.encode())


def _is_text(content: bytes) -> bool:
    try:
        content.decode()
    except ValueError:
        return False
    return True


def _engagement_in(content: bytes) -> str:
    """Where the act took place; bytes that tell none fail later, for what they are."""
    try:
        return act_from(content).engagement
    except InvalidError:
        return ""
