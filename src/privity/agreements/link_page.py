"""What the owner of a personal link sees: the words to sign, or what they signed, or that the link is over."""

from dataclasses import dataclass
from datetime import datetime

from privity.agreements.reading_page import Text, text_for
from privity.agreements.selectors import Link, Version, link_by_token, version_by_id
from privity.core.agreements.signing import intent_of
from privity.core.errors import NotFoundError
from privity.core.words import Phrase
from privity.engagements.selectors.parts import parts_named


@dataclass(frozen=True, slots=True)
class LinkPage:
    """``may_act``: sign or decline. ``may_read``: the words stay readable to the link's owner until it expires."""

    link: Link
    text: Text

    @property
    def version(self) -> Version:
        return self.text.version

    @property
    def may_act(self) -> bool:
        open_to_them = self.version.open and self.link.person in self.version.missing
        return open_to_them and not (self.link.expired or self.link.used)

    @property
    def may_read(self) -> bool:
        """Only what they signed; what they declined, or was taken back, they need not keep."""
        return not self.link.expired and self.has_signed

    @property
    def may_renew(self) -> bool:
        return self.link.expired and self.version.open and self.link.person in self.version.missing

    @property
    def has_signed(self) -> bool:
        return self.version.signature_of(self.link.person) is not None

    @property
    def intent(self) -> Phrase:
        """The sentence they would sign under."""
        return intent_of(self.version.document, self.version.key_of(self.link.person))


def link_page_for(token: str, *, at: datetime) -> LinkPage:
    """What stands behind a link, for its owner.

    :raises NotFoundError: there is no such link, or its owner takes no part in the engagement any more
    """
    link = link_by_token(token, at=at)
    version = version_by_id(link.version)
    takes_part = parts_named(link.person, at).filter(engagement_id=version.engagement).exists()
    if link.person not in version.parties or not takes_part:
        raise NotFoundError("This link leads nowhere.")
    return LinkPage(link, text_for(version, link.person))
