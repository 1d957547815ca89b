"""What stands on paper beside the words of a version: its state in one sentence, and the evidence of each signature."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from privity.agreements.facts import Identification, SignatureEvidence, Version
from privity.agreements.pdf import PrintedSignature, agreement_pdf, qr_data_uri
from privity.core.errors import ConflictError
from privity.core.names import ROLES

HOW = {
    Identification.SIGNED_IN: "signed in",
    Identification.PERSONAL_LINK: "personal link, sent to the signer's own address",
}


@dataclass(frozen=True, slots=True)
class Paper:
    """The page that is printed: ``qr`` is an image of ``url``, where the hash can be checked."""

    state: str
    signatures: tuple[PrintedSignature, ...]
    url: str
    qr: str


def paper_of(version: Version) -> Paper:
    """Everything beside the words, in the reader's language and time zone.

    :raises ConflictError: before everybody has signed; until then who has signed is not everybody's to know (A7)
    """
    url = settings.BASE_URL + reverse("agreements:verify_hash", args=[version.content_hash])
    signatures = tuple(_printed(version, signature) for signature in version.signatures)
    return Paper(_state(version), signatures, url, qr_data_uri(url))


def pdf_of(version: Version) -> bytes:
    """The version as PDF."""
    paper = paper_of(version)
    return agreement_pdf(
        version.document,
        content_hash=version.content_hash,
        on=version.offered_at.date(),
        url=paper.url,
        state=paper.state,
        signatures=paper.signatures,
    )


def _state(version: Version) -> str:
    if version.completed_at is None:
        raise ConflictError(_("There is a paper of it once everybody has signed."))
    count, at = len(version.parties), _time(version.completed_at)
    return _("Signed by all %(count)s parties; complete since %(at)s.") % {"count": count, "at": at}


def _printed(version: Version, signature: SignatureEvidence) -> PrintedSignature:
    roles = (_(ROLES[role].text.text) for role in version.roles_of(signature.person))
    level = _("evidence level: %(level)s") % {"level": signature.evidence}
    return PrintedSignature(
        name=signature.typed_name,
        party=", ".join([version.named(signature.person).name, *roles]),
        intent=signature.intent,
        at=_time(signature.at),
        how=f"{_(HOW[signature.identified_by])} · {level}",
        drawing=signature.drawing,
    )


def _time(at: datetime) -> str:
    local = localtime(at)
    return f"{date_format(local, 'j F Y, H:i')} {local.tzname()}"
