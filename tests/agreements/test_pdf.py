"""The paper form of a version: every word is on it, nothing of it is read as markup, and its code leads to the check."""

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from privity.agreements.pdf import PrintedSignature, agreement_pdf, qr_svg
from privity.core.agreements.document import Heading, agreement_document
from privity.core.agreements.terms import NamedParty, Template, Terms
from privity.core.vocabulary import Role

HASH = "ab" * 32
URL = f"https://privity.example/verify/{HASH}"
SIGNED = PrintedSignature(
    "A. O.", "Amara Osei, client", "I sign this as Amara Osei.", "3 March 2026, 10:02", "a personal link", "M 1 1 L 9 9"
)


def _printed(
    client: str = "Amara Osei", signatures: tuple[PrintedSignature, ...] = (SIGNED,), language: str = "en-gb"
) -> str:
    parties = (NamedParty("a" * 32, Role.COACH, "Mirjam Kovač"), NamedParty("b" * 32, Role.CLIENT, client))
    document = agreement_document(Terms(Template.TWO_PARTY, parties), Heading("e" * 32, 3, language, "0" * 32))
    pdf = agreement_pdf(
        document, content_hash=HASH, on=date(2026, 3, 1), url=URL, state="Signed by both.", signatures=signatures
    )
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def test_words_signatures_and_hash_are_on_paper() -> None:
    text = " ".join(_printed().split())
    for words in (
        "Version 3",
        "Whose words they are",
        "Signed by both.",
        "Amara Osei, client",
        "I sign this as Amara Osei.",
        "a personal link",
    ):
        assert words in text
    assert HASH in text.replace(" ", "")


@pytest.mark.parametrize("language", ["en", "de", "zh-hans"])
def test_every_language_has_its_paper(language: str) -> None:
    assert "Version 3" in _printed(language=language)


@pytest.mark.parametrize(
    "name", ["#panic()", "$x^2$", "*bold* _it_ `raw`", '"); #read("/etc/passwd")', "نور 李 😀", "<script>"]
)
def test_a_name_is_never_read_as_markup(name: str) -> None:
    text = _printed(client=name)
    if name.isascii():
        assert name.split(maxsplit=1)[0] in text
    assert "root:" not in text


def test_the_code_is_an_image_of_the_address() -> None:
    assert qr_svg(URL) == qr_svg(URL)
    assert qr_svg(URL) != qr_svg(URL[:-1] + "c")
    assert qr_svg(URL).startswith("<svg")
