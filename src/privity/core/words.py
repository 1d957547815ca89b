"""Words for people, ready for translation: the English sentence is the message id, names are filled in afterwards.

``phrase("{name} signed.", name="Amara")`` renders to "Amara signed."; a translator sees "{name} signed.".
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

type Translate = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A sentence or a few words. Parameters are plain text, or phrases that are rendered first."""

    text: str
    params: Mapping[str, "str | Phrase"]

    def render(self, translate: Translate = str) -> str:
        """The sentence in the reader's language. Parameters are inserted once and never read as format again.

        A name that ends with a full stop ends its sentence too: "A. O. signs." but "told to A. O."
        """
        filled = {name: v.render(translate) if isinstance(v, Phrase) else v for name, v in self.params.items()}
        text = translate(self.text)
        for name, value in filled.items():
            if value.endswith("."):
                text = text.replace(f"{{{name}}}.", f"{{{name}}}")
        return text.format_map(filled)


def phrase(text: str, **params: "str | Phrase") -> Phrase:
    """A ``Phrase``; also the keyword by which translators' tools find the sentences."""
    return Phrase(text, MappingProxyType(params))


def enumerate_names(names: "Sequence[str | Phrase]") -> Phrase:
    """ "Amara", "Amara and Tom", "Amara, Helen and Tom". At least one name."""
    if len(names) == 1:
        return phrase("{name}", name=names[0])
    if len(names) == 2:
        return phrase("{first} and {last}", first=names[0], last=names[1])
    return phrase("{first}, {rest}", first=names[0], rest=enumerate_names(names[1:]))
