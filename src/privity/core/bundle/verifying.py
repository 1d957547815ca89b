"""The whole check of a file: a bundle, or a receipt for one entry. Total: whatever the bytes are, there is an answer."""

from collections.abc import Iterator
from dataclasses import dataclass

from privity.core.bundle.documents import documents
from privity.core.bundle.findings import Code, Finding, Verdict, verdict_of
from privity.core.bundle.form import bundle_from
from privity.core.bundle.parts import part
from privity.core.bundle.receipts import bundle_of, is_receipt
from privity.core.bundle.since import Seen, seen_from, since
from privity.core.bundle.trust import trust
from privity.core.bundle.value import Bundle, ErasedEntry
from privity.core.bundle.witnessed import witnessed
from privity.core.errors import InvalidError
from privity.core.merkle.keys import Key, Kind, key_from
from privity.core.merkle.receipt import receipt_from
from privity.core.words import phrase


@dataclass(frozen=True, slots=True)
class Report:
    """What was found, the decisive first, and the ``bundle`` that was read, if one was."""

    findings: tuple[Finding, ...]
    bundle: Bundle | None = None

    @property
    def verdict(self) -> Verdict:
        """The answer."""
        return verdict_of(self.findings)


class _UnusableError(Exception):
    """Something that was given cannot be read."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.code)
        self.finding = finding


def verify(content: bytes, *, seen: bytes | None = None, key: str | None = None, witness: str | None = None) -> Report:
    """Check the bytes of a bundle or receipt, without a ledger.

    :param seen: what somebody kept from before: an older bundle, or a checkpoint
    :param key: the ledger's key (C2SP), from somewhere else than the file; a receipt needs it
    :param witness: the key (C2SP) of a witness that must have signed the ledger
    """
    try:
        pinned = _key(key)
        bundle = _bundle(content, pinned)
        before = _seen(seen)
        other = _witness(witness)
    except _UnusableError as error:
        return Report((error.finding,))
    return Report(tuple(_findings(bundle, pinned, before, other)), bundle)


def _findings(bundle: Bundle, pinned: Key | None, before: Seen | None, witness: Key | None) -> Iterator[Finding]:
    """Each step only where the ones before it found nothing against the bundle."""
    if wrong := list(trust(bundle, pinned)):
        yield from wrong
        return
    papers = list(documents(bundle))
    if wrong := [*part(bundle), *(each for each in papers if each.verdict is not Verdict.GOOD)]:
        yield from wrong
        return
    compared = since(bundle, before) if before else None
    if compared and compared.verdict is not Verdict.GOOD:
        yield compared
        return
    said = witnessed(bundle, witness) if witness else None
    if said and said.verdict is not Verdict.GOOD:
        yield said
        return
    yield _holds(bundle)
    yield from (each for each in (compared, said) if each)
    yield from papers
    if pinned is None:
        yield Finding(
            Code.OWN_KEY,
            phrase("The key is the file's own. Compare it with one that you know: {key}", key=str(bundle.key)),
        )


def _holds(bundle: Bundle) -> Finding:
    erased = sum(isinstance(item, ErasedEntry) for item in bundle.entries)
    words = phrase(
        "The acts in this file stand in the ledger in this order, as they were signed. Acts: {count}; erased: {erased}.",
        count=str(len(bundle.entries)),
        erased=str(erased),
    )
    return Finding(Code.HOLDS, words)


def _key(text: str | None) -> Key | None:
    try:
        return None if text is None else key_from(text)
    except InvalidError as error:
        words = phrase("This is no key of a ledger: it looks like privity/…+…+….")
        raise _UnusableError(Finding(Code.KEY_UNREADABLE, words)) from error


def _witness(text: str | None) -> Key | None:
    words = phrase("This is no key of a witness: it is what the witness prints when it starts.")
    unreadable = _UnusableError(Finding(Code.WITNESS_UNREADABLE, words))
    try:
        key = None if text is None else key_from(text)
    except InvalidError as error:
        raise unreadable from error
    if key and key.kind is not Kind.COSIGNATURE:
        raise unreadable
    return key


def _bundle(content: bytes, pinned: Key | None) -> Bundle:
    if is_receipt(content) and pinned is None:
        words = phrase("A receipt names no key: give the ledger's own with --key.")
        raise _UnusableError(Finding(Code.KEY_NEEDED, words))
    try:
        return bundle_of(receipt_from(content), pinned) if pinned and is_receipt(content) else bundle_from(content)
    except InvalidError as error:
        raise _UnusableError(Finding(Code.UNREADABLE, phrase("{reason}", reason=str(error)))) from error


def _seen(content: bytes | None) -> Seen | None:
    try:
        return None if content is None else seen_from(content)
    except InvalidError as error:
        words = phrase("What you kept is neither a part of a ledger nor a checkpoint of one.")
        raise _UnusableError(Finding(Code.SINCE_UNREADABLE, words)) from error
