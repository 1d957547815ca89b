"""A document to its canonical bytes and strictly back, and from signed bytes to the values that decisions stand on."""

from collections.abc import Collection
from datetime import UTC, datetime
from enum import StrEnum
from json import loads
from typing import Any

from privity.core.agreements.codes import ProfessionalCode
from privity.core.agreements.coming import Coming, Place, Will
from privity.core.agreements.document import Document, Heading, Opening, WrittenClause
from privity.core.agreements.terms import InternalCoach, NamedParty, ReviewInterval, Template
from privity.core.agreements.version import Addendum, AgreementVersion, Listing, Party, Signature
from privity.core.canonical import Json, canonical_bytes, content_hash
from privity.core.errors import InvalidError
from privity.core.vocabulary import InformationClass, Limit, Purpose, Role, Rule

FORMAT = 1
"""Version of the layout below."""


def document_bytes(document: Document) -> bytes:
    """The canonical bytes that are hashed and signed."""
    return canonical_bytes(_json(document))


def document_from(content: bytes) -> Document:
    """The document that these bytes hold, read strictly: only the very bytes ``document_bytes`` would make are taken.

    :raises InvalidError: they are no document of a known form, or not in canonical form
    """
    try:
        document = _read(loads(content))
        same = document_bytes(document) == content
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError) as error:
        raise InvalidError("These bytes are no agreement.") from error
    if not same:
        raise InvalidError("These bytes are no agreement in its one form.")
    return document


def version_from(
    content: bytes, signatures: tuple[Signature, ...], *, key: str, offered_at: datetime, closed_at: datetime | None
) -> AgreementVersion:
    """The version that a decision stands on, from the signed bytes alone; ``key`` is its id."""
    document = document_from(content)
    return AgreementVersion(
        id=key,
        number=document.heading.number,
        content_hash=content_hash(content),
        parties=_parties(document),
        cells=document.cells,
        offered_at=offered_at,
        listings=document.listings,
        limits=document.limits,
        signatures=signatures,
        closed_at=closed_at,
    )


def addendum_from(
    content: bytes, signatures: tuple[Signature, ...], *, key: str, closed_at: datetime | None
) -> Addendum:
    """The addendum that a decision stands on, from the signed bytes alone; ``key`` is its id.

    :raises InvalidError: the bytes hold an agreement, no addendum
    """
    document = document_from(content)
    if document.opening is None:
        raise InvalidError("These bytes are no addendum.")
    return Addendum(
        id=key,
        content_hash=content_hash(content),
        parties=_parties(document),
        admits=document.opening.admits,
        discussion=document.opening.discussion,
        cells=document.opening.cells,
        since=document.opening.since,
        until=document.opening.until,
        signatures=signatures,
        closed_at=closed_at,
    )


def _parties(document: Document) -> tuple[Party, ...]:
    return tuple(Party(party.person, party.role) for party in document.parties)


def _json(document: Document) -> Json:
    return {
        "v": FORMAT,
        "template": document.template,
        "engagement": document.heading.engagement,
        "number": document.heading.number,
        "language": document.heading.language,
        "nonce": document.heading.nonce,
        "previous": document.heading.previous,
        "title": document.title,
        "parties": [_party(party) for party in document.parties],
        "cells": {
            kind.value: {role.value: rule.value for role, rule in row.items()} for kind, row in document.cells.items()
        },
        "listings": [_listing(listing) for listing in document.listings],
        "limits": _words(document.limits),
        "codes": _words(document.codes),
        "review": _review(document.review),
        "retention": {kind.value: months for kind, months in document.retention.items()},
        "clauses": [_clause(clause) for clause in document.clauses],
        "internal": _internal(document.internal),
        "opening": _opening(document.opening),
        **_coming(document.coming),
    }


def _party(party: NamedParty) -> Json:
    return {"person": party.person, "role": party.role, "name": party.name, "organisation": party.organisation}


def _listing(listing: Listing) -> Json:
    return {
        "information_class": listing.information_class,
        "purposes": _words(listing.purposes),
        "person": listing.person,
        "role": listing.role,
        "since": _instant(listing.since),
        "until": _instant(listing.until),
    }


def _review(review: ReviewInterval | None) -> Json:
    if review is None:
        return None
    return {
        "first_days": review.first_days,
        "first_session": review.first_session,
        "every_days": review.every_days,
    }


def _clause(clause: WrittenClause) -> Json:
    return {
        "id": clause.id,
        "heading": clause.heading,
        "text": list(clause.text),
        "concerns": _words(clause.concerns),
    }


def _internal(internal: InternalCoach | None) -> Json:
    return {"reports_to": internal.reports_to, "systems_owned_by": internal.systems_owned_by} if internal else None


def _coming(coming: Coming | None) -> dict[str, Json]:
    """Only where it was noted: the bytes of older documents stay what they are."""
    return {"coming": {"place": coming.place, "will": coming.will}} if coming else {}


def _opening(opening: Opening | None) -> Json:
    if opening is None:
        return None
    return {
        "admits": _words(opening.admits),
        "discussion": opening.discussion,
        "topic": opening.topic,
        "cells": {kind.value: rule.value for kind, rule in opening.cells.items()},
        "since": _instant(opening.since),
        "until": _instant(opening.until),
    }


def _words(words: Collection[str]) -> Json:
    """A set as a sorted list of plain strings."""
    return [str(word) for word in sorted(words)]


def _instant(at: datetime | None) -> str | None:
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z") if at else None


def _read(body: dict[str, Any]) -> Document:
    if body["v"] != FORMAT:
        raise ValueError("an unknown form")
    return Document(
        template=Template(body["template"]),
        heading=_read_heading(body),
        title=_text(body["title"]),
        parties=tuple(map(_read_party, body["parties"])),
        cells={
            InformationClass(kind): {Role(r): Rule(x) for r, x in row.items()} for kind, row in body["cells"].items()
        },
        listings=tuple(map(_read_listing, body["listings"])),
        limits=_read_words(Limit, body["limits"]),
        codes=_read_words(ProfessionalCode, body["codes"]),
        review=_read_review(body["review"]) if body["review"] else None,
        retention={InformationClass(kind): _number(months) for kind, months in body["retention"].items()},
        clauses=tuple(map(_read_clause, body["clauses"])),
        internal=_read_internal(body["internal"]) if body["internal"] else None,
        coming=_read_coming(body),
        opening=_read_opening(body["opening"]) if body["opening"] else None,
    )


def _read_heading(body: dict[str, Any]) -> Heading:
    words = {name: _text(body[name]) for name in ("engagement", "language", "nonce", "previous")}
    return Heading(number=_number(body["number"]), **words)


def _read_party(party: dict[str, Any]) -> NamedParty:
    return NamedParty(_text(party["person"]), Role(party["role"]), _text(party["name"]), _text(party["organisation"]))


def _read_review(review: dict[str, Any]) -> ReviewInterval:
    return ReviewInterval(**{name: _number(days) for name, days in review.items()})


def _read_listing(listing: dict[str, Any]) -> Listing:
    return Listing(
        information_class=InformationClass(listing["information_class"]),
        purposes=_read_words(Purpose, listing["purposes"]),
        person=None if listing["person"] is None else _text(listing["person"]),
        role=Role(listing["role"]) if listing["role"] else None,
        since=_read_instant(listing["since"]),
        until=_read_instant(listing["until"]),
    )


def _read_clause(clause: dict[str, Any]) -> WrittenClause:
    text = tuple(map(_text, clause["text"]))
    return WrittenClause(_text(clause["id"]), _text(clause["heading"]), text, _read_words(Role, clause["concerns"]))


def _read_internal(internal: dict[str, Any]) -> InternalCoach:
    return InternalCoach(**{name: _text(line) for name, line in internal.items()})


def _read_coming(body: dict[str, Any]) -> Coming | None:
    if "coming" not in body:
        return None
    return Coming(Place(body["coming"]["place"]), Will(body["coming"]["will"]))


def _read_opening(opening: dict[str, Any]) -> Opening:
    since, until = datetime.fromisoformat(opening["since"]), datetime.fromisoformat(opening["until"])
    cells = {InformationClass(kind): Rule(rule) for kind, rule in opening["cells"].items()}
    admits = frozenset(map(_text, opening["admits"]))
    return Opening(admits, _text(opening["discussion"]), _text(opening["topic"]), cells, since, until)


def _read_words[Word: StrEnum](kind: type[Word], words: list[str]) -> frozenset[Word]:
    return frozenset(kind(word) for word in words)


def _read_instant(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("not text")
    return value


def _number(value: object) -> int:
    if type(value) is not int:
        raise TypeError("not a whole number")
    return value
