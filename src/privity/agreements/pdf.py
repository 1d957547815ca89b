"""A version on paper: its words, the evidence of its signatures, and its hash as text and QR."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Final
from urllib.parse import unquote

import segno
from django.utils.translation import gettext as _

from privity.core.agreements.document import Document

TEMPLATE: Final = Path(__file__).parent / "typst" / "agreement.typ"

DRAWING: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 100">'
    '<path d="{path}" fill="none" stroke="#1d2b30" stroke-width="2" stroke-linecap="round"/></svg>'
)


@dataclass(frozen=True, slots=True)
class PrintedSignature:
    """One signature and what it stands on. ``drawing`` is an SVG path, or empty.

    ``name`` is as it was typed, which may be any; ``party`` says whose it is: the name in the agreement, and the roles.
    """

    name: str
    party: str
    intent: str
    at: str
    how: str
    drawing: str = ""


def agreement_pdf(
    document: Document, *, content_hash: str, on: date, url: str, state: str, signatures: Sequence[PrintedSignature]
) -> bytes:
    """The printable form of a version, offered ``on`` this day.

    :param url: where anybody can check the hash
    :param state: one sentence: signed by all, or who is missing
    """
    import typst  # 40 MB that only this act needs

    data = {
        "title": document.title,
        "subtitle": _subtitle(document),
        "language": document.heading.language.partition("-")[0],
        "clauses": [{"heading": clause.heading, "text": list(clause.text)} for clause in document.clauses],
        "signatures": [_signature(signature) for signature in signatures],
        "state": state,
        "on": [on.year, on.month, on.day],
        "hash": content_hash,
        "url": url,
        "qr": qr_svg(url),
        "words": _words(),
    }
    # No PDF standard is asked for: each refuses a document with a letter that no font here can show.
    pdf: bytes = typst.compile(TEMPLATE, sys_inputs={"data": json.dumps(data)}, format="pdf")
    return pdf


def qr_svg(text: str) -> str:
    """``text`` as a QR code, an SVG image."""
    return unquote(qr_data_uri(text).partition(",")[2])


def qr_data_uri(text: str) -> str:
    """``text`` as a QR code, as an address that an image on a page can have."""
    uri: str = segno.make(text, error="m").svg_data_uri(border=2)
    return uri


def _subtitle(document: Document) -> str:
    names = ", ".join(dict.fromkeys(party.name for party in document.parties))
    return f"{document.which.render(_)} · {names}"


def _signature(signature: PrintedSignature) -> dict[str, str]:
    drawing = DRAWING.format(path=signature.drawing) if signature.drawing else ""
    return {**asdict(signature), "drawing": drawing}


def _words() -> dict[str, str]:
    return {
        "signatures": _("Signatures"),
        "drawn": _("The signature as it was drawn"),
        "code": _("The address below as a QR code"),
        "check": _("Check this paper"),
        "how": _("Scan the code, or compare the hash: the page says whether these very words were signed, and when."),
    }
