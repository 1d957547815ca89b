"""One plain sentence for every boundary: what is shared with whom, and what stays private (R4).

Sentences are the same for everybody, except that the reader can be called "you".
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from privity.core.agreements.listings import listed_purposes
from privity.core.agreements.terms import NamedParty, columns, relevant
from privity.core.agreements.version import Listing
from privity.core.matrix import Matrix
from privity.core.names import CLASSES, FAMILIES, PURPOSES, ROLES
from privity.core.vocabulary import InformationClass, Purpose, Role, Rule
from privity.core.words import Phrase, enumerate_names, phrase

SENTENCES: Mapping[Rule, str] = {
    Rule.ALWAYS: "{Who} may always know about {kinds}.",
    Rule.LISTED: "{Who} may know about {kinds}, but only for {purposes}.",
    Rule.CONSENT: "{Who} may know about {kinds} only with the written consent of {owner}, each time, to the exact words.",
    Rule.DEIDENTIFIED: "{Who} may hear about {kinds} only so that nobody can tell who it is about.",
    Rule.DEIDENTIFIED_CONSENT: (
        "{Who} may hear about {kinds} only with the written consent of {owner}, and so that nobody can tell who it is about."
    ),
    Rule.CLIENT_ONLY: "Only {owner} may tell {who} about {kinds}.",
    Rule.OWN_PART: "Of {kinds}, {who} may have only what concerns them.",
    Rule.EXCEPTION: "{Who} may know about {kinds} only through the procedure agreed for serious danger and legal demands.",
    Rule.NEVER: "Nothing about {kinds} goes to {who}.",
}

TO_YOU: Mapping[Rule, str] = {Rule.OWN_PART: "Of {kinds}, you may have only what concerns you."}
"""Where the recipient reads it."""

YOURS: Mapping[Rule, str] = {
    Rule.CONSENT: "{Who} may know about {kinds} only with your written consent, each time, to the exact words.",
    Rule.DEIDENTIFIED_CONSENT: (
        "{Who} may hear about {kinds} only with your written consent, and so that nobody can tell who it is about."
    ),
}
"""Where the person it belongs to reads it."""

YOURS_TO_YOU: Mapping[Rule, str] = {
    Rule.CLIENT_ONLY: "Nobody tells you about {kinds} in this role: that is yours alone to tell."
}
"""Where it belongs to the recipient, who reads it: a client who pays is told as the payer."""

NAMES_OWNER = frozenset(rule for rule, text in SENTENCES.items() if "{owner}" in text)

NOTHING_LISTED = "No purpose is listed, so nothing about {kinds} goes to {who}."

SPONSORS_OWN = frozenset({InformationClass.SPONSOR_BRIEF, InformationClass.SPONSOR_OBSERVATION})

SHARED = frozenset({Rule.ALWAYS, Rule.LISTED, Rule.OWN_PART})
"""Rules that share without a further act of anybody; all others keep it private until somebody acts."""


FARTHEST_FIRST = tuple(sorted(Role, key=lambda role: role in (Role.COACH, Role.CLIENT)))
"""Those outside the conversation come first: about them people want to know most."""


class Half(StrEnum):
    """The two halves of every agreement (R4)."""

    SHARED = "shared"
    PRIVATE = "private"


@dataclass(frozen=True, slots=True)
class Called:
    """How one or several people are called in a sentence. The reader comes first, as "you".

    ``opening`` is how they are called at the beginning, where that differs ("Each of them").
    """

    names: tuple[str | Phrase, ...]
    reader: bool = False
    opening: Phrase | None = None

    @property
    def alone(self) -> bool:
        """The reader, and nobody else."""
        return self.reader and not self.names

    @property
    def inside(self) -> Phrase:
        """Inside a sentence: "you and Tom"."""
        return enumerate_names((phrase("you"), *self.names) if self.reader else self.names)

    @property
    def first(self) -> Phrase:
        """At its beginning: "You and Tom"."""
        if self.opening:
            return self.opening
        return enumerate_names((phrase("You"), *self.names) if self.reader else self.names)


EACH_MEMBER = Called((phrase("each member"),), opening=phrase("Each member"))
OTHER_MEMBERS = Called((phrase("the other members"),), opening=phrase("The other members"))
WHOSE_IT_IS = Called((phrase("the person it is about"),), opening=phrase("The person it is about"))


@dataclass(frozen=True, slots=True)
class People:
    """Who is who in the sentences of one agreement: a ``Called`` for each column, and whose the information is."""

    by_role: Mapping[Role, Called]
    owner: Called

    def owner_of(self, information_class: InformationClass) -> Called:
        """Whose consent it takes, and who may tell it: the sponsor for the sponsor's own matter, else the client."""
        own = information_class in SPONSORS_OWN
        return self.by_role[Role.SPONSOR] if own and Role.SPONSOR in self.by_role else self.owner


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence about one or several kinds, and the half it belongs to."""

    role: Role
    rule: Rule
    kinds: tuple[InformationClass, ...]
    half: Half
    text: Phrase


def people_of(parties: Iterable[NamedParty], *, reader: str = "") -> People:
    """How the parties are called; ``reader`` is the id of the person who reads, "" for words that all sign."""
    everybody = list(parties)
    by_role = {
        role: _called((party for party in everybody if party.role is role), reader)
        for role in {party.role for party in everybody}
    }
    clients = [party for party in everybody if party.role in (Role.CLIENT, Role.GROUP_MEMBER)]
    if Role.GROUP_MEMBER not in columns(by_role) and len(clients) < 2:
        return People(by_role, _called(clients, reader) if clients else WHOSE_IT_IS)
    among_them = any(party.person == reader for party in clients)
    members = {Role.CLIENT: Called((), reader=True) if among_them else EACH_MEMBER, Role.GROUP_MEMBER: OTHER_MEMBERS}
    return People(by_role | members, WHOSE_IT_IS)


def _called(parties: Iterable[NamedParty], reader: str) -> Called:
    people = list(parties)
    others = tuple(party.name for party in people if party.person != reader)
    return Called(others, reader=any(party.person == reader for party in people) and bool(reader))


def cell_sentence(
    information_class: InformationClass, role: Role, rule: Rule, people: People, purposes: Iterable[Purpose] = ()
) -> Phrase:
    """What one cell means. ``purposes`` are those of its listings; they matter only where it is ``listed``."""
    return _sentence((information_class,), role, rule, people, frozenset(purposes))


def half_of(rule: Rule, purposes: Iterable[Purpose] = ()) -> Half:
    """The half a rule belongs to; a ``listed`` cell for which nothing is listed shares nothing."""
    shared = rule in SHARED and (rule is not Rule.LISTED or any(True for _ in purposes))
    return Half.SHARED if shared else Half.PRIVATE


def boundary_sentences(cells: Matrix, listings: Iterable[Listing], role: Role, people: People) -> tuple[Sentence, ...]:
    """Everything the agreement says about one column, from open to closed; kinds of one rule share a sentence."""
    listed = listed_purposes(listings)
    grouped: dict[tuple[Rule, frozenset[Purpose], bool], list[InformationClass]] = {}
    for kind in _in_families(relevant(people.by_role)):
        rule = cells.get(kind, {}).get(role, Rule.NEVER)
        purposes = listed.get((kind, role), frozenset()) if rule is Rule.LISTED else frozenset()
        another_owner = rule in NAMES_OWNER and kind in SPONSORS_OWN
        grouped.setdefault((rule, purposes, another_owner), []).append(kind)
    return tuple(
        Sentence(role, rule, tuple(kinds), half_of(rule, purposes), _sentence(kinds, role, rule, people, purposes))
        for (rule, purposes, _), kinds in sorted(grouped.items(), key=lambda group: group[0][0].strictness)
    )


def enumerate_purposes(purposes: Collection[Purpose]) -> Phrase:
    """ "invoices and planning dates", in vocabulary order. At least one."""
    return enumerate_names([PURPOSES[purpose].text for purpose in Purpose if purpose in purposes])


def title_of(role: Role, people: People) -> Phrase:
    """How a column is headed, inside a sentence: "Helen Marsh (sponsor)"."""
    names = people.by_role[role].inside
    if role is Role.GROUP_MEMBER:
        return names
    if role is Role.CLIENT and Role.GROUP_MEMBER in people.by_role:
        if people.by_role[role].alone:
            return phrase("you, about your own matters")
        return phrase("{names}, about their own matters", names=names)
    return phrase("{names} ({role})", names=names, role=ROLES[role].text)


def _sentence(
    kinds: Sequence[InformationClass], role: Role, rule: Rule, people: People, purposes: frozenset[Purpose]
) -> Phrase:
    who, owner = people.by_role[role], people.owner_of(kinds[0])
    return phrase(
        _text(rule, who, owner, listed=bool(purposes)),
        Who=who.first,
        who=who.inside,
        owner=owner.inside,
        kinds=enumerate_names([CLASSES[kind].text for kind in kinds]),
        purposes=enumerate_purposes(purposes) if purposes else "",
    )


def _text(rule: Rule, who: Called, owner: Called, *, listed: bool) -> str:
    if rule is Rule.LISTED and not listed:
        return NOTHING_LISTED
    if who.alone and owner.alone and rule in YOURS_TO_YOU:
        return YOURS_TO_YOU[rule]
    if who.alone and rule in TO_YOU:
        return TO_YOU[rule]
    return YOURS[rule] if owner.alone and rule in YOURS else SENTENCES[rule]


def _in_families(kinds: Iterable[InformationClass]) -> tuple[InformationClass, ...]:
    wanted = set(kinds)
    return tuple(kind for _, family in FAMILIES.values() for kind in family if kind in wanted)
