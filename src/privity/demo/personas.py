"""The made-up people a visitor can be, by the address they are invited at."""

from dataclasses import dataclass

from privity.core.words import Phrase, phrase


@dataclass(frozen=True, slots=True)
class Persona:
    """A made-up person. ``part`` says what they are, ``story`` what there is to see through their eyes."""

    address: str
    name: str
    part: Phrase
    story: Phrase


def _persona(address: str, name: str, part: str, story: str) -> Persona:
    return Persona(address, name, phrase(part), phrase(story))


MIRJAM = _persona(
    "mirjam@kovac.example", "Mirjam Kovač", "Coach", "Sets up agreements, and is asked things she may not answer."
)
AMARA = _persona(
    "amara.osei@post.example", "Amara Osei", "Client", "Sees who can see what, who asked, and what was signed."
)
HELEN = _persona(
    "helen.brandt@northwind.example",
    "Helen Brandt",
    "Sponsor, Northwind",
    "Pays, and would like to know how it is going.",
)
TOM = _persona(
    "tom.reyes@northwind.example", "Tom Reyes", "Line manager, Northwind", "Would like just a short impression."
)
IRIS = _persona(
    "iris.vogel@northwind.example", "Iris Vogel", "Assistant, Northwind", "Keeps Amara's diary: dates, not topics."
)
JONAS = _persona("jonas@lindqvist.example", "Jonas Lindqvist", "Client", "Pays for himself. His review is overdue.")
PRIYA = _persona("priya.raman@post.example", "Priya Raman", "Client", "Has signed, and waits for the others.")
BETH = _persona("beth.okafor@halden.example", "Beth Okafor", "Sponsor, Halden Group", "Has an agreement to sign.")
TOMAS = _persona("tomas.vidal@post.example", "Tomás Vidal", "Client", "Has finished. The duty has not.")
NADIA = _persona("nadia.berg@post.example", "Nadia Berg", "Client", "Has just been invited.")
DANIEL = _persona(
    "daniel@kovac.example",
    "Daniel Frey",
    "Coach, administrator",
    "Runs the practice, and sees none of Mirjam's clients.",
)

PERSONAS = (MIRJAM, AMARA, HELEN, TOM, IRIS, JONAS, PRIYA, BETH, TOMAS, DANIEL)
