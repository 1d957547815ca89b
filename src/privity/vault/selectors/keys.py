"""The keys that people named in an engagement, each chain in order."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from uuid import UUID

from privity.core.decision.known import facts_known_to
from privity.core.sealing.person_key import PersonKey, person_key_chain
from privity.core.sealing.statement import Statement, statement_from
from privity.engagements.selectors import Engagement, Participant, participants
from privity.vault import models
from privity.vault.selectors.ground import facts_of


def known_people(engagement: Engagement) -> list[Participant]:
    """The parts of everybody whom the actor knows here; the actor's own too."""
    people = participants(engagement)
    known = facts_known_to(engagement.reader, facts_of(engagement, people), engagement.at).actors
    return [one for one in people if one.key in known]


def key_statements_for(engagement: Engagement) -> Mapping[str, list[bytes]]:
    """The key statements of everybody whom the actor knows here and who named a key, as they were signed."""
    ids = {one.person for one in known_people(engagement)}
    return {engagement.key_of(person): texts for person, texts in _texts(engagement, ids).items()}


def chain_of(engagement: Engagement, person: UUID) -> tuple[PersonKey, ...]:
    """The keys of a person here, the present one last; empty where they have named none."""
    texts = _texts(engagement, {person}).get(person)
    return _chain(engagement, person, texts) if texts else ()


def keys_by_id(engagement: Engagement) -> Mapping[str, PersonKey]:
    """Every key that anybody ever named here, by the id of its statement."""
    return {key.id: key for chain in _chains(engagement) for key in chain}


def lost_keys(engagement: Engagement) -> frozenset[str]:
    """The ids of the keys that their people have lost: a later one of theirs was not signed by the one before it."""
    lost: set[str] = set()
    for chain in _chains(engagement):
        broken = max(number for number, key in enumerate(chain) if number == 0 or not key.continues)
        lost.update(key.id for key in chain[:broken])
    return frozenset(lost)


def _chains(engagement: Engagement) -> Iterable[tuple[PersonKey, ...]]:
    return (_chain(engagement, person, texts) for person, texts in _texts(engagement, None).items())


def _chain(engagement: Engagement, person: UUID, texts: Iterable[bytes]) -> tuple[PersonKey, ...]:
    return person_key_chain(engagement.key_of(person), map(_statement, texts))


def _statement(text: bytes) -> Statement:
    return statement_from(text)


def _texts(engagement: Engagement, people: set[UUID] | None) -> Mapping[UUID, list[bytes]]:
    rows = models.NamedKey.objects.filter(practice_id=engagement.practice, engagement_id=engagement.id)
    if people is not None:
        rows = rows.filter(person_id__in=people)
    texts: dict[UUID, list[bytes]] = defaultdict(list)
    for person, statement in rows.order_by("person_id", "seq").values_list("person_id", "statement"):
        texts[person].append(bytes(statement))
    return texts
