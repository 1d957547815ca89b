"""What a person is called in the records of one engagement."""

from hashlib import sha256
from uuid import UUID


def known_as(person: UUID, engagement: UUID) -> str:
    """The key of a person in everything that is written down about one engagement: 32 hex digits.

    The same in all of it and in no other engagement, so that who reads two of them cannot tell that an alias in one and
    a name in the other are the same person. Ids of people are random enough that nobody finds one by trying.
    """
    return sha256(b"privity/party/v1\n" + engagement.bytes + person.bytes).hexdigest()[:32]
