"""What a question in an engagement stands on for one person, and how to speak of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from privity.core.agreements.version import governing
from privity.core.asks import AskKind
from privity.core.decision import decide
from privity.core.decision.answer import Answer, answer_for
from privity.core.decision.facts import Facts
from privity.core.decision.known import facts_known_to
from privity.core.decision.verdict import Decision
from privity.core.entries import Envelope
from privity.core.entries.phrases import entry_phrase
from privity.core.errors import InvalidError, NotFoundError
from privity.core.outside import OUTSIDE, OUTSIDE_NAMES
from privity.core.vocabulary import Role
from privity.core.words import Phrase, phrase
from privity.engagements.selectors import Engagement, Participant, engagement_for, names_among, participants
from privity.sharing.facts import Ask, Wish
from privity.sharing.selectors.channels import accepted_channels
from privity.vault.selectors import facts_of

TO_ONESELF = "Choose two people: nobody tells themselves."


@dataclass(frozen=True, slots=True)
class Told:
    """A recorded ask: the sentence that the ledger has for it, and the answer in full."""

    ask: Ask
    words: Phrase
    answer: Answer


@dataclass(frozen=True, slots=True)
class Ground:
    """The facts known to ``reader`` at ``at``. Only the people among them can be named in a question of theirs."""

    engagement: Engagement
    reader: str
    at: datetime
    facts: Facts
    people: tuple[Participant, ...]
    """Everybody who takes part at this instant and is known to the reader, in the order in which they were named."""
    names: Mapping[str, str]
    """How everybody and everything that an answer may name is called."""

    def roles(self, person: str) -> frozenset[Role]:
        """The roles of a person of this engagement at this instant."""
        return self.facts.roles(person, self.at)

    def decide(self, wish: Wish) -> Decision:
        """The answer to a wish, on what the reader knows. Nothing is recorded.

        :raises NotFoundError: it names somebody the reader does not know, or an office as the one who would tell
        :raises InvalidError: somebody would tell themselves
        """
        people = {participant.key for participant in self.people}
        if not wish.subjects | {wish.sender} <= people or wish.recipient not in {*people, *OUTSIDE}:
            raise NotFoundError("There is nobody like that here.")
        if wish.sender == wish.recipient:
            raise InvalidError(TO_ONESELF, field="recipient")
        actors = {**self.facts.actors, **OUTSIDE}
        return decide(wish.question(self.at), replace(self.facts, actors=actors))

    def answer(self, wish: Wish, decision: Decision) -> Answer:
        """A decision in the words for the reader."""
        roles = {person: self.roles(person) for person in wish.people}
        return answer_for(
            decision,
            wish.question(self.at),
            reader=self.reader,
            names=self.names,
            roles=roles,
            signers=self._signers(),
        )

    def _signers(self) -> frozenset[str]:
        """Who has signed what is in force at this instant."""
        version = governing(self.facts.versions, self.at)
        return frozenset(party.person for party in version.parties) if version else frozenset()

    def told(self, ask: Ask) -> Told:
        """A recorded ask in the words for the reader. Where somebody pressed, the words to decline come first."""
        answer = self.answer(ask.wish, ask.decision)
        if ask.kind is AskKind.SOMEBODY_ASKED:
            answer = replace(answer, scripts=answer.scripts[::-1])
        return Told(ask, _words(ask, self.engagement, self.names), answer)


def ground_for(actor: UUID, engagement_id: UUID, *, at: datetime) -> Ground:
    """What the actor's questions stand on.

    :raises NotFoundError: no such engagement, or not theirs
    """
    return ground_of(engagement_for(actor, engagement_id, at=at), at=at)


def ground_of(engagement: Engagement, *, at: datetime) -> Ground:
    """What the questions of ``engagement.actor`` stand on, in an engagement that the caller has loaded."""
    people = participants(engagement)
    facts = replace(facts_of(engagement, people), accepted_channels=accepted_channels(engagement, people, at))
    known = facts_known_to(engagement.reader, facts, at)
    there = {participant.key: participant for participant in people if participant.open(at)}
    return Ground(
        engagement=engagement,
        reader=engagement.reader,
        at=at,
        facts=known,
        people=tuple(participant for key, participant in there.items() if key in known.actors),
        names=_names(people, facts),
    )


def words_of(ask: Ask, engagement: Engagement, people: Iterable[Participant]) -> Phrase:
    """A recorded ask in one sentence, as the ledger has it, for ``engagement.actor``."""
    return _words(ask, engagement, names_among(people))


def _words(ask: Ask, engagement: Engagement, names: Mapping[str, str]) -> Phrase:
    envelope = Envelope(
        engagement.practice.hex, engagement.id.hex, engagement.key_of(ask.actor), ask.asked_at, ask.entry
    )
    return entry_phrase(envelope, reader=engagement.reader, names=names)


def _names(people: list[Participant], facts: Facts) -> Mapping[str, str]:
    versions = {
        version.id: phrase("version {number}", number=str(version.number)).render(_) for version in facts.versions
    }
    outside = {key: words.render(_) for key, words in OUTSIDE_NAMES.items()}
    return {**outside, **versions, **names_among(people)}
