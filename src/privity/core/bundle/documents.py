"""Whether the documents of a bundle are the words that were offered, and who has signed them as far as the part shows."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from privity.core.agreements.document import Document
from privity.core.agreements.document_bytes import document_from
from privity.core.bundle.acts import Act
from privity.core.bundle.findings import Code, Finding
from privity.core.bundle.parts import acts_of
from privity.core.bundle.value import Bundle, OfferedDocument
from privity.core.canonical import content_hash
from privity.core.entries import AgreementOffered, AgreementSigned
from privity.core.errors import InvalidError
from privity.core.words import Phrase, enumerate_names, phrase


@dataclass(slots=True)
class _Offer:
    """What the part says of one version: the hashes offered, who signed which hash, and whether everybody has."""

    offered: set[str] = field(default_factory=set)
    signers: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    completed: bool = False


def documents(bundle: Bundle) -> Iterator[Finding]:
    """What is to say of each document, good or bad; and of signatures over words that were not offered."""
    offers = _offers(acts_of(bundle))
    for document in bundle.documents:
        yield _document(document, offers[document.version])
    if any(set(offer.signers) - offer.offered for offer in offers.values() if offer.offered):
        yield Finding(
            Code.OTHER_WORDS_SIGNED, phrase("Somebody is said to have signed other words than those that were offered.")
        )


def documents_in(bundle: Bundle) -> Iterator[Document]:
    """The documents of a bundle that can be read."""
    for each in bundle.documents:
        try:
            yield document_from(each.content)
        except InvalidError:
            continue


def _offers(acts: Iterator[Act]) -> defaultdict[str, _Offer]:
    offers: defaultdict[str, _Offer] = defaultdict(_Offer)
    for act in acts:
        match act.entry:
            case AgreementOffered(version=str(version), content_hash=str(words)):
                offers[version].offered.add(words)
            case AgreementSigned(version=str(version), content_hash=str(words), completed=completed):
                offers[version].signers[words].add(act.actor)
                offers[version].completed |= completed is True
    return offers


def _document(document: OfferedDocument, offer: _Offer) -> Finding:
    words = content_hash(document.content)
    if words not in offer.offered:
        return Finding(Code.NOT_OFFERED, phrase("A document in the file is not the one that was offered for signing."))
    try:
        read = document_from(document.content)
    except InvalidError:
        return Finding(Code.UNKNOWN_FORM, phrase("A document is in a form that this version of Privity does not know."))
    return Finding(Code.DOCUMENT, _signed_words(read, offer.signers.get(words, set()), completed=offer.completed))


def _signed_words(document: Document, signers: set[str], *, completed: bool) -> Phrase:
    names = list({party.person: party.name for party in document.parties if party.person in signers}.values())
    if completed:
        return phrase("{which}: these are the words that were offered, and everybody has signed.", which=document.which)
    if names:
        return phrase(
            "{which}: these are the words that were offered. Signed, as far as this part shows, by {names}.",
            which=document.which,
            names=enumerate_names(names),
        )
    return phrase("{which}: these are the words that were offered. This part shows no signature.", which=document.which)
